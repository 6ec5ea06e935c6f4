//! The sheet on which a class teacher rates the targets of the class before the reviews.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::board::{RoundLine, class_order};
use super::parts::RoundParts;
use crate::domain::id::{CycleId, PlanId, TargetId};
use crate::domain::measure::{Measure, Score};
use crate::domain::record::Kept;
use crate::domain::record::plan::Target;
use crate::domain::record::review::Rating;
use crate::domain::role::Action;
use crate::domain::round::RoundKey;
use crate::error::Result;
use crate::office::ReadOp;
use crate::ops::plan::PlanParts;
use crate::ops::pupil::PupilRef;
use crate::store::{ReadTx, RoundCycleLine};

/// The targets to rate in a round, of all children in scope whose review is not held yet.
#[derive(Debug, Deserialize, TS)]
pub struct OpenRatings {
    pub round: Option<RoundKey>,
}

/// The sheet, class by class and then by name.
#[derive(Debug, Serialize, TS)]
pub struct RatingSheet {
    #[ts(type = "string")]
    pub today: NaiveDate,
    pub round: RoundLine,
    pub children: Vec<RatingChild>,
    /// Whether this person may rate.
    pub may_rate: bool,
}

/// A child with the targets of one plan.
#[derive(Debug, Serialize, TS)]
pub struct RatingChild {
    pub pupil: PupilRef,
    pub plan_id: PlanId,
    pub plan_name: String,
    pub cycle_id: CycleId,
    #[ts(type = "string")]
    pub due_on: NaiveDate,
    pub late_words: String,
    pub targets: Vec<RatingTarget>,
}

/// A target to rate, with where it stood last.
#[derive(Debug, Serialize, TS)]
pub struct RatingTarget {
    pub target_id: TargetId,
    pub text: String,
    pub measure: Measure,
    pub baseline: Option<f64>,
    pub baseline_words: String,
    pub expected_words: String,
    /// The last rating before this cycle.
    pub last: Option<f64>,
    pub last_words: String,
    #[ts(type = "string | null")]
    pub last_on: Option<NaiveDate>,
    /// The newest rating of this cycle.
    pub now: Option<f64>,
    pub now_words: String,
    #[ts(type = "string | null")]
    pub now_on: Option<NaiveDate>,
    pub now_by: String,
    pub now_evidence: String,
    /// Every score so far, oldest first.
    pub scores: Vec<f64>,
}

impl ReadOp for OpenRatings {
    const ACTION: Action = Action::ReviewRead;
    type Output = RatingSheet;
    fn run(self, tx: &ReadTx<'_>) -> Result<RatingSheet> {
        let parts = RoundParts::load(tx, self.round)?;
        let order = class_order(tx)?;
        let open = parts
            .cycles
            .iter()
            .filter(|cycle| cycle.closed_on.is_none());
        let mut children = Vec::new();
        for cycle in open.filter(|cycle| !parts.is_skipped(cycle)) {
            let Some(line) = parts.pupils.get(&cycle.pupil_id) else {
                continue;
            };
            let plan = PlanParts::load(tx, &cycle.plan_id)?;
            let class = line.class_name.as_ref();
            let place = order
                .iter()
                .position(|name| Some(name) == class)
                .unwrap_or(usize::MAX);
            let child = RatingChild {
                pupil: PupilRef::of(line, parts.rules.today),
                plan_id: cycle.plan_id.clone(),
                plan_name: cycle.plan_name.clone(),
                cycle_id: cycle.cycle_id.clone(),
                due_on: cycle.due_on,
                late_words: parts.late_words(cycle),
                targets: plan
                    .open_targets()
                    .map(|target| rating_target(&plan, target, cycle))
                    .collect(),
            };
            children.push((place, line.name().sort_key(), child));
        }
        children.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        Ok(RatingSheet {
            today: parts.rules.today,
            round: RoundLine::of(&parts),
            children: children.into_iter().map(|(.., child)| child).collect(),
            may_rate: tx.session().may(Action::TargetRate),
        })
    }
}

fn rating_target(plan: &PlanParts, target: &Target, cycle: &RoundCycleLine) -> RatingTarget {
    let words = |score: Option<f64>| {
        let score = score.and_then(Score::finite);
        score
            .map(|score| target.measure.words(score))
            .unwrap_or_default()
    };
    let mut last: Option<&Kept<Rating>> = None;
    let mut now: Option<&Kept<Rating>> = None;
    for rating in plan.ratings_of(&target.id) {
        if rating.record.cycle_id.as_ref() == Some(&cycle.cycle_id) {
            now = Some(rating);
        } else {
            last = Some(rating);
        }
    }
    let score = |rating: Option<&Kept<Rating>>| rating.map(|kept| kept.record.score);
    RatingTarget {
        target_id: target.id.clone(),
        text: target.text.clone(),
        measure: target.measure.clone(),
        baseline: target.baseline,
        baseline_words: words(target.baseline),
        expected_words: words(target.expected),
        last: score(last),
        last_words: words(score(last)),
        last_on: last.map(|kept| kept.record.happened_on),
        now: score(now),
        now_words: words(score(now)),
        now_on: now.map(|kept| kept.record.happened_on),
        now_by: now
            .map(|kept| kept.recorded_by_name.clone())
            .unwrap_or_default(),
        now_evidence: now
            .map(|kept| kept.record.evidence.clone())
            .unwrap_or_default(),
        scores: plan
            .ratings_of(&target.id)
            .map(|kept| kept.record.score)
            .collect(),
    }
}
