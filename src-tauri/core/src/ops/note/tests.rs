//! What notes and contacts with parents promise.

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
        op(json!({ "pupil_id": school.zoe, "note": contact("2026-11-09", kind, outcome, body) }))
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
