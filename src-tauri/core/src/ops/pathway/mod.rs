//! The pathway as the school edits it: what an edit would change is told first; then it is kept with what was before,
//! children go with their stage, and it can be put back.
//!
//! A placement remembers whether it is on the register and under which code. So an edit that changes these for a
//! stage, or takes a stage away, ends the placements of the children on it and begins others on the day of the change.
//! A new name does not: who stays on a stage through its renaming is on it under the name of the day that is asked for.

mod keys;
mod preview;
mod propose;
mod save;
mod shift;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_any_edits;
#[cfg(test)]
mod tests_rights;

pub use preview::{PathwayPreview, PreviewLine, PreviewPathway, ShiftQuestion};
pub use propose::{
    PathwayChangeLine, PathwayChanges, PathwaySource, ProposePathway, ProposedPathway,
};
pub use save::SavePathway;

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use crate::domain::pathway::{Pathway, StageShift};

/// An edit of the pathway, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PathwayEdit {
    /// A new stage comes with an empty key; one is made from its name and stays.
    pub pathway: Pathway,
    /// Where the children of a stage go that is gone, or that is taken for another.
    #[serde(default)]
    pub shifts: Vec<StageShift>,
    /// The first day of the new pathway; today where none is given.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub happened_on: Option<NaiveDate>,
    #[serde(default)]
    pub reason: String,
    /// The number of the change that is put back, where one is: children whom it moved go back to where they were.
    #[serde(default)]
    pub puts_back: Option<u32>,
}
