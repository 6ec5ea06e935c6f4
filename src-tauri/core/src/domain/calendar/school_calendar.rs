//! School days: counting and adding them across the years a school has entered.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::academic_year::{AcademicYear, academic_year_of};
use super::half_term::HalfTerm;
use crate::domain::bank_holiday::{is_weekend, kept_on};

/// All academic years a school has entered, in any order.
///
/// A year that is missing is answered from proposed dates: a deadline that runs into next September is known before
/// next year's dates are. Where a year was entered twice, the first counts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SchoolCalendar {
    pub years: Vec<AcademicYear>,
}

impl SchoolCalendar {
    pub fn new(years: Vec<AcademicYear>) -> Self {
        Self { years }
    }

    /// Whether the school has entered the year that a date lies in.
    pub fn is_entered(&self, date: NaiveDate) -> bool {
        self.entered(academic_year_of(date)).is_some()
    }

    /// The academic year beginning in September of `starting`: as entered, or else as proposed.
    pub fn year(&self, starting: i32) -> Cow<'_, AcademicYear> {
        self.entered(starting).map_or_else(
            || Cow::Owned(AcademicYear::proposed(starting)),
            Cow::Borrowed,
        )
    }

    /// A weekday in a half-term that is no INSET day, closure or bank holiday.
    pub fn is_school_day(&self, date: NaiveDate) -> bool {
        self.judge(date).is_school_day(date)
    }

    /// The half-term a date lies in; `None` in the holidays.
    pub fn half_term_of(&self, date: NaiveDate) -> Option<HalfTerm> {
        self.year(academic_year_of(date))
            .half_term_of(date)
            .copied()
    }

    /// The first half-term that begins after a date.
    pub fn next_half_term(&self, date: NaiveDate) -> Option<HalfTerm> {
        let starting = academic_year_of(date);
        let this_year = self.year(starting).next_half_term(date).copied();
        this_year.or_else(|| {
            self.year(starting.checked_add(1)?)
                .next_half_term(date)
                .copied()
        })
    }

    /// The half-term a date lies in, or in the holidays the one that comes next.
    pub fn half_term_from(&self, date: NaiveDate) -> Option<HalfTerm> {
        self.half_term_of(date)
            .or_else(|| self.next_half_term(date))
    }

    /// The date that many school days after a date, which is itself not counted.
    ///
    /// Adding none gives the date itself. `None` when the calendar has no such day within ten years.
    pub fn add_school_days(&self, date: NaiveDate, days: u32) -> Option<NaiveDate> {
        let Some(before_last) = days.checked_sub(1) else {
            return Some(date);
        };
        let last = date
            .checked_add_months(chrono::Months::new(120))
            .unwrap_or(NaiveDate::MAX);
        self.school_days(date.succ_opt()?, last)
            .nth(usize::try_from(before_last).ok()?)
    }

    /// How many school days lie after `from` up to and including `to`; 0 when `to` is not after `from`.
    pub fn school_days_between(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        let after = from.succ_opt().unwrap_or(from);
        u32::try_from(self.school_days(after, to).count()).unwrap_or(u32::MAX)
    }

    /// As [`Self::school_days_between`], but counts no further than `most`: whether there are enough is known soon,
    /// however many years lie between.
    pub fn school_days_up_to(&self, most: u32, from: NaiveDate, to: NaiveDate) -> u32 {
        let after = from.succ_opt().unwrap_or(from);
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        u32::try_from(self.school_days(after, to).take(most).count()).unwrap_or(u32::MAX)
    }

    /// The school days from one date to another, both included.
    pub fn school_days(&self, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        let mut judge = self.judge(from);
        from.iter_days()
            .take_while(move |day| *day <= to)
            .filter(move |day| judge.is_school_day(*day))
    }

    /// The last school day from one date to another, both included; `None` where there is none.
    pub fn last_school_day(&self, from: NaiveDate, to: NaiveDate) -> Option<NaiveDate> {
        let mut judge = self.judge(to);
        std::iter::successors(Some(to), NaiveDate::pred_opt)
            .take_while(|day| *day >= from)
            .find(|day| judge.is_school_day(*day))
    }

    fn judge(&self, date: NaiveDate) -> Judge<'_> {
        Judge {
            calendar: self,
            year: self.year(academic_year_of(date)),
            holidays_of: date.year(),
            holidays: kept_on(date.year()),
        }
    }

    fn entered(&self, starting: i32) -> Option<&AcademicYear> {
        self.years.iter().find(|year| year.starting == starting)
    }
}

/// Says of one day after the other whether it is a school day. What a year has in common is worked out once a year, not
/// once a day.
struct Judge<'a> {
    calendar: &'a SchoolCalendar,
    year: Cow<'a, AcademicYear>,
    holidays_of: i32,
    holidays: Vec<NaiveDate>,
}

impl Judge<'_> {
    fn is_school_day(&mut self, date: NaiveDate) -> bool {
        if is_weekend(date) {
            return false;
        }
        let starting = academic_year_of(date);
        if self.year.starting != starting {
            self.year = self.calendar.year(starting);
        }
        if self.holidays_of != date.year() {
            self.holidays_of = date.year();
            self.holidays = kept_on(date.year());
        }
        self.year.half_term_of(date).is_some()
            && !self.year.inset_days.contains(&date)
            && !self.year.closures.contains(&date)
            && !self.holidays.contains(&date)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use chrono::Days;
    use proptest::prelude::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn entered() -> SchoolCalendar {
        let mut year = AcademicYear::proposed(2026);
        year.inset_days = vec![date(2026, 9, 2), date(2026, 11, 2)];
        year.closures = vec![date(2027, 5, 6)];
        SchoolCalendar::new(vec![year, AcademicYear::proposed(2025)])
    }

    #[test]
    fn a_school_day_is_a_weekday_in_term_and_nothing_else() {
        let calendar = entered();
        for (day, is_one, why) in [
            (date(2026, 9, 2), false, "INSET"),
            (date(2026, 9, 3), true, "Thursday in Autumn 1"),
            (date(2026, 9, 5), false, "Saturday"),
            (date(2026, 10, 27), false, "half-term holiday"),
            (date(2026, 11, 2), false, "INSET"),
            (date(2027, 5, 3), false, "bank holiday"),
            (date(2027, 5, 6), false, "closure"),
            (date(2027, 5, 7), true, "Friday in Summer 1"),
            (date(2027, 8, 3), false, "summer holiday"),
        ] {
            assert_eq!(calendar.is_school_day(day), is_one, "{day} {why}");
        }
    }

    #[test]
    fn fifteen_school_days_step_over_the_holiday() {
        let calendar = entered();
        // From Monday 12 October: nine days to 23 October, then from 3 November, the 2nd being INSET.
        assert_eq!(
            calendar.add_school_days(date(2026, 10, 12), 15),
            Some(date(2026, 11, 10))
        );
        assert_eq!(
            calendar.school_days_between(date(2026, 10, 12), date(2026, 11, 10)),
            15
        );
    }

    #[test]
    fn adding_no_days_stays_where_it_is() {
        assert_eq!(
            entered().add_school_days(date(2026, 10, 27), 0),
            Some(date(2026, 10, 27))
        );
        assert_eq!(
            entered().school_days_between(date(2026, 10, 27), date(2026, 9, 3)),
            0
        );
    }

    #[test]
    fn a_deadline_may_run_into_a_year_not_yet_entered() {
        let calendar = entered();
        let due = calendar.add_school_days(date(2027, 7, 20), 15).unwrap();
        assert!(!calendar.is_entered(due));
        assert!(due > date(2027, 9, 1) && due < date(2027, 10, 1));
    }

    #[test]
    fn the_next_half_term_may_be_next_years() {
        let calendar = entered();
        assert_eq!(
            calendar.next_half_term(date(2027, 8, 1)).unwrap().starts_on,
            date(2027, 9, 2)
        );
        assert_eq!(
            calendar
                .half_term_from(date(2026, 10, 28))
                .unwrap()
                .slot
                .number(),
            2
        );
        assert_eq!(
            calendar
                .half_term_from(date(2026, 10, 23))
                .unwrap()
                .slot
                .number(),
            1
        );
    }

    proptest! {
        #[test]
        fn the_order_of_entry_makes_no_difference(
            inset in proptest::collection::vec(0..300_u64, 0..8), offset in 0..500_u64, days in 0..60_u32,
        ) {
            let days_off: Vec<NaiveDate> = inset.iter().map(|day| date(2025, 9, 1) + Days::new(*day)).collect();
            let mut first = AcademicYear::proposed(2025);
            first.inset_days = days_off.clone();
            let mut turned = first.clone();
            turned.inset_days.reverse();
            turned.half_terms.reverse();
            let second = AcademicYear::proposed(2026);
            let one = SchoolCalendar::new(vec![first, second.clone()]);
            let other = SchoolCalendar::new(vec![second, turned]);
            let from = date(2025, 9, 1) + Days::new(offset);
            prop_assert_eq!(one.add_school_days(from, days), other.add_school_days(from, days));
            prop_assert_eq!(one.next_half_term(from), other.next_half_term(from));
        }

        #[test]
        fn adding_and_counting_agree(offset in 0..700_u64, days in 1..120_u32) {
            let calendar = entered();
            let from = date(2025, 9, 1) + Days::new(offset);
            let to = calendar.add_school_days(from, days).unwrap();
            prop_assert!(to > from && calendar.is_school_day(to));
            prop_assert_eq!(calendar.school_days_between(from, to), days);
            prop_assert!(calendar.add_school_days(from, days + 1).unwrap() > to);
            prop_assert_eq!(calendar.school_days_up_to(days + 5, from, to), days);
            prop_assert_eq!(calendar.school_days_up_to(days - 1, from, to), days - 1);
            // The day after, which may be none, changes nothing about the last.
            let next = to.succ_opt().unwrap();
            let last = if calendar.is_school_day(next) { next } else { to };
            prop_assert_eq!(calendar.last_school_day(from, next), Some(last));
            prop_assert_eq!(calendar.school_days(from, next).last(), Some(last));
        }
    }
}
