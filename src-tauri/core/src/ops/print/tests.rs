//! The promises of printing: what goes on a paper and what stays off, that it leaves a trace, and who may.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use chrono::NaiveDate;
use serde_json::json;

use super::*;
use crate::domain::id::{ContactId, NeedId, PlanId, PupilId, TargetId};
use crate::domain::need::{NeedArea, NeedRank, SenType};
use crate::domain::record::pupil::{Need, Pupil};
use crate::domain::role::Action;
use crate::error::Error;
use crate::ops::plan::fixture::*;
use crate::ops::profile::SaveProfile;
use crate::ops::review::{CloseReview, OpenReview};
use crate::store::WriteTx;
use crate::testing::{TestSchool, day, op};

fn plan(plan_id: &PlanId, choices: PrintChoices) -> PrintPlan {
    PrintPlan {
        plan_id: plan_id.clone(),
        choices,
    }
}

fn profile(pupil_id: &PupilId) -> PrintProfile {
    PrintProfile {
        pupil_id: pupil_id.clone(),
        choices: PrintChoices::default(),
    }
}

/// Closes the open review of a plan: the first target achieved, the rest carried over.
fn reviewed(school: &TestSchool, plan_id: &PlanId) {
    let read = OpenReview {
        plan_id: plan_id.clone(),
    };
    let view = school.read(&school.senco, read);
    let mut review = serde_json::to_value(&view.draft).unwrap();
    review["child_views"] = json!("I like the word game.");
    review["child_scribe"] = json!("Ms Lee");
    review["child_face"] = json!("happy");
    review["parent_worries"] = json!("The homework takes all evening.");
    review["decision"] = json!("stay");
    review["next_due_on"] = json!("2026-12-18");
    for (place, target) in review["targets"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .enumerate()
    {
        let first = place == 0;
        target["outcome"] = json!(if first { "achieved" } else { "not_yet" });
        target["next"] = json!(if first { "finish" } else { "carry_over" });
        target["score"] = if first { json!(7) } else { json!(null) };
        target["evidence"] = json!("Seen on Monday");
    }
    let close: CloseReview = op(json!({
        "plan_id": plan_id, "version": view.version, "review": review,
        "confirmed": [], "missing_reason": "", "parents_told_on": null }));
    school.write(&school.senco, close);
}

#[test]
fn a_plan_on_paper_says_what_the_record_says() {
    let (school, view) = with_full_plan("2026-10-20");
    let id = &view.plan.record.id;
    let sheet = school.write(&school.senco, plan(id, PrintChoices::default()));
    let paper = &sheet.view;
    assert_eq!(paper.child.preferred_name, "Zoë Ångström");
    assert_eq!(
        (paper.child.year.as_str(), paper.child.class.as_str()),
        ("Year 3", "hazel")
    );
    assert_eq!(
        (paper.plan_name.as_str(), paper.cycle_name.as_str()),
        ("My Plan", "Autumn 1")
    );
    assert_eq!(paper.review_due_on, Some(day("2026-10-23")));
    assert_eq!(paper.strengths, "Zoë notices what others miss.");
    let targets: Vec<(u32, &str)> = paper
        .outcomes
        .iter()
        .flat_map(|outcome| &outcome.targets)
        .map(|target| (target.number, target.text.as_str()))
        .collect();
    assert_eq!(
        targets,
        [
            (1, "I will read 20 words from my list"),
            (2, "I will spell 8 of 10 words"),
            (3, "I will call out less"),
            (4, "I will ask for a break with my card")
        ]
    );
    let calling = paper.outcomes[1].targets[0].measure.as_ref().unwrap();
    assert_eq!(calling.scale, "By counting times a day");
    assert_eq!(
        (
            calling.baseline.as_str(),
            calling.expected.as_str(),
            calling.now.as_str()
        ),
        ("8 times a day", "2 times a day", "")
    );
    assert_eq!(paper.outcomes[0].targets[0].provision[0].minutes, Some(20));
    assert_eq!(paper.strategies, ["Sit near the front"]);
    assert_eq!(paper.provision[0].what, "Lunch club");
    assert_eq!(paper.key_people[0].name, "Miss R Shah");
    assert_eq!(paper.last_review, None);
    assert_eq!(
        paper.signatures.last().unwrap().name.as_deref(),
        Some("Mrs A Okafor")
    );
    assert_eq!(sheet.stamp.printed_by, "Mrs A Okafor");
    assert_eq!(sheet.stamp.printed_on.date(), day("2026-10-20"));
    assert_eq!(sheet.stamp.school_name, "Oakbrook Primary School");
}

#[test]
fn after_a_review_the_paper_shows_it_and_only_what_is_still_open() {
    let (school, view) = with_full_plan("2026-10-20");
    let id = &view.plan.record.id;
    reviewed(&school, id);
    let paper = school
        .write(&school.senco, plan(id, PrintChoices::default()))
        .view;
    let review = paper.last_review.unwrap();
    assert_eq!(review.held_on, Some(day("2026-10-20")));
    let first = &review.ratings[0];
    assert_eq!(
        (
            first.outcome.as_str(),
            first.measured.as_str(),
            first.evidence.as_str()
        ),
        (
            "Achieved",
            "from 3 out of 10 to 7 out of 10",
            "Seen on Monday"
        )
    );
    assert_eq!(
        paper.child_views,
        "I like the word game.\nHow I feel about it: Happy\nWritten down by Ms Lee"
    );
    assert_eq!(
        paper.parent_views,
        "What worries us: The homework takes all evening."
    );
    assert_eq!(paper.decision, "Stay at this stage");
    assert_eq!(paper.next_review_on, Some(day("2026-12-18")));
    let open: Vec<&str> = paper.outcomes[0]
        .targets
        .iter()
        .map(|target| target.text.as_str())
        .collect();
    assert_eq!(open, ["I will spell 8 of 10 words"]);
}

#[test]
fn room_to_write_leaves_the_views_to_the_family() {
    let (school, view) = with_full_plan("2026-10-20");
    let id = &view.plan.record.id;
    reviewed(&school, id);
    let choices = PrintChoices {
        room_to_write: true,
        ..PrintChoices::default()
    };
    let paper = school.write(&school.senco, plan(id, choices)).view;
    assert_eq!(
        (paper.child_views.as_str(), paper.parent_views.as_str()),
        ("", "")
    );
    assert!(paper.last_review.is_some());
}

#[test]
fn needs_stand_in_plain_words_with_the_primary_first() {
    let (school, view) = with_full_plan("2026-10-20");
    for (rank, area, sen_type, detail, to_on) in [
        (
            NeedRank::Secondary,
            NeedArea::CognitionAndLearning,
            Some(SenType::NoSpecialistAssessment),
            "",
            None,
        ),
        (
            NeedRank::Primary,
            NeedArea::CommunicationAndInteraction,
            Some(SenType::SpeechLanguageAndCommunication),
            "finding the word",
            None,
        ),
        (
            NeedRank::Secondary,
            NeedArea::SensoryAndOrPhysical,
            None,
            "",
            Some(day("2026-10-01")),
        ),
    ] {
        let need = Need {
            id: NeedId::new(format!("{area:?}")),
            pupil_id: school.zoe.clone(),
            area,
            sen_type,
            rank,
            detail: detail.to_owned(),
            from_on: day("2026-09-07"),
            to_on,
        };
        school.write(&school.senco, AddNeed(need));
    }
    let id = &view.plan.record.id;
    let paper = school
        .write(&school.senco, plan(id, PrintChoices::default()))
        .view;
    assert_eq!(
        paper.needs,
        [
            "Speech, language and communication needs: finding the word",
            "Cognition and learning"
        ]
    );
}

struct AddNeed(Need);
impl WriteOp for AddNeed {
    const ACTION: Action = Action::NeedWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        tx.add(&self.0)
    }
}

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
    let bytes = STANDARD
        .decode(answer.output["bytes_base64"].as_str().unwrap())
        .unwrap();
    assert!(bytes.starts_with(b"%PDF-"));
    assert!(answer.output["pages"].as_u64().unwrap() >= 2);
    assert_eq!(
        answer.output["suggested_file_name"],
        "My Plan 2026-10-20.pdf"
    );
    assert_eq!(answer.output["unprintable"], json!([]));
}

#[test]
fn a_name_is_made_fit_for_every_system() {
    assert_eq!(safe_name("My Plan+"), "My Plan+");
    assert_eq!(safe_name("SEN: plan / 2?"), "SEN plan 2");
}

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
fn the_ended_targets_of_an_ended_plan_are_on_its_paper() {
    let (school, view) = with_full_plan("2026-10-20");
    let id = &view.plan.record.id;
    let end: crate::ops::plan::EndPlan =
        op(json!({ "plan_id": id, "ended_on": "2026-10-19", "reason": "Moving away" }));
    school.write(&school.senco, end);
    let paper = school
        .write(&school.senco, plan(id, PrintChoices::default()))
        .view;
    let shown: usize = paper.outcomes.iter().map(|one| one.targets.len()).sum();
    assert_eq!(shown, 4);
}

#[test]
fn the_last_rating_stands_as_where_the_child_is_now() {
    let (school, view) = with_full_plan("2026-10-20");
    let reading: TargetId = targets(&view)[0].target.record.id.clone();
    let rate: crate::ops::rating::RateTarget = op(json!({
        "target_id": reading, "happened_on": "2026-10-19", "score": 5, "evidence": "" }));
    school.write(&school.teacher, rate);
    let id = &view.plan.record.id;
    let paper = school
        .write(&school.senco, plan(id, PrintChoices::default()))
        .view;
    let measure = paper.outcomes[0].targets[0].measure.as_ref().unwrap();
    assert_eq!(measure.now, "5 out of 10");
}

#[test]
fn a_concern_prints_as_it_was_raised_and_blank_where_it_is_to_be_talked_over() {
    let school = TestSchool::new();
    let concern: crate::ops::concern::SaveConcern = op(json!({
        "pupil_id": school.zoe, "id": null, "version": null,
        "concern": { "happened_on": "2026-10-05", "raised_by": "Miss R Shah", "words": "Reads below the class.",
            "areas": ["cognition_and_learning"],
            "findings": [{ "test": "gap_widening", "found": true, "evidence": "5:02 in July, 5:03 now" }],
            "tried": "", "factors": ["eal"], "factors_detail": "", "eal": null, "eal_detail": "",
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
