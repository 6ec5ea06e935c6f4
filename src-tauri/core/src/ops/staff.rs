//! Staff: who signs in, in which role, with which password.
//!
//! A password is hashed before the transaction begins, since that takes half a second: see [`TakesPassword`].

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::check::required;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::StaffId;
use crate::domain::password::{PasswordContext, password_problems};
use crate::domain::person_name::fold;
use crate::domain::record::Kept;
use crate::domain::record::person::Staff;
use crate::domain::role::{Action, Role};
use crate::error::Result;
use crate::office::{ReadOp, WriteOp};
use crate::store::{ReadTx, Reader, WriteTx};

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

/// A command for which the vault makes a one-time password: the operation that follows is given its hash.
pub(crate) trait TakesPassword {
    /// What is done once the password has been made.
    type Op: WriteOp<Output = StaffId>;
    /// The operation with the hash of the password.
    fn with_hash(self, hash: String) -> Self::Op;
}

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

/// A colleague to be added, with the hash of the one-time password.
#[derive(Debug)]
pub struct AddStaffWithHash(AddStaff, String);

impl TakesPassword for AddStaff {
    type Op = AddStaffWithHash;
    fn with_hash(self, hash: String) -> AddStaffWithHash {
        AddStaffWithHash(self, hash)
    }
}

impl WriteOp for AddStaffWithHash {
    const ACTION: Action = Action::StaffWrite;
    type Output = StaffId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<StaffId> {
        let id = StaffId::new(tx.new_id());
        let person = self.0.staff.checked(id.clone())?;
        name_is_free(tx, &person)?;
        tx.add(&person)?;
        tx.set_password(&id, &self.1, true)?;
        Ok(id)
    }
}

/// Gives a colleague a new one-time password; it also ends a wait after wrong passwords.
#[derive(Debug, Deserialize, TS)]
pub struct ResetPassword {
    pub staff_id: StaffId,
}

/// A password to be reset, with the hash of the new one.
#[derive(Debug)]
pub struct ResetPasswordWithHash(ResetPassword, String);

impl TakesPassword for ResetPassword {
    type Op = ResetPasswordWithHash;
    fn with_hash(self, hash: String) -> ResetPasswordWithHash {
        ResetPasswordWithHash(self, hash)
    }
}

impl WriteOp for ResetPasswordWithHash {
    const ACTION: Action = Action::StaffWrite;
    type Output = StaffId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<StaffId> {
        let person = tx.get::<Staff>(self.0.staff_id.as_str())?;
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
        tx.set_password(&person.id, &self.1, true)?;
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use serde_json::json;

    use super::*;
    use crate::error::Error;
    use crate::office::Session;
    use crate::testing::{TestSchool, day, op};

    fn draft(name: &str, administrator: bool) -> StaffDraft {
        op(
            json!({ "name": name, "role": "senco", "administrator": administrator, "job_title": " SENCO " }),
        )
    }

    fn add(name: &str) -> AddStaffWithHash {
        let staff = draft(name, false);
        AddStaff { staff }.with_hash("no hash".to_owned())
    }

    fn save(id: &StaffId, administrator: bool) -> SaveStaff {
        SaveStaff {
            id: id.clone(),
            version: 1,
            staff: draft("Mrs A Okafor", administrator),
        }
    }

    fn leave(who: &Session, left_on: Option<&str>) -> StaffLeaves {
        StaffLeaves {
            id: who.staff_id().clone(),
            version: 1,
            left_on: left_on.map(day),
        }
    }

    #[test]
    fn a_colleague_is_added_with_a_password_to_replace_and_two_traces() {
        let school = TestSchool::new();
        let before = school.audit_len();
        let id = school.write(&school.senco, add("Mr T Bello"));
        let staff = school.read(&school.ta, ListStaff {});
        let bello = staff.iter().find(|kept| kept.record.id == id).unwrap();
        assert_eq!(bello.record.job_title, "SENCO");
        assert_eq!(school.audit_len(), before + 2);
    }

    #[test]
    fn two_colleagues_of_one_name_could_not_be_told_apart() {
        let school = TestSchool::new();
        let twin = school.office.write(&school.senco, add("ms j. lee"));
        assert!(
            matches!(&twin, Err(Error::Invalid(f)) if f.of("name").len() == 1),
            "{twin:?}"
        );
        let nameless = school.office.write(&school.senco, add("  "));
        assert!(
            matches!(&nameless, Err(Error::Invalid(f)) if f.of("name").len() == 1),
            "{nameless:?}"
        );
        let ta = school.ta.staff_id().clone();
        school.write(&school.senco, leave(&school.ta, Some("2026-11-09")));
        assert!(
            school.office.write(&school.senco, add("Ms J Lee")).is_ok(),
            "who has left is not in the way"
        );
        let reset = ResetPassword { staff_id: ta }.with_hash("no hash".to_owned());
        let refused = school.office.write(&school.senco, reset);
        assert!(
            matches!(&refused, Err(Error::Invalid(f)) if f.of("staff_id").len() == 1),
            "{refused:?}"
        );
    }

    #[test]
    fn the_last_administrator_can_neither_leave_nor_stop_being_one() {
        let school = TestSchool::new();
        let me = school.senco.staff_id().clone();
        let stop = school.office.write(&school.senco, save(&me, false));
        assert!(
            matches!(&stop, Err(Error::Invalid(f)) if f.of("administrator").len() == 1),
            "{stop:?}"
        );
        let gone = school
            .office
            .write(&school.senco, leave(&school.senco, Some("2026-12-18")));
        assert!(
            matches!(&gone, Err(Error::Invalid(f)) if f.of("left_on").len() == 1),
            "{gone:?}"
        );
        let head = SaveStaff {
            id: school.head.staff_id().clone(),
            version: 1,
            staff: draft("Mr D Pryce", true),
        };
        school.write(&school.senco, head);
        school.write(&school.senco, leave(&school.senco, Some("2026-12-18")));
        let now_last = StaffLeaves {
            id: school.head.staff_id().clone(),
            version: 2,
            left_on: Some(day("2026-12-18")),
        };
        let refused = school.office.write(&school.senco, now_last);
        assert!(
            matches!(&refused, Err(Error::Invalid(f)) if f.of("left_on").len() == 1),
            "an administrator with a leaving date does not count: {refused:?}"
        );
    }

    #[test]
    fn who_has_left_can_come_back_and_a_stale_form_does_not_win() {
        let school = TestSchool::new();
        school.write(&school.senco, leave(&school.ta, Some("2026-11-09")));
        let stale = school.office.write(&school.senco, leave(&school.ta, None));
        assert!(matches!(stale, Err(Error::Conflict)), "{stale:?}");
        let back = StaffLeaves {
            version: 2,
            ..leave(&school.ta, None)
        };
        school.write(&school.senco, back);
        let staff = school.read(&school.senco, ListStaff {});
        assert!(staff.iter().all(|kept| kept.record.left_on.is_none()));
    }

    #[test]
    fn only_an_administrator_changes_staff() {
        let school = TestSchool::new();
        let before = school.audit_len();
        for who in [
            &school.head,
            &school.teacher,
            &school.ta,
            &school.office_staff,
        ] {
            let added = school.office.write(who, add("Mr T Bello"));
            assert!(matches!(added, Err(Error::Forbidden)), "{added:?}");
            let left = school.office.write(who, leave(&school.ta, None));
            assert!(matches!(left, Err(Error::Forbidden)), "{left:?}");
            let raised = school.office.write(who, save(who.staff_id(), true));
            assert!(matches!(raised, Err(Error::Forbidden)), "{raised:?}");
            let reset = ResetPassword {
                staff_id: who.staff_id().clone(),
            };
            let reset = school.office.write(who, reset.with_hash(String::new()));
            assert!(matches!(reset, Err(Error::Forbidden)), "{reset:?}");
        }
        assert_eq!(school.audit_len(), before);
    }
}
