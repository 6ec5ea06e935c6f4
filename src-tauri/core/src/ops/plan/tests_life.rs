//! The promises of the life of a plan: how it starts, ends, is taken back and comes back.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::json;

use super::fixture::*;
use super::tests::fields;
use super::*;
use crate::domain::id::PupilId;
use crate::error::Error;
use crate::testing::{TestSchool, day, op};

fn start(pupil: &PupilId, stage: Option<&str>) -> StartPlan {
    op(json!({ "pupil_id": pupil, "started_on": "2026-11-10", "stage_key": stage }))
}

#[test]
fn a_plan_bears_the_name_of_its_stage_and_opens_its_first_cycle_by_the_rhythm() {
    let school = TestSchool::new();
    school.write(&school.senco, OnMyPlan(school.zoe.clone()));
    let id = school.write(&school.senco, start(&school.zoe, None));
    let view = open(&school, &id);
    assert_eq!(view.plan.record.name, "My Plan");
    assert_eq!(view.cycles.len(), 1);
    let cycle = &view.cycles[0];
    assert_eq!(cycle.cycle.record.due_on, day("2026-12-18"));
    assert_eq!(
        cycle.working,
        "Plan begun 10 November 2026 + the end of Autumn 2 on 18 December 2026"
    );
    assert!(cycle.open && !view.frozen);
}

#[test]
fn a_child_without_a_stage_is_placed_first() {
    let school = TestSchool::new();
    let started = school.office.write(&school.senco, start(&school.zoe, None));
    assert_eq!(fields(started), ["stage_key"]);
    let profile = start(&school.zoe, Some("my_profile"));
    assert_eq!(
        fields(school.office.write(&school.senco, profile)),
        ["stage_key"],
        "My Profile has no plan"
    );
}

#[test]
fn there_is_one_open_plan_of_a_name() {
    let (school, _) = with_plan("2026-11-10");
    let again = school.office.write(&school.senco, start(&school.zoe, None));
    let Err(Error::Invalid(wrong)) = again else {
        panic!("{again:?}")
    };
    assert_eq!(
        wrong.of("stage_key"),
        [
            "There is an open My Plan already, begun on 7 September 2026. Go on with that one, or end it first."
        ]
    );
    let plus = start(&school.zoe, Some("my_plan_plus"));
    school.write(&school.senco, plus);
}

#[test]
fn ending_a_plan_ends_its_targets_and_lets_its_open_cycle_go() {
    let (school, view) = with_full_plan("2026-11-10");
    let id = view.plan.record.id.clone();
    let end = |ended_on: &str, reason: &str| -> EndPlan {
        op(json!({ "plan_id": id, "ended_on": ended_on, "reason": reason }))
    };
    let wrong = school.office.write(&school.senco, end("2026-09-01", " "));
    assert_eq!(fields(wrong), ["ended_on", "reason"]);
    school.write(&school.senco, end("2026-11-09", "The family is moving"));
    let after = open(&school, &id);
    assert!(after.frozen && !after.may.write && !after.may.rate);
    assert_eq!((after.open_targets, after.cycles.len()), (0, 0));
    assert_eq!(after.plan.record.end_reason, "The family is moving");
    let step_id = targets(&after)[0].small_steps[0].record.id.clone();
    let tick: TickStep = op(json!({ "step_id": step_id, "achieved_on": "2026-11-09" }));
    let add = AddStrategy {
        plan_id: id.clone(),
        target_id: None,
        text: "x".to_owned(),
    };
    let saved = school.office.write(
        &school.senco,
        changed(&school, &id, |draft| draft.strengths = "x".to_owned()),
    );
    assert!(matches!(saved, Err(Error::Frozen)), "{saved:?}");
    let ticked = school.office.write(&school.senco, tick);
    assert!(matches!(ticked, Err(Error::Frozen)), "{ticked:?}");
    let added = school.office.write(&school.senco, add);
    assert!(matches!(added, Err(Error::Frozen)), "{added:?}");
}

#[test]
fn a_plan_begun_by_mistake_is_taken_back_and_comes_back_whole() {
    let (school, view) = with_full_plan("2026-11-10");
    let id = view.plan.record.id.clone();
    let void = VoidPlan {
        plan_id: id.clone(),
        reason: "Wrong child".to_owned(),
    };
    school.write(&school.senco, void);
    let gone = school.office.read(
        &school.senco,
        OpenPlan {
            plan_id: id.clone(),
        },
    );
    assert!(matches!(gone, Err(Error::NotFound)), "{gone:?}");
    let list = || {
        school.read(
            &school.senco,
            ListPlans {
                pupil_id: school.zoe.clone(),
            },
        )
    };
    assert_eq!(
        list()[0].plan.voided.as_ref().unwrap().reason,
        "Wrong child"
    );
    assert!(!list()[0].open);
    let back = BringBackPlan {
        plan_id: id.clone(),
    };
    school.write(&school.senco, back);
    assert_eq!(open(&school, &id).draft, view.draft);
    assert_eq!(list()[0].review_due_on, Some(day("2026-10-23")));
}

#[test]
fn a_plan_does_not_come_back_beside_another_open_one_of_its_name() {
    let (school, view) = with_full_plan("2026-11-10");
    let void = VoidPlan {
        plan_id: view.plan.record.id.clone(),
        reason: "Wrong child".to_owned(),
    };
    school.write(&school.senco, void);
    school.write(&school.senco, start(&school.zoe, None));
    let back = BringBackPlan {
        plan_id: view.plan.record.id.clone(),
    };
    assert_eq!(
        fields(school.office.write(&school.senco, back)),
        ["plan_id"]
    );
}

#[test]
fn a_plan_that_begins_on_another_day_takes_its_first_cycle_along() {
    let (school, plan) = with_plan("2026-11-10");
    let view = save_with(&school, &plan, |draft| {
        draft.started_on = Some(day("2026-11-02"));
    });
    let cycle = &view.cycles[0].cycle.record;
    assert_eq!(
        (cycle.starts_on, cycle.due_on),
        (day("2026-11-02"), day("2026-12-18"))
    );
    assert!(
        view.cycles[0]
            .working
            .starts_with("Plan begun 2 November 2026")
    );
}
