//! What the bank promises: it grows, it names no child, and plans keep their own words.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use serde_json::{Value, json};

use super::*;
use crate::domain::bank::BankKind;
use crate::ops::plan::SavePlan;
use crate::ops::plan::fixture::with_full_plan;
use crate::testing::{TestSchool, op};

fn draft(text: &str) -> Value {
    json!({ "bank_kind": "target", "area": "cognition_and_learning", "phase": "key_stage_2", "text": text,
            "minutes": null, "times_a_week": null, "group_size": null })
}

fn keep(text: &str) -> KeepInBank {
    op(json!({ "entry": draft(text) }))
}

fn lines(school: &TestSchool) -> Vec<BankLine> {
    school.read(&school.senco, Bank {}).entries
}

fn line(school: &TestSchool, text: &str) -> BankLine {
    let found = lines(school).into_iter().find(|one| one.text == text);
    found.unwrap_or_else(|| panic!("{text} is not in the bank"))
}

fn wrong(answer: crate::error::Result<impl std::fmt::Debug>, field: &str) -> String {
    match answer {
        Err(Error::Invalid(fields)) => fields.of(field).join(" "),
        other => panic!("not refused: {other:?}"),
    }
}

const MINE: &str = "I will hand in 3 pieces of homework a week.";

#[test]
fn a_school_begins_with_a_set_for_each_area_and_adds_its_own() {
    let school = TestSchool::new();
    let before = lines(&school).len();
    assert!(before >= 150, "{before}");
    let trail = school.audit_len();
    school.write(&school.teacher, keep(MINE));
    assert_eq!(school.audit_len(), trail + 1);
    let mine = line(&school, MINE);
    assert_eq!(
        (mine.version, mine.from_waymark, mine.retired),
        (1, false, false)
    );
    assert_eq!(lines(&school).len(), before + 1);
    assert!(mine.search_key.contains("key stage 2") && mine.search_key.contains("homework"));
}

#[test]
fn who_plans_and_teaches_writes_the_bank_and_the_office_does_not_see_it() {
    let school = TestSchool::new();
    let others = [&school.head, &school.ta, &school.office_staff];
    school.forbids(&others, || keep(MINE));
    let id = lines(&school)[0].id.clone();
    school.forbids(&others, || RetireBankEntry {
        id: id.clone(),
        version: 0,
    });
    school.forbids(&others, || BringBackBankEntry {
        id: id.clone(),
        version: 0,
    });
    school.forbids(&others, || {
        op::<ReviseBankEntry>(json!({ "id": id, "version": 0, "entry": draft(MINE) }))
    });
    let weighed = school.office.read(
        &school.ta,
        op::<WeighBankText>(json!({ "bank_kind": "target", "text": "x" })),
    );
    assert!(matches!(weighed, Err(Error::Forbidden)));
    assert!(!school.read(&school.ta, Bank {}).may_write);
    let seen = school.office.read(&school.office_staff, Bank {});
    assert!(matches!(seen, Err(Error::Forbidden)));
}

#[test]
fn no_child_is_named_not_even_one_whom_the_writer_does_not_see() {
    let school = TestSchool::new();
    let before = school.audit_len();
    // Idris is in another class than this teacher's.
    for text in [
        "Idris will read 20 words.",
        "I will sit beside Ångström for 5 minutes.",
    ] {
        let sentence = wrong(school.office.write(&school.teacher, keep(text)), "text");
        assert!(
            sentence.contains("may be the name of a child"),
            "{sentence}"
        );
    }
    assert_eq!(school.audit_len(), before);
    let weigh = op(json!({ "bank_kind": "target", "text": "Zoë Ångström will try to read." }));
    let words = school.read(&school.teacher, op::<WeighBankText>(weigh));
    assert_eq!(
        words.instead.as_deref(),
        Some("The child will try to read.")
    );
    assert_eq!(
        words.hints.len(),
        2,
        "no number, and a verb that cannot be seen: {:?}",
        words.hints
    );
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let school = TestSchool::new();
    let entry = json!({ "bank_kind": "provision", "area": null, "phase": "any", "text": " ", "who": "Idris",
                        "place": "", "minutes": 0.0, "times_a_week": 2.5, "group_size": 61.0 });
    let answer = school
        .office
        .write(&school.senco, op::<KeepInBank>(json!({ "entry": entry })));
    let Err(Error::Invalid(fields)) = answer else {
        panic!("{answer:?}")
    };
    for field in ["text", "who", "minutes", "times_a_week", "group_size"] {
        assert_eq!(fields.of(field).len(), 1, "{field}");
    }
}

#[test]
fn the_same_line_with_other_numbers_is_not_kept_twice() {
    let school = TestSchool::new();
    school.write(&school.senco, keep(MINE));
    let again = keep("I will hand in 5 pieces of homework a week");
    let sentence = wrong(school.office.write(&school.senco, again), "text");
    assert_eq!(sentence, "The bank has this already.");
}

#[test]
fn an_entry_of_waymarks_is_worded_anew_and_let_go_of_and_comes_back() {
    let school = TestSchool::new();
    let first = lines(&school)
        .into_iter()
        .find(|one| one.bank_kind == BankKind::Target)
        .unwrap();
    assert_eq!(first.version, 0);
    let revise = |id: &BankEntryId, version: i32| -> ReviseBankEntry {
        op(json!({ "id": id, "version": version, "entry": draft(MINE) }))
    };
    let count = lines(&school).len();
    school.write(&school.senco, revise(&first.id, 0));
    assert_eq!(lines(&school).len(), count, "in its place");
    let mine = line(&school, MINE);
    assert_eq!((mine.version, mine.from_waymark), (1, false));
    let retire = |version| RetireBankEntry {
        id: mine.id.clone(),
        version,
    };
    school.write(&school.senco, retire(1));
    assert!(line(&school, MINE).retired);
    let late = school.office.write(&school.teacher, retire(1));
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
    school.write(
        &school.senco,
        BringBackBankEntry {
            id: mine.id.clone(),
            version: 2,
        },
    );
    assert!(!line(&school, MINE).retired);
    let gone = school.office.write(&school.senco, revise(&first.id, 0));
    assert!(
        matches!(gone, Err(Error::NotFound)),
        "its place is taken: {gone:?}"
    );
}

#[test]
fn the_bank_tells_how_often_plans_have_an_entry_whatever_its_numbers() {
    let (school, plan) = with_full_plan("2026-10-20");
    school.write(&school.senco, keep(MINE));
    assert_eq!(line(&school, MINE).used_words, "not used yet");
    let mut body = serde_json::to_value(&plan.draft).unwrap();
    body["outcomes"][0]["targets"][0]["text"] =
        json!("I will hand in 2 pieces of homework a week.");
    let save: SavePlan =
        op(json!({ "plan_id": plan.plan.record.id, "version": plan.version, "plan": body }));
    school.write(&school.senco, save);
    let mine = line(&school, MINE);
    assert_eq!(
        (mine.used, mine.used_words.as_str()),
        (1, "used once, for 1 child")
    );
    assert_eq!(
        lines(&school)[0].text,
        MINE,
        "what is used most stands first"
    );
}
