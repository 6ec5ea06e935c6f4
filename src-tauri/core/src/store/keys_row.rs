//! What the file knows of its own keys: which vault it is, the key of the PC, and the header that belongs beside it.
//! Nothing of that reaches a record, an answer or the trail; that the keys were changed, and by whom, does.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use super::audit;
use super::file::SchoolFile;
use crate::domain::id::StaffId;
use crate::error::Result;

/// The one row of it.
pub(crate) struct KeysRow {
    pub(crate) vault_id: String,
    pub(crate) pc_key: [u8; 32],
    /// The text of the header that belongs beside the file.
    pub(crate) header: String,
    /// The text of the header that is being put in its place.
    pub(crate) next_header: Option<String>,
}

/// What somebody did to the keys, for the trail.
#[derive(Debug, Clone)]
pub(crate) struct KeyAct {
    pub(crate) who: StaffId,
    pub(crate) verb: &'static str,
    pub(crate) at: DateTime<Utc>,
}

/// Where the trail tells of a change of the keys.
#[derive(Debug, Clone, Copy)]
pub(crate) enum KeyTrace<'a> {
    /// In the very transaction in which the file is told what is to come, so that no change is without it.
    Now(&'a KeyAct),
    /// It has told already, by the operation that led to the change; or nobody did anything.
    Before,
}

impl std::fmt::Debug for KeysRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeysRow(..)")
    }
}

impl Drop for KeysRow {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.pc_key);
    }
}

impl SchoolFile {
    /// The row; `None` in a file that was never put into a vault.
    pub(crate) fn keys_row(&self) -> Result<Option<KeysRow>> {
        row(&self.connection())
    }

    /// Keeps the row of a new vault.
    pub(crate) fn keep_keys_row(&self, row: &KeysRow) -> Result<()> {
        self.connection().execute(
            "insert or replace into vault (only, vault_id, pc_key, header, next_header) values (1, ?1, ?2, ?3, ?4)",
            params![row.vault_id, row.pc_key, row.header, row.next_header],
        )?;
        Ok(())
    }

    /// Before the header beside the file is replaced: what the new one will be, and who wants it. Cut short after this,
    /// the trail tells of a change that has not come yet, and never keeps quiet about one that has.
    pub(crate) fn expect_header(&self, text: &str, trace: KeyTrace<'_>) -> Result<()> {
        self.keep_header("update vault set next_header = ?1", text, trace)
    }

    /// After the header beside the file was replaced: this is the one that belongs there now.
    pub(crate) fn settle_header(&self, text: &str, trace: KeyTrace<'_>) -> Result<()> {
        let sql = "update vault set header = ?1, next_header = null";
        self.keep_header(sql, text, trace)
    }

    fn keep_header(&self, sql: &str, text: &str, trace: KeyTrace<'_>) -> Result<()> {
        let mut connection = self.connection();
        let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.execute(sql, [text])?;
        if let KeyTrace::Now(act) = trace {
            audit::note_sign(&tx, &act.who, act.verb, act.at, Vec::new())?;
        }
        tx.commit()?;
        Ok(())
    }
}

fn row(connection: &Connection) -> Result<Option<KeysRow>> {
    let found = connection
        .prepare_cached("select vault_id, pc_key, header, next_header from vault")?
        .query_row([], |row| {
            Ok(KeysRow {
                vault_id: row.get(0)?,
                pc_key: row.get(1)?,
                header: row.get(2)?,
                next_header: row.get(3)?,
            })
        })
        .optional()?;
    Ok(found)
}
