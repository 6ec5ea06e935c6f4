//! An open vault: who signs in with what can be changed now. Each change goes through the file first, so that the file
//! always knows which header belongs beside it, whatever a power cut leaves.

use std::sync::{Mutex, MutexGuard, PoisonError};

use age::x25519::Identity;
use chrono::{DateTime, Utc};

use super::backup::Owner;
use super::header::{Header, RecoveryEntry, StaffEntry};
use super::in_use::InUse;
use super::pc_key::PcKey;
use super::staff_key::StaffKey;
use super::{KeyPlace, RecoveryCode, Tries, Vault, as_typed, random};
use crate::domain::id::StaffId;
use crate::error::{Error, FileTrouble, Result};
use crate::store::{SchoolFile, StoreKey};

/// What the header shows of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    pub(crate) id: StaffId,
    pub(crate) name: String,
    pub(crate) job_title: String,
}

/// The vault of the open file.
#[derive(Debug)]
pub(crate) struct OpenVault {
    vault: Vault,
    held: Mutex<Held>,
    /// Keeps other programs out for as long as this is open.
    _in_use: InUse,
}

#[derive(Debug)]
pub(super) struct Held {
    header: Header,
    /// The next data key, while it is being changed.
    pub(super) next: Option<StoreKey>,
}

impl OpenVault {
    pub(super) fn new(vault: Vault, in_use: InUse, header: Header, next: Option<StoreKey>) -> Self {
        Self {
            vault,
            held: Mutex::new(Held { header, next }),
            _in_use: in_use,
        }
    }

    pub(crate) fn tries(&self) -> Tries {
        self.vault.tries()
    }

    pub(super) fn vault(&self) -> &Vault {
        &self.vault
    }

    /// The random name of this vault.
    pub(crate) fn vault_id(&self) -> String {
        self.held().header.vault_id.clone()
    }

    /// Whether a person can sign in here.
    pub(crate) fn has_key(&self, staff_id: &StaffId) -> bool {
        self.held().header.entry(staff_id).is_some()
    }

    /// What a backup says of this vault, and its seal for the recovery sheet that is in force.
    pub(crate) fn backup_owner(&self, file: &SchoolFile) -> Result<Owner> {
        self.held().header.backup_owner(&file.key())
    }

    /// Where the key of this PC is kept.
    pub(crate) fn key_place(&self) -> KeyPlace {
        self.held().header.pc_key
    }

    /// Whether the person's password was given by somebody else and has to be replaced.
    pub(crate) fn must_change(&self, staff_id: &StaffId) -> bool {
        let held = self.held();
        held.header
            .entry(staff_id)
            .is_some_and(|entry| entry.one_time)
    }

    /// When the recovery sheet that is in force was made.
    pub(crate) fn recovery_since(&self) -> Option<DateTime<Utc>> {
        self.held().header.recovery.as_ref().map(|r| r.made_at)
    }

    /// Gives a person a new key that a one-time password unlocks, in the place of the one they may have had. It also
    /// ends a wait after wrong passwords.
    pub(crate) fn give_one_time(
        &self,
        file: &SchoolFile,
        person: Person,
        password: &str,
    ) -> Result<()> {
        let id = person.id.clone();
        self.give(file, person, &as_typed(password), true)?;
        self.tries().clear(&id)
    }

    /// Gives a person a new key that a password of their own unlocks.
    pub(crate) fn give_own(&self, file: &SchoolFile, person: Person, password: &str) -> Result<()> {
        let id = person.id.clone();
        self.give(file, person, password, false)?;
        self.tries().clear(&id)
    }

    fn give(
        &self,
        file: &SchoolFile,
        person: Person,
        password: &str,
        one_time: bool,
    ) -> Result<()> {
        let pc_key = pc_key_in(file)?;
        let strength = self.vault.strength;
        let vault_id = self.held().header.vault_id.clone();
        let owner = super::staff_key::Owner {
            vault_id: &vault_id,
            staff_id: &person.id,
        };
        // Half a second of work, before anything is held.
        let key = StaffKey::new(owner, password, &pc_key, strength)?;
        self.change_for_good(file, |header| {
            header.set_entry(StaffEntry {
                id: person.id.clone(),
                name: person.name.clone(),
                job_title: person.job_title.clone(),
                one_time,
                key,
            });
            Ok(())
        })
    }

    /// Replaces a person's own password: their secret is locked anew, nothing else changes.
    ///
    /// # Errors
    /// [`Error::WrongPassword`] where the current one is not right.
    pub(crate) fn change_password(
        &self,
        file: &SchoolFile,
        staff_id: &StaffId,
        current: &str,
        new: &str,
    ) -> Result<()> {
        let pc_key = pc_key_in(file)?;
        let identity = self
            .unlock(staff_id, current, &pc_key)?
            .ok_or(Error::WrongPassword)?;
        self.lock_anew(file, staff_id, &identity, new, &pc_key, false)
    }

    /// Whether this is the person's password.
    pub(crate) fn is_password_of(
        &self,
        file: &SchoolFile,
        staff_id: &StaffId,
        password: &str,
    ) -> Result<bool> {
        Ok(self
            .unlock(staff_id, password, &pc_key_in(file)?)?
            .is_some())
    }

    fn unlock(
        &self,
        staff_id: &StaffId,
        password: &str,
        pc_key: &PcKey,
    ) -> Result<Option<Identity>> {
        let header = self.held().header.clone();
        let entry = header.entry(staff_id).ok_or(Error::WrongPassword)?;
        let one_time = as_typed(password);
        let password = if entry.one_time { &one_time } else { password };
        entry.key.unlock(header.owner(staff_id), password, pc_key)
    }

    /// Locks a person's secret harder, where it was locked by what was thought hard enough once.
    pub(super) fn raise_cost(
        &self,
        file: &SchoolFile,
        staff_id: &StaffId,
        identity: &Identity,
        password: &str,
        pc_key: &PcKey,
    ) -> Result<()> {
        let (weak, one_time) = {
            let held = self.held();
            let entry = held.header.entry(staff_id).ok_or(Error::WrongPassword)?;
            (
                entry.key.is_weaker_than(self.vault.strength),
                entry.one_time,
            )
        };
        if weak {
            self.lock_anew(file, staff_id, identity, password, pc_key, one_time)
        } else {
            Ok(())
        }
    }

    fn lock_anew(
        &self,
        file: &SchoolFile,
        staff_id: &StaffId,
        identity: &Identity,
        password: &str,
        pc_key: &PcKey,
        one_time: bool,
    ) -> Result<()> {
        let header = self.held().header.clone();
        let owner = header.owner(staff_id);
        let key = StaffKey::lock(identity, owner, password, pc_key, self.vault.strength)?;
        self.change_for_good(file, |header| {
            let entry = header.entry(staff_id).ok_or(Error::WrongPassword)?;
            let entry = StaffEntry {
                one_time,
                key,
                ..entry.clone()
            };
            header.set_entry(entry);
            Ok(())
        })
    }

    /// Puts a recovery sheet in force, in the place of the one before.
    pub(crate) fn set_recovery(
        &self,
        file: &SchoolFile,
        code: &RecoveryCode,
        made_at: DateTime<Utc>,
    ) -> Result<()> {
        let recipient = code.identity()?.to_public().to_string();
        self.change_for_good(file, |header| {
            header.recovery = Some(RecoveryEntry { recipient, made_at });
            Ok(())
        })
    }

    /// Says where the key of this PC is kept now.
    pub(super) fn set_key_place(&self, file: &SchoolFile, place: KeyPlace) -> Result<()> {
        if self.key_place() == place {
            return Ok(());
        }
        self.change(file, |header| {
            header.pc_key = place;
            Ok(())
        })
    }

    /// Brings the header into line with the staff of the school: names as they are now, and nobody who has left. When
    /// somebody has, a new data key is made and sealed to those who stay. Answers with how many were removed.
    pub(crate) fn settle(
        &self,
        file: &SchoolFile,
        working: &[Person],
        school_name: &str,
    ) -> Result<usize> {
        let before = self.held().header.clone();
        let mut after = before.clone();
        after.school_name = school_name.to_owned();
        after
            .staff
            .retain(|entry| working.iter().any(|one| one.id == entry.id));
        for entry in &mut after.staff {
            if let Some(person) = working.iter().find(|one| one.id == entry.id) {
                entry.name.clone_from(&person.name);
                entry.job_title.clone_from(&person.job_title);
            }
        }
        let gone = before.staff.len() - after.staff.len();
        if gone > 0 {
            self.change_data_key(file, after)?;
        } else if after != before {
            self.change(file, |header| {
                *header = after;
                Ok(())
            })?;
        }
        self.finish_data_key(file)?;
        Ok(gone)
    }

    /// Gives the file a new data key, sealed to everybody who signs in now.
    ///
    /// # Errors
    /// [`FileTrouble::Busy`]; no room. The file opens as before then, and whoever opens it next finishes.
    pub(crate) fn rekey(&self, file: &SchoolFile) -> Result<()> {
        let stay = self.held().header.clone();
        self.change_data_key(file, stay)?;
        self.finish_data_key(file)
    }

    /// Step one of changing the data key: the next one is sealed to those who stay and put down, beside the one that
    /// still opens the file. Whoever opens the vault from now on can finish.
    pub(super) fn change_data_key(&self, file: &SchoolFile, stay: Header) -> Result<()> {
        let next = StoreKey::new(random()?);
        self.held().next = Some(next);
        self.change(file, |header| {
            *header = stay;
            Ok(())
        })
    }

    /// Step two: the file is put under the next key, and the old one is forgotten.
    pub(super) fn finish_data_key(&self, file: &SchoolFile) -> Result<()> {
        let next = self.held().next.as_ref().map(StoreKey::again);
        let Some(next) = next else {
            return Ok(());
        };
        if file.key().bytes() != next.bytes() {
            file.change_key(&next)?;
        }
        self.held().next = None;
        self.change(file, |_| Ok(()))
    }

    /// Changes who comes in with what, in the header that is kept as the one before as well: where the newest is damaged,
    /// the new password and the new sheet still count, and the old ones do not.
    fn change_for_good(
        &self,
        file: &SchoolFile,
        how: impl FnOnce(&mut Header) -> Result<()>,
    ) -> Result<()> {
        self.change(file, how)?;
        self.change(file, |_| Ok(()))
    }

    /// Changes the header: the file is told what is to come, the header is written, the file is told that it is there.
    /// Cut anywhere, the file knows the header that lies beside it.
    fn change(&self, file: &SchoolFile, how: impl FnOnce(&mut Header) -> Result<()>) -> Result<()> {
        let mut held = self.held();
        let mut header = held.header.clone();
        how(&mut header)?;
        header.epoch = held.header.epoch.saturating_add(1);
        header.sealed = header.seal(&file.key())?;
        header.next_sealed = match &held.next {
            Some(next) => Some(header.seal(next)?),
            None => None,
        };
        let text = header.text()?;
        file.expect_header(&text)?;
        header.write(&self.vault.header_path())?;
        file.settle_header(&text)?;
        held.header = header;
        Ok(())
    }

    pub(super) fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The key of the PC, from the copy inside the file.
pub(super) fn pc_key_in(file: &SchoolFile) -> Result<PcKey> {
    let row = file.keys_row()?.ok_or(FileTrouble::KeysDiffer)?;
    Ok(PcKey::from_bytes(row.pc_key))
}
