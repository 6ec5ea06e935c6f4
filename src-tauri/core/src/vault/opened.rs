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
use super::{KeyPlace, RecoveryCode, Tries, Vault, as_typed, header, random};
use crate::domain::id::StaffId;
use crate::error::{Error, FileTrouble, Result};
use crate::store::keys_row::{KeyAct, KeyTrace};
use crate::store::{SchoolFile, StoreKey, disk};

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
    /// Whether a change of the keys was found that had been cut short before it counted.
    cut_short: bool,
    /// Whether the file has not been told yet that the header which it expects is there.
    unsettled: bool,
}

/// In the trail of whoever finds that a change which it tells of was cut short.
const CUT_SHORT: &str = "found that a change of the keys had been cut short";
/// And of whoever finds what the recovery sheet has done.
const SHEET_USED: &str = "found that the recovery sheet had put the keys right";
/// Of whoever was told that a change did not come to be.
const NOT_DONE: &str = "could not change the keys after all";

impl OpenVault {
    pub(super) fn new(vault: Vault, in_use: InUse, header: Header, next: Option<StoreKey>) -> Self {
        Self {
            vault,
            held: Mutex::new(Held {
                header,
                next,
                cut_short: false,
                unsettled: false,
            }),
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
    /// ends a wait after wrong passwords. The operation that asks for it has left its trace already.
    pub(crate) fn give_one_time(
        &self,
        file: &SchoolFile,
        person: Person,
        password: &str,
    ) -> Result<()> {
        let id = person.id.clone();
        let trace = KeyTrace::Before;
        self.give(file, person, &as_typed(password), true, trace)?;
        self.tries().clear(&id)
    }

    /// Gives a person who came in with the recovery sheet a new key that a password of their own unlocks.
    pub(crate) fn give_own(
        &self,
        file: &SchoolFile,
        person: Person,
        password: &str,
        act: &KeyAct,
    ) -> Result<()> {
        let id = person.id.clone();
        self.give(file, person, password, false, KeyTrace::Now(act))?;
        self.tries().clear(&id)
    }

    fn give(
        &self,
        file: &SchoolFile,
        person: Person,
        password: &str,
        one_time: bool,
        trace: KeyTrace<'_>,
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
        self.change_for_good(file, trace, |header| {
            if !one_time {
                // The trace says who came in with the sheet.
                header.sheet_used_at = None;
            }
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
        trace: KeyTrace<'_>,
    ) -> Result<()> {
        let pc_key = pc_key_in(file)?;
        let identity = self
            .unlock(staff_id, current, &pc_key)?
            .ok_or(Error::WrongPassword)?;
        let lock = Lock {
            identity: &identity,
            password: new,
            pc_key: &pc_key,
            one_time: false,
        };
        self.lock_anew(file, staff_id, &lock, trace)
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

    /// Locks a person's secret harder, where it was locked by what was thought hard enough once. The password stays, so
    /// nobody has done anything that the trail would tell.
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
            let lock = Lock {
                identity,
                password,
                pc_key,
                one_time,
            };
            self.lock_anew(file, staff_id, &lock, KeyTrace::Before)
        } else {
            Ok(())
        }
    }

    fn lock_anew(
        &self,
        file: &SchoolFile,
        staff_id: &StaffId,
        lock: &Lock<'_>,
        trace: KeyTrace<'_>,
    ) -> Result<()> {
        let header = self.held().header.clone();
        let owner = header.owner(staff_id);
        let (identity, strength) = (lock.identity, self.vault.strength);
        let key = StaffKey::lock(identity, owner, lock.password, lock.pc_key, strength)?;
        self.change_for_good(file, trace, |header| {
            let entry = header.entry(staff_id).ok_or(Error::WrongPassword)?;
            let entry = StaffEntry {
                one_time: lock.one_time,
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
        trace: KeyTrace<'_>,
    ) -> Result<()> {
        let recipient = code.identity()?.to_public().to_string();
        self.change_for_good(file, trace, |header| {
            header.recovery = Some(RecoveryEntry { recipient, made_at });
            Ok(())
        })
    }

    /// Says where the key of this PC is kept now, since the recovery sheet put it there. Nobody is signed in yet, so the
    /// trail is told by whoever does next.
    pub(super) fn note_sheet(
        &self,
        file: &SchoolFile,
        place: KeyPlace,
        at: DateTime<Utc>,
    ) -> Result<()> {
        self.change(file, KeyTrace::Before, |header| {
            header.pc_key = place;
            header.sheet_used_at = Some(at);
            Ok(())
        })
    }

    /// What was found at opening that the trail does not tell yet: that the sheet was used, and that a change of the keys
    /// which it tells of did not come to be.
    pub(crate) fn tell_what_was_found(
        &self,
        file: &SchoolFile,
        who: &StaffId,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let act = |verb| KeyAct {
            who: who.clone(),
            verb,
            at,
        };
        let (cut_short, sheet, text) = {
            let held = self.held();
            let header = &held.header;
            (held.cut_short, header.sheet_used_at, header.text()?)
        };
        if cut_short {
            file.settle_header(&text, KeyTrace::Now(&act(CUT_SHORT)))?;
            self.held().cut_short = false;
        }
        if let Some(used_at) = sheet {
            let act = KeyAct {
                at: used_at,
                ..act(SHEET_USED)
            };
            self.change(file, KeyTrace::Now(&act), |header| {
                header.sheet_used_at = None;
                Ok(())
            })?;
        }
        Ok(())
    }

    /// Remembers that a change was found which had been cut short before it counted.
    pub(super) fn was_cut_short(&self) {
        self.held().cut_short = true;
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
            self.change_data_key(file, after, KeyTrace::Before)?;
        } else if after != before {
            self.change(file, KeyTrace::Before, |header| {
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
    pub(crate) fn rekey(&self, file: &SchoolFile, trace: KeyTrace<'_>) -> Result<()> {
        let stay = self.held().header.clone();
        self.change_data_key(file, stay, trace)?;
        self.finish_data_key(file)
    }

    /// Step one of changing the data key: the next one is sealed to those who stay and put down, beside the one that
    /// still opens the file. Whoever opens the vault from now on can finish.
    pub(super) fn change_data_key(
        &self,
        file: &SchoolFile,
        stay: Header,
        trace: KeyTrace<'_>,
    ) -> Result<()> {
        let next = StoreKey::new(random()?);
        self.held().next = Some(next);
        self.change(file, trace, |header| {
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
        self.change(file, KeyTrace::Before, |_| Ok(()))
    }

    /// Changes who comes in with what, in the header that is kept as the one before as well: where the newest is damaged,
    /// the new password and the new sheet still count, and the old ones do not.
    fn change_for_good(
        &self,
        file: &SchoolFile,
        trace: KeyTrace<'_>,
        how: impl FnOnce(&mut Header) -> Result<()>,
    ) -> Result<()> {
        self.change(file, trace, how)?;
        if self.change(file, KeyTrace::Before, |_| Ok(())).is_err() {
            // The change counts, so that it is not called failed. The one before goes: it knows the old ones.
            disk::forget(&header::before(&self.vault.header_path()));
        }
        Ok(())
    }

    /// Changes the header: the file is told what is to come and who wants it, the header is written, the file is told
    /// that it is there. Cut anywhere, the file knows the header that lies beside it, and its trail the change.
    fn change(
        &self,
        file: &SchoolFile,
        trace: KeyTrace<'_>,
        how: impl FnOnce(&mut Header) -> Result<()>,
    ) -> Result<()> {
        let mut held = self.held();
        if held.unsettled {
            // Until then the file must not expect another.
            file.settle_header(&held.header.text()?, KeyTrace::Before)?;
            held.unsettled = false;
        }
        let mut header = held.header.clone();
        how(&mut header)?;
        header.epoch = held.header.epoch.saturating_add(1);
        header.sealed = header.seal(&file.key())?;
        header.next_sealed = match &held.next {
            Some(next) => Some(header.seal(next)?),
            None => None,
        };
        let text = header.text()?;
        file.expect_header(&text, trace)?;
        let written = header.write(&self.vault.header_path());
        let there = written.is_ok() || self.lies_there(&header);
        if there {
            // It counts from now on. What cannot be told to the file now is told before the next change, or found by
            // whoever opens it next.
            held.unsettled = file.settle_header(&text, KeyTrace::Before).is_err();
            held.header = header;
        } else {
            self.give_up(file, &held.header, trace);
        }
        written
    }

    fn lies_there(&self, header: &Header) -> bool {
        (self.vault.header()).is_ok_and(|there| !there.older && there.epoch == header.epoch)
    }

    /// The new header could not be written. Where the one before still lies there, the trail is told that the change did
    /// not come to be; on a disk that refuses that too, whoever opens the file next finds it.
    fn give_up(&self, file: &SchoolFile, before: &Header, trace: KeyTrace<'_>) {
        let KeyTrace::Now(act) = trace else { return };
        if let (true, Ok(text)) = (self.lies_there(before), before.text()) {
            let act = KeyAct {
                verb: NOT_DONE,
                ..act.clone()
            };
            drop(file.settle_header(&text, KeyTrace::Now(&act)));
        }
    }

    /// Which vault this is, and the text of the header that belongs beside its file.
    pub(super) fn belongs_beside(&self) -> Result<(String, String)> {
        let held = self.held();
        Ok((held.header.vault_id.clone(), held.header.text()?))
    }

    pub(super) fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How a person's secret is to be locked.
struct Lock<'a> {
    identity: &'a Identity,
    password: &'a str,
    pc_key: &'a PcKey,
    one_time: bool,
}

/// The key of the PC, from the copy inside the file.
pub(super) fn pc_key_in(file: &SchoolFile) -> Result<PcKey> {
    let row = file.keys_row()?.ok_or(FileTrouble::KeysDiffer)?;
    Ok(PcKey::from_bytes(row.pc_key))
}
