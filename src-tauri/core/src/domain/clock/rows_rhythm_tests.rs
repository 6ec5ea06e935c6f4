//! More rows of the clocks as tables: what goes by the rhythm and the limits of a stage, and what is owed to parents.
//!
//! The days stand where an edge lies: fifteen school days make a stretch long enough, and 27 November 2026 is the last
//! day that leaves as many of the autumn term. The spring of 2028 ends on 7 April and holds 29 February.

#![allow(clippy::unwrap_used)]

use super::rows_tests::{day, holds, in_three_years};
use super::*;
use crate::domain::pathway::{PathwayPreset, Stage, preset};

fn stage(which: PathwayPreset, key: &str) -> Stage {
    preset(which).stage(key).unwrap().clone()
}

fn reviewed(on: NaiveDate) -> CycleStart {
    CycleStart::new(CycleBegan::Review, on)
}

#[test]
fn a_formal_review_by_the_last_school_day_of_its_month() {
    let stage = stage(PathwayPreset::SixStages, "sen_support");
    holds(
        &[
            (
                "2026-09-14",
                "2026-10-23",
                "October ends before its holiday",
            ),
            ("2026-10-23", "2027-02-26", "the Friday before half-term"),
            ("2026-12-18", "2027-02-26", "the last day before Christmas"),
            ("2027-02-26", "2027-07-22", "met on its last day"),
            ("2026-07-20", "2026-10-23", "in July"),
            ("2026-08-12", "2026-10-23", "in the summer holiday"),
            ("2026-01-31", "2026-02-27", "a Saturday, the month before"),
            ("2028-01-31", "2028-02-29", "29 February is a school day"),
        ],
        |on, context| formal_review_due(&stage, reviewed(on), context),
    );
}

#[test]
fn a_review_with_parents_by_the_end_of_the_term() {
    let stage = stage(PathwayPreset::SixStages, "sen_support_agencies");
    holds(
        &[
            ("2026-09-14", "2026-12-18", "early in the term"),
            ("2026-10-23", "2026-12-18", "the Friday before half-term"),
            ("2026-11-27", "2026-12-18", "fifteen school days are left"),
            ("2026-11-30", "2027-03-25", "fourteen are left"),
            ("2026-12-18", "2027-03-25", "met on its last day"),
            ("2026-07-20", "2026-12-18", "in July"),
            ("2027-12-28", "2028-04-07", "in the Christmas holiday"),
            ("2028-02-29", "2028-04-07", "on 29 February"),
        ],
        |on, context| review_with_parents_due(&stage, reviewed(on), context),
    );
}

#[test]
fn a_plan_with_the_rhythm_of_a_term() {
    let stage = stage(PathwayPreset::SenSupport, "sen_support");
    holds(
        &[
            ("2026-09-14", "2026-12-18", "early in the term"),
            ("2026-10-23", "2026-12-18", "the Friday before half-term"),
            ("2026-11-27", "2026-12-18", "fifteen school days are left"),
            ("2026-11-30", "2027-03-25", "fourteen are left"),
            ("2026-12-18", "2027-03-25", "met on its last day"),
            ("2026-07-20", "2026-12-18", "in July"),
            ("2028-02-29", "2028-04-07", "on 29 February"),
        ],
        |on, context| review_due(&stage, reviewed(on), context),
    );
}

#[test]
fn a_review_on_the_day_that_was_agreed() {
    let stage = stage(PathwayPreset::Graduated, "my_plan");
    let agreed_for = |text: &str| {
        let cycle = CycleStart {
            agreed_on: Some(day(text)),
            ..reviewed(day("2026-09-14"))
        };
        in_three_years(|context| review_due(&stage, cycle, context)).unwrap()
    };
    for (agreed, due, why) in [
        ("2026-10-06", "2026-10-06", "before the rhythm"),
        ("2026-11-30", "2026-11-30", "after it"),
        ("2026-09-14", "2026-09-14", "the very day it began"),
        ("2026-09-13", "2026-10-23", "the day before: no date"),
        (
            "2026-10-28",
            "2026-10-28",
            "in the holiday, as people wished",
        ),
        ("2028-02-29", "2028-02-29", "29 February"),
    ] {
        assert_eq!(agreed_for(agreed).due_on, day(due), "{agreed}: {why}");
    }
}

#[test]
fn the_review_after_one_is_that_of_the_next_half_term() {
    let stage = stage(PathwayPreset::Graduated, "my_plan");
    for (held, was_due, next, why) in [
        ("2026-09-22", "2026-10-23", "2026-12-18", "held early"),
        (
            "2026-10-23",
            "2026-10-23",
            "2026-12-18",
            "met on its last day",
        ),
        (
            "2026-11-10",
            "2026-10-23",
            "2026-12-18",
            "a little late: its half-term catches up",
        ),
        (
            "2026-12-08",
            "2026-10-23",
            "2027-02-12",
            "very late: eight school days are left",
        ),
        ("2026-07-07", "2026-07-21", "2026-10-23", "in July"),
        (
            "2026-12-18",
            "2026-12-18",
            "2027-02-12",
            "the last day before Christmas",
        ),
        ("2028-02-29", "2028-04-07", "2028-05-26", "on 29 February"),
    ] {
        let clock = in_three_years(|context| {
            review_due_after(&stage, day(held), day(was_due), context).unwrap()
        });
        assert_eq!(clock.due_on, day(next), "{held}: {why}");
        assert_eq!(clock.starts_on, day(held));
    }
}

#[test]
fn one_term_at_a_stage() {
    let stage = stage(PathwayPreset::SixStages, "initial_concern");
    holds(
        &[
            ("2026-09-14", "2026-12-18", "the term it began in"),
            ("2026-10-23", "2026-12-18", "the Friday before half-term"),
            ("2026-11-27", "2026-12-18", "fifteen school days are left"),
            ("2026-11-30", "2027-03-25", "fourteen are left"),
            ("2026-12-18", "2027-03-25", "the last day of the term"),
            ("2026-07-20", "2026-12-18", "in July"),
            ("2026-08-12", "2026-12-18", "in the summer holiday"),
            ("2028-02-29", "2028-04-07", "on 29 February"),
        ],
        |on, context| stage_time_limit_due(&stage, on, context),
    );
}

#[test]
fn two_terms_at_a_stage() {
    let stage = stage(PathwayPreset::SixStages, "sen_support");
    holds(
        &[
            ("2026-09-14", "2027-03-25", "autumn and spring"),
            ("2026-10-23", "2027-03-25", "the Friday before half-term"),
            ("2026-11-30", "2027-07-22", "too little of autumn is left"),
            ("2026-12-18", "2027-07-22", "the last day of the term"),
            ("2027-02-22", "2027-07-22", "the first day after a holiday"),
            ("2026-07-20", "2027-03-25", "in July"),
            ("2026-08-12", "2027-03-25", "in the summer holiday"),
            ("2027-09-02", "2028-04-07", "over 29 February"),
        ],
        |on, context| stage_time_limit_due(&stage, on, context),
    );
}

#[test]
fn twenty_weeks_at_a_stage_by_law() {
    let stage = stage(PathwayPreset::SixStages, "statutory_assessment");
    holds(
        &[
            ("2026-11-02", "2027-03-22", "a plain Monday"),
            ("2026-10-23", "2027-03-12", "the Friday before half-term"),
            ("2026-07-20", "2026-12-07", "in July, the summer counted"),
            ("2027-10-12", "2028-02-29", "onto 29 February"),
            ("2028-02-29", "2028-07-18", "from 29 February"),
            ("2026-12-20", "2027-05-09", "a Sunday, over the new year"),
        ],
        |on, context| stage_time_limit_due(&stage, on, context),
    );
}

#[test]
fn three_meetings_with_parents_a_year() {
    let long_ago = "2024-01-08";
    for (year, register, met, due, why) in [
        (2026, long_ago, &[][..], Some("2026-12-18"), "none yet"),
        (
            2026,
            long_ago,
            &["2026-12-18"][..],
            Some("2027-03-25"),
            "met on its last day",
        ),
        (
            2026,
            long_ago,
            &["2026-10-23", "2027-03-25"][..],
            Some("2027-07-22"),
            "on the Friday before a holiday, and on the last day",
        ),
        (
            2026,
            long_ago,
            &["2026-10-06", "2027-02-09", "2027-07-22"][..],
            None,
            "three, the last in July",
        ),
        (
            2026,
            long_ago,
            &["2026-09-07", "2026-09-21", "2026-10-05"][..],
            Some("2027-03-25"),
            "three in one term do not stand for the others",
        ),
        (
            2026,
            "2026-10-23",
            &[][..],
            Some("2026-12-18"),
            "onto the register on the Friday before half-term",
        ),
        (
            2026,
            "2026-11-27",
            &[][..],
            Some("2026-12-18"),
            "fifteen school days are left",
        ),
        (
            2026,
            "2026-11-30",
            &[][..],
            Some("2027-03-25"),
            "fourteen are left",
        ),
        (
            2026,
            "2027-07-01",
            &[][..],
            Some("2027-07-22"),
            "in July, fifteen are left",
        ),
        (2026, "2027-07-02", &[][..], None, "in July, too late"),
        (
            2027,
            long_ago,
            &["2028-02-29"][..],
            Some("2028-04-07"),
            "on 29 February, for the autumn that was missed",
        ),
    ] {
        let met: Vec<NaiveDate> = met.iter().map(|text| day(text)).collect();
        let clock =
            in_three_years(|context| meeting_with_parents_due(year, day(register), &met, context));
        let found = clock.as_ref().map(|clock| clock.due_on);
        assert_eq!(found, due.map(day), "{why}");
        assert!(clock.is_none_or(|clock| clock.due_on >= clock.starts_on));
    }
}
