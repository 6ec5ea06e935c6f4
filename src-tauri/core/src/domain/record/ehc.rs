//! The request for an EHC needs assessment, the EHC plan in its versions, and to whom a plan was shown.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record;
use crate::domain::ehc::{
    AssessDecision, EvidenceReason, RequestOutcome, RequestedBy, SchoolUnit, SectionEntry,
    StepReason,
};
use crate::domain::id::{EhcPlanId, EhcRequestId, EhcReviewId, PupilId, TargetId};

/// A request for an EHC needs assessment, with everything that followed from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EhcRequest {
    pub id: EhcRequestId,
    pub pupil_id: PupilId,
    pub requested_by: RequestedBy,
    /// Who it was: "Mrs Ångström", "Dr Sen".
    pub requested_by_name: String,
    pub local_authority: String,
    /// When it was agreed to ask, or when the school heard of it.
    #[ts(type = "string")]
    pub begun_on: NaiveDate,
    /// Why: what the child needs beyond what the school can give.
    pub grounds: String,
    /// Why things are missing from the evidence.
    pub evidence_reasons: Vec<EvidenceReason>,
    /// The headteacher's sign-off.
    #[ts(type = "string | null")]
    pub signed_on: Option<NaiveDate>,
    pub signed_by: String,
    /// Why a request of the school went without it; empty where it did not.
    pub unsigned_reason: String,
    #[ts(type = "string | null")]
    pub sent_on: Option<NaiveDate>,
    /// When the local authority had it; its weeks are counted from here.
    #[ts(type = "string | null")]
    pub received_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub panel_on: Option<NaiveDate>,
    pub decision: Option<AssessDecision>,
    /// The day on the letter.
    #[ts(type = "string | null")]
    pub decided_on: Option<NaiveDate>,
    pub decision_note: String,
    #[ts(type = "string | null")]
    pub advice_asked_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub advice_sent_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub draft_served_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub parents_views_on: Option<NaiveDate>,
    pub parents_views: String,
    #[ts(type = "string | null")]
    pub consulted_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub replied_on: Option<NaiveDate>,
    pub reply: String,
    pub outcome: Option<RequestOutcome>,
    #[ts(type = "string | null")]
    pub outcome_on: Option<NaiveDate>,
    pub outcome_note: String,
    /// When the parents were told of mediation and of their right to appeal.
    #[ts(type = "string | null")]
    pub rights_told_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub certificate_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub appealed_on: Option<NaiveDate>,
    pub reasons: Vec<StepReason>,
}
record!(EhcRequest, EhcRequest, about a child);

impl EhcRequest {
    /// Whether something may still come of it: nothing is decided that ends it.
    pub fn is_open(&self) -> bool {
        self.outcome.is_none() && self.decision != Some(AssessDecision::Refuse)
    }

    /// The day of the decision that parents may appeal against: a refusal to assess, a refusal to issue, a final plan.
    pub fn appealable_on(&self) -> Option<NaiveDate> {
        match (self.outcome, self.decision) {
            (Some(RequestOutcome::Issued | RequestOutcome::NotIssued), _) => self.outcome_on,
            (None, Some(AssessDecision::Refuse)) => self.decided_on,
            _ => None,
        }
    }
}

/// An outcome of Section E.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EhcOutcome {
    pub text: String,
    /// "By the end of Key Stage 2".
    pub by_when: String,
}

/// A line of Section F: what, who, how often, how long. It may be linked to the targets of the delivery plan that it
/// is worked on by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EhcProvision {
    pub what: String,
    pub who: String,
    pub how_often: String,
    pub how_long: String,
    pub target_ids: Vec<TargetId>,
}

/// One version of an EHC plan. An amended plan is a new record beside it, so that each stays as it was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EhcPlan {
    pub id: EhcPlanId,
    pub pupil_id: PupilId,
    /// The request that it came of, where the school knows it.
    pub request_id: Option<EhcRequestId>,
    /// The review after which it was amended.
    pub review_id: Option<EhcReviewId>,
    /// 1 for the first plan, 2 for the first amended one.
    pub edition: u16,
    /// When this version was issued.
    #[ts(type = "string")]
    pub issued_on: NaiveDate,
    /// When the child first had a plan.
    #[ts(type = "string")]
    pub first_issued_on: NaiveDate,
    pub local_authority: String,
    pub sections: Vec<SectionEntry>,
    pub outcomes: Vec<EhcOutcome>,
    pub provisions: Vec<EhcProvision>,
    pub top_up: bool,
    /// Pounds a year.
    pub top_up_pounds: Option<u32>,
    pub school_unit: SchoolUnit,
    /// When the local authority ceased to maintain it.
    #[ts(type = "string | null")]
    pub ceased_on: Option<NaiveDate>,
    pub ceased_reason: String,
}
record!(EhcPlan, EhcPlan, about a child);
