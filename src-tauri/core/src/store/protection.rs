//! What data protection asks of the file besides the records themselves.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::types::ValueRef;
use serde::Deserialize;
use serde_json::{Map, Value as Json, json};

use super::pupils::Seen;
use super::tx::Reader;
use crate::domain::id::StaffId;
use crate::domain::record::Kind;
use crate::domain::record::data_protection::AccessRequest;
use crate::domain::role::Role;
use crate::error::Result;

/// That something about a child was printed or taken out.
#[derive(Debug, Clone, Deserialize)]
pub struct TakenOut {
    pub at: DateTime<Utc>,
    pub verb: String,
    pub kind: Kind,
    pub staff_name: String,
}

/// Somebody who opened the record of a child.
#[derive(Debug, Clone, Deserialize)]
pub struct ReaderRow {
    pub staff_id: StaffId,
    pub name: String,
    pub role: Role,
    pub left_on: Option<NaiveDate>,
    pub times: u32,
    pub first_at: DateTime<Utc>,
    pub last_at: DateTime<Utc>,
}

/// A row as it stands in the file, with what the store knows of it.
#[derive(Debug, Clone)]
pub struct WholeRow {
    /// Every column by its name; what is JSON in the file is JSON here, and of bytes it is told how many there are.
    pub columns: Map<String, Json>,
    pub recorded_at: DateTime<Utc>,
    pub recorded_by_name: String,
    pub version: i64,
    /// Why it was taken back, where it was.
    pub void_reason: Option<String>,
}

/// Columns that hold yes or no, which the file keeps as 1 and 0.
const YES_OR_NO: &[&str] = &[
    "administrator",
    "by_hand",
    "child_declined",
    "child_took_part",
    "for_emergency",
    "interpreter_needed",
    "may_be_told",
    "on_register",
    "parent_took_part",
    "parental_responsibility",
    "protected",
    "restricted",
    "teacher_took_part",
    "top_up",
    "with_pep",
];

/// How many of the latest are told.
const MOST: u32 = 200;

impl Reader<'_> {
    /// The requests to see a record that wait for their answer, about the children in scope.
    pub fn open_access_requests(&self) -> Result<Vec<AccessRequest>> {
        let sql = format!(
            "select t.* from access_request t join pupil on pupil.id = t.pupil_id
             where t.answered_on is null and t.voided_at is null and pupil.voided_at is null and {}
             order by t.received_on, t.id",
            self.scope()
        );
        let me = self.session().staff_id().as_str();
        self.rows(&sql, &[(":me", &me), (":today", &self.today())])
    }

    /// What was printed or taken out about a child, the latest first.
    pub fn taken_out(&self, pupil: &Seen) -> Result<Vec<TakenOut>> {
        self.rows(
            "select a.at, a.verb, a.kind, s.name as staff_name from audit_entry a join staff s on s.id = a.staff_id
             where a.pupil_id = :pupil and (a.verb = 'printed' or a.action in ('print', 'export', 'ehc_print', 'access_export'))
             order by a.number desc limit :most",
            &[(":pupil", &pupil.id().as_str()), (":most", &MOST)],
        )
    }

    /// Who opened the record of a child, whoever did so last first.
    pub fn readers_of(&self, pupil: &Seen) -> Result<Vec<ReaderRow>> {
        self.rows(
            "select a.staff_id, s.name, s.role, s.left_on, count(*) as times, min(a.at) as first_at, max(a.at) as last_at
             from audit_entry a join staff s on s.id = a.staff_id
             where a.pupil_id = :pupil and a.verb = 'opened'
             group by a.staff_id order by last_at desc, s.name",
            &[(":pupil", &pupil.id().as_str())],
        )
    }

    /// Every row of a kind about a child, the voided among them, the oldest first; none for a kind that is about no child.
    pub fn everything_of(&self, kind: Kind, pupil: &Seen) -> Result<Vec<WholeRow>> {
        let table = kind.table();
        let mut columns = self
            .connection
            .prepare_cached("select name from pragma_table_info(?1)")?;
        let names: Vec<String> = columns
            .query_map([table], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let has = |name: &str| names.iter().any(|one| one == name);
        let about = match kind {
            Kind::Pupil => "id",
            _ if has("pupil_id") => "pupil_id",
            _ => return Ok(Vec::new()),
        };
        let sql = format!(
            "select t.*, s.name as recorded_by_name from \"{table}\" t join staff s on s.id = t.recorded_by
             where t.{about} = ?1 order by t.recorded_at"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([pupil.id().as_str()], |row| {
            let mut columns = Map::new();
            for (place, name) in names.iter().enumerate() {
                let value = match row.get_ref(place)? {
                    ValueRef::Integer(whole) if YES_OR_NO.contains(&name.as_str()) => {
                        Json::Bool(whole != 0)
                    }
                    other => json_of(other),
                };
                columns.insert(name.clone(), value);
            }
            Ok(WholeRow {
                recorded_at: row.get("recorded_at")?,
                recorded_by_name: row.get("recorded_by_name")?,
                version: match has("version") {
                    true => row.get("version")?,
                    false => 1,
                },
                void_reason: match has("void_reason") {
                    true => row.get("void_reason")?,
                    false => None,
                },
                columns,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn json_of(value: ValueRef<'_>) -> Json {
    match value {
        ValueRef::Null => Json::Null,
        ValueRef::Integer(whole) => whole.into(),
        ValueRef::Real(real) => real.into(),
        ValueRef::Blob(bytes) => json!({ "bytes": bytes.len() }),
        ValueRef::Text(text) => {
            let text = String::from_utf8_lossy(text);
            let has_parts = text.starts_with(['{', '[']);
            let parts = has_parts
                .then(|| serde_json::from_str(&text).ok())
                .flatten();
            parts.unwrap_or_else(|| text.into_owned().into())
        }
    }
}
