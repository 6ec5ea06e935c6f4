//! The one place: every act on the open file passes here, so that none can forget permission, transaction or trace.
//!
//! `write`: authorise → IMMEDIATE transaction → run → audit rows → commit. `read`: the same without write methods;
//! opening a child's record is itself recorded. What works on a closed file stands in `desk` and `vault`.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::TransactionBehavior;
use serde::Serialize;

use crate::domain::backup::{BackupReason, BackupTrouble};
use crate::domain::id::StaffId;
use crate::domain::record::person::Staff;
use crate::domain::role::{Action, Role};
use crate::error::{Error, FileTrouble, Result};
use crate::inbox::Inbox;
use crate::progress::Progress;
use crate::store::backup_state::{self, BackupState};
use crate::store::keys_row::{KeyAct, KeyTrace};
use crate::store::{Changed, ReadTx, SchoolFile, WriteTx, audit, front};
use crate::vault::backup::{self, Backup, Owner};
use crate::vault::{self, OpenVault, Person};
use crate::world::World;

/// Something a user can do that changes records. The operation is its own input.
pub trait WriteOp {
    /// What it is, for permission and for the trail. There is no default.
    const ACTION: Action;
    /// What it gives back.
    type Output: Serialize;
    /// Does it, inside the transaction.
    ///
    /// # Errors
    /// Any error rolls the whole transaction back.
    fn run(self, tx: &mut WriteTx<'_>) -> Result<Self::Output>;
}

/// Something a user can look at. The operation is its own input.
pub trait ReadOp {
    /// What it is, for permission. There is no default.
    const ACTION: Action;
    /// What it gives back.
    type Output: Serialize;
    /// Looks, inside one consistent view of the file.
    ///
    /// # Errors
    /// Whatever stands in the way of the answer.
    fn run(self, tx: &ReadTx<'_>) -> Result<Self::Output>;
}

/// Work of more than a moment: a batch of papers, an import. It takes many short turns at the file, so that others get
/// theirs in between, and tells how far it is. The operation is its own input.
pub trait LongOp {
    /// What it is, for permission. There is no default. Each turn asks for its own action as well.
    const ACTION: Action;
    /// What it gives back.
    type Output: Serialize;
    /// Does it. Whatever it keeps, it keeps in one last [`Turns::write`], so that work that was stopped has left
    /// nothing; a write that takes long itself carries a clone of `turns.progress()` and stops by its error.
    ///
    /// # Errors
    /// [`Error::Cancelled`] where the person stops it; whatever its turns say.
    fn run(self, turns: &mut Turns<'_>) -> Result<Self::Output>;
}

/// The turns that long work takes at the file. Between two of them the file is free.
#[derive(Debug)]
pub struct Turns<'a> {
    office: &'a Office,
    session: &'a Session,
    progress: &'a Progress,
    changed: Vec<Changed>,
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
    /// [`Error::Cancelled`]; as [`Office::read`].
    pub fn read<Op: ReadOp>(&self, op: Op) -> Result<Op::Output> {
        self.progress.check()?;
        self.office.read(self.session, op)
    }

    /// Does one thing, which is on the disk when this returns.
    ///
    /// # Errors
    /// [`Error::Cancelled`]; as [`Office::write`].
    pub fn write<Op: WriteOp>(&mut self, op: Op) -> Result<Op::Output> {
        self.progress.check()?;
        let written = self.office.write(self.session, op)?;
        self.changed.extend(written.changed);
        Ok(written.output)
    }

    /// Does one thing and takes it back at once: what it gives is what it would do.
    ///
    /// # Errors
    /// [`Error::Cancelled`]; as [`Office::write`].
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
    /// [`Error::Cancelled`]; as [`Office::back_up`].
    pub fn back_up(&self, reason: BackupReason) -> Result<Backup> {
        self.progress.check()?;
        self.office.back_up(reason)
    }
}

/// That somebody signed in with their password. Only the vault makes one.
#[derive(Debug, Clone)]
pub struct Session {
    staff_id: StaffId,
    role: Role,
    administrator: bool,
}

impl Session {
    pub(crate) fn new(staff_id: StaffId, role: Role, administrator: bool) -> Self {
        Self {
            staff_id,
            role,
            administrator,
        }
    }

    /// Who it is.
    pub fn staff_id(&self) -> &StaffId {
        &self.staff_id
    }

    /// In which role.
    pub fn role(&self) -> Role {
        self.role
    }

    /// Whether this person may do the action at all.
    pub fn may(&self, action: Action) -> bool {
        self.role.allows(action) || (self.administrator && action.is_administration())
    }

    fn permit(&self, action: Action) -> Result<Permit> {
        if self.may(action) {
            Ok(Permit(action))
        } else {
            Err(Error::Forbidden)
        }
    }
}

/// That an action was allowed. Nobody outside this module can make one.
struct Permit(Action);

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

    /// The keys of the file.
    ///
    /// # Errors
    /// [`Error::Internal`] where the file lives in memory and has none.
    pub(crate) fn vault(&self) -> Result<&OpenVault> {
        let none = || Error::Internal("this school has no vault".to_owned());
        self.vault.as_ref().ok_or_else(none)
    }

    /// Makes a one-time password for a colleague, in the place of whatever they had. Nobody else's changes.
    ///
    /// # Errors
    /// [`Error::NotFound`]; what stands in the way of writing the keys.
    pub(crate) fn give_one_time_password(&self, staff_id: &StaffId) -> Result<String> {
        let person = front::person(&self.file.connection(), staff_id)?.ok_or(Error::NotFound)?;
        let password = vault::one_time_password()?;
        self.vault()?
            .give_one_time(&self.file, as_in_header(person), &password)?;
        Ok(password)
    }

    /// Gives somebody who came in with the recovery sheet a password of their own.
    ///
    /// # Errors
    /// [`Error::NotFound`]; what stands in the way of writing the keys.
    pub(crate) fn set_password(&self, staff_id: &StaffId, password: &str) -> Result<()> {
        let person = front::person(&self.file.connection(), staff_id)?.ok_or(Error::NotFound)?;
        let act = self.key_act(staff_id, "came in with the recovery sheet");
        self.vault()?
            .give_own(&self.file, as_in_header(person), password, &act)
    }

    /// What somebody does to the keys now, for the trail.
    pub(crate) fn key_act(&self, who: &StaffId, verb: &'static str) -> KeyAct {
        KeyAct {
            who: who.clone(),
            verb,
            at: self.world.now(),
        }
    }

    /// Brings the keys into line with the staff: whoever has left opens nothing any more.
    ///
    /// # Errors
    /// What stands in the way of writing the keys or the file.
    pub(crate) fn settle_keys(&self) -> Result<()> {
        let today = self.world.today();
        let (working, school) = {
            let connection = self.file.connection();
            let staff = front::staff(&connection)?.into_iter();
            let working: Vec<Person> = staff
                .filter(|person| person.works_on(today))
                .map(as_in_header)
                .collect();
            (working, front::school(&connection)?)
        };
        let name = school.map(|school| school.name).unwrap_or_default();
        let _alone = self.copying();
        self.vault()?.settle(&self.file, &working, &name)?;
        Ok(())
    }

    /// Gives the file a new data key. Passwords and the recovery sheet stay; a copy of the file or a backup of before
    /// does not open with the new key, nor the file with the old one.
    ///
    /// # Errors
    /// [`FileTrouble::Busy`] where another program reads the file; no room for a copy of it.
    pub(crate) fn change_lock(&self, who: &StaffId) -> Result<()> {
        let _alone = self.copying();
        let act = self.key_act(who, "changed the lock of the file");
        self.vault()?.rekey(&self.file, KeyTrace::Now(&act))
    }

    /// Does an operation in the name of the person signed in. What it returns is on the disk.
    ///
    /// # Errors
    /// [`Error::Forbidden`] where the role does not have the action; else what the operation says. Nothing is
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
            permit.0,
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
                permit.0,
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
    /// [`Error::Forbidden`] where the role does not have the action; else what the operation says.
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

    /// Makes a backup beside the file, opened and checked, before something big is done or when one is due. Others
    /// go on working meanwhile, and it may be made while they write: it holds what had been committed by then. Then it
    /// is carried to the second place, if there is one, and old ones are let go of; that this failed is kept to be
    /// shown, and is no error here.
    ///
    /// # Errors
    /// [`crate::error::FileTrouble`]: what stands in the way. Then the big thing must not be done.
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
                state.trouble = Some(match error {
                    Error::File(FileTrouble::Damaged) => BackupTrouble::Damaged,
                    _ => BackupTrouble::NotMade,
                });
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

    /// One copy of the file is made at a time, and none while it gets another key.
    fn copying(&self) -> MutexGuard<'_, ()> {
        self.copying.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does long work in the name of the person signed in.
    ///
    /// # Errors
    /// [`Error::Forbidden`] where the role does not have the action; [`Error::Cancelled`]; else what the work says.
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

/// What to tell of a backup that did not reach the second place.
fn away_trouble(error: &Error, place: &Path) -> BackupTrouble {
    match error {
        Error::File(FileTrouble::DiskFull) => BackupTrouble::Full,
        Error::File(FileTrouble::CopyDiffers) => BackupTrouble::NotKept,
        _ if !place.is_dir() => BackupTrouble::Missing,
        _ => BackupTrouble::Refused,
    }
}

fn as_in_header(person: Staff) -> Person {
    Person {
        id: person.id,
        name: person.name,
        job_title: person.job_title,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::id::{LinkId, PupilId};
    use crate::domain::record::person::{Duty, PupilStaff};
    use crate::ops::search::Search;
    use crate::testing::{TestSchool, day};

    /// Asks twice, then writes once at the end, as long work does.
    struct Look {
        then: fn(&Progress),
    }

    struct Helps(PupilId);

    impl WriteOp for Helps {
        const ACTION: Action = Action::PupilWrite;
        type Output = ();
        fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
            tx.add(&PupilStaff {
                id: LinkId::new("link"),
                pupil_id: self.0,
                staff_id: StaffId::new("ta"),
                duty: Duty::Supports,
                from_on: day("2026-11-10"),
                to_on: None,
            })
        }
    }

    impl LongOp for Look {
        const ACTION: Action = Action::PupilList;
        type Output = usize;
        fn run(self, turns: &mut Turns<'_>) -> Result<usize> {
            turns.progress().begin(2, "Looking")?;
            let mut found = 0;
            for text in ["zoe", "idris"] {
                let text = text.to_owned();
                found += turns.read(Search { text })?.pupils.len();
                (self.then)(turns.progress());
                turns.progress().item_done()?;
            }
            turns.write(Helps(PupilId::new("idris")))?;
            Ok(found)
        }
    }

    #[test]
    fn long_work_answers_and_tells_what_it_changed() {
        let school = TestSchool::new();
        let progress = Progress::unwatched();
        let done = school
            .office
            .long(&school.senco, Look { then: |_| () }, &progress)
            .unwrap();
        assert_eq!((done.output, done.changed.len()), (2, 1));
        assert_eq!(progress.step().done, 2);
    }

    #[test]
    fn long_work_that_is_stopped_leaves_nothing() {
        let school = TestSchool::new();
        let before = school.audit_len();
        let stopped = Look {
            then: Progress::cancel,
        };
        let outcome = school
            .office
            .long(&school.senco, stopped, &Progress::unwatched());
        assert!(matches!(outcome, Err(Error::Cancelled)), "{outcome:?}");
        assert_eq!(school.audit_len(), before);
    }

    #[test]
    fn what_is_rehearsed_is_answered_and_not_kept() {
        let school = TestSchool::new();
        let before = school.audit_len();
        let helps = || Helps(PupilId::new("idris"));
        for _ in 0..2 {
            school.office.rehearse(&school.senco, helps()).unwrap();
        }
        assert_eq!(school.audit_len(), before);
        let refused = school.office.rehearse(&school.ta, helps());
        assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
        school.write(&school.senco, helps());
    }

    #[test]
    fn each_turn_asks_for_its_own_permission() {
        let school = TestSchool::new();
        let before = school.audit_len();
        let look = Look { then: |_| () };
        let outcome = school.office.long(&school.ta, look, &Progress::unwatched());
        assert!(matches!(outcome, Err(Error::Forbidden)), "{outcome:?}");
        assert_eq!(school.audit_len(), before);
    }
}
