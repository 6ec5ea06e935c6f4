//! What the disclosure log promises: who writes and reads it, what it asks, and what of other records stands in it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::{Value as Json, json};

use super::*;
use crate::domain::id::{DisclosureId, PupilId};
use crate::error::Error;
use crate::office::Session;
use crate::ops::list::{ExportList, OpenList};
use crate::ops::pupil::{PupilLeaves, RecordFileSent};
use crate::testing::{TestSchool, op};

fn given(pupils: &[&PupilId], fields: Json) -> SaveDisclosure {
    let mut draft = json!({ "happened_on": "2026-11-09", "thing": "paper", "what": "My Plan", "to_whom": "Mrs Owen",
        "way": "hand", "basis": "family", "basis_reason": "", "consent_by": "", "consent_on": null, "note": "" });
    for (name, value) in fields.as_object().unwrap() {
        draft[name] = value.clone();
    }
    op(json!({ "pupil_ids": pupils, "disclosure": draft }))
}

fn log(school: &TestSchool, filter: Json) -> Vec<DisclosureLine> {
    let open: OpenDisclosures = op(json!({ "filter": filter }));
    school.read(&school.head, open).lines
}

fn fields<T: std::fmt::Debug>(answer: crate::Result<T>) -> Vec<String> {
    match answer {
        Err(Error::Invalid(errors)) => errors.iter().map(|(field, _)| field.to_owned()).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_was_given_is_recorded_of_each_child_with_its_trace() {
    let school = TestSchool::new();
    let before = school.audit_len();
    let ids = school.write(
        &school.senco,
        given(&[&school.zoe, &school.idris], json!({})),
    );
    assert_eq!(ids.len(), 2);
    assert_eq!(school.audit_len(), before + 2);
    let of_zoe = log(&school, json!({ "pupil_id": school.zoe }));
    let line = &of_zoe[0];
    assert_eq!(of_zoe.len(), 1);
    assert_eq!(
        (
            line.what.as_str(),
            line.to_whom.as_str(),
            line.way.as_str(),
            line.basis.as_str(),
            line.by.as_str()
        ),
        (
            "My Plan",
            "Mrs Owen",
            "By hand",
            "To the parents, the carers or the child",
            "Mrs A Okafor"
        )
    );
    assert_eq!(log(&school, json!({})).len(), 2);
}

#[test]
fn all_that_is_missing_is_said_at_once_and_nothing_is_kept() {
    let school = TestSchool::new();
    let before = school.audit_len();
    let nothing = json!({ "happened_on": null, "thing": null, "what": " ", "to_whom": "", "way": null, "basis": null });
    let refused = fields(school.office.write(&school.senco, given(&[], nothing)));
    assert_eq!(
        refused,
        [
            "basis",
            "happened_on",
            "pupil_ids",
            "thing",
            "to_whom",
            "what"
        ]
    );
    for (wrong, expected) in [
        (json!({ "basis": "other" }), vec!["basis_reason"]),
        (
            json!({ "basis": "consent" }),
            vec!["consent_by", "consent_on"],
        ),
        (
            json!({ "basis": "consent", "consent_by": "Mrs Owen", "consent_on": "2026-11-10" }),
            vec!["consent_on"],
        ),
        (json!({ "happened_on": "2026-11-11" }), vec!["happened_on"]),
        (
            json!({ "thing": "ehc_plan", "basis": "court" }),
            vec!["thing"],
        ),
    ] {
        let refused = fields(
            school
                .office
                .write(&school.senco, given(&[&school.zoe], wrong.clone())),
        );
        assert_eq!(refused, expected, "{wrong}");
    }
    assert_eq!(school.audit_len(), before);
}

#[test]
fn a_word_said_went_by_word_and_a_way_may_be_left_out() {
    let school = TestSchool::new();
    let spoken = json!({ "thing": "spoken", "what": "How she settles", "way": "post" });
    school.write(&school.senco, given(&[&school.zoe], spoken));
    school.write(
        &school.senco,
        given(
            &[&school.zoe],
            json!({ "way": null, "happened_on": "2026-11-02" }),
        ),
    );
    let log = log(&school, json!({}));
    assert_eq!(log[0].what, "Told by word: How she settles");
    assert_eq!(log[0].way, "In a meeting or on the telephone");
    assert_eq!(log[1].way, "");
}

#[test]
fn a_teacher_records_for_the_own_class_takes_back_the_own_and_reads_nothing() {
    let school = TestSchool::new();
    let ids = school.write(&school.teacher, given(&[&school.zoe], json!({})));
    let beyond = school.office.write(
        &school.teacher,
        given(&[&school.zoe, &school.idris], json!({})),
    );
    assert!(matches!(beyond, Err(Error::NotFound)), "{beyond:?}");
    school.forbids(&[&school.ta, &school.office_staff], || {
        given(&[&school.zoe], json!({}))
    });
    for who in [&school.teacher, &school.ta, &school.office_staff] {
        let open: OpenDisclosures = op(json!({ "filter": {} }));
        assert!(matches!(
            school.office.read(who, open),
            Err(Error::Forbidden)
        ));
        let list: OpenList = op(wanted(json!({})));
        assert!(matches!(
            school.office.read(who, list),
            Err(Error::Forbidden)
        ));
    }
    let void = |who: &Session, id: &DisclosureId| {
        let void: VoidDisclosure = op(json!({ "id": id, "reason": "Not given after all" }));
        school.office.write(who, void)
    };
    let other = school.write(&school.senco, given(&[&school.zoe], json!({})));
    assert!(matches!(
        void(&school.teacher, &other[0]),
        Err(Error::NotFound)
    ));
    void(&school.teacher, &ids[0]).unwrap();
    assert_eq!(log(&school, json!({})).len(), 1);
    school.write(&school.teacher, BringBackDisclosure { id: ids[0].clone() });
    assert_eq!(log(&school, json!({})).len(), 2);
    void(&school.senco, &ids[0]).unwrap();
    assert_eq!(log(&school, json!({})).len(), 1);
}

fn wanted(filter: Json) -> Json {
    json!({ "wanted": { "of": { "list": "disclosures", "filter": filter }, "rows": null, "columns": null,
        "narrowed_by": [], "order": "" }, "format": "csv" })
}

#[test]
fn the_log_is_narrowed_and_taken_out_with_a_trace() {
    let school = TestSchool::new();
    school.write(&school.senco, given(&[&school.zoe], json!({})));
    school.write(
        &school.senco,
        given(
            &[&school.idris],
            json!({ "basis": "safeguarding", "happened_on": "2026-11-02" }),
        ),
    );
    for (filter, number) in [
        (json!({ "basis": "safeguarding" }), 1),
        (json!({ "thing": "paper" }), 2),
        (json!({ "thing": "document" }), 0),
        (json!({ "from_on": "2026-11-03" }), 1),
        (json!({ "to_on": "2026-11-08" }), 1),
        (
            json!({ "pupil_id": school.zoe, "basis": "safeguarding" }),
            0,
        ),
    ] {
        assert_eq!(log(&school, filter.clone()).len(), number, "{filter}");
    }
    let list: OpenList = op(wanted(json!({ "basis": "safeguarding" })));
    assert_eq!(school.read(&school.head, list).rows.len(), 1);
    let before = school.audit_len();
    let export: ExportList = op(wanted(json!({})));
    school.write(&school.head, export);
    assert_eq!(school.audit_len(), before + 1);
}

#[test]
fn a_file_that_was_sent_on_stands_in_the_log_without_being_recorded_twice() {
    let school = TestSchool::new();
    let leaves: PupilLeaves = op(
        json!({ "id": school.zoe, "version": 1, "left_on": "2026-11-06",
        "destination": "Park School", "reason": "A move" }),
    );
    school.write(&school.senco, leaves);
    let sent: RecordFileSent =
        op(json!({ "id": school.zoe, "version": 2, "sent_on": "2026-11-09" }));
    school.write(&school.senco, sent);
    let log = log(&school, json!({}));
    assert_eq!(log.len(), 1);
    assert_eq!(
        (log[0].what.as_str(), log[0].to_whom.as_str()),
        ("The SEND file", "Park School")
    );
    assert!(log[0].id.is_none(), "it is changed where it was recorded");
    assert!(
        log[0].basis.starts_with("Transfer to a new school"),
        "{}",
        log[0].basis
    );
}
