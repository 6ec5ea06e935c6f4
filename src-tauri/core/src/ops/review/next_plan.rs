//! What comes of a closed review: targets finished, adapted or carried over, in the same plan or in the next stage's.

use super::view::{DecisionOption, ReviewParts};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{OutcomeId, PlanId, ProvisionId, StepId, StrategyId, TargetId};
use crate::domain::pathway::ReviewDecision;
use crate::domain::record::plan::{Outcome, Plan, Provision, SmallStep, Strategy, Target};
use crate::domain::record::review::{Next, Review, TargetReview};
use crate::error::Result;
use crate::ops::plan::{PlanParts, end_plan, open_cycle, open_plan_named};
use crate::store::WriteTx;

/// A review that has been judged, on its way to what comes next.
pub(super) struct Continuation<'a> {
    pub(super) open: &'a ReviewParts,
    pub(super) review: &'a Review,
    pub(super) targets: &'a [TargetReview],
}

/// The plan and the outcome into which a target is copied.
struct Place<'a> {
    plan_id: &'a PlanId,
    outcome_id: &'a OutcomeId,
}

impl Continuation<'_> {
    /// Carries out what was decided of the targets and of the plan; gives back the plan that goes on.
    pub(super) fn carry_out(
        &self,
        tx: &mut WriteTx<'_>,
        option: &DecisionOption,
    ) -> Result<Option<PlanId>> {
        match (option.decision, &option.plan_name, &option.stage_key) {
            (ReviewDecision::Stay, ..) => self.stay(tx).map(Some),
            (_, Some(name), Some(stage_key)) => self.move_on(tx, name, stage_key).map(Some),
            _ => {
                self.end(tx)?;
                Ok(None)
            }
        }
    }

    fn stay(&self, tx: &mut WriteTx<'_>) -> Result<PlanId> {
        let plan = &self.open.parts.plan.record;
        for (review, target) in self.judged() {
            match review.next {
                Some(Next::Finish) => self.finish(tx, review, target)?,
                Some(Next::Adapt) => {
                    self.finish(tx, review, target)?;
                    let place = Place {
                        plan_id: &plan.id,
                        outcome_id: &target.outcome_id,
                    };
                    self.copy_target(tx, review, target, &place)?;
                }
                Some(Next::CarryOver) | None => {}
            }
        }
        let number = self.open.cycle.record.number.saturating_add(1);
        if let Some(due_on) = self.review.next_due_on {
            open_cycle(tx, plan, number, self.review.happened_on, due_on)?;
        }
        Ok(plan.id.clone())
    }

    /// Ends this plan and starts the one of the stage decided, with what is not met yet.
    fn move_on(&self, tx: &mut WriteTx<'_>, name: &str, stage_key: &str) -> Result<PlanId> {
        self.end(tx)?;
        let before = &self.open.parts.plan.record;
        let pupil = tx.seen(&before.pupil_id)?;
        if open_plan_named(tx, &pupil, name)?.is_some() {
            return Err(FieldErrors::one(
                "decision",
                format!("There is an open {name} already. End it first, then close this review."),
            )
            .into());
        }
        let plan = Plan {
            id: PlanId::new(tx.new_id()),
            stage_key: stage_key.to_owned(),
            name: name.to_owned(),
            started_on: self.review.happened_on,
            ended_on: None,
            end_reason: String::new(),
            // Who takes part is for the new plan to say.
            parent_took_part: false,
            child_took_part: false,
            teacher_took_part: false,
            ..before.clone()
        };
        tx.add(&plan)?;
        if let Some(due_on) = self.review.next_due_on {
            open_cycle(tx, &plan, 1, self.review.happened_on, due_on)?;
        }
        self.copy_unmet(tx, &plan)?;
        let parts = &self.open.parts;
        for strategy in for_all(&parts.strategies, |one| one.target_id.is_none()) {
            tx.add(&Strategy {
                id: StrategyId::new(tx.new_id()),
                plan_id: plan.id.clone(),
                ..strategy.clone()
            })?;
        }
        for line in for_all(&parts.provision, |one| one.target_id.is_none()) {
            if self.goes_on(line) {
                tx.add(&Provision {
                    id: ProvisionId::new(tx.new_id()),
                    plan_id: plan.id.clone(),
                    ..line.clone()
                })?;
            }
        }
        Ok(plan.id)
    }

    fn copy_unmet(&self, tx: &mut WriteTx<'_>, plan: &Plan) -> Result<()> {
        for outcome in &self.open.parts.outcomes {
            let unmet: Vec<_> = self
                .judged()
                .filter(|(_, target)| target.outcome_id == outcome.record.id)
                .filter(|(review, _)| review.next != Some(Next::Finish))
                .collect();
            if unmet.is_empty() {
                continue;
            }
            let copy = Outcome {
                id: OutcomeId::new(tx.new_id()),
                plan_id: plan.id.clone(),
                ..outcome.record.clone()
            };
            tx.add(&copy)?;
            let place = Place {
                plan_id: &plan.id,
                outcome_id: &copy.id,
            };
            for (review, target) in unmet {
                self.copy_target(tx, review, target, &place)?;
            }
        }
        Ok(())
    }

    /// Ends the plan with the word that the review gave each target.
    fn end(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        for (review, target) in self.judged() {
            self.finish(tx, review, target)?;
        }
        let parts = PlanParts::load(tx, &self.open.parts.plan.record.id)?;
        let reason = &self.review.decision_reason;
        end_plan(tx, &parts, self.review.happened_on, reason)
    }

    fn finish(&self, tx: &mut WriteTx<'_>, review: &TargetReview, target: &Target) -> Result<()> {
        let kept = tx.kept::<Target>(target.id.as_str())?;
        let ended = Target {
            result: review.outcome,
            ended_on: Some(self.review.happened_on),
            ..kept.record
        };
        tx.revise(&ended, kept.version)
    }

    /// Copies a target with the steps still to do, its strategies and the provision that goes on.
    fn copy_target(
        &self,
        tx: &mut WriteTx<'_>,
        review: &TargetReview,
        target: &Target,
        place: &Place<'_>,
    ) -> Result<()> {
        let adapted = review.next == Some(Next::Adapt);
        let copy = Target {
            id: TargetId::new(tx.new_id()),
            plan_id: place.plan_id.clone(),
            outcome_id: place.outcome_id.clone(),
            text: if adapted {
                review.adapted_text.clone()
            } else {
                target.text.clone()
            },
            baseline: if adapted {
                adapted_baseline(target, review.score)
            } else {
                target.baseline
            },
            expected: if adapted {
                review.adapted_expected
            } else {
                target.expected
            },
            set_on: self.review.happened_on,
            // The date has come or is bound to the old plan: the new target goes by the next review.
            by_on: target
                .by_on
                .filter(|by_on| *by_on > self.review.happened_on),
            result: None,
            ended_on: None,
            adapted_from: Some(target.id.clone()),
            ..target.clone()
        };
        tx.add(&copy)?;
        let parts = &self.open.parts;
        for step in for_all(&parts.steps, |one| one.target_id == target.id) {
            if step.achieved_on.is_none() {
                tx.add(&SmallStep {
                    id: StepId::new(tx.new_id()),
                    target_id: copy.id.clone(),
                    ..step.clone()
                })?;
            }
        }
        for strategy in for_all(&parts.strategies, |one| {
            one.target_id.as_ref() == Some(&target.id)
        }) {
            tx.add(&Strategy {
                id: StrategyId::new(tx.new_id()),
                plan_id: place.plan_id.clone(),
                target_id: Some(copy.id.clone()),
                ..strategy.clone()
            })?;
        }
        for line in for_all(&parts.provision, |one| {
            one.target_id.as_ref() == Some(&target.id)
        }) {
            if self.goes_on(line) {
                tx.add(&Provision {
                    id: ProvisionId::new(tx.new_id()),
                    plan_id: place.plan_id.clone(),
                    target_id: Some(copy.id.clone()),
                    ..line.clone()
                })?;
            }
        }
        Ok(())
    }

    fn goes_on(&self, line: &Provision) -> bool {
        line.to_on.is_none_or(|to| to > self.review.happened_on)
    }

    /// Each target that was reviewed, with its review.
    fn judged(&self) -> impl Iterator<Item = (&TargetReview, &Target)> {
        self.targets.iter().filter_map(|review| {
            let target = self.open.target(&review.target_id)?;
            Some((review, target))
        })
    }
}

/// Where an adapted target starts from: the score at its review, or else the baseline it had.
pub(super) fn adapted_baseline(target: &Target, score: Option<f64>) -> Option<f64> {
    score.or(target.baseline)
}

fn for_all<R: ts_rs::TS>(
    all: &[crate::domain::record::Kept<R>],
    mine: impl Fn(&R) -> bool,
) -> impl Iterator<Item = &R> {
    all.iter()
        .map(|kept| &kept.record)
        .filter(move |record| mine(record))
}
