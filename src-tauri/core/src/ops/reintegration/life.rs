//! A reduced timetable begins, and ends: full time again, extended by another plan, or otherwise.

use chrono::{Days, NaiveDate};
use serde::Deserialize;
use ts_rs::TS;

use super::save::{MOST_DAYS, TOO_LONG, prepared};
use super::view::facts_missing;
use crate::domain::date_words::long;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::ReintegrationId;
use crate::domain::record::reintegration::Reintegration;
use crate::domain::reintegration::{Agreement, ReintegrationEnding, TimetableWeek, school_weeks};
use crate::domain::role::Action;
use crate::domain::words::{list, lower};
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::check::{not_in_future, required, required_day};
use crate::ops::clocks::SchoolClocks;
use crate::ops::undo::void_and_bring_back;
use crate::store::WriteTx;

/// Decides that a reduced timetable begins on its day. What is not in place is kept with the reason for going on.
#[derive(Debug, Deserialize, TS)]
pub struct BeginReintegration {
    pub id: ReintegrationId,
    pub version: i32,
    /// Why it begins without what is missing; needed where something is.
    pub missing_reason: String,
}

impl WriteOp for BeginReintegration {
    const ACTION: Action = Action::ReintegrationWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let before = tx.get::<Reintegration>(self.id.as_str())?;
        let pupil = tx.seen(&before.pupil_id)?;
        let missing = facts_missing(tx, &pupil, &before)?;
        let mut reason = String::new();
        if !missing.is_empty() {
            let names: Vec<String> = missing.iter().map(|check| lower(check.name())).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let sentence = format!(
                "Say why it begins before this is in place: {}.",
                list(&names)
            );
            let mut errors = FieldErrors::default();
            reason = required(
                &mut errors,
                "missing_reason",
                &sentence,
                &self.missing_reason,
            );
            errors.into_result()?;
        }
        let begun = Reintegration {
            decided_on: Some(tx.today()),
            missing,
            missing_reason: reason,
            ..before
        };
        tx.revise(&begun, self.version)
    }
}

/// Ends a reduced timetable. Extended, it goes on as a plan of its own from the next day, with the hours of the last
/// week, and everybody has to agree anew.
#[derive(Debug, Deserialize, TS)]
pub struct EndReintegration {
    pub id: ReintegrationId,
    pub version: i32,
    /// The last day on the reduced timetable.
    #[ts(type = "string | null")]
    pub ended_on: Option<NaiveDate>,
    pub ending: Option<ReintegrationEnding>,
    /// Why it is extended, or how else it ended; may be empty where the child is full time again.
    pub reason: String,
    /// The last day of the plan that extends it.
    #[ts(type = "string | null")]
    pub extended_to: Option<NaiveDate>,
}

impl WriteOp for EndReintegration {
    const ACTION: Action = Action::ReintegrationWrite;
    /// The plan that extends it, where one does.
    type Output = Option<ReintegrationId>;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<Option<ReintegrationId>> {
        let before = tx.get::<Reintegration>(self.id.as_str())?;
        let mut errors = FieldErrors::default();
        let ended_on = not_in_future(
            &mut errors,
            "ended_on",
            "its last day",
            self.ended_on,
            tx.today(),
        );
        if self.ended_on.is_some_and(|on| on < before.starts_on) && before.decided_on.is_some() {
            errors.add(
                "ended_on",
                format!("It began on {}. Check the day.", long(before.starts_on)),
            );
        }
        let extended = self.ending == Some(ReintegrationEnding::Extended);
        let mut end_reason = self.reason.trim().to_owned();
        match self.ending {
            None => errors.add("ending", "Choose how it ended."),
            Some(ReintegrationEnding::FullTime) => {}
            Some(ReintegrationEnding::Extended) => {
                let sentence = "Say why it is extended.";
                end_reason = required(&mut errors, "reason", sentence, &self.reason);
            }
            Some(ReintegrationEnding::Other) => {
                end_reason = required(&mut errors, "reason", "Say how it ended.", &self.reason);
            }
        }
        let mut extended_to = NaiveDate::default();
        if extended {
            let what = "the last day of the extension";
            extended_to = required_day(&mut errors, "extended_to", what, self.extended_to);
            if self.extended_to.is_some_and(|to| to <= ended_on) {
                errors.add(
                    "extended_to",
                    "That is not after the end of this plan. Check both days.",
                );
            }
        }
        let most = ended_on.checked_add_days(Days::new(MOST_DAYS));
        if most.is_some_and(|most| extended_to > most) {
            errors.add("extended_to", TOO_LONG);
        }
        errors.into_result()?;
        let ended = Reintegration {
            ended_on: Some(ended_on),
            ending: self.ending,
            end_reason,
            ..before.clone()
        };
        tx.revise(&ended, self.version)?;
        if !extended {
            return Ok(None);
        }
        let id = ReintegrationId::new(tx.new_id());
        let next = extension(tx, id.clone(), before, ended_on, extended_to)?;
        tx.add(&next)?;
        Ok(Some(id))
    }
}

/// The plan that goes on from the day after: the same people, who have not agreed to it yet, and the same hours.
fn extension(
    tx: &WriteTx<'_>,
    id: ReintegrationId,
    before: Reintegration,
    ended_on: NaiveDate,
    ends_on: NaiveDate,
) -> Result<Reintegration> {
    let school = SchoolClocks::of(tx)?;
    let next_day = ended_on + Days::new(1);
    let starts_on = school
        .calendar
        .school_days(next_day, ends_on)
        .next()
        .unwrap_or(next_day);
    let hours = before.weeks.last().map(|week| week.minutes);
    let weeks = school_weeks(&school.calendar, starts_on, ends_on);
    let agreements = before.agreements.into_iter().map(|one| Agreement {
        agreed_on: None,
        ..one
    });
    Ok(Reintegration {
        extends_id: Some(before.id),
        starts_on,
        ends_on,
        reason: before.reason,
        support: before.support,
        agreements: agreements.collect(),
        risk_on: before.risk_on,
        risk_by: before.risk_by,
        full_week: before.full_week,
        weeks: weeks
            .into_iter()
            .map(|from_on| TimetableWeek {
                from_on,
                minutes: hours.unwrap_or_default(),
            })
            .collect(),
        ..prepared(id, before.pupil_id, tx.today())
    })
}

/// Takes the end of a reduced timetable back: it goes on. A plan that extends it has to be taken back first.
#[derive(Debug, Deserialize, TS)]
pub struct ReopenReintegration {
    pub id: ReintegrationId,
}

impl WriteOp for ReopenReintegration {
    const ACTION: Action = Action::ReintegrationWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let before = tx.get::<Reintegration>(self.id.as_str())?;
        let pupil = tx.seen(&before.pupil_id)?;
        let all = tx.about::<Reintegration>(&pupil)?;
        let another = all.iter().any(|kept| kept.record.ended_on.is_none());
        if another {
            let sentence =
                "There is another reduced timetable that goes on. End it or take it back first.";
            return Err(FieldErrors::one("ended_on", sentence).into());
        }
        let version = tx.kept::<Reintegration>(self.id.as_str())?.version;
        let open = Reintegration {
            ended_on: None,
            ending: None,
            end_reason: String::new(),
            ..before
        };
        tx.revise(&open, version)
    }
}

void_and_bring_back!(
    VoidReintegration,
    BringBackReintegration,
    Reintegration,
    ReintegrationId,
    Action::ReintegrationWrite,
    "a reduced timetable"
);
