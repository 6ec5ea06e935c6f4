//! The desk with real folders: setting up, signing in, what a wrong password costs, who may do which command.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::path::Path;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};
use serde_json::{Value as Json, json};
use waymark_core::Error;
use waymark_core::commands::COMMANDS;
use waymark_core::desk::{Desk, DeskConfig};
use waymark_core::domain::role::Role;
use waymark_core::vault::KeyKeeping;
use waymark_core::world::{FixedWorld, World};

const PASSWORD: &str = "under the old oak tree";

/// A clock that a test moves by hand.
#[derive(Debug)]
struct Clock {
    moment: Mutex<NaiveDateTime>,
    ids: FixedWorld,
}

impl Clock {
    fn new() -> Arc<Self> {
        let moment = NaiveDate::from_ymd_opt(2026, 11, 10)
            .unwrap()
            .and_hms_opt(10, 0, 0)
            .unwrap();
        Arc::new(Self {
            moment: Mutex::new(moment),
            ids: FixedWorld::at(moment),
        })
    }

    fn pass(&self, time: Duration) {
        *self.moment.lock().unwrap() += time;
    }
}

impl World for Clock {
    fn now(&self) -> DateTime<Utc> {
        self.local_now().and_utc()
    }
    fn local_now(&self) -> NaiveDateTime {
        *self.moment.lock().unwrap()
    }
    fn new_id(&self) -> String {
        self.ids.new_id()
    }
}

/// A desk on a data folder of its own.
struct Fixture {
    folder: tempfile::TempDir,
    clock: Arc<Clock>,
    desk: Desk,
}

fn desk_at(folder: &Path, clock: &Arc<Clock>) -> Desk {
    Desk::new(DeskConfig {
        data_folder: folder.to_path_buf(),
        keeping: KeyKeeping::OwnerOnlyFile,
        world: Arc::clone(clock) as Arc<dyn World>,
    })
}

impl Fixture {
    /// Nothing set up yet.
    fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::new();
        let desk = desk_at(folder.path(), &clock);
        Self {
            folder,
            clock,
            desk,
        }
    }

    /// A school with the SENCO signed in.
    fn with_school() -> Self {
        let fixture = Self::empty();
        fixture.ask("create_school", new_school()).unwrap();
        fixture
    }

    /// Closes Waymark and opens it again.
    fn reopen(&mut self) {
        self.desk = desk_at(self.folder.path(), &self.clock);
    }

    fn ask(&self, command: &str, input: Json) -> waymark_core::Result<Json> {
        self.desk.run(command, input).map(|answer| answer.output)
    }

    fn status(&self) -> Json {
        self.ask("desk_status", json!({})).unwrap()
    }

    fn id_of(&self, name: &str) -> String {
        let status = self.status();
        let names = status["names"].as_array().unwrap();
        let found = names.iter().find(|one| one["name"] == name);
        found
            .unwrap_or_else(|| panic!("{name} is not on the list of names"))
            .get("id")
            .and_then(Json::as_str)
            .unwrap()
            .to_owned()
    }

    fn sign_in(&self, id: &str, password: &str) -> waymark_core::Result<Json> {
        self.ask("sign_in", json!({ "staff_id": id, "password": password }))
    }

    /// Adds a colleague; their id and one-time password.
    fn add_staff(&self, name: &str, role: &str) -> (String, String) {
        let staff = json!({ "name": name, "role": role, "administrator": false, "job_title": "" });
        let added = self.ask("add_staff", json!({ "staff": staff })).unwrap();
        let part = |field: &str| added[field].as_str().unwrap().to_owned();
        (part("staff_id"), part("password"))
    }

    /// The newest entries of the audit trail as (who, verb); asks as whoever is signed in.
    fn trail(&self) -> Vec<(String, String)> {
        let page = self.ask("audit_trail", json!({ "filter": {} })).unwrap();
        let lines = page["lines"].as_array().unwrap().iter();
        lines
            .map(|line| {
                let part = |field: &str| line["entry"][field].as_str().unwrap().to_owned();
                (part("staff_name"), part("verb"))
            })
            .collect()
    }
}

fn new_school() -> Json {
    json!({ "name": "Oakbrook Primary School", "urn": "115550", "local_authority": "Gloucestershire",
        "pathway": "graduated", "term_naming": "seasons", "person_name": "Mrs A Okafor", "role": "senco",
        "job_title": "SENCO", "password": PASSWORD })
}

#[test]
fn a_school_that_was_set_up_is_there_after_waymark_was_closed() {
    let mut fixture = Fixture::empty();
    assert_eq!(fixture.status()["has_school"], false);
    let made = fixture.ask("create_school", new_school()).unwrap();
    assert_eq!(made["me"]["name"], "Mrs A Okafor");
    assert_eq!(made["me"]["must_change_password"], false);
    fixture.reopen();
    let status = fixture.status();
    assert_eq!(status["school_name"], "Oakbrook Primary School");
    assert_eq!(status["me"], Json::Null, "nobody is signed in by opening");
    assert_eq!(status["sample_password"], Json::Null);
    assert_eq!(status["key_place"]["place"], "owner_only_file");
    let id = fixture.id_of("Mrs A Okafor");
    let me = fixture.sign_in(&id, PASSWORD).unwrap();
    assert_eq!(me["me"]["administrator"], true);
}

#[test]
fn setting_up_tells_all_that_is_wrong_and_leaves_nothing_behind() {
    let fixture = Fixture::empty();
    let mut new = new_school();
    new["name"] = json!(" ");
    new["urn"] = json!("12");
    new["person_name"] = json!("");
    new["password"] = json!("short");
    let refused = fixture.ask("create_school", new);
    let fields = ["name", "urn", "person_name", "password"];
    assert!(
        matches!(&refused, Err(Error::Invalid(f)) if fields.iter().all(|field| !f.of(field).is_empty())),
        "{refused:?}"
    );
    assert_eq!(fixture.status()["has_school"], false);
    assert!(fixture.ask("create_school", new_school()).is_ok());
    let again = fixture.ask("create_school", new_school());
    assert!(matches!(again, Err(Error::File(_))), "{again:?}");
}

#[test]
fn what_there_is_to_choose_from_is_told_before_there_is_a_school() {
    let fixture = Fixture::empty();
    let facts = fixture.ask("desk_facts", json!({})).unwrap();
    assert_eq!(
        facts["data_folder"],
        fixture.folder.path().display().to_string()
    );
    assert_eq!(facts["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(facts["roles"].as_array().unwrap().len(), Role::ALL.len());
    let presets = facts["presets"].as_array().unwrap();
    assert!(presets.iter().any(|preset| {
        preset["key"] == "graduated"
            && preset["stage_names"]
                .as_array()
                .unwrap()
                .contains(&json!("My Plan"))
    }));
    for naming in facts["term_namings"].as_array().unwrap() {
        let mut new = new_school();
        new["term_naming"] = naming["code"].clone();
        new["pathway"] = presets[0]["key"].clone();
        let asked = Fixture::empty();
        asked.ask("create_school", new).unwrap();
    }
}

#[test]
fn a_set_up_that_was_cut_short_can_be_begun_again() {
    let fixture = Fixture::empty();
    let vault = waymark_core::vault::Vault::at(fixture.folder.path(), KeyKeeping::OwnerOnlyFile);
    drop(vault.create().unwrap());
    assert_eq!(fixture.status()["has_school"], false);
    assert!(fixture.ask("create_school", new_school()).is_ok());
}

#[test]
fn a_key_whose_file_is_somewhere_else_is_never_replaced() {
    let mut fixture = Fixture::with_school();
    fixture.ask("sign_out", json!({})).unwrap();
    fixture.desk = desk_at(&fixture.folder.path().join("elsewhere"), &fixture.clock);
    let folder = fixture.folder.path();
    std::fs::rename(folder.join("school.waymark"), folder.join("kept-safe")).unwrap();
    let key = std::fs::read(folder.join("school.pckey")).unwrap();
    fixture.reopen();
    let refused = fixture.ask("create_school", new_school());
    assert!(matches!(refused, Err(Error::File(_))), "{refused:?}");
    let folder = fixture.folder.path();
    assert_eq!(std::fs::read(folder.join("school.pckey")).unwrap(), key);
    std::fs::rename(folder.join("kept-safe"), folder.join("school.waymark")).unwrap();
    assert_eq!(
        fixture.status()["school_name"],
        "Oakbrook Primary School",
        "the file that was brought back opens with the key"
    );
}

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
fn the_sample_school_stands_beside_the_real_one_and_goes_without_a_trace() {
    let fixture = Fixture::with_school();
    let sample = fixture.ask("open_sample", json!({})).unwrap();
    assert_eq!(sample["school_name"], "Sedgecombe Primary School");
    assert_eq!(
        (&sample["sample"], &sample["me"]),
        (&json!(true), &Json::Null)
    );
    assert_eq!(sample["names"].as_array().unwrap().len(), 16);
    let password = sample["sample_password"].as_str().unwrap();
    let teacher = fixture.id_of("Miss R Shah");
    fixture.sign_in(&teacher, password).unwrap();
    let facts = fixture.ask("school_facts", json!({})).unwrap();
    assert_eq!(facts["classes"].as_array().unwrap().len(), 8);
    assert_eq!(facts["sample"], true);
    let back = fixture.ask("open_school", json!({})).unwrap();
    assert_eq!(back["school_name"], "Oakbrook Primary School");
    assert_eq!(back["sample_password"], Json::Null);
    fixture.ask("open_sample", json!({})).unwrap();
    let gone = fixture.ask("remove_sample", json!({})).unwrap();
    assert_eq!(gone["has_sample"], false);
    assert_eq!(gone["school_name"], "Oakbrook Primary School");
    let folder = fixture.folder.path().join("sample");
    let left: Vec<_> = std::fs::read_dir(folder).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
    let me = fixture.id_of("Mrs A Okafor");
    fixture.sign_in(&me, PASSWORD).unwrap();
    let signed_out = ("Mrs A Okafor".to_owned(), "signed out".to_owned());
    assert!(
        fixture.trail().contains(&signed_out),
        "opening the sample signs out of the school"
    );
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
