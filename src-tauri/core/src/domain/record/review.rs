//! The turns of assess, plan, do, review: cycles, ratings, and the review that closes a cycle.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record;
use crate::domain::coded::coded;
use crate::domain::id::{CycleId, LinkId, PlanId, PupilId, RatingId, ReviewId, TargetId};
use crate::domain::measure::TargetOutcome;
use crate::domain::pathway::ReviewDecision;
use crate::domain::voice::{Face, ParentAgreement, ParentAttendance};

/// One turn of assess, plan, do, review of one plan. It is frozen once its review has closed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Cycle {
    pub id: CycleId,
    pub pupil_id: PupilId,
    pub plan_id: PlanId,
    /// 1 for the first cycle of the plan.
    pub number: u16,
    #[ts(type = "string")]
    pub starts_on: NaiveDate,
    #[ts(type = "string")]
    pub due_on: NaiveDate,
    /// Why the review was moved to that day; empty where it was not.
    pub moved_reason: String,
    #[ts(type = "string | null")]
    pub closed_on: Option<NaiveDate>,
}
record!(Cycle, Cycle, about a child);

/// A dated rating of a target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Rating {
    pub id: RatingId,
    pub pupil_id: PupilId,
    pub target_id: TargetId,
    pub cycle_id: Option<CycleId>,
    #[ts(type = "string")]
    pub happened_on: NaiveDate,
    pub score: f64,
    pub evidence: String,
}
record!(Rating, Rating, about a child);

/// The review of a cycle, with both voices and the decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Review {
    pub id: ReviewId,
    pub pupil_id: PupilId,
    pub plan_id: PlanId,
    pub cycle_id: CycleId,
    #[ts(type = "string")]
    pub happened_on: NaiveDate,
    pub who_took_part: String,
    /// What has worked and what the evidence is.
    pub evidence: String,
    /// The child's own words; empty where she would rather not say.
    pub child_views: String,
    pub child_face: Option<Face>,
    pub child_scribe: String,
    pub child_declined: bool,
    pub parent_going_well: String,
    pub parent_worries: String,
    pub parent_hopes: String,
    pub parent_helps: String,
    pub parent_attendance: Option<ParentAttendance>,
    pub parent_agreement: Option<ParentAgreement>,
    /// Attendance over the cycle in per cent.
    pub attendance: Option<f64>,
    pub decision: Option<ReviewDecision>,
    pub decision_reason: String,
    #[ts(type = "string | null")]
    pub next_due_on: Option<NaiveDate>,
    /// When the review was closed; from then on it is frozen.
    #[ts(type = "string | null")]
    pub closed_on: Option<NaiveDate>,
}
record!(Review, Review, about a child);

coded! {
    /// What becomes of a target after its review.
    pub enum Next {
        CarryOver = "carry_over", "Carry over";
        Adapt = "adapt", "Adapt";
        Finish = "finish", "Finish";
    }
}

/// One target in a review: where it stands and what becomes of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TargetReview {
    pub id: LinkId,
    pub pupil_id: PupilId,
    pub review_id: ReviewId,
    pub target_id: TargetId,
    pub score: Option<f64>,
    pub outcome: Option<TargetOutcome>,
    pub reason: String,
    pub evidence: String,
    pub next: Option<Next>,
    /// The words of the new target where this one is adapted.
    pub adapted_text: String,
    pub adapted_expected: Option<f64>,
}
record!(TargetReview, TargetReview, about a child);
