//! What was changed in a plan since it was printed, so that nobody signs other words than the family has.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::id::CycleId;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::ReadOp;
use crate::ops::history::{HistoryChange, change_words};
use crate::store::ReadTx;

/// The changes to the plan since it was printed after the review of a cycle.
#[derive(Debug, Deserialize, TS)]
pub struct ChangesSincePrint {
    pub cycle_id: CycleId,
}

/// A change to a plan after it was printed.
#[derive(Debug, Serialize, TS)]
pub struct PlanChangeLine {
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// "Mrs A Okafor changed the target: text".
    pub words: String,
    pub changes: Vec<HistoryChange>,
}

impl ReadOp for ChangesSincePrint {
    const ACTION: Action = Action::ReviewRead;
    type Output = Vec<PlanChangeLine>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Vec<PlanChangeLine>> {
        let changes = tx.changes_since_print(&self.cycle_id)?;
        let mut lines = Vec::with_capacity(changes.len());
        for one in changes {
            let (words, changes) = change_words(tx, &one.verb, one.kind, &one.changes)?;
            lines.push(PlanChangeLine {
                at: one.at,
                words: format!("{} {words}", one.staff_name),
                changes,
            });
        }
        Ok(lines)
    }
}
