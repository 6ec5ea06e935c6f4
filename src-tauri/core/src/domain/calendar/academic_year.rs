//! One academic year as the school enters it.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::half_term::{HalfTerm, HalfTermSlot, Term, TermNaming};
use crate::domain::bank_holiday::is_weekend;
use crate::domain::date_words::long;
use crate::domain::field_errors::FieldErrors;

/// A school year from 1 September to 31 August.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AcademicYear {
    /// The year it begins in: 2026 for 2026/27.
    pub starting: i32,
    pub half_terms: Vec<HalfTerm>,
    /// Days on which staff are in school and children are not.
    pub inset_days: Vec<NaiveDate>,
    /// Other days on which the school is closed: a polling day, snow.
    pub closures: Vec<NaiveDate>,
}

/// The academic year a date belongs to, by its starting year: 2026 for 31 August 2027.
pub fn academic_year_of(date: NaiveDate) -> i32 {
    if date.month() >= 9 {
        date.year()
    } else {
        date.year() - 1
    }
}

/// "2026/27".
pub fn year_label(starting: i32) -> String {
    format!("{starting}/{:02}", (starting + 1).rem_euclid(100))
}

impl AcademicYear {
    /// "2026/27".
    pub fn label(&self) -> String {
        year_label(self.starting)
    }

    /// 1 September; `None` only for a year beyond the calendar.
    pub fn first_day(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.starting, 9, 1)
    }

    /// 31 August; `None` only for a year beyond the calendar.
    pub fn last_day(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.starting.checked_add(1)?, 8, 31)
    }

    /// The half-term a date lies in; `None` in the holidays.
    pub fn half_term_of(&self, date: NaiveDate) -> Option<&HalfTerm> {
        self.half_terms
            .iter()
            .find(|half_term| half_term.contains(date))
    }

    /// The first half-term of this year that begins after a date.
    pub fn next_half_term(&self, date: NaiveDate) -> Option<&HalfTerm> {
        self.half_terms
            .iter()
            .filter(|half_term| half_term.starts_on > date)
            .min_by_key(|half_term| half_term.starts_on)
    }

    /// The first and last day of a term; `None` when its half-terms have not been entered.
    pub fn term(&self, term: Term) -> Option<(NaiveDate, NaiveDate)> {
        let of_term = || {
            self.half_terms
                .iter()
                .filter(|half_term| half_term.slot.term() == term)
        };
        let starts_on = of_term().map(|half_term| half_term.starts_on).min()?;
        let ends_on = of_term().map(|half_term| half_term.ends_on).max()?;
        Some((starts_on, ends_on))
    }

    /// Checks the dates as entered, collecting every problem.
    ///
    /// # Errors
    /// Paths are `starting`, `half_terms`, `half_terms.N.starts_on`, `half_terms.N.ends_on`, `half_terms.N.slot`,
    /// `inset_days.N` and `closures.N`, with places counted from 0.
    pub fn validate(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::new();
        let (Some(first), Some(last)) = (self.first_day(), self.last_day()) else {
            return Err(FieldErrors::one(
                "starting",
                "Enter the year in which the school year begins.",
            ));
        };
        if !(1990..=2199).contains(&self.starting) {
            errors.add(
                "starting",
                "Enter the year in which the school year begins, from 1990 to 2199.",
            );
        }
        self.check_half_terms(first, last, &mut errors);
        self.check_days("inset_days", "An INSET day", &self.inset_days, &mut errors);
        self.check_days("closures", "A closure", &self.closures, &mut errors);
        for (place, day) in self.closures.iter().enumerate() {
            if self.inset_days.contains(day) {
                errors.add(
                    format!("closures.{place}"),
                    format!("{} is already an INSET day.", long(*day)),
                );
            }
        }
        errors.into_result()
    }

    fn check_half_terms(&self, first: NaiveDate, last: NaiveDate, errors: &mut FieldErrors) {
        if self.half_terms.len() != HalfTermSlot::ALL.len() {
            errors.add(
                "half_terms",
                format!(
                    "A school year has six half-terms; {} are entered.",
                    self.half_terms.len()
                ),
            );
        }
        let mut before: Option<&HalfTerm> = None;
        for (place, half_term) in self.half_terms.iter().enumerate() {
            let name = half_term.slot.name(TermNaming::Seasons);
            let starts = format!("half_terms.{place}.starts_on");
            let ends = format!("half_terms.{place}.ends_on");
            if usize::from(half_term.slot.number()) != place + 1 {
                errors.add(
                    format!("half_terms.{place}.slot"),
                    "The six half-terms stand in order, each once, from the first to the sixth.",
                );
            }
            for (field, date) in [(&starts, half_term.starts_on), (&ends, half_term.ends_on)] {
                if date < first || date > last {
                    errors.add(
                        field,
                        format!(
                            "The school year {} runs from {} to {}.",
                            self.label(),
                            long(first),
                            long(last)
                        ),
                    );
                } else if is_weekend(date) {
                    errors.add(
                        field,
                        format!("{} is at a weekend. Choose a weekday.", long(date)),
                    );
                }
            }
            if half_term.ends_on < half_term.starts_on {
                errors.add(&ends, format!("{name} ends before it begins."));
            }
            if let Some(before) = before
                && half_term.starts_on <= before.ends_on
            {
                errors.add(
                    &starts,
                    format!(
                        "{name} begins before the half-term ahead of it ends on {}.",
                        long(before.ends_on)
                    ),
                );
            }
            before = Some(half_term);
        }
    }

    fn check_days(&self, list: &str, what: &str, days: &[NaiveDate], errors: &mut FieldErrors) {
        for (place, day) in days.iter().enumerate() {
            let field = format!("{list}.{place}");
            if self.half_term_of(*day).is_none() {
                errors.add(
                    &field,
                    format!("{what} lies inside a half-term; {} does not.", long(*day)),
                );
            } else if is_weekend(*day) {
                errors.add(
                    &field,
                    format!("{} is at a weekend. Choose a weekday.", long(*day)),
                );
            }
            if days.iter().take(place).any(|other| other == day) {
                errors.add(&field, format!("{} is in the list twice.", long(*day)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn errors_of(change: impl FnOnce(&mut AcademicYear)) -> Vec<String> {
        let mut year = AcademicYear::proposed(2026);
        change(&mut year);
        year.validate()
            .unwrap_err()
            .iter()
            .map(|(field, _)| field.to_owned())
            .collect()
    }

    #[test]
    fn a_year_is_labelled_as_schools_write_it() {
        assert_eq!(AcademicYear::proposed(2026).label(), "2026/27");
        assert_eq!(year_label(2099), "2099/00");
        assert_eq!(year_label(2008), "2008/09");
    }

    #[test]
    fn the_year_turns_on_1_september() {
        assert_eq!(academic_year_of(date(2026, 8, 31)), 2025);
        assert_eq!(academic_year_of(date(2026, 9, 1)), 2026);
        assert_eq!(academic_year_of(date(2027, 1, 1)), 2026);
    }

    #[test]
    fn a_day_is_in_its_half_term_and_the_holidays_are_in_none() {
        let year = AcademicYear::proposed(2026);
        let slot = |day| {
            year.half_term_of(day)
                .map(|half_term| half_term.slot.number())
        };
        assert_eq!(slot(date(2026, 10, 23)), Some(1));
        assert_eq!(slot(date(2026, 10, 28)), None);
        assert_eq!(slot(date(2026, 11, 2)), Some(2));
        assert_eq!(
            year.next_half_term(date(2026, 10, 28))
                .unwrap()
                .slot
                .number(),
            2
        );
        assert_eq!(
            year.next_half_term(date(2026, 11, 2))
                .unwrap()
                .slot
                .number(),
            3
        );
        assert_eq!(year.next_half_term(date(2027, 7, 30)), None);
    }

    #[test]
    fn a_term_is_two_half_terms() {
        let year = AcademicYear::proposed(2026);
        let (starts_on, ends_on) = year.term(Term::Spring).unwrap();
        assert_eq!(
            (starts_on, ends_on),
            (year.half_terms[2].starts_on, year.half_terms[3].ends_on)
        );
    }

    #[test]
    fn each_slip_in_the_dates_is_named_beside_its_field() {
        assert_eq!(
            errors_of(|year| year.half_terms.truncate(5)),
            ["half_terms"]
        );
        assert_eq!(
            errors_of(|year| year.half_terms[1].starts_on = date(2026, 10, 22)),
            ["half_terms.1.starts_on"]
        );
        assert_eq!(
            errors_of(|year| year.half_terms[0].starts_on = date(2026, 8, 31)),
            ["half_terms.0.starts_on"]
        );
        assert_eq!(
            errors_of(|year| year.half_terms[5].ends_on = date(2027, 9, 1)),
            ["half_terms.5.ends_on"]
        );
        assert_eq!(
            errors_of(|year| year.half_terms[2].ends_on = date(2027, 2, 13)),
            ["half_terms.2.ends_on"]
        );
        assert_eq!(
            errors_of(|year| year.half_terms[3].ends_on = date(2027, 2, 19)),
            ["half_terms.3.ends_on"]
        );
        assert_eq!(
            errors_of(|year| year.half_terms.swap(0, 1)),
            [
                "half_terms.0.slot",
                "half_terms.1.slot",
                "half_terms.1.starts_on"
            ]
        );
        assert_eq!(errors_of(|year| year.starting = 26), {
            let mut all: Vec<String> = (0..6)
                .flat_map(|place| {
                    [
                        format!("half_terms.{place}.ends_on"),
                        format!("half_terms.{place}.starts_on"),
                    ]
                })
                .collect();
            all.push("starting".to_owned());
            all
        });
    }

    #[test]
    fn all_problems_are_told_at_once() {
        let fields = errors_of(|year| {
            year.half_terms[0].ends_on = date(2026, 9, 1);
            year.inset_days = vec![
                date(2026, 9, 5),
                date(2026, 10, 28),
                date(2026, 11, 2),
                date(2026, 11, 2),
            ];
            year.closures = vec![date(2026, 11, 2)];
        });
        assert_eq!(
            fields,
            [
                "closures.0",
                "half_terms.0.ends_on",
                "inset_days.0",
                "inset_days.1",
                "inset_days.3"
            ]
        );
    }
}
