//! What is promised of reduced timetables.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::prelude::*;

use super::*;
use crate::domain::calendar::AcademicYear;

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn week(from_on: NaiveDate, each: u16) -> TimetableWeek {
    TimetableWeek {
        from_on,
        minutes: [each; 5],
    }
}

#[test]
fn hours_are_read_as_people_write_them() {
    for (typed, minutes) in [
        ("", Some(0)),
        (" - ", Some(0)),
        ("3", Some(180)),
        ("2.5", Some(150)),
        ("2,25", Some(135)),
        (".5", Some(30)),
        ("2:30", Some(150)),
        ("2h30", Some(150)),
        ("2 h 30 m", Some(150)),
        ("1h", Some(60)),
        ("45 min", Some(45)),
        ("3 hours", Some(180)),
        ("10", Some(600)),
        ("10:01", None),
        ("2:60", None),
        ("2.125", None),
        ("-2", None),
        ("morning", None),
        ("99999", None),
        ("٣", None),
    ] {
        assert_eq!(minutes_of(typed), minutes, "{typed}");
    }
}

#[test]
fn hours_are_told_in_words() {
    for (minutes, typed, words) in [
        (0, "", "not at school"),
        (1, "0:01", "1 minute"),
        (45, "0:45", "45 minutes"),
        (60, "1:00", "1 hour"),
        (61, "1:01", "1 hour 1 minute"),
        (150, "2:30", "2 hours 30 minutes"),
    ] {
        assert_eq!(hours_typed(minutes), typed);
        assert_eq!(hours_words(minutes), words);
    }
}

#[test]
fn a_child_of_whom_nothing_is_agreed_misses_what_should_be_in_place() {
    let nothing = ReintegrationFacts {
        agreements: &[],
        weeks: &[],
        risk_on: None,
        has_plan: false,
        has_assessment: false,
    };
    let without_others: Vec<_> = (ReintegrationCheck::ALL.iter().copied())
        .filter(|check| *check != ReintegrationCheck::OthersAgree)
        .collect();
    assert_eq!(missing(&nothing), without_others);
}

#[test]
fn every_party_that_is_listed_has_to_agree() {
    let on = Some(date(2026, 11, 2));
    let agrees = |party, agreed_on| Agreement {
        party,
        name: String::new(),
        agreed_on,
    };
    let mut agreements = vec![
        agrees(AgreementParty::Parent, on),
        agrees(AgreementParty::Child, on),
        agrees(AgreementParty::School, on),
        agrees(AgreementParty::SocialWorker, None),
    ];
    let weeks = [week(date(2026, 11, 9), 120)];
    let ask = |agreements: &[Agreement]| {
        missing(&ReintegrationFacts {
            agreements,
            weeks: &weeks,
            risk_on: on,
            has_plan: true,
            has_assessment: true,
        })
    };
    assert_eq!(ask(&agreements), [ReintegrationCheck::OthersAgree]);
    agreements[3].agreed_on = on;
    assert_eq!(ask(&agreements), []);
    agreements[0].agreed_on = None;
    assert_eq!(
        ask(&agreements),
        [
            ReintegrationCheck::ParentAgrees,
            ReintegrationCheck::OthersAgree
        ]
    );
}

#[test]
fn weeks_are_those_in_which_the_school_is_open() {
    let calendar = SchoolCalendar::new(vec![AcademicYear::proposed(2026)]);
    let half_term = calendar.half_term_of(date(2026, 11, 10)).unwrap();
    let before = calendar.half_term_of(date(2026, 10, 10)).unwrap();
    let weeks = school_weeks(
        &calendar,
        before.ends_on - Days::new(3),
        half_term.starts_on + Days::new(8),
    );
    // One before the holiday, two after it, and none in it.
    assert_eq!(weeks.len(), 3);
    assert!(weeks.iter().all(|monday| monday_of(*monday) == *monday));
    assert_eq!(weeks[0], monday_of(before.ends_on));
    assert_eq!(weeks[1], monday_of(half_term.starts_on));
    assert_eq!(
        school_weeks(&calendar, date(2026, 11, 14), date(2026, 11, 15)),
        [],
        "a weekend"
    );
}

#[test]
fn a_timetable_warns_where_hours_fall_and_never_where_they_rise() {
    let (starts_on, ends_on) = (date(2026, 11, 9), date(2026, 12, 4));
    let monday = |number: u64| starts_on + Days::new(7 * number);
    let ask = |each: &[u16]| {
        let weeks: Vec<_> = (0..)
            .zip(each)
            .map(|(number, each)| week(monday(number), *each))
            .collect();
        timetable_warnings(&weeks, FULL_WEEK, starts_on, ends_on)
    };
    assert_eq!(ask(&[]), Vec::<String>::new());
    assert_eq!(ask(&[120]), Vec::<String>::new());
    assert_eq!(ask(&[120, 180, 240, 390]), Vec::<String>::new());
    assert_eq!(ask(&[120, 120, 180, 240]), Vec::<String>::new());
    let falls = ask(&[120, 180, 150, 240]);
    assert_eq!(falls.len(), 1, "{falls:?}");
    assert!(falls[0].starts_with("The week of 23 November has fewer hours"));
    let never = ask(&[180, 180, 180]);
    assert!(never[0].starts_with("The hours do not rise"), "{never:?}");
    let outside = ask(&[60, 120, 180, 240, 300]);
    assert!(
        outside[0].contains("7 December lies outside"),
        "{outside:?}"
    );
    let over = ask(&[120, 400]);
    assert!(over[0].contains("more hours than a full week"), "{over:?}");
}

proptest! {
    #[test]
    fn what_is_told_is_read_back_as_the_same(minutes in 0..=600_u16) {
        prop_assert_eq!(minutes_of(&hours_typed(minutes)), Some(minutes));
    }

    #[test]
    fn nothing_that_is_typed_falls_over(typed in "\\PC{0,12}") {
        prop_assert!(minutes_of(&typed).is_none_or(|minutes| minutes <= 600));
    }
}
