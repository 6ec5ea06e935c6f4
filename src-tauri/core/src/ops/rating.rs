//! Dated ratings of targets between reviews, with their evidence.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::check::{not_in_future, void_reason};
use super::plan::PlanParts;
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
        tx.void::<Rating>(self.id.as_str(), &void_reason(&self.reason)?)
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
    use serde_json::json;

    use super::*;
    use crate::ops::plan::fixture::{open, plan_of, save_with, targets, with_full_plan};
    use crate::testing::op;

    fn rate(target: &TargetId, on: &str, score: serde_json::Value) -> RateTarget {
        op(
            json!({ "target_id": target, "happened_on": on, "score": score,
                   "evidence": " Read 9 words on Monday. " }),
        )
    }

    #[test]
    fn a_rating_stands_beside_its_target_in_words_and_by_date() {
        let (school, view) = with_full_plan("2026-10-20");
        let plan = &view.plan.record.id;
        let reading = targets(&view)[0].target.record.id.clone();
        let before = school.audit_len();
        school.write(&school.teacher, rate(&reading, "2026-10-12", json!(5)));
        assert_eq!(school.audit_len(), before + 1);
        school.write(&school.senco, rate(&reading, "2026-10-01", json!(4)));
        let view = open(&school, plan);
        let target = targets(&view)[0];
        let words: Vec<&str> = target
            .ratings
            .iter()
            .map(|one| one.words.as_str())
            .collect();
        assert_eq!(words, ["4 out of 10", "5 out of 10"]);
        assert_eq!(target.last_words.as_deref(), Some("5 out of 10"));
        assert_eq!(target.progress, Some(0.5));
        assert_eq!(
            target.ratings[1].rating.record.evidence,
            "Read 9 words on Monday."
        );
        assert!(!target.ratings[1].frozen);
    }

    #[test]
    fn a_score_off_the_scale_or_of_a_day_to_come_is_refused_beside_its_field() {
        let (school, view) = with_full_plan("2026-10-20");
        let all = targets(&view);
        let before = school.audit_len();
        for (place, score, sentence) in [
            (0, json!(11), "Enter a whole number from 1 to 10."),
            (3, json!(0.5), "Choose yes or no."),
            (2, json!(null), "Enter the score."),
        ] {
            let target = &all[place].target.record.id;
            let rated = school
                .office
                .write(&school.teacher, rate(target, "2026-10-21", score));
            let Err(Error::Invalid(wrong)) = rated else {
                panic!("{rated:?}")
            };
            assert_eq!(wrong.of("score"), [sentence]);
            assert_eq!(wrong.of("happened_on").len(), 1);
        }
        assert_eq!(school.audit_len(), before);
    }

    #[test]
    fn who_may_rate_whom() {
        let (school, view) = with_full_plan("2026-10-20");
        let other = plan_of(&school, &school.idris.clone());
        let others = save_with(&school, &other, crate::ops::plan::fixture::fill);
        let mine = &targets(&view)[0].target.record.id;
        let theirs = &targets(&others)[0].target.record.id;
        let rated = school
            .office
            .write(&school.teacher, rate(theirs, "2026-10-19", json!(5)));
        assert!(matches!(rated, Err(Error::NotFound)), "{rated:?}");
        for who in [&school.head, &school.ta, &school.office_staff] {
            let rated = school.office.write(who, rate(mine, "2026-10-19", json!(5)));
            assert!(matches!(rated, Err(Error::Forbidden)), "{rated:?}");
        }
    }

    #[test]
    fn a_rating_is_taken_back_with_a_reason_and_brought_back() {
        let (school, view) = with_full_plan("2026-10-20");
        let plan = &view.plan.record.id;
        let reading = targets(&view)[0].target.record.id.clone();
        let id = school.write(&school.teacher, rate(&reading, "2026-10-12", json!(5)));
        let void = |reason: &str| VoidRating {
            id: id.clone(),
            reason: reason.to_owned(),
        };
        let silent = school.office.write(&school.teacher, void(" "));
        assert!(matches!(silent, Err(Error::Invalid(_))), "{silent:?}");
        school.write(&school.teacher, void("Another child's score"));
        assert!(targets(&open(&school, plan))[0].ratings.is_empty());
        school.write(&school.teacher, BringBackRating { id: id.clone() });
        assert_eq!(targets(&open(&school, plan))[0].ratings.len(), 1);
    }
}
