//! Saving a review that is still open, as often as it takes.

use serde::Deserialize;
use ts_rs::TS;

use super::draft::ReviewDraft;
use super::view::ReviewParts;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{LinkId, PlanId, ReviewId};
use crate::domain::record::Kept;
use crate::domain::record::review::{Review, TargetReview};
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::store::WriteTx;

/// Saves the review of a plan's open cycle; it stays open.
#[derive(Debug, Deserialize, TS)]
pub struct SaveReview {
    pub plan_id: PlanId,
    /// The version that the form started from; `null` where nothing was saved then.
    pub version: Option<i32>,
    pub review: ReviewDraft,
}

impl WriteOp for SaveReview {
    const ACTION: Action = Action::ReviewWrite;
    /// The version of the review now.
    type Output = i32;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<i32> {
        let open = ReviewParts::load(tx, &self.plan_id)?;
        check_targets(&open, &self.review)?;
        let mut errors = FieldErrors::new();
        self.review
            .check_open(&mut errors, tx.today(), |id| open.target(id));
        errors.into_result()?;
        keep(tx, &open, &self.review, self.version)?;
        let saved = ReviewParts::load(tx, &self.plan_id)?;
        saved
            .version()
            .ok_or_else(|| Error::Internal("a saved review is not there".to_owned()))
    }
}

/// Every target in the form is an open one of the plan, and there once.
///
/// # Errors
/// [`Error::NotFound`].
pub(super) fn check_targets(open: &ReviewParts, draft: &ReviewDraft) -> Result<()> {
    let mut named = std::collections::HashSet::new();
    for review in &draft.targets {
        if open.target(&review.target_id).is_none() || !named.insert(&review.target_id) {
            return Err(Error::NotFound);
        }
    }
    Ok(())
}

/// Keeps the form as the open review, and gives back the review as it now is.
///
/// # Errors
/// [`Error::Conflict`] where somebody saved it since `version` and this save says something else.
pub(super) fn keep(
    tx: &mut WriteTx<'_>,
    open: &ReviewParts,
    draft: &ReviewDraft,
    version: Option<i32>,
) -> Result<(Review, Vec<TargetReview>)> {
    let before = open.review.as_ref();
    let id = before.map_or_else(|| ReviewId::new(tx.new_id()), |kept| kept.record.id.clone());
    let review = draft.record(
        id.clone(),
        open.parts.pupil_id().clone(),
        open.parts.plan.record.id.clone(),
        open.cycle.record.id.clone(),
        tx.today(),
    );
    let targets: Vec<TargetReview> = draft
        .targets
        .iter()
        .map(|one| {
            let mut kept = open.targets.iter().map(|kept| &kept.record);
            let link = kept.find(|kept| kept.target_id == one.target_id);
            let link = link.map_or_else(|| LinkId::new(tx.new_id()), |kept| kept.id.clone());
            one.record(link, open.parts.pupil_id().clone(), id.clone())
        })
        .collect();
    let same = before.is_some_and(|kept| kept.record == review)
        && gone_targets(open).next().is_none()
        && targets.iter().all(|target| {
            let mut kept = open.targets.iter();
            kept.any(|kept| kept.record == *target)
        });
    if same {
        return Ok((review, targets));
    }
    if open.version() != version {
        return Err(Error::Conflict);
    }
    for kept in gone_targets(open) {
        tx.void::<TargetReview>(
            kept.record.id.as_str(),
            "the target is no longer in the plan",
        )?;
    }
    match before {
        None => tx.add(&review)?,
        Some(kept) => tx.revise(&review, kept.version)?,
    }
    for target in &targets {
        let mut kept = open.targets.iter();
        match kept.find(|kept| kept.record.id == target.id) {
            None => tx.add(target)?,
            Some(kept) => tx.revise(target, kept.version)?,
        }
    }
    Ok((review, targets))
}

/// What was said of targets that are no longer open in the plan.
fn gone_targets(open: &ReviewParts) -> impl Iterator<Item = &Kept<TargetReview>> {
    let reviews = open.targets.iter();
    reviews.filter(|kept| open.target(&kept.record.target_id).is_none())
}
