//! The audit trail: who did what to which record when, written in the same transaction as the deed.

use chrono::{DateTime, Days, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, ToSql, params};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use ts_rs::TS;

use super::trail::{Chain, Sealed};
use super::tx::Reader;
use crate::domain::act_kind::ActKind;
use crate::domain::id::{PupilId, StaffId};
use crate::domain::record::Kind;
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::Session;
use crate::world::World;

/// One field, from what to what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FieldChange {
    pub field: String,
    #[ts(type = "unknown")]
    pub from: Json,
    #[ts(type = "unknown")]
    pub to: Json,
}

impl FieldChange {
    /// Something to tell of an act that changed no field.
    pub(crate) fn told(field: &str, to: impl Into<Json>) -> Self {
        Self {
            field: field.to_owned(),
            from: Json::Null,
            to: to.into(),
        }
    }
}

/// What one write did to one record.
#[derive(Debug)]
pub(crate) struct Trace {
    pub(super) kind: Kind,
    pub(super) record_id: String,
    pub(super) pupil_id: Option<PupilId>,
    pub(super) verb: &'static str,
    pub(super) changes: Vec<FieldChange>,
}

impl Trace {
    /// That a child's record was opened.
    pub(crate) fn opened(pupil: PupilId) -> Self {
        let record_id = pupil.as_str().to_owned();
        Self {
            kind: Kind::Pupil,
            record_id,
            pupil_id: Some(pupil),
            verb: "opened",
            changes: Vec::new(),
        }
    }

    /// That somebody signed in or out, or failed to.
    pub(crate) fn of_staff(staff: &StaffId, verb: &'static str) -> Self {
        let record_id = staff.as_str().to_owned();
        Self {
            kind: Kind::Staff,
            record_id,
            pupil_id: None,
            verb,
            changes: Vec::new(),
        }
    }
}

/// Writes the traces of one act. Called inside the transaction of the act itself.
pub(crate) fn keep(
    connection: &Connection,
    who: &StaffId,
    action: Action,
    world: &dyn World,
    traces: &[Trace],
) -> Result<()> {
    keep_at(connection, who, action, world.now(), traces)
}

fn keep_at(
    connection: &Connection,
    who: &StaffId,
    action: Action,
    at: DateTime<Utc>,
    traces: &[Trace],
) -> Result<()> {
    if traces.is_empty() {
        return Ok(());
    }
    let at = moment(at);
    let action = name_of(action)?;
    let mut statement = connection.prepare_cached(
        "insert into audit_entry (number, at, staff_id, action, verb, kind, record_id, pupil_id, changes, seal)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    let mut chain = Chain::read(connection)?;
    for (number, trace) in (chain.next_number()..).zip(traces) {
        let changes =
            serde_json::to_string(&trace.changes).map_err(|e| Error::Internal(e.to_string()))?;
        let kind = name_of(trace.kind)?;
        let entry = Sealed {
            number,
            at: &at,
            staff_id: who.as_str(),
            action: &action,
            verb: trace.verb,
            kind: &kind,
            record_id: &trace.record_id,
            pupil_id: trace.pupil_id.as_ref().map(PupilId::as_str),
            changes: &changes,
        };
        let seal = chain.add(&entry);
        statement.execute(params![
            entry.number,
            entry.at,
            entry.staff_id,
            entry.action,
            entry.verb,
            entry.kind,
            entry.record_id,
            entry.pupil_id,
            entry.changes,
            seal,
        ])?;
    }
    chain.keep(connection)
}

/// An entry of the audit trail.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AuditEntry {
    pub number: u32,
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    pub staff_name: String,
    pub action: Action,
    pub verb: String,
    pub kind: Kind,
    pub record_id: String,
    pub pupil_id: Option<PupilId>,
    pub pupil_name: Option<String>,
    pub changes: Vec<FieldChange>,
}

/// Which entries are wanted; what is not given does not filter.
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct AuditFilter {
    pub staff_id: Option<StaffId>,
    pub pupil_id: Option<PupilId>,
    pub act: Option<ActKind>,
    #[ts(type = "string | null")]
    pub from_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub to_on: Option<NaiveDate>,
    /// Entries before this number, for the next page.
    pub before: Option<u32>,
}

/// How many entries a page of the trail has.
const PAGE: u32 = 200;

impl Reader<'_> {
    /// A page of the audit trail, newest first.
    pub fn audit(&self, filter: &AuditFilter) -> Result<Vec<AuditEntry>> {
        self.audit_part(filter, PAGE)
    }

    /// Whether the trail has any entry of this filter.
    pub fn audit_goes_on(&self, filter: &AuditFilter) -> Result<bool> {
        Ok(!self.audit_part(filter, 1)?.is_empty())
    }

    /// The entries of a filter, newest first, at most so many.
    pub fn audit_whole(&self, filter: &AuditFilter, most: u32) -> Result<Vec<AuditEntry>> {
        self.audit_part(filter, most)
    }

    /// Only what the filter names is asked, so that each question goes by an index of its own.
    fn audit_part(&self, filter: &AuditFilter, most: u32) -> Result<Vec<AuditEntry>> {
        let staff = filter.staff_id.as_ref().map(StaffId::as_str);
        let pupil = filter.pupil_id.as_ref().map(PupilId::as_str);
        let act = filter.act.map(ActKind::code);
        let (from, until) = (filter.from_on.map(begins), filter.to_on.map(ends));
        let (first, last) = (
            self.number_about(filter.from_on, i64::MIN)?,
            self.number_about(filter.to_on.map(|day| day + SLACK + SLACK), i64::MAX)?,
        );
        let mut sql = include_str!("audit.sql").to_owned();
        let mut params: Vec<(&str, &dyn ToSql)> = vec![(":page", &most)];
        let mut narrow = |wanted: bool, condition: &str, name: &'static str, value| {
            if wanted {
                sql.push_str(condition);
                params.push((name, value));
            }
        };
        narrow(
            staff.is_some(),
            " and a.staff_id = :staff",
            ":staff",
            &staff,
        );
        narrow(
            pupil.is_some(),
            " and a.pupil_id = :pupil",
            ":pupil",
            &pupil,
        );
        narrow(
            act.is_some(),
            concat!(" and :act = ", include_str!("audit_act.sql")),
            ":act",
            &act,
        );
        narrow(from.is_some(), " and a.at >= :from", ":from", &from);
        narrow(until.is_some(), " and a.at < :until", ":until", &until);
        narrow(from.is_some(), " and a.number >= :first", ":first", &first);
        narrow(until.is_some(), " and a.number <= :last", ":last", &last);
        narrow(
            filter.before.is_some(),
            " and a.number < :before",
            ":before",
            &filter.before,
        );
        sql.push_str(" order by a.number desc limit :page");
        self.rows(&sql, &params)
    }

    /// The number of the first entry of the days about a day; `beyond` where there is none. Entries are numbered as
    /// they are written, so that a clock that was set back by some hours does not hide any.
    fn number_about(&self, day: Option<NaiveDate>, beyond: i64) -> Result<i64> {
        let Some(day) = day else { return Ok(beyond) };
        let found = self
            .connection
            .prepare_cached("select number from audit_entry where at >= ?1 order by at limit 1")?
            .query_row([begins(day - SLACK)], |row| row.get(0))
            .optional()?;
        Ok(found.unwrap_or(i64::MAX))
    }
}

/// How far a clock may have been set back.
const SLACK: Days = Days::new(2);

/// The first moment of a day as the trail writes it.
fn begins(day: NaiveDate) -> String {
    day.to_string()
}

/// The first moment after a day.
fn ends(day: NaiveDate) -> String {
    day.succ_opt().unwrap_or(day).to_string()
}

/// Records an act outside any operation, with what there is to tell of it: signing in and out. One that came before the file was open is recorded
/// with its own time.
pub(crate) fn note_sign(
    connection: &Connection,
    staff: &StaffId,
    verb: &'static str,
    at: DateTime<Utc>,
    told: Vec<FieldChange>,
) -> Result<()> {
    let trace = Trace {
        changes: told,
        ..Trace::of_staff(staff, verb)
    };
    keep_at(connection, staff, Action::OwnWrite, at, &[trace])
}

/// Records that children's records were opened. A screen asks again whenever something changes, so one opening is
/// recorded for each person and child in a quarter of an hour.
pub(crate) fn note_opened(
    connection: &Connection,
    session: &Session,
    world: &dyn World,
    pupils: Vec<PupilId>,
) -> Result<()> {
    let since = moment(world.now() - chrono::Duration::minutes(15));
    let mut statement = connection.prepare_cached(
        "select 1 from audit_entry
         where pupil_id = ?1 and staff_id = ?2 and verb = 'opened' and at > ?3",
    )?;
    let mut traces = Vec::new();
    for pupil in pupils {
        let known = statement.exists((pupil.as_str(), session.staff_id().as_str(), &since))?;
        if !known {
            traces.push(Trace::opened(pupil));
        }
    }
    keep(
        connection,
        session.staff_id(),
        Action::PupilOpen,
        world,
        &traces,
    )
}

/// A moment as the trail writes it: text that sorts by time.
fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}

fn name_of(value: impl Serialize) -> Result<String> {
    match serde_json::to_value(value) {
        Ok(Json::String(name)) => Ok(name),
        _ => Err(Error::Internal(
            "a name in the audit trail is not a word".to_owned(),
        )),
    }
}
