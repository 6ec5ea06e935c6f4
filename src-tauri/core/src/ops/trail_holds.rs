//! What somebody changes in the audit trail with another program is found, and where.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use proptest::prelude::*;

use super::audit::CheckTrail;
use super::note::AddNote;
use crate::store::TrailCheck;
use crate::testing::{TestSchool, op};

/// A school with some entries in its trail, whose triggers are out of the way as for another program.
fn school() -> TestSchool {
    let school = TestSchool::new();
    for text in ["Settled well", "Reads to the class", "Asks for help"] {
        let note: AddNote = op(note_of(school.zoe.as_str(), text));
        school.office.write(&school.senco, note).unwrap();
    }
    let drop = "drop trigger audit_entry_is_not_changed; drop trigger audit_entry_is_not_deleted;";
    school
        .office
        .file()
        .connection()
        .execute_batch(drop)
        .unwrap();
    school
}

fn note_of(pupil: &str, text: &str) -> serde_json::Value {
    serde_json::json!({ "pupil_id": pupil, "note": { "happened_on": "2026-11-10", "note_kind": "concern", "body": text } })
}

fn tamper(school: &TestSchool, sql: &str) -> TrailCheck {
    school
        .office
        .file()
        .connection()
        .execute_batch(sql)
        .unwrap();
    school.office.read(&school.senco, CheckTrail {}).unwrap()
}

#[test]
fn a_trail_that_only_waymark_wrote_is_whole() {
    let school = school();
    let found = tamper(&school, "");
    assert!(found.entries >= 3);
    assert_eq!(found.faults, []);
}

#[test]
fn an_entry_that_was_edited_taken_out_or_put_in_is_found_at_its_place() {
    for (sql, number, words) in [
        ("update audit_entry set at = '2026-11-09T10:00:00.000Z' where number = 2", 2, "changed"),
        ("update audit_entry set pupil_id = null where number = (select max(number) from audit_entry)", 0, "changed"),
        ("delete from audit_entry where number = 2", 2, "taken out"),
        ("delete from audit_entry where number in (2, 3)", 2, "2 entries were taken out"),
        ("insert into audit_entry (at, staff_id, action, verb, kind, record_id, changes)
          select at, staff_id, action, verb, kind, record_id, changes from audit_entry where number = 1", 0, "put in"),
    ] {
        let school = school();
        let found = tamper(&school, sql);
        let first = &found.faults[0];
        assert!(first.words.contains(words), "{sql}: {found:?}");
        assert!(number == 0 || first.number == number, "{sql}: {found:?}");
    }
}

#[test]
fn a_cut_end_is_found_and_so_is_a_seal_that_was_put_back() {
    let school = school();
    let last = tamper(&school, "").entries;
    let cut = tamper(
        &school,
        "delete from audit_entry where number > (select max(number) - 2 from audit_entry)",
    );
    assert_eq!(cut.faults.len(), 1);
    assert_eq!(cut.faults[0].number, last - 1);
    assert!(cut.faults[0].words.contains("last 2 entries"), "{cut:?}");
    // Whoever also shortens the chain has no seal that fits its end.
    let shortened = tamper(
        &school,
        "update audit_chain set length = (select max(number) from audit_entry)",
    );
    assert_eq!(shortened.faults.len(), 1, "{shortened:?}");
}

#[test]
fn what_is_written_after_an_edit_is_told_apart_from_it() {
    let school = school();
    tamper(
        &school,
        "update audit_entry set verb = 'opened' where number = 2",
    );
    let note: AddNote = op(note_of(school.zoe.as_str(), "Later"));
    school.office.write(&school.senco, note).unwrap();
    let found = tamper(&school, "");
    assert_eq!(found.faults.len(), 1, "{found:?}");
    assert_eq!(found.faults[0].number, 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_letter_of_an_entry_can_be_changed_unseen(column in 0_usize..6, extra in "[a-z]{1,4}") {
        let columns = ["at", "action", "verb", "kind", "record_id", "staff_id"];
        let school = school();
        let column = columns[column];
        let found = tamper(&school, &format!(
            "pragma foreign_keys = off; update audit_entry set {column} = {column} || '{extra}' where number = 1"
        ));
        prop_assert_eq!(found.faults.len(), 1);
        prop_assert_eq!(found.faults[0].number, 1);
    }
}
