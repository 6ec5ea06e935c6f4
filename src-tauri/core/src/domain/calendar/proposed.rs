//! Term dates to begin from, before a school has entered its own.
//!
//! The habits of English local authorities, not law: a start in the first days of September, half-terms in the last
//! full week of October, in mid-February and at the end of May, two weeks each at Christmas and Easter, and an end in
//! July once 195 days are counted (190 days of school and 5 of INSET for a maintained school).

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::academic_year::AcademicYear;
use super::half_term::{HalfTerm, HalfTermSlot};
use crate::domain::bank_holiday::{easter_sunday, is_weekend, kept_on, last_monday};

/// Days of school and INSET together in a year.
const DAYS_IN_A_YEAR: usize = 195;

impl AcademicYear {
    /// Reasonable dates for a year, without INSET days and closures: those are the school's to choose.
    ///
    /// Without half-terms for a year outside 1583 to 9998, which has no Easter to go by.
    pub fn proposed(starting: i32) -> Self {
        Self {
            starting,
            half_terms: propose(starting).unwrap_or_default(),
            inset_days: Vec::new(),
            closures: Vec::new(),
        }
    }
}

fn propose(starting: i32) -> Option<Vec<HalfTerm>> {
    let ending = starting.checked_add(1)?;
    let working = Working::days_of(starting, ending);
    let autumn_half_term = weekday_on_or_after(date(starting, 10, 23)?, Weekday::Mon);
    let christmas = weekday_on_or_before(date(starting, 12, 22)?, Weekday::Fri);
    let spring_half_term = weekday_on_or_after(date(ending, 2, 12)?, Weekday::Mon);
    let easter = easter_sunday(ending)?;
    // An early Easter closes school on Maundy Thursday; a later one is met by the whole of Holy Week off.
    let early = easter < date(ending, 4, 5)?;
    let spring_ends = easter - Days::new(if early { 3 } else { 9 });
    let summer_begins = easter + Days::new(if early { 15 } else { 8 });
    let summer_half_term = last_monday(ending, 5)?;

    let mut spans = vec![
        (
            first_day_of_autumn(starting, &working)?,
            autumn_half_term - Days::new(3),
        ),
        (autumn_half_term + Days::new(7), christmas),
        (
            working.day_from(christmas + Days::new(17)),
            spring_half_term - Days::new(3),
        ),
        (spring_half_term + Days::new(7), spring_ends),
        (
            working.day_from(summer_begins),
            summer_half_term - Days::new(3),
        ),
    ];
    let so_far: usize = spans
        .iter()
        .map(|(from, to)| working.days(*from, *to).count())
        .sum();
    let last_begins = working.day_from(summer_half_term + Days::new(7));
    let last_ends = working
        .days(last_begins, date(ending, 7, 31)?)
        .take(DAYS_IN_A_YEAR.saturating_sub(so_far))
        .last()?;
    spans.push((last_begins, last_ends));

    let half_terms = HalfTermSlot::ALL.into_iter().zip(spans);
    Some(
        half_terms
            .map(|(slot, (starts_on, ends_on))| HalfTerm {
                slot,
                starts_on,
                ends_on,
            })
            .collect(),
    )
}

/// The first weekday from 2 September; a Friday waits for the Monday.
fn first_day_of_autumn(starting: i32, working: &Working) -> Option<NaiveDate> {
    let first = working.day_from(date(starting, 9, 2)?);
    Some(if first.weekday() == Weekday::Fri {
        first + Days::new(3)
    } else {
        first
    })
}

fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

/// The working days of a school year: no weekends, no bank holidays.
struct Working {
    holidays: Vec<NaiveDate>,
}

impl Working {
    fn days_of(starting: i32, ending: i32) -> Self {
        Self {
            holidays: [kept_on(starting), kept_on(ending)].concat(),
        }
    }

    fn is_one(&self, date: NaiveDate) -> bool {
        !is_weekend(date) && !self.holidays.contains(&date)
    }

    fn days(&self, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        from.iter_days()
            .take_while(move |day| *day <= to)
            .filter(|day| self.is_one(*day))
    }

    fn day_from(&self, from: NaiveDate) -> NaiveDate {
        from.iter_days()
            .find(|day| self.is_one(*day))
            .unwrap_or(from)
    }
}

fn weekday_on_or_after(date: NaiveDate, weekday: Weekday) -> NaiveDate {
    date + Days::new(u64::from(weekday.days_since(date.weekday())))
}

fn weekday_on_or_before(date: NaiveDate, weekday: Weekday) -> NaiveDate {
    date - Days::new(u64::from(date.weekday().days_since(weekday)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn spans(starting: i32) -> Vec<String> {
        AcademicYear::proposed(starting)
            .half_terms
            .iter()
            .map(|half_term| format!("{}..{}", half_term.starts_on, half_term.ends_on))
            .collect()
    }

    #[test]
    fn proposed_dates_are_those_schools_would_recognise() {
        assert_eq!(
            spans(2026),
            [
                "2026-09-02..2026-10-23",
                "2026-11-02..2026-12-18",
                "2027-01-04..2027-02-12",
                "2027-02-22..2027-03-25",
                "2027-04-12..2027-05-28",
                "2027-06-07..2027-07-22",
            ]
        );
        assert_eq!(
            spans(2025),
            [
                "2025-09-02..2025-10-24",
                "2025-11-03..2025-12-19",
                "2026-01-05..2026-02-13",
                "2026-02-23..2026-03-27",
                "2026-04-13..2026-05-22",
                "2026-06-01..2026-07-21",
            ]
        );
    }

    #[test]
    fn a_year_beyond_the_almanac_is_proposed_without_half_terms() {
        assert!(AcademicYear::proposed(1200).half_terms.is_empty());
        assert!(AcademicYear::proposed(i32::MAX).half_terms.is_empty());
    }

    proptest! {
        #[test]
        fn every_proposed_year_is_sound_and_of_the_right_length(starting in 1990..2199_i32) {
            let year = AcademicYear::proposed(starting);
            prop_assert_eq!(year.validate(), Ok(()));
            let working = Working::days_of(starting, starting + 1);
            let days: usize = year
                .half_terms
                .iter()
                .map(|half_term| working.days(half_term.starts_on, half_term.ends_on).count())
                .sum();
            prop_assert!((190..=195).contains(&days), "{} days", days);
            for half_term in &year.half_terms {
                prop_assert!(working.is_one(half_term.starts_on) && working.is_one(half_term.ends_on));
            }
        }
    }
}
