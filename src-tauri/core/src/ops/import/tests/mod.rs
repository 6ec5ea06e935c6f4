#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod applied;
mod refused;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;

use super::apply::Apply;
use super::file::ImportFile;
use super::plan::children_in;
use super::*;
use crate::domain::id::PupilId;
use crate::domain::record::import::ImportedList;
use crate::error::{Error, Result};
use crate::exchange::pupils::{CellCorrection, ColumnMeaning, is_heading, match_columns};
use crate::office::{ReadOp, Session};
use crate::ops::contact::ListContacts;
use crate::ops::factor::ListFactors;
use crate::ops::note::AddNote;
use crate::ops::pupil::OpenPupil;
use crate::progress::Progress;
use crate::store::{Leavers, PupilLine, ReadTx};
use crate::testing::{TestSchool, day, op};

const HEAD: &str = "UPN,Surname,Forename,DOB,Sex,Year,Class,SEN status,SEN type,EAL,Contact 1 name,Contact 1 \
                    relationship,Contact 1 PR,Contact 1 mobile\n";
const ZOE: &str =
    ",Ångström,Zoë,05/10/2018,F,3,hazel,K,SLCN,Y,Saga Ångström,Mother,Y,07700 900123\n";
const IDRIS: &str = ",OWEN,IDRIS,05/10/2018,F,3,rowan,N,,N,,,,\n";
const AMIRA: &str =
    "B801200005001,Khan,Amira,12/05/2019,F,2,Elm,E,ASD,Y,Noor Khan,Mother,Y,07700 900124\n";

fn list(rows: &[&str]) -> String {
    format!("{HEAD}{}", rows.concat())
}

fn file(text: &str) -> ImportFile {
    ImportFile {
        name: "pupils.csv".to_owned(),
        bytes: STANDARD.encode(text),
        sheet: None,
        header_row: None,
    }
}

fn columns(text: &str) -> Vec<Option<ColumnMeaning>> {
    match_columns(&file(text).table(&is_heading).unwrap().headers)
        .into_iter()
        .map(|found| found.map(|(meaning, _)| meaning))
        .collect()
}

fn preview(school: &TestSchool, who: &Session, text: &str) -> ImportPreview {
    let op = PreviewImport {
        file: file(text),
        columns: columns(text),
        corrections: Vec::new(),
    };
    school
        .office
        .long(who, op, &Progress::unwatched())
        .unwrap()
        .output
}

fn try_apply(
    school: &TestSchool,
    who: &Session,
    text: &str,
    seen: &str,
    decisions: ImportDecisions,
) -> Result<ImportResult> {
    let corrections: Vec<CellCorrection> = Vec::new();
    let columns = columns(text);
    let (table, children) =
        children_in(&file(text), &columns, &corrections, day("2026-11-10")).unwrap();
    let apply = Apply {
        file_name: "pupils.csv".to_owned(),
        columns,
        table,
        school: children,
        decisions,
        seen: seen.to_owned(),
        backup: "a backup".to_owned(),
        progress: Progress::unwatched(),
    };
    school
        .office
        .write(who, apply)
        .map(|written| written.output)
}

fn apply_with(school: &TestSchool, text: &str, decisions: ImportDecisions) -> ImportResult {
    let seen = preview(school, &school.senco, text).seen;
    try_apply(school, &school.senco, text, &seen, decisions).unwrap()
}

fn apply(school: &TestSchool, text: &str) -> ImportResult {
    apply_with(school, text, ImportDecisions::default())
}

fn line<'a>(preview: &'a ImportPreview, name: &str) -> &'a ImportLine {
    preview
        .lines
        .iter()
        .find(|line| line.name.starts_with(name))
        .unwrap()
}

struct Lines;

impl ReadOp for Lines {
    const ACTION: crate::domain::role::Action = crate::domain::role::Action::PupilList;
    type Output = Vec<String>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Vec<String>> {
        let plain = |mut line: PupilLine| {
            line.id = PupilId::new("");
            line.class_id = None;
            serde_json::to_string(&line).unwrap()
        };
        let mut lines: Vec<String> = tx
            .pupil_lines(Leavers::With)?
            .into_iter()
            .map(plain)
            .collect();
        lines.sort();
        Ok(lines)
    }
}

/// The school as its lists show it, without the ids.
fn shown(school: &TestSchool) -> Vec<String> {
    school.read(&school.senco, Lines)
}

#[test]
fn a_dry_run_tells_new_changed_unchanged_leaving_and_wrong_and_changes_nothing() {
    let school = TestSchool::new();
    let before = (school.audit_len(), shown(&school));
    let text = list(&[ZOE, AMIRA, ",Bell,Ann,29/02/2019,F,2,Elm,,,,,,,\n"]);
    let preview = preview(&school, &school.senco, &text);
    let groups: Vec<(&str, ImportGroup)> = preview
        .lines
        .iter()
        .map(|line| (line.name.as_str(), line.group))
        .collect();
    assert_eq!(
        groups,
        [
            ("Ångström, Zoë", ImportGroup::Changed),
            ("Khan, Amira", ImportGroup::New),
            ("Owen, Idris", ImportGroup::Leaving),
            ("Ann Bell", ImportGroup::Wrong),
        ]
    );
    let zoe: Vec<&str> = line(&preview, "Ångström")
        .changes
        .iter()
        .map(|change| change.what.as_str())
        .collect();
    assert_eq!(zoe, ["New contact", "Factor", "Primary need"]);
    assert_eq!(line(&preview, "Ann").wrong[0].row, 4);
    assert!(
        line(&preview, "Ann").wrong[0]
            .reason
            .contains("not a leap year")
    );
    assert_eq!(preview.new_classes, ["Elm"]);
    assert_eq!((school.audit_len(), shown(&school)), before);
}

#[test]
fn an_empty_cell_wipes_nothing_and_capitals_are_not_a_change() {
    let school = TestSchool::new();
    apply(&school, &list(&[ZOE, IDRIS]));
    let before = shown(&school);
    let bare = list(&[",Angstrom,Zoe,05/10/2018,,,,,,,Saga Angstrom,,,\n", IDRIS]);
    let preview = preview(&school, &school.senco, &bare);
    assert!(
        preview
            .lines
            .iter()
            .all(|line| line.group == ImportGroup::Unchanged),
        "{preview:#?}"
    );
    apply(&school, &bare);
    assert_eq!(shown(&school), before);
}

#[test]
fn somebody_of_the_same_name_and_birthday_waits_for_a_decision() {
    let school = TestSchool::new();
    let text = list(&[
        "B801200005001,Owen,Idris,05/10/2018,M,3,rowan,,,,,,,\n",
        ZOE,
    ]);
    let shown = preview(&school, &school.senco, &text);
    let owen = line(&shown, "Owen");
    assert_eq!(
        (owen.group, owen.likely_same),
        (ImportGroup::Possible, true)
    );
    assert_eq!(apply(&school, &text).left_out, 1);
    let key = owen.key.clone();
    let decide = |same| ImportDecisions {
        same: vec![SameChoice {
            key: key.clone(),
            same,
        }],
        ..ImportDecisions::default()
    };
    let result = apply_with(&school, &text, decide(true));
    assert_eq!((result.added, result.changed), (0, 1));
    let view = school.read(
        &school.senco,
        OpenPupil {
            pupil_id: school.idris.clone(),
        },
    );
    assert_eq!(view.pupil.record.upn.as_deref(), Some("B801200005001"));

    let other = TestSchool::new();
    let result = apply_with(&other, &text, decide(false));
    assert_eq!(result.added, 1);
    let view = other.read(
        &other.senco,
        OpenPupil {
            pupil_id: other.idris.clone(),
        },
    );
    assert_eq!(view.pupil.record.upn, None);
}

#[test]
fn sen_status_is_shown_and_never_changes_a_stage_by_itself() {
    let school = TestSchool::new();
    let text = list(&[ZOE, IDRIS]);
    apply(&school, &text);
    let shown = preview(&school, &school.senco, &text);
    assert_eq!(
        line(&shown, "Ångström").place,
        Some(crate::domain::pathway::CensusCode::K)
    );
    let wrong_stage = ImportDecisions {
        place: vec![PlaceChoice {
            key: line(&shown, "Ångström").key.clone(),
            stage_key: "ehcp".to_owned(),
        }],
        ..ImportDecisions::default()
    };
    let refused = try_apply(&school, &school.senco, &text, &shown.seen, wrong_stage);
    assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
    let my_plan = ImportDecisions {
        place: vec![PlaceChoice {
            key: line(&shown, "Ångström").key.clone(),
            stage_key: "my_plan".to_owned(),
        }],
        ..ImportDecisions::default()
    };
    assert_eq!(apply_with(&school, &text, my_plan).placed, 1);
    let ehcp = list(&[ZOE.replace(",K,", ",E,").as_str(), IDRIS]);
    let shown = preview(&school, &school.senco, &ehcp);
    let zoe = line(&shown, "Ångström");
    assert_eq!(
        (zoe.group, zoe.look.len(), zoe.place),
        (ImportGroup::Unchanged, 1, None)
    );
}

#[test]
fn what_the_columns_mean_is_remembered_for_the_same_headings() {
    let school = TestSchool::new();
    let read = |school: &TestSchool, text: &str| {
        let op = ReadImport {
            list: ImportedList::Pupils,
            file: file(text),
        };
        school
            .office
            .long(&school.senco, op, &Progress::unwatched())
            .unwrap()
            .output
    };
    let text = list(&[ZOE]);
    assert!(!read(&school, &text).remembered);
    apply(&school, &text);
    let again = read(&school, &text.to_uppercase());
    assert!(again.remembered);
    assert_eq!(again.columns[0].code, "upn 0");
    assert_eq!(again.columns[0].samples.len(), 0, "the column is empty");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn any_order_of_the_rows_gives_the_same_school(order in Just((0..8_usize).collect::<Vec<_>>()).prop_shuffle()) {
        let row = |n: usize| match n {
            0 => ZOE.to_owned(),
            1 => IDRIS.to_owned(),
            2 => AMIRA.to_owned(),
            3 => AMIRA.replace("Noor Khan,Mother", "Bilal Khan,Father"),
            n => format!(",Family{n},Child,0{n}/03/2020,M,1,Class {},K,MLD,N,Parent {n},Mother,Y,0145296012{n}\n", n % 3),
        };
        let straight: String = (0..8).map(row).collect();
        let shuffled: String = order.into_iter().map(row).collect();
        let [a, b] = [straight, shuffled].map(|rows| {
            let school = TestSchool::new();
            apply(&school, &list(&[&rows]));
            shown(&school)
        });
        prop_assert_eq!(a, b);
    }
}
