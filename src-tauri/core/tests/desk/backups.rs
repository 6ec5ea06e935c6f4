//! Backups at the desk: made without anybody asking, carried to a second place, gone back to, restored on a new PC.

use std::path::{Path, PathBuf};

use chrono::Duration;
use serde_json::{Value as Json, json};
use waymark_core::Error;

use crate::fixture::{Fixture, PASSWORD, desk_at, new_school};

const TAS_OWN: &str = "nine kites over the hill";

fn backups(fixture: &Fixture) -> Json {
    fixture.ask("backups", json!({})).unwrap()
}

fn many(view: &Json) -> usize {
    view["backups"].as_array().unwrap().len()
}

fn newest(fixture: &Fixture) -> String {
    backups(fixture)["backups"][0]["path"]
        .as_str()
        .unwrap()
        .to_owned()
}

fn senco(fixture: &Fixture) -> String {
    fixture.id_of("Mrs A Okafor")
}

fn add_child(fixture: &Fixture, surname: &str) {
    let child = json!({
        "pupil": {
            "legal_forename": "Zoë", "legal_surname": surname, "preferred_forename": "", "upn": "", "sex": "female",
            "born_on": "2018-05-04", "year_override": null, "admitted_on": "2023-09-01", "home_language": "",
            "interpreter_needed": false, "key_facts": "", "confirmed_not_duplicate": false,
        },
        "class_id": null,
    });
    fixture.ask("add_pupil", child).unwrap();
}

fn children(fixture: &Fixture) -> usize {
    let register = fixture.ask("search", json!({ "text": "zoë" })).unwrap();
    register["pupils"].as_array().unwrap().len()
}

fn wrong(told: &waymark_core::Result<Json>, field: &str) -> bool {
    matches!(told, Err(Error::Invalid(fields)) if fields.of(field).len() == 1)
}

#[test]
fn signing_out_makes_one_after_an_hour_and_a_long_day_makes_one_too() {
    let fixture = Fixture::with_school();
    let id = senco(&fixture);
    assert_eq!(many(&backups(&fixture)), 0);
    fixture.ask("sign_out", json!({})).unwrap();
    fixture.sign_in(&id, PASSWORD).unwrap();
    let first = backups(&fixture);
    assert_eq!(many(&first), 1);
    assert_eq!(first["backups"][0]["reason"], "After signing out");
    fixture.clock.pass(Duration::minutes(20));
    fixture.ask("sign_out", json!({})).unwrap();
    fixture.sign_in(&id, PASSWORD).unwrap();
    assert_eq!(many(&backups(&fixture)), 1, "one was made just before");
    assert!(!fixture.desk.back_up_if_due().unwrap());
    fixture.clock.pass(Duration::hours(24));
    assert!(fixture.desk.back_up_if_due().unwrap());
    assert_eq!(many(&backups(&fixture)), 2);
    fixture.ask("lock", json!({})).unwrap();
    assert!(
        !fixture.desk.back_up_if_due().unwrap(),
        "nobody is signed in"
    );
}

#[test]
fn a_backup_goes_to_the_second_place_and_its_age_is_plain() {
    let fixture = Fixture::with_school();
    let id = senco(&fixture);
    let second = tempfile::tempdir().unwrap();
    let choose = |folder: &Path| fixture.ask("choose_backup_folder", json!({ "folder": folder }));
    assert!(wrong(&choose(Path::new("/nowhere/at/all")), "folder"));
    let own = fixture.folder.path().join("backups");
    std::fs::create_dir_all(&own).unwrap();
    assert!(
        wrong(&choose(&own), "folder"),
        "lost together with the file"
    );
    assert_eq!(backups(&fixture)["second_folder"], Json::Null);
    fixture.clock.pass(Duration::days(6));
    assert_eq!(fixture.status()["me"]["backup_age"]["worry"], false);
    fixture.clock.pass(Duration::days(1));
    let age = fixture.status()["me"]["backup_age"].clone();
    assert_eq!((&age["worry"], &age["days"]), (&json!(true), &json!(7)));

    let view = choose(second.path()).unwrap();
    assert_eq!(many(&view), 1);
    assert_eq!(view["backups"][0]["away"], true);
    assert_eq!(view["age"]["worry"], false);
    assert_eq!(std::fs::read_dir(second.path()).unwrap().count(), 1);

    // The place goes away: backups go on here, and it is told.
    let path = second.path().to_owned();
    second.close().unwrap();
    fixture.clock.pass(Duration::days(7));
    fixture.ask("sign_out", json!({})).unwrap();
    fixture.sign_in(&id, PASSWORD).unwrap();
    let view = backups(&fixture);
    assert_eq!(many(&view), 2);
    assert!(
        view["trouble"].as_str().unwrap().contains("was not there"),
        "{view}"
    );
    assert_eq!(view["age"]["worry"], true);
    std::fs::create_dir(&path).unwrap();
    let view = fixture.ask("back_up_now", json!({})).unwrap();
    assert_eq!(
        (&view["trouble"], &view["age"]["worry"]),
        (&Json::Null, &json!(false))
    );
    let view = fixture
        .ask("choose_backup_folder", json!({ "folder": "" }))
        .unwrap();
    assert_eq!(view["second_folder"], Json::Null);
    std::fs::remove_dir_all(&path).unwrap();
    let verbs: Vec<String> = fixture.trail().into_iter().map(|(_, verb)| verb).collect();
    for verb in [
        "chose a second place for backups",
        "made a backup",
        "ended the second place for backups",
    ] {
        assert!(verbs.iter().any(|one| one == verb), "{verb}: {verbs:?}");
    }
}

#[test]
fn only_who_looks_after_staff_and_settings_sees_backups() {
    let fixture = Fixture::with_school();
    let (ta, one_time) = fixture.add_staff("Ms J Lee", "teaching_assistant");
    fixture.ask("back_up_now", json!({})).unwrap();
    let path = newest(&fixture);
    fixture.sign_in(&ta, &one_time).unwrap();
    let change = json!({ "current": one_time, "new": TAS_OWN });
    fixture.ask("change_password", change).unwrap();
    assert_eq!(fixture.status()["me"]["backup_age"], Json::Null);
    for (command, input) in [
        ("backups", json!({})),
        ("back_up_now", json!({})),
        ("choose_backup_folder", json!({ "folder": "" })),
        ("check_backup", json!({ "path": path })),
        ("go_back_to", json!({ "path": path, "sheet": "" })),
    ] {
        let told = fixture.ask(command, input.clone());
        assert!(matches!(told, Err(Error::Forbidden)), "{command}: {told:?}");
    }
    fixture.ask("sign_out", json!({})).unwrap();
    let told = fixture.ask("backups", json!({}));
    assert!(matches!(told, Err(Error::SignedOut)), "{told:?}");
}

#[test]
fn going_back_brings_the_record_of_that_day_and_the_way_forward_again() {
    let fixture = Fixture::with_school();
    let id = senco(&fixture);
    add_child(&fixture, "Ødegård");
    fixture.ask("back_up_now", json!({})).unwrap();
    let before = newest(&fixture);
    fixture
        .ask("check_backup", json!({ "path": before }))
        .unwrap();
    fixture.clock.pass(Duration::minutes(5));
    add_child(&fixture, "Vexworth");
    let change = json!({ "current": PASSWORD, "new": TAS_OWN });
    fixture.ask("change_password", change).unwrap();
    assert_eq!(children(&fixture), 2);

    let back = |path: &str| fixture.ask("go_back_to", json!({ "path": path, "sheet": "" }));
    assert_eq!(back(&before).unwrap()["me"], Json::Null);
    fixture.sign_in(&id, TAS_OWN).unwrap();
    assert_eq!(
        children(&fixture),
        1,
        "the record is that of the backup, the password that of today"
    );
    let (who, verb) = &fixture.trail()[1];
    assert_eq!(
        (who.as_str(), verb.as_str()),
        ("Mrs A Okafor", "went back to this backup")
    );
    let view = backups(&fixture);
    assert_eq!(view["backups"][0]["reason"], "Before a restore");

    back(&newest(&fixture)).unwrap();
    fixture.sign_in(&id, TAS_OWN).unwrap();
    assert_eq!(children(&fixture), 2);
}

#[test]
fn a_leaver_has_left_in_the_backup_too_and_an_older_key_wants_its_sheet() {
    let fixture = Fixture::with_school();
    let code = fixture.recovery_sheet();
    let id = senco(&fixture);
    let (ta, one_time) = fixture.add_staff("Ms J Lee", "teaching_assistant");
    fixture.ask("back_up_now", json!({})).unwrap();
    let before = newest(&fixture);
    let staff = fixture.ask("list_staff", json!({})).unwrap();
    let person = staff
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["record"]["id"] == ta.as_str());
    let left = json!({ "id": ta, "version": person.unwrap()["version"], "left_on": "2026-11-09" });
    fixture.ask("staff_leaves", left).unwrap();

    let back = |sheet: &str| fixture.ask("go_back_to", json!({ "path": before, "sheet": sheet }));
    assert!(
        wrong(&back(""), "sheet"),
        "the school has got another key since"
    );
    assert!(fixture.status()["me"].is_object(), "it stays as it was");
    back(&code).unwrap();
    assert!(fixture.sign_in(&ta, &one_time).is_err());
    fixture.sign_in(&id, PASSWORD).unwrap();
    let staff = fixture.ask("list_staff", json!({})).unwrap();
    let person = staff
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["record"]["id"] == ta.as_str());
    assert_eq!(person.unwrap()["record"]["left_on"], "2026-11-09");
}

/// A backup with a child and a colleague in it, its sheet, and a desk on an empty PC.
fn lost_pc() -> (Fixture, PathBuf, String, Fixture) {
    let fixture = Fixture::with_school();
    let code = fixture.recovery_sheet();
    add_child(&fixture, "Ødegård");
    let (ta, one_time) = fixture.add_staff("Ms J Lee", "teaching_assistant");
    fixture.sign_in(&ta, &one_time).unwrap();
    let change = json!({ "current": one_time, "new": TAS_OWN });
    fixture.ask("change_password", change).unwrap();
    fixture.sign_in(&senco(&fixture), PASSWORD).unwrap();
    fixture.ask("back_up_now", json!({})).unwrap();
    let path = PathBuf::from(newest(&fixture));
    (fixture, path, code, Fixture::empty())
}

#[test]
fn on_a_new_pc_the_sheet_restores_it_and_who_has_left_since_opens_nothing() {
    let (old, path, code, mut new) = lost_pc();
    let look = json!({ "path": path, "sheet": code.to_lowercase() });
    let look = new.ask("look_into_backup", look).unwrap();
    assert_eq!(look["school_name"], "Oakbrook Primary School");
    assert_eq!(look["children"], 1);
    let people = look["people"].as_array().unwrap();
    let id_of = |name: &str| people.iter().find(|one| one["name"] == name).unwrap()["id"].clone();
    let (senco, ta) = (id_of("Mrs A Okafor"), id_of("Ms J Lee"));
    assert_eq!(
        new.status()["has_school"],
        false,
        "looking restores nothing"
    );

    let restore = |by: &Json, left: &[&Json], sheet: &str| {
        new.ask(
            "restore_backup",
            json!({ "path": path, "sheet": sheet, "by": by, "left": left, "set_aside": false }),
        )
    };
    assert!(wrong(&restore(&ta, &[], &code), "by"), "a TA does not");
    assert!(wrong(&restore(&senco, &[&senco], &code), "left"));
    assert!(wrong(&restore(&senco, &[], "12345"), "sheet"));
    let other = Fixture::with_school().recovery_sheet();
    assert!(
        wrong(&restore(&senco, &[], &other), "sheet"),
        "another school's sheet"
    );
    assert_eq!(new.status()["has_school"], false);

    let status = restore(&senco, &[&ta], &code).unwrap();
    assert_eq!(status["me"], Json::Null);
    new.reopen();
    let names = new.status()["names"].clone();
    assert_eq!(names.as_array().unwrap().len(), 1, "{names}");
    assert!(new.sign_in(ta.as_str().unwrap(), TAS_OWN).is_err());
    new.sign_in(senco.as_str().unwrap(), PASSWORD).unwrap();
    assert_eq!(children(&new), 1);
    let staff = new.ask("list_staff", json!({})).unwrap();
    let left = staff
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["record"]["id"] == ta);
    assert_eq!(left.unwrap()["record"]["left_on"], "2026-11-09");
    let note = (
        "Mrs A Okafor".to_owned(),
        "restored a backup with its recovery sheet".to_owned(),
    );
    assert!(new.trail().contains(&note));
    // And it is a school like any other: the next backup, the sheet.
    new.ask("back_up_now", json!({})).unwrap();
    assert_eq!(many(&backups(&new)), 1);
    let refused = new.ask(
        "restore_backup",
        json!({ "path": path, "sheet": code, "by": senco, "left": [], "set_aside": false }),
    );
    assert!(matches!(refused, Err(Error::File(_))), "{refused:?}");
    drop(old);
}

#[test]
fn another_schools_backup_is_not_gone_back_to() {
    let (old, path, code, new) = lost_pc();
    new.ask("create_school", new_school()).unwrap();
    new.recovery_sheet();
    let told = new.ask("go_back_to", json!({ "path": path, "sheet": code }));
    assert!(matches!(told, Err(Error::File(_))), "{told:?}");
    assert_eq!(children(&new), 0);
    assert!(new.status()["me"].is_object());
    drop(old);
}

#[test]
fn a_power_cut_while_going_back_is_finished_by_who_opens_it_next() {
    let mut fixture = Fixture::with_school();
    let id = senco(&fixture);
    fixture.ask("back_up_now", json!({})).unwrap();
    let before = newest(&fixture);
    fixture
        .ask("go_back_to", json!({ "path": before, "sheet": "" }))
        .unwrap();
    let data = fixture.folder.path().to_owned();
    // As it is between the live file going aside and the restored one getting its name.
    fixture.desk = desk_at(&data.join("elsewhere"), &fixture.clock);
    std::fs::rename(data.join("school.waymark"), data.join("school.waymark-new")).unwrap();
    fixture.reopen();
    assert_eq!(fixture.status()["has_school"], true);
    fixture.sign_in(&id, PASSWORD).unwrap();
}
