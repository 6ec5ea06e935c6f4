//! What holds of destruction: nothing of the child stays, others keep theirs, and only whoever counted the list signs it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::json;

use super::tests::{PLANTED, asks, hold, view, with_a_leaver};
use super::*;
use crate::error::Error;
use crate::ops::print::PaperOp;
use crate::progress::Progress;
use crate::store::{SchoolFile, StoreKey};
use crate::testing::{TestSchool, day, op};
use crate::world::FixedWorld;

/// Every text of the file that holds those words, by table and column.
pub(super) fn found(file: &SchoolFile, words: &str) -> Vec<String> {
    let connection = file.connection();
    let names = |sql: &str| -> Vec<(String, String)> {
        let mut statement = connection.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
        rows.unwrap().map(|row| row.unwrap()).collect()
    };
    let columns = names(
        "select t.name, c.name from sqlite_master t join pragma_table_info(t.name) c where t.type = 'table' and t.name <> 'search_words'",
    );
    let holds = |(table, column): &(String, String)| {
        let sql = format!("select 1 from \"{table}\" where instr(cast(\"{column}\" as text), ?1)");
        connection.prepare(&sql).unwrap().exists([words]).unwrap()
    };
    let found = columns.iter().filter(|one| holds(one));
    found
        .map(|(table, column)| format!("{table}.{column}"))
        .collect()
}

fn sign(school: &TestSchool, children: u32) -> crate::Result<DestroyedView> {
    let waiting = view(school).destruction.waiting.unwrap();
    let signed = SignDestruction {
        id: waiting.record.id,
        version: waiting.version,
        children: Some(children),
    };
    let done = school
        .office
        .long(&school.head, signed, &Progress::unwatched());
    done.map(|written| written.output)
}

pub(super) fn draw_up(school: &TestSchool) {
    let pupils = vec![school.zoe.clone()];
    school.write(&school.senco, PrepareDestruction { pupils });
}

#[test]
fn nothing_of_a_destroyed_child_stays_in_any_table_and_others_keep_theirs() {
    let school = TestSchool::new();
    with_a_leaver(&school);
    let file = school.office.file();
    let before = school.audit_len();
    assert!(found(file, PLANTED).len() > 2, "{:?}", found(file, PLANTED));
    draw_up(&school);
    let listed = view(&school).destruction.listed;
    assert_eq!(
        listed[0].sent_words,
        "No record that the file was sent on to Park School"
    );
    let done = sign(&school, 1).unwrap();
    assert!(
        done.words
            .starts_with("Destruction no. 1: the records of 1 child are gone"),
        "{}",
        done.words
    );
    assert!(done.compacted && done.backups.contains("Backups made before"));
    for words in [
        PLANTED,
        "Zoë",
        "Ångström",
        "Park School",
        school.zoe.as_str(),
    ] {
        assert_eq!(found(file, words), Vec::<String>::new(), "{words}");
    }
    assert_eq!(
        found(file, "Idris stays").len(),
        2,
        "in the note and in the trail"
    );
    assert!(file.references_hold().unwrap());
    assert!(school.audit_len() > before, "the trail lost no entry");
    let view = view(&school);
    let signed = &view.destruction.done[0].record;
    assert_eq!(
        (signed.number, signed.children, signed.signed_by.as_str()),
        (1, 1, "Mr D Pryce")
    );
    assert!(signed.records > 5 && signed.entries > 5, "{signed:?}");
    assert!(view.destruction.waiting.is_none() && view.destruction.past.is_empty());
    let gone = school.office.read(
        &school.head,
        ChildDataProtection {
            pupil_id: school.zoe.clone(),
        },
    );
    assert!(matches!(gone, Err(Error::NotFound)));
}

#[test]
fn a_hold_an_open_request_and_a_child_still_here_stop_it() {
    let school = TestSchool::new();
    with_a_leaver(&school);
    let of = |view: &ProtectionView| (view.destruction.past.len(), view.destruction.staying.len());
    // Idris is as old, and has not left.
    assert_eq!(of(&view(&school)), (1, 1));
    let id = school.write(&school.senco, hold(&school));
    let held = view(&school);
    assert_eq!((of(&held), held.holds.len()), ((0, 2), 1));
    let prepare = || PrepareDestruction {
        pupils: vec![school.zoe.clone()],
    };
    let refused = school.office.write(&school.senco, prepare());
    assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
    let end: EndHold =
        op(json!({ "id": id, "version": 1, "ended_on": "2026-11-10", "end_reason": "Settled" }));
    school.write(&school.senco, end);
    assert_eq!(of(&view(&school)), (1, 1));
    draw_up(&school);
    school.write(&school.head, asks(&school, json!({})));
    let late = sign(&school, 1);
    assert!(matches!(late, Err(Error::Invalid(_))), "{late:?}");
    assert!(!found(school.office.file(), PLANTED).is_empty());
}

#[test]
fn a_list_is_signed_only_by_whoever_counted_it_and_withdrawn_it_leaves_the_records() {
    let school = TestSchool::new();
    with_a_leaver(&school);
    draw_up(&school);
    assert!(matches!(sign(&school, 2), Err(Error::Invalid(_))));
    let id = view(&school).destruction.waiting.unwrap().record.id;
    let withdraw: WithdrawDestruction = op(json!({ "id": id, "reason": "Too early" }));
    school.write(&school.senco, withdraw);
    let after = view(&school).destruction;
    assert!(after.waiting.is_none());
    assert_eq!(after.past.len(), 1);
    draw_up(&school);
    assert_eq!(view(&school).destruction.waiting.unwrap().record.number, 2);
}

#[test]
fn the_trail_lets_go_of_a_child_by_a_destruction_and_of_nothing_else() {
    let school = TestSchool::new();
    with_a_leaver(&school);
    let file = school.office.file();
    let edits = [
        "update audit_entry set changes = '[]', record_id = '', pupil_id = null where number = 3",
        "delete from audit_entry where number = 3",
        "update review_round set summary = '{}'",
    ];
    let refused = file.connection().execute(edits[0], []);
    assert!(refused.is_err(), "an entry that no destruction names");
    draw_up(&school);
    sign(&school, 1).unwrap();
    for edit in [
        "update audit_entry set verb = 'opened' where number in (select number from audit_destroyed)",
        "update audit_entry set at = '2020-01-01' where number in (select number from audit_destroyed)",
        "delete from audit_destroyed",
        "update audit_destroyed set destruction = 2",
        edits[1],
    ] {
        assert!(file.connection().execute(edit, []).is_err(), "{edit}");
    }
}

#[test]
fn after_it_the_file_on_the_disk_has_no_free_page_left() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("school.waymark");
    let file = SchoolFile::open(&path, &StoreKey::new([7; 32])).unwrap();
    let world = FixedWorld::at(day("2026-11-10").and_hms_opt(10, 0, 0).unwrap());
    let school = TestSchool::in_file(file, world);
    with_a_leaver(&school);
    draw_up(&school);
    sign(&school, 1).unwrap();
    let connection = school.office.file().connection();
    let free: i64 = connection
        .query_row("pragma freelist_count", [], |row| row.get(0))
        .unwrap();
    assert_eq!(free, 0);
    let log = path
        .with_extension("waymark-wal")
        .metadata()
        .map_or(0, |log| log.len());
    assert_eq!(log, 0, "nothing is left in the log");
    let sound: String = connection
        .query_row("pragma quick_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(sound, "ok");
}

#[test]
fn the_seals_hold_after_a_destruction_and_an_entry_emptied_beside_it_is_found() {
    use crate::ops::trail::CheckTrail;
    let school = TestSchool::new();
    with_a_leaver(&school);
    draw_up(&school);
    sign(&school, 1).unwrap();
    let check = || {
        let done = school
            .office
            .long(&school.head, CheckTrail {}, &Progress::unwatched());
        done.unwrap().output.faults.len()
    };
    assert_eq!(check(), 0);
    // By another program: it adds an entry to the destruction, and empties it as Waymark would.
    let beside = "insert into audit_destroyed (number, destruction)
                  select max(number), 1 from audit_entry where pupil_id = 'idris';
                  update audit_entry set record_id = '', pupil_id = null, changes = '[]'
                  where number in (select number from audit_destroyed) and record_id <> ''";
    school
        .office
        .file()
        .connection()
        .execute_batch(beside)
        .unwrap();
    assert_eq!(check(), 1);
}

#[test]
fn a_list_is_printed_to_be_signed_with_its_trace_and_afterwards_names_nobody() {
    let school = TestSchool::new();
    with_a_leaver(&school);
    let prepare: PrepareDestruction = op(json!({ "pupils": [school.zoe] }));
    let id = school.write(&school.senco, prepare);
    let print = || PrintDestruction { id: id.clone() };
    school.forbids(&[&school.teacher, &school.ta, &school.office_staff], print);
    let before = school.audit_len();
    let words = |sheet: &_| serde_json::to_string(sheet).unwrap();
    let sheet = school.write(&school.head, print());
    assert!(words(&sheet).contains("Ångström"));
    assert_eq!(school.audit_len(), before + 1);
    let paper = PrintDestruction::lay_out(sheet).unwrap();
    assert_eq!(
        paper.suggested_file_name,
        "Destruction list 1 2026-11-10.pdf"
    );
    sign(&school, 1).unwrap();
    let sheet = words(&school.write(&school.senco, print()));
    assert!(
        !sheet.contains("Ångström") && sheet.contains("1 child"),
        "{sheet}"
    );
    let wanted: crate::ops::list::OpenList =
        op(json!({ "wanted": { "of": { "list": "destructions" },
        "rows": null, "columns": null, "narrowed_by": [], "order": "" } }));
    let log = school.read(&school.head, wanted);
    assert_eq!(log.rows.len(), 1, "the log of what was destroyed");
}
