//! What is promised of the first steps of a new school.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::json;

use super::*;
use crate::office::Session;
use crate::ops::placement::DecidePlacement;
use crate::ops::school::{SaveSchoolYear, SchoolSettings};
use crate::ops::today::OpenToday;
use crate::store::backup_state::{self, BackupState};
use crate::testing::{TestSchool, day, op};

fn steps(school: &TestSchool, who: &Session) -> Vec<FirstStep> {
    let today = school.read(who, OpenToday {});
    today.school.unwrap().first_steps
}

const ALL: &[FirstStepKind] = FirstStepKind::ALL;

fn open(steps: &[FirstStep]) -> Vec<FirstStepKind> {
    let open = steps.iter().filter(|step| !step.done);
    open.map(|step| step.kind).collect()
}

fn place_zoe(school: &TestSchool) {
    let decide: DecidePlacement = op(json!({ "pupil_id": school.zoe, "decision": {
        "to": "my_plan", "happened_on": "2026-10-05", "reason": "x", "evidence": "", "decided_by": "x",
        "parents_told_on": null, "confirmed": [], "missing_reason": "x" } }));
    school.write(&school.senco, decide);
}

/// Keeps the dates exactly as they were proposed.
fn keep_the_terms(school: &TestSchool) {
    let view = school.read(&school.senco, SchoolSettings {});
    let year = &view.years[0];
    let calendar = serde_json::to_value(&year.year.record.calendar).unwrap();
    let save: SaveSchoolYear = op(json!({ "version": year.year.version, "year": calendar }));
    school.write(&school.senco, save);
}

#[test]
fn each_step_is_ticked_by_the_record_itself() {
    use FirstStepKind::{Pathway, SecondPlace, Terms};
    let school = TestSchool::new();
    let first = steps(&school, &school.senco);
    assert_eq!(first.len(), 6);
    assert_eq!(open(&first), [Terms, SecondPlace, Pathway]);
    place_zoe(&school);
    assert_eq!(open(&steps(&school, &school.senco)), [Terms, SecondPlace]);
    keep_the_terms(&school);
    assert_eq!(open(&steps(&school, &school.senco)), [SecondPlace]);
}

#[test]
fn they_are_gone_once_all_are_taken() {
    let school = TestSchool::new();
    place_zoe(&school);
    keep_the_terms(&school);
    let state = BackupState {
        second_folder: "E:".to_owned(),
        ..BackupState::default()
    };
    backup_state::keep(&school.office.file().connection(), &state).unwrap();
    assert_eq!(steps(&school, &school.senco), []);
}

#[test]
fn nobody_is_asked_for_a_step_that_is_not_theirs() {
    let school = TestSchool::new();
    let kinds: Vec<FirstStepKind> = steps(&school, &school.head)
        .iter()
        .map(|one| one.kind)
        .collect();
    let theirs = ALL.iter().filter(|kind| school.head.may(kind.needs()));
    assert_eq!(kinds, theirs.copied().collect::<Vec<_>>());
    assert!(!kinds.contains(&FirstStepKind::SecondPlace));
}

#[test]
fn a_school_is_new_for_ninety_days() {
    let began = day("2026-11-10");
    for (days, new) in [(0, true), (90, true), (91, false), (4000, false)] {
        let today = began + Days::new(days);
        assert_eq!(is_new(Some(began), today), new, "{days}");
    }
    assert!(is_new(None, began));
}
