//! Coming in with the recovery sheet: the keyring has lost the key of the PC, the header was swapped, or nobody
//! remembers a password.

use chrono::{DateTime, Utc};

use super::header::Header;
use super::opened::pc_key_in;
use super::{OpenVault, RecoveryCode, Vault};
use crate::error::{Error, FileTrouble, Result};
use crate::progress::Progress;
use crate::store::SchoolFile;
use crate::store::keys_row::KeyTrace;

impl Vault {
    /// [`Vault::open_with_sheet_watched`], with nobody watching.
    #[cfg(test)]
    pub(crate) fn open_with_sheet(
        &self,
        code: &RecoveryCode,
        at: DateTime<Utc>,
    ) -> Result<(SchoolFile, OpenVault)> {
        self.open_with_sheet_watched(code, at, &Progress::unwatched())
    }

    /// Opens the file with the recovery sheet and puts right what is wrong beside it: the key of the PC goes back to
    /// where it is kept, and the header becomes the one that the file knows. That this was done, and when, is kept for
    /// the trail.
    ///
    /// # Errors
    /// [`Error::WrongPassword`] where the sheet is not one of this school, or not the newest; [`FileTrouble`];
    /// [`Error::Cancelled`] where the person stops the look through the file.
    pub(crate) fn open_with_sheet_watched(
        &self,
        code: &RecoveryCode,
        at: DateTime<Utc>,
        progress: &Progress,
    ) -> Result<(SchoolFile, OpenVault)> {
        let in_use = self.take()?;
        self.finish_set_up()?;
        let header = self.header()?;
        let identity = code.identity()?;
        let (file, next) = self.open_file(&header, &identity, progress)?;
        let row = file.keys_row()?.ok_or(FileTrouble::KeysDiffer)?;
        let text = header.text()?;
        let known = match &row.next_header {
            Some(next) if *next == text => next,
            _ => &row.header,
        };
        let known = Header::from_text(known)?;
        // The sheet that the file knows counts, not one that a header of yesterday still names.
        let in_force = known.recovery_recipient()?;
        if in_force.is_none_or(|one| one.to_string() != identity.to_public().to_string()) {
            return Err(Error::WrongPassword);
        }
        known.put_right(&self.header_path())?;
        file.settle_header(&known.text()?, KeyTrace::Before)?;
        let next = next.filter(|_| known.next_sealed.is_some());
        let place = pc_key_in(&file)?.keep(&self.folder, &known.vault_id, self.keeping)?;
        let opened = OpenVault::new(self.clone(), in_use, known, next);
        opened.note_sheet(&file, place, at)?;
        opened.finish_data_key(&file)?;
        Ok((file, opened))
    }
}
