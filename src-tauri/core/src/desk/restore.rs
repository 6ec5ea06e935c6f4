//! Restoring a backup at the desk: on a PC without a school with the recovery sheet, and from a signed-in session in the
//! place of what is open.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Desk, sign_in};
use crate::domain::backup::BackupReason;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::StaffId;
use crate::error::{Error, FileTrouble, Result};
use crate::office::{Office, Session};
use crate::ops::staff::MarkLeft;
use crate::ops::trail::{TrailReport, report};
use crate::store::trail::{self, TrailEnd};
use crate::store::{FieldChange, SchoolFile, front};
use crate::vault::RecoveryCode;
use crate::vault::backup::{Decided, Opener};

/// A backup and its recovery sheet.
#[derive(Debug, Deserialize, TS)]
pub struct LookIntoBackup {
    pub path: String,
    pub sheet: String,
}

/// What a backup holds.
#[derive(Debug, Serialize, TS)]
pub struct BackupLook {
    pub school_name: String,
    #[ts(type = "string")]
    pub made_at: DateTime<Utc>,
    /// How many children are in it.
    #[ts(type = "number")]
    pub children: i64,
    /// What came of going along its audit trail.
    pub trail: TrailReport,
    /// Who worked at the school on that day.
    pub people: Vec<BackupPerson>,
}

/// Somebody who could sign in when the backup was made.
#[derive(Debug, Serialize, TS)]
pub struct BackupPerson {
    pub id: StaffId,
    pub name: String,
    pub job_title: String,
    pub administrator: bool,
}

/// Restores a backup where there is no school, or none that opens.
#[derive(Debug, Deserialize, TS)]
pub struct RestoreBackup {
    pub path: String,
    pub sheet: String,
    /// Who restores it: somebody who looked after staff and settings on that day.
    pub by: StaffId,
    /// Who has left since. They do not sign in any more.
    pub left: Vec<StaffId>,
    /// Whether a school that is there makes way. Its files are kept in a folder beside.
    pub set_aside: bool,
}

/// Goes back to a backup of the school that is open.
#[derive(Debug, Deserialize, TS)]
pub struct GoBackTo {
    pub path: String,
    /// The recovery sheet of its day; needed only where the school has got another key since.
    pub sheet: String,
}

impl Desk {
    /// Opens a backup with its sheet, and tells what it holds. Nothing is kept of it.
    ///
    /// # Errors
    /// [`Error::Invalid`] at `sheet`; [`FileTrouble::BackupDamaged`].
    pub(super) fn look_into_backup(&self, asked: &LookIntoBackup) -> Result<BackupLook> {
        let code = read_sheet(&asked.sheet)?;
        let today = self.config.world.today();
        let with = Opener::Sheet(&code);
        let looked = self
            .school_vault()
            .look_into(Path::new(&asked.path), with, |file| {
                let connection = file.connection();
                let school = front::school(&connection)?;
                let staff = front::staff(&connection)?.into_iter();
                let people =
                    staff
                        .filter(|person| person.works_on(today))
                        .map(|person| BackupPerson {
                            id: person.id,
                            name: person.name,
                            job_title: person.job_title,
                            administrator: person.administrator,
                        });
                Ok(BackupLook {
                    school_name: school.map(|school| school.name).unwrap_or_default(),
                    made_at: DateTime::UNIX_EPOCH,
                    children: front::children(&connection)?,
                    trail: report(&trail::walk_whole(&connection)?, self.config.world.as_ref()),
                    people: people.collect(),
                })
            });
        let looked = at_sheet(looked)?;
        Ok(BackupLook {
            made_at: looked.manifest.made_at,
            ..looked.seen
        })
    }

    /// Restores a backup where there is no school, or in the place of one that does not open any more. Nobody is signed
    /// in by it: each signs in with the password of the day of the backup.
    ///
    /// # Errors
    /// [`Error::Invalid`] at `sheet` or `by`; [`FileTrouble::AlreadyThere`]. Nothing is left behind then.
    pub(super) fn restore_backup(&self, asked: &RestoreBackup) -> Result<()> {
        let code = read_sheet(&asked.sheet)?;
        self.sign_out()?;
        let world = Arc::clone(&self.config.world);
        let decide = |file: SchoolFile| {
            let office = Office::new(file, world);
            let session = administrator_in(&office, &asked.by).ok_or_else(|| {
                let words = "Pick somebody who looks after staff and settings.";
                Error::from(FieldErrors::one("by", words))
            })?;
            if asked.left.contains(&asked.by) {
                let words = "Whoever restores it has not left.";
                return Err(FieldErrors::one("left", words).into());
            }
            mark_left(&office, &session, &asked.left)?;
            let told = trail_told(&office)?;
            sign_in::note_told(&office, &asked.by, trail::RESTORED, told)?;
            let today = office.world().today();
            let staff = front::staff(&office.file().connection())?.into_iter();
            let stay = staff
                .filter(|person| person.works_on(today) && !asked.left.contains(&person.id))
                .map(|person| person.id)
                .collect();
            let file = office.into_file();
            Ok(Decided { file, stay })
        };
        let (vault, path) = (self.school_vault(), Path::new(&asked.path));
        let restored = if asked.set_aside {
            let now = self.config.world.now();
            let name = format!("set-aside {}", now.format("%Y-%m-%d %H%M%S"));
            let aside = free_folder(&self.config.data_folder, &name);
            vault.restore_beside(path, &code, &aside, decide)
        } else {
            vault.restore(path, &code, decide)
        };
        at_sheet(restored)?;
        self.state().in_front = super::InFront::School;
        Ok(())
    }

    /// Goes back to a backup of the open school, after a backup of what is there. Passwords and the sheet stay as they
    /// are now, and whoever has no key any more has left in it too. Everybody is signed out.
    ///
    /// # Errors
    /// [`Error::Invalid`] at `sheet` where it is needed; [`FileTrouble::OtherSchool`]; [`FileTrouble::Busy`]. The school
    /// stays as it was then.
    pub(super) fn go_back_to(&self, asked: &GoBackTo) -> Result<()> {
        let (office, session) = self.administrator()?;
        let code = match asked.sheet.trim() {
            "" => None,
            typed => Some(read_sheet(typed)?),
        };
        let key = office.file().key();
        let with = code.as_ref().map_or(Opener::Key(&key), Opener::Sheet);
        let damaged = match office.back_up(BackupReason::BeforeRestore) {
            Ok(_) => false,
            // What cannot be copied any more is kept aside as it is.
            Err(Error::File(FileTrouble::Damaged)) => true,
            Err(other) => return Err(other),
        };
        let keys = office.vault()?;
        let world = Arc::clone(&self.config.world);
        // A damaged file may not say it any more.
        let now = trail::end_of(&office.file().connection()).ok();
        let ready = keys.make_ready(office.file(), Path::new(&asked.path), with, |file| {
            self.decide_for_open(file, world, &session, now, |id| keys.has_key(id))
        });
        let ready = match ready {
            Err(Error::File(FileTrouble::WrongKey)) => {
                let words = "The school has got another key since this backup was made. Type the recovery sheet that \
                             was in force on that day.";
                return Err(FieldErrors::one("sheet", words).into());
            }
            other => at_sheet(other),
        };
        ready?;
        let noted = sign_in::note(&office, session.staff_id(), "went back to a backup");
        // Once the library has met a broken page it writes no more into the file. What takes its place says it too.
        if !damaged {
            noted?;
        }
        self.works.cancel_all();
        let open = {
            let mut state = self.state();
            state.locked_for = None;
            state.open.take()
        };
        drop(open);
        let vault = self.vault_in_front();
        // Whoever else is at work in this program still holds it open; then it stays as it was.
        match Arc::try_unwrap(office) {
            Ok(office) => {
                if let Err(error) = office.into_file().close()
                    && !damaged
                {
                    vault.leave_ready();
                    return Err(error);
                }
                vault.put_in_place()?;
                Ok(())
            }
            Err(_) => {
                vault.leave_ready();
                Err(FileTrouble::Busy.into())
            }
        }
    }

    fn decide_for_open(
        &self,
        file: SchoolFile,
        world: Arc<dyn crate::world::World>,
        session: &Session,
        now: Option<TrailEnd>,
        has_key: impl Fn(&StaffId) -> bool,
    ) -> Result<SchoolFile> {
        let office = Office::new(file, world);
        let then = administrator_in(&office, session.staff_id()).ok_or_else(|| {
            let words = "You did not look after staff and settings when this backup was made. Somebody who did has to \
                         go back to it.";
            Error::from(FieldErrors::one("path", words))
        })?;
        let today = office.world().today();
        let staff = front::staff(&office.file().connection())?.into_iter();
        let left: Vec<StaffId> = staff
            .filter(|person| person.works_on(today) && !has_key(&person.id))
            .map(|person| person.id)
            .collect();
        mark_left(&office, &then, &left)?;
        let mut told = trail_told(&office)?;
        told.extend(now.map(|now| FieldChange::told("entries before", now.length)));
        sign_in::note_told(&office, then.staff_id(), trail::WENT_BACK, told)?;
        Ok(office.into_file())
    }
}

/// What the trail of a restored file keeps of itself: how many entries came back, and what is wrong with them.
fn trail_told(office: &Office) -> Result<Vec<FieldChange>> {
    let walk = trail::walk_whole(&office.file().connection())?;
    let report = report(&walk, office.world());
    let wrong = report.faults.into_iter().map(|fault| fault.words);
    let mut told = vec![FieldChange::told("entries restored", report.entries)];
    told.extend(wrong.map(|words| FieldChange::told("audit trail", words)));
    Ok(told)
}

/// A session for an administrator of the day of the backup.
fn administrator_in(office: &Office, id: &StaffId) -> Option<Session> {
    let today = office.world().today();
    let person = front::person(&office.file().connection(), id).ok()??;
    (person.administrator && person.works_on(today))
        .then(|| Session::new(person.id, person.role, true))
}

fn mark_left(office: &Office, session: &Session, left: &[StaffId]) -> Result<()> {
    for id in left {
        office.write(session, MarkLeft { id: id.clone() })?;
    }
    Ok(())
}

fn read_sheet(typed: &str) -> Result<RecoveryCode> {
    RecoveryCode::read(typed).map_err(|wrong| FieldErrors::one("sheet", wrong.words()).into())
}

/// A folder of this name that is not there yet: what another try has set aside stays as it is.
fn free_folder(parent: &Path, name: &str) -> PathBuf {
    let wanted = parent.join(name);
    let numbered = (2..).map(|number: u32| parent.join(format!("{name} {number}")));
    let mut all = std::iter::once(wanted.clone()).chain(numbered);
    all.find(|folder| !folder.exists()).unwrap_or(wanted)
}

/// A sheet that does not open the backup is told beside the box.
fn at_sheet<T>(told: Result<T>) -> Result<T> {
    told.map_err(|error| match error {
        Error::WrongPassword => {
            let words = "This sheet does not open this backup. It wants the sheet that was in force when the backup was \
                         made.";
            FieldErrors::one("sheet", words).into()
        }
        other => other,
    })
}
