//! Dates and counts in the words of the paper.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use crate::documents::layout::block::isolated;

/// "3 March 2026".
pub(crate) fn date(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// "3 Mar 2026", where there is little room.
pub(crate) fn short(day: NaiveDate) -> String {
    day.format("%-d %b %Y").to_string()
}

/// "22 November 2026 at 14:02".
pub(crate) fn moment(moment: NaiveDateTime) -> String {
    moment.format("%-d %B %Y at %H:%M").to_string()
}

/// "3 Mar to 1 Apr 2026", or what there is of it, for the narrow columns of a table.
pub(crate) fn short_span(from: Option<NaiveDate>, to: Option<NaiveDate>) -> String {
    let day = short;
    match (from, to) {
        (Some(from), Some(to)) if from.year() == to.year() => {
            format!("{} to {}", from.format("%-d %b"), day(to))
        }
        (Some(from), Some(to)) => format!("{} to {}", day(from), day(to)),
        (Some(from), None) => format!("From {}", day(from)),
        (None, Some(to)) => format!("Until {}", day(to)),
        (None, None) => String::new(),
    }
}

/// Parts with a dot between them, empty ones left out.
pub(crate) fn joined(parts: &[&str]) -> String {
    parts
        .iter()
        .filter(|part| !part.trim().is_empty())
        .map(|part| isolated(part))
        .collect::<Vec<_>>()
        .join("  ·  ")
}

/// What the school calls the page on which a child says how it is going.
pub(crate) fn views_name(chosen: &str) -> &str {
    match chosen.trim() {
        "" => "My views",
        chosen => chosen,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn dates_are_written_as_people_in_england_say_them() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 3).unwrap();
        assert_eq!(date(day), "3 March 2026");
        assert_eq!(
            moment(day.and_hms_opt(14, 2, 0).unwrap()),
            "3 March 2026 at 14:02"
        );
        let before = NaiveDate::from_ymd_opt(2025, 11, 30);
        assert_eq!(short_span(None, Some(day)), "Until 3 Mar 2026");
        assert_eq!(short_span(before, Some(day)), "30 Nov 2025 to 3 Mar 2026");
        assert_eq!(short_span(Some(day), Some(day)), "3 Mar to 3 Mar 2026");
        assert_eq!(short_span(None, None), "");
    }
}
