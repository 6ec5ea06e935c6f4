//! The promises of what a class teacher adds between reviews, and takes back.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::json;

use super::fixture::*;
use super::tests::fields;
use super::*;
use crate::domain::id::{PlanId, StrategyId};
use crate::error::Error;
use crate::office::Session;
use crate::testing::{TestSchool, day, op};

#[test]
fn a_teacher_adds_to_plans_of_her_class_only_and_a_headteacher_to_none() {
    let (school, view) = with_full_plan("2026-11-10");
    let other = plan_of(&school, &school.idris.clone());
    let add = |plan_id: &PlanId| AddStrategy {
        plan_id: plan_id.clone(),
        target_id: None,
        text: "Visual timetable".to_owned(),
    };
    let zoes = &view.plan.record.id;
    let before = school.audit_len();
    school.write(&school.teacher, add(zoes));
    assert_eq!(school.audit_len(), before + 1);
    let others = school.office.write(&school.teacher, add(&other));
    assert!(matches!(others, Err(Error::NotFound)), "{others:?}");
    for who in [&school.head, &school.ta, &school.office_staff] {
        let added = school.office.write(who, add(zoes));
        assert!(matches!(added, Err(Error::Forbidden)), "{added:?}");
    }
    let read = OpenPlan {
        plan_id: zoes.clone(),
    };
    assert!(!school.read(&school.head, read).may.write);
    let office = OpenPlan {
        plan_id: zoes.clone(),
    };
    let office = school.office.read(&school.office_staff, office);
    assert!(matches!(office, Err(Error::Forbidden)), "{office:?}");
}

#[test]
fn a_step_is_ticked_on_a_day_that_has_come_and_unticked_again() {
    let (school, view) = with_full_plan("2026-11-10");
    let step_id = targets(&view)[0].small_steps[0].record.id.clone();
    let tick = |day: serde_json::Value| -> TickStep {
        op(json!({ "step_id": step_id, "achieved_on": day }))
    };
    school.write(&school.teacher, tick(json!("2026-11-09")));
    let achieved = |school: &TestSchool| {
        let view = open(school, &view.plan.record.id);
        targets(&view)[0].small_steps[0].record.achieved_on
    };
    assert_eq!(achieved(&school), Some(day("2026-11-09")));
    let early = school
        .office
        .write(&school.teacher, tick(json!("2026-11-11")));
    assert_eq!(fields(early), ["achieved_on"]);
    school.write(&school.teacher, tick(json!(null)));
    assert_eq!(achieved(&school), None);
}

fn add(school: &TestSchool, who: &Session, plan_id: &PlanId, text: &str) -> StrategyId {
    let add = AddStrategy {
        plan_id: plan_id.clone(),
        target_id: None,
        text: text.to_owned(),
    };
    school.write(who, add)
}

fn texts(school: &TestSchool, plan_id: &PlanId) -> Vec<String> {
    let strategies = open(school, plan_id).strategies.into_iter();
    strategies.map(|kept| kept.record.text).collect()
}

#[test]
fn a_teacher_takes_back_what_she_added_and_nothing_that_somebody_else_wrote() {
    let (school, view) = with_full_plan("2026-11-10");
    let plan = view.plan.record.id.clone();
    let before = texts(&school, &plan);
    let own = add(&school, &school.teacher, &plan, "Visual timetable");
    let others = add(&school, &school.senco, &plan, "Sit near the door");
    let read = OpenPlan {
        plan_id: plan.clone(),
    };
    let seen = school.read(&school.teacher, read);
    assert_eq!(seen.may_take_back, std::slice::from_ref(&own));

    let take_back = |id: &StrategyId| TakeBackStrategy {
        strategy_id: id.clone(),
    };
    let refused = school.office.write(&school.teacher, take_back(&others));
    assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
    let trail = school.audit_len();
    school.write(&school.teacher, take_back(&own));
    assert_eq!(school.audit_len(), trail + 1);
    let with_others = [before, vec!["Sit near the door".to_owned()]].concat();
    assert_eq!(texts(&school, &plan), with_others);

    let back = BringBackStrategy { strategy_id: own };
    school.write(&school.teacher, back);
    assert_eq!(texts(&school, &plan).len(), with_others.len() + 1);
    school.write(&school.senco, take_back(&others));
    school.forbids(&[&school.head, &school.ta, &school.office_staff], || {
        take_back(&others)
    });
}

#[test]
fn what_was_added_to_a_plan_that_has_ended_stays() {
    let (school, view) = with_full_plan("2026-11-10");
    let plan = view.plan.record.id.clone();
    let own = add(&school, &school.teacher, &plan, "Visual timetable");
    let end = EndPlan {
        plan_id: plan.clone(),
        ended_on: Some(day("2026-11-10")),
        reason: "Moved away".to_owned(),
    };
    school.write(&school.senco, end);
    let late = TakeBackStrategy {
        strategy_id: own.clone(),
    };
    let late = school.office.write(&school.teacher, late);
    assert!(matches!(late, Err(Error::Frozen)), "{late:?}");
    let read = OpenPlan { plan_id: plan };
    assert!(school.read(&school.teacher, read).may_take_back.is_empty());
}
