//! Dated ratings of targets between reviews, with their evidence.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::check::not_in_future;
use super::plan::{PlanParts, reason_given};
use crate::domain::date_words::long;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{RatingId, TargetId};
use crate::domain::record::plan::Target;
use crate::domain::record::review::{Cycle, Rating};
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::store::WriteTx;

/// Rates a target in its open cycle.
#[derive(Debug, Deserialize, TS)]
pub struct RateTarget {
    pub target_id: TargetId,
    #[ts(type = "string | null")]
    pub happened_on: Option<NaiveDate>,
    pub score: Option<f64>,
    pub evidence: String,
}

impl WriteOp for RateTarget {
    const ACTION: Action = Action::TargetRate;
    type Output = RatingId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<RatingId> {
        let target = tx.get::<Target>(self.target_id.as_str())?;
        let parts = PlanParts::load_open(tx, &target.plan_id)?;
        let cycle = match parts.open_cycle() {
            Some(cycle) if target.is_open() => &cycle.record,
            _ => return Err(Error::Frozen),
        };
        let mut errors = FieldErrors::new();
        let what = "the day of the rating";
        let happened_on = not_in_future(
            &mut errors,
            "happened_on",
            what,
            self.happened_on,
            tx.today(),
        );
        if self.happened_on.is_some() && cycle.number > 1 && happened_on < cycle.starts_on {
            errors.add(
                "happened_on",
                format!(
                    "The review of {} has closed the time before it. Choose a day since then, or write a dated note.",
                    long(cycle.starts_on)
                ),
            );
        }
        let score = checked_score(&mut errors, &target, self.score);
        errors.into_result()?;
        let id = RatingId::new(tx.new_id());
        tx.add(&Rating {
            id: id.clone(),
            pupil_id: target.pupil_id,
            target_id: target.id,
            cycle_id: Some(cycle.id.clone()),
            happened_on,
            score,
            evidence: self.evidence.trim().to_owned(),
        })?;
        Ok(id)
    }
}

fn checked_score(errors: &mut FieldErrors, target: &Target, score: Option<f64>) -> f64 {
    match score.map(|score| target.measure.score(score)) {
        Some(Ok(score)) => return score.value(),
        Some(Err(sentence)) => errors.add("score", sentence),
        None => errors.add("score", "Enter the score."),
    }
    0.0
}

/// Takes a rating back with a reason, while its cycle is open.
#[derive(Debug, Deserialize, TS)]
pub struct VoidRating {
    pub id: RatingId,
    pub reason: String,
}

impl WriteOp for VoidRating {
    const ACTION: Action = Action::TargetRate;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        check_open(tx, &self.id)?;
        tx.void::<Rating>(self.id.as_str(), &reason_given(&self.reason)?)
    }
}

/// Brings a rating back that was taken back, while its cycle is open.
#[derive(Debug, Deserialize, TS)]
pub struct BringBackRating {
    pub id: RatingId,
}

impl WriteOp for BringBackRating {
    const ACTION: Action = Action::TargetRate;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        check_open(tx, &self.id)?;
        tx.bring_back::<Rating>(self.id.as_str())
    }
}

fn check_open(tx: &WriteTx<'_>, rating: &RatingId) -> Result<()> {
    let rating = tx.kept::<Rating>(rating.as_str())?.record;
    let Some(cycle) = rating.cycle_id else {
        return Ok(());
    };
    let cycle = tx.kept::<Cycle>(cycle.as_str())?;
    if cycle.voided.is_some() || cycle.record.closed_on.is_some() {
        return Err(Error::Frozen);
    }
    Ok(())
}
