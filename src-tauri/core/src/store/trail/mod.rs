//! The seals of the audit trail: each entry is sealed (HMAC-SHA256) together with the seal of the one before it, and how
//! long the trail is and where it ends is sealed as well. An entry that was edited, swapped, put in or taken out, and an
//! end that was cut off, is found and located.
//!
//! The key is random, is made with the file, and lies inside it; a new data key leaves it as it is, so that the seals
//! hold on. It holds off edits by another program, not somebody who opens the file and makes every seal anew; against
//! those the end of the trail goes into every backup, too.
//!
//! What the trail said of a child goes when her record is destroyed; the empty entry keeps its seal, and the destruction
//! says under its own how many it emptied. One more, and it is found.

mod ends;
mod walk;

use hmac::{Hmac, KeyInit, Mac};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::Sha256;

pub(super) use ends::end_if_any;
pub(crate) use ends::{
    ACCEPTED, Against, RESTORED, TrailEnd, WENT_BACK, against, end_of, own_since,
};
pub(crate) use walk::{TrailFault, TrailWalk, TrailWrong, walk_whole};

use crate::error::{Error, Result};

/// The chain while entries are added to it.
pub(super) struct Chain {
    mac: Hmac<Sha256>,
    /// The number of the last entry that was sealed.
    length: i64,
    /// Its seal.
    head: Vec<u8>,
    /// The seal of these two.
    mark: Vec<u8>,
    /// The highest number there is, whoever wrote it.
    highest: i64,
}

/// An entry as it is sealed.
pub(super) struct Sealed<'a> {
    pub(super) number: i64,
    pub(super) at: &'a str,
    pub(super) staff_id: &'a str,
    pub(super) action: &'a str,
    pub(super) verb: &'a str,
    pub(super) kind: &'a str,
    pub(super) record_id: &'a str,
    pub(super) pupil_id: Option<&'a str>,
    pub(super) changes: &'a str,
}

/// Gives a file that has none the key of its trail. A trail that was there without one is not taken for sealed.
pub(super) fn ensure_key(connection: &Connection) -> Result<()> {
    let there = connection
        .query_row("select 1 from audit_chain", [], |_| Ok(()))
        .optional()?;
    if there.is_some() {
        return Ok(());
    }
    let mut key = [0_u8; 32];
    getrandom::fill(&mut key).map_err(|error| Error::Internal(error.to_string()))?;
    let length: i64 = connection.query_row(
        "select coalesce(max(number), 0) from audit_entry",
        [],
        |row| row.get(0),
    )?;
    let mark = end_mark(&keyed(&key)?, length, &[]);
    connection.execute(
        "insert into audit_chain (only, key, length, head, mark) values (1, ?1, ?2, x'', ?3)",
        params![key, length, mark],
    )?;
    Ok(())
}

impl Chain {
    /// The chain as it is in the file.
    pub(super) fn read(connection: &Connection) -> Result<Self> {
        let (key, chain) = connection
            .prepare_cached(
                "select key, length, head, mark, (select coalesce(max(number), 0) from audit_entry) from audit_chain",
            )?
            .query_row([], |row| {
                let key: Vec<u8> = row.get(0)?;
                Ok((key, (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))
            })?;
        let (length, head, mark, highest) = chain;
        Ok(Self {
            mac: keyed(&key)?,
            length,
            head,
            mark,
            highest,
        })
    }

    /// The number of the next entry.
    pub(super) fn next_number(&self) -> i64 {
        self.length.max(self.highest).saturating_add(1)
    }

    /// Seals the next entry, and answers with its seal. It counts once the chain has been kept.
    pub(super) fn add(&mut self, entry: &Sealed<'_>) -> &[u8] {
        self.head = seal(&self.mac, &self.head, entry);
        self.length = entry.number;
        &self.head
    }

    /// Keeps how long the chain is now, and its end.
    pub(super) fn keep(&self, connection: &Connection) -> Result<()> {
        let mark = end_mark(&self.mac, self.length, &self.head);
        connection
            .prepare_cached("update audit_chain set length = ?1, head = ?2, mark = ?3")?
            .execute(params![self.length, self.head, mark])?;
        Ok(())
    }

    /// Whether length and head are what Waymark kept last.
    fn end_holds(&self) -> bool {
        self.mark == end_mark(&self.mac, self.length, &self.head)
    }
}

fn keyed(key: &[u8]) -> Result<Hmac<Sha256>> {
    Hmac::new_from_slice(key).map_err(|_| Error::Internal("the key of the trail".to_owned()))
}

/// The seal of an entry after the one before it.
fn seal(mac: &Hmac<Sha256>, before: &[u8], entry: &Sealed<'_>) -> Vec<u8> {
    let number = entry.number.to_be_bytes();
    let parts = [
        before,
        &number,
        entry.at.as_bytes(),
        entry.staff_id.as_bytes(),
        entry.action.as_bytes(),
        entry.verb.as_bytes(),
        entry.kind.as_bytes(),
        entry.record_id.as_bytes(),
        entry.changes.as_bytes(),
    ];
    let pupil = entry.pupil_id.map(str::as_bytes);
    over(mac, b"entry", parts.into_iter().chain(pupil))
}

/// The seal of where the trail ends.
fn end_mark(mac: &Hmac<Sha256>, length: i64, head: &[u8]) -> Vec<u8> {
    over(mac, b"end", [&length.to_be_bytes(), head])
}

/// Each part comes with its length, so that no two lists of parts read alike.
fn over<'a>(mac: &Hmac<Sha256>, what: &[u8], parts: impl IntoIterator<Item = &'a [u8]>) -> Vec<u8> {
    let mut mac = mac.clone();
    mac.update(what);
    for part in parts {
        mac.update(&part.len().to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().to_vec()
}
