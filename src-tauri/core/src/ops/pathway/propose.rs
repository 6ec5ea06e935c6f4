//! Where an edit may begin: a pathway that comes with Waymark, or the school's own as it was before a change.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::shift::changes_of;
use crate::domain::date_words::long;
use crate::domain::pathway::{
    Pathway, PathwayPreset, StageShift, differences, nearest_stages, preset,
};
use crate::domain::record::school::PathwayChange;
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::ReadOp;
use crate::ops::placement::pathway_of;
use crate::store::ReadTx;

/// What the pathway is to be begun from.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum PathwaySource {
    Preset {
        preset: PathwayPreset,
    },
    /// As it was before the change of this number.
    Before {
        edition: u32,
    },
}

/// A pathway to begin from, with where the children of each stage would go.
#[derive(Debug, Deserialize, TS)]
pub struct ProposePathway {
    pub source: PathwaySource,
}

/// The proposal, to be edited, looked at and saved.
#[derive(Debug, Serialize, TS)]
pub struct ProposedPathway {
    pub pathway: Pathway,
    pub shifts: Vec<StageShift>,
    pub reason: String,
    pub puts_back: Option<u32>,
}

impl ReadOp for ProposePathway {
    const ACTION: Action = Action::SettingsWrite;
    type Output = ProposedPathway;
    fn run(self, tx: &ReadTx<'_>) -> Result<ProposedPathway> {
        let now = pathway_of(tx)?;
        match self.source {
            PathwaySource::Preset { preset: which } => {
                let pathway = preset(which);
                Ok(ProposedPathway {
                    shifts: nearest_stages(&now, &pathway),
                    reason: format!("The school takes up {}", pathway.name),
                    pathway,
                    puts_back: None,
                })
            }
            PathwaySource::Before { edition } => {
                let changes = changes_of(tx)?;
                let change = changes
                    .into_iter()
                    .find(|change| change.edition == edition)
                    .ok_or(Error::NotFound)?;
                Ok(ProposedPathway {
                    shifts: way_back(&now, &change),
                    reason: format!("Put back as it was before {}", long(change.happened_on)),
                    pathway: change.before,
                    puts_back: Some(edition),
                })
            }
        }
    }
}

/// The shifts of a change the other way round; where two stages had become one, the nearest.
fn way_back(now: &Pathway, change: &PathwayChange) -> Vec<StageShift> {
    nearest_stages(now, &change.before)
        .into_iter()
        .map(|near| {
            let mut origins = change.shifts.iter().filter(|shift| {
                shift.to == near.from && change.before.stage(&shift.from).is_some()
            });
            match (origins.next(), origins.next()) {
                (Some(only), None) => StageShift {
                    to: only.from.clone(),
                    ..near
                },
                _ => near,
            }
        })
        .collect()
}

/// What the pathway was before each change, the latest first.
#[derive(Debug, Deserialize, TS)]
pub struct PathwayChanges {}

/// One change of the pathway.
#[derive(Debug, Serialize, TS)]
pub struct PathwayChangeLine {
    pub edition: u32,
    #[ts(type = "string")]
    pub happened_on: NaiveDate,
    #[ts(type = "string")]
    pub recorded_at: DateTime<Utc>,
    pub recorded_by_name: String,
    pub reason: String,
    /// How many children it took along.
    pub children: u32,
    /// What it changed, a sentence each.
    pub changed: Vec<String>,
}

impl ReadOp for PathwayChanges {
    const ACTION: Action = Action::SchoolRead;
    type Output = Vec<PathwayChangeLine>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Vec<PathwayChangeLine>> {
        let mut after = pathway_of(tx)?;
        let mut changes = tx.all::<PathwayChange>()?;
        changes.sort_by_key(|kept| std::cmp::Reverse(kept.record.edition));
        Ok(changes
            .into_iter()
            .map(|kept| {
                let change = kept.record;
                let changed = differences(&change.before, &after);
                after = change.before;
                PathwayChangeLine {
                    edition: change.edition,
                    happened_on: change.happened_on,
                    recorded_at: kept.recorded_at,
                    recorded_by_name: kept.recorded_by_name,
                    reason: change.reason,
                    children: change.children,
                    changed,
                }
            })
            .collect())
    }
}
