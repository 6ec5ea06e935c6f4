//! A calendar file (iCalendar, RFC 5545) of whole days, which any calendar program reads. Nothing in it names a child.

use std::fmt::Write;

use chrono::{DateTime, Days, NaiveDate, Utc};

/// A day on which something is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IcsDay {
    /// The same for the same duty each time, so that a calendar read again does not double it.
    pub uid: String,
    pub on: NaiveDate,
    pub summary: String,
    pub description: String,
}

/// The longest a line is, in octets, without its end (RFC 5545 section 3.1).
const LONGEST: usize = 75;

/// The file, with lines that end as the standard asks.
pub fn ics(name: &str, days: &[IcsDay], made_at: DateTime<Utc>) -> String {
    let mut text = String::new();
    let stamp = made_at.format("%Y%m%dT%H%M%SZ").to_string();
    line(&mut text, "BEGIN:VCALENDAR");
    line(&mut text, "VERSION:2.0");
    line(&mut text, "PRODID:-//Waymark//Dates due//EN");
    line(&mut text, "CALSCALE:GREGORIAN");
    line(&mut text, &format!("X-WR-CALNAME:{}", escaped(name)));
    for day in days {
        // A whole day ends, in the standard's words, where the next begins.
        let end = day.on.checked_add_days(Days::new(1)).unwrap_or(day.on);
        line(&mut text, "BEGIN:VEVENT");
        line(&mut text, &format!("UID:{}@waymark", escaped(&day.uid)));
        line(&mut text, &format!("DTSTAMP:{stamp}"));
        line(
            &mut text,
            &format!("DTSTART;VALUE=DATE:{}", day.on.format("%Y%m%d")),
        );
        line(
            &mut text,
            &format!("DTEND;VALUE=DATE:{}", end.format("%Y%m%d")),
        );
        line(&mut text, &format!("SUMMARY:{}", escaped(&day.summary)));
        line(
            &mut text,
            &format!("DESCRIPTION:{}", escaped(&day.description)),
        );
        line(&mut text, "CLASS:CONFIDENTIAL");
        line(&mut text, "TRANSP:TRANSPARENT");
        line(&mut text, "END:VEVENT");
    }
    line(&mut text, "END:VCALENDAR");
    text
}

/// A line, folded where it is too long: the rest goes on after a space.
fn line(text: &mut String, words: &str) {
    let mut room = LONGEST;
    for letter in words.chars() {
        if letter.len_utf8() > room {
            text.push_str("\r\n ");
            room = LONGEST - 1;
        }
        room -= letter.len_utf8();
        let _ = write!(text, "{letter}");
    }
    text.push_str("\r\n");
}

/// Words as a property holds them (RFC 5545 section 3.3.11).
fn escaped(words: &str) -> String {
    words
        .replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace("\r\n", "\\n")
        .replace(['\n', '\r'], "\\n")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn made_at() -> DateTime<Utc> {
        "2026-11-10T10:00:00Z".parse().unwrap()
    }

    fn day(summary: &str) -> IcsDay {
        IcsDay {
            uid: "review_due-3F2A-20261218".to_owned(),
            on: "2026-12-31".parse().unwrap(),
            summary: summary.to_owned(),
            description: String::new(),
        }
    }

    #[test]
    fn a_whole_day_begins_and_ends_as_the_standard_says() {
        let text = ics("Dates due", &[day("Review; child 3F2A, plan")], made_at());
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(lines.first(), Some(&"BEGIN:VCALENDAR"));
        for wanted in [
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "DTSTAMP:20261110T100000Z",
            "SUMMARY:Review\\; child 3F2A\\, plan",
            "UID:review_due-3F2A-20261218@waymark",
        ] {
            assert!(lines.contains(&wanted), "{wanted} in {text}");
        }
        assert!(text.ends_with("END:VCALENDAR\r\n"));
    }

    proptest! {
        #[test]
        fn no_line_is_too_long_and_unfolding_gives_the_words_back(words in "\\PC{0,300}") {
            let text = ics("Dates due", &[day(&words)], made_at());
            for line in text.split("\r\n") {
                prop_assert!(line.len() <= LONGEST, "{line}");
            }
            let whole = text.replace("\r\n ", "");
            let found = whole.split("\r\n").find_map(|line| line.strip_prefix("SUMMARY:")).unwrap();
            prop_assert_eq!(found, escaped(&words));
        }
    }
}
