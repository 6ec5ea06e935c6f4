//! The promises of what a review decides: targets adapted, the child moved, the next plan begun.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::json;

use super::tests::{due, fields, judged, opened};
use super::tests_close::{close, closed};
use super::*;
use crate::domain::id::PupilId;
use crate::domain::measure::TargetOutcome;
use crate::domain::pathway::ReviewDecision;
use crate::domain::record::Kept;
use crate::domain::record::plan::Plan;
use crate::domain::record::pupil::Placement;
use crate::domain::record::review::Next;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::ReadOp;
use crate::ops::plan::ListPlans;
use crate::ops::plan::fixture::*;
use crate::store::ReadTx;
use crate::testing::{day, op};

struct Placements(PupilId);
impl ReadOp for Placements {
    const ACTION: Action = Action::SendRead;
    type Output = Vec<Kept<Placement>>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Self::Output> {
        tx.about(&tx.seen(&self.0)?)
    }
}

#[test]
fn an_adapted_target_ends_and_a_new_one_goes_on_from_where_the_child_is() {
    let (school, view) = due();
    let plan = &view.plan.record.id;
    let reading = targets(&view)[0];
    let tick = crate::ops::plan::TickStep {
        step_id: reading.small_steps[0].record.id.clone(),
        achieved_on: Some(day("2026-10-01")),
    };
    school.write(&school.teacher, tick);
    closed(&school, plan, |draft| {
        let first = &mut draft.targets[0];
        first.score = Some(5.0);
        first.outcome = Some(TargetOutcome::PartlyAchieved);
        first.next = Some(Next::Adapt);
        first.adapted_text = " I will read 12 words ".to_owned();
        first.adapted_expected = Some(8.0);
    });
    let after = open(&school, plan);
    let all = targets(&after);
    let old = all.iter().find(|target| !target.open).unwrap();
    assert_eq!(
        old.target.record.result,
        Some(TargetOutcome::PartlyAchieved)
    );
    let new = all
        .iter()
        .find(|target| target.target.record.adapted_from.is_some())
        .unwrap();
    let record = &new.target.record;
    assert_eq!(record.text, "I will read 12 words");
    assert_eq!((record.baseline, record.expected), (Some(5.0), Some(8.0)));
    assert_eq!(record.adapted_from.as_ref(), Some(&old.target.record.id));
    assert_eq!(
        new.adapted_from_text.as_deref(),
        Some("I will read 20 words from my list")
    );
    let steps: Vec<&str> = new
        .small_steps
        .iter()
        .map(|step| step.record.text.as_str())
        .collect();
    assert_eq!(steps, ["Read 10 words"], "what is achieved stays behind");
    assert_eq!((new.strategies.len(), new.provision.len()), (1, 1));
    assert_eq!(old.strategies.len(), 1);
    assert!(!new.measure_fixed);
}

#[test]
fn an_adapted_target_must_ask_for_more_than_is_reached() {
    let (school, view) = due();
    let plan = &view.plan.record.id;
    let (version, mut draft) = judged(&school, plan);
    draft.targets[0].score = Some(6.0);
    draft.targets[0].outcome = Some(TargetOutcome::PartlyAchieved);
    draft.targets[0].next = Some(Next::Adapt);
    draft.targets[0].adapted_text = "I will read 12 words".to_owned();
    draft.targets[0].adapted_expected = Some(5.0);
    let refused = school
        .office
        .write(&school.senco, close(plan, (version, draft)));
    assert_eq!(fields(refused), ["targets.0.adapted_expected"]);
}

#[test]
fn stepping_up_moves_the_child_and_starts_the_next_plan_with_what_is_not_met() {
    let (school, view) = due();
    let plan = &view.plan.record.id;
    let done = closed(&school, plan, |draft| {
        draft.decision = Some(ReviewDecision::StepUp);
        draft.decision_reason = "Two cycles without enough progress".to_owned();
    });
    let placements = school.read(&school.senco, Placements(school.zoe.clone()));
    let stages: Vec<(&str, Option<chrono::NaiveDate>)> = placements
        .iter()
        .map(|kept| (kept.record.stage_name.as_str(), kept.record.to_on))
        .collect();
    assert_eq!(
        stages,
        [("My Plan", Some(day("2026-10-20"))), ("My Plan+", None)]
    );
    let entered = &placements[1].record;
    assert_eq!(entered.reason, "Two cycles without enough progress");
    assert_eq!(entered.decided_by, "Mrs A Okafor");
    assert_eq!(
        entered.missing_reason,
        "The assessment is booked for November"
    );

    let before = open(&school, plan);
    assert!(before.frozen);
    assert_eq!(before.open_targets, 0);
    let next = open(&school, &done.next_plan_id.unwrap());
    assert_eq!(next.plan.record.name, "My Plan+");
    assert_eq!(next.plan.record.strengths, "Zoë notices what others miss.");
    assert_eq!(next.cycles[0].cycle.record.due_on, day("2026-12-18"));
    let words: Vec<&str> = targets(&next)
        .iter()
        .map(|target| target.target.record.text.as_str())
        .collect();
    assert_eq!(
        words,
        [
            "I will spell 8 of 10 words",
            "I will call out less",
            "I will ask for a break with my card"
        ]
    );
    assert_eq!(
        targets(&next)[0].adapted_from_text.as_deref(),
        Some("I will spell 8 of 10 words")
    );
    assert_eq!((next.strategies.len(), next.provision.len()), (1, 1));
    let plans = ListPlans {
        pupil_id: school.zoe.clone(),
    };
    let open_plans: Vec<bool> = school
        .read(&school.senco, plans)
        .iter()
        .map(|line| line.open)
        .collect();
    assert_eq!(open_plans, [true, false]);
}

#[test]
fn entering_a_stage_with_something_missing_wants_a_reason_and_else_changes_nothing() {
    let (school, view) = due();
    let plan = &view.plan.record.id;
    let (version, mut draft) = judged(&school, plan);
    draft.decision = Some(ReviewDecision::StepUp);
    draft.decision_reason = "Not enough progress".to_owned();
    let before = school.audit_len();
    let close = CloseReview {
        missing_reason: String::new(),
        ..close(plan, (version, draft))
    };
    let refused = school.office.write(&school.senco, close);
    assert_eq!(fields(refused), ["missing_reason"]);
    assert_eq!(school.audit_len(), before);
    assert!(opened(&school, plan).cycle.open);
}

#[test]
fn stepping_down_to_a_stage_without_a_plan_ends_the_plan() {
    let (school, view) = due();
    let plan = &view.plan.record.id;
    let done = closed(&school, plan, |draft| {
        draft.decision = Some(ReviewDecision::StepDown);
        draft.decision_reason = "Progress is enough and holds".to_owned();
    });
    assert_eq!((done.next_plan_id, done.next_due_on), (None, None));
    let after = open(&school, plan);
    assert!(after.frozen && after.cycles.iter().all(|cycle| !cycle.open));
    assert_eq!(after.plan.record.end_reason, "Progress is enough and holds");
    let placements = school.read(&school.senco, Placements(school.zoe.clone()));
    assert_eq!(placements[1].record.stage_key, "my_profile");
}

#[test]
fn leaving_the_pathway_ends_plan_and_placement() {
    let (school, view) = due();
    let plan = &view.plan.record.id;
    let done = closed(&school, plan, |draft| {
        draft.decision = Some(ReviewDecision::Leave);
        draft.decision_reason = "Progress sufficient and sustained".to_owned();
        draft.next_due_on = None;
    });
    assert_eq!(done.next_plan_id, None);
    let placements = school.read(&school.senco, Placements(school.zoe.clone()));
    assert_eq!(placements.len(), 1);
    assert_eq!(placements[0].record.to_on, Some(day("2026-10-20")));
    assert_eq!(
        placements[0].record.end_reason,
        "Progress sufficient and sustained"
    );
}

#[test]
fn a_plan_of_the_next_stage_that_is_open_already_is_not_doubled() {
    let (school, view) = due();
    let plan = &view.plan.record.id;
    let start: crate::ops::plan::StartPlan = op(json!({
        "pupil_id": school.zoe, "started_on": "2026-10-19", "stage_key": "my_plan_plus" }));
    school.write(&school.senco, start);
    let (version, mut draft) = judged(&school, plan);
    draft.decision = Some(ReviewDecision::StepUp);
    draft.decision_reason = "Not enough progress".to_owned();
    let refused = school
        .office
        .write(&school.senco, close(plan, (version, draft)));
    assert_eq!(fields(refused), ["decision"]);
    let plans: Vec<Kept<Plan>> = school
        .read(
            &school.senco,
            ListPlans {
                pupil_id: school.zoe.clone(),
            },
        )
        .into_iter()
        .map(|line| line.plan)
        .collect();
    assert_eq!(plans.len(), 2);
}
