//! The record of a closed review on paper, with what was put right in it since beside it.

use serde::Deserialize;
use ts_rs::TS;

use super::child::{child_paper_on, people_on};
use super::plan::{child_views, decision, signatures};
use super::{PaperOp, PrintChoices, PrintedPaper, Sheet};
use crate::documents::{self, ReviewRecordPaper, ReviewedTargetPaper};
use crate::domain::date_words::long;
use crate::domain::id::ReviewId;
use crate::domain::record::Kind;
use crate::domain::record::review::Review;
use crate::domain::role::Action;
use crate::domain::voice::ParentPrompt;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::placement::pathway_of;
use crate::ops::review::{PastReview, past_reviews};
use crate::store::{Reader, Seen, WriteTx};

/// Prints the record of a closed review, however long ago it was.
///
/// # Errors
/// [`Error::NotFound`] where the review is still open: it has nothing yet that stays.
#[derive(Debug, Deserialize, TS)]
pub struct PrintReview {
    pub review_id: ReviewId,
    pub choices: PrintChoices,
}

impl WriteOp for PrintReview {
    const ACTION: Action = Action::Print;
    type Output = Sheet<ReviewRecordPaper>;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<Self::Output> {
        let review = tx.get::<Review>(self.review_id.as_str())?;
        let pupil = tx.seen(&review.pupil_id)?;
        let past = past_reviews(tx, &pupil)?
            .into_iter()
            .find(|past| past.review.record.id == self.review_id)
            .ok_or(Error::NotFound)?;
        let view = record_paper(tx, &pupil, &past, self.choices)?;
        let held_on = past.review.record.happened_on;
        let id = self.review_id.as_str();
        tx.note_act(Kind::Review, id, Some(pupil.id()), "printed");
        let name = format!("Review of {} held {held_on}", past.plan_name);
        Sheet::of(tx, &pupil, &name, view, self.choices)
    }
}

impl PaperOp for PrintReview {
    fn lay_out(sheet: Self::Output) -> Result<PrintedPaper> {
        sheet.laid_out(documents::review)
    }
}

/// What a closed review says, as its paper has it.
pub(super) fn record_paper(
    tx: &Reader<'_>,
    pupil: &Seen,
    past: &PastReview,
    choices: PrintChoices,
) -> Result<ReviewRecordPaper> {
    let review = &past.review.record;
    let targets = past.targets.iter().map(|target| ReviewedTargetPaper {
        text: target.text.clone(),
        measured: match (&target.baseline_words, &target.score_words) {
            (Some(from), Some(to)) => format!("from {from} to {to}"),
            (None, Some(score)) => score.clone(),
            (_, None) => String::new(),
        },
        result: target.result_words.clone().unwrap_or_default(),
        evidence: target.review.record.evidence.clone(),
        next: target.next_words.clone().unwrap_or_default(),
    });
    let answers = [
        (ParentPrompt::GoingWell, &review.parent_going_well),
        (ParentPrompt::Worries, &review.parent_worries),
        (ParentPrompt::Hopes, &review.parent_hopes),
        (ParentPrompt::HelpsAtHome, &review.parent_helps),
    ];
    let parents: Vec<&str> = [&past.parent_attendance_words, &past.parent_agreement_words]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    Ok(ReviewRecordPaper {
        child: child_paper_on(tx, pupil, choices, review.happened_on)?,
        plan_name: past.plan_name.clone(),
        held_on: Some(review.happened_on),
        due_on: Some(past.cycle.record.due_on),
        who_took_part: review.who_took_part.clone(),
        attendance: review
            .attendance
            .map(|share| format!("{share} per cent"))
            .unwrap_or_default(),
        targets: targets.collect(),
        success: past.success_words.clone(),
        evidence: review.evidence.clone(),
        views_name: pathway_of(tx)?.pupil_words.views,
        child_views: child_views(review),
        parent_views: answers
            .into_iter()
            .filter(|(_, words)| !words.trim().is_empty())
            .map(|(prompt, words)| (prompt.name().to_owned(), words.clone()))
            .collect(),
        parents: parents.join(". "),
        decision: decision(past),
        next_review_on: review.next_due_on,
        corrections: past
            .corrections
            .iter()
            .map(|note| {
                [
                    long(note.record.happened_on),
                    note.recorded_by_name.clone(),
                    note.record.body.clone(),
                ]
            })
            .collect(),
        signatures: signatures(tx, &people_on(tx, pupil, review.happened_on)?)?,
    })
}
