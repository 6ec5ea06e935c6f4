#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use chrono::NaiveDate;
use proptest::prelude::*;

use super::value::{area_of, count_of, measure_of, often_of, score_of};
use super::*;
use crate::domain::measure::{Direction, Measure};
use crate::domain::need::NeedArea;
use crate::domain::person_name::fold;
use crate::exchange::pupils::ColumnConfidence;
use crate::exchange::{Cell, Wish, read};

fn rows(text: &str) -> PlanRows {
    let wish = Wish {
        knows: &is_plan_heading,
        ..Wish::default()
    };
    let table = read(text.as_bytes(), &wish).unwrap();
    let columns: Vec<Option<PlanField>> = match_plan_columns(&table.headers)
        .into_iter()
        .map(|found| found.map(|(field, _)| field))
        .collect();
    rows_of(
        &table,
        &columns,
        &[],
        NaiveDate::from_ymd_opt(2026, 11, 10).unwrap(),
    )
}

fn codes(headers: &[&str]) -> Vec<&'static str> {
    let headers: Vec<String> = headers.iter().map(|header| (*header).to_owned()).collect();
    match_plan_columns(&headers)
        .into_iter()
        .map(|found| found.map_or("", |(field, _)| field.code()))
        .collect()
}

#[test]
fn every_heading_in_the_table_is_written_as_it_is_looked_up_and_means_one_thing() {
    let mut seen: Vec<&str> = Vec::new();
    for field in PlanField::ALL {
        for heading in field.headings() {
            assert_eq!(*heading, fold(heading), "{field:?}");
            assert!(!seen.contains(heading), "{heading} stands twice");
            seen.push(heading);
        }
    }
    for field in PlanField::ALL {
        assert_eq!(
            plan_field_of(field.name()),
            Some((*field, ColumnConfidence::Sure)),
            "the template's own heading"
        );
    }
}

#[test]
fn the_headings_of_targets_and_of_provision_are_known() {
    assert_eq!(
        codes(&[
            "Child's name",
            "Class",
            "Area of need",
            "SMART target",
            "Baseline (1-10)",
            "Expected",
            "Review date",
            "Strategy 1",
            "Strategy 2",
            "Achieved?",
            "Cost"
        ]),
        [
            "name",
            "class",
            "area",
            "target",
            "baseline",
            "expected",
            "by",
            "strategies",
            "strategies",
            "",
            ""
        ]
    );
    assert_eq!(
        codes(&[
            "UPN",
            "Intervention",
            "Led by",
            "Frequency",
            "Mins",
            "Ratio",
            "Start date",
            "End date",
            "What helps"
        ]),
        [
            "upn",
            "intervention",
            "who",
            "how_often",
            "minutes",
            "group_size",
            "from",
            "to",
            ""
        ]
    );
    let (field, confidence) = plan_field_of("Strategies used in class").unwrap();
    assert_eq!(
        (field, confidence),
        (PlanField::Strategies, ColumnConfidence::Likely)
    );
}

#[test]
fn a_child_named_once_is_meant_by_the_rows_below_and_not_after_a_row_that_cannot_be_read() {
    let read = rows(
        "UPN,Pupil,Target\n,Zoë Ångström,I will read\n,,I will write\n,,\nB801200005009,Idris,I will count\n,,I will add\n",
    );
    let named: Vec<(u32, &str)> = read
        .rows
        .iter()
        .map(|row| (row.row, row.child.name.as_str()))
        .collect();
    assert_eq!(named, [(2, "Zoë Ångström"), (3, "Zoë Ångström")]);
    assert_eq!(
        read.wrong.iter().map(|wrong| wrong.row).collect::<Vec<_>>(),
        [5, 6]
    );
    assert_eq!(read.wrong[0].column, Some(0), "the UPN is to blame");
    assert!(read.wrong[1].reason.contains("names no child"));
}

#[test]
fn a_target_is_read_with_all_that_stands_in_its_row() {
    let read = rows(
        "Pupil,Target,Measure,Baseline,Expected,By when,Strategies,Intervention,Led by,Frequency,Ratio\n\
         Zoë Ångström,\"I will\nread 20 words\",words a minute,12 words,20,17/12/2026,\"- Word mat\n- Overlay; Read twice\",\
         Toe by Toe,Ms J Lee,3 x 20 mins,1:1\n",
    );
    assert_eq!(read.wrong, []);
    let target = read.rows[0].target.clone().unwrap();
    assert_eq!(target.text, "I will read 20 words");
    assert_eq!((target.baseline, target.expected), (Some(12.0), Some(20.0)));
    assert_eq!(target.by_on, NaiveDate::from_ymd_opt(2026, 12, 17));
    assert_eq!(target.strategies, ["Word mat", "Overlay", "Read twice"]);
    let given = read.rows[0].provision.clone().unwrap();
    assert_eq!(
        (given.times_a_week, given.minutes, given.group_size),
        (Some(3.0), Some(20.0), Some(1.0))
    );
}

#[test]
fn times_a_week_are_read_as_a_number_or_in_words() {
    let read =
        rows("Pupil,Provision,Times per week\nZoë,Nessy,5\nZoë,Lego,daily\nZoë,Talk,often\n");
    let times: Vec<Option<f64>> = read
        .rows
        .iter()
        .map(|row| row.provision.as_ref().unwrap().times_a_week)
        .collect();
    assert_eq!(times, [Some(5.0), Some(5.0)]);
    assert_eq!(read.wrong[0].column, Some(2), "often is no number");
}

#[test]
fn everything_wrong_in_a_row_is_told_with_its_column() {
    let read = rows(
        "Pupil,Target,Baseline,By when,Intervention,Mins\nZoë,I read,often,29/02/2019,Toe by Toe,a while\n",
    );
    let told: Vec<(Option<usize>, bool)> = read
        .wrong
        .iter()
        .map(|wrong| (wrong.column, wrong.reason.contains(": ")))
        .collect();
    assert_eq!(
        told,
        [(Some(2), true), (Some(3), true), (Some(5), true)],
        "{:?}",
        read.wrong
    );
    assert!(read.wrong[1].reason.contains("not a leap year"));
    let lost = rows("Pupil,Target\nZoë,\n");
    assert!(
        lost.wrong[0]
            .reason
            .contains("neither a target nor any support")
    );
}

#[test]
fn measures_and_scores_are_read_as_they_were_meant() {
    let up = Direction::Up;
    for (text, measure) in [
        ("", Measure::Tme),
        ("TME 1-10", Measure::Tme),
        ("Teacher observation", Measure::Tme),
        ("Yes / No", Measure::YesNo),
        ("%", Measure::Percentage { direction: up }),
        ("% correct", Measure::Percentage { direction: up }),
        ("Goal attainment scale", Measure::Gas),
        ("GAS", Measure::Gas),
        (
            "words a minute",
            Measure::Count {
                unit: "words a minute".to_owned(),
                direction: up,
            },
        ),
        (
            "incidents a week",
            Measure::Count {
                unit: "incidents a week".to_owned(),
                direction: Direction::Down,
            },
        ),
        (
            "lessons calmly begun",
            Measure::Count {
                unit: "lessons calmly begun".to_owned(),
                direction: up,
            },
        ),
    ] {
        assert_eq!(measure_of(text), measure, "{text}");
    }
    let percentage = Measure::Percentage { direction: up };
    for (cell, measure, score) in [
        (Cell::Number(0.4), &percentage, Some(40.0)),
        (Cell::of("40%"), &percentage, Some(40.0)),
        (Cell::of("3/10"), &Measure::Tme, Some(3.0)),
        (Cell::of("\u{2212}1"), &Measure::Gas, Some(-1.0)),
        (Cell::of("not yet"), &Measure::YesNo, Some(0.0)),
        (Cell::YesNo(true), &Measure::YesNo, Some(1.0)),
        (Cell::of("tbc"), &Measure::Tme, None),
    ] {
        assert_eq!(score_of(&cell, measure), Ok(score), "{cell:?}");
    }
    assert!(score_of(&Cell::of("quite well"), &Measure::Tme).is_err());
    assert!(score_of(&Cell::Fault("#N/A"), &Measure::Tme).is_err());
}

#[test]
fn how_often_and_how_many_are_read_from_words() {
    for (text, times, minutes) in [
        ("3 x 20 mins", Some(3.0), Some(20.0)),
        ("3x20min", Some(3.0), Some(20.0)),
        ("daily 10 minutes", Some(5.0), Some(10.0)),
        ("Twice a week", Some(2.0), None),
        ("weekly", Some(1.0), None),
        ("4 sessions per week of 15 mins", Some(4.0), Some(15.0)),
        ("30 mins weekly", Some(1.0), Some(30.0)),
        ("as needed", None, None),
    ] {
        assert_eq!(often_of(text), (times, minutes), "{text}");
    }
    for (text, count) in [
        ("20 mins", 20.0),
        ("1:4", 4.0),
        ("1-1", 1.0),
        ("One to one", 1.0),
        ("1 to 6", 6.0),
    ] {
        assert_eq!(count_of(&Cell::of(text)), Ok(Some(count)), "{text}");
    }
    for (text, area) in [
        ("SLCN", Some(NeedArea::CommunicationAndInteraction)),
        ("C&L", Some(NeedArea::CognitionAndLearning)),
        ("Cognition & Learning", Some(NeedArea::CognitionAndLearning)),
        (
            "Social, Emotional and Mental Health",
            Some(NeedArea::SocialEmotionalAndMentalHealth),
        ),
        ("fine motor", Some(NeedArea::SensoryAndOrPhysical)),
        ("Wednesdays", None),
    ] {
        assert_eq!(area_of(text), area, "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_any_of_them_fall_over(text in "\\PC{0,60}", number in any::<f64>()) {
        let measure = measure_of(&text);
        let _ = (score_of(&Cell::of(&text), &measure), score_of(&Cell::Number(number), &measure));
        let _ = (count_of(&Cell::of(&text)), often_of(&text), area_of(&text), plan_field_of(&text));
    }

    #[test]
    fn no_table_makes_it_fall_over(cells in prop::collection::vec("[\\PC\",\n]{0,12}", 6..60)) {
        let lines: Vec<String> = cells.chunks(6).map(|line| line.join(",")).collect();
        let text = format!("Pupil,Target,Baseline,By when,Intervention,Frequency\n{}\n", lines.join("\n"));
        let wish = Wish { header_row: Some(1), ..Wish::default() };
        if let Ok(table) = read(text.as_bytes(), &wish) {
            let columns: Vec<Option<PlanField>> =
                match_plan_columns(&table.headers).into_iter().map(|found| found.map(|(field, _)| field)).collect();
            let _ = rows_of(&table, &columns, &[], NaiveDate::from_ymd_opt(2026, 11, 10).unwrap());
        }
    }
}
