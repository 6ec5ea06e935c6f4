//! The small school that is set on fire: made once, copied for each try, worked in through the desk as the window does.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use waymark_core::desk::{Desk, DeskConfig, Piece};
use waymark_core::vault::{KeyKeeping, Strength};
use waymark_core::world::{ThisComputer, World};

use crate::fixture::{Fixture, PASSWORD};

/// What a try has to know of the school, and hands to the processes that it starts.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Facts {
    pub(crate) sheet: String,
    pub(crate) senco: String,
    pub(crate) password: String,
    /// A teaching assistant who has signed in with a password of her own.
    pub(crate) assistant: String,
    pub(crate) assistants_password: String,
    pub(crate) pupil: String,
    pub(crate) plan: String,
    pub(crate) target: String,
}

/// The school as it was made: a folder to copy, and the facts about it.
#[derive(Debug)]
pub(crate) struct Template {
    pub(crate) folder: PathBuf,
    pub(crate) facts: Facts,
}

impl Template {
    /// Makes the school in a folder inside `folder`: staff, a child on My Plan with a plan, a backup.
    pub(crate) fn make(folder: &Path) -> Self {
        let fixture = Fixture::with_school();
        let sheet = fixture.recovery_sheet();
        let assistants_password = "nine kites over the hill".to_owned();
        let (assistant, one_time) = fixture.add_staff("Ms J Lee", "teaching_assistant");
        fixture.sign_in(&assistant, &one_time).unwrap();
        let change = json!({ "current": one_time, "new": assistants_password });
        fixture.ask("change_password", change).unwrap();
        let senco = fixture.id_of("Mrs A Okafor");
        fixture.sign_in(&senco, PASSWORD).unwrap();
        let ask = |command: &str, input: Json| fixture.ask(command, input).unwrap();
        let text = |value: Json| value.as_str().unwrap().to_owned();
        let pupil = text(ask("add_pupil", new_pupil("Ångström")));
        let plan = text(ask(
            "start_plan",
            json!({ "pupil_id": pupil, "started_on": "2026-10-01", "stage_key": "my_plan" }),
        ));
        let mut view = ask("open_plan", json!({ "plan_id": plan }));
        let mut draft = view["draft"].take();
        draft["outcomes"] = json!([{
            "id": null, "area": null, "text": "She reads for pleasure.",
            "targets": [{
                "id": null, "text": "Read 20 of the first 100 words", "measure": { "kind": "tme" }, "baseline": 3.0,
                "expected": 6.0, "set_on": null, "by_on": null, "small_steps": [], "strategies": [], "provision": [],
            }],
        }]);
        let save = json!({ "plan_id": plan, "version": view["version"], "plan": draft });
        let saved = ask("save_plan", save);
        let target = text(saved["draft"]["outcomes"][0]["targets"][0]["id"].clone());
        ask("back_up_now", json!({}));
        // Closed as at the end of a day, with all of its log inside it.
        ask("sign_out", json!({}));
        let own = folder.join("template");
        copy_folder(fixture.folder.path(), &own);
        Self {
            folder: own,
            facts: Facts {
                sheet,
                senco,
                password: PASSWORD.to_owned(),
                assistant,
                assistants_password,
                pupil,
                plan,
                target,
            },
        }
    }

    /// A copy of the school.
    pub(crate) fn copy_to(&self, folder: &Path) {
        copy_folder(&self.folder, folder);
    }
}

/// Copies a folder with what is in it. What may vanish while it is copied (a log that was just closed) is left out.
pub(crate) fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let (path, beside) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy_folder(&path, &beside);
        } else {
            std::fs::copy(&path, &beside).unwrap();
        }
    }
}

/// The moment at which a try begins: two days after the school was made, so many minutes on.
pub(crate) fn moment(minutes: u64) -> NaiveDateTime {
    let day = NaiveDate::from_ymd_opt(2026, 11, 12).unwrap();
    let minutes = i64::try_from(minutes).unwrap();
    day.and_hms_opt(9, 0, 0).unwrap() + Duration::minutes(minutes)
}

/// A world in which it is always the same moment, with ids that are never made twice.
#[derive(Debug)]
struct Standing(NaiveDateTime);

impl World for Standing {
    fn now(&self) -> DateTime<Utc> {
        self.0.and_utc()
    }
    fn local_now(&self) -> NaiveDateTime {
        self.0
    }
    fn new_id(&self) -> String {
        ThisComputer.new_id()
    }
}

/// Somebody at the desk of the school in a folder.
pub(crate) struct Seat {
    pub(crate) desk: Desk,
}

impl Seat {
    /// At a moment, with ids by chance.
    pub(crate) fn at(folder: &Path, minutes: u64) -> Self {
        Self::in_world(folder, Arc::new(Standing(moment(minutes))))
    }

    pub(crate) fn in_world(folder: &Path, world: Arc<dyn World>) -> Self {
        Self {
            desk: Desk::new(DeskConfig {
                data_folder: folder.to_path_buf(),
                keeping: KeyKeeping::OwnerOnlyFile,
                strength: Strength::Light,
                world,
            }),
        }
    }

    pub(crate) fn ask(&self, command: &str, input: Json) -> waymark_core::Result<Json> {
        let answer = self.desk.run(command, input)?;
        Ok(answer.output.value())
    }

    pub(crate) fn sign_in(&self, id: &str, password: &str) -> waymark_core::Result<Json> {
        self.ask("sign_in", json!({ "staff_id": id, "password": password }))
    }
}

/// A child to be added.
pub(crate) fn new_pupil(surname: &str) -> Json {
    json!({
        "pupil": {
            "legal_forename": "Zoë", "legal_surname": surname, "preferred_forename": "", "upn": "", "sex": "female",
            "born_on": "2018-05-04", "year_override": null, "admitted_on": "2023-09-01", "home_language": "",
            "interpreter_needed": false, "key_facts": "", "confirmed_not_duplicate": false,
        },
        "class_id": null,
    })
}

/// How many children a list of [`import`] brings.
pub(crate) const ON_THE_LIST: u64 = 3;

/// Brings in a list of children of one surname, as the window does: read, shown, applied as shown.
pub(crate) fn import(seat: &Seat, surname: &str) -> waymark_core::Result<Json> {
    let mut text = "Surname,Forename,DOB,Sex,Year,Class\n".to_owned();
    for forename in ["Idris", "Amira", "Tomasz"] {
        text.push_str(&format!("{surname},{forename},05/10/2018,M,3,Hazel\n"));
    }
    let file = json!({ "name": "list.csv", "bytes": BASE64_STANDARD.encode(text), "sheet": null, "header_row": null });
    let list = seat.ask("read_import", json!({ "list": "pupils", "file": file }))?;
    let columns: Vec<Json> = list["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(
            |column| match column["code"].as_str().unwrap().split_once(' ') {
                Some((field, contact)) => {
                    json!({ "field": field, "contact": contact.parse::<u8>().unwrap() })
                }
                None => Json::Null,
            },
        )
        .collect();
    let mut input = json!({ "file": file, "columns": columns, "corrections": [] });
    let shown = seat.ask("preview_import", input.clone())?;
    input["seen"] = shown["seen"].clone();
    input["decisions"] = json!({ "same": [], "leaving": [], "left_on": null, "place": [] });
    seat.ask("apply_import", input)
}

/// Saves the plan with a mark in its words and in three strategies, which take the place of those before. Whoever was
/// told that the disk failed looks first whether it is there.
pub(crate) fn save_plan(seat: &Seat, plan: &str, mark: &str) -> waymark_core::Result<Json> {
    let mut view = seat.ask("open_plan", json!({ "plan_id": plan }))?;
    let mut draft = view["draft"].take();
    if draft["strengths"] == mark {
        return Ok(Json::Null);
    }
    draft["strengths"] = json!(mark);
    draft["strategies"] = (1..=STRATEGIES)
        .map(|number| json!({ "id": null, "text": format!("{mark} {number}") }))
        .collect();
    seat.ask(
        "save_plan",
        json!({ "plan_id": plan, "version": view["version"], "plan": draft }),
    )
}

/// How many strategies [`save_plan`] puts into a plan.
pub(crate) const STRATEGIES: u64 = 3;

/// Says that a colleague left yesterday.
pub(crate) fn leaves(seat: &Seat, staff_id: &str) -> waymark_core::Result<Json> {
    let staff = seat.ask("list_staff", json!({}))?;
    let of_them = |one: &&Json| one["record"]["id"] == staff_id;
    let person = staff.as_array().unwrap().iter().find(of_them).unwrap();
    let input = json!({ "id": staff_id, "version": person["version"], "left_on": "2026-11-11" });
    seat.ask("staff_leaves", input)
}

/// Attaches a picture of some hundred pages of the file, handed over as the window does. Whoever was told that the disk
/// failed looks first whether it is there: what failed may have been the very last sync.
pub(crate) fn attach(seat: &Seat, pupil: &str) -> waymark_core::Result<Json> {
    let view = seat.ask("child_attachments", json!({ "pupil_id": pupil }))?;
    if view["documents"]
        .as_array()
        .is_some_and(|kept| !kept.is_empty())
    {
        return Ok(Json::Null);
    }
    let mut chance = crate::chance::Chance::of(1, 1);
    let picture = image::GrayImage::from_fn(500, 400, |_, _| {
        image::Luma([u8::try_from(chance.below(256)).unwrap()])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    let bytes = bytes.into_inner();
    let piece = Piece {
        file: "picture",
        total: u32::try_from(bytes.len()).unwrap(),
        at: 0,
        bytes: &bytes,
    };
    seat.desk.bring(&piece, "fire").unwrap();
    let draft = json!({
        "title": "Spellings", "attachment_kind": "assessment_result", "happened_on": "2026-11-03",
        "from_whom": "Miss Shah", "note": "", "access": null, "also_for": [], "belongs": null,
    });
    seat.ask(
        "attach_file",
        json!({ "pupil_id": pupil, "file": "picture", "file_name": "picture.png", "attachment": draft }),
    )
}
