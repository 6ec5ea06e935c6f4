//! Whatever sequence of saves a plan goes through, it stays sound.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::collections::HashSet;

use proptest::prelude::*;

use super::fixture::*;
use super::*;
use crate::domain::measure::Measure;
use crate::testing::TestSchool;

/// One thing that a person does to the plan in the editor; the numbers choose where.
#[derive(Debug, Clone)]
enum Edit {
    AddOutcome(usize),
    AddTarget(usize, usize),
    AddStep(usize, usize),
    AddStrategy(usize),
    AddProvision(usize),
    RemoveOutcome(usize),
    RemoveTarget(usize),
    RemoveStep(usize),
    MoveTarget(usize, usize, usize),
    SwapOutcomes(usize, usize),
    SwapSteps(usize),
    Retype(usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    let n = 0..6_usize;
    prop_oneof![
        n.clone().prop_map(Edit::AddOutcome),
        (n.clone(), n.clone()).prop_map(|(a, b)| Edit::AddTarget(a, b)),
        (n.clone(), n.clone()).prop_map(|(a, b)| Edit::AddStep(a, b)),
        n.clone().prop_map(Edit::AddStrategy),
        n.clone().prop_map(Edit::AddProvision),
        n.clone().prop_map(Edit::RemoveOutcome),
        n.clone().prop_map(Edit::RemoveTarget),
        n.clone().prop_map(Edit::RemoveStep),
        (n.clone(), n.clone(), n.clone()).prop_map(|(a, b, c)| Edit::MoveTarget(a, b, c)),
        (n.clone(), n.clone()).prop_map(|(a, b)| Edit::SwapOutcomes(a, b)),
        n.clone().prop_map(Edit::SwapSteps),
        n.prop_map(Edit::Retype),
    ]
}

fn place(number: usize, of: usize) -> usize {
    number % of.max(1)
}

fn any_target(draft: &mut PlanDraft, number: usize) -> Option<&mut TargetDraft> {
    let count = draft.outcomes.iter().map(|one| one.targets.len()).sum();
    let mut all = draft.outcomes.iter_mut().flat_map(|one| &mut one.targets);
    all.nth(place(number, count))
}

impl Edit {
    fn make(&self, draft: &mut PlanDraft) {
        let outcomes = draft.outcomes.len();
        match *self {
            Self::AddOutcome(at) => draft.outcomes.insert(
                place(at, outcomes + 1),
                OutcomeDraft {
                    id: None,
                    area: None,
                    text: format!("Outcome {outcomes}"),
                    targets: Vec::new(),
                },
            ),
            Self::AddTarget(outcome, at) => {
                if let Some(outcome) = draft.outcomes.get_mut(place(outcome, outcomes)) {
                    let at = place(at, outcome.targets.len() + 1);
                    let new = target("I will name 5 shapes", Measure::Tme, 2.0, 6.0);
                    outcome.targets.insert(at, new);
                }
            }
            Self::AddStep(number, at) => {
                if let Some(target) = any_target(draft, number) {
                    let at = place(at, target.small_steps.len() + 1);
                    target.small_steps.insert(at, step("Name 1 shape"));
                }
            }
            Self::AddStrategy(number) => match any_target(draft, number) {
                Some(target) => target.strategies.push(strategy("Show first")),
                None => draft.strategies.push(strategy("Show first")),
            },
            Self::AddProvision(number) => match any_target(draft, number) {
                Some(target) => target.provision.insert(0, provision("Shape club")),
                None => draft.provision.push(provision("Shape club")),
            },
            Self::RemoveOutcome(at) => {
                if outcomes > 0 {
                    draft.outcomes.remove(place(at, outcomes));
                }
            }
            Self::RemoveTarget(at) => {
                if let Some(outcome) = draft.outcomes.get_mut(place(at, outcomes)) {
                    outcome.targets.pop();
                }
            }
            Self::RemoveStep(number) => {
                if let Some(target) = any_target(draft, number)
                    && !target.small_steps.is_empty()
                {
                    target.small_steps.remove(0);
                }
            }
            Self::MoveTarget(from, to, at) => {
                let from = draft.outcomes.get_mut(place(from, outcomes));
                let Some(moved) = from.and_then(|outcome| outcome.targets.pop()) else {
                    return;
                };
                let outcome = &mut draft.outcomes[place(to, outcomes)];
                let at = place(at, outcome.targets.len() + 1);
                outcome.targets.insert(at, moved);
            }
            Self::SwapOutcomes(a, b) => {
                if outcomes > 0 {
                    draft.outcomes.swap(place(a, outcomes), place(b, outcomes));
                }
            }
            Self::SwapSteps(number) => {
                if let Some(target) = any_target(draft, number) {
                    target.small_steps.reverse();
                }
            }
            Self::Retype(number) => {
                if let Some(target) = any_target(draft, number) {
                    target.text.push('!');
                }
            }
        }
    }
}

/// The draft without ids: what was meant.
fn words(draft: &PlanDraft) -> PlanDraft {
    let mut draft = draft.clone();
    for outcome in &mut draft.outcomes {
        outcome.id = None;
        for target in &mut outcome.targets {
            target.id = None;
            target.small_steps.iter_mut().for_each(|one| one.id = None);
            target.strategies.iter_mut().for_each(|one| one.id = None);
            target.provision.iter_mut().for_each(|one| one.id = None);
        }
    }
    draft.strategies.iter_mut().for_each(|one| one.id = None);
    draft.provision.iter_mut().for_each(|one| one.id = None);
    draft
}

fn ids(view: &PlanView) -> Vec<String> {
    let json = serde_json::to_value(&view.draft).unwrap();
    let mut found = Vec::new();
    gather(&json, &mut found);
    found
}

fn gather(json: &serde_json::Value, found: &mut Vec<String>) {
    match json {
        serde_json::Value::Object(fields) => {
            if let Some(id) = fields.get("id").and_then(|id| id.as_str()) {
                found.push(id.to_owned());
            }
            fields.values().for_each(|part| gather(part, found));
        }
        serde_json::Value::Array(parts) => parts.iter().for_each(|part| gather(part, found)),
        _ => {}
    }
}

fn positions_rise(view: &PlanView) -> bool {
    let rises = |positions: Vec<u16>| positions.windows(2).all(|pair| pair[0] < pair[1]);
    rises(
        view.outcomes
            .iter()
            .map(|one| one.outcome.record.position)
            .collect(),
    ) && view.outcomes.iter().all(|outcome| {
        let targets = outcome.targets.iter();
        rises(targets.map(|one| one.target.record.position).collect())
            && outcome.targets.iter().all(|target| {
                let steps = target.small_steps.iter();
                rises(steps.map(|one| one.record.position).collect())
            })
    })
}

fn save_unchanged(school: &TestSchool, view: &PlanView) -> u32 {
    let before = school.audit_len();
    let same = SavePlan {
        plan_id: view.plan.record.id.clone(),
        version: view.version,
        plan: view.draft.clone(),
    };
    school.write(&school.senco, same);
    school.audit_len() - before
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_sequence_of_saves_keeps_positions_and_ids_sound(
        saves in proptest::collection::vec(proptest::collection::vec(edit(), 1..5), 1..6),
    ) {
        let (school, mut view) = with_full_plan("2026-11-10");
        let plan = view.plan.record.id.clone();
        for edits in saves {
            let known: HashSet<String> = ids(&view).into_iter().collect();
            let mut draft = view.draft.clone();
            edits.iter().for_each(|edit| edit.make(&mut draft));
            let meant = words(&draft);
            let mut kept = Vec::new();
            gather(&serde_json::to_value(&draft).unwrap(), &mut kept);
            let save = SavePlan { plan_id: plan.clone(), version: view.version, plan: draft };
            let saved = school.write(&school.senco, save);
            view = open(&school, &plan);
            prop_assert_eq!(&saved.draft, &view.draft);
            prop_assert_eq!(words(&view.draft), meant);
            let after = ids(&view);
            let distinct: HashSet<&String> = after.iter().collect();
            prop_assert_eq!(distinct.len(), after.len());
            prop_assert!(kept.iter().all(|id| known.contains(id) && after.contains(id)));
            prop_assert!(positions_rise(&view));
            prop_assert_eq!(save_unchanged(&school, &view), 0);
        }
    }
}
