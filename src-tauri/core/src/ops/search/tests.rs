//! What search promises: it finds by the beginnings of words, and nothing that the person could not open.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::json;

use super::*;
use crate::domain::id::{NoteId, PupilId};
use crate::office::Session;
use crate::ops::note::{AddNote, BringBackNote, ReviseNote, VoidNote};
use crate::ops::plan::fixture::with_full_plan;
use crate::ops::pupil::VoidPupil;
use crate::testing::{TestSchool, op};

fn note(school: &TestSchool, pupil_id: &PupilId, body: &str) -> NoteId {
    let add: AddNote = op(json!({ "pupil_id": pupil_id,
        "note": { "happened_on": "2026-11-09", "note_kind": "concern", "body": body } }));
    school.write(&school.senco, add)
}

fn search(school: &TestSchool, who: &Session, text: &str) -> SearchView {
    let text = text.to_owned();
    school.read(who, Search { text })
}

fn notes(school: &TestSchool, who: &Session, text: &str) -> Vec<String> {
    let hits = search(school, who, text).notes.into_iter();
    hits.map(|hit| hit.record_id).collect()
}

#[test]
fn a_note_is_found_by_the_beginnings_of_its_words_without_accents() {
    let school = TestSchool::new();
    let id = note(
        &school,
        &school.zoe,
        "Read with Łukasz at the café: sounds out every word.",
    );
    for typed in ["luk", "CAFE", "sounds wor", "\u{141}uk read"] {
        assert_eq!(
            notes(&school, &school.senco, typed),
            [id.as_str()],
            "{typed}"
        );
    }
    for typed in ["ukasz", "lukas music", "se"] {
        assert!(notes(&school, &school.senco, typed).is_empty(), "{typed}");
    }
    let hit = search(&school, &school.teacher, "luk").notes.remove(0);
    assert_eq!(
        (hit.what.as_str(), hit.pupil.name.as_str()),
        ("Concern", "Zoë Ångström")
    );
    let found: Vec<&str> = hit
        .pieces
        .iter()
        .filter(|piece| piece.found)
        .map(|piece| piece.text.as_str())
        .collect();
    assert_eq!(found, ["Łukasz"]);
}

#[test]
fn search_never_tells_a_teaching_assistant_that_another_child_exists() {
    let school = TestSchool::new();
    let own = note(&school, &school.zoe, "Quokka picture drawn with a friend.");
    note(
        &school,
        &school.idris,
        "Quokka book read to the class by Idris Owen.",
    );
    assert_eq!(search(&school, &school.senco, "quokka").notes.len(), 2);
    for who in [&school.ta, &school.teacher] {
        let found = search(&school, who, "quokka");
        assert_eq!(found.notes.len(), 1, "{:?}", who.role());
        assert_eq!(found.notes[0].record_id, own.as_str());
        let told = serde_json::to_string(&search(&school, who, "owen")).unwrap();
        assert!(!told.contains("idris") && !told.contains("Owen"), "{told}");
    }
    let nobody = Session::new(
        crate::domain::id::StaffId::new("office"),
        crate::domain::role::Role::TeachingAssistant,
        false,
    );
    assert!(search(&school, &nobody, "quokka").notes.is_empty());
}

#[test]
fn a_token_of_the_index_that_is_typed_opens_no_scope() {
    let school = TestSchool::new();
    note(&school, &school.idris, "Quokka book");
    for typed in [
        "pidris",
        "gnote",
        "quokka\" OR about : pidris",
        "quokka* OR \"quokka",
        "about:gnote",
    ] {
        let told = serde_json::to_string(&search(&school, &school.ta, typed)).unwrap();
        assert!(!told.contains("idris"), "{typed}: {told}");
    }
}

#[test]
fn what_was_taken_back_is_not_found_until_it_is_brought_back() {
    let school = TestSchool::new();
    let id = note(&school, &school.zoe, "Quokka");
    let reason = "Wrong child".to_owned();
    school.write(
        &school.senco,
        VoidNote {
            id: id.clone(),
            reason,
        },
    );
    assert!(notes(&school, &school.senco, "quokka").is_empty());
    school.write(&school.senco, BringBackNote { id: id.clone() });
    assert_eq!(notes(&school, &school.senco, "quokka"), [id.as_str()]);
    assert_eq!(search(&school, &school.senco, "owen").pupils.len(), 1);
    let void: VoidPupil = op(json!({ "id": school.idris, "reason": "Entered twice" }));
    school.write(&school.senco, void);
    assert!(search(&school, &school.senco, "owen").pupils.is_empty());
}

#[test]
fn a_note_is_found_by_what_it_says_now() {
    let school = TestSchool::new();
    let id = note(&school, &school.zoe, "Quokka");
    let revise: ReviseNote = op(json!({ "id": id, "version": 1,
        "note": { "happened_on": "2026-11-09", "note_kind": "concern", "body": "Wombat" } }));
    school.write(&school.senco, revise);
    assert!(notes(&school, &school.senco, "quokka").is_empty());
    assert_eq!(notes(&school, &school.senco, "wombat"), [id.as_str()]);
}

#[test]
fn a_write_that_fails_leaves_nothing_to_be_found() {
    let school = TestSchool::new();
    let empty: AddNote = op(json!({ "pupil_id": school.zoe,
        "note": { "happened_on": "2027-11-09", "note_kind": "concern", "body": "Quokka" } }));
    assert!(school.office.write(&school.senco, empty).is_err());
    assert!(notes(&school, &school.senco, "quokka").is_empty());
}

#[test]
fn targets_and_plans_are_found_for_whoever_may_read_send_details() {
    let (school, _) = with_full_plan("2026-10-20");
    let view = search(&school, &school.senco, "the");
    assert!(!view.targets.is_empty() || !view.plans.is_empty());
    for hit in view.targets.iter().chain(&view.plans) {
        assert!(hit.plan_id.is_some(), "{hit:?}");
        assert!(hit.pieces.iter().any(|piece| piece.found), "{hit:?}");
    }
    let office = search(&school, &school.office_staff, "the");
    assert!(office.notes.is_empty() && office.targets.is_empty() && office.plans.is_empty());
}

#[test]
fn an_ehc_plan_is_found_and_an_ended_one_by_those_alone_who_read_everything() {
    let school = TestSchool::new();
    let save: crate::ops::ehc::SaveEhcPlan = op(
        json!({ "pupil_id": school.zoe, "id": null, "version": null, "plan": {
        "issued_on": "2026-03-03", "first_issued_on": null, "local_authority": "Gloucestershire", "sections": [],
        "outcomes": [{ "text": "Speaks to the quokka", "by_when": "By July" }],
        "provisions": [{ "what": "Wombat therapy", "who": "Marsh", "how_often": "", "how_long": "", "target_ids": [] }],
        "top_up": false, "top_up_pounds": null, "school_unit": "none" } }),
    );
    let id = school.write(&school.senco, save);
    for who in [&school.senco, &school.teacher, &school.ta] {
        for typed in ["quokka", "wombat"] {
            let found = search(&school, who, typed).plans;
            assert_eq!(found[0].what, "EHC plan", "{:?} {typed}", who.role());
        }
        assert!(
            search(&school, who, "marsh").plans.is_empty(),
            "who provides is no words"
        );
    }
    let cease: crate::ops::ehc::CeaseEhcPlan =
        op(json!({ "id": id, "version": 1, "ceased_on": "2026-11-02",
        "reason": "Not needed" }));
    school.write(&school.senco, cease);
    assert_eq!(search(&school, &school.head, "quokka").plans.len(), 1);
    assert!(search(&school, &school.ta, "quokka").plans.is_empty());
    assert!(
        search(&school, &school.office_staff, "quokka")
            .plans
            .is_empty()
    );
}

#[test]
fn the_bank_is_found_by_whoever_may_read_plans_and_without_what_is_retired() {
    let school = TestSchool::new();
    let keep: crate::ops::bank::KeepInBank = op(json!({ "entry": { "bank_kind": "strategy",
        "area": "cognition_and_learning", "phase": "any", "text": "Show the Qu\u{e9}b\u{e9}c timetable each morning",
        "who": "", "place": "", "minutes": null, "times_a_week": null, "group_size": null } }));
    school.write(&school.senco, keep);
    let hits = search(&school, &school.ta, "queb morn").bank;
    assert_eq!(hits.len(), 1, "{hits:?}");
    assert_eq!(
        (hits[0].what.as_str(), hits[0].pieces[1].text.as_str()),
        ("Strategy, Cognition and learning", "Qu\u{e9}b\u{e9}c")
    );
    assert!(
        search(&school, &school.office_staff, "queb")
            .bank
            .is_empty()
    );
    assert!(search(&school, &school.ta, "qu").bank.is_empty());
    let retire: crate::ops::bank::RetireBankEntry = op(json!({ "id": hits[0].id, "version": 1 }));
    school.write(&school.senco, retire);
    assert!(search(&school, &school.senco, "queb").bank.is_empty());
    let many = search(&school, &school.senco, "read").bank;
    assert!(!many.is_empty() && many.len() <= 6, "{}", many.len());
}
