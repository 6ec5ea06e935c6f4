//! Files of the schemas that were frozen, for the tests that keep one of each: making one small, and saying what stands
//! in its tables in the columns that there were.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::contents::{hash_rows, hex, quoted, tables};
use super::file::{SchoolFile, unlock};
use super::key::StoreKey;
use super::migrate::STEPS;
use super::search;

/// The steps of the schema, each with the hash of its text.
pub(crate) fn steps() -> Vec<String> {
    let hash = |step: &&str| hex(&Sha256::digest(step.as_bytes()));
    STEPS.iter().map(hash).collect()
}

/// What stood in a table when its schema was frozen.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stood {
    columns: Vec<String>,
    pub(crate) rows: u64,
    sha256: String,
}

/// What is worked out anew from the rest, and the end of the trail, which goes on.
fn is_kept(table: &str) -> bool {
    !table.starts_with("search") && !["vault", "audit_chain"].contains(&table)
}

/// What stands in each table of a file.
pub(crate) fn stands(file: &SchoolFile) -> BTreeMap<String, Stood> {
    let connection = file.connection();
    let kept = tables(&connection).unwrap().into_iter();
    kept.filter(|table| is_kept(table))
        .map(|table| {
            let columns = columns(&connection, "main", &table);
            let (rows, sha256) = hashed(&connection, &table, &columns, i64::MAX);
            let stood = Stood {
                columns,
                rows,
                sha256,
            };
            (table, stood)
        })
        .collect()
}

/// Whether a table has the same rows as then, in the columns that there were; of the trail, what there was of it.
pub(crate) fn still_stands(file: &SchoolFile, table: &str, then: &Stood) -> bool {
    let trail = table == "audit_entry";
    let most = if trail {
        i64::try_from(then.rows).unwrap()
    } else {
        i64::MAX
    };
    let now = hashed(&file.connection(), table, &then.columns, most);
    now == (then.rows, then.sha256.clone())
}

/// How many rows a table has.
pub(crate) fn rows(file: &SchoolFile, table: &str) -> u64 {
    let sql = format!("select count(*) from {}", quoted(table));
    let many = (file.connection()).query_row(&sql, [], |row| row.get::<_, i64>(0));
    u64::try_from(many.unwrap()).unwrap()
}

fn hashed(connection: &Connection, table: &str, columns: &[String], most: i64) -> (u64, String) {
    let names: Vec<String> = columns.iter().map(|name| quoted(name)).collect();
    let order = if table == "audit_entry" {
        "number".to_owned()
    } else {
        names.join(", ")
    };
    let sql = format!(
        "select {} from {} order by {order} limit ?1",
        names.join(", "),
        quoted(table)
    );
    let hashed = hash_rows(connection, &sql, &[most]).unwrap();
    (hashed.rows(), hex(hashed.sha256()))
}

/// Everything that a schema is made of, as SQLite keeps it.
pub(crate) fn schema(file: &SchoolFile) -> Vec<(String, String, String)> {
    let connection = file.connection();
    let mut statement = connection
        .prepare("select type, name, coalesce(sql, '') from sqlite_schema order by type, name")
        .unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
    rows.unwrap().map(Result::unwrap).collect()
}

/// Leaves three children in a school, those with the most kinds of records, and what belongs to nobody else. Its schema is
/// good for nothing afterwards but to be read from.
pub(crate) fn make_small(file: &SchoolFile) {
    let connection = file.connection();
    connection
        .execute_batch("pragma foreign_keys = off")
        .unwrap();
    for trigger in texts(
        &connection,
        "select name from sqlite_schema where type = 'trigger'",
    ) {
        let sql = format!("drop trigger {}", quoted(&trigger));
        connection.execute_batch(&sql).unwrap();
    }
    connection
        .execute_batch("delete from audit_entry; update school set sample = 0")
        .unwrap();
    let about = texts(
        &connection,
        "select t.name from sqlite_schema t join pragma_table_info(t.name) c on c.name = 'pupil_id'
         where t.type = 'table'",
    );
    let has = |pupil: &str, table: &str| {
        let sql = format!("select 1 from {} where pupil_id = ?1", quoted(table));
        connection.prepare(&sql).unwrap().exists([pupil]).unwrap()
    };
    let pupils = texts(&connection, "select id from pupil order by id");
    let mut wanted: Vec<&String> = about.iter().collect();
    let mut stay: Vec<String> = Vec::new();
    for _ in 0..3 {
        let many = |pupil: &&String| wanted.iter().filter(|table| has(pupil, table)).count();
        let best = pupils.iter().max_by_key(many).unwrap();
        wanted.retain(|table| !has(best, table));
        stay.push(format!("'{best}'"));
    }
    let sql = format!("delete from pupil where id not in ({})", stay.join(", "));
    connection.execute_batch(&sql).unwrap();
    while clear_loose_ends(&connection) > 0 {}
    // Of a picture the beginning will do.
    let sql = "update photo set jpeg = substr(jpeg, 1, 400)";
    connection.execute_batch(sql).unwrap();
    for table in tables(&connection).unwrap() {
        if is_kept(&table) && !OF_THE_PC.contains(&table.as_str()) {
            fill_empty(&connection, &table);
        }
    }
}

/// What is about this PC or a window on it: invented words there could mean something.
const OF_THE_PC: [&str; 4] = [
    "audit_entry",
    "backup_state",
    "display_choice",
    "destroying",
];

/// Puts a row into a table that has none, with whatever its schema asks for: words that it allows, days, a record that is
/// there. Where it asks for more than that, the table stays empty.
fn fill_empty(connection: &Connection, table: &str) {
    let name = quoted(table);
    if connection
        .prepare(&format!("select 1 from {name}"))
        .unwrap()
        .exists([])
        .unwrap()
    {
        return;
    }
    let sql: String = connection
        .query_row(
            "select sql from sqlite_schema where type = 'table' and name = ?1",
            [table],
            |row| row.get(0),
        )
        .unwrap();
    let wanted = format!(
        "select c.name || ' ' || c.type || ' ' || coalesce((select f.\"table\" from pragma_foreign_key_list('{table}') f
         where f.\"from\" = c.name), '-') from pragma_table_info('{table}') c where c.\"notnull\" or c.pk > 0"
    );
    let (mut columns, mut values) = (Vec::new(), Vec::new());
    for column in texts(connection, &wanted) {
        let mut words = column.split(' ');
        let mut word = || words.next().unwrap();
        let (column, kind, parent) = (word(), word(), word());
        let allowed = sql.split(&format!("{column} in ('")).nth(1);
        let allowed = allowed.and_then(|rest| rest.split('\'').next());
        values.push(match (kind, allowed) {
            _ if parent != "-" => {
                format!("(select id from {} order by id limit 1)", quoted(parent))
            }
            (_, Some(word)) => format!("'{word}'"),
            ("INTEGER" | "integer", _) => "1".to_owned(),
            ("REAL" | "real", _) => "1.5".to_owned(),
            ("BLOB" | "blob", _) => "x'0102'".to_owned(),
            _ if column.ends_with("_on") => "'2026-11-03'".to_owned(),
            _ if column.ends_with("_at") => "'2026-11-03T09:00:00.000Z'".to_owned(),
            _ if sql.contains(&format!("json_valid({column})")) => "'[]'".to_owned(),
            _ => "'Invented'".to_owned(),
        });
        columns.push(quoted(column));
    }
    let insert = format!(
        "insert into {name} ({}) values ({})",
        columns.join(", "),
        values.join(", ")
    );
    if let Err(error) = connection.execute_batch(&insert) {
        println!("{table} stays empty: {error}");
    }
}

/// Deletes what refers to something that is gone; how many rows.
fn clear_loose_ends(connection: &Connection) -> usize {
    let mut gone = 0;
    for table in tables(connection).unwrap() {
        let references = {
            let sql =
                "select id || ' ' || \"table\" || ' ' || \"from\" || ' ' || coalesce(\"to\", 'id')
                       from pragma_foreign_key_list(?1) order by id, seq";
            let mut statement = connection.prepare(sql).unwrap();
            let rows = statement.query_map([&table], |row| row.get::<_, String>(0));
            rows.unwrap().map(Result::unwrap).collect::<Vec<_>>()
        };
        let mut by_id: BTreeMap<String, (String, Vec<String>, Vec<String>)> = BTreeMap::new();
        for reference in references {
            let mut words = reference.split(' ').map(str::to_owned);
            let mut word = || words.next().unwrap();
            let (id, parent, from, to) = (word(), word(), word(), word());
            let entry = by_id.entry(id).or_insert((parent, Vec::new(), Vec::new()));
            entry.1.push(quoted(&from));
            entry.2.push(quoted(&to));
        }
        for (parent, from, to) in by_id.into_values() {
            let given: Vec<String> = from
                .iter()
                .map(|name| format!("{name} is not null"))
                .collect();
            let sql = format!(
                "delete from {} where {} and ({}) not in (select {} from {})",
                quoted(&table),
                given.join(" and "),
                from.join(", "),
                to.join(", "),
                quoted(&parent)
            );
            gone += connection.execute(&sql, []).unwrap();
        }
    }
    gone
}

/// Takes over the rows of another file, but for its keys and its trail.
pub(crate) fn take_rows(file: &SchoolFile, from: &Path, key: &StoreKey) {
    let connection = file.connection();
    attach(&connection, from, key);
    connection
        .execute_batch("pragma foreign_keys = off")
        .unwrap();
    for table in tables(&connection).unwrap() {
        if is_kept(&table) && table != "audit_entry" {
            take_table(&connection, &table);
        }
    }
    connection
        .execute_batch("detach database other; pragma foreign_keys = on")
        .unwrap();
}

/// Makes a file as the schema of an earlier step would have it, with the rows of a file of the newest one.
pub(crate) fn make_in_schema(version: usize, path: &Path, from: &Path, key: &StoreKey) {
    let connection = Connection::open(path).unwrap();
    unlock(&connection, key).unwrap();
    search::teach_folding(&connection).unwrap();
    connection
        .execute_batch("pragma journal_mode = wal; pragma foreign_keys = off")
        .unwrap();
    for step in STEPS.iter().take(version) {
        connection.execute_batch(step).unwrap();
    }
    connection
        .pragma_update(None, "user_version", u32::try_from(version).unwrap())
        .unwrap();
    attach(&connection, from, key);
    // What the schema fills by itself is filled by its own triggers; what a later step gave up has rows of its own.
    let newer = texts(
        &connection,
        "select name from other.sqlite_schema where type = 'table'",
    );
    let tables = tables(&connection).unwrap().into_iter();
    let (taken, given_up): (Vec<String>, Vec<String>) = tables
        .filter(|table| !table.starts_with("search"))
        .partition(|table| newer.contains(table));
    for table in taken {
        take_table(&connection, &table);
    }
    for table in given_up {
        fill_empty(&connection, &table);
    }
    connection
        .execute_batch("detach database other; vacuum")
        .unwrap();
    connection.close().unwrap();
}

/// Writes the file out of its encryption, page for page as empty as it is, so that it can be kept small.
pub(crate) fn to_plain(file: &SchoolFile, path: &Path) {
    let connection = file.connection();
    let version: u32 = connection
        .query_row("pragma user_version", [], |row| row.get(0))
        .unwrap();
    let sql = "attach database ?1 as other key ''";
    connection.execute(sql, [path.to_str().unwrap()]).unwrap();
    exported(&connection, version);
}

/// Puts what was kept back under the key of its vault.
pub(crate) fn from_plain(plain: &Path, path: &Path, key: &StoreKey) {
    let connection = Connection::open(plain).unwrap();
    search::teach_folding(&connection).unwrap();
    let version: u32 = connection
        .query_row("pragma user_version", [], |row| row.get(0))
        .unwrap();
    attach(&connection, path, key);
    exported(&connection, version);
}

fn exported(connection: &Connection, version: u32) {
    connection
        .query_row("select sqlcipher_export('other')", [], |_| Ok(()))
        .unwrap();
    let sql = format!("pragma other.user_version = {version}; detach database other");
    connection.execute_batch(&sql).unwrap();
}

/// Makes a file of one row under a key, and says what the row of one says.
pub(crate) fn make_cipher_sample(path: &Path, key: &StoreKey, says: &str) {
    let connection = Connection::open(path).unwrap();
    unlock(&connection, key).unwrap();
    let sql = format!("create table leaf (body text); insert into leaf values ('{says}')");
    connection.execute_batch(&sql).unwrap();
}

pub(crate) fn read_cipher_sample(path: &Path, key: &StoreKey) -> String {
    let connection = Connection::open(path).unwrap();
    unlock(&connection, key).unwrap();
    connection
        .query_row("select body from leaf", [], |row| row.get(0))
        .unwrap()
}

fn attach(connection: &Connection, path: &Path, key: &StoreKey) {
    let sql = format!(
        "attach database ?1 as other key \"x'{}'\"",
        hex(key.bytes())
    );
    let path = path.to_str().unwrap();
    connection.execute(&sql, [path]).unwrap();
}

fn take_table(connection: &Connection, table: &str) {
    let columns = columns(connection, "main", table);
    let names: Vec<String> = columns.iter().map(|name| quoted(name)).collect();
    let (names, table) = (names.join(", "), quoted(table));
    let sql =
        format!("insert or replace into main.{table} ({names}) select {names} from other.{table}");
    connection
        .execute_batch(&sql)
        .unwrap_or_else(|error| unreachable!("{table}: {error}"));
}

fn columns(connection: &Connection, schema: &str, table: &str) -> Vec<String> {
    let sql = format!("select name from pragma_table_info('{table}', '{schema}') order by cid");
    texts(connection, &sql)
}

fn texts(connection: &Connection, sql: &str) -> Vec<String> {
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get(0));
    rows.unwrap().map(Result::unwrap).collect()
}
