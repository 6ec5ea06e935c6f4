//! The promises of placing by hand: never a clash, two change places, and siblings who are apart are told.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::json;

use super::tests::{child, evening, make_siblings, open, place, propose, two_plans};
use super::*;
use crate::domain::id::{EveningId, PupilId};
use crate::error::Error;
use crate::ops::review::tests::fields;
use crate::testing::{TestSchool, op};

fn version(school: &TestSchool, pupil: &PupilId) -> Option<i32> {
    let view = open(school, &school.senco);
    child(&view, pupil).meeting.as_ref().map(|one| one.version)
}

fn at(school: &TestSchool, pupil: &PupilId) -> String {
    let view = open(school, &school.senco);
    let meeting = child(&view, pupil).meeting.as_ref();
    let place = meeting.and_then(|one| one.staff_id.as_ref().zip(one.starts_at));
    place
        .map(|(staff, at)| format!("{staff} {at}"))
        .unwrap_or_default()
}

fn put(
    school: &TestSchool,
    pupil: &PupilId,
    evening: &EveningId,
    staff: &str,
    time: &str,
) -> crate::Result<()> {
    let place = place(pupil, version(school, pupil), evening, staff, time);
    school.office.write(&school.senco, place).map(|_| ())
}

fn sentence(result: crate::Result<()>) -> String {
    match result {
        Err(Error::Invalid(errors)) => errors.to_string(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_meeting_is_put_where_nobody_is_busy() {
    let school = two_plans();
    let id = school.write(&school.senco, evening(json!({}))).id;
    let before = school.audit_len();
    for (staff, time) in [("teacher", "15:35"), ("office", "15:45")] {
        let wrong = school
            .office
            .write(&school.senco, place(&school.zoe, None, &id, staff, time));
        assert_eq!(fields(wrong), ["place"]);
    }
    assert_eq!(school.audit_len(), before);
    put(&school, &school.zoe, &id, "teacher", "15:45").unwrap();
    assert_eq!(school.audit_len(), before + 1);
    put(&school, &school.idris, &id, "head", "15:45").unwrap();
    assert_eq!(
        (at(&school, &school.zoe), at(&school, &school.idris)),
        ("teacher 15:45".into(), "head 15:45".into())
    );
    let found = propose(&school);
    assert_eq!(
        (found.placed, found.left.len()),
        (0, 0),
        "what a hand placed stays"
    );
    let nowhere: PlaceMeeting = op(json!({ "round": "2026-1", "pupil_id": school.zoe,
        "version": version(&school, &school.zoe), "place": null }));
    school.write(&school.senco, nowhere);
    assert_eq!(at(&school, &school.zoe), "");
    let stale = school.office.write(
        &school.senco,
        place(&school.zoe, None, &id, "teacher", "15:30"),
    );
    assert!(matches!(stale, Err(Error::Conflict)), "{stale:?}");
    let zoe = school.zoe.clone();
    school.forbids(&[&school.head, &school.teacher, &school.ta], || {
        place(&zoe, None, &id, "teacher", "15:30")
    });
}

#[test]
fn two_at_one_desk_change_places() {
    let school = two_plans();
    let id = school.write(&school.senco, evening(json!({}))).id;
    put(&school, &school.zoe, &id, "teacher", "15:30").unwrap();
    put(&school, &school.idris, &id, "head", "16:00").unwrap();
    put(&school, &school.zoe, &id, "head", "16:00").unwrap();
    assert_eq!(
        (at(&school, &school.zoe), at(&school, &school.idris)),
        ("head 16:00".into(), "teacher 15:30".into())
    );
}

#[test]
fn the_senco_is_in_one_meeting_at_a_time() {
    let school = two_plans();
    let id = school.write(&school.senco, evening(json!({}))).id;
    put(&school, &school.zoe, &id, "teacher", "15:30").unwrap();
    put(&school, &school.idris, &id, "head", "15:30").unwrap();
    let with = |pupil: &PupilId| -> MeetWithSenco {
        op(json!({ "round": "2026-1", "pupil_id": pupil, "with_senco": true }))
    };
    school.write(&school.senco, with(&school.zoe));
    let busy = school
        .office
        .write(&school.senco, with(&school.idris))
        .map(|_| ());
    assert_eq!(
        sentence(busy),
        "Mrs A Okafor meets the parents of Zoë Ångström at 15:30 already. Choose another time."
    );
    put(&school, &school.idris, &id, "head", "15:45").unwrap();
    school.write(&school.senco, with(&school.idris));
    let back = put(&school, &school.idris, &id, "head", "15:30");
    assert!(sentence(back).contains("Mrs A Okafor meets"));
    let view = open(&school, &school.senco);
    assert!(child(&view, &school.zoe).with_senco);
}

#[test]
fn a_family_is_never_in_two_places_and_hears_when_its_times_lie_apart() {
    let school = two_plans();
    make_siblings(&school);
    let id = school.write(&school.senco, evening(json!({}))).id;
    put(&school, &school.zoe, &id, "teacher", "15:30").unwrap();
    let both = put(&school, &school.idris, &id, "head", "15:30");
    assert_eq!(
        sentence(both),
        "The family is met about Zoë Ångström at 15:30 already. Choose the time before or after it."
    );
    put(&school, &school.idris, &id, "head", "16:00").unwrap();
    let view = open(&school, &school.senco);
    assert!(child(&view, &school.zoe).apart && child(&view, &school.idris).apart);
    assert_eq!(child(&view, &school.zoe).siblings, ["Idris Owen"]);
    put(&school, &school.idris, &id, "head", "15:45").unwrap();
    assert!(!child(&open(&school, &school.senco), &school.zoe).apart);
}

#[test]
fn a_meeting_that_was_held_keeps_its_time() {
    let school = two_plans();
    let id = school.write(&school.senco, evening(json!({}))).id;
    put(&school, &school.zoe, &id, "teacher", "15:30").unwrap();
    let came: RecordMeeting = op(json!({ "round": "2026-1", "pupil_id": school.zoe,
        "version": version(&school, &school.zoe), "outcome": "attended", "happened_on": "2026-10-12", "note": "" }));
    school.write(&school.senco, came);
    assert!(
        sentence(put(&school, &school.zoe, &id, "teacher", "15:45")).contains("recorded already")
    );
    assert!(
        sentence(put(&school, &school.idris, &id, "teacher", "15:30"))
            .contains("held there and then")
    );
}
