//! A request for an EHC needs assessment: who asks and why, what is missing from the evidence, and the headteacher's
//! sign-off.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use crate::domain::ehc::{EvidenceItem, EvidenceReason, RequestedBy};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{EhcRequestId, PupilId};
use crate::domain::record::ehc::EhcRequest;
use crate::domain::record::person::Staff;
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::check::{not_in_future, required};
use crate::ops::undo::void_and_bring_back;
use crate::store::{Reader, WriteTx};

/// What is typed about a request, not yet checked.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct EhcRequestDraft {
    pub requested_by: Option<RequestedBy>,
    pub requested_by_name: String,
    pub local_authority: String,
    #[ts(type = "string | null")]
    pub begun_on: Option<NaiveDate>,
    pub grounds: String,
}

impl EhcRequestDraft {
    /// A request whose grounds are changed after it was signed, and before it was sent, is to be signed again.
    fn checked(self, tx: &Reader<'_>, before: EhcRequest) -> Result<EhcRequest> {
        let mut errors = FieldErrors::default();
        let requested_by = self.requested_by.unwrap_or_else(|| {
            errors.add("requested_by", "Choose who asks for the assessment.");
            RequestedBy::School
        });
        let requested_by_name = self.requested_by_name.trim().to_owned();
        if requested_by == RequestedBy::Other && requested_by_name.is_empty() {
            errors.add("requested_by_name", "Say who asked.");
        }
        let local_authority = required(
            &mut errors,
            "local_authority",
            "Enter the local authority.",
            &self.local_authority,
        );
        let begun_on = not_in_future(
            &mut errors,
            "begun_on",
            "the day",
            self.begun_on,
            tx.today(),
        );
        let grounds = if requested_by == RequestedBy::School {
            let sentence = "Say why the child may need more than the school can give.";
            required(&mut errors, "grounds", sentence, &self.grounds)
        } else {
            self.grounds.trim().to_owned()
        };
        errors.into_result()?;
        let signed_for_else = before.sent_on.is_none() && before.grounds != grounds;
        let (signed_on, signed_by) = if signed_for_else {
            (None, String::new())
        } else {
            (before.signed_on, before.signed_by)
        };
        Ok(EhcRequest {
            requested_by,
            requested_by_name,
            local_authority,
            begun_on,
            grounds,
            signed_on,
            signed_by,
            ..before
        })
    }
}

/// Begins a request for an EHC needs assessment, or with `id` changes what was written of it.
#[derive(Debug, Deserialize, TS)]
pub struct SaveEhcRequest {
    pub pupil_id: PupilId,
    pub id: Option<EhcRequestId>,
    /// The version that the change started from; needed with `id`.
    pub version: Option<i32>,
    pub request: EhcRequestDraft,
}

impl WriteOp for SaveEhcRequest {
    const ACTION: Action = Action::EhcWrite;
    type Output = EhcRequestId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<EhcRequestId> {
        let pupil = tx.seen(&self.pupil_id)?;
        match self.id {
            None => {
                let id = EhcRequestId::new(tx.new_id());
                let fresh = begun(id.clone(), pupil.id().clone(), tx.today());
                let request = self.request.checked(tx, fresh)?;
                tx.add(&request)?;
                Ok(id)
            }
            Some(id) => {
                let before = tx.get::<EhcRequest>(id.as_str())?;
                if before.pupil_id != *pupil.id() {
                    return Err(Error::NotFound);
                }
                let request = self.request.checked(tx, before)?;
                tx.revise(&request, self.version.unwrap_or_default())?;
                Ok(id)
            }
        }
    }
}

/// A request of which nothing is known yet.
pub(crate) fn begun(id: EhcRequestId, pupil_id: PupilId, today: NaiveDate) -> EhcRequest {
    EhcRequest {
        id,
        pupil_id,
        requested_by: RequestedBy::School,
        requested_by_name: String::new(),
        local_authority: String::new(),
        begun_on: today,
        grounds: String::new(),
        evidence_reasons: Vec::new(),
        signed_on: None,
        signed_by: String::new(),
        unsigned_reason: String::new(),
        sent_on: None,
        received_on: None,
        panel_on: None,
        decision: None,
        decided_on: None,
        decision_note: String::new(),
        advice_asked_on: None,
        advice_sent_on: None,
        draft_served_on: None,
        parents_views_on: None,
        parents_views: String::new(),
        consulted_on: None,
        replied_on: None,
        reply: String::new(),
        outcome: None,
        outcome_on: None,
        outcome_note: String::new(),
        rights_told_on: None,
        certificate_on: None,
        appealed_on: None,
        reasons: Vec::new(),
    }
}

/// The headteacher signs a request of the school off, today and in their own name.
#[derive(Debug, Deserialize, TS)]
pub struct SignEhcRequest {
    pub id: EhcRequestId,
    pub version: i32,
}

impl WriteOp for SignEhcRequest {
    const ACTION: Action = Action::EhcSignOff;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let before = tx.get::<EhcRequest>(self.id.as_str())?;
        if before.requested_by != RequestedBy::School {
            let sentence = "Only a request of the school is signed off.";
            return Err(FieldErrors::one("signed_on", sentence).into());
        }
        if before.signed_on.is_some() {
            return Ok(());
        }
        let me = tx.get::<Staff>(tx.session().staff_id().as_str())?;
        let signed = EhcRequest {
            signed_on: Some(tx.today()),
            signed_by: me.name,
            unsigned_reason: String::new(),
            ..before
        };
        tx.revise(&signed, self.version)
    }
}

/// The headteacher takes the sign-off back, as long as the request is not sent.
#[derive(Debug, Deserialize, TS)]
pub struct UnsignEhcRequest {
    pub id: EhcRequestId,
    pub version: i32,
}

impl WriteOp for UnsignEhcRequest {
    const ACTION: Action = Action::EhcSignOff;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let before = tx.get::<EhcRequest>(self.id.as_str())?;
        if before.sent_on.is_some() {
            let sentence =
                "The request has gone to the local authority. It can be withdrawn, not unsigned.";
            return Err(FieldErrors::one("signed_on", sentence).into());
        }
        let unsigned = EhcRequest {
            signed_on: None,
            signed_by: String::new(),
            ..before
        };
        tx.revise(&unsigned, self.version)
    }
}

/// Says why something is missing from the evidence; empty words take the reason away.
#[derive(Debug, Deserialize, TS)]
pub struct ExplainEvidence {
    pub id: EhcRequestId,
    pub version: i32,
    pub item: EvidenceItem,
    pub reason: String,
}

impl WriteOp for ExplainEvidence {
    const ACTION: Action = Action::EhcWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let mut request = tx.get::<EhcRequest>(self.id.as_str())?;
        let reason = self.reason.trim().to_owned();
        request.evidence_reasons.retain(|one| one.item != self.item);
        if !reason.is_empty() {
            request.evidence_reasons.push(EvidenceReason {
                item: self.item,
                reason,
            });
        }
        tx.revise(&request, self.version)
    }
}

void_and_bring_back!(
    VoidEhcRequest,
    BringBackEhcRequest,
    EhcRequest,
    EhcRequestId,
    Action::EhcWrite,
    "a request for an EHC needs assessment"
);
