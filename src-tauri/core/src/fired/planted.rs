//! Marks planted in every text of every record about a child, so that an answer tells by itself whose and which text it
//! holds: `Zq12c7q` is the seventh column of the twelfth child.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::{Connection, params};
use serde_json::Value as Json;

use crate::domain::record::Kind;

/// The names of children are words of their own; elsewhere only what has a space in it is text and not a code.
const NAMES: &[&str] = &["legal_forename", "legal_surname", "preferred_forename"];

/// Words of the school that records repeat: the names of its stages.
const OF_THE_SCHOOL: &[&str] = &["placement.stage_name", "plan.name"];

/// What was planted where, and the ids of everything.
pub(super) struct Planted {
    /// The children in the order of their numbers.
    pub(super) pupils: Vec<String>,
    /// The columns in the order of their numbers: "note.body".
    pub(super) columns: Vec<String>,
    /// Ids by what they are the id of ("PupilId"); all of them under "".
    pub(super) ids: BTreeMap<String, Vec<String>>,
    /// Ids by the child whom the record is about, all kinds together.
    pub(super) ids_of: HashMap<String, BTreeMap<String, Vec<String>>>,
    /// Ids of what is about no child.
    pub(super) ids_of_nobody: BTreeMap<String, Vec<String>>,
}

/// A mark that was found.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark {
    pub(super) pupil: usize,
    pub(super) column: usize,
}

impl Mark {
    /// The marks in an answer.
    pub(super) fn all_in(text: &str) -> BTreeSet<Self> {
        let ends = text.split("Zq").skip(1);
        ends.filter_map(|after| Self::read(after.split_once('q')?.0))
            .collect()
    }

    /// Letters and digits alone, so that it stays whole wherever text goes, and with a check in it: an answer may hold
    /// megabytes of base64 that look like anything once in a while.
    fn text(&self) -> String {
        format!("Zq{}c{}x{:05}q", self.pupil, self.column, self.check())
    }

    fn read(between: &str) -> Option<Self> {
        let (pupil, rest) = between.split_once('c')?;
        let (column, check) = rest.split_once('x')?;
        let mark = Self {
            pupil: pupil.parse().ok()?,
            column: column.parse().ok()?,
        };
        (check.len() == 5 && check.parse() == Ok(mark.check())).then_some(mark)
    }

    fn check(&self) -> usize {
        (self.pupil * 7_919 + self.column * 104_729 + 31_337) % 99_991
    }
}

impl Planted {
    /// Plants the marks. What keeps closed reviews as they were steps aside meanwhile.
    pub(super) fn in_file(connection: &Connection) -> Self {
        let frozen: Vec<(String, String)> = asked(
            connection,
            "select name, sql from sqlite_master where type = 'trigger' and sql like '%raise(abort%'",
            |row| Ok((row.get(0)?, row.get(1)?)),
        );
        for (name, _) in &frozen {
            connection
                .execute_batch(&format!("drop trigger {name}"))
                .unwrap();
        }
        let mut planted = Self {
            pupils: asked(connection, "select id from pupil order by id", |row| {
                row.get(0)
            }),
            columns: Vec::new(),
            ids: BTreeMap::new(),
            ids_of: HashMap::new(),
            ids_of_nobody: BTreeMap::new(),
        };
        // Visits are for everybody who works with the child, papers are not; a mark does not say of which it is.
        connection
            .execute_batch("begin; update agency_entry set entry_kind = 'report'; update chronology_event set restricted = 1")
            .unwrap();
        let numbers: HashMap<String, usize> = (planted.pupils.iter().cloned())
            .enumerate()
            .map(|(number, id)| (id, number))
            .collect();
        for kind in Kind::ALL {
            planted.gather_ids(connection, *kind);
            planted.plant(connection, kind.table(), &numbers);
        }
        planted.plant_in_trail(connection, &numbers);
        connection.execute_batch("commit").unwrap();
        for (_, sql) in frozen {
            connection.execute_batch(&sql).unwrap();
        }
        planted
    }

    fn gather_ids(&mut self, connection: &Connection, kind: Kind) {
        let table = kind.table();
        let columns = columns_of(connection, table);
        let Some(about) = about(table, &columns) else {
            let ids = match columns.iter().any(|name| name == "id") {
                true => asked(connection, &format!("select id from \"{table}\""), |row| {
                    row.get(0)
                }),
                false => Vec::new(),
            };
            for name in id_names(table).into_iter().chain([String::new()]) {
                let of_nobody = self.ids_of_nobody.entry(name).or_default();
                of_nobody.extend(ids.iter().cloned());
            }
            return self.know(table, ids);
        };
        if !columns.iter().any(|name| name == "id") {
            return;
        }
        let rows: Vec<(String, String)> = asked(
            connection,
            &format!("select id, {about} from \"{table}\""),
            |row| Ok((row.get(0)?, row.get(1)?)),
        );
        for (id, pupil) in &rows {
            let of = self.ids_of.entry(pupil.clone()).or_default();
            for name in id_names(table) {
                of.entry(name).or_default().push(id.clone());
            }
            of.entry(String::new()).or_default().push(id.clone());
        }
        self.know(table, rows.into_iter().map(|(id, _)| id).collect());
    }

    fn know(&mut self, table: &str, ids: Vec<String>) {
        for name in id_names(table) {
            self.ids.entry(name).or_default().extend(ids.clone());
        }
        self.ids.entry(String::new()).or_default().extend(ids);
    }

    fn plant(&mut self, connection: &Connection, table: &str, numbers: &HashMap<String, usize>) {
        let columns = columns_of(connection, table);
        let Some(about) = about(table, &columns) else {
            return;
        };
        if !columns.iter().any(|name| name == "id") {
            return;
        }
        for column in columns.iter().filter(|name| *name != "id") {
            let told = format!("{table}.{column}");
            if OF_THE_SCHOOL.contains(&told.as_str()) {
                continue;
            }
            let select = format!(
                "select id, {about}, \"{column}\" from \"{table}\" where typeof(\"{column}\") = 'text'"
            );
            let update = format!("update \"{table}\" set \"{column}\" = ?2 where id = ?1");
            self.plant_column(connection, told, &select, &update, numbers);
        }
    }

    /// What an entry of the trail says is as much for this person or that as the record which it is about.
    fn plant_in_trail(&mut self, connection: &Connection, numbers: &HashMap<String, usize>) {
        let kinds = "select distinct kind from audit_entry where pupil_id is not null";
        let kinds: Vec<String> = asked(connection, kinds, |row| row.get(0));
        for kind in kinds {
            let select = format!(
                "select cast(number as text), pupil_id, changes from audit_entry
                 where pupil_id is not null and kind = '{kind}'"
            );
            let update = "update audit_entry set changes = ?2 where number = ?1";
            let told = format!("{kind}.in the trail");
            self.plant_column(connection, told, &select, update, numbers);
        }
    }

    fn plant_column(
        &mut self,
        connection: &Connection,
        told: String,
        select: &str,
        update: &str,
        numbers: &HashMap<String, usize>,
    ) {
        let number = self.columns.len();
        let (_, column) = told.split_once('.').unwrap();
        let rows: Vec<(String, String, String)> = asked(connection, select, |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        });
        let mut update = connection.prepare(update).unwrap();
        for (id, pupil, text) in rows {
            let mark = Mark {
                pupil: numbers[&pupil],
                column: number,
            }
            .text();
            if let Some(marked) = marked(column, &text, &mark) {
                update.execute(params![id, marked]).unwrap();
            }
        }
        self.columns.push(told);
    }

    /// Where a mark was planted, in words.
    pub(super) fn told(&self, mark: &Mark) -> String {
        format!(
            "{} of child {} ({})",
            self.columns[mark.column], mark.pupil, self.pupils[mark.pupil]
        )
    }
}

fn marked(column: &str, text: &str, mark: &str) -> Option<String> {
    if text.starts_with(['[', '{']) {
        let mut value: Json = serde_json::from_str(text).ok()?;
        let before = value.clone();
        mark_leaves(&mut value, mark);
        return (value != before).then(|| value.to_string());
    }
    let is_text = text.contains(' ') || (NAMES.contains(&column) && !text.is_empty());
    is_text.then(|| format!("{text} {mark}"))
}

fn mark_leaves(value: &mut Json, mark: &str) {
    match value {
        Json::String(text) if text.contains(' ') => {
            text.push(' ');
            text.push_str(mark);
        }
        Json::Array(parts) => parts.iter_mut().for_each(|part| mark_leaves(part, mark)),
        Json::Object(fields) => fields.values_mut().for_each(|part| mark_leaves(part, mark)),
        _ => {}
    }
}

/// The column that says whom a row is about.
fn about(table: &str, columns: &[String]) -> Option<&'static str> {
    if table == "pupil" {
        return Some("id");
    }
    let has = columns.iter().any(|name| name == "pupil_id");
    has.then_some("pupil_id")
}

/// By which names the window knows ids of a table.
fn id_names(table: &str) -> Vec<String> {
    let camel: String = table
        .split('_')
        .flat_map(|word| {
            let (first, rest) = word.split_at(1);
            [first.to_uppercase(), rest.to_owned()]
        })
        .collect();
    let other = match table {
        "small_step" => "StepId",
        "class_member" | "class_staff" | "pupil_staff" => "LinkId",
        "school_year" => "YearId",
        "review_round" => "RoundId",
        "round_reason" => "ReasonId",
        "plan_signature" => "SignatureId",
        "parents_evening" => "EveningId",
        "import_run" => "ImportId",
        _ => return vec![format!("{camel}Id")],
    };
    vec![other.to_owned()]
}

fn columns_of(connection: &Connection, table: &str) -> Vec<String> {
    let sql = format!("select name from pragma_table_info('{table}')");
    asked(connection, &sql, |row| row.get(0))
}

fn asked<T>(
    connection: &Connection,
    sql: &str,
    read: impl Fn(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> Vec<T> {
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| read(row)).unwrap();
    rows.map(|row| row.unwrap()).collect()
}

#[test]
fn a_mark_is_read_back_and_what_only_looks_like_one_is_not() {
    let mark = Mark {
        pupil: 12,
        column: 340,
    };
    let answer = format!("{{\"a\":\"b {}c\"}}", mark.text());
    assert_eq!(Mark::all_in(&answer), BTreeSet::from([mark]));
    assert!(Mark::all_in("JVBERi0xLjcKZq1c2qZq1c2x00007qAAZq").is_empty());
}
