//! The promises of a plan that is open: writing it as a whole, contributing to it, and who may.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::fixture::*;
use super::*;
use crate::domain::id::{PupilId, TargetId};
use crate::domain::measure::Measure;
use crate::domain::record::plan::{Strategy, Target};
use crate::error::Error;
use crate::testing::day;

pub(super) fn fields(result: Result<impl std::fmt::Debug>) -> Vec<String> {
    match result {
        Err(Error::Invalid(fields)) => fields.iter().map(|(path, _)| path.to_owned()).collect(),
        other => panic!("expected problems by field, got {other:?}"),
    }
}

#[test]
fn a_whole_plan_is_saved_and_read_back_as_it_was_written() {
    let (school, view) = with_full_plan("2026-11-10");
    let again = open(&school, &view.plan.record.id);
    assert_eq!(again.draft, view.draft);
    let words: Vec<&str> = targets(&again)
        .iter()
        .map(|target| target.target.record.text.as_str())
        .collect();
    assert_eq!(
        words,
        [
            "I will read 20 words from my list",
            "I will spell 8 of 10 words",
            "I will call out less",
            "I will ask for a break with my card"
        ]
    );
    let reading = targets(&again)[0];
    assert_eq!(reading.small_steps.len(), 2);
    assert_eq!(reading.provision[0].record.minutes, Some(20));
    assert_eq!(reading.baseline_words.as_deref(), Some("3 out of 10"));
    assert_eq!(reading.progress, None, "it has not been rated");
    assert_eq!(again.strategies.len(), 1);
    assert_eq!(again.provision.len(), 1);
    assert_eq!(again.open_targets, 4);
    assert_eq!(again.hints, Vec::<String>::new());
}

#[test]
fn every_problem_of_a_plan_is_named_by_its_path_at_once() {
    let (school, view) = with_full_plan("2026-11-10");
    let id = &view.plan.record.id;
    let save = changed(&school, id, |draft| {
        draft.started_on = None;
        draft.outcomes[0].text = "  ".to_owned();
        draft.outcomes[0].targets[0].small_steps[1].text = String::new();
        draft.outcomes[0].targets[0].provision[0].minutes = Some(12.5);
        draft.outcomes[0].targets[1].expected = Some(120.0);
        draft.outcomes[1].targets[0].text = String::new();
        draft.outcomes[1].targets[0].measure = Measure::Count {
            unit: " ".to_owned(),
            direction: crate::domain::measure::Direction::Up,
        };
        draft.outcomes[1].targets[1].by_on = Some(day("2026-09-01"));
        draft.strategies[0].text = String::new();
        draft.provision[0].to_on = Some(day("2026-09-01"));
    });
    let before = school.audit_len();
    assert_eq!(
        fields(school.office.write(&school.senco, save)),
        [
            "outcomes.0.targets.0.provision.0.minutes",
            "outcomes.0.targets.0.small_steps.1.text",
            "outcomes.0.targets.1.expected",
            "outcomes.0.text",
            "outcomes.1.targets.0.measure.unit",
            "outcomes.1.targets.0.text",
            "outcomes.1.targets.1.by_on",
            "provision.0.to_on",
            "started_on",
            "strategies.0.text",
        ]
    );
    assert_eq!(school.audit_len(), before, "nothing was changed");
}

#[test]
fn what_is_missing_is_taken_out_with_all_that_hangs_on_it() {
    let (school, view) = with_full_plan("2026-11-10");
    let id = &view.plan.record.id;
    let gone = targets(&view)[0].target.record.id.clone();
    let after = save_with(&school, id, |draft| {
        draft.outcomes[0].targets.remove(0);
    });
    assert_eq!(targets(&after).len(), 3);
    assert_eq!(after.outcomes[0].targets[0].target.record.position, 1);
    let kept = school.read(&school.senco, Look(gone.clone()));
    assert_eq!(
        kept.voided.unwrap().reason,
        "taken out while revising the plan"
    );
    // The step, strategy and provision of the target went with it; those of the plan stayed.
    assert_eq!(
        school.read(&school.senco, Strategies(school.zoe.clone())),
        1
    );
    assert_eq!((after.strategies.len(), after.provision.len()), (1, 1));
}

struct Look(TargetId);
impl ReadOp for Look {
    const ACTION: Action = Action::SendRead;
    type Output = crate::domain::record::Kept<Target>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Self::Output> {
        tx.kept(self.0.as_str())
    }
}

struct Strategies(PupilId);
impl ReadOp for Strategies {
    const ACTION: Action = Action::SendRead;
    type Output = usize;
    fn run(self, tx: &ReadTx<'_>) -> Result<usize> {
        Ok(tx.about::<Strategy>(&tx.seen(&self.0)?)?.len())
    }
}

#[test]
fn parts_may_be_moved_about_and_keep_who_they_are() {
    let (school, view) = with_full_plan("2026-11-10");
    let ids = |view: &PlanView| -> Vec<String> {
        let mut ids: Vec<String> = targets(view)
            .iter()
            .map(|target| target.target.record.id.to_string())
            .collect();
        ids.sort();
        ids
    };
    let after = save_with(&school, &view.plan.record.id, |draft| {
        let moved = draft.outcomes[0].targets.remove(0);
        draft.outcomes[1].targets.insert(0, moved);
        draft.outcomes.reverse();
    });
    assert_eq!(ids(&after), ids(&view));
    assert_eq!(
        after.outcomes[0].targets[0].target.record.text,
        "I will read 20 words from my list"
    );
    assert_eq!(after.outcomes[0].targets[0].small_steps.len(), 2);
}

#[test]
fn two_people_in_one_plan_lose_nothing() {
    let (school, view) = with_full_plan("2026-11-10");
    let id = view.plan.record.id.clone();
    let save = changed(&school, &id, |draft| {
        draft.strengths = "Kind.".to_owned();
    });
    // Meanwhile the class teacher adds a strategy, of which the editor does not know.
    school.write(
        &school.teacher,
        AddStrategy {
            plan_id: id.clone(),
            target_id: None,
            text: "Visual timetable".to_owned(),
        },
    );
    let late = school.office.write(&school.senco, save);
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
    assert_eq!(open(&school, &id).strategies.len(), 2);
}

#[test]
fn a_stale_save_that_says_the_same_is_no_conflict() {
    let (school, view) = with_full_plan("2026-11-10");
    let id = view.plan.record.id.clone();
    save_with(&school, &id, |draft| draft.helps_me = "Quiet".to_owned());
    let mut draft = open(&school, &id).draft;
    draft.helps_me = " Quiet ".to_owned();
    let same = SavePlan {
        plan_id: id,
        version: view.version,
        plan: draft,
    };
    let before = school.audit_len();
    school.write(&school.senco, same);
    assert_eq!(school.audit_len(), before);
}

#[test]
fn a_part_of_another_childs_plan_is_not_found() {
    let (school, view) = with_full_plan("2026-11-10");
    let other = plan_of(&school, &school.idris.clone());
    let stranger = targets(&view)[0].target.record.id.clone();
    let save = changed(&school, &other, |draft| {
        fill(draft);
        draft.outcomes[0].targets[0].id = Some(stranger);
    });
    let saved = school.office.write(&school.senco, save);
    assert!(matches!(saved, Err(Error::NotFound)), "{saved:?}");
    let twice = changed(&school, &view.plan.record.id, |draft| {
        let copy = draft.outcomes[0].targets[0].clone();
        draft.outcomes[1].targets.push(copy);
    });
    let saved = school.office.write(&school.senco, twice);
    assert!(matches!(saved, Err(Error::NotFound)), "{saved:?}");
}

#[test]
fn a_ta_reads_the_plan_of_a_child_she_supports_and_cannot_find_anothers_by_id() {
    let (school, view) = with_full_plan("2026-11-10");
    let other = plan_of(&school, &school.idris.clone());
    let own = OpenPlan {
        plan_id: view.plan.record.id.clone(),
    };
    let seen = school.read(&school.ta, own);
    assert_eq!(targets(&seen).len(), 4);
    assert_eq!(
        (
            seen.may.write,
            seen.may.contribute,
            seen.may.rate,
            seen.may.read_reviews
        ),
        (false, false, false, false)
    );
    for plan_id in [other, PlanId::new("nobody")] {
        let found = school.office.read(&school.ta, OpenPlan { plan_id });
        assert!(matches!(found, Err(Error::NotFound)), "{found:?}");
    }
    let save = changed(&school, &view.plan.record.id, |draft| {
        draft.strengths = "x".to_owned();
    });
    let saved = school.office.write(&school.ta, save);
    assert!(matches!(saved, Err(Error::Forbidden)), "{saved:?}");
}

#[test]
fn opening_a_plan_is_itself_recorded() {
    let (school, view) = with_full_plan("2026-11-10");
    let before = school.audit_len();
    let read = OpenPlan {
        plan_id: view.plan.record.id,
    };
    school.read(&school.ta, read);
    assert_eq!(school.audit_len(), before + 1);
}

#[test]
fn more_targets_than_a_child_can_hold_are_hinted_at() {
    let (school, view) = with_full_plan("2026-11-10");
    let after = save_with(&school, &view.plan.record.id, |draft| {
        let vague = TargetDraft {
            baseline: None,
            expected: None,
            ..target("I will improve", Measure::Tme, 1.0, 2.0)
        };
        draft.outcomes[0].targets.push(vague);
    });
    assert_eq!(after.hints.len(), 1);
    let vague = &after.outcomes[0].targets[2];
    assert!(vague.hints[0].contains("improve"), "{:?}", vague.hints);
}
