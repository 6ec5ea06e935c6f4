//! Who may do which command, and that none falls over.

use serde_json::json;
use waymark_core::Error;
use waymark_core::commands::COMMANDS;
use waymark_core::domain::role::Role;

use crate::fixture::{Fixture, new_school};

#[test]
fn signed_out_nothing_is_answered() {
    let fixture = Fixture::empty();
    let silent = |when: &str| {
        for command in COMMANDS {
            let done = fixture.ask(command.name, json!({}));
            assert!(
                matches!(done, Err(Error::SignedOut)),
                "{when}, {}: {done:?}",
                command.name
            );
        }
        let change = fixture.ask("change_password", json!({ "current": "", "new": "" }));
        assert!(
            matches!(change, Err(Error::SignedOut)),
            "{when}: {change:?}"
        );
    };
    silent("before a school is set up");
    fixture.ask("create_school", new_school()).unwrap();
    fixture.ask("sign_out", json!({})).unwrap();
    silent("signed out");
}

#[test]
fn no_command_answers_a_role_that_lacks_its_action_and_none_falls_over() {
    let fixture = Fixture::empty();
    let status = fixture.ask("open_sample", json!({})).unwrap();
    let password = status["sample_password"].as_str().unwrap();
    let people = [
        (Role::Senco, true, "Mrs A Okafor"),
        (Role::Headteacher, false, "Mr D Pryce"),
        (Role::ClassTeacher, false, "Mr T Ashdown"),
        (Role::TeachingAssistant, false, "Ms J Lee"),
        (Role::Office, false, "Mrs P Hall"),
    ];
    let garbage = [
        json!({}),
        json!(null),
        json!([1, "two", null]),
        json!({ "id": "nobody", "pupil_id": "nobody", "version": -1, "filter": {}, "starting": 9_999_999 }),
        json!({ "id": { "id": [] }, "pupil_id": 7, "place": "x", "query": "\u{0}'; drop table pupil; --" }),
    ];
    for (role, administrator, name) in people {
        fixture.sign_in(&fixture.id_of(name), password).unwrap();
        for command in COMMANDS {
            let may = role.allows(command.action)
                || (administrator && command.action.is_administration());
            for input in &garbage {
                let answered = fixture.ask(command.name, input.clone());
                assert!(
                    !matches!(answered, Err(Error::Internal(_) | Error::UnknownCommand)),
                    "{} fell over {input}: {answered:?}",
                    command.name
                );
                assert!(
                    may || matches!(answered, Err(Error::Forbidden | Error::BadInput(_))),
                    "{} answered {role:?}: {answered:?}",
                    command.name
                );
            }
        }
    }
}

#[test]
fn a_command_that_does_not_exist_is_a_finished_sentence_too() {
    let fixture = Fixture::with_school();
    let problem = fixture
        .desk
        .handle("delete_everything", json!({}), "k3f9")
        .unwrap_err();
    assert_eq!(problem.reference.as_deref(), Some("k3f9"));
    assert!(problem.message.ends_with('.'));
}
