//! Recording that a yearly duty is done with, changing that, and taking it back.

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use ts_rs::TS;

use crate::domain::calendar::{academic_year_of, year_label};
use crate::domain::clock::{YearlyDuty, yearly_duty_due};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::DutyDoneId;
use crate::domain::record::school::DutyDone;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::check::{not_in_future, required, void_reason};
use crate::store::{Reader, WriteTx};

/// The longest address of a page, in letters.
const LONGEST_PLACE: usize = 300;

/// What is said of a duty, as it is typed.
#[derive(Debug, Deserialize, TS)]
pub struct DutyDoneDraft {
    pub duty: YearlyDuty,
    /// 2026 for 2026/27.
    pub starting: i32,
    /// Whether it is for this school at all.
    pub for_us: bool,
    #[ts(type = "string | null")]
    pub done_on: Option<NaiveDate>,
    #[serde(default)]
    pub place: String,
    #[serde(default)]
    pub late_reason: String,
    #[serde(default)]
    pub not_for_us: String,
}

impl DutyDoneDraft {
    /// The record, with every problem found at once.
    fn checked(self, tx: &Reader<'_>, id: DutyDoneId) -> Result<DutyDone> {
        let mut errors = FieldErrors::new();
        let due = yearly_duty_due(self.duty, self.starting);
        if due.is_none() || self.starting > academic_year_of(tx.today()) + 1 {
            errors.add(
                "starting",
                "That school year does not ask for it. Choose another year.",
            );
        }
        if is_there(tx, self.duty, self.starting, &id)? {
            errors.add(
                "starting",
                format!(
                    "It is recorded already for {}. Change what stands there.",
                    year_label(self.starting)
                ),
            );
        }
        let record = if self.for_us {
            self.done(tx, id, due.map(|clock| clock.due_on), &mut errors)
        } else {
            let sentence = "Say why it is not for your school.";
            let not_for_us = required(&mut errors, "not_for_us", sentence, &self.not_for_us);
            DutyDone {
                id,
                duty: self.duty,
                starting: self.starting,
                done_on: None,
                place: String::new(),
                late_reason: String::new(),
                not_for_us,
            }
        };
        errors.into_result()?;
        Ok(record)
    }

    fn done(
        self,
        tx: &Reader<'_>,
        id: DutyDoneId,
        due_on: Option<NaiveDate>,
        errors: &mut FieldErrors,
    ) -> DutyDone {
        let what = "the day on which it was published";
        let done_on = not_in_future(errors, "done_on", what, self.done_on, tx.today());
        // A report for the year to come is often written in the summer before.
        if self.done_on.is_some() && !(self.starting..=self.starting + 1).contains(&done_on.year())
        {
            let year = year_label(self.starting);
            errors.add(
                "done_on",
                format!("That is not near the school year {year}. Check the day and the year."),
            );
        }
        if self.place.trim().chars().count() > LONGEST_PLACE {
            errors.add(
                "place",
                format!("Write at most {LONGEST_PLACE} letters. The address of the page will do."),
            );
        }
        let late = due_on.is_some_and(|due_on| done_on > due_on);
        DutyDone {
            id,
            duty: self.duty,
            starting: self.starting,
            done_on: Some(done_on),
            place: self.place.trim().to_owned(),
            late_reason: if late {
                self.late_reason.trim().to_owned()
            } else {
                String::new()
            },
            not_for_us: String::new(),
        }
    }
}

/// Whether another record says so of the same year.
fn is_there(
    tx: &Reader<'_>,
    duty: YearlyDuty,
    starting: i32,
    but_for: &DutyDoneId,
) -> Result<bool> {
    Ok(tx.all::<DutyDone>()?.iter().any(|kept| {
        kept.record.duty == duty && kept.record.starting == starting && kept.record.id != *but_for
    }))
}

/// Records that a duty is done with for a year, or changes what was recorded.
#[derive(Debug, Deserialize, TS)]
pub struct SaveDutyDone {
    pub id: Option<DutyDoneId>,
    /// The version that the change started from; needed with `id`.
    pub version: Option<i32>,
    pub done: DutyDoneDraft,
}

impl WriteOp for SaveDutyDone {
    const ACTION: Action = Action::DutyWrite;
    type Output = DutyDoneId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<DutyDoneId> {
        match self.id {
            None => {
                let id = DutyDoneId::new(tx.new_id());
                let done = self.done.checked(tx, id.clone())?;
                tx.add(&done)?;
                Ok(id)
            }
            Some(id) => {
                tx.get::<DutyDone>(id.as_str())?;
                let done = self.done.checked(tx, id.clone())?;
                tx.revise(&done, self.version.unwrap_or_default())?;
                Ok(id)
            }
        }
    }
}

/// Takes back that a duty is done with, with the reason: it is owed again.
#[derive(Debug, Deserialize, TS)]
pub struct VoidDutyDone {
    pub id: DutyDoneId,
    pub reason: String,
}

impl WriteOp for VoidDutyDone {
    const ACTION: Action = Action::DutyWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let reason = void_reason(&self.reason)?;
        tx.void::<DutyDone>(self.id.as_str(), &reason)
    }
}

/// Brings that back, unless the year has another by now.
#[derive(Debug, Deserialize, TS)]
pub struct BringBackDutyDone {
    pub id: DutyDoneId,
}

impl WriteOp for BringBackDutyDone {
    const ACTION: Action = Action::DutyWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let mut all = tx.all_with_voided::<DutyDone>()?.into_iter();
        if let Some(kept) = all.find(|kept| kept.record.id == self.id)
            && is_there(tx, kept.record.duty, kept.record.starting, &self.id)?
        {
            let sentence = format!(
                "Another is recorded for {} by now. Take that one back first.",
                year_label(kept.record.starting)
            );
            return Err(FieldErrors::one("id", sentence).into());
        }
        tx.bring_back::<DutyDone>(self.id.as_str())
    }
}
