//! Leaving the register: who was consulted is kept, and the child is watched afterwards.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::{Value, json};

use super::*;
use crate::domain::id::PlacementId;
use crate::ops::concern::{ConcernView, DecideConcern, ListConcerns, ReopenConcern};
use crate::ops::history::Timeline;
use crate::ops::register::OpenRegister;
use crate::store::Leavers;
use crate::testing::{TestSchool, day, op};

fn decision(to: Option<&str>, on: &str, leaving: Value, missing_reason: &str) -> Value {
    json!({ "to": to, "happened_on": on, "reason": "Enough progress, for two terms", "evidence": "",
            "decided_by": "Mrs A Okafor", "parents_told_on": null, "confirmed": [],
            "missing_reason": missing_reason, "leaving": leaving })
}

fn decide(school: &TestSchool, decision: Value) -> PlacementId {
    let op: DecidePlacement = op(json!({ "pupil_id": school.zoe, "decision": decision }));
    school.write(&school.senco, op)
}

fn refused(school: &TestSchool, decision: Value) -> Vec<(String, String)> {
    let before = school.audit_len();
    let op: DecidePlacement = op(json!({ "pupil_id": school.zoe, "decision": decision }));
    let Err(Error::Invalid(errors)) = school.office.write(&school.senco, op) else {
        panic!("it was not refused");
    };
    assert_eq!(school.audit_len(), before, "a refusal leaves no trace");
    let errors = errors.iter();
    errors
        .map(|(field, sentences)| (field.to_owned(), sentences.join(" ")))
        .collect()
}

fn consulted() -> Value {
    json!({ "parents_on": "2026-11-05", "teacher": "Mr Shah", "watch": true, "look_again_on": null })
}

/// A child who has been on the register since September.
fn on_my_plan() -> TestSchool {
    let school = TestSchool::new();
    decide(
        &school,
        decision(Some("my_plan"), "2026-09-14", json!(null), "To follow"),
    );
    school
}

fn concerns(school: &TestSchool) -> Vec<ConcernView> {
    let pupil_id = school.zoe.clone();
    school
        .read(&school.senco, ListConcerns { pupil_id })
        .concerns
}

fn last(school: &TestSchool) -> Placement {
    let pupil_id = school.zoe.clone();
    let view = school.read(&school.senco, StageChoices { pupil_id });
    view.history[0].record.clone()
}

#[test]
fn who_decided_and_who_was_consulted_is_kept_and_the_child_is_watched() {
    let school = on_my_plan();
    let id = decide(&school, decision(None, "2026-11-06", consulted(), ""));
    let ended = last(&school);
    assert_eq!((ended.id, ended.to_on), (id, Some(day("2026-11-06"))));
    assert_eq!(ended.end_reason, "Enough progress, for two terms");
    assert_eq!(ended.end_decided_by, "Mrs A Okafor");
    assert_eq!(ended.end_parents_on, Some(day("2026-11-05")));
    assert_eq!(
        (
            ended.end_teacher.as_str(),
            ended.end_missing_reason.as_str()
        ),
        ("Mr Shah", "")
    );
    let watched = &concerns(&school)[0];
    assert_eq!(
        (watched.open, watched.state_words.as_str()),
        (true, "Watched after leaving")
    );
    let clock = &watched.due.as_ref().unwrap().clock;
    assert_eq!(clock.title, "Look at progress after leaving the register");
    assert_eq!(clock.due_on, day("2026-12-18"));
    let leavers = Leavers::Without;
    let mut rows = school
        .read(&school.senco, OpenRegister { leavers })
        .rows
        .into_iter();
    let zoe = rows.find(|row| row.pupil.id == school.zoe).unwrap();
    assert_eq!(
        zoe.concern.unwrap().words,
        "Watched since leaving on 6 November 2026"
    );
}

#[test]
fn without_the_parents_or_the_teacher_a_reason_is_asked_for_and_kept() {
    let school = on_my_plan();
    let alone =
        json!({ "parents_on": null, "teacher": " ", "watch": false, "look_again_on": null });
    let wrong = refused(&school, decision(None, "2026-11-06", alone.clone(), ""));
    assert_eq!(wrong.len(), 1);
    assert_eq!(wrong[0].0, "missing_reason");
    assert!(
        wrong[0].1.contains("the parents and the class teacher"),
        "{}",
        wrong[0].1
    );
    let nothing_said = refused(&school, decision(None, "2026-11-06", json!(null), ""));
    assert_eq!(nothing_said, wrong);
    decide(
        &school,
        decision(None, "2026-11-06", alone, "They are abroad until Monday"),
    );
    assert_eq!(
        last(&school).end_missing_reason,
        "They are abroad until Monday"
    );
    assert!(concerns(&school).is_empty(), "nobody asked to watch");
}

#[test]
fn days_that_cannot_be_are_told() {
    let school = on_my_plan();
    let leaving = json!({ "parents_on": "2027-01-05", "teacher": "Mr Shah", "watch": true,
                          "look_again_on": "2026-11-06" });
    let wrong = refused(&school, decision(None, "2026-11-06", leaving, ""));
    let fields: Vec<&str> = wrong.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["look_again_on", "parents_on"]);
}

#[test]
fn a_step_down_off_the_register_asks_the_same_and_the_stage_itself_watches() {
    let school = on_my_plan();
    let wrong = refused(
        &school,
        decision(Some("my_profile"), "2026-11-06", json!(null), ""),
    );
    assert!(
        wrong
            .iter()
            .any(|(_, sentence)| sentence.contains("the parents")),
        "{wrong:?}"
    );
    decide(
        &school,
        decision(Some("my_profile"), "2026-11-06", consulted(), "To follow"),
    );
    let pupil_id = school.zoe.clone();
    let view = school.read(&school.senco, StageChoices { pupil_id });
    assert_eq!(view.history[1].record.end_teacher, "Mr Shah");
    assert!(concerns(&school).is_empty());
}

#[test]
fn undoing_the_leaving_ends_the_watching_and_forgets_who_was_consulted() {
    let school = on_my_plan();
    let id = decide(&school, decision(None, "2026-11-06", consulted(), ""));
    school.write(&school.senco, ReopenPlacement { id });
    let open = last(&school);
    assert_eq!((open.to_on, open.end_parents_on), (None, None));
    assert_eq!(
        (open.end_decided_by.as_str(), open.end_teacher.as_str()),
        ("", "")
    );
    assert!(concerns(&school).is_empty());
}

#[test]
fn a_look_is_kept_and_taking_it_back_watches_on() {
    let school = on_my_plan();
    decide(&school, decision(None, "2026-11-06", consulted(), ""));
    let watched = concerns(&school).remove(0).concern;
    let id = watched.record.id.clone();
    let look: DecideConcern = op(json!({ "id": id, "version": watched.version, "decision": {
        "decision": "no_action", "decided_on": "2026-11-10", "decided_by": "Mrs A Okafor",
        "reason": "Reads with the class", "look_again_on": null } }));
    school.write(&school.senco, look);
    let after = &concerns(&school)[0];
    assert!(!after.open && after.due.is_none());
    let pupil_id = school.zoe.clone();
    let events = school.read(&school.senco, Timeline { pupil_id });
    let titles: Vec<&str> = events.iter().map(|event| event.title.as_str()).collect();
    assert!(
        titles.contains(&"Looked at progress after leaving: no further action"),
        "{titles:?}"
    );
    assert!(titles.contains(&"Watched after leaving"));
    assert!(
        !titles.iter().any(|title| title.contains("oncern")),
        "{titles:?}"
    );
    school.write(&school.senco, ReopenConcern { id });
    let again = &concerns(&school)[0];
    assert_eq!(again.state_words, "Watched after leaving");
    assert_eq!(again.due.as_ref().unwrap().clock.due_on, day("2026-12-18"));
}

#[test]
fn watching_alone_is_no_new_concern() {
    let school = on_my_plan();
    decide(&school, decision(None, "2026-11-06", consulted(), ""));
    let pupil_id = school.zoe.clone();
    let view = school.read(&school.senco, StageChoices { pupil_id });
    let profile = view
        .choices
        .iter()
        .find(|choice| choice.key == "my_profile")
        .unwrap();
    let evidence = profile
        .checks
        .iter()
        .find(|line| line.check == EntryCheck::ConcernWithEvidence)
        .unwrap();
    assert!(!evidence.met);
}

#[test]
fn who_comes_back_onto_a_stage_is_watched_no_more_until_that_is_taken_back() {
    let school = on_my_plan();
    decide(&school, decision(None, "2026-11-06", consulted(), ""));
    let id = decide(
        &school,
        decision(Some("my_plan"), "2026-11-09", json!(null), "To follow"),
    );
    let back = &concerns(&school)[0];
    assert_eq!((back.open, back.due.is_none()), (false, true));
    assert_eq!(back.state_words, "Placed on My Plan");
    let reason = "Decided about another child".to_owned();
    school.write(&school.senco, VoidPlacement { id, reason });
    let again = &concerns(&school)[0];
    assert_eq!(again.state_words, "Watched after leaving");
    let clock = &again.due.as_ref().unwrap().clock;
    assert_eq!(clock.title, "Look at progress after leaving the register");
    assert_eq!(clock.due_on, day("2026-12-18"));
}

#[test]
fn the_day_that_was_agreed_is_there_again_when_a_stage_is_taken_back() {
    let school = on_my_plan();
    let mut leaving = consulted();
    leaving["look_again_on"] = json!("2027-02-05");
    decide(&school, decision(None, "2026-11-06", leaving, ""));
    let id = decide(
        &school,
        decision(Some("my_plan"), "2026-11-09", json!(null), "To follow"),
    );
    let reason = "Decided about another child".to_owned();
    school.write(&school.senco, VoidPlacement { id, reason });
    let again = &concerns(&school)[0];
    assert_eq!(again.due.as_ref().unwrap().clock.due_on, day("2027-02-05"));
}
