//! Whatever is edited, in whatever order: the register of a day before an edit answers as it did before it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use serde_json::json;

use super::tests::{pathway, place};
use super::*;
use crate::domain::pathway::{CensusCode, PathwayPreset, nearest_stages, preset};
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::ReadOp;
use crate::ops::register::register_rows_on;
use crate::store::ReadTx;
use crate::testing::{TestSchool, day, op};

/// The register as it was on each of these days, told whole.
struct Past(Vec<NaiveDate>);

impl ReadOp for Past {
    const ACTION: Action = Action::PupilList;
    type Output = Vec<String>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Vec<String>> {
        self.0
            .iter()
            .map(|on| {
                let rows = register_rows_on(tx, *on)?;
                let told: Vec<String> = rows
                    .iter()
                    .map(|row| format!("{} {:?} {:?}", row.pupil.id, row.stage, row.stage_order))
                    .collect();
                Ok(told.join("; "))
            })
            .collect()
    }
}

#[derive(Debug, Clone)]
enum Edit {
    Rename(usize, u8),
    Reorder(usize),
    Register(usize),
    Add(u8),
    Retire(usize),
    Preset(PathwayPreset),
    PutBack(u32),
}

fn edits() -> impl Strategy<Value = Edit> {
    prop_oneof![
        3 => (0..6_usize, 0..9_u8).prop_map(|(stage, name)| Edit::Rename(stage, name)),
        2 => (0..6_usize).prop_map(Edit::Reorder),
        3 => (0..6_usize).prop_map(Edit::Register),
        1 => (0..9_u8).prop_map(Edit::Add),
        2 => (0..6_usize).prop_map(Edit::Retire),
        2 => (0..4_usize).prop_map(|which| Edit::Preset(PathwayPreset::ALL[which])),
        2 => (1..8_u32).prop_map(Edit::PutBack),
    ]
}

/// Makes the edit on that day where it is allowed; gives whether it was.
fn make(school: &TestSchool, edit: &Edit, on: NaiveDate) -> bool {
    let (before, version) = pathway(school);
    let mut after = before.clone();
    let mut shifts = Vec::new();
    let mut puts_back = None;
    let last = after.stages.len() - 1;
    match edit {
        Edit::Rename(stage, name) => after.stages[*stage.min(&last)].name = format!("Stage {name}"),
        Edit::Reorder(stage) => after.stages.swap(*stage.min(&last), 0),
        Edit::Register(stage) => {
            let stage = &mut after.stages[*stage.min(&last)];
            stage.on_register = !stage.on_register;
            stage.census = if stage.on_register {
                CensusCode::K
            } else {
                CensusCode::N
            };
        }
        Edit::Add(name) => {
            let mut more = after.stages[last].clone();
            more.key = String::new();
            more.name = format!("More {name}");
            after.stages.push(more);
        }
        Edit::Retire(stage) => {
            after.stages.remove(*stage.min(&last));
        }
        Edit::Preset(which) => after = preset(*which),
        Edit::PutBack(edition) => {
            let source = PathwaySource::Before { edition: *edition };
            let Ok(back) = school.office.read(&school.senco, ProposePathway { source }) else {
                return false;
            };
            after = back.pathway;
            shifts = back.shifts;
            puts_back = back.puts_back;
        }
    }
    if shifts.is_empty() {
        shifts = nearest_stages(&before, &after);
    }
    let input = json!({ "version": version, "pathway": after, "shifts": shifts, "happened_on": on,
                        "reason": "Tried out", "puts_back": puts_back });
    let preview = school
        .office
        .read(&school.senco, op::<PreviewPathway>(input.clone()))
        .unwrap();
    let answer = school.office.write(&school.senco, op::<SavePathway>(input));
    match &answer {
        Ok(_) => assert!(preview.problems.is_empty(), "{:?}", preview.problems),
        Err(Error::Invalid(fields)) => assert_eq!(&preview.problems, fields),
        Err(other) => unreachable!("{edit:?}: {other}"),
    }
    answer.is_ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn no_sequence_of_edits_changes_what_the_register_was(
        all in proptest::collection::vec((edits(), 0..12_u64), 1..14),
    ) {
        let school = TestSchool::new();
        place(&school, &school.zoe, "my_profile", "2026-09-07");
        place(&school, &school.idris, "my_plan", "2026-09-01");
        place(&school, &school.zoe, "my_plan_plus", "2026-09-21");
        let today = day("2026-11-10");
        let mut on = day("2026-09-14");
        for (edit, later) in all {
            on = (on + Days::new(later)).min(today);
            let past: Vec<NaiveDate> = day("2026-08-28")
                .iter_days()
                .take_while(|day| *day < on)
                .step_by(4)
                .collect();
            let before = school.read(&school.senco, Past(past.clone()));
            make(&school, &edit, on);
            let after = school.read(&school.senco, Past(past));
            prop_assert_eq!(before, after, "{:?} on {}", edit, on);
        }
    }
}
