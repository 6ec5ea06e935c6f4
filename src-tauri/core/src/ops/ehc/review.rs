//! A review of an EHC plan: what kind, when and where it meets, and who is invited.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::plan::plan_in_force;
use crate::domain::ehc::{EhcReviewKind, InviteeKind};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{EhcPlanId, EhcReviewId, PupilId};
use crate::domain::record::ehc_review::{EhcReview, Invitee};
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::check::{required, required_day};
use crate::ops::undo::void_and_bring_back;
use crate::store::WriteTx;

/// Somebody to invite, as typed. Lines without anything are left out.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct InviteeDraft {
    pub name: String,
    pub kind: Option<InviteeKind>,
    pub role: String,
    pub advice_wanted: bool,
}

/// What is typed of a review that is arranged, not yet checked.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct EhcReviewDraft {
    pub review_kind: EhcReviewKind,
    pub with_pep: bool,
    #[ts(type = "string | null")]
    pub meeting_on: Option<NaiveDate>,
    pub meeting_at: String,
    pub place: String,
    pub people: Vec<InviteeDraft>,
}

impl EhcReviewDraft {
    fn checked(self, before: EhcReview) -> Result<EhcReview> {
        let mut errors = FieldErrors::default();
        let meeting_on = required_day(
            &mut errors,
            "meeting_on",
            "the day of the meeting",
            self.meeting_on,
        );
        let mut people = Vec::new();
        for (place, one) in self.people.into_iter().enumerate() {
            let role = one.role.trim().to_owned();
            if one.name.trim().is_empty() && role.is_empty() {
                continue;
            }
            let path = format!("people.{place}.name");
            let name = required(&mut errors, &path, "Enter the name.", &one.name);
            // Whoever was on the list keeps the advice that came and whether she came.
            let known = before.people.iter().find(|known| known.name == name);
            people.push(Invitee {
                kind: one.kind.unwrap_or(InviteeKind::Other),
                role,
                advice_wanted: one.advice_wanted,
                advice_on: known.and_then(|known| known.advice_on),
                attendance: known.and_then(|known| known.attendance),
                name,
            });
        }
        errors.into_result()?;
        Ok(EhcReview {
            review_kind: self.review_kind,
            with_pep: self.with_pep,
            arranged_on: before.arranged_on.min(meeting_on),
            meeting_on,
            meeting_at: self.meeting_at.trim().to_owned(),
            place: self.place.trim().to_owned(),
            people,
            ..before
        })
    }
}

/// Arranges a review of the plan that holds, or with `id` changes what was arranged.
#[derive(Debug, Deserialize, TS)]
pub struct SaveEhcReview {
    pub pupil_id: PupilId,
    pub id: Option<EhcReviewId>,
    /// The version that the change started from; needed with `id`.
    pub version: Option<i32>,
    pub review: EhcReviewDraft,
}

impl WriteOp for SaveEhcReview {
    const ACTION: Action = Action::EhcWrite;
    type Output = EhcReviewId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<EhcReviewId> {
        let pupil = tx.seen(&self.pupil_id)?;
        if let Some(id) = self.id {
            let before = tx.get::<EhcReview>(id.as_str())?;
            if before.pupil_id != *pupil.id() {
                return Err(Error::NotFound);
            }
            let review = self.review.checked(before)?;
            tx.revise(&review, self.version.unwrap_or_default())?;
            return Ok(id);
        }
        let Some(plan) = plan_in_force(tx, &pupil)? else {
            let sentence = "There is no EHC plan to review. Record the plan first.";
            return Err(FieldErrors::one("meeting_on", sentence).into());
        };
        let id = EhcReviewId::new(tx.new_id());
        let fresh = arranged(id.clone(), pupil.id().clone(), plan.record.id, tx.today());
        let review = self.review.checked(fresh)?;
        tx.add(&review)?;
        Ok(id)
    }
}

/// A review of which nothing is known yet but that it is arranged.
pub(crate) fn arranged(
    id: EhcReviewId,
    pupil_id: PupilId,
    plan_id: EhcPlanId,
    today: NaiveDate,
) -> EhcReview {
    EhcReview {
        id,
        pupil_id,
        plan_id,
        review_kind: EhcReviewKind::Annual,
        with_pep: false,
        arranged_on: today,
        meeting_on: today,
        meeting_at: String::new(),
        place: String::new(),
        people: Vec::new(),
        advice_asked_on: None,
        invitations_sent_on: None,
        papers_sent_on: None,
        held_on: None,
        child_views: String::new(),
        child_scribe: String::new(),
        parent_views: String::new(),
        working_well: String::new(),
        progress: Vec::new(),
        changes: String::new(),
        moving_on: String::new(),
        recommendation: None,
        report_sent_on: None,
        decision: None,
        decided_on: None,
        decision_note: String::new(),
        amended_on: None,
        rights_told_on: None,
        certificate_on: None,
        appealed_on: None,
        reasons: Vec::new(),
    }
}

void_and_bring_back!(
    VoidEhcReview,
    BringBackEhcReview,
    EhcReview,
    EhcReviewId,
    Action::EhcWrite,
    "a review of an EHC plan"
);
