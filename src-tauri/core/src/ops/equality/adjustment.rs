//! Reasonable adjustments (Equality Act 2010 section 20): what the school does differently, where, since when, and
//! whether it works.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{AdjustmentId, PupilId};
use crate::domain::record::equality::Adjustment;
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::check::{in_order, required, required_day};
use crate::ops::undo::void_and_bring_back;
use crate::store::WriteTx;

/// What is typed about an adjustment, not yet checked.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct AdjustmentDraft {
    pub what: String,
    pub place: String,
    #[ts(type = "string | null")]
    pub from_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub reviewed_on: Option<NaiveDate>,
    pub review_note: String,
    #[ts(type = "string | null")]
    pub to_on: Option<NaiveDate>,
}

impl AdjustmentDraft {
    fn checked(self, id: AdjustmentId, pupil_id: PupilId, today: NaiveDate) -> Result<Adjustment> {
        let mut errors = FieldErrors::default();
        let what = required(
            &mut errors,
            "what",
            "Say what the school does differently.",
            &self.what,
        );
        let from_on = required_day(
            &mut errors,
            "from_on",
            "the day since which it is done",
            self.from_on,
        );
        if self.from_on.is_some() {
            in_order(&mut errors, "to_on", from_on, self.to_on);
        }
        let review_note = self.review_note.trim().to_owned();
        match self.reviewed_on {
            Some(on) if on > today => errors.add(
                "reviewed_on",
                "That is after today. Enter it once it was looked at.",
            ),
            Some(on) if self.from_on.is_some() && on < from_on => {
                errors.add("reviewed_on", "That is before it began. Check both days.");
            }
            None if !review_note.is_empty() => {
                errors.add("reviewed_on", "Enter the day on which that was found.");
            }
            Some(_) | None => {}
        }
        errors.into_result()?;
        Ok(Adjustment {
            id,
            pupil_id,
            what,
            place: self.place.trim().to_owned(),
            from_on,
            reviewed_on: self.reviewed_on,
            review_note,
            to_on: self.to_on,
        })
    }
}

/// Records an adjustment, or with `id` changes what was written of it.
#[derive(Debug, Deserialize, TS)]
pub struct SaveAdjustment {
    pub pupil_id: PupilId,
    pub id: Option<AdjustmentId>,
    /// The version that the change started from; needed with `id`.
    pub version: Option<i32>,
    pub adjustment: AdjustmentDraft,
}

impl WriteOp for SaveAdjustment {
    const ACTION: Action = Action::EqualityWrite;
    type Output = AdjustmentId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<AdjustmentId> {
        let pupil_id = tx.seen(&self.pupil_id)?.id().clone();
        let today = tx.today();
        match self.id {
            None => {
                let id = AdjustmentId::new(tx.new_id());
                tx.add(&self.adjustment.checked(id.clone(), pupil_id, today)?)?;
                Ok(id)
            }
            Some(id) => {
                if tx.get::<Adjustment>(id.as_str())?.pupil_id != pupil_id {
                    return Err(Error::NotFound);
                }
                let adjustment = self.adjustment.checked(id.clone(), pupil_id, today)?;
                tx.revise(&adjustment, self.version.unwrap_or_default())?;
                Ok(id)
            }
        }
    }
}

void_and_bring_back!(
    VoidAdjustment,
    BringBackAdjustment,
    Adjustment,
    AdjustmentId,
    Action::EqualityWrite,
    "an adjustment"
);
