//! What letters promise: filled from the record, refused where a placeholder is none, kept as they went out, and told.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::json;

use super::*;
use crate::domain::id::PupilId;
use crate::domain::letter::LetterOccasion;
use crate::domain::pathway::PathwayPreset;
use crate::error::Error;
use crate::office::Session;
use crate::ops::contact::AddContact;
use crate::ops::placement::{DecidePlacement, ParentsTold, placements_of};
use crate::ops::plan::fixture::with_full_plan;
use crate::ops::print::{PaperOp, PrintChoices, PrintLetter, PrintSupply};
use crate::ops::pupil::OpenPupil;
use crate::testing::{TestSchool, op};

fn fields<T: std::fmt::Debug>(answer: Result<T>) -> Vec<String> {
    match answer {
        Err(Error::Invalid(errors)) => errors.iter().map(|(field, _)| field.to_owned()).collect(),
        other => panic!("{other:?}"),
    }
}

fn contact(school: &TestSchool, name: &str, may_be_told: bool) {
    let add: AddContact = op(json!({ "pupil_id": school.zoe, "contact": {
        "name": name, "relationship": "Mother", "parental_responsibility": true, "may_be_told": may_be_told,
        "restriction": if may_be_told { "" } else { "Court order" }, "telephone": "", "email": "", "address": "",
        "language": "", "priority": 1, "from_on": "2026-09-01", "to_on": null } }));
    school.write(&school.senco, add);
}

fn decide(school: &TestSchool, on: &str, to: Option<&str>) {
    let decide: DecidePlacement = op(
        json!({ "pupil_id": school.zoe, "concern_id": null, "decision": {
        "to": to, "happened_on": on, "reason": "Reads below the class.", "evidence": "", "decided_by": "Mrs A Okafor",
        "parents_told_on": null, "confirmed": [], "missing_reason": "Came with it." } }),
    );
    school.write(&school.senco, decide);
}

fn propose(school: &TestSchool, who: &Session, kind: LetterKind) -> ProposedLetter {
    let pupil_id = school.zoe.clone();
    school.read(who, ProposeLetter { pupil_id, kind })
}

fn send(pupil_id: &PupilId, on: &str) -> SendLetter {
    op(
        json!({ "pupil_id": pupil_id, "kind": "register_entry", "edition": 0, "happened_on": on,
               "title": "Zoë is now on our SEND register", "body": "Dear Mrs Ångström,\n\nWe have talked." }),
    )
}

fn told_on(school: &TestSchool) -> Option<String> {
    struct Ask(PupilId);
    impl crate::office::ReadOp for Ask {
        const ACTION: crate::domain::role::Action = crate::domain::role::Action::SendRead;
        type Output = Option<String>;
        fn run(self, tx: &crate::store::ReadTx<'_>) -> Result<Option<String>> {
            let placements = placements_of(tx, &tx.seen(&self.0)?)?;
            Ok(placements
                .last()
                .and_then(|kept| kept.record.parents_told_on)
                .map(|on| on.to_string()))
        }
    }
    school.read(&school.senco, Ask(school.zoe.clone()))
}

#[test]
fn a_letter_is_filled_from_the_record_and_greets_those_alone_who_may_be_told() {
    let (school, _) = with_full_plan("2026-11-10");
    contact(&school, "Mrs Ångström", true);
    contact(&school, "Mr Secret", false);
    let letter = propose(&school, &school.senco, LetterKind::RegisterEntry);
    assert_eq!(letter.title, "Zoë is now on our SEND register");
    for words in [
        "Dear Mrs Ångström,",
        "My Plan",
        "Miss R Shah",
        "Mrs A Okafor",
        "\u{2022} ",
    ] {
        assert!(letter.body.contains(words), "{words} in {}", letter.body);
    }
    assert!(!letter.body.contains("Secret") && !letter.body.contains('{'));
    assert_eq!(letter.missing, ["The school\u{2019}s telephone number"]);
}

#[test]
fn a_letter_that_is_sent_stays_as_it_was_and_the_parents_are_told_from_its_day() {
    let school = TestSchool::new();
    decide(&school, "2026-11-02", Some("my_plan"));
    assert_eq!(told_on(&school), None);
    let before = school.audit_len();
    let id = school.write(&school.senco, send(&school.zoe, "2026-11-09"));
    assert_eq!(
        school.audit_len(),
        before + 2,
        "the letter, and that they were told"
    );
    assert_eq!(told_on(&school).as_deref(), Some("2026-11-09"));
    let kind = LetterKind::ProvisionMade;
    let again = propose(&school, &school.senco, kind).told_on;
    assert_eq!(
        again.map(|on| on.to_string()).as_deref(),
        Some("2026-11-09")
    );
    school.write(&school.senco, send(&school.zoe, "2026-11-10"));
    assert_eq!(told_on(&school).as_deref(), Some("2026-11-09"), "told once");
    let list = |who: &Session| {
        let pupil_id = school.zoe.clone();
        school.read(who, ListLetters { pupil_id })
    };
    assert_eq!(list(&school.teacher).len(), 2);
    let print = PrintLetter {
        letter_id: id.clone(),
        choices: PrintChoices::default(),
    };
    let paper = PrintLetter::lay_out(school.write(&school.teacher, print)).unwrap();
    assert_eq!(paper.pages, 1);
    let void: VoidLetter = op(json!({ "id": id, "reason": "Never sent" }));
    school.write(&school.senco, void);
    assert_eq!(
        list(&school.senco)
            .iter()
            .filter(|kept| kept.voided.is_none())
            .count(),
        1
    );
    school.write(&school.senco, BringBackLetter { id });
    school.forbids(
        &[
            &school.head,
            &school.teacher,
            &school.ta,
            &school.office_staff,
        ],
        || send(&school.zoe, "2026-11-09"),
    );
}

#[test]
fn a_letter_that_is_taken_back_takes_back_that_it_told_the_parents() {
    let school = TestSchool::new();
    decide(&school, "2026-11-02", Some("my_plan"));
    let void = |id: &crate::domain::id::LetterId| {
        let void: VoidLetter = op(json!({ "id": id, "reason": "Never sent" }));
        school.write(&school.senco, void);
    };
    let bring_back = |id: &crate::domain::id::LetterId| {
        school.write(&school.senco, BringBackLetter { id: id.clone() });
    };
    let told = || told_on(&school);
    let first = school.write(&school.senco, send(&school.zoe, "2026-11-05"));
    let second = school.write(&school.senco, send(&school.zoe, "2026-11-09"));
    void(&second);
    assert_eq!(
        told().as_deref(),
        Some("2026-11-05"),
        "it told nobody first"
    );
    bring_back(&second);
    void(&first);
    assert_eq!(
        told().as_deref(),
        Some("2026-11-09"),
        "the other letter did"
    );
    bring_back(&first);
    assert_eq!(told().as_deref(), Some("2026-11-05"));
    void(&second);
    void(&first);
    assert_eq!(told(), None);
    bring_back(&first);
    assert_eq!(told().as_deref(), Some("2026-11-05"));
    bring_back(&first);
    void(&first);
    void(&first);
    assert_eq!(told(), None, "twice is once");
}

#[test]
fn what_was_recorded_by_hand_stays_when_a_letter_is_taken_back() {
    let school = TestSchool::new();
    decide(&school, "2026-11-02", Some("my_plan"));
    let pupil_id = school.zoe.clone();
    let opened = school.read(&school.senco, OpenPupil { pupil_id });
    let by_hand: ParentsTold =
        op(json!({ "placement_id": opened.send.unwrap().placement_id, "on": "2026-11-09" }));
    school.write(&school.senco, by_hand);
    let id = school.write(&school.senco, send(&school.zoe, "2026-11-09"));
    let void: VoidLetter = op(json!({ "id": id, "reason": "Never sent" }));
    school.write(&school.senco, void);
    assert_eq!(told_on(&school).as_deref(), Some("2026-11-09"));
    school.write(&school.senco, BringBackLetter { id });
    assert_eq!(told_on(&school).as_deref(), Some("2026-11-09"));
}

#[test]
fn a_letter_to_leave_tells_of_no_provision_and_a_wrong_one_says_all_that_is_wrong() {
    let school = TestSchool::new();
    decide(&school, "2026-09-14", Some("my_plan"));
    decide(&school, "2026-11-02", None);
    let letter = propose(&school, &school.senco, LetterKind::RegisterExit);
    assert!(
        letter.body.contains("On 2 November 2026 Zoë left"),
        "{}",
        letter.body
    );
    let exit: SendLetter = op(
        json!({ "pupil_id": school.zoe, "kind": "register_exit", "edition": 0,
        "happened_on": "2026-11-10", "title": "T", "body": "B" }),
    );
    school.write(&school.senco, exit);
    assert_eq!(told_on(&school), None);
    let wrong: SendLetter = op(
        json!({ "pupil_id": school.zoe, "kind": "register_entry", "edition": 3,
        "happened_on": "2026-11-11", "title": " ", "body": "B" }),
    );
    let wrong = school.office.write(&school.senco, wrong);
    assert_eq!(fields(wrong), ["body", "happened_on", "title"]);
}

#[test]
fn the_school_words_its_letters_and_keeps_the_wordings_before() {
    let school = TestSchool::new();
    let save = |edition: u16, body: &str| -> SaveLetterWords {
        op(
            json!({ "kind": "register_entry", "edition": edition, "title": "About {child}", "body": body }),
        )
    };
    assert_eq!(
        school.write(&school.senco, save(0, "Dear {parents}, hello.")),
        1
    );
    assert_eq!(
        school.write(&school.senco, save(1, "Dear {parents}, good day.")),
        2
    );
    let view = school.read(&school.teacher, LetterWordings {});
    let letter = &view.letters[0];
    assert_eq!(
        (letter.edition, letter.body.as_str()),
        (2, "Dear {parents}, good day.")
    );
    let earlier: Vec<u16> = letter.earlier.iter().map(|one| one.words.edition).collect();
    assert_eq!(earlier, [1, 0]);
    let of_now: String = letter.earlier[0]
        .body
        .iter()
        .filter(|piece| piece.stretch != crate::domain::word_diff::Stretch::TakenOut)
        .map(|piece| piece.text.as_str())
        .collect();
    assert_eq!(
        of_now, letter.body,
        "what is different ends in the words of now"
    );
    assert!(!view.may_write && letter.placeholders.len() > 10);
    let stale = school
        .office
        .write(&school.senco, save(1, "Dear {parents}"));
    assert!(matches!(stale, Err(Error::Conflict)));
    let unknown = school.office.write(&school.senco, save(2, "Dear {mum}"));
    assert_eq!(fields(unknown), ["body"]);
    let title = propose(&school, &school.senco, LetterKind::RegisterEntry).title;
    assert_eq!(title, "About Zoë");
    school.forbids(&[&school.head, &school.teacher], || save(2, "x"));
}

#[test]
fn words_are_shown_with_a_childs_data_only_to_whoever_may_print() {
    let school = TestSchool::new();
    let preview = |pupil_id: Option<&PupilId>, body: &str| PreviewLetter {
        kind: LetterKind::RegisterEntry,
        pupil_id: pupil_id.cloned(),
        title: "About {child}".to_owned(),
        body: body.to_owned(),
    };
    let shown = school.read(
        &school.teacher,
        preview(Some(&school.zoe), "Dear {parents}"),
    );
    assert_eq!(
        (shown.title.as_str(), shown.body.as_str()),
        ("About Zoë", "Dear parent or carer")
    );
    let nobody = school.read(&school.office_staff, preview(None, "In {class}"));
    assert_eq!(nobody.body, "In Hazel");
    let office = school
        .office
        .read(&school.office_staff, preview(Some(&school.zoe), "x"));
    assert!(matches!(office, Err(Error::Forbidden)));
    let idris = school
        .office
        .read(&school.teacher, preview(Some(&school.idris), "x"));
    assert!(matches!(idris, Err(Error::NotFound)));
    let wrong = school.office.read(&school.senco, preview(None, "{nobody}"));
    assert_eq!(fields(wrong), ["body"]);
}

#[test]
fn letters_about_a_meeting_are_worded_here_and_printed_from_the_meeting_alone() {
    let school = TestSchool::new();
    let view = school.read(&school.senco, LetterWordings {});
    let of_meetings = view.letters.iter().filter(|one| !one.printed.is_empty());
    for letter in of_meetings {
        let preview = |pupil_id| PreviewLetter {
            kind: letter.kind,
            pupil_id,
            title: letter.title.clone(),
            body: letter.body.clone(),
        };
        let shown = school.read(&school.senco, preview(Some(school.zoe.clone())));
        assert!(shown.title.contains("Zoë"), "{}", shown.title);
        if letter.kind.occasion() == LetterOccasion::EhcReview {
            assert!(shown.body.contains("annual review") || shown.title.contains("annual review"));
        }
        assert!(!shown.body.contains("____") || shown.missing.len() == 1);
        assert!(school.read(&school.senco, preview(None)).missing.is_empty());
        let propose = ProposeLetter {
            pupil_id: school.zoe.clone(),
            kind: letter.kind,
        };
        assert_eq!(fields(school.office.read(&school.senco, propose)), ["kind"]);
        let send: SendLetter = op(
            json!({ "pupil_id": school.zoe, "kind": letter.kind, "edition": 0,
            "happened_on": "2026-11-10", "title": "x", "body": "x" }),
        );
        assert_eq!(fields(school.office.write(&school.senco, send)), ["kind"]);
    }
    let printed = view.letters.iter().filter(|one| !one.printed.is_empty());
    assert_eq!(printed.count(), 8);
}

#[test]
fn a_made_up_child_stands_on_a_stage_of_the_schools_own_pathway() {
    for (pathway, wanted) in [
        (PathwayPreset::Graduated, "On My Plan with a My Plan"),
        (
            PathwayPreset::SenSupport,
            "On SEN Support with a SEND Support Plan",
        ),
        (
            PathwayPreset::SixStages,
            "On SEN support with a SEN support plan",
        ),
    ] {
        let school = TestSchool::with_pathway("2026-11-10", pathway);
        let preview = PreviewLetter {
            kind: LetterKind::RegisterEntry,
            pupil_id: None,
            title: "About {child}".to_owned(),
            body: "On {stage} with a {plan}".to_owned(),
        };
        assert_eq!(school.read(&school.senco, preview).body, wanted);
    }
}

#[test]
fn the_page_for_a_supply_teacher_says_what_helps_and_leaves_a_trace() {
    let (school, _) = with_full_plan("2026-11-10");
    let print = || PrintSupply {
        pupil_id: school.zoe.clone(),
        choices: PrintChoices::default(),
    };
    let before = school.audit_len();
    let sheet = school.write(&school.teacher, print());
    assert_eq!(school.audit_len(), before + 1);
    assert_eq!(PrintSupply::lay_out(sheet).unwrap().pages, 1);
    school.forbids(&[&school.ta, &school.office_staff], print);
}
