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

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit, Mac};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use super::audit::FieldChange;
use super::contents::hex;
use super::tx::Reader;
use crate::error::{Error, Result};

/// At most so many faults are kept; the first is what matters.
const MOST_FAULTS: usize = 20;
/// After an entry that does not fit, the next may stand on so many seals of before.
const MOST_CANDIDATES: usize = 8;

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

/// What is wrong at a place of the trail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) enum TrailWrong {
    /// Entries that do not read as they were sealed.
    Changed,
    /// Entries that Waymark did not write.
    PutIn,
    /// Entries that are not there, with others after them.
    Missing,
    /// Entries that are not there, at the end.
    Cut,
    /// What is kept of the end is not what Waymark kept.
    End,
}

/// A place where the trail is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct TrailFault {
    pub(crate) wrong: TrailWrong,
    /// The number of the first entry that it is about.
    pub(crate) from: i64,
    /// And of the last.
    pub(crate) to: i64,
    /// When the first of them says that it happened; of what is not there, when the one before it does.
    pub(crate) at: Option<DateTime<Utc>>,
}

/// A walk along the trail, from its first entry to its end, in parts. What is added meanwhile is walked, too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct TrailWalk {
    /// How many entries were looked at.
    pub(crate) entries: u32,
    /// When the first entry says that it happened.
    pub(crate) first_at: Option<DateTime<Utc>>,
    /// What is wrong, in the order of the trail.
    pub(crate) faults: Vec<TrailFault>,
    /// Whether the end was reached.
    pub(crate) ended: bool,
    /// Up to which number everything was read.
    read_to: i64,
    /// The number of the entry before, and when it says that it happened.
    last: i64,
    last_at: Option<DateTime<Utc>>,
    /// How many entries each destruction is said to have emptied, and the first of them.
    emptied: BTreeMap<i64, (i64, i64)>,
    /// What the sealed entries of the destructions themselves say of that, by their records.
    destructions: BTreeMap<String, Destroyed>,
    /// The seals that the next entry may stand on, the likeliest first; none where that cannot be known.
    before: Vec<Vec<u8>>,
}

/// What the trail says of a destruction.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
struct Destroyed {
    number: Option<i64>,
    entries: Option<i64>,
}

impl Default for TrailWalk {
    fn default() -> Self {
        Self {
            entries: 0,
            first_at: None,
            faults: Vec::new(),
            ended: false,
            read_to: i64::MIN,
            last: 0,
            last_at: None,
            emptied: BTreeMap::new(),
            destructions: BTreeMap::new(),
            before: vec![Vec::new()],
        }
    }
}

impl Reader<'_> {
    /// How many entries the trail says that it has.
    pub(crate) fn trail_length(&self) -> Result<u32> {
        Ok(u32::try_from(Chain::read(self.connection)?.length).unwrap_or(u32::MAX))
    }

    /// Goes on along the trail, by at most so many entries.
    pub(crate) fn walk_trail(&self, walk: TrailWalk, most: u32) -> Result<TrailWalk> {
        walk_on(self.connection, walk, most)
    }
}

/// Goes along the whole trail of a file that nobody else works in.
pub(crate) fn walk_whole(connection: &Connection) -> Result<TrailWalk> {
    walk_on(connection, TrailWalk::default(), u32::MAX)
}

fn walk_on(connection: &Connection, mut walk: TrailWalk, most: u32) -> Result<TrailWalk> {
    let chain = Chain::read(connection)?;
    let mut statement = connection.prepare_cached(
        "select a.number, a.at, a.staff_id, a.action, a.verb, a.kind, a.record_id, a.pupil_id, a.changes, a.seal,
         d.destruction from audit_entry a left join audit_destroyed d on d.number = a.number
         where a.number > ?1 order by a.number limit ?2",
    )?;
    let mut rows = statement.query(params![walk.read_to, most])?;
    let mut read = 0;
    while let Some(row) = rows.next()? {
        walk.step(&chain, row)?;
        read += 1;
    }
    if read < most {
        walk.end(&chain);
    }
    Ok(walk)
}

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
pub(super) fn end_if_any(connection: &Connection) -> Result<Option<TrailEnd>> {
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

impl TrailWalk {
    fn step(&mut self, chain: &Chain, row: &Row<'_>) -> Result<()> {
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
        let sealed: Vec<u8> = row.get(9)?;
        let at = entry.at.parse().ok();
        self.read_to = entry.number;
        self.entries = self.entries.saturating_add(1);
        if self.entries == 1 {
            self.first_at = at;
        }
        if entry.number < 1 || entry.number > chain.length {
            self.note(TrailWrong::PutIn, entry.number, entry.number, at);
            return Ok(());
        }
        if entry.number > self.last + 1 {
            self.note(
                TrailWrong::Missing,
                self.last + 1,
                entry.number - 1,
                self.last_at,
            );
            // What follows stands on a seal that is gone, so that it is taken at its word.
            self.before.clear();
        }
        let destruction: Option<i64> = row.get(10)?;
        let is_empty =
            entry.record_id.is_empty() && entry.pupil_id.is_none() && entry.changes == "[]";
        if let Some(destruction) = destruction.filter(|_| is_empty) {
            // What it said is gone; that it was there, the entry after it has sealed.
            let (many, _) = self.emptied.entry(destruction).or_insert((0, entry.number));
            *many += 1;
            self.before = vec![sealed];
            self.last = entry.number;
            self.last_at = at;
            return Ok(());
        }
        let fits = |before: &Vec<u8>| seal(&chain.mac, before, &entry) == sealed;
        match self.before.iter().position(fits) {
            Some(place) => {
                if place > 0 {
                    self.last_was_put_in();
                }
                self.before = vec![sealed];
                self.note_destruction(&entry);
            }
            None if self.before.is_empty() => self.before = vec![sealed],
            None => {
                self.note(TrailWrong::Changed, entry.number, entry.number, at);
                self.before.insert(0, sealed);
                self.before.truncate(MOST_CANDIDATES);
            }
        }
        self.last = entry.number;
        self.last_at = at;
        Ok(())
    }

    /// Remembers what a sealed entry says of a destruction.
    fn note_destruction(&mut self, entry: &Sealed<'_>) {
        if entry.kind != "destruction" {
            return;
        }
        let changes: Vec<FieldChange> = serde_json::from_str(entry.changes).unwrap_or_default();
        let told = self
            .destructions
            .entry(entry.record_id.to_owned())
            .or_default();
        for change in changes {
            match change.field.as_str() {
                "number" => told.number = change.to.as_i64(),
                "entries" => told.entries = change.to.as_i64(),
                _ => {}
            }
        }
    }

    /// Entries may be empty only where a destruction says, under its own seal, that it emptied as many.
    fn check_emptied(&mut self) {
        let emptied = std::mem::take(&mut self.emptied);
        for (destruction, (many, first)) in emptied {
            let owned = self
                .destructions
                .values()
                .any(|told| told.number == Some(destruction) && told.entries == Some(many));
            if !owned {
                self.note(TrailWrong::Changed, first, first, None);
            }
        }
    }

    /// Compares where the walk has come to with where the trail is to end.
    fn end(&mut self, chain: &Chain) {
        self.ended = true;
        self.check_emptied();
        if self.last < chain.length {
            self.note(TrailWrong::Cut, self.last + 1, chain.length, self.last_at);
        }
        let last_is_sound = self.faults.last().is_none_or(|fault| fault.to < self.last);
        let ends_elsewhere =
            self.last == chain.length && last_is_sound && self.before.first() != Some(&chain.head);
        if !chain.end_holds() || ends_elsewhere {
            self.note(TrailWrong::End, self.last, self.last, self.last_at);
        }
    }

    /// Entries that follow one another and are wrong in one way are one fault.
    fn note(&mut self, wrong: TrailWrong, from: i64, to: i64, at: Option<DateTime<Utc>>) {
        if let Some(last) = self.faults.last_mut()
            && last.wrong == wrong
            && last.to + 1 == from
        {
            last.to = to;
        } else if self.faults.len() < MOST_FAULTS {
            self.faults.push(TrailFault {
                wrong,
                from,
                to,
                at,
            });
        }
    }

    /// The entry after one that did not fit stands on the seal before that one: nothing was changed, it was put in.
    fn last_was_put_in(&mut self) {
        if let Some(fault) = self.faults.last_mut()
            && fault.wrong == TrailWrong::Changed
            && fault.to == self.last
        {
            fault.wrong = TrailWrong::PutIn;
        }
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
