//! What runs for the health of all children at once, and the access arrangements of a school year.

use chrono::NaiveDate;
use serde::Deserialize;

use super::pupils::Seen;
use super::tx::Reader;
use crate::domain::id::PupilId;
use crate::domain::record::equality::AccessArrangement;
use crate::error::Result;

/// Something about a child's health that has a day.
#[derive(Debug, Clone, Deserialize)]
pub struct HealthLine {
    pub pupil_id: PupilId,
    pub what: HealthFact,
    /// The medicine, or what the training is in.
    pub name: String,
    /// Who is trained.
    pub person: String,
    /// When the plan was drawn up, the medicine came, the training was done.
    pub starts_on: NaiveDate,
    /// When the plan was last reviewed; until when the medicine may be used, the training holds.
    pub until_on: Option<NaiveDate>,
}

/// What it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HealthFact {
    Plan,
    Medicine,
    /// The latest training of a person in one thing.
    Training,
}

impl Reader<'_> {
    /// What runs for the health of the children in scope; of one child where one is named.
    pub fn health_lines(&self, only: Option<&Seen>) -> Result<Vec<HealthLine>> {
        self.open_facts(include_str!("health_facts.sql"), "what, name, person", only)
    }

    /// The access arrangements of a school year for the children in scope, the oldest first.
    pub fn arrangements_of_year(&self, starting: i32) -> Result<Vec<AccessArrangement>> {
        let sql = format!(
            "select t.* from access_arrangement t join pupil on pupil.id = t.pupil_id
             where t.starting = :starting and t.voided_at is null and pupil.voided_at is null and {}
             order by t.id",
            self.scope()
        );
        let me = self.session().staff_id().as_str();
        self.rows(
            &sql,
            &[
                (":starting", &starting),
                (":me", &me),
                (":today", &self.today()),
            ],
        )
    }
}
