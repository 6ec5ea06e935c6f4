//! Every screen as the window asks it, on the school and, statement by statement, on its copy without encryption.

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use serde_json::{Value, json};
use waymark_core::commands;
use waymark_core::desk::Desk;

use crate::together::clock::middle_of;
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

/// A school with people signed in, and its copy.
pub(super) struct Asked {
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
    pub(super) fn new(school: &School, plain: &Path) -> Self {
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

    pub(super) fn count(&self, table: &str) -> u64 {
        let sql = format!("select count(*) from {table}");
        let count: i64 = self.plain.query_row(&sql, [], |row| row.get(0)).unwrap();
        count.unsigned_abs()
    }

    pub(super) fn screens(&self, asking: Option<&str>) -> Vec<Screen> {
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
