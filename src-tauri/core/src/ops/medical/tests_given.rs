//! What the medication record promises: whoever gives a medicine writes it down, and what was written on another day stays.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::{Value, json};

use super::tests::{fields, hold, medicine, view};
use super::*;
use crate::domain::id::{MedicineGivenId, MedicineId};
use crate::error::Error;
use crate::testing::{TestSchool, op};

fn dose(medicine_id: &MedicineId) -> Value {
    json!({ "medicine_id": medicine_id, "happened_on": "2026-11-10", "at": "9.40", "outcome": "given",
        "dose": "2 puffs", "given_by": "Ms J Lee", "witness": "", "note": "" })
}

fn given(school: &TestSchool, given: &Value) -> SaveGiven {
    op(json!({ "pupil_id": school.zoe, "id": null, "version": null, "given": given }))
}

fn held(school: &TestSchool) -> MedicineId {
    school.write(&school.senco, hold(&school.zoe, &medicine()))
}

/// An entry that was written yesterday.
fn of_yesterday(school: &TestSchool) -> MedicineGivenId {
    let medicine_id = held(school);
    let mut yesterday = dose(&medicine_id);
    yesterday["happened_on"] = json!("2026-11-09");
    let id = school.write(&school.ta, given(school, &yesterday));
    let connection = school.office.file().connection();
    connection
        .execute(
            "update medicine_given set recorded_at = '2026-11-09T12:00:00.000Z'",
            [],
        )
        .unwrap();
    id
}

#[test]
fn whoever_gives_it_writes_it_down_with_a_trace() {
    let school = TestSchool::new();
    let medicine_id = held(&school);
    for who in [
        &school.senco,
        &school.teacher,
        &school.ta,
        &school.office_staff,
    ] {
        let before = school.audit_len();
        school.write(who, given(&school, &dose(&medicine_id)));
        assert_eq!(school.audit_len(), before + 1, "{:?}", who.role());
    }
    school.forbids(&[&school.head], || given(&school, &dose(&medicine_id)));
    let view = view(&school, &school.ta);
    assert_eq!(view.given_in_all, 4);
    assert_eq!(
        view.medicines[0].last_words,
        "Last given today at 09:40, 2 puffs"
    );
}

#[test]
fn all_that_is_wrong_with_a_dose_is_said_at_once() {
    let school = TestSchool::new();
    let medicine_id = held(&school);
    let write = |dose: &Value| {
        let answer = school.office.write(&school.ta, given(&school, dose));
        fields(answer.map(|_| ()))
    };
    let nothing = json!({ "medicine_id": null, "happened_on": null, "at": "soon", "outcome": null, "dose": "",
        "given_by": " ", "witness": "", "note": "" });
    assert_eq!(
        write(&nothing),
        ["at", "given_by", "happened_on", "medicine_id", "outcome"]
    );
    for (field, value, wrong) in [
        ("at", json!("10:01"), "at"),
        ("happened_on", json!("2026-11-11"), "happened_on"),
        ("happened_on", json!("2026-09-01"), "happened_on"),
        ("dose", json!(" "), "dose"),
        ("outcome", json!("refused"), "note"),
        ("outcome", json!("not_given"), "note"),
    ] {
        let mut one = dose(&medicine_id);
        one[field] = value;
        assert_eq!(write(&one), [wrong], "{field}");
    }
}

#[test]
fn a_refused_dose_keeps_its_reason_and_no_amount() {
    let school = TestSchool::new();
    let medicine_id = held(&school);
    let mut refused = dose(&medicine_id);
    refused["outcome"] = json!("refused");
    refused["note"] = json!("Turned her head away; mother told at 9:50");
    school.write(&school.ta, given(&school, &refused));
    let view = view(&school, &school.senco);
    assert_eq!(view.given[0].given.record.dose, "");
    assert_eq!(view.medicines[0].last_words, "", "she did not have it");
}

#[test]
fn a_medicine_of_another_child_or_one_handed_back_is_not_given() {
    let school = TestSchool::new();
    let others = school.write(&school.senco, hold(&school.idris, &medicine()));
    let answer = school
        .office
        .write(&school.senco, given(&school, &dose(&others)));
    assert!(matches!(answer, Err(Error::NotFound)), "{answer:?}");
    let own = held(&school);
    let end =
        json!({ "id": own, "version": 1, "ended_on": "2026-11-09", "end_reason": "Handed back" });
    school.write(&school.senco, op::<EndMedicine>(end));
    let answer = school.office.write(&school.ta, given(&school, &dose(&own)));
    assert_eq!(fields(answer.map(|_| ())), ["medicine_id"]);
}

#[test]
fn what_was_written_today_can_be_put_right_and_taken_back() {
    let school = TestSchool::new();
    let medicine_id = held(&school);
    let id = school.write(&school.ta, given(&school, &dose(&medicine_id)));
    let mut right = dose(&medicine_id);
    right["dose"] = json!("4 puffs");
    let change = |version: i32| -> SaveGiven {
        op(json!({ "pupil_id": school.zoe, "id": id, "version": version, "given": right }))
    };
    school.write(&school.ta, change(1));
    right["dose"] = json!("6 puffs");
    let change = |version: i32| -> SaveGiven {
        op(json!({ "pupil_id": school.zoe, "id": id, "version": version, "given": right }))
    };
    let late = school.office.write(&school.teacher, change(1));
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
    let void = VoidGiven {
        id: id.clone(),
        reason: "Written twice".to_owned(),
    };
    school.write(&school.ta, void);
    assert_eq!(view(&school, &school.ta).given_in_all, 0);
    let gone = view(&school, &school.ta).taken_back;
    assert_eq!(gone.len(), 1);
    assert!(gone[0].words.contains(", written down for "), "{gone:?}");
    school.write(&school.ta, BringBackGiven { id });
    assert_eq!(
        view(&school, &school.ta).given[0].given.record.dose,
        "4 puffs"
    );
}

#[test]
fn what_was_written_on_another_day_stays_and_is_corrected_beside_it() {
    let school = TestSchool::new();
    let id = of_yesterday(&school);
    let entry = &view(&school, &school.ta).given[0];
    assert!(!entry.open);
    let medicine_id = entry.given.record.medicine_id.clone();
    let before = school.audit_len();
    let mut right = dose(&medicine_id);
    right["happened_on"] = json!("2026-11-09");
    right["dose"] = json!("4 puffs");
    let change: SaveGiven =
        op(json!({ "pupil_id": school.zoe, "id": id, "version": 1, "given": right }));
    assert_eq!(
        fields(school.office.write(&school.senco, change).map(|_| ())),
        ["entry"]
    );
    let void = VoidGiven {
        id: id.clone(),
        reason: "Wrong".to_owned(),
    };
    assert_eq!(
        fields(school.office.write(&school.senco, void).map(|_| ())),
        ["entry"]
    );
    assert_eq!(school.audit_len(), before, "nothing came of it");
    let correct = |reason: &str| -> CorrectGiven {
        op(json!({ "of": id, "given": right, "reason": reason }))
    };
    let without = school.office.write(&school.ta, correct(" "));
    assert_eq!(fields(without.map(|_| ())), ["reason"]);
    let correction = school.write(&school.ta, correct("Four puffs, not two"));
    let view = view(&school, &school.ta);
    let old = view
        .given
        .iter()
        .find(|one| one.given.record.id == id)
        .unwrap();
    assert_eq!(old.given.record.dose, "2 puffs", "it stays as it was");
    assert_eq!(old.corrected_by.as_ref(), Some(&correction));
    assert_eq!(
        view.medicines[0].last_words,
        "Last given 9 November 2026 at 09:40, 4 puffs"
    );
    let again = school.office.write(&school.ta, correct("Again"));
    assert_eq!(fields(again.map(|_| ())), ["entry"]);
}
