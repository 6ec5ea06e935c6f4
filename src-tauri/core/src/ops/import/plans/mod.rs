//! Targets and provision from a spreadsheet, put into the plans of the children they are about: looked at first, then
//! done in one transaction, and undone as a whole like every import.
//!
//! Looking is a rehearsal of the deed itself, so that what is shown is what is done. A target or a line of support that
//! is in the plan already stays as it is: the same list a second time changes nothing.

mod attempt;
mod child;
mod deed;
mod together;
mod who;

#[cfg(test)]
mod tests;

pub use deed::{ApplyPlanImport, PlanImportResult, PreviewPlanImport};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::preview::WrongLine;
use crate::domain::id::PupilId;
use crate::ops::pupil::PupilRef;

/// Whom the rows of one name mean, where that is not certain by itself.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PlanChildChoice {
    pub key: String,
    /// Nothing to leave the rows out.
    pub pupil_id: Option<PupilId>,
}

/// What a list would do to the plans.
#[derive(Debug, Clone, Default, Serialize, TS)]
pub struct PlanImportPreview {
    /// The children whose plans get something, or have it already, by surname.
    pub children: Vec<PlanImportChild>,
    /// Names that may mean several children, or one of another name. Undecided, they are left out.
    pub unsure: Vec<UnsureChild>,
    pub wrong: Vec<WrongLine>,
    /// What is to be known about the list as a whole.
    pub facts: Vec<String>,
    pub done: PlanImportCount,
    /// Sent back with the order to apply it: whether the plans are still as they were shown.
    pub seen: String,
}

/// How much of it there is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct PlanImportCount {
    /// Children whose plans get something.
    pub children: u32,
    /// Plans that are begun for it.
    pub plans: u32,
    pub targets: u32,
    /// Lines of provision.
    pub provision: u32,
    /// Rows that are left out: wrong, or of a child not yet decided.
    pub left_out: u32,
}

/// What one child's plan gets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlanImportChild {
    pub pupil: PupilRef,
    pub plan_name: String,
    /// Whether the plan is begun for it.
    pub starts: bool,
    pub rows: Vec<PlanImportRow>,
}

/// What a row adds to the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlanImportRow {
    /// Its number in the file.
    pub row: u32,
    /// Empty where all of it is in the plan already.
    pub adds: Vec<PlanAddition>,
    /// Where the list and the plan differ and the plan stays as it is.
    pub look: Vec<String>,
}

/// One thing that comes into a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlanAddition {
    /// "Outcome", "Target", "Strategy" or "Support".
    pub what: String,
    pub text: String,
    /// "From 3 out of 10 to 7 out of 10, by 17 December 2026"; empty where there is no more to tell.
    pub about: String,
}

/// A name that does not say for certain who is meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnsureChild {
    /// Names it in the choices.
    pub key: String,
    pub name: String,
    pub class: String,
    pub rows: Vec<u32>,
    pub fits: Vec<PupilRef>,
}
