//! What stands in a file: a hash over every row of every table, worked out on all processors.
//!
//! A table that is numbered is hashed in blocks of its numbers, any other in one piece; the hash of the file is made
//! of theirs, in the order of the names. So it is the same however many processors there are.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

use super::trail::{self, TrailEnd};
use crate::error::{Error, Result};

/// As many rows are hashed in one go.
const BLOCK: i64 = 1 << 16;

/// The hash over every row of every table, and how many rows there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Contents {
    pub(crate) sha256: String,
    pub(crate) rows: u64,
    pub(crate) schema: u32,
    /// Where its audit trail ends; none of a file that has no trail.
    pub(crate) trail: Option<TrailEnd>,
}

/// Some rows of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    table: String,
    /// The column that numbers its rows, and which block of numbers; none for all of its rows.
    block: Option<(String, i64)>,
}

/// The hash of a part.
#[derive(Debug)]
pub(super) struct Hashed {
    sha256: Vec<u8>,
    rows: u64,
}

impl Part {
    /// All parts of a file, in the order of the tables.
    pub(super) fn all(connection: &Connection) -> Result<Vec<Self>> {
        let mut parts = Vec::new();
        for table in tables(connection)? {
            parts.extend(parts_of(connection, &table)?);
        }
        Ok(parts)
    }

    /// Rows come in the order of the table's own key, which a copy keeps.
    pub(super) fn hash(&self, connection: &Connection) -> Result<Hashed> {
        let table = quoted(&self.table);
        let (sql, bounds) = match &self.block {
            None => (format!("select * from {table}"), Vec::new()),
            Some((column, block)) => {
                let column = quoted(column);
                let from = block.saturating_mul(BLOCK);
                (
                    format!(
                        "select * from {table} where {column} between ?1 and ?2 order by {column}"
                    ),
                    vec![from, from.saturating_add(BLOCK - 1)],
                )
            }
        };
        hash_rows(connection, &sql, &bounds)
    }

    /// The table that it is of.
    pub(super) fn table(&self) -> &str {
        &self.table
    }
}

impl Hashed {
    pub(super) fn rows(&self) -> u64 {
        self.rows
    }

    pub(super) fn sha256(&self) -> &[u8] {
        &self.sha256
    }
}

/// The hash over the rows of a query, in its order.
pub(super) fn hash_rows(connection: &Connection, sql: &str, bounds: &[i64]) -> Result<Hashed> {
    let mut statement = connection.prepare(sql)?;
    let columns = statement.column_count();
    let mut found = statement.query(rusqlite::params_from_iter(bounds))?;
    let mut hash = Sha256::new();
    let mut rows: u64 = 0;
    while let Some(row) = found.next()? {
        rows += 1;
        for column in 0..columns {
            match row.get_ref(column)? {
                ValueRef::Null => add(&mut hash, b'n', &[]),
                ValueRef::Integer(number) => add(&mut hash, b'i', &number.to_be_bytes()),
                ValueRef::Real(number) => add(&mut hash, b'r', &number.to_be_bytes()),
                ValueRef::Text(text) => add(&mut hash, b's', text),
                ValueRef::Blob(bytes) => add(&mut hash, b'b', bytes),
            }
        }
    }
    Ok(Hashed {
        sha256: hash.finalize().to_vec(),
        rows,
    })
}

impl Contents {
    /// The contents of a file by its parts.
    pub(super) fn of(connection: &Connection, parts: &[Part], hashed: &[Hashed]) -> Result<Self> {
        let mut hash = Sha256::new();
        for (part, hashed) in parts.iter().zip(hashed) {
            add(&mut hash, b't', part.table.as_bytes());
            add(&mut hash, b'h', &hashed.sha256);
        }
        Ok(Self {
            sha256: hex(&hash.finalize()),
            rows: hashed.iter().map(|part| part.rows).sum(),
            schema: connection.query_row("pragma user_version", [], |row| row.get(0))?,
            trail: trail::end_if_any(connection)?,
        })
    }
}

/// Connections to one file that all see it as it is at the same moment.
#[derive(Debug)]
pub(super) struct Readers(pub(super) Vec<Connection>);

impl Readers {
    /// As many as there are processors, within reason.
    pub(super) fn wanted() -> usize {
        std::thread::available_parallelism().map_or(2, |count| count.get().clamp(2, 8))
    }

    pub(super) fn first(&self) -> Result<&Connection> {
        let nobody = || Error::Internal("nobody looks at the file".to_owned());
        self.0.first().ok_or_else(nobody)
    }

    /// What stands in the file.
    pub(super) fn contents(&mut self) -> Result<Contents> {
        let parts = Part::all(self.first()?)?;
        let hashed = self.share_out(&parts, |connection, part| part.hash(connection))?;
        Contents::of(self.first()?, &parts, &hashed)
    }

    /// Does every task on one of the connections, as many at a time as there are connections. The answers come in the
    /// order of the tasks; after a failure nothing new is begun.
    ///
    /// # Errors
    /// The failure of the first task in order that failed.
    pub(super) fn share_out<T: Sync, R: Send>(
        &mut self,
        tasks: &[T],
        work: impl Fn(&Connection, &T) -> Result<R> + Sync,
    ) -> Result<Vec<R>> {
        let next = AtomicUsize::new(0);
        let done: Mutex<Vec<(usize, Result<R>)>> = Mutex::new(Vec::with_capacity(tasks.len()));
        let (next_task, all_done, work) = (&next, &done, &work);
        std::thread::scope(|scope| {
            for connection in &mut self.0 {
                scope.spawn(move || {
                    let connection = &*connection;
                    loop {
                        let place = next_task.fetch_add(1, Ordering::Relaxed);
                        let Some(task) = tasks.get(place) else { break };
                        let outcome = work(connection, task);
                        if outcome.is_err() {
                            next_task.store(tasks.len(), Ordering::Relaxed);
                        }
                        let mut done = all_done.lock().unwrap_or_else(PoisonError::into_inner);
                        done.push((place, outcome));
                    }
                });
            }
        });
        let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
        done.sort_by_key(|(place, _)| *place);
        done.into_iter().map(|(_, outcome)| outcome).collect()
    }
}

/// The hash of each table by its name, to see which of them differ.
#[cfg(test)]
pub(crate) fn hashes(
    file: &super::file::SchoolFile,
) -> Result<std::collections::BTreeMap<String, String>> {
    let connection = file.connection();
    let mut all = std::collections::BTreeMap::new();
    for part in Part::all(&connection)? {
        let hashed = part.hash(&connection)?;
        let of_table: &mut String = all.entry(part.table).or_default();
        of_table.push_str(&hex(&hashed.sha256));
    }
    Ok(all)
}

pub(super) fn tables(connection: &Connection) -> Result<Vec<String>> {
    let names = connection
        .prepare(
            "select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'
             and sql not like 'create virtual%' order by name",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(names)
}

/// The blocks of a table that have rows, or the table as a whole where nothing numbers its rows.
fn parts_of(connection: &Connection, table: &str) -> Result<Vec<Part>> {
    let whole = Part {
        table: table.to_owned(),
        block: None,
    };
    let Some(column) = number_of(connection, table)? else {
        return Ok(vec![whole]);
    };
    let sql = format!(
        "select min({0}) from {1} where {0} >= ?1",
        quoted(&column),
        quoted(table)
    );
    let mut next = connection.prepare(&sql)?;
    let mut blocks = Vec::new();
    let mut from = i64::MIN;
    while let Some(number) = next.query_row([from], |row| row.get::<_, Option<i64>>(0))? {
        let block = number.div_euclid(BLOCK);
        blocks.push(Part {
            table: table.to_owned(),
            block: Some((column.clone(), block)),
        });
        match block
            .checked_add(1)
            .and_then(|next| next.checked_mul(BLOCK))
        {
            Some(after) => from = after,
            None => break,
        }
    }
    if blocks.is_empty() {
        blocks.push(whole);
    }
    Ok(blocks)
}

/// The column that numbers the rows of a table, if it has one.
fn number_of(connection: &Connection, table: &str) -> Result<Option<String>> {
    let keys: Vec<(String, String)> = connection
        .prepare("select name, type from pragma_table_info(?1) where pk > 0")?
        .query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(match keys.as_slice() {
        [(name, kind)] if kind.eq_ignore_ascii_case("integer") => Some(name.clone()),
        _ => None,
    })
}

pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A value with its kind and length before it, so that no two rows hash alike by accident.
fn add(hash: &mut Sha256, kind: u8, bytes: &[u8]) {
    let mut head = [kind, 0, 0, 0, 0, 0, 0, 0, 0];
    if let Some(length) = head.get_mut(1..) {
        length.copy_from_slice(&(bytes.len() as u64).to_be_bytes());
    }
    hash.update(head);
    hash.update(bytes);
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// A table of numbered rows far apart, one of rows by name, and one that is empty.
    fn filled() -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch(
                "create table leaf (id integer primary key, body text) strict;
                 insert into leaf values (-5, 'before'), (1, 'one'), (65535, 'last'), (65536, 'first'), (9000000000, 'far'),
                   (9223372036854775807, 'end');
                 create table twig (name text primary key, leaf integer) strict, without rowid;
                 insert into twig values ('b', 1), ('a', null);
                 create table bare (body text) strict;",
            )
            .unwrap();
        connection
    }

    fn contents(connection: Connection) -> (Contents, Connection) {
        let mut readers = Readers(vec![connection]);
        (readers.contents().unwrap(), readers.0.pop().unwrap())
    }

    #[test]
    fn every_row_is_in_one_part_and_no_empty_number_is_walked_through() {
        let connection = filled();
        let parts = Part::all(&connection).unwrap();
        let of = |table: &str| parts.iter().filter(|part| part.table == table).count();
        assert_eq!((of("bare"), of("leaf"), of("twig")), (1, 5, 1));
        assert_eq!(contents(connection).0.rows, 8);
    }

    #[test]
    fn whatever_changes_in_a_row_changes_the_hash() {
        let (before, connection) = contents(filled());
        let (again, _) = contents(filled());
        assert_eq!(before, again);
        for change in [
            "update leaf set body = 'One' where id = 1",
            "update leaf set id = 2 where id = 1",
            "delete from leaf where id = 65536",
            "update twig set leaf = 2 where name = 'b'",
            "update twig set leaf = 0 where name = 'a'",
            "insert into bare values (null)",
            "alter table bare rename to bark",
        ] {
            connection.execute_batch("savepoint here").unwrap();
            connection.execute_batch(change).unwrap();
            let parts = Part::all(&connection).unwrap();
            let hashed: Vec<Hashed> = parts
                .iter()
                .map(|part| part.hash(&connection).unwrap())
                .collect();
            let after = Contents::of(&connection, &parts, &hashed).unwrap();
            assert_ne!(after.sha256, before.sha256, "{change}");
            connection.execute_batch("rollback to here").unwrap();
        }
    }

    #[test]
    fn work_is_shared_out_and_answered_in_order() {
        let mut readers = Readers(
            (0..3)
                .map(|_| Connection::open_in_memory().unwrap())
                .collect(),
        );
        let tasks: Vec<i64> = (0..40).collect();
        let doubled = readers
            .share_out(&tasks, |connection, task| {
                Ok(connection.query_row("select ?1 * 2", [task], |row| row.get::<_, i64>(0))?)
            })
            .unwrap();
        assert!(doubled.iter().zip(&tasks).all(|(two, one)| *two == one * 2));
        let failed = readers.share_out(&tasks, |_, task| match task {
            5 => Err(Error::NotFound),
            _ => Ok(()),
        });
        assert!(matches!(failed, Err(Error::NotFound)));
    }
}
