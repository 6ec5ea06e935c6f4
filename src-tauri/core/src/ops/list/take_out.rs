//! A list as a file or on paper. Both are acts that the trail keeps: who, which list, how many children, as what.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use super::ListWanted;
use super::gather::Chosen;
use crate::documents::{self, ListPaper, PaperChoices, PaperStamp};
use crate::domain::date_words::long;
use crate::domain::field_errors::FieldErrors;
use crate::domain::record::person::Staff;
use crate::domain::record::school::THE_SCHOOL;
use crate::domain::role::Action;
use crate::domain::words::count;
use crate::error::{Error, Result};
use crate::exchange::write::{Cell, SheetFormat, Table, WriteError};
use crate::office::WriteOp;
use crate::ops::print::{PaperOp, PrintedPaper, safe_name};
use crate::ops::school::the_school;
use crate::store::{FieldChange, WriteTx};

/// The window's words about a list are no longer than this.
const LONGEST_WORDS: usize = 200;

/// A write that ends in a file to be saved.
pub trait FileOp: WriteOp {
    /// Makes the file. Called after the commit.
    ///
    /// # Errors
    /// What stands in the way of it.
    fn make(output: Self::Output) -> Result<ExportedFile>;
}

/// A file for the person to save where they like.
#[derive(Debug, Serialize, TS)]
pub struct ExportedFile {
    pub bytes_base64: String,
    pub format: SheetFormat,
    /// "SEND register 2026-11-22.xlsx": no child's name is in it.
    pub suggested_file_name: String,
    pub rows: u32,
    pub children: u32,
}

/// Takes a list out as a spreadsheet.
#[derive(Debug, Deserialize, TS)]
pub struct ExportList {
    pub wanted: ListWanted,
    pub format: SheetFormat,
}

/// Takes a list out on paper.
#[derive(Debug, Deserialize, TS)]
pub struct PrintList {
    pub wanted: ListWanted,
}

/// A list that was taken out, not yet made into anything.
#[derive(Debug, Serialize)]
pub struct ListSheet {
    pub(super) table: Table,
    stamp: PaperStamp,
    pub(super) counted: String,
    children: u32,
    file_name: String,
    format: Option<SheetFormat>,
}

impl WriteOp for ExportList {
    const ACTION: Action = Action::Export;
    type Output = ListSheet;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<ListSheet> {
        sheet(tx, &self.wanted, Some(self.format))
    }
}

impl FileOp for ExportList {
    fn make(sheet: ListSheet) -> Result<ExportedFile> {
        let format = sheet.format.unwrap_or(SheetFormat::Xlsx);
        let bytes = format.write(&sheet.table).map_err(told)?;
        Ok(ExportedFile {
            bytes_base64: STANDARD.encode(bytes),
            format,
            suggested_file_name: sheet.file_name,
            rows: number(sheet.table.rows.len()),
            children: sheet.children,
        })
    }
}

impl WriteOp for PrintList {
    const ACTION: Action = Action::Export;
    type Output = ListSheet;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<ListSheet> {
        sheet(tx, &self.wanted, None)
    }
}

impl PaperOp for PrintList {
    fn lay_out(sheet: ListSheet) -> Result<PrintedPaper> {
        let paper = ListPaper {
            title: sheet.table.title,
            counted: sheet.counted,
            about: sheet.table.about,
            head: sheet.table.head,
            rows: sheet
                .table
                .rows
                .iter()
                .map(|row| row.iter().map(on_paper).collect())
                .collect(),
        };
        let made = documents::list(&paper, &sheet.stamp, &PaperChoices::default())?;
        Ok(PrintedPaper::of(made, sheet.file_name))
    }
}

/// Gathers the list and leaves the trace of its going out.
fn sheet(
    tx: &mut WriteTx<'_>,
    wanted: &ListWanted,
    format: Option<SheetFormat>,
) -> Result<ListSheet> {
    let list = wanted.of.gather(tx)?.chosen(wanted)?;
    let narrowed = narrowed(wanted);
    let (children, rows) = (list.children(), number(list.rows.len()));
    let verb = match format {
        Some(_) => list.names.exported,
        None => list.names.printed,
    };
    let told = |field: &str, to: serde_json::Value| FieldChange {
        field: field.to_owned(),
        from: serde_json::Value::Null,
        to,
    };
    let columns: Vec<&str> = list.columns.iter().map(|one| one.name.as_str()).collect();
    let mut changes = vec![
        told("children", json!(children)),
        told("rows", json!(rows)),
        told("columns", json!(columns.join(", "))),
    ];
    if !narrowed.is_empty() {
        changes.push(told("narrowed_by", json!(narrowed)));
    }
    changes.extend(format.map(|format| told("file", json!(format.ending()))));
    tx.note_taken_out(list.names.kind, THE_SCHOOL, verb, changes);

    let me = tx.get::<Staff>(tx.session().staff_id().as_str())?;
    let stamp = PaperStamp {
        printed_on: tx.world().local_now(),
        printed_by: me.name,
        school_name: the_school(tx)?.record.name,
    };
    let ending = format.map_or("pdf", SheetFormat::ending);
    let counted = counted(&list, children, rows);
    Ok(ListSheet {
        file_name: format!("{} {}.{ending}", safe_name(&list.title), tx.today()),
        table: Table {
            about: about(&list, wanted, &narrowed, &counted, &stamp, format),
            title: list.title,
            made_at: stamp.printed_on,
            head: list.columns.into_iter().map(|one| one.name).collect(),
            rows: list.rows.into_iter().map(|row| row.cells).collect(),
        },
        stamp,
        counted,
        children,
        format,
    })
}

/// "38 children", "112 contacts of 60 children".
fn counted(list: &Chosen, children: u32, rows: u32) -> String {
    let of_children = if children == 1 {
        "1 child".to_owned()
    } else {
        format!("{children} children")
    };
    match list.names.row {
        "child" => of_children,
        "person" if rows != 1 => format!("{rows} people"),
        "entry" if rows != 1 => format!("{rows} entries"),
        row if children == 0 => count(rows, row),
        row => format!("{} of {of_children}", count(rows, row)),
    }
}

fn about(
    list: &Chosen,
    wanted: &ListWanted,
    narrowed: &str,
    counted: &str,
    stamp: &PaperStamp,
    format: Option<SheetFormat>,
) -> Vec<(String, String)> {
    let order = words_of(&wanted.order);
    let mut about = vec![
        ("School", stamp.school_name.clone()),
        ("How many", counted.to_owned()),
        (
            "Narrowed by",
            if narrowed.is_empty() {
                "Nothing".to_owned()
            } else {
                narrowed.to_owned()
            },
        ),
        (
            "In order of",
            if order.is_empty() {
                list.names.order.to_owned()
            } else {
                order
            },
        ),
    ];
    if format.is_some() {
        let day = long(stamp.printed_on.date());
        about.push(("Made", format!("{day} by {}", stamp.printed_by)));
        about.push((
            "Confidential",
            "Keep this file as carefully as the record it comes from, and delete it when it is no longer needed."
                .to_owned(),
        ));
    }
    about
        .into_iter()
        .map(|(label, words)| (label.to_owned(), words))
        .collect()
}

fn narrowed(wanted: &ListWanted) -> String {
    let parts: Vec<String> = wanted.narrowed_by.iter().map(|one| words_of(one)).collect();
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|words| !words.is_empty())
        .collect();
    parts.join("; ")
}

/// Words of the window on one line, and not a book.
fn words_of(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().take(LONGEST_WORDS).collect()
}

/// Months in letters leave no doubt which number is the day; a date stays on one line.
fn on_paper(cell: &Cell) -> String {
    match cell {
        Cell::Date(day) => day.format("%-d\u{a0}%b\u{a0}%Y").to_string(),
        Cell::Moment(at) => at.format("%-d\u{a0}%b\u{a0}%Y %H:%M").to_string(),
        other => other.text(),
    }
}

fn told(trouble: WriteError) -> Error {
    match trouble {
        WriteError::TooLarge { rows, .. } => FieldErrors::one(
            "rows",
            format!("A workbook holds at most {rows} rows. Narrow the list, or save it as CSV."),
        )
        .into(),
        WriteError::Writing(words) => Error::Internal(words),
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
