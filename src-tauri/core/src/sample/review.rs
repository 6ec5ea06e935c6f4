//! How a plan is reviewed: ratings on the way, both voices, what becomes of each target, and the decision.

use chrono::{Datelike, Days, NaiveDate};

use super::past::Colleague;
use super::plan::{OpenPlan, OpenTarget, pace};
use super::story::{EHCP, MY_PROFILE, Telling};
use crate::domain::clock::CycleBegan;
use crate::domain::id::{CycleId, LinkId, RatingId, ReviewId};
use crate::domain::measure::{Score, TargetOutcome};
use crate::domain::pathway::ReviewDecision;
use crate::domain::record::plan::SmallStep;
use crate::domain::record::pupil::NoteKind;
use crate::domain::record::review::{Cycle, Next, Rating, Review, TargetReview};
use crate::domain::role::Action;
use crate::domain::voice::{Face, ParentAgreement, ParentAttendance};

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
            self.plan = Some(self.rate_on_the_way(plan));
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
        let day = self.school.school_day_before(cycle.due_on, 1 + spread);
        let end = self.left_on.unwrap_or(self.school.today);
        (day <= end && day > cycle.starts_on).then_some(day)
    }

    /// The day agreed for the open cycle's review, where it is the last one of a child for whom a day was agreed.
    fn agreed_for(&self, cycle: &Cycle) -> Option<NaiveDate> {
        let agreed = self.agreed_day()?;
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

    /// The class teacher rates the targets half-way through the cycle.
    fn rate_on_the_way(&mut self, mut plan: OpenPlan) -> OpenPlan {
        let start = plan.cycle.starts_on;
        let half = plan.cycle.due_on.signed_duration_since(start).num_days() / 2;
        let half = u64::try_from(half).unwrap_or_default();
        let day = self.school.school_day_before(start + Days::new(half), 0);
        if day <= start || day > self.school.today {
            return plan;
        }
        let teacher = self.teacher(day);
        for target in &mut plan.targets {
            if self.chance.in_hundred(80) {
                let gained = pace(self.child.number, &mut self.chance) / 2.0;
                target.go_on(gained);
                let words = if gained > 0.2 {
                    *self.chance.pick(&target.seed.risen)
                } else {
                    target.seed.level
                };
                let evidence = self.say(day, words);
                self.rate(target, &plan.cycle, day, &teacher, evidence);
            }
        }
        plan
    }

    fn rate(
        &mut self,
        target: &OpenTarget,
        cycle: &Cycle,
        day: NaiveDate,
        who: &Colleague,
        evidence: String,
    ) {
        let at = self.past.moment(day, 410);
        let rating = Rating {
            id: RatingId::new(self.past.id(at)),
            pupil_id: self.child.id.clone(),
            target_id: target.record.id.clone(),
            cycle_id: Some(cycle.id.clone()),
            happened_on: day,
            score: target.score,
            evidence,
        };
        self.past.add(at, who, Action::TargetRate, rating);
    }

    /// Reviews the open cycle on a day, and moves the child to another stage where one is given.
    fn review(&mut self, day: NaiveDate, stage: Option<&str>) {
        let Some(plan) = self.plan.take() else { return };
        let mut plan = self.rate_on_the_way(plan);
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
    }

    fn leaves_now(&self, day: NaiveDate) -> bool {
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

    /// What the review says of one target.
    fn judge(
        &mut self,
        target: &mut OpenTarget,
        review_id: &ReviewId,
        day: NaiveDate,
        decision: ReviewDecision,
    ) -> (TargetReview, String) {
        target.cycles += 1;
        let not_taught = target.cycles == 1 && self.chance.in_hundred(3);
        if !not_taught {
            let gained = pace(self.child.number, &mut self.chance) / 2.0;
            let long_enough = target.cycles >= 4 || decision == ReviewDecision::StepDown;
            target.go_on(if long_enough { 1.0 } else { gained });
        }
        let outcome = if not_taught {
            TargetOutcome::NotTaught
        } else {
            target.outcome()
        };
        let met = outcome.is_success();
        let whole_scale = target.has_whole_scale();
        let next = match decision {
            _ if met => Next::Finish,
            ReviewDecision::StepDown | ReviewDecision::Leave => Next::Finish,
            ReviewDecision::StepUp => Next::CarryOver,
            ReviewDecision::Stay if self.leaves_now(day) => Next::Finish,
            ReviewDecision::Stay if target.cycles == 3 && !whole_scale && !not_taught => {
                Next::Adapt
            }
            ReviewDecision::Stay => Next::CarryOver,
        };
        let words = if met || outcome == TargetOutcome::PartlyAchieved {
            *self.chance.pick(&target.seed.risen)
        } else {
            target.seed.level
        };
        let evidence = if not_taught {
            "No session was held in this cycle.".to_owned()
        } else {
            self.say(day, words)
        };
        let reason = match (not_taught, next, met) {
            (true, ..) => "The group did not run: cover was needed in another class.".to_owned(),
            (false, Next::Finish, false) if self.leaves_now(day) => {
                "Handed on to the secondary school with this plan.".to_owned()
            }
            (false, Next::Finish, false) => {
                "Goes on as part of everyday teaching; no target of its own is needed.".to_owned()
            }
            _ => String::new(),
        };
        let (adapted_text, adapted_expected) = if next == Next::Adapt {
            let (_, goal, text) = self.nearer(target);
            (text, Some(f64::from(goal)))
        } else {
            (String::new(), None)
        };
        let at = self.past.moment(day, 420);
        let line = TargetReview {
            id: LinkId::new(self.past.id(at)),
            pupil_id: self.child.id.clone(),
            review_id: review_id.clone(),
            target_id: target.record.id.clone(),
            score: Some(target.score),
            outcome: Some(outcome),
            reason,
            evidence: evidence.clone(),
            next: Some(next),
            adapted_text,
            adapted_expected,
        };
        (line, evidence)
    }

    /// Ticks off the small steps that the way so far has passed.
    fn achieve_steps(&mut self, target: &mut OpenTarget, day: NaiveDate) {
        let passed = [0.3, 0.65, 1.0];
        let at = self.past.moment(day, 418);
        let teacher = self.teacher(day);
        for (step, needed) in target.steps.iter_mut().zip(passed) {
            if step.achieved_on.is_none() && target.way >= needed {
                *step = SmallStep {
                    achieved_on: Some(day),
                    ..step.clone()
                };
                self.past
                    .revise(at, &teacher, Action::PlanContribute, step.clone());
            }
        }
    }

    fn next_cycle(&mut self, plan: &mut OpenPlan, day: NaiveDate) -> Cycle {
        let at = self.past.moment(day, 450);
        let due_on = self
            .due_at(&plan.record.stage_key, day)
            .unwrap_or(plan.cycle.due_on);
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
                    self.done.push((target.seed, target.score));
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
            self.done.push((target.seed, target.score));
            if line.next == Some(Next::CarryOver) {
                carried.push(target);
            }
        }
        let reason = self.reason_to_move(stage, day);
        self.end_plan(plan, day, &reason);
        let evidence = self.say(day, self.theme.evidence);
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
        self.note(day, 470, &senco, NoteKind::Meeting, met);
        self.start_plan(day, stage, carried);
    }

    fn reason_to_move(&self, stage: &str, day: NaiveDate) -> String {
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

    fn write_review(
        &mut self,
        plan: &OpenPlan,
        judged: &[(OpenTarget, TargetReview)],
        id: ReviewId,
        day: NaiveDate,
        decision: ReviewDecision,
        next_due_on: Option<NaiveDate>,
    ) -> Review {
        let turn = usize::from(plan.cycle.number) + self.child.number;
        let theme = self.theme;
        let declined = self.chance.in_hundred(4);
        let met = judged
            .iter()
            .filter(|(_, line)| line.outcome.is_some_and(TargetOutcome::is_success))
            .count();
        let attendance = self.attendance(day);
        let attended = *self.chance.pick(&[
            ParentAttendance::Attended,
            ParentAttendance::Attended,
            ParentAttendance::Attended,
            ParentAttendance::Phoned,
            ParentAttendance::SentViews,
            ParentAttendance::Declined,
        ]);
        let heard = attended != ParentAttendance::Declined;
        let said = |text: &str| {
            if heard {
                self.say(day, text)
            } else {
                String::new()
            }
        };
        let pick = |texts: &[&'static str]| {
            texts
                .get(turn % texts.len().max(1))
                .copied()
                .unwrap_or_default()
        };
        let reason = match decision {
            ReviewDecision::Stay => self.reason_to_stay(met, judged.len(), day),
            _ => {
                let stage = if decision == ReviewDecision::StepDown {
                    MY_PROFILE
                } else if plan.record.stage_key == super::story::MY_PLAN {
                    super::story::MY_PLAN_PLUS
                } else {
                    EHCP
                };
                self.reason_to_move(stage, day)
            }
        };
        Review {
            id,
            pupil_id: self.child.id.clone(),
            plan_id: plan.record.id.clone(),
            cycle_id: plan.cycle.id.clone(),
            happened_on: day,
            who_took_part: self.who_took_part(day, attended),
            evidence: self.what_was_given(judged, day),
            child_views: if declined {
                String::new()
            } else {
                self.say(day, pick(&theme.child_says))
            },
            child_face: Some(if declined {
                Face::WouldRatherNotSay
            } else {
                face(met, judged.len(), turn)
            }),
            child_scribe: if declined {
                String::new()
            } else {
                self.helper(day).name.to_owned()
            },
            child_declined: declined,
            parent_going_well: said(pick(&theme.parent_well)),
            parent_worries: said(pick(&theme.parent_worries)),
            parent_hopes: said(pick(&theme.parent_hopes)),
            parent_helps: said(theme.home),
            parent_attendance: Some(attended),
            parent_agreement: Some(if !heard {
                ParentAgreement::NotYetAsked
            } else if turn.is_multiple_of(11) {
                ParentAgreement::AgreesInPart
            } else {
                ParentAgreement::Agrees
            }),
            attendance: Some(attendance),
            decision: Some(decision),
            decision_reason: reason,
            next_due_on,
            closed_on: Some(day),
        }
    }

    fn reason_to_stay(&self, met: usize, all: usize, day: NaiveDate) -> String {
        let text = match (met, all) {
            (0, _) => {
                "Support is right and takes time to work; nothing is met yet and most scores have risen. The same \
                 targets go on."
            }
            (met, all) if met == all => {
                "Every target is met. New ones are set from where {name} stands now; the help goes on for another \
                 cycle so that it lasts."
            }
            _ => {
                "{name} is coming on. What is met is finished, the rest goes on with the same help."
            }
        };
        self.say(day, text)
    }

    fn who_took_part(&self, day: NaiveDate, parent: ParentAttendance) -> String {
        let mut people = vec![
            self.child.called(),
            format!("{} (class teacher)", self.teacher(day).name),
            format!("{} (SENCO)", self.school.senco().name),
        ];
        match parent {
            ParentAttendance::Attended => people.insert(1, self.child.mother()),
            ParentAttendance::Phoned => {
                people.insert(1, format!("{} by phone", self.child.mother()))
            }
            ParentAttendance::SentViews | ParentAttendance::Declined => {}
        }
        people.join(", ")
    }

    /// What was given in the cycle, session by session of the first provision, and what was seen.
    fn what_was_given(&self, judged: &[(OpenTarget, TargetReview)], day: NaiveDate) -> String {
        let mut sentences = Vec::new();
        for (target, line) in judged {
            let planned = u32::from(target.seed.provision.3) * 6;
            let lost = u32::try_from((self.child.number + usize::from(target.record.position)) % 4)
                .unwrap_or_default()
                + day.month() % 2;
            let given = planned.saturating_sub(lost);
            if line.outcome != Some(TargetOutcome::NotTaught) {
                sentences.push(format!(
                    "{}: {given} of {planned} sessions given. {}",
                    target.seed.provision.0, line.evidence
                ));
            }
        }
        if sentences.is_empty() {
            "Sessions could not be held in this cycle; they are on the timetable again.".to_owned()
        } else {
            sentences.join("\n")
        }
    }

    fn attendance(&mut self, day: NaiveDate) -> f64 {
        let usual = 915 + i32::try_from(self.child.number % 9).unwrap_or_default() * 8;
        let winter = if matches!(day.month(), 12 | 1 | 2) {
            14
        } else {
            0
        };
        let tenths = (usual - winter + self.chance.between(-15, 20)).clamp(830, 1000);
        f64::from(tenths) / 10.0
    }
}

impl OpenTarget {
    /// Goes on some share of the way; a score never falls back.
    fn go_on(&mut self, share: f64) {
        self.way += share;
        let baseline = self.record.baseline.unwrap_or_default();
        let expected = self.record.expected.unwrap_or_default();
        let (least, greatest) = self.record.measure.range();
        let whole = if (expected - baseline).abs() <= 1.0 {
            // Yes or no, and the last point of a scale: all or nothing.
            if self.way >= 1.0 {
                expected
            } else {
                self.score
            }
        } else {
            (baseline + (expected - baseline) * self.way.min(1.15)).round()
        };
        let better = if expected >= baseline {
            whole.max(self.score)
        } else {
            whole.min(self.score)
        };
        let best = f64::from(self.seed.best());
        let reachable = if expected >= baseline {
            better.min(best)
        } else {
            better.max(best)
        };
        self.score = reachable.clamp(least, greatest);
    }

    fn outcome(&self) -> TargetOutcome {
        let score = |value: Option<f64>| value.and_then(Score::finite);
        match (
            score(self.record.baseline),
            score(self.record.expected),
            Score::finite(self.score),
        ) {
            (Some(baseline), Some(expected), Some(now)) => self
                .record
                .measure
                .suggested_outcome(baseline, expected, now),
            _ => TargetOutcome::NotYet,
        }
    }

    /// Yes or no, and goal attainment: there is nothing nearer to aim at.
    fn has_whole_scale(&self) -> bool {
        use crate::domain::measure::Measure;
        matches!(self.record.measure, Measure::YesNo | Measure::Gas)
    }
}

fn face(met: usize, all: usize, turn: usize) -> Face {
    match (met * 2 >= all, turn % 5) {
        (true, 0 | 3) => Face::VeryHappy,
        (true, _) | (false, 1) => Face::Happy,
        (false, 4) => Face::Sad,
        (false, _) => Face::NotSure,
    }
}
