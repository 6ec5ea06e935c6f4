//! Signing in: what a wrong password costs, one-time passwords, leavers, and roles that change.

use chrono::Duration;
use serde_json::json;
use waymark_core::Error;
use waymark_core::commands::COMMANDS;

use crate::fixture::{Fixture, PASSWORD};

#[test]
fn wrong_passwords_are_counted_and_the_wait_outlives_closing_waymark() {
    let mut fixture = Fixture::with_school();
    let id = fixture.id_of("Mrs A Okafor");
    fixture.ask("sign_out", json!({})).unwrap();
    for _ in 0..3 {
        let wrong = fixture.sign_in(&id, "under the old elm tree");
        assert!(matches!(wrong, Err(Error::WrongPassword)), "{wrong:?}");
    }
    let soon = fixture.sign_in(&id, PASSWORD);
    assert!(
        matches!(soon, Err(Error::TooSoon { seconds: 1 })),
        "{soon:?}"
    );
    fixture.reopen();
    fixture.status();
    let soon = fixture.sign_in(&id, PASSWORD);
    assert!(matches!(soon, Err(Error::TooSoon { .. })), "{soon:?}");
    fixture.clock.pass(Duration::seconds(1));
    let wrong = fixture.sign_in(&id, "under the old elm tree");
    assert!(matches!(wrong, Err(Error::WrongPassword)), "{wrong:?}");
    fixture.clock.pass(Duration::seconds(1));
    let soon = fixture.sign_in(&id, PASSWORD);
    assert!(
        matches!(soon, Err(Error::TooSoon { seconds: 1 })),
        "the wait doubles: {soon:?}"
    );
    fixture.clock.pass(Duration::seconds(1));
    fixture.sign_in(&id, PASSWORD).unwrap();
    let verbs: Vec<String> = fixture.trail().into_iter().map(|(_, verb)| verb).collect();
    let mut expected = vec!["signed in"];
    expected.extend(["gave a wrong password"; 4]);
    expected.push("signed out");
    assert_eq!(verbs[..6], expected, "each try left its trace");
}

#[test]
fn a_one_time_password_has_to_be_replaced_before_anything_else() {
    let fixture = Fixture::with_school();
    let (id, code) = fixture.add_staff("Miss R Shah", "class_teacher");
    // As somebody types it from a slip of paper.
    let typed = code.to_uppercase().replace(' ', "-");
    let me = fixture.sign_in(&id, &typed).unwrap();
    assert_eq!(me["me"]["must_change_password"], true);
    for command in COMMANDS {
        let done = fixture.ask(command.name, json!({}));
        assert!(
            matches!(done, Err(Error::MustChangePassword)),
            "{}: {done:?}",
            command.name
        );
    }
    let change = |current: &str, new: &str| {
        fixture.ask("change_password", json!({ "current": current, "new": new }))
    };
    let wrong = change("not the code", "seven hedgehogs and a kite");
    assert!(
        matches!(&wrong, Err(Error::Invalid(f)) if f.of("current").len() == 1),
        "{wrong:?}"
    );
    let same = change(&code, &code);
    assert!(
        matches!(&same, Err(Error::Invalid(f)) if f.of("new").len() == 1),
        "{same:?}"
    );
    let weak = change(&code, "oakbrook1");
    assert!(
        matches!(&weak, Err(Error::Invalid(f)) if !f.of("new").is_empty()),
        "{weak:?}"
    );
    let done = change(&code, "seven hedgehogs and a kite").unwrap();
    assert_eq!(done["me"]["must_change_password"], false);
    assert!(fixture.ask("list_drafts", json!({})).is_ok());
    let old = fixture.sign_in(&id, &code);
    assert!(matches!(old, Err(Error::WrongPassword)), "{old:?}");
}

#[test]
fn a_new_one_time_password_ends_a_wait() {
    let fixture = Fixture::with_school();
    let (id, _) = fixture.add_staff("Miss R Shah", "class_teacher");
    for _ in 0..3 {
        let wrong = fixture.sign_in(&id, "wrong from end to end");
        assert!(matches!(wrong, Err(Error::WrongPassword)), "{wrong:?}");
    }
    let reset = fixture
        .ask("reset_password", json!({ "staff_id": id }))
        .unwrap();
    let code = reset["password"].as_str().unwrap();
    assert!(fixture.sign_in(&id, code).is_ok());
}

#[test]
fn a_leaver_cannot_sign_in_and_one_who_is_signed_in_is_out_at_once() {
    let mut fixture = Fixture::with_school();
    let senco = fixture.id_of("Mrs A Okafor");
    let (head, code) = fixture.add_staff("Mr D Pryce", "headteacher");
    let promote = json!({ "id": head, "version": 1, "staff": { "name": "Mr D Pryce", "role": "headteacher",
        "administrator": true, "job_title": "" } });
    fixture.ask("save_staff", promote).unwrap();
    let leaves =
        |id: &str, day: &str, version: i32| json!({ "id": id, "version": version, "left_on": day });
    // A last day ahead changes nothing yet.
    fixture
        .ask("staff_leaves", leaves(&senco, "2026-11-10", 1))
        .unwrap();
    assert!(fixture.ask("school_facts", json!({})).is_ok());
    fixture.clock.pass(Duration::days(1));
    let out = fixture.ask("school_facts", json!({}));
    assert!(matches!(out, Err(Error::SignedOut)), "{out:?}");
    let again = fixture.sign_in(&senco, PASSWORD);
    assert!(matches!(again, Err(Error::WrongPassword)), "{again:?}");
    fixture.reopen();
    let names = fixture.status()["names"].as_array().unwrap().len();
    assert_eq!(names, 1, "who has left is not on the list of names");
    fixture.sign_in(&head, &code).unwrap();
    let change = json!({ "current": code, "new": "seven hedgehogs and a kite" });
    fixture.ask("change_password", change).unwrap();
    let tried = (
        "Mrs A Okafor".to_owned(),
        "tried to sign in after leaving".to_owned(),
    );
    assert!(fixture.trail().contains(&tried));
}

#[test]
fn a_change_of_role_counts_for_the_next_command() {
    let fixture = Fixture::with_school();
    fixture.add_staff("Mr D Pryce", "headteacher");
    let me = fixture.id_of("Mrs A Okafor");
    let head = fixture.id_of("Mr D Pryce");
    let save = |id: &str, name: &str, role: &str, administrator: bool| {
        let staff =
            json!({ "name": name, "role": role, "administrator": administrator, "job_title": "" });
        fixture.ask(
            "save_staff",
            json!({ "id": id, "version": 1, "staff": staff }),
        )
    };
    save(&head, "Mr D Pryce", "headteacher", true).unwrap();
    save(&me, "Mrs A Okafor", "office", false).unwrap();
    let trail = fixture.ask("audit_trail", json!({ "filter": {} }));
    assert!(matches!(trail, Err(Error::Forbidden)), "{trail:?}");
    assert_eq!(fixture.status()["me"]["role"], "office");
}

#[test]
fn the_window_looks_as_each_person_chose_at_their_next_sign_in() {
    let mut fixture = Fixture::with_school();
    let senco = fixture.id_of("Mrs A Okafor");
    assert_eq!(
        fixture.status()["me"]["display"],
        json!({ "theme": "system", "text_size": 100 })
    );
    let dark = json!({ "theme": "dark", "text_size": 150 });
    fixture
        .ask("keep_display", json!({ "display": dark }))
        .unwrap();
    assert_eq!(fixture.status()["me"]["display"], dark, "at once");
    let (other, code) = fixture.add_staff("Mr D Pryce", "headteacher");
    fixture.ask("sign_out", json!({})).unwrap();
    fixture.reopen();
    fixture.status();
    let me = fixture.sign_in(&senco, PASSWORD).unwrap();
    assert_eq!(me["me"]["display"], dark, "after Waymark was closed");
    let me = fixture.sign_in(&other, &code).unwrap();
    assert_eq!(me["me"]["display"]["theme"], "system", "nobody else's");
}
