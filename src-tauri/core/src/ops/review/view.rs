//! The review of a plan's open cycle as the window shows it, and what it asks while the form is filled in.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::draft::{ReviewDraft, TargetReviewDraft};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{PlanId, TargetId};
use crate::domain::measure::{Score, TargetOutcome};
use crate::domain::pathway::{EntryCheck, ReviewDecision};
use crate::domain::record::Kept;
use crate::domain::record::plan::{Plan, Target};
use crate::domain::record::review::{Cycle, Next, Review, TargetReview};
use crate::domain::record::round::Meeting;
use crate::domain::role::Action;
use crate::domain::voice::ParentAttendance;
use crate::error::{Error, Result};
use crate::office::ReadOp;
use crate::ops::clocks::SchoolClocks;
use crate::ops::placement::{missing_at, placements_of};
use crate::ops::plan::{CycleView, PlanMay, PlanParts, ReviewFacts, TargetView};
use crate::store::{ReadTx, Reader};

/// The review of a plan's open cycle.
#[derive(Debug, Deserialize, TS)]
pub struct OpenReview {
    pub plan_id: PlanId,
}

/// The open review: what is known, what has been filled in, and what may be decided.
#[derive(Debug, Serialize, TS)]
pub struct ReviewView {
    pub plan: Kept<Plan>,
    pub cycle: CycleView,
    /// The review as it was saved; `None` while nothing is.
    pub review: Option<Kept<Review>>,
    /// Goes back with `save_review` and `close_review`; `None` while nothing is saved.
    pub version: Option<i32>,
    /// What the form starts from. Its `targets` stand in the order of `targets` below.
    pub draft: ReviewDraft,
    pub targets: Vec<ReviewTargetView>,
    pub decisions: Vec<DecisionOption>,
    pub proposed_next: Option<ProposedDue>,
    pub may: PlanMay,
}

/// An open target in the review, with its previous ratings beside it.
#[derive(Debug, Serialize, TS)]
pub struct ReviewTargetView {
    pub outcome_text: String,
    pub target: TargetView,
    /// The word that the newest score suggests; a person decides.
    pub suggested_outcome: Option<TargetOutcome>,
    pub suggested_next: Option<Next>,
}

/// Something that the review may decide.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DecisionOption {
    pub decision: ReviewDecision,
    /// "Step up to My Plan+".
    pub words: String,
    /// The stage that the child is on afterwards; `None` off the pathway.
    pub stage_key: Option<String>,
    /// The plan that goes on or is started; `None` where there is none afterwards.
    pub plan_name: Option<String>,
    /// What is usually in place at that stage and is not yet. It never blocks; going on wants a reason.
    pub missing: Vec<MissingCheck>,
    /// Whether the child leaves the register by it, so that it is asked who was consulted.
    pub leaves_register: bool,
}

/// Something that is usually in place before a stage is entered.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MissingCheck {
    pub check: EntryCheck,
    pub name: String,
}

/// A date for the next review, and how it was found.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProposedDue {
    #[ts(type = "string")]
    pub due_on: NaiveDate,
    pub working: String,
    pub source: String,
}

/// The review of an open cycle, as far as it has got.
#[derive(Debug)]
pub(super) struct ReviewParts {
    pub(super) parts: PlanParts,
    pub(super) cycle: Kept<Cycle>,
    pub(super) review: Option<Kept<Review>>,
    pub(super) targets: Vec<Kept<TargetReview>>,
    /// How the parents took part in a meeting held since the cycle began.
    met: Option<ParentAttendance>,
}

impl ReviewParts {
    /// The open cycle of the plan with its review so far.
    ///
    /// # Errors
    /// [`Error::Frozen`] where the plan has ended or has no open cycle.
    pub(super) fn load(tx: &Reader<'_>, plan: &PlanId) -> Result<Self> {
        let parts = PlanParts::load_open(tx, plan)?;
        let cycle = parts.open_cycle().cloned().ok_or(Error::Frozen)?;
        let pupil = tx.seen(parts.pupil_id())?;
        let reviews = tx.about::<Review>(&pupil)?;
        let review = reviews
            .into_iter()
            .find(|review| review.record.cycle_id == cycle.record.id);
        let mut targets = tx.about::<TargetReview>(&pupil)?;
        targets.retain(|one| {
            let mut review = review.iter();
            review.any(|review| review.record.id == one.record.review_id)
        });
        let meetings = tx.about::<Meeting>(&pupil)?;
        let meetings = meetings.iter().map(|kept| &kept.record);
        let since = meetings.filter(|one| {
            one.happened_on
                .is_some_and(|on| on >= cycle.record.starts_on)
        });
        let met = since
            .max_by_key(|one| one.happened_on)
            .and_then(|one| one.outcome?.attendance());
        Ok(Self {
            parts,
            cycle,
            review,
            targets,
            met,
        })
    }

    /// The version of the review as a whole: grows with every change to it.
    pub(super) fn version(&self) -> Option<i32> {
        let targets: i32 = self.targets.iter().map(|kept| kept.version).sum();
        self.review.as_ref().map(|kept| kept.version + targets)
    }

    pub(super) fn target(&self, id: &TargetId) -> Option<&Target> {
        self.parts.open_targets().find(|target| target.id == *id)
    }

    fn draft(&self, tx: &Reader<'_>) -> ReviewDraft {
        let targets = self.parts.open_targets().map(|target| {
            let mut kept = self.targets.iter().map(|kept| &kept.record);
            kept.find(|one| one.target_id == target.id).map_or_else(
                || TargetReviewDraft::blank(target.id.clone(), self.score_now(target)),
                TargetReviewDraft::of,
            )
        });
        let targets = targets.collect();
        match &self.review {
            Some(review) => ReviewDraft::of(&review.record, targets),
            None => ReviewDraft {
                happened_on: Some(tx.today()),
                parent_attendance: self.met,
                targets,
                ..ReviewDraft::default()
            },
        }
    }

    /// What the target was rated in this cycle; an older rating says nothing of today.
    fn score_now(&self, target: &Target) -> Option<f64> {
        let rating = &self.parts.last_rating(&target.id)?.record;
        (rating.cycle_id.as_ref() == Some(&self.cycle.record.id)).then_some(rating.score)
    }
}

impl ReadOp for OpenReview {
    const ACTION: Action = Action::ReviewRead;
    type Output = ReviewView;
    fn run(self, tx: &ReadTx<'_>) -> Result<ReviewView> {
        let open = ReviewParts::load(tx, &self.plan_id)?;
        let rules = SchoolClocks::of(tx)?;
        let pupil = tx.seen(open.parts.pupil_id())?;
        let facts = ReviewFacts::of(tx, &pupil)?;
        let plan = open.parts.plan.clone();
        let draft = open.draft(tx);
        let targets = open.parts.targets.iter();
        let targets = targets
            .filter(|target| target.record.is_open())
            .map(|target| {
                let score = draft.targets.iter();
                let score = score.clone().find(|one| one.target_id == target.record.id);
                let suggested = suggestion(&target.record, score.and_then(|one| one.score));
                let mut outcomes = open.parts.outcomes.iter();
                ReviewTargetView {
                    outcome_text: outcomes
                        .find(|one| one.record.id == target.record.outcome_id)
                        .map(|one| one.record.text.clone())
                        .unwrap_or_default(),
                    target: TargetView::of(&open.parts, target, &facts),
                    suggested_outcome: suggested,
                    suggested_next: suggested.map(usual_next),
                }
            })
            .collect();
        let happened_on = draft.happened_on.unwrap_or(tx.today());
        tx.note_opened(&pupil);
        Ok(ReviewView {
            cycle: CycleView::of(tx, &plan.record, &open.cycle, &rules, &facts)?,
            review: open.review.clone(),
            version: open.version(),
            draft,
            targets,
            decisions: decisions(tx, &open.parts, &rules)?,
            proposed_next: proposed(
                &rules,
                &plan.record.stage_key,
                happened_on,
                open.cycle.record.due_on,
            ),
            may: PlanMay::of(tx.session(), &plan.record),
            plan,
        })
    }
}

/// The word that the scores suggest, where there are scores enough.
fn suggestion(target: &Target, score: Option<f64>) -> Option<TargetOutcome> {
    let (baseline, expected) = target.scores();
    let score = score.and_then(Score::finite)?;
    Some(
        target
            .measure
            .suggested_outcome(baseline?, expected?, score),
    )
}

fn usual_next(outcome: TargetOutcome) -> Next {
    if outcome.carries_over() {
        Next::CarryOver
    } else {
        Next::Finish
    }
}

/// What may be decided, in the words of the school's stages.
pub(super) fn decisions(
    tx: &Reader<'_>,
    parts: &PlanParts,
    rules: &SchoolClocks,
) -> Result<Vec<DecisionOption>> {
    let pupil = tx.seen(parts.pupil_id())?;
    let current = placements_of(tx, &pupil)?.pop().map(|kept| kept.record);
    let current = current.filter(|placement| placement.to_on.is_none());
    let on_register = current.as_ref().is_some_and(|current| current.on_register);
    let here = current.map_or_else(
        || parts.plan.record.stage_key.clone(),
        |placement| placement.stage_key,
    );
    let mut options = Vec::new();
    for decision in ReviewDecision::ALL {
        let stage_move = decision.as_move(&rules.pathway, &here);
        let (words, stage_key) = match (decision, stage_move) {
            (ReviewDecision::Stay, _) => {
                let name = rules.pathway.stage(&here).map(|stage| stage.name.clone());
                let name = name.unwrap_or_else(|| parts.plan.record.name.clone());
                (format!("Stay on {name}"), Some(here.clone()))
            }
            (_, Some(stage_move)) => (stage_move.words, stage_move.to),
            (_, None) => continue,
        };
        let plan_name = match decision {
            ReviewDecision::Stay => Some(parts.plan.record.name.clone()),
            _ => stage_key
                .as_deref()
                .and_then(|key| rules.pathway.stage(key))
                .and_then(|stage| stage.plan_name.clone()),
        };
        let entered = stage_key.as_deref().filter(|key| *key != here);
        let next = stage_key
            .as_deref()
            .and_then(|key| rules.pathway.stage(key));
        let leaves_register = on_register && next.is_none_or(|stage| !stage.on_register);
        let missing = match entered.and_then(|key| rules.pathway.stage(key)) {
            Some(stage) if *decision == ReviewDecision::StepUp => missing_at(tx, &pupil, stage)?,
            _ => Vec::new(),
        };
        options.push(DecisionOption {
            leaves_register,
            decision: *decision,
            words,
            stage_key,
            plan_name,
            missing: missing
                .into_iter()
                .map(|check| MissingCheck {
                    check,
                    name: check.name().to_owned(),
                })
                .collect(),
        });
    }
    Ok(options)
}

pub(super) fn proposed(
    rules: &SchoolClocks,
    stage_key: &str,
    happened_on: NaiveDate,
    was_due_on: NaiveDate,
) -> Option<ProposedDue> {
    let clock = rules.review_after(stage_key, happened_on, was_due_on)?;
    Some(ProposedDue {
        due_on: clock.due_on,
        working: clock.working,
        source: clock.source,
    })
}

/// When the next review falls due for a review held on a day and the stage decided.
#[derive(Debug, Deserialize, TS)]
pub struct ProposeNextReview {
    pub plan_id: PlanId,
    #[ts(type = "string")]
    pub happened_on: NaiveDate,
    /// The stage that the review decides; the plan's own where it is left empty.
    pub stage_key: Option<String>,
}

impl ReadOp for ProposeNextReview {
    const ACTION: Action = Action::ReviewRead;
    type Output = Option<ProposedDue>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Option<ProposedDue>> {
        let parts = PlanParts::load_open(tx, &self.plan_id)?;
        let was_due_on = parts.open_cycle().ok_or(Error::Frozen)?.record.due_on;
        let stage = self.stage_key.unwrap_or(parts.plan.record.stage_key);
        let rules = SchoolClocks::of(tx)?;
        Ok(proposed(&rules, &stage, self.happened_on, was_due_on))
    }
}

/// What a score says of a target, while it is being typed.
#[derive(Debug, Deserialize, TS)]
pub struct WeighScore {
    pub target_id: TargetId,
    pub score: f64,
}

/// A score in words, and the word it suggests.
#[derive(Debug, Serialize, TS)]
pub struct ScoreWords {
    pub words: String,
    pub suggested_outcome: Option<TargetOutcome>,
    pub suggested_next: Option<Next>,
    /// From the baseline (0) to the score expected (1).
    pub progress: Option<f64>,
}

impl ReadOp for WeighScore {
    const ACTION: Action = Action::SendRead;
    type Output = ScoreWords;
    fn run(self, tx: &ReadTx<'_>) -> Result<ScoreWords> {
        let target = tx.get::<Target>(self.target_id.as_str())?;
        let score = target
            .measure
            .score(self.score)
            .map_err(|sentence| FieldErrors::one("score", sentence))?;
        let suggested = suggestion(&target, Some(self.score));
        let progress = match target.scores() {
            (Some(baseline), Some(expected)) => {
                Some(target.measure.progress(baseline, expected, score))
            }
            _ => None,
        };
        Ok(ScoreWords {
            words: target.measure.words(score),
            suggested_outcome: suggested,
            suggested_next: suggested.map(usual_next),
            progress,
        })
    }
}
