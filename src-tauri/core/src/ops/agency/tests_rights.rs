//! Who writes of agencies, and what two people lose.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::json;

use super::tests::{agency, entry, fields, refer, referral, referred, view};
use super::*;
use crate::error::Error;
use crate::testing::{TestSchool, op};

#[test]
fn only_the_senco_writes_of_agencies_and_nobody_about_a_child_out_of_scope() {
    let school = TestSchool::new();
    let (agency_id, id, _) = referred(&school);
    let others = [
        &school.head,
        &school.teacher,
        &school.ta,
        &school.office_staff,
    ];
    school.forbids(&others, || agency("Another"));
    school.forbids(&others, || {
        refer(&school.zoe, &referral(&agency_id, "2026-09-14"))
    });
    school.forbids(&others, || entry(&id, "visit", "x", &[]));
    let pupil_id = school.idris.clone();
    let read = school.office.read(&school.ta, ChildAgencies { pupil_id });
    assert!(matches!(read, Err(Error::NotFound)), "{read:?}");
    let pupil_id = school.zoe.clone();
    let office = school
        .office
        .read(&school.office_staff, ChildAgencies { pupil_id });
    assert!(matches!(office, Err(Error::Forbidden)), "{office:?}");
}

#[test]
fn an_agency_at_work_stays_on_the_list_and_one_off_it_keeps_its_name() {
    let school = TestSchool::new();
    let (agency_id, id, _) = referred(&school);
    let twice = school.office.write(&school.senco, agency("SPEECH therapy"));
    assert_eq!(fields(twice), ["name"]);
    let void = || VoidAgency {
        id: agency_id.clone(),
        reason: "Closed down".to_owned(),
    };
    let refused = school.office.write(&school.senco, void());
    assert_eq!(fields(refused), ["reason"]);
    let close: CloseReferral = op(json!({ "id": id, "version": 1, "closed_on": "2026-11-02",
        "outcome": "finished", "outcome_note": "" }));
    school.write(&school.senco, close);
    school.write(&school.senco, void());
    assert!(school.read(&school.senco, ListAgencies {}).is_empty());
    assert_eq!(
        view(&school, &school.senco).referrals[0].agency_name,
        "Speech therapy"
    );
    school.write(&school.senco, BringBackAgency { id: agency_id });
    assert_eq!(school.read(&school.senco, ListAgencies {}).len(), 1);
}

#[test]
fn two_people_on_one_referral_lose_nothing_and_a_mistake_comes_back() {
    let school = TestSchool::new();
    let (agency_id, id, report) = referred(&school);
    let revise = |reason: &str| -> SaveReferral {
        let mut draft = referral(&agency_id, "2026-09-14");
        draft["reason"] = json!(reason);
        op(json!({ "pupil_id": school.zoe, "id": id, "version": 1, "referral": draft }))
    };
    school.write(&school.senco, revise("First"));
    let late = school.office.write(&school.senco, revise("Second"));
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
    let void = VoidEntry {
        id: report.clone(),
        reason: "Another child's".to_owned(),
    };
    school.write(&school.senco, void);
    let without = view(&school, &school.senco);
    assert!(
        without.referrals[0].advice.is_empty(),
        "its advice goes with it"
    );
    let line = &without.taken_back[0];
    assert_eq!(
        (line.words.as_str(), line.reason.as_str(), line.id.as_str()),
        (
            "Report of 12 October 2026, Helen Marsh (Speech therapy)",
            "Another child's",
            report.as_str()
        )
    );
    assert!(
        view(&school, &school.ta).taken_back.is_empty(),
        "what she may not read is not told of"
    );
    school.write(&school.senco, BringBackEntry { id: report });
    assert_eq!(view(&school, &school.senco).referrals[0].advice.len(), 1);
    let void = VoidReferral {
        id: id.clone(),
        reason: "Another child".to_owned(),
    };
    school.write(&school.senco, void);
    let gone = view(&school, &school.senco);
    assert!(gone.referrals.is_empty());
    let words: Vec<&str> = gone
        .taken_back
        .iter()
        .map(|line| line.words.as_str())
        .collect();
    assert_eq!(words, ["Referral to Speech therapy of 14 September 2026"]);
    school.write(&school.senco, BringBackReferral { id });
    assert_eq!(view(&school, &school.senco).referrals.len(), 1);
}
