//! When this file was last backed up, and where to besides its own folder. No record: it is about this PC, nobody's
//! data, and leaves no trace of its own.

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use serde::Deserialize;

use super::cell::from_row;
use crate::domain::backup::BackupTrouble;
use crate::error::Result;

/// What is known of the backups of this file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub(crate) struct BackupState {
    /// From when on backups were to be made.
    pub(crate) begun_at: Option<DateTime<Utc>>,
    /// The second place; empty where none was chosen.
    pub(crate) second_folder: String,
    /// When the last one was made.
    pub(crate) made_at: Option<DateTime<Utc>>,
    /// When the last one reached the second place.
    pub(crate) away_at: Option<DateTime<Utc>>,
    /// Why the last one was not made, or did not get there.
    pub(crate) trouble: Option<BackupTrouble>,
    /// When the last restore drill was held.
    pub(crate) drilled_at: Option<DateTime<Utc>>,
    /// What came of it, in words.
    pub(crate) drill_words: String,
    /// Whether the backup came back as it should.
    pub(crate) drill_held: bool,
}

/// What is known now.
pub(crate) fn of(connection: &Connection) -> Result<BackupState> {
    let state = connection
        .prepare_cached(
            "select begun_at, second_folder, made_at, away_at, trouble, drilled_at, drill_words, drill_held
             from backup_state",
        )?
        .query_row([], from_row)
        .optional()?;
    Ok(state.unwrap_or_default())
}

/// Keeps what is known, over what was.
pub(crate) fn keep(connection: &Connection, state: &BackupState) -> Result<()> {
    let moment =
        |at: Option<DateTime<Utc>>| at.map(|at| at.to_rfc3339_opts(SecondsFormat::Millis, true));
    connection.execute(
        "insert or replace into backup_state (only, begun_at, second_folder, made_at, away_at, trouble,
             drilled_at, drill_words, drill_held)
         values (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            moment(state.begun_at),
            state.second_folder,
            moment(state.made_at),
            moment(state.away_at),
            state.trouble.map(BackupTrouble::code),
            moment(state.drilled_at),
            state.drill_words,
            state.drill_held,
        ],
    )?;
    Ok(())
}
