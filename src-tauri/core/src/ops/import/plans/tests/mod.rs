#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod applied;
mod refused;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;
use serde_json::json;

use super::deed::{Deed, Done};
use super::*;
use crate::domain::id::{ImportId, PlanId};
use crate::domain::record::import::ImportedList;
use crate::error::{Error, Result};
use crate::exchange::plans::{PlanField, is_plan_heading, match_plan_columns, rows_of};
use crate::exchange::pupils::CellCorrection;
use crate::office::Session;
use crate::ops::import::{ImportFile, ImportTemplate, ListImports, ReadImport, UndoImport};
use crate::ops::list::FileOp;
use crate::ops::plan::fixture::{OnMyPlan, with_plan};
use crate::ops::plan::{ListPlans, OpenPlan, SavePlan};
use crate::ops::rating::RateTarget;
use crate::progress::Progress;
use crate::testing::{TestSchool, day, op};

const TODAY: &str = "2026-11-10";
const HEAD: &str = "Child,Class,Long-term outcome,Target,Measure,Baseline,Expected,By when,Strategies,Intervention,Led by,\
                    Frequency\n";
const READS: &str = "Zoë Ångström,Hazel,I will read with my friends,I will read 20 words,,3,7,17/12/2026,Word mat; Overlay,\
                     Toe by Toe,Ms J Lee,3 x 20 mins\n";
const WRITES: &str =
    "\"Angstrom, Zoe\",,I will read with my friends,I will write my name,Yes or no,no,yes,,,,,\n";
const IDRIS: &str =
    "Idris Owen,Rowan,,I will count to 100,%,40%,80%,,,Number Sense,Mr P Hart,daily 10 minutes\n";

fn list(rows: &[&str]) -> String {
    format!("{HEAD}{}", rows.concat())
}

fn file(text: &str) -> ImportFile {
    ImportFile {
        name: "targets.csv".to_owned(),
        bytes: STANDARD.encode(text),
        sheet: None,
        header_row: None,
    }
}

fn columns(text: &str) -> Vec<Option<PlanField>> {
    match_plan_columns(&file(text).table(&is_plan_heading).unwrap().headers)
        .into_iter()
        .map(|found| found.map(|(field, _)| field))
        .collect()
}

/// A school in which both children are on My Plan and Zoë's plan is begun.
fn school() -> (TestSchool, PlanId) {
    let (school, plan) = with_plan(TODAY);
    school.write(&school.senco, OnMyPlan(school.idris.clone()));
    (school, plan)
}

struct Told {
    corrections: Vec<CellCorrection>,
    choices: Vec<PlanChildChoice>,
}

const NOTHING: Told = Told {
    corrections: Vec::new(),
    choices: Vec::new(),
};

fn preview_with(school: &TestSchool, text: &str, told: &Told) -> PlanImportPreview {
    let op = PreviewPlanImport {
        list: ImportedList::Plans,
        file: file(text),
        columns: columns(text),
        corrections: told.corrections.clone(),
        choices: told.choices.clone(),
    };
    let progress = Progress::unwatched();
    school
        .office
        .long(&school.senco, op, &progress)
        .unwrap()
        .output
}

fn preview(school: &TestSchool, text: &str) -> PlanImportPreview {
    preview_with(school, text, &NOTHING)
}

fn try_apply(
    school: &TestSchool,
    who: &Session,
    text: &str,
    seen: &str,
    told: &Told,
) -> Result<Done> {
    let columns = columns(text);
    let table = file(text).table(&is_plan_heading).unwrap();
    let deed = Deed {
        list: ImportedList::Plans,
        file_name: "targets.csv".to_owned(),
        rows: rows_of(&table, &columns, &told.corrections, day(TODAY)),
        table,
        columns,
        choices: told.choices.clone(),
        backup: "a backup".to_owned(),
        seen: Some(seen.to_owned()),
        progress: Progress::unwatched(),
    };
    school.office.write(who, deed).map(|written| written.output)
}

fn apply(school: &TestSchool, text: &str) -> (Option<ImportId>, PlanImportCount) {
    let seen = preview(school, text).seen;
    let done = try_apply(school, &school.senco, text, &seen, &NOTHING).unwrap();
    (done.id, done.preview.done)
}

/// Every open plan as its editor would show it, without ids.
fn plans(school: &TestSchool) -> Vec<String> {
    let mut shown = Vec::new();
    for pupil in [&school.zoe, &school.idris] {
        let list = ListPlans {
            pupil_id: pupil.clone(),
        };
        for line in school.read(&school.senco, list) {
            if line.plan.voided.is_some() {
                continue;
            }
            let plan_id = line.plan.record.id.clone();
            let view = school.read(&school.senco, OpenPlan { plan_id });
            let mut draft = serde_json::to_value(&view.draft).unwrap();
            without_ids(&mut draft);
            shown.push(format!("{pupil}: {draft}"));
        }
    }
    shown
}

fn without_ids(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(fields) => {
            fields.remove("id");
            fields.values_mut().for_each(without_ids);
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(without_ids),
        _ => {}
    }
}

#[test]
fn looking_says_what_would_come_into_each_plan_and_changes_nothing() {
    let (school, _) = school();
    let before = (plans(&school), school.audit_len());
    let shown = preview(&school, &list(&[READS, WRITES, IDRIS]));
    assert_eq!(school.audit_len(), before.1);
    assert_eq!(plans(&school), before.0);
    assert_eq!(shown.wrong, []);
    let children: Vec<(&str, bool, usize)> = shown
        .children
        .iter()
        .map(|child| {
            (
                child.pupil.name_in_list.as_str(),
                child.starts,
                child.rows.len(),
            )
        })
        .collect();
    assert_eq!(
        children,
        [("Ångström, Zoë", false, 2), ("Owen, Idris", true, 1)]
    );
    let adds: Vec<&str> = shown.children[0].rows[0]
        .adds
        .iter()
        .map(|add| add.what.as_str())
        .collect();
    assert_eq!(
        adds,
        ["Outcome", "Target", "Strategy", "Strategy", "Support"]
    );
    assert_eq!(
        shown.children[0].rows[0].adds[1].about,
        "From 3 out of 10 to 7 out of 10, by 17 December 2026"
    );
    assert_eq!(
        shown.children[1].rows[0].adds[2].about,
        "Mr P Hart, 5 times a week, 10 minutes"
    );
    assert_eq!(
        shown.done,
        PlanImportCount {
            children: 2,
            plans: 1,
            targets: 3,
            provision: 2,
            left_out: 0
        }
    );
}

#[test]
fn what_differs_is_shown_and_stays_and_what_the_plan_lacks_is_added() {
    let (school, _) = school();
    apply(&school, &list(&[READS]));
    let other = READS
        .replace(",3,7,", ",4,8,")
        .replace("Word mat;", "Read twice;")
        .replace("Toe by Toe", "Nessy");
    let shown = preview(&school, &list(&[&other]));
    let row = &shown.children[0].rows[0];
    assert_eq!(
        row.look,
        [
            "Baseline: 4 out of 10 in the list, 3 out of 10 here. It stays as it is here.",
            "Expected score: 8 out of 10 in the list, 7 out of 10 here. It stays as it is here."
        ]
    );
    let adds: Vec<(&str, &str)> = row
        .adds
        .iter()
        .map(|add| (add.what.as_str(), add.text.as_str()))
        .collect();
    assert_eq!(adds, [("Strategy", "Read twice"), ("Support", "Nessy")]);
}

#[test]
fn a_name_that_fits_nobody_quite_waits_for_a_decision() {
    let (school, _) = school();
    let text = list(&[
        "Zoe Angstrum,,,I will sing,,,,,,,,\n",
        "Zoe Angstrum,,,I will hum,,,,,,,,\n",
    ]);
    let shown = preview(&school, &text);
    assert_eq!(shown.unsure.len(), 1);
    assert_eq!(shown.unsure[0].rows, [2, 3]);
    assert_eq!(shown.unsure[0].fits[0].id, school.zoe);
    assert_eq!((shown.done.targets, shown.done.left_out), (0, 2));
    let decide = |pupil_id| Told {
        choices: vec![PlanChildChoice {
            key: shown.unsure[0].key.clone(),
            pupil_id,
        }],
        ..NOTHING
    };
    let hers = preview_with(&school, &text, &decide(Some(school.zoe.clone())));
    assert_eq!((hers.unsure.len(), hers.done.targets), (0, 2));
    let out = preview_with(&school, &text, &decide(None));
    assert_eq!(
        (out.unsure.len(), out.done.targets, out.done.left_out),
        (0, 0, 2)
    );
}

#[test]
fn what_the_columns_mean_is_remembered_for_each_kind_of_list() {
    let (school, _) = school();
    let text = list(&[READS]);
    apply(&school, &text);
    let read = |list| {
        let op = ReadImport {
            list,
            file: file(&text),
        };
        school
            .office
            .long(&school.senco, op, &Progress::unwatched())
            .unwrap()
            .output
    };
    let known = read(ImportedList::Plans);
    assert!(known.remembered);
    assert_eq!(known.columns[3].code, "target");
    assert!(!read(ImportedList::Provision).remembered);
    assert!(!read(ImportedList::Pupils).remembered);
}

#[test]
fn the_empty_sheet_has_only_headings_that_are_known() {
    let (school, _) = school();
    for (list, least) in [
        (ImportedList::Plans, 15),
        (ImportedList::Provision, 11),
        (ImportedList::Pupils, 20),
    ] {
        let made =
            ImportTemplate::make(school.write(&school.senco, ImportTemplate { list })).unwrap();
        let bytes = STANDARD.decode(made.bytes_base64).unwrap();
        let told = crate::exchange::read(
            &bytes,
            &crate::exchange::Wish {
                sheet: Some(list.name()),
                ..Default::default()
            },
        );
        assert_eq!(
            told,
            Err(crate::exchange::Unreadable::NothingBelow),
            "it is an empty list"
        );
        let head = super::super::template::headings(list);
        assert!(head.len() >= least);
        for heading in &head {
            let known = match list {
                ImportedList::Pupils => crate::exchange::pupils::is_heading(heading),
                _ => is_plan_heading(heading),
            };
            assert!(known, "{heading}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn any_order_of_the_rows_gives_the_same_plans(
        order in Just((0..8_usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let rows: Vec<String> = (0..8)
            .map(|n| {
                let child = if n % 3 == 0 { "Idris Owen" } else { "Zoë Ångström" };
                // Row 6 and 7 set one target, of which each says a part; rows 1 and 4 contradict each other.
                let text = match n { 6 | 7 => "I will share".to_owned(), 1 | 4 => "I will wait".to_owned(), n => format!("I will do {n}") };
                let child = if n >= 6 { "Idris Owen" } else { child };
                let baseline = match n { 7 => String::new(), n => format!("{}", n % 5 + 1) };
                format!("{child},,Outcome {},{text},,{baseline},9,,,Support {n},Ms J Lee,\n", n % 2 * u32::from(n < 6))
            })
            .collect();
        let outcome = |order: &[usize]| {
            let (school, _) = school();
            let text = format!("{HEAD}{}", order.iter().map(|n| rows[*n].as_str()).collect::<String>());
            let (_, done) = apply(&school, &text);
            let mut words: Vec<String> = plans(&school)
                .iter()
                .flat_map(|plan| plan.split(['{', '}', '[', ']']).map(str::to_owned).collect::<Vec<_>>())
                .collect();
            words.sort();
            (done, words)
        };
        prop_assert_eq!(outcome(&[0, 1, 2, 3, 4, 5, 6, 7]), outcome(&order));
    }
}
