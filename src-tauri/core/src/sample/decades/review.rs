//! How plans are worked on in the long school: ratings on the way, the review of the cycle, and what follows from it.

use chrono::{Days, NaiveDate};

use super::child::Child;
use super::plan::{OpenPlan, new_cycle};
use super::school::{LongSchool, Term};
use super::support::Support;
use crate::domain::clock::CycleBegan;
use crate::domain::id::{LinkId, RatingId, ReviewId};
use crate::domain::pathway::ReviewDecision;
use crate::domain::record::plan::SmallStep;
use crate::domain::record::review::{Cycle, Next, Rating, Review, TargetReview};
use crate::domain::role::Action;
use crate::domain::voice::{Face, ParentAgreement, ParentAttendance};
use crate::sample::past::{Doer, Past};
use crate::sample::story::{MY_PLAN, MY_PROFILE};
use crate::sample::target::{OpenTarget, pace};
use crate::sample::words::{COMING_ON, Theme};

/// Ratings of each target in a half-term, besides that of the review.
const RATINGS: usize = 2;

impl Child {
    /// A half-term of work on her plan; where there is none yet, it may begin.
    pub(super) fn work_on_plan(&mut self, past: &mut Past, school: &LongSchool, term: &Term) {
        let Some(stage) = self
            .support
            .as_ref()
            .map(|support| support.placement.clone())
        else {
            return;
        };
        if stage.stage_key == MY_PROFILE {
            let day = term.day(4 + self.chance.below(12));
            if stage.from_on < term.day(0) && term.reaches(day) {
                match self.next_stage() {
                    Some(stage) => self.move_to(past, school, stage, day),
                    None => {
                        self.end_support(past, school, day, "Keeps up with the help of the class.")
                    }
                }
            }
            return;
        }
        self.see_to_adults(past, school, term.day(0));
        let Some(mut support) = self.support.take() else {
            return;
        };
        if let Some(plan) = &mut support.plan {
            for place in 1..=RATINGS {
                let day = term.day(place * term.len() / (RATINGS + 2));
                self.rate_on(past, school, plan, day);
            }
        }
        self.support = Some(support);
        self.review_when_due(past, school, term);
    }

    fn rate_on(
        &mut self,
        past: &mut Past,
        school: &LongSchool,
        plan: &mut OpenPlan,
        day: NaiveDate,
    ) {
        if day <= plan.cycle.starts_on {
            return;
        }
        for target in &mut plan.targets {
            target.go_on(pace(self.number(), &mut self.chance) / 3.0);
            let evidence = self.chance.pick(&COMING_ON);
            let evidence = self.say(school, day, evidence);
            self.rate(
                past,
                target,
                &plan.cycle,
                day,
                self.teacher(school, day),
                evidence,
            );
        }
    }

    fn rate(
        &self,
        past: &mut Past,
        target: &OpenTarget,
        cycle: &Cycle,
        day: NaiveDate,
        who: &impl Doer,
        evidence: String,
    ) {
        let at = past.moment(day, 410);
        let rating = Rating {
            id: RatingId::new(past.id(at)),
            pupil_id: self.record.id.clone(),
            target_id: target.record.id.clone(),
            cycle_id: Some(cycle.id.clone()),
            happened_on: day,
            score: target.score,
            evidence,
        };
        past.add(at, who, Action::TargetRate, rating);
    }

    fn review_when_due(&mut self, past: &mut Past, school: &LongSchool, term: &Term) {
        let Some(mut support) = self.support.take() else {
            return;
        };
        let Some(mut plan) = support.plan.take() else {
            self.support = Some(support);
            return;
        };
        let spread = self.chance.below(8);
        let due_on = plan.cycle.due_on;
        let day = term.before(due_on.min(term.half_term.ends_on), 1 + spread);
        let is_due =
            due_on <= term.half_term.ends_on && term.reaches(due_on.min(day + Days::new(1)));
        if !is_due || day <= plan.cycle.starts_on {
            support.plan = Some(plan);
            self.support = Some(support);
            return;
        }
        support.reviews_left = support.reviews_left.saturating_sub(1);
        let moves = support.reviews_left == 0;
        self.review(past, school, &mut plan, support.theme, day, moves);
        if !moves {
            self.go_on(past, school, &mut plan, &support, day);
            support.plan = Some(plan);
            self.support = Some(support);
            return;
        }
        self.end_plan(past, school, plan, day, "Reviewed; a new plan follows.");
        self.support = Some(support);
        match self.next_stage() {
            Some(stage) => self.move_to(past, school, stage, day),
            None => self.end_support(past, school, day, "Targets met; keeps up with the class."),
        }
    }

    /// The review of a cycle: each target judged, both voices, the decision, and the cycle closed.
    fn review(
        &mut self,
        past: &mut Past,
        school: &LongSchool,
        plan: &mut OpenPlan,
        theme: &Theme,
        day: NaiveDate,
        moves: bool,
    ) {
        let at = past.moment(day, 420);
        let id = ReviewId::new(past.id(at));
        let mut lines = Vec::new();
        for target in &mut plan.targets {
            target.cycles += 1;
            target.go_on(pace(self.number(), &mut self.chance));
            let evidence = *self.chance.pick(&target.seed.risen);
            let evidence = self.say(school, day, evidence);
            self.rate(
                past,
                target,
                &plan.cycle,
                day,
                &school.senco,
                evidence.clone(),
            );
            self.achieve_step(past, school, target, day);
            let outcome = target.outcome();
            let done = outcome.is_success() || target.cycles >= 2 || moves;
            lines.push(TargetReview {
                id: LinkId::new(past.id(at)),
                pupil_id: self.record.id.clone(),
                review_id: id.clone(),
                target_id: target.record.id.clone(),
                score: Some(target.score),
                outcome: Some(outcome),
                reason: if outcome.is_success() {
                    String::new()
                } else {
                    "More practice is needed.".to_owned()
                },
                evidence,
                next: Some(if done { Next::Finish } else { Next::CarryOver }),
                adapted_text: String::new(),
                adapted_expected: None,
            });
        }
        let review = self.written_review(school, plan, theme, (id, day), moves);
        past.add(at, &school.senco, Action::ReviewClose, review);
        for line in &lines {
            past.add(at, &school.senco, Action::ReviewClose, line.clone());
        }
        let closed = Cycle {
            closed_on: Some(day),
            ..plan.cycle.clone()
        };
        past.revise(at, &school.senco, Action::ReviewClose, closed);
        let judged = std::mem::take(&mut plan.targets).into_iter().zip(lines);
        for (target, line) in judged {
            if line.next == Some(Next::CarryOver) {
                plan.targets.push(target);
            } else {
                self.end_target(past, school, target, day, line.outcome);
            }
        }
    }

    /// A small step is achieved at most reviews.
    fn achieve_step(
        &mut self,
        past: &mut Past,
        school: &LongSchool,
        target: &mut OpenTarget,
        day: NaiveDate,
    ) {
        let next = target
            .steps
            .iter_mut()
            .find(|step| step.achieved_on.is_none());
        if let Some(step) = next.filter(|_| self.chance.in_hundred(70)) {
            step.achieved_on = Some(day);
            let achieved: SmallStep = step.clone();
            past.revise(
                past.moment(day, 415),
                &school.senco,
                Action::PlanContribute,
                achieved,
            );
        }
    }

    fn written_review(
        &mut self,
        school: &LongSchool,
        plan: &OpenPlan,
        theme: &Theme,
        (id, day): (ReviewId, NaiveDate),
        moves: bool,
    ) -> Review {
        let attended = *self.chance.pick(&[
            ParentAttendance::Attended,
            ParentAttendance::Attended,
            ParentAttendance::Phoned,
            ParentAttendance::SentViews,
        ]);
        let up = moves && plan.record.stage_key == MY_PLAN;
        let said = |child: &mut Self, of: &[&str]| {
            let text = *child.chance.pick(of);
            child.say(school, day, text)
        };
        Review {
            id,
            pupil_id: self.record.id.clone(),
            plan_id: plan.record.id.clone(),
            cycle_id: plan.cycle.id.clone(),
            happened_on: day,
            who_took_part: format!("{}, {}", self.teacher(school, day).name, school.senco.name),
            evidence: said(self, &COMING_ON),
            child_views: said(self, &theme.child_says),
            child_face: Some(*self.chance.pick(&[
                Face::VeryHappy,
                Face::Happy,
                Face::NotSure,
                Face::Sad,
            ])),
            child_scribe: self.helper(school, day).name.clone(),
            child_declined: false,
            parent_going_well: said(self, &theme.parent_well),
            parent_worries: said(self, &theme.parent_worries),
            parent_hopes: said(self, &theme.parent_hopes),
            parent_helps: self.say(school, day, theme.home),
            parent_attendance: Some(attended),
            parent_agreement: Some(ParentAgreement::Agrees),
            attendance: Some(f64::from(self.chance.between(880, 1000)) / 10.0),
            decision: Some(if up {
                ReviewDecision::StepUp
            } else {
                ReviewDecision::Stay
            }),
            decision_reason: self.say(
                school,
                day,
                "{name} is coming on. What is met is finished, the rest goes on.",
            ),
            next_due_on: None,
            closed_on: Some(day),
        }
    }

    /// The same plan goes on with new targets in a new cycle; once a year the profile is written afresh.
    fn go_on(
        &mut self,
        past: &mut Past,
        school: &LongSchool,
        plan: &mut OpenPlan,
        support: &Support,
        day: NaiveDate,
    ) {
        self.fill(past, school, plan, support.theme, day);
        let Some(stage) = school.stage(&plan.record.stage_key) else {
            return;
        };
        let due_on = school.due(stage, CycleBegan::Review, day);
        let number = plan.cycle.number + 1;
        plan.cycle = new_cycle(past, &self.record.id, &plan.record.id, number, day, due_on);
        past.add(
            past.moment(day, 540),
            &school.senco,
            Action::PlanWrite,
            plan.cycle.clone(),
        );
        if number % 6 == 1 {
            self.write_profile(past, school, support.theme, day);
        }
    }

    /// What chance by number goes by: how fast she comes on.
    fn number(&self) -> usize {
        self.form + usize::try_from(self.cohort).unwrap_or_default()
    }
}
