//! Who prints, what is told to nobody, what it leaves behind, and what the window is given.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;

use super::*;
use crate::domain::id::ContactId;
use crate::domain::record::pupil::{Contact, Pupil};
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::plan::fixture::*;
use crate::ops::print::safe_name;
use crate::store::WriteTx;
use crate::testing::day;

/// Gives the child a UPN and a father who must not be told.
struct Sensitive(PupilId);
impl WriteOp for Sensitive {
    const ACTION: Action = Action::PupilWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let kept = tx.kept::<Pupil>(self.0.as_str())?;
        let pupil = Pupil {
            upn: Some("B801200005001".to_owned()),
            key_facts: "Court order of 3 May".to_owned(),
            ..kept.record
        };
        tx.revise(&pupil, kept.version)?;
        tx.add(&Contact {
            id: ContactId::new("father"),
            pupil_id: self.0,
            name: "Mr Lars Quickbeam".to_owned(),
            relationship: "Father".to_owned(),
            parental_responsibility: true,
            may_be_told: false,
            restriction: "Safe address".to_owned(),
            telephone: "01452 555 010".to_owned(),
            email: String::new(),
            address: "4 Mill Lane".to_owned(),
            language: String::new(),
            priority: 1,
            from_on: day("2026-01-01"),
            to_on: None::<NaiveDate>,
        })
    }
}

#[test]
fn what_is_for_staff_alone_stays_off_and_a_restriction_is_a_caution() {
    let (school, view) = with_full_plan("2026-10-20");
    let id = &view.plan.record.id;
    let before = school.write(&school.senco, plan(id, PrintChoices::default()));
    assert!(before.cautions.is_empty());
    school.write(&school.senco, Sensitive(school.zoe.clone()));
    let sheet = school.write(&school.senco, plan(id, PrintChoices::default()));
    let words = serde_json::to_string(&sheet).unwrap();
    for secret in [
        "B801200005001",
        "Quickbeam",
        "Mill Lane",
        "Court order",
        "01452",
    ] {
        assert!(!words.contains(secret), "{secret} is on the paper");
    }
    assert_eq!(sheet.cautions.len(), 1);
    assert!(!sheet.cautions[0].contains("Quickbeam"));
}

#[test]
fn printing_leaves_a_trace_and_changes_nothing() {
    let (school, view) = with_full_plan("2026-10-20");
    let id = &view.plan.record.id;
    let before = school.audit_len();
    let written = school
        .office
        .write(&school.head, plan(id, PrintChoices::default()))
        .unwrap();
    assert!(written.changed.is_empty());
    assert_eq!(school.audit_len(), before + 1);
    school.write(&school.senco, profile(&school.zoe));
    assert_eq!(school.audit_len(), before + 2);
}

#[test]
fn a_teacher_prints_the_plans_of_her_class_and_a_ta_none() {
    let (school, view) = with_full_plan("2026-10-20");
    let other = plan_of(&school, &school.idris.clone());
    let id = &view.plan.record.id;
    let choices = PrintChoices::default();
    school.write(&school.teacher, plan(id, choices));
    let others = school.office.write(&school.teacher, plan(&other, choices));
    assert!(matches!(others, Err(Error::NotFound)), "{others:?}");
    let page = school.office.write(&school.teacher, profile(&school.idris));
    assert!(matches!(page, Err(Error::NotFound)), "{page:?}");
    let before = school.audit_len();
    for who in [&school.ta, &school.office_staff] {
        let printed = school.office.write(who, plan(id, choices));
        assert!(matches!(printed, Err(Error::Forbidden)), "{printed:?}");
        let printed = school.office.write(who, profile(&school.zoe));
        assert!(matches!(printed, Err(Error::Forbidden)), "{printed:?}");
    }
    assert_eq!(school.audit_len(), before);
}

#[test]
fn the_window_is_given_the_pages_and_a_file_name_without_the_childs() {
    let (school, view) = with_full_plan("2026-10-20");
    let input = json!({ "plan_id": view.plan.record.id, "choices": {
        "text_size": "large", "tint": "cream", "spacing": "easier", "photo": true, "room_to_write": false } });
    let answer = crate::commands::run(&school.office, &school.senco, "print_plan", input).unwrap();
    let printed = answer.output.value();
    let bytes = STANDARD
        .decode(printed["bytes_base64"].as_str().unwrap())
        .unwrap();
    assert!(bytes.starts_with(b"%PDF-"));
    assert!(printed["pages"].as_u64().unwrap() >= 2);
    assert_eq!(printed["suggested_file_name"], "My Plan 2026-10-20.pdf");
    assert_eq!(printed["unprintable"], json!([]));
}

#[test]
fn a_name_is_made_fit_for_every_system() {
    assert_eq!(safe_name("My Plan+"), "My Plan+");
    assert_eq!(safe_name("SEN: plan / 2?"), "SEN plan 2");
}
