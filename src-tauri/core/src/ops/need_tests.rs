//! What needs promise: one primary need whenever there is any.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::{Value, json};

use super::*;
use crate::error::Error;
use crate::testing::{TestSchool, op};

fn draft(area: &str, sen_type: Value, rank: &str) -> Value {
    json!({ "area": area, "sen_type": sen_type, "rank": rank, "detail": "", "from_on": "2026-09-14",
            "to_on": null })
}

fn add(school: &TestSchool, rank: &str, sen_type: &str) -> NeedId {
    let area = SenType::from_code(sen_type).unwrap().area().unwrap().code();
    school.write(
        &school.senco,
        op::<AddNeed>(
            json!({ "pupil_id": school.zoe, "need": draft(area, json!(sen_type), rank) }),
        ),
    )
}

fn refused(school: &TestSchool, need: Value, field: &str) -> String {
    let before = school.audit_len();
    let add: AddNeed = op(json!({ "pupil_id": school.zoe, "need": need }));
    let Err(Error::Invalid(errors)) = school.office.write(&school.senco, add) else {
        panic!("it was not refused");
    };
    assert_eq!(school.audit_len(), before);
    errors.of(field).join(" ")
}

fn list(school: &TestSchool) -> Vec<Kept<Need>> {
    let pupil_id = school.zoe.clone();
    school.read(&school.ta, ListNeeds { pupil_id })
}

/// The needs of today as "rank type".
fn ranks(school: &TestSchool) -> Vec<String> {
    let needs = list(school).into_iter();
    needs
        .filter(|kept| kept.voided.is_none() && kept.record.to_on.is_none())
        .map(|kept| {
            let sen_type = kept.record.sen_type.map_or("-", SenType::code);
            format!("{} {sen_type}", kept.record.rank.code())
        })
        .collect()
}

#[test]
fn the_first_need_is_the_primary_one() {
    let school = TestSchool::new();
    let secondary = draft("communication_and_interaction", json!("SLCN"), "secondary");
    assert_eq!(
        refused(&school, secondary, "rank"),
        "Choose which need is the primary one."
    );
    add(&school, "primary", "SLCN");
    add(&school, "secondary", "SPLD");
    assert_eq!(ranks(&school), ["primary SLCN", "secondary SPLD"]);
}

#[test]
fn a_new_primary_need_takes_the_place_of_the_one_before() {
    let school = TestSchool::new();
    add(&school, "primary", "SLCN");
    add(&school, "secondary", "SPLD");
    let before = school.audit_len();
    add(&school, "primary", "ASD");
    assert_eq!(
        school.audit_len(),
        before + 2,
        "one added, one that made way"
    );
    assert_eq!(
        ranks(&school),
        ["primary ASD", "secondary SPLD", "further SLCN"]
    );
}

#[test]
fn the_primary_need_is_not_let_go_of_while_there_are_others() {
    let school = TestSchool::new();
    let primary = add(&school, "primary", "SLCN");
    let other = add(&school, "secondary", "SPLD");
    let end: EndNeed = op(json!({ "id": primary, "version": 1, "to_on": "2026-11-09" }));
    let ended = school.office.write(&school.senco, end);
    assert!(
        matches!(&ended, Err(Error::Invalid(f)) if f.of("to_on").len() == 1),
        "{ended:?}"
    );
    let void = |id: &NeedId| VoidNeed {
        id: id.clone(),
        reason: "Not so".to_owned(),
    };
    let voided = school.office.write(&school.senco, void(&primary));
    assert!(
        matches!(&voided, Err(Error::Invalid(f)) if f.of("reason").len() == 1),
        "{voided:?}"
    );
    school.write(&school.senco, void(&other));
    school.write(&school.senco, void(&primary));
    assert_eq!(ranks(&school), Vec::<String>::new());
    school.write(&school.senco, BringBackNeed { id: other });
    assert_eq!(
        ranks(&school),
        ["primary SPLD"],
        "the only need is the primary one"
    );
    school.write(&school.senco, BringBackNeed { id: primary });
    assert_eq!(ranks(&school), ["primary SPLD", "secondary SLCN"]);
}

#[test]
fn a_type_of_need_fits_its_area_and_nsa_is_for_sen_support() {
    let school = TestSchool::new();
    let wrong = draft("cognition_and_learning", json!("SLCN"), "primary");
    assert!(refused(&school, wrong, "sen_type").contains("belongs to communication"));
    let nsa = draft("cognition_and_learning", json!("NSA"), "primary");
    assert!(refused(&school, nsa, "sen_type").contains("SEN support (K)"));
    let empty = json!({ "area": null, "sen_type": null, "rank": "primary", "detail": "",
                        "from_on": "2026-11-11", "to_on": "2026-11-01" });
    for field in ["area", "from_on", "to_on"] {
        assert!(
            !refused(&school, empty.clone(), field).is_empty(),
            "{field}"
        );
    }
}

#[test]
fn a_need_of_the_past_has_no_rank_to_fit() {
    let school = TestSchool::new();
    let mut past = draft("communication_and_interaction", json!("SLCN"), "secondary");
    past["from_on"] = json!("2024-09-01");
    past["to_on"] = json!("2025-07-20");
    let add: AddNeed = op(json!({ "pupil_id": school.zoe, "need": past }));
    school.write(&school.senco, add);
    assert_eq!(list(&school).len(), 1);
}

#[test]
fn a_need_is_revised_from_its_latest_version() {
    let school = TestSchool::new();
    let id = add(&school, "primary", "SLCN");
    let revise = |detail: &str| -> ReviseNeed {
        let mut need = draft("communication_and_interaction", json!("SLCN"), "primary");
        need["detail"] = json!(detail);
        op(json!({ "id": id, "version": 1, "need": need }))
    };
    school.write(&school.senco, revise("Word finding"));
    let late = school.office.write(&school.senco, revise("Grammar"));
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
    assert_eq!(list(&school)[0].record.detail, "Word finding");
}

#[test]
fn only_the_senco_records_needs() {
    let school = TestSchool::new();
    let need = draft("cognition_and_learning", json!("SPLD"), "primary");
    let others = [
        &school.head,
        &school.teacher,
        &school.ta,
        &school.office_staff,
    ];
    school.forbids(&others, || {
        op::<AddNeed>(json!({ "pupil_id": school.zoe, "need": need }))
    });
    let pupil_id = school.zoe.clone();
    let read = school
        .office
        .read(&school.office_staff, ListNeeds { pupil_id });
    assert!(matches!(read, Err(Error::Forbidden)), "{read:?}");
}
