//! Recording that a child is disabled (Equality Act 2010 section 6), and how the school knows.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use crate::domain::equality::{Impairment, LongTerm};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{DisabilityId, PupilId};
use crate::domain::record::equality::Disability;
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::check::{in_order, not_in_future, required};
use crate::ops::undo::void_and_bring_back;
use crate::store::WriteTx;

/// What is typed about a disability, not yet checked.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct DisabilityDraft {
    pub impairment: Option<Impairment>,
    pub what: String,
    pub long_term: Option<LongTerm>,
    pub substantial: String,
    pub basis: String,
    #[ts(type = "string | null")]
    pub from_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub to_on: Option<NaiveDate>,
}

impl DisabilityDraft {
    fn checked(self, id: DisabilityId, pupil_id: PupilId, today: NaiveDate) -> Result<Disability> {
        let mut errors = FieldErrors::default();
        let mut needed =
            |field: &str, sentence: &str, text: &str| required(&mut errors, field, sentence, text);
        let what = needed("what", "Say what the impairment is.", &self.what);
        let substantial = needed(
            "substantial",
            "Say what it makes harder from day to day, in a way that is more than minor.",
            &self.substantial,
        );
        let basis = needed(
            "basis",
            "Say how the school knows: what the parents say, a letter, what is seen. No diagnosis is needed.",
            &self.basis,
        );
        let from_on = not_in_future(
            &mut errors,
            "from_on",
            "the day it was recorded",
            self.from_on,
            today,
        );
        if self.from_on.is_some() {
            in_order(&mut errors, "to_on", from_on, self.to_on);
        }
        let impairment = self.impairment.unwrap_or_else(|| {
            errors.add("impairment", "Choose what kind of impairment it is.");
            Impairment::Physical
        });
        let long_term = self.long_term.unwrap_or_else(|| {
            errors.add("long_term", "Choose in what way it is long-term.");
            LongTerm::Lasted
        });
        errors.into_result()?;
        Ok(Disability {
            id,
            pupil_id,
            impairment,
            what,
            long_term,
            substantial,
            basis,
            from_on,
            to_on: self.to_on,
        })
    }
}

/// Records a disability, or with `id` changes what was written of it.
#[derive(Debug, Deserialize, TS)]
pub struct SaveDisability {
    pub pupil_id: PupilId,
    pub id: Option<DisabilityId>,
    /// The version that the change started from; needed with `id`.
    pub version: Option<i32>,
    pub disability: DisabilityDraft,
}

impl WriteOp for SaveDisability {
    const ACTION: Action = Action::EqualityWrite;
    type Output = DisabilityId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<DisabilityId> {
        let pupil_id = tx.seen(&self.pupil_id)?.id().clone();
        let today = tx.today();
        match self.id {
            None => {
                let id = DisabilityId::new(tx.new_id());
                tx.add(&self.disability.checked(id.clone(), pupil_id, today)?)?;
                Ok(id)
            }
            Some(id) => {
                if tx.get::<Disability>(id.as_str())?.pupil_id != pupil_id {
                    return Err(Error::NotFound);
                }
                let disability = self.disability.checked(id.clone(), pupil_id, today)?;
                tx.revise(&disability, self.version.unwrap_or_default())?;
                Ok(id)
            }
        }
    }
}

void_and_bring_back!(
    VoidDisability,
    BringBackDisability,
    Disability,
    DisabilityId,
    Action::EqualityWrite,
    "a disability"
);
