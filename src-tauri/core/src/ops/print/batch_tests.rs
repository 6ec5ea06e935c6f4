//! The promises of a batch: who gets what, on which sheet, with which trace, and that a stopped one leaves nothing.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::{PrintBatch, PrintedBatch};
use crate::domain::id::PupilId;
use crate::error::Error;
use crate::ops::family_paper::SaveFamilyPaper;
use crate::ops::plan::fixture::*;
use crate::progress::Progress;
use crate::testing::{TestSchool, op};

fn batch(pupils: &[&PupilId], papers: &[&str], more: Value) -> PrintBatch {
    let mut wanted = json!({ "plan": false, "profile": false, "review_record": false,
        "child_view": false, "parent_view": false, "reply_slip": false, "team_notes": false,
        "chronology": false });
    for paper in papers {
        wanted[*paper] = json!(true);
    }
    let mut input = json!({ "pupil_ids": pupils, "papers": wanted, "files": "one",
        "double_sided": true, "cover": true, "photo": false, "room_to_write": false,
        "names_in_files": false });
    for (key, value) in more.as_object().unwrap() {
        input[key] = value.clone();
    }
    op(input)
}

fn print(school: &TestSchool, batch: PrintBatch) -> PrintedBatch {
    let progress = Progress::unwatched();
    let done = school.office.long(&school.senco, batch, &progress);
    done.unwrap().output
}

/// Pages of a file, and which of them are blank.
fn pages_of(file: &super::BatchFile) -> (usize, Vec<usize>) {
    let bytes = STANDARD.decode(&file.bytes_base64).unwrap();
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let pages = document.get_pages();
    let blank = pages
        .iter()
        .filter(|(_, id)| {
            let page = document.get_dictionary(**id).unwrap();
            !page.has(b"Contents")
        })
        .map(|(number, _)| *number as usize)
        .collect();
    (pages.len(), blank)
}

#[test]
fn each_paper_begins_on_a_new_sheet_and_each_printing_is_noted() {
    let (school, _) = with_full_plan("2026-10-20");
    let before = school.audit_len();
    let papers = ["plan", "child_view", "parent_view", "reply_slip"];
    let printed = print(
        &school,
        batch(&[&school.zoe, &school.idris], &papers, json!({})),
    );
    assert_eq!(school.audit_len(), before + 4, "one entry a paper");
    assert_eq!(printed.children, 1);
    assert_eq!(
        printed.left_out,
        [
            "Idris Owen has no open plan.",
            "Idris Owen has no open plan to give views on."
        ]
    );
    let [file] = printed.files.as_slice() else {
        panic!("{} files", printed.files.len());
    };
    assert_eq!(file.name, "Papers 2026-10-20.pdf");
    let (pages, blank) = pages_of(file);
    assert_eq!(pages, printed.pages as usize);
    assert!(blank.contains(&2), "the list is one page: {blank:?}");
    for page in blank {
        assert_eq!(
            page % 2,
            0,
            "page {page} is blank, and the front of a sheet"
        );
    }
    let single = print(
        &school,
        batch(&[&school.zoe], &papers, json!({ "double_sided": false })),
    );
    assert_eq!(pages_of(&single.files[0]).1, Vec::<usize>::new());
}

#[test]
fn many_files_are_numbered_and_named_only_when_asked() {
    let (school, _) = with_full_plan("2026-10-20");
    let names = |more: Value| -> Vec<String> {
        let printed = print(&school, batch(&[&school.zoe], &["plan"], more));
        printed.files.into_iter().map(|file| file.name).collect()
    };
    assert_eq!(
        names(json!({ "files": "one_each" })),
        [
            "Papers 2026-10-20 000 list.pdf",
            "Papers 2026-10-20 001.pdf"
        ]
    );
    assert_eq!(
        names(json!({ "files": "one_each", "cover": false, "names_in_files": true })),
        ["Papers 2026-10-20 001 Zoë Ångström.pdf"]
    );
}

#[test]
fn what_the_family_chose_is_applied_by_itself() {
    let (school, _) = with_full_plan("2026-10-20");
    let one = || batch(&[&school.zoe], &["plan"], json!({ "cover": false }));
    let ordinary = print(&school, one()).pages;
    let save: SaveFamilyPaper = op(
        json!({ "pupil_id": school.zoe, "version": null, "choices": {
        "text_size": "large", "tint": "cream", "spacing": "easier", "heading_language": "pl" } }),
    );
    school.write(&school.senco, save);
    assert!(
        print(&school, one()).pages > ordinary,
        "18 point takes more pages"
    );
}

#[test]
fn a_stopped_batch_has_printed_nothing() {
    let (school, _) = with_full_plan("2026-10-20");
    let before = school.audit_len();
    for stop_at in ["Laying out the papers", "Putting the file together"] {
        // The step that tells of a part of the work is the moment at which somebody stops it.
        let stop = std::sync::Arc::new(std::sync::OnceLock::<Progress>::new());
        let held = std::sync::Arc::clone(&stop);
        let progress = Progress::told_to(move |step| {
            if step.words == stop_at {
                held.get().unwrap().cancel();
            }
        });
        stop.set(progress.clone()).unwrap();
        let all = batch(&[&school.zoe], &["plan", "reply_slip"], json!({}));
        let outcome = school.office.long(&school.senco, all, &progress);
        assert!(matches!(outcome, Err(Error::Cancelled)), "{stop_at}");
    }
    assert_eq!(school.audit_len(), before);
}

#[test]
fn a_batch_stays_within_role_and_scope_and_asks_for_something() {
    let (school, _) = with_full_plan("2026-10-20");
    let progress = Progress::unwatched();
    let before = school.audit_len();
    let plan = |pupil| batch(&[pupil], &["plan"], json!({}));
    let long = |who, what| school.office.long(who, what, &progress).unwrap_err();
    assert!(matches!(
        long(&school.office_staff, plan(&school.zoe)),
        Error::Forbidden
    ));
    assert!(matches!(
        long(&school.teacher, plan(&school.idris)),
        Error::NotFound
    ));
    let Error::Invalid(errors) = long(&school.senco, batch(&[], &[], json!({}))) else {
        panic!("nothing was asked for");
    };
    let fields = serde_json::to_value(&errors).unwrap();
    assert!(fields["pupil_ids"].is_array() && fields["papers"].is_array());
    assert_eq!(school.audit_len(), before);
}

#[test]
fn the_papers_of_the_team_lie_in_the_batch_without_what_is_restricted() {
    let (school, _) = with_full_plan("2026-10-20");
    let event: crate::ops::chronology::SaveChronologyEvent = op(
        json!({ "pupil_id": school.zoe, "id": null, "version": null,
        "event": { "happened_on": "2026-03-12", "event_kind": "family", "title": "Moved out", "words": "",
                   "source": "Telephone", "restricted": true } }),
    );
    school.write(&school.senco, event);
    let papers = ["team_notes", "chronology"];
    let printed = print(&school, batch(&[&school.zoe], &papers, json!({})));
    assert_eq!(
        printed.left_out,
        [
            "Zo\u{eb} \u{c5}ngstr\u{f6}m has had no team meeting yet.",
            "Zo\u{eb} \u{c5}ngstr\u{f6}m has restricted entries, which are not on the chronology."
        ]
    );
    let meeting: crate::ops::team::SaveTeamMeeting = op(
        json!({ "pupil_id": school.zoe, "id": null, "version": null,
        "meeting": { "reintegration_id": null, "planned_on": "2026-10-12", "meeting_at": "14:00",
            "place": "Library", "purpose": "Reading", "people": [
                { "name": "Helen Marsh", "kind": "health", "role": "Speech therapist", "attendance": "came" }],
            "held_on": "2026-10-12", "notes": "Reading is better.", "actions": [], "next_on": null } }),
    );
    school.write(&school.senco, meeting);
    let before = school.audit_len();
    let printed = print(&school, batch(&[&school.zoe], &papers, json!({})));
    assert_eq!(school.audit_len(), before + 2, "one entry a paper");
    assert_eq!(printed.left_out.len(), 1, "{:?}", printed.left_out);
}
