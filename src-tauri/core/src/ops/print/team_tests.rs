//! What is promised of the papers of the team.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use serde_json::{Value, json};

use super::{PaperOp, PrintTeam};
use crate::domain::id::TeamMeetingId;
use crate::error::Error;
use crate::office::Session;
use crate::ops::chronology::SaveChronologyEvent;
use crate::ops::letter::SaveLetterWords;
use crate::ops::reintegration::SaveReintegration;
use crate::ops::team::SaveTeamMeeting;
use crate::testing::{TestSchool, op};

fn print(school: &TestSchool, who: &Session, paper: Value) -> (String, Vec<String>, u32) {
    let choices = json!({ "text_size": "standard", "tint": "none", "spacing": "standard", "headings": null,
                          "photo": false, "room_to_write": false });
    let asked: PrintTeam =
        op(json!({ "pupil_id": school.zoe, "paper": paper, "choices": choices }));
    let sheet = school.write(who, asked);
    let words = serde_json::to_string(&sheet).unwrap();
    let printed = PrintTeam::lay_out(sheet).unwrap();
    (words, printed.cautions, printed.pages)
}

fn meeting(school: &TestSchool) -> TeamMeetingId {
    let meeting: SaveTeamMeeting = op(json!({ "pupil_id": school.zoe, "id": null, "version": null,
        "meeting": { "reintegration_id": null, "planned_on": "2026-11-09", "meeting_at": "14:00", "place": "Library",
            "purpose": "Reading", "people": [
                { "name": "Mrs Ångström", "kind": "parent", "role": "Mother", "attendance": "came" },
                { "name": "Helen Marsh", "kind": "health", "role": "Speech therapist", "attendance": "apologies" }],
            "held_on": "2026-11-09", "notes": "Reading is better.",
            "actions": [{ "id": null, "text": "Word cards", "action_by": "Ms J Lee", "by_on": "2026-12-04" }],
            "next_on": null } }));
    school.write(&school.senco, meeting)
}

#[test]
fn each_person_invited_has_a_letter_and_is_told_to_the_others_without_the_familys_names() {
    let school = TestSchool::new();
    let id = meeting(&school);
    let (words, _, pages) = print(
        &school,
        &school.senco,
        json!({ "paper": "team_invitations", "meeting_id": id }),
    );
    assert_eq!(pages, 2);
    let sheet: Value = serde_json::from_str(&words).unwrap();
    let letter = &sheet["view"]["Invitations"]["letters"][0];
    let body = letter["body"].as_str().unwrap();
    assert!(
        body.contains("Who is invited:\n\u{2022} Mother\n\u{2022} Helen Marsh (Speech therapist)"),
        "{body}"
    );
}

#[test]
fn the_invitations_are_in_the_words_of_the_school() {
    let school = TestSchool::new();
    let id = meeting(&school);
    let reworded: SaveLetterWords = op(json!({ "kind": "team_invitation", "edition": 0,
        "title": "Round the table for {child}", "body": "Dear {recipient},\n\nWe talk about {purpose}.\n\n{when}" }));
    school.write(&school.senco, reworded);
    let (words, _, pages) = print(
        &school,
        &school.senco,
        json!({ "paper": "team_invitations", "meeting_id": id }),
    );
    let sheet: Value = serde_json::from_str(&words).unwrap();
    let letters = sheet["view"]["Invitations"]["letters"].as_array().unwrap();
    assert_eq!((letters.len(), pages), (2, 2));
    for letter in letters {
        assert_eq!(letter["title"], "Round the table for Zo\u{eb}");
        let body = letter["body"].as_str().unwrap();
        assert!(body.starts_with(&format!("Dear {},", letter["to"]["name"].as_str().unwrap())));
        assert!(!body.contains("{") && !body.contains("____"), "{body}");
    }
}

#[test]
fn the_notes_say_who_does_what_and_name_no_parent() {
    let school = TestSchool::new();
    let id = meeting(&school);
    let (words, _, pages) = print(
        &school,
        &school.teacher,
        json!({ "paper": "team_notes", "meeting_id": id }),
    );
    assert_eq!(pages, 1);
    for said in [
        "Word cards",
        "Ms J Lee",
        "Reading is better",
        "Sent apologies",
        "Mother",
    ] {
        assert!(words.contains(said), "{said}");
    }
    assert!(!words.contains("Mrs Ångström"));
}

#[test]
fn restricted_entries_are_left_off_the_chronology_unless_asked_for_and_then_marked() {
    let school = TestSchool::new();
    let event: SaveChronologyEvent = op(
        json!({ "pupil_id": school.zoe, "id": null, "version": null,
        "event": { "happened_on": "2026-03-12", "event_kind": "family", "title": "Moved out", "words": "",
                   "source": "Telephone", "restricted": true } }),
    );
    school.write(&school.senco, event);
    let everything = json!({ "kinds": [], "from": null, "to": null });
    let paper = |restricted: bool| json!({ "paper": "chronology", "wanted": everything, "with_restricted": restricted });
    let (words, cautions, _) = print(&school, &school.senco, paper(false));
    assert!(!words.contains("Moved out") && words.contains("Admitted to the school"));
    assert!(
        cautions[0].starts_with("Restricted entries are left off"),
        "{cautions:?}"
    );
    let (words, cautions, _) = print(&school, &school.senco, paper(true));
    assert!(words.contains("Moved out") && words.contains("\"withRestricted\":true"));
    assert!(
        cautions[0].starts_with("Restricted entries are on this paper"),
        "{cautions:?}"
    );
    // A class teacher who asks for them gets none, and does not learn that there are any.
    let (words, cautions, _) = print(&school, &school.teacher, paper(true));
    assert!(
        !words.contains("Moved out") && cautions.is_empty(),
        "{cautions:?}"
    );
}

#[test]
fn the_plan_of_a_reduced_timetable_is_signed_by_everybody_who_is_listed() {
    let school = TestSchool::new();
    let plan: SaveReintegration = op(json!({ "pupil_id": school.zoe, "id": null, "version": null,
        "plan": { "starts_on": "2026-11-09", "ends_on": "2026-11-27", "reason": "Afternoons are too long.",
            "support": "A calm start.",
            "agreements": [{ "party": "parent", "name": "Mrs Ångström", "agreed_on": "2026-11-05" },
                           { "party": "child", "name": "Zoë", "agreed_on": null },
                           { "party": "school", "name": "Mr D Pryce", "agreed_on": "2026-11-05" }],
            "risk_on": null, "risk_by": "", "full_week": "32.5",
            "weeks": [{ "from_on": "2026-11-09", "hours": ["2.5", "2.5", "", "2.5", "2.5"] }] } }));
    let id = school.write(&school.senco, plan);
    let (words, _, pages) = print(
        &school,
        &school.head,
        json!({ "paper": "reintegration", "plan_id": id }),
    );
    assert!(pages <= 2, "{pages}");
    let sheet: Value = serde_json::from_str(&words).unwrap();
    let signs = sheet["view"]["Reintegration"]["signatures"]
        .as_array()
        .unwrap();
    assert_eq!(signs.len(), 3);
    assert_eq!(
        (&signs[0]["role"], &signs[0]["name"]),
        (&json!("Parent or carer"), &json!(null))
    );
    assert_eq!(signs[2]["name"], "Mr D Pryce");
    assert!(words.contains("C2") && words.contains("2:30") && words.contains("10:00"));
    assert!(!words.contains("Mrs Ångström"));
}

#[test]
fn who_may_not_print_prints_none_of_them_nor_those_of_another_child() {
    let school = TestSchool::new();
    let id = meeting(&school);
    let asked = |pupil: &crate::domain::id::PupilId| -> PrintTeam {
        op(
            json!({ "pupil_id": pupil, "paper": { "paper": "team_notes", "meeting_id": id },
            "choices": { "text_size": "standard", "tint": "none", "spacing": "standard", "headings": null,
                         "photo": false, "room_to_write": false } }),
        )
    };
    for who in [&school.ta, &school.office_staff] {
        let answer = school.office.write(who, asked(&school.zoe));
        assert!(matches!(answer, Err(Error::Forbidden)), "{:?}", who.role());
    }
    let swapped = school.office.write(&school.senco, asked(&school.idris));
    assert!(matches!(swapped, Err(Error::NotFound)), "another child");
}
