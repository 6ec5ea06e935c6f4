//! What is typed of a reduced timetable: when, why, who agrees, the risk assessment, and the hours week by week.

use chrono::{Days, NaiveDate};
use serde::Deserialize;
use ts_rs::TS;

use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{PupilId, ReintegrationId};
use crate::domain::record::reintegration::Reintegration;
use crate::domain::reintegration::{
    Agreement, AgreementParty, FULL_WEEK, TimetableWeek, minutes_of, monday_of,
};
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::check::{required, required_day};
use crate::store::WriteTx;

/// The longest plan, in days: nobody agrees to a year of it, and a slip of the keys is found.
pub(super) const MOST_DAYS: u64 = 366;
pub(super) const TOO_LONG: &str =
    "That is more than a year on. A reduced timetable is for a short time.";

/// The most weeks that a plan has: a school year of them.
const MOST_WEEKS: usize = 52;

/// Somebody who agrees, as typed. Lines without anything are left out.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct AgreementDraft {
    pub party: Option<AgreementParty>,
    pub name: String,
    #[ts(type = "string | null")]
    pub agreed_on: Option<NaiveDate>,
}

/// A week as typed: hours a day as people write them, "2.5" or "2:30"; empty for a day at home.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct WeekDraft {
    /// Its Monday; another day of it will do.
    #[ts(type = "string | null")]
    pub from_on: Option<NaiveDate>,
    pub hours: Vec<String>,
}

/// What is typed of a reduced timetable, not yet checked.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ReintegrationDraft {
    #[ts(type = "string | null")]
    pub starts_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub ends_on: Option<NaiveDate>,
    pub reason: String,
    pub support: String,
    pub agreements: Vec<AgreementDraft>,
    #[ts(type = "string | null")]
    pub risk_on: Option<NaiveDate>,
    pub risk_by: String,
    /// A full week, in hours: "32.5".
    pub full_week: String,
    pub weeks: Vec<WeekDraft>,
}

/// Prepares a reduced timetable, or with `id` changes one that has not ended.
#[derive(Debug, Deserialize, TS)]
pub struct SaveReintegration {
    pub pupil_id: PupilId,
    pub id: Option<ReintegrationId>,
    /// The version that the change started from; needed with `id`.
    pub version: Option<i32>,
    pub plan: ReintegrationDraft,
}

impl WriteOp for SaveReintegration {
    const ACTION: Action = Action::ReintegrationWrite;
    type Output = ReintegrationId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<ReintegrationId> {
        let pupil = tx.seen(&self.pupil_id)?;
        let Some(id) = self.id else {
            let open = tx.about::<Reintegration>(&pupil)?;
            if open.iter().any(|kept| kept.record.ended_on.is_none()) {
                let sentence =
                    "There is a reduced timetable already. End it first, or change that one.";
                return Err(FieldErrors::one("starts_on", sentence).into());
            }
            let id = ReintegrationId::new(tx.new_id());
            let fresh = prepared(id.clone(), pupil.id().clone(), tx.today());
            tx.add(&self.plan.checked(fresh, tx.today())?)?;
            return Ok(id);
        };
        let before = tx.get::<Reintegration>(id.as_str())?;
        if before.pupil_id != *pupil.id() {
            return Err(Error::NotFound);
        }
        if before.ended_on.is_some() {
            let sentence =
                "This reduced timetable has ended. Take its end back first, if it goes on.";
            return Err(FieldErrors::one("starts_on", sentence).into());
        }
        let plan = self.plan.checked(before, tx.today())?;
        tx.revise(&plan, self.version.unwrap_or_default())?;
        Ok(id)
    }
}

/// A plan of which nothing is known yet.
pub(super) fn prepared(id: ReintegrationId, pupil_id: PupilId, today: NaiveDate) -> Reintegration {
    Reintegration {
        id,
        pupil_id,
        extends_id: None,
        starts_on: today,
        ends_on: today,
        reason: String::new(),
        support: String::new(),
        agreements: Vec::new(),
        risk_on: None,
        risk_by: String::new(),
        full_week: FULL_WEEK,
        weeks: Vec::new(),
        decided_on: None,
        missing: Vec::new(),
        missing_reason: String::new(),
        ended_on: None,
        ending: None,
        end_reason: String::new(),
    }
}

impl ReintegrationDraft {
    fn checked(self, before: Reintegration, today: NaiveDate) -> Result<Reintegration> {
        let mut errors = FieldErrors::default();
        let starts_on = required_day(
            &mut errors,
            "starts_on",
            "the first day on the reduced timetable",
            self.starts_on,
        );
        // A reduced timetable without an end is what must never be.
        let ends_on = required_day(
            &mut errors,
            "ends_on",
            "the day on which it ends",
            self.ends_on,
        );
        if self.starts_on.is_some() && self.ends_on.is_some_and(|on| on < starts_on) {
            errors.add("ends_on", "The end is before the start. Check both dates.");
        }
        if starts_on
            .checked_add_days(Days::new(MOST_DAYS))
            .is_some_and(|most| ends_on > most)
        {
            errors.add("ends_on", TOO_LONG);
        }
        let reason = required(
            &mut errors,
            "reason",
            "Say why the child cannot be at school full time now.",
            &self.reason,
        );
        let risk_by = self.risk_by.trim().to_owned();
        if self.risk_on.is_some_and(|on| on > today) {
            errors.add(
                "risk_on",
                "That is after today. Leave it empty until the risk assessment is done.",
            );
        } else if self.risk_on.is_some() && risk_by.is_empty() {
            errors.add("risk_by", "Say who did the risk assessment.");
        } else if self.risk_on.is_none() && !risk_by.is_empty() {
            errors.add("risk_on", "Enter the day of the risk assessment.");
        }
        let full_week = full_week(&mut errors, &self.full_week);
        let agreements = agreements(&mut errors, self.agreements, today);
        let weeks = weeks(&mut errors, self.weeks);
        errors.into_result()?;
        Ok(Reintegration {
            starts_on,
            ends_on,
            reason,
            support: self.support.trim().to_owned(),
            agreements,
            risk_on: self.risk_on,
            risk_by,
            full_week,
            weeks,
            ..before
        })
    }
}

fn full_week(errors: &mut FieldErrors, typed: &str) -> u16 {
    // A week is longer than the longest day, so its whole hours are read by themselves.
    let text = typed.trim().replace(',', ".");
    let hours = text.parse::<f64>().ok();
    let minutes = hours
        .filter(|hours| (5.0..=50.0).contains(hours))
        .map(|hours| (hours * 60.0).round());
    match minutes {
        // Between 300 and 3,000, so nothing is cut off.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Some(minutes) => minutes as u16,
        None => {
            errors.add("full_week", "Enter the hours of a full week, such as 32.5.");
            FULL_WEEK
        }
    }
}

fn agreements(
    errors: &mut FieldErrors,
    lines: Vec<AgreementDraft>,
    today: NaiveDate,
) -> Vec<Agreement> {
    let mut agreements = Vec::new();
    for (place, line) in lines.into_iter().enumerate() {
        if line.name.trim().is_empty() && line.agreed_on.is_none() {
            continue;
        }
        let field = |name: &str| format!("agreements.{place}.{name}");
        let name = required(errors, &field("name"), "Enter the name.", &line.name);
        let Some(party) = line.party else {
            errors.add(field("party"), "Choose who it is.");
            continue;
        };
        if line.agreed_on.is_some_and(|on| on > today) {
            errors.add(
                field("agreed_on"),
                "That is after today. Leave it empty until they agree.",
            );
        }
        agreements.push(Agreement {
            party,
            name,
            agreed_on: line.agreed_on,
        });
    }
    agreements
}

fn weeks(errors: &mut FieldErrors, lines: Vec<WeekDraft>) -> Vec<TimetableWeek> {
    if lines.len() > MOST_WEEKS {
        errors.add(
            "weeks",
            "That is more than a year of weeks. Check the last day.",
        );
        return Vec::new();
    }
    let mut weeks: Vec<TimetableWeek> = Vec::new();
    for (place, line) in lines.into_iter().enumerate() {
        let mut minutes = [0; 5];
        for (day, (slot, typed)) in minutes.iter_mut().zip(&line.hours).enumerate() {
            match minutes_of(typed) {
                Some(read) => *slot = read,
                None => errors.add(
                    format!("weeks.{place}.hours.{day}"),
                    "Enter hours as 2.5 or 2:30, ten at most; leave a day at home empty.",
                ),
            }
        }
        let Some(from_on) = line.from_on.map(monday_of) else {
            errors.add(
                format!("weeks.{place}.from_on"),
                "Enter the Monday of the week.",
            );
            continue;
        };
        if weeks.iter().any(|week| week.from_on == from_on) {
            errors.add(
                format!("weeks.{place}.from_on"),
                "This week stands in the timetable twice.",
            );
        }
        weeks.push(TimetableWeek { from_on, minutes });
    }
    weeks.sort_by_key(|week| week.from_on);
    weeks
}
