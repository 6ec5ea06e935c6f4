//! What runs for a child's health at school: the yearly look at the healthcare plan, medicines that expire, training that
//! runs out.

use chrono::{Months, NaiveDate};

use super::{Clock, ClockRule, DutyHolder};
use crate::domain::date_words::long;

const MONTHS: u32 = 12;

/// DfE 2015: plans are looked at again at least once a year, earlier where needs have changed.
const GUIDANCE: &str = "DfE 2015, Supporting pupils at school with medical conditions";

/// The healthcare plan is looked at again within 12 months of the last review, or of the day it was drawn up; from
/// 29 February to 28 February. Changed needs bring it forward, which nobody can work out.
///
/// Basis: statutory guidance under CFA 2014 section 100.
pub fn healthcare_review_due(
    drawn_up_on: NaiveDate,
    reviewed_on: Option<NaiveDate>,
) -> Option<Clock> {
    let starts_on = reviewed_on.map_or(drawn_up_on, |on| on.max(drawn_up_on));
    let due_on = starts_on.checked_add_months(Months::new(MONTHS))?;
    let began = if starts_on == drawn_up_on && reviewed_on != Some(starts_on) {
        "Drawn up"
    } else {
        "Last reviewed"
    };
    Some(Clock {
        rule: ClockRule::HealthcareReview,
        title: "Review the healthcare plan".to_owned(),
        starts_on,
        due_on,
        working: format!("{began} {} + {MONTHS} months", long(starts_on)),
        source: GUIDANCE.to_owned(),
        duty: DutyHolder::School,
    })
}

/// A medicine is replaced by the last day on which it may be used. One that came already out of date counts from the
/// day it came.
pub fn medicine_expires(name: &str, received_on: NaiveDate, expires_on: NaiveDate) -> Clock {
    Clock {
        rule: ClockRule::MedicineExpiry,
        title: format!("Ask for a new {name}"),
        starts_on: received_on,
        due_on: expires_on.max(received_on),
        working: format!(
            "Came to the school {}; may be used until {}",
            long(received_on),
            long(expires_on)
        ),
        source: GUIDANCE.to_owned(),
        duty: DutyHolder::School,
    }
}

/// Training is renewed by the last day on which it holds, never before it was done.
pub fn training_ends(
    person: &str,
    training: &str,
    trained_on: NaiveDate,
    valid_until_on: NaiveDate,
) -> Clock {
    Clock {
        rule: ClockRule::TrainingExpiry,
        title: format!("Renew the training of {person}: {training}"),
        starts_on: trained_on,
        due_on: valid_until_on.max(trained_on),
        working: format!(
            "Trained {}; it holds until {}",
            long(trained_on),
            long(valid_until_on)
        ),
        source: GUIDANCE.to_owned(),
        duty: DutyHolder::School,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::clock::fixture::date;
    use crate::domain::clock::{ClockSettings, ClockState};
    use proptest::prelude::*;

    #[test]
    fn a_healthcare_plan_is_looked_at_again_within_twelve_months() {
        for (drawn_up, reviewed, due, why) in [
            (
                (2025, 11, 10),
                None,
                (2026, 11, 10),
                "the same day of the next year",
            ),
            (
                (2024, 9, 2),
                Some((2025, 9, 15)),
                (2026, 9, 15),
                "from the last review",
            ),
            ((2024, 2, 29), None, (2025, 2, 28), "29 February"),
            (
                (2022, 3, 1),
                Some((2023, 2, 28)),
                (2024, 2, 28),
                "into a leap year",
            ),
            (
                (2023, 2, 28),
                Some((2024, 2, 29)),
                (2025, 2, 28),
                "reviewed on 29 February",
            ),
            (
                (2026, 7, 21),
                None,
                (2027, 7, 21),
                "a weekend or a holiday moves nothing",
            ),
            (
                (2026, 9, 1),
                Some((2026, 8, 20)),
                (2027, 9, 1),
                "a review before this plan is not one of it",
            ),
            (
                (2025, 12, 31),
                Some((2025, 12, 31)),
                (2026, 12, 31),
                "drawn up and reviewed on one day",
            ),
        ] {
            let day = |(year, month, day)| date(year, month, day);
            let clock = healthcare_review_due(day(drawn_up), reviewed.map(day)).unwrap();
            assert_eq!(clock.due_on, day(due), "{why}");
        }
    }

    #[test]
    fn the_working_says_what_it_is_counted_from() {
        let working = |reviewed| {
            healthcare_review_due(date(2025, 11, 10), reviewed)
                .unwrap()
                .working
        };
        assert_eq!(working(None), "Drawn up 10 November 2025 + 12 months");
        assert_eq!(
            working(Some(date(2026, 3, 2))),
            "Last reviewed 2 March 2026 + 12 months"
        );
    }

    #[test]
    fn a_medicine_is_in_time_on_its_last_day_and_overdue_on_the_next() {
        let settings = ClockSettings::default();
        let clock = medicine_expires("EpiPen", date(2026, 1, 8), date(2028, 2, 29));
        for (today, state) in [
            (date(2028, 1, 31), ClockState::Upcoming { days: 29 }),
            (date(2028, 2, 14), ClockState::Upcoming { days: 15 }),
            (date(2028, 2, 15), ClockState::DueSoon { days: 14 }),
            (date(2028, 2, 28), ClockState::DueSoon { days: 1 }),
            (date(2028, 2, 29), ClockState::Due),
            (date(2028, 3, 1), ClockState::Overdue { days: 1 }),
        ] {
            assert_eq!(clock.state(today, &settings), state, "{today}");
        }
        let stale = medicine_expires("EpiPen", date(2026, 1, 8), date(2025, 12, 31));
        assert_eq!(stale.due_on, stale.starts_on);
    }

    #[test]
    fn training_names_who_and_in_what_and_runs_out_on_its_day() {
        let due = |until| training_ends("Ms J Lee", "buccal midazolam", date(2025, 2, 28), until);
        for (until, expected) in [
            (date(2026, 2, 28), date(2026, 2, 28)),
            (date(2028, 2, 29), date(2028, 2, 29)),
            (date(2025, 2, 28), date(2025, 2, 28)),
            (date(2025, 2, 27), date(2025, 2, 28)),
            (date(2020, 1, 1), date(2025, 2, 28)),
            (date(2026, 8, 31), date(2026, 8, 31)),
        ] {
            assert_eq!(due(until).due_on, expected, "{until}");
        }
        assert_eq!(
            due(date(2026, 2, 28)).title,
            "Renew the training of Ms J Lee: buccal midazolam"
        );
    }

    proptest! {
        #[test]
        fn no_clock_ends_before_its_start_and_a_later_review_never_brings_it_nearer(
            drawn_up in 0..4000_i64, first in 0..4000_i64, later in 0..4000_i64,
        ) {
            let day = |days: i64| date(2020, 1, 1) + chrono::Duration::days(days);
            let due = |reviewed: i64| healthcare_review_due(day(drawn_up), Some(day(reviewed))).unwrap();
            prop_assert!(due(first).due_on >= due(first).starts_on);
            if first <= later {
                prop_assert!(due(first).due_on <= due(later).due_on);
            }
        }
    }
}
