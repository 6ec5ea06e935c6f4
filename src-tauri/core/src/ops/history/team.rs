//! What the team around a child did, for the timeline: lead practitioners, meetings, reduced timetables, and events that
//! somebody wrote into the chronology.

use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use super::timeline::Events;
use crate::domain::date_words::{long, short};
use crate::domain::record::reintegration::Reintegration;
use crate::domain::record::team::{ChronologyEvent, OutsideLead, TeamAction, TeamMeeting};
use crate::domain::reintegration::{Agreement, TimetableWeek, hours_words};
use crate::domain::role::Action;
use crate::domain::team::TeamPerson;
use crate::domain::words::{count, lower};
use crate::error::Result;
use crate::ops::chronology::may_read;
use crate::store::{Reader, Seen};

/// That a meeting was held and a timetable reduced is for everybody who reads of SEND; what was said, for those who may
/// read agencies' reports.
pub(super) fn events(tx: &Reader<'_>, pupil: &Seen, events: &mut Events) -> Result<()> {
    let reads_all = tx.session().may(Action::ReportRead);
    let shown = |words: &str| {
        if reads_all {
            words.to_owned()
        } else {
            String::new()
        }
    };
    for kept in tx.about::<OutsideLead>(pupil)? {
        let lead = &kept.record;
        let title = format!("Lead practitioner: {}", lead.name);
        events.add(&kept, lead.from_on, title, &lead.role);
    }
    let actions = tx.about::<TeamAction>(pupil)?;
    for kept in tx.about::<TeamMeeting>(pupil)? {
        let meeting = &kept.record;
        let Some(held_on) = meeting.held_on else {
            continue;
        };
        let about = if meeting.reintegration_id.is_some() {
            "Meeting about the reduced timetable"
        } else {
            "Team meeting"
        };
        let agreed = actions
            .iter()
            .filter(|one| one.record.meeting_id == meeting.id);
        let agreed = u32::try_from(agreed.count()).unwrap_or(u32::MAX);
        let mut said = shown(&meeting.notes);
        if agreed > 0 {
            let agreed = format!("{} agreed", count(agreed, "action"));
            said = [agreed, said].join(". ");
        }
        events.add(&kept, held_on, about, said.trim_end_matches(['.', ' ']));
    }
    for kept in tx.about::<Reintegration>(pupil)? {
        let plan = &kept.record;
        if plan.decided_on.is_none() {
            continue;
        }
        let title = if plan.extends_id.is_some() {
            "Reduced timetable extended"
        } else {
            "Reduced timetable began"
        };
        let words = format!("Until {}. {}", long(plan.ends_on), shown(&plan.reason));
        events.add(&kept, plan.starts_on, title, words.trim());
        if let (Some(on), Some(ending)) = (plan.ended_on, plan.ending) {
            let title = format!("Reduced timetable ended: {}", lower(ending.name()));
            events.add(&kept, on, title, &shown(&plan.end_reason));
        }
    }
    for kept in tx.about::<ChronologyEvent>(pupil)? {
        let event = &kept.record;
        if may_read(tx, event) {
            events.add(&kept, event.happened_on, event.title.clone(), &event.words);
        }
    }
    Ok(())
}

/// A part of such a record in words: somebody invited, somebody who agrees, a week of the timetable.
pub(super) fn team_words(value: &Json) -> Option<String> {
    fn read<T: DeserializeOwned>(value: &Json) -> Option<T> {
        serde_json::from_value(value.clone()).ok()
    }
    let joined = |parts: &[&str]| {
        let filled: Vec<&str> = parts
            .iter()
            .copied()
            .filter(|one| !one.is_empty())
            .collect();
        filled.join(", ")
    };
    if let Some(week) = read::<TimetableWeek>(value) {
        let days: Vec<String> = week.minutes.iter().map(|one| hours_words(*one)).collect();
        return Some(format!(
            "Week of {}: {}",
            short(week.from_on),
            days.join(", ")
        ));
    }
    if let Some(one) = read::<Agreement>(value) {
        let agreed = match one.agreed_on {
            Some(on) => format!("agreed {}", long(on)),
            None => "not agreed yet".to_owned(),
        };
        return Some(joined(&[one.party.name(), &one.name, &agreed]));
    }
    // Somebody invited to a review has more fields, and is read before.
    let one = read::<TeamPerson>(value)?;
    let came = one.attendance.map_or("", |attendance| attendance.name());
    Some(joined(&[&one.name, &one.role, came]))
}
