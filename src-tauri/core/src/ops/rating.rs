//! Dated ratings of targets between reviews, with their evidence.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::check::{not_in_future, void_reason};
use super::plan::PlanParts;
use crate::domain::date_words::long;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{RatingId, TargetId};
use crate::domain::measure::Score;
use crate::domain::record::Kept;
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
        let (target, cycle, _) = rateable(tx, &self.target_id)?;
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
            cycle_id: Some(cycle.id),
            happened_on,
            score,
            evidence: self.evidence.trim().to_owned(),
        })?;
        Ok(id)
    }
}

/// The target with its open cycle, and the ratings it has so far.
///
/// # Errors
/// [`Error::Frozen`] where the target or the plan has ended.
fn rateable(tx: &WriteTx<'_>, id: &TargetId) -> Result<(Target, Cycle, Vec<Kept<Rating>>)> {
    let target = tx.get::<Target>(id.as_str())?;
    let parts = PlanParts::load_open(tx, &target.plan_id)?;
    let ratings = parts.ratings_of(&target.id).cloned().collect();
    match parts.open_cycle() {
        Some(cycle) if target.is_open() => Ok((target, cycle.record.clone(), ratings)),
        _ => Err(Error::Frozen),
    }
}

/// Rates a target as it is today. Said again by the same person on the same day it corrects what was said.
#[derive(Debug, Deserialize, TS)]
pub struct RateToday {
    pub target_id: TargetId,
    pub score: Option<f64>,
    pub evidence: String,
}

/// A rating of today, in words.
#[derive(Debug, Serialize, TS)]
pub struct RatedToday {
    pub id: RatingId,
    pub words: String,
}

impl WriteOp for RateToday {
    const ACTION: Action = Action::TargetRate;
    type Output = RatedToday;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<RatedToday> {
        let (target, cycle, ratings) = rateable(tx, &self.target_id)?;
        let mut errors = FieldErrors::new();
        let score = checked_score(&mut errors, &target, self.score);
        errors.into_result()?;
        let words = Score::finite(score).map(|score| target.measure.words(score));
        let (me, today) = (tx.session().staff_id().clone(), tx.today());
        let mine = ratings.iter().rev().find(|kept| {
            kept.recorded_by == me
                && kept.record.happened_on == today
                && kept.record.cycle_id.as_ref() == Some(&cycle.id)
        });
        let rating = Rating {
            id: mine.map_or_else(|| RatingId::new(tx.new_id()), |kept| kept.record.id.clone()),
            pupil_id: target.pupil_id,
            target_id: target.id,
            cycle_id: Some(cycle.id),
            happened_on: today,
            score,
            evidence: self.evidence.trim().to_owned(),
        };
        match mine {
            Some(kept) => tx.revise(&rating, kept.version)?,
            None => tx.add(&rating)?,
        }
        Ok(RatedToday {
            id: rating.id,
            words: words.unwrap_or_default(),
        })
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
    fn a_rating_of_today_said_again_corrects_what_was_said() {
        let (school, view) = with_full_plan("2026-10-20");
        let plan = &view.plan.record.id;
        let reading = targets(&view)[0].target.record.id.clone();
        let today = |score: f64| -> RateToday {
            op(json!({ "target_id": reading, "score": score, "evidence": "" }))
        };
        let rated = school.write(&school.teacher, today(5.0));
        assert_eq!(rated.words, "5 out of 10");
        let again = school.write(&school.teacher, today(6.0));
        assert_eq!(again.id, rated.id);
        let before = school.audit_len();
        school.write(&school.teacher, today(6.0));
        assert_eq!(school.audit_len(), before, "nothing new, nothing written");
        let of_the_senco = school.write(&school.senco, today(4.0));
        assert_ne!(of_the_senco.id, rated.id, "what others say stays theirs");
        assert_eq!(targets(&open(&school, plan))[0].ratings.len(), 2);
        school.forbids(&[&school.head, &school.ta, &school.office_staff], || {
            today(3.0)
        });
        let wrong = school.office.write(&school.teacher, today(11.0));
        let Err(Error::Invalid(wrong)) = wrong else {
            panic!("{wrong:?}")
        };
        assert_eq!(wrong.of("score"), ["Enter a whole number from 1 to 10."]);
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
