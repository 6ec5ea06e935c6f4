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
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use serde_json::json;

    use super::*;
    use crate::error::Error;
    use crate::ops::plan::fixture::with_plan;
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

    /// How many of the year's meetings with parents the child's record counts.
    fn met(school: &TestSchool) -> usize {
        let open = crate::ops::pupil::OpenPupil {
            pupil_id: school.zoe.clone(),
        };
        let send = school.read(&school.senco, open).send.unwrap();
        let meetings = send.parent_meetings.unwrap();
        assert!(
            meetings
                .words
                .starts_with(&meetings.held_on.len().to_string())
        );
        meetings.held_on.len()
    }

    fn contact(on: &str, kind: &str, outcome: Option<&str>, body: &str) -> serde_json::Value {
        json!({ "happened_on": on, "note_kind": kind, "contact_outcome": outcome,
                "contact_with": "Mrs Ångström", "body": body })
    }

    #[test]
    fn who_came_or_phoned_counts_as_met_and_who_wrote_or_stayed_away_does_not() {
        let (school, _) = with_plan("2026-11-10");
        let add = |on: &str, kind: &str, outcome: Option<&str>| {
            let add: AddNote = op(json!({ "pupil_id": school.zoe,
                                          "note": contact(on, kind, outcome, "Talked of reading.") }));
            school.write(&school.teacher, add)
        };
        assert_eq!(met(&school), 0);
        for outcome in ["sent_views", "declined", "missed"] {
            add("2026-10-05", "parent_contact", Some(outcome));
        }
        add("2026-10-05", "meeting", Some("not_parents"));
        add("2026-10-05", "parent_contact", None);
        assert_eq!(met(&school), 0);
        add("2026-10-06", "parent_contact", Some("attended"));
        let by_phone = add("2026-10-07", "meeting", Some("phoned"));
        assert_eq!(met(&school), 2);
        // As notes of meetings were written before they could say how parents took part.
        add("2026-10-08", "meeting", None);
        assert_eq!(met(&school), 3);

        let revise: ReviseNote = op(json!({ "id": by_phone, "version": 1,
            "note": contact("2026-10-07", "meeting", Some("declined"), "They rang off.") }));
        school.write(&school.teacher, revise);
        assert_eq!(met(&school), 2);
    }

    #[test]
    fn a_contact_that_is_taken_back_no_longer_counts() {
        let (school, _) = with_plan("2026-11-10");
        let add: AddNote = op(json!({ "pupil_id": school.zoe,
            "note": contact("2026-11-09", "parent_contact", Some("attended"), "") }));
        let id = school.write(&school.senco, add);
        assert_eq!(met(&school), 1);
        let reason = "Another child".to_owned();
        school.write(
            &school.senco,
            VoidNote {
                id: id.clone(),
                reason,
            },
        );
        assert_eq!(met(&school), 0);
        school.write(&school.senco, BringBackNote { id });
        assert_eq!(met(&school), 1);
    }

    #[test]
    fn a_contact_needs_no_words_and_another_note_says_nothing_of_parents() {
        let school = TestSchool::new();
        let add = |kind: &str, outcome: Option<&str>, body: &str| -> AddNote {
            op(
                json!({ "pupil_id": school.zoe, "note": contact("2026-11-09", kind, outcome, body) }),
            )
        };
        school.write(&school.senco, add("parent_contact", Some("missed"), " "));
        let wordless = school
            .office
            .write(&school.senco, add("parent_contact", None, " "));
        assert!(matches!(wordless, Err(Error::Invalid(_))), "{wordless:?}");
        school.write(
            &school.senco,
            add("progress", Some("attended"), "Reads aloud."),
        );
        let pupil_id = school.zoe.clone();
        let notes = school.read(&school.senco, ListNotes { pupil_id });
        let progress = notes
            .iter()
            .find(|note| note.record.note_kind == NoteKind::Progress);
        let progress = &progress.unwrap().record;
        assert_eq!(
            (progress.contact_outcome, progress.contact_with.as_str()),
            (None, "")
        );
    }

    #[test]
    fn the_timeline_says_how_parents_took_part_and_with_whom() {
        let school = TestSchool::new();
        let add: AddNote = op(json!({ "pupil_id": school.zoe,
            "note": contact("2026-11-09", "parent_contact", Some("phoned"), "Sleeps badly.") }));
        school.write(&school.teacher, add);
        let pupil_id = school.zoe.clone();
        let items = school.read(&school.senco, crate::ops::history::Timeline { pupil_id });
        let told = items
            .iter()
            .find(|item| item.title == "Spoke with the parents by phone");
        assert_eq!(told.unwrap().summary, "With Mrs Ångström. Sleeps badly.");
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
