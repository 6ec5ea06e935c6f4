//! What the record of a request promises: who signs, what is shown to whom, that nothing blocks, and that its clocks run.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::{Value, json};

use super::*;
use crate::domain::ehc::{EhcStep, EvidenceItem, Standing};
use crate::domain::id::{EhcRequestId, PupilId};
use crate::domain::record::ehc::EhcRequest;
use crate::error::{Error, Result};
use crate::office::Session;
use crate::ops::today::OpenToday;
use crate::testing::{TestSchool, op};

pub(super) fn fields<T: std::fmt::Debug>(result: Result<T>) -> Vec<String> {
    let Err(Error::Invalid(errors)) = result else {
        panic!("{result:?}")
    };
    errors.iter().map(|(field, _)| field.to_owned()).collect()
}

pub(super) fn view(school: &TestSchool, who: &Session) -> EhcView {
    let pupil_id = school.zoe.clone();
    school.read(who, ChildEhc { pupil_id })
}

pub(super) fn draft(grounds: &str) -> Value {
    json!({ "requested_by": "school", "requested_by_name": "", "local_authority": "Gloucestershire",
            "begun_on": "2026-10-19", "grounds": grounds })
}

pub(super) fn save(
    pupil_id: &PupilId,
    id: Option<&EhcRequestId>,
    version: Option<i32>,
    request: &Value,
) -> SaveEhcRequest {
    op(json!({ "pupil_id": pupil_id, "id": id, "version": version, "request": request }))
}

pub(super) fn begin(school: &TestSchool) -> EhcRequestId {
    let request = draft("She needs speech therapy every week.");
    school.write(&school.senco, save(&school.zoe, None, None, &request))
}

fn kept(school: &TestSchool) -> crate::domain::record::Kept<EhcRequest> {
    view(school, &school.senco).requests.remove(0).request
}

pub(super) fn sign(school: &TestSchool) -> SignEhcRequest {
    let kept = kept(school);
    SignEhcRequest {
        id: kept.record.id,
        version: kept.version,
    }
}

pub(super) fn step(school: &TestSchool, step: Value) -> RecordRequestStep {
    let kept = kept(school);
    op(json!({ "id": kept.record.id, "version": kept.version, "step": step }))
}

pub(super) fn sent(on: &str, reason: &str) -> Value {
    json!({ "step": "request", "sent_on": on, "received_on": on, "unsigned_reason": reason })
}

fn standing(school: &TestSchool, wanted: EhcStep) -> Standing {
    let request = view(school, &school.senco).requests.remove(0);
    let found = request.steps.into_iter().find(|one| one.step == wanted);
    found.unwrap().standing
}

#[test]
fn a_request_is_written_by_the_senco_and_signed_by_nobody_but_the_headteacher() {
    let school = TestSchool::new();
    let others = [
        &school.head,
        &school.teacher,
        &school.ta,
        &school.office_staff,
    ];
    school.forbids(&others, || save(&school.zoe, None, None, &draft("x")));
    begin(&school);
    let not_head = [
        &school.senco,
        &school.teacher,
        &school.ta,
        &school.office_staff,
    ];
    school.forbids(&not_head, || sign(&school));
    let before = school.audit_len();
    school.write(&school.head, sign(&school));
    assert_eq!(school.audit_len(), before + 1);
    let signed = kept(&school).record;
    assert_eq!(signed.signed_by, "Mr D Pryce");
    assert_eq!(signed.signed_on.unwrap().to_string(), "2026-11-10");
}

#[test]
fn the_class_teacher_is_likely_to_come_to_a_review_by_name() {
    let school = TestSchool::new();
    let people = view(&school, &school.senco).likely_people;
    let teachers: Vec<(&str, bool)> = people
        .iter()
        .filter(|one| one.role.starts_with("Class teacher"))
        .map(|one| (one.name.as_str(), one.advice_wanted))
        .collect();
    assert_eq!(teachers, [("Miss R Shah", true)]);
}

#[test]
fn what_was_signed_and_then_changed_is_to_be_signed_again() {
    let school = TestSchool::new();
    begin(&school);
    school.write(&school.head, sign(&school));
    let change = |grounds: &str| {
        let kept = kept(&school);
        save(
            &school.zoe,
            Some(&kept.record.id),
            Some(kept.version),
            &draft(grounds),
        )
    };
    school.write(
        &school.senco,
        change("She needs speech therapy every week."),
    );
    assert!(
        kept(&school).record.signed_on.is_some(),
        "nothing was changed"
    );
    school.write(&school.senco, change("She needs a place in a unit."));
    assert!(kept(&school).record.signed_on.is_none());
    school.write(&school.head, sign(&school));
    let unsign = kept(&school);
    let unsign = || UnsignEhcRequest {
        id: unsign.record.id.clone(),
        version: unsign.version,
    };
    school.forbids(&[&school.senco], unsign);
    school.write(&school.senco, step(&school, sent("2026-11-10", "")));
    assert_eq!(
        fields(school.office.write(&school.head, unsign())),
        ["signed_on"]
    );
}

#[test]
fn everything_that_is_wrong_is_said_at_once_and_leaves_nothing() {
    let school = TestSchool::new();
    let before = school.audit_len();
    let wrong = json!({ "requested_by": null, "requested_by_name": "", "local_authority": " ", "begun_on": "2026-11-11",
                        "grounds": "" });
    let wrong = school
        .office
        .write(&school.senco, save(&school.zoe, None, None, &wrong));
    assert_eq!(
        fields(wrong),
        ["begun_on", "grounds", "local_authority", "requested_by"]
    );
    let other = json!({ "requested_by": "other", "requested_by_name": "", "local_authority": "Gloucestershire",
                        "begun_on": "2026-11-01", "grounds": "" });
    let other = school
        .office
        .write(&school.senco, save(&school.zoe, None, None, &other));
    assert_eq!(fields(other), ["requested_by_name"]);
    assert_eq!(school.audit_len(), before);
}

#[test]
fn it_goes_unsigned_only_with_a_reason_and_nothing_else_blocks_it() {
    let school = TestSchool::new();
    begin(&school);
    let lines = view(&school, &school.senco).requests.remove(0).evidence;
    assert!(lines.iter().all(|line| !line.present), "{lines:?}");
    let unsigned = school
        .office
        .write(&school.senco, step(&school, sent("2026-11-02", " ")));
    assert_eq!(fields(unsigned), ["unsigned_reason"]);
    school.write(
        &school.senco,
        step(&school, sent("2026-11-02", "The headteacher was ill.")),
    );
    assert!(matches!(
        standing(&school, EhcStep::SignOff),
        Standing::NotApplicable { .. }
    ));
    assert!(matches!(
        standing(&school, EhcStep::Decision),
        Standing::Running { .. }
    ));
}

#[test]
fn days_that_contradict_each_other_are_sent_back() {
    let school = TestSchool::new();
    begin(&school);
    school.write(&school.head, sign(&school));
    for (wrong, wanted) in [
        (
            json!({ "step": "request", "sent_on": "2026-11-11", "received_on": "2026-11-02", "unsigned_reason": "" }),
            vec!["received_on", "sent_on"],
        ),
        (
            json!({ "step": "decision", "panel_on": null, "decision": "assess", "decided_on": null, "note": "" }),
            vec!["decided_on"],
        ),
        (
            json!({ "step": "decision", "panel_on": null, "decision": null, "decided_on": "2026-11-09", "note": "" }),
            vec!["decided_on", "decision"],
        ),
        (
            json!({ "step": "advice", "asked_on": null, "sent_on": "2026-11-09" }),
            vec!["sent_on"],
        ),
        (
            json!({ "step": "draft_views", "served_on": "2026-11-09", "views_on": "2026-11-08", "views": "" }),
            vec!["views_on"],
        ),
        (
            json!({ "step": "rights", "told_on": null, "certificate_on": null, "appealed_on": "2026-11-09" }),
            vec!["appealed_on"],
        ),
    ] {
        let answer = school.office.write(&school.senco, step(&school, wrong));
        assert_eq!(fields(answer), wanted);
    }
}

#[test]
fn the_clocks_of_a_request_are_on_today_for_whoever_may_read_them() {
    let school = TestSchool::new();
    begin(&school);
    school.write(&school.head, sign(&school));
    school.write(&school.senco, step(&school, sent("2026-10-05", "")));
    let titles = |who: &Session| -> Vec<String> {
        let today = school.read(who, OpenToday {});
        today.due.into_iter().map(|item| item.clock.title).collect()
    };
    let wanted = "Local authority decides whether to assess".to_owned();
    for who in [&school.senco, &school.head] {
        assert!(titles(who).contains(&wanted), "{:?}", who.role());
    }
    for who in [&school.teacher, &school.ta] {
        assert!(!titles(who).contains(&wanted), "{:?}", who.role());
    }
    let decided = json!({ "step": "decision", "panel_on": "2026-11-08", "decision": "assess",
                          "decided_on": "2026-11-10", "note": "" });
    school.write(&school.senco, step(&school, decided));
    assert!(
        !titles(&school.senco).contains(&wanted),
        "what is done is not due"
    );
}

#[test]
fn a_late_step_keeps_its_reason_and_one_that_does_not_apply_stops() {
    let school = TestSchool::new();
    begin(&school);
    school.write(&school.head, sign(&school));
    school.write(&school.senco, step(&school, sent("2026-09-14", "")));
    let decided = json!({ "step": "decision", "panel_on": null, "decision": "assess",
                          "decided_on": "2026-10-27", "note": "" });
    school.write(&school.senco, step(&school, decided));
    let explain = |step: &str, kind: &str, reason: &str| {
        let kept = kept(&school);
        let explain: ExplainRequest = op(json!({ "id": kept.record.id, "version": kept.version,
            "step": step, "kind": kind, "reason": reason }));
        explain
    };
    school.write(
        &school.senco,
        explain("decision", "late", "The panel was put off."),
    );
    let Standing::MetLate { days, reason, .. } = standing(&school, EhcStep::Decision) else {
        panic!("it was a day late")
    };
    assert_eq!((days, reason.as_str()), (1, "The panel was put off."));
    school.write(
        &school.senco,
        explain("not_to_issue", "not_applicable", "They mean to issue."),
    );
    assert!(matches!(
        standing(&school, EhcStep::NotToIssue),
        Standing::NotApplicable { .. }
    ));
    school.write(
        &school.senco,
        explain("not_to_issue", "not_applicable", " "),
    );
    assert!(matches!(
        standing(&school, EhcStep::NotToIssue),
        Standing::Running { .. }
    ));
    school.forbids(&[&school.head, &school.teacher], || {
        explain("decision", "late", "x")
    });
}

#[test]
fn what_is_missing_from_the_evidence_can_be_explained() {
    let school = TestSchool::new();
    let id = begin(&school);
    let explain: ExplainEvidence = op(json!({ "id": id, "version": 1, "item": "assessment",
        "reason": "Joined us three weeks ago." }));
    school.write(&school.senco, explain);
    let mut lines = view(&school, &school.senco)
        .requests
        .remove(0)
        .evidence
        .into_iter();
    let line = lines
        .find(|line| line.item == EvidenceItem::Assessment)
        .unwrap();
    assert_eq!(
        (line.present, line.reason.as_str()),
        (false, "Joined us three weeks ago.")
    );
}

#[test]
fn two_reviewed_cycles_are_evidence_only_where_the_pathway_asks_for_them() {
    let school = TestSchool::new();
    begin(&school);
    let asked = |school: &TestSchool| {
        let lines = view(school, &school.senco).requests.remove(0).evidence;
        lines
            .iter()
            .any(|line| line.item == EvidenceItem::TwoCycles)
    };
    assert!(!asked(&school));
    ask_at_my_plan_plus(&school, "two_cycles_reviewed");
    assert!(asked(&school));
}

/// Adds a check to what My Plan+ asks for.
fn ask_at_my_plan_plus(school: &TestSchool, check: &str) {
    let settings = school
        .read(&school.senco, crate::ops::school::SchoolSettings {})
        .pathway;
    let mut pathway = serde_json::to_value(&settings.record.pathway).unwrap();
    pathway["stages"][2]["entry_checks"]
        .as_array_mut()
        .unwrap()
        .push(json!(check));
    let save: crate::ops::pathway::SavePathway =
        op(json!({ "version": settings.version, "pathway": pathway }));
    school.write(&school.senco, save);
}

#[test]
fn a_stage_that_asks_for_the_evidence_says_what_of_it_is_missing() {
    use crate::ops::placement::StageChoices;
    let school = TestSchool::new();
    ask_at_my_plan_plus(&school, "statutory_evidence");
    let line = || {
        let pupil_id = school.zoe.clone();
        let choices = school
            .read(&school.senco, StageChoices { pupil_id })
            .choices;
        let stage = choices.into_iter().find(|one| one.key == "my_plan_plus");
        stage.unwrap().checks.pop().unwrap()
    };
    let none = line();
    assert!(!none.met && none.shown_by_records);
    assert_eq!(
        none.still_missing,
        "reports of outside agencies, the assessment, the child\u{2019}s views, the parents\u{2019} views and \
         attendance"
    );
    let note: crate::ops::note::AddNote = op(json!({ "pupil_id": school.zoe,
        "note": { "happened_on": "2026-11-09", "note_kind": "child_said", "body": "I like reading to Ms Lee." } }));
    school.write(&school.senco, note);
    assert!(!line().still_missing.contains("the child\u{2019}s views"));
    // A reason on the request says why something is missing; it does not put it there.
    begin(&school);
    let explained: ExplainEvidence = op(
        json!({ "id": kept(&school).record.id, "version": kept(&school).version, "item": "attendance",
                "reason": "She joined us three weeks ago." }),
    );
    school.write(&school.senco, explained);
    assert!(line().still_missing.ends_with("attendance"));
}
