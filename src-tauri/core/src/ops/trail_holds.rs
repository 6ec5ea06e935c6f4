//! What somebody changes in the audit trail with another program is found, and where; what Waymark alone wrote holds.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use proptest::prelude::*;

use super::note::AddNote;
use super::trail::{CheckTrail, TrailReport};
use crate::progress::Progress;
use crate::store::audit::note_sign;
use crate::store::{StoreKey, WriteTx};
use crate::testing::{TestSchool, op};

/// A school whose triggers are out of the way, as for another program.
fn school(notes: usize) -> TestSchool {
    let school = TestSchool::new();
    for number in 0..notes {
        note(&school, number);
    }
    let drop = "drop trigger audit_entry_is_not_changed; drop trigger audit_entry_is_not_deleted;
                pragma foreign_keys = off;";
    run(&school, drop);
    school
}

fn note(school: &TestSchool, number: usize) {
    let who = [&school.senco, &school.ta][number % 2];
    let body = format!("Reads to the class, page {number}");
    let note: AddNote = op(serde_json::json!({ "pupil_id": school.zoe,
        "note": { "happened_on": "2026-11-10", "note_kind": "progress", "body": body } }));
    school.office.write(who, note).unwrap();
}

fn run(school: &TestSchool, sql: &str) {
    let file = school.office.file().connection();
    file.execute_batch(sql).unwrap();
}

fn check(school: &TestSchool) -> TrailReport {
    let progress = Progress::unwatched();
    let checked = school.office.long(&school.senco, CheckTrail {}, &progress);
    checked.unwrap().output
}

fn tamper(school: &TestSchool, sql: &str) -> TrailReport {
    run(school, sql);
    check(school)
}

#[test]
fn a_trail_that_only_waymark_wrote_holds_and_goes_on_holding() {
    let school = school(3);
    for _ in 0..3 {
        assert_eq!(check(&school).faults, []);
        note(&school, 9);
    }
}

#[test]
fn an_entry_that_was_edited_taken_out_or_put_in_is_found_at_its_place() {
    let cases: [(&str, u32, &str); 10] = [
        ("update audit_entry set at = '2026-11-09T10:00:00.000Z' where number = 2", 2, "Entry 2, dated 9 November 2026, was changed"),
        ("update audit_entry set pupil_id = null where number = (select max(number) from audit_entry)", 0, "was changed"),
        ("delete from audit_entry where number = 2", 2, "entry 2 is missing"),
        ("delete from audit_entry where number in (2, 3)", 2, "entries 2 to 3 (2 of them) are missing"),
        ("delete from audit_entry where number = 1", 1, "from its beginning: entry 1 is missing"),
        ("update audit_entry set number = 0 - number where number = 3", 0, "put in"),
        ("insert into audit_entry (at, staff_id, action, verb, kind, record_id, changes, seal)
          select at, staff_id, action, verb, kind, record_id, changes, seal from audit_entry where number = 1", 0, "put in by another program"),
        ("update audit_chain set mark = x'00'", 0, "mark at the end"),
        ("update audit_chain set length = length - 1", 0, "put in"),
        ("delete from audit_entry", 1, "cut short from its beginning"),
    ];
    for (sql, number, words) in cases {
        let school = school(3);
        let found = tamper(&school, sql);
        let first = &found.faults[0];
        assert!(first.words.contains(words), "{sql}: {found:?}");
        assert!(number == 0 || first.number == number, "{sql}: {found:?}");
    }
}

#[test]
fn a_cut_end_is_found_and_so_is_a_cut_that_its_mark_was_fitted_to() {
    let school = school(3);
    let last = check(&school).entries + 1;
    let cut = tamper(
        &school,
        "delete from audit_entry where number > (select max(number) - 2 from audit_entry)",
    );
    assert_eq!(cut.faults.len(), 1, "{cut:?}");
    assert_eq!(cut.faults[0].number, last - 1);
    assert!(cut.faults[0].words.contains("cut short"), "{cut:?}");

    let school = self::school(3);
    let fitted = tamper(
        &school,
        "delete from audit_entry where number > (select max(number) - 2 from audit_entry);
         update audit_chain set length = (select max(number) from audit_entry),
             head = (select seal from audit_entry order by number desc limit 1)",
    );
    assert!(
        fitted.faults[0].words.contains("mark at the end"),
        "{fitted:?}"
    );
}

#[test]
fn after_a_gap_the_last_entry_has_to_be_the_one_that_the_end_was_sealed_with() {
    let school = school(3);
    let found = tamper(
        &school,
        "delete from audit_entry where number = (select max(number) - 1 from audit_entry);
         update audit_entry set seal = x'00' where number = (select max(number) from audit_entry)",
    );
    assert_eq!(found.faults.len(), 2, "{found:?}");
    assert!(found.faults[0].words.contains("is missing"), "{found:?}");
    assert!(
        found.faults[1].words.contains("mark at the end"),
        "{found:?}"
    );
}

#[test]
fn an_entry_that_says_something_does_not_count_as_emptied() {
    let school = school(3);
    let found = tamper(
        &school,
        "update audit_entry set changes = '[]' where number = 2;
         insert into audit_destroyed (number, destruction) values (2, 1)",
    );
    assert_eq!(found.faults.len(), 1, "{found:?}");
    assert_eq!(found.faults[0].number, 2, "{found:?}");
    assert!(found.faults[0].words.contains("was changed"), "{found:?}");
    // Signing out has no changes to tell, and yet is of somebody: with its seal it is whole.
    let school = self::school(3);
    let who = school.ta.staff_id();
    let at = school.office.world().now();
    let noted = note_sign(
        &school.office.file().connection(),
        who,
        "signed out",
        at,
        Vec::new(),
    );
    noted.unwrap();
    let signed = tamper(
        &school,
        "insert into audit_destroyed (number, destruction)
         select number, 1 from audit_entry where verb = 'signed out'",
    );
    assert_eq!(signed.faults, [], "{signed:?}");
}

#[test]
fn a_trail_that_holds_says_since_when_it_does() {
    let school = school(3);
    let later = "2026-12-01T10:00:00Z".parse().unwrap();
    let file = school.office.file();
    let who = school.ta.staff_id();
    note_sign(&file.connection(), who, "signed out", later, Vec::new()).unwrap();
    let words = check(&school).words;
    assert!(words.contains("entry 1 on 10 November 2026"), "{words}");
}

#[test]
fn a_last_entry_with_another_seal_is_one_fault() {
    let school = school(3);
    let found = tamper(
        &school,
        "update audit_entry set seal = x'00' where number = (select max(number) from audit_entry)",
    );
    assert_eq!(found.faults.len(), 1, "{found:?}");
    assert!(found.faults[0].words.contains("was changed"), "{found:?}");
}

#[test]
fn the_first_twenty_places_are_told_and_no_more() {
    let school = school(50);
    let found = tamper(
        &school,
        "update audit_entry set changes = '[ ]' where number % 2 = 0",
    );
    assert_eq!(found.faults.len(), 20, "{found:?}");
    let told: Vec<u32> = found.faults.iter().map(|fault| fault.number).collect();
    assert_eq!(told, (1..=20).map(|one| one * 2).collect::<Vec<_>>());
}

#[test]
fn what_is_written_after_an_edit_is_told_apart_from_it() {
    let school = school(3);
    run(
        &school,
        "update audit_entry set verb = 'opened' where number = 2",
    );
    note(&school, 7);
    let found = check(&school);
    assert_eq!(found.faults.len(), 1, "{found:?}");
    assert_eq!(found.faults[0].number, 2);
}

#[test]
fn an_entry_put_in_is_told_apart_from_those_that_waymark_writes_after_it() {
    let school = school(3);
    run(&school, "insert into audit_entry (at, staff_id, action, verb, kind, record_id, changes, seal)
         select at, staff_id, action, verb, kind, record_id, changes, seal from audit_entry where number = 1");
    let put_in = school.audit_len();
    note(&school, 7);
    note(&school, 8);
    let found = check(&school);
    assert_eq!(found.faults.len(), 1, "{found:?}");
    assert_eq!(found.faults[0].number, put_in);
    assert!(
        found.faults[0].words.contains("put in by another program"),
        "{found:?}"
    );
}

#[test]
fn a_trail_whose_key_was_taken_out_does_not_pass_for_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("school.waymark");
    let key = StoreKey::new([7; 32]);
    let world = || {
        let day: chrono::NaiveDate = "2026-11-10".parse().unwrap();
        crate::world::FixedWorld::at(day.and_hms_opt(10, 0, 0).unwrap())
    };
    let file = crate::store::SchoolFile::open(&path, &key).unwrap();
    let school = TestSchool::in_file(file, world());
    run(&school, "delete from audit_chain");
    drop(school);
    let file = crate::store::SchoolFile::open(&path, &key).unwrap();
    let office = crate::office::Office::new(file, std::sync::Arc::new(world()));
    let senco = crate::office::Session::new(
        crate::domain::id::StaffId::new("senco"),
        crate::domain::role::Role::Senco,
        true,
    );
    let found = office
        .long(&senco, CheckTrail {}, &Progress::unwatched())
        .unwrap()
        .output;
    assert_eq!(found.faults[0].number, 1, "{found:?}");
}

#[test]
fn under_a_new_data_key_the_trail_holds_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("school.waymark");
    let file = crate::store::SchoolFile::open(&path, &StoreKey::new([7; 32])).unwrap();
    let day: chrono::NaiveDate = "2026-11-10".parse().unwrap();
    let world = crate::world::FixedWorld::at(day.and_hms_opt(10, 0, 0).unwrap());
    let school = TestSchool::in_file(file, world);
    let before = check(&school).entries;
    school
        .office
        .file()
        .change_key(&StoreKey::new([8; 32]))
        .unwrap();
    note(&school, 1);
    let after = check(&school);
    assert_eq!(after.faults, []);
    assert_eq!(after.entries, before + 2);
}

/// Something another program does to the trail, and the first number that it touches.
fn damage(school: &TestSchool, how: usize, first: i64, second: i64) -> i64 {
    let columns = ["at", "action", "verb", "kind", "record_id", "staff_id"];
    let sql = match how {
        column @ 0..6 => {
            let column = columns[column];
            format!("update audit_entry set {column} = {column} || 'x' where number = {first}")
        }
        6 => format!("update audit_entry set changes = '[ ]' where number = {first}"),
        7 => format!(
            "update audit_entry set pupil_id = coalesce(null, 'idris') || number where number = {first}"
        ),
        8 => format!("update audit_entry set seal = randomblob(32) where number = {first}"),
        9 => format!("delete from audit_entry where number = {first}"),
        10 => format!("delete from audit_entry where number >= {first}"),
        11 => format!("delete from audit_entry where number <= {first}"),
        // Two entries change places, each with its seal.
        _ => format!(
            "update audit_entry set number = -7 where number = {first};
             update audit_entry set number = {first} where number = {second};
             update audit_entry set number = {second} where number = -7;"
        ),
    };
    run(school, &sql);
    match how {
        11 => 1,
        _ => first,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is done to one entry or two, the check says so, and names the first that is not as it was.
    #[test]
    fn any_edit_deletion_swap_or_cut_is_found_and_located(how in 0_usize..13, places in (0.0..1.0, 0.0..1.0)) {
        let school = school(4);
        let length = f64::from(school.audit_len());
        let place = |part: f64| (part * length).floor() as i64 + 1;
        let (first, second) = (place(places.0).min(place(places.1)), place(places.0).max(place(places.1)));
        prop_assume!(how != 12 || first != second);
        let first = damage(&school, how, first, second);
        let found = check(&school);
        prop_assert!(!found.faults.is_empty());
        prop_assert_eq!(i64::from(found.faults[0].number), first, "{:?}", found);
    }

    /// However many acts of whatever length there were, what Waymark wrote holds.
    #[test]
    fn every_honest_history_holds(acts in prop::collection::vec("\\PC{0,40}", 0..12)) {
        let school = TestSchool::new();
        for text in &acts {
            school.write(&school.senco, Told(text.clone()));
        }
        let found = check(&school);
        prop_assert_eq!(found.faults, []);
    }
}

/// An act with any words at all.
struct Told(String);

impl crate::office::WriteOp for Told {
    const ACTION: crate::domain::role::Action = crate::domain::role::Action::StaffWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> crate::error::Result<()> {
        let told = crate::store::FieldChange {
            field: self.0.clone(),
            from: serde_json::Value::Null,
            to: self.0.clone().into(),
        };
        tx.note_taken_out(
            crate::domain::record::Kind::School,
            &self.0,
            "told",
            vec![told],
        );
        tx.note_act(crate::domain::record::Kind::School, "", None, "");
        Ok(())
    }
}
