//! Dates as people in an English school write them.

use chrono::NaiveDate;

/// "3 October 2026".
pub fn long(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// "3 October", for a sentence in which the year is plain.
pub fn short(date: NaiveDate) -> String {
    date.format("%-d %B").to_string()
}

/// "Saturday 3 October 2026", for an invitation or a meeting.
pub fn with_weekday(date: NaiveDate) -> String {
    date.format("%A %-d %B %Y").to_string()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_date_reads_as_a_school_writes_it() {
        let date = NaiveDate::from_ymd_opt(2026, 10, 3).unwrap();
        assert_eq!(long(date), "3 October 2026");
        assert_eq!(short(date), "3 October");
        assert_eq!(with_weekday(date), "Saturday 3 October 2026");
    }
}
