//! What the file is asked: the statements of one act, for tests that count them and look at their plans, and for the
//! bench, which asks the same of a copy without encryption. Not in the program that a school has.

use std::cell::RefCell;
use std::path::Path;

use rusqlite::trace::{TraceEvent, TraceEventCodes};

use super::file::SchoolFile;
use crate::error::Result;

thread_local! {
    static ASKED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

fn note(event: TraceEvent<'_>) {
    if let TraceEvent::Stmt(statement, sql) = event
        // What a trigger does is told as a comment.
        && !sql.starts_with("--")
        && let Some(sql) = statement.expanded_sql()
    {
        ASKED.with_borrow_mut(|asked| asked.push(sql));
    }
}

impl SchoolFile {
    /// Does something and gives the statements that were run on this file meanwhile, with the values in them.
    ///
    /// # Errors
    /// Where the connection cannot be watched.
    pub fn asked_by<T>(&self, act: impl FnOnce() -> T) -> Result<(T, Vec<String>)> {
        ASKED.take();
        self.connection()
            .trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(note))?;
        let output = act();
        self.connection()
            .trace_v2(TraceEventCodes::empty(), None::<fn(TraceEvent<'_>)>)?;
        Ok((output, ASKED.take()))
    }

    /// Lends the connection itself, for the same statements by hand.
    #[cfg(feature = "measure")]
    pub fn with_connection<T>(&self, act: impl FnOnce(&rusqlite::Connection) -> T) -> T {
        act(&self.connection())
    }

    /// How SQLite would go about a statement, step by step in its own words.
    ///
    /// # Errors
    /// Where the statement cannot be prepared.
    pub fn plan_of(&self, sql: &str) -> Result<Vec<String>> {
        let connection = self.connection();
        let mut statement = connection.prepare(&format!("explain query plan {sql}"))?;
        let steps = statement.query_map([], |row| row.get(3))?;
        Ok(steps.collect::<rusqlite::Result<_>>()?)
    }

    /// How many steps SQLite takes to answer a statement: its work, counted without a clock.
    ///
    /// # Errors
    /// Where the statement cannot be prepared or answered.
    #[cfg(test)]
    pub(crate) fn steps_of(&self, sql: &str) -> Result<i64> {
        let connection = self.connection();
        let mut statement = connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        while rows.next()?.is_some() {}
        drop(rows);
        Ok(statement
            .get_status(rusqlite::StatementStatus::VmStep)
            .into())
    }

    /// Writes a copy without encryption. Only ever for a school that a bench has made.
    ///
    /// # Errors
    /// What stands in the way of writing it.
    pub fn copy_without_encryption(&self, to: &Path) -> Result<()> {
        let connection = self.connection();
        connection.execute("attach database ?1 as plain key ''", [to.to_string_lossy()])?;
        connection.query_row("select sqlcipher_export('plain')", [], |_| Ok(()))?;
        connection.execute("detach database plain", [])?;
        Ok(())
    }
}

#[cfg(feature = "measure")]
impl crate::office::Office {
    /// The file, for the bench to watch.
    pub fn watched(&self) -> &SchoolFile {
        self.file()
    }
}
