//! What the record of agencies promises: consent, field-level reading, and that advice goes somewhere.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::{Value, json};

use super::*;
use crate::domain::id::{AgencyEntryId, AgencyId, PupilId, RecommendationId, ReferralId};
use crate::domain::pathway::EntryCheck;
use crate::error::{Error, Result};
use crate::office::Session;
use crate::ops::adult::AddAdult;
use crate::ops::history::{PupilHistory, Timeline};
use crate::ops::placement::StageChoices;
use crate::ops::plan::fixture::with_full_plan;
use crate::testing::{TestSchool, op};

pub(super) fn agency(name: &str) -> SaveAgency {
    op(
        json!({ "id": null, "version": null, "agency": { "name": name, "agency_kind": "speech_and_language",
        "contact_name": "Helen Marsh", "telephone": "", "email": "", "note": "" } }),
    )
}

pub(super) fn referral(agency_id: &AgencyId, on: &str) -> Value {
    json!({ "agency_id": agency_id, "happened_on": on, "referred_by": "Mrs A Okafor",
            "reason": "Hard to understand outside the family", "consent_on": on, "consent_by": "Mrs Ångström",
            "without_consent": "", "begun_on": null })
}

pub(super) fn refer(pupil_id: &PupilId, referral: &Value) -> SaveReferral {
    op(json!({ "pupil_id": pupil_id, "id": null, "version": null, "referral": referral }))
}

pub(super) fn entry(
    referral_id: &ReferralId,
    kind: &str,
    words: &str,
    advice: &[&str],
) -> SaveEntry {
    let advice: Vec<Value> = advice
        .iter()
        .map(|text| json!({ "id": null, "text": text }))
        .collect();
    op(
        json!({ "referral_id": referral_id, "id": null, "version": null, "entry": { "entry_kind": kind,
        "happened_on": "2026-10-12", "received_on": null, "author": "Helen Marsh", "words": words,
        "recommendations": advice } }),
    )
}

pub(super) fn view(school: &TestSchool, who: &Session) -> AgenciesView {
    let pupil_id = school.zoe.clone();
    school.read(who, ChildAgencies { pupil_id })
}

/// Zoë is referred to speech and language therapy, which has visited and sent a report with advice.
pub(super) fn referred(school: &TestSchool) -> (AgencyId, ReferralId, AgencyEntryId) {
    let agency_id = school.write(&school.senco, agency("Speech therapy"));
    let id = school.write(
        &school.senco,
        refer(&school.zoe, &referral(&agency_id, "2026-09-14")),
    );
    school.write(
        &school.senco,
        entry(&id, "visit", "Watched her in class.", &[]),
    );
    let report = entry(
        &id,
        "report",
        "Receptive language on the 5th centile.",
        &["Ten seconds to answer", " "],
    );
    let report = school.write(&school.senco, report);
    (agency_id, id, report)
}

fn answer(id: &RecommendationId, version: i32, answer: Value) -> AnswerRecommendation {
    op(json!({ "id": id, "version": version, "answer": answer }))
}

fn answer_of(what: &str) -> Value {
    json!({ "answer": what, "target_id": null, "action_by": "", "by_on": null, "done_on": null, "note": "" })
}

pub(super) fn fields<T: std::fmt::Debug>(result: Result<T>) -> Vec<String> {
    let Err(Error::Invalid(errors)) = result else {
        panic!("{result:?}")
    };
    errors.iter().map(|(field, _)| field.to_owned()).collect()
}

#[test]
fn what_an_agency_did_and_recommends_stands_with_its_referral() {
    let school = TestSchool::new();
    referred(&school);
    let view = view(&school, &school.senco);
    let speech = &view.referrals[0];
    assert_eq!(
        (speech.agency_name.as_str(), speech.open),
        ("Speech therapy", true)
    );
    assert_eq!(speech.entries.len(), 2);
    assert_eq!(speech.advice.len(), 1, "an empty line is left out");
    assert_eq!(speech.advice[0].state_words, "Not answered yet");
}

#[test]
fn a_teaching_assistants_answer_has_no_letters_or_reports_in_it_nor_why() {
    let school = TestSchool::new();
    let (_, id, _) = referred(&school);
    school.write(
        &school.senco,
        entry(&id, "letter", "To the paediatrician.", &[]),
    );
    let close: CloseReferral = op(json!({ "id": id, "version": 1, "closed_on": "2026-11-02",
        "outcome": "advice_given", "outcome_note": "Discharged after missed visits" }));
    school.write(&school.senco, close);
    let everything = |who: &Session| {
        let pupil_id = || school.zoe.clone();
        let agencies = school.read(
            who,
            ChildAgencies {
                pupil_id: pupil_id(),
            },
        );
        let history = PupilHistory {
            pupil_id: pupil_id(),
            before: None,
        };
        let timeline = Timeline {
            pupil_id: pupil_id(),
        };
        [
            serde_json::to_string(&agencies).unwrap(),
            serde_json::to_string(&school.read(who, history)).unwrap(),
            serde_json::to_string(&school.read(who, timeline)).unwrap(),
        ]
        .join("\n")
    };
    let secrets = [
        "5th centile",
        "paediatrician",
        "Hard to understand",
        "Mrs Ångström",
        "missed visits",
    ];
    for secret in secrets {
        assert!(everything(&school.teacher).contains(secret), "{secret}");
        assert!(!everything(&school.ta).contains(secret), "{secret}");
    }
    for open in [
        "Speech therapy",
        "Watched her in class.",
        "Ten seconds to answer",
    ] {
        assert!(everything(&school.ta).contains(open), "{open}");
    }
}

#[test]
fn a_referral_needs_consent_or_a_reason_to_go_without() {
    let school = TestSchool::new();
    let agency_id = school.write(&school.senco, agency("Social care"));
    let before = school.audit_len();
    let without = |reason: &str| {
        let mut draft = referral(&agency_id, "2026-09-14");
        draft["consent_on"] = json!(null);
        draft["consent_by"] = json!("");
        draft["without_consent"] = json!(reason);
        refer(&school.zoe, &draft)
    };
    let refused = school.office.write(&school.senco, without(" "));
    assert_eq!(fields(refused), ["without_consent"]);
    let wrong = json!({ "agency_id": null, "happened_on": "2026-11-11", "referred_by": "", "reason": "",
        "consent_on": "2026-11-12", "consent_by": "", "without_consent": "", "begun_on": "2026-12-01" });
    let wrong = school
        .office
        .write(&school.senco, refer(&school.zoe, &wrong));
    assert_eq!(
        fields(wrong),
        [
            "agency_id",
            "begun_on",
            "consent_on",
            "happened_on",
            "reason"
        ]
    );
    assert_eq!(school.audit_len(), before);
    school.write(&school.senco, without("A child protection matter"));
    let view = view(&school, &school.senco);
    assert_eq!(view.referrals[0].revisit, None);
}

#[test]
fn consent_is_asked_for_again_when_a_service_joins_and_then_holds_for_all() {
    let school = TestSchool::new();
    referred(&school);
    let second = school.write(&school.senco, agency("Paediatrics"));
    school.write(
        &school.senco,
        refer(&school.zoe, &referral(&second, "2026-10-05")),
    );
    let revisits = |school: &TestSchool| -> Vec<Option<String>> {
        let view = view(school, &school.senco);
        view.referrals
            .into_iter()
            .map(|referral| referral.revisit)
            .collect()
    };
    assert_eq!(
        revisits(&school),
        [
            None,
            Some(
                "Consent was given on 14 September 2026; Paediatrics joined on 5 October 2026. Ask the family again."
                    .to_owned()
            )
        ]
    );
    let wrong: RevisitConsent = op(json!({ "pupil_id": school.zoe, "on": "2026-11-11", "by": "" }));
    let wrong = school.office.write(&school.senco, wrong);
    assert_eq!(fields(wrong), ["by", "on"]);
    let again: RevisitConsent =
        op(json!({ "pupil_id": school.zoe, "on": "2026-10-06", "by": "Mr Ångström" }));
    school.write(&school.senco, again);
    assert_eq!(revisits(&school), [None, None]);
}

#[test]
fn entry_reads_the_agencies_that_go_on_and_who_leads() {
    let school = TestSchool::new();
    let met = || -> Vec<EntryCheck> {
        let pupil_id = school.zoe.clone();
        let choices = school
            .read(&school.senco, StageChoices { pupil_id })
            .choices;
        let plus = choices.into_iter().find(|one| one.key == "my_plan_plus");
        let lines = plus.unwrap().checks.into_iter();
        lines
            .filter(|line| line.met)
            .map(|line| line.check)
            .collect()
    };
    assert_eq!(met(), []);
    let (_, id, _) = referred(&school);
    assert_eq!(met(), [EntryCheck::Agency]);
    let lead: AddAdult = op(
        json!({ "pupil_id": school.zoe, "staff_id": "senco", "duty": "lead_practitioner",
        "from_on": "2026-10-01" }),
    );
    school.write(&school.senco, lead);
    assert_eq!(met(), [EntryCheck::Agency, EntryCheck::LeadPractitioner]);
    assert_eq!(view(&school, &school.ta).lead_practitioners.len(), 1);
    let close: CloseReferral = op(json!({ "id": id, "version": 1, "closed_on": "2026-11-02",
        "outcome": "finished", "outcome_note": "" }));
    school.write(&school.senco, close);
    assert_eq!(met(), [EntryCheck::LeadPractitioner]);
    school.write(&school.senco, ReopenReferral { id });
    assert_eq!(met(), [EntryCheck::Agency, EntryCheck::LeadPractitioner]);
}

#[test]
fn advice_becomes_a_strategy_of_the_plan_a_target_an_action_or_is_refused_with_a_reason() {
    let (school, plan) = with_full_plan("2026-10-20");
    referred(&school);
    let line = || {
        let view = view(&school, &school.senco);
        let line = &view.referrals[0].advice[0];
        (
            line.advice.record.id.clone(),
            line.advice.version,
            line.state_words.clone(),
            line.advice.record.strategy_id.clone(),
        )
    };
    let (id, version, ..) = line();
    let refused = school.office.write(
        &school.senco,
        answer(&id, version, answer_of("not_taken_up")),
    );
    assert_eq!(fields(refused), ["note"]);
    let refused = school
        .office
        .write(&school.senco, answer(&id, version, answer_of("action")));
    assert_eq!(fields(refused), ["action_by", "by_on"]);
    let before = school.audit_len();
    school.write(&school.senco, answer(&id, version, answer_of("in_plan")));
    assert_eq!(
        school.audit_len(),
        before + 2,
        "the strategy and the answer"
    );
    let (_, version, words, strategy) = line();
    assert_eq!(words, "In the plan, as a strategy");
    assert!(strategy.is_some());
    let target = &plan.outcomes[0].targets[0].target.record;
    let mut to_target = answer_of("in_plan");
    to_target["target_id"] = json!(target.id);
    school.write(&school.senco, answer(&id, version, to_target));
    let (_, version, words, _) = line();
    assert_eq!(words, format!("In the plan: {}", target.text));
    let mut action = answer_of("action");
    action["action_by"] = json!("Miss R Shah");
    action["by_on"] = json!("2026-11-20");
    school.write(&school.senco, answer(&id, version, action));
    assert_eq!(line().2, "Miss R Shah, by 20 November 2026");
}

#[test]
fn without_a_plan_advice_cannot_go_into_one() {
    let school = TestSchool::new();
    referred(&school);
    let advice = view(&school, &school.senco)
        .referrals
        .remove(0)
        .advice
        .remove(0);
    let id = advice.advice.record.id;
    let before = school.audit_len();
    let refused = school
        .office
        .write(&school.senco, answer(&id, 1, answer_of("in_plan")));
    assert_eq!(fields(refused), ["answer"]);
    assert_eq!(school.audit_len(), before);
}

#[test]
fn advice_left_out_of_its_report_is_taken_back_and_the_rest_keeps_its_answer() {
    let school = TestSchool::new();
    let (_, referral_id, report) = referred(&school);
    let first = view(&school, &school.senco)
        .referrals
        .remove(0)
        .advice
        .remove(0);
    let id = first.advice.record.id;
    let mut action = answer_of("action");
    action["action_by"] = json!("Miss R Shah");
    action["by_on"] = json!("2026-11-20");
    school.write(&school.senco, answer(&id, 1, action));
    let again = |advice: Value| -> SaveEntry {
        op(
            json!({ "referral_id": referral_id, "id": report, "version": 1, "entry": { "entry_kind": "report",
            "happened_on": "2026-10-12", "received_on": null, "author": "Helen Marsh",
            "words": "Receptive language on the 5th centile.", "recommendations": advice } }),
        )
    };
    let lines = json!([{ "id": id, "text": "Fifteen seconds to answer" }, { "id": null, "text": "Pictures" }]);
    school.write(&school.senco, again(lines));
    let advice = view(&school, &school.senco).referrals.remove(0).advice;
    assert_eq!(advice[0].advice.record.text, "Fifteen seconds to answer");
    assert!(advice[0].answered && !advice[1].answered);
    let rest = json!([{ "id": advice[1].advice.record.id, "text": "Pictures" }]);
    school.write(&school.senco, again(rest));
    let advice = view(&school, &school.senco).referrals.remove(0).advice;
    assert_eq!(advice.len(), 1);
    assert_eq!(advice[0].advice.record.text, "Pictures");
}
