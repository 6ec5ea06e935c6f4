//! Putting right what a closed review says: the review stays as it is, and a dated entry stands beside it.

use serde::Deserialize;
use ts_rs::TS;

use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{NoteId, ReviewId};
use crate::domain::record::pupil::{Note, NoteKind};
use crate::domain::record::review::Review;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::check::required;
use crate::store::WriteTx;

/// Writes a correction beside a closed review, dated today. It is a note too: whoever reads the child's notes reads it.
///
/// # Errors
/// [`crate::Error::Invalid`] where it has no words, or where the review is still open and can simply be changed.
#[derive(Debug, Deserialize, TS)]
pub struct CorrectReview {
    pub review_id: ReviewId,
    /// What is right, and how that is known.
    pub body: String,
}

impl WriteOp for CorrectReview {
    const ACTION: Action = Action::ReviewWrite;
    type Output = NoteId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<NoteId> {
        let review = tx.get::<Review>(self.review_id.as_str())?;
        let mut errors = FieldErrors::new();
        let body = required(&mut errors, "body", "Write what is right.", &self.body);
        if review.closed_on.is_none() {
            errors.add(
                "body",
                "This review is still open. Change it there, and close it.",
            );
        }
        errors.into_result()?;
        let id = NoteId::new(tx.new_id());
        tx.add(&Note {
            id: id.clone(),
            pupil_id: review.pupil_id,
            happened_on: tx.today(),
            note_kind: NoteKind::Correction,
            contact_outcome: None,
            contact_with: String::new(),
            body,
            review_id: Some(review.id),
        })?;
        Ok(id)
    }
}
