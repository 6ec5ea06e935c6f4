//! What was decided about a date that is due of a child.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record;
use crate::domain::clock::{ClockMarkKind, ClockRule};
use crate::domain::id::{ClockMarkId, PupilId};

/// That a clock stands still, does not apply, or is late, and why. The clock itself is never kept: the mark names it by
/// its rule, its start, and the record that it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClockMark {
    pub id: ClockMarkId,
    pub pupil_id: PupilId,
    pub rule: ClockRule,
    /// From when the clock counts.
    #[ts(type = "string")]
    pub started_on: NaiveDate,
    /// The record behind it, where one child may have several of its rule; else empty.
    pub about_id: String,
    pub mark: ClockMarkKind,
    /// The first day of a pause, else the day on which it was decided.
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    /// The day on which it went on; nothing while it still stands.
    #[ts(type = "string | null")]
    pub until_on: Option<NaiveDate>,
    pub reason: String,
}
record!(ClockMark, ClockMark, about a child);

impl ClockMark {
    /// Whether it was decided about this clock: the record behind it says which, or else the day it counts from.
    pub fn is_about(&self, rule: ClockRule, starts_on: NaiveDate, about_id: &str) -> bool {
        self.rule == rule
            && self.about_id == about_id
            && (!about_id.is_empty() || self.started_on == starts_on)
    }
}
