//! Setting a school up: its name, pathway, terms and first administrator, in one step. Run by the desk, not a command.

use super::check::required;
use super::school::checked_urn;
use super::staff::{StaffDraft, check_new_password};
use crate::desk::NewSchool;
use crate::domain::calendar::AcademicYear;
use crate::domain::clock::OwnLimits;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::YearId;
use crate::domain::pathway::{Pathway, preset};
use crate::domain::record::school::{School, SchoolPathway, SchoolYear, THE_SCHOOL};
use crate::domain::role::{Action, Role};
use crate::error::Result;
use crate::office::WriteOp;
use crate::store::WriteTx;

/// A school that has been typed in and checked.
#[derive(Debug)]
pub struct SetUpSchool {
    school: School,
    pathway: Pathway,
    year: AcademicYear,
    staff: StaffDraft,
}

impl SetUpSchool {
    /// Checks what was typed; `year` is the school year to begin with.
    ///
    /// # Errors
    /// All problems, by field.
    pub(crate) fn checked(new: NewSchool, year: i32) -> Result<Self> {
        let mut errors = FieldErrors::default();
        let name = required(
            &mut errors,
            "name",
            "Enter the name of the school.",
            &new.name,
        );
        required(
            &mut errors,
            "person_name",
            "Enter your name as colleagues and parents say it.",
            &new.person_name,
        );
        let urn = checked_urn(&mut errors, &new.urn);
        if let Err(crate::Error::Invalid(wrong)) =
            check_new_password("password", &new.password, &name, &new.person_name)
        {
            errors.merge(wrong);
        }
        errors.into_result()?;
        let school = School {
            id: THE_SCHOOL.to_owned(),
            name,
            urn,
            local_authority: new.local_authority.trim().to_owned(),
            headteacher_name: String::new(),
            telephone: String::new(),
            term_naming: new.term_naming,
            sample: false,
            lock_minutes: 5,
            capture_allowed: false,
            own_limits: OwnLimits::default(),
        };
        let staff = StaffDraft {
            name: new.person_name,
            role: new.role,
            administrator: true,
            job_title: new.job_title,
        };
        Ok(Self {
            school,
            pathway: preset(new.pathway),
            year: AcademicYear::proposed(year),
            staff,
        })
    }

    /// The name of the school as it will be kept.
    pub(crate) fn school_name(&self) -> &str {
        &self.school.name
    }

    /// Who sets it up: name and job title as they will be kept.
    pub(crate) fn founder(&self) -> (String, String) {
        let tidy = |text: &str| text.trim().to_owned();
        (tidy(&self.staff.name), tidy(&self.staff.job_title))
    }

    /// The role of the one who sets the school up.
    pub(crate) fn role(&self) -> Role {
        self.staff.role
    }
}

impl WriteOp for SetUpSchool {
    const ACTION: Action = Action::SettingsWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let me = tx.session().staff_id().clone();
        tx.add(&self.staff.checked(me)?)?;
        tx.add(&self.school)?;
        tx.add(&SchoolPathway {
            id: tx.new_id(),
            pathway: self.pathway,
        })?;
        tx.add(&SchoolYear {
            id: YearId::new(tx.new_id()),
            starting: self.year.starting,
            calendar: self.year,
            proposed: true,
        })
    }
}
