//! What the file says of its own beginnings.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use super::tx::Reader;
use crate::error::Result;

#[derive(Deserialize)]
struct Trace {
    at: DateTime<Utc>,
}

#[derive(Deserialize)]
struct SecondPlace {
    second_folder: String,
}

impl Reader<'_> {
    /// The day on which the record began: that of the first entry of its trail.
    pub fn first_trace_on(&self) -> Result<Option<NaiveDate>> {
        let first: Vec<Trace> = self.rows("select at from audit_entry where number = 1", &[])?;
        Ok(first.first().map(|trace| trace.at.date_naive()))
    }

    /// Whether backups are carried to a second place.
    pub fn has_second_place(&self) -> Result<bool> {
        let places: Vec<SecondPlace> = self.rows("select second_folder from backup_state", &[])?;
        Ok(places.iter().any(|place| !place.second_folder.is_empty()))
    }
}
