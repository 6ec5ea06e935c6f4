//! What concerns promise: who may raise and decide them, what they show at entry, and how a decision is undone.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::{Value, json};

use super::*;
use crate::domain::concern::{ConcernState, EarlyCheck};
use crate::domain::factor::FactorKind;
use crate::domain::id::{ConcernId, PupilId};
use crate::domain::pathway::EntryCheck;
use crate::error::Error;
use crate::office::Session;
use crate::ops::history::{PupilHistory, Timeline};
use crate::ops::placement::{DecidePlacement, StageChoices};
use crate::ops::register::{OpenRegister, RegisterRow};
use crate::store::Leavers;
use crate::testing::{TestSchool, day, op};

fn draft() -> Value {
    json!({ "happened_on": "2026-10-05", "raised_by": "Miss R Shah", "words": "Reads far below the class.",
            "areas": ["cognition_and_learning"],
            "findings": [
                { "test": "gap_widening", "found": true, "evidence": "Reading age 5:02 in July, 5:03 now" },
                { "test": "slower_than_peers", "found": true, "evidence": "Phase 3 since March; the group is at 5" },
                { "test": "gap_not_closing", "found": false, "evidence": "not found, so not kept" }],
            "tried": "Daily reading with an adult", "factors": [
                { "factor": "pupil_premium", "bears": true, "words": "" },
                { "factor": "attendance_and_punctuality", "bears": true, "words": " Late on Mondays " },
                { "factor": "trauma", "bears": false, "words": "" },
                { "factor": "young_carer", "bears": null, "words": "not considered, so not kept" },
                { "factor": "eal", "bears": true, "words": "asked for itself, so not kept here" }],
            "factors_detail": "", "eal": "not_the_cause", "eal_languages": "", "eal_since": "", "eal_detail": "The same at home in Polish",
            "early_check": null, "early_check_on": null, "early_check_words": "",
            "parents_told_on": null, "parents_told_how": "" })
}

fn raise(pupil_id: &PupilId, concern: &Value) -> SaveConcern {
    op(json!({ "pupil_id": pupil_id, "id": null, "version": null, "concern": concern }))
}

pub(super) fn form() -> Value {
    json!({ "met_on": "2026-10-12", "met_with": "Mrs Ångström, Miss R Shah", "strengths": "Kind, loves maths",
            "child_views": "The letters jump.", "parent_views": "She cries over her book.", "at_home": "",
            "agreed": "Ten minutes a day, until half-term", "consent_on": "2026-10-12", "consent_by": "Mrs Ångström" })
}

pub(super) fn decide(
    id: &ConcernId,
    version: i32,
    what: &str,
    again: Option<&str>,
) -> DecideConcern {
    op(
        json!({ "id": id, "version": version, "decision": { "decision": what, "decided_on": "2026-10-19",
        "decided_by": "Mrs A Okafor", "reason": "Let us see what daily reading does", "look_again_on": again } }),
    )
}

pub(super) fn list(school: &TestSchool, who: &Session) -> ConcernsView {
    let pupil_id = school.zoe.clone();
    school.read(who, ListConcerns { pupil_id })
}

pub(super) fn raised(school: &TestSchool) -> ConcernId {
    let kept = school.write(&school.teacher, raise(&school.zoe, &draft()));
    kept.record.id
}

pub(super) fn row(school: &TestSchool, pupil: &PupilId) -> RegisterRow {
    let view = school.read(
        &school.senco,
        OpenRegister {
            leavers: Leavers::Without,
        },
    );
    view.rows
        .into_iter()
        .find(|row| row.pupil.id == *pupil)
        .unwrap()
}

/// Which of the checks at entry to a stage the records show.
fn shown(school: &TestSchool, stage: &str) -> Vec<EntryCheck> {
    let pupil_id = school.zoe.clone();
    let view = school.read(&school.senco, StageChoices { pupil_id });
    let choice = view
        .choices
        .into_iter()
        .find(|choice| choice.key == stage)
        .unwrap();
    assert!(
        choice
            .checks
            .iter()
            .all(|line| line.shown_by_records || !line.met)
    );
    choice
        .checks
        .into_iter()
        .filter(|line| line.met)
        .map(|line| line.check)
        .collect()
}

pub(super) fn place(school: &TestSchool, concern_id: &ConcernId, on: &str) -> DecidePlacement {
    op(json!({ "pupil_id": school.zoe, "concern_id": concern_id,
        "decision": { "to": "my_profile", "happened_on": on, "reason": "Slower than peers", "evidence": "",
            "decided_by": "Mrs A Okafor", "parents_told_on": null, "confirmed": [], "missing_reason": "Soon" } }))
}

#[test]
fn a_concern_keeps_the_tests_that_were_found_in_the_order_of_the_code() {
    let school = TestSchool::new();
    let before = school.audit_len();
    raised(&school);
    assert_eq!(school.audit_len(), before + 1);
    let view = list(&school, &school.senco);
    let concern = &view.concerns[0].concern.record;
    let tests: Vec<&str> = concern.findings.iter().map(|one| one.test.code()).collect();
    assert_eq!(tests, ["slower_than_peers", "gap_widening"]);
    assert_eq!(
        concern.factors,
        [
            FactorKind::AttendanceAndPunctuality,
            FactorKind::PupilPremium
        ]
    );
    assert_eq!(concern.factors_ruled_out, [FactorKind::Trauma]);
    let said: Vec<&str> = concern
        .factor_words
        .iter()
        .map(|one| one.words.as_str())
        .collect();
    assert_eq!(said, ["Late on Mondays"]);
    assert_eq!(view.concerns[0].state, ConcernState::Raised);
    assert_eq!(view.home_language, "English");
}

#[test]
fn english_as_an_additional_language_is_judged_only_with_what_was_done_to_tell_it_from_a_need() {
    let school = TestSchool::new();
    let with = |eal: &str, how: &str| {
        let mut concern = draft();
        concern["eal"] = json!(eal);
        concern["eal_detail"] = json!(how);
        concern["eal_languages"] = json!("Polish with both parents");
        concern["eal_since"] = json!("Since she was three");
        school
            .office
            .write(&school.teacher, raise(&school.zoe, &concern))
    };
    for judged in ["explains_it", "part_of_it", "not_the_cause"] {
        let saved = with(judged, " ");
        assert!(
            matches!(&saved, Err(Error::Invalid(e)) if e.of("eal_detail").len() == 1),
            "{judged}"
        );
    }
    let unknown = with("not_known_yet", "").unwrap().output.record;
    assert_eq!(unknown.eal_languages, "Polish with both parents");
    assert_eq!(unknown.eal_since, "Since she was three");
    let english = with("english_at_home", "left over").unwrap().output.record;
    assert_eq!(
        (english.eal_languages.as_str(), english.eal_detail.as_str()),
        ("", ""),
        "what was typed before another answer was chosen is not kept"
    );
}

#[test]
fn the_check_at_two_says_what_it_found_and_one_that_is_missing_has_no_day() {
    let school = TestSchool::new();
    let with = |check: &str, on: &str, words: &str| {
        let mut concern = draft();
        concern["early_check"] = json!(check);
        concern["early_check_on"] = json!(on);
        concern["early_check_words"] = json!(words);
        school
            .office
            .write(&school.teacher, raise(&school.zoe, &concern))
    };
    let wrong = with("health_visitor", "2027-01-01", "");
    let Err(Error::Invalid(errors)) = wrong else {
        panic!("{wrong:?}")
    };
    let fields: Vec<&str> = errors.iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["early_check_on", "early_check_words"]);
    let seen = with("both", "2021-03-01", "Few words")
        .unwrap()
        .output
        .record;
    assert_eq!(seen.early_check, Some(EarlyCheck::Both));
    assert_eq!(seen.early_check_on, Some(day("2021-03-01")));
    let missing = with("missing", "2021-03-01", "").unwrap().output.record;
    assert_eq!(missing.early_check_on, None);
    assert!(
        !list(&school, &school.senco).asks_early_check,
        "Zo\u{eb} is in Year 3"
    );
}

#[test]
fn everything_wrong_with_a_concern_is_told_at_once_and_nothing_is_kept() {
    let school = TestSchool::new();
    let before = school.audit_len();
    let wrong = json!({ "happened_on": "2026-11-11", "raised_by": " ", "words": "", "areas": [],
        "findings": [{ "test": "gap_widening", "found": false, "evidence": "" },
                     { "test": "slower_than_peers", "found": true, "evidence": " " }],
        "tried": "", "factors": [], "factors_detail": "", "eal": null, "eal_languages": "", "eal_since": "", "eal_detail": "",
            "early_check": null, "early_check_on": null, "early_check_words": "",
        "parents_told_on": "2027-01-01", "parents_told_how": "" });
    let saved = school
        .office
        .write(&school.senco, raise(&school.zoe, &wrong));
    let Err(Error::Invalid(errors)) = saved else {
        panic!("{saved:?}")
    };
    let fields: Vec<&str> = errors.iter().map(|(field, _)| field).collect();
    assert_eq!(
        fields,
        [
            "findings.1.evidence",
            "happened_on",
            "parents_told_on",
            "raised_by",
            "words"
        ]
    );
    assert_eq!(school.audit_len(), before);
}

#[test]
fn the_senco_and_the_class_teacher_raise_concerns_and_only_the_senco_decides() {
    let school = TestSchool::new();
    let id = raised(&school);
    let others = [&school.head, &school.ta, &school.office_staff];
    school.forbids(&others, || raise(&school.zoe, &draft()));
    school.forbids(&others, || -> SaveConcernForm {
        op(json!({ "id": id, "version": 1, "form": form() }))
    });
    let but_the_senco = [
        &school.head,
        &school.teacher,
        &school.ta,
        &school.office_staff,
    ];
    school.forbids(&but_the_senco, || decide(&id, 1, "watch", None));
    school.forbids(&but_the_senco, || ReopenConcern { id: id.clone() });
    let elsewhere = school
        .office
        .write(&school.teacher, raise(&school.idris, &draft()));
    assert!(matches!(elsewhere, Err(Error::NotFound)), "{elsewhere:?}");
}

#[test]
fn a_child_out_of_scope_has_no_concerns_to_find() {
    let school = TestSchool::new();
    let kept = school.write(&school.senco, raise(&school.idris, &draft()));
    let pupil_id = school.idris.clone();
    let read = school.office.read(&school.ta, ListConcerns { pupil_id });
    assert!(matches!(read, Err(Error::NotFound)));
    let id = kept.record.id;
    let form: SaveConcernForm = op(json!({ "id": id, "version": 1, "form": form() }));
    let written = school.office.write(&school.teacher, form);
    assert!(matches!(written, Err(Error::NotFound)), "{written:?}");
    let void = VoidConcern {
        id,
        reason: "x".to_owned(),
    };
    let voided = school.office.write(&school.teacher, void);
    assert!(matches!(voided, Err(Error::NotFound)), "{voided:?}");
}

#[test]
fn what_was_said_at_the_meeting_reaches_no_teaching_assistant() {
    let school = TestSchool::new();
    let id = raised(&school);
    let form: SaveConcernForm = op(json!({ "id": id, "version": 1, "form": form() }));
    school.write(&school.teacher, form);
    let said = |who| serde_json::to_string(&list(&school, who)).unwrap();
    assert!(said(&school.head).contains("The letters jump."));
    for words in [
        "The letters jump.",
        "She cries over her book.",
        "Mrs Ångström",
    ] {
        assert!(!said(&school.ta).contains(words), "{words}");
    }
    let history = PupilHistory {
        pupil_id: school.zoe.clone(),
        before: None,
    };
    let history = serde_json::to_string(&school.read(&school.ta, history)).unwrap();
    assert!(!history.contains("She cries"), "{history}");
    let timeline = Timeline {
        pupil_id: school.zoe.clone(),
    };
    let timeline = serde_json::to_string(&school.read(&school.ta, timeline)).unwrap();
    assert!(!timeline.contains("Mrs Ångström"), "{timeline}");
}

#[test]
fn the_records_show_at_entry_what_the_concern_has_and_no_more() {
    let school = TestSchool::new();
    let mut bare = draft();
    bare["findings"] = json!([]);
    let kept = school.write(&school.teacher, raise(&school.zoe, &bare));
    assert_eq!(shown(&school, "my_profile"), []);
    let with_evidence: SaveConcern = op(
        json!({ "pupil_id": school.zoe, "id": kept.record.id, "version": 1, "concern": draft() }),
    );
    school.write(&school.teacher, with_evidence);
    assert_eq!(
        shown(&school, "my_profile"),
        [EntryCheck::ConcernWithEvidence]
    );
    let form: SaveConcernForm = op(json!({ "id": kept.record.id, "version": 2, "form": form() }));
    school.write(&school.senco, form);
    assert_eq!(
        shown(&school, "my_profile"),
        [
            EntryCheck::ConcernWithEvidence,
            EntryCheck::ParentTold,
            EntryCheck::Consent
        ]
    );
    school.write(&school.senco, decide(&kept.record.id, 3, "no_action", None));
    assert_eq!(
        shown(&school, "my_profile"),
        [],
        "a concern that came to nothing shows nothing"
    );
}
