//! How long a child may stay at a stage before it is decided what comes next.

use chrono::NaiveDate;

use super::span::{terms_from, weeks_from};
use super::{Clock, ClockContext, ClockRule, DutyHolder};
use crate::domain::date_words::long;
use crate::domain::pathway::{Stage, TimeLimit};

/// The limit of a stage, counted from the placement; `None` for a stage without one.
///
/// A limit in terms runs to the end of the last term, the term of the placement being the first unless too little of
/// it was left. A limit of law is the local authority's: 20 weeks from a request to the final plan.
pub fn stage_time_limit_due(
    stage: &Stage,
    placed_on: NaiveDate,
    context: ClockContext<'_>,
) -> Option<Clock> {
    let limit = stage.time_limit?;
    let (span, law) = match limit {
        TimeLimit::Weeks { weeks, law } => (weeks_from(weeks, placed_on)?, law),
        TimeLimit::Terms { terms } => {
            let mut span = terms_from(terms, placed_on, context)?;
            span.words = format!("{}, to {}", limit.words(), span.words);
            (span, false)
        }
    };
    let (source, duty) = if law {
        ("SEND Regs 2014 reg 13(2)", DutyHolder::LocalAuthority)
    } else {
        ("The school's pathway", DutyHolder::School)
    };
    Some(Clock {
        rule: ClockRule::StageTimeLimit,
        title: format!("Decide what follows {}", stage.name),
        starts_on: placed_on,
        due_on: span.ends_on,
        working: format!(
            "Placed at {} {} + {}",
            stage.name,
            long(placed_on),
            span.words
        ),
        source: source.to_owned(),
        duty,
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

    fn due(key: &str, placed_on: NaiveDate) -> Option<Clock> {
        let pathway = preset(PathwayPreset::SixStages);
        with_context(|context| {
            stage_time_limit_due(pathway.stage(key).unwrap(), placed_on, context)
        })
    }

    #[test]
    fn a_cause_for_concern_lasts_six_weeks() {
        let clock = due("cause_for_concern", date(2026, 9, 14)).unwrap();
        assert_eq!(clock.due_on, date(2026, 10, 26));
        assert_eq!(
            clock.working,
            "Placed at Cause for concern 14 September 2026 + 6 weeks"
        );
        assert_eq!(
            (clock.source.as_str(), clock.duty),
            ("The school's pathway", DutyHolder::School)
        );
    }

    #[test]
    fn limits_in_terms_run_to_a_terms_end() {
        assert_eq!(
            due("initial_concern", date(2026, 9, 14)).unwrap().due_on,
            date(2026, 12, 18)
        );
        let clock = due("sen_support", date(2026, 9, 14)).unwrap();
        assert_eq!(clock.due_on, date(2027, 3, 25));
        assert_eq!(
            clock.working,
            "Placed at SEN support 14 September 2026 + 2 terms, to the end of the spring term on 25 March 2027"
        );
    }

    #[test]
    fn the_twenty_weeks_are_the_local_authoritys_by_law() {
        let clock = due("statutory_assessment", date(2026, 9, 14)).unwrap();
        assert_eq!(clock.due_on, date(2027, 2, 1));
        assert_eq!(
            (clock.source.as_str(), clock.duty),
            ("SEND Regs 2014 reg 13(2)", DutyHolder::LocalAuthority)
        );
    }

    #[test]
    fn a_stage_without_a_limit_has_no_clock() {
        assert_eq!(due("ehcp", date(2026, 9, 14)), None);
    }

    proptest! {
        #[test]
        fn a_limit_never_ends_before_the_placement_nor_earlier_for_a_later_one(first in 0..500_u64, more in 0..200_u64) {
            for key in ["cause_for_concern", "initial_concern", "sen_support", "statutory_assessment"] {
                let placed_on = date(2025, 9, 1) + Days::new(first);
                let clock = due(key, placed_on).unwrap();
                prop_assert!(clock.due_on > clock.starts_on);
                prop_assert!(due(key, placed_on + Days::new(more)).unwrap().due_on >= clock.due_on);
            }
        }
    }
}
