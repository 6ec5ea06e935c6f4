//! Rows of the clocks as tables, six and more days each, with the edges: the Friday before a holiday, the end of a year,
//! 29 February and the days around it, a start in July, a bank holiday, a day that is no school day.
//!
//! Calendar of 2026/27 as proposed: 2 September to 23 October, 2 November to 18 December, 4 January to 12 February, 22
//! February to 25 March, 12 April to 28 May, 7 June to 22 July. The year before ends on 21 July 2026.

#![allow(clippy::unwrap_used)]

use super::fixture::date;
use super::*;
use crate::domain::calendar::AcademicYear;
use crate::domain::pathway::{PathwayPreset, preset};

/// With a leap year behind the two years of the fixture.
pub(super) fn in_three_years<T>(ask: impl FnOnce(ClockContext<'_>) -> T) -> T {
    let years = [2027, 2026, 2025].map(AcademicYear::proposed);
    let calendar = SchoolCalendar::new(years.to_vec());
    ask(ClockContext {
        calendar: &calendar,
        settings: &ClockSettings::default(),
    })
}

/// A day as "2026-10-23".
pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Asks a rule for each start, and compares: start, due, why.
pub(super) fn holds(
    rows: &[(&str, &str, &str)],
    rule: impl Fn(NaiveDate, ClockContext<'_>) -> Option<Clock>,
) {
    assert!(rows.len() >= 6, "a row has at least six cases");
    for (start, due, why) in rows {
        let clock = in_three_years(|context| rule(day(start), context)).unwrap();
        assert_eq!(clock.due_on, day(due), "{start}: {why}");
        assert!(clock.due_on >= clock.starts_on, "{start}: {why}");
        let settings = ClockSettings::default();
        assert_eq!(
            clock.state(clock.due_on, &settings),
            ClockState::Due,
            "{start}: met on its last day, it is in time"
        );
    }
}

#[test]
fn parents_told_within_ten_school_days() {
    holds(
        &[
            ("2026-09-14", "2026-09-28", "two plain weeks"),
            ("2026-10-23", "2026-11-13", "the Friday before half-term"),
            ("2026-10-24", "2026-11-13", "a Saturday in the holiday"),
            ("2026-07-20", "2026-09-14", "in July, one day is left"),
            ("2026-12-18", "2027-01-15", "the last day before Christmas"),
            ("2027-03-25", "2027-04-23", "over Easter"),
            ("2027-04-30", "2027-05-17", "over the bank holiday of May"),
            ("2028-02-21", "2028-03-06", "29 February is a school day"),
        ],
        |on, context| parents_told_due(on, None, context),
    );
}

#[test]
fn the_file_of_a_leaver_within_fifteen_school_days() {
    holds(
        &[
            ("2026-10-12", "2026-11-09", "over half-term"),
            ("2026-10-23", "2026-11-20", "the Friday before half-term"),
            ("2026-12-18", "2027-01-22", "over Christmas"),
            ("2027-02-12", "2027-03-12", "over the half-term of February"),
            ("2028-02-11", "2028-03-10", "over 29 February"),
            ("2027-04-23", "2027-05-17", "over the bank holiday of May"),
            (
                "2026-07-21",
                "2026-09-22",
                "with the summer, from September",
            ),
        ],
        |on, context| leaver_record_due(on, None, context),
    );
}

#[test]
fn the_annual_review_within_twelve_months() {
    holds(
        &[
            ("2026-03-03", "2027-03-03", "the same day of the next year"),
            ("2028-02-29", "2029-02-28", "issued on 29 February"),
            ("2027-02-28", "2028-02-28", "into a leap year"),
            ("2026-07-20", "2027-07-20", "in July"),
            ("2026-10-23", "2027-10-23", "a Saturday moves nothing"),
            ("2026-12-31", "2027-12-31", "the last day of a year"),
        ],
        |on, _| annual_review_due(on, None),
    );
}

#[test]
fn invitations_two_weeks_before_the_meeting() {
    let arranged = date(2026, 6, 1);
    holds(
        &[
            ("2027-02-10", "2027-01-27", "a plain week"),
            ("2026-11-06", "2026-10-23", "the Friday before half-term"),
            ("2028-03-14", "2028-02-29", "onto 29 February"),
            ("2028-03-13", "2028-02-28", "the day before it"),
            ("2026-09-07", "2026-08-24", "into August"),
            ("2027-01-04", "2026-12-21", "into the Christmas holiday"),
        ],
        |meeting, context| annual_review_invitations_due(meeting, arranged, None, context),
    );
}

#[test]
fn the_report_two_weeks_after_the_meeting() {
    holds(
        &[
            ("2027-02-10", "2027-02-24", "a plain week"),
            ("2026-10-23", "2026-11-06", "the Friday before half-term"),
            ("2028-02-15", "2028-02-29", "onto 29 February"),
            ("2028-02-29", "2028-03-14", "from 29 February"),
            ("2026-07-14", "2026-07-28", "into the summer holiday"),
            ("2026-12-18", "2027-01-01", "onto a bank holiday"),
        ],
        |meeting, context| annual_review_report_due(meeting, None, context),
    );
}

#[test]
fn a_request_to_see_the_record_within_a_month() {
    holds(
        &[
            ("2026-11-03", "2026-12-03", "the same day of the next month"),
            ("2026-12-01", "2027-01-04", "over New Year\u{2019}s Day"),
            ("2028-01-31", "2028-02-29", "the last day of February"),
            ("2028-01-29", "2028-02-29", "29 February itself"),
            ("2026-07-23", "2026-08-24", "from a Sunday in August"),
            (
                "2026-07-31",
                "2026-09-01",
                "over the bank holiday of August",
            ),
        ],
        |on, _| access_request_due(on, false, None),
    );
}

#[test]
fn six_weeks_at_a_cause_for_concern() {
    let pathway = preset(PathwayPreset::SixStages);
    let stage = pathway.stage("cause_for_concern").unwrap();
    holds(
        &[
            ("2026-09-14", "2026-10-26", "into half-term"),
            ("2026-10-23", "2026-12-04", "the Friday before half-term"),
            ("2028-01-18", "2028-02-29", "onto 29 February"),
            ("2028-02-29", "2028-04-11", "from 29 February"),
            ("2026-07-20", "2026-08-31", "over the summer"),
            ("2026-12-18", "2027-01-29", "over Christmas"),
        ],
        |on, context| stage_time_limit_due(stage, on, context),
    );
}

#[test]
fn a_plan_reviewed_by_the_end_of_a_half_term() {
    let pathway = preset(PathwayPreset::Graduated);
    let stage = pathway.stage("my_plan").unwrap();
    holds(
        &[
            ("2026-09-14", "2026-10-23", "its own half-term"),
            ("2026-10-14", "2026-12-18", "too late in it"),
            ("2026-10-23", "2026-12-18", "the Friday before half-term"),
            ("2026-12-18", "2027-02-12", "the last day before Christmas"),
            ("2026-07-20", "2026-10-23", "in July"),
            ("2026-08-12", "2026-10-23", "in the summer holiday"),
            ("2028-02-29", "2028-04-07", "on 29 February"),
        ],
        |on, context| review_due(stage, CycleStart::new(CycleBegan::Review, on), context),
    );
}
