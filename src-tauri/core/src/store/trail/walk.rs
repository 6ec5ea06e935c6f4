//! The walk along the trail that compares every entry with its seal, and says what is wrong and where.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row, params};
use serde::Serialize;

use super::{Chain, Sealed, seal};
use crate::error::Result;
use crate::store::audit::FieldChange;
use crate::store::tx::Reader;

/// At most so many faults are kept; the first is what matters.
const MOST_FAULTS: usize = 20;
/// After an entry that does not fit, the next may stand on so many seals of before.
const MOST_CANDIDATES: usize = 8;

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
