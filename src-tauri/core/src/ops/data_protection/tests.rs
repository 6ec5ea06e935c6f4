//! What holds of retention, holds, requests and destruction.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::{Value as Json, json};

use super::tests_destroying::{draw_up, found};
use super::*;
use crate::error::Error;
use crate::ops::concern::SaveConcern;
use crate::ops::draft::KeepDraft;
use crate::ops::note::AddNote;
use crate::ops::pupil::PupilLeaves;
use crate::ops::today::OpenToday;
use crate::progress::Progress;
use crate::testing::{TestSchool, day, op};

/// Words that stand nowhere but in Zoë's record.
pub(super) const PLANTED: &str = "Quillfeather";

fn request(fields: Json) -> Json {
    let mut draft = json!({ "asked_by": "Mrs Å Ångström", "relationship": "Mother", "received_on": "2026-11-03",
        "identity_on": null, "identity_how": "", "extended_on": null, "extension_reason": "", "answered_on": null,
        "answer_note": "" });
    for (name, value) in fields.as_object().unwrap() {
        draft[name] = value.clone();
    }
    draft
}

pub(super) fn asks(school: &TestSchool, fields: Json) -> SaveAccessRequest {
    op(json!({ "pupil_id": school.zoe, "id": null, "version": 0, "request": request(fields) }))
}

pub(super) fn hold(school: &TestSchool) -> PlaceHold {
    op(
        json!({ "pupil_id": school.zoe, "from_on": "2026-11-02", "reason": "A claim against the school" }),
    )
}

fn keep_for(school: &TestSchool, years: u8) {
    let version = school.read(&school.senco, DataProtection {}).version;
    school.write(
        &school.senco,
        SaveRetention {
            version,
            years: Some(years),
        },
    );
}

pub(super) fn view(school: &TestSchool) -> ProtectionView {
    school.read(&school.head, DataProtection {})
}

/// Zoë has left, has something of each sort in her record, and is past a short date.
pub(super) fn with_a_leaver(school: &TestSchool) {
    let words = format!("{PLANTED} settled well");
    for pupil_id in [&school.zoe, &school.idris] {
        let body = if *pupil_id == school.zoe {
            words.as_str()
        } else {
            "Idris stays"
        };
        let note: AddNote = op(json!({ "pupil_id": pupil_id, "note": {
            "happened_on": "2026-11-09", "note_kind": "progress", "body": body } }));
        school.write(&school.senco, note);
    }
    let concern: SaveConcern = op(
        json!({ "pupil_id": school.zoe, "id": null, "version": null, "concern": {
        "happened_on": "2026-11-09", "raised_by": "Miss R Shah", "words": words, "areas": ["social_emotional_mental_health"],
        "findings": [], "tried": "", "factors": [], "factors_detail": "", "eal": null, "eal_languages": "", "eal_since": "", "eal_detail": "",
            "early_check": null, "early_check_on": null, "early_check_words": "",
        "parents_told_on": null, "parents_told_how": "" } }),
    );
    school.write(&school.senco, concern);
    let draft: KeepDraft =
        op(json!({ "place": format!("note:{}", school.zoe), "body": { "body": words } }));
    school.write(&school.senco, draft);
    let leaves: PupilLeaves = op(
        json!({ "id": school.zoe, "version": 1, "left_on": "2026-11-06",
        "destination": "Park School", "reason": "A move" }),
    );
    school.write(&school.senco, leaves);
    keep_for(school, 8);
}

#[test]
fn the_schedule_is_the_usual_until_an_administrator_sets_another() {
    let school = TestSchool::new();
    assert_eq!((view(&school).years, view(&school).version), (31, 0));
    assert!(view(&school).destruction.past.is_empty());
    keep_for(&school, 25);
    keep_for(&school, 26);
    assert_eq!(view(&school).years, 26);
    school.forbids(
        &[
            &school.head,
            &school.teacher,
            &school.ta,
            &school.office_staff,
        ],
        || SaveRetention {
            version: 1,
            years: Some(1),
        },
    );
    for years in [None, Some(0), Some(100)] {
        let wrong = school
            .office
            .write(&school.senco, SaveRetention { version: 2, years });
        assert!(matches!(wrong, Err(Error::Invalid(_))), "{wrong:?}");
    }
}

#[test]
fn who_may_do_what_of_data_protection() {
    let school = TestSchool::new();
    with_a_leaver(&school);
    let few = [&school.teacher, &school.ta, &school.office_staff];
    school.forbids(&few, || hold(&school));
    school.forbids(&few, || asks(&school, json!({})));
    school.forbids(
        &[
            &school.teacher,
            &school.ta,
            &school.office_staff,
            &school.head,
        ],
        || PrepareDestruction {
            pupils: vec![school.zoe.clone()],
        },
    );
    for who in few {
        let read = school.office.read(who, DataProtection {});
        assert!(matches!(read, Err(Error::Forbidden)), "{:?}", who.role());
    }
    draw_up(&school);
    let waiting = view(&school).destruction.waiting.unwrap();
    for who in [
        &school.senco,
        &school.teacher,
        &school.ta,
        &school.office_staff,
    ] {
        let signed = SignDestruction {
            id: waiting.record.id.clone(),
            version: 1,
            children: Some(1),
        };
        let done = school.office.long(who, signed, &Progress::unwatched());
        assert!(matches!(done, Err(Error::Forbidden)), "{:?}", who.role());
    }
    assert!(!found(school.office.file(), PLANTED).is_empty());
}

#[test]
fn a_request_has_its_month_is_told_to_all_three_and_says_what_is_missing() {
    let school = TestSchool::on("2026-12-01");
    let id = school.write(&school.senco, asks(&school, json!({})));
    let line = &view(&school).requests[0];
    assert_eq!(line.clock.as_ref().unwrap().due_on, day("2026-12-03"));
    assert_eq!(line.words, "due in 2 days");
    for who in [&school.senco, &school.head] {
        let today = school.read(who, OpenToday {});
        assert!(
            today
                .due
                .iter()
                .any(|item| item.clock.title.contains("request to see")),
            "{:?}",
            who.role()
        );
    }
    let teacher = school.read(&school.teacher, OpenToday {});
    assert!(
        teacher
            .due
            .iter()
            .all(|item| !item.clock.title.contains("request to see"))
    );
    let save = |version: i32, fields: Json| -> SaveAccessRequest {
        op(
            json!({ "pupil_id": school.zoe, "id": id, "version": version, "request": request(fields) }),
        )
    };
    let wrong = school.office.write(
        &school.senco,
        save(
            1,
            json!({ "answered_on": "2026-12-01", "extended_on": "2026-12-09" }),
        ),
    );
    let Err(Error::Invalid(fields)) = wrong else {
        panic!("{wrong:?}")
    };
    for field in [
        "answer_note",
        "identity_on",
        "extension_reason",
        "extended_on",
    ] {
        assert!(!fields.of(field).is_empty(), "{field}: {fields:?}");
    }
    let more =
        json!({ "extended_on": "2026-12-01", "extension_reason": "Twelve years of records" });
    school.write(&school.senco, save(1, more));
    assert_eq!(
        view(&school).requests[0].clock.as_ref().unwrap().due_on,
        day("2027-02-03")
    );
    let done = json!({ "identity_on": "2026-11-04", "identity_how": "Known to the office", "answered_on": "2026-12-01",
        "answer_note": "By hand, names of other children left out" });
    school.write(&school.head, save(2, done));
    let line = &view(&school).requests[0];
    assert!(line.clock.is_none() && line.words.is_empty());
}

#[test]
fn a_request_about_somebody_who_left_long_ago_stands_on_today_too() {
    let school = TestSchool::new();
    let leaves: PupilLeaves = op(
        json!({ "id": school.zoe, "version": 1, "left_on": "2024-07-19",
        "destination": "Park School", "reason": "A move" }),
    );
    school.write(&school.senco, leaves);
    school.write(
        &school.senco,
        asks(&school, json!({ "received_on": "2026-10-05" })),
    );
    let today = school.read(&school.head, OpenToday {});
    assert_eq!(
        today
            .due
            .iter()
            .filter(|item| item.pupil.id == school.zoe)
            .count(),
        1
    );
}

#[test]
fn what_left_the_building_is_told_of_one_child() {
    let school = TestSchool::new();
    let print: crate::ops::print::PrintProfile = op(json!({ "pupil_id": school.zoe, "choices": {
        "text_size": "standard", "tint": "none", "spacing": "standard", "headings": null, "photo": false,
        "room_to_write": true } }));
    school.write(&school.senco, print);
    let of_child = ChildDataProtection {
        pupil_id: school.zoe.clone(),
    };
    let view = school.read(&school.head, of_child);
    assert_eq!(view.kept_until, Some(day("2049-10-05")));
    let (log, taken) = (view.log, view.taken_out);
    assert!(log.is_empty(), "nobody has it yet: {log:?}");
    assert_eq!(taken.len(), 1, "{taken:?}");
    assert_eq!(
        (taken[0].what.as_str(), taken[0].by.as_str()),
        ("Printed a blank profile", "Mrs A Okafor")
    );
}

fn taken(school: &TestSchool, who: &crate::office::Session) -> crate::Result<WholeRecordFiles> {
    let export = ExportWholeRecord {
        pupil_id: school.zoe.clone(),
        request_id: None,
    };
    let done = school.office.long(who, export, &Progress::unwatched());
    done.map(|written| written.output)
}

#[test]
fn everything_about_a_child_has_every_record_in_it_and_every_act_and_of_others_only_names() {
    use base64::Engine;
    let school = TestSchool::new();
    for (body, pupil_id) in [
        ("Zoë sat with Idris; Miss R Shah saw it", &school.zoe),
        ("A secret of Idris alone", &school.idris),
    ] {
        let note: AddNote = op(json!({ "pupil_id": pupil_id, "note": {
            "happened_on": "2026-11-09", "note_kind": "progress", "body": body } }));
        school.write(&school.senco, note);
    }
    let before = school.audit_len();
    let files = taken(&school, &school.senco).unwrap();
    assert!(school.audit_len() > before, "that it left is in the trail");
    let json = base64::engine::general_purpose::STANDARD
        .decode(&files.json_base64)
        .unwrap();
    let json: Json = serde_json::from_slice(&json).unwrap();
    assert_eq!(
        json["records"]["note"][0]["body"],
        "Zoë sat with Idris; Miss R Shah saw it"
    );
    assert_eq!(json["records"]["pupil"][0]["interpreter_needed"], false);
    assert_eq!(json["records"]["pupil"][0]["legal_surname"], "Ångström");
    assert!(json["acts"].as_array().unwrap().len() >= 3);
    assert!(!json.to_string().contains("A secret of Idris"));
    let others = json["to_look_at_before_this_goes_out"].as_array().unwrap();
    let named: Vec<&str> = others
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    assert!(
        named.contains(&"Idris Owen") && named.contains(&"Miss R Shah"),
        "{named:?}"
    );
    assert!(!named.contains(&"Zoë Ångström"));
    let connection = school.office.file().connection();
    let tables: i64 = connection.query_row(
        "select count(*) from sqlite_master t where t.type = 'table' and t.name not in ('audit_entry', 'searched', 'searched_name')
         and exists (select 1 from pragma_table_info(t.name) where name = 'pupil_id')",
        [], |row| row.get(0)).unwrap();
    let kinds = crate::domain::record::Kind::ALL.iter().filter(|kind| {
        let sql = format!(
            "select 1 from pragma_table_info('{}') where name = 'pupil_id'",
            kind.table()
        );
        connection.prepare(&sql).unwrap().exists([]).unwrap()
    });
    assert_eq!(
        i64::try_from(kinds.count()).unwrap(),
        tables,
        "a table about a child is no kind, and is not in the export"
    );
}

#[test]
fn only_whoever_reads_everything_takes_everything_out() {
    let school = TestSchool::new();
    for who in [&school.teacher, &school.ta, &school.office_staff] {
        let done = taken(&school, who);
        assert!(matches!(done, Err(Error::Forbidden)), "{:?}", who.role());
    }
    taken(&school, &school.head).unwrap();
    let elsewhere = school.write(&school.senco, asks(&school, json!({})));
    let wrong = ExportWholeRecord {
        pupil_id: school.idris.clone(),
        request_id: Some(elsewhere),
    };
    let done = school
        .office
        .long(&school.senco, wrong, &Progress::unwatched());
    assert!(matches!(done, Err(Error::NotFound)));
}
