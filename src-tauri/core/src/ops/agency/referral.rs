//! The referral of a child to an agency: why, with whose consent, and what came of it.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use crate::domain::agency::ReferralOutcome;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{AgencyId, PupilId, ReferralId};
use crate::domain::record::agency::{Agency, Referral};
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::check::{not_in_future, required};
use crate::ops::undo::void_and_bring_back;
use crate::store::{Reader, WriteTx};

/// What is typed about a referral, not yet checked.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ReferralDraft {
    pub agency_id: Option<AgencyId>,
    #[ts(type = "string | null")]
    pub happened_on: Option<NaiveDate>,
    pub referred_by: String,
    pub reason: String,
    #[ts(type = "string | null")]
    pub consent_on: Option<NaiveDate>,
    pub consent_by: String,
    pub without_consent: String,
    #[ts(type = "string | null")]
    pub begun_on: Option<NaiveDate>,
}

impl ReferralDraft {
    fn checked(self, tx: &Reader<'_>, before: Referral) -> Result<Referral> {
        let today = tx.today();
        let mut errors = FieldErrors::default();
        let agency_id = self.agency_id.clone().unwrap_or_else(|| {
            errors.add("agency_id", "Choose the agency.");
            before.agency_id.clone()
        });
        // One that was taken off the list keeps the work that it has, and gets no more.
        if self.agency_id.is_some() && agency_id != before.agency_id {
            tx.get::<Agency>(agency_id.as_str())?;
        }
        let happened_on = not_in_future(
            &mut errors,
            "happened_on",
            "the day of the referral",
            self.happened_on,
            today,
        );
        let reason = required(
            &mut errors,
            "reason",
            "Say what the agency is asked for.",
            &self.reason,
        );
        let consent_by = self.consent_by.trim().to_owned();
        let without_consent = self.without_consent.trim().to_owned();
        match self.consent_on {
            Some(on) if on > today => errors.add(
                "consent_on",
                "That is after today. Leave it empty until consent is given.",
            ),
            Some(_) if consent_by.is_empty() => errors.add("consent_by", "Say who gave consent."),
            None if !consent_by.is_empty() => {
                errors.add("consent_on", "Enter the day on which consent was given.");
            }
            None if without_consent.is_empty() => errors.add(
                "without_consent",
                "Enter the consent above, or say why the referral goes ahead without it.",
            ),
            Some(_) | None => {}
        }
        if self.begun_on.is_some_and(|on| on > today) {
            errors.add(
                "begun_on",
                "That is after today. Leave it empty until the agency has taken it on.",
            );
        } else if self.begun_on.is_some_and(|on| on < happened_on) {
            errors.add("begun_on", "That is before the referral. Check both days.");
        }
        errors.into_result()?;
        let consented = self.consent_on.is_some();
        Ok(Referral {
            agency_id,
            happened_on,
            referred_by: self.referred_by.trim().to_owned(),
            reason,
            consent_on: self.consent_on,
            consent_by,
            without_consent: if consented {
                String::new()
            } else {
                without_consent
            },
            begun_on: self.begun_on,
            ..before
        })
    }
}

/// Refers a child to an agency, or with `id` changes what was written of it.
#[derive(Debug, Deserialize, TS)]
pub struct SaveReferral {
    pub pupil_id: PupilId,
    pub id: Option<ReferralId>,
    /// The version that the change started from; needed with `id`.
    pub version: Option<i32>,
    pub referral: ReferralDraft,
}

impl WriteOp for SaveReferral {
    const ACTION: Action = Action::AgencyWrite;
    type Output = ReferralId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<ReferralId> {
        let pupil = tx.seen(&self.pupil_id)?;
        match self.id {
            None => {
                let id = ReferralId::new(tx.new_id());
                let begun = begun(id.clone(), pupil.id().clone(), tx.today());
                let referral = self.referral.checked(tx, begun)?;
                tx.add(&referral)?;
                Ok(id)
            }
            Some(id) => {
                let before = tx.get::<Referral>(id.as_str())?;
                if before.pupil_id != *pupil.id() {
                    return Err(Error::NotFound);
                }
                let referral = self.referral.checked(tx, before)?;
                tx.revise(&referral, self.version.unwrap_or_default())?;
                Ok(id)
            }
        }
    }
}

fn begun(id: ReferralId, pupil_id: PupilId, today: NaiveDate) -> Referral {
    Referral {
        id,
        pupil_id,
        agency_id: AgencyId::new(""),
        happened_on: today,
        referred_by: String::new(),
        reason: String::new(),
        consent_on: None,
        consent_by: String::new(),
        without_consent: String::new(),
        consent_again_on: None,
        begun_on: None,
        closed_on: None,
        outcome: None,
        outcome_note: String::new(),
    }
}

/// Ends the work of an agency with a child, and says what came of it.
#[derive(Debug, Deserialize, TS)]
pub struct CloseReferral {
    pub id: ReferralId,
    pub version: i32,
    #[ts(type = "string | null")]
    pub closed_on: Option<NaiveDate>,
    pub outcome: Option<ReferralOutcome>,
    pub outcome_note: String,
}

impl WriteOp for CloseReferral {
    const ACTION: Action = Action::AgencyWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let before = tx.get::<Referral>(self.id.as_str())?;
        let mut errors = FieldErrors::default();
        let closed_on = not_in_future(
            &mut errors,
            "closed_on",
            "the day on which it ended",
            self.closed_on,
            tx.today(),
        );
        if self.closed_on.is_some() && closed_on < before.happened_on {
            errors.add("closed_on", "That is before the referral. Check both days.");
        }
        if self.outcome.is_none() {
            errors.add("outcome", "Choose what came of it.");
        }
        errors.into_result()?;
        let closed = Referral {
            closed_on: Some(closed_on),
            outcome: self.outcome,
            outcome_note: self.outcome_note.trim().to_owned(),
            ..before
        };
        tx.revise(&closed, self.version)
    }
}

/// The work of an agency goes on after all.
#[derive(Debug, Deserialize, TS)]
pub struct ReopenReferral {
    pub id: ReferralId,
}

impl WriteOp for ReopenReferral {
    const ACTION: Action = Action::AgencyWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let version = tx.kept::<Referral>(self.id.as_str())?.version;
        let open = Referral {
            closed_on: None,
            outcome: None,
            outcome_note: String::new(),
            ..tx.get::<Referral>(self.id.as_str())?
        };
        tx.revise(&open, version)
    }
}

/// Records that the family was asked again and agrees: the consent for every agency that works with the child holds
/// from that day. Those that work without consent stay so.
#[derive(Debug, Deserialize, TS)]
pub struct RevisitConsent {
    pub pupil_id: PupilId,
    #[ts(type = "string | null")]
    pub on: Option<NaiveDate>,
    pub by: String,
}

impl WriteOp for RevisitConsent {
    const ACTION: Action = Action::AgencyWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let pupil = tx.seen(&self.pupil_id)?;
        let mut errors = FieldErrors::default();
        let on = not_in_future(
            &mut errors,
            "on",
            "the day on which consent was given again",
            self.on,
            tx.today(),
        );
        let by = required(&mut errors, "by", "Say who gave consent.", &self.by);
        errors.into_result()?;
        for kept in tx.about::<Referral>(&pupil)? {
            let referral = kept.record;
            let consented = referral.consent_on.is_some();
            if !referral.is_open() || !consented || referral.last_consent_on() > Some(on) {
                continue;
            }
            let again = Referral {
                consent_again_on: Some(on),
                consent_by: by.clone(),
                ..referral
            };
            tx.revise(&again, kept.version)?;
        }
        Ok(())
    }
}

void_and_bring_back!(
    VoidReferral,
    BringBackReferral,
    Referral,
    ReferralId,
    Action::AgencyWrite,
    "a referral"
);
