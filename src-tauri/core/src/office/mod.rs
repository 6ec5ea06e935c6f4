//! The one place: every act on the open file passes here, so that none can forget permission, transaction or trace.
//!
//! `write`: authorise → IMMEDIATE transaction → run → audit rows → commit. `read`: the same without write methods;
//! opening a child's record is itself recorded. What works on a closed file stands in `desk` and `vault`.

mod backups;
mod keys;
mod op;
mod session;
#[cfg(test)]
mod tests;
mod turns;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::TransactionBehavior;

pub use op::{LongOp, ReadOp, WriteOp};
pub use session::Session;
pub use turns::Turns;

use crate::domain::role::Action;
use crate::error::Result;
use crate::inbox::Inbox;
use crate::progress::Progress;
use crate::store::{Changed, ReadTx, SchoolFile, WriteTx, audit};
use crate::vault::OpenVault;
use crate::world::World;

/// What a write gave: its answer, and what the window has to load again.
#[derive(Debug)]
pub struct Written<T> {
    pub output: T,
    pub changed: Vec<Changed>,
}

/// What is done inside a transaction.
type Run = Box<dyn FnOnce(&mut WriteTx<'_>) -> Result<()>>;

/// One of many acts that are done together: who does it, what it is for permission, and the act itself.
pub(crate) struct Deed {
    pub(crate) session: Session,
    pub(crate) action: Action,
    pub(crate) run: Run,
}

/// The open file and the world it works in.
#[derive(Debug)]
pub struct Office {
    file: SchoolFile,
    world: Arc<dyn World>,
    /// The keys of the file; none where it lives in memory.
    vault: Option<OpenVault>,
    copying: Mutex<()>,
    inbox: Inbox,
}

impl Office {
    /// An office on an open file.
    pub fn new(file: SchoolFile, world: Arc<dyn World>) -> Self {
        Self {
            file,
            world,
            vault: None,
            copying: Mutex::new(()),
            inbox: Inbox::default(),
        }
    }

    /// An office on the open file of a vault.
    pub(crate) fn in_vault(file: SchoolFile, world: Arc<dyn World>, vault: OpenVault) -> Self {
        Self {
            file,
            world,
            vault: Some(vault),
            copying: Mutex::new(()),
            inbox: Inbox::default(),
        }
    }

    /// The file, once the office has done its work.
    pub(crate) fn into_file(self) -> SchoolFile {
        self.file
    }

    /// Does an operation in the name of the person signed in. What it returns is on the disk.
    ///
    /// # Errors
    /// [`crate::Error::Forbidden`] where the role does not have the action; else what the operation says. Nothing is
    /// changed then.
    pub fn write<Op: WriteOp>(&self, session: &Session, op: Op) -> Result<Written<Op::Output>> {
        let permit = session.permit(Op::ACTION)?;
        let mut connection = self.file.connection();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut tx = WriteTx::new(&transaction, session, self.world.as_ref());
        let output = op.run(&mut tx)?;
        let (traces, changed) = tx.into_traces();
        audit::keep(
            &transaction,
            session.staff_id(),
            permit.action(),
            self.world.as_ref(),
            &traces,
        )?;
        transaction.commit()?;
        Ok(Written { output, changed })
    }

    /// Does an operation and takes it back at once: what it gives is what it would do, and nothing is kept of it.
    ///
    /// # Errors
    /// As [`Office::write`].
    pub fn rehearse<Op: WriteOp>(&self, session: &Session, op: Op) -> Result<Op::Output> {
        session.permit(Op::ACTION)?;
        let mut connection = self.file.connection();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut tx = WriteTx::new(&transaction, session, self.world.as_ref());
        let output = op.run(&mut tx)?;
        transaction.rollback()?;
        Ok(output)
    }

    /// Does many deeds in one transaction, each in its own person's name: all of them are kept, or none. The iterator
    /// may set the clock before it gives the next. For a history that is told at one go, such as a sample's.
    ///
    /// # Errors
    /// As [`Office::write`], at the first deed that fails.
    pub(crate) fn write_all(&self, deeds: impl Iterator<Item = Deed>) -> Result<()> {
        let world = self.world.as_ref();
        let mut connection = self.file.connection();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for deed in deeds {
            let permit = deed.session.permit(deed.action)?;
            let mut tx = WriteTx::new(&transaction, &deed.session, world);
            (deed.run)(&mut tx)?;
            let (traces, _) = tx.into_traces();
            audit::keep(
                &transaction,
                deed.session.staff_id(),
                permit.action(),
                world,
                &traces,
            )?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// Answers a question in the name of the person signed in.
    ///
    /// # Errors
    /// [`crate::Error::Forbidden`] where the role does not have the action; else what the operation says.
    pub fn read<Op: ReadOp>(&self, session: &Session, op: Op) -> Result<Op::Output> {
        session.permit(Op::ACTION)?;
        let mut connection = self.file.connection();
        let transaction = connection.transaction()?;
        let tx = ReadTx::new(&transaction, session, self.world.as_ref());
        let output = op.run(&tx)?;
        let opened = tx.into_opened();
        transaction.rollback()?;
        if !opened.is_empty() {
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            audit::note_opened(&transaction, session, self.world.as_ref(), opened)?;
            transaction.commit()?;
        }
        Ok(output)
    }

    /// One copy of the file is made at a time, and none while it gets another key.
    fn copying(&self) -> MutexGuard<'_, ()> {
        self.copying.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does long work in the name of the person signed in.
    ///
    /// # Errors
    /// [`crate::Error::Forbidden`] where the role does not have the action; [`crate::Error::Cancelled`]; else what the work says.
    pub fn long<Op: LongOp>(
        &self,
        session: &Session,
        op: Op,
        progress: &Progress,
    ) -> Result<Written<Op::Output>> {
        session.permit(Op::ACTION)?;
        let mut turns = Turns {
            office: self,
            session,
            progress,
            changed: Vec::new(),
        };
        let output = op.run(&mut turns)?;
        Ok(Written {
            output,
            changed: turns.changed,
        })
    }

    /// The files that the page has handed over and that wait to be attached.
    pub(crate) fn inbox(&self) -> &Inbox {
        &self.inbox
    }

    pub(crate) fn file(&self) -> &SchoolFile {
        &self.file
    }

    pub(crate) fn world(&self) -> &dyn World {
        self.world.as_ref()
    }
}
