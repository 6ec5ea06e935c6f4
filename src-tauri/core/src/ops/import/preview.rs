//! The dry run: what a list would do, child by child, with nothing changed.

use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::file::ImportFile;
use super::plan::{Plan, PlannedChild, Standing, children_in, plan, stages_for};
use crate::domain::coded::coded;
use crate::domain::date_words::long;
use crate::domain::id::PupilId;
use crate::domain::pathway::CensusCode;
use crate::domain::role::Action;
use crate::domain::year_group::YearGroup;
use crate::error::{Error, Result};
use crate::exchange::Table;
use crate::exchange::pupils::{CellCorrection, ColumnMeaning, FileSchool, WrongRow};
use crate::office::{LongOp, ReadOp, Turns};
use crate::store::{PupilLine, ReadTx, Reader};

coded! {
    /// What would become of a child.
    pub enum ImportGroup {
        New = "new", "New";
        Changed = "changed", "Changed";
        Unchanged = "unchanged", "Unchanged";
        Possible = "possible", "Possibly the same child";
        Leaving = "leaving", "Leaving";
        Wrong = "wrong", "Wrong rows";
    }
}

/// One field, from what to what, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportChange {
    pub what: String,
    /// Empty where there was nothing before.
    pub from: String,
    pub to: String,
}

/// What is wrong in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportFault {
    pub row: u32,
    /// The column, from 0, where one cell is to blame and can be typed anew.
    pub column: Option<u16>,
    pub heading: String,
    /// What the cell holds.
    pub text: String,
    pub reason: String,
}

/// A row that is wrong, with everything that is wrong in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WrongLine {
    pub row: u32,
    pub name: String,
    pub faults: Vec<ImportFault>,
}

/// A child of the preview, or a wrong row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportLine {
    /// Names the child in the decisions.
    pub key: String,
    pub group: ImportGroup,
    pub name: String,
    /// "Year 3, Hazel, born 5 October 2018".
    pub about: String,
    pub rows: Vec<u32>,
    pub pupil_id: Option<PupilId>,
    pub changes: Vec<ImportChange>,
    /// What was left out of the rows, and why.
    pub notes: Vec<String>,
    /// What differs and is left as it is in Waymark.
    pub look: Vec<String>,
    /// The status of a child who is on no stage here, and may be placed on one.
    pub place: Option<CensusCode>,
    pub wrong: Vec<ImportFault>,
    /// Of somebody who may be the same child: who that is.
    pub other: String,
    /// Whether that is likely, because only the number is missing here.
    pub likely_same: bool,
    /// For a child who leaves: the day that the list says.
    #[ts(type = "string | null")]
    pub left_on: Option<NaiveDate>,
}

/// A stage on which children of a status may be placed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportStage {
    pub census: CensusCode,
    pub key: String,
    pub name: String,
}

/// What a list would do.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ImportPreview {
    /// By surname within each group, the groups in no order.
    pub lines: Vec<ImportLine>,
    pub facts: Vec<String>,
    pub new_classes: Vec<String>,
    pub stages: Vec<ImportStage>,
    /// Sent back with the order to apply it: whether the register is still as it was shown.
    pub seen: String,
}

/// Shows what a list would do. Nothing is changed.
#[derive(Debug, Deserialize, TS)]
pub struct PreviewImport {
    pub file: ImportFile,
    /// What each column means, nothing for one that is left out.
    pub columns: Vec<Option<ColumnMeaning>>,
    pub corrections: Vec<CellCorrection>,
}

impl LongOp for PreviewImport {
    const ACTION: Action = Action::PupilImport;
    type Output = ImportPreview;
    fn run(self, turns: &mut Turns<'_>) -> Result<ImportPreview> {
        turns.progress().begin(0, "Reading the file")?;
        let today = turns.read(Today)?;
        let (table, school) = children_in(&self.file, &self.columns, &self.corrections, today)?;
        turns.progress().begin(0, "Comparing with the register")?;
        turns.read(Look { table, school })
    }
}

/// Today's date.
pub(super) struct Today;

impl ReadOp for Today {
    const ACTION: Action = Action::PupilImport;
    type Output = NaiveDate;
    fn run(self, tx: &ReadTx<'_>) -> Result<NaiveDate> {
        Ok(tx.today())
    }
}

struct Look {
    table: Table,
    school: FileSchool,
}

impl ReadOp for Look {
    const ACTION: Action = Action::PupilImport;
    type Output = ImportPreview;
    fn run(self, tx: &ReadTx<'_>) -> Result<ImportPreview> {
        let plan = plan(tx, self.school)?;
        preview_of(tx, &plan, &self.table)
    }
}

pub(super) fn preview_of(tx: &Reader<'_>, plan: &Plan, table: &Table) -> Result<ImportPreview> {
    let today = tx.today();
    let mut lines: Vec<ImportLine> = plan
        .children
        .iter()
        .map(|child| line_of(child, today))
        .collect();
    lines.extend(plan.leaving.iter().map(|line| leaving_line(line, today)));
    lines.extend(wrong_lines(&plan.wrong, table).into_iter().map(wrong_line));
    let stages = [CensusCode::K, CensusCode::E]
        .into_iter()
        .flat_map(|census| {
            stages_for(&plan.pathway, census)
                .into_iter()
                .map(move |(key, name)| ImportStage { census, key, name })
        })
        .collect();
    let mut preview = ImportPreview {
        lines,
        facts: plan.facts.clone(),
        new_classes: plan.new_classes.keys().cloned().collect(),
        stages,
        seen: String::new(),
    };
    preview.seen = fingerprint(&preview)?;
    Ok(preview)
}

/// A short mark of everything that a preview shows.
pub(super) fn fingerprint(preview: &impl Serialize) -> Result<String> {
    let shown = serde_json::to_string(preview).map_err(|e| Error::Internal(e.to_string()))?;
    let mut hasher = DefaultHasher::new();
    shown.hash(&mut hasher);
    Ok(format!("{:016x}", hasher.finish()))
}

impl PlannedChild {
    pub(super) fn group(&self) -> ImportGroup {
        match self.standing {
            _ if self.left_on.is_some() => ImportGroup::Leaving,
            Standing::New => ImportGroup::New,
            Standing::Possible { .. } => ImportGroup::Possible,
            Standing::Known if self.compared.changes.is_empty() => ImportGroup::Unchanged,
            Standing::Known => ImportGroup::Changed,
        }
    }
}

fn line_of(child: &PlannedChild, today: NaiveDate) -> ImportLine {
    let file = &child.file;
    let group = child.group();
    let leaves = group == ImportGroup::Leaving;
    ImportLine {
        key: file.key(),
        group,
        name: match &child.line {
            Some(line) => line.name().in_list(),
            None => file.name().in_list(),
        },
        about: about(
            file.year
                .or_else(|| child.line.as_ref().and_then(|line| line.year_group(today))),
            &file.class,
            Some(child.compared.pupil.born_on),
        ),
        rows: file.rows.clone(),
        pupil_id: child.line.as_ref().map(|line| line.id.clone()),
        changes: if leaves {
            Vec::new()
        } else {
            child.compared.changes.clone()
        },
        notes: file.notes.clone(),
        look: if leaves {
            Vec::new()
        } else {
            child.compared.look.clone()
        },
        place: child.compared.place.filter(|_| !leaves),
        wrong: Vec::new(),
        other: match (&child.standing, &child.line) {
            (Standing::Possible { .. }, Some(line)) => other_words(line, today),
            _ => String::new(),
        },
        likely_same: child.standing
            == Standing::Possible {
                number_differs: false,
            },
        left_on: child.left_on,
    }
}

fn other_words(line: &PupilLine, today: NaiveDate) -> String {
    let number = line
        .upn
        .as_ref()
        .map_or_else(|| "no UPN".to_owned(), |upn| format!("UPN {upn}"));
    let class = line.class_name.clone().unwrap_or_default();
    format!(
        "{}: {}, {number}",
        line.name().display(),
        about(line.year_group(today), &class, Some(line.born_on))
    )
}

fn about(year: Option<YearGroup>, class: &str, born_on: Option<NaiveDate>) -> String {
    let mut parts = Vec::new();
    parts.extend(year.map(|year| year.name().to_owned()));
    if !class.is_empty() {
        parts.push(class.to_owned());
    }
    parts.extend(born_on.map(|born_on| format!("born {}", long(born_on))));
    parts.join(", ")
}

fn leaving_line(line: &PupilLine, today: NaiveDate) -> ImportLine {
    let class = line.class_name.clone().unwrap_or_default();
    ImportLine {
        key: line.id.as_str().to_owned(),
        group: ImportGroup::Leaving,
        name: line.name().in_list(),
        about: about(line.year_group(today), &class, Some(line.born_on)),
        rows: Vec::new(),
        pupil_id: Some(line.id.clone()),
        changes: Vec::new(),
        notes: Vec::new(),
        look: Vec::new(),
        place: None,
        wrong: Vec::new(),
        other: String::new(),
        likely_same: false,
        left_on: None,
    }
}

/// One line a row, with everything that is wrong in it; the faults of one row stand together.
pub(super) fn wrong_lines(wrong: &[WrongRow], table: &Table) -> Vec<WrongLine> {
    let mut lines: Vec<WrongLine> = Vec::new();
    for wrong in wrong {
        let cell = wrong.column.and_then(|column| {
            let row = table.rows.iter().find(|row| row.number == wrong.row)?;
            Some((
                u16::try_from(column).ok()?,
                row.cell(column).text().into_owned(),
            ))
        });
        let heading = wrong
            .column
            .and_then(|column| table.headers.get(column))
            .cloned();
        let fault = ImportFault {
            row: wrong.row,
            column: cell.as_ref().map(|(column, _)| *column),
            heading: heading.unwrap_or_default(),
            text: cell.map(|(_, text)| text).unwrap_or_default(),
            reason: wrong.reason.clone(),
        };
        match lines.last_mut().filter(|line| line.row == wrong.row) {
            Some(line) => line.faults.push(fault),
            None => lines.push(WrongLine {
                row: wrong.row,
                name: wrong.name.clone(),
                faults: vec![fault],
            }),
        }
    }
    lines
}

fn wrong_line(line: WrongLine) -> ImportLine {
    ImportLine {
        key: format!("row {}", line.row),
        group: ImportGroup::Wrong,
        name: line.name,
        about: String::new(),
        rows: vec![line.row],
        pupil_id: None,
        changes: Vec::new(),
        notes: Vec::new(),
        look: Vec::new(),
        place: None,
        wrong: line.faults,
        other: String::new(),
        likely_same: false,
        left_on: None,
    }
}
