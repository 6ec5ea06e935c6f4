//! No change of the keys without its trace: where the trail cannot be written, nobody comes in with anything else than
//! before, and what was cut short is told by whoever finds it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::{Value as Json, json};

use super::{Desk, DeskConfig};
use crate::error::{Error, Result};
use crate::vault::{KeyKeeping, Strength};
use crate::world::FixedWorld;

const OLD: &str = "under the old oak tree";
const NEW: &str = "seven geese in a row";

/// A school of one administrator with a recovery sheet in force, signed in.
struct School {
    folder: tempfile::TempDir,
    desk: Desk,
    me: String,
    sheet: String,
}

impl School {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk_of_day(folder.path(), 10);
        let mut school = Self {
            folder,
            desk,
            me: String::new(),
            sheet: String::new(),
        };
        let new = json!({
            "name": "Oakbrook Primary School", "urn": "115550", "local_authority": "Gloucestershire",
            "pathway": "graduated", "term_naming": "seasons", "person_name": "Mrs A Okafor", "role": "senco",
            "job_title": "SENCO", "password": OLD,
        });
        let status = school.ask("create_school", new).unwrap();
        school.me = status["me"]["id"].as_str().unwrap().to_owned();
        let groups = school.made_sheet();
        school.confirm(&groups).unwrap();
        school.sheet = groups.join(" ");
        school
    }

    fn ask(&self, command: &str, input: Json) -> Result<Json> {
        Ok(self.desk.run(command, input)?.output.value())
    }

    /// Waymark is closed, and started again on that day of November.
    fn later(&mut self, day: u32) {
        self.desk = desk_of_day(self.folder.path(), day);
    }

    /// Makes a sheet; its groups.
    fn made_sheet(&self) -> Vec<String> {
        self.ask("make_recovery_sheet", json!({})).unwrap();
        let state = self.desk.state();
        let made = state.open.as_ref().unwrap().sheet.as_ref().unwrap();
        made.code.groups()
    }

    fn confirm(&self, groups: &[String]) -> Result<Json> {
        let asked = {
            let state = self.desk.state();
            let made = state.open.as_ref().unwrap().sheet.as_ref().unwrap();
            made.asked.clone()
        };
        let typed: Vec<&String> = asked.iter().map(|group| &groups[*group]).collect();
        self.ask("confirm_recovery_sheet", json!({ "groups": typed }))
    }

    fn sign_in(&self, password: &str) -> Result<Json> {
        self.ask(
            "sign_in",
            json!({ "staff_id": self.me, "password": password }),
        )
    }

    fn change_password(&self) -> Result<Json> {
        self.ask("change_password", json!({ "current": OLD, "new": NEW }))
    }

    fn come_in_with_the_sheet(&self) -> Result<Json> {
        let forgotten = json!({ "staff_id": self.me, "new": NEW });
        let typed = json!({ "sheet": self.sheet, "forgotten": forgotten });
        self.ask("open_with_sheet", typed)
    }

    fn sql(&self, sql: &str) {
        let state = self.desk.state();
        let office = &state.open.as_ref().unwrap().office;
        office.file().connection().execute_batch(sql).unwrap();
    }

    /// From now on the trail takes no entry of a verb.
    fn no_trace_of(&self, verb: &str) {
        self.sql(&format!(
            "create trigger no_trace before insert on audit_entry when new.verb = '{verb}'
             begin select raise(abort, 'no room'); end"
        ));
    }

    /// How many entries of a verb the trail has.
    fn told(&self, verb: &str) -> i64 {
        let state = self.desk.state();
        let office = &state.open.as_ref().unwrap().office;
        let sql = "select count(*) from audit_entry where verb = ?1";
        let connection = office.file().connection();
        connection.query_row(sql, [verb], |row| row.get(0)).unwrap()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn keys(&self) -> String {
        std::fs::read_to_string(self.path("school.keys")).unwrap()
    }
}

fn desk_of_day(folder: &Path, day: u32) -> Desk {
    let day = NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    Desk::new(DeskConfig {
        data_folder: folder.to_path_buf(),
        keeping: KeyKeeping::OwnerOnlyFile,
        strength: Strength::Light,
        world: Arc::new(FixedWorld::at(day.and_hms_opt(10, 0, 0).unwrap())),
    })
}

#[test]
fn what_the_trail_cannot_tell_does_not_happen_to_the_keys() {
    type Act = fn(&School) -> Result<Json>;
    let acts: [(&str, Act); 4] = [
        ("changed the password", School::change_password),
        ("changed the lock of the file", |school| {
            school.ask("change_lock", json!({}))
        }),
        ("made a recovery sheet", |school| {
            let groups = school.made_sheet();
            school.confirm(&groups)
        }),
        ("gave a one-time password", |school| {
            school.ask("reset_password", json!({ "staff_id": school.me }))
        }),
    ];
    for (verb, act) in acts {
        let school = School::new();
        school.no_trace_of(verb);
        let before = school.keys();
        assert!(act(&school).is_err(), "{verb}");
        assert_eq!(school.keys(), before, "{verb}");
        school.sql("drop trigger no_trace");
        let told = school.told(verb);
        act(&school).unwrap();
        assert_eq!(school.told(verb), told + 1);
        assert_ne!(school.keys(), before, "{verb}");
    }
}

#[test]
fn a_password_given_by_the_sheet_is_told_or_not_given() {
    let school = School::new();
    school.no_trace_of("came in with the recovery sheet");
    school.ask("sign_out", json!({})).unwrap();
    assert!(school.come_in_with_the_sheet().is_err());
    assert!(matches!(school.sign_in(NEW), Err(Error::WrongPassword)));
    school.sign_in(OLD).unwrap();
    school.sql("drop trigger no_trace");
    // That the sheet was used at all is told by whoever signs in next, once.
    let found = "found that the recovery sheet had put the keys right";
    assert_eq!(school.told(found), 1);
    school.ask("sign_out", json!({})).unwrap();
    school.come_in_with_the_sheet().unwrap();
    assert_eq!(school.told("came in with the recovery sheet"), 1);
    assert_eq!(school.told(found), 1);
}

#[test]
fn what_the_sheet_puts_right_is_told_by_whoever_signs_in_next() {
    let school = School::new();
    school.ask("sign_out", json!({})).unwrap();
    std::fs::remove_file(school.path("school.pckey")).unwrap();
    assert!(school.sign_in(OLD).is_err());
    let typed = json!({ "sheet": school.sheet, "forgotten": null });
    school.ask("open_with_sheet", typed).unwrap();
    for _ in 0..2 {
        school.sign_in(OLD).unwrap();
        let found = "found that the recovery sheet had put the keys right";
        assert_eq!(school.told(found), 1);
        school.ask("sign_out", json!({})).unwrap();
    }
}

#[test]
fn the_trail_says_when_the_sheet_was_used_and_not_when_that_was_found() {
    let mut school = School::new();
    school.ask("sign_out", json!({})).unwrap();
    let typed = json!({ "sheet": school.sheet, "forgotten": null });
    school.ask("open_with_sheet", typed).unwrap();
    school.later(13);
    school.sign_in(OLD).unwrap();
    let state = school.desk.state();
    let office = &state.open.as_ref().unwrap().office;
    let on = |verb: &str| -> String {
        let sql = "select date(max(at)) from audit_entry where verb = ?1";
        let connection = office.file().connection();
        connection.query_row(sql, [verb], |row| row.get(0)).unwrap()
    };
    let found = "found that the recovery sheet had put the keys right";
    assert_eq!(on(found), "2026-11-10");
    assert_eq!(on("signed in"), "2026-11-13");
}

#[test]
fn keys_that_cannot_be_written_stay_and_the_trail_says_so() {
    let school = School::new();
    // Where the new header is written before it gets its name.
    let in_the_way = school.path("school.part");
    std::fs::create_dir(&in_the_way).unwrap();
    let before = school.keys();
    assert!(school.change_password().is_err());
    assert_eq!(school.keys(), before);
    assert_eq!(school.told("could not change the keys after all"), 1);
    std::fs::remove_dir(&in_the_way).unwrap();
    school.change_password().unwrap();
    assert_eq!(school.told("changed the password"), 2);
    school.ask("sign_out", json!({})).unwrap();
    school.sign_in(NEW).unwrap();
    let cut = "found that a change of the keys had been cut short";
    assert_eq!(school.told(cut), 0);
}

#[test]
fn a_password_that_counts_is_not_called_unchanged_because_the_file_could_not_be_told() {
    let school = School::new();
    school.sql(
        "create trigger no_room before update on vault when new.next_header is null
         begin select raise(abort, 'no room'); end",
    );
    school.change_password().unwrap();
    // The header before knows the old password, and cannot be brought up to date.
    assert!(!school.path("school.keys-before").exists());
    school.sql("drop trigger no_room");
    let newest = "nine kites over the hill";
    let change = json!({ "current": NEW, "new": newest });
    school.ask("change_password", change).unwrap();
    assert!(school.path("school.keys-before").exists());
    school.ask("lock", json!({})).unwrap();
    for wrong in [OLD, NEW] {
        assert!(matches!(school.sign_in(wrong), Err(Error::WrongPassword)));
    }
    school.sign_in(newest).unwrap();
    assert_eq!(school.told("changed the password"), 2);
}

#[test]
fn a_change_that_was_cut_short_before_it_counted_is_told_at_the_next_sign_in() {
    let school = School::new();
    let before = school.keys();
    school.change_password().unwrap();
    let after = school.keys();
    let quoted = |text: &str| text.replace('\'', "''");
    // As a power cut leaves it between the file being told and the header being written.
    std::fs::write(school.path("school.keys"), &before).unwrap();
    school.sql(&format!(
        "update vault set header = '{}', next_header = '{}'",
        quoted(&before),
        quoted(&after)
    ));
    school.ask("lock", json!({})).unwrap();
    let cut = "found that a change of the keys had been cut short";
    for _ in 0..2 {
        school.sign_in(OLD).unwrap();
        assert_eq!(school.told(cut), 1);
        school.ask("sign_out", json!({})).unwrap();
    }
    // And where it counted, there is nothing to tell.
    let school = School::new();
    let before = school.keys();
    school.change_password().unwrap();
    let after = school.keys();
    school.sql(&format!(
        "update vault set header = '{}', next_header = '{}'",
        quoted(&before),
        quoted(&after)
    ));
    school.ask("lock", json!({})).unwrap();
    school.sign_in(NEW).unwrap();
    assert_eq!(school.told(cut), 0);
    assert_eq!(school.told("changed the password"), 1);
}
