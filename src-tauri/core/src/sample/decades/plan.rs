//! The plans of the long school: written at the start of a stage, filled with targets, ended with it.

use chrono::NaiveDate;

use super::child::Child;
use super::school::LongSchool;
use crate::domain::clock::CycleBegan;
use crate::domain::id::{
    CycleId, OutcomeId, PlanId, ProvisionId, PupilId, StepId, StrategyId, TargetId,
};
use crate::domain::measure::TargetOutcome;
use crate::domain::record::plan::{Outcome, Plan, Provision, SmallStep, Strategy, Target};
use crate::domain::record::pupil::Placement;
use crate::domain::record::review::Cycle;
use crate::domain::role::Action;
use crate::sample::past::Past;
use crate::sample::target::{OpenTarget, seeds_of};
use crate::sample::words::{TargetSeed, Theme, besides};

/// Targets that are worked on at a time.
const TARGETS: usize = 4;

/// A plan that is being worked with.
pub(super) struct OpenPlan {
    pub(super) record: Plan,
    pub(super) cycle: Cycle,
    pub(super) targets: Vec<OpenTarget>,
    outcome: OutcomeId,
    written: u16,
}

impl Child {
    /// Writes the plan of a stage that has one.
    pub(super) fn start_plan(
        &mut self,
        past: &mut Past,
        school: &LongSchool,
        theme: &'static Theme,
        placement: &Placement,
    ) -> Option<OpenPlan> {
        let day = placement.from_on;
        let stage = school.stage(&placement.stage_key)?;
        let name = stage.plan_name.clone()?;
        let at = past.moment(day, 520);
        let id = self.record.id.clone();
        let say = |text: &str| self.say(school, day, text);
        let record = Plan {
            id: PlanId::new(past.id(at)),
            pupil_id: id.clone(),
            stage_key: stage.key.clone(),
            name,
            started_on: day,
            ended_on: None,
            end_reason: String::new(),
            strengths: say(theme.strengths.join(" ").as_str()),
            important_to_me: say("My family, my friends and {likes}."),
            helps_me: say(theme.helps),
            what_we_notice: say(theme.notice),
            home_support: say(theme.home),
            parent_took_part: true,
            child_took_part: true,
            teacher_took_part: true,
            key_people: format!("{}, {}", school.senco.name, self.teacher(school, day).name),
        };
        past.add(at, &school.senco, Action::PlanWrite, record.clone());
        let outcome = Outcome {
            id: OutcomeId::new(past.id(at)),
            pupil_id: id.clone(),
            plan_id: record.id.clone(),
            position: 1,
            area: Some(theme.area),
            text: say(theme.outcomes[1]),
        };
        past.add(at, &school.senco, Action::PlanWrite, outcome.clone());
        let due_on = school.due(stage, CycleBegan::Plan, day);
        let cycle = new_cycle(past, &id, &record.id, 1, day, due_on);
        past.add(at, &school.senco, Action::PlanWrite, cycle.clone());
        let mut plan = OpenPlan {
            record,
            cycle,
            targets: Vec::new(),
            outcome: outcome.id,
            written: 0,
        };
        self.fill(past, school, &mut plan, theme, day);
        Some(plan)
    }

    /// Writes new targets until there are as many as are worked on at a time.
    pub(super) fn fill(
        &mut self,
        past: &mut Past,
        school: &LongSchool,
        plan: &mut OpenPlan,
        theme: &'static Theme,
        day: NaiveDate,
    ) {
        let themes: Vec<&'static Theme> = std::iter::once(theme).chain(besides(theme)).collect();
        let seeds = seeds_of(&themes);
        while plan.targets.len() < TARGETS {
            let (theme, seed) = *self.chance.pick(&seeds);
            let twice = plan
                .targets
                .iter()
                .any(|target| std::ptr::eq(target.seed, seed));
            if !twice {
                self.write_target(past, school, plan, theme, seed, day);
            }
        }
    }

    fn write_target(
        &mut self,
        past: &mut Past,
        school: &LongSchool,
        plan: &mut OpenPlan,
        theme: &'static Theme,
        seed: &'static TargetSeed,
        day: NaiveDate,
    ) {
        let at = past.moment(day, 530);
        let base = self.chance.between(seed.base.0, seed.base.1);
        let goal = seed.goal(base, self.chance.between(seed.gain.0, seed.gain.1));
        plan.written += 1;
        let target = Target {
            id: TargetId::new(past.id(at)),
            pupil_id: self.record.id.clone(),
            plan_id: plan.record.id.clone(),
            outcome_id: plan.outcome.clone(),
            position: plan.written,
            text: self.say(school, day, &seed.text(base, goal)),
            measure: seed.measure(),
            baseline: Some(f64::from(base)),
            expected: Some(f64::from(goal)),
            set_on: day,
            by_on: None,
            result: None,
            ended_on: None,
            adapted_from: None,
        };
        past.add(at, &school.senco, Action::PlanWrite, target.clone());
        let steps: Vec<SmallStep> = (1..)
            .zip(seed.steps.iter().take(2))
            .map(|(position, text)| SmallStep {
                id: StepId::new(past.id(at)),
                pupil_id: self.record.id.clone(),
                target_id: target.id.clone(),
                position,
                text: self.say(school, day, text),
                achieved_on: None,
            })
            .collect();
        for step in &steps {
            past.add(at, &school.senco, Action::PlanWrite, step.clone());
        }
        let strategy = Strategy {
            id: StrategyId::new(past.id(at)),
            pupil_id: self.record.id.clone(),
            plan_id: plan.record.id.clone(),
            target_id: Some(target.id.clone()),
            position: 1,
            text: self.say(
                school,
                day,
                self.chance.clone().pick::<&str>(&seed.strategies),
            ),
        };
        past.add(at, &school.senco, Action::PlanWrite, strategy);
        let help = &seed.provision;
        let provision = Provision {
            id: ProvisionId::new(past.id(at)),
            pupil_id: self.record.id.clone(),
            plan_id: plan.record.id.clone(),
            target_id: Some(target.id.clone()),
            position: plan.written,
            what: help.0.to_owned(),
            who: self.helper(school, day).name.clone(),
            place: help.1.to_owned(),
            minutes: Some(help.2),
            times_a_week: Some(help.3),
            group_size: Some(help.4),
            from_on: Some(day),
            to_on: None,
        };
        past.add(at, &school.senco, Action::PlanWrite, provision.clone());
        plan.targets.push(OpenTarget {
            score: f64::from(base),
            record: target,
            theme,
            seed,
            way: 0.0,
            cycles: 0,
            rated: 0,
            steps,
            provision,
        });
    }

    /// Ends a target with its result, and the provision for it.
    pub(super) fn end_target(
        &self,
        past: &mut Past,
        school: &LongSchool,
        target: OpenTarget,
        day: NaiveDate,
        result: Option<TargetOutcome>,
    ) {
        let at = past.moment(day, 515);
        let ended = Target {
            result,
            ended_on: Some(day),
            ..target.record
        };
        past.revise(at, &school.senco, Action::PlanWrite, ended);
        let ended = Provision {
            to_on: Some(day),
            ..target.provision
        };
        past.revise(at, &school.senco, Action::PlanWrite, ended);
    }

    /// Ends a plan with whatever is open in it.
    pub(super) fn end_plan(
        &self,
        past: &mut Past,
        school: &LongSchool,
        plan: OpenPlan,
        day: NaiveDate,
        why: &str,
    ) {
        for target in plan.targets {
            self.end_target(past, school, target, day, None);
        }
        let ended = Plan {
            ended_on: Some(day),
            end_reason: why.to_owned(),
            ..plan.record
        };
        past.revise(
            past.moment(day, 516),
            &school.senco,
            Action::PlanWrite,
            ended,
        );
    }
}

/// A cycle that begins.
pub(super) fn new_cycle(
    past: &Past,
    pupil_id: &PupilId,
    plan_id: &PlanId,
    number: u16,
    starts_on: NaiveDate,
    due_on: NaiveDate,
) -> Cycle {
    Cycle {
        id: CycleId::new(past.id(past.moment(starts_on, 520))),
        pupil_id: pupil_id.clone(),
        plan_id: plan_id.clone(),
        number,
        starts_on,
        due_on,
        moved_reason: String::new(),
        closed_on: None,
    }
}
