//! An open vault: who signs in with what can be changed now. Each change goes through the file first, so that the file
//! always knows which header belongs beside it, whatever a power cut leaves.

mod data_key;
mod passwords;

use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};

use super::backup::Owner;
use super::header::{Header, RecoveryEntry};
use super::in_use::InUse;
use super::pc_key::PcKey;
use super::{KeyPlace, RecoveryCode, Tries, Vault, header};
use crate::domain::id::StaffId;
use crate::error::{FileTrouble, Result};
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

/// The key of the PC, from the copy inside the file.
pub(super) fn pc_key_in(file: &SchoolFile) -> Result<PcKey> {
    let row = file.keys_row()?.ok_or(FileTrouble::KeysDiffer)?;
    Ok(PcKey::from_bytes(row.pc_key))
}
