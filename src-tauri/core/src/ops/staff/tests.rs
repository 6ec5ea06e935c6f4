//! Who may change staff, and what is refused.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::json;

use super::*;
use crate::error::Error;
use crate::office::Session;
use crate::testing::{TestSchool, day, op};

fn draft(name: &str, administrator: bool) -> StaffDraft {
    op(
        json!({ "name": name, "role": "senco", "administrator": administrator, "job_title": " SENCO " }),
    )
}

fn add(name: &str) -> AddStaff {
    let staff = draft(name, false);
    AddStaff { staff }
}

fn save(id: &StaffId, administrator: bool) -> SaveStaff {
    SaveStaff {
        id: id.clone(),
        version: 1,
        staff: draft("Mrs A Okafor", administrator),
    }
}

fn leave(who: &Session, left_on: Option<&str>) -> StaffLeaves {
    StaffLeaves {
        id: who.staff_id().clone(),
        version: 1,
        left_on: left_on.map(day),
    }
}

#[test]
fn a_colleague_is_added_with_a_password_to_replace_and_two_traces() {
    let school = TestSchool::new();
    let before = school.audit_len();
    let id = school.write(&school.senco, add("Mr T Bello"));
    let staff = school.read(&school.ta, ListStaff {});
    let bello = staff.iter().find(|kept| kept.record.id == id).unwrap();
    assert_eq!(bello.record.job_title, "SENCO");
    assert_eq!(school.audit_len(), before + 2);
}

#[test]
fn two_colleagues_of_one_name_could_not_be_told_apart() {
    let school = TestSchool::new();
    let twin = school.office.write(&school.senco, add("ms j. lee"));
    assert!(
        matches!(&twin, Err(Error::Invalid(f)) if f.of("name").len() == 1),
        "{twin:?}"
    );
    let nameless = school.office.write(&school.senco, add("  "));
    assert!(
        matches!(&nameless, Err(Error::Invalid(f)) if f.of("name").len() == 1),
        "{nameless:?}"
    );
    let ta = school.ta.staff_id().clone();
    school.write(&school.senco, leave(&school.ta, Some("2026-11-09")));
    assert!(
        school.office.write(&school.senco, add("Ms J Lee")).is_ok(),
        "who has left is not in the way"
    );
    let reset = ResetPassword { staff_id: ta };
    let refused = school.office.write(&school.senco, reset);
    assert!(
        matches!(&refused, Err(Error::Invalid(f)) if f.of("staff_id").len() == 1),
        "{refused:?}"
    );
}

#[test]
fn the_last_administrator_can_neither_leave_nor_stop_being_one() {
    let school = TestSchool::new();
    let me = school.senco.staff_id().clone();
    let stop = school.office.write(&school.senco, save(&me, false));
    assert!(
        matches!(&stop, Err(Error::Invalid(f)) if f.of("administrator").len() == 1),
        "{stop:?}"
    );
    let gone = school
        .office
        .write(&school.senco, leave(&school.senco, Some("2026-12-18")));
    assert!(
        matches!(&gone, Err(Error::Invalid(f)) if f.of("left_on").len() == 1),
        "{gone:?}"
    );
    let head = SaveStaff {
        id: school.head.staff_id().clone(),
        version: 1,
        staff: draft("Mr D Pryce", true),
    };
    school.write(&school.senco, head);
    school.write(&school.senco, leave(&school.senco, Some("2026-12-18")));
    let now_last = StaffLeaves {
        id: school.head.staff_id().clone(),
        version: 2,
        left_on: Some(day("2026-12-18")),
    };
    let refused = school.office.write(&school.senco, now_last);
    assert!(
        matches!(&refused, Err(Error::Invalid(f)) if f.of("left_on").len() == 1),
        "an administrator with a leaving date does not count: {refused:?}"
    );
}

#[test]
fn who_has_left_can_come_back_and_a_stale_form_does_not_win() {
    let school = TestSchool::new();
    school.write(&school.senco, leave(&school.ta, Some("2026-11-09")));
    let stale = school.office.write(&school.senco, leave(&school.ta, None));
    assert!(matches!(stale, Err(Error::Conflict)), "{stale:?}");
    let back = StaffLeaves {
        version: 2,
        ..leave(&school.ta, None)
    };
    school.write(&school.senco, back);
    let staff = school.read(&school.senco, ListStaff {});
    assert!(staff.iter().all(|kept| kept.record.left_on.is_none()));
}

#[test]
fn only_an_administrator_changes_staff() {
    let school = TestSchool::new();
    let before = school.audit_len();
    for who in [
        &school.head,
        &school.teacher,
        &school.ta,
        &school.office_staff,
    ] {
        let added = school.office.write(who, add("Mr T Bello"));
        assert!(matches!(added, Err(Error::Forbidden)), "{added:?}");
        let left = school.office.write(who, leave(&school.ta, None));
        assert!(matches!(left, Err(Error::Forbidden)), "{left:?}");
        let raised = school.office.write(who, save(who.staff_id(), true));
        assert!(matches!(raised, Err(Error::Forbidden)), "{raised:?}");
        let reset = ResetPassword {
            staff_id: who.staff_id().clone(),
        };
        let reset = school.office.write(who, reset);
        assert!(matches!(reset, Err(Error::Forbidden)), "{reset:?}");
    }
    assert_eq!(school.audit_len(), before);
}
