//! What the record of a plan and its reviews promises: versions stay, the classroom sees what helps, reviews keep their
//! clocks, and a plan is shown only on a ground of law.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::{Value, json};

use super::tests::{fields, view};
use super::*;
use crate::domain::clock::ClockRule;
use crate::domain::ehc::EhcSection;
use crate::domain::id::{EhcPlanId, EhcReviewId};
use crate::error::Error;
use crate::ops::plan::fixture::{targets, with_full_plan};
use crate::testing::{TestSchool, op};

fn sections(state: &str) -> Vec<Value> {
    let all = EhcSection::ALL.iter();
    all.map(|section| json!({ "section": section.code(), "state": state, "text": "", "page": "page 4" }))
        .collect()
}

pub(super) fn draft(issued_on: &str) -> Value {
    json!({ "issued_on": issued_on, "first_issued_on": null, "local_authority": "Gloucestershire",
            "sections": sections("document"),
            "outcomes": [{ "text": "Speaks in sentences to people she knows", "by_when": "By the end of Key Stage 2" },
                         { "text": " ", "by_when": "" }],
            "provisions": [{ "what": "Speech therapy", "who": "Therapist and TA", "how_often": "Weekly",
                             "how_long": "30 minutes", "target_ids": [] }],
            "top_up": true, "top_up_pounds": 6200, "school_unit": "none" })
}

pub(super) fn save(
    school: &TestSchool,
    id: Option<&EhcPlanId>,
    version: Option<i32>,
    plan: &Value,
) -> SaveEhcPlan {
    op(json!({ "pupil_id": school.zoe, "id": id, "version": version, "plan": plan }))
}

/// Zoë has an EHC plan since March.
pub(super) fn issued(school: &TestSchool) -> EhcPlanId {
    school.write(
        &school.senco,
        save(school, None, None, &draft("2026-03-03")),
    )
}

pub(super) fn review(school: &TestSchool, meeting_on: &str) -> EhcReviewId {
    let save: SaveEhcReview = op(
        json!({ "pupil_id": school.zoe, "id": null, "version": null, "review": {
        "review_kind": "annual", "with_pep": false, "meeting_on": meeting_on, "meeting_at": "14:00", "place": "Library",
        "people": [
            { "name": "Mrs Ångström", "kind": "parent", "role": "Mother", "advice_wanted": true },
            { "name": "Helen Marsh", "kind": "health", "role": "Speech therapist", "advice_wanted": true },
            { "name": "", "kind": null, "role": "", "advice_wanted": false } ] } }),
    );
    school.write(&school.senco, save)
}

pub(super) fn record(school: &TestSchool, step: Value) -> RecordReviewStep {
    let kept = view(school, &school.senco).reviews.remove(0).review;
    op(json!({ "id": kept.record.id, "version": kept.version, "step": step }))
}

pub(super) fn meeting(held_on: &str, people: usize) -> Value {
    json!({ "step": "meeting", "held_on": held_on, "attendance": vec![json!("came"); people],
            "child_views": "I like reading to Ms Lee.", "child_scribe": "Ms J Lee", "parent_views": "She talks more.",
            "working_well": "Pictures", "progress": [{ "outcome": "Speaks in sentences", "progress": "Three words" }],
            "changes": "F: group work", "moving_on": "", "recommendation": "amend" })
}

pub(super) fn rules(school: &TestSchool) -> Vec<ClockRule> {
    let due = view(school, &school.senco).due.into_iter();
    due.map(|item| item.clock.rule).collect()
}

#[test]
fn a_plan_keeps_what_was_found_in_it() {
    let school = TestSchool::new();
    let others = [
        &school.head,
        &school.teacher,
        &school.ta,
        &school.office_staff,
    ];
    school.forbids(&others, || save(&school, None, None, &draft("2026-03-03")));
    let before = school.audit_len();
    issued(&school);
    assert_eq!(school.audit_len(), before + 1);
    let version = view(&school, &school.senco).plan.unwrap();
    assert!(version.check.complete);
    let plan = version.plan.record;
    assert_eq!(
        (plan.edition, plan.outcomes.len(), plan.top_up_pounds),
        (1, 1, Some(6200))
    );
    assert_eq!(plan.first_issued_on, plan.issued_on);
    assert_eq!(rules(&school), [ClockRule::AnnualReview]);
}

#[test]
fn wrong_words_come_back_all_at_once() {
    let school = TestSchool::new();
    let mut wrong = draft("2026-11-11");
    wrong["local_authority"] = json!("");
    wrong["first_issued_on"] = json!("2026-12-01");
    wrong["top_up_pounds"] = json!(900_000);
    wrong["outcomes"][1]["by_when"] = json!("By July");
    wrong["provisions"][0]["what"] = json!("");
    let answer = school
        .office
        .write(&school.senco, save(&school, None, None, &wrong));
    assert_eq!(
        fields(answer),
        [
            "first_issued_on",
            "issued_on",
            "local_authority",
            "outcomes.1.text",
            "provisions.0.what",
            "top_up_pounds"
        ]
    );
}

#[test]
fn an_amended_plan_stands_beside_the_one_before() {
    let school = TestSchool::new();
    let first = issued(&school);
    let mut amended = draft("2026-09-21");
    amended["outcomes"][0]["text"] = json!("Holds a conversation");
    let second = school.write(&school.senco, save(&school, None, None, &amended));
    let seen = view(&school, &school.senco);
    let plan = seen.plan.unwrap().plan.record;
    assert_eq!((plan.id, plan.edition), (second.clone(), 2));
    assert_eq!(
        plan.first_issued_on.to_string(),
        "2026-03-03",
        "when the child first had a plan"
    );
    let before = &seen.earlier[0].plan.record;
    assert_eq!(
        (&before.id, before.outcomes[0].text.as_str()),
        (&first, "Speaks in sentences to people she knows")
    );
    let earlier = school.office.write(
        &school.senco,
        save(&school, None, None, &draft("2026-03-02")),
    );
    assert_eq!(fields(earlier), ["issued_on"]);
    let void: VoidEhcPlan = op(json!({ "id": second, "reason": "Of another child" }));
    school.write(&school.senco, void);
    assert_eq!(
        view(&school, &school.senco).plan.unwrap().plan.record.id,
        first
    );
}

#[test]
fn the_classroom_sees_outcomes_provision_and_the_meeting_and_nothing_else() {
    let school = TestSchool::new();
    issued(&school);
    review(&school, "2027-01-20");
    for who in [&school.teacher, &school.ta] {
        let seen = view(&school, who);
        let plan = &seen.plan.as_ref().unwrap().plan.record;
        assert_eq!((plan.outcomes.len(), plan.provisions.len()), (1, 1));
        assert_eq!(seen.meeting.as_ref().unwrap().on.to_string(), "2027-01-20");
        let json = serde_json::to_string(&seen).unwrap();
        for secret in ["6200", "page 4", "Helen Marsh"] {
            assert!(!json.contains(secret), "{:?} {secret}", who.role());
        }
        assert!(!seen.shows_all && !seen.may_write && !seen.may_print);
    }
    assert!(
        serde_json::to_string(&view(&school, &school.head))
            .unwrap()
            .contains("6200")
    );
}

#[test]
fn provision_is_linked_to_targets_of_the_same_child_alone() {
    let (school, full) = with_full_plan("2026-11-10");
    let mut linked = draft("2026-03-03");
    linked["provisions"][0]["target_ids"] = json!(["of-nobody"]);
    let unknown = school
        .office
        .write(&school.senco, save(&school, None, None, &linked));
    assert!(matches!(unknown, Err(Error::NotFound)));
    let target = &targets(&full)[0].target.record.id;
    linked["provisions"][0]["target_ids"] = json!([target]);
    school.write(&school.senco, save(&school, None, None, &linked));
    let seen = view(&school, &school.senco);
    assert!(seen.targets.iter().any(|one| one.id == *target));
}

#[test]
fn a_plan_answers_the_request_and_the_review_that_wait_for_it() {
    let school = TestSchool::new();
    let request: SaveEhcRequest = op(
        json!({ "pupil_id": school.zoe, "id": null, "version": null, "request": {
        "requested_by": "parent", "requested_by_name": "", "local_authority": "Gloucestershire",
        "begun_on": "2026-05-04", "grounds": "" } }),
    );
    let id = school.write(&school.senco, request);
    for (version, step) in [
        (
            1,
            json!({ "step": "request", "sent_on": null, "received_on": "2026-05-05", "unsigned_reason": "" }),
        ),
        (
            2,
            json!({ "step": "decision", "panel_on": null, "decision": "assess", "decided_on": "2026-06-10", "note": "" }),
        ),
    ] {
        let step: RecordRequestStep = op(json!({ "id": id, "version": version, "step": step }));
        school.write(&school.senco, step);
    }
    let mut plan = draft("2026-09-22");
    school.write(&school.senco, save(&school, None, None, &plan));
    let seen = view(&school, &school.senco);
    assert_eq!(
        seen.requests[0]
            .request
            .record
            .outcome_on
            .unwrap()
            .to_string(),
        "2026-09-22"
    );
    assert_eq!(seen.plan.unwrap().plan.record.request_id, Some(id));
    review(&school, "2026-10-05");
    school.write(&school.senco, record(&school, meeting("2026-10-05", 2)));
    plan["issued_on"] = json!("2026-11-09");
    school.write(&school.senco, save(&school, None, None, &plan));
    let seen = view(&school, &school.senco);
    let review = &seen.reviews[0].review.record;
    assert_eq!(review.amended_on.unwrap().to_string(), "2026-11-09");
    assert_eq!(
        seen.plan.unwrap().plan.record.review_id.as_ref(),
        Some(&review.id)
    );
}
