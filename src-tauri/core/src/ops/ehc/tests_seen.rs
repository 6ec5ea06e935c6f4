//! Who reads of a request, what two people lose, and where else a request shows.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::json;

use super::tests::{begin, draft, save, sent, sign, step, view};
use super::*;
use crate::error::Error;
use crate::office::Session;
use crate::ops::history::{PupilHistory, Timeline};
use crate::ops::placement::StageChoices;
use crate::ops::plan::fixture::with_full_plan;
use crate::ops::today::OpenToday;
use crate::testing::{TestSchool, op};

#[test]
fn of_a_request_only_the_senco_and_the_headteacher_read() {
    let school = TestSchool::new();
    begin(&school);
    school.write(&school.head, sign(&school));
    school.write(&school.senco, step(&school, sent("2026-11-02", "")));
    let everything = |who: &Session| {
        let pupil_id = || school.zoe.clone();
        let history = PupilHistory {
            pupil_id: pupil_id(),
            before: None,
        };
        let timeline = Timeline {
            pupil_id: pupil_id(),
        };
        [
            serde_json::to_string(&view(&school, who)).unwrap(),
            serde_json::to_string(&school.read(who, history)).unwrap(),
            serde_json::to_string(&school.read(who, timeline)).unwrap(),
        ]
        .join("\n")
    };
    for secret in ["speech therapy every week", "Mr D Pryce"] {
        assert!(everything(&school.head).contains(secret), "{secret}");
        assert!(!everything(&school.teacher).contains(secret), "{secret}");
        assert!(!everything(&school.ta).contains(secret), "{secret}");
    }
    let office = school.office.read(
        &school.office_staff,
        ChildEhc {
            pupil_id: school.zoe.clone(),
        },
    );
    assert!(matches!(office, Err(Error::Forbidden)));
    let idris = ChildEhc {
        pupil_id: school.idris.clone(),
    };
    assert!(matches!(
        school.office.read(&school.ta, idris),
        Err(Error::NotFound)
    ));
}

#[test]
fn somebody_elses_change_is_a_conflict_and_what_is_taken_back_comes_back() {
    let school = TestSchool::new();
    let id = begin(&school);
    let stale = save(&school.zoe, Some(&id), Some(7), &draft("Other words."));
    assert!(matches!(
        school.office.write(&school.senco, stale),
        Err(Error::Conflict)
    ));
    let other = save(&school.idris, Some(&id), Some(1), &draft("Other words."));
    assert!(matches!(
        school.office.write(&school.senco, other),
        Err(Error::NotFound)
    ));
    let void: VoidEhcRequest = op(json!({ "id": id, "reason": "Of another child" }));
    school.write(&school.senco, void);
    let gone = view(&school, &school.senco);
    assert!(gone.requests.is_empty());
    assert_eq!(gone.taken_back[0].words, "Request of 19 October 2026");
    school.write(&school.senco, BringBackEhcRequest { id });
    assert_eq!(view(&school, &school.senco).requests.len(), 1);
}

#[test]
fn the_entry_checks_of_the_statutory_stages_read_the_records() {
    let (school, _) = with_full_plan("2026-11-10");
    let met = |key: &str| -> Vec<String> {
        let pupil_id = school.zoe.clone();
        let choices = school
            .read(&school.senco, StageChoices { pupil_id })
            .choices;
        let stage = choices.into_iter().find(|one| one.key == key).unwrap();
        let met = stage.checks.into_iter().filter(|line| line.met);
        met.map(|line| line.check.code().to_owned()).collect()
    };
    assert!(met("ehcp").is_empty());
    super::tests_plan::issued(&school);
    assert_eq!(
        met("ehcp"),
        ["ehc_plan_date", "ehc_plan_sections", "ehc_plan_outcomes"]
    );
}

#[test]
fn a_request_waits_on_the_headteachers_today_until_it_is_signed() {
    let school = TestSchool::new();
    begin(&school);
    let waiting = |who: &Session| -> Vec<String> {
        let sign_offs = school.read(who, OpenToday {}).school.unwrap().sign_offs;
        let lines = sign_offs.into_iter();
        lines
            .map(|one| format!("{} since {}", one.pupil.name, one.since))
            .collect()
    };
    assert_eq!(waiting(&school.head), ["Zoë Ångström since 2026-10-19"]);
    assert!(waiting(&school.senco).is_empty(), "only who signs is asked");
    school.write(&school.head, sign(&school));
    assert!(waiting(&school.head).is_empty());
}
