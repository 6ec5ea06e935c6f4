//! A desk on a data folder of its own, with a clock that a test moves by hand.

use std::path::Path;
use std::sync::{Arc, Mutex};

use base64::Engine;
use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};
use serde_json::{Value as Json, json};
use waymark_core::desk::{Desk, DeskConfig};
use waymark_core::vault::{KeyKeeping, Strength};
use waymark_core::world::{FixedWorld, World};

pub(crate) const PASSWORD: &str = "under the old oak tree";

/// A clock that a test moves by hand.
#[derive(Debug)]
pub(crate) struct Clock {
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

    pub(crate) fn pass(&self, time: Duration) {
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
pub(crate) struct Fixture {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) clock: Arc<Clock>,
    pub(crate) desk: Desk,
}

pub(crate) fn desk_at(folder: &Path, clock: &Arc<Clock>) -> Desk {
    Desk::new(DeskConfig {
        data_folder: folder.to_path_buf(),
        keeping: KeyKeeping::OwnerOnlyFile,
        strength: Strength::Light,
        world: Arc::clone(clock) as Arc<dyn World>,
    })
}

impl Fixture {
    /// Nothing set up yet.
    pub(crate) fn empty() -> Self {
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
    pub(crate) fn with_school() -> Self {
        let fixture = Self::empty();
        fixture.ask("create_school", new_school()).unwrap();
        fixture.recovery_sheet();
        fixture
    }

    /// Makes a recovery sheet, reads it off the paper, types three groups back, and gives the whole code.
    pub(crate) fn recovery_sheet(&self) -> String {
        let sheet = self.ask("make_recovery_sheet", json!({})).unwrap();
        let code = code_on(&sheet);
        let groups: Vec<&str> = code.split(' ').collect();
        let typed: Vec<&str> = (sheet["groups_to_type"].as_array().unwrap().iter())
            .map(|number| groups[usize::try_from(number.as_u64().unwrap()).unwrap() - 1])
            .collect();
        self.ask("confirm_recovery_sheet", json!({ "groups": typed }))
            .unwrap();
        code
    }

    /// Closes Waymark and opens it again.
    pub(crate) fn reopen(&mut self) {
        self.desk = desk_at(self.folder.path(), &self.clock);
    }

    pub(crate) fn ask(&self, command: &str, input: Json) -> waymark_core::Result<Json> {
        self.desk
            .run(command, input)
            .map(|answer| answer.output.value())
    }

    pub(crate) fn status(&self) -> Json {
        self.ask("desk_status", json!({})).unwrap()
    }

    pub(crate) fn id_of(&self, name: &str) -> String {
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

    pub(crate) fn sign_in(&self, id: &str, password: &str) -> waymark_core::Result<Json> {
        self.ask("sign_in", json!({ "staff_id": id, "password": password }))
    }

    /// Adds a colleague; their id and one-time password.
    pub(crate) fn add_staff(&self, name: &str, role: &str) -> (String, String) {
        let staff = json!({ "name": name, "role": role, "administrator": false, "job_title": "" });
        let added = self.ask("add_staff", json!({ "staff": staff })).unwrap();
        let part = |field: &str| added[field].as_str().unwrap().to_owned();
        (part("staff_id"), part("password"))
    }

    /// The newest entries of the audit trail as (who, verb); asks as whoever is signed in.
    pub(crate) fn trail(&self) -> Vec<(String, String)> {
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

pub(crate) fn new_school() -> Json {
    json!({ "name": "Oakbrook Primary School", "urn": "115550", "local_authority": "Gloucestershire",
        "pathway": "graduated", "term_naming": "seasons", "person_name": "Mrs A Okafor", "role": "senco",
        "job_title": "SENCO", "password": PASSWORD })
}

/// The code as it stands on the paper.
fn code_on(sheet: &Json) -> String {
    let pdf = base64::engine::general_purpose::STANDARD
        .decode(sheet["bytes_base64"].as_str().unwrap())
        .unwrap();
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), pdf).unwrap();
    let read = std::process::Command::new("pdftotext")
        .args(["-raw"])
        .arg(file.path())
        .arg("-")
        .output()
        .expect("pdftotext reads the sheet: install poppler-utils");
    let text = String::from_utf8(read.stdout).unwrap();
    let is_group = |word: &&str| {
        word.len() == 5 && (word.bytes()).all(|c| c.is_ascii_digit() || c.is_ascii_uppercase())
    };
    let groups: Vec<&str> = text.split_whitespace().filter(is_group).collect();
    assert_eq!(groups.len(), 8, "{text}");
    groups.join(" ")
}
