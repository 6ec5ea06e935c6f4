//! The staff, and which classes and children they work with.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{lasts, record};
use crate::domain::coded::coded;
use crate::domain::id::{ClassId, LinkId, PupilId, StaffId};
use crate::domain::role::Role;

/// A member of staff who signs in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Staff {
    pub id: StaffId,
    /// As colleagues and parents say it: "Mrs A Okafor".
    pub name: String,
    pub role: Role,
    /// Whether the person looks after staff and settings. At least one does.
    pub administrator: bool,
    pub job_title: String,
    #[ts(type = "string | null")]
    pub left_on: Option<NaiveDate>,
}
record!(Staff, Staff, of the school);

impl Staff {
    /// Whether the person works at the school on that day; the last day counts.
    pub fn works_on(&self, day: NaiveDate) -> bool {
        self.left_on.is_none_or(|left| day <= left)
    }
}

/// Who teaches or helps in a class, from when to when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClassStaff {
    pub id: LinkId,
    pub class_id: ClassId,
    pub staff_id: StaffId,
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    #[ts(type = "string | null")]
    pub to_on: Option<NaiveDate>,
}
record!(ClassStaff, ClassStaff, of the school);

lasts!(ClassStaff);

coded! {
    /// What an adult is to a child.
    pub enum Duty {
        /// Keeps an eye on the child's plan from day to day.
        KeyWorker = "key_worker", "Key worker";
        Supports = "supports", "Supports";
        LeadPractitioner = "lead_practitioner", "Lead practitioner";
    }
}

/// An adult who works with a child, from when to when. It is what gives a teaching assistant sight of the child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PupilStaff {
    pub id: LinkId,
    pub pupil_id: PupilId,
    pub staff_id: StaffId,
    pub duty: Duty,
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    #[ts(type = "string | null")]
    pub to_on: Option<NaiveDate>,
}
record!(PupilStaff, PupilStaff, about a child);
lasts!(PupilStaff);
