//! The team around a child: who leads it from outside the school, when it met and what it agreed, and significant
//! events that stand in no other record.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{lasts, record};
use crate::domain::id::{
    ChronologyEventId, OutsideLeadId, PupilId, ReintegrationId, TeamActionId, TeamMeetingId,
};
use crate::domain::team::{ChronologyKind, TeamPerson};

/// A lead practitioner who is no member of staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OutsideLead {
    pub id: OutsideLeadId,
    pub pupil_id: PupilId,
    pub name: String,
    /// "Family support worker, Early Help".
    pub role: String,
    pub telephone: String,
    pub email: String,
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    #[ts(type = "string | null")]
    pub to_on: Option<NaiveDate>,
}
record!(OutsideLead, OutsideLead, about a child);
lasts!(OutsideLead);

/// A meeting of the team, or about a reduced timetable: planned, then held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TeamMeeting {
    pub id: TeamMeetingId,
    pub pupil_id: PupilId,
    /// The reduced timetable that is reviewed at it; nothing for a meeting about everything.
    pub reintegration_id: Option<ReintegrationId>,
    /// For when it is planned.
    #[ts(type = "string")]
    pub planned_on: NaiveDate,
    /// "14:00"; empty where it is not settled.
    pub meeting_at: String,
    pub place: String,
    /// What it is to talk about.
    pub purpose: String,
    pub people: Vec<TeamPerson>,
    #[ts(type = "string | null")]
    pub held_on: Option<NaiveDate>,
    /// What was said and decided.
    pub notes: String,
    /// When the team meets again, as agreed at it.
    #[ts(type = "string | null")]
    pub next_on: Option<NaiveDate>,
}
record!(TeamMeeting, TeamMeeting, about a child);

impl TeamMeeting {
    /// The day of the meeting: when it was held, else for when it is planned.
    pub fn on(&self) -> NaiveDate {
        self.held_on.unwrap_or(self.planned_on)
    }
}

/// What a meeting agreed that somebody does by a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TeamAction {
    pub id: TeamActionId,
    pub pupil_id: PupilId,
    pub meeting_id: TeamMeetingId,
    pub text: String,
    pub action_by: String,
    #[ts(type = "string")]
    pub by_on: NaiveDate,
    #[ts(type = "string | null")]
    pub done_on: Option<NaiveDate>,
    /// What came of it.
    pub done_note: String,
}
record!(TeamAction, TeamAction, about a child);

/// A significant event that somebody wrote into the chronology.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChronologyEvent {
    pub id: ChronologyEventId,
    pub pupil_id: PupilId,
    #[ts(type = "string")]
    pub happened_on: NaiveDate,
    pub event_kind: ChronologyKind,
    /// What happened, in a line.
    pub title: String,
    pub words: String,
    /// Where it is known from: "Letter of the previous school, 3 May 2024".
    pub source: String,
    /// For the SENCO and the headteacher alone, and left off papers unless it is asked for.
    pub restricted: bool,
}
record!(ChronologyEvent, ChronologyEvent, about a child);
