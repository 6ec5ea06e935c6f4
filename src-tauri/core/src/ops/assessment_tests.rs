//! What assessments promise: areas, contributors with their days, versions kept, and who reads what.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::{Value, json};

use super::*;
use crate::domain::pathway::EntryCheck;
use crate::ops::history::{PupilHistory, Timeline};
use crate::ops::placement::StageChoices;
use crate::testing::{TestSchool, op};

fn area(words: &str) -> Value {
    json!({ "strengths": words, "needs": "", "views": "" })
}

fn draft(on: &str, learning: &str) -> Value {
    json!({ "happened_on": on, "learning": area(learning), "communication": area(""), "emotional": area(""),
            "physical": area(""), "home": { "strengths": "", "needs": "", "views": "Grandma moved in." },
            "analysis": "Reading is in the way of everything else.",
            "contributors": [{ "name": "Mrs Ångström", "role": "Mother", "contributed_on": "2026-10-01" },
                             { "name": " ", "role": "", "contributed_on": null }] })
}

fn save(pupil: &PupilId, again: Option<(&AssessmentId, i32)>, assessment: Value) -> SaveAssessment {
    op(
        json!({ "pupil_id": pupil, "id": again.map(|(id, _)| id), "version": again.map(|(_, version)| version),
               "assessment": assessment }),
    )
}

fn list(school: &TestSchool) -> AssessmentsView {
    let pupil_id = school.zoe.clone();
    school.read(&school.senco, ListAssessments { pupil_id })
}

#[test]
fn an_assessment_is_revised_in_its_place_and_a_fresh_one_keeps_the_old() {
    let school = TestSchool::new();
    let before = school.audit_len();
    let first = save(&school.zoe, None, draft("2026-09-10", "Loves stories"));
    let first = school.write(&school.teacher, first);
    assert_eq!(school.audit_len(), before + 1);
    assert_eq!(
        first.record.contributors.len(),
        1,
        "an empty line is left out"
    );
    let id = &first.record.id;
    let again = save(
        &school.zoe,
        Some((id, 1)),
        draft("2026-09-10", "Loves stories and songs"),
    );
    let revised = school.write(&school.senco, again);
    assert_eq!((revised.version, &revised.record.id), (2, id));
    let fresh = save(&school.zoe, None, draft("2026-11-09", "Reads to her cat"));
    school.write(&school.senco, fresh);
    let view = list(&school);
    assert_eq!(view.name, "My Assessment");
    assert_eq!(
        view.current.unwrap().record.learning.strengths,
        "Reads to her cat"
    );
    assert_eq!(
        view.earlier[0].record.learning.strengths,
        "Loves stories and songs"
    );
}

#[test]
fn everything_wrong_with_an_assessment_is_told_at_once() {
    let school = TestSchool::new();
    let before = school.audit_len();
    let mut empty = draft("2026-11-11", " ");
    empty["home"] = area("");
    empty["contributors"] =
        json!([{ "name": "", "role": "Mother", "contributed_on": "2026-12-01" }]);
    let saved = school
        .office
        .write(&school.senco, save(&school.zoe, None, empty));
    let Err(Error::Invalid(wrong)) = saved else {
        panic!("{saved:?}")
    };
    let fields: Vec<&str> = wrong.iter().map(|(field, _)| field).collect();
    assert_eq!(
        fields,
        [
            "contributors.0.contributed_on",
            "contributors.0.name",
            "happened_on",
            "learning.strengths"
        ]
    );
    assert_eq!(school.audit_len(), before);
}

#[test]
fn the_record_shows_at_entry_that_the_assessment_is_written() {
    let school = TestSchool::new();
    let met = || {
        let pupil_id = school.zoe.clone();
        let view = school.read(&school.senco, StageChoices { pupil_id });
        let plus = view
            .choices
            .into_iter()
            .find(|choice| choice.key == "my_plan_plus")
            .unwrap();
        let mut checks = plus.checks.into_iter();
        checks
            .find(|line| line.check == EntryCheck::Assessment)
            .unwrap()
            .met
    };
    assert!(!met());
    let kept = save(&school.zoe, None, draft("2026-11-09", "Loves stories"));
    let kept = school.write(&school.senco, kept);
    assert!(met());
    let void = VoidAssessment {
        id: kept.record.id,
        reason: "Another child's".to_owned(),
    };
    school.write(&school.senco, void);
    assert!(!met());
}

#[test]
fn family_and_home_reach_no_teaching_assistant_by_any_way() {
    let school = TestSchool::new();
    let kept = save(&school.zoe, None, draft("2026-11-09", "Loves stories"));
    school.write(&school.teacher, kept);
    let seen = |who| {
        let pupil_id = school.zoe.clone();
        serde_json::to_string(&school.read(who, ListAssessments { pupil_id })).unwrap()
    };
    assert!(seen(&school.head).contains("Grandma moved in."));
    assert!(seen(&school.ta).contains("Loves stories"));
    assert!(!seen(&school.ta).contains("Grandma moved in."));
    let history = PupilHistory {
        pupil_id: school.zoe.clone(),
        before: None,
    };
    let history = serde_json::to_string(&school.read(&school.ta, history)).unwrap();
    assert!(!history.contains("Grandma"), "{history}");
    let timeline = Timeline {
        pupil_id: school.zoe.clone(),
    };
    let timeline = serde_json::to_string(&school.read(&school.ta, timeline)).unwrap();
    assert!(!timeline.contains("Reading is in the way"), "{timeline}");
}

#[test]
fn the_history_tells_of_an_assessment_in_words() {
    let school = TestSchool::new();
    let kept = save(&school.zoe, None, draft("2026-11-09", "Loves stories"));
    school.write(&school.teacher, kept);
    let history = PupilHistory {
        pupil_id: school.zoe.clone(),
        before: None,
    };
    let history = school.read(&school.senco, history);
    let line = &history.lines[0];
    assert!(
        line.words.ends_with("added an assessment"),
        "{}",
        line.words
    );
    let told: Vec<(&str, &str)> = line
        .changes
        .iter()
        .map(|change| (change.field.as_str(), change.to.as_str()))
        .collect();
    assert!(
        told.contains(&("learning", "Strengths: Loves stories")),
        "{told:?}"
    );
    assert!(
        told.contains(&("contributors", "Mrs Ångström, Mother, 1 October 2026")),
        "{told:?}"
    );
    assert!(told.iter().all(|(_, to)| !to.is_empty()), "{told:?}");
    let timeline = Timeline {
        pupil_id: school.zoe.clone(),
    };
    let timeline = school.read(&school.senco, timeline);
    assert_eq!(timeline[0].title, "My Assessment written");
}

#[test]
fn assessments_are_written_by_few_and_two_people_lose_nothing() {
    let school = TestSchool::new();
    let kept = save(&school.zoe, None, draft("2026-11-09", "Loves stories"));
    let kept = school.write(&school.teacher, kept);
    let id = &kept.record.id;
    school.forbids(&[&school.head, &school.ta, &school.office_staff], || {
        save(&school.zoe, None, draft("2026-11-09", "x"))
    });
    let elsewhere = save(&school.idris, None, draft("2026-11-09", "x"));
    let elsewhere = school.office.write(&school.teacher, elsewhere);
    assert!(matches!(elsewhere, Err(Error::NotFound)), "{elsewhere:?}");
    let revise = |words| save(&school.zoe, Some((id, 1)), draft("2026-11-09", words));
    school.write(&school.senco, revise("First"));
    let late = school.office.write(&school.teacher, revise("Second"));
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
    let pupil_id = school.idris.clone();
    let read = school.office.read(&school.ta, ListAssessments { pupil_id });
    assert!(matches!(read, Err(Error::NotFound)), "{read:?}");
    let pupil_id = school.zoe.clone();
    let office = school
        .office
        .read(&school.office_staff, ListAssessments { pupil_id });
    assert!(matches!(office, Err(Error::Forbidden)), "{office:?}");
}

#[test]
fn an_assessment_taken_back_gives_way_to_the_one_before_and_comes_back() {
    let school = TestSchool::new();
    school.write(
        &school.senco,
        save(&school.zoe, None, draft("2026-09-10", "Hers")),
    );
    let wrong = save(&school.zoe, None, draft("2026-11-09", "Not hers"));
    let id = school.write(&school.senco, wrong).record.id;
    let void = VoidAssessment {
        id: id.clone(),
        reason: "Another child's".to_owned(),
    };
    school.write(&school.senco, void);
    assert_eq!(
        list(&school).current.unwrap().record.learning.strengths,
        "Hers"
    );
    school.write(&school.senco, BringBackAssessment { id });
    assert_eq!(
        list(&school).current.unwrap().record.learning.strengths,
        "Not hers"
    );
}
