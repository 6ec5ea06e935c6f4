//! How many children each agency works with: counts, and no child by name. And what the school took on to do of what
//! agencies recommended.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Deserialize;

use super::pupils::Seen;
use super::tx::Reader;
use crate::domain::id::PupilId;
use crate::error::Result;

#[derive(Deserialize)]
struct AgencyCount {
    agency_id: String,
    children: u32,
}

/// A recommendation that somebody does by a day, and that is not done.
#[derive(Debug, Clone, Deserialize)]
pub struct OpenActionLine {
    pub pupil_id: PupilId,
    pub agency: String,
    pub recommended_on: NaiveDate,
    pub action_by: String,
    pub by_on: NaiveDate,
}

impl Reader<'_> {
    /// What is to be done of the recommendations about the children in scope; about one child where one is named.
    pub fn open_action_lines(&self, only: Option<&Seen>) -> Result<Vec<OpenActionLine>> {
        self.open_facts(include_str!("open_actions.sql"), "t.by_on, t.id", only)
    }

    /// The number of children that each agency works with today, by the agency's id. One that works with none is not
    /// among them.
    pub fn agency_counts(&self) -> Result<HashMap<String, u32>> {
        let rows: Vec<AgencyCount> = self.rows(
            "select agency_id, count(distinct pupil_id) as children from referral
             where voided_at is null and closed_on is null group by agency_id",
            &[],
        )?;
        Ok(rows
            .into_iter()
            .map(|row| (row.agency_id, row.children))
            .collect())
    }
}
