//! Destroying everything about a child, so that nothing of it stays in the file: the records, what was searched by, what
//! somebody had begun to write, and what the audit trail says of her. That something was done, by whom and when, stays in
//! the trail, under the number of the destruction and without whom it was about.
//!
//! Which tables are about a child is asked of the schema, so that one that is added later is not forgotten.

use rusqlite::{Connection, params};
use serde_json::Value as Json;

use super::pupils::Seen;
use super::write::WriteTx;
use crate::error::{Error, Result};

/// What went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Destroyed {
    /// Records of the child, of all kinds.
    pub records: u32,
    /// Entries of the audit trail that were emptied.
    pub entries: u32,
}

/// What the search keeps follows the records by triggers, so that it goes with them and never before them.
const FOLLOWS: &[&str] = &["searched", "searched_name"];

/// Tables that name a child and are emptied in a way of their own.
const OWN_WAY: &[&str] = &["audit_entry", "pupil"];

impl WriteTx<'_> {
    /// Destroys everything about one child. It cannot be undone; nothing of it is in the trail but under `number`.
    ///
    /// # Errors
    /// What stands in the way of writing; [`Error::Internal`] where a record would be left that refers to what went.
    pub fn destroy(&mut self, pupil: &Seen, number: u32) -> Result<Destroyed> {
        let id = pupil.id().as_str();
        let connection = self.connection;
        connection.execute_batch(
            "pragma defer_foreign_keys = on;
             insert into destroying (only) values (1);
             create temp table if not exists gone (id text not null primary key) strict, without rowid;
             delete from gone;",
        )?;
        gather(connection, id)?;
        drop_drafts(connection)?;
        let mut records = 0;
        for table in tables_about_a_child(connection)? {
            records += belonging(connection, &table, id)?;
            records += emptied(connection, &table, "pupil_id", id)?;
        }
        let entries = empty_entries(connection, id, number)?;
        leave_rounds(connection, id)?;
        records += emptied(connection, "pupil", "id", id)?;
        for table in FOLLOWS {
            emptied(connection, table, "pupil_id", id)?;
        }
        connection.execute_batch("delete from destroying; drop table gone;")?;
        if connection
            .prepare("pragma foreign_key_check")?
            .query([])?
            .next()?
            .is_some()
        {
            return Err(Error::Internal(
                "a record is left that refers to one that went".to_owned(),
            ));
        }
        Ok(Destroyed { records, entries })
    }
}

/// Leaves nothing of deleted rows in the file: it is written anew, and its log is emptied.
pub(crate) fn compact(connection: &Connection) -> Result<()> {
    connection.execute_batch("vacuum")?;
    // The answer says whether somebody was reading; the log is emptied when the file is closed then.
    connection.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))?;
    Ok(())
}

/// The ids of the child and of every record about her.
fn gather(connection: &Connection, pupil: &str) -> Result<()> {
    connection.execute("insert into gone (id) values (?1)", [pupil])?;
    for table in tables_about_a_child(connection)? {
        if columns(connection, &table)?.iter().any(|name| name == "id") {
            let sql = format!(
                "insert or ignore into gone (id) select id from \"{table}\" where pupil_id = ?1"
            );
            connection.execute(&sql, [pupil])?;
        }
    }
    Ok(())
}

/// What somebody had begun to write about the child, or about one of her records.
fn drop_drafts(connection: &Connection) -> Result<()> {
    connection.execute(
        "delete from draft where exists (select 1 from gone where instr(place, gone.id) or instr(body, gone.id))",
        [],
    )?;
    Ok(())
}

/// Rows that are not of a child themselves and belong to a record that is: the parts of a stored file.
fn belonging(connection: &Connection, table: &str, pupil: &str) -> Result<u32> {
    let mut statement = connection.prepare_cached(
        "select t.name, f.\"from\", coalesce(f.\"to\", 'id') from sqlite_master t join pragma_foreign_key_list(t.name) f
         where t.type = 'table' and f.\"table\" = ?1
         and not exists (select 1 from pragma_table_info(t.name) where name = 'pupil_id')",
    )?;
    let found = statement.query_map([table], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get::<_, String>(1)?,
            row.get::<_, String>(2)?,
        ))
    })?;
    let mut rows = 0;
    for (name, from, to) in found.collect::<rusqlite::Result<Vec<_>>>()? {
        let sql = format!(
            "delete from \"{name}\" where \"{from}\" in (select \"{to}\" from \"{table}\" where pupil_id = ?1)"
        );
        rows += counted(connection.execute(&sql, [pupil])?);
    }
    Ok(rows)
}

fn emptied(connection: &Connection, table: &str, column: &str, pupil: &str) -> Result<u32> {
    let sql = format!("delete from \"{table}\" where \"{column}\" = ?1");
    Ok(counted(connection.execute(&sql, [pupil])?))
}

/// Empties what the trail says of the child: her own entries, and those of others that name her or one of her records.
fn empty_entries(connection: &Connection, pupil: &str, number: u32) -> Result<u32> {
    connection.execute(
        "insert or ignore into audit_destroyed (number, destruction)
         select a.number, ?2 from audit_entry a
         where a.pupil_id = ?1 or a.record_id in (select id from gone) or instr(a.changes, ?1)",
        params![pupil, number],
    )?;
    let emptied = connection.execute(
        "update audit_entry set record_id = '', pupil_id = null, changes = '[]'
         where record_id <> '' and number in (select number from audit_destroyed where destruction = ?1)",
        [number],
    )?;
    Ok(counted(emptied))
}

/// Takes the child out of what closed rounds say of single children; their figures stay.
fn leave_rounds(connection: &Connection, pupil: &str) -> Result<()> {
    let mut statement =
        connection.prepare("select id, summary from review_round where instr(summary, ?1)")?;
    let rows = statement
        .query_map([pupil], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    for (id, summary) in rows {
        let mut summary: Json =
            serde_json::from_str(&summary).map_err(|error| Error::Internal(error.to_string()))?;
        without(&mut summary, pupil);
        connection.execute(
            "update review_round set summary = ?2 where id = ?1",
            params![id, summary.to_string()],
        )?;
    }
    Ok(())
}

/// Takes out of every list whatever is about the child.
fn without(value: &mut Json, pupil: &str) {
    match value {
        Json::Array(parts) => {
            let hers = |part: &Json| {
                part.as_str() == Some(pupil)
                    || part.get("pupil_id").and_then(Json::as_str) == Some(pupil)
            };
            parts.retain(|part| !hers(part));
            parts.iter_mut().for_each(|part| without(part, pupil));
        }
        Json::Object(fields) => fields.values_mut().for_each(|part| without(part, pupil)),
        _ => {}
    }
}

fn tables_about_a_child(connection: &Connection) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(
        "select t.name from sqlite_master t where t.type = 'table'
         and exists (select 1 from pragma_table_info(t.name) where name = 'pupil_id') order by t.name",
    )?;
    let names = statement
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<String>>>()?;
    Ok(names
        .into_iter()
        .filter(|name| !FOLLOWS.contains(&name.as_str()) && !OWN_WAY.contains(&name.as_str()))
        .collect())
}

fn columns(connection: &Connection, table: &str) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached("select name from pragma_table_info(?1)")?;
    let names = statement.query_map([table], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

fn counted(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
