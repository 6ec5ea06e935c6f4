//! A file that was put back to an older day behind Waymark's back is noticed, and what Waymark itself put back is not
//! taken for it.

use std::path::{Path, PathBuf};

use chrono::Duration;
use serde_json::{Value as Json, json};
use waymark_core::Error;

use crate::fixture::{Fixture, PASSWORD};

fn senco(fixture: &Fixture) -> String {
    fixture.id_of("Mrs A Okafor")
}

fn warning(fixture: &Fixture) -> Json {
    fixture.status()["me"]["trail_warning"].clone()
}

fn write(fixture: &Fixture, name: &str) {
    fixture.add_staff(name, "teaching_assistant");
}

fn live(fixture: &Fixture) -> [PathBuf; 2] {
    ["school.waymark", "school.keys"].map(|name| fixture.folder.path().join(name))
}

/// Keeps the school's files of this moment aside, as somebody with a copy of the folder would.
fn copy(fixture: &Fixture, to: &Path) {
    for file in live(fixture) {
        std::fs::copy(&file, to.join(file.file_name().unwrap())).unwrap();
    }
}

fn put_back(fixture: &Fixture, from: &Path) {
    for file in live(fixture) {
        std::fs::copy(from.join(file.file_name().unwrap()), &file).unwrap();
    }
}

fn entries_with(fixture: &Fixture, verb: &str) -> Vec<Json> {
    let page = fixture.ask("audit_trail", json!({ "filter": {} })).unwrap();
    let lines = page["lines"].as_array().unwrap().iter();
    lines
        .filter(|line| line["entry"]["verb"] == verb)
        .cloned()
        .collect()
}

#[test]
fn a_file_put_back_to_an_older_day_is_told_to_whoever_reads_the_trail_until_it_is_accepted() {
    let fixture = Fixture::with_school();
    let id = senco(&fixture);
    let (ta, words) = fixture.add_staff("Ms J Lee", "teaching_assistant");
    fixture.ask("sign_out", json!({})).unwrap();
    let aside = tempfile::tempdir().unwrap();
    copy(&fixture, aside.path());
    fixture.clock.pass(Duration::hours(2));
    fixture.sign_in(&id, PASSWORD).unwrap();
    assert_eq!(warning(&fixture), Json::Null);
    fixture.ask("sign_out", json!({})).unwrap();
    fixture.clock.pass(Duration::hours(2));

    put_back(&fixture, aside.path());
    fixture.sign_in(&id, PASSWORD).unwrap();
    let told = warning(&fixture);
    let told = told.as_str().expect("an older file is noticed");
    assert!(
        told.starts_with(
            "When the backup of 10 November 2026 at 12:00 was made, the audit trail had "
        ),
        "{told}"
    );
    assert!(
        told.contains("put the school's file back to an older day"),
        "{told}"
    );
    let noticed = "was told that the audit trail does not fit a backup";
    assert_eq!(entries_with(&fixture, noticed).len(), 1);
    let view = fixture.ask("backups", json!({})).unwrap();
    // By now it is as long as it was then, and still another.
    let told = view["trail_warning"].as_str().unwrap();
    assert!(
        told.contains("is another than it was when the backup of"),
        "{told}"
    );

    // Whoever does not read the trail is not told, and does not decide.
    fixture.ask("sign_out", json!({})).unwrap();
    fixture.sign_in(&ta, &words).unwrap();
    assert_eq!(warning(&fixture), Json::Null);
    let accept = |reason: &str| fixture.ask("accept_trail", json!({ "reason": reason }));
    assert!(matches!(accept("The disk failed"), Err(Error::Forbidden)));
    fixture.ask("sign_out", json!({})).unwrap();

    fixture.sign_in(&id, PASSWORD).unwrap();
    assert!(warning(&fixture).is_string());
    assert!(
        matches!(accept(" "), Err(Error::Invalid(_))),
        "a reason is wanted"
    );
    accept("The computer was put back to last week after a disk fault").unwrap();
    assert_eq!(warning(&fixture), Json::Null);
    fixture.ask("sign_out", json!({})).unwrap();
    fixture.sign_in(&id, PASSWORD).unwrap();
    assert_eq!(warning(&fixture), Json::Null, "it was accepted");
    let accepted = entries_with(&fixture, "accepted the audit trail as it is");
    assert!(
        accepted[0]["changed"][0]
            .as_str()
            .unwrap()
            .contains("disk fault"),
        "{accepted:?}"
    );
}

#[test]
fn what_waymark_puts_back_itself_is_noted_and_is_no_alarm() {
    let fixture = Fixture::with_school();
    let id = senco(&fixture);
    let made = fixture.ask("back_up_now", json!({})).unwrap();
    let path = made["backups"][0]["path"].clone();
    fixture.clock.pass(Duration::hours(1));
    write(&fixture, "Ms J Lee");
    fixture.clock.pass(Duration::hours(1));
    fixture
        .ask("go_back_to", json!({ "path": path, "sheet": "" }))
        .unwrap();
    fixture.sign_in(&id, PASSWORD).unwrap();
    assert_eq!(warning(&fixture), Json::Null);
    let noted = entries_with(&fixture, "went back to this backup");
    let changed = noted[0]["changed"].to_string();
    assert!(changed.contains("entries restored: "), "{changed}");
    assert!(changed.contains("entries before: "), "{changed}");
    let checked = fixture.ask("check_trail", json!({})).unwrap();
    assert_eq!(checked["faults"], json!([]));
}

#[test]
fn a_new_lock_leaves_passwords_the_sheet_and_the_trail_and_shuts_out_the_old_key() {
    let mut fixture = Fixture::empty();
    fixture
        .ask("create_school", crate::fixture::new_school())
        .unwrap();
    let code = fixture.recovery_sheet();
    let id = senco(&fixture);
    let (ta, words) = fixture.add_staff("Ms J Lee", "teaching_assistant");
    let before = fixture.ask("back_up_now", json!({})).unwrap()["backups"][0]["path"].clone();
    let aside = tempfile::tempdir().unwrap();
    std::fs::copy(
        fixture.folder.path().join("school.keys"),
        aside.path().join("school.keys"),
    )
    .unwrap();
    fixture.clock.pass(Duration::hours(1));

    let view = fixture.ask("change_lock", json!({})).unwrap();
    assert_eq!(view["backups"][0]["reason"], "After the lock was changed");
    assert_eq!(view["trail_warning"], Json::Null);
    assert_eq!(
        entries_with(&fixture, "changed the lock of the file").len(),
        1
    );
    let checked = fixture.ask("check_trail", json!({})).unwrap();
    assert_eq!(checked["faults"], json!([]));
    let check = |path: &Json| fixture.ask("check_backup", json!({ "path": path }));
    check(&view["backups"][0]["path"]).unwrap();
    assert!(
        check(&before).is_err(),
        "a backup of before wants its sheet"
    );
    let look = json!({ "path": before, "sheet": code });
    let look = fixture.ask("look_into_backup", look).unwrap();
    assert_eq!(look["trail"]["faults"], json!([]));
    assert!(
        look["trail"]["words"]
            .as_str()
            .unwrap()
            .starts_with("The trail holds since entry 1")
    );

    fixture.ask("sign_out", json!({})).unwrap();
    fixture.sign_in(&ta, &words).unwrap();
    assert!(matches!(
        fixture.ask("change_lock", json!({})),
        Err(Error::Forbidden)
    ));
    fixture.ask("sign_out", json!({})).unwrap();
    fixture.reopen();
    fixture.sign_in(&id, PASSWORD).unwrap();
    fixture.ask("sign_out", json!({})).unwrap();
    // The keys of before do not open the file of now.
    std::fs::copy(
        aside.path().join("school.keys"),
        fixture.folder.path().join("school.keys"),
    )
    .unwrap();
    let old = fixture.sign_in(&id, PASSWORD);
    assert!(matches!(old, Err(Error::File(_))), "{old:?}");
}
