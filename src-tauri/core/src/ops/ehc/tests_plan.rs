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
use crate::ops::disclosure::{SaveDisclosure, VoidDisclosure};
use crate::ops::plan::fixture::{targets, with_full_plan};
use crate::testing::{TestSchool, op};

fn sections(state: &str) -> Vec<Value> {
    let all = EhcSection::ALL.iter();
    all.map(|section| json!({ "section": section.code(), "state": state, "text": "", "page": "page 4" }))
        .collect()
}

fn draft(issued_on: &str) -> Value {
    json!({ "issued_on": issued_on, "first_issued_on": null, "local_authority": "Gloucestershire",
            "sections": sections("document"),
            "outcomes": [{ "text": "Speaks in sentences to people she knows", "by_when": "By the end of Key Stage 2" },
                         { "text": " ", "by_when": "" }],
            "provisions": [{ "what": "Speech therapy", "who": "Therapist and TA", "how_often": "Weekly",
                             "how_long": "30 minutes", "target_ids": [] }],
            "top_up": true, "top_up_pounds": 6200, "school_unit": "none" })
}

fn save(
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

fn review(school: &TestSchool, meeting_on: &str) -> EhcReviewId {
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

fn record(school: &TestSchool, step: Value) -> RecordReviewStep {
    let kept = view(school, &school.senco).reviews.remove(0).review;
    op(json!({ "id": kept.record.id, "version": kept.version, "step": step }))
}

fn meeting(held_on: &str, people: usize) -> Value {
    json!({ "step": "meeting", "held_on": held_on, "attendance": vec![json!("came"); people],
            "child_views": "I like reading to Ms Lee.", "child_scribe": "Ms J Lee", "parent_views": "She talks more.",
            "working_well": "Pictures", "progress": [{ "outcome": "Speaks in sentences", "progress": "Three words" }],
            "changes": "F: group work", "moving_on": "", "recommendation": "amend" })
}

fn rules(school: &TestSchool) -> Vec<ClockRule> {
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

#[test]
fn a_review_runs_its_clocks_and_the_next_is_due_a_year_after_the_meeting() {
    let school = TestSchool::new();
    issued(&school);
    review(&school, "2026-11-09");
    let asked = json!({ "step": "review_advice", "asked_on": "2026-10-01", "received": ["2026-10-20", null] });
    school.write(&school.senco, record(&school, asked));
    let invited =
        json!({ "step": "invitations", "sent_on": "2026-10-20", "papers_on": "2026-10-26" });
    school.write(&school.senco, record(&school, invited));
    assert_eq!(rules(&school), [ClockRule::AnnualReview]);
    let early = school.office.write(
        &school.senco,
        record(
            &school,
            json!({ "step": "report", "sent_on": "2026-11-10" }),
        ),
    );
    assert_eq!(fields(early), ["sent_on"], "no report before the meeting");
    let fewer = school
        .office
        .write(&school.senco, record(&school, meeting("2026-11-09", 1)));
    assert!(
        matches!(fewer, Err(Error::Conflict)),
        "the list of people was another"
    );
    school.write(&school.senco, record(&school, meeting("2026-11-09", 2)));
    assert_eq!(
        rules(&school),
        [
            ClockRule::AnnualReviewReport,
            ClockRule::AnnualReviewDecision,
            ClockRule::AmendedPlan,
            ClockRule::AnnualReview
        ]
    );
    let seen = view(&school, &school.senco);
    let yearly = seen.due.last().unwrap();
    assert_eq!(yearly.clock.due_on.to_string(), "2027-11-09");
    let people = &seen.reviews[0].review.record.people;
    assert_eq!(people[0].advice_on.unwrap().to_string(), "2026-10-20");
    assert!(people.iter().all(|person| person.attendance.is_some()));
}

#[test]
fn a_review_wants_a_plan_and_a_changed_list_keeps_what_is_known_of_people() {
    let school = TestSchool::new();
    let without: SaveEhcReview = op(
        json!({ "pupil_id": school.zoe, "id": null, "version": null, "review": {
        "review_kind": "interim", "with_pep": false, "meeting_on": null, "meeting_at": "", "place": "", "people": [] } }),
    );
    assert_eq!(
        fields(school.office.write(&school.senco, without)),
        ["meeting_on"]
    );
    issued(&school);
    let id = review(&school, "2026-12-15");
    let asked = json!({ "step": "review_advice", "asked_on": "2026-11-03", "received": [null, "2026-11-09"] });
    school.write(&school.senco, record(&school, asked));
    let again: SaveEhcReview = op(
        json!({ "pupil_id": school.zoe, "id": id, "version": 2, "review": {
        "review_kind": "annual", "with_pep": true, "meeting_on": "2026-12-16", "meeting_at": "", "place": "",
        "people": [{ "name": "Helen Marsh", "kind": "health", "role": "Therapist", "advice_wanted": true }] } }),
    );
    school.write(&school.senco, again);
    let kept = view(&school, &school.senco).reviews.remove(0).review.record;
    assert_eq!(kept.people[0].advice_on.unwrap().to_string(), "2026-11-09");
    assert!(kept.with_pep);
    school.forbids(&[&school.head, &school.teacher], || {
        record(&school, meeting("2026-11-09", 1))
    });
}

#[test]
fn in_year_6_the_move_to_the_next_school_presses_until_the_meeting_is_held() {
    let school = TestSchool::new();
    issued(&school);
    assert!(view(&school, &school.senco).transfer_words.is_none());
    let pupil = school.read(
        &school.senco,
        crate::ops::pupil::OpenPupil {
            pupil_id: school.zoe.clone(),
        },
    );
    let mut details = serde_json::to_value(&pupil.pupil.record).unwrap();
    details["born_on"] = json!("2016-01-05");
    details["upn"] = json!("");
    details["confirmed_not_duplicate"] = json!(false);
    let revise: crate::ops::pupil::RevisePupil =
        op(json!({ "id": school.zoe, "version": pupil.pupil.version, "pupil": details }));
    school.write(&school.senco, revise);
    assert_eq!(
        view(&school, &school.senco).transfer_words.unwrap(),
        "Year 6: the plan that names the next school is due on 15 February 2027, so the review should meet by 23 \
         November 2026."
    );
    let wanted = [ClockRule::PhaseTransferMeeting, ClockRule::PhaseTransfer];
    assert!(wanted.iter().all(|rule| rules(&school).contains(rule)));
    review(&school, "2026-11-23");
    assert!(
        !rules(&school).contains(&ClockRule::PhaseTransferMeeting),
        "planned in time"
    );
    assert!(rules(&school).contains(&ClockRule::PhaseTransfer));
    school.write(
        &school.senco,
        save(&school, None, None, &draft("2026-11-09")),
    );
    assert!(
        !rules(&school).contains(&ClockRule::PhaseTransfer),
        "amended since September"
    );
}

#[test]
fn a_plan_is_shown_only_with_consent_or_for_a_listed_purpose() {
    let school = TestSchool::new();
    let show = |basis: Value, by: &str, on: Value| {
        let show: SaveDisclosure = op(
            json!({ "pupil_ids": [school.zoe], "disclosure": { "happened_on": "2026-11-09", "thing": "ehc_plan",
            "to_whom": "Riverside Academy", "what": "The whole plan", "way": "hand", "basis": basis,
            "basis_reason": "", "consent_by": by, "consent_on": on, "note": "" } }),
        );
        show
    };
    let refused = |show: SaveDisclosure| fields(school.office.write(&school.senco, show));
    assert_eq!(
        refused(show(json!("inspection"), "", json!(null))),
        ["thing"],
        "no plan"
    );
    issued(&school);
    assert_eq!(refused(show(json!(null), "", json!(null))), ["basis"]);
    assert_eq!(
        refused(show(json!("consent"), "", json!(null))),
        ["consent_by", "consent_on"]
    );
    let after = refused(show(json!("consent"), "Mrs Ångström", json!("2026-11-10")));
    assert_eq!(after, ["consent_on"]);
    for basis in ["family", "transfer", "law", "other"] {
        let refused = refused(show(json!(basis), "", json!(null)));
        assert!(
            refused.contains(&"basis".to_owned()),
            "{basis}: reg 17 does not list it"
        );
    }
    school.forbids(&[&school.teacher, &school.ta, &school.office_staff], || {
        show(json!("inspection"), "", json!(null))
    });
    school.write(
        &school.senco,
        show(json!("consent"), "Mrs Ångström", json!("2026-11-02")),
    );
    let ids = school.write(
        &school.head,
        show(json!("inspection"), "nobody", json!("2026-11-02")),
    );
    let seen = view(&school, &school.head).disclosures;
    assert_eq!(seen.len(), 2);
    assert!(
        seen[0].record.consent_by.is_empty(),
        "an inspection needs no consent"
    );
    let void: VoidDisclosure = op(json!({ "id": ids[0], "reason": "Entered twice" }));
    school.write(&school.senco, void);
    assert_eq!(view(&school, &school.head).disclosures.len(), 1);
}

#[test]
fn a_plan_that_was_ended_owes_nothing_more() {
    let school = TestSchool::new();
    let id = issued(&school);
    let cease = |on: Value, reason: &str| {
        let cease: CeaseEhcPlan =
            op(json!({ "id": id, "version": 1, "ceased_on": on, "reason": reason }));
        cease
    };
    let wrong = school
        .office
        .write(&school.senco, cease(json!("2026-03-02"), ""));
    assert_eq!(fields(wrong), ["ceased_on", "reason"]);
    school.write(
        &school.senco,
        cease(json!("2026-11-02"), "No longer needed"),
    );
    let seen = view(&school, &school.senco);
    assert!(seen.plan.is_none() && seen.due.is_empty());
    assert_eq!(seen.earlier.len(), 1);
    let none = school.office.write(&school.senco, cease(Value::Null, ""));
    assert_eq!(fields(none), ["ceased_on", "reason"]);
    let resume = || ResumeEhcPlan {
        id: id.clone(),
        version: 2,
    };
    school.forbids(&[&school.head, &school.teacher], resume);
    school.write(&school.senco, resume());
    let plan = view(&school, &school.senco).plan.unwrap().plan.record;
    assert_eq!((plan.ceased_on, plan.ceased_reason.as_str()), (None, ""));
}
