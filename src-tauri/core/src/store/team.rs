//! What clocks go by of the team around a child: planned meetings, what was agreed, reduced timetables.

use chrono::NaiveDate;
use serde::Deserialize;

use super::pupils::Seen;
use super::tx::Reader;
use crate::domain::id::PupilId;
use crate::domain::record::reintegration::Reintegration;
use crate::error::Result;

/// Something that a team agreed and that is not done.
#[derive(Debug, Clone, Deserialize)]
pub struct TeamActionLine {
    pub pupil_id: PupilId,
    pub agreed_on: NaiveDate,
    pub text: String,
    pub action_by: String,
    pub by_on: NaiveDate,
}

/// A meeting that is planned and was not held.
#[derive(Debug, Clone, Deserialize)]
pub struct PlannedMeetingLine {
    pub pupil_id: PupilId,
    pub planned_on: NaiveDate,
    /// Whether it is about a reduced timetable, which has a clock of its own.
    pub about_timetable: u8,
}

/// A reduced timetable that was decided and has not ended, with its last meeting.
#[derive(Debug, Clone, Deserialize)]
pub struct OpenReintegrationLine {
    pub pupil_id: PupilId,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub last_meeting_on: Option<NaiveDate>,
}

impl Reader<'_> {
    /// What teams agreed and is not done, about the children in scope; about one where one is named.
    pub fn open_team_actions(&self, only: Option<&Seen>) -> Result<Vec<TeamActionLine>> {
        self.open_facts(
            "select t.pupil_id, coalesce(m.held_on, m.planned_on) as agreed_on, t.text, t.action_by, t.by_on
             from {team_action}
             join team_meeting m on m.id = t.meeting_id
             where t.done_on is null and t.voided_at is null and m.voided_at is null",
            "t.by_on, t.id",
            only,
        )
    }

    /// The meetings of teams that are to come or to be written up.
    pub fn planned_meetings(&self, only: Option<&Seen>) -> Result<Vec<PlannedMeetingLine>> {
        self.open_facts(
            "select t.pupil_id, t.planned_on, t.reintegration_id is not null as about_timetable
             from {team_meeting}
             where t.held_on is null and t.voided_at is null",
            "t.planned_on, t.id",
            only,
        )
    }

    /// The reduced timetables that go on, or are about to begin.
    pub fn open_reintegrations(&self, only: Option<&Seen>) -> Result<Vec<OpenReintegrationLine>> {
        let select = include_str!("open_reintegrations.sql");
        self.open_facts(select, "t.starts_on, t.id", only)
    }

    /// The same with everything that they say, for all children in scope.
    pub fn reintegrations_now(&self) -> Result<Vec<Reintegration>> {
        self.open_facts(
            "select t.* from {reintegration}
             where t.decided_on is not null and t.ended_on is null and t.voided_at is null",
            "t.pupil_id, t.starts_on, t.id",
            None,
        )
    }
}
