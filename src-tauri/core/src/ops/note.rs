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
        let body = required(&mut errors, "body", "Write the note.", &self.body);
        errors.into_result()?;
        Ok(Note {
            id,
            pupil_id,
            happened_on,
            note_kind: self.note_kind,
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
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use serde_json::json;

    use super::*;
    use crate::error::Error;
    use crate::testing::{TestSchool, day, op};

    fn add(pupil_id: &PupilId, body: &str) -> AddNote {
        op(json!({ "pupil_id": pupil_id,
                   "note": { "happened_on": "2026-11-09", "note_kind": "concern", "body": body } }))
    }

    #[test]
    fn a_note_carries_when_it_happened_and_when_it_was_recorded() {
        let school = TestSchool::new();
        school.write(&school.ta, add(&school.zoe, "Found phonics hard today."));
        let notes = school.read(
            &school.senco,
            ListNotes {
                pupil_id: school.zoe.clone(),
            },
        );
        assert_eq!(notes[0].record.happened_on, day("2026-11-09"));
        assert_eq!(notes[0].recorded_at.date_naive(), day("2026-11-10"));
        assert_eq!(notes[0].recorded_by_name, "Ms J Lee");
    }

    #[test]
    fn a_child_out_of_scope_is_answered_like_one_that_does_not_exist() {
        let school = TestSchool::new();
        let missing = PupilId::new("nobody");
        for pupil in [&school.idris, &missing] {
            let written = school.office.write(&school.ta, add(pupil, "Not mine."));
            assert!(matches!(written, Err(Error::NotFound)), "{written:?}");
            let read = school.office.read(
                &school.ta,
                ListNotes {
                    pupil_id: pupil.clone(),
                },
            );
            assert!(matches!(read, Err(Error::NotFound)), "{read:?}");
        }
    }

    #[test]
    fn a_note_out_of_scope_cannot_be_changed_by_its_id() {
        let school = TestSchool::new();
        let id = school.write(
            &school.senco,
            add(&school.idris, "Seen by the paediatrician."),
        );
        let voided = school.office.write(
            &school.ta,
            VoidNote {
                id: id.clone(),
                reason: "x".to_owned(),
            },
        );
        assert!(matches!(voided, Err(Error::NotFound)), "{voided:?}");
        let revise: ReviseNote = op(json!({ "id": id, "version": 1,
            "note": { "happened_on": "2026-11-09", "note_kind": "other", "body": "changed" } }));
        let revised = school.office.write(&school.ta, revise);
        assert!(matches!(revised, Err(Error::NotFound)), "{revised:?}");
    }

    #[test]
    fn the_office_neither_reads_nor_writes_notes() {
        let school = TestSchool::new();
        let before = school.audit_len();
        let written = school
            .office
            .write(&school.office_staff, add(&school.zoe, "x"));
        assert!(matches!(written, Err(Error::Forbidden)), "{written:?}");
        let read = school.office.read(
            &school.office_staff,
            ListNotes {
                pupil_id: school.zoe.clone(),
            },
        );
        assert!(matches!(read, Err(Error::Forbidden)), "{read:?}");
        assert_eq!(
            school.audit_len(),
            before,
            "nothing was done, so there is no trace of a deed"
        );
    }

    #[test]
    fn every_write_leaves_a_trace_and_a_rolled_back_one_leaves_none() {
        let school = TestSchool::new();
        let before = school.audit_len();
        school.write(&school.senco, add(&school.zoe, "A good day."));
        assert_eq!(school.audit_len(), before + 1);
        let wrong = school.office.write(&school.senco, add(&school.zoe, "   "));
        assert!(
            matches!(&wrong, Err(Error::Invalid(fields)) if fields.of("body") == ["Write the note."]),
            "{wrong:?}"
        );
        assert_eq!(school.audit_len(), before + 1);
    }

    #[test]
    fn two_people_on_one_note_lose_nothing() {
        let school = TestSchool::new();
        let id = school.write(&school.senco, add(&school.zoe, "First words."));
        let revise = |body: &str| -> ReviseNote {
            op(json!({ "id": id, "version": 1,
                "note": { "happened_on": "2026-11-09", "note_kind": "concern", "body": body } }))
        };
        school.write(&school.senco, revise("Second words."));
        let late = school.office.write(&school.teacher, revise("Other words."));
        assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
        let notes = school.read(
            &school.senco,
            ListNotes {
                pupil_id: school.zoe.clone(),
            },
        );
        assert_eq!(
            (notes[0].record.body.as_str(), notes[0].version),
            ("Second words.", 2)
        );
    }

    #[test]
    fn a_voided_note_stays_with_its_reason_and_comes_back() {
        let school = TestSchool::new();
        let id = school.write(&school.senco, add(&school.zoe, "Wrong child."));
        school.write(
            &school.senco,
            VoidNote {
                id: id.clone(),
                reason: "Meant for another".to_owned(),
            },
        );
        let list = || {
            school.read(
                &school.senco,
                ListNotes {
                    pupil_id: school.zoe.clone(),
                },
            )
        };
        assert_eq!(
            list()[0].voided.as_ref().unwrap().reason,
            "Meant for another"
        );
        school.write(&school.senco, BringBackNote { id });
        assert!(list()[0].voided.is_none());
    }

    #[test]
    fn a_note_from_the_future_is_refused_beside_its_field() {
        let school = TestSchool::new();
        let tomorrow: AddNote = op(json!({ "pupil_id": school.zoe,
            "note": { "happened_on": "2026-11-11", "note_kind": "other", "body": "x" } }));
        let written = school.office.write(&school.senco, tomorrow);
        assert!(
            matches!(&written, Err(Error::Invalid(f)) if f.of("happened_on").len() == 1),
            "{written:?}"
        );
    }

    #[test]
    fn looking_again_within_a_quarter_of_an_hour_is_one_opening_for_each_person() {
        let school = TestSchool::new();
        let before = school.audit_len();
        for who in [&school.senco, &school.senco, &school.head, &school.senco] {
            let open = crate::ops::pupil::OpenPupil {
                pupil_id: school.zoe.clone(),
            };
            school.read(who, open);
        }
        assert_eq!(school.audit_len(), before + 2);
    }
}
