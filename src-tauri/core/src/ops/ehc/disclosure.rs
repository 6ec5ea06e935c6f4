//! To whom an EHC plan was shown: only with consent or for a purpose that the law lists (SEND Regulations 2014 reg 17).

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::plan::plan_in_force;
use crate::domain::ehc::DisclosureBasis;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{DisclosureId, PupilId};
use crate::domain::record::ehc::EhcDisclosure;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::check::{not_in_future, required};
use crate::ops::undo::void_and_bring_back;
use crate::store::WriteTx;

/// What is typed of a disclosure, not yet checked.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct DisclosureDraft {
    #[ts(type = "string | null")]
    pub happened_on: Option<NaiveDate>,
    pub to_whom: String,
    pub what: String,
    pub basis: Option<DisclosureBasis>,
    pub consent_by: String,
    #[ts(type = "string | null")]
    pub consent_on: Option<NaiveDate>,
    pub note: String,
}

/// Records that the plan that holds was shown to somebody.
#[derive(Debug, Deserialize, TS)]
pub struct SaveDisclosure {
    pub pupil_id: PupilId,
    pub disclosure: DisclosureDraft,
}

impl WriteOp for SaveDisclosure {
    const ACTION: Action = Action::EhcWrite;
    type Output = DisclosureId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<DisclosureId> {
        let pupil = tx.seen(&self.pupil_id)?;
        let Some(plan) = plan_in_force(tx, &pupil)? else {
            let sentence = "There is no EHC plan to show. Record the plan first.";
            return Err(FieldErrors::one("happened_on", sentence).into());
        };
        let typed = self.disclosure;
        let mut errors = FieldErrors::default();
        let happened_on = not_in_future(
            &mut errors,
            "happened_on",
            "the day",
            typed.happened_on,
            tx.today(),
        );
        let to_whom = required(
            &mut errors,
            "to_whom",
            "Say who saw it, with their service.",
            &typed.to_whom,
        );
        let what = required(
            &mut errors,
            "what",
            "Say whether it was the whole plan, or which sections.",
            &typed.what,
        );
        let basis = typed.basis.unwrap_or_else(|| {
            let sentence =
                "Choose the ground. Without consent or one of these purposes the plan must not be shown.";
            errors.add("basis", sentence);
            DisclosureBasis::Consent
        });
        let by_consent = typed.basis == Some(DisclosureBasis::Consent);
        let consent_by = typed.consent_by.trim().to_owned();
        if by_consent && consent_by.is_empty() {
            errors.add("consent_by", "Say who gave consent.");
        }
        match typed.consent_on {
            None if by_consent => errors.add(
                "consent_on",
                "Enter the day on which consent was given as day, month and year.",
            ),
            Some(on) if by_consent && typed.happened_on.is_some() && on > happened_on => errors
                .add(
                    "consent_on",
                    "That is after the plan was shown. Check both days.",
                ),
            _ => {}
        }
        errors.into_result()?;
        let id = DisclosureId::new(tx.new_id());
        tx.add(&EhcDisclosure {
            id: id.clone(),
            pupil_id: pupil.id().clone(),
            plan_id: plan.record.id,
            happened_on,
            to_whom,
            what,
            basis,
            consent_by: if by_consent {
                consent_by
            } else {
                String::new()
            },
            consent_on: typed.consent_on.filter(|_| by_consent),
            note: typed.note.trim().to_owned(),
        })?;
        Ok(id)
    }
}

void_and_bring_back!(
    VoidDisclosure,
    BringBackDisclosure,
    EhcDisclosure,
    DisclosureId,
    Action::EhcWrite,
    "a disclosure of an EHC plan"
);
