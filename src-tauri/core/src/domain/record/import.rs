//! Lists that were brought in from other programs: each import, and what a person said their columns mean.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record;
use crate::domain::coded::coded;
use crate::domain::id::{ImportColumnsId, ImportId};

coded! {
    /// What a list tells of.
    pub enum ImportedList {
        Pupils = "pupils", "Pupils";
        Plans = "plans", "Plans and targets";
        Provision = "provision", "Provision";
    }
}

/// One import of a list, done in one transaction. Which records it touched stands in the audit trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportRun {
    pub id: ImportId,
    pub list: ImportedList,
    pub file_name: String,
    #[ts(type = "string")]
    pub happened_on: NaiveDate,
    /// Children who came new.
    pub added: u32,
    /// Children of whom something changed; of a list of targets or provision, those whose plans got something.
    pub changed: u32,
    /// Children who were recorded as having left.
    pub leaving: u32,
    /// Children who were put on a stage of the pathway.
    pub placed: u32,
    /// Plans that were begun.
    pub plans: u32,
    pub targets: u32,
    /// Lines of provision.
    pub provision: u32,
    /// The name of the backup made before it, without its folder.
    pub backup: String,
    #[ts(type = "string | null")]
    pub undone_on: Option<NaiveDate>,
    /// How many children stayed as they were when it was undone, because they had been changed since.
    pub kept_back: u32,
}
record!(ImportRun, ImportRun, of the school);

/// What the columns of a list mean, as a person last said for a list of the same headings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportColumns {
    pub id: ImportColumnsId,
    /// The headings, without case and accents.
    pub signature: String,
    /// For each column the code of what it means and the number of the contact: "contact_name 2"; empty where it is
    /// left out.
    pub columns: Vec<String>,
}
record!(ImportColumns, ImportColumns, of the school);
