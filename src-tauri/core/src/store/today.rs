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
    /// The children of today with a plan that goes on. Not scoped: it only narrows lists that are.
    pub fn pupils_with_open_plan(&self) -> Result<HashSet<PupilId>> {
        self.pupil_ids(
            "select t.pupil_id from \"plan\" t
             where t.voided_at is null and t.started_on <= :today and t.ended_on is null and t.pupil_id = pupil.id",
        )
    }

    /// The children of today with at least one contact of today. Not scoped: it only narrows lists that are.
    pub fn pupils_with_contact(&self) -> Result<HashSet<PupilId>> {
        self.pupil_ids(
            "select t.pupil_id from contact t
             where t.voided_at is null and (t.to_on is null or t.to_on >= :today) and t.pupil_id = pupil.id",
        )
    }

    fn pupil_ids(&self, exists: &str) -> Result<HashSet<PupilId>> {
        let sql = format!(
            "select pupil.id as pupil_id from pupil where pupil.voided_at is null
             and (pupil.left_on is null or pupil.left_on >= :today) and exists ({exists})"
        );
        let rows = self.rows::<OnlyPupil>(&sql, &[(":today", &self.today())])?;
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
