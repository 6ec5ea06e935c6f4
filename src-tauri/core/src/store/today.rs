//! What the first screen asks of all children at once.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::tx::Reader;
use crate::domain::id::PupilId;
use crate::domain::record::Kind;
use crate::error::Result;

/// A change to something about a child.
#[derive(Debug, Clone, Deserialize)]
pub struct RecentLine {
    pub at: DateTime<Utc>,
    pub staff_name: String,
    pub verb: String,
    pub kind: Kind,
    pub pupil_id: PupilId,
}

#[derive(Deserialize)]
struct OnlyPupil {
    pupil_id: PupilId,
}

impl Reader<'_> {
    /// The children with a plan that goes on. Not scoped: it only narrows lists that are.
    pub fn pupils_with_open_plan(&self) -> Result<HashSet<PupilId>> {
        self.pupil_ids(
            "select distinct pupil_id from \"plan\" where voided_at is null and started_on <= :today and ended_on is null",
        )
    }

    /// The children with at least one contact of today. Not scoped: it only narrows lists that are.
    pub fn pupils_with_contact(&self) -> Result<HashSet<PupilId>> {
        self.pupil_ids(
            "select distinct pupil_id from contact where voided_at is null
             and (to_on is null or to_on >= :today)",
        )
    }

    fn pupil_ids(&self, sql: &str) -> Result<HashSet<PupilId>> {
        let rows = self.rows::<OnlyPupil>(sql, &[(":today", &self.today())])?;
        Ok(rows.into_iter().map(|row| row.pupil_id).collect())
    }

    /// The latest changes to records about children in scope, one for each act on a child, newest first.
    pub fn recent_changes(&self, most: u16) -> Result<Vec<RecentLine>> {
        let sql = format!(
            "select a.at, s.name as staff_name, a.verb, a.kind, a.pupil_id
             from (select max(number) as number from (select number, at, staff_id, kind, pupil_id from audit_entry
                    where pupil_id is not null and verb <> 'opened' order by number desc limit 400)
                   group by at, staff_id, kind, pupil_id) latest
             join audit_entry a on a.number = latest.number
             join staff s on s.id = a.staff_id
             join pupil on pupil.id = a.pupil_id
             where pupil.voided_at is null and {} order by a.number desc limit :most",
            self.scope()
        );
        let me = self.session().staff_id().as_str();
        self.rows(
            &sql,
            &[(":most", &most), (":me", &me), (":today", &self.today())],
        )
    }
}
