//! A child on My Plan with a plan of four targets, one of each measure: what the tests of plans and reviews begin from.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::json;

use super::{
    OpenPlan, OutcomeDraft, PlanDraft, PlanView, ProvisionDraft, SavePlan, StartPlan, StepDraft,
    StrategyDraft, TargetDraft, TargetView,
};
use crate::domain::id::{PlacementId, PlanId, PupilId};
use crate::domain::measure::{Direction, Measure};
use crate::domain::pathway::CensusCode;
use crate::domain::record::pupil::Placement;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::WriteOp;
use crate::store::WriteTx;
use crate::testing::{TestSchool, day, op};

/// Puts a child on My Plan as from September.
pub(crate) struct OnMyPlan(pub(crate) PupilId);

impl WriteOp for OnMyPlan {
    const ACTION: Action = Action::PlacementDecide;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        tx.add(&Placement {
            id: PlacementId::new(tx.new_id()),
            pupil_id: self.0,
            stage_key: "my_plan".to_owned(),
            stage_name: "My Plan".to_owned(),
            on_register: true,
            census: CensusCode::K,
            from_on: day("2026-09-07"),
            to_on: None,
            reason: "Progress slower than her peers".to_owned(),
            evidence: String::new(),
            decided_by: "Mrs A Okafor".to_owned(),
            parents_told_on: Some(day("2026-09-07")),
            missing: Vec::new(),
            missing_reason: String::new(),
            end_reason: String::new(),
            end_decided_by: String::new(),
            end_parents_on: None,
            end_teacher: String::new(),
            end_missing_reason: String::new(),
        })
    }
}

/// A school in which Zoë has an empty My Plan, begun on 7 September.
pub(crate) fn with_plan(today: &str) -> (TestSchool, PlanId) {
    let school = TestSchool::on(today);
    let plan = plan_of(&school, &school.zoe.clone());
    (school, plan)
}

/// Places the child on My Plan and starts the plan.
pub(crate) fn plan_of(school: &TestSchool, pupil: &PupilId) -> PlanId {
    school.write(&school.senco, OnMyPlan(pupil.clone()));
    let start: StartPlan =
        op(json!({ "pupil_id": pupil, "started_on": "2026-09-07", "stage_key": null }));
    school.write(&school.senco, start)
}

pub(crate) fn target(text: &str, measure: Measure, baseline: f64, expected: f64) -> TargetDraft {
    TargetDraft {
        id: None,
        text: text.to_owned(),
        measure,
        baseline: Some(baseline),
        expected: Some(expected),
        set_on: Some(day("2026-09-07")),
        by_on: None,
        small_steps: Vec::new(),
        strategies: Vec::new(),
        provision: Vec::new(),
    }
}

pub(crate) fn step(text: &str) -> StepDraft {
    StepDraft {
        id: None,
        text: text.to_owned(),
    }
}

pub(crate) fn strategy(text: &str) -> StrategyDraft {
    StrategyDraft {
        id: None,
        text: text.to_owned(),
    }
}

pub(crate) fn provision(what: &str) -> ProvisionDraft {
    ProvisionDraft {
        id: None,
        what: what.to_owned(),
        who: "Ms J Lee".to_owned(),
        place: "The Nest".to_owned(),
        minutes: Some(20.0),
        times_a_week: Some(3.0),
        group_size: Some(2.0),
        from_on: Some(day("2026-09-14")),
        to_on: None,
    }
}

/// Two outcomes and four targets: a scale, a count that should fall, a percentage, and yes or no.
pub(crate) fn fill(draft: &mut PlanDraft) {
    draft.strengths = "Zoë notices what others miss.".to_owned();
    let mut reading = target("I will read 20 words from my list", Measure::Tme, 3.0, 7.0);
    reading.small_steps = vec![step("Read 5 words"), step("Read 10 words")];
    reading.strategies = vec![strategy("Pre-teach the words on Monday")];
    reading.provision = vec![provision("Precision teaching")];
    let calling = Measure::Count {
        unit: "times a day".to_owned(),
        direction: Direction::Down,
    };
    let spelling = Measure::Percentage {
        direction: Direction::Up,
    };
    draft.outcomes = vec![
        OutcomeDraft {
            id: None,
            area: None,
            text: "I can read a book I have chosen".to_owned(),
            targets: vec![
                reading,
                target("I will spell 8 of 10 words", spelling, 40.0, 80.0),
            ],
        },
        OutcomeDraft {
            id: None,
            area: None,
            text: "I can take turns in class".to_owned(),
            targets: vec![
                target("I will call out less", calling, 8.0, 2.0),
                target(
                    "I will ask for a break with my card",
                    Measure::YesNo,
                    0.0,
                    1.0,
                ),
            ],
        },
    ];
    draft.strategies = vec![strategy("Sit near the front")];
    draft.provision = vec![provision("Lunch club")];
}

/// Zoë's plan with its four targets, saved.
pub(crate) fn with_full_plan(today: &str) -> (TestSchool, PlanView) {
    let (school, plan) = with_plan(today);
    let view = save_with(&school, &plan, fill);
    (school, view)
}

pub(crate) fn open(school: &TestSchool, plan: &PlanId) -> PlanView {
    school.read(
        &school.senco,
        OpenPlan {
            plan_id: plan.clone(),
        },
    )
}

/// Opens the plan, changes it and saves it, which is expected to work.
pub(crate) fn save_with(
    school: &TestSchool,
    plan: &PlanId,
    change: impl FnOnce(&mut PlanDraft),
) -> PlanView {
    let save = changed(school, plan, change);
    school.write(&school.senco, save)
}

/// The save of a plan as it is now with a change.
pub(crate) fn changed(
    school: &TestSchool,
    plan: &PlanId,
    change: impl FnOnce(&mut PlanDraft),
) -> SavePlan {
    let view = open(school, plan);
    let mut draft = view.draft;
    change(&mut draft);
    SavePlan {
        plan_id: plan.clone(),
        version: view.version,
        plan: draft,
    }
}

/// Every target of the plan, outcome by outcome.
pub(crate) fn targets(view: &PlanView) -> Vec<&TargetView> {
    view.outcomes.iter().flat_map(|one| &one.targets).collect()
}
