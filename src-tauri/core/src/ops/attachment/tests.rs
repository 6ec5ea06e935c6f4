//! Who may file, see, open, change and take out which document; and that nothing happens without a trace.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use serde_json::{Value, json};

use super::*;
use crate::domain::id::{AttachmentId, PupilId};
use crate::error::{Error, Result};
use crate::exchange::attached::samples::pdf_with;
use crate::inbox::Piece;
use crate::office::Session;
use crate::ops::history::{PupilHistory, Timeline};
use crate::ops::search::Search;
use crate::progress::Progress;
use crate::testing::{TestSchool, op};

/// A file comes in and is attached with what was typed.
pub(super) fn attach(
    school: &TestSchool,
    who: &Session,
    pupil: &PupilId,
    bytes: &[u8],
    typed: Value,
) -> Result<AttachmentId> {
    attach_watched(school, who, pupil, bytes, typed, &Progress::unwatched())
}

pub(super) fn attach_watched(
    school: &TestSchool,
    who: &Session,
    pupil: &PupilId,
    bytes: &[u8],
    typed: Value,
    progress: &Progress,
) -> Result<AttachmentId> {
    bring(school, "f", bytes);
    let attach: AttachFile = op(json!({ "pupil_id": pupil, "file": "f",
        "file_name": "Scan_0001.pdf", "attachment": draft(typed) }));
    let written = school.office.long(who, attach, progress)?;
    Ok(written.output)
}

pub(super) fn bring(school: &TestSchool, file: &str, bytes: &[u8]) {
    let total = u32::try_from(bytes.len()).unwrap();
    let piece = Piece {
        file,
        total,
        at: 0,
        bytes,
    };
    school.office.inbox().take_in(&piece).unwrap();
}

/// What is typed, with what every document needs.
pub(super) fn draft(typed: Value) -> Value {
    let mut draft = json!({ "title": "Spellings", "attachment_kind": "assessment_result",
        "happened_on": "2026-11-03", "from_whom": "Miss Shah", "note": "", "access": null,
        "also_for": [], "belongs": null });
    for (field, value) in typed.as_object().unwrap() {
        draft[field] = value.clone();
    }
    draft
}

pub(super) fn report() -> Value {
    json!({ "title": "Cognitive profile", "attachment_kind": "agency_report", "from_whom": "Dr Sen" })
}

/// The same PDF never twice, so that none is another's duplicate.
pub(super) fn some_pdf(number: u32) -> Vec<u8> {
    pdf_with(&format!("/Number {number}"))
}

pub(super) fn titles(school: &TestSchool, who: &Session) -> Vec<String> {
    let pupil_id = school.zoe.clone();
    let view = school.read(who, ChildAttachments { pupil_id });
    let documents = view.documents.into_iter();
    documents.map(|one| one.attachment.record.title).collect()
}

pub(super) fn open(school: &TestSchool, who: &Session, id: &AttachmentId) -> Result<usize> {
    let id = id.clone();
    let written = school.office.write(who, OpenAttachment { id })?;
    Ok(written.output.len())
}

#[test]
fn a_document_is_kept_with_the_day_on_it_and_the_day_it_was_recorded() {
    let school = TestSchool::new();
    let before = school.audit_len();
    let zoe = school.zoe.clone();
    let id = attach(&school, &school.teacher, &zoe, &some_pdf(1), json!({})).unwrap();
    assert_eq!(school.audit_len(), before + 1);
    let view = school.read(&school.senco, ChildAttachments { pupil_id: zoe });
    let kept = &view.documents[0];
    assert_eq!(kept.attachment.record.id, id);
    assert_eq!(kept.attachment.record.happened_on.to_string(), "2026-11-03");
    assert_eq!(
        kept.attachment.recorded_at.date_naive().to_string(),
        "2026-11-10"
    );
    assert_eq!(kept.attachment.recorded_by_name, "Miss R Shah");
    assert_eq!(kept.file_words, "PDF, 1 KB");
    assert_eq!(kept.copy_name, "Assessment result 2026-11-03.pdf");
    assert_eq!(kept.restricted_words, "");
    assert!(kept.can_be_shown);
}

#[test]
fn a_teacher_files_for_everybody_and_hands_the_rest_to_the_senco() {
    let school = TestSchool::new();
    let zoe = school.zoe.clone();
    let refused = attach(&school, &school.teacher, &zoe, &some_pdf(1), report());
    assert!(matches!(&refused, Err(Error::Invalid(it)) if it.of("attachment_kind").len() == 1));
    // Nobody but the SENCO restricts, so that nobody loses a document out of sight.
    let mine = json!({ "access": "restricted", "also_for": ["teacher"] });
    attach(&school, &school.teacher, &zoe, &some_pdf(1), mine).unwrap();
    assert_eq!(titles(&school, &school.ta), ["Spellings"]);
}

#[test]
fn a_child_out_of_scope_and_the_documents_of_one_are_not_found() {
    let school = TestSchool::new();
    let idris = school.idris.clone();
    let id = attach(&school, &school.senco, &idris, &some_pdf(1), json!({})).unwrap();
    for who in [&school.teacher, &school.ta] {
        assert!(matches!(open(&school, who, &id), Err(Error::NotFound)));
        let list = ChildAttachments {
            pupil_id: idris.clone(),
        };
        assert!(matches!(
            school.office.read(who, list),
            Err(Error::NotFound)
        ));
        let found = school.read(
            who,
            Search {
                text: "spell".to_owned(),
            },
        );
        assert!(found.documents.is_empty());
    }
    let taken = school
        .office
        .write(&school.teacher, ExportAttachment { id: id.clone() });
    assert!(matches!(taken, Err(Error::NotFound)), "{taken:?}");
    let revise: ReviseAttachment =
        op(json!({ "id": id, "version": 1, "attachment": draft(json!({})) }));
    let revised = school.office.write(&school.teacher, revise);
    assert!(matches!(revised, Err(Error::NotFound)), "{revised:?}");
    let attached = attach(&school, &school.teacher, &idris, &some_pdf(2), json!({}));
    assert!(matches!(attached, Err(Error::NotFound)), "{attached:?}");
}

#[test]
fn each_role_does_what_it_may_and_no_more() {
    let school = TestSchool::new();
    let zoe = school.zoe.clone();
    let id = attach(&school, &school.senco, &zoe, &some_pdf(1), json!({})).unwrap();
    school.forbids(&[&school.office_staff], || OpenAttachment {
        id: id.clone(),
    });
    school.forbids(&[&school.office_staff, &school.ta], || ExportAttachment {
        id: id.clone(),
    });
    school.forbids(&[&school.office_staff, &school.ta, &school.head], || {
        VoidAttachment {
            id: id.clone(),
            reason: "x".to_owned(),
        }
    });
    for who in [&school.office_staff, &school.ta, &school.head] {
        let attached = attach(&school, who, &zoe, &some_pdf(2), json!({}));
        assert!(matches!(attached, Err(Error::Forbidden)), "{attached:?}");
    }
    let list = ChildAttachments { pupil_id: zoe };
    let office = school.office.read(&school.office_staff, list);
    assert!(matches!(office, Err(Error::Forbidden)), "{office:?}");
    let found = school.read(
        &school.office_staff,
        Search {
            text: "spell".to_owned(),
        },
    );
    assert!(found.documents.is_empty());
}

#[test]
fn looking_and_saving_a_copy_are_told_with_who_and_which_document_of_which_child() {
    let school = TestSchool::new();
    let zoe = school.zoe.clone();
    let bytes = some_pdf(1);
    let id = attach(&school, &school.senco, &zoe, &bytes, report()).unwrap();
    let before = school.audit_len();
    assert_eq!(open(&school, &school.head, &id).unwrap(), bytes.len());
    let copy = school.write(&school.senco, ExportAttachment { id: id.clone() });
    assert_eq!(copy, bytes);
    assert_eq!(school.audit_len(), before + 2);
    let history = school.read(
        &school.senco,
        PupilHistory {
            pupil_id: zoe,
            before: None,
        },
    );
    let told: Vec<(&str, &str)> = history.lines[..2]
        .iter()
        .map(|line| (line.words.as_str(), line.changes[0].to.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (
                "Mrs A Okafor saved a copy of the document",
                "Cognitive profile"
            ),
            ("Mr D Pryce looked at the document", "Cognitive profile"),
        ]
    );
    assert_eq!(history.lines[0].record_id, id.as_str());
}

#[test]
fn everything_wrong_is_told_at_once_and_nothing_is_kept() {
    let school = TestSchool::new();
    let before = school.audit_len();
    let typed = json!({ "title": "x".repeat(161), "attachment_kind": null, "happened_on": "2026-11-11",
        "belongs": { "to": "plan", "id": "nothing" } });
    let zoe = school.zoe.clone();
    let answer = attach(&school, &school.senco, &zoe, &some_pdf(1), typed);
    let Err(Error::Invalid(errors)) = answer else {
        panic!("{answer:?}")
    };
    for field in ["title", "attachment_kind", "happened_on", "belongs"] {
        assert_eq!(errors.of(field).len(), 1, "{field}");
    }
    assert_eq!(school.audit_len(), before);
    assert!(titles(&school, &school.senco).is_empty());
    // The file waits still, so that nobody has to choose it again.
    assert!(school.office.inbox().whole("f").is_ok());
}

#[test]
fn a_document_belongs_to_a_record_of_the_same_child_alone() {
    let (school, plan) = crate::ops::plan::fixture::with_plan("2026-11-10");
    let typed = json!({ "belongs": { "to": "plan", "id": plan } });
    attach(
        &school,
        &school.senco,
        &school.zoe,
        &some_pdf(1),
        typed.clone(),
    )
    .unwrap();
    let view = school.read(
        &school.ta,
        ChildAttachments {
            pupil_id: school.zoe.clone(),
        },
    );
    let words = view.documents[0].belongs_words.as_deref().unwrap();
    assert!(words.starts_with("My Plan of "), "{words}");
    let other = attach(&school, &school.senco, &school.idris, &some_pdf(2), typed);
    assert!(matches!(&other, Err(Error::Invalid(it)) if it.of("belongs").len() == 1));
}

#[test]
fn two_people_on_one_document_lose_nothing() {
    let school = TestSchool::new();
    let zoe = school.zoe.clone();
    let id = attach(&school, &school.senco, &zoe, &some_pdf(1), json!({})).unwrap();
    let revise = |title: &str| -> ReviseAttachment {
        op(json!({ "id": id, "version": 1, "attachment": draft(json!({ "title": title })) }))
    };
    school.write(&school.teacher, revise("Spellings, autumn"));
    let late = school.office.write(&school.senco, revise("Other words"));
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
    assert_eq!(titles(&school, &school.senco), ["Spellings, autumn"]);
    let found = |text: &str| {
        let text = text.to_owned();
        school.read(&school.ta, Search { text }).documents.len()
    };
    assert_eq!((found("autumn"), found("other")), (1, 0));
}

#[test]
fn what_is_taken_back_is_shown_to_nobody_and_comes_back_as_it_was() {
    let school = TestSchool::new();
    let zoe = school.zoe.clone();
    let id = attach(&school, &school.senco, &zoe, &some_pdf(1), json!({})).unwrap();
    let reason = "Belongs to another child".to_owned();
    school.write(
        &school.teacher,
        VoidAttachment {
            id: id.clone(),
            reason,
        },
    );
    assert!(titles(&school, &school.senco).is_empty());
    assert!(matches!(
        open(&school, &school.senco, &id),
        Err(Error::NotFound)
    ));
    assert!(
        school
            .read(
                &school.ta,
                Timeline {
                    pupil_id: zoe.clone()
                }
            )
            .iter()
            .all(|one| one.record_id != id.as_str())
    );
    let view = school.read(
        &school.senco,
        ChildAttachments {
            pupil_id: zoe.clone(),
        },
    );
    let voided = view.voided[0].attachment.voided.as_ref().unwrap();
    assert_eq!(voided.reason, "Belongs to another child");
    assert!(
        school
            .read(&school.ta, ChildAttachments { pupil_id: zoe })
            .voided
            .is_empty()
    );
    school.write(&school.senco, BringBackAttachment { id: id.clone() });
    assert!(open(&school, &school.ta, &id).is_ok());
}
