//! Asking one school, and asking the same of its copy without encryption.

use std::hint::black_box;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};

use rusqlite::Connection;
use serde_json::{Value, json};
use waymark_core::desk::{Desk, DeskConfig};
use waymark_core::progress::Progress;
use waymark_core::vault::{KeyKeeping, Strength};
use waymark_core::world::ThisComputer;
use waymark_core::{Error, commands};

use crate::together::clock::{middle, middle_of, once};
use crate::together::options::Options;
use crate::together::school::{School, ask};

/// What a screen may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Goal {
    /// A screen that the whole school is on, or a child's.
    Screen,
    /// A search, at every letter.
    AsOneTypes,
    /// The clocks of every child, worked out and those that press made a list of.
    AllClocks,
    /// None of its own.
    Told,
}

/// A screen on one school.
pub(crate) struct Screen {
    pub(crate) name: &'static str,
    pub(crate) goal: Goal,
    /// Through the desk, the middle of many times.
    pub(crate) ours: Duration,
    /// The same statements by hand, on the file as it is and on a copy without encryption.
    pub(crate) by_hand: Duration,
    pub(crate) plain: Duration,
    pub(crate) statements: usize,
    /// Each statement with how long it takes on the file as it is, the slowest first.
    pub(crate) each: Vec<(Duration, String)>,
    /// The answer, in kilobytes of JSON.
    pub(crate) kilobytes: usize,
}

/// The check of the whole audit trail, each entry against its seal, through the desk as the window asks it.
pub(crate) struct TrailCheck {
    pub(crate) took: Duration,
    /// The longest that the bar stood still, and that others waited for the file.
    pub(crate) longest_still: Duration,
    /// From stopping it half-way to its end.
    pub(crate) stopped_in: Duration,
}

/// What was found out about one school.
pub(crate) struct Measured {
    pub(crate) years: u8,
    pub(crate) made_in: Duration,
    pub(crate) megabytes: u64,
    pub(crate) counts: Vec<u64>,
    /// Signing in with every page looked at, a password that costs nothing, and what is asked of the trail.
    pub(crate) sign_in: Duration,
    /// SQLCipher's own look at every page, one after the other.
    pub(crate) sqlcipher: Duration,
    pub(crate) trail: TrailCheck,
    /// Signing in at an empty school with what a password costs on purpose.
    pub(crate) password: Duration,
    pub(crate) screens: Vec<Screen>,
}

/// Makes the school and asks every screen.
pub(crate) fn school(years: u8, options: &Options) -> Measured {
    let school = School::of(years, options);
    let plain = school.folder().join("plain.db");
    let (office, _) = school.desk_of("SENCO").signed_in().unwrap();
    office.watched().copy_without_encryption(&plain).unwrap();
    let sqlcipher = office.watched().with_connection(|connection| {
        once(|| {
            let mut check = connection.prepare("pragma cipher_integrity_check").unwrap();
            assert!(check.query([]).unwrap().next().unwrap().is_none());
        })
    });
    drop(office);
    let sign_in = middle(
        (0..5)
            .map(|_| once(|| drop(school.desk_of("SENCO"))))
            .collect(),
    );
    let trail = trail_check(&school.desk_of("SENCO"));
    let asked = Asked::new(&school, &plain);
    Measured {
        years,
        made_in: school.made_in,
        sign_in,
        sqlcipher,
        trail,
        password: password(),
        megabytes: school.megabytes(),
        counts: ["pupil", "target", "note", "rating", "audit_entry"]
            .map(|table| asked.count(table))
            .to_vec(),
        screens: asked.screens(options.asking.as_deref()),
    }
}

/// Signs in at a school without children, as the real program keeps its passwords.
fn password() -> Duration {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(DeskConfig {
        data_folder: folder.path().to_path_buf(),
        keeping: KeyKeeping::OwnerOnlyFile,
        strength: Strength::Full,
        world: Arc::new(ThisComputer),
    });
    let typed = "under the old oak tree";
    let new = json!({ "name": "Sedgecombe", "urn": "", "local_authority": "", "pathway": "graduated",
        "term_naming": "seasons", "person_name": "Mrs A Okafor", "role": "senco", "job_title": "SENCO",
        "password": typed });
    let status = ask(&desk, "create_school", new);
    let who = json!({ "staff_id": status["me"]["id"], "password": typed });
    let times = (0..5).map(|_| {
        ask(&desk, "sign_out", json!({}));
        once(|| drop(ask(&desk, "sign_in", who.clone())))
    });
    middle(times.collect())
}

/// Checks the trail once, and once more until it is stopped half-way.
fn trail_check(desk: &Desk) -> TrailCheck {
    let told = Arc::new(Mutex::new((Instant::now(), Duration::ZERO)));
    let progress = Progress::told_to({
        let told = Arc::clone(&told);
        move |_| {
            let mut told = told.lock().unwrap();
            told.1 = told.1.max(told.0.elapsed());
            told.0 = Instant::now();
        }
    });
    let took = once(|| {
        let answer = desk.run_watched("check_trail", json!({}), &progress);
        let report = answer.unwrap().output.value();
        assert_eq!(report["faults"], json!([]), "{report}");
    });
    let half = progress.step().total / 2;
    let stopped = Arc::new(OnceLock::new());
    let handle = Arc::new(OnceLock::<Progress>::new());
    let progress = Progress::told_to({
        let (stopped, handle) = (Arc::clone(&stopped), Arc::clone(&handle));
        move |step| {
            if step.done >= half
                && let Some(progress) = handle.get()
            {
                stopped.get_or_init(Instant::now);
                progress.cancel();
            }
        }
    });
    assert!(handle.set(progress.clone()).is_ok());
    let outcome = desk.run_watched("check_trail", json!({}), &progress);
    assert!(matches!(outcome, Err(Error::Cancelled)), "{outcome:?}");
    let longest_still = told.lock().unwrap().1;
    TrailCheck {
        took,
        longest_still,
        stopped_in: stopped.get().unwrap().elapsed(),
    }
}

/// A school with people signed in, and its copy.
struct Asked {
    senco: Desk,
    teacher: Desk,
    helper: Desk,
    office: Desk,
    plain: Connection,
    /// The child with most ratings of those at the school, and the one with fewest.
    longest: Value,
    shortest: Value,
    plan: Value,
}

impl Asked {
    fn new(school: &School, plain: &Path) -> Self {
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
        let longest = of_rating("desc");
        let senco = school.desk_of("SENCO");
        let plans = ask(&senco, "plans", json!({ "pupil_id": longest }));
        Self {
            plan: plans[0]["plan"]["record"]["id"].clone(),
            shortest: of_rating("asc"),
            longest,
            senco,
            teacher: school.desk_of("Class teacher"),
            helper: school.desk_of("Teaching assistant"),
            office: school.desk_of("Office manager"),
            plain,
        }
    }

    fn count(&self, table: &str) -> u64 {
        let sql = format!("select count(*) from {table}");
        let count: i64 = self.plain.query_row(&sql, [], |row| row.get(0)).unwrap();
        count.unsigned_abs()
    }

    fn screens(&self, asking: Option<&str>) -> Vec<Screen> {
        use Goal::{AllClocks, AsOneTypes, Screen as OnScreen, Told};
        let child = json!({ "pupil_id": self.longest });
        let trail = |filter: Value| json!({ "filter": filter });
        let typed = |text: &str| json!({ "text": text });
        let leavers = |which: &str| json!({ "leavers": which });
        let (senco, teacher) = (&self.senco, &self.teacher);
        let of_child = json!({ "pupil_id": self.longest, "before": null });
        let round = json!({ "round": null });
        [
            ("Today, SENCO", OnScreen, senco, "today", json!({})),
            (
                "Today, class teacher",
                OnScreen,
                teacher,
                "today",
                json!({}),
            ),
            (
                "Today, teaching assistant",
                OnScreen,
                &self.helper,
                "today",
                json!({}),
            ),
            ("Today, office", OnScreen, &self.office, "today", json!({})),
            (
                "Clocks of all children",
                AllClocks,
                senco,
                "list",
                json!({ "wanted": {
                    "of": { "list": "due" }, "rows": null, "columns": null, "narrowed_by": [], "order": ""
                } }),
            ),
            ("Register", OnScreen, senco, "register", leavers("without")),
            (
                "All children by name, leavers too",
                OnScreen,
                senco,
                "list_children",
                json!({}),
            ),
            // No screen shows it; it tells how the table grows.
            (
                "Register with all leavers",
                Told,
                senco,
                "register",
                leavers("with"),
            ),
            ("Round board", OnScreen, senco, "open_round", round.clone()),
            (
                "Round, ratings of a class",
                OnScreen,
                teacher,
                "open_ratings",
                round.clone(),
            ),
            ("Round, how it went", Told, senco, "round_summary", round),
            (
                "Search: one letter",
                AsOneTypes,
                senco,
                "search",
                typed("z"),
            ),
            ("Search: a name", AsOneTypes, senco, "search", typed("zo")),
            (
                "Search: a name with an accent",
                AsOneTypes,
                senco,
                "search",
                typed("Zoë"),
            ),
            (
                "Search: three letters of many words",
                AsOneTypes,
                senco,
                "search",
                typed("rea"),
            ),
            (
                "Search: a common word",
                AsOneTypes,
                senco,
                "search",
                typed("read"),
            ),
            (
                "Search: words of a note",
                AsOneTypes,
                senco,
                "search",
                typed("less prompt"),
            ),
            (
                "Search, class teacher",
                AsOneTypes,
                teacher,
                "search",
                typed("without help"),
            ),
            (
                "A child's file, the longest",
                OnScreen,
                senco,
                "open_pupil",
                child.clone(),
            ),
            (
                "A child's file, a short one",
                OnScreen,
                senco,
                "open_pupil",
                json!({ "pupil_id": self.shortest }),
            ),
            (
                "Timeline, the longest",
                OnScreen,
                senco,
                "timeline",
                child.clone(),
            ),
            (
                "Notes, the longest file",
                OnScreen,
                senco,
                "list_notes",
                child.clone(),
            ),
            ("Plans, the longest file", OnScreen, senco, "plans", child),
            (
                "A plan",
                OnScreen,
                senco,
                "open_plan",
                json!({ "plan_id": self.plan }),
            ),
            (
                "History, the longest file",
                OnScreen,
                senco,
                "pupil_history",
                of_child,
            ),
            (
                "Audit trail",
                OnScreen,
                senco,
                "audit_trail",
                trail(json!({})),
            ),
            (
                "Audit trail of a child",
                OnScreen,
                senco,
                "audit_trail",
                trail(json!({ "pupil_id": self.longest })),
            ),
            (
                "Audit trail of past years",
                OnScreen,
                senco,
                "audit_trail",
                trail(json!({ "to_on": "2026-09-05" })),
            ),
        ]
        .into_iter()
        .filter(|(name, ..)| asking.is_none_or(|begin| name.starts_with(begin)))
        .map(|(name, goal, desk, command, input)| self.screen(name, goal, desk, command, &input))
        .collect()
    }

    fn screen(
        &self,
        name: &'static str,
        goal: Goal,
        desk: &Desk,
        command: &str,
        input: &Value,
    ) -> Screen {
        let ours = middle_of(|| {
            black_box(desk.run(command, input.clone()).unwrap());
        });
        let kilobytes = desk
            .run(command, input.clone())
            .unwrap()
            .output
            .into_text()
            .len()
            / 1024;
        let (office, session) = desk.signed_in().unwrap();
        let (_, asked) = office
            .watched()
            .asked_by(|| commands::run(&office, &session, command, input.clone()))
            .unwrap();
        let questions: Vec<String> = asked
            .into_iter()
            .filter(|sql| {
                let sql = sql.trim_start();
                sql.starts_with("select") || sql.starts_with("with")
            })
            .collect();
        let mut each: Vec<(Duration, String)> = questions
            .iter()
            .map(|sql| {
                let alone = std::slice::from_ref(sql);
                let file = office.watched();
                (
                    file.with_connection(|connection| by_hand(connection, alone)),
                    sql.clone(),
                )
            })
            .collect();
        each.sort_by(|a, b| b.cmp(a));
        Screen {
            name,
            goal,
            ours,
            each,
            by_hand: office
                .watched()
                .with_connection(|connection| by_hand(connection, &questions)),
            plain: by_hand(&self.plain, &questions),
            statements: questions.len(),
            kilobytes,
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
