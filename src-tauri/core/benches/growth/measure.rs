//! Asking one school, and asking the same of its copy without encryption.

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use serde_json::{Value, json};
use waymark_core::commands;
use waymark_core::desk::{Desk, DeskConfig};
use waymark_core::sample::{self, Decades};
use waymark_core::vault::{KeyKeeping, Vault};
use waymark_core::world::ThisComputer;

/// A screen on one school.
pub(crate) struct Screen {
    pub(crate) name: &'static str,
    /// Through the desk, the middle of many times.
    pub(crate) ours: Duration,
    /// The same statements by hand, on the file as it is and on a copy without encryption.
    pub(crate) by_hand: Duration,
    pub(crate) plain: Duration,
    pub(crate) statements: usize,
}

/// What was found out about one school.
pub(crate) struct Measured {
    pub(crate) years: u8,
    pub(crate) made_in: Duration,
    pub(crate) megabytes: u64,
    pub(crate) counts: Vec<(&'static str, u64)>,
    pub(crate) screens: Vec<Screen>,
}

/// Makes the school and asks every screen.
pub(crate) fn school(years: u8) -> Measured {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let vault = Vault::at(&data, KeyKeeping::OwnerOnlyFile);
    let start = Instant::now();
    sample::make_decades(&vault, &ThisComputer, Decades { years, seed: 1 }).unwrap();
    let made_in = start.elapsed();
    let plain = folder.path().join("plain.db");
    vault
        .open()
        .unwrap()
        .copy_without_encryption(&plain)
        .unwrap();
    let asked = Asked::new(&data, &plain);
    Measured {
        years,
        made_in,
        megabytes: std::fs::metadata(data.join("school.waymark"))
            .unwrap()
            .len()
            >> 20,
        counts: ["pupil", "target", "note", "rating", "audit_entry"]
            .map(|table| (table, asked.count(table)))
            .to_vec(),
        screens: asked.screens(),
    }
}

/// A school with people signed in, and its copy.
struct Asked {
    senco: Desk,
    teacher: Desk,
    helper: Desk,
    office: Desk,
    plain: Connection,
    pupil: Value,
    rated: Value,
}

impl Asked {
    fn new(data: &Path, plain: &Path) -> Self {
        let sign_in = |title: &str| {
            let desk = Desk::new(DeskConfig {
                data_folder: data.to_path_buf(),
                keeping: KeyKeeping::OwnerOnlyFile,
                world: Arc::new(ThisComputer),
            });
            let status = ask(&desk, "status", json!({}));
            let names = status["names"].as_array().unwrap();
            let person = names
                .iter()
                .find(|name| name["job_title"] == title)
                .unwrap();
            let password = json!({ "staff_id": person["id"], "password": sample::PASSWORD });
            ask(&desk, "sign_in", password);
            desk
        };
        let plain = Connection::open(plain).unwrap();
        plain
            .execute_batch("pragma cache_size = -32768; pragma temp_store = memory")
            .unwrap();
        plain.set_prepared_statement_cache_capacity(512);
        let of_rating = |which: &str| -> Value {
            let sql = format!(
                "select pupil_id from rating join pupil p on p.id = pupil_id where p.left_on is null
                 group by 1 order by count(*) {which} limit 1"
            );
            plain
                .query_row(&sql, [], |row| row.get::<_, String>(0))
                .unwrap()
                .into()
        };
        Self {
            pupil: of_rating("desc"),
            rated: of_rating("asc"),
            senco: sign_in("SENCO"),
            teacher: sign_in("Class teacher"),
            helper: sign_in("Teaching assistant"),
            office: sign_in("Office manager"),
            plain,
        }
    }

    fn count(&self, table: &str) -> u64 {
        let sql = format!("select count(*) from {table}");
        let count: i64 = self.plain.query_row(&sql, [], |row| row.get(0)).unwrap();
        count.unsigned_abs()
    }

    fn screens(&self) -> Vec<Screen> {
        let child = json!({ "pupil_id": self.pupil });
        let other = json!({ "pupil_id": self.rated });
        let nobody = json!({});
        let trail = |filter: Value| json!({ "filter": filter });
        let typed = |text: &str| json!({ "text": text });
        let (senco, teacher) = (&self.senco, &self.teacher);
        vec![
            self.screen("Today, SENCO", senco, "today", &nobody),
            self.screen("Today, class teacher", teacher, "today", &nobody),
            self.screen("Today, teaching assistant", &self.helper, "today", &nobody),
            self.screen("Today, office", &self.office, "today", &nobody),
            self.screen(
                "Register",
                senco,
                "register",
                &json!({ "leavers": "without" }),
            ),
            self.screen(
                "Register with all leavers",
                senco,
                "register",
                &json!({ "leavers": "with" }),
            ),
            self.screen("Search: a name", senco, "search", &typed("zo")),
            self.screen("Search: a common word", senco, "search", &typed("read")),
            self.screen(
                "Search: words of a note",
                senco,
                "search",
                &typed("less prompt"),
            ),
            self.screen(
                "Search, class teacher",
                teacher,
                "search",
                &typed("without help"),
            ),
            self.screen("A child's file, the longest", senco, "open_pupil", &child),
            self.screen("A child's file, a short one", senco, "open_pupil", &other),
            self.screen("Timeline, the longest", senco, "timeline", &child),
            self.screen("Notes, the longest file", senco, "list_notes", &child),
            self.screen(
                "History, the longest file",
                senco,
                "pupil_history",
                &json!({ "pupil_id": self.pupil, "before": null }),
            ),
            self.screen("Audit trail", senco, "audit_trail", &trail(json!({}))),
            self.screen(
                "Audit trail of a child",
                senco,
                "audit_trail",
                &trail(json!({ "pupil_id": self.pupil })),
            ),
            self.screen(
                "Audit trail of past years",
                senco,
                "audit_trail",
                &trail(json!({ "to_on": "2026-09-05" })),
            ),
        ]
    }

    fn screen(&self, name: &'static str, desk: &Desk, command: &str, input: &Value) -> Screen {
        let ours = middle_of(|| {
            black_box(desk.run(command, input.clone()).unwrap());
        });
        let (office, session) = desk.signed_in().unwrap();
        let (_, asked) = office
            .watched()
            .asked_by(|| commands::run(&office, &session, command, input.clone()))
            .unwrap();
        let questions: Vec<String> = asked
            .into_iter()
            .filter(|sql| sql.trim_start().starts_with("select"))
            .collect();
        Screen {
            name,
            ours,
            by_hand: office
                .watched()
                .with_connection(|connection| by_hand(connection, &questions)),
            plain: by_hand(&self.plain, &questions),
            statements: questions.len(),
        }
    }
}

/// The statements as a program without anything round them would ask them.
fn by_hand(connection: &Connection, questions: &[String]) -> Duration {
    middle_of(|| {
        for sql in questions {
            let mut statement = connection.prepare_cached(sql).unwrap();
            let width = statement.column_count();
            let mut rows = statement.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                for place in 0..width {
                    black_box(row.get_ref(place).unwrap());
                }
            }
        }
    })
}

fn ask(desk: &Desk, command: &str, input: Value) -> Value {
    desk.run(command, input).unwrap().output
}

/// The middle of some twenty times, after two that do not count; fewer of what is slow.
fn middle_of(act: impl Fn()) -> Duration {
    act();
    act();
    let mut times = Vec::new();
    let end = Instant::now() + Duration::from_millis(1500);
    while times.len() < 5 || (times.len() < 21 && Instant::now() < end) {
        let start = Instant::now();
        act();
        times.push(start.elapsed());
    }
    times.sort();
    times[times.len() / 2]
}
