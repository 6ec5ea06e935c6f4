//! A reintegration plan: a reduced timetable for a short time, agreed by everybody, with hours that rise week by week.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record;
use crate::domain::id::{PupilId, ReintegrationId};
use crate::domain::reintegration::{
    Agreement, ReintegrationCheck, ReintegrationEnding, TimetableWeek,
};

/// A reintegration plan, from its preparation to its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reintegration {
    pub id: ReintegrationId,
    pub pupil_id: PupilId,
    /// The plan that this one extends.
    pub extends_id: Option<ReintegrationId>,
    /// The first day on the reduced timetable.
    #[ts(type = "string")]
    pub starts_on: NaiveDate,
    /// The last day; the day after, the child is back full time.
    #[ts(type = "string")]
    pub ends_on: NaiveDate,
    /// Why the child cannot be at school full time now.
    pub reason: String,
    /// What is done meanwhile so that she can.
    pub support: String,
    pub agreements: Vec<Agreement>,
    #[ts(type = "string | null")]
    pub risk_on: Option<NaiveDate>,
    pub risk_by: String,
    /// What a full week at the school is, in minutes.
    pub full_week: u16,
    pub weeks: Vec<TimetableWeek>,
    /// When it was decided to begin; nothing while it is prepared.
    #[ts(type = "string | null")]
    pub decided_on: Option<NaiveDate>,
    /// What was not in place when it was decided, and why it began all the same.
    pub missing: Vec<ReintegrationCheck>,
    pub missing_reason: String,
    #[ts(type = "string | null")]
    pub ended_on: Option<NaiveDate>,
    pub ending: Option<ReintegrationEnding>,
    pub end_reason: String,
}
record!(Reintegration, Reintegration, about a child);

impl Reintegration {
    /// Whether the child is on the reduced timetable that day. One whose last day has passed goes on until somebody
    /// ends it.
    pub fn runs_on(&self, day: NaiveDate) -> bool {
        self.decided_on.is_some()
            && self.starts_on <= day
            && self.ended_on.is_none_or(|ended_on| day <= ended_on)
    }

    /// The week of the timetable that a day lies in: the last one that has begun.
    pub fn week_on(&self, day: NaiveDate) -> Option<&TimetableWeek> {
        self.weeks.iter().rev().find(|week| week.from_on <= day)
    }
}
