//! The deed: every row into the plan of its child, in one transaction; rehearsed to be looked at, then done.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::child::{Refused, work};
use super::who::{Meant, Roll};
use super::{PlanChildChoice, PlanImportCount, PlanImportPreview, UnsureChild};
use crate::domain::backup::BackupReason;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{ImportId, PupilId};
use crate::domain::person_name::fold;
use crate::domain::record::import::{ImportRun, ImportedList};
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::exchange::Table;
use crate::exchange::plans::{
    PlanField, PlanRow, PlanRows, is_plan_heading, lacking_of_plans, rows_of,
};
use crate::exchange::pupils::{CellCorrection, WrongRow};
use crate::office::{LongOp, Turns, WriteOp};
use crate::ops::import::file::{ImportFile, remember};
use crate::ops::import::preview::{Today, fingerprint, wrong_lines};
use crate::progress::Progress;
use crate::store::{Leavers, PupilLine, WriteTx};

/// The most rows that are put into plans in one go: each is checked as if it were typed.
const MOST_ROWS: usize = 5_000;

/// Shows what a list would do to the plans, and does nothing.
#[derive(Debug, Deserialize, TS)]
pub struct PreviewPlanImport {
    pub list: ImportedList,
    pub file: ImportFile,
    /// What each column means, nothing for one that is left out.
    pub columns: Vec<Option<PlanField>>,
    pub corrections: Vec<CellCorrection>,
    pub choices: Vec<PlanChildChoice>,
}

/// Puts a list into the plans as it was shown.
#[derive(Debug, Deserialize, TS)]
pub struct ApplyPlanImport {
    pub list: ImportedList,
    pub file: ImportFile,
    pub columns: Vec<Option<PlanField>>,
    pub corrections: Vec<CellCorrection>,
    pub choices: Vec<PlanChildChoice>,
    /// The mark of the preview that was shown.
    pub seen: String,
}

/// What an import of targets or provision did.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PlanImportResult {
    /// Nothing where there was nothing to do, so that no import was kept.
    pub id: Option<ImportId>,
    pub done: PlanImportCount,
}

impl LongOp for PreviewPlanImport {
    const ACTION: Action = Action::PlanImport;
    type Output = PlanImportPreview;
    fn run(self, turns: &mut Turns<'_>) -> Result<PlanImportPreview> {
        let deed = deed_of(
            turns,
            self.list,
            &self.file,
            self.columns,
            &self.corrections,
            self.choices,
        )?;
        Ok(turns.rehearse(deed)?.preview)
    }
}

impl LongOp for ApplyPlanImport {
    const ACTION: Action = Action::PlanImport;
    type Output = PlanImportResult;
    fn run(self, turns: &mut Turns<'_>) -> Result<PlanImportResult> {
        let mut deed = deed_of(
            turns,
            self.list,
            &self.file,
            self.columns,
            &self.corrections,
            self.choices,
        )?;
        turns.progress().begin(0, "Making a backup")?;
        let backup = turns.back_up(BackupReason::BeforeImport)?;
        let backup = backup
            .path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        deed.backup = backup.unwrap_or_default();
        deed.seen = Some(self.seen);
        let done = turns.write(deed)?;
        Ok(PlanImportResult {
            id: done.id,
            done: done.preview.done,
        })
    }
}

fn deed_of(
    turns: &Turns<'_>,
    list: ImportedList,
    file: &ImportFile,
    columns: Vec<Option<PlanField>>,
    corrections: &[CellCorrection],
    choices: Vec<PlanChildChoice>,
) -> Result<Deed> {
    if list == ImportedList::Pupils {
        return Err(Error::BadInput("a list of pupils has no plans".to_owned()));
    }
    turns.progress().begin(0, "Reading the file")?;
    let today = turns.read(Today)?;
    let table = file.table(&is_plan_heading)?;
    if table.rows.len() > MOST_ROWS {
        let sentence = "The list has more than 5,000 rows, far more than a school has targets. Choose the file with \
                        this year's alone.";
        return Err(FieldErrors::one("file", sentence).into());
    }
    if let Some(sentence) = lacking_of_plans(list, &columns) {
        return Err(FieldErrors::one("columns", sentence).into());
    }
    let rows = rows_of(&table, &columns, corrections, today);
    Ok(Deed {
        list,
        file_name: file.name.clone(),
        table,
        columns,
        rows,
        choices,
        backup: String::new(),
        seen: None,
        progress: turns.progress().clone(),
    })
}

/// The one transaction.
pub(super) struct Deed {
    pub(super) list: ImportedList,
    pub(super) file_name: String,
    pub(super) table: Table,
    pub(super) columns: Vec<Option<PlanField>>,
    pub(super) rows: PlanRows,
    pub(super) choices: Vec<PlanChildChoice>,
    pub(super) backup: String,
    /// The mark of the preview that was shown; nothing for a rehearsal.
    pub(super) seen: Option<String>,
    pub(super) progress: Progress,
}

/// What the deed did.
#[derive(Debug, Serialize)]
pub(super) struct Done {
    pub(super) id: Option<ImportId>,
    pub(super) preview: PlanImportPreview,
}

impl WriteOp for Deed {
    const ACTION: Action = Action::PlanImport;
    type Output = Done;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<Done> {
        let mut lines = tx.pupil_lines(Leavers::Without)?;
        lines.sort_by_cached_key(|line| (line.name().sort_key(), line.id.clone()));
        let roll = Roll::new(&lines, &self.choices, tx.today());
        let sorted = sort(&roll, self.rows, &self.columns);
        let total = u32::try_from(sorted.children.len()).unwrap_or(u32::MAX);
        self.progress
            .begin(total, "Putting the rows into the plans")?;
        let mut preview = PlanImportPreview {
            unsure: sorted.unsure,
            facts: facts(&self.table, &self.columns),
            ..PlanImportPreview::default()
        };
        let mut wrong = sorted.wrong;
        if self.seen.is_some() {
            let codes = self
                .columns
                .iter()
                .map(|field| field.map_or("", PlanField::code).to_owned());
            remember(tx, self.list, &self.table.headers, codes.collect())?;
        }
        let mut done = PlanImportCount::default();
        for line in &lines {
            let Some(rows) = sorted.children.get(&line.id) else {
                continue;
            };
            self.progress.item_done()?;
            let worked = work(tx, line, rows.clone())?;
            done.targets += worked.targets;
            done.provision += worked.provision;
            if let Some(child) = worked.child {
                done.children += u32::from(child.rows.iter().any(|row| !row.adds.is_empty()));
                done.plans += u32::from(child.starts);
                preview.children.push(child);
            }
            wrong.extend(
                worked
                    .refused
                    .into_iter()
                    .map(|one| refused_row(one, line, &self.columns)),
            );
        }
        wrong.sort();
        preview.wrong = wrong_lines(&wrong, &self.table);
        let unsure: usize = preview.unsure.iter().map(|child| child.rows.len()).sum();
        done.left_out =
            u32::try_from(preview.wrong.len() + unsure + sorted.left_out).unwrap_or(u32::MAX);
        preview.done = done;
        preview.seen = fingerprint(&preview)?;
        let mut id = None;
        if let Some(seen) = self.seen {
            if seen != preview.seen {
                let sentence =
                    "The plans have changed since this was shown. Look at it again, then apply it.";
                return Err(FieldErrors::one("seen", sentence).into());
            }
            if done.children > 0 {
                id = Some(keep_run(tx, self.list, self.file_name, self.backup, done)?);
            }
        }
        Ok(Done { id, preview })
    }
}

/// Its trace is the last of the import's, and by that the others are found: see `import_traces`.
fn keep_run(
    tx: &mut WriteTx<'_>,
    list: ImportedList,
    file_name: String,
    backup: String,
    done: PlanImportCount,
) -> Result<ImportId> {
    let id = ImportId::new(tx.new_id());
    tx.add(&ImportRun {
        id: id.clone(),
        list,
        file_name,
        happened_on: tx.today(),
        added: 0,
        changed: done.children,
        leaving: 0,
        placed: 0,
        plans: done.plans,
        targets: done.targets,
        provision: done.provision,
        backup,
        undone_on: None,
        kept_back: 0,
    })?;
    Ok(id)
}

/// The rows of the list by the children they are about.
struct Sorted {
    children: BTreeMap<PupilId, Vec<PlanRow>>,
    unsure: Vec<UnsureChild>,
    wrong: Vec<WrongRow>,
    /// How many rows a person said to leave out.
    left_out: usize,
}

fn sort(roll: &Roll<'_>, rows: PlanRows, columns: &[Option<PlanField>]) -> Sorted {
    let mut sorted = Sorted {
        children: BTreeMap::new(),
        unsure: Vec::new(),
        wrong: rows.wrong,
        left_out: 0,
    };
    for row in rows.rows {
        match roll.meant(&row.child) {
            Meant::This(line) => {
                let of_child: &mut Vec<PlanRow> =
                    sorted.children.entry(line.id.clone()).or_default();
                of_child.push(row);
            }
            Meant::OneOf(fits) => {
                let key = row.child.key();
                match sorted.unsure.iter_mut().find(|child| child.key == key) {
                    Some(child) => child.rows.push(row.row),
                    None => sorted.unsure.push(UnsureChild {
                        key,
                        name: row.child.name,
                        class: row.child.class,
                        rows: vec![row.row],
                        fits,
                    }),
                }
            }
            Meant::LeftOut => sorted.left_out += 1,
            Meant::Nobody => {
                let column = place(columns, PlanField::Name)
                    .or_else(|| place(columns, PlanField::Surname))
                    .or_else(|| place(columns, PlanField::Upn));
                let reason = if row.child.name.is_empty() {
                    "Nobody on the roll has this UPN.".to_owned()
                } else {
                    format!("Nobody on the roll is called {}.", row.child.name)
                };
                sorted.wrong.push(WrongRow {
                    row: row.row,
                    column,
                    name: row.child.name,
                    reason,
                });
            }
        }
    }
    sorted.unsure.sort_by_cached_key(|child| fold(&child.name));
    sorted
}

fn place(columns: &[Option<PlanField>], field: PlanField) -> Option<usize> {
    columns.iter().position(|column| *column == Some(field))
}

fn refused_row(refused: Refused, line: &PupilLine, columns: &[Option<PlanField>]) -> WrongRow {
    WrongRow {
        row: refused.row,
        column: refused.field.and_then(|field| place(columns, field)),
        name: line.name().in_list(),
        reason: refused.reason,
    }
}

/// What is to be known of the columns that nothing is made of.
fn facts(table: &Table, columns: &[Option<PlanField>]) -> Vec<String> {
    let out: Vec<String> = table
        .headers
        .iter()
        .enumerate()
        .filter(|(column, _)| columns.get(*column).copied().flatten().is_none())
        .map(|(_, header)| fold(header))
        .collect();
    let says = |words: &[&str]| {
        out.iter()
            .any(|header| words.iter().any(|word| header.contains(word)))
    };
    let mut facts = Vec::new();
    if says(&["cost"]) {
        facts.push("Costs are left out: they are not kept with a plan.".to_owned());
    }
    if says(&[
        "result",
        "achieved",
        "impact",
        "progress",
        "evaluation",
        "end score",
    ]) {
        facts.push(
            "How a target went is left out: it is said in the review, where the target is rated."
                .to_owned(),
        );
    }
    facts
}
