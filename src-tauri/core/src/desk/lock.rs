//! Changing the lock on demand: the file gets a new data key, as it does by itself when somebody leaves.

use super::Desk;
use super::backups::{self, BackupsView};
use crate::domain::backup::BackupReason;
use crate::error::Result;
use crate::store::front;

impl Desk {
    /// Gives the file a new data key and makes a backup under it, since those of before want their recovery sheet from
    /// now on. Everybody signs in as before.
    ///
    /// # Errors
    /// [`crate::Error::Forbidden`] for whoever does not look after staff and settings;
    /// [`crate::error::FileTrouble::Busy`] where another program reads the file.
    pub(super) fn change_lock(&self) -> Result<BackupsView> {
        let (office, session) = self.administrator()?;
        office.change_lock(session.staff_id())?;
        let school = front::school(&office.file().connection())?;
        if school.is_some_and(|school| !school.sample) {
            // The lock is changed whatever comes of it; that it could not be made stands in the view.
            drop(office.back_up(BackupReason::NewLock));
        }
        backups::view(&office, &session)
    }
}
