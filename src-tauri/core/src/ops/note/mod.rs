//! Notes about a child: dated, voided with a reason, brought back.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::check::{not_in_future, required};
use super::undo::void_and_bring_back;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{NoteId, PupilId};
use crate::domain::record::Kept;
use crate::domain::record::pupil::{Note, NoteKind};
use crate::domain::role::Action;
use crate::domain::voice::ContactOutcome;
use crate::error::Result;
use crate::office::{ReadOp, WriteOp};
use crate::store::{ReadTx, WriteTx};

/// The notes about a child, newest event first, the voided among them.
#[derive(Debug, Deserialize, TS)]
pub struct ListNotes {
    pub pupil_id: PupilId,
}

impl ReadOp for ListNotes {
    const ACTION: Action = Action::NoteRead;
    type Output = Vec<Kept<Note>>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Vec<Kept<Note>>> {
        let pupil = tx.seen(&self.pupil_id)?;
        let mut notes = tx.about_with_voided::<Note>(&pupil)?;
        notes.sort_by(|a, b| {
            b.record
                .happened_on
                .cmp(&a.record.happened_on)
                .then(b.recorded_at.cmp(&a.recorded_at))
        });
        Ok(notes)
    }
}

/// What somebody wrote as a note, not yet checked.
#[derive(Debug, Deserialize, TS)]
pub struct NoteDraft {
    #[ts(type = "string | null")]
    pub happened_on: Option<NaiveDate>,
    pub note_kind: NoteKind,
    /// How parents took part, in a contact with them or a meeting.
    pub contact_outcome: Option<ContactOutcome>,
    #[serde(default)]
    pub contact_with: String,
    pub body: String,
}

impl NoteDraft {
    fn checked(self, id: NoteId, pupil_id: PupilId, today: NaiveDate) -> Result<Note> {
        let mut errors = FieldErrors::default();
        let happened_on = not_in_future(
            &mut errors,
            "happened_on",
            "the day it happened",
            self.happened_on,
            today,
        );
        let contact_outcome = (self.contact_outcome).filter(|_| self.note_kind.has_contact());
        // That somebody was met is worth recording without a word more; that nothing came of it, too.
        let body = if contact_outcome.is_some() {
            self.body.trim().to_owned()
        } else {
            required(&mut errors, "body", "Write the note.", &self.body)
        };
        errors.into_result()?;
        let contact_with = if contact_outcome.is_some() {
            self.contact_with.trim().to_owned()
        } else {
            String::new()
        };
        Ok(Note {
            id,
            pupil_id,
            happened_on,
            note_kind: self.note_kind,
            contact_outcome,
            contact_with,
            body,
            review_id: None,
        })
    }
}

/// Writes a new note.
#[derive(Debug, Deserialize, TS)]
pub struct AddNote {
    pub pupil_id: PupilId,
    pub note: NoteDraft,
}

impl WriteOp for AddNote {
    const ACTION: Action = Action::NoteWrite;
    type Output = NoteId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<NoteId> {
        let pupil = tx.seen(&self.pupil_id)?;
        let id = NoteId::new(tx.new_id());
        let note = self
            .note
            .checked(id.clone(), pupil.id().clone(), tx.today())?;
        tx.add(&note)?;
        Ok(id)
    }
}

/// Changes a note; what it said before stays in the history.
#[derive(Debug, Deserialize, TS)]
pub struct ReviseNote {
    pub id: NoteId,
    pub version: i32,
    pub note: NoteDraft,
}

impl WriteOp for ReviseNote {
    const ACTION: Action = Action::NoteWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let before = tx.get::<Note>(self.id.as_str())?;
        let mut note = self.note.checked(self.id, before.pupil_id, tx.today())?;
        if before.review_id.is_some() {
            // What was written beside a review goes on standing there, as a correction.
            note.note_kind = NoteKind::Correction;
            note.contact_outcome = None;
            note.contact_with = String::new();
            note.review_id = before.review_id;
        }
        tx.revise(&note, self.version)
    }
}

void_and_bring_back!(
    VoidNote,
    BringBackNote,
    Note,
    NoteId,
    Action::NoteWrite,
    "a note"
);

#[cfg(test)]
mod tests;
