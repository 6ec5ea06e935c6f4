//! Staff: who signs in, and in which role.
//!
//! Passwords are the vault's business, not a record's: see [`GivesPassword`].

#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::field_errors::FieldErrors;
use crate::domain::id::StaffId;
use crate::domain::password::{PasswordContext, password_problems};
use crate::domain::person_name::fold;
use crate::domain::record::person::Staff;
use crate::domain::record::{Kept, Kind};
use crate::domain::role::{Action, Role};
use crate::error::Result;
use crate::office::{ReadOp, WriteOp};
use crate::ops::check::required;
use crate::store::{ReadTx, Reader, WriteTx};

/// How the trail says it.
const GAVE_PASSWORD: &str = "gave a one-time password";

/// All staff, those who have left among them.
#[derive(Debug, Deserialize, TS)]
pub struct ListStaff {}

impl ReadOp for ListStaff {
    const ACTION: Action = Action::SchoolRead;
    type Output = Vec<Kept<Staff>>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Vec<Kept<Staff>>> {
        staff_by_name(tx)
    }
}

/// All staff, those who have left among them, by name.
pub(crate) fn staff_by_name(tx: &Reader<'_>) -> Result<Vec<Kept<Staff>>> {
    let mut staff = tx.all::<Staff>()?;
    staff.sort_by(|a, b| a.record.name.cmp(&b.record.name));
    Ok(staff)
}

/// What is typed about a member of staff.
#[derive(Debug, Deserialize, TS)]
pub struct StaffDraft {
    pub name: String,
    pub role: Role,
    pub administrator: bool,
    pub job_title: String,
}

impl StaffDraft {
    pub(crate) fn checked(self, id: StaffId) -> Result<Staff> {
        let mut errors = FieldErrors::default();
        let name = required(
            &mut errors,
            "name",
            "Enter the name as colleagues and parents say it.",
            &self.name,
        );
        errors.into_result()?;
        Ok(Staff {
            id,
            name,
            role: self.role,
            administrator: self.administrator,
            job_title: self.job_title.trim().to_owned(),
            left_on: None,
        })
    }
}

/// A write after which the vault makes a one-time password for the person whose id it answers with.
pub(crate) trait GivesPassword: WriteOp<Output = StaffId> {}

/// A one-time password, shown once to the administrator who asked for it and kept nowhere.
#[derive(Debug, Serialize, TS)]
pub struct OneTimePassword {
    pub staff_id: StaffId,
    /// Eight words. Capitals and the marks between them do not matter when it is typed.
    pub password: String,
}

/// Adds a colleague, who signs in the first time with a one-time password.
#[derive(Debug, Deserialize, TS)]
pub struct AddStaff {
    pub staff: StaffDraft,
}

impl GivesPassword for AddStaff {}

impl WriteOp for AddStaff {
    const ACTION: Action = Action::StaffWrite;
    type Output = StaffId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<StaffId> {
        let id = StaffId::new(tx.new_id());
        let person = self.staff.checked(id.clone())?;
        name_is_free(tx, &person)?;
        tx.add(&person)?;
        tx.note_act(Kind::Staff, id.as_str(), None, GAVE_PASSWORD);
        Ok(id)
    }
}

/// Gives a colleague a new one-time password; it also ends a wait after wrong passwords.
#[derive(Debug, Deserialize, TS)]
pub struct ResetPassword {
    pub staff_id: StaffId,
}

impl GivesPassword for ResetPassword {}

impl WriteOp for ResetPassword {
    const ACTION: Action = Action::StaffWrite;
    type Output = StaffId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<StaffId> {
        let person = tx.get::<Staff>(self.staff_id.as_str())?;
        if !person.works_on(tx.today()) {
            return Err(FieldErrors::one(
                "staff_id",
                format!(
                    "{} has left. Clear the leaving date first if they have come back.",
                    person.name
                ),
            )
            .into());
        }
        tx.note_act(Kind::Staff, person.id.as_str(), None, GAVE_PASSWORD);
        Ok(person.id)
    }
}

/// Changes a colleague's name, role, title or administration.
#[derive(Debug, Deserialize, TS)]
pub struct SaveStaff {
    pub id: StaffId,
    pub version: i32,
    pub staff: StaffDraft,
}

impl WriteOp for SaveStaff {
    const ACTION: Action = Action::StaffWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let before = tx.get::<Staff>(self.id.as_str())?;
        let person = Staff {
            left_on: before.left_on,
            ..self.staff.checked(self.id)?
        };
        name_is_free(tx, &person)?;
        if before.administrator && !person.administrator {
            others_administer(tx, &person.id, "administrator")?;
        }
        tx.revise(&person, self.version)
    }
}

/// Says when a colleague leaves or left, or with no date that they have not.
#[derive(Debug, Deserialize, TS)]
pub struct StaffLeaves {
    pub id: StaffId,
    pub version: i32,
    /// The last day on which the person may sign in.
    #[ts(type = "string | null")]
    pub left_on: Option<NaiveDate>,
}

impl WriteOp for StaffLeaves {
    const ACTION: Action = Action::StaffWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let before = tx.get::<Staff>(self.id.as_str())?;
        if self.left_on.is_some() {
            others_administer(tx, &before.id, "left_on")?;
        }
        let person = Staff {
            left_on: self.left_on,
            ..before
        };
        tx.revise(&person, self.version)
    }
}

/// Says that a colleague had left by the day before a backup was restored. Run by the desk; not a command.
#[derive(Debug)]
pub(crate) struct MarkLeft {
    pub(crate) id: StaffId,
}

impl WriteOp for MarkLeft {
    const ACTION: Action = Action::StaffWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let kept = tx.kept::<Staff>(self.id.as_str())?;
        let person = Staff {
            left_on: tx.today().pred_opt(),
            ..kept.record
        };
        tx.revise(&person, kept.version)
    }
}

/// Two people of one name could not be told apart at sign-in.
fn name_is_free(tx: &Reader<'_>, person: &Staff) -> Result<()> {
    let today = tx.today();
    let twin = tx.all::<Staff>()?.into_iter().any(|other| {
        other.record.id != person.id
            && other.record.works_on(today)
            && fold(&other.record.name) == fold(&person.name)
    });
    if twin {
        return Err(FieldErrors::one(
            "name",
            "A colleague of this name is there already. Add an initial or a title to tell them apart.",
        )
        .into());
    }
    Ok(())
}

/// Somebody else must be left to look after staff and settings.
fn others_administer(tx: &Reader<'_>, leaving: &StaffId, field: &str) -> Result<()> {
    let somebody = tx.all::<Staff>()?.into_iter().any(|other| {
        other.record.id != *leaving && other.record.administrator && other.record.left_on.is_none()
    });
    if somebody {
        return Ok(());
    }
    Err(FieldErrors::one(
        field,
        "Nobody else looks after staff and settings. Make a colleague an administrator first.",
    )
    .into())
}

/// Whether a new password will do.
///
/// # Errors
/// The sentences beside `field`.
pub(crate) fn check_new_password(field: &str, new: &str, school: &str, person: &str) -> Result<()> {
    let mut errors = FieldErrors::default();
    for problem in password_problems(
        new,
        PasswordContext {
            person_names: &[person],
            school_name: school,
        },
    ) {
        errors.add(field, problem.name());
    }
    Ok(errors.into_result()?)
}
