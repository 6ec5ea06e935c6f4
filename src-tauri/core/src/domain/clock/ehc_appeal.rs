//! Until when parents can appeal to the Tribunal against a decision of the local authority.
//!
//! Basis: Tribunal Procedure (First-tier Tribunal) (Health, Education and Social Care Chamber) Rules 2008 rules 12 and 20.

use chrono::{Datelike, Months, NaiveDate, Weekday};

use super::{Clock, ClockRule, DutyHolder};
use crate::domain::bank_holiday::is_bank_holiday;
use crate::domain::date_words::long;

/// The later of 2 months from the decision letter and 1 month from the mediation certificate. Where that lies in August,
/// the first working day of September; from 25 December to 1 January, the next working day after; on any other day that
/// is not a working day, the next that is. `None` beyond the calendar.
pub fn ehc_appeal_due(letter_on: NaiveDate, certificate_on: Option<NaiveDate>) -> Option<Clock> {
    let by_letter = letter_on.checked_add_months(Months::new(2))?;
    let by_certificate = match certificate_on {
        Some(on) => Some((on, on.checked_add_months(Months::new(1))?)),
        None => None,
    };
    let (last_day, began) = match by_certificate {
        Some((on, by)) if by > by_letter => {
            (by, format!("Mediation certificate {} + 1 month", long(on)))
        }
        _ => (
            by_letter,
            format!("Decision letter {} + 2 months", long(letter_on)),
        ),
    };
    let (due_on, moved) = moved_on(last_day)?;
    Some(Clock {
        rule: ClockRule::EhcAppeal,
        title: "Parents can appeal to the Tribunal until".to_owned(),
        starts_on: letter_on,
        due_on,
        working: format!("{began}{moved}"),
        source: "Tribunal Procedure (HESC) Rules 2008 rules 12 and 20".to_owned(),
        duty: DutyHolder::Parent,
    })
}

/// The day on which time ends, and why it is not the one that was counted.
fn moved_on(last_day: NaiveDate) -> Option<(NaiveDate, String)> {
    let year = last_day.year();
    let (from, why) = if last_day.month() == 8 {
        (
            NaiveDate::from_ymd_opt(year, 9, 1)?,
            "which lies in August, so the first working day of September",
        )
    } else if last_day.month() == 12 && last_day.day() >= 25 {
        (
            NaiveDate::from_ymd_opt(year.checked_add(1)?, 1, 2)?,
            "which lies between 25 December and 1 January, so the next working day after",
        )
    } else if last_day.month() == 1 && last_day.day() == 1 {
        (
            NaiveDate::from_ymd_opt(year, 1, 2)?,
            "which lies between 25 December and 1 January, so the next working day after",
        )
    } else {
        (last_day, "which is not a working day, so the next that is")
    };
    let due_on = next_working_day(from)?;
    let moved = if due_on == last_day {
        String::new()
    } else {
        format!(" = {}, {why}", long(last_day))
    };
    Some((due_on, moved))
}

/// The day itself, or the first after it that is neither at the weekend nor a bank holiday.
fn next_working_day(from: NaiveDate) -> Option<NaiveDate> {
    from.iter_days()
        .take(14)
        .find(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !is_bank_holiday(*day))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::clock::fixture::date;
    use chrono::Days;
    use proptest::prelude::*;

    fn due(letter_on: NaiveDate, certificate_on: Option<NaiveDate>) -> String {
        ehc_appeal_due(letter_on, certificate_on)
            .unwrap()
            .due_on
            .to_string()
    }

    #[test]
    fn the_later_of_two_months_and_one_month_counts() {
        for (letter, certificate, wanted) in [
            (date(2026, 11, 10), None, "2027-01-11"),
            (date(2026, 9, 14), None, "2026-11-16"),
            // The certificate came early: the two months count; late: its month counts.
            (date(2026, 9, 14), Some(date(2026, 9, 30)), "2026-11-16"),
            (date(2026, 9, 14), Some(date(2026, 11, 2)), "2026-12-02"),
            // Two months from 31 December end with February, in a leap year on the 29th.
            (date(2027, 12, 31), None, "2028-02-29"),
            (date(2028, 2, 29), None, "2028-05-02"),
        ] {
            assert_eq!(due(letter, certificate), wanted, "{letter} {certificate:?}");
        }
    }

    #[test]
    fn august_and_christmas_lie_outside_the_time() {
        for (letter, wanted) in [
            // Into August: the first working day of September, which may not be the first of the month.
            (date(2026, 6, 1), "2026-09-01"),
            (date(2026, 6, 30), "2026-09-01"),
            (date(2029, 6, 10), "2029-09-03"),
            // The last day of July still counts, the first of September does anyway.
            (date(2026, 5, 31), "2026-07-31"),
            (date(2026, 7, 1), "2026-09-01"),
            // The last Saturday of July is not in August; the working day after it counts although it is.
            (date(2033, 5, 30), "2033-08-01"),
            // Christmas Day to New Year's Day: the next working day after 1 January.
            (date(2026, 10, 25), "2027-01-04"),
            (date(2026, 10, 31), "2027-01-04"),
            (date(2026, 11, 1), "2027-01-04"),
            (date(2026, 10, 24), "2026-12-24"),
            (date(2027, 11, 1), "2028-01-04"),
        ] {
            assert_eq!(due(letter, None), wanted, "{letter}");
        }
    }

    #[test]
    fn the_working_says_why_a_day_was_moved() {
        let clock = ehc_appeal_due(date(2026, 6, 1), None).unwrap();
        assert_eq!(
            clock.working,
            "Decision letter 1 June 2026 + 2 months = 1 August 2026, which lies in August, so the first working day \
             of September"
        );
        assert_eq!(clock.duty, DutyHolder::Parent);
        let plain = ehc_appeal_due(date(2026, 9, 16), None).unwrap();
        assert_eq!(
            plain.working,
            "Decision letter 16 September 2026 + 2 months"
        );
    }

    /// August, and 25 December to 1 January.
    fn outside(day: NaiveDate) -> bool {
        day.month() == 8
            || (day.month() == 12 && day.day() >= 25)
            || (day.month() == 1 && day.day() == 1)
    }

    proptest! {
        #[test]
        fn time_ends_on_a_working_day_and_is_moved_out_of_august_and_christmas(first in 0..4000_u64, more in 0..300_u64, after in proptest::option::of(0..200_u64)) {
            let letter = date(2024, 1, 1) + Days::new(first);
            let certificate = after.map(|days| letter + Days::new(days));
            let clock = ehc_appeal_due(letter, certificate).unwrap();
            let end = clock.due_on;
            prop_assert!(end > letter);
            prop_assert_eq!(next_working_day(end), Some(end));
            let by_letter = letter + Months::new(2);
            let counted = certificate.map_or(by_letter, |on| by_letter.max(on + Months::new(1)));
            if outside(counted) {
                prop_assert!(!outside(end) && end > counted);
            } else {
                prop_assert_eq!(next_working_day(counted), Some(end));
            }
            prop_assert!(ehc_appeal_due(letter + Days::new(more), None).unwrap().due_on >= ehc_appeal_due(letter, None).unwrap().due_on);
            prop_assert!(end >= ehc_appeal_due(letter, None).unwrap().due_on);
        }
    }
}
