//! Requests to see everything about a child: who asked, when it came, who they are, and until when it is to be answered.

use std::collections::HashMap;

use chrono::{Months, NaiveDate};
use serde::Deserialize;
use ts_rs::TS;

use super::of_child::AccessLine;
use super::retention::named;
use crate::domain::clock::{ClockRule, ClockSettings};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{AccessRequestId, PupilId};
use crate::domain::record::Kept;
use crate::domain::record::data_protection::AccessRequest;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::check::{not_in_future, required};
use crate::ops::clocks::{ClockFacts, DueItem, SchoolClocks, clock_of_request, clock_settings};
use crate::ops::pupil::PupilRef;
use crate::ops::undo::void_and_bring_back;
use crate::store::{ClockMarkLine, PupilLine, Reader, WriteTx};

/// A request as typed, not yet checked.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct AccessRequestDraft {
    pub asked_by: String,
    pub relationship: String,
    #[ts(type = "string | null")]
    pub received_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub identity_on: Option<NaiveDate>,
    pub identity_how: String,
    #[ts(type = "string | null")]
    pub extended_on: Option<NaiveDate>,
    pub extension_reason: String,
    #[ts(type = "string | null")]
    pub answered_on: Option<NaiveDate>,
    pub answer_note: String,
}

/// Records a request, or what became of it.
#[derive(Debug, Deserialize, TS)]
pub struct SaveAccessRequest {
    pub pupil_id: PupilId,
    /// Nothing for a new one.
    pub id: Option<AccessRequestId>,
    pub version: i32,
    pub request: AccessRequestDraft,
}

impl WriteOp for SaveAccessRequest {
    const ACTION: Action = Action::AccessWrite;
    type Output = AccessRequestId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<AccessRequestId> {
        let seen = tx.seen(&self.pupil_id)?;
        let marks = tx.clock_mark_lines(Some(&seen))?;
        let pupil = seen.id().clone();
        if let Some(id) = &self.id
            && tx.get::<AccessRequest>(id.as_str())?.pupil_id != pupil
        {
            return Err(crate::Error::NotFound);
        }
        let is_new = self.id.is_none();
        let id = self.id.unwrap_or_else(|| AccessRequestId::new(tx.new_id()));
        let request = checked(id.clone(), pupil, self.request, &marks, tx.today())?;
        if is_new {
            tx.add(&request)?;
        } else {
            tx.revise(&request, self.version)?;
        }
        Ok(id)
    }
}

fn checked(
    id: AccessRequestId,
    pupil_id: PupilId,
    typed: AccessRequestDraft,
    marks: &[ClockMarkLine],
    today: NaiveDate,
) -> Result<AccessRequest> {
    let mut errors = FieldErrors::default();
    let received_on = not_in_future(
        &mut errors,
        "received_on",
        "the day on which it came",
        typed.received_on,
        today,
    );
    let asked_by = required(&mut errors, "asked_by", "Enter who asks.", &typed.asked_by);
    let relationship = required(
        &mut errors,
        "relationship",
        "Say who that is to the child: mother, solicitor of the family, the child.",
        &typed.relationship,
    );
    let mut later = |field: &str, day: Option<NaiveDate>, what: &str| {
        if day.is_some_and(|day| day > today) {
            errors.add(field, format!("That is after today. Check {what}."));
        } else if typed.received_on.is_some() && day.is_some_and(|day| day < received_on) {
            errors.add(
                field,
                format!("That is before the request came. Check {what}."),
            );
        }
    };
    later(
        "extended_on",
        typed.extended_on,
        "the day on which they were told",
    );
    later("answered_on", typed.answered_on, "the day of the answer");
    if typed.identity_on.is_some_and(|day| day > today) {
        errors.add(
            "identity_on",
            "That is after today. Check the day of the check.",
        );
    }
    let identity_how = typed.identity_how.trim().to_owned();
    if typed.identity_on.is_some() && identity_how.is_empty() {
        errors.add(
            "identity_how",
            "Say how you were sure of who asks: known to the school, a passport, by a call back.",
        );
    }
    let extension_reason = typed.extension_reason.trim().to_owned();
    if typed.extended_on.is_some() && extension_reason.is_empty() {
        errors.add(
            "extension_reason",
            "Say why it takes longer: the request is complex, or one of several.",
        );
    }
    let answer_note = typed.answer_note.trim().to_owned();
    if typed.answered_on.is_some() {
        if answer_note.is_empty() {
            errors.add(
                "answer_note",
                "Say what was sent and how, and what was left out and why.",
            );
        }
        if typed.identity_on.is_none() {
            errors.add(
                "identity_on",
                "Check who asks before anything is sent, and enter the day.",
            );
        }
    }
    let request = AccessRequest {
        id,
        pupil_id,
        asked_by,
        relationship,
        received_on,
        identity_on: typed.identity_on,
        identity_how,
        extended_on: typed.extended_on,
        extension_reason,
        answered_on: typed.answered_on,
        answer_note,
    };
    if typed.received_on.is_some() && told_too_late(&request, marks, today) {
        errors.add(
            "extended_on",
            "They have to be told within the first month, so this extension comes too late. The first date stands.",
        );
    }
    errors.into_result()?;
    Ok(request)
}

/// Whether somebody was told of an extension after the first month, in which days on which the clock stood still do not
/// count: UK GDPR art 12A(4) and (6).
fn told_too_late(request: &AccessRequest, marks: &[ClockMarkLine], today: NaiveDate) -> bool {
    let plain = AccessRequest {
        extended_on: None,
        answered_on: None,
        ..request.clone()
    };
    let first = clock_of_request(&plain, marks, today);
    first
        .zip(request.extended_on)
        .is_some_and(|(first, told_on)| told_on > first.clock.due_on)
}

void_and_bring_back!(
    VoidAccessRequest,
    BringBackAccessRequest,
    AccessRequest,
    AccessRequestId,
    Action::AccessWrite,
    "a request to see a record"
);

/// The requests that wait for their answer, by child; nothing for whom they are no business of.
pub(crate) fn open_requests(tx: &Reader<'_>) -> Result<HashMap<PupilId, Vec<AccessRequest>>> {
    let mut open: HashMap<PupilId, Vec<AccessRequest>> = HashMap::new();
    if !tx.session().may(Action::AccessWrite) {
        return Ok(open);
    }
    for request in tx.open_access_requests()? {
        open.entry(request.pupil_id.clone())
            .or_default()
            .push(request);
    }
    Ok(open)
}

/// What is due of the requests about children who stand on no list of the day: those who left long ago, and all of them
/// for whoever has no list.
pub(crate) fn due_beside(
    tx: &Reader<'_>,
    school: &SchoolClocks,
    lines: &[PupilLine],
) -> Result<Vec<DueItem>> {
    let mut due = Vec::new();
    for (pupil, requests) in open_requests(tx)? {
        if named(lines, pupil.as_str()).is_some() {
            continue;
        }
        let line = tx.pupil_line(&tx.seen(&pupil)?)?;
        let marks = tx.clock_mark_lines(Some(&tx.seen(&pupil)?))?;
        let facts = ClockFacts {
            requests,
            marks,
            ..ClockFacts::default()
        };
        let items = school.of_child(&line, &facts).into_iter();
        due.extend(items.filter(|item| {
            let shown = item.state.is_pressing() || !item.state.runs();
            item.clock.rule == ClockRule::AccessRequest && shown
        }));
    }
    Ok(due)
}

/// A request with its clock.
pub(super) fn line(
    kept: Kept<AccessRequest>,
    pupil: PupilRef,
    marks: &[ClockMarkLine],
    (today, settings): (NaiveDate, &ClockSettings),
) -> AccessLine {
    let paused = clock_of_request(&kept.record, marks, today);
    let state = paused.as_ref().map(|paused| paused.state(today, settings));
    let clock = paused.map(|paused| paused.clock);
    AccessLine {
        pupil,
        words: state.map(|state| state.words()).unwrap_or_default(),
        state,
        clock,
        request: kept,
    }
}

/// The open requests of the school, and those that came within a year.
pub(super) fn of_school(tx: &Reader<'_>, lines: &[PupilLine]) -> Result<Vec<AccessLine>> {
    let (today, settings) = (tx.today(), clock_settings(tx)?);
    let marks = tx.access_marks()?;
    let mut requests: Vec<AccessLine> = (tx.all::<AccessRequest>()?.into_iter())
        .filter(|kept| {
            kept.record.answered_on.is_none() || kept.record.received_on + Months::new(12) >= today
        })
        .filter_map(|kept| {
            let pupil = PupilRef::of(named(lines, kept.record.pupil_id.as_str())?, today);
            Some(line(kept, pupil, &marks, (today, &settings)))
        })
        .collect();
    requests.sort_by_key(|line| {
        let due = line.clock.as_ref().map(|clock| clock.due_on);
        (
            due.is_none(),
            due,
            std::cmp::Reverse(line.request.record.received_on),
        )
    });
    Ok(requests)
}
