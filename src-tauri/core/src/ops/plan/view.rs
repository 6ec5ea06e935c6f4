//! A plan as the window shows it: nested, in words, with what this person may do.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::contribute::{is_of_ended_target, may_take_back};
use super::draft::PlanDraft;
use super::parts::PlanParts;
use crate::domain::clock::{Clock, ClockState};
use crate::domain::hint::{TargetSketch, plan_hint, smart_hints};
use crate::domain::id::{ReviewId, StrategyId, TargetId};
use crate::domain::measure::{Measure, Score, TargetOutcome};
use crate::domain::pathway::Stage;
use crate::domain::record::Kept;
use crate::domain::record::plan::{Outcome, Plan, Provision, SmallStep, Strategy, Target};
use crate::domain::record::review::{Cycle, Rating, Review, TargetReview};
use crate::domain::role::Action;
use crate::domain::success::{Audience, SuccessRate};
use crate::error::Result;
use crate::office::Session;
use crate::ops::clocks::{DateStand, SchoolClocks};
use crate::store::{Reader, Seen};

/// A whole plan for the screen.
#[derive(Debug, Serialize, TS)]
pub struct PlanView {
    pub plan: Kept<Plan>,
    /// The version of the plan as a whole, for `save_plan`.
    pub version: i32,
    pub stage_name: String,
    /// Whether it has ended, so that nothing in it can be changed.
    pub frozen: bool,
    pub outcomes: Vec<OutcomeView>,
    /// For the whole plan.
    pub strategies: Vec<Kept<Strategy>>,
    pub provision: Vec<Kept<Provision>>,
    /// Oldest first.
    pub cycles: Vec<CycleView>,
    pub open_targets: u32,
    /// Quiet hints about the plan as a whole.
    pub hints: Vec<String>,
    pub success: SuccessRate,
    /// "3 of 4 targets met (75%)".
    pub success_words: String,
    /// What the editor starts from; it goes back, changed, to `save_plan`.
    pub draft: PlanDraft,
    pub may: PlanMay,
    /// The strategies that this person may take out one by one: her own, or for whoever writes plans any.
    pub may_take_back: Vec<StrategyId>,
}

/// What this person may do with the plan as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct PlanMay {
    pub write: bool,
    /// Tick small steps, add strategies.
    pub contribute: bool,
    pub rate: bool,
    pub read_reviews: bool,
    pub review: bool,
    pub close_review: bool,
    pub print: bool,
}

/// An outcome with its targets: the open ones first, then those that have ended.
#[derive(Debug, Serialize, TS)]
pub struct OutcomeView {
    pub outcome: Kept<Outcome>,
    pub area_name: Option<String>,
    pub targets: Vec<TargetView>,
}

/// A target with all that belongs to it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TargetView {
    pub target: Kept<Target>,
    pub open: bool,
    /// Whether a closed review has judged it, so that measure and baseline stay.
    pub measure_fixed: bool,
    pub measure_name: String,
    pub baseline_words: Option<String>,
    pub expected_words: Option<String>,
    /// The newest rating in words: "5 out of 10".
    pub last_words: Option<String>,
    /// How it ended, in words.
    pub result_words: Option<String>,
    /// From the baseline (0) to the score expected (1).
    pub progress: Option<f64>,
    /// Every rating by date, oldest first.
    pub ratings: Vec<RatingView>,
    pub small_steps: Vec<Kept<SmallStep>>,
    pub strategies: Vec<Kept<Strategy>>,
    pub provision: Vec<Kept<Provision>>,
    /// Quiet hints, for an open target.
    pub hints: Vec<String>,
    /// The words of the target that this one was adapted from.
    pub adapted_from_text: Option<String>,
}

/// A dated rating in words.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RatingView {
    pub rating: Kept<Rating>,
    pub words: String,
    /// Whether its cycle is closed, so that it stays.
    pub frozen: bool,
}

/// A cycle and where it stands.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CycleView {
    pub cycle: Kept<Cycle>,
    pub open: bool,
    /// When the review of an open cycle is due, with the days counted in on which it stood still; `None` while nothing is
    /// due by it, and once it is closed.
    #[ts(type = "string | null")]
    pub due_on: Option<NaiveDate>,
    /// "Paused since 5 October 2026: in hospital", where its date was set aside.
    pub set_aside: Option<String>,
    /// Where the review stands today; `None` while its date is set aside, and once it is closed.
    pub state: Option<ClockState>,
    /// "Due in 12 days", "Closed 3 October 2026".
    pub state_words: String,
    /// Whether it wants attention now.
    pub pressing: bool,
    /// How the date was found.
    pub working: String,
    pub source: String,
    /// The review of the cycle, where one has been begun or closed.
    pub review_id: Option<ReviewId>,
}

/// What of a child's reviews a plan's view needs.
#[derive(Debug)]
pub(crate) struct ReviewFacts {
    reviews: Vec<Kept<Review>>,
    target_reviews: Vec<Kept<TargetReview>>,
}

impl ReviewFacts {
    pub(crate) fn of(tx: &Reader<'_>, pupil: &Seen) -> Result<Self> {
        Ok(Self {
            reviews: tx.about(pupil)?,
            target_reviews: tx.about(pupil)?,
        })
    }

    fn review_of(&self, cycle: &Cycle) -> Option<&Review> {
        let mut reviews = self.reviews.iter().map(|review| &review.record);
        reviews.find(|review| review.cycle_id == cycle.id)
    }

    /// The targets that a closed review has judged, with the word given.
    fn judged(&self) -> impl Iterator<Item = (&TargetId, Option<TargetOutcome>)> {
        let closed = |review: &TargetReview| {
            let mut reviews = self.reviews.iter().map(|kept| &kept.record);
            reviews.any(|one| one.id == review.review_id && one.closed_on.is_some())
        };
        self.target_reviews
            .iter()
            .map(|kept| &kept.record)
            .filter(move |review| closed(review))
            .map(|review| (&review.target_id, review.outcome))
    }

    /// Whether a closed review has judged the target.
    pub(crate) fn has_judged(&self, target: &TargetId) -> bool {
        self.judged().any(|(judged, _)| judged == target)
    }

    pub(crate) fn success(&self, parts: &PlanParts) -> SuccessRate {
        let mine = |id: &TargetId| parts.targets.iter().any(|target| target.record.id == *id);
        SuccessRate::of(
            self.judged()
                .filter(|(id, _)| mine(id))
                .filter_map(|(_, word)| word.map(|word| (parts.pupil_id().as_str(), word))),
        )
    }
}

/// The stage that the plan belongs to: while it goes on as it is now, after that as it was on its last day.
pub(crate) fn stage_of<'a>(plan: &Plan, rules: &'a SchoolClocks) -> Option<&'a Stage> {
    let day = plan.ended_on.unwrap_or(rules.today);
    rules.past.stage_on(&plan.stage_key, day)
}

impl PlanView {
    pub(crate) fn of(tx: &Reader<'_>, parts: &PlanParts, rules: &SchoolClocks) -> Result<Self> {
        let facts = ReviewFacts::of(tx, &tx.seen(parts.pupil_id())?)?;
        let plan = &parts.plan.record;
        let open_targets = u32::try_from(parts.open_targets().count()).unwrap_or(u32::MAX);
        let success = facts.success(parts);
        let cycles = parts.cycles.iter();
        Ok(Self {
            plan: parts.plan.clone(),
            version: parts.version,
            stage_name: stage_of(plan, rules)
                .map_or_else(|| plan.name.clone(), |stage| stage.name.clone()),
            frozen: plan.ended_on.is_some(),
            outcomes: outcome_views(parts, &facts),
            strategies: of_target(&parts.strategies, |one| one.target_id.is_none()),
            provision: of_target(&parts.provision, |one| one.target_id.is_none()),
            cycles: cycles
                .map(|cycle| CycleView::of(tx, plan, cycle, rules, &facts))
                .collect::<Result<_>>()?,
            open_targets,
            hints: plan_hint(open_targets)
                .map(|hint| hint.words())
                .into_iter()
                .collect(),
            success,
            success_words: success.words(Audience::School),
            draft: PlanDraft::of(parts),
            may: PlanMay::of(tx.session(), plan),
            may_take_back: parts
                .strategies
                .iter()
                .filter(|one| plan.ended_on.is_none() && may_take_back(tx.session(), one))
                .filter(|one| !is_of_ended_target(parts, &one.record))
                .map(|one| one.record.id.clone())
                .collect(),
        })
    }
}

impl PlanMay {
    pub(crate) fn of(session: &Session, plan: &Plan) -> Self {
        let open = plan.ended_on.is_none();
        Self {
            write: open && session.may(Action::PlanWrite),
            contribute: open && session.may(Action::PlanContribute),
            rate: open && session.may(Action::TargetRate),
            read_reviews: session.may(Action::ReviewRead),
            review: open && session.may(Action::ReviewWrite),
            close_review: open && session.may(Action::ReviewClose),
            print: session.may(Action::Print),
        }
    }
}

impl CycleView {
    pub(crate) fn of(
        tx: &Reader<'_>,
        plan: &Plan,
        cycle: &Kept<Cycle>,
        rules: &SchoolClocks,
        facts: &ReviewFacts,
    ) -> Result<Self> {
        let dates = &cycle.record;
        let clock = rules.of_cycle(&plan.stage_key, dates.number, dates.starts_on, dates.due_on);
        let closed = cycle.record.closed_on;
        let stand = if closed.is_none() {
            Some(rules.stand_of_cycle(tx, plan, dates)?)
        } else {
            None
        };
        let runs_until = stand.as_ref().and_then(DateStand::runs_until);
        let state = match (&clock, runs_until) {
            (Some(clock), Some(due_on)) => {
                let clock = Clock {
                    due_on,
                    ..clock.clone()
                };
                Some(clock.state(tx.today(), &rules.settings))
            }
            _ => None,
        };
        let set_aside = stand.and_then(|stand| stand.set_aside);
        let state_words = match (closed, &set_aside, state) {
            (Some(day), ..) => format!("Closed {}", crate::domain::date_words::long(day)),
            (None, Some(aside), _) => aside.words.clone(),
            (None, None, Some(state)) => state.words(),
            (None, None, None) => format!(
                "Due {}",
                crate::domain::date_words::long(cycle.record.due_on)
            ),
        };
        let (working, source) =
            clock.map_or_else(Default::default, |clock| (clock.working, clock.source));
        Ok(Self {
            cycle: cycle.clone(),
            open: closed.is_none(),
            due_on: runs_until,
            set_aside: set_aside.map(|aside| format!("{}: {}", aside.words, aside.reason)),
            state,
            state_words,
            pressing: state.is_some_and(ClockState::is_pressing),
            working,
            source,
            review_id: facts
                .review_of(&cycle.record)
                .map(|review| review.id.clone()),
        })
    }
}

fn outcome_views(parts: &PlanParts, facts: &ReviewFacts) -> Vec<OutcomeView> {
    let view = |outcome: &Kept<Outcome>| {
        let mut targets: Vec<TargetView> = parts
            .targets
            .iter()
            .filter(|target| target.record.outcome_id == outcome.record.id)
            .map(|target| TargetView::of(parts, target, facts))
            .collect();
        targets.sort_by_key(|target| !target.open);
        OutcomeView {
            outcome: outcome.clone(),
            area_name: outcome.record.area.map(|area| area.name().to_owned()),
            targets,
        }
    };
    parts.outcomes.iter().map(view).collect()
}

impl TargetView {
    pub(crate) fn of(parts: &PlanParts, kept: &Kept<Target>, facts: &ReviewFacts) -> Self {
        let target = &kept.record;
        let id = &target.id;
        let (baseline, expected) = target.scores();
        let last = parts
            .last_rating(id)
            .and_then(|rating| Score::finite(rating.record.score));
        let words = |score: Option<Score>| score.map(|score| target.measure.words(score));
        let progress = match (baseline, expected, last) {
            (Some(baseline), Some(expected), Some(last)) => {
                Some(target.measure.progress(baseline, expected, last))
            }
            _ => None,
        };
        Self {
            target: kept.clone(),
            open: target.is_open(),
            measure_fixed: facts.has_judged(id),
            measure_name: target.measure.name().to_owned(),
            baseline_words: words(baseline),
            expected_words: words(expected),
            last_words: words(last),
            result_words: target.result.map(|result| result.name().to_owned()),
            progress,
            ratings: parts
                .ratings_of(id)
                .map(|rating| RatingView::of(parts, rating, &target.measure))
                .collect(),
            small_steps: of_target(&parts.steps, |step| step.target_id == *id),
            strategies: of_target(&parts.strategies, |one| one.target_id.as_ref() == Some(id)),
            provision: of_target(&parts.provision, |one| one.target_id.as_ref() == Some(id)),
            hints: hints(target, parts.open_cycle().is_some()),
            adapted_from_text: parts
                .origins
                .iter()
                .find(|origin| Some(&origin.id) == target.adapted_from.as_ref())
                .map(|origin| origin.text.clone()),
        }
    }
}

impl RatingView {
    fn of(parts: &PlanParts, rating: &Kept<Rating>, measure: &Measure) -> Self {
        let closed = |cycle: &Kept<Cycle>| {
            cycle.record.closed_on.is_some()
                && rating.record.cycle_id.as_ref() == Some(&cycle.record.id)
        };
        Self {
            rating: rating.clone(),
            words: Score::finite(rating.record.score)
                .map(|score| measure.words(score))
                .unwrap_or_default(),
            frozen: parts.cycles.iter().any(closed),
        }
    }
}

fn hints(target: &Target, plan_is_reviewed: bool) -> Vec<String> {
    if !target.is_open() {
        return Vec::new();
    }
    smart_hints(TargetSketch {
        wording: &target.text,
        has_baseline: target.baseline.is_some(),
        has_expected_number: target.expected.is_some() && target.measure != Measure::YesNo,
        has_date: target.by_on.is_some() || plan_is_reviewed,
    })
    .iter()
    .map(crate::domain::hint::SmartHint::words)
    .collect()
}

fn of_target<R: Clone + TS>(all: &[Kept<R>], mine: impl Fn(&R) -> bool) -> Vec<Kept<R>> {
    all.iter()
        .filter(|kept| mine(&kept.record))
        .cloned()
        .collect()
}
