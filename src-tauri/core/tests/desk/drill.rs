//! The restore drill: once a term, really restored, compared, kept with its date, and nothing of it left over.

use chrono::Duration;
use serde_json::{Value as Json, json};
use waymark_core::Error;
use waymark_core::progress::Progress;

use crate::fixture::Fixture;

fn due(fixture: &Fixture) -> Json {
    fixture.status()["me"]["backup_age"]["drill_due"].clone()
}

fn names_in(fixture: &Fixture) -> Vec<String> {
    let entries = std::fs::read_dir(fixture.folder.path()).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[test]
fn it_is_asked_for_once_a_term_and_its_result_is_kept_with_its_date() {
    let fixture = Fixture::with_school();
    assert_eq!(due(&fixture), false, "the school was set up this term");
    // Into the spring term.
    fixture.clock.pass(Duration::days(63));
    assert_eq!(due(&fixture), true);
    assert_eq!(
        fixture.ask("backups", json!({})).unwrap()["drill"],
        Json::Null
    );

    let report = fixture.ask("restore_drill", json!({})).unwrap();
    assert_eq!(report["held"], true, "{report}");
    let words = report["words"].as_str().unwrap();
    assert!(
        words.starts_with(
            "The backup of 12 January 2027 on this computer was restored and compared. All of its "
        ),
        "{words}"
    );
    assert!(!names_in(&fixture).contains(&"restore-drill".to_owned()));
    assert_eq!(due(&fixture), false);
    let view = fixture.ask("backups", json!({})).unwrap();
    assert_eq!(
        (&view["drill"]["held"], &view["drill"]["words"]),
        (&json!(true), &report["words"])
    );
    assert_eq!(view["drill"]["at"], "2027-01-12T10:00:00Z");
    assert_eq!(view["backups"][0]["reason"], "For a restore drill");
    let newest = fixture.trail().remove(0);
    assert_eq!(newest.1, "held a restore drill");

    fixture.clock.pass(Duration::days(100));
    assert_eq!(due(&fixture), true, "the summer term has its own");
}

#[test]
fn it_takes_the_copy_in_the_second_place_and_says_when_that_is_spoilt() {
    let fixture = Fixture::with_school();
    let second = tempfile::tempdir().unwrap();
    let chosen = json!({ "folder": second.path() });
    fixture.ask("choose_backup_folder", chosen).unwrap();
    let report = fixture.ask("restore_drill", json!({})).unwrap();
    assert_eq!(
        (&report["from_second_place"], &report["held"]),
        (&json!(true), &json!(true)),
        "{report}"
    );

    // A backup that fits this moment exactly, whose copy in the second place loses a page.
    let fixture = Fixture::with_school();
    fixture
        .ask("choose_backup_folder", json!({ "folder": second.path() }))
        .unwrap();
    fixture.clock.pass(Duration::hours(3));
    fixture.desk.back_up_if_due().unwrap();
    let spoil = || {
        for entry in std::fs::read_dir(second.path()).unwrap() {
            let path = entry.unwrap().path();
            let mut bytes = std::fs::read(&path).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            std::fs::write(&path, bytes).unwrap();
        }
    };
    fixture.clock.pass(Duration::hours(30));
    assert!(fixture.desk.back_up_if_due().unwrap());
    spoil();
    let told = fixture.ask("restore_drill", json!({}));
    assert!(matches!(told, Err(Error::File(_))), "{told:?}");
    let view = fixture.ask("backups", json!({})).unwrap();
    assert_eq!(view["drill"]["held"], false);
    assert!(
        view["drill"]["words"].as_str().unwrap().contains("damaged"),
        "{view}"
    );
    assert!(!names_in(&fixture).contains(&"restore-drill".to_owned()));
    assert_eq!(fixture.trail()[0].1, "held a restore drill");
}

#[test]
fn stopped_it_keeps_nothing_and_only_who_looks_after_settings_holds_one() {
    let fixture = Fixture::with_school();
    let (ta, words) = fixture.add_staff("Ms J Lee", "teaching_assistant");
    let before = fixture.trail().len();
    let stopping = Progress::unwatched();
    stopping.cancel();
    let stopped = fixture
        .desk
        .run_watched("restore_drill", json!({}), &stopping);
    assert!(matches!(stopped, Err(Error::Cancelled)), "{stopped:?}");
    assert_eq!(fixture.trail().len(), before);
    assert_eq!(
        fixture.ask("backups", json!({})).unwrap()["drill"],
        Json::Null
    );
    fixture.ask("sign_out", json!({})).unwrap();
    fixture.sign_in(&ta, &words).unwrap();
    let refused = fixture.ask("restore_drill", json!({}));
    assert!(
        matches!(refused, Err(Error::Forbidden | Error::MustChangePassword)),
        "{refused:?}"
    );
}
