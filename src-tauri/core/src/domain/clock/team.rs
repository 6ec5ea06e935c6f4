//! The team around a child: its next meeting, and what it agreed that somebody does by a day.

use chrono::NaiveDate;

use super::{Clock, ClockRule, DutyHolder};
use crate::domain::date_words::long;

/// What was agreed at a meeting: when, what, who does it, and by when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgreedAction<'a> {
    pub agreed_on: NaiveDate,
    pub text: &'a str,
    pub action_by: &'a str,
    pub by_on: NaiveDate,
    pub done_on: Option<NaiveDate>,
}

/// What the team agreed is done by the day that was agreed: the team's own rule, not law. A day before the meeting counts
/// as that of the meeting. `None` once it is done.
pub fn agreed_action_due(action: AgreedAction<'_>) -> Option<Clock> {
    let AgreedAction {
        agreed_on,
        text,
        action_by,
        by_on,
        done_on,
    } = action;
    done_on.is_none().then(|| Clock {
        rule: ClockRule::TeamAction,
        title: text.to_owned(),
        starts_on: agreed_on,
        due_on: by_on.max(agreed_on),
        working: format!(
            "Agreed {} with {action_by} for {}",
            long(agreed_on),
            long(by_on)
        ),
        source: "Agreed at a team meeting".to_owned(),
        duty: DutyHolder::School,
    })
}

/// A meeting that is planned is held on its day, and then written up. One planned for a day before it was entered counts
/// as entered that day. `None` once it was held.
pub fn team_meeting_due(planned_on: NaiveDate, held_on: Option<NaiveDate>) -> Option<Clock> {
    held_on.is_none().then(|| Clock {
        rule: ClockRule::TeamMeeting,
        title: "Team meeting".to_owned(),
        starts_on: planned_on,
        due_on: planned_on,
        working: format!("Planned for {}; held and written up", long(planned_on)),
        source: "Planned by the school".to_owned(),
        duty: DutyHolder::School,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::clock::fixture::date;

    fn action(by_on: NaiveDate, done_on: Option<NaiveDate>) -> Option<Clock> {
        agreed_action_due(AgreedAction {
            agreed_on: date(2026, 10, 12),
            text: "Ring the school nurse",
            action_by: "Mrs A Okafor",
            by_on,
            done_on,
        })
    }

    #[test]
    fn what_was_agreed_is_due_on_its_day_until_it_is_done() {
        let met = date(2026, 10, 12);
        for (by_on, done_on, due) in [
            (date(2026, 11, 20), None, Some(date(2026, 11, 20))),
            (met, None, Some(met)),
            (date(2026, 9, 1), None, Some(met)),
            (date(2028, 2, 29), None, Some(date(2028, 2, 29))),
            (date(2026, 12, 26), None, Some(date(2026, 12, 26))),
            (date(2026, 11, 20), Some(date(2026, 11, 20)), None),
            (date(2026, 11, 20), Some(date(2026, 12, 1)), None),
        ] {
            let clock = action(by_on, done_on);
            assert_eq!(clock.map(|clock| clock.due_on), due, "{by_on} {done_on:?}");
        }
        let clock = action(date(2026, 11, 20), None).unwrap();
        assert_eq!(clock.title, "Ring the school nurse");
        assert_eq!(
            clock.working,
            "Agreed 12 October 2026 with Mrs A Okafor for 20 November 2026"
        );
    }

    #[test]
    fn a_meeting_is_due_on_its_day_until_it_is_held() {
        let planned = date(2026, 11, 20);
        for (planned_on, held_on, due) in [
            (planned, None, Some(planned)),
            (planned, Some(planned), None),
            (planned, Some(date(2026, 11, 27)), None),
            (planned, Some(date(2026, 11, 13)), None),
            (date(2028, 2, 29), None, Some(date(2028, 2, 29))),
            (date(2026, 12, 26), None, Some(date(2026, 12, 26))),
        ] {
            let clock = team_meeting_due(planned_on, held_on);
            assert_eq!(clock.map(|clock| clock.due_on), due, "{planned_on}");
        }
    }
}
