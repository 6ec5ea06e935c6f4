//! The seals of the audit trail: each entry is sealed (HMAC-SHA256) together with the seal of the one before it, under a
//! key that the file was made with. Whoever changes an entry, takes one out or cuts the end, and does not make every seal
//! after it anew, is found. The key lies in the file: it holds off edits by other programs, not a rewritten Waymark.

use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit, Mac};
use rusqlite::{Connection, Row, params};
use serde::Serialize;
use sha2::Sha256;
use ts_rs::TS;

use super::tx::Reader;
use crate::error::{Error, Result};

/// At most so many faults are told; the first is what matters.
const MOST_FAULTS: usize = 20;

/// What came of checking the whole trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrailCheck {
    /// How many entries there are.
    pub entries: u32,
    /// What is wrong, the first first; none where it is whole.
    pub faults: Vec<TrailFault>,
}

/// A place where the trail is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrailFault {
    /// The number of the entry.
    pub number: u32,
    /// When it says that it happened; none where it is not there.
    #[ts(type = "string | null")]
    pub at: Option<DateTime<Utc>>,
    /// What is wrong, as a sentence.
    pub words: String,
}

/// The chain while entries are added to it. What was added counts once it has been kept.
pub(super) struct Chain {
    key: Vec<u8>,
    length: i64,
    head: Vec<u8>,
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

impl Chain {
    /// The chain as it is in the file.
    pub(super) fn read(connection: &Connection) -> Result<Self> {
        let chain = connection
            .prepare_cached("select key, length, head from audit_chain")?
            .query_row([], |row| {
                Ok(Self {
                    key: row.get(0)?,
                    length: row.get(1)?,
                    head: row.get(2)?,
                })
            })?;
        Ok(chain)
    }

    /// Seals the next entry.
    pub(super) fn add(&mut self, connection: &Connection, entry: &Sealed<'_>) -> Result<()> {
        self.head = seal(&self.key, &self.head, entry)?;
        self.length = entry.number;
        connection
            .prepare_cached("insert into audit_seal (number, seal) values (?1, ?2)")?
            .execute(params![entry.number, self.head])?;
        Ok(())
    }

    /// Keeps how long the chain is now, and its end.
    pub(super) fn keep(&self, connection: &Connection) -> Result<()> {
        connection
            .prepare_cached("update audit_chain set length = ?1, head = ?2")?
            .execute(params![self.length, self.head])?;
        Ok(())
    }
}

impl Reader<'_> {
    /// Goes through the whole trail and says where it is not as it was written.
    ///
    /// # Errors
    /// What stands in the way of reading it.
    pub fn check_trail(&self) -> Result<TrailCheck> {
        check(self.connection)
    }
}

/// Goes through the whole trail of a file.
pub(crate) fn check(connection: &Connection) -> Result<TrailCheck> {
    let chain = Chain::read(connection)?;
    let mut statement = connection.prepare(
        "select a.number, a.at, a.staff_id, a.action, a.verb, a.kind, a.record_id, a.pupil_id, a.changes, s.seal
         from audit_entry a left join audit_seal s on s.number = a.number order by a.number",
    )?;
    let mut rows = statement.query([])?;
    let mut walk = Walk {
        before: Vec::new(),
        last: 0,
        check: TrailCheck {
            entries: 0,
            faults: Vec::new(),
        },
    };
    while let Some(row) = rows.next()? {
        walk.step(&chain.key, row)?;
    }
    let mut check = walk.check;
    if walk.last < chain.length {
        let words = match chain.length - walk.last {
            1 => "The last entry was taken out.".to_owned(),
            many => format!("The last {many} entries were taken out."),
        };
        check.faults.push(fault(walk.last + 1, None, words));
    } else if walk.before != chain.head && check.faults.is_empty() {
        let words = "The end of the trail is not the one that was sealed.".to_owned();
        check.faults.push(fault(walk.last, None, words));
    }
    check.faults.truncate(MOST_FAULTS);
    Ok(check)
}

/// How far the check has come.
struct Walk {
    /// The seal of the entry before.
    before: Vec<u8>,
    /// Its number.
    last: i64,
    check: TrailCheck,
}

impl Walk {
    fn step(&mut self, key: &[u8], row: &Row<'_>) -> Result<()> {
        let text = |column: usize| row.get_ref(column)?.as_str().map_err(rusqlite::Error::from);
        let entry = Sealed {
            number: row.get(0)?,
            at: text(1)?,
            staff_id: text(2)?,
            action: text(3)?,
            verb: text(4)?,
            kind: text(5)?,
            record_id: text(6)?,
            pupil_id: row
                .get_ref(7)?
                .as_str_or_null()
                .map_err(rusqlite::Error::from)?,
            changes: text(8)?,
        };
        let at = entry.at.parse().ok();
        let sealed: Option<Vec<u8>> = row.get(9)?;
        let missing = entry.number - self.last - 1;
        if missing > 0 {
            let words = match missing {
                1 => "An entry was taken out here.".to_owned(),
                many => format!("{many} entries were taken out here."),
            };
            self.note(self.last + 1, None, words);
            // What follows was sealed with the seal of the one that is gone.
        }
        let right = seal(key, &self.before, &entry)?;
        match sealed {
            None => self.note(
                entry.number,
                at,
                "This entry was put in by something else than Waymark.".to_owned(),
            ),
            Some(sealed) if sealed != right && missing == 0 => {
                self.note(
                    entry.number,
                    at,
                    "This entry was changed after it was written.".to_owned(),
                );
                self.before = sealed;
            }
            Some(sealed) => self.before = sealed,
        }
        self.last = entry.number;
        self.check.entries = self.check.entries.saturating_add(1);
        Ok(())
    }

    fn note(&mut self, number: i64, at: Option<DateTime<Utc>>, words: String) {
        if self.check.faults.len() < MOST_FAULTS {
            self.check.faults.push(fault(number, at, words));
        }
    }
}

fn fault(number: i64, at: Option<DateTime<Utc>>, words: String) -> TrailFault {
    TrailFault {
        number: u32::try_from(number).unwrap_or_default(),
        at,
        words,
    }
}

/// The seal of an entry after the one before it. Each part comes with its length, so that no two entries read alike.
fn seal(key: &[u8], before: &[u8], entry: &Sealed<'_>) -> Result<Vec<u8>> {
    let mut hmac = Hmac::<Sha256>::new_from_slice(key)
        .map_err(|_| Error::Internal("the key of the trail".to_owned()))?;
    let number = entry.number.to_be_bytes();
    let parts: [&[u8]; 9] = [
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
    for part in parts.into_iter().chain(entry.pupil_id.map(str::as_bytes)) {
        hmac.update(&part.len().to_be_bytes());
        hmac.update(part);
    }
    Ok(hmac.finalize().into_bytes().to_vec())
}
