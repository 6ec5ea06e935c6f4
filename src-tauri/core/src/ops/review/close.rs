//! Closing a review: one act that judges every target, carries out the decision and opens what comes next.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::draft::{ReviewDraft, TargetReviewDraft};
use super::next_plan::{self, Continuation};
use super::save::{check_targets, keep};
use super::view::{DecisionOption, ReviewParts, decisions};
use crate::domain::date_words::long;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{PlanId, RatingId, ReviewId};
use crate::domain::measure::{Score, TargetOutcome};
use crate::domain::pathway::{EntryCheck, ReviewDecision};
use crate::domain::record::person::Staff;
use crate::domain::record::plan::Target;
use crate::domain::record::review::{Cycle, Next, Rating, Review, TargetReview};
use crate::domain::role::Action;
use crate::domain::voice::Face;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::clocks::SchoolClocks;
use crate::ops::placement::{Decision, Leaving, place, placements_of};
use crate::store::WriteTx;

/// Closes the review of a plan's open cycle and carries out what it decided.
#[derive(Debug, Deserialize, TS)]
pub struct CloseReview {
    pub plan_id: PlanId,
    /// The version that the form started from; `null` where nothing was saved then.
    pub version: Option<i32>,
    pub review: ReviewDraft,
    /// For a step up: what an adult says is in place though no record shows it.
    pub confirmed: Vec<EntryCheck>,
    /// Why the child enters the stage although something is missing, or leaves the register with somebody not consulted.
    pub missing_reason: String,
    /// For a step up: when the parents were told.
    #[ts(type = "string | null")]
    pub parents_told_on: Option<NaiveDate>,
    /// For a review that ends in leaving the register or the pathway.
    #[serde(default)]
    pub leaving: Option<Leaving>,
}

/// What came of closing a review.
#[derive(Debug, Serialize, TS)]
pub struct ReviewClosed {
    pub review_id: ReviewId,
    /// The plan that goes on: the same one, or the next stage's; `None` where there is none.
    pub next_plan_id: Option<PlanId>,
    #[ts(type = "string | null")]
    pub next_due_on: Option<NaiveDate>,
}

impl WriteOp for CloseReview {
    const ACTION: Action = Action::ReviewClose;
    type Output = ReviewClosed;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<ReviewClosed> {
        let open = ReviewParts::load(tx, &self.plan_id)?;
        if self.version != open.version() {
            return Err(Error::Conflict);
        }
        check_targets(&open, &self.review)?;
        let rules = SchoolClocks::of(tx)?;
        let options = decisions(tx, &open.parts, &rules)?;
        let option = options
            .iter()
            .find(|option| Some(option.decision) == self.review.decision);
        check(tx, &open, &self.review, option)?;
        let option = option.ok_or(Error::NotFound)?;

        let mut review = self.review.clone();
        if option.plan_name.is_none() {
            review.next_due_on = None;
        }
        let (review, targets) = keep(tx, &open, &review, self.version)?;
        rate(tx, &open, &review, &targets)?;
        freeze(tx, &open, &review)?;
        if option.decision != ReviewDecision::Stay {
            self.change_stage(tx, &open, &review, option)?;
        }
        let next_plan_id = Continuation {
            open: &open,
            review: &review,
            targets: &targets,
        }
        .carry_out(tx, option)?;
        Ok(ReviewClosed {
            review_id: review.id,
            next_due_on: review.next_due_on.filter(|_| next_plan_id.is_some()),
            next_plan_id,
        })
    }
}

impl CloseReview {
    fn change_stage(
        &self,
        tx: &mut WriteTx<'_>,
        open: &ReviewParts,
        review: &Review,
        option: &DecisionOption,
    ) -> Result<()> {
        let pupil = tx.seen(open.parts.pupil_id())?;
        let placed = placements_of(tx, &pupil)?
            .pop()
            .is_some_and(|kept| kept.record.to_on.is_none());
        if option.stage_key.is_none() && !placed {
            return Ok(());
        }
        let me = tx.get::<Staff>(tx.session().staff_id().as_str())?;
        let decision = Decision {
            to: option.stage_key.clone(),
            happened_on: Some(review.happened_on),
            reason: review.decision_reason.clone(),
            evidence: review.evidence.clone(),
            decided_by: me.name,
            parents_told_on: self.parents_told_on,
            confirmed: self.confirmed.clone(),
            missing_reason: self.missing_reason.clone(),
            leaving: self.leaving.clone(),
        };
        place(tx, &pupil, decision).map_err(in_terms_of_the_review)?;
        Ok(())
    }
}

/// The problems of a placement beside the fields of the review that they come from.
fn in_terms_of_the_review(error: Error) -> Error {
    let Error::Invalid(wrong) = error else {
        return error;
    };
    let mut errors = FieldErrors::new();
    for (field, sentences) in wrong.iter() {
        let field = match field {
            "to" => "decision",
            "reason" => "decision_reason",
            other => other,
        };
        for sentence in sentences {
            errors.add(field, sentence);
        }
    }
    errors.into()
}

/// Everything that must hold before a review is closed.
fn check(
    tx: &WriteTx<'_>,
    open: &ReviewParts,
    draft: &ReviewDraft,
    option: Option<&DecisionOption>,
) -> Result<()> {
    let mut errors = FieldErrors::new();
    draft.check_open(&mut errors, tx.today(), |id| open.target(id));
    let happened_on = draft.happened_on.unwrap_or(tx.today());
    let cycle = &open.cycle.record;
    if happened_on < cycle.starts_on {
        errors.add(
            "happened_on",
            format!(
                "This cycle began on {}. Choose that day or a later one.",
                long(cycle.starts_on)
            ),
        );
    }
    check_voices(&mut errors, draft);
    check_decision(&mut errors, draft, option, happened_on);
    for target in open.parts.open_targets() {
        if !draft.targets.iter().any(|one| one.target_id == target.id) {
            errors.add(
                "targets",
                format!("\u{201c}{}\u{201d} has not been reviewed yet.", target.text),
            );
        }
    }
    for (place, one) in draft.targets.iter().enumerate() {
        if let Some(target) = open.target(&one.target_id) {
            errors.add_within(&format!("targets.{place}"), check_target(one, target));
        }
    }
    Ok(errors.into_result()?)
}

fn check_voices(errors: &mut FieldErrors, draft: &ReviewDraft) {
    let said = !draft.child_views.trim().is_empty();
    let declined = draft.child_declined || draft.child_face == Some(Face::WouldRatherNotSay);
    if !said && !declined && draft.child_face.is_none() {
        errors.add(
            "child_views",
            "Write what the child says, choose a face, or record that they would rather not say.",
        );
    }
    if said && draft.child_declined {
        errors.add(
            "child_declined",
            "The child\u{2019}s words are written down. Untick \u{201c}would rather not say\u{201d}, or take the \
             words out.",
        );
    }
}

fn check_decision(
    errors: &mut FieldErrors,
    draft: &ReviewDraft,
    option: Option<&DecisionOption>,
    happened_on: NaiveDate,
) {
    let Some(decision) = draft.decision else {
        errors.add("decision", "Choose what the review decides.");
        return;
    };
    let Some(option) = option else {
        errors.add(
            "decision",
            "There is no such stage to move to. Choose another decision.",
        );
        return;
    };
    if decision != ReviewDecision::Stay && draft.decision_reason.trim().is_empty() {
        errors.add("decision_reason", "Say why this was decided.");
    }
    if option.plan_name.is_some() {
        match draft.next_due_on {
            None => errors.add("next_due_on", "Enter when the next review is due."),
            Some(due) if due <= happened_on => errors.add(
                "next_due_on",
                "The next review comes after this one. Choose a later day.",
            ),
            Some(_) => {}
        }
    }
}

fn check_target(draft: &TargetReviewDraft, target: &Target) -> FieldErrors {
    let mut errors = FieldErrors::new();
    let Some(outcome) = draft.outcome else {
        errors.add("outcome", "Choose how the target went.");
        if draft.next.is_none() {
            errors.add("next", "Choose what becomes of the target.");
        }
        return errors;
    };
    if let Err(wrong) = outcome.check_reason(&draft.reason) {
        errors.merge(wrong);
    }
    match draft.next {
        None => errors.add("next", "Choose what becomes of the target."),
        Some(Next::CarryOver) if outcome.is_success() => errors.add(
            "next",
            "This target is met. Finish it, or adapt it to go further.",
        ),
        Some(Next::CarryOver) if outcome == TargetOutcome::Discontinued => errors.add(
            "next",
            "A discontinued target is not carried over. Finish it, or adapt it.",
        ),
        Some(Next::Finish)
            if outcome.carries_over()
                && !outcome.needs_reason()
                && draft.reason.trim().is_empty() =>
        {
            errors.add("reason", "Say why the target ends before it is met.");
        }
        Some(Next::Adapt) => check_adapted(&mut errors, draft, target),
        Some(Next::CarryOver | Next::Finish) => {}
    }
    errors
}

fn check_adapted(errors: &mut FieldErrors, draft: &TargetReviewDraft, target: &Target) {
    if draft.adapted_text.trim().is_empty() {
        errors.add("adapted_text", "Write the target as it is to be now.");
    }
    let baseline = next_plan::adapted_baseline(target, draft.score).and_then(Score::finite);
    let expected = draft.adapted_expected.and_then(Score::finite);
    if let Err(wrong) = target.measure.validate(baseline, expected) {
        for sentence in wrong.of("expected") {
            errors.add("adapted_expected", sentence);
        }
    }
}

/// Keeps each score as a dated rating, unless it was rated the same on that day already.
fn rate(
    tx: &mut WriteTx<'_>,
    open: &ReviewParts,
    review: &Review,
    targets: &[TargetReview],
) -> Result<()> {
    for target in targets {
        let Some(score) = target.score else { continue };
        let mut ratings = open.parts.ratings_of(&target.target_id);
        let there = ratings.any(|kept| {
            kept.record.happened_on == review.happened_on && kept.record.score == score
        });
        if !there {
            tx.add(&Rating {
                id: RatingId::new(tx.new_id()),
                pupil_id: review.pupil_id.clone(),
                target_id: target.target_id.clone(),
                cycle_id: Some(review.cycle_id.clone()),
                happened_on: review.happened_on,
                score,
                evidence: target.evidence.clone(),
            })?;
        }
    }
    Ok(())
}

/// Closes the review and its cycle. The file itself refuses any change to them from here on.
fn freeze(tx: &mut WriteTx<'_>, open: &ReviewParts, review: &Review) -> Result<()> {
    let closed_on = Some(tx.today());
    let kept = tx.kept::<Review>(review.id.as_str())?;
    tx.revise(
        &Review {
            closed_on,
            ..kept.record
        },
        kept.version,
    )?;
    tx.revise(
        &Cycle {
            closed_on,
            ..open.cycle.record.clone()
        },
        open.cycle.version,
    )
}
