//! What the healthcare plan promises: who reads how much of it, one plan at a time, its year, medicines and training.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::{Value, json};

use super::*;
use crate::domain::clock::ClockRule;
use crate::domain::id::{ContactId, HealthcarePlanId, MedicineId, PupilId};
use crate::error::{Error, Result};
use crate::office::Session;
use crate::ops::calendar::ChildClocks;
use crate::ops::contact::AddContact;
use crate::ops::history::{PupilHistory, Timeline};
use crate::ops::print::{PaperOp, PrintHealthcare};
use crate::ops::pupil::OpenPupil;
use crate::testing::{TestSchool, day, op};

pub(super) fn plan() -> Value {
    json!({ "happened_on": "2025-12-01",
        "conditions": [{ "name": "Asthma", "signs": "Wheezing, cannot finish a sentence" }, { "name": " ", "signs": "" }],
        "triggers": "Cold air, running", "care": [{ "what": "Two puffs before PE", "when": "10 minutes before",
        "place": "Classroom", "who": "Ms J Lee" }, { "what": "", "when": "", "place": "", "who": " " }],
        "emergency_signs": "The inhaler does not help within five minutes",
        "emergency_steps": ["Sit her up", " ", "Ten puffs through the spacer"],
        "emergency_call": "999, then the parents", "emergency_place": "Red bag, classroom", "contact_ids": [],
        "advice_from": "Asthma nurse", "trips": "The bag comes along", "sport": "Two puffs before",
        "consent_on": "2025-12-01", "consent_by": "Mrs Ångström" })
}

pub(super) fn medicine() -> Value {
    json!({ "name": "Salbutamol inhaler", "dose": "2 puffs", "route": "Inhaled", "when_given": "When wheezing",
        "kept_where": "Red bag, classroom", "for_emergency": true, "received_on": "2026-09-02",
        "expires_on": "2026-11-20", "consent_on": "2026-09-01", "consent_by": "Mrs Ångström" })
}

fn save(pupil_id: &PupilId, plan: &Value) -> SaveHealthcarePlan {
    op(json!({ "pupil_id": pupil_id, "id": null, "version": null, "plan": plan }))
}

pub(super) fn hold(pupil_id: &PupilId, medicine: &Value) -> SaveMedicine {
    op(json!({ "pupil_id": pupil_id, "id": null, "version": null, "medicine": medicine }))
}

pub(super) fn view(school: &TestSchool, who: &Session) -> MedicalView {
    let pupil_id = school.zoe.clone();
    school.read(who, OpenMedical { pupil_id })
}

/// Zoë has a plan and an inhaler; she is on no stage of the pathway.
fn with_plan() -> (TestSchool, HealthcarePlanId, MedicineId) {
    let school = TestSchool::new();
    let id = school.write(&school.senco, save(&school.zoe, &plan()));
    let medicine_id = school.write(&school.senco, hold(&school.zoe, &medicine()));
    (school, id, medicine_id)
}

pub(super) fn fields<T: std::fmt::Debug>(result: Result<T>) -> Vec<String> {
    let Err(Error::Invalid(errors)) = result else {
        panic!("{result:?}")
    };
    errors.iter().map(|(field, _)| field.to_owned()).collect()
}

#[test]
fn a_child_who_is_not_on_the_register_has_a_plan_and_its_lines_are_tidied() {
    let (school, _, _) = with_plan();
    let open = OpenPupil {
        pupil_id: school.zoe.clone(),
    };
    assert!(
        school
            .read(&school.senco, open)
            .send
            .unwrap()
            .stage
            .is_none()
    );
    let view = view(&school, &school.senco).plan.unwrap();
    assert_eq!(
        view.card.steps,
        ["Sit her up", "Ten puffs through the spacer"]
    );
    assert_eq!(view.card.conditions.len(), 1);
    assert_eq!(view.detail.unwrap().care.len(), 1);
}

#[test]
fn everybody_who_sees_the_child_reads_the_emergency_and_the_office_no_more() {
    let (school, _, _) = with_plan();
    for who in [&school.senco, &school.head, &school.teacher, &school.ta] {
        let view = view(&school, who);
        assert!(view.may.read, "{:?}", who.role());
        assert!(view.plan.unwrap().detail.is_some(), "{:?}", who.role());
    }
    let view = view(&school, &school.office_staff);
    assert_eq!(view.medicines.len(), 1);
    let plan = view.plan.unwrap();
    assert_eq!(plan.card.call, "999, then the parents");
    assert!(plan.detail.is_none() && !view.may.read && !view.may.write && view.may.give);
    assert!(view.past.is_empty() && view.trainings.is_empty());
}

#[test]
fn a_child_out_of_scope_is_not_found() {
    let school = TestSchool::new();
    school.write(&school.senco, save(&school.idris, &plan()));
    for who in [&school.ta, &school.teacher] {
        let pupil_id = school.idris.clone();
        let opened = school.office.read(who, OpenMedical { pupil_id });
        assert!(matches!(opened, Err(Error::NotFound)), "{:?}", who.role());
    }
}

#[test]
fn the_header_says_it_to_everybody_at_once() {
    let (school, _, _) = with_plan();
    for who in [&school.ta, &school.office_staff] {
        let open = OpenPupil {
            pupil_id: school.zoe.clone(),
        };
        let line = school.read(who, open).medical.unwrap();
        assert_eq!(line.conditions, "Asthma");
        assert_eq!(line.first_step, "Sit her up");
        assert_eq!(
            line.emergency_medicines,
            ["Salbutamol inhaler: Red bag, classroom"]
        );
    }
}

#[test]
fn nobody_but_the_senco_writes_the_plan_the_medicines_and_the_training() {
    let school = TestSchool::new();
    let others = [
        &school.head,
        &school.teacher,
        &school.ta,
        &school.office_staff,
    ];
    school.forbids(&others, || save(&school.zoe, &plan()));
    school.forbids(&others, || hold(&school.zoe, &medicine()));
    school.forbids(&others, || {
        op::<SaveTraining>(json!({ "pupil_id": school.zoe, "id": null, "version": null, "training": {
            "person": "Ms J Lee", "training": "Inhalers", "trainer": "", "happened_on": "2026-09-01",
            "valid_until_on": null } }))
    });
}

#[test]
fn all_that_is_wrong_is_said_at_once_and_nothing_is_kept() {
    let school = TestSchool::new();
    let before = school.audit_len();
    let empty = json!({ "happened_on": null, "conditions": [{ "name": "", "signs": "Wheezing" }], "triggers": "",
        "care": [{ "what": "", "when": "Daily", "place": "", "who": "" }], "emergency_signs": " ",
        "emergency_steps": [" "], "emergency_call": "", "emergency_place": "", "contact_ids": [], "advice_from": "",
        "trips": "", "sport": "", "consent_on": "2026-11-11", "consent_by": "" });
    let answer = school
        .office
        .write(&school.senco, save(&school.zoe, &empty));
    assert_eq!(
        fields(answer.map(|_| ())),
        [
            "care.0.what",
            "conditions.0.name",
            "consent_on",
            "emergency_call",
            "emergency_signs",
            "emergency_steps.0",
            "happened_on"
        ]
    );
    let empty = json!({ "name": "", "dose": "", "route": "", "when_given": "", "kept_where": "", "for_emergency": false,
        "received_on": "2026-11-01", "expires_on": "2026-10-31", "consent_on": null, "consent_by": "" });
    let answer = school
        .office
        .write(&school.senco, hold(&school.zoe, &empty));
    assert_eq!(
        fields(answer.map(|_| ())),
        [
            "consent_by",
            "consent_on",
            "dose",
            "expires_on",
            "kept_where",
            "name",
            "when_given"
        ]
    );
    assert_eq!(school.audit_len(), before);
}

#[test]
fn a_second_plan_is_a_conflict_until_the_first_has_ended_and_a_late_change_too() {
    let (school, id, _) = with_plan();
    let second = school
        .office
        .write(&school.senco, save(&school.zoe, &plan()));
    assert!(matches!(second, Err(Error::Conflict)), "{second:?}");
    let mut changed = plan();
    changed["triggers"] = json!("Pollen");
    let change = |version: i32| -> SaveHealthcarePlan {
        op(json!({ "pupil_id": school.zoe, "id": id, "version": version, "plan": changed }))
    };
    school.write(&school.senco, change(1));
    changed["triggers"] = json!("Dust");
    let change = |version: i32| -> SaveHealthcarePlan {
        op(json!({ "pupil_id": school.zoe, "id": id, "version": version, "plan": changed }))
    };
    let late = school.office.write(&school.senco, change(1));
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
    let end = json!({ "id": id, "version": 2, "ended_on": "2026-11-10", "end_reason": "Grown out of it" });
    school.write(&school.senco, op::<EndHealthcarePlan>(end));
    school.write(&school.senco, save(&school.zoe, &plan()));
    assert_eq!(view(&school, &school.senco).past.len(), 1);
    let back = school
        .office
        .write(&school.senco, BringBackHealthcarePlan { id: id.clone() });
    assert!(
        back.is_ok(),
        "what has ended can stand beside the one in force"
    );
}

#[test]
fn a_plan_taken_back_comes_back_unless_there_is_another() {
    let (school, id, _) = with_plan();
    let void = VoidHealthcarePlan {
        id: id.clone(),
        reason: "The wrong child".to_owned(),
    };
    school.write(&school.senco, void);
    assert!(view(&school, &school.senco).plan.is_none());
    school.write(&school.senco, BringBackHealthcarePlan { id: id.clone() });
    assert!(view(&school, &school.senco).plan.is_some());
    let void = VoidHealthcarePlan {
        id: id.clone(),
        reason: "The wrong child".to_owned(),
    };
    school.write(&school.senco, void);
    school.write(&school.senco, save(&school.zoe, &plan()));
    let back = school
        .office
        .write(&school.senco, BringBackHealthcarePlan { id });
    assert!(matches!(back, Err(Error::Conflict)), "{back:?}");
}

#[test]
fn a_review_starts_its_year_anew_and_comes_after_the_one_before() {
    let (school, id, _) = with_plan();
    let detail = |who| view(&school, who).plan.unwrap().detail.unwrap();
    assert_eq!(detail(&school.senco).review.due_on, day("2026-12-01"));
    let review = |on: &str, with: &str, version: i32| -> ReviewHealthcarePlan {
        op(
            json!({ "id": id, "version": version, "reviewed_on": on, "reviewed_with": with, "change": "Spacer added" }),
        )
    };
    let wrong = school
        .office
        .write(&school.senco, review("2025-11-01", " ", 1));
    assert_eq!(fields(wrong.map(|_| ())), ["reviewed_on", "reviewed_with"]);
    school.write(&school.senco, review("2026-11-10", "Mrs Ångström", 1));
    assert_eq!(detail(&school.senco).review.due_on, day("2027-11-10"));
    school.forbids(&[&school.teacher, &school.head], || {
        review("2026-11-10", "x", 2)
    });
}

#[test]
fn what_expires_stands_among_the_clocks_of_the_child() {
    let (school, _, _) = with_plan();
    let trained = json!({ "pupil_id": school.zoe, "id": null, "version": null, "training": { "person": "Ms J Lee",
        "training": "Inhalers", "trainer": "Asthma nurse", "happened_on": "2025-11-01",
        "valid_until_on": "2026-11-01" } });
    school.write(&school.senco, op::<SaveTraining>(trained));
    let rules = |school: &TestSchool| -> Vec<ClockRule> {
        let clocks = ChildClocks {
            pupil_id: school.zoe.clone(),
        };
        let view = serde_json::to_value(school.read(&school.ta, clocks)).unwrap();
        let text = view.to_string();
        [
            ClockRule::HealthcareReview,
            ClockRule::MedicineExpiry,
            ClockRule::TrainingExpiry,
        ]
        .into_iter()
        .filter(|rule| text.contains(rule.code()))
        .collect()
    };
    assert_eq!(rules(&school).len(), 3);
    let again = json!({ "pupil_id": school.zoe, "id": null, "version": null, "training": { "person": "Ms J Lee",
        "training": "Inhalers", "trainer": "Asthma nurse", "happened_on": "2026-11-09", "valid_until_on": null } });
    school.write(&school.senco, op::<SaveTraining>(again));
    assert!(
        !rules(&school).contains(&ClockRule::TrainingExpiry),
        "it was renewed"
    );
}

#[test]
fn the_history_tells_the_office_of_medicines_alone_and_the_timeline_has_the_plan() {
    let (school, _, _) = with_plan();
    let history = |who: &Session| {
        let history = PupilHistory {
            pupil_id: school.zoe.clone(),
            before: None,
        };
        let lines = school.read(who, history).lines;
        serde_json::to_string(&lines).unwrap()
    };
    assert!(history(&school.office_staff).contains("Salbutamol"));
    assert!(!history(&school.office_staff).contains("Cold air"));
    assert!(history(&school.ta).contains("Asthma, Wheezing"));
    let timeline = Timeline {
        pupil_id: school.zoe.clone(),
    };
    let titles: Vec<String> = school
        .read(&school.ta, timeline)
        .into_iter()
        .map(|item| item.title)
        .collect();
    assert!(
        titles.contains(&"Healthcare plan drawn up".to_owned()),
        "{titles:?}"
    );
}

fn mother(school: &TestSchool, told: bool) -> ContactId {
    let contact = json!({ "pupil_id": school.zoe, "contact": { "name": "Mrs Ångström",
        "relationship": "Mother", "parental_responsibility": true, "may_be_told": told, "restriction": if told { "" } else { "Court order" },
        "telephone": "07700 900100", "email": "", "address": "", "language": "", "priority": 1,
        "from_on": "2024-09-01", "to_on": null } });
    school.write(&school.senco, op::<AddContact>(contact))
}

#[test]
fn who_must_not_be_told_is_not_rung_and_a_ta_is_sent_to_the_office_for_numbers() {
    let school = TestSchool::new();
    let told = mother(&school, true);
    let other = mother(&school, false);
    let mut with_contacts = plan();
    with_contacts["contact_ids"] = json!([other, told]);
    school.write(&school.senco, save(&school.zoe, &with_contacts));
    let rung = |who| view(&school, who).plan.unwrap().card.contacts;
    let of_senco = rung(&school.senco).unwrap();
    assert_eq!(of_senco.len(), 1);
    assert_eq!(of_senco[0].id, told);
    assert!(rung(&school.ta).is_none());
}

#[test]
fn the_plan_prints_on_one_page_and_says_so_where_it_cannot() {
    let (school, _, _) = with_plan();
    let choices = json!({ "text_size": "standard", "tint": "none", "spacing": "standard", "headings": null,
        "photo": false, "room_to_write": false });
    let print = || -> PrintHealthcare { op(json!({ "pupil_id": school.zoe, "choices": choices })) };
    school.forbids(&[&school.ta, &school.office_staff], print);
    let before = school.audit_len();
    let paper = PrintHealthcare::lay_out(school.write(&school.teacher, print())).unwrap();
    assert_eq!((paper.pages, paper.cautions.len()), (1, 0));
    assert_eq!(school.audit_len(), before + 1);
    let mut long = plan();
    let line = json!({ "what": "Checks her blood sugar and writes it down ".repeat(4), "when": "Before each meal",
        "place": "Medical room", "who": "Ms J Lee" });
    long["care"] = json!(vec![line; 40]);
    let long = json!({ "pupil_id": school.zoe, "id": view(&school, &school.senco).plan.unwrap().id, "version": 1,
        "plan": long });
    school.write(&school.senco, op::<SaveHealthcarePlan>(long));
    let paper = PrintHealthcare::lay_out(school.write(&school.teacher, print())).unwrap();
    assert!(paper.pages > 1);
    assert!(
        paper.cautions[0].contains("longer than one page"),
        "{:?}",
        paper.cautions
    );
}
