//! What screens ask of the file, held without a clock: as many questions for a school of hundreds as for two children,
//! and each of them by an index.

#![allow(clippy::unwrap_used)]

use serde_json::{Value, json};

use crate::domain::id::StaffId;
use crate::domain::role::Role;
use crate::office::{Office, Session};
use crate::sample::in_memory;
use crate::testing::TestSchool;

/// Tables that grow with every year: no screen may walk through one.
const LARGE: [&str; 19] = [
    "attachment",
    "attachment_chunk",
    "audit_entry",
    "class_member",
    "concern",
    "contact",
    "cycle",
    "note",
    "outcome",
    "placement",
    "profile",
    "provision",
    "rating",
    "review",
    "searched",
    "small_step",
    "strategy",
    "target",
    "target_review",
];

/// The screens that are about all children at once.
const SCREENS: [(&str, &str); 5] = [
    ("today", "{}"),
    ("list_children", "{}"),
    ("register", r#"{ "leavers": "without" }"#),
    ("register", r#"{ "leavers": "with" }"#),
    ("search", r#"{ "text": "zz" }"#),
];

fn asked(office: &Office, who: &Session, command: &str, input: Value) -> Vec<String> {
    let (answer, asked) = office
        .file()
        .asked_by(|| crate::commands::run(office, who, command, input))
        .unwrap();
    answer.unwrap();
    asked
}

/// Somebody of each role in a school, as it was made.
fn one_of(office: &Office, role: Role) -> Session {
    let connection = office.file().connection();
    let id: String = connection
        .query_row(
            "select id from staff where role = ?1 and left_on is null order by id desc limit 1",
            [role.code()],
            |row| row.get(0),
        )
        .unwrap();
    Session::new(StaffId::new(id), role, false)
}

#[test]
fn a_screen_asks_no_more_of_a_large_school_than_of_a_small_one() {
    let large = in_memory(1, 5);
    let small = TestSchool::new().office;
    for role in Role::ALL {
        for (command, input) in SCREENS {
            let input: Value = serde_json::from_str(input).unwrap();
            let count = |office: &Office| {
                asked(office, &one_of(office, role), command, input.clone()).len()
            };
            let (of_two, of_hundreds) = (count(&small), count(&large));
            assert!(
                of_hundreds <= of_two,
                "{role:?} {command} {input}: {of_two} for two children, {of_hundreds}"
            );
        }
    }
}

/// What SQLite does for the office's morning, in its own steps, for each child at the school.
fn work_for_each_child(office: &Office) -> i64 {
    let asked = asked(office, &one_of(office, Role::Office), "today", json!({}));
    let read = asked.iter().filter(|sql| {
        ["select", "with"]
            .iter()
            .any(|word| sql.trim_start().starts_with(word))
    });
    let work: i64 = read.map(|sql| office.file().steps_of(sql).unwrap()).sum();
    let children: i64 = office
        .file()
        .connection()
        .query_row(
            "select count(*) from pupil where left_on is null",
            [],
            |row| row.get(0),
        )
        .unwrap();
    work / children
}

#[test]
fn a_morning_costs_those_who_are_here_and_not_who_ever_was() {
    let (first, third) = (
        work_for_each_child(&in_memory(1, 5)),
        work_for_each_child(&in_memory(3, 5)),
    );
    assert!(
        third <= first * 3 / 2,
        "{first} steps a child in the first year, {third} in the third"
    );
}

#[test]
fn a_childs_file_asks_as_much_in_a_large_school_as_in_a_small_one() {
    let large = in_memory(1, 5);
    let senco = one_of(&large, Role::Senco);
    let child = |which: &str| -> String {
        let sql = format!(
            "select pupil_id from note group by pupil_id order by count(*) {which} limit 1"
        );
        large
            .file()
            .connection()
            .query_row(&sql, [], |row| row.get(0))
            .unwrap()
    };
    for command in ["open_pupil", "list_notes", "plans"] {
        let count =
            |pupil: String| asked(&large, &senco, command, json!({ "pupil_id": pupil })).len();
        let (least, most) = (count(child("asc")), count(child("desc")));
        // Opening is recorded the first time, and a plan more is a question more.
        assert!(most <= least + 8, "{command}: {least} and {most}");
    }
}

#[test]
fn no_screen_walks_through_a_table_that_grows() {
    let school = TestSchool::new();
    let office = &school.office;
    let mut walks = Vec::new();
    let mut look = |who: &Session, command: &str, input: Value| {
        for sql in asked(office, who, command, input) {
            if !["select", "with"]
                .iter()
                .any(|word| sql.trim_start().starts_with(word))
            {
                continue;
            }
            for step in office.file().plan_of(&sql).unwrap() {
                let mut words = step.split(' ');
                let walked = words.next() == Some("SCAN")
                    && words.next().is_some_and(|name| is_large(&sql, name));
                // The latest changes are read from the end of the trail and no further than is shown.
                if walked
                    && !sql.contains("order by number desc limit 400")
                    && !sql.contains("order by a.number desc")
                {
                    walks.push(format!("{:?} {command}: {step}\n{sql}", who.role()));
                }
            }
        }
    };
    for who in [
        &school.senco,
        &school.head,
        &school.teacher,
        &school.ta,
        &school.office_staff,
    ] {
        for (command, input) in SCREENS {
            look(who, command, serde_json::from_str(input).unwrap());
        }
        look(who, "search", json!({ "text": "sounds and letters" }));
        look(who, "open_pupil", json!({ "pupil_id": school.zoe }));
    }
    for filter in [
        json!({}),
        json!({ "staff_id": "ta" }),
        json!({ "pupil_id": school.zoe }),
        json!({ "to_on": "2020-01-01" }),
    ] {
        look(&school.senco, "audit_trail", json!({ "filter": filter }));
    }
    for command in [
        "timeline",
        "list_notes",
        "plans",
        "list_contacts",
        "child_attachments",
    ] {
        look(&school.senco, command, json!({ "pupil_id": school.zoe }));
    }
    look(
        &school.senco,
        "pupil_history",
        json!({ "pupil_id": school.zoe, "before": null }),
    );
    assert!(walks.is_empty(), "{}", walks.join("\n\n"));
}

/// Whether the name in a plan is that of a large table, or stands for one in the statement.
fn is_large(sql: &str, name: &str) -> bool {
    let words: Vec<&str> = sql
        .split_whitespace()
        .map(|word| word.trim_matches(['(', ')', '"', ',']))
        .collect();
    LARGE.contains(&name)
        || words
            .windows(2)
            .any(|pair| matches!(pair, [table, alias] if *alias == name && LARGE.contains(table)))
}
