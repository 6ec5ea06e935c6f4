//! How targets are rated on the way and judged at the review.

use chrono::{Days, NaiveDate};

use super::past::Colleague;
use super::plan::OpenPlan;
use super::story::Telling;
use super::target::{OpenTarget, pace};
use super::words::{COMING_ON, STANDING};
use crate::domain::id::{LinkId, RatingId, ReviewId};
use crate::domain::measure::{Score, TargetOutcome};
use crate::domain::pathway::ReviewDecision;
use crate::domain::record::plan::SmallStep;
use crate::domain::record::review::{Cycle, Next, Rating, TargetReview};
use crate::domain::role::Action;

impl Telling<'_> {
    /// The class teacher rates the targets half-way through the cycle, unless the review is just ahead.
    pub(super) fn rate_on_the_way(
        &mut self,
        mut plan: OpenPlan,
        review: Option<NaiveDate>,
    ) -> OpenPlan {
        let start = plan.cycle.starts_on;
        let half = plan.cycle.due_on.signed_duration_since(start).num_days() / 2;
        let half = u64::try_from(half).unwrap_or_default();
        let day = self.school.school_day_before(start + Days::new(half), 0);
        let too_near = review.is_some_and(|review| day + Days::new(9) > review);
        if day <= start || day > self.school.today || too_near {
            return plan;
        }
        let teacher = self.teacher(day);
        for target in &mut plan.targets {
            if self.chance.in_hundred(80) {
                let before = target.score;
                let gained = pace(self.child.number, &mut self.chance) / 2.0;
                target.go_on(gained);
                let evidence = self.evidence(target, before, day);
                self.rate(target, &plan.cycle, day, &teacher, evidence);
            }
        }
        plan
    }

    /// Where the child stands, since when, and what was seen; never the same twice running.
    fn evidence(&self, target: &mut OpenTarget, before: f64, day: NaiveDate) -> String {
        let measure = &target.record.measure;
        let words = |score: f64| {
            Score::finite(score).map_or_else(String::new, |score| measure.words(score))
        };
        let moved = (target.score - before).abs() > 0.1;
        let place = target.rated;
        let seen = if moved {
            let own = target
                .seed
                .risen
                .get(place / 2)
                .filter(|_| place.is_multiple_of(2));
            let turn = (place + self.child.number) % COMING_ON.len();
            own.or(COMING_ON.get(turn)).copied().unwrap_or_default()
        } else {
            let own = Some(&target.seed.level).filter(|_| place == 0);
            let turn = (place + self.child.number) % STANDING.len();
            own.or(STANDING.get(turn)).copied().unwrap_or_default()
        };
        let numbers = if moved {
            format!("Now {}, before {before}.", words(target.score))
        } else {
            format!("Still {}.", words(target.score))
        };
        target.rated += 1;
        format!("{numbers} {}", self.say(day, seen))
    }

    pub(super) fn rate(
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

    /// What the review says of one target.
    pub(super) fn judge(
        &mut self,
        target: &mut OpenTarget,
        review_id: &ReviewId,
        day: NaiveDate,
        decision: ReviewDecision,
    ) -> (TargetReview, String) {
        target.cycles += 1;
        let before = target.score;
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
        let adapted_once = target.record.adapted_from.is_some();
        let can_be_nearer = target.can_be_nearer() && !adapted_once;
        let next = match decision {
            _ if met => Next::Finish,
            ReviewDecision::StepDown | ReviewDecision::Leave => Next::Finish,
            ReviewDecision::StepUp => Next::CarryOver,
            ReviewDecision::Stay if self.leaves_now(day) => Next::Finish,
            ReviewDecision::Stay if target.cycles == 3 && can_be_nearer && !not_taught => {
                Next::Adapt
            }
            ReviewDecision::Stay => Next::CarryOver,
        };
        let evidence = if not_taught {
            "No session was held in this cycle.".to_owned()
        } else {
            self.evidence(target, before, day)
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
    pub(super) fn achieve_steps(&mut self, target: &mut OpenTarget, day: NaiveDate) {
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
}
