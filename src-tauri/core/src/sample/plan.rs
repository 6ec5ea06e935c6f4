//! How a plan is written: outcomes, targets with their steps, strategies and provision, and what follows a target.

use chrono::{NaiveDate, NaiveDateTime};

use super::story::{EHCP, MY_PLAN_PLUS, Telling};
use super::target::{OpenTarget, seeds_of};
use super::words::{TargetSeed, Theme, besides};
use crate::domain::clock::CycleBegan;
use crate::domain::id::{CycleId, OutcomeId, PlanId, ProvisionId, StepId, StrategyId, TargetId};
use crate::domain::measure::TargetOutcome;
use crate::domain::record::plan::{Outcome, Plan, Provision, SmallStep, Strategy, Target};
use crate::domain::record::review::Cycle;
use crate::domain::role::Action;

/// A plan that is being worked with.
pub(super) struct OpenPlan {
    pub(super) record: Plan,
    pub(super) cycle: Cycle,
    pub(super) targets: Vec<OpenTarget>,
    outcomes: Vec<(&'static Theme, OutcomeId)>,
    written: u16,
}

impl Telling<'_> {
    /// Begins the plan of a stage with what is carried over from the one before.
    pub(super) fn start_plan(&mut self, day: NaiveDate, stage: &str, carried: Vec<OpenTarget>) {
        let Some(stage) = self.school.stage(stage) else {
            return;
        };
        let at = self.past.moment(day, 450);
        let due_on = self.school.due(stage, CycleBegan::Plan, day);
        let [first, then] = self.theme.strengths;
        let (strengths, noticed_since) = match stage.key.as_str() {
            MY_PLAN_PLUS => (
                then.to_owned(),
                " With the help so far {they} has gained ground in small groups; in the whole class it does not show yet.",
            ),
            EHCP => (
                format!("{first} {then}"),
                " {They} knows what helps and can say so; the plan names the help that {they} needs in every lesson.",
            ),
            _ => (first.to_owned(), ""),
        };
        let notice = format!("{}{noticed_since}", self.theme.notice);
        let record = Plan {
            id: PlanId::new(self.past.id(at)),
            pupil_id: self.child.id.clone(),
            stage_key: stage.key.clone(),
            name: stage.plan_name.clone().unwrap_or_default(),
            started_on: day,
            ended_on: None,
            end_reason: String::new(),
            strengths: self.say(day, &strengths),
            important_to_me: self.say(
                day,
                "My family, my friends and {likes}. That people listen until I have finished.",
            ),
            helps_me: self.say(day, self.theme.helps),
            what_we_notice: self.say(day, &notice),
            home_support: self.say(day, self.theme.home),
            parent_took_part: true,
            child_took_part: true,
            teacher_took_part: true,
            key_people: self.key_people(day, &stage.key),
        };
        let cycle = Cycle {
            id: CycleId::new(self.past.id(at)),
            pupil_id: self.child.id.clone(),
            plan_id: record.id.clone(),
            number: 1,
            starts_on: day,
            due_on,
            moved_reason: String::new(),
            closed_on: None,
        };
        let senco = self.school.senco();
        self.past.add(at, senco, Action::PlanWrite, record.clone());
        let mut plan = OpenPlan {
            record,
            cycle,
            targets: Vec::new(),
            outcomes: Vec::new(),
            written: 0,
        };
        self.add_outcomes(&mut plan, at);
        for target in carried {
            self.carry(&mut plan, day, target);
        }
        self.fill(&mut plan, day);
        self.agree_day(&mut plan);
        self.past
            .add(at, senco, Action::PlanWrite, plan.cycle.clone());
        self.plan = Some(plan);
    }

    /// Ends the plan with whatever is still open in it.
    pub(super) fn end_plan(&mut self, plan: OpenPlan, day: NaiveDate, reason: &str) {
        let at = self.past.moment(day, 440);
        for target in &plan.targets {
            self.end_target(target, day, None);
        }
        let ended = Plan {
            ended_on: Some(day),
            end_reason: reason.to_owned(),
            ..plan.record
        };
        let senco = self.school.senco();
        self.past.revise(at, senco, Action::PlanWrite, ended);
    }

    /// Ends a target with its result, and the provision that was given for it.
    pub(super) fn end_target(
        &mut self,
        target: &OpenTarget,
        day: NaiveDate,
        result: Option<TargetOutcome>,
    ) {
        let at = self.past.moment(day, 438);
        let senco = self.school.senco();
        let ended = Target {
            result,
            ended_on: Some(day),
            ..target.record.clone()
        };
        self.past.revise(at, senco, Action::PlanWrite, ended);
        let ended = Provision {
            to_on: Some(day),
            ..target.provision.clone()
        };
        self.past.revise(at, senco, Action::PlanWrite, ended);
    }

    /// Writes new targets until the plan has as many as the child can hold.
    pub(super) fn fill(&mut self, plan: &mut OpenPlan, day: NaiveDate) {
        let wanted = match plan.record.stage_key.as_str() {
            EHCP => 4,
            MY_PLAN_PLUS => 3 + usize::from(self.second.is_some()),
            _ => 2 + self.child.number % 2,
        };
        let own: Vec<&'static Theme> = std::iter::once(self.theme).chain(self.second).collect();
        let mut pool = seeds_of(&own);
        // Where all of her own are met, there is more to aim at next door.
        let mut spare = besides(self.theme);
        spare.retain(|theme| !own.iter().any(|mine| std::ptr::eq(*mine, *theme)));
        let spare = seeds_of(&spare);
        let first_spare = pool.len();
        pool.extend(spare);
        for turn in 0..pool.len() {
            if plan.targets.len() >= wanted {
                return;
            }
            let place = if turn < first_spare {
                (self.next_target + turn) % first_spare
            } else {
                turn
            };
            let Some((theme, seed)) = pool.get(place).copied() else {
                continue;
            };
            let open = plan
                .targets
                .iter()
                .any(|target| std::ptr::eq(target.seed, seed));
            let base = self.reached(seed);
            let goal_at_most = seed.goal(base, seed.gain.1);
            if open || (goal_at_most - base).abs() < seed.gain.0.min(2) {
                continue;
            }
            let gain = self.chance.between(seed.gain.0, seed.gain.1);
            let goal = seed.goal(base, gain);
            self.write_target(plan, day, (theme, seed), (base, goal), None);
        }
        self.next_target += 1;
        if plan.targets.is_empty() && self.again_from < self.done.len() {
            self.again_from = self.done.len();
            self.fill(plan, day);
        }
    }

    /// A target in words. One that was met before is aimed at again where it is harder.
    fn wording(&self, day: NaiveDate, seed: &TargetSeed, base: i32, goal: i32) -> String {
        let text = self.say(day, &seed.text(base, goal));
        match text.strip_suffix('.') {
            Some(text) if self.again_from > 0 => {
                format!("{text}, with a new adult and in another room.")
            }
            _ => text,
        }
    }

    /// Where the child is with a kind of target: as far as she came with it, or at a first baseline.
    fn reached(&mut self, seed: &'static TargetSeed) -> i32 {
        let before = self
            .done
            .iter()
            .skip(self.again_from)
            .rev()
            .find(|(known, ..)| std::ptr::eq(*known, seed));
        match before {
            Some((_, score, _)) => whole(Some(*score)),
            None => self.chance.between(seed.base.0, seed.base.1),
        }
    }

    /// The same aim in new words: from where the child stands now, half of the way that is left.
    pub(super) fn nearer(&self, target: &OpenTarget) -> (i32, i32, String) {
        let (base, expected) = (whole(Some(target.score)), whole(target.record.expected));
        let goal = target.seed.goal(base, ((expected - base).abs() / 2).max(1));
        let text = self.wording(target.record.set_on, target.seed, base, goal);
        (base, goal, text)
    }

    /// Writes a target with its steps, strategies and provision.
    pub(super) fn write_target(
        &mut self,
        plan: &mut OpenPlan,
        day: NaiveDate,
        (theme, seed): (&'static Theme, &'static TargetSeed),
        (base, goal): (i32, i32),
        adapted_from: Option<TargetId>,
    ) {
        let at = self.past.moment(day, 455);
        let senco = self.school.senco();
        let outcome_id = plan
            .outcomes
            .iter()
            .find(|(of, _)| std::ptr::eq(*of, theme))
            .or_else(|| plan.outcomes.first())
            .map_or_else(|| OutcomeId::new(""), |(_, id)| id.clone());
        plan.written += 1;
        let record = Target {
            id: TargetId::new(self.past.id(at)),
            pupil_id: self.child.id.clone(),
            plan_id: plan.record.id.clone(),
            outcome_id,
            position: plan.written,
            text: self.wording(day, seed, base, goal),
            measure: seed.measure(),
            baseline: Some(f64::from(base)),
            expected: Some(f64::from(goal)),
            set_on: day,
            by_on: None,
            result: None,
            ended_on: None,
            adapted_from,
        };
        self.past.add(at, senco, Action::PlanWrite, record.clone());
        let steps = self.write_steps(&record, seed, day, at);
        for (place, text) in seed.strategies.iter().enumerate() {
            let strategy = Strategy {
                id: StrategyId::new(self.past.id(at)),
                pupil_id: self.child.id.clone(),
                plan_id: plan.record.id.clone(),
                target_id: Some(record.id.clone()),
                position: u16::try_from(place + 1).unwrap_or_default(),
                text: self.say(day, text),
            };
            self.past.add(at, senco, Action::PlanWrite, strategy);
        }
        let help = &seed.provision;
        let provision = Provision {
            id: ProvisionId::new(self.past.id(at)),
            pupil_id: self.child.id.clone(),
            plan_id: plan.record.id.clone(),
            target_id: Some(record.id.clone()),
            position: plan.written,
            what: help.0.to_owned(),
            who: self.who_helps(day, &plan.record.stage_key),
            place: help.1.to_owned(),
            minutes: Some(help.2),
            times_a_week: Some(help.3),
            group_size: Some(help.4),
            from_on: Some(day),
            to_on: None,
        };
        self.past
            .add(at, senco, Action::PlanWrite, provision.clone());
        plan.targets.push(OpenTarget {
            score: f64::from(base),
            record,
            theme,
            seed,
            way: 0.0,
            cycles: 0,
            rated: 0,
            steps,
            provision,
        });
    }

    fn write_steps(
        &mut self,
        target: &Target,
        seed: &TargetSeed,
        day: NaiveDate,
        at: NaiveDateTime,
    ) -> Vec<SmallStep> {
        let mut steps = Vec::with_capacity(seed.steps.len());
        for (place, text) in seed.steps.iter().enumerate() {
            let step = SmallStep {
                id: StepId::new(self.past.id(at)),
                pupil_id: self.child.id.clone(),
                target_id: target.id.clone(),
                position: u16::try_from(place + 1).unwrap_or_default(),
                text: self.say(day, text),
                achieved_on: None,
            };
            let senco = self.school.senco();
            self.past.add(at, senco, Action::PlanWrite, step.clone());
            steps.push(step);
        }
        steps
    }

    /// An unmet target of the plan before, in the same words with its own baseline.
    fn carry(&mut self, plan: &mut OpenPlan, day: NaiveDate, before: OpenTarget) {
        let (base, goal) = (whole(before.record.baseline), whole(before.record.expected));
        let kind = (before.theme, before.seed);
        self.write_target(plan, day, kind, (base, goal), Some(before.record.id));
        if let Some(target) = plan.targets.last_mut() {
            target.way = before.way;
            target.score = before.score;
            target.cycles = before.cycles;
        }
    }

    fn add_outcomes(&mut self, plan: &mut OpenPlan, at: NaiveDateTime) {
        let day = plan.record.started_on;
        let themes = std::iter::once(self.theme).chain(self.second);
        for (place, theme) in themes.enumerate() {
            let [in_the_long_run, this_year] = theme.outcomes;
            let text = if plan.record.stage_key == EHCP {
                in_the_long_run
            } else {
                this_year
            };
            let outcome = Outcome {
                id: OutcomeId::new(self.past.id(at)),
                pupil_id: self.child.id.clone(),
                plan_id: plan.record.id.clone(),
                position: u16::try_from(place + 1).unwrap_or_default(),
                area: Some(theme.area),
                text: self.say(day, text),
            };
            plan.outcomes.push((theme, outcome.id.clone()));
            let senco = self.school.senco();
            self.past.add(at, senco, Action::PlanWrite, outcome);
        }
    }

    fn key_people(&self, day: NaiveDate, stage: &str) -> String {
        let mut people = vec![
            format!("{} (class teacher)", self.teacher(day).name),
            format!("{} (teaching assistant)", self.helper(day).name),
            format!("{} (SENCO)", self.school.senco().name),
            format!("{} (home)", self.child.mother()),
        ];
        if stage == MY_PLAN_PLUS || stage == EHCP {
            people.push(agency(self.theme).to_owned());
        }
        people.join(", ")
    }

    fn who_helps(&mut self, day: NaiveDate, stage: &str) -> String {
        let helper = self.helper(day);
        let people = [
            helper.name,
            helper.name,
            self.teacher(day).name,
            if stage == EHCP {
                self.school.one_to_one().name
            } else {
                helper.name
            },
        ];
        (*self.chance.pick(&people)).to_owned()
    }
}

/// Who comes in from outside for a kind of need.
pub(super) fn agency(theme: &Theme) -> &'static str {
    use crate::domain::need::SenType;
    match theme.sen_type {
        SenType::SpeechLanguageAndCommunication => "Helen Marsh (speech and language therapist)",
        SenType::AutisticSpectrumDisorder => "Ruth Adeleke (advisory teacher, autism)",
        SenType::HearingImpairment => "Owen Pike (teacher of the deaf)",
        SenType::VisionImpairment => "Joy Tan (advisory teacher, vision)",
        SenType::PhysicalDisability => "Sam Ferris (occupational therapist)",
        _ => "Dr M Lindqvist (educational psychologist)",
    }
}

/// A score of the sample as the whole number that it is.
#[allow(
    clippy::cast_possible_truncation,
    reason = "scores of the sample are small whole numbers"
)]
fn whole(score: Option<f64>) -> i32 {
    score.unwrap_or_default() as i32
}
