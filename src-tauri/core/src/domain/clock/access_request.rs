//! The answer to somebody who asks to see everything that the school keeps about a child.

use chrono::{Months, NaiveDate};

use super::{Clock, ClockRule, DutyHolder, Pause, PausedClock};
use crate::domain::bank_holiday::{is_bank_holiday, is_weekend};
use crate::domain::date_words::long;
use crate::domain::words::count;

/// Months for the answer, and how many more where the request is complex or one of several.
const MONTHS: u32 = 1;
const MORE_MONTHS: u32 = 2;

/// The answer, owed within one calendar month of the day the request came: the same day of the next month, or its last
/// day where it has none; on a weekend or bank holiday, the next working day. With an extension, two months more.
///
/// `None` once it was answered. Basis: UK GDPR articles 12(3), 12A and 15, with the Data Protection Act 2018; the counting is
/// that of the Information Commissioner's guidance on the right of access.
pub fn access_request_due(
    received_on: NaiveDate,
    extended: bool,
    answered_on: Option<NaiveDate>,
) -> Option<Clock> {
    let clock = access_request_paused(received_on, extended, answered_on, &[], received_on)?;
    Some(clock.clock)
}

/// The same, with the days counted out on which the school waited to be told who asks or what is meant: from the day it
/// asked until the day it was told.
///
/// Basis: UK GDPR article 12A(5) and (6), put in by the Data (Use and Access) Act 2025 section 76. Where only the person's
/// identity was in doubt the law counts the month from the day it was shown, which may be a day or two later.
pub fn access_request_paused(
    received_on: NaiveDate,
    extended: bool,
    answered_on: Option<NaiveDate>,
    pauses: &[Pause],
    today: NaiveDate,
) -> Option<PausedClock> {
    if answered_on.is_some() {
        return None;
    }
    let months = if extended {
        MONTHS + MORE_MONTHS
    } else {
        MONTHS
    };
    let counted = received_on.checked_add_months(Months::new(months))?;
    let extension = if extended {
        " (one, and two for an extension)"
    } else {
        ""
    };
    let clock = Clock {
        rule: ClockRule::AccessRequest,
        title: "Answer the request to see the record".to_owned(),
        starts_on: received_on,
        due_on: next_working_day(counted)?,
        working: format!(
            "Received {} + {}{extension}, to the next working day",
            long(received_on),
            count(months, "calendar month")
        ),
        source: "UK GDPR arts 12A and 15; DPA 2018".to_owned(),
        duty: DutyHolder::School,
    };
    clock.with_pauses(pauses, counted, next_working_day, today)
}

/// The day itself, or the first after it that is neither at the weekend nor a bank holiday.
fn next_working_day(day: NaiveDate) -> Option<NaiveDate> {
    day.iter_days()
        .take(14)
        .find(|day| !is_weekend(*day) && !is_bank_holiday(*day))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::clock::fixture::date;
    use chrono::Days;
    use proptest::prelude::*;

    fn due(received: NaiveDate, extended: bool) -> NaiveDate {
        access_request_due(received, extended, None).unwrap().due_on
    }

    #[test]
    fn one_month_is_the_same_day_of_the_next_or_its_last() {
        assert_eq!(due(date(2026, 11, 3), false), date(2026, 12, 3));
        assert_eq!(due(date(2027, 3, 31), false), date(2027, 4, 30));
        // 28 February 2027 is a Sunday.
        assert_eq!(due(date(2027, 1, 31), false), date(2027, 3, 1));
    }

    #[test]
    fn a_weekend_and_a_bank_holiday_give_the_next_working_day() {
        // 25 December 2026 is a Friday, Boxing Day is kept on Monday the 28th.
        assert_eq!(due(date(2026, 11, 25), false), date(2026, 12, 29));
    }

    #[test]
    fn an_extension_is_two_months_more_and_an_answer_ends_it() {
        assert_eq!(due(date(2026, 11, 3), true), date(2027, 2, 3));
        assert_eq!(
            access_request_due(date(2026, 11, 3), true, Some(date(2026, 12, 1))),
            None
        );
    }

    proptest! {
        #[test]
        fn a_later_request_is_not_due_earlier(first in 0..700_u64, more in 0..200_u64) {
            let on = date(2025, 9, 1) + Days::new(first);
            prop_assert!(due(on, false) > on);
            prop_assert!(due(on + Days::new(more), false) >= due(on, false));
            prop_assert!(due(on, true) > due(on, false));
        }
    }
}
