//! That the plan of a review was signed: who and when.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use crate::domain::date_words::long;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{CycleId, SignatureId};
use crate::domain::record::review::{Cycle, Review};
use crate::domain::record::round::PlanSignature;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::check::{not_in_future, required};
use crate::ops::undo::void_and_bring_back;
use crate::store::WriteTx;

/// Records that the plan was signed after the review of a cycle; said again, it corrects what was recorded.
#[derive(Debug, Deserialize, TS)]
pub struct SignPlan {
    pub cycle_id: CycleId,
    #[ts(type = "string | null")]
    pub happened_on: Option<NaiveDate>,
    pub signed_by: String,
}

impl WriteOp for SignPlan {
    const ACTION: Action = Action::PlanSign;
    type Output = SignatureId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<SignatureId> {
        let cycle = tx.get::<Cycle>(self.cycle_id.as_str())?;
        let pupil = tx.seen(&cycle.pupil_id)?;
        let reviews = tx.about::<Review>(&pupil)?;
        let mut closed = reviews.iter().map(|kept| &kept.record);
        let closed = closed.find(|one| one.cycle_id == cycle.id && one.closed_on.is_some());
        let mut errors = FieldErrors::new();
        let what = "the day of the signature";
        let on = not_in_future(
            &mut errors,
            "happened_on",
            what,
            self.happened_on,
            tx.today(),
        );
        let Some(review) = closed else {
            let sentence =
                "The review is not closed yet. Close it, print the plan, then have it signed.";
            errors.add("signed_by", sentence);
            return Err(errors.into());
        };
        if self.happened_on.is_some() && on < review.happened_on {
            errors.add(
                "happened_on",
                format!(
                    "The review was held on {}. Choose that day or a later one.",
                    long(review.happened_on)
                ),
            );
        }
        let signed_by = required(&mut errors, "signed_by", "Say who signed.", &self.signed_by);
        errors.into_result()?;
        let signatures = tx.about::<PlanSignature>(&pupil)?;
        let before = signatures
            .iter()
            .find(|kept| kept.record.cycle_id == cycle.id);
        let record = PlanSignature {
            id: before.map_or_else(
                || SignatureId::new(tx.new_id()),
                |kept| kept.record.id.clone(),
            ),
            pupil_id: cycle.pupil_id,
            plan_id: cycle.plan_id,
            cycle_id: cycle.id,
            happened_on: on,
            signed_by,
        };
        match before {
            Some(kept) => tx.revise(&record, kept.version)?,
            None => tx.add(&record)?,
        }
        Ok(record.id)
    }
}

void_and_bring_back!(
    VoidSignature,
    BringBackSignature,
    PlanSignature,
    SignatureId,
    Action::PlanSign,
    "a signature"
);
