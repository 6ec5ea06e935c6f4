//! When a plan is to be reviewed, by the rhythm of its stage.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::span::span_from;
use super::{Clock, ClockContext, ClockRule, DutyHolder};
use crate::domain::coded::coded;
use crate::domain::date_words::long;
use crate::domain::pathway::Stage;

const SCHOOLS_RHYTHM: &str = "The school's pathway";

coded! {
    /// What a cycle began with. The name is how a working begins.
    pub enum CycleBegan {
        Placement = "placement", "Placed at the stage";
        Plan = "plan", "Plan begun";
        Review = "review", "Review held";
    }
}

/// The beginning of the cycle that is to be reviewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CycleStart {
    pub on: NaiveDate,
    pub began: CycleBegan,
    /// The date agreed for the next review, which goes before the rhythm.
    pub agreed_on: Option<NaiveDate>,
}

impl CycleStart {
    /// A cycle whose next date was left to the rhythm.
    pub fn new(began: CycleBegan, on: NaiveDate) -> Self {
        Self {
            on,
            began,
            agreed_on: None,
        }
    }

    fn words(&self) -> String {
        format!("{} {}", self.began.name(), long(self.on))
    }
}

/// When the open cycle is to be reviewed: the date agreed, or else the end that the stage's rhythm gives.
///
/// An agreed date before the cycle began is no date and is passed over. `None` beyond the calendar.
pub fn review_due(stage: &Stage, cycle: CycleStart, context: ClockContext<'_>) -> Option<Clock> {
    let plan = stage.plan_name.as_deref().unwrap_or(&stage.name);
    let clock = |due_on, added: String, source: &str| Clock {
        rule: ClockRule::ReviewDue,
        title: format!("Review {plan}"),
        starts_on: cycle.on,
        due_on,
        working: format!("{} + {added}", cycle.words()),
        source: source.to_owned(),
        duty: DutyHolder::School,
    };
    if let Some(agreed_on) = cycle.agreed_on.filter(|agreed_on| *agreed_on >= cycle.on) {
        let added = format!("the next review agreed for {}", long(agreed_on));
        return Some(clock(agreed_on, added, "Agreed with the plan"));
    }
    let span = span_from(stage.rhythm.every, cycle.on, context)?;
    Some(clock(span.ends_on, span.words, SCHOOLS_RHYTHM))
}

/// When the review after one that is held falls due. A review held before the end it was due by is the review of that
/// half-term or term: the next is that of the one after, so that no child has two in the same round.
///
/// `None` beyond the calendar.
pub fn review_due_after(
    stage: &Stage,
    held_on: NaiveDate,
    was_due_on: NaiveDate,
    context: ClockContext<'_>,
) -> Option<Clock> {
    let held = CycleStart::new(CycleBegan::Review, held_on);
    let clock = review_due(stage, held, context)?;
    if clock.due_on > was_due_on {
        return Some(clock);
    }
    let span = span_from(stage.rhythm.every, was_due_on.succ_opt()?, context)?;
    Some(Clock {
        due_on: span.ends_on,
        working: format!(
            "{}, due by {} + {}",
            held.words(),
            long(was_due_on),
            span.words
        ),
        ..clock
    })
}

/// When the parents are next to take part in a review, where the stage has a rhythm of its own for that.
///
/// `last` is the last review in which they did, or the placement when there has been none.
pub fn review_with_parents_due(
    stage: &Stage,
    last: CycleStart,
    context: ClockContext<'_>,
) -> Option<Clock> {
    let span = span_from(stage.rhythm.with_parents?, last.on, context)?;
    let began = match last.began {
        CycleBegan::Review => format!("Review with parents held {}", long(last.on)),
        CycleBegan::Placement | CycleBegan::Plan => last.words(),
    };
    Some(Clock {
        rule: ClockRule::ReviewWithParents,
        title: "Review with parents".to_owned(),
        starts_on: last.on,
        due_on: span.ends_on,
        working: format!("{began} + {}", span.words),
        source: SCHOOLS_RHYTHM.to_owned(),
        duty: DutyHolder::School,
    })
}

/// The next formal review, where the stage names months for it: the last school day of the first such month after the
/// month of the last one.
pub fn formal_review_due(
    stage: &Stage,
    last: CycleStart,
    context: ClockContext<'_>,
) -> Option<Clock> {
    let months = &stage.rhythm.formal_months;
    let first_of_month = last.on.with_day(1)?;
    let (due_on, month) = (1..=12).find_map(|ahead| {
        let first = first_of_month.checked_add_months(chrono::Months::new(ahead))?;
        if !months.contains(&first.month()) {
            return None;
        }
        let end = first
            .checked_add_months(chrono::Months::new(1))?
            .pred_opt()?;
        let last_school_day = context.calendar.last_school_day(first, end)?;
        Some((last_school_day, first.format("%B %Y").to_string()))
    })?;
    Some(Clock {
        rule: ClockRule::FormalReview,
        title: "Formal review".to_owned(),
        starts_on: last.on,
        due_on,
        working: format!(
            "{} + the formal review of {month}, by the last school day",
            last.words()
        ),
        source: SCHOOLS_RHYTHM.to_owned(),
        duty: DutyHolder::School,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::clock::fixture::{date, with_context};
    use crate::domain::pathway::{PathwayPreset, preset};
    use chrono::Days;
    use proptest::prelude::*;

    fn stage(which: PathwayPreset, key: &str) -> Stage {
        preset(which).stage(key).unwrap().clone()
    }

    fn my_plan() -> Stage {
        stage(PathwayPreset::Graduated, "my_plan")
    }

    #[test]
    fn a_plan_is_reviewed_by_the_end_of_its_half_term() {
        let cycle = CycleStart::new(CycleBegan::Review, date(2026, 9, 14));
        let clock = with_context(|context| review_due(&my_plan(), cycle, context)).unwrap();
        assert_eq!(clock.title, "Review My Plan");
        assert_eq!(
            (clock.starts_on, clock.due_on),
            (date(2026, 9, 14), date(2026, 10, 23))
        );
        assert_eq!(
            clock.working,
            "Review held 14 September 2026 + the end of Autumn 1 on 23 October 2026"
        );
        assert_eq!(clock.duty, DutyHolder::School);
    }

    #[test]
    fn a_review_held_in_the_last_weeks_opens_the_cycle_of_the_next_half_term() {
        let cycle = CycleStart::new(CycleBegan::Review, date(2026, 10, 14));
        let clock = with_context(|context| review_due(&my_plan(), cycle, context)).unwrap();
        assert_eq!(clock.due_on, date(2026, 12, 18));
        assert_eq!(
            clock.working,
            "Review held 14 October 2026 + the end of Autumn 2 on 18 December 2026, as 7 school days of Autumn 1 were \
             left"
        );
    }

    #[test]
    fn a_review_held_early_is_that_of_its_half_term_and_the_next_that_of_the_one_after() {
        let next = |held, was_due| {
            with_context(|context| review_due_after(&my_plan(), held, was_due, context)).unwrap()
        };
        let early = next(date(2026, 9, 22), date(2026, 10, 23));
        assert_eq!(
            (early.starts_on, early.due_on),
            (date(2026, 9, 22), date(2026, 12, 18))
        );
        assert_eq!(
            early.working,
            "Review held 22 September 2026, due by 23 October 2026 + the end of Autumn 2 on 18 December 2026"
        );
        // One that is made up for late goes by the day on which it was held.
        let late = next(date(2026, 11, 10), date(2026, 10, 23));
        assert_eq!(late.due_on, date(2026, 12, 18));
        assert!(late.working.starts_with("Review held 10 November 2026 + "));
        let term = stage(PathwayPreset::SixStages, "sen_support");
        let due = with_context(|context| {
            review_due_after(&term, date(2026, 11, 2), date(2026, 12, 18), context)
        });
        assert!(due.unwrap().due_on > date(2026, 12, 18));
    }

    #[test]
    fn the_date_agreed_goes_before_the_rhythm() {
        let cycle = CycleStart {
            agreed_on: Some(date(2026, 11, 30)),
            ..CycleStart::new(CycleBegan::Review, date(2026, 10, 14))
        };
        let clock = with_context(|context| review_due(&my_plan(), cycle, context)).unwrap();
        assert_eq!(clock.due_on, date(2026, 11, 30));
        assert_eq!(
            clock.working,
            "Review held 14 October 2026 + the next review agreed for 30 November 2026"
        );
    }

    #[test]
    fn a_date_agreed_in_the_past_is_passed_over() {
        let cycle = CycleStart {
            agreed_on: Some(date(2026, 9, 1)),
            ..CycleStart::new(CycleBegan::Plan, date(2026, 9, 14))
        };
        let clock = with_context(|context| review_due(&my_plan(), cycle, context)).unwrap();
        assert_eq!(clock.due_on, date(2026, 10, 23));
        assert!(clock.working.starts_with("Plan begun 14 September 2026 + "));
    }

    #[test]
    fn a_stage_without_a_plan_is_reviewed_by_its_own_name_and_weeks() {
        let stage = stage(PathwayPreset::SixStages, "cause_for_concern");
        let cycle = CycleStart::new(CycleBegan::Placement, date(2026, 9, 14));
        let clock = with_context(|context| review_due(&stage, cycle, context)).unwrap();
        assert_eq!(
            (clock.title.as_str(), clock.due_on),
            ("Review Cause for concern", date(2026, 10, 26))
        );
    }

    #[test]
    fn parents_have_a_rhythm_of_their_own_only_where_the_stage_says_so() {
        let last = CycleStart::new(CycleBegan::Review, date(2026, 9, 14));
        let agencies = stage(PathwayPreset::SixStages, "sen_support_agencies");
        let clock =
            with_context(|context| review_with_parents_due(&agencies, last, context)).unwrap();
        assert_eq!(clock.due_on, date(2026, 12, 18));
        assert_eq!(
            clock.working,
            "Review with parents held 14 September 2026 + the end of the autumn term on 18 December 2026"
        );
        assert_eq!(
            with_context(|context| review_with_parents_due(&my_plan(), last, context)),
            None
        );
    }

    #[test]
    fn formal_reviews_fall_in_october_february_and_july() {
        let stage = stage(PathwayPreset::SixStages, "sen_support");
        let due = |on| {
            let last = CycleStart::new(CycleBegan::Review, on);
            with_context(|context| formal_review_due(&stage, last, context))
                .map(|clock| clock.due_on)
        };
        assert_eq!(due(date(2026, 9, 14)), Some(date(2026, 10, 23)));
        assert_eq!(due(date(2026, 10, 20)), Some(date(2027, 2, 26)));
        assert_eq!(due(date(2027, 2, 1)), Some(date(2027, 7, 22)));
        assert_eq!(due(date(2027, 1, 31)), Some(date(2027, 2, 26)));
        let last = CycleStart::new(CycleBegan::Review, date(2026, 9, 14));
        assert_eq!(
            with_context(|context| formal_review_due(&my_plan(), last, context)),
            None
        );
    }

    proptest! {
        #[test]
        fn no_review_is_due_before_its_cycle_began_and_later_cycles_are_not_due_earlier(
            first in 0..600_u64, more in 0..200_u64, agreed in proptest::option::of(0..900_u64),
        ) {
            let cycle = |days: u64| CycleStart {
                agreed_on: agreed.map(|days| date(2025, 9, 1) + Days::new(days)),
                ..CycleStart::new(CycleBegan::Review, date(2025, 9, 1) + Days::new(days))
            };
            let due = |days| with_context(|context| review_due(&my_plan(), cycle(days), context)).unwrap();
            prop_assert!(due(first).due_on >= due(first).starts_on);
            if agreed.is_none() {
                prop_assert!(due(first + more).due_on >= due(first).due_on);
            }
        }

        #[test]
        fn the_review_after_one_lies_beyond_the_one_that_was_due(held in 0..600_u64, early in 0..60_u64) {
            let held = date(2025, 9, 1) + Days::new(held);
            let was_due = held + Days::new(early);
            let next = with_context(|context| review_due_after(&my_plan(), held, was_due, context)).unwrap();
            prop_assert!(next.due_on > was_due && next.starts_on == held);
        }

        #[test]
        fn a_formal_review_always_lies_ahead(first in 0..600_u64) {
            let stage = stage(PathwayPreset::SixStages, "sen_support");
            let last = CycleStart::new(CycleBegan::Review, date(2025, 9, 1) + Days::new(first));
            let clock = with_context(|context| formal_review_due(&stage, last, context)).unwrap();
            prop_assert!(clock.due_on > last.on && [2, 7, 10].contains(&clock.due_on.month()));
        }
    }
}
