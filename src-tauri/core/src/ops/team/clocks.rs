//! The clocks of a team: what it agreed, its planned meetings, reduced timetables.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::clock::{
    AgreedAction, Clock, agreed_action_due, reintegration_end_due, reintegration_meeting_due,
    team_meeting_due,
};
use crate::domain::id::PupilId;
use crate::error::Result;
use crate::store::{OpenReintegrationLine, PlannedMeetingLine, Reader, Seen, TeamActionLine};

/// What clocks go by of the team around one child.
#[derive(Debug, Default)]
pub(crate) struct TeamFacts {
    actions: Vec<TeamActionLine>,
    meetings: Vec<PlannedMeetingLine>,
    timetables: Vec<OpenReintegrationLine>,
}

impl TeamFacts {
    /// The facts about all children in scope, by child; about one where one is named.
    pub(crate) fn by_child(tx: &Reader<'_>, only: Option<&Seen>) -> Result<HashMap<PupilId, Self>> {
        let mut facts: HashMap<PupilId, Self> = HashMap::new();
        for line in tx.open_team_actions(only)? {
            let of_child = facts.entry(line.pupil_id.clone()).or_default();
            of_child.actions.push(line);
        }
        for line in tx.planned_meetings(only)? {
            let of_child = facts.entry(line.pupil_id.clone()).or_default();
            of_child.meetings.push(line);
        }
        for line in tx.open_reintegrations(only)? {
            let of_child = facts.entry(line.pupil_id.clone()).or_default();
            of_child.timetables.push(line);
        }
        Ok(facts)
    }

    /// Whether a reduced timetable goes on, or is about to begin.
    pub(crate) fn is_reduced(&self) -> bool {
        !self.timetables.is_empty()
    }

    /// What runs. Reduced timetables are for everybody who works with the child; the rest for those who may read what
    /// was said at meetings.
    pub(crate) fn clocks(&self, reads_reports: bool) -> Vec<Clock> {
        let mut clocks = Vec::new();
        for line in &self.timetables {
            let last = line.last_meeting_on;
            clocks.extend(clocks_of_reintegration(
                line.starts_on,
                line.ends_on,
                last,
                None,
            ));
        }
        if !reads_reports {
            return clocks;
        }
        clocks.extend(self.actions.iter().filter_map(|line| {
            agreed_action_due(AgreedAction {
                agreed_on: line.agreed_on,
                text: &line.text,
                action_by: &line.action_by,
                by_on: line.by_on,
                done_on: None,
            })
        }));
        // Meetings about a reduced timetable are due by their own rule.
        let of_team = self
            .meetings
            .iter()
            .filter(|line| line.about_timetable == 0);
        clocks.extend(of_team.filter_map(|line| team_meeting_due(line.planned_on, None)));
        clocks
    }
}

/// What runs for a reduced timetable until it is ended: the next meeting, and its last day.
pub(crate) fn clocks_of_reintegration(
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    last_meeting_on: Option<NaiveDate>,
    ended_on: Option<NaiveDate>,
) -> Vec<Clock> {
    let meeting = reintegration_meeting_due(starts_on, last_meeting_on, ended_on);
    let end = reintegration_end_due(starts_on, ends_on, ended_on);
    meeting.into_iter().chain(end).collect()
}
