//! Closing a round: what was not held takes a reason, and the figures are kept as they are.

use serde::Deserialize;
use ts_rs::TS;

use super::board::refuse_closed;
use super::parts::RoundParts;
use crate::domain::date_words::long;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{CycleId, ReasonId, RoundId};
use crate::domain::record::round::{ReviewRound, RoundLeft, RoundReason};
use crate::domain::role::Action;
use crate::domain::round::{ReasonKind, RoundKey};
use crate::domain::words::count;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::store::WriteTx;

/// Closes a round for good.
#[derive(Debug, Deserialize, TS)]
pub struct CloseRound {
    pub round: RoundKey,
    /// What there is to say of the round as a whole; may be empty.
    pub note: String,
    /// Why each review that was not held was not held, where no reason is given yet.
    pub left: Vec<LeftReason>,
}

/// Why a review was not held.
#[derive(Debug, Deserialize, TS)]
pub struct LeftReason {
    pub cycle_id: CycleId,
    pub reason: String,
}

impl WriteOp for CloseRound {
    const ACTION: Action = Action::RoundClose;
    type Output = RoundId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<RoundId> {
        let parts = RoundParts::load(tx, Some(self.round))?;
        refuse_closed(parts.closed.as_ref())?;
        let mut errors = FieldErrors::new();
        if parts.rules.today < parts.span.starts_on {
            let begins = long(parts.span.starts_on);
            errors.add(
                "round",
                format!("This half-term begins on {begins}. Close its round after that."),
            );
        }
        let left = parts.left();
        for (place, given) in self.left.iter().enumerate() {
            if !left.iter().any(|one| one.cycle_id == given.cycle_id) {
                return Err(Error::Conflict);
            }
            if given.reason.trim().is_empty() {
                errors.add(
                    format!("left.{place}.reason"),
                    "Say why this review was not held.",
                );
            }
        }
        let silent = left
            .iter()
            .filter(|one| one.reason.is_empty() && self.given(one).is_none());
        let silent = u32::try_from(silent.count()).unwrap_or(u32::MAX);
        if silent > 0 {
            let words = count(silent, "review");
            errors.add(
                "left",
                format!("{words} not held without a reason. Say why, then close the round."),
            );
        }
        errors.into_result()?;
        for one in &left {
            if let Some(reason) = self.given(one).filter(|reason| *reason != one.reason) {
                keep_reason(tx, &parts, one, reason)?;
            }
        }
        // With the reasons just kept.
        let summary = RoundParts::load(tx, Some(self.round))?.figures(tx)?;
        let id = RoundId::new(tx.new_id());
        tx.add(&ReviewRound {
            id: id.clone(),
            round: self.round,
            closed_on: tx.today(),
            note: self.note.trim().to_owned(),
            summary,
        })?;
        Ok(id)
    }
}

impl CloseRound {
    fn given(&self, left: &RoundLeft) -> Option<&str> {
        let mut given = self.left.iter();
        given
            .find(|one| one.cycle_id == left.cycle_id)
            .map(|one| one.reason.trim())
    }
}

fn keep_reason(
    tx: &mut WriteTx<'_>,
    parts: &RoundParts,
    left: &RoundLeft,
    reason: &str,
) -> Result<()> {
    let before = parts.reasons.get(&left.cycle_id);
    let record = RoundReason {
        id: before.map_or_else(|| ReasonId::new(tx.new_id()), |kept| kept.record.id.clone()),
        pupil_id: left.pupil_id.clone(),
        cycle_id: left.cycle_id.clone(),
        round: parts.key,
        reason_kind: before.map_or(ReasonKind::Late, |kept| kept.record.reason_kind),
        reason: reason.to_owned(),
    };
    match before {
        Some(kept) => tx.revise(&record, kept.version),
        None => tx.add(&record),
    }
}
