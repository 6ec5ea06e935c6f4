//! Who is trained to look after a child's condition, and until when.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{HealthTrainingId, PupilId};
use crate::domain::record::medical::HealthTraining;
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::check::{in_order, not_in_future, required};
use crate::ops::undo::void_and_bring_back;
use crate::store::WriteTx;

/// What is typed about a training, not yet checked.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct TrainingDraft {
    pub person: String,
    pub training: String,
    pub trainer: String,
    #[ts(type = "string | null")]
    pub happened_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub valid_until_on: Option<NaiveDate>,
}

/// Keeps that somebody was trained, or with `id` changes what was written of it.
#[derive(Debug, Deserialize, TS)]
pub struct SaveTraining {
    pub pupil_id: PupilId,
    pub id: Option<HealthTrainingId>,
    /// The version that the change started from; needed with `id`.
    pub version: Option<i32>,
    pub training: TrainingDraft,
}

impl WriteOp for SaveTraining {
    const ACTION: Action = Action::MedicalWrite;
    type Output = HealthTrainingId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<HealthTrainingId> {
        let pupil_id = tx.seen(&self.pupil_id)?.id().clone();
        let id = match &self.id {
            Some(id) => id.clone(),
            None => HealthTrainingId::new(tx.new_id()),
        };
        let draft = self.training;
        let mut errors = FieldErrors::default();
        let person = required(&mut errors, "person", "Say who was trained.", &draft.person);
        let training = required(
            &mut errors,
            "training",
            "Say what the training was in.",
            &draft.training,
        );
        let happened_on = not_in_future(
            &mut errors,
            "happened_on",
            "the day of the training",
            draft.happened_on,
            tx.today(),
        );
        if draft.happened_on.is_some() {
            in_order(
                &mut errors,
                "valid_until_on",
                happened_on,
                draft.valid_until_on,
            );
        }
        errors.into_result()?;
        let trained = HealthTraining {
            id: id.clone(),
            pupil_id,
            person,
            training,
            trainer: draft.trainer.trim().to_owned(),
            happened_on,
            valid_until_on: draft.valid_until_on,
        };
        if self.id.is_none() {
            tx.add(&trained)?;
            return Ok(id);
        }
        if tx.get::<HealthTraining>(id.as_str())?.pupil_id != trained.pupil_id {
            return Err(Error::NotFound);
        }
        tx.revise(&trained, self.version.unwrap_or_default())?;
        Ok(id)
    }
}

void_and_bring_back!(
    VoidTraining,
    BringBackTraining,
    HealthTraining,
    HealthTrainingId,
    Action::MedicalWrite,
    "a training"
);
