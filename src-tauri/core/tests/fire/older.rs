//! The school as the first Waymark would have kept it: its rows in a file of the first schema.

use std::path::Path;

use rusqlite::Connection;

use crate::witness::{self, Witness};

/// The first step of the schema; it is never edited once released.
const FIRST: &str = include_str!("../../migrations/0001_school_and_pupils.sql");

/// Puts the rows of the school in a folder into a file of the first schema, under the same key.
pub(crate) fn make_older(home: &Path, sheet: &str) {
    let path = home.join("school.waymark");
    let newer = home.join("newer");
    let witness = Witness::enter(home, sheet).unwrap();
    let key = witness::unseal(witness.header["sealed"].as_str().unwrap(), sheet).unwrap();
    // All of its log goes into it as it closes.
    drop(witness);
    std::fs::rename(&path, &newer).unwrap();
    drop(Connection::open(&path).unwrap());
    let older = witness::open(&path, &key).unwrap();
    let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    older
        .execute_batch(&format!(
            "pragma foreign_keys = off; pragma journal_mode = wal; {FIRST} pragma user_version = 1;
             attach database '{}' as newer key \"x'{hex}'\";",
            newer.display()
        ))
        .unwrap();
    for table in names(
        &older,
        // What went since holds nothing that would have to come back.
        "select name from main.sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'
         and name in (select name from newer.sqlite_schema)",
    ) {
        let columns = names(
            &older,
            &format!("select '\"' || name || '\"' from pragma_table_info('{table}', 'main')"),
        )
        .join(", ");
        older
            .execute_batch(&format!(
                "insert into main.\"{table}\" ({columns}) select {columns} from newer.\"{table}\";"
            ))
            .unwrap();
    }
    drop(older);
    std::fs::remove_file(newer).unwrap();
}

fn names(file: &Connection, sql: &str) -> Vec<String> {
    let mut statement = file.prepare(sql).unwrap();
    let names = statement.query_map([], |row| row.get(0)).unwrap();
    names.map(Result::unwrap).collect()
}
