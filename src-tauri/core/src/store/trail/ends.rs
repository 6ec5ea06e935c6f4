//! Where the trail ended once, as a backup says it, and how the trail of the open file stands to that.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use super::Chain;
use crate::error::Result;
use crate::store::contents::hex;

/// Where the trail ended at one moment; what a backup says of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TrailEnd {
    /// The number of the last entry.
    pub(crate) length: i64,
    /// Its seal in hexadecimal.
    head: String,
}

/// Where the trail of a file ends.
pub(crate) fn end_of(connection: &Connection) -> Result<TrailEnd> {
    let chain = Chain::read(connection)?;
    Ok(TrailEnd {
        length: chain.length,
        head: hex(&chain.head),
    })
}

/// The same; nothing of a file that has no trail.
pub(in crate::store) fn end_if_any(connection: &Connection) -> Result<Option<TrailEnd>> {
    let sql = "select 1 from sqlite_schema where type = 'table' and name = 'audit_chain'";
    if connection.prepare(sql)?.exists([])? {
        end_of(connection).map(Some)
    } else {
        Ok(None)
    }
}

/// How the trail of a file stands to where it ended once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Against {
    /// It goes on from there.
    GoesOn,
    /// It does not reach that far any more.
    Shorter,
    /// There is another entry at that place.
    Another,
}

/// Compares the trail of a file with where it ended once.
pub(crate) fn against(connection: &Connection, end: &TrailEnd) -> Result<Against> {
    if end.length == 0 {
        return Ok(Against::GoesOn);
    }
    let seal: Option<Vec<u8>> = connection
        .prepare_cached("select seal from audit_entry where number = ?1")?
        .query_row([end.length], |row| row.get(0))
        .optional()?;
    Ok(match seal {
        None => Against::Shorter,
        Some(seal) if hex(&seal) == end.head => Against::GoesOn,
        Some(_) => Against::Another,
    })
}

/// That an older backup took the place of the file, by its recovery sheet.
pub(crate) const RESTORED: &str = "restored a backup with its recovery sheet";
/// The same, from a signed-in session.
pub(crate) const WENT_BACK: &str = "went back to this backup";
/// That an administrator took the trail as it is, though backups knew another.
pub(crate) const ACCEPTED: &str = "accepted the audit trail as it is";

/// Since when the trail is that of this file: backups of before may know another. None where it always was.
pub(crate) fn own_since(connection: &Connection) -> Result<Option<DateTime<Utc>>> {
    let at: Option<String> = connection
        .prepare_cached(
            "select at from audit_entry where verb in ('restored a backup with its recovery sheet',
                 'went back to this backup', 'accepted the audit trail as it is') order by number desc limit 1",
        )?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(at.and_then(|at| at.parse().ok()))
}
