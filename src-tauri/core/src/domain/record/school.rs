//! The school itself: its name, its years, its pathway, its classes.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record;
use crate::domain::calendar::{AcademicYear, TermNaming};
use crate::domain::clock::{OwnLimits, YearlyDuty};
use crate::domain::id::{ClassId, DutyDoneId, YearId};
use crate::domain::pathway::{Pathway, StageShift};
use crate::domain::year_group::YearGroup;

/// The id of the one school in a file.
pub const THE_SCHOOL: &str = "school";

/// The school whose record this is. There is one in each file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct School {
    pub id: String,
    pub name: String,
    /// Unique reference number: six digits; empty where not entered.
    pub urn: String,
    pub local_authority: String,
    pub headteacher_name: String,
    pub telephone: String,
    pub term_naming: TermNaming,
    /// Whether this is the fictional school to look round; a banner says so on every screen.
    pub sample: bool,
    /// Minutes without a key or the mouse after which Waymark locks: 1 to 15.
    pub lock_minutes: u8,
    /// Whether screenshots, recordings and screens that are shared show the window; where the system cannot keep it out,
    /// they always do.
    pub capture_allowed: bool,
    /// The limits of time that are the school's own.
    pub own_limits: OwnLimits,
}
record!(School, School, of the school);

/// A school year with its half-terms and the days on which the school is shut.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SchoolYear {
    pub id: YearId,
    /// The year in which it starts: 2026 for 2026/27.
    pub starting: i32,
    pub calendar: AcademicYear,
    /// Whether the dates are those that setting up proposed, which nobody has looked at yet.
    pub proposed: bool,
}
record!(SchoolYear, SchoolYear, of the school);

/// The school's own copy of a pathway: the stages as it names them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SchoolPathway {
    pub id: String,
    pub pathway: Pathway,
}
record!(SchoolPathway, SchoolPathway, of the school);

/// That the school changed its pathway: from which day, why, and what the pathway was before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PathwayChange {
    pub id: String,
    /// 1 for the first change.
    pub edition: u32,
    /// The first day of the new pathway; never before that of an earlier change.
    #[ts(type = "string")]
    pub happened_on: NaiveDate,
    pub reason: String,
    pub before: Pathway,
    /// Which stages were taken for which.
    pub shifts: Vec<StageShift>,
    /// How many children it put on another stage, on or off the register, or under another code.
    pub children: u32,
}
record!(PathwayChange, PathwayChange, of the school);

/// That a yearly duty of the school is done with for a school year: done on a day, or not for this school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DutyDone {
    pub id: DutyDoneId,
    pub duty: YearlyDuty,
    /// 2026 for 2026/27. A year has one of each duty that was not taken back.
    pub starting: i32,
    /// `None` where it is not for this school.
    #[ts(type = "string | null")]
    pub done_on: Option<NaiveDate>,
    /// Where it stands, as the address of a page.
    pub place: String,
    /// Why it was done after its day; empty where it was in time or nobody said.
    pub late_reason: String,
    /// Why it is not for this school; empty where it was done.
    pub not_for_us: String,
}
record!(DutyDone, DutyDone, of the school);

/// A class in one school year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SchoolClass {
    pub id: ClassId,
    pub name: String,
    pub year_starting: i32,
    pub year_groups: Vec<YearGroup>,
}
record!(SchoolClass, SchoolClass, of the school);

impl SchoolClass {
    /// Where the class stands in a list: by its youngest children, then by name.
    pub fn place(&self) -> (Option<YearGroup>, String) {
        (self.year_groups.iter().min().copied(), self.name.clone())
    }
}
