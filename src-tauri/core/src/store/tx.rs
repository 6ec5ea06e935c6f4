//! A transaction that reads: one person's view of the file at one moment.

use std::cell::RefCell;

use chrono::NaiveDate;
use rusqlite::{Connection, Params, ToSql, named_params};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::cell::Columns;
use super::pupils::Seen;
use crate::domain::id::{PupilId, StaffId};
use crate::domain::record::{Kept, Kind, Record, Voided};
use crate::domain::role::Scope;
use crate::error::{Error, Result};
use crate::office::Session;
use crate::world::World;

/// A kind of record that a write touched, and the child it is about; what the window reloads by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, TS)]
pub struct Changed {
    pub kind: Kind,
    pub pupil_id: Option<PupilId>,
}

/// A read of the file in the name of one person. Nothing can be changed through it.
#[derive(Debug)]
pub struct ReadTx<'a> {
    reader: Reader<'a>,
}

impl<'a> ReadTx<'a> {
    pub(crate) fn new(
        connection: &'a Connection,
        session: &'a Session,
        world: &'a dyn World,
    ) -> Self {
        Self {
            reader: Reader::new(connection, session, world),
        }
    }

    pub(crate) fn into_opened(self) -> Vec<PupilId> {
        self.reader.opened.into_inner()
    }
}

impl<'a> std::ops::Deref for ReadTx<'a> {
    type Target = Reader<'a>;
    fn deref(&self) -> &Reader<'a> {
        &self.reader
    }
}

/// What reading and writing transactions have in common: everything that only looks.
#[derive(Debug)]
pub struct Reader<'a> {
    pub(super) connection: &'a Connection,
    session: &'a Session,
    world: &'a dyn World,
    opened: RefCell<Vec<PupilId>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        connection: &'a Connection,
        session: &'a Session,
        world: &'a dyn World,
    ) -> Self {
        Self {
            connection,
            session,
            world,
            opened: RefCell::new(Vec::new()),
        }
    }

    /// Who is asking.
    pub fn session(&self) -> &Session {
        self.session
    }

    /// Today's date.
    pub fn today(&self) -> NaiveDate {
        self.world.today()
    }

    pub(crate) fn world(&self) -> &'a dyn World {
        self.world
    }

    /// Notes in the audit trail that the child's record was opened.
    pub fn note_opened(&self, pupil: &Seen) {
        self.opened.borrow_mut().push(pupil.id().clone());
    }

    /// The child, where the person may see her; else she is not found.
    pub fn seen(&self, pupil: &PupilId) -> Result<Seen> {
        self.seen_where(pupil, "pupil.voided_at is null")
    }

    fn seen_where(&self, pupil: &PupilId, condition: &str) -> Result<Seen> {
        let sql = format!(
            "select 1 from pupil where id = :pupil and {condition} and {}",
            self.scope()
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let found = statement.exists(named_params! {
            ":pupil": pupil.as_str(), ":me": self.session.staff_id().as_str(), ":today": self.today(),
        })?;
        if found {
            Ok(Seen::new(pupil.clone()))
        } else {
            Err(Error::NotFound)
        }
    }

    /// A condition on `pupil` that holds for the children in this person's scope; it reads `:me` and `:today`.
    pub(super) fn scope(&self) -> &'static str {
        match self.session.role().scope() {
            Scope::WholeSchool => "(:me is not null and :today is not null)",
            Scope::OwnClasses => {
                "pupil.id in (select m.pupil_id from class_member m
                  join class_staff s on s.class_id = m.class_id
                  where s.staff_id = :me and s.voided_at is null and m.voided_at is null
                  and s.from_on <= :today and (s.to_on is null or s.to_on >= :today)
                  and m.from_on <= :today and (m.to_on is null or m.to_on >= :today))"
            }
            Scope::Supported => {
                "pupil.id in (select p.pupil_id from pupil_staff p
                  where p.staff_id = :me and p.voided_at is null
                  and p.from_on <= :today and (p.to_on is null or p.to_on >= :today))"
            }
        }
    }

    /// The record of that id, with what the store knows of it. About a child out of scope: not found.
    pub fn kept<R: Record + TS>(&self, id: &str) -> Result<Kept<R>> {
        let sql = format!("{} where t.id = ?1", select(R::KIND));
        let kept = self
            .list_kept::<R>(&sql, [id])?
            .pop()
            .ok_or(Error::NotFound)?;
        if let Some(pupil) = kept.record.pupil() {
            // A child who was taken back is found by her own id alone, so that she can be brought back.
            match R::KIND {
                Kind::Pupil => self.seen_where(pupil, "true")?,
                _ => self.seen(pupil)?,
            };
        }
        Ok(kept)
    }

    /// The record of that id, unless it was voided.
    pub fn get<R: Record + TS>(&self, id: &str) -> Result<R> {
        let kept = self.kept::<R>(id)?;
        if kept.voided.is_some() {
            Err(Error::NotFound)
        } else {
            Ok(kept.record)
        }
    }

    /// All records of a kind about a child, oldest first, without the voided.
    pub fn about<R: Record + TS>(&self, pupil: &Seen) -> Result<Vec<Kept<R>>> {
        let sql = format!(
            "{} where t.pupil_id = ?1 and t.voided_at is null order by t.id",
            select(R::KIND)
        );
        self.list_kept(&sql, [pupil.id().as_str()])
    }

    /// All records of a kind about a child, the voided among them, oldest first.
    pub fn about_with_voided<R: Record + TS>(&self, pupil: &Seen) -> Result<Vec<Kept<R>>> {
        let sql = format!("{} where t.pupil_id = ?1 order by t.id", select(R::KIND));
        self.list_kept(&sql, [pupil.id().as_str()])
    }

    /// All records of a kind that is not about a child, without the voided, in the order they were made.
    pub fn all<R: Record + TS>(&self) -> Result<Vec<Kept<R>>> {
        let sql = format!(
            "{} where t.voided_at is null order by t.id",
            select(R::KIND)
        );
        self.list_kept(&sql, [])
    }

    /// All records of a kind that is not about a child, the voided among them, in the order they were made.
    pub fn all_with_voided<R: Record + TS>(&self) -> Result<Vec<Kept<R>>> {
        let sql = format!("{} order by t.id", select(R::KIND));
        self.list_kept(&sql, [])
    }

    /// How many records of a kind about a child there are, without the voided.
    pub fn count_about<R: Record>(&self, pupil: &Seen) -> Result<u32> {
        let sql = format!(
            "select count(*) from {} where pupil_id = ?1 and voided_at is null",
            R::KIND.table()
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_row([pupil.id().as_str()], |row| row.get(0))?)
    }

    pub(super) fn list_kept<R: Record + TS>(
        &self,
        sql: &str,
        params: impl Params,
    ) -> Result<Vec<Kept<R>>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let columns = Columns::of(&statement);
        let rows = statement.query_map(params, |row| {
            let mark: Mark = columns.read(row)?;
            Ok(mark.around(columns.read(row)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The rows of a query as structs, field by column name. For the store's own queries.
    pub(super) fn rows<T: DeserializeOwned>(
        &self,
        sql: &str,
        params: &[(&str, &dyn ToSql)],
    ) -> Result<Vec<T>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let columns = Columns::of(&statement);
        let rows = statement.query_map(params, |row| columns.read(row))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

pub(super) fn select(kind: Kind) -> String {
    format!(
        "select t.*, s.name as recorded_by_name from {} t join staff s on s.id = t.recorded_by",
        kind.table()
    )
}

#[derive(Deserialize)]
struct Mark {
    version: i32,
    recorded_at: chrono::DateTime<chrono::Utc>,
    recorded_by: StaffId,
    recorded_by_name: String,
    voided_at: Option<chrono::DateTime<chrono::Utc>>,
    voided_by: Option<StaffId>,
    void_reason: Option<String>,
}

impl Mark {
    fn around<R: TS>(self, record: R) -> Kept<R> {
        let voided = match (self.voided_at, self.voided_by) {
            (Some(at), Some(by)) => Some(Voided {
                at,
                by,
                reason: self.void_reason.unwrap_or_default(),
            }),
            _ => None,
        };
        Kept {
            record,
            version: self.version,
            recorded_at: self.recorded_at,
            recorded_by: self.recorded_by,
            recorded_by_name: self.recorded_by_name,
            voided,
        }
    }
}
