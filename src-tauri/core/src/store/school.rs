//! What the settings ask about the school as a whole: counts, and no child by name.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use chrono::NaiveDate;

use super::pupils::PupilLine;
use super::tx::Reader;
use crate::domain::pathway::PathwayHistory;
use crate::domain::record::school::{PathwayChange, SchoolPathway};
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
        let mut used: Vec<StageUse> = self.rows(
            "select stage_key as key, max(stage_name) as name, count(distinct pupil_id) as children
             from placement t where t.voided_at is null and (t.to_on is null or t.to_on > :today)
               and exists (select 1 from pupil where pupil.id = t.pupil_id and pupil.voided_at is null
                             and (pupil.left_on is null or pupil.left_on >= :today))
             group by stage_key order by stage_key",
            &[(":today", &self.today())],
        )?;
        if let Some(history) = self.pathway_history()? {
            for one in &mut used {
                if let Some(stage) = history.stage_on(&one.key, self.today()) {
                    one.name.clone_from(&stage.name);
                }
            }
        }
        Ok(used)
    }

    /// The school's pathway with what it was before each change; none before a school is set up.
    pub fn pathway_history(&self) -> Result<Option<PathwayHistory>> {
        let Some(current) = self.all::<SchoolPathway>()?.pop() else {
            return Ok(None);
        };
        let mut changes: Vec<PathwayChange> = self
            .all::<PathwayChange>()?
            .into_iter()
            .map(|kept| kept.record)
            .collect();
        changes.sort_by_key(|change| change.edition);
        let before = changes
            .into_iter()
            .map(|change| (change.happened_on, change.before));
        Ok(Some(PathwayHistory::new(
            current.record.pathway,
            before.collect(),
        )))
    }

    /// Calls the stage of each child what the school called it on that day. A placement keeps the name that it was
    /// made under; the child has stayed on the stage through every renaming since.
    pub(super) fn name_stages(&self, lines: &mut [PupilLine], day: NaiveDate) -> Result<()> {
        let Some(history) = self.pathway_history()? else {
            return Ok(());
        };
        let pathway = history.on(day);
        for line in lines {
            if let Some(on) = &mut line.stage
                && let Some(stage) = pathway.stage(&on.key)
            {
                on.name.clone_from(&stage.name);
            }
        }
        Ok(())
    }
}
