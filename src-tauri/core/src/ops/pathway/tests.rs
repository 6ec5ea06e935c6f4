//! What an edit of the pathway promises: told before it is kept, children taken along, the past left alone.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use serde_json::{Value, json};

use super::*;
use crate::domain::id::PupilId;
use crate::domain::pathway::{CensusCode, Pathway, PathwayPreset, preset};
use crate::error::{Error, Result};
use crate::office::Session;
use crate::ops::placement::{DecidePlacement, StageChoices};
use crate::ops::plan::fixture::with_plan;
use crate::ops::plan::{ListPlans, OpenPlan};
use crate::ops::school::SchoolSettings;
use crate::testing::{TestSchool, op};

pub(super) fn place(school: &TestSchool, pupil_id: &PupilId, stage: &str, on: &str) {
    let decide: DecidePlacement = op(json!({ "pupil_id": pupil_id, "decision": {
        "to": stage, "happened_on": on, "reason": "Slower than peers", "evidence": "", "decided_by": "Mrs A Okafor",
        "parents_told_on": null, "confirmed": [], "missing_reason": "To follow" } }));
    school.write(&school.senco, decide);
}

pub(super) fn pathway(school: &TestSchool) -> (Pathway, i32) {
    let kept = school.read(&school.senco, SchoolSettings {}).pathway;
    (kept.record.pathway, kept.version)
}

pub(super) fn edited(school: &TestSchool, change: impl FnOnce(&mut Pathway)) -> Value {
    let (mut mine, version) = pathway(school);
    change(&mut mine);
    json!({ "version": version, "pathway": mine, "reason": "Agreed by the governors" })
}

pub(super) fn save(school: &TestSchool, who: &Session, input: Value) -> Result<()> {
    school
        .office
        .write(who, op::<SavePathway>(input))
        .map(|_| ())
}

pub(super) fn preview(school: &TestSchool, who: &Session, input: Value) -> PathwayPreview {
    school.read(who, op::<PreviewPathway>(input))
}

fn sentences(view: &PathwayPreview) -> Vec<&str> {
    view.children
        .iter()
        .map(|line| line.words.as_str())
        .collect()
}

pub(super) fn wrong(answer: Result<()>, field: &str) -> String {
    match answer {
        Err(Error::Invalid(fields)) => fields.of(field).join(" "),
        other => panic!("not refused: {other:?}"),
    }
}

fn stages(school: &TestSchool, pupil_id: &PupilId) -> Vec<(String, bool, String, Option<String>)> {
    let view = school.read(
        &school.senco,
        StageChoices {
            pupil_id: pupil_id.clone(),
        },
    );
    let mut all: Vec<_> = view
        .history
        .into_iter()
        .filter(|kept| kept.voided.is_none())
        .map(|kept| {
            let one = kept.record;
            (
                one.stage_key,
                one.on_register,
                one.from_on.to_string(),
                one.to_on.map(|to_on| to_on.to_string()),
            )
        })
        .collect();
    all.reverse();
    all
}

fn row(
    key: &str,
    on_register: bool,
    from: &str,
    to: Option<&str>,
) -> (String, bool, String, Option<String>) {
    (
        key.to_owned(),
        on_register,
        from.to_owned(),
        to.map(str::to_owned),
    )
}

#[test]
fn a_school_renames_its_stages_and_adds_one_with_a_key_of_its_own() {
    let school = TestSchool::new();
    place(&school, &school.zoe, "my_plan", "2026-10-01");
    let input = edited(&school, |mine| {
        mine.stages[1].name = "Support Plan".to_owned();
        let mut more = mine.stages[1].clone();
        more.key = String::new();
        more.name = "My Plan".to_owned();
        mine.stages.insert(2, more);
    });
    let before = school.audit_len();
    save(&school, &school.senco, input).unwrap();
    assert_eq!(
        school.audit_len(),
        before + 2,
        "the pathway, and what it was"
    );
    let keys: Vec<String> = pathway(&school)
        .0
        .stages
        .into_iter()
        .map(|one| one.key)
        .collect();
    assert_eq!(
        keys,
        ["my_profile", "my_plan", "my_plan_2", "my_plan_plus", "ehcp"]
    );
    // A new name begins no new placement; the child is on the stage under its new name.
    assert_eq!(
        stages(&school, &school.zoe),
        [row("my_plan", true, "2026-10-01", None)]
    );
    let choices = school.read(
        &school.senco,
        StageChoices {
            pupil_id: school.zoe.clone(),
        },
    );
    assert_eq!(choices.current.unwrap().record.stage_name, "Support Plan");
    assert_eq!(
        choices.history[0].record.stage_name, "My Plan",
        "as it was decided"
    );
}

#[test]
fn the_preview_counts_and_names_the_children_whom_an_edit_touches_and_keeps_nothing() {
    let school = TestSchool::new();
    place(&school, &school.zoe, "my_profile", "2026-09-14");
    place(&school, &school.idris, "my_plan", "2026-09-14");
    let input = edited(&school, |mine| {
        mine.stages[0].on_register = true;
        mine.stages[0].census = CensusCode::K;
        mine.stages[1].time_limit =
            Some(serde_json::from_value(json!({ "unit": "weeks", "weeks": 6 })).unwrap());
    });
    let before = school.audit_len();
    let view = preview(&school, &school.senco, input);
    assert_eq!(
        sentences(&view),
        [
            "1 child comes onto the register.",
            "The census code of 1 child changes from N to K.",
            "The time at the stage is over for 1 child: Today will ask what comes next.",
        ]
    );
    assert_eq!(view.children[0].children[0].id, school.zoe);
    assert_eq!(view.children[2].children[0].id, school.idris);
    assert!(
        view.pathway
            .contains(&"Children at My Profile are on the register.".to_owned())
    );
    assert!(view.needs_reason && view.problems.is_empty());
    assert_eq!(school.audit_len(), before);
}

#[test]
fn children_go_with_their_stage_on_the_day_and_the_placement_before_stays() {
    let school = TestSchool::new();
    place(&school, &school.zoe, "my_profile", "2026-09-14");
    let mut input = edited(&school, |mine| {
        mine.stages[0].on_register = true;
        mine.stages[0].census = CensusCode::K;
    });
    input["happened_on"] = json!("2026-11-02");
    save(&school, &school.senco, input).unwrap();
    assert_eq!(
        stages(&school, &school.zoe),
        [
            row("my_profile", false, "2026-09-14", Some("2026-11-02")),
            row("my_profile", true, "2026-11-02", None)
        ]
    );
}

#[test]
fn an_edit_that_moves_children_asks_why() {
    let school = TestSchool::new();
    place(&school, &school.zoe, "my_profile", "2026-09-14");
    let mut input = edited(&school, |mine| {
        mine.stages[0].on_register = true;
        mine.stages[0].census = CensusCode::K;
    });
    input["reason"] = json!(" ");
    let before = school.audit_len();
    let sentence = wrong(save(&school, &school.senco, input), "reason");
    assert_eq!(
        sentence,
        "Say why, because children change their stage, register or code."
    );
    assert_eq!(school.audit_len(), before);
}

#[test]
fn a_stage_goes_only_when_its_children_have_another() {
    let (school, plan_id) = with_plan("2026-10-20");
    let gone = edited(&school, |mine| {
        mine.stages.remove(1);
    });
    let sentence = "1 child is on My Plan now. Choose the stage that they go to.";
    assert_eq!(
        wrong(save(&school, &school.senco, gone.clone()), "stages"),
        sentence
    );
    let view = preview(&school, &school.senco, gone.clone());
    assert_eq!(view.problems.of("stages"), [sentence]);
    assert_eq!(
        (
            view.questions[0].from.as_str(),
            view.questions[0].to.as_str()
        ),
        ("my_plan", "my_plan_plus")
    );
    let mut with_home = gone;
    with_home["shifts"] = json!([{ "from": "my_plan", "to": "my_plan_plus" }]);
    assert_eq!(
        sentences(&preview(&school, &school.senco, with_home.clone())),
        ["1 child goes from My Plan to My Plan+."]
    );
    save(&school, &school.senco, with_home).unwrap();
    let plan = school.read(&school.senco, OpenPlan { plan_id });
    assert_eq!(
        plan.plan.record.stage_key, "my_plan_plus",
        "the open plan goes along"
    );
    assert_eq!(
        plan.plan.record.name, "My Plan",
        "under the name that it was begun with"
    );
}

#[test]
fn the_proposed_layers_are_nobodys_until_they_are_chosen_and_the_school_says_who_goes_where() {
    let (school, _) = with_plan("2026-10-20");
    let chosen = preset(PathwayPreset::Layers);
    assert_ne!(PathwayPreset::DEFAULT, PathwayPreset::Layers);
    let own = pathway(&school).0;
    assert!(
        chosen
            .stages
            .iter()
            .all(|layer| own.stage(&layer.key).is_none())
    );
    let source = ProposePathway {
        source: PathwaySource::Preset {
            preset: PathwayPreset::Layers,
        },
    };
    let mut shifts = school.read(&school.senco, source).shifts;
    for shift in shifts.iter_mut().filter(|shift| shift.from == "my_plan") {
        assert_eq!(shift.to, "targeted", "what is proposed");
        shift.to = "targeted_plus".to_owned();
    }
    let input = |shifts: &Value| json!({ "version": pathway(&school).1, "pathway": chosen, "shifts": shifts, "reason": "We try the layers" });
    let nowhere = json!([{ "from": "my_plan", "to": "my_plan_plus" }]);
    let refused = save(&school, &school.senco, input(&nowhere));
    assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
    let mine = input(&json!(shifts));
    assert_eq!(
        sentences(&preview(&school, &school.senco, mine.clone())),
        ["1 child goes from My Plan to Targeted Plus."]
    );
    save(&school, &school.senco, mine).unwrap();
    let layer = pathway(&school).0.stage("targeted_plus").unwrap().census;
    assert_eq!(layer, CensusCode::K, "the census counts as before");
    let [before, now] = stages(&school, &school.zoe).try_into().unwrap();
    assert_eq!(
        (before.0.as_str(), before.1, before.3),
        ("my_plan", true, Some(now.2))
    );
    assert_eq!(
        (now.0.as_str(), now.1, now.3),
        ("targeted_plus", true, None)
    );
}

#[test]
fn another_pathway_is_taken_up_with_every_child_on_the_stage_that_fits() {
    let (school, _) = with_plan("2026-10-20");
    place(&school, &school.idris, "my_profile", "2026-09-14");
    let source = ProposePathway {
        source: PathwaySource::Preset {
            preset: PathwayPreset::Layers,
        },
    };
    let proposal = school.read(&school.senco, source);
    assert_eq!(proposal.pathway, preset(PathwayPreset::Layers));
    let input = json!({ "version": pathway(&school).1, "pathway": proposal.pathway, "shifts": proposal.shifts,
                        "reason": proposal.reason });
    assert_eq!(
        sentences(&preview(&school, &school.senco, input.clone())),
        [
            "1 child goes from My Profile to Universal.",
            "1 child goes from My Plan to Targeted."
        ]
    );
    save(&school, &school.senco, input).unwrap();
    assert_eq!(stages(&school, &school.zoe).last().unwrap().0, "targeted");
    assert_eq!(
        stages(&school, &school.idris).last().unwrap().0,
        "universal"
    );
    // And back again on the same day: as if nothing had been.
    let back = school.read(
        &school.senco,
        ProposePathway {
            source: PathwaySource::Before { edition: 1 },
        },
    );
    assert_eq!(back.puts_back, Some(1));
    let input = json!({ "version": pathway(&school).1, "pathway": back.pathway, "shifts": back.shifts,
                        "reason": back.reason, "puts_back": back.puts_back });
    save(&school, &school.senco, input).unwrap();
    assert_eq!(pathway(&school).0, preset(PathwayPreset::Graduated));
    assert_eq!(
        stages(&school, &school.idris),
        [row("my_profile", false, "2026-09-14", None)]
    );
    let plans = school.read(
        &school.senco,
        ListPlans {
            pupil_id: school.zoe.clone(),
        },
    );
    let plan_id = plans[0].plan.record.id.clone();
    let plan = school.read(&school.senco, OpenPlan { plan_id });
    assert_eq!(plan.plan.record.stage_key, "my_plan");
}

#[test]
fn children_of_two_stages_that_became_one_go_back_each_to_their_own() {
    let school = TestSchool::new();
    place(&school, &school.zoe, "my_plan", "2026-09-14");
    place(&school, &school.idris, "my_plan_plus", "2026-09-14");
    let mut merge = edited(&school, |mine| {
        mine.stages.remove(2);
    });
    merge["shifts"] = json!([{ "from": "my_plan_plus", "to": "my_plan" }]);
    merge["happened_on"] = json!("2026-10-05");
    save(&school, &school.senco, merge).unwrap();
    let back = school.read(
        &school.senco,
        ProposePathway {
            source: PathwaySource::Before { edition: 1 },
        },
    );
    let input = json!({ "version": pathway(&school).1, "pathway": back.pathway, "shifts": back.shifts,
                        "reason": back.reason, "puts_back": 1, "happened_on": "2026-11-09" });
    save(&school, &school.senco, input).unwrap();
    let keys: Vec<String> = stages(&school, &school.idris)
        .into_iter()
        .map(|one| one.0)
        .collect();
    assert_eq!(keys, ["my_plan_plus", "my_plan", "my_plan_plus"]);
    assert_eq!(
        stages(&school, &school.zoe),
        [row("my_plan", true, "2026-09-14", None)]
    );
}
