//! Staff: who signs in, in which role, with which password.

use serde::Deserialize;
use ts_rs::TS;

use super::check::required;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::StaffId;
use crate::domain::password::{PasswordContext, password_problems};
use crate::domain::record::Kept;
use crate::domain::record::person::Staff;
use crate::domain::role::{Action, Role};
use crate::error::Result;
use crate::office::{ReadOp, WriteOp};
use crate::store::{ReadTx, WriteTx};

/// All staff, those who have left among them.
#[derive(Debug, Deserialize, TS)]
pub struct ListStaff {}

impl ReadOp for ListStaff {
    const ACTION: Action = Action::SchoolRead;
    type Output = Vec<Kept<Staff>>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Vec<Kept<Staff>>> {
        let mut staff = tx.all::<Staff>()?;
        staff.sort_by(|a, b| a.record.name.cmp(&b.record.name));
        Ok(staff)
    }
}

/// Sets one's own password by its hash. Made by the desk once the current password was right; not a command.
#[derive(Debug)]
pub struct SetOwnPassword {
    hash: String,
}

impl SetOwnPassword {
    pub(crate) fn from_hash(hash: String) -> Self {
        Self { hash }
    }
}

impl WriteOp for SetOwnPassword {
    const ACTION: Action = Action::OwnWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let me = tx.session().staff_id().clone();
        tx.set_password(&me, &self.hash, false)
    }
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
