//! The backups of the open file: making one, carrying it to the second place, and what is known of them.

use std::path::{Path, PathBuf};

use super::Office;
use crate::domain::backup::{BackupReason, BackupTrouble};
use crate::error::{Error, FileTrouble, Result};
use crate::store::backup_state::{self, BackupState};
use crate::vault::backup::{self, Backup, Owner};

impl Office {
    /// Makes a backup beside the file, opened and checked, before something big is done or when one is due. Others
    /// go on working meanwhile, and it may be made while they write: it holds what had been committed by then. Then it
    /// is carried to the second place, if there is one, and old ones are let go of; that this failed is kept to be
    /// shown, and is no error here.
    ///
    /// # Errors
    /// [`FileTrouble`]: what stands in the way. Then the big thing must not be done.
    pub fn back_up(&self, reason: BackupReason) -> Result<Backup> {
        let _alone = self.copying();
        let folder = self.backup_folder()?;
        let owner = match &self.vault {
            Some(vault) => vault.backup_owner(&self.file)?,
            None => Owner::default(),
        };
        let now = self.world().now();
        let mut state = self.backup_state()?;
        let made = match backup::make(&self.file, &owner, &folder, reason, self.world()) {
            Ok(made) => made,
            Err(error) => {
                state.trouble = Some(making_trouble(&error));
                // On a full disk this fails too, and the error says so all the same.
                drop(backup_state::keep(&self.file.connection(), &state));
                return Err(error);
            }
        };
        state.begun_at = state.begun_at.or(Some(now));
        state.made_at = Some(made.made_at);
        let second = PathBuf::from(&state.second_folder);
        state.trouble = None;
        if !state.second_folder.is_empty() {
            match backup::carry(&made.path, &second) {
                Ok(_) => state.away_at = Some(made.made_at),
                Err(error) => state.trouble = Some(away_trouble(&error, &second)),
            }
        }
        backup_state::keep(&self.file.connection(), &state)?;
        for folder in [folder, second] {
            backup::thin(&folder, &owner.vault_id, now);
        }
        Ok(made)
    }

    /// What is known of the backups.
    pub(crate) fn backup_state(&self) -> Result<BackupState> {
        backup_state::of(&self.file.connection())
    }

    /// From now on the days without a backup count.
    pub(crate) fn begin_backups(&self) -> Result<()> {
        let begun_at = Some(self.world().now());
        let state = BackupState {
            begun_at,
            ..self.backup_state()?
        };
        backup_state::keep(&self.file.connection(), &state)
    }

    /// The folder of the backups beside the file.
    pub(crate) fn backup_folder(&self) -> Result<PathBuf> {
        Ok(self.file.path()?.with_file_name(backup::FOLDER))
    }
}

/// What to tell of a backup that could not be made.
fn making_trouble(error: &Error) -> BackupTrouble {
    match error {
        Error::File(FileTrouble::Damaged) => BackupTrouble::Damaged,
        _ => BackupTrouble::NotMade,
    }
}

/// What to tell of a backup that did not reach the second place.
fn away_trouble(error: &Error, place: &Path) -> BackupTrouble {
    match error {
        Error::File(FileTrouble::DiskFull) => BackupTrouble::Full,
        Error::File(FileTrouble::CopyDiffers) => BackupTrouble::NotKept,
        _ if !place.is_dir() => BackupTrouble::Missing,
        _ => BackupTrouble::Refused,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_kept_a_backup_from_being_made_or_carried_is_told_as_what_it_is() {
        let damaged = Error::File(FileTrouble::Damaged);
        let full = Error::File(FileTrouble::DiskFull);
        let differs = Error::File(FileTrouble::CopyDiffers);
        let fails = Error::File(FileTrouble::DiskFails);
        assert_eq!(making_trouble(&damaged), BackupTrouble::Damaged);
        assert_eq!(making_trouble(&fails), BackupTrouble::NotMade);
        let there = tempfile::tempdir().unwrap();
        let gone = there.path().join("unplugged");
        for (error, place, told) in [
            (&full, there.path(), BackupTrouble::Full),
            (&full, gone.as_path(), BackupTrouble::Full),
            (&differs, there.path(), BackupTrouble::NotKept),
            (&fails, there.path(), BackupTrouble::Refused),
            (&fails, gone.as_path(), BackupTrouble::Missing),
        ] {
            assert_eq!(away_trouble(error, place), told, "{error:?}, {place:?}");
        }
    }
}
