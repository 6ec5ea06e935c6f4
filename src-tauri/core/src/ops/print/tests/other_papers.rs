//! The papers beside the plan: the profile, the first concern, the assessment.

use super::*;
use crate::error::Error;
use crate::ops::plan::fixture::*;
use crate::ops::print::{PaperOp, PrintAssessment, PrintConcern};
use crate::ops::profile::SaveProfile;

#[test]
fn a_profile_prints_as_it_is_now_and_blank_where_there_is_none() {
    let school = TestSchool::new();
    let blank = school.write(&school.senco, profile(&school.zoe));
    assert_eq!(blank.view.people_like, "");
    assert_eq!(blank.view.profile_name, "My Profile");
    let save: SaveProfile = op(json!({ "pupil_id": school.zoe, "id": null, "version": null,
        "profile": { "happened_on": "2026-11-09", "admire": "Her jokes", "important": "", "support": "",
                     "communicate": "", "hopes": "", "written_with": "Ms Lee" } }));
    school.write(&school.senco, save);
    let sheet = school.write(&school.senco, profile(&school.zoe));
    assert_eq!(sheet.view.people_like, "Her jokes");
    assert_eq!(sheet.file_name, "My Profile 2026-11-10.pdf");
    let paper = PrintProfile::lay_out(sheet).unwrap();
    assert_eq!(paper.pages, 1);
    let choices = PrintChoices {
        room_to_write: true,
        ..PrintChoices::default()
    };
    let page = PrintProfile {
        pupil_id: school.zoe.clone(),
        choices,
    };
    assert_eq!(school.write(&school.senco, page).view.people_like, "");
}

#[test]
fn a_photo_that_cannot_be_read_is_told_as_a_finished_sentence() {
    let (school, _) = with_full_plan("2026-10-20");
    let mut sheet = school.write(&school.senco, profile(&school.zoe));
    sheet.view.child.photo = Some(b"not a picture".to_vec());
    let Err(error) = PrintProfile::lay_out(sheet) else {
        panic!("laid out")
    };
    let problem = crate::Problem::of(&error, "r1");
    assert!(problem.message.starts_with("The photo could not be read"));
}

#[test]
fn a_concern_prints_as_it_was_raised_and_blank_where_it_is_to_be_talked_over() {
    let school = TestSchool::new();
    let concern: crate::ops::concern::SaveConcern = op(json!({
        "pupil_id": school.zoe, "id": null, "version": null,
        "concern": { "happened_on": "2026-10-05", "raised_by": "Miss R Shah", "words": "Reads below the class.",
            "areas": ["cognition_and_learning"],
            "findings": [{ "test": "gap_widening", "found": true, "evidence": "5:02 in July, 5:03 now" }],
            "tried": "", "factors": [{ "factor": "pupil_premium", "bears": false, "words": "Looked at" }], "factors_detail": "", "eal": null, "eal_languages": "", "eal_since": "", "eal_detail": "",
            "early_check": null, "early_check_on": null, "early_check_words": "",
            "parents_told_on": null, "parents_told_how": "" } }));
    let id = school.write(&school.teacher, concern).record.id;
    let form: crate::ops::concern::SaveConcernForm = op(json!({ "id": id, "version": 1, "form": {
        "met_on": "2026-10-12", "met_with": "Mrs Ångström", "strengths": "", "child_views": "",
        "parent_views": "She cries.", "at_home": "", "agreed": "", "consent_on": null, "consent_by": "" } }));
    school.write(&school.teacher, form);
    let print = |pupil_id: &PupilId, room_to_write| PrintConcern {
        pupil_id: pupil_id.clone(),
        concern_id: Some(id.clone()),
        choices: PrintChoices {
            room_to_write,
            ..PrintChoices::default()
        },
    };
    let before = school.audit_len();
    let sheet = school.write(&school.teacher, print(&school.zoe, false));
    assert_eq!(school.audit_len(), before + 1);
    assert_eq!(sheet.view.parent_views, "She cries.");
    let found: Vec<Option<&str>> = sheet
        .view
        .findings
        .iter()
        .map(|line| line.evidence.as_deref())
        .collect();
    assert_eq!(found, [None, None, None, Some("5:02 in July, 5:03 now")]);
    assert!(PrintConcern::lay_out(sheet).unwrap().pages >= 1);
    let blank = school.write(&school.teacher, print(&school.zoe, true));
    assert_eq!(blank.view.words, "Reads below the class.");
    let answered: Vec<(&str, &str)> = blank
        .view
        .factors
        .iter()
        .filter(|line| line.bears == Some(false))
        .map(|line| (line.factor.as_str(), line.words.as_str()))
        .collect();
    assert_eq!(answered, [("Pupil premium", "Looked at")]);
    assert_eq!(blank.view.factors.len(), 10, "all are asked, but for EAL");
    assert_eq!(blank.view.parent_views, "");
    let other = school
        .office
        .write(&school.senco, print(&school.idris, false));
    assert!(matches!(other, Err(Error::NotFound)), "{other:?}");
    school.forbids(&[&school.ta, &school.office_staff], || {
        print(&school.zoe, false)
    });
}

#[test]
fn an_assessment_prints_the_one_of_now_and_blank_where_there_is_none() {
    let school = TestSchool::new();
    let print = |pupil_id: &PupilId| PrintAssessment {
        pupil_id: pupil_id.clone(),
        assessment_id: None,
        choices: PrintChoices::default(),
    };
    let blank = school.write(&school.senco, print(&school.zoe));
    assert_eq!(blank.view.areas.len(), 5);
    assert!(PrintAssessment::lay_out(blank).unwrap().pages >= 2);
    let none = json!({ "strengths": "", "needs": "", "views": "" });
    let save: crate::ops::assessment::SaveAssessment = op(json!({
        "pupil_id": school.zoe, "id": null, "version": null,
        "assessment": { "happened_on": "2026-11-02",
            "learning": { "strengths": "Loves stories", "needs": "Loses the place", "views": "" },
            "communication": none, "emotional": none, "physical": none, "home": none,
            "analysis": "Reading is in the way.",
            "contributors": [{ "name": "Mrs Ångström", "role": "Mother", "contributed_on": "2026-10-30" }] } }));
    let id = school.write(&school.teacher, save).record.id;
    let before = school.audit_len();
    let sheet = school.write(&school.teacher, print(&school.zoe));
    assert_eq!(school.audit_len(), before + 1);
    assert_eq!(sheet.view.assessment_name, "My Assessment");
    assert_eq!(sheet.view.areas[0].needs, "Loses the place");
    assert_eq!(sheet.view.contributors[0].role, "Mother");
    assert_eq!(PrintAssessment::lay_out(sheet).unwrap().pages, 1);
    let other = PrintAssessment {
        assessment_id: Some(id),
        ..print(&school.idris)
    };
    let other = school.office.write(&school.senco, other);
    assert!(matches!(other, Err(Error::NotFound)), "{other:?}");
    school.forbids(&[&school.ta, &school.office_staff], || print(&school.zoe));
}
