//! What the register of an earlier day promises: it is what replaying the decisions gives, for nobody more than they
//! may see today, and its going out says which day.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use chrono::Days;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::error::Error;
use crate::exchange::write::Cell;
use crate::office::Session;
use crate::ops::list::{OpenList, OpenedList, PrintList};
use crate::ops::placement::DecidePlacement;
use crate::ops::print::PaperOp;
use crate::testing::{TestSchool, day, op};

const STAGES: [&str; 3] = ["my_profile", "my_plan", "my_plan_plus"];

fn asked(on: &str, part: &str) -> Value {
    json!({ "of": { "list": "register_on", "on": on, "part": part }, "rows": null, "columns": null,
            "narrowed_by": [], "order": "" })
}

fn open(school: &TestSchool, who: &Session, on: &str, part: &str) -> OpenedList {
    let list: OpenList = op(json!({ "wanted": asked(on, part) }));
    school.read(who, list)
}

fn decide(school: &TestSchool, on: &str, to: Option<&str>) {
    let decide: DecidePlacement = op(
        json!({ "pupil_id": school.zoe, "concern_id": null, "decision": {
        "to": to, "happened_on": on, "reason": "Reads below the class.", "evidence": "", "decided_by": "Mrs A Okafor",
        "parents_told_on": null, "confirmed": [], "missing_reason": "Came with it." } }),
    );
    school.write(&school.senco, decide);
}

/// The stage in the row of Zoë, by its column; nothing where she has no row.
fn stage_of(list: &OpenedList, school: &TestSchool) -> Option<String> {
    let column = list
        .columns
        .iter()
        .position(|one| one.key == "stage")
        .unwrap();
    let row = list
        .rows
        .iter()
        .find(|row| row.key == school.zoe.as_str())?;
    Some(match &row.cells[column] {
        Cell::Words(words) => words.clone(),
        Cell::Empty => String::new(),
        other => panic!("{other:?}"),
    })
}

#[test]
fn a_stage_holds_from_its_first_day_to_the_day_before_the_next() {
    let school = TestSchool::new();
    decide(&school, "2026-09-14", Some("my_plan"));
    decide(&school, "2026-10-12", None);
    for (on, wanted) in [
        ("2026-09-13", None),
        ("2026-09-14", Some("My Plan")),
        ("2026-10-01", Some("My Plan")),
        ("2026-10-11", Some("My Plan")),
        ("2026-10-12", None),
        ("2026-11-10", None),
    ] {
        let list = open(&school, &school.senco, on, "register");
        assert_eq!(stage_of(&list, &school).as_deref(), wanted, "{on}");
    }
    let list = open(&school, &school.senco, "2026-10-01", "register");
    assert_eq!(list.title, "SEND register on 1 October 2026");
    assert!(
        list.options
            .iter()
            .all(|column| !column.key.starts_with("review"))
    );
}

#[test]
fn who_was_not_here_yet_is_not_in_it_and_the_year_is_that_of_the_day() {
    let school = TestSchool::new();
    assert!(
        open(&school, &school.senco, "2023-09-03", "everybody")
            .rows
            .is_empty()
    );
    let list = open(&school, &school.senco, "2024-06-03", "everybody");
    assert_eq!(list.rows.len(), 2);
    let column = list
        .columns
        .iter()
        .position(|one| one.key == "year")
        .unwrap();
    assert_eq!(list.rows[0].cells[column], Cell::words("Reception"));
}

#[test]
fn a_day_to_come_is_refused_and_nobody_sees_more_than_today() {
    let school = TestSchool::new();
    decide(&school, "2026-09-14", Some("my_plan"));
    let ahead: OpenList = op(json!({ "wanted": asked("2026-11-11", "register") }));
    assert!(matches!(
        school.office.read(&school.senco, ahead),
        Err(Error::Invalid(_))
    ));
    for who in [&school.teacher, &school.ta] {
        let list = open(&school, who, "2026-10-01", "everybody");
        let keys: Vec<&str> = list.rows.iter().map(|row| row.key.as_str()).collect();
        assert_eq!(keys, [school.zoe.as_str()], "{:?}", who.role());
    }
    let office: OpenList = op(json!({ "wanted": asked("2026-10-01", "register") }));
    assert!(matches!(
        school.office.read(&school.office_staff, office),
        Err(Error::Forbidden)
    ));
    let plain = open(&school, &school.office_staff, "2026-10-01", "everybody");
    assert!(plain.options.iter().all(|column| column.key != "stage"));
}

#[test]
fn it_prints_with_its_day_and_leaves_a_trace() {
    let school = TestSchool::new();
    decide(&school, "2026-09-14", Some("my_plan"));
    let before = school.audit_len();
    let print: PrintList = op(json!({ "wanted": asked("2026-10-01", "register") }));
    let sheet = school.write(&school.head, print);
    assert_eq!(school.audit_len(), before + 1);
    let paper = PrintList::lay_out(sheet).unwrap();
    assert!(
        paper
            .suggested_file_name
            .starts_with("SEND register on 1 October 2026")
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// Days on which something was decided, and what; replayed one after another beside what the register answers.
    #[test]
    fn the_register_of_any_day_is_a_replay_of_the_decisions(
        mut history in proptest::collection::vec((0..434_u64, proptest::option::of(0..3_usize)), 1..7),
        asked in proptest::collection::vec(0..434_u64, 4),
    ) {
        let school = TestSchool::new();
        let first = day("2025-09-02");
        history.sort_by_key(|(on, _)| *on);
        let mut replay: Vec<(u64, Option<usize>)> = Vec::new();
        for (on, to) in history {
            // To stay where one is, or to leave what one is not on, is no decision.
            if replay.last().and_then(|(_, stage)| *stage) == to {
                continue;
            }
            decide(&school, &(first + Days::new(on)).to_string(), to.map(|place| STAGES[place]));
            replay.push((on, to));
        }
        let edges: Vec<u64> = replay.iter().flat_map(|(on, _)| [on.saturating_sub(1), *on]).collect();
        for on in asked.into_iter().chain(edges) {
            let held = replay.iter().rfind(|(from, _)| *from <= on).and_then(|(_, stage)| *stage);
            let wanted = held.map_or("", |place| ["My Profile", "My Plan", "My Plan+"][place]);
            let date = (first + Days::new(on)).to_string();
            let all = open(&school, &school.senco, &date, "everybody");
            prop_assert_eq!(stage_of(&all, &school).unwrap(), wanted);
            let register = open(&school, &school.senco, &date, "register");
            prop_assert_eq!(stage_of(&register, &school).is_some(), held.is_some_and(|place| place > 0));
        }
    }
}
