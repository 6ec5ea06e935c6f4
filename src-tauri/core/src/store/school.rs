//! What the settings ask about the school as a whole: counts, and no child by name.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::tx::Reader;
use crate::error::Result;

/// How many children are, and ever were, in a class.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct ClassCount {
    class_id: String,
    pub(crate) now: u32,
    pub(crate) ever: u32,
}

/// How many children are on a stage today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StageUse {
    pub key: String,
    pub name: String,
    pub children: u32,
}

impl Reader<'_> {
    /// The number of children by class. A class that never had any is not among them.
    pub(crate) fn class_counts(&self) -> Result<BTreeMap<String, ClassCount>> {
        let rows: Vec<ClassCount> = self.rows(
            "select class_id, count(distinct pupil_id) as ever, count(distinct case
               when from_on <= :today and (to_on is null or to_on >= :today) then pupil_id end) as now
             from class_member where voided_at is null group by class_id",
            &[(":today", &self.today())],
        )?;
        Ok(rows
            .into_iter()
            .map(|row| (row.class_id.clone(), row))
            .collect())
    }

    /// The stages that children are on today or from a later day, with how many.
    pub fn stages_in_use(&self) -> Result<Vec<StageUse>> {
        self.rows(
            "select stage_key as key, max(stage_name) as name, count(distinct pupil_id) as children
             from placement where voided_at is null and (to_on is null or to_on > :today)
             group by stage_key order by stage_key",
            &[(":today", &self.today())],
        )
    }
}
