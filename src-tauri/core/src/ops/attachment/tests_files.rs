//! The way of a file: what is told before and after it comes, that it is kept whole or not at all, and that what comes
//! out is what went in.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::sync::{Arc, Mutex};

use serde_json::json;

use super::tests::{attach, attach_watched, bring};
use super::*;
use crate::error::{Error, FileTrouble};
use crate::exchange::attached::samples::{docm, docx, pdf, pdf_with, photo_from_home};
use crate::progress::Progress;
use crate::testing::{TestSchool, op};

fn offer(school: &TestSchool, file_name: &str, bytes: f64) -> OfferedFile {
    let pupil_id = school.zoe.clone();
    let file_name = file_name.to_owned();
    let offer = OfferFile {
        pupil_id,
        file_name,
        bytes,
    };
    school.read(&school.teacher, offer)
}

fn look(school: &TestSchool, bytes: &[u8]) -> FileLook {
    bring(school, "look", bytes);
    let look: LookAtFile = op(json!({ "pupil_id": school.zoe, "file": "look" }));
    let done = school
        .office
        .long(&school.teacher, look, &Progress::unwatched());
    done.unwrap().output
}

/// A PDF of some size, different for each number.
fn large_pdf(bytes: usize) -> Vec<u8> {
    let mut whole = pdf();
    let end = whole.split_off(9);
    whole.extend(
        (0_u32..)
            .flat_map(u32::to_le_bytes)
            .take(bytes - 9 - end.len()),
    );
    whole.extend(end);
    whole
}

fn chunks(school: &TestSchool) -> u32 {
    let connection = school.office.file().connection();
    connection
        .query_row("select count(*) from attachment_chunk", [], |row| {
            row.get(0)
        })
        .unwrap()
}

#[test]
fn what_need_not_come_is_told_by_its_name_and_size() {
    let school = TestSchool::new();
    let fine = offer(&school, "تقرير الطبيب.pdf", 1_300_000.0);
    assert_eq!((fine.refused, fine.title.as_str()), (None, "تقرير الطبيب"));
    assert_eq!(fine.size_words, "1.3 MB");
    assert_eq!(offer(&school, &"n".repeat(200), 1.0).refused, None);
    for (name, bytes, words) in [
        ("report.pdf", 0.0, "empty"),
        ("report.pdf", 26_214_401.0, "larger than 25 MB"),
        ("~$report.docx", 162.0, "~$"),
    ] {
        let refused = offer(&school, name, bytes).refused.unwrap();
        assert!(refused.contains(words), "{refused}");
    }
    assert_eq!(offer(&school, "most.pdf", 26_214_400.0).refused, None);
}

#[test]
fn what_a_file_is_is_told_before_anything_is_typed() {
    let school = TestSchool::new();
    let found = look(&school, &pdf_with("/Encrypt 4 0 R"));
    assert!(found.protected && found.kind_words == "PDF" && found.refused.is_none());
    let refused = look(&school, &docm());
    assert!(refused.refused.unwrap().contains("macros"));
    assert!(
        school.office.inbox().whole("look").is_err(),
        "what is refused does not wait"
    );
}

#[test]
fn the_same_file_again_is_told_and_not_refused() {
    let school = TestSchool::new();
    let photo = photo_from_home();
    assert!(look(&school, &photo).same_as.is_empty());
    let typed = || json!({ "title": "Model of a castle", "attachment_kind": "childs_work" });
    let zoe = &school.zoe;
    attach(&school, &school.senco, zoe, &photo, typed()).unwrap();
    assert_eq!(
        look(&school, &photo).same_as,
        ["Model of a castle, 3 November 2026"]
    );
    attach(&school, &school.senco, zoe, &photo, typed()).unwrap();
    assert_eq!(look(&school, &photo).same_as.len(), 2);
    // What the person may not open is not told of either.
    let report = pdf_with("/Report 1");
    let restricted = json!({ "attachment_kind": "medical" });
    attach(&school, &school.senco, zoe, &report, restricted).unwrap();
    assert!(look(&school, &report).same_as.is_empty());
}

#[test]
fn a_large_file_stands_in_chunks_and_comes_out_as_it_went_in() {
    let school = TestSchool::new();
    let bytes = large_pdf(3 * 256 * 1024 + 17);
    let id = attach(&school, &school.senco, &school.zoe, &bytes, json!({})).unwrap();
    assert_eq!(chunks(&school), 4);
    let come = school.write(&school.ta, OpenAttachment { id });
    assert!(come == bytes);
    let told = attach(&school, &school.senco, &school.zoe, &docx(), json!({})).unwrap();
    assert_eq!(
        school.write(&school.ta, OpenAttachment { id: told }),
        docx()
    );
    assert!(
        school.office.inbox().whole("f").is_err(),
        "what is attached no longer waits"
    );
}

#[test]
fn a_photo_comes_out_without_what_the_camera_noted() {
    let school = TestSchool::new();
    let id = attach(
        &school,
        &school.senco,
        &school.zoe,
        &photo_from_home(),
        json!({}),
    )
    .unwrap();
    let kept = school.write(&school.ta, OpenAttachment { id });
    assert!(!kept.windows(3).any(|part| part == b"GPS"));
}

#[test]
fn a_file_that_is_refused_or_never_came_whole_leaves_nothing() {
    let school = TestSchool::new();
    let before = school.audit_len();
    let refused = attach(
        &school,
        &school.senco,
        &school.zoe,
        b"MZ program",
        json!({}),
    );
    assert!(matches!(&refused, Err(Error::Invalid(it)) if it.of("file")[0].contains("program")));
    school.office.inbox().let_go("f");
    let attach: AttachFile = op(
        json!({ "pupil_id": school.zoe, "file": "f", "file_name": "a.pdf",
        "attachment": { "title": "a", "attachment_kind": "other", "happened_on": "2026-11-03", "from_whom": "",
        "note": "", "access": null, "also_for": [], "belongs": null } }),
    );
    let gone = school
        .office
        .long(&school.senco, attach, &Progress::unwatched());
    assert!(matches!(&gone, Err(Error::Invalid(it)) if it.of("file")[0].contains("again")));
    assert_eq!((school.audit_len(), chunks(&school)), (before, 0));
}

#[test]
fn work_that_is_stopped_while_it_is_kept_leaves_nothing() {
    let school = TestSchool::new();
    let before = school.audit_len();
    let told: Arc<Mutex<Option<Progress>>> = Arc::default();
    let own = Arc::clone(&told);
    // The last chunk is always told: the person stops the work with every byte of it written.
    let progress = Progress::told_to(move |step| {
        if step.total == 3 && step.done == 3 {
            own.lock().unwrap().as_ref().unwrap().cancel();
        }
    });
    *told.lock().unwrap() = Some(progress.clone());
    let bytes = large_pdf(2 * 256 * 1024 + 1);
    let zoe = &school.zoe;
    let outcome = attach_watched(&school, &school.senco, zoe, &bytes, json!({}), &progress);
    assert!(matches!(outcome, Err(Error::Cancelled)), "{outcome:?}");
    assert_eq!((school.audit_len(), chunks(&school)), (before, 0));
    assert!(
        school.office.inbox().whole("f").is_ok(),
        "it can be tried again"
    );
}

#[test]
fn a_full_disk_keeps_nothing_and_the_next_try_works() {
    let school = TestSchool::new();
    let before = school.audit_len();
    let pages = |most: &str| {
        let connection = school.office.file().connection();
        connection
            .query_row(&format!("pragma max_page_count = {most}"), [], |row| {
                row.get::<_, i64>(0)
            })
            .unwrap()
    };
    let free = pages("1");
    let bytes = large_pdf(2 * 1024 * 1024);
    let full = attach(&school, &school.senco, &school.zoe, &bytes, json!({}));
    assert!(
        matches!(full, Err(Error::File(FileTrouble::DiskFull))),
        "{full:?}"
    );
    assert_eq!((school.audit_len(), chunks(&school)), (before, 0));
    assert!(free > 0);
    pages("1000000");
    attach(&school, &school.senco, &school.zoe, &bytes, json!({})).unwrap();
}

#[test]
fn bytes_that_are_not_those_that_were_kept_are_never_handed_over() {
    let school = TestSchool::new();
    let id = attach(
        &school,
        &school.senco,
        &school.zoe,
        &large_pdf(300_000),
        json!({}),
    )
    .unwrap();
    let connection = school.office.file().connection();
    let changed = connection.execute(
        "update attachment_chunk set bytes = x'00' where number = 1",
        [],
    );
    assert!(changed.is_err(), "the bytes of a document never change");
    let moved = connection.execute("update attachment set sha256 = 'x'", []);
    assert!(moved.is_err(), "nor which file it is");
    connection
        .execute("delete from attachment_chunk where number = 1", [])
        .unwrap();
    drop(connection);
    let before = school.audit_len();
    let opened = school.office.write(&school.senco, OpenAttachment { id });
    assert!(
        matches!(opened, Err(Error::File(FileTrouble::Damaged))),
        "{opened:?}"
    );
    assert_eq!(school.audit_len(), before);
}

#[test]
fn no_list_reads_the_bytes_of_a_document() {
    let school = TestSchool::new();
    attach(&school, &school.senco, &school.zoe, &pdf(), json!({})).unwrap();
    let zoe = json!({ "pupil_id": school.zoe });
    let history = json!({ "pupil_id": school.zoe, "before": null });
    for (command, input) in [
        ("child_attachments", zoe.clone()),
        ("timeline", zoe.clone()),
        ("open_pupil", zoe),
        ("pupil_history", history),
        ("search", json!({ "text": "spellings" })),
        ("today", json!({})),
        ("register", json!({ "leavers": "with" })),
    ] {
        let (answer, asked) = school
            .office
            .file()
            .asked_by(|| crate::commands::run(&school.office, &school.senco, command, input))
            .unwrap();
        answer.unwrap();
        let reading: Vec<&String> = asked
            .iter()
            .filter(|sql| sql.contains("attachment_chunk"))
            .collect();
        assert!(reading.is_empty(), "{command}: {reading:?}");
    }
}
