//! Why a review is late, or is not held in this half-term.

use serde::Deserialize;
use ts_rs::TS;

use super::board::refuse_closed;
use super::parts::RoundParts;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{CycleId, ReasonId};
use crate::domain::record::round::RoundReason;
use crate::domain::role::Action;
use crate::domain::round::{ReasonKind, RoundKey};
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::check::required;
use crate::store::WriteTx;

/// Says why the review of a cycle is late or is not held in the round, over what was said before; without a kind it
/// takes that back.
#[derive(Debug, Deserialize, TS)]
pub struct GiveReason {
    pub round: RoundKey,
    pub cycle_id: CycleId,
    pub reason_kind: Option<ReasonKind>,
    pub reason: String,
}

impl WriteOp for GiveReason {
    const ACTION: Action = Action::RoundReason;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let parts = RoundParts::load(tx, Some(self.round))?;
        refuse_closed(parts.closed.as_ref())?;
        let cycle = parts.cycle(&self.cycle_id)?;
        let before = parts.reasons.get(&self.cycle_id);
        let Some(reason_kind) = self.reason_kind else {
            return match before {
                Some(kept) => tx.void::<RoundReason>(kept.record.id.as_str(), "no longer so"),
                None => Ok(()),
            };
        };
        if reason_kind == ReasonKind::Skipped && cycle.closed_on.is_some() {
            return Err(Error::Frozen);
        }
        let mut errors = FieldErrors::new();
        let sentence = match reason_kind {
            ReasonKind::Late => "Say why the review is late.",
            ReasonKind::Skipped => "Say why the review is not held this half-term.",
        };
        let reason = required(&mut errors, "reason", sentence, &self.reason);
        errors.into_result()?;
        let record = RoundReason {
            id: before.map_or_else(|| ReasonId::new(tx.new_id()), |kept| kept.record.id.clone()),
            pupil_id: cycle.pupil_id.clone(),
            cycle_id: self.cycle_id,
            round: self.round,
            reason_kind,
            reason,
        };
        match before {
            Some(kept) => tx.revise(&record, kept.version),
            None => tx.add(&record),
        }
    }
}
