//! The medicines that the school holds for a child.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{MedicineId, PupilId};
use crate::domain::record::medical::Medicine;
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::check::{not_in_future, required};
use crate::ops::undo::void_and_bring_back;
use crate::store::WriteTx;

/// What is typed about a medicine, not yet checked.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct MedicineDraft {
    pub name: String,
    pub dose: String,
    pub route: String,
    pub when_given: String,
    pub kept_where: String,
    pub for_emergency: bool,
    #[ts(type = "string | null")]
    pub received_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub expires_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub consent_on: Option<NaiveDate>,
    pub consent_by: String,
}

impl MedicineDraft {
    fn checked(
        self,
        id: MedicineId,
        pupil_id: PupilId,
        before: Option<Medicine>,
        today: NaiveDate,
    ) -> Result<Medicine> {
        let mut errors = FieldErrors::default();
        let mut needed =
            |field: &str, sentence: &str, text: &str| required(&mut errors, field, sentence, text);
        let name = needed("name", "Enter the name on the label.", &self.name);
        let dose = needed("dose", "Enter how much is given at a time.", &self.dose);
        let when_given = needed(
            "when_given",
            "Say when it is given: each day at a time, or when something happens.",
            &self.when_given,
        );
        let kept_where = needed(
            "kept_where",
            "Say where it is kept, so that anybody finds it.",
            &self.kept_where,
        );
        let consent_by = needed(
            "consent_by",
            "Say which parent gave written consent. Without it no medicine is given at school.",
            &self.consent_by,
        );
        let received_on = not_in_future(
            &mut errors,
            "received_on",
            "the day it came to the school",
            self.received_on,
            today,
        );
        let consent_on = not_in_future(
            &mut errors,
            "consent_on",
            "the day of the parents\u{2019} consent",
            self.consent_on,
            today,
        );
        if self.received_on.is_some() && self.expires_on.is_some_and(|on| on < received_on) {
            errors.add(
                "expires_on",
                "It had expired when it came. Ask for another one, or check both days.",
            );
        }
        errors.into_result()?;
        Ok(Medicine {
            id,
            pupil_id,
            name,
            dose,
            route: self.route.trim().to_owned(),
            when_given,
            kept_where,
            for_emergency: self.for_emergency,
            received_on,
            expires_on: self.expires_on,
            consent_on,
            consent_by,
            ended_on: before.as_ref().and_then(|one| one.ended_on),
            end_reason: before.map(|one| one.end_reason).unwrap_or_default(),
        })
    }
}

/// Keeps a medicine that the school holds, or with `id` changes what was written of it.
#[derive(Debug, Deserialize, TS)]
pub struct SaveMedicine {
    pub pupil_id: PupilId,
    pub id: Option<MedicineId>,
    /// The version that the change started from; needed with `id`.
    pub version: Option<i32>,
    pub medicine: MedicineDraft,
}

impl WriteOp for SaveMedicine {
    const ACTION: Action = Action::MedicalWrite;
    type Output = MedicineId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<MedicineId> {
        let pupil_id = tx.seen(&self.pupil_id)?.id().clone();
        let today = tx.today();
        match self.id {
            None => {
                let id = MedicineId::new(tx.new_id());
                let medicine = self.medicine.checked(id.clone(), pupil_id, None, today)?;
                tx.add(&medicine)?;
                Ok(id)
            }
            Some(id) => {
                let before = tx.get::<Medicine>(id.as_str())?;
                if before.pupil_id != pupil_id {
                    return Err(Error::NotFound);
                }
                let medicine = self
                    .medicine
                    .checked(id.clone(), pupil_id, Some(before), today)?;
                tx.revise(&medicine, self.version.unwrap_or_default())?;
                Ok(id)
            }
        }
    }
}

/// Records that the school does not hold the medicine any more; or, without a day, that it does after all.
#[derive(Debug, Deserialize, TS)]
pub struct EndMedicine {
    pub id: MedicineId,
    pub version: i32,
    #[ts(type = "string | null")]
    pub ended_on: Option<NaiveDate>,
    /// "Handed back to the parents", "used up", "out of date".
    pub end_reason: String,
}

impl WriteOp for EndMedicine {
    const ACTION: Action = Action::MedicalWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let medicine = tx.get::<Medicine>(self.id.as_str())?;
        let mut errors = FieldErrors::default();
        let mut end_reason = String::new();
        if let Some(on) = self.ended_on {
            if on > tx.today() {
                errors.add(
                    "ended_on",
                    "That is after today. Enter it on the day itself.",
                );
            } else if on < medicine.received_on {
                errors.add(
                    "ended_on",
                    "That is before it came to the school. Check both days.",
                );
            }
            end_reason = required(
                &mut errors,
                "end_reason",
                "Say what became of it: handed back, used up, out of date.",
                &self.end_reason,
            );
        }
        errors.into_result()?;
        let ended = Medicine {
            ended_on: self.ended_on,
            end_reason,
            ..medicine
        };
        tx.revise(&ended, self.version)
    }
}

void_and_bring_back!(
    VoidMedicine,
    BringBackMedicine,
    Medicine,
    MedicineId,
    Action::MedicalWrite,
    "a medicine"
);
