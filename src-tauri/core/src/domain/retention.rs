//! Until when a child's record is kept: whole years after the date of birth, by the school's own schedule.

use chrono::{Months, NaiveDate};

/// What schools usually take for SEND files: date of birth + 31 years (IRMS Toolkit for Schools: 25 years, to which an
/// EHC plan may run, and the 6 years in which a claim may be brought).
pub const USUAL_YEARS: u8 = 31;

/// What a destruction does not reach.
pub const BACKUPS_STILL_HOLD_IT: &str = "Backups made before the destruction still hold these records. Waymark lets go of \
     daily backups after 14 days, of weekly ones after 8 weeks and of monthly ones after 12 months; the last one of each \
     year stays until somebody deletes it. Papers, and copies that were sent to others, are not touched.";

/// The last day on which the record is kept; the day after, it may be destroyed. `None` beyond the calendar.
pub fn kept_until(born_on: NaiveDate, years: u8) -> Option<NaiveDate> {
    born_on.checked_add_months(Months::new(u32::from(years) * 12))
}

/// Whether the record is past its date.
pub fn is_past(born_on: NaiveDate, years: u8, today: NaiveDate) -> bool {
    kept_until(born_on, years).is_some_and(|until| until < today)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_record_is_kept_to_the_birthday_and_not_a_day_less() {
        let born = day("1995-11-10");
        assert_eq!(kept_until(born, USUAL_YEARS), Some(day("2026-11-10")));
        assert!(!is_past(born, USUAL_YEARS, day("2026-11-10")));
        assert!(is_past(born, USUAL_YEARS, day("2026-11-11")));
        assert_eq!(kept_until(day("1996-02-29"), 31), Some(day("2027-02-28")));
    }
}
