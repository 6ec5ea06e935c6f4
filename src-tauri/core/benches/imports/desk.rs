//! The way of a list through the desk: the children of the school itself, and a new class.

use std::hint::black_box;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use waymark_core::desk::Desk;
use waymark_core::domain::backup::BackupReason;

use crate::lists::{Line, List};
use crate::together::clock::{middle_of_most, once};
use crate::together::options::Options;
use crate::together::school::{School, ask as ask_desk};

/// Children who come new with the list.
const NEW: u32 = 90;

pub(crate) struct Through {
    pub(crate) children: usize,
    pub(crate) new: usize,
    pub(crate) look: Duration,
    pub(crate) preview: Duration,
    pub(crate) apply: Duration,
    /// The checked backup alone.
    pub(crate) backup: Duration,
}

pub(crate) fn ask(options: &Options) -> Through {
    let school = School::of(options.most_years(), options);
    let desk = school.desk_of("SENCO");
    let mut list = List(lines_of(&desk));
    let children = list.0.len();
    list.0.extend(List::of(NEW).0);
    let file = json!({
        "name": "list.xlsx", "bytes": STANDARD.encode(list.xlsx()), "sheet": null, "header_row": null
    });
    let look = json!({ "list": "pupils", "file": file });
    let seen = ask_desk(&desk, "read_import", look.clone());
    let columns: Vec<Value> = seen["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|column| meaning_of(column["code"].as_str().unwrap()))
        .collect();
    let preview = json!({ "file": file, "columns": columns, "corrections": [] });
    let shown = ask_desk(&desk, "preview_import", preview.clone());
    let decisions = json!({ "same": [], "leaving": [], "left_on": null, "place": [] });
    let apply = json!({
        "file": file, "columns": columns, "corrections": [], "decisions": decisions, "seen": shown["seen"]
    });
    let run = |command: &str, input: &Value| {
        black_box(desk.run(command, input.clone()).unwrap());
    };
    Through {
        children,
        new: NEW as usize,
        look: middle_of_most(9, || run("read_import", &look)),
        preview: middle_of_most(9, || run("preview_import", &preview)),
        apply: once(|| run("apply_import", &apply)),
        backup: once(|| {
            let (office, _) = desk.signed_in().unwrap();
            office.back_up(BackupReason::BeforeImport).unwrap();
        }),
    }
}

/// What a column holds, by its code, as the window says it to the preview.
fn meaning_of(code: &str) -> Value {
    match code.split_once(' ') {
        Some((field, contact)) => {
            json!({ "field": field, "contact": contact.parse::<u8>().unwrap() })
        }
        None => Value::Null,
    }
}

/// The school's own children, as its MIS would list them.
fn lines_of(desk: &Desk) -> Vec<Line> {
    let (office, _) = desk.signed_in().unwrap();
    office.watched().with_connection(|connection| {
        let mut statement = connection
            .prepare(
                "select p.upn, p.legal_surname, p.legal_forename, p.preferred_forename, p.born_on, p.sex, c.name
                 from pupil p join class_member m on m.pupil_id = p.id and m.to_on is null
                 join class c on c.id = m.class_id where p.left_on is null",
            )
            .unwrap();
        let lines = statement.query_map([], |row| {
            Ok(Line {
                upn: row.get::<_, Option<String>>(0)?.unwrap_or_default(),
                surname: row.get(1)?,
                forename: row.get(2)?,
                preferred: row.get(3)?,
                born: row.get(4)?,
                sex: if row.get::<_, String>(5)? == "female" { "F" } else { "M" },
                year: String::new(),
                class: row.get(6)?,
            })
        });
        lines.unwrap().map(Result::unwrap).collect()
    })
}
