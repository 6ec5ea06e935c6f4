//! A review as the form holds it, and the checks that hold for every save.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{CycleId, PlanId, PupilId, ReviewId, TargetId};
use crate::domain::measure::TargetOutcome;
use crate::domain::pathway::ReviewDecision;
use crate::domain::record::plan::Target;
use crate::domain::record::review::{Next, Review, TargetReview};
use crate::domain::voice::{Face, ParentAgreement, ParentAttendance};
use crate::ops::check::not_in_future;

/// A review as it is typed, not yet checked.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct ReviewDraft {
    /// The day of the review; today where it is left empty.
    #[ts(type = "string | null")]
    pub happened_on: Option<NaiveDate>,
    pub who_took_part: String,
    pub evidence: String,
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
    /// Per cent of the cycle's sessions.
    pub attendance: Option<f64>,
    pub decision: Option<ReviewDecision>,
    pub decision_reason: String,
    #[ts(type = "string | null")]
    pub next_due_on: Option<NaiveDate>,
    pub targets: Vec<TargetReviewDraft>,
}

/// One target in a review as it is typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TargetReviewDraft {
    pub target_id: TargetId,
    pub score: Option<f64>,
    pub outcome: Option<TargetOutcome>,
    pub reason: String,
    pub evidence: String,
    pub next: Option<Next>,
    pub adapted_text: String,
    pub adapted_expected: Option<f64>,
}

impl TargetReviewDraft {
    /// A target about which nothing is said yet.
    pub(super) fn blank(target_id: TargetId, score: Option<f64>) -> Self {
        Self {
            target_id,
            score,
            outcome: None,
            reason: String::new(),
            evidence: String::new(),
            next: None,
            adapted_text: String::new(),
            adapted_expected: None,
        }
    }

    pub(super) fn of(kept: &TargetReview) -> Self {
        Self {
            target_id: kept.target_id.clone(),
            score: kept.score,
            outcome: kept.outcome,
            reason: kept.reason.clone(),
            evidence: kept.evidence.clone(),
            next: kept.next,
            adapted_text: kept.adapted_text.clone(),
            adapted_expected: kept.adapted_expected,
        }
    }

    /// The target in the review as it is kept.
    pub(super) fn record(
        &self,
        id: crate::domain::id::LinkId,
        pupil_id: PupilId,
        review_id: ReviewId,
    ) -> TargetReview {
        TargetReview {
            id,
            pupil_id,
            review_id,
            target_id: self.target_id.clone(),
            score: self.score,
            outcome: self.outcome,
            reason: tidy(&self.reason),
            evidence: tidy(&self.evidence),
            next: self.next,
            adapted_text: tidy(&self.adapted_text),
            adapted_expected: self.adapted_expected,
        }
    }
}

impl ReviewDraft {
    /// The form as it was left.
    pub(super) fn of(review: &Review, targets: Vec<TargetReviewDraft>) -> Self {
        Self {
            happened_on: Some(review.happened_on),
            who_took_part: review.who_took_part.clone(),
            evidence: review.evidence.clone(),
            child_views: review.child_views.clone(),
            child_face: review.child_face,
            child_scribe: review.child_scribe.clone(),
            child_declined: review.child_declined,
            parent_going_well: review.parent_going_well.clone(),
            parent_worries: review.parent_worries.clone(),
            parent_hopes: review.parent_hopes.clone(),
            parent_helps: review.parent_helps.clone(),
            parent_attendance: review.parent_attendance,
            parent_agreement: review.parent_agreement,
            attendance: review.attendance,
            decision: review.decision,
            decision_reason: review.decision_reason.clone(),
            next_due_on: review.next_due_on,
            targets,
        }
    }

    /// The review as it is kept, open.
    pub(super) fn record(
        &self,
        id: ReviewId,
        pupil_id: PupilId,
        plan_id: PlanId,
        cycle_id: CycleId,
        today: NaiveDate,
    ) -> Review {
        Review {
            id,
            pupil_id,
            plan_id,
            cycle_id,
            happened_on: self.happened_on.unwrap_or(today),
            who_took_part: tidy(&self.who_took_part),
            evidence: tidy(&self.evidence),
            child_views: tidy(&self.child_views),
            child_face: self.child_face,
            child_scribe: tidy(&self.child_scribe),
            child_declined: self.child_declined,
            parent_going_well: tidy(&self.parent_going_well),
            parent_worries: tidy(&self.parent_worries),
            parent_hopes: tidy(&self.parent_hopes),
            parent_helps: tidy(&self.parent_helps),
            parent_attendance: self.parent_attendance,
            parent_agreement: self.parent_agreement,
            attendance: self.attendance,
            decision: self.decision,
            decision_reason: tidy(&self.decision_reason),
            next_due_on: self.next_due_on,
            closed_on: None,
        }
    }

    /// What must hold even while the review is open: numbers on their scales, a day that has come.
    pub(super) fn check_open<'t>(
        &self,
        errors: &mut FieldErrors,
        today: NaiveDate,
        target: impl Fn(&TargetId) -> Option<&'t Target>,
    ) {
        if self.happened_on.is_some() {
            let what = "the day of the review";
            not_in_future(errors, "happened_on", what, self.happened_on, today);
        }
        if self
            .attendance
            .is_some_and(|percent| !(0.0..=100.0).contains(&percent))
        {
            errors.add(
                "attendance",
                "Enter attendance as a percentage from 0 to 100.",
            );
        }
        for (place, review) in self.targets.iter().enumerate() {
            let Some(target) = target(&review.target_id) else {
                continue;
            };
            let scores = [
                ("score", review.score),
                ("adapted_expected", review.adapted_expected),
            ];
            for (field, value) in scores {
                if let Some(Err(sentence)) = value.map(|value| target.measure.score(value)) {
                    errors.add(format!("targets.{place}.{field}"), sentence);
                }
            }
        }
    }
}

pub(super) fn tidy(text: &str) -> String {
    text.trim().to_owned()
}
