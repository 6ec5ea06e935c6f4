//! How long work gets at the file: in short turns, one at a time.

use super::{Office, ReadOp, Session, WriteOp};
use crate::domain::backup::BackupReason;
use crate::error::Result;
use crate::inbox::Inbox;
use crate::progress::Progress;
use crate::store::Changed;
use crate::vault::backup::Backup;

/// The turns that long work takes at the file. Between two of them the file is free.
#[derive(Debug)]
pub struct Turns<'a> {
    pub(super) office: &'a Office,
    pub(super) session: &'a Session,
    pub(super) progress: &'a Progress,
    pub(super) changed: Vec<Changed>,
}

impl Turns<'_> {
    /// How the work tells how far it is, and hears that it should stop.
    pub fn progress(&self) -> &Progress {
        self.progress
    }

    /// The files that the page has handed over.
    pub(crate) fn inbox(&self) -> &Inbox {
        &self.office.inbox
    }

    /// Asks one question.
    ///
    /// # Errors
    /// [`crate::Error::Cancelled`]; as [`Office::read`].
    pub fn read<Op: ReadOp>(&self, op: Op) -> Result<Op::Output> {
        self.progress.check()?;
        self.office.read(self.session, op)
    }

    /// Does one thing, which is on the disk when this returns.
    ///
    /// # Errors
    /// [`crate::Error::Cancelled`]; as [`Office::write`].
    pub fn write<Op: WriteOp>(&mut self, op: Op) -> Result<Op::Output> {
        self.progress.check()?;
        let written = self.office.write(self.session, op)?;
        self.changed.extend(written.changed);
        Ok(written.output)
    }

    /// Does one thing and takes it back at once: what it gives is what it would do.
    ///
    /// # Errors
    /// [`crate::Error::Cancelled`]; as [`Office::write`].
    pub fn rehearse<Op: WriteOp>(&self, op: Op) -> Result<Op::Output> {
        self.progress.check()?;
        self.office.rehearse(self.session, op)
    }

    /// Writes the file anew, so that nothing of what was destroyed stays in it.
    ///
    /// # Errors
    /// What stands in the way of writing: a disk without room for a second file, mostly.
    pub fn compact(&self) -> Result<()> {
        let _alone = self.office.copying();
        crate::store::destroy::compact(&self.office.file.connection())
    }

    /// Makes a checked backup before something big is done.
    ///
    /// # Errors
    /// [`crate::Error::Cancelled`]; as [`Office::back_up`].
    pub fn back_up(&self, reason: BackupReason) -> Result<Backup> {
        self.progress.check()?;
        self.office.back_up(reason)
    }
}
