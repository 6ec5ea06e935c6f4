//! Password hashes and the count of failures. Nothing here reaches a record, an answer or the trail.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use super::WriteTx;
use crate::domain::id::StaffId;
use crate::domain::record::Kind;
use crate::error::Result;

/// What is kept of a person's password.
#[derive(Debug)]
pub(crate) struct StaffSecret {
    pub(crate) password_hash: String,
    /// Whether the password was given by somebody else and has to be replaced.
    pub(crate) must_change: bool,
    /// Wrong passwords since the last right one.
    pub(crate) failures: u32,
    pub(crate) wait_until: Option<DateTime<Utc>>,
}

/// The secret of a member of staff who has one.
pub(crate) fn of(connection: &Connection, staff: &StaffId) -> Result<Option<StaffSecret>> {
    let found = connection
        .prepare_cached(
            "select password_hash, must_change, failures, wait_until from staff_secret where staff_id = ?1",
        )?
        .query_row([staff.as_str()], |row| {
            Ok(StaffSecret {
                password_hash: row.get(0)?,
                must_change: row.get(1)?,
                failures: row.get(2)?,
                wait_until: row.get(3)?,
            })
        })
        .optional()?;
    Ok(found)
}

/// Counts a wrong password, and until when the next try has to wait.
pub(crate) fn note_failure(
    connection: &Connection,
    staff: &StaffId,
    failures: u32,
    wait_until: Option<DateTime<Utc>>,
) -> Result<()> {
    connection
        .prepare_cached(
            "update staff_secret set failures = ?2, wait_until = ?3 where staff_id = ?1",
        )?
        .execute(params![staff.as_str(), failures, wait_until])?;
    Ok(())
}

impl WriteTx<'_> {
    /// Sets a person's password by its hash.
    pub(crate) fn set_password(
        &mut self,
        staff: &StaffId,
        password_hash: &str,
        must_change: bool,
    ) -> Result<()> {
        self.connection
            .prepare_cached(
                "insert into staff_secret (staff_id, password_hash, must_change, failures, wait_until)
                 values (?1, ?2, ?3, 0, null)
                 on conflict (staff_id) do update set password_hash = excluded.password_hash,
                 must_change = excluded.must_change, failures = 0, wait_until = null",
            )?
            .execute(params![staff.as_str(), password_hash, must_change])?;
        self.note_act(Kind::Staff, staff.as_str(), None, "set the password");
        Ok(())
    }
}
