//! How many children each agency works with: counts, and no child by name.

use std::collections::HashMap;

use serde::Deserialize;

use super::tx::Reader;
use crate::error::Result;

#[derive(Deserialize)]
struct AgencyCount {
    agency_id: String,
    children: u32,
}

impl Reader<'_> {
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
