//! How a plan is reviewed, cycle by cycle: when, what becomes of each target, and the decision.

use chrono::{Days, NaiveDate};

use super::courses::agreed_day;
use super::plan::{OpenPlan, agency};
use super::round::evening_that_was;
use super::story::{EHCP, MY_PROFILE, Telling};
use super::target::OpenTarget;
use crate::domain::clock::CycleBegan;
use crate::domain::id::{CycleId, ReviewId, SignatureId};
use crate::domain::measure::TargetOutcome;
use crate::domain::pathway::ReviewDecision;
use crate::domain::record::Kind;
use crate::domain::record::pupil::NoteKind;
use crate::domain::record::review::{Cycle, Next, TargetReview};
use crate::domain::record::round::PlanSignature;
use crate::domain::role::Action;
use crate::domain::voice::ContactOutcome;

/// How far a target may be taken before the review day at least: three weeks.
const SHORTEST: Days = Days::new(21);

impl Telling<'_> {
    /// Reviews every cycle up to a half-term, and at the review of that half-term moves the child to a stage.
    pub(super) fn review_until(&mut self, half_term: usize, stage: &str) {
        let Some(changes_from) = self
            .school
            .half_terms
            .get(half_term)
            .map(|half_term| half_term.starts_on)
        else {
            return;
        };
        while let Some(day) = self.next_review_day() {
            if day >= changes_from {
                self.review(day, Some(stage));
                return;
            }
            self.review(day, None);
        }
    }

    /// Reviews every cycle that has been reviewed by now; the last one stays open.
    pub(super) fn review_to_the_end(&mut self) {
        while let Some(day) = self.next_review_day() {
            self.review(day, None);
        }
        if let Some(plan) = self.plan.take() {
            self.plan = Some(self.rate_on_the_way(plan, None));
        }
    }

    /// The day of the open cycle's review, some days before it is due; `None` where that has not come yet.
    fn next_review_day(&self) -> Option<NaiveDate> {
        let plan = self.plan.as_ref()?;
        let cycle = &plan.cycle;
        if self.agreed_for(cycle).is_some() {
            return None;
        }
        let spread = (self.child.number + usize::from(cycle.number) * 3) % 8;
        let usual = self.school.school_day_before(cycle.due_on, 1 + spread);
        let day = self.just_met(cycle).unwrap_or(usual);
        let end = self.left_on.unwrap_or(self.school.today);
        (day <= end && day > cycle.starts_on).then_some(day)
    }

    /// In the half-term of today the reviews of some were held in the days after the parents' evening.
    fn just_met(&self, cycle: &Cycle) -> Option<NaiveDate> {
        let evening = evening_that_was(self.school)?;
        let turn = self.child.number % 5;
        let day = self
            .school
            .school_day_after(evening, u32::try_from(turn).ok()? + 1);
        let in_this_round = self
            .school
            .half_terms
            .last()
            .is_some_and(|one| one.ends_on >= cycle.due_on);
        let long_enough = day >= cycle.starts_on + SHORTEST;
        (turn < 3 && in_this_round && long_enough && cycle.due_on >= self.school.today)
            .then_some(day)
    }

    /// The day agreed for the open cycle's review, where it is the last one of a child for whom a day was agreed.
    fn agreed_for(&self, cycle: &Cycle) -> Option<NaiveDate> {
        let agreed = agreed_day(self.school, self.child.number)?;
        let spread = (self.child.number + usize::from(cycle.number) * 3) % 8;
        let usual = self.school.school_day_before(cycle.due_on, 1 + spread);
        // The review before the agreed one was held at least three weeks ahead of it.
        (usual + SHORTEST > agreed).then_some(agreed)
    }

    /// Puts the agreed day into a cycle that begins.
    pub(super) fn agree_day(&self, plan: &mut OpenPlan) {
        if let Some(agreed) = self.agreed_for(&plan.cycle)
            && agreed > plan.cycle.starts_on
        {
            plan.cycle.due_on = agreed;
        }
    }

    /// Reviews the open cycle on a day, and moves the child to another stage where one is given.
    fn review(&mut self, day: NaiveDate, stage: Option<&str>) {
        let Some(plan) = self.plan.take() else { return };
        let mut plan = self.rate_on_the_way(plan, Some(day));
        let senco = self.school.senco().clone();
        let at = self.past.moment(day, 420);
        let decision = self.decision(&plan, stage);
        let review_id = ReviewId::new(self.past.id(at));
        let mut judged = Vec::with_capacity(plan.targets.len());
        for mut target in std::mem::take(&mut plan.targets) {
            let (line, evidence) = self.judge(&mut target, &review_id, day, decision);
            self.rate(&target, &plan.cycle, day, &senco, evidence);
            self.achieve_steps(&mut target, day);
            judged.push((target, line));
        }
        // A cycle with its next date is known before the review says it.
        let goes_on = decision == ReviewDecision::Stay && !self.leaves_now(day);
        let next = goes_on.then(|| self.next_cycle(&mut plan, day));
        let next_due_on = match (&next, stage) {
            (Some(cycle), _) => Some(cycle.due_on),
            (None, Some(stage)) => self.due_at(stage, day),
            (None, None) => None,
        };
        let review = self.write_review(&plan, &judged, review_id, day, decision, next_due_on);
        self.past.add(at, &senco, Action::ReviewClose, review);
        for (_, line) in &judged {
            self.past.add(at, &senco, Action::ReviewClose, line.clone());
        }
        let closed = Cycle {
            closed_on: Some(day),
            ..plan.cycle.clone()
        };
        let reviewed = closed.id.clone();
        self.past.revise(at, &senco, Action::ReviewClose, closed);
        self.last_review = Some(day);
        match (next, stage) {
            (Some(cycle), _) => self.go_on(plan, judged, cycle, day),
            (None, Some(stage)) => self.move_to(plan, judged, stage, day),
            (None, None) => {
                for (target, line) in judged {
                    self.end_target(&target, day, line.outcome);
                }
                self.end_plan(plan, day, "Moves on to secondary school.");
            }
        }
        self.print_and_sign(reviewed, day);
    }

    /// The plan that goes on is printed after its review, and comes back signed for most.
    fn print_and_sign(&mut self, cycle_id: CycleId, day: NaiveDate) {
        let Some(plan_id) = self.plan.as_ref().map(|plan| plan.record.id.clone()) else {
            return;
        };
        let spread = u32::try_from(self.child.number % 3).unwrap_or_default();
        let printed_on = self.school.school_day_after(day, 1 + spread / 2);
        if printed_on >= self.school.today {
            return;
        }
        let senco = self.school.senco().clone();
        let (plan, pupil) = (plan_id.clone(), self.child.id.clone());
        let at = self.past.moment(printed_on, 480);
        self.past.deed(at, &senco, Action::Print, move |tx| {
            tx.note_act(Kind::Plan, plan.as_str(), Some(&pupil), "printed");
            Ok(())
        });
        let signed_on = self.school.school_day_after(printed_on, 2 + spread);
        if signed_on >= self.school.today || self.chance.in_hundred(14) {
            return;
        }
        let at = self.past.moment(signed_on, 30);
        let signature = PlanSignature {
            id: SignatureId::new(self.past.id(at)),
            pupil_id: self.child.id.clone(),
            plan_id,
            cycle_id,
            happened_on: signed_on,
            signed_by: self.child.mother(),
        };
        self.past.add(at, &senco, Action::PlanSign, signature);
    }

    pub(super) fn leaves_now(&self, day: NaiveDate) -> bool {
        self.left_on.is_some_and(|end| day + Days::new(30) > end)
    }

    fn decision(&self, plan: &OpenPlan, stage: Option<&str>) -> ReviewDecision {
        let place = |key: &str| self.school.pathway.position(key);
        match stage {
            None => ReviewDecision::Stay,
            Some(stage) if place(stage) > place(&plan.record.stage_key) => ReviewDecision::StepUp,
            Some(_) => ReviewDecision::StepDown,
        }
    }

    fn next_cycle(&mut self, plan: &mut OpenPlan, day: NaiveDate) -> Cycle {
        let at = self.past.moment(day, 450);
        let due_on = self
            .due_at(&plan.record.stage_key, day)
            .unwrap_or(plan.cycle.due_on);
        // A review held early does not come round again in its own half-term.
        let due_on = if due_on <= plan.cycle.due_on {
            self.due_at(&plan.record.stage_key, plan.cycle.due_on)
                .unwrap_or(due_on)
        } else {
            due_on
        };
        let number = plan.cycle.number + 1;
        let before = std::mem::replace(
            &mut plan.cycle,
            Cycle {
                id: CycleId::new(self.past.id(at)),
                pupil_id: self.child.id.clone(),
                plan_id: plan.record.id.clone(),
                number,
                starts_on: day,
                due_on,
                moved_reason: String::new(),
                closed_on: None,
            },
        );
        self.agree_day(plan);
        std::mem::replace(&mut plan.cycle, before)
    }

    fn due_at(&self, stage: &str, day: NaiveDate) -> Option<NaiveDate> {
        let stage = self.school.stage(stage)?;
        stage.plan_name.as_ref()?;
        Some(self.school.due(stage, CycleBegan::Review, day))
    }

    /// The same plan goes on: what is met makes room, what is stuck is put in other words.
    fn go_on(
        &mut self,
        mut plan: OpenPlan,
        judged: Vec<(OpenTarget, TargetReview)>,
        cycle: Cycle,
        day: NaiveDate,
    ) {
        let mut adapted = Vec::new();
        for (target, line) in judged {
            match line.next {
                Some(Next::CarryOver) | None => plan.targets.push(target),
                Some(next) => {
                    self.end_target(&target, day, line.outcome);
                    self.done.push((target.seed, target.score, line.outcome));
                    if next == Next::Adapt {
                        adapted.push(target);
                    }
                }
            }
        }
        for target in adapted {
            let (base, goal, _) = self.nearer(&target);
            let kind = (target.theme, target.seed);
            self.write_target(&mut plan, day, kind, (base, goal), Some(target.record.id));
        }
        self.fill(&mut plan, day);
        plan.cycle = cycle;
        let at = self.past.moment(day, 456);
        let senco = self.school.senco();
        self.past
            .add(at, senco, Action::PlanWrite, plan.cycle.clone());
        self.plan = Some(plan);
    }

    /// The plan ends and the child moves to another stage, with what is not met yet.
    fn move_to(
        &mut self,
        plan: OpenPlan,
        judged: Vec<(OpenTarget, TargetReview)>,
        stage: &str,
        day: NaiveDate,
    ) {
        let mut carried = Vec::new();
        for (target, line) in judged {
            self.end_target(&target, day, line.outcome);
            self.done.push((target.seed, target.score, line.outcome));
            if line.next == Some(Next::CarryOver) {
                carried.push(target);
            }
        }
        let reason = self.reason_to_move(stage, day);
        self.end_plan(plan, day, &reason);
        let met = self
            .done
            .iter()
            .filter(|(_, _, outcome)| outcome.is_some_and(TargetOutcome::is_success))
            .count();
        let evidence = format!(
            "{} of {} targets met so far. Report of {}; views of the family at the meeting.",
            met,
            self.done.len(),
            agency(self.theme)
        );
        self.place(day, 430, stage, reason, evidence);
        self.tell_parents(Some(day));
        if stage == MY_PROFILE {
            return;
        }
        let met = format!(
            "Meeting before the move: {}, {}, {} and the agency. All agree; copies sent the same week.",
            self.child.mother(),
            self.teacher(day).name,
            self.school.senco().name
        );
        let senco = self.school.senco().clone();
        let with = self.child.mother();
        let came = (Some(ContactOutcome::Attended), with.as_str());
        self.contact((day, 470), &senco, NoteKind::Meeting, came, met);
        self.start_plan(day, stage, carried);
    }

    pub(super) fn reason_to_move(&self, stage: &str, day: NaiveDate) -> String {
        let text = match stage {
            MY_PROFILE => {
                "Targets met in three reviews running. {name} keeps up with the help that every child has; watched on \
                 My Profile for two half-terms."
            }
            EHCP => {
                "The local authority has issued an education, health and care plan for {name}. The school plans how it \
                 delivers the outcomes."
            }
            _ => {
                "{name} makes progress and the gap stays. Another agency has assessed and advises; My Assessment is \
                 written and a lead practitioner is named."
            }
        };
        self.say(day, text)
    }
}
