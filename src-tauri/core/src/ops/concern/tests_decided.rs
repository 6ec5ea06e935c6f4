//! What a concern leads to: watching, a decision, a stage; and its traces.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::json;

use super::tests::{decide, form, list, place, raised, row};
use super::*;
use crate::domain::concern::ConcernState;
use crate::error::Error;
use crate::ops::history::Timeline;
use crate::ops::placement::VoidPlacement;
use crate::ops::register::{OpenRegister, ReviewState};
use crate::store::Leavers;
use crate::testing::{TestSchool, day, op};

#[test]
fn a_child_with_an_open_concern_is_watched_until_it_is_answered() {
    let school = TestSchool::new();
    let id = raised(&school);
    let watched = row(&school, &school.zoe).concern.unwrap();
    assert_eq!(
        (watched.words.as_str(), watched.due_on),
        ("Concern since 5 October 2026", Some(day("2026-11-16")))
    );
    assert_eq!(watched.state, Some(ReviewState::ThisHalfTerm));
    assert!(row(&school, &school.idris).concern.is_none());
    school.write(&school.senco, decide(&id, 1, "watch", Some("2026-11-06")));
    let watched = row(&school, &school.zoe).concern.unwrap();
    assert_eq!(watched.state, Some(ReviewState::Overdue));
    let view = list(&school, &school.senco);
    let due = view.concerns[0].due.as_ref().unwrap();
    assert_eq!(due.words, "4 days overdue");
    let office = OpenRegister {
        leavers: Leavers::Without,
    };
    let office = school.read(&school.office_staff, office);
    assert!(office.rows.iter().all(|row| row.concern.is_none()));
    school.write(&school.senco, decide(&id, 2, "no_action", None));
    assert!(row(&school, &school.zoe).concern.is_none());
    school.write(&school.senco, ReopenConcern { id });
    assert!(row(&school, &school.zoe).concern.is_some());
}

#[test]
fn a_decision_says_what_why_and_who() {
    let school = TestSchool::new();
    let id = raised(&school);
    let wrong: DecideConcern = op(
        json!({ "id": id, "version": 1, "decision": { "decision": null,
        "decided_on": "2026-10-01", "decided_by": "", "reason": "", "look_again_on": null } }),
    );
    let decided = school.office.write(&school.senco, wrong);
    let Err(Error::Invalid(errors)) = decided else {
        panic!("{decided:?}")
    };
    let fields: Vec<&str> = errors.iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["decided_by", "decided_on", "decision", "reason"]);
    let backwards = school
        .office
        .write(&school.senco, decide(&id, 1, "watch", Some("2026-10-19")));
    assert!(matches!(&backwards, Err(Error::Invalid(e)) if e.of("look_again_on").len() == 1));
    let without_a_stage = school
        .office
        .write(&school.senco, decide(&id, 1, "place", None));
    assert!(matches!(&without_a_stage, Err(Error::Invalid(e)) if e.of("decision").len() == 1));
}

#[test]
fn a_stage_answers_the_concern_and_taking_it_back_leaves_it_open() {
    let school = TestSchool::new();
    let id = raised(&school);
    let placement = school.write(&school.senco, place(&school, &id, "2026-10-19"));
    let view = list(&school, &school.senco);
    let answered = &view.concerns[0];
    assert_eq!(answered.state_words, "Placed on My Profile");
    assert_eq!(answered.concern.record.decision_reason, "Slower than peers");
    assert!(answered.due.is_none());
    let reopened = school
        .office
        .write(&school.senco, ReopenConcern { id: id.clone() });
    assert!(matches!(reopened, Err(Error::Invalid(_))), "{reopened:?}");
    let void = VoidPlacement {
        id: placement,
        reason: "Too soon".to_owned(),
    };
    school.write(&school.senco, void);
    let view = list(&school, &school.senco);
    assert_eq!(view.concerns[0].state, ConcernState::Raised);
    assert!(row(&school, &school.zoe).concern.is_some());
}

#[test]
fn a_stage_cannot_answer_before_the_concern_nor_for_another_child_and_then_nothing_is_placed() {
    let school = TestSchool::new();
    let id = raised(&school);
    let before = school.audit_len();
    let early = school
        .office
        .write(&school.senco, place(&school, &id, "2026-10-01"));
    assert!(matches!(&early, Err(Error::Invalid(e)) if e.of("happened_on").len() == 1));
    let mut other = place(&school, &id, "2026-10-19");
    other.pupil_id = school.idris.clone();
    let other = school.office.write(&school.senco, other);
    assert!(matches!(other, Err(Error::NotFound)), "{other:?}");
    assert_eq!(school.audit_len(), before);
    assert!(row(&school, &school.zoe).stage.is_none());
}

#[test]
fn two_people_on_one_concern_lose_nothing() {
    let school = TestSchool::new();
    let id = raised(&school);
    let form: SaveConcernForm = op(json!({ "id": id, "version": 1, "form": form() }));
    school.write(&school.teacher, form);
    let late = school
        .office
        .write(&school.senco, decide(&id, 1, "watch", None));
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
}

#[test]
fn a_concern_written_by_mistake_is_taken_back_and_comes_back() {
    let school = TestSchool::new();
    let id = raised(&school);
    let void = VoidConcern {
        id: id.clone(),
        reason: "Another child".to_owned(),
    };
    school.write(&school.teacher, void);
    let view = list(&school, &school.senco);
    assert!(view.concerns.is_empty() && view.voided.len() == 1);
    assert!(row(&school, &school.zoe).concern.is_none());
    school.write(&school.teacher, BringBackConcern { id });
    assert_eq!(list(&school, &school.senco).concerns.len(), 1);
}

#[test]
fn the_timeline_tells_of_the_concern_the_meeting_and_the_decision() {
    let school = TestSchool::new();
    let id = raised(&school);
    let form: SaveConcernForm = op(json!({ "id": id, "version": 1, "form": form() }));
    school.write(&school.teacher, form);
    school.write(&school.senco, decide(&id, 2, "watch", None));
    let timeline = Timeline {
        pupil_id: school.zoe.clone(),
    };
    let titles: Vec<String> = school
        .read(&school.senco, timeline)
        .into_iter()
        .map(|item| item.title)
        .collect();
    assert_eq!(
        &titles[..3],
        [
            "Decided on the concern: watch closely",
            "Concern talked over with the parents",
            "Concern raised"
        ]
    );
}
