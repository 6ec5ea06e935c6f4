//! What the papers of the statutory side promise: the words of the record, who may print them, and a trace.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::{Value, json};

use super::*;
use crate::domain::ehc::EhcSection;
use crate::ops::ehc::{RecordReviewStep, SaveEhcPlan, SaveEhcRequest, SaveEhcReview};
use crate::ops::letter::SaveLetterWords;
use crate::ops::plan::fixture::{targets, with_full_plan};
use crate::testing::{TestSchool, op};

fn print(pupil_id: &PupilId, paper: Value) -> PrintEhc {
    PrintEhc {
        pupil_id: pupil_id.clone(),
        paper: op(paper),
        choices: PrintChoices::default(),
    }
}

/// Zoë has a plan whose one line of Section F is linked to the targets given.
fn plan(school: &TestSchool, linked: &[&str]) {
    let sections: Vec<Value> = EhcSection::ALL
        .iter()
        .map(|section| json!({ "section": section.code(), "state": "document", "text": "", "page": "" }))
        .collect();
    let save: SaveEhcPlan = op(
        json!({ "pupil_id": school.zoe, "id": null, "version": null, "plan": {
        "issued_on": "2026-03-03", "first_issued_on": null, "local_authority": "Gloucestershire",
        "sections": sections,
        "outcomes": [{ "text": "Speaks in sentences to people she knows", "by_when": "By July 2029" }],
        "provisions": [{ "what": "Speech therapy", "who": "Therapist and TA", "how_often": "Weekly",
                         "how_long": "30 minutes", "target_ids": linked }],
        "top_up": false, "top_up_pounds": null, "school_unit": "none" } }),
    );
    school.write(&school.senco, save);
}

fn review(school: &TestSchool) -> EhcReviewId {
    let save: SaveEhcReview = op(
        json!({ "pupil_id": school.zoe, "id": null, "version": null, "review": {
        "review_kind": "annual", "with_pep": true, "meeting_on": "2027-01-20", "meeting_at": "14:00",
        "place": "Library",
        "people": [
            { "name": "Zoë", "kind": "child", "role": "", "advice_wanted": false },
            { "name": "Mrs Ångström", "kind": "parent", "role": "Mother", "advice_wanted": true },
            { "name": "Helen Marsh", "kind": "health", "role": "Speech therapist", "advice_wanted": true } ] } }),
    );
    school.write(&school.senco, save)
}

#[test]
fn everybody_invited_gets_a_letter_and_families_are_not_named_to_the_others() {
    let school = TestSchool::new();
    plan(&school, &[]);
    let id = review(&school);
    let before = school.audit_len();
    let asked = || {
        print(
            &school.zoe,
            json!({ "paper": "invitations", "review_id": id }),
        )
    };
    let sheet = school.write(&school.head, asked());
    assert_eq!(school.audit_len(), before + 1);
    let EhcSheet::Invitations(view) = &sheet.view else {
        panic!("other words")
    };
    let [child, mother, therapist] = view.letters.as_slice() else {
        panic!("a letter each")
    };
    for letter in [child, mother, therapist] {
        assert!(
            letter.body.contains(
                "Who is invited:\n\u{2022} Zoë Ångström\n\u{2022} Mother\n\u{2022} Helen Marsh (Speech therapist)"
            ),
            "{}",
            letter.body
        );
        assert!(letter.body.contains(&view.meeting.when_and_where()));
    }
    assert!(child.body.contains("a meeting about you"));
    assert!(therapist.body.contains("in writing by 30 December 2026"));
    assert!(sheet.cautions.is_empty(), "it says nothing of the plan");
    let paper = PrintEhc::lay_out(sheet).unwrap();
    assert!(paper.pages >= 3 && paper.unprintable.is_empty());
    assert!(!paper.suggested_file_name.contains("Zo"));
    school.forbids(&[&school.teacher, &school.ta, &school.office_staff], asked);
}

#[test]
fn the_letters_before_a_review_take_the_words_of_the_school() {
    let school = TestSchool::new();
    plan(&school, &[]);
    let id = review(&school);
    let reword: SaveLetterWords = op(json!({ "kind": "review_invitation", "edition": 0,
        "title": "Come and talk about {child}",
        "body": "Dear {recipient},\n\nThe kettle is on.\n\n{when}\n\nThe {pep} too.\n\n{sender}" }));
    school.write(&school.senco, reword);
    let asked = print(
        &school.zoe,
        json!({ "paper": "invitations", "review_id": id }),
    );
    let sheet = school.write(&school.senco, asked);
    let EhcSheet::Invitations(view) = &sheet.view else {
        panic!("other words")
    };
    assert_eq!(view.letters[1].title, "Come and talk about Zoë");
    assert!(view.letters[1].body.contains("The kettle is on."));
    assert!(
        view.letters[1]
            .body
            .contains("The personal education plan too.")
    );
    assert!(
        view.letters[0].body.contains("a meeting about you"),
        "the child\u{2019}s has words of its own"
    );
    let paper = PrintEhc::lay_out(sheet).unwrap();
    assert!(paper.pages >= 3);
}

#[test]
fn advice_is_asked_of_those_alone_from_whom_it_has_not_come() {
    let school = TestSchool::new();
    plan(&school, &[]);
    let id = review(&school);
    let came: RecordReviewStep = op(
        json!({ "id": id, "version": 1, "step": { "step": "review_advice",
        "asked_on": "2026-11-09", "received": [null, "2026-11-10", null] } }),
    );
    school.write(&school.senco, came);
    let asked = print(
        &school.zoe,
        json!({ "paper": "advice_requests", "review_id": id }),
    );
    let sheet = school.write(&school.senco, asked);
    let EhcSheet::AdviceRequests(view) = &sheet.view else {
        panic!("other words")
    };
    let names: Vec<&str> = view
        .letters
        .iter()
        .map(|one| one.to.name.as_str())
        .collect();
    assert_eq!(names, ["Helen Marsh"]);
    assert_eq!(view.outcomes, ["Speaks in sentences to people she knows"]);
    assert_eq!(
        sheet.cautions.len(),
        1,
        "it goes out, so it is a disclosure"
    );
    assert!(PrintEhc::lay_out(sheet).unwrap().pages >= 1);

    let all: RecordReviewStep = op(
        json!({ "id": id, "version": 2, "step": { "step": "review_advice",
        "asked_on": "2026-11-09", "received": [null, "2026-11-10", "2026-11-10"] } }),
    );
    school.write(&school.senco, all);
    let nobody = print(
        &school.zoe,
        json!({ "paper": "advice_requests", "review_id": id }),
    );
    let refused = school.office.write(&school.senco, nobody);
    assert!(matches!(refused, Err(Error::Invalid(_))), "no empty page");
}

#[test]
fn the_report_says_what_the_meeting_said_and_a_blank_one_has_room_for_it() {
    let school = TestSchool::on("2027-01-22");
    plan(&school, &[]);
    let id = review(&school);
    let held: RecordReviewStep = op(json!({ "id": id, "version": 1, "step": { "step": "meeting",
        "held_on": "2027-01-20", "attendance": ["came", "came", "sent_views"],
        "child_views": "I like reading to Ms Lee.", "child_scribe": "Ms J Lee", "parent_views": "She talks more.",
        "working_well": "Pictures",
        "progress": [{ "outcome": "Speaks in sentences to people she knows", "progress": "Three words" }],
        "changes": "F: group work", "moving_on": "", "recommendation": "amend" } }));
    school.write(&school.senco, held);
    let asked = || print(&school.zoe, json!({ "paper": "report", "review_id": id }));
    let sheet = school.write(&school.senco, asked());
    let EhcSheet::Report(view) = &sheet.view else {
        panic!("other words")
    };
    assert_eq!(view.child_views, "I like reading to Ms Lee.");
    assert_eq!(
        (
            view.progress[0].by_when.as_str(),
            view.progress[0].progress.as_str()
        ),
        ("By July 2029", "Three words")
    );
    assert_eq!(view.decision_due_on.unwrap().to_string(), "2027-02-17");
    let made: Vec<bool> = view.recommendations.iter().map(|one| one.1).collect();
    assert_eq!(made, [false, true, false]);
    assert!(view.with_pep);
    PrintEhc::lay_out(sheet).unwrap();
    let mut blank = asked();
    blank.choices.room_to_write = true;
    let sheet = school.write(&school.senco, blank);
    let EhcSheet::Report(view) = &sheet.view else {
        panic!("other words")
    };
    assert_eq!(view.child_views, "");
    assert_eq!(view.progress[0].progress, "");
    assert!(view.recommendations.iter().all(|one| !one.1));
}

#[test]
fn the_report_says_when_parents_were_told_of_appeal_and_until_when_they_can() {
    let school = TestSchool::on("2027-02-20");
    plan(&school, &[]);
    let id = review(&school);
    let mut version = 0;
    let mut record = |step: Value| {
        version += 1;
        let step: RecordReviewStep = op(json!({ "id": id, "version": version, "step": step }));
        school.write(&school.senco, step);
    };
    let said = || {
        let asked = print(&school.zoe, json!({ "paper": "report", "review_id": id }));
        let sheet = school.write(&school.senco, asked);
        let EhcSheet::Report(view) = &sheet.view else {
            panic!("other words")
        };
        view.rights.clone()
    };
    record(
        json!({ "step": "meeting", "held_on": "2027-01-20", "attendance": [null, null, null], "child_views": "",
        "child_scribe": "", "parent_views": "", "working_well": "", "progress": [], "changes": "", "moving_on": "",
        "recommendation": "keep" }),
    );
    assert_eq!(said(), "");
    record(
        json!({ "step": "review_decision", "decision": "keep", "decided_on": "2027-02-15", "note": "" }),
    );
    assert_eq!(
        said(),
        "Parents can appeal to the Tribunal until 15 April 2027."
    );
    let rights = |appealed_on: Value| json!({ "step": "rights", "told_on": "2027-02-17", "certificate_on": null, "appealed_on": appealed_on });
    record(rights(Value::Null));
    let told =
        "The parents were told of mediation and of their right to appeal on 17 February 2027.";
    assert_eq!(
        said(),
        format!("{told} Parents can appeal to the Tribunal until 15 April 2027.")
    );
    record(rights(json!("2027-02-19")));
    assert_eq!(
        said(),
        format!("{told} They appealed to the Tribunal on 19 February 2027.")
    );
}

#[test]
fn the_delivery_plan_puts_each_target_with_its_line_of_section_f() {
    let (school, full) = with_full_plan("2026-11-10");
    let targets = targets(&full);
    let first = targets[0].target.record.id.clone();
    plan(&school, &[first.as_str()]);
    let sheet = school.write(
        &school.senco,
        print(&school.zoe, json!({ "paper": "delivery" })),
    );
    let EhcSheet::Delivery(view) = &sheet.view else {
        panic!("other words")
    };
    assert_eq!(view.lines[0].targets.len(), 1);
    assert_eq!(view.lines[0].targets[0].text, targets[0].target.record.text);
    assert_eq!(view.other_targets.len(), targets.len() - 1);
    PrintEhc::lay_out(sheet).unwrap();
    let none = print(&school.idris, json!({ "paper": "delivery" }));
    let none = school.office.write(&school.senco, none);
    assert!(matches!(none, Err(Error::NotFound)), "{none:?}");
}

#[test]
fn the_schools_advice_brings_the_record_together() {
    let (school, _) = with_full_plan("2026-11-10");
    let save: SaveEhcRequest = op(
        json!({ "pupil_id": school.zoe, "id": null, "version": null, "request": {
        "requested_by": "school", "requested_by_name": "", "local_authority": "Gloucestershire",
        "begun_on": "2026-10-19", "grounds": "She needs speech therapy every week." } }),
    );
    let id = school.write(&school.senco, save);
    let asked = || {
        print(
            &school.zoe,
            json!({ "paper": "school_advice", "request_id": id }),
        )
    };
    let sheet = school.write(&school.head, asked());
    let EhcSheet::SchoolAdvice(view) = &sheet.view else {
        panic!("other words")
    };
    assert_eq!(view.grounds, "She needs speech therapy every week.");
    assert_eq!(view.areas.len(), 5);
    assert!(!view.outcomes.is_empty() && !view.provision.is_empty());
    assert!(view.assessed.is_empty(), "nothing was assessed");
    assert!(PrintEhc::lay_out(sheet).unwrap().pages >= 2);
    let other = print(
        &school.idris,
        json!({ "paper": "school_advice", "request_id": id }),
    );
    let other = school.office.write(&school.senco, other);
    assert!(matches!(other, Err(Error::NotFound)), "{other:?}");
    school.forbids(&[&school.teacher, &school.ta], asked);
}
