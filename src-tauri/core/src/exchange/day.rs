//! Days as people and programs write them in Britain: 31/08/2019, 31.8.19, 31 August 2019, 2019-08-31, and the serial
//! numbers of Excel.

use chrono::{Datelike, Days, NaiveDate};

use super::table::Cell;
use crate::domain::words::capital;

/// Excel counts days from here, and so carries on past the 29 February 1900 that it believes in.
const EXCEL_ZERO: Option<NaiveDate> = NaiveDate::from_ymd_opt(1899, 12, 30);
/// Serial numbers of 1954 to 2064: another number is no day in the life of anybody in a school.
const SERIALS: std::ops::RangeInclusive<f64> = 20_000.0..=60_000.0;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The day in a cell; nothing where it is empty.
///
/// # Errors
/// A sentence that says why it is none. `today` decides the century of a year of two digits.
pub fn day_of(cell: &Cell, today: NaiveDate) -> Result<Option<NaiveDate>, String> {
    match cell {
        Cell::Empty => Ok(None),
        Cell::Date(day) => Ok(Some(*day)),
        Cell::Number(number) => serial(*number)
            .map(Some)
            .ok_or_else(|| unknown(&cell.text())),
        Cell::Text(text) => written(text, today).map(Some),
        Cell::YesNo(_) | Cell::Fault(_) => Err(unknown(&cell.text())),
    }
}

fn unknown(text: &str) -> String {
    format!("\u{201c}{text}\u{201d} is not a date. Write it as 31/08/2019.")
}

fn serial(number: f64) -> Option<NaiveDate> {
    if !SERIALS.contains(&number) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it lies among the serial numbers"
    )]
    let days = number.floor() as u64;
    EXCEL_ZERO?.checked_add_days(Days::new(days))
}

fn written(text: &str, today: NaiveDate) -> Result<NaiveDate, String> {
    // A time of day after the date is midnight in every export that is known.
    let lower = text.to_lowercase();
    let parts: Vec<&str> = lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    let fault = || unknown(text);
    let dated = match parts.as_slice() {
        [only] if only.len() == 8 && is_number(only) => {
            let (year, rest) = only.split_at(4);
            let (month, day) = rest.split_at(2);
            (day, month, year)
        }
        [only] if is_number(only) => {
            return only.parse().ok().and_then(serial).ok_or_else(fault);
        }
        [year, month, day, ..] if year.len() == 4 && is_number(year) => (
            day.split_once('t').map_or(*day, |(day, _)| day),
            *month,
            *year,
        ),
        [month, day, year, ..] if month_of(month).is_some() && !is_number(month) => {
            (*day, *month, *year)
        }
        [weekday, day, month, year, ..] if is_weekday(weekday) => (*day, *month, *year),
        [day, month, year, ..] => (*day, *month, *year),
        _ => return Err(fault()),
    };
    let (day, month, year) = dated;
    let day: u32 = day
        .trim_end_matches(char::is_alphabetic)
        .parse()
        .map_err(|_| fault())?;
    let month = month_of(month).ok_or_else(fault)?;
    let year = year_of(year, today).ok_or_else(fault)?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| no_such_day(text, day, month, year))
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_weekday(text: &str) -> bool {
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        .iter()
        .any(|day| text.starts_with(day))
}

fn month_of(text: &str) -> Option<u32> {
    if is_number(text) {
        return text.parse().ok();
    }
    let place = MONTHS
        .iter()
        .position(|month| text.len() >= 3 && (month.starts_with(text) || text == "sept"))?;
    let place = if text == "sept" { 8 } else { place };
    u32::try_from(place + 1).ok()
}

fn year_of(text: &str, today: NaiveDate) -> Option<i32> {
    let year: i32 = text.parse().ok()?;
    match text.len() {
        4 => Some(year),
        2 => {
            // A child offered a place is born before today; an admission lies two years ahead at most.
            let century = 100 * (today.year() / 100);
            let soon = today.year() % 100 + 2;
            Some(if year <= soon {
                century + year
            } else {
                century - 100 + year
            })
        }
        _ => None,
    }
}

fn no_such_day(text: &str, day: u32, month: u32, year: i32) -> String {
    let name = usize::try_from(month)
        .ok()
        .and_then(|month| MONTHS.get(month.checked_sub(1)?))
        .map(|name| capital(name));
    match name {
        None => format!(
            "\u{201c}{text}\u{201d} has no month {month}: the day comes first here, then the month."
        ),
        Some(name) if month == 2 && day == 29 => {
            format!("29 {name} {year} is not a day: {year} is not a leap year.")
        }
        Some(name) => format!("{name} has no day {day}."),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 10).unwrap()
    }

    fn read(text: &str) -> Result<NaiveDate, String> {
        day_of(&Cell::of(text), today()).map(Option::unwrap)
    }

    #[test]
    fn a_day_is_read_in_every_form_in_which_a_school_writes_it() {
        let day = NaiveDate::from_ymd_opt(2018, 9, 5).unwrap();
        for text in [
            "05/09/2018",
            "5/9/2018",
            "5/9/18",
            "05-09-2018",
            "05.09.2018",
            "5 September 2018",
            "5 Sep 2018",
            "5 Sept 2018",
            "05-Sep-18",
            "5th September 2018",
            "September 5, 2018",
            "Wed 5 Sep 2018",
            "2018-09-05",
            "2018-09-05T00:00:00",
            "2018/09/05 00:00",
            "05/09/2018 00:00:00",
            "20180905",
            "43348",
        ] {
            assert_eq!(read(text), Ok(day), "{text}");
        }
        assert_eq!(day_of(&Cell::Number(43_348.0), today()), Ok(Some(day)));
        assert_eq!(day_of(&Cell::Date(day), today()), Ok(Some(day)));
        assert_eq!(day_of(&Cell::Empty, today()), Ok(None));
        assert_eq!(read("5/9/71").unwrap().year(), 1971);
        assert_eq!(read("5/9/28").unwrap().year(), 2028);
    }

    #[test]
    fn a_day_that_never_was_is_refused_with_the_reason() {
        for (text, why) in [
            (
                "29/02/2019",
                "29 February 2019 is not a day: 2019 is not a leap year.",
            ),
            ("31/04/2019", "April has no day 31."),
            (
                "05/13/2018",
                "“05/13/2018” has no month 13: the day comes first here, then the month.",
            ),
            ("soon", "“soon” is not a date. Write it as 31/08/2019."),
            (
                "5/9/018",
                "“5/9/018” is not a date. Write it as 31/08/2019.",
            ),
            ("12", "“12” is not a date. Write it as 31/08/2019."),
            (
                "😀/1/2019",
                "“😀/1/2019” is not a date. Write it as 31/08/2019.",
            ),
        ] {
            assert_eq!(read(text).unwrap_err(), why);
        }
        assert!(read("29/02/2020").is_ok());
        assert!(day_of(&Cell::Number(3.0), today()).is_err());
        assert!(day_of(&Cell::Fault("#N/A"), today()).is_err());
    }

    proptest! {
        #[test]
        fn what_is_written_comes_back(serial in 20_000_u64..60_000) {
            let day = EXCEL_ZERO.unwrap() + Days::new(serial);
            for form in ["%d/%m/%Y", "%-d %B %Y", "%Y-%m-%d", "%d-%b-%Y", "%Y%m%d"] {
                prop_assert_eq!(read(&day.format(form).to_string()), Ok(day));
            }
            prop_assert_eq!(read(&serial.to_string()), Ok(day));
        }

        #[test]
        fn no_text_makes_it_fall_over(text in "\\PC{0,30}") {
            let _ = day_of(&Cell::of(&text), today());
        }
    }
}
