//! Keys at the desk: the recovery sheet, the lock, a leaver.

use serde_json::{Value as Json, json};
use waymark_core::Error;

use crate::fixture::{Fixture, PASSWORD, new_school};

#[test]
fn a_school_is_set_up_once_three_groups_of_its_recovery_sheet_are_typed_back() {
    let mut fixture = Fixture::empty();
    let made = fixture.ask("create_school", new_school()).unwrap();
    assert_eq!(made["me"]["needs_recovery_sheet"], true);
    let early = fixture.ask("school_facts", json!({}));
    assert!(
        matches!(early, Err(Error::RecoverySheetNeeded)),
        "{early:?}"
    );
    let none = fixture.ask("confirm_recovery_sheet", json!({ "groups": [] }));
    assert!(matches!(none, Err(Error::NotFound)), "{none:?}");
    // Closing Waymark now does not end setting up.
    fixture.reopen();
    let id = fixture.id_of("Mrs A Okafor");
    fixture.sign_in(&id, PASSWORD).unwrap();
    let early = fixture.ask("school_facts", json!({}));
    assert!(
        matches!(early, Err(Error::RecoverySheetNeeded)),
        "{early:?}"
    );
    let sheet = fixture.ask("make_recovery_sheet", json!({})).unwrap();
    assert_eq!(sheet["groups_to_type"].as_array().unwrap().len(), 3);
    let wrong = json!({ "groups": ["AAAAA", "", "BBBBB"] });
    let wrong = fixture.ask("confirm_recovery_sheet", wrong);
    assert!(
        matches!(&wrong, Err(Error::Invalid(f)) if f.of("groups.1").len() == 1),
        "{wrong:?}"
    );
    assert_eq!(fixture.status()["recovery_sheet_since"], Json::Null);
    fixture.recovery_sheet();
    assert_eq!(fixture.status()["me"]["needs_recovery_sheet"], false);
    assert!(fixture.ask("school_facts", json!({})).is_ok());
    let made = (
        "Mrs A Okafor".to_owned(),
        "made a recovery sheet".to_owned(),
    );
    assert!(fixture.trail().contains(&made));
}

#[test]
fn the_sheet_brings_back_the_key_of_the_pc_and_a_forgotten_password() {
    let mut fixture = Fixture::with_school();
    let old = fixture.recovery_sheet();
    let code = fixture.recovery_sheet();
    let (ta, one_time) = fixture.add_staff("Ms J Lee", "teaching_assistant");
    let senco = fixture.id_of("Mrs A Okafor");
    fixture.ask("sign_out", json!({})).unwrap();
    std::fs::remove_file(fixture.folder.path().join("school.pckey")).unwrap();
    fixture.reopen();
    let shut = fixture.sign_in(&senco, PASSWORD);
    assert!(matches!(shut, Err(Error::File(_))), "{shut:?}");
    let open = |sheet: &str, forgotten: Json| {
        fixture.ask(
            "open_with_sheet",
            json!({ "sheet": sheet, "forgotten": forgotten }),
        )
    };
    let at = |told: &waymark_core::Result<Json>, field: &str| matches!(told, Err(Error::Invalid(f)) if f.of(field).len() == 1);
    assert!(at(&open("12345", Json::Null), "sheet"));
    assert!(
        at(&open(&old, Json::Null), "sheet"),
        "a newer sheet voids it"
    );
    let opened = open(&code.to_lowercase(), Json::Null).unwrap();
    assert_eq!(
        opened["me"],
        Json::Null,
        "passwords work again; nobody is signed in"
    );
    fixture.sign_in(&senco, PASSWORD).unwrap();
    fixture.ask("sign_out", json!({})).unwrap();
    let new = "nine kites over the hill";
    let person = |id: &str, new: &str| json!({ "staff_id": id, "new": new });
    assert!(at(&open(&code, person(&ta, new)), "forgotten.staff_id"));
    assert!(at(&open(&code, person(&senco, "short")), "forgotten.new"));
    let me = open(&code, person(&senco, new)).unwrap();
    assert_eq!(me["me"]["name"], "Mrs A Okafor");
    fixture.ask("sign_out", json!({})).unwrap();
    let old = fixture.sign_in(&senco, PASSWORD);
    assert!(matches!(old, Err(Error::WrongPassword)), "{old:?}");
    fixture.sign_in(&senco, new).unwrap();
    fixture.sign_in(&ta, &one_time).unwrap();
}

#[test]
fn a_locked_window_has_no_open_file_and_its_draft_waits_for_its_owner() {
    let fixture = Fixture::with_school();
    let (ta, one_time) = fixture.add_staff("Ms J Lee", "teaching_assistant");
    let senco = fixture.id_of("Mrs A Okafor");
    let draft = json!({ "place": "note/zoe", "body": { "words": "half a sent" } });
    fixture.ask("keep_draft", draft).unwrap();
    let locked = fixture.ask("lock", json!({})).unwrap();
    assert_eq!(locked["locked_for"], json!(senco));
    assert_eq!(locked["me"], Json::Null);
    let silent = fixture.ask("find_draft", json!({ "place": "note/zoe" }));
    assert!(matches!(silent, Err(Error::SignedOut)), "{silent:?}");
    // Somebody else may sign in meanwhile and finds nothing of it.
    fixture.sign_in(&ta, &one_time).unwrap();
    assert_eq!(fixture.status()["locked_for"], Json::Null);
    fixture.sign_in(&senco, PASSWORD).unwrap();
    let found = fixture
        .ask("find_draft", json!({ "place": "note/zoe" }))
        .unwrap();
    assert_eq!(found["body"]["words"], "half a sent");
    let again = fixture.ask("lock", json!({})).unwrap();
    assert_eq!(again["locked_for"], json!(senco));
    fixture.ask("lock", json!({})).unwrap();
    assert_eq!(
        fixture.status()["locked_for"],
        json!(senco),
        "locked once is locked"
    );
}

#[test]
fn a_leavers_key_goes_and_the_file_gets_a_new_one() {
    let fixture = Fixture::with_school();
    let (ta, one_time) = fixture.add_staff("Ms J Lee", "teaching_assistant");
    let folder = fixture.folder.path().to_path_buf();
    let read = |name: &str| std::fs::read(folder.join(name)).unwrap();
    fixture.ask("sign_out", json!({})).unwrap();
    let (old_file, old_header) = (read("school.waymark"), read("school.keys"));
    let senco = fixture.id_of("Mrs A Okafor");
    fixture.sign_in(&senco, PASSWORD).unwrap();
    let leaves = json!({ "id": ta, "version": 1, "left_on": "2026-11-09" });
    fixture.ask("staff_leaves", leaves).unwrap();
    let names = fixture.status()["names"].as_array().unwrap().len();
    assert_eq!(names, 1);
    fixture.ask("sign_out", json!({})).unwrap();
    assert_ne!(read("school.waymark")[..16], old_file[..16]);
    // The leaver kept yesterday's keys and puts them back.
    std::fs::write(folder.join("school.keys"), old_header).unwrap();
    let tried = fixture.sign_in(&ta, &one_time);
    assert!(matches!(tried, Err(Error::File(_))), "{tried:?}");
}

#[test]
fn a_new_name_of_a_colleague_is_the_one_to_pick_at_sign_in() {
    let fixture = Fixture::with_school();
    let (ta, _) = fixture.add_staff("Ms J Lee", "teaching_assistant");
    let staff = json!({ "name": "Mrs J Lee-Hart", "role": "teaching_assistant", "administrator": false,
        "job_title": "TA" });
    fixture
        .ask(
            "save_staff",
            json!({ "id": ta, "version": 1, "staff": staff }),
        )
        .unwrap();
    fixture.ask("sign_out", json!({})).unwrap();
    assert_eq!(fixture.id_of("Mrs J Lee-Hart"), ta);
}

#[test]
fn a_disk_that_failed_for_a_moment_is_read_again_by_the_next_try() {
    let mut fixture = Fixture::with_school();
    let id = fixture.id_of("Mrs A Okafor");
    fixture.ask("sign_out", json!({})).unwrap();
    fixture.reopen();
    fixture.sign_in(&id, PASSWORD).unwrap();
    let path = fixture.folder.path().join("school.waymark");
    let whole = std::fs::read(&path).unwrap();
    let mut broken = whole.clone();
    // All but the first page, of which what was read before is kept in memory.
    for byte in broken.iter_mut().skip(4096) {
        *byte ^= 1;
    }
    std::fs::write(&path, broken).unwrap();
    let told = fixture.ask("list_imports", json!({}));
    assert!(
        matches!(told, Err(waymark_core::Error::File(_))),
        "{told:?}"
    );
    std::fs::write(&path, whole).unwrap();
    let again = fixture.ask("list_imports", json!({}));
    assert!(again.is_ok(), "{again:?}");
}
