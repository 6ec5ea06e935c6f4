//! What placements promise, whatever is decided and taken back.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::domain::id::{PlacementId, PupilId};
use crate::domain::pathway::{EntryCheck, MoveKind};
use crate::ops::register::OpenRegister;
use crate::store::Leavers;
use crate::testing::{TestSchool, day, op};

fn decision(to: Option<&str>, on: &str) -> Value {
    json!({ "to": to, "happened_on": on, "reason": "Slower than peers", "evidence": "Reading age",
            "decided_by": "Mrs A Okafor", "parents_told_on": null, "confirmed": [],
            "missing_reason": "To follow this week" })
}

fn decide(pupil_id: &PupilId, to: Option<&str>, on: &str) -> DecidePlacement {
    op(json!({ "pupil_id": pupil_id, "decision": decision(to, on) }))
}

fn void(id: &PlacementId) -> VoidPlacement {
    VoidPlacement {
        id: id.clone(),
        reason: "Decided about another child".to_owned(),
    }
}

fn choices(school: &TestSchool) -> StageChoicesView {
    let pupil_id = school.zoe.clone();
    school.read(&school.senco, StageChoices { pupil_id })
}

/// The stages of a child with their intervals, in order, without the voided.
fn intervals(school: &TestSchool) -> Vec<(String, NaiveDate, Option<NaiveDate>)> {
    let mut history = choices(school).history;
    history.retain(|kept| kept.voided.is_none());
    history.reverse();
    let stages = history.into_iter().map(|kept| kept.record);
    stages
        .map(|placement| (placement.stage_key, placement.from_on, placement.to_on))
        .collect()
}

fn problem(school: &TestSchool, input: Value, field: &str) -> String {
    let before = school.audit_len();
    let op: DecidePlacement = op(json!({ "pupil_id": school.zoe, "decision": input }));
    let Err(Error::Invalid(errors)) = school.office.write(&school.senco, op) else {
        panic!("it was not refused");
    };
    assert_eq!(school.audit_len(), before, "a refusal leaves no trace");
    errors.of(field).join(" ")
}

#[test]
fn a_new_stage_ends_the_one_before_on_its_own_first_day() {
    let school = TestSchool::new();
    school.write(
        &school.senco,
        decide(&school.zoe, Some("my_profile"), "2026-09-14"),
    );
    let before = school.audit_len();
    school.write(
        &school.senco,
        decide(&school.zoe, Some("my_plan"), "2026-11-02"),
    );
    assert_eq!(school.audit_len(), before + 2, "one ended, one added");
    let (profile, plan) = (day("2026-09-14"), day("2026-11-02"));
    assert_eq!(
        intervals(&school),
        [
            ("my_profile".to_owned(), profile, Some(plan)),
            ("my_plan".to_owned(), plan, None)
        ]
    );
}

#[test]
fn only_the_senco_decides_a_stage_and_takes_it_back() {
    let school = TestSchool::new();
    let id = school.write(
        &school.senco,
        decide(&school.zoe, Some("my_plan"), "2026-11-02"),
    );
    let before = school.audit_len();
    let others = [
        &school.head,
        &school.teacher,
        &school.ta,
        &school.office_staff,
    ];
    school.forbids(&others, || decide(&school.zoe, Some("ehcp"), "2026-11-03"));
    school.forbids(&others, || void(&id));
    assert_eq!(school.audit_len(), before);
}

#[test]
fn a_ta_does_not_learn_the_stage_of_another_child() {
    let school = TestSchool::new();
    let pupil_id = school.idris.clone();
    let read = school.office.read(&school.ta, StageChoices { pupil_id });
    assert!(matches!(read, Err(Error::NotFound)));
}

#[test]
fn every_problem_of_a_decision_is_told_at_once() {
    let school = TestSchool::new();
    let input = json!({ "to": "no_such_stage", "happened_on": "2026-11-11", "reason": " ", "evidence": "",
        "decided_by": "", "parents_told_on": "2027-01-01", "confirmed": [], "missing_reason": "" });
    for field in [
        "to",
        "happened_on",
        "reason",
        "decided_by",
        "parents_told_on",
    ] {
        let sentence = problem(&school, input.clone(), field);
        assert!(sentence.ends_with('.'), "{field}: {sentence}");
    }
}

#[test]
fn a_decision_does_not_lie_before_the_one_it_follows() {
    let school = TestSchool::new();
    school.write(
        &school.senco,
        decide(&school.zoe, Some("my_profile"), "2026-10-01"),
    );
    let sentence = problem(
        &school,
        decision(Some("my_plan"), "2026-09-30"),
        "happened_on",
    );
    assert!(sentence.contains("1 October 2026"), "{sentence}");
    school.write(&school.senco, decide(&school.zoe, None, "2026-10-20"));
    let sentence = problem(
        &school,
        decision(Some("my_plan"), "2026-10-19"),
        "happened_on",
    );
    assert!(sentence.contains("20 October 2026"), "{sentence}");
    let sentence = problem(&school, decision(None, "2026-10-21"), "to");
    assert!(sentence.contains("none to leave"), "{sentence}");
}

#[test]
fn the_same_stage_is_not_entered_twice_running() {
    let school = TestSchool::new();
    school.write(
        &school.senco,
        decide(&school.zoe, Some("my_plan"), "2026-10-01"),
    );
    let sentence = problem(&school, decision(Some("my_plan"), "2026-10-02"), "to");
    assert!(sentence.contains("already"), "{sentence}");
}

#[test]
fn what_is_missing_asks_for_a_reason_and_never_blocks() {
    let school = TestSchool::new();
    let mut input = decision(Some("ehcp"), "2026-11-02");
    input["missing_reason"] = json!("");
    let sentence = problem(&school, input, "missing_reason");
    assert!(sentence.contains("EHC plan"), "{sentence}");
    school.write(
        &school.senco,
        decide(&school.zoe, Some("ehcp"), "2026-11-02"),
    );
    let current = choices(&school).current.unwrap().record;
    assert!(!current.missing.is_empty());
    assert_eq!(current.missing_reason, "To follow this week");
}

#[test]
fn what_an_adult_confirms_is_not_missing() {
    let school = TestSchool::new();
    let mut input = decision(Some("my_profile"), "2026-11-02");
    input["parents_told_on"] = json!("2026-11-02");
    input["confirmed"] = json!(["concern", "concern_with_evidence", "consent"]);
    input["missing_reason"] = json!("");
    let _: PlacementId = school.write(
        &school.senco,
        op::<DecidePlacement>(json!({ "pupil_id": school.zoe, "decision": input })),
    );
    assert_eq!(choices(&school).current.unwrap().record.missing, []);
}

#[test]
fn the_usual_moves_are_offered_first_with_what_the_records_show() {
    let school = TestSchool::new();
    school.write(
        &school.senco,
        decide(&school.zoe, Some("my_profile"), "2026-09-14"),
    );
    let note: crate::ops::note::AddNote = op(json!({ "pupil_id": school.zoe,
        "note": { "happened_on": "2026-09-10", "note_kind": "concern", "body": "Phonics" } }));
    school.write(&school.teacher, note);
    let view = choices(&school);
    let first = &view.choices[0];
    assert_eq!(
        (first.key.as_str(), first.move_kind, first.usual),
        ("my_plan", MoveKind::Up, true)
    );
    assert!(first.enters_register && view.may_leave);
    assert!(view.choices.iter().all(|choice| choice.key != "my_profile"));
    let profile = first
        .checks
        .iter()
        .find(|line| line.check == EntryCheck::Profile);
    let profile = profile.unwrap();
    assert!(profile.shown_by_records && !profile.met);
}

#[test]
fn a_plan_that_has_ended_shows_no_target_to_a_child_who_comes_back() {
    let (school, view) = crate::ops::plan::fixture::with_full_plan("2026-11-10");
    let zoe = school.zoe.clone();
    school.write(
        &school.senco,
        decide(&zoe, Some("my_profile"), "2026-11-10"),
    );
    let shown = || {
        let view = choices(&school);
        let my_plan = view.choices.into_iter().find(|one| one.key == "my_plan");
        let mut checks = my_plan.unwrap().checks.into_iter();
        let target = checks.find(|line| line.check == EntryCheck::SmartTarget);
        target.unwrap().met
    };
    assert!(shown(), "the plan is in place");
    let end: crate::ops::plan::EndPlan = op(json!({ "plan_id": view.plan.record.id,
        "ended_on": "2026-11-10", "reason": "She caught up" }));
    school.write(&school.senco, end);
    assert!(!shown(), "its targets are of then");
}

#[test]
fn taking_the_latest_decision_back_reopens_the_one_before_and_brings_it_back_again() {
    let school = TestSchool::new();
    let first = school.write(
        &school.senco,
        decide(&school.zoe, Some("my_profile"), "2026-09-14"),
    );
    let second = school.write(
        &school.senco,
        decide(&school.zoe, Some("my_plan"), "2026-11-02"),
    );
    let with_both = intervals(&school);
    let refused = school.office.write(&school.senco, void(&first));
    assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
    school.write(&school.senco, void(&second));
    let alone = [("my_profile".to_owned(), day("2026-09-14"), None)];
    assert_eq!(intervals(&school), alone);
    school.write(&school.senco, BringBackPlacement { id: second.clone() });
    assert_eq!(intervals(&school), with_both);
    school.write(&school.senco, void(&second));
    school.write(
        &school.senco,
        decide(&school.zoe, Some("my_plan"), "2026-11-03"),
    );
    let late = school
        .office
        .write(&school.senco, BringBackPlacement { id: second });
    assert!(matches!(late, Err(Error::Invalid(_))), "{late:?}");
}

#[test]
fn leaving_the_pathway_can_be_undone_and_a_later_return_keeps_the_gap() {
    let school = TestSchool::new();
    let id = school.write(
        &school.senco,
        decide(&school.zoe, Some("my_plan"), "2026-09-14"),
    );
    school.write(&school.senco, decide(&school.zoe, None, "2026-10-20"));
    assert!(choices(&school).current.is_none());
    school.write(&school.senco, ReopenPlacement { id: id.clone() });
    assert_eq!(choices(&school).current.unwrap().record.id, id);
    school.write(&school.senco, decide(&school.zoe, None, "2026-10-20"));
    let back = school.write(
        &school.senco,
        decide(&school.zoe, Some("my_plan"), "2026-10-20"),
    );
    school.write(&school.senco, void(&back));
    let left = [(
        "my_plan".to_owned(),
        day("2026-09-14"),
        Some(day("2026-10-20")),
    )];
    assert_eq!(
        intervals(&school),
        left,
        "she had left of her own, not for the stage taken back"
    );
}

#[test]
fn when_parents_were_told_is_recorded_and_never_ahead_of_time() {
    let school = TestSchool::new();
    let id = school.write(
        &school.senco,
        decide(&school.zoe, Some("my_plan"), "2026-09-14"),
    );
    let told = |on: &str| -> ParentsTold { op(json!({ "placement_id": id, "on": on })) };
    let ahead = school.office.write(&school.senco, told("2026-11-11"));
    assert!(
        matches!(&ahead, Err(Error::Invalid(f)) if f.of("on").len() == 1),
        "{ahead:?}"
    );
    school.write(&school.senco, told("2026-09-15"));
    let current = choices(&school).current.unwrap().record;
    assert_eq!(current.parents_told_on, Some(day("2026-09-15")));
}

/// One thing that a SENCO does to a child's stage.
#[derive(Debug, Clone)]
enum Deed {
    /// To which stage, how many days after the first of September.
    Decide(Option<&'static str>, u8),
    Void,
    BringBack,
    Reopen,
}

fn deeds() -> impl Strategy<Value = Deed> {
    let stage = prop_oneof![
        Just(None),
        Just(Some("my_profile")),
        Just(Some("my_plan")),
        Just(Some("my_plan_plus")),
        Just(Some("ehcp")),
    ];
    prop_oneof![
        5 => (stage, 0u8..70).prop_map(|(to, on)| Deed::Decide(to, on)),
        2 => Just(Deed::Void),
        1 => Just(Deed::BringBack),
        1 => Just(Deed::Reopen),
    ]
}

/// Does it where it is allowed; whether it was is the operation's to say.
fn attempt(school: &TestSchool, deed: &Deed) {
    let view = choices(school);
    let latest = view.latest_id;
    let voided = view.history.iter().find(|kept| kept.voided.is_some());
    let answer = match deed {
        Deed::Decide(to, on) => {
            let on = day("2026-09-01") + chrono::Days::new(u64::from(*on));
            let op = decide(&school.zoe, *to, &on.to_string());
            school.office.write(&school.senco, op).map(|_| ())
        }
        Deed::Void => latest.map_or(Ok(()), |id| {
            school.office.write(&school.senco, void(&id)).map(|_| ())
        }),
        Deed::BringBack => voided.map_or(Ok(()), |kept| {
            let id = kept.record.id.clone();
            school
                .office
                .write(&school.senco, BringBackPlacement { id })
                .map(|_| ())
        }),
        Deed::Reopen => latest.map_or(Ok(()), |id| {
            school
                .office
                .write(&school.senco, ReopenPlacement { id })
                .map(|_| ())
        }),
    };
    assert!(
        matches!(answer, Ok(()) | Err(Error::Invalid(_))),
        "{deed:?}: {answer:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn placements_never_overlap_and_the_register_is_what_they_say(
        all in proptest::collection::vec(deeds(), 1..24),
    ) {
        let school = TestSchool::new();
        for deed in &all {
            attempt(&school, deed);
            let intervals = intervals(&school);
            for pair in intervals.windows(2) {
                let ended = pair[0].2.expect("only the last is open");
                prop_assert!(pair[0].1 <= ended && ended <= pair[1].1, "{intervals:?}");
            }
            if let Some((_, from, Some(to))) = intervals.last() {
                prop_assert!(from <= to, "{intervals:?}");
            }
        }
        let today = day("2026-11-10");
        let replayed = intervals(&school)
            .into_iter()
            .rfind(|(_, from, to)| *from <= today && to.is_none_or(|to| today < to))
            .map(|(stage, _, _)| stage);
        let register = school.read(&school.senco, OpenRegister { leavers: Leavers::Without });
        let row = register.rows.into_iter().find(|row| row.pupil.id == school.zoe).unwrap();
        prop_assert_eq!(row.stage.map(|stage| stage.key), replayed);
    }
}
