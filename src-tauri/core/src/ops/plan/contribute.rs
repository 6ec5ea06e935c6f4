//! What a class teacher adds to a plan between reviews: steps achieved and strategies that help.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::parts::PlanParts;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{PlanId, StepId, StrategyId, TargetId};
use crate::domain::record::Kept;
use crate::domain::record::plan::{SmallStep, Strategy, Target};
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::{Session, WriteOp};
use crate::ops::check::{not_in_future, required};
use crate::store::{Reader, WriteTx};

/// Ticks a small step as achieved on a day, or unticks it.
#[derive(Debug, Deserialize, TS)]
pub struct TickStep {
    pub step_id: StepId,
    #[ts(type = "string | null")]
    pub achieved_on: Option<NaiveDate>,
}

impl WriteOp for TickStep {
    const ACTION: Action = Action::PlanContribute;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let step = tx.kept::<SmallStep>(self.step_id.as_str())?;
        let target = tx.get::<Target>(step.record.target_id.as_str())?;
        PlanParts::load_open(tx, &target.plan_id)?;
        if !target.is_open() {
            return Err(Error::Frozen);
        }
        if self.achieved_on.is_some() {
            let mut errors = FieldErrors::new();
            let what = "the day the step was achieved";
            not_in_future(
                &mut errors,
                "achieved_on",
                what,
                self.achieved_on,
                tx.today(),
            );
            errors.into_result()?;
        }
        let ticked = SmallStep {
            achieved_on: self.achieved_on,
            ..step.record
        };
        tx.revise(&ticked, step.version)
    }
}

/// Adds a strategy to a plan, for one target or for all of it.
#[derive(Debug, Deserialize, TS)]
pub struct AddStrategy {
    pub plan_id: PlanId,
    pub target_id: Option<TargetId>,
    pub text: String,
}

impl WriteOp for AddStrategy {
    const ACTION: Action = Action::PlanContribute;
    type Output = StrategyId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<StrategyId> {
        let parts = PlanParts::load_open(tx, &self.plan_id)?;
        if let Some(target) = &self.target_id {
            let mut targets = parts.targets.iter().map(|kept| &kept.record);
            let target = targets.find(|one| one.id == *target);
            if !target.ok_or(Error::NotFound)?.is_open() {
                return Err(Error::Frozen);
            }
        }
        let mut errors = FieldErrors::new();
        let text = required(&mut errors, "text", "Write the strategy.", &self.text);
        errors.into_result()?;
        let beside = parts.strategies.iter().map(|kept| &kept.record);
        let last = beside
            .filter(|one| one.target_id == self.target_id)
            .map(|one| one.position)
            .max();
        let id = StrategyId::new(tx.new_id());
        tx.add(&Strategy {
            id: id.clone(),
            pupil_id: parts.pupil_id().clone(),
            plan_id: self.plan_id,
            target_id: self.target_id,
            position: last.map_or(0, |last| last.saturating_add(1)),
            text,
        })?;
        Ok(id)
    }
}

/// Takes a strategy out of a plan: whoever added it may, and whoever writes plans.
#[derive(Debug, Deserialize, TS)]
pub struct TakeBackStrategy {
    pub strategy_id: StrategyId,
}

impl WriteOp for TakeBackStrategy {
    const ACTION: Action = Action::PlanContribute;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let kept = changeable(tx, &self.strategy_id)?;
        let reason = if is_own(tx.session(), &kept) {
            "Taken back by who added it"
        } else {
            "Taken out of the plan"
        };
        tx.void::<Strategy>(kept.record.id.as_str(), reason)
    }
}

/// Brings back a strategy that was taken out.
#[derive(Debug, Deserialize, TS)]
pub struct BringBackStrategy {
    pub strategy_id: StrategyId,
}

impl WriteOp for BringBackStrategy {
    const ACTION: Action = Action::PlanContribute;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let kept = changeable(tx, &self.strategy_id)?;
        if let Some(target) = &kept.record.target_id {
            // A target that was taken out of the plan since has no room for it.
            tx.get::<Target>(target.as_str())?;
        }
        tx.bring_back::<Strategy>(kept.record.id.as_str())
    }
}

/// Whether this person may take the strategy out of an open plan.
pub(super) fn may_take_back(session: &Session, strategy: &Kept<Strategy>) -> bool {
    session.may(Action::PlanContribute)
        && (session.may(Action::PlanWrite) || is_own(session, strategy))
}

/// Whether a review has ended the target that the strategy helps with: what helped then stays with it.
pub(super) fn is_of_ended_target(parts: &PlanParts, strategy: &Strategy) -> bool {
    let mut targets = parts.targets.iter().map(|kept| &kept.record);
    let target = targets.find(|one| strategy.target_id.as_ref() == Some(&one.id));
    target.is_some_and(|target| !target.is_open())
}

fn is_own(session: &Session, strategy: &Kept<Strategy>) -> bool {
    strategy.recorded_by == *session.staff_id()
}

/// The strategy of an open plan, for one who may take it out or bring it back.
fn changeable(tx: &Reader<'_>, id: &StrategyId) -> Result<Kept<Strategy>> {
    let kept = tx.kept::<Strategy>(id.as_str())?;
    let parts = PlanParts::load_open(tx, &kept.record.plan_id)?;
    if !may_take_back(tx.session(), &kept) {
        return Err(Error::Forbidden);
    }
    if is_of_ended_target(&parts, &kept.record) {
        return Err(Error::Frozen);
    }
    Ok(kept)
}
