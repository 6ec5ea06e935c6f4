//! What is decided on a concern: to watch, to do nothing further, or, with a stage, to place the child.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use crate::domain::concern::ConcernDecision;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{ConcernId, PlacementId};
use crate::domain::record::concern::Concern;
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::check::{not_in_future, required};
use crate::store::{Seen, WriteTx};

/// A decision as typed.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ConcernDecisionDraft {
    pub decision: Option<ConcernDecision>,
    #[ts(type = "string | null")]
    pub decided_on: Option<NaiveDate>,
    pub decided_by: String,
    pub reason: String,
    /// For a child who is watched; without a day the six weeks count.
    #[ts(type = "string | null")]
    pub look_again_on: Option<NaiveDate>,
}

/// Decides to watch the child closely, or that nothing further is to be done. To place the child on a stage is the
/// stage's own decision, which names the concern.
#[derive(Debug, Deserialize, TS)]
pub struct DecideConcern {
    pub id: ConcernId,
    pub version: i32,
    pub decision: ConcernDecisionDraft,
}

impl WriteOp for DecideConcern {
    const ACTION: Action = Action::ConcernDecide;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let concern = tx.get::<Concern>(self.id.as_str())?;
        let answer = self.decision.checked(&concern, tx.today())?;
        tx.revise(&answer.to(concern), self.version)
    }
}

/// Opens a concern again: what was decided on it no longer holds, and a child who was watched after leaving is watched as
/// from that day. What was decided stays in the history.
#[derive(Debug, Deserialize, TS)]
pub struct ReopenConcern {
    pub id: ConcernId,
}

impl WriteOp for ReopenConcern {
    const ACTION: Action = Action::ConcernDecide;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let kept = tx.kept::<Concern>(self.id.as_str())?;
        let concern = tx.get::<Concern>(self.id.as_str())?;
        if concern.decision == Some(ConcernDecision::Place) {
            let sentence = "A stage answers this concern. Take the decision on the stage back, and it is open again.";
            return Err(FieldErrors::one("id", sentence).into());
        }
        tx.revise(&Answer::default().to(concern), kept.version)
    }
}

/// A decision that has been checked.
#[derive(Debug, Clone, Default)]
pub(crate) struct Answer {
    pub(crate) decision: Option<ConcernDecision>,
    pub(crate) decided_on: Option<NaiveDate>,
    pub(crate) decided_by: String,
    pub(crate) reason: String,
    pub(crate) look_again_on: Option<NaiveDate>,
    pub(crate) placement_id: Option<PlacementId>,
}

impl Answer {
    pub(crate) fn by(decision: ConcernDecision) -> Self {
        Self {
            decision: Some(decision),
            ..Self::default()
        }
    }

    pub(crate) fn with(self, placement_id: &PlacementId) -> Self {
        Self {
            placement_id: Some(placement_id.clone()),
            ..self
        }
    }

    fn to(self, concern: Concern) -> Concern {
        // Should the stage be taken back, the child is looked at again on the day that was agreed.
        let look_again_on = match self.decision {
            Some(ConcernDecision::Place) => concern.look_again_on,
            _ => self.look_again_on,
        };
        Concern {
            decision: self.decision,
            decided_on: self.decided_on,
            decided_by: self.decided_by,
            decision_reason: self.reason,
            look_again_on,
            placement_id: self.placement_id,
            ..concern
        }
    }
}

/// Closes a concern of the child with a decision that was made elsewhere.
///
/// # Errors
/// [`Error::NotFound`] where it is not a concern about this child.
pub(crate) fn answer_concern(
    tx: &mut WriteTx<'_>,
    pupil: &Seen,
    id: &ConcernId,
    answer: Answer,
) -> Result<()> {
    let kept = tx.kept::<Concern>(id.as_str())?;
    if kept.voided.is_some() || kept.record.pupil_id != *pupil.id() {
        return Err(Error::NotFound);
    }
    if answer.decided_on < Some(kept.record.happened_on) {
        let sentence = "That is before the concern was raised. Check both days.";
        return Err(FieldErrors::one("happened_on", sentence).into());
    }
    tx.revise(&answer.to(kept.record), kept.version)
}

impl ConcernDecisionDraft {
    fn checked(self, concern: &Concern, today: NaiveDate) -> Result<Answer> {
        let mut errors = FieldErrors::default();
        match self.decision {
            None => errors.add("decision", "Choose what is decided."),
            Some(ConcernDecision::Place) => errors.add(
                "decision",
                "Choose the stage first: the stage is decided on its own page, and closes the concern.",
            ),
            Some(_) => {}
        }
        let decided_on = not_in_future(
            &mut errors,
            "decided_on",
            "the day of the decision",
            self.decided_on,
            today,
        );
        if self.decided_on.is_some() && decided_on < concern.happened_on {
            errors.add(
                "decided_on",
                "That is before the concern was raised. Check both days.",
            );
        }
        let decided_by = required(
            &mut errors,
            "decided_by",
            "Say who decided.",
            &self.decided_by,
        );
        let reason = required(
            &mut errors,
            "reason",
            "Say why this was decided.",
            &self.reason,
        );
        let watched = self.decision == Some(ConcernDecision::Watch);
        let look_again_on = self.look_again_on.filter(|_| watched);
        if look_again_on.is_some_and(|again| again <= decided_on) {
            errors.add(
                "look_again_on",
                "Choose a day after the decision, or leave it empty: then the school's own limit counts.",
            );
        }
        errors.into_result()?;
        Ok(Answer {
            decision: self.decision,
            decided_on: Some(decided_on),
            decided_by,
            reason,
            look_again_on,
            placement_id: None,
        })
    }
}
