//! Passwords of an open vault: given to a colleague, replaced by oneself, locked harder. Nobody else's key is touched.

use age::x25519::Identity;

use super::{OpenVault, Person, pc_key_in};
use crate::domain::id::StaffId;
use crate::error::{Error, Result};
use crate::store::SchoolFile;
use crate::store::keys_row::{KeyAct, KeyTrace};
use crate::vault::as_typed;
use crate::vault::header::StaffEntry;
use crate::vault::pc_key::PcKey;
use crate::vault::staff_key::{Owner, StaffKey};

impl OpenVault {
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
        let owner = Owner {
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
    pub(in crate::vault) fn raise_cost(
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
}

/// How a person's secret is to be locked.
struct Lock<'a> {
    identity: &'a Identity,
    password: &'a str,
    pc_key: &'a PcKey,
    one_time: bool,
}
