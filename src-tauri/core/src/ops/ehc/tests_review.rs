//! Reviews of an EHC plan, who is shown the plan, and the end of one.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::{Value, json};

use super::tests::{fields, view};
use super::tests_plan::{draft, issued, meeting, record, review, rules, save};
use super::*;
use crate::domain::clock::ClockRule;
use crate::error::Error;
use crate::ops::disclosure::{SaveDisclosure, VoidDisclosure};
use crate::testing::{TestSchool, op};

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
fn after_the_decision_parents_are_told_of_mediation_and_appeal_and_their_time_runs() {
    let school = TestSchool::new();
    issued(&school);
    review(&school, "2026-10-12");
    school.write(&school.senco, record(&school, meeting("2026-10-12", 2)));
    let told = |told_on: Value, appealed_on: Value| {
        let step = json!({ "step": "rights", "told_on": told_on, "certificate_on": null, "appealed_on": appealed_on });
        record(&school, step)
    };
    let early = told(json!("2026-11-06"), json!("2026-11-09"));
    assert_eq!(
        fields(school.office.write(&school.senco, early)),
        ["appealed_on", "told_on"],
        "nothing is decided"
    );
    assert!(!rules(&school).contains(&ClockRule::EhcAppeal));
    let kept = json!({ "step": "review_decision", "decision": "keep", "decided_on": "2026-11-05", "note": "" });
    school.write(&school.senco, record(&school, kept));
    let before = told(json!("2026-11-04"), Value::Null);
    assert_eq!(
        fields(school.office.write(&school.senco, before)),
        ["told_on"],
        "before the decision"
    );
    school.forbids(&[&school.head, &school.teacher, &school.ta], || {
        told(json!("2026-11-06"), Value::Null)
    });
    let before = school.audit_len();
    school.write(&school.senco, told(json!("2026-11-06"), Value::Null));
    assert_eq!(school.audit_len(), before + 1);
    let seen = view(&school, &school.senco);
    let appeal = seen
        .due
        .iter()
        .find(|item| item.clock.rule == ClockRule::EhcAppeal)
        .unwrap();
    assert_eq!(appeal.clock.due_on.to_string(), "2027-01-05");
    let kept = &seen.reviews[0].review.record;
    assert_eq!(kept.rights_told_on.unwrap().to_string(), "2026-11-06");
    let titles = |session| {
        let timeline = crate::ops::history::Timeline {
            pupil_id: school.zoe.clone(),
        };
        let events = school.read(session, timeline).into_iter();
        events.map(|event| event.title).collect::<Vec<String>>()
    };
    let line = "Parents told of mediation and appeal".to_owned();
    assert!(titles(&school.senco).contains(&line));
    assert!(!titles(&school.teacher).contains(&line));
    school.write(
        &school.senco,
        told(json!("2026-11-06"), json!("2026-11-10")),
    );
    assert!(
        !rules(&school).contains(&ClockRule::EhcAppeal),
        "they appealed"
    );
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
