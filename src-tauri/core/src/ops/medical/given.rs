//! The medication record: each time a medicine was given, or was due and was not. Whoever gives it writes it down. An
//! entry can be put right on the day it was written; after that it stays, and a correction is written beside it.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{MedicineGivenId, MedicineId, PupilId};
use crate::domain::medical::GivenOutcome;
use crate::domain::record::Kept;
use crate::domain::record::medical::{Medicine, MedicineGiven};
use crate::domain::role::Action;
use crate::domain::time_of_day::TimeOfDay;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::check::{not_in_future, required, void_reason};
use crate::store::{Reader, Seen, WriteTx};

/// What is typed about a dose, not yet checked.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct GivenDraft {
    pub medicine_id: Option<MedicineId>,
    #[ts(type = "string | null")]
    pub happened_on: Option<NaiveDate>,
    /// "12:30", as it is typed.
    pub at: String,
    pub outcome: Option<GivenOutcome>,
    pub dose: String,
    pub given_by: String,
    pub witness: String,
    pub note: String,
}

impl GivenDraft {
    fn checked(self, tx: &WriteTx<'_>, pupil: &Seen, id: MedicineGivenId) -> Result<MedicineGiven> {
        let mut errors = FieldErrors::default();
        let medicine = match &self.medicine_id {
            Some(id) => Some(medicine_of(tx, pupil, id)?),
            None => {
                errors.add("medicine_id", "Choose the medicine.");
                None
            }
        };
        let happened_on = not_in_future(
            &mut errors,
            "happened_on",
            "the day it was given",
            self.happened_on,
            tx.today(),
        );
        let at = self.at.parse::<TimeOfDay>();
        let now = tx.world().local_now();
        match (&at, self.happened_on) {
            (Err(sentence), _) => errors.add("at", sentence.clone()),
            (Ok(at), Some(on)) if on == now.date() && at.minutes() > minutes_of(now.time()) => {
                errors.add("at", "That is later than now. Check the time.");
            }
            _ => {}
        }
        if let Some(medicine) = medicine.filter(|_| self.happened_on.is_some()) {
            held_on(&mut errors, &medicine, happened_on);
        }
        let given_by = required(
            &mut errors,
            "given_by",
            "Say who gave it or was there to.",
            &self.given_by,
        );
        let dose = self.dose.trim().to_owned();
        let note = self.note.trim().to_owned();
        match self.outcome {
            None => errors.add("outcome", "Choose what came of it."),
            Some(outcome) if outcome.was_taken() && dose.is_empty() => {
                errors.add("dose", "Enter how much was taken.");
            }
            Some(outcome) if !outcome.was_taken() && note.is_empty() => {
                errors.add("note", "Say why it was not taken, and who was told.")
            }
            Some(_) => {}
        }
        errors.into_result()?;
        let (Some(medicine_id), Ok(at), Some(outcome)) = (self.medicine_id, at, self.outcome)
        else {
            return Err(Error::Internal("a checked dose lacks a part".to_owned()));
        };
        Ok(MedicineGiven {
            id,
            pupil_id: pupil.id().clone(),
            medicine_id,
            happened_on,
            at,
            outcome,
            dose: if outcome.was_taken() {
                dose
            } else {
                String::new()
            },
            given_by,
            witness: self.witness.trim().to_owned(),
            note,
            corrects_id: None,
            correction_reason: String::new(),
        })
    }
}

fn medicine_of(tx: &Reader<'_>, pupil: &Seen, id: &MedicineId) -> Result<Medicine> {
    let medicine = tx.get::<Medicine>(id.as_str())?;
    if medicine.pupil_id == *pupil.id() {
        Ok(medicine)
    } else {
        Err(Error::NotFound)
    }
}

/// A dose cannot come from a medicine that was not at the school that day.
fn held_on(errors: &mut FieldErrors, medicine: &Medicine, on: NaiveDate) {
    if on < medicine.received_on {
        errors.add(
            "happened_on",
            "That is before the medicine came to the school.",
        );
    } else if medicine.ended_on.is_some_and(|ended| on > ended) {
        errors.add(
            "medicine_id",
            "The school did not hold that medicine any more. Choose the one that was given.",
        );
    }
}

fn minutes_of(time: chrono::NaiveTime) -> u16 {
    use chrono::Timelike;
    u16::try_from(time.hour() * 60 + time.minute()).unwrap_or(u16::MAX)
}

/// Whether an entry was written today, so that it can still be put right.
pub(super) fn written_today(tx: &Reader<'_>, kept: &Kept<MedicineGiven>) -> bool {
    tx.world().local(kept.recorded_at).date() == tx.today()
}

/// An entry that was written today; of an earlier one it is said that it stays.
fn open_entry(tx: &Reader<'_>, id: &MedicineGivenId) -> Result<MedicineGiven> {
    let kept = tx.kept::<MedicineGiven>(id.as_str())?;
    if written_today(tx, &kept) {
        return tx.get::<MedicineGiven>(id.as_str());
    }
    let sentence =
        "This was written on another day and stays as it is. Write a correction beside it.";
    Err(FieldErrors::one("entry", sentence).into())
}

/// Writes down that a medicine was given or was not, or with `id` puts right what was written today.
#[derive(Debug, Deserialize, TS)]
pub struct SaveGiven {
    pub pupil_id: PupilId,
    pub id: Option<MedicineGivenId>,
    /// The version that the change started from; needed with `id`.
    pub version: Option<i32>,
    pub given: GivenDraft,
}

impl WriteOp for SaveGiven {
    const ACTION: Action = Action::MedicineGive;
    type Output = MedicineGivenId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<MedicineGivenId> {
        let pupil = tx.seen(&self.pupil_id)?;
        let Some(id) = self.id else {
            let id = MedicineGivenId::new(tx.new_id());
            let given = self.given.checked(tx, &pupil, id.clone())?;
            tx.add(&given)?;
            return Ok(id);
        };
        let before = open_entry(tx, &id)?;
        if before.pupil_id != *pupil.id() {
            return Err(Error::NotFound);
        }
        let given = MedicineGiven {
            corrects_id: before.corrects_id,
            correction_reason: before.correction_reason,
            ..self.given.checked(tx, &pupil, id.clone())?
        };
        tx.revise(&given, self.version.unwrap_or_default())?;
        Ok(id)
    }
}

/// Writes a correction beside an entry, which stays as it was.
#[derive(Debug, Deserialize, TS)]
pub struct CorrectGiven {
    /// The entry that is wrong.
    pub of: MedicineGivenId,
    pub given: GivenDraft,
    /// What was wrong.
    pub reason: String,
}

impl WriteOp for CorrectGiven {
    const ACTION: Action = Action::MedicineGive;
    type Output = MedicineGivenId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<MedicineGivenId> {
        let wrong = tx.get::<MedicineGiven>(self.of.as_str())?;
        let pupil = tx.seen(&wrong.pupil_id)?;
        let mut errors = FieldErrors::default();
        let reason = required(&mut errors, "reason", "Say what was wrong.", &self.reason);
        let entries = tx.about::<MedicineGiven>(&pupil)?;
        let of = Some(&self.of);
        if entries
            .iter()
            .any(|one| one.record.corrects_id.as_ref() == of)
        {
            errors.add(
                "entry",
                "This was corrected before. Correct the later entry instead.",
            );
        }
        let id = MedicineGivenId::new(tx.new_id());
        let checked = self.given.checked(tx, &pupil, id.clone());
        let given = match checked {
            Err(Error::Invalid(others)) => {
                errors.merge(others);
                return Err(errors.into());
            }
            other => other?,
        };
        errors.into_result()?;
        tx.add(&MedicineGiven {
            corrects_id: Some(self.of),
            correction_reason: reason,
            ..given
        })?;
        Ok(id)
    }
}

/// Takes back an entry that was written today, with the reason.
#[derive(Debug, Deserialize, TS)]
pub struct VoidGiven {
    pub id: MedicineGivenId,
    pub reason: String,
}

impl WriteOp for VoidGiven {
    const ACTION: Action = Action::MedicineGive;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let reason = void_reason(&self.reason)?;
        open_entry(tx, &self.id)?;
        tx.void::<MedicineGiven>(self.id.as_str(), &reason)
    }
}

/// Brings back an entry that was taken back.
#[derive(Debug, Deserialize, TS)]
pub struct BringBackGiven {
    pub id: MedicineGivenId,
}

impl WriteOp for BringBackGiven {
    const ACTION: Action = Action::MedicineGive;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        tx.bring_back::<MedicineGiven>(self.id.as_str())
    }
}
