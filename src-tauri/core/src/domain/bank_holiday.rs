//! Bank holidays of England and Wales, computed for any year.
//!
//! Basis: Banking and Financial Dealings Act 1971, Sch 1, with Good Friday and Christmas Day by common law, substitute
//! days when one falls at a weekend, and the moves and extra days proclaimed since 2011. A later proclamation is a
//! closure that the school enters in its own calendar.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A bank holiday as it is kept: on a weekday, with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BankHoliday {
    pub on: NaiveDate,
    pub name: String,
    /// The day stands in for one that fell at the weekend.
    pub substitute: bool,
}

/// Extra days and moved days by royal proclamation: (year, month, day, name).
const EXTRA_DAYS: [(i32, u32, u32, &str); 5] = [
    (2011, 4, 29, "Royal wedding"),
    (2012, 6, 5, "Diamond Jubilee"),
    (2022, 6, 3, "Platinum Jubilee"),
    (2022, 9, 19, "State funeral of Queen Elizabeth II"),
    (2023, 5, 8, "Coronation of King Charles III"),
];

/// The bank holidays of a calendar year, in order of date. Empty outside the years 1583 to 9999.
pub fn bank_holidays(year: i32) -> Vec<BankHoliday> {
    let mut days: Vec<BankHoliday> = kept_days(year)
        .map(|(on, name, substitute)| BankHoliday {
            on,
            name: name.to_owned(),
            substitute,
        })
        .collect();
    days.sort_by_key(|holiday| holiday.on);
    days
}

/// Whether a date is a bank holiday in England and Wales.
pub fn is_bank_holiday(date: NaiveDate) -> bool {
    !is_weekend(date) && kept_days(date.year()).any(|(on, _, _)| on == date)
}

/// The days of a calendar year that are bank holidays, in no order.
pub(crate) fn kept_on(year: i32) -> Vec<NaiveDate> {
    kept_days(year).map(|(on, _, _)| on).collect()
}

/// The days that are kept, in no order: the date, its name, and whether it stands in for a day at the weekend.
fn kept_days(year: i32) -> impl Iterator<Item = (NaiveDate, &'static str, bool)> {
    let easter = easter_sunday(year);
    let of_easter = |move_by: fn(NaiveDate) -> Option<NaiveDate>| easter.and_then(move_by);
    let in_year = move |month, day| easter.and_then(|_| NaiveDate::from_ymd_opt(year, month, day));
    let new_year = in_year(1, 1);
    let boxing = in_year(12, 26);
    // Christmas Day's substitute comes after Boxing Day when that is itself a Monday.
    let (christmas_kept, boxing_kept) = match boxing.map(|day| day.weekday()) {
        Some(Weekday::Sat) => (25, 28),
        Some(Weekday::Sun) => (27, 28),
        Some(Weekday::Mon) => (27, 26),
        _ => (25, 26),
    };
    let yearly = [
        (
            new_year.map(weekday_from),
            "New Year's Day",
            new_year.is_some_and(is_weekend),
        ),
        (
            of_easter(|day| day.checked_sub_days(Days::new(2))),
            "Good Friday",
            false,
        ),
        (
            of_easter(|day| day.checked_add_days(Days::new(1))),
            "Easter Monday",
            false,
        ),
        (
            easter.and_then(|_| early_may(year)),
            "Early May bank holiday",
            false,
        ),
        (
            easter.and_then(|_| spring(year)),
            "Spring bank holiday",
            false,
        ),
        (
            easter.and_then(|_| last_monday(year, 8)),
            "Summer bank holiday",
            false,
        ),
        (
            in_year(12, christmas_kept),
            "Christmas Day",
            christmas_kept != 25,
        ),
        (in_year(12, boxing_kept), "Boxing Day", boxing_kept != 26),
    ];
    let extra = EXTRA_DAYS
        .into_iter()
        .filter(move |(extra_year, ..)| *extra_year == year)
        .map(move |(_, month, day, name)| (in_year(month, day), name, false));
    yearly
        .into_iter()
        .chain(extra)
        .filter_map(|(on, name, substitute)| Some((on?, name, substitute)))
}

/// Easter Sunday in the Gregorian calendar (the anonymous algorithm of 1876); `None` outside 1583 to 9999.
pub fn easter_sunday(year: i32) -> Option<NaiveDate> {
    if !(1583..=9999).contains(&year) {
        return None;
    }
    let golden = year % 19;
    let century = year / 100;
    let in_century = year % 100;
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let counted = epact + weekday - 7 * late + 114;
    NaiveDate::from_ymd_opt(
        year,
        u32::try_from(counted / 31).ok()?,
        u32::try_from(counted % 31 + 1).ok()?,
    )
}

fn early_may(year: i32) -> Option<NaiveDate> {
    if year == 2020 {
        // Moved to the Friday for the 75th anniversary of VE Day.
        return NaiveDate::from_ymd_opt(2020, 5, 8);
    }
    NaiveDate::from_weekday_of_month_opt(year, 5, Weekday::Mon, 1)
}

fn spring(year: i32) -> Option<NaiveDate> {
    match year {
        // Moved into June beside the jubilees.
        2012 => NaiveDate::from_ymd_opt(2012, 6, 4),
        2022 => NaiveDate::from_ymd_opt(2022, 6, 2),
        _ => last_monday(year, 5),
    }
}

/// The last Monday of a month.
pub(crate) fn last_monday(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Mon, 5)
        .or_else(|| NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Mon, 4))
}

pub(crate) fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The date itself, or the Monday after a weekend.
fn weekday_from(date: NaiveDate) -> NaiveDate {
    let days = match date.weekday() {
        Weekday::Sat => 2,
        Weekday::Sun => 1,
        _ => 0,
    };
    date + Days::new(days)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use proptest::prelude::*;

    fn days(year: i32) -> Vec<String> {
        bank_holidays(year)
            .iter()
            .map(|holiday| holiday.on.format("%m-%d").to_string())
            .collect()
    }

    #[test]
    fn easter_falls_where_the_almanac_says() {
        for (year, month, day) in [
            (1961, 4, 2),
            (2000, 4, 23),
            (2008, 3, 23),
            (2011, 4, 24),
            (2019, 4, 21),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2028, 4, 16),
            (2038, 4, 25),
            (2049, 4, 18),
        ] {
            assert_eq!(
                easter_sunday(year),
                NaiveDate::from_ymd_opt(year, month, day),
                "{year}"
            );
        }
    }

    #[test]
    fn published_years_are_exact() {
        let published: [(i32, &[&str]); 9] = [
            (
                2011,
                &[
                    "01-03", "04-22", "04-25", "04-29", "05-02", "05-30", "08-29", "12-26", "12-27",
                ],
            ),
            (
                2012,
                &[
                    "01-02", "04-06", "04-09", "05-07", "06-04", "06-05", "08-27", "12-25", "12-26",
                ],
            ),
            (
                2020,
                &[
                    "01-01", "04-10", "04-13", "05-08", "05-25", "08-31", "12-25", "12-28",
                ],
            ),
            (
                2021,
                &[
                    "01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28",
                ],
            ),
            (
                2022,
                &[
                    "01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19",
                    "12-26", "12-27",
                ],
            ),
            (
                2023,
                &[
                    "01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26",
                ],
            ),
            (
                2025,
                &[
                    "01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26",
                ],
            ),
            (
                2026,
                &[
                    "01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28",
                ],
            ),
            (
                2027,
                &[
                    "01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28",
                ],
            ),
        ];
        for (year, expected) in published {
            assert_eq!(days(year), expected, "{year}");
        }
    }

    #[test]
    fn a_substitute_day_says_so() {
        let holidays = bank_holidays(2022);
        let named = |name: &str| {
            holidays
                .iter()
                .find(|holiday| holiday.name == name)
                .unwrap()
        };
        assert!(named("New Year's Day").substitute);
        assert!(named("Christmas Day").substitute);
        assert!(!named("Boxing Day").substitute);
        assert!(!named("Good Friday").substitute);
    }

    #[test]
    fn a_year_without_a_calendar_has_no_holidays() {
        assert!(bank_holidays(1500).is_empty());
        assert!(bank_holidays(10_000).is_empty());
    }

    proptest! {
        #[test]
        fn every_year_has_eight_or_more_on_weekdays_and_no_day_twice(year in 1990..2200_i32) {
            let holidays = bank_holidays(year);
            prop_assert!(holidays.len() >= 8);
            prop_assert!(holidays.iter().all(|holiday| !is_weekend(holiday.on)));
            prop_assert!(holidays.windows(2).all(|pair| pair[0].on < pair[1].on));
        }

        #[test]
        fn easter_is_a_sunday_between_22_march_and_25_april(year in 1583..=9999_i32) {
            let easter = easter_sunday(year).unwrap();
            prop_assert_eq!(easter.weekday(), Weekday::Sun);
            prop_assert!(easter >= NaiveDate::from_ymd_opt(year, 3, 22).unwrap());
            prop_assert!(easter <= NaiveDate::from_ymd_opt(year, 4, 25).unwrap());
        }
    }
}
