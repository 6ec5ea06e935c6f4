//! What the timeline and the history promise.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::json;

use super::*;
use crate::domain::id::PupilId;
use crate::domain::record::Kind;
use crate::error::Error;
use crate::office::Session;
use crate::ops::contact::AddContact;
use crate::ops::note::{AddNote, ReviseNote, VoidNote};
use crate::ops::plan::fixture::with_full_plan;
use crate::ops::pupil::OpenPupil;
use crate::ops::review::{OpenReview, ReviewDraft, SaveReview};
use crate::testing::{TestSchool, day, op};

fn timeline(school: &TestSchool, who: &Session) -> Vec<TimelineItem> {
    let pupil_id = school.zoe.clone();
    school.read(who, Timeline { pupil_id })
}

fn history(school: &TestSchool, who: &Session, before: Option<u32>) -> HistoryView {
    let pupil_id = school.zoe.clone();
    school.read(who, PupilHistory { pupil_id, before })
}

fn note(pupil_id: &PupilId, on: &str, body: &str) -> AddNote {
    op(json!({ "pupil_id": pupil_id,
               "note": { "happened_on": on, "note_kind": "concern", "body": body } }))
}

#[test]
fn the_timeline_tells_everything_newest_first_with_both_dates() {
    let (school, _) = with_full_plan("2026-10-20");
    school.write(
        &school.teacher,
        note(&school.zoe, "2026-09-10", &"Sounds. ".repeat(60)),
    );
    let items = timeline(&school, &school.senco);
    let titles: Vec<&str> = items.iter().map(|item| item.title.as_str()).collect();
    for title in [
        "Admitted to the school",
        "Joined hazel",
        "Placed on My Plan",
        "My Plan started",
        "Concern noted",
        "Parents told of the support",
    ] {
        assert!(titles.contains(&title), "{title} is not among {titles:?}");
    }
    assert!(
        items
            .windows(2)
            .all(|pair| pair[0].happened_on >= pair[1].happened_on)
    );
    let concern = items.iter().find(|item| item.kind == Kind::Note).unwrap();
    assert_eq!(concern.happened_on, day("2026-09-10"));
    assert_eq!(concern.recorded_at.date_naive(), day("2026-10-20"));
    assert_eq!(concern.recorded_by_name, "Miss R Shah");
    assert!(concern.summary.chars().count() <= 161 && concern.summary.ends_with('\u{2026}'));
    let plan = items
        .iter()
        .find(|item| item.title == "My Plan started")
        .unwrap();
    assert_eq!(plan.summary, "4 targets");
}

#[test]
fn what_was_taken_back_is_not_on_the_timeline() {
    let school = TestSchool::new();
    let id = school.write(
        &school.senco,
        note(&school.zoe, "2026-11-09", "Wrong child."),
    );
    let reason = "Meant for another".to_owned();
    school.write(&school.senco, VoidNote { id, reason });
    let items = timeline(&school, &school.senco);
    assert!(items.iter().all(|item| item.kind != Kind::Note));
}

#[test]
fn the_timeline_is_for_whoever_sees_the_childs_send() {
    let school = TestSchool::new();
    let ask = |pupil_id: &PupilId| Timeline {
        pupil_id: pupil_id.clone(),
    };
    let office = school.office.read(&school.office_staff, ask(&school.zoe));
    assert!(matches!(office, Err(Error::Forbidden)), "{office:?}");
    let ta = school.office.read(&school.ta, ask(&school.idris));
    assert!(matches!(ta, Err(Error::NotFound)), "{ta:?}");
}

#[test]
fn a_change_is_told_in_plain_words_from_what_to_what() {
    let school = TestSchool::new();
    let id = school.write(
        &school.teacher,
        note(&school.zoe, "2026-11-09", "First words."),
    );
    let revise: ReviseNote = op(json!({ "id": id, "version": 1, "note": {
        "happened_on": "2026-11-06", "note_kind": "progress", "body": "First words." } }));
    school.write(&school.teacher, revise);
    let line = history(&school, &school.senco, None).lines.remove(0);
    assert_eq!(
        line.words,
        "Miss R Shah changed the note: day it happened, kind of note"
    );
    let day = &line.changes[0];
    assert_eq!(
        (day.from.as_str(), day.to.as_str()),
        ("9 November 2026", "6 November 2026")
    );
    assert_eq!(line.changes[1].to, "Progress");
}

#[test]
fn who_opened_a_record_is_for_those_who_may_read_the_audit_trail() {
    let school = TestSchool::new();
    let pupil_id = school.zoe.clone();
    school.read(&school.ta, OpenPupil { pupil_id });
    let opened = |who: &Session| {
        let lines = history(&school, who, None).lines.into_iter();
        lines
            .filter(|line| line.words == "Ms J Lee opened the record")
            .count()
    };
    assert_eq!((opened(&school.senco), opened(&school.head)), (1, 1));
    assert_eq!((opened(&school.teacher), opened(&school.ta)), (0, 0));
}

#[test]
fn an_opening_is_told_apart_from_a_change() {
    let school = TestSchool::new();
    school.write(
        &school.teacher,
        note(&school.zoe, "2026-09-10", "Watches the others first."),
    );
    let pupil_id = school.zoe.clone();
    school.read(&school.ta, OpenPupil { pupil_id });
    let lines = history(&school, &school.senco, None).lines;
    let opened: Vec<&str> = lines
        .iter()
        .filter(|line| line.opened)
        .map(|line| line.words.as_str())
        .collect();
    assert_eq!(opened, ["Ms J Lee opened the record"]);
    assert!(
        lines
            .iter()
            .any(|line| line.kind == Kind::Note && !line.opened)
    );
}

#[test]
fn the_history_keeps_what_a_person_may_not_read_to_itself() {
    let school = TestSchool::new();
    school.write(
        &school.senco,
        note(&school.zoe, "2026-11-09", "Private words."),
    );
    let contact: AddContact = op(json!({ "pupil_id": school.zoe, "contact": {
        "name": "Saga", "relationship": "Mother", "parental_responsibility": true, "may_be_told": true,
        "restriction": "", "telephone": "", "email": "", "address": "", "language": "", "priority": 1,
        "from_on": "2026-09-01", "to_on": null } }));
    school.write(&school.senco, contact);
    let kinds = |who: &Session| -> Vec<Kind> {
        let lines = history(&school, who, None).lines.into_iter();
        lines.map(|line| line.kind).collect()
    };
    assert!(!kinds(&school.office_staff).contains(&Kind::Note));
    assert!(kinds(&school.office_staff).contains(&Kind::Contact));
    assert!(!kinds(&school.office_staff).contains(&Kind::PupilStaff));
    assert!(kinds(&school.ta).contains(&Kind::Note));
    assert!(!kinds(&school.ta).contains(&Kind::Contact));
}

#[test]
fn what_was_said_at_a_review_is_for_those_who_may_read_reviews() {
    let (school, view) = with_full_plan("2026-10-20");
    let plan_id = view.plan.record.id;
    let review = school.read(
        &school.senco,
        OpenReview {
            plan_id: plan_id.clone(),
        },
    );
    let save = SaveReview {
        plan_id,
        version: review.version,
        review: ReviewDraft {
            parent_worries: "The homework takes all evening.".to_owned(),
            ..review.draft
        },
    };
    school.write(&school.senco, save);
    let tells = |who: &Session| {
        let known = history(&school, who, None).lines.into_iter();
        let known = known.filter(|line| matches!(line.kind, Kind::Review | Kind::TargetReview));
        let shown = timeline(&school, who).into_iter();
        (
            known.count() > 0,
            shown.filter(|item| item.kind == Kind::Review).count() > 0,
        )
    };
    assert_eq!(tells(&school.teacher), (true, true));
    assert_eq!(tells(&school.ta), (false, false));
}

#[test]
fn the_history_comes_in_pages_without_a_gap() {
    let school = TestSchool::new();
    for number in 0..130 {
        school.write(
            &school.senco,
            note(&school.zoe, "2026-11-09", &format!("Note {number}.")),
        );
    }
    let mut numbers = Vec::new();
    let mut before = None;
    loop {
        let page = history(&school, &school.senco, before);
        numbers.extend(page.lines.into_iter().map(|line| line.number));
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    assert!(numbers.len() >= 133, "{}", numbers.len());
    assert!(
        numbers.windows(2).all(|pair| pair[0] > pair[1]),
        "newest first, each once"
    );
}
