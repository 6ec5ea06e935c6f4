//! How long a cause for concern may stay one before something is decided.

use chrono::NaiveDate;

use super::span::weeks_from;
use super::{Clock, ClockContext, ClockRule, DutyHolder};
use crate::domain::date_words::long;

/// That a child is watched: since when, and when it was agreed to look again, where it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Watch {
    pub since: NaiveDate,
    pub look_again_on: Option<NaiveDate>,
    /// Whether it is because the child left the register, to see that progress lasts.
    pub after_leaving: bool,
}

/// When a concern is to be decided: six calendar weeks from the day it was raised, or for a child who is watched from
/// the day that was decided, unless another day was agreed. Who has left the register is looked at by the same rule, to
/// see that progress lasts. The weeks are the school's own rule, not law.
pub fn concern_decision_due(
    raised_on: NaiveDate,
    watch: Option<Watch>,
    context: ClockContext<'_>,
) -> Option<Clock> {
    let weeks = context.settings.concern_weeks;
    let (again, source) = if watch.is_some_and(|watch| watch.after_leaving) {
        (
            "Look at progress after leaving the register",
            "The school's own rule for a child who has left the register",
        )
    } else {
        (
            "Look at the concern again",
            "The school's own rule for a cause for concern",
        )
    };
    let (title, starts_on, due_on, working) = match watch {
        None => {
            let span = weeks_from(weeks, raised_on)?;
            let working = format!("Concern raised {} + {}", long(raised_on), span.words);
            ("Decide on the concern", raised_on, span.ends_on, working)
        }
        Some(Watch {
            since,
            look_again_on: Some(agreed_on),
            ..
        }) => {
            let working = format!(
                "Watched closely since {}, to be looked at again on {} as agreed",
                long(since),
                long(agreed_on)
            );
            let due_on = agreed_on.max(since);
            (again, since, due_on, working)
        }
        Some(Watch {
            since,
            look_again_on: None,
            ..
        }) => {
            let span = weeks_from(weeks, since)?;
            let working = format!("Watched closely since {} + {}", long(since), span.words);
            (again, since, span.ends_on, working)
        }
    };
    Some(Clock {
        rule: ClockRule::CauseForConcern,
        title: title.to_owned(),
        starts_on,
        due_on,
        working,
        source: source.to_owned(),
        duty: DutyHolder::School,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::clock::fixture::{date, with_context};
    use chrono::Days;
    use proptest::prelude::*;

    fn due(raised_on: NaiveDate, watch: Option<Watch>) -> Clock {
        with_context(|context| concern_decision_due(raised_on, watch, context)).unwrap()
    }

    #[test]
    fn a_cause_for_concern_is_decided_within_six_calendar_weeks() {
        for (raised, due_on) in [
            // Raised on the first day of a term, on a Friday before a holiday, and in one.
            (date(2026, 9, 1), date(2026, 10, 13)),
            (date(2026, 10, 23), date(2026, 12, 4)),
            (date(2026, 12, 28), date(2027, 2, 8)),
            // Around 29 February, over the summer, over the new year.
            (date(2028, 2, 1), date(2028, 3, 14)),
            (date(2026, 7, 13), date(2026, 8, 24)),
            (date(2026, 11, 20), date(2027, 1, 1)),
        ] {
            assert_eq!(due(raised, None).due_on, due_on, "{raised}");
        }
        let clock = due(date(2026, 9, 14), None);
        assert_eq!(clock.working, "Concern raised 14 September 2026 + 6 weeks");
        assert_eq!(clock.title, "Decide on the concern");
    }

    #[test]
    fn a_child_who_is_watched_is_looked_at_again_when_agreed_or_after_six_weeks() {
        let raised = date(2026, 9, 14);
        let watch = |look_again_on| Watch {
            since: date(2026, 10, 5),
            look_again_on,
            after_leaving: false,
        };
        let clock = due(raised, Some(watch(None)));
        assert_eq!(
            (clock.starts_on, clock.due_on),
            (date(2026, 10, 5), date(2026, 11, 16))
        );
        assert_eq!(
            clock.working,
            "Watched closely since 5 October 2026 + 6 weeks"
        );
        let agreed = due(raised, Some(watch(Some(date(2026, 10, 23)))));
        assert_eq!(agreed.due_on, date(2026, 10, 23));
        assert!(agreed.working.contains("23 October 2026 as agreed"));
    }

    #[test]
    fn who_left_the_register_is_looked_at_again_by_the_same_rule() {
        let left = date(2027, 2, 12);
        let after = |look_again_on| Watch {
            since: left,
            look_again_on,
            after_leaving: true,
        };
        let clock = due(left, Some(after(None)));
        assert_eq!(clock.title, "Look at progress after leaving the register");
        assert_eq!(clock.due_on, date(2027, 3, 26));
        assert_eq!(
            clock.source,
            "The school's own rule for a child who has left the register"
        );
        let agreed = due(left, Some(after(Some(date(2027, 5, 28)))));
        assert_eq!((agreed.starts_on, agreed.due_on), (left, date(2027, 5, 28)));
        assert_eq!(due(left, None).title, "Decide on the concern");
    }

    proptest! {
        #[test]
        fn it_is_never_due_before_it_starts_and_later_for_what_is_raised_later(first in 0..700_u64, more in 0..200_u64) {
            let raised = date(2025, 9, 1) + Days::new(first);
            let clock = due(raised, None);
            prop_assert!(clock.due_on > clock.starts_on);
            prop_assert!(due(raised + Days::new(more), None).due_on >= clock.due_on);
        }
    }
}
