//! A review of an EHC plan: the meeting, who was invited, what was said, and what the local authority made of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record;
use crate::domain::ehc::{
    EhcReviewKind, InviteeKind, LaDecision, ReviewAttendance, ReviewRecommendation, StepReason,
};
use crate::domain::id::{EhcPlanId, EhcReviewId, PupilId};

/// Somebody who is invited to a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Invitee {
    pub name: String,
    pub kind: InviteeKind,
    /// "Mother", "Speech and language therapist".
    pub role: String,
    /// Whether advice is asked of this person before the meeting.
    pub advice_wanted: bool,
    /// When it came.
    #[ts(type = "string | null")]
    pub advice_on: Option<NaiveDate>,
    pub attendance: Option<ReviewAttendance>,
}

impl Invitee {
    /// Whether advice is wanted of this person and has not come.
    pub fn awaited(&self) -> bool {
        self.advice_wanted && self.advice_on.is_none()
    }
}

/// How far the child has come with an outcome of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OutcomeProgress {
    pub outcome: String,
    pub progress: String,
}

/// An annual or interim review of an EHC plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EhcReview {
    pub id: EhcReviewId,
    pub pupil_id: PupilId,
    pub plan_id: EhcPlanId,
    pub review_kind: EhcReviewKind,
    /// Held together with the review of the personal education plan of a looked-after child.
    pub with_pep: bool,
    /// When the meeting was arranged.
    #[ts(type = "string")]
    pub arranged_on: NaiveDate,
    #[ts(type = "string")]
    pub meeting_on: NaiveDate,
    /// "14:00"; empty where it is not settled.
    pub meeting_at: String,
    pub place: String,
    pub people: Vec<Invitee>,
    #[ts(type = "string | null")]
    pub advice_asked_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub invitations_sent_on: Option<NaiveDate>,
    /// When the advice that came was sent to all who are invited.
    #[ts(type = "string | null")]
    pub papers_sent_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub held_on: Option<NaiveDate>,
    pub child_views: String,
    /// Who wrote the child's words down; empty where she did.
    pub child_scribe: String,
    pub parent_views: String,
    pub working_well: String,
    pub progress: Vec<OutcomeProgress>,
    /// What should change in the plan, section by section.
    pub changes: String,
    /// The move to the next school, or to adult life.
    pub moving_on: String,
    pub recommendation: Option<ReviewRecommendation>,
    #[ts(type = "string | null")]
    pub report_sent_on: Option<NaiveDate>,
    pub decision: Option<LaDecision>,
    #[ts(type = "string | null")]
    pub decided_on: Option<NaiveDate>,
    pub decision_note: String,
    #[ts(type = "string | null")]
    pub amended_on: Option<NaiveDate>,
    /// When the parents were told of mediation and of their right to appeal.
    #[ts(type = "string | null")]
    pub rights_told_on: Option<NaiveDate>,
    /// The day of the mediation certificate.
    #[ts(type = "string | null")]
    pub certificate_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub appealed_on: Option<NaiveDate>,
    pub reasons: Vec<StepReason>,
}
record!(EhcReview, EhcReview, about a child);

impl EhcReview {
    /// The day of the meeting: when it was held, else for when it is planned.
    pub fn on(&self) -> NaiveDate {
        self.held_on.unwrap_or(self.meeting_on)
    }

    /// The day of the decision that parents may appeal against: that the plan stays as it is or ends, or the amended
    /// plan itself. That the plan will be amended is none (Children and Families Act 2014 s51(2)(c), (e), (f) and (3)).
    pub fn appealable_on(&self) -> Option<NaiveDate> {
        match self.decision {
            Some(LaDecision::Keep | LaDecision::Cease) => self.decided_on,
            Some(LaDecision::Amend) | None => self.amended_on,
        }
    }
}
