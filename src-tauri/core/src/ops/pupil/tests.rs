//! What a child's own record promises.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::{Value, json};

use super::*;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::PupilId;
use crate::error::Error;
use crate::ops::adult::AddAdult;
use crate::ops::placement::DecidePlacement;
use crate::ops::register::{OpenRegister, RegisterRow};
use crate::store::Leavers;
use crate::testing::{TestSchool, day, op};

fn details() -> Value {
    json!({ "legal_forename": "  Amélie ", "legal_surname": "N'Diaye", "preferred_forename": "",
            "upn": "b801 2000 05001", "sex": "female", "born_on": "2019-02-03", "year_override": null,
            "admitted_on": "2026-11-09", "home_language": "French", "interpreter_needed": true,
            "key_facts": "Carries an inhaler", "confirmed_not_duplicate": false })
}

fn with(changes: Value) -> Value {
    let mut details = details();
    for (field, value) in changes.as_object().unwrap() {
        details[field] = value.clone();
    }
    details
}

fn add(details: Value) -> AddPupil {
    op(json!({ "pupil": details, "class_id": "hazel" }))
}

fn refused(school: &TestSchool, details: Value) -> FieldErrors {
    let before = school.audit_len();
    let answer = school.office.write(&school.office_staff, add(details));
    assert_eq!(school.audit_len(), before, "a refusal leaves no trace");
    match answer {
        Err(Error::Invalid(errors)) => errors,
        other => panic!("{other:?}"),
    }
}

fn open(school: &TestSchool, id: &PupilId) -> PupilView {
    let pupil_id = id.clone();
    school.read(&school.senco, OpenPupil { pupil_id })
}

fn row(school: &TestSchool, id: &PupilId, leavers: Leavers) -> Option<RegisterRow> {
    let view = school.read(&school.senco, OpenRegister { leavers });
    view.rows.into_iter().find(|row| row.pupil.id == *id)
}

fn leaves(school: &TestSchool, id: &PupilId, on: &str) -> PupilLeaves {
    let version = open(school, id).pupil.version;
    op(
        json!({ "id": id, "version": version, "left_on": on, "destination": "Severn Vale",
               "reason": "Moved house" }),
    )
}

#[test]
fn a_new_child_is_in_her_class_from_the_day_she_starts() {
    let school = TestSchool::new();
    let before = school.audit_len();
    let id = school.write(&school.office_staff, add(details()));
    assert_eq!(school.audit_len(), before + 2, "the child and the class");
    let view = open(&school, &id);
    assert_eq!(view.line.name, "Amélie N'Diaye");
    assert_eq!(view.pupil.record.upn.as_deref(), Some("B801200005001"));
    assert_eq!(view.line.class_name.as_deref(), Some("hazel"));
    assert_eq!((view.line.year_name.as_str(), view.age), ("Year 3", 7));
    let history = school.read(
        &school.teacher,
        OpenPupil {
            pupil_id: id.clone(),
        },
    );
    assert!(
        history.pupil.record.upn.is_none(),
        "a teacher has no use for the number"
    );
}

#[test]
fn the_office_neither_reads_nor_overwrites_key_facts() {
    let school = TestSchool::new();
    let id = school.write(&school.senco, add(details()));
    let read = OpenPupil {
        pupil_id: id.clone(),
    };
    let view = school.read(&school.office_staff, read);
    assert_eq!(view.pupil.record.key_facts, "");
    let revise: RevisePupil = op(json!({ "id": id, "version": 1,
        "pupil": with(json!({ "key_facts": "", "home_language": "Wolof" })) }));
    school.write(&school.office_staff, revise);
    let after = open(&school, &id).pupil;
    assert_eq!(after.record.key_facts, "Carries an inhaler");
    assert_eq!(
        (after.record.home_language.as_str(), after.version),
        ("Wolof", 2)
    );
}

#[test]
fn only_the_senco_and_the_office_write_personal_details() {
    let school = TestSchool::new();
    let others = [&school.head, &school.teacher, &school.ta];
    school.forbids(&others, || add(details()));
}

#[test]
fn every_problem_of_a_new_child_is_told_at_once() {
    let school = TestSchool::new();
    let errors = refused(
        &school,
        with(
            json!({ "legal_forename": " ", "legal_surname": "", "upn": "X1", "sex": null,
                     "born_on": null, "admitted_on": "2029-09-01" }),
        ),
    );
    for field in ["legal_forename", "upn", "sex", "born_on", "admitted_on"] {
        assert!(!errors.of(field).is_empty(), "{field}: {errors:?}");
    }
}

#[test]
fn a_date_of_birth_outside_a_primary_school_is_questioned() {
    let school = TestSchool::new();
    for (born_on, fits) in [
        ("2026-11-11", false),
        ("2025-09-30", false),
        ("2024-09-02", true),
        ("2015-09-01", true),
        ("2013-08-31", false),
    ] {
        let input = with(json!({ "born_on": born_on, "admitted_on": null, "upn": "" }));
        let answer = school.office.write(&school.senco, add(input));
        assert_eq!(answer.is_ok(), fits, "{born_on}: {answer:?}");
    }
}

#[test]
fn two_children_do_not_share_a_number() {
    let school = TestSchool::new();
    school.write(&school.senco, add(details()));
    let errors = refused(
        &school,
        with(json!({ "legal_forename": "Other", "legal_surname": "Child" })),
    );
    assert!(
        errors.of("upn")[0].starts_with("Amélie N'Diaye has this UPN"),
        "{errors:?}"
    );
}

#[test]
fn a_namesake_with_the_same_birthday_has_to_be_confirmed() {
    let school = TestSchool::new();
    let twin = json!({ "legal_forename": "ZOE", "legal_surname": "Angstrom", "born_on": "2018-10-05",
                       "upn": "" });
    let errors = refused(&school, with(twin.clone()));
    assert!(
        errors.of("confirmed_not_duplicate")[0].contains("hazel"),
        "{errors:?}"
    );
    let mut confirmed = with(twin);
    confirmed["confirmed_not_duplicate"] = json!(true);
    school.write(&school.senco, add(confirmed));
}

#[test]
fn a_name_of_thousands_of_words_is_too_long_and_no_more_than_that() {
    let school = TestSchool::new();
    let endless = "so many words ".repeat(4_000);
    let errors = refused(&school, with(json!({ "legal_surname": endless })));
    assert!(!errors.of("legal_surname").is_empty(), "{errors:?}");
}

#[test]
fn a_child_is_revised_without_being_taken_for_her_own_namesake() {
    let school = TestSchool::new();
    let id = school.write(&school.senco, add(details()));
    let revise = |version: i32, name: &str| -> RevisePupil {
        op(
            json!({ "id": id, "version": version, "pupil": with(json!({ "preferred_forename": name })) }),
        )
    };
    school.write(&school.senco, revise(1, "Mel"));
    assert_eq!(open(&school, &id).called, "Mel");
    assert_eq!(
        open(&school, &id).legal_name.as_deref(),
        Some("Amélie N'Diaye")
    );
    let late = school.office.write(&school.office_staff, revise(1, "Amy"));
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
}

#[test]
fn a_child_moves_class_and_the_old_one_ends_the_day_before() {
    let school = TestSchool::new();
    let set = |class: Option<&str>, on: &str| -> SetClass {
        op(json!({ "pupil_id": school.zoe, "class_id": class, "from_on": on }))
    };
    school.write(&school.office_staff, set(Some("rowan"), "2026-11-10"));
    let row = || row(&school, &school.zoe, Leavers::Without).unwrap();
    assert_eq!(row().pupil.class_name.as_deref(), Some("rowan"));
    let teacher = OpenPupil {
        pupil_id: school.zoe.clone(),
    };
    let read = school.office.read(&school.teacher, teacher);
    assert!(
        matches!(read, Err(Error::NotFound)),
        "her teacher of yesterday sees her no more"
    );
    school.write(&school.senco, set(Some("hazel"), "2026-11-10"));
    assert_eq!(row().pupil.class_name.as_deref(), Some("hazel"));
    let early = school
        .office
        .write(&school.senco, set(Some("rowan"), "2026-11-09"));
    assert!(matches!(&early, Err(Error::Invalid(f)) if f.of("from_on")[0].contains("10 November")));
    let unknown = school
        .office
        .write(&school.senco, set(Some("oak"), "2026-11-10"));
    assert!(
        matches!(&unknown, Err(Error::Invalid(f)) if f.of("class_id").len() == 1),
        "{unknown:?}"
    );
    school.write(&school.senco, set(None, "2026-11-10"));
    assert_eq!(row().pupil.class_name, None);
}

#[test]
fn leaving_ends_class_adults_and_stage_and_a_mistake_puts_all_of_it_back() {
    let school = TestSchool::new();
    let decide: DecidePlacement = op(json!({ "pupil_id": school.zoe, "decision": {
        "to": "my_plan", "happened_on": "2026-09-14", "reason": "x", "evidence": "", "decided_by": "x",
        "parents_told_on": null, "confirmed": [], "missing_reason": "x" } }));
    school.write(&school.senco, decide);
    let before = row(&school, &school.zoe, Leavers::Without).unwrap();
    school.write(
        &school.office_staff,
        leaves(&school, &school.zoe, "2026-11-06"),
    );
    assert!(row(&school, &school.zoe, Leavers::Without).is_none());
    let gone = row(&school, &school.zoe, Leavers::With).unwrap();
    assert!(gone.pupil.left && gone.stage.is_none() && gone.pupil.class_name.is_none());
    let ta = school.office.read(
        &school.ta,
        OpenPupil {
            pupil_id: school.zoe.clone(),
        },
    );
    assert!(matches!(ta, Err(Error::NotFound)), "{ta:?}");
    let version = open(&school, &school.zoe).pupil.version;
    let back: PupilReturns =
        op(json!({ "id": school.zoe, "version": version, "returned_on": null }));
    school.write(&school.office_staff, back);
    let after = row(&school, &school.zoe, Leavers::Without).unwrap();
    assert_eq!((&after.stage, &after.pupil), (&before.stage, &before.pupil));
    let ta = OpenPupil {
        pupil_id: school.zoe.clone(),
    };
    school.read(&school.ta, ta);
}

#[test]
fn a_child_who_comes_back_later_begins_anew() {
    let school = TestSchool::new();
    school.write(&school.senco, leaves(&school, &school.zoe, "2026-10-23"));
    let back = |on: &str| -> PupilReturns {
        let version = open(&school, &school.zoe).pupil.version;
        op(json!({ "id": school.zoe, "version": version, "returned_on": on }))
    };
    let early = school.office.write(&school.senco, back("2026-10-23"));
    assert!(matches!(&early, Err(Error::Invalid(f)) if f.of("returned_on").len() == 1));
    school.write(&school.senco, back("2026-11-02"));
    let view = open(&school, &school.zoe);
    assert_eq!(view.pupil.record.admitted_on, Some(day("2026-11-02")));
    assert!(
        view.line.class_name.is_none(),
        "the office chooses the class afresh"
    );
}

#[test]
fn the_last_day_is_checked_and_the_file_sent_only_for_leavers() {
    let school = TestSchool::new();
    for (on, words) in [("2028-01-01", "year ahead"), ("2020-01-01", "admitted")] {
        let left = school
            .office
            .write(&school.senco, leaves(&school, &school.zoe, on));
        assert!(
            matches!(&left, Err(Error::Invalid(f)) if f.of("left_on").join(" ").contains(words)),
            "{on}: {left:?}"
        );
    }
    let sent = |version: i32| -> RecordFileSent {
        op(json!({ "id": school.zoe, "version": version, "sent_on": "2026-11-10" }))
    };
    let early = school.office.write(&school.senco, sent(1));
    assert!(matches!(early, Err(Error::Invalid(_))), "{early:?}");
    school.write(&school.senco, leaves(&school, &school.zoe, "2026-10-23"));
    school.write(&school.senco, sent(2));
    assert_eq!(
        open(&school, &school.zoe).pupil.record.file_sent_on,
        Some(day("2026-11-10"))
    );
}

#[test]
fn a_record_with_something_in_it_is_not_taken_back() {
    let school = TestSchool::new();
    let void = |id: &PupilId| VoidPupil {
        id: id.clone(),
        reason: "Entered twice".to_owned(),
    };
    let id = school.write(&school.office_staff, add(details()));
    let adult: AddAdult = op(
        json!({ "pupil_id": id, "staff_id": "ta", "duty": "supports",
                                     "from_on": "2026-11-10" }),
    );
    school.write(&school.senco, adult);
    school.write(&school.office_staff, void(&id));
    assert!(row(&school, &id, Leavers::With).is_none());
    school.write(&school.office_staff, BringBackPupil { id: id.clone() });
    assert_eq!(open(&school, &id).line.class_name.as_deref(), Some("hazel"));
    let pupil_id = id.clone();
    school.read(&school.ta, OpenPupil { pupil_id });
    let note: crate::ops::note::AddNote = op(json!({ "pupil_id": id,
        "note": { "happened_on": "2026-11-09", "note_kind": "other", "body": "Settled well" } }));
    school.write(&school.senco, note);
    let kept = school.office.write(&school.office_staff, void(&id));
    assert!(
        matches!(&kept, Err(Error::Invalid(f)) if f.of("reason").len() == 1),
        "{kept:?}"
    );
}
