//! The stretch of the school year that a beat runs to: the end of a half-term, of a term, or some weeks on.

use chrono::{Days, NaiveDate};

use super::ClockContext;
use crate::domain::calendar::{HalfTerm, academic_year_of};
use crate::domain::date_words::long;
use crate::domain::pathway::Rhythm;
use crate::domain::words::{count, lower};

/// Where a stretch ends, and the words for its working.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) ends_on: NaiveDate,
    /// "the end of Autumn 1 on 23 October 2026".
    pub(super) words: String,
}

/// A half-term or a term as a stretch that has a name and an end.
struct Stretch {
    name: String,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
}

/// The end of the stretch that something begun on a date runs to; `None` beyond the calendar.
pub(super) fn span_from(beat: Rhythm, from: NaiveDate, context: ClockContext<'_>) -> Option<Span> {
    match beat {
        Rhythm::Weeks { weeks } => weeks_from(weeks, from),
        Rhythm::HalfTerm => span_to_end(from, context, half_term_stretch),
        Rhythm::Term => span_to_end(from, context, term_stretch),
    }
}

/// The end of the last of several terms, the one begun in being the first; `None` for no terms.
pub(super) fn terms_from(terms: u32, from: NaiveDate, context: ClockContext<'_>) -> Option<Span> {
    let mut span = (terms > 0)
        .then(|| span_from(Rhythm::Term, from, context))
        .flatten()?;
    for _ in 1..terms {
        // The first day after a term lies in the holiday before the next, which is then counted whole.
        span = span_from(Rhythm::Term, span.ends_on.succ_opt()?, context)?;
    }
    Some(span)
}

/// Some calendar weeks on.
pub(super) fn weeks_from(weeks: u32, from: NaiveDate) -> Option<Span> {
    let ends_on = from.checked_add_days(Days::new(u64::from(weeks) * 7))?;
    Some(Span {
        ends_on,
        words: count(weeks, "week"),
    })
}

fn span_to_end(
    from: NaiveDate,
    context: ClockContext<'_>,
    stretch_of: fn(HalfTerm, ClockContext<'_>) -> Option<Stretch>,
) -> Option<Span> {
    let here = stretch_of(context.calendar.half_term_from(from)?, context)?;
    let enough = context.settings.shortest_cycle_school_days;
    let left = context
        .calendar
        .school_days_up_to(enough, from, here.ends_on);
    let begun = from >= here.starts_on;
    if begun && left < enough {
        let next = stretch_of(context.calendar.next_half_term(here.ends_on)?, context)?;
        let left = if left == 0 {
            "no school days".to_owned()
        } else {
            count(left, "school day")
        };
        let why = format!("as {left} of {} were left", here.name);
        return Some(Span {
            ends_on: next.ends_on,
            words: format!("{}, {why}", words(&next, context)),
        });
    }
    Some(Span {
        ends_on: here.ends_on,
        words: words(&here, context),
    })
}

fn half_term_stretch(half_term: HalfTerm, context: ClockContext<'_>) -> Option<Stretch> {
    Some(Stretch {
        name: half_term.slot.name(context.settings.term_naming),
        starts_on: half_term.starts_on,
        ends_on: half_term.ends_on,
    })
}

fn term_stretch(half_term: HalfTerm, context: ClockContext<'_>) -> Option<Stretch> {
    let term = half_term.slot.term();
    let (starts_on, ends_on) = context
        .calendar
        .year(academic_year_of(half_term.starts_on))
        .term(term)?;
    Some(Stretch {
        name: format!("the {}", lower(term.name())),
        starts_on,
        ends_on,
    })
}

fn words(stretch: &Stretch, context: ClockContext<'_>) -> String {
    let ends = format!("the end of {} on {}", stretch.name, long(stretch.ends_on));
    if context.calendar.is_entered(stretch.ends_on) {
        ends
    } else {
        format!("{ends} (proposed: the school's dates are not entered yet)")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::clock::fixture::{date, with_context};
    use proptest::prelude::*;

    fn span(beat: Rhythm, from: NaiveDate) -> (NaiveDate, String) {
        with_context(|context| span_from(beat, from, context))
            .map(|span| (span.ends_on, span.words))
            .unwrap()
    }

    #[test]
    fn a_half_term_is_the_one_begun_in() {
        assert_eq!(
            span(Rhythm::HalfTerm, date(2026, 9, 14)),
            (
                date(2026, 10, 23),
                "the end of Autumn 1 on 23 October 2026".to_owned()
            )
        );
    }

    #[test]
    fn what_begins_in_the_holidays_has_the_whole_of_the_next_half_term() {
        assert_eq!(
            span(Rhythm::HalfTerm, date(2026, 10, 28)).0,
            date(2026, 12, 18)
        );
        assert_eq!(
            span(Rhythm::HalfTerm, date(2026, 8, 20)).0,
            date(2026, 10, 23)
        );
    }

    #[test]
    fn too_little_left_means_the_next_half_term_and_the_working_says_so() {
        // From 2 October fifteen school days are left; from 5 October fourteen.
        assert_eq!(
            span(Rhythm::HalfTerm, date(2026, 10, 2)).0,
            date(2026, 10, 23)
        );
        assert_eq!(
            span(Rhythm::HalfTerm, date(2026, 10, 5)),
            (
                date(2026, 12, 18),
                "the end of Autumn 2 on 18 December 2026, as 14 school days of Autumn 1 were left"
                    .to_owned()
            )
        );
        assert!(
            span(Rhythm::HalfTerm, date(2026, 10, 23))
                .1
                .ends_with("as no school days of Autumn 1 were left")
        );
    }

    #[test]
    fn a_term_is_two_half_terms() {
        assert_eq!(
            span(Rhythm::Term, date(2026, 9, 14)),
            (
                date(2026, 12, 18),
                "the end of the autumn term on 18 December 2026".to_owned()
            )
        );
        // In the half-term holiday the autumn term goes on.
        assert_eq!(span(Rhythm::Term, date(2026, 10, 28)).0, date(2026, 12, 18));
        assert_eq!(span(Rhythm::Term, date(2026, 12, 10)).0, date(2027, 3, 25));
    }

    #[test]
    fn weeks_are_calendar_weeks() {
        assert_eq!(
            span(Rhythm::Weeks { weeks: 6 }, date(2026, 9, 14)),
            (date(2026, 10, 26), "6 weeks".to_owned())
        );
    }

    #[test]
    fn several_terms_end_with_the_last() {
        let ends = |terms, from| {
            with_context(|context| terms_from(terms, from, context)).map(|span| span.ends_on)
        };
        assert_eq!(ends(1, date(2026, 9, 14)), Some(date(2026, 12, 18)));
        assert_eq!(ends(2, date(2026, 9, 14)), Some(date(2027, 3, 25)));
        assert_eq!(ends(2, date(2026, 12, 10)), Some(date(2027, 7, 22)));
        assert_eq!(ends(0, date(2026, 9, 14)), None);
    }

    #[test]
    fn dates_not_yet_entered_are_said_to_be_proposed() {
        let (_, words) = span(Rhythm::HalfTerm, date(2027, 9, 10));
        assert!(words.contains("not entered yet"), "{words}");
    }

    proptest! {
        #[test]
        fn a_later_beginning_never_ends_earlier_nor_before_it_began(beat in 0..3_u8, first in 0..700_u64, more in 0..200_u64) {
            let beat = match beat {
                0 => Rhythm::HalfTerm,
                1 => Rhythm::Term,
                _ => Rhythm::Weeks { weeks: 6 },
            };
            let first = date(2025, 9, 1) + Days::new(first);
            let later = first + Days::new(more);
            prop_assert!(span(beat, first).0 >= first);
            prop_assert!(span(beat, later).0 >= span(beat, first).0);
        }
    }
}
