//! The last rows of the clocks as tables: days that people agreed, days that a paper names, and the second way into
//! clocks that begin with one thing or another.

#![allow(clippy::unwrap_used)]

use super::rows_tests::{day, holds, in_three_years};
use super::*;

#[test]
fn the_annual_review_within_twelve_months_of_the_last() {
    let issued = day("2025-01-15");
    holds(
        &[
            ("2026-02-10", "2027-02-10", "the same day of the next year"),
            ("2028-02-29", "2029-02-28", "held on 29 February"),
            ("2027-02-28", "2028-02-28", "into a leap year"),
            ("2026-07-20", "2027-07-20", "in July"),
            ("2026-10-23", "2027-10-23", "the Friday before half-term"),
            ("2025-01-15", "2026-01-15", "on the day the plan was issued"),
        ],
        |held, _| annual_review_due(issued, Some(held)),
    );
    let before = annual_review_due(issued, Some(day("2025-01-14"))).unwrap();
    assert_eq!(before.due_on, day("2026-01-15"), "one of an earlier plan");
}

#[test]
fn invitations_at_once_where_the_meeting_was_arranged_late() {
    for (meeting, arranged, due, why) in [
        (
            "2027-02-10",
            "2027-01-26",
            "2027-01-27",
            "a day more than two weeks",
        ),
        ("2027-02-10", "2027-01-27", "2027-01-27", "two weeks"),
        ("2027-02-10", "2027-01-28", "2027-01-28", "a day less"),
        ("2027-02-10", "2027-02-10", "2027-02-10", "on the day"),
        (
            "2026-11-03",
            "2026-10-23",
            "2026-10-23",
            "the Friday before half-term",
        ),
        ("2028-03-07", "2028-02-29", "2028-02-29", "on 29 February"),
        ("2026-09-08", "2026-07-20", "2026-08-25", "in July"),
    ] {
        let clock = in_three_years(|context| {
            annual_review_invitations_due(day(meeting), day(arranged), None, context).unwrap()
        });
        assert_eq!(clock.due_on, day(due), "{meeting} {arranged}: {why}");
        assert!(clock.due_on >= clock.starts_on);
    }
}

#[test]
fn an_extended_request_to_see_the_record_within_three_months() {
    holds(
        &[
            ("2026-11-03", "2027-02-03", "the same day of the third"),
            ("2026-11-30", "2027-03-01", "28 February is a Sunday"),
            ("2027-11-30", "2028-02-29", "to the last of a leap February"),
            (
                "2026-10-23",
                "2027-01-25",
                "the Friday before half-term, to a Saturday",
            ),
            ("2026-09-25", "2026-12-29", "over Christmas"),
            ("2026-07-20", "2026-10-20", "in July"),
        ],
        |on, _| access_request_due(on, true, None),
    );
}

#[test]
fn a_child_who_is_watched_is_looked_at_again() {
    let agreed = |since: &str, look_again_on: Option<&str>| {
        let watch = Watch {
            since: day(since),
            look_again_on: look_again_on.map(day),
            after_leaving: false,
        };
        in_three_years(|context| concern_decision_due(day("2026-06-01"), Some(watch), context))
            .unwrap()
    };
    for (since, again, due, why) in [
        ("2026-10-05", None, "2026-11-16", "after six weeks"),
        (
            "2026-10-23",
            None,
            "2026-12-04",
            "the Friday before half-term",
        ),
        ("2026-07-20", None, "2026-08-31", "in July"),
        ("2028-01-18", None, "2028-02-29", "onto 29 February"),
        (
            "2026-10-05",
            Some("2026-12-18"),
            "2026-12-18",
            "as agreed, later",
        ),
        (
            "2026-10-05",
            Some("2026-10-12"),
            "2026-10-12",
            "as agreed, sooner",
        ),
        ("2026-10-05", Some("2026-10-05"), "2026-10-05", "that day"),
        (
            "2026-10-05",
            Some("2026-09-01"),
            "2026-10-05",
            "a day before it",
        ),
    ] {
        let clock = agreed(since, again);
        assert_eq!(clock.due_on, day(due), "{since} {again:?}: {why}");
        assert_eq!(clock.starts_on, day(since));
    }
}

#[test]
fn what_an_agency_recommended_by_the_day_agreed() {
    let recommended = day("2026-10-12");
    for (agreed, due, why) in [
        ("2026-11-20", "2026-11-20", "a plain Friday"),
        ("2026-10-23", "2026-10-23", "the Friday before half-term"),
        ("2026-10-28", "2026-10-28", "in the holiday, as agreed"),
        ("2027-07-22", "2027-07-22", "in July"),
        ("2028-02-29", "2028-02-29", "29 February"),
        ("2026-10-12", "2026-10-12", "that very day"),
        ("2026-10-11", "2026-10-12", "a day before it"),
    ] {
        let clock = agency_action_due(AgencyAction {
            agency: "Speech therapy",
            recommended_on: recommended,
            action_by: "Ms J Lee",
            by_on: day(agreed),
        });
        assert_eq!(clock.due_on, day(due), "{agreed}: {why}");
        let settings = ClockSettings::default();
        assert_eq!(clock.state(day(due), &settings), ClockState::Due, "{why}");
    }
}

#[test]
fn a_medicine_is_replaced_by_its_last_day() {
    for (came, until, due, why) in [
        (
            "2026-01-08",
            "2026-12-31",
            "2026-12-31",
            "the end of a year",
        ),
        ("2026-01-08", "2028-02-29", "2028-02-29", "29 February"),
        ("2026-01-08", "2026-10-24", "2026-10-24", "a Saturday"),
        ("2026-01-08", "2026-08-31", "2026-08-31", "a bank holiday"),
        ("2026-07-20", "2026-07-31", "2026-07-31", "in July"),
        ("2026-01-08", "2026-01-08", "2026-01-08", "the day it came"),
        (
            "2026-01-08",
            "2026-01-07",
            "2026-01-08",
            "out of date already",
        ),
    ] {
        let clock = medicine_expires("EpiPen", day(came), day(until));
        assert_eq!(clock.due_on, day(due), "{why}");
        assert_eq!(clock.starts_on, day(came));
    }
}

#[test]
fn the_latest_safe_review_in_november_of_year_6() {
    use crate::domain::year_group::YearGroup;
    let clock = phase_transfer_meeting_due(YearGroup::Y6, 2026).unwrap();
    let settings = ClockSettings::default();
    for (today, state) in [
        ("2026-09-01", ClockState::Upcoming { days: 83 }),
        ("2026-11-08", ClockState::Upcoming { days: 15 }),
        ("2026-11-09", ClockState::DueSoon { days: 14 }),
        ("2026-11-22", ClockState::DueSoon { days: 1 }),
        ("2026-11-23", ClockState::Due),
        ("2026-11-24", ClockState::Overdue { days: 1 }),
        ("2027-02-15", ClockState::Overdue { days: 84 }),
    ] {
        assert_eq!(clock.state(day(today), &settings), state, "{today}");
    }
    let kept = amended_plan_due(clock.due_on).unwrap();
    let plan = phase_transfer_due(YearGroup::Y6, 2026).unwrap();
    assert_eq!(
        kept.due_on, plan.due_on,
        "a meeting on its last day is just in time"
    );
}
