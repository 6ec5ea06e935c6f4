//! A plan with everything that belongs to it, as the file has it: what views are drawn from and saves compared with.

use std::collections::HashMap;

use crate::domain::id::{OutcomeId, PlanId, PupilId, TargetId};
use crate::domain::record::plan::{Outcome, Plan, Provision, SmallStep, Strategy, Target};
use crate::domain::record::review::{Cycle, Rating};
use crate::domain::record::{Kept, Record};
use crate::error::{Error, Result};
use crate::store::{Reader, Seen};

/// A plan and its parts, each list in its order and without what was voided.
#[derive(Debug)]
pub(crate) struct PlanParts {
    pub(crate) plan: Kept<Plan>,
    pub(crate) outcomes: Vec<Kept<Outcome>>,
    pub(crate) targets: Vec<Kept<Target>>,
    pub(crate) steps: Vec<Kept<SmallStep>>,
    pub(crate) strategies: Vec<Kept<Strategy>>,
    pub(crate) provision: Vec<Kept<Provision>>,
    pub(crate) cycles: Vec<Kept<Cycle>>,
    pub(crate) ratings: Vec<Kept<Rating>>,
    /// The targets, of this plan or one before it, that targets of this plan were adapted from.
    pub(crate) origins: Vec<Target>,
    /// The version of the plan as a whole: grows with every change to the plan or to one of its written parts.
    pub(crate) version: i32,
}

impl PlanParts {
    /// The plan of that id, unless it was voided.
    pub(crate) fn load(tx: &Reader<'_>, id: &PlanId) -> Result<Self> {
        let plan = tx.kept::<Plan>(id.as_str())?;
        if plan.voided.is_some() {
            return Err(Error::NotFound);
        }
        let pupil = tx.seen(&plan.record.pupil_id)?;
        AllParts::of(tx, &pupil)?
            .plans(&[plan])
            .pop()
            .ok_or(Error::NotFound)
    }

    /// The plan of that id, where it has not ended.
    ///
    /// # Errors
    /// [`Error::Frozen`] where it has.
    pub(crate) fn load_open(tx: &Reader<'_>, id: &PlanId) -> Result<Self> {
        let parts = Self::load(tx, id)?;
        if parts.plan.record.ended_on.is_some() {
            return Err(Error::Frozen);
        }
        Ok(parts)
    }

    pub(crate) fn pupil_id(&self) -> &PupilId {
        &self.plan.record.pupil_id
    }

    pub(crate) fn open_targets(&self) -> impl Iterator<Item = &Target> {
        self.targets
            .iter()
            .map(|target| &target.record)
            .filter(|target| target.is_open())
    }

    /// What adults do now: for the plan as a whole and for the targets that are open.
    pub(crate) fn strategies_now(&self) -> impl Iterator<Item = &Strategy> {
        let all = self.strategies.iter().map(|kept| &kept.record);
        all.filter(|one| self.goes_on(one.target_id.as_ref()))
    }

    /// What is provided now: for the plan as a whole and for the targets that are open.
    pub(crate) fn provision_now(&self) -> impl Iterator<Item = &Provision> {
        let all = self.provision.iter().map(|kept| &kept.record);
        all.filter(|one| self.goes_on(one.target_id.as_ref()))
    }

    /// Whether what belongs to this target, or to the plan as a whole, still goes on.
    fn goes_on(&self, target: Option<&TargetId>) -> bool {
        target.is_none_or(|id| self.open_targets().any(|one| one.id == *id))
    }

    /// The cycle that is not yet reviewed.
    pub(crate) fn open_cycle(&self) -> Option<&Kept<Cycle>> {
        self.cycles
            .iter()
            .find(|cycle| cycle.record.closed_on.is_none())
    }

    /// The ratings of a target by the day they were made.
    pub(crate) fn ratings_of(&self, target: &TargetId) -> impl Iterator<Item = &Kept<Rating>> {
        self.ratings
            .iter()
            .filter(move |rating| rating.record.target_id == *target)
    }

    /// The newest rating of a target.
    pub(crate) fn last_rating(&self, target: &TargetId) -> Option<&Kept<Rating>> {
        self.ratings_of(target).last()
    }
}

/// Everything that belongs to any plan of one child, the voided among it.
#[derive(Debug)]
pub(crate) struct AllParts {
    outcomes: Vec<Kept<Outcome>>,
    targets: Vec<Kept<Target>>,
    steps: Vec<Kept<SmallStep>>,
    strategies: Vec<Kept<Strategy>>,
    provision: Vec<Kept<Provision>>,
    cycles: Vec<Kept<Cycle>>,
    ratings: Vec<Kept<Rating>>,
}

impl AllParts {
    pub(crate) fn of(tx: &Reader<'_>, pupil: &Seen) -> Result<Self> {
        let mut parts = Self {
            outcomes: tx.about_with_voided(pupil)?,
            targets: tx.about_with_voided(pupil)?,
            steps: tx.about_with_voided(pupil)?,
            strategies: tx.about_with_voided(pupil)?,
            provision: tx.about_with_voided(pupil)?,
            cycles: tx.about(pupil)?,
            ratings: tx.about(pupil)?,
        };
        parts.outcomes.sort_by_key(|one| one.record.position);
        // Targets read outcome by outcome, in the review and on paper as in the plan.
        let outcomes: HashMap<OutcomeId, u16> = parts
            .outcomes
            .iter()
            .map(|one| (one.record.id.clone(), one.record.position))
            .collect();
        parts.targets.sort_by_key(|one| {
            let outcome = outcomes.get(&one.record.outcome_id).copied();
            (outcome, one.record.position)
        });
        parts.steps.sort_by_key(|one| one.record.position);
        parts.strategies.sort_by_key(|one| one.record.position);
        parts.provision.sort_by_key(|one| one.record.position);
        parts.cycles.sort_by_key(|one| one.record.number);
        parts.ratings.sort_by_key(|one| one.record.happened_on);
        Ok(parts)
    }

    /// Each of these plans with what belongs to it.
    pub(crate) fn plans(&self, plans: &[Kept<Plan>]) -> Vec<PlanParts> {
        plans.iter().map(|plan| self.plan(plan)).collect()
    }

    fn plan(&self, plan: &Kept<Plan>) -> PlanParts {
        let id = &plan.record.id;
        let targets = all_of(&self.targets, |one| one.plan_id == *id);
        let of_targets = |target: &TargetId| targets.iter().any(|t| t.record.id == *target);
        let outcomes = all_of(&self.outcomes, |one| one.plan_id == *id);
        let steps = all_of(&self.steps, |one| of_targets(&one.target_id));
        let strategies = all_of(&self.strategies, |one| one.plan_id == *id);
        let provision = all_of(&self.provision, |one| one.plan_id == *id);
        let version = plan.version
            + versions(&outcomes)
            + versions(&targets)
            + versions(&steps)
            + versions(&strategies)
            + versions(&provision);
        let is_origin = |origin: &TargetId| {
            let mut adapted = targets.iter();
            adapted.any(|target| target.record.adapted_from.as_ref() == Some(origin))
        };
        let origins = self.targets.iter().map(|target| &target.record);
        let origins = origins.filter(|target| is_origin(&target.id)).cloned();
        PlanParts {
            plan: plan.clone(),
            origins: origins.collect(),
            cycles: all_of(&self.cycles, |one| one.plan_id == *id),
            ratings: all_of(&self.ratings, |one| of_targets(&one.target_id)),
            outcomes: standing(outcomes),
            targets: standing(targets),
            steps: standing(steps),
            strategies: standing(strategies),
            provision: standing(provision),
            version,
        }
    }
}

fn all_of<R: Record + ts_rs::TS>(all: &[Kept<R>], belongs: impl Fn(&R) -> bool) -> Vec<Kept<R>> {
    all.iter()
        .filter(|kept| belongs(&kept.record))
        .cloned()
        .collect()
}

fn versions<R: Record + ts_rs::TS>(all: &[Kept<R>]) -> i32 {
    all.iter().map(|kept| kept.version).sum()
}

fn standing<R: Record + ts_rs::TS>(all: Vec<Kept<R>>) -> Vec<Kept<R>> {
    all.into_iter()
        .filter(|kept| kept.voided.is_none())
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::domain::role::Action;
    use crate::office::ReadOp;
    use crate::ops::plan::fixture::with_full_plan;
    use crate::store::ReadTx;

    /// The strategies of a plan now, and as they are once every target has ended.
    struct Strategies(PlanId);

    impl ReadOp for Strategies {
        const ACTION: Action = Action::SendRead;
        type Output = [Vec<String>; 2];
        fn run(self, tx: &ReadTx<'_>) -> Result<[Vec<String>; 2]> {
            let texts =
                |parts: &PlanParts| parts.strategies_now().map(|one| one.text.clone()).collect();
            let mut parts = PlanParts::load(tx, &self.0)?;
            let open = texts(&parts);
            for target in &mut parts.targets {
                target.record.ended_on = Some(tx.today());
            }
            assert!(parts.provision_now().all(|one| one.target_id.is_none()));
            Ok([open, texts(&parts)])
        }
    }

    #[test]
    fn what_was_for_a_target_that_has_ended_is_not_done_any_more() {
        let (school, plan) = with_full_plan("2026-11-10");
        let [open, ended] = school.read(&school.senco, Strategies(plan.plan.record.id));
        assert!(open.contains(&"Pre-teach the words on Monday".to_owned()));
        assert_eq!(ended, ["Sit near the front"]);
    }
}
