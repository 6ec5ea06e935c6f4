//! What comparing two versions promises: the words of each time, in words, and nothing that the person may not read.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use serde_json::json;

use super::compare::*;
use crate::domain::id::{ChronologyEventId, TeamMeetingId};
use crate::domain::record::Kind;
use crate::domain::word_diff::Stretch;
use crate::error::Error;
use crate::office::Session;
use crate::ops::chronology::SaveChronologyEvent;
use crate::ops::contact::{AddContact, ReviseContact};
use crate::ops::note::{AddNote, ReviseNote};
use crate::ops::plan::fixture::{targets, with_full_plan, with_plan};
use crate::ops::plan::{AddStrategy, TickStep};
use crate::ops::team::SaveTeamMeeting;
use crate::testing::{TestSchool, op};

fn versions(school: &TestSchool, kind: Kind) -> Vec<VersionLine> {
    let list = ListVersions {
        pupil_id: school.zoe.clone(),
    };
    let groups = school.read(&school.senco, list);
    let found = groups.into_iter().find(|group| group.kind == kind);
    found.map(|group| group.versions).unwrap_or_default()
}

fn compare(
    school: &TestSchool,
    kind: Kind,
    before: &VersionKey,
    after: &VersionKey,
) -> VersionsCompared {
    let ask = CompareVersions {
        pupil_id: school.zoe.clone(),
        kind,
        before: before.clone(),
        after: after.clone(),
    };
    school.read(&school.senco, ask)
}

fn note(school: &TestSchool) {
    let add: AddNote = op(json!({ "pupil_id": school.zoe,
        "note": { "happened_on": "2026-11-09", "note_kind": "concern", "body": "Found phonics hard today." } }));
    let id = school.write(&school.senco, add);
    let revise: ReviseNote = op(json!({ "id": id, "version": 1,
        "note": { "happened_on": "2026-11-09", "note_kind": "concern", "body": "Found writing hard today." } }));
    school.write(&school.teacher, revise);
}

#[test]
fn two_versions_are_compared_word_by_word_in_the_words_of_the_form() {
    let school = TestSchool::new();
    note(&school);
    let all = versions(&school, Kind::Note);
    assert_eq!(all.len(), 2);
    assert_eq!(
        (all[0].staff_name.as_str(), all[0].about.as_str()),
        ("Miss R Shah", "of 9 November 2026")
    );
    let view = compare(&school, Kind::Note, &all[1].key, &all[0].key);
    assert_eq!(view.changed, 1);
    let body = view
        .parts
        .iter()
        .find(|part| part.term == "What was written")
        .unwrap();
    let told: Vec<(Stretch, &str)> = body
        .pieces
        .iter()
        .map(|piece| (piece.stretch, piece.text.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (Stretch::Same, "Found "),
            (Stretch::TakenOut, "phonics "),
            (Stretch::PutIn, "writing "),
            (Stretch::Same, "hard today.")
        ]
    );
    assert!(
        view.parts.iter().all(|part| !part.term.contains('_')),
        "no names of columns"
    );
}

#[test]
fn a_plan_is_compared_with_all_its_parts() {
    let (school, plan_id) = with_plan("2026-10-20");
    let add: AddStrategy =
        op(json!({ "plan_id": plan_id, "target_id": null, "text": "Say the name first" }));
    school.write(&school.teacher, add);
    let all = versions(&school, Kind::Plan);
    let first = all.last().unwrap();
    let view = compare(&school, Kind::Plan, &first.key, &all[0].key);
    let state = |term: &str| {
        let found = view.parts.iter().find(|part| part.term == term);
        found.map(|part| part.state)
    };
    assert_eq!(
        state("Strategy 1"),
        Some(PartState::PutIn),
        "{:?}",
        view.parts
    );
    assert_eq!(state("Name"), Some(PartState::Same));
    let back = compare(&school, Kind::Plan, &all[0].key, &first.key);
    let gone = back
        .parts
        .iter()
        .find(|part| part.term == "Strategy 1")
        .unwrap();
    assert_eq!(gone.state, PartState::TakenOut);
    assert_eq!(view.changed, back.changed);
}

#[test]
fn a_small_step_stands_under_its_target_with_the_day_it_was_achieved() {
    let (school, plan) = with_full_plan("2026-10-20");
    let open = |school: &TestSchool| {
        let all = versions(school, Kind::Plan);
        (all[0].key.clone(), all.last().unwrap().key.clone())
    };
    let step = targets(&plan)[0].small_steps[0].record.id.clone();
    let tick: TickStep = op(json!({ "step_id": step, "achieved_on": "2026-10-12" }));
    school.write(&school.teacher, tick);
    let (now, first) = open(&school);
    let view = compare(&school, Kind::Plan, &first, &now);
    let terms: Vec<&str> = view.parts.iter().map(|part| part.term.as_str()).collect();
    let place = |term: &str| terms.iter().position(|one| *one == term);
    let (target, under) = (place("Target 1"), place("Target 1, small step 1"));
    assert!(
        target.is_some() && target < under && under < place("Target 2"),
        "{terms:?}"
    );
    let words = &view.parts[under.unwrap()];
    let later: String = (words.pieces.iter())
        .filter(|piece| piece.stretch != Stretch::TakenOut)
        .map(|piece| piece.text.as_str())
        .collect();
    assert!(later.ends_with("(achieved on 12 October 2026)"), "{later}");
    assert!(
        terms.iter().all(|term| !term.contains("achieved")),
        "{terms:?}"
    );
    let at = |term: &str| place(term).unwrap_or_else(|| panic!("{term} in {terms:?}"));
    assert!(
        at("Target 1: measure") < at("Target 1: day it was set"),
        "{terms:?}"
    );
}

#[test]
fn nobody_compares_what_they_may_not_read_nor_a_child_out_of_scope() {
    let school = TestSchool::new();
    note(&school);
    let all = versions(&school, Kind::Note);
    let ask = |pupil_id| CompareVersions {
        pupil_id,
        kind: Kind::Note,
        before: all[1].key.clone(),
        after: all[0].key.clone(),
    };
    let office = school
        .office
        .read(&school.office_staff, ask(school.zoe.clone()));
    assert!(matches!(office, Err(Error::Forbidden)), "{office:?}");
    let groups = school.read(
        &school.office_staff,
        ListVersions {
            pupil_id: school.zoe.clone(),
        },
    );
    assert!(groups.iter().all(|group| group.kind != Kind::Note));
    for pupil_id in [
        school.idris.clone(),
        crate::domain::id::PupilId::new("nobody"),
    ] {
        let far = school.office.read(&school.ta, ask(pupil_id));
        assert!(matches!(far, Err(Error::NotFound)), "{far:?}");
    }
    // A version of another child's is not to be had through this one.
    let other = school.office.read(&school.senco, ask(school.idris.clone()));
    assert!(matches!(other, Err(Error::NotFound)), "{other:?}");
}

#[test]
fn comparing_leaves_the_trace_of_an_opened_record_and_no_other() {
    let school = TestSchool::new();
    note(&school);
    let all = versions(&school, Kind::Note);
    let before = school.audit_len();
    compare(&school, Kind::Note, &all[1].key, &all[0].key);
    compare(&school, Kind::Note, &all[1].key, &all[0].key);
    assert_eq!(school.audit_len(), before + 1);
}

fn contact(telephone: &str) -> serde_json::Value {
    json!({ "name": "Saga Ångström", "relationship": "Mother", "parental_responsibility": true,
        "may_be_told": true, "restriction": "", "telephone": telephone, "email": "", "address": "",
        "language": "", "priority": 1, "from_on": "2026-09-01", "to_on": null })
}

/// The groups that somebody may compare, by kind.
fn groups(school: &TestSchool, who: &Session) -> Vec<VersionGroup> {
    let pupil_id = school.zoe.clone();
    school.read(who, ListVersions { pupil_id })
}

#[test]
fn a_contact_is_compared_with_itself_by_those_who_may_read_contacts() {
    let school = TestSchool::new();
    let add = |name: &str| -> AddContact {
        let mut contact = contact("01452 555 010");
        contact["name"] = json!(name);
        op(json!({ "pupil_id": school.zoe, "contact": contact }))
    };
    let id = school.write(&school.senco, add("Saga Ångström"));
    school.write(&school.senco, add("Lars Ångström"));
    assert!(
        versions(&school, Kind::Contact).is_empty(),
        "a mother is no version of a father"
    );
    let revise: ReviseContact =
        op(json!({ "id": id, "version": 1, "contact": contact("01452 555 099") }));
    school.write(&school.office_staff, revise);
    let all = versions(&school, Kind::Contact);
    assert_eq!(all.len(), 2);
    assert_eq!(all[0].about, "Saga Ångström");
    let view = compare(&school, Kind::Contact, &all[1].key, &all[0].key);
    let changed: Vec<&str> = (view.parts.iter())
        .filter(|part| part.state != PartState::Same)
        .map(|part| part.term.as_str())
        .collect();
    assert_eq!(changed, ["Telephone"]);
    let kinds = |who: &Session| -> Vec<Kind> {
        let groups = groups(&school, who).into_iter();
        groups.map(|group| group.kind).collect()
    };
    assert!(kinds(&school.office_staff).contains(&Kind::Contact));
    assert!(!kinds(&school.ta).contains(&Kind::Contact));
}

#[test]
fn a_meeting_is_compared_with_what_it_agreed() {
    let school = TestSchool::new();
    let meeting = |id: Option<&TeamMeetingId>, notes: &str, actions: serde_json::Value| {
        op::<SaveTeamMeeting>(
            json!({ "pupil_id": school.zoe, "id": id, "version": id.map(|_| 1),
            "meeting": { "reintegration_id": null, "planned_on": null, "meeting_at": "", "place": "",
                "purpose": "", "people": [{ "name": "Mrs X", "kind": "parent", "role": "", "attendance": null }],
                "held_on": "2026-11-02", "notes": notes, "actions": actions, "next_on": null } }),
        )
    };
    let id = school.write(&school.senco, meeting(None, "We met.", json!([])));
    let agreed = json!([{ "id": null, "text": "Ring the school nurse", "action_by": "Mrs A Okafor",
        "by_on": "2026-11-16" }]);
    school.write(
        &school.teacher,
        meeting(Some(&id), "We met at noon.", agreed),
    );
    let all = versions(&school, Kind::TeamMeeting);
    assert_eq!(all[0].about, "of 2 November 2026");
    let view = compare(
        &school,
        Kind::TeamMeeting,
        &all.last().unwrap().key,
        &all[0].key,
    );
    let of = |term: &str| view.parts.iter().find(|part| part.term == term);
    assert_eq!(
        of("What was said and decided").map(|part| part.state),
        Some(PartState::Changed),
        "{:?}",
        view.parts
    );
    let words: String = (view.parts.iter())
        .filter(|part| part.state == PartState::PutIn)
        .flat_map(|part| part.pieces.iter().map(|piece| piece.text.as_str()))
        .collect();
    assert!(words.contains("Ring the school nurse"), "{words}");
    let ta = groups(&school, &school.ta);
    assert!(ta.iter().all(|group| group.kind != Kind::TeamMeeting));
}

#[test]
fn an_entry_that_was_ever_restricted_is_compared_by_those_alone_who_read_restricted_ones() {
    let school = TestSchool::new();
    let save = |id: Option<&ChronologyEventId>, version: Option<i32>, words: &str, restricted| {
        op::<SaveChronologyEvent>(
            json!({ "pupil_id": school.zoe, "id": id, "version": version,
            "event": { "happened_on": "2026-03-12", "event_kind": "attendance", "title": "Suspended for a day",
                "words": words, "source": "Letter of the school before", "restricted": restricted } }),
        )
    };
    let open = school.write(&school.senco, save(None, None, "A day.", false));
    school.write(
        &school.teacher,
        save(Some(&open), Some(1), "Two days.", false),
    );
    let secret = school.write(&school.teacher, save(None, None, "An incident.", false));
    let told = save(Some(&secret), Some(1), "The quokka incident.", true);
    school.write(&school.senco, told);
    // What it said while it was restricted stays so.
    let again = save(Some(&secret), Some(2), "An incident.", false);
    school.write(&school.senco, again);
    let seen = |who: &Session| -> Vec<VersionLine> {
        let groups = groups(&school, who).into_iter();
        let own = groups.filter(|group| group.kind == Kind::ChronologyEvent);
        own.flat_map(|group| group.versions).collect()
    };
    let all = seen(&school.senco);
    assert_eq!(all.len(), 4);
    let teachers = seen(&school.teacher);
    assert_eq!(teachers.len(), 2, "{teachers:?}");
    assert!(
        teachers
            .iter()
            .all(|line| line.key.record_id == open.as_str())
    );
    assert!(seen(&school.ta).is_empty());
    let ask = |before: &VersionLine, after: &VersionLine| CompareVersions {
        pupil_id: school.zoe.clone(),
        kind: Kind::ChronologyEvent,
        before: before.key.clone(),
        after: after.key.clone(),
    };
    let may = school.read(&school.teacher, ask(&teachers[1], &teachers[0]));
    assert_eq!(may.changed, 1);
    let refused = school.office.read(&school.teacher, ask(&all[1], &all[0]));
    assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    let told = school.read(&school.senco, ask(&all[1], &all[0]));
    assert!(told.parts.iter().any(|part| part.term == "Restricted"));
}

#[test]
fn what_has_no_versions_to_compare_is_not_found_by_its_number() {
    let school = TestSchool::new();
    let versions = VersionKey {
        record_id: "anything".to_owned(),
        number: 1,
    };
    let ask = CompareVersions {
        pupil_id: school.zoe.clone(),
        kind: Kind::Attachment,
        before: versions.clone(),
        after: versions,
    };
    let refused = school.office.read(&school.senco, ask);
    assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
}
