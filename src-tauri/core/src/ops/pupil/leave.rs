//! Leaving the school: what lasted ends with the last day, the record stays, and both can be undone.

use chrono::{Days, Months, NaiveDate};
use serde::Deserialize;
use ts_rs::TS;

use crate::domain::field_errors::FieldErrors;
use crate::domain::id::PupilId;
use crate::domain::record::person::PupilStaff;
use crate::domain::record::plan::Plan;
use crate::domain::record::pupil::{ClassMember, Placement, Pupil};
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::check::{not_in_future, required, required_day};
use crate::store::{Seen, WriteTx};

/// Why intervals end that end with the child's last day; also how they are known again when she returns.
const LEFT: &str = "Left the school";

/// Records a child's last day. Class, adults, stage and open plans end with it.
#[derive(Debug, Deserialize, TS)]
pub struct PupilLeaves {
    pub id: PupilId,
    pub version: i32,
    /// The last day at the school; it may lie up to a year ahead.
    #[ts(type = "string | null")]
    pub left_on: Option<NaiveDate>,
    /// The next school, as far as it is known.
    pub destination: String,
    pub reason: String,
}

impl WriteOp for PupilLeaves {
    const ACTION: Action = Action::PupilWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let mut pupil = tx.get::<Pupil>(self.id.as_str())?;
        let seen = tx.seen(&self.id)?;
        let mut errors = FieldErrors::default();
        let left_on = required_day(
            &mut errors,
            "left_on",
            "the last day at the school",
            self.left_on,
        );
        let reason = required(
            &mut errors,
            "reason",
            "Say why the child leaves: a move, the end of Year 6, another school.",
            &self.reason,
        );
        if self.left_on.is_some() {
            check_last_day(&mut errors, left_on, &pupil, tx.today());
        }
        errors.into_result()?;
        end_all(tx, &seen, left_on, &reason)?;
        pupil.left_on = Some(left_on);
        pupil.destination = self.destination.trim().to_owned();
        tx.revise(&pupil, self.version)
    }
}

fn check_last_day(errors: &mut FieldErrors, left_on: NaiveDate, pupil: &Pupil, today: NaiveDate) {
    if pupil.left_on.is_some() {
        errors.add(
            "left_on",
            "This child has a last day already. Record the return first, then the new last day.",
        );
    }
    if left_on > today + Months::new(12) {
        errors.add("left_on", "That is more than a year ahead. Check the day.");
    }
    if pupil.admitted_on.is_some_and(|admitted| left_on < admitted) || left_on < pupil.born_on {
        errors.add(
            "left_on",
            "That is before the child was admitted. Check both dates.",
        );
    }
}

fn end_all(tx: &mut WriteTx<'_>, pupil: &Seen, left_on: NaiveDate, reason: &str) -> Result<()> {
    let lasts = |to_on: Option<NaiveDate>| to_on.is_none_or(|to_on| to_on > left_on);
    for mut kept in tx.about::<ClassMember>(pupil)? {
        if kept.record.from_on > left_on {
            tx.void::<ClassMember>(kept.record.id.as_str(), LEFT)?;
        } else if lasts(kept.record.to_on) {
            kept.record.to_on = Some(left_on);
            tx.revise(&kept.record, kept.version)?;
        }
    }
    for mut kept in tx.about::<PupilStaff>(pupil)? {
        if kept.record.from_on > left_on {
            tx.void::<PupilStaff>(kept.record.id.as_str(), LEFT)?;
        } else if lasts(kept.record.to_on) {
            kept.record.to_on = Some(left_on);
            tx.revise(&kept.record, kept.version)?;
        }
    }
    // A placement holds up to its last day without that day, and the last day at school still belongs to it.
    let day_after = left_on + Days::new(1);
    for mut kept in tx.about::<Placement>(pupil)? {
        if kept.record.to_on.is_none() {
            kept.record.to_on = Some(day_after.max(kept.record.from_on));
            kept.record.end_reason = format!("{LEFT}: {reason}");
            tx.revise(&kept.record, kept.version)?;
        }
    }
    for mut kept in tx.about::<Plan>(pupil)? {
        if kept.record.ended_on.is_none() {
            kept.record.ended_on = Some(left_on.max(kept.record.started_on));
            tx.revise(&kept.record, kept.version)?;
        }
    }
    Ok(())
}

/// Records that a child who had left is here again, or had never left.
#[derive(Debug, Deserialize, TS)]
pub struct PupilReturns {
    pub id: PupilId,
    pub version: i32,
    /// The day of the new admission. Nothing where the leaving was recorded by mistake: then class, adults, stage and
    /// plan go on as if it had not been.
    #[ts(type = "string | null")]
    pub returned_on: Option<NaiveDate>,
}

impl WriteOp for PupilReturns {
    const ACTION: Action = Action::PupilWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let mut pupil = tx.get::<Pupil>(self.id.as_str())?;
        let seen = tx.seen(&self.id)?;
        let Some(left_on) = pupil.left_on else {
            return Ok(());
        };
        match self.returned_on {
            Some(returned_on) if returned_on <= left_on => {
                let sentence = "That is not after the last day recorded. Check the day of the return, or say that \
                                the leaving was recorded by mistake.";
                return Err(FieldErrors::one("returned_on", sentence).into());
            }
            Some(returned_on) => pupil.admitted_on = Some(returned_on),
            None => restore_all(tx, &seen, left_on)?,
        }
        pupil.left_on = None;
        pupil.destination = String::new();
        pupil.file_sent_on = None;
        tx.revise(&pupil, self.version)
    }
}

fn restore_all(tx: &mut WriteTx<'_>, pupil: &Seen, left_on: NaiveDate) -> Result<()> {
    for mut kept in tx.about_with_voided::<ClassMember>(pupil)? {
        if kept
            .voided
            .as_ref()
            .is_some_and(|voided| voided.reason == LEFT)
        {
            tx.bring_back::<ClassMember>(kept.record.id.as_str())?;
        } else if kept.voided.is_none() && kept.record.to_on == Some(left_on) {
            kept.record.to_on = None;
            tx.revise(&kept.record, kept.version)?;
        }
    }
    for mut kept in tx.about_with_voided::<PupilStaff>(pupil)? {
        if kept
            .voided
            .as_ref()
            .is_some_and(|voided| voided.reason == LEFT)
        {
            tx.bring_back::<PupilStaff>(kept.record.id.as_str())?;
        } else if kept.voided.is_none() && kept.record.to_on == Some(left_on) {
            kept.record.to_on = None;
            tx.revise(&kept.record, kept.version)?;
        }
    }
    for mut kept in tx.about::<Placement>(pupil)? {
        if kept.record.end_reason.starts_with(LEFT) && kept.record.to_on > Some(left_on) {
            kept.record.reopen();
            tx.revise(&kept.record, kept.version)?;
        }
    }
    for mut kept in tx.about::<Plan>(pupil)? {
        if kept.record.ended_on == Some(left_on) {
            kept.record.ended_on = None;
            tx.revise(&kept.record, kept.version)?;
        }
    }
    Ok(())
}

/// Records when the record and the SEND file were sent to the next school, or that they were not after all.
#[derive(Debug, Deserialize, TS)]
pub struct RecordFileSent {
    pub id: PupilId,
    pub version: i32,
    #[ts(type = "string | null")]
    pub sent_on: Option<NaiveDate>,
}

impl WriteOp for RecordFileSent {
    const ACTION: Action = Action::PupilWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let mut pupil = tx.get::<Pupil>(self.id.as_str())?;
        let mut errors = FieldErrors::default();
        if pupil.left_on.is_none() {
            errors.add(
                "sent_on",
                "This child has not left. Record the last day first.",
            );
        }
        if self.sent_on.is_some() {
            not_in_future(
                &mut errors,
                "sent_on",
                "the day the file was sent",
                self.sent_on,
                tx.today(),
            );
        }
        errors.into_result()?;
        pupil.file_sent_on = self.sent_on;
        tx.revise(&pupil, self.version)
    }
}
