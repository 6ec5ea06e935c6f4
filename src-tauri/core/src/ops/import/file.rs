//! The list itself: its bytes as the window sends them, its columns, and what each of them means.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::person_name::fold;
use crate::domain::record::import::ImportColumns;
use crate::domain::role::Action;
use crate::domain::words::count;
use crate::error::{Error, Result};
use crate::exchange::pupils::{
    ColumnConfidence, ColumnMeaning, PupilField, is_heading, match_columns,
};
use crate::exchange::{Source, Table, Unreadable, Wish, limits, read};
use crate::office::{LongOp, ReadOp, Turns};
use crate::store::ReadTx;

/// How many values of a column are shown.
const SAMPLES: usize = 3;

/// A list as it was chosen.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ImportFile {
    pub name: String,
    /// The file as it is on the disk, in base64.
    pub bytes: String,
    /// The sheet of a workbook; else the first with anything on it.
    pub sheet: Option<String>,
    /// The number of the row of headings; else it is found.
    pub header_row: Option<u32>,
}

impl ImportFile {
    pub(super) fn table(&self) -> Result<Table> {
        let most = usize::try_from(limits::FILE_BYTES).unwrap_or(usize::MAX);
        if self.bytes.len() / 4 * 3 > most + 4 {
            return Err(Unreadable::TooLarge.into());
        }
        let bytes = STANDARD
            .decode(&self.bytes)
            .map_err(|_| Error::BadInput("the file is not base64".to_owned()))?;
        let wish = Wish {
            sheet: self.sheet.as_deref(),
            header_row: self.header_row,
            knows: &is_heading,
        };
        Ok(read(&bytes, &wish)?)
    }
}

/// Looks into a list: which columns it has, and what they seem to mean.
#[derive(Debug, Deserialize, TS)]
pub struct ReadImport {
    pub file: ImportFile,
}

/// A list before anything is made of it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ListView {
    pub columns: Vec<ColumnLine>,
    /// "CSV, cells parted by semicolons, windows-1252": how it was read.
    pub source: String,
    /// The sheets of a workbook, for another to be chosen.
    pub sheets: Vec<String>,
    pub sheet: Option<String>,
    pub header_row: u32,
    /// What stands above the headings.
    pub titles: Vec<String>,
    pub rows: u32,
    /// Whether the columns were said by a person for a list of the same headings.
    pub remembered: bool,
    /// What a column can be said to hold, in order.
    pub fields: Vec<FieldChoice>,
}

/// Something that a column can hold.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FieldChoice {
    pub field: PupilField,
    pub name: String,
    pub of_contact: bool,
}

/// A column of a list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ColumnLine {
    pub header: String,
    /// The first values in it.
    pub samples: Vec<String>,
    /// Nothing where the column is left out.
    pub meaning: Option<ColumnMeaning>,
    /// How sure that is; nothing where a person said it, or where it is left out.
    pub confidence: Option<ColumnConfidence>,
}

impl LongOp for ReadImport {
    const ACTION: Action = Action::PupilImport;
    type Output = ListView;
    fn run(self, turns: &mut Turns<'_>) -> Result<ListView> {
        turns.progress().begin(0, "Reading the file")?;
        let table = self.file.table()?;
        turns.progress().check()?;
        let signature = signature_of(&table.headers);
        let (known, reads_send) = turns.read(KnownColumns { signature })?;
        Ok(view_of(&table, known.as_deref(), reads_send))
    }
}

fn view_of(table: &Table, known: Option<&[String]>, reads_send: bool) -> ListView {
    let known = known.filter(|known| known.len() == table.headers.len());
    let matched = match_columns(&table.headers);
    let allowed = |field: PupilField| reads_send || !field.is_send();
    let columns = table
        .headers
        .iter()
        .zip(matched)
        .enumerate()
        .map(|(place, (header, matched))| {
            let (meaning, confidence) = match known.and_then(|known| known.get(place)) {
                Some(code) => (meaning_from(code), None),
                None => (
                    matched.map(|(meaning, _)| meaning),
                    matched.map(|(_, confidence)| confidence),
                ),
            };
            let meaning = meaning.filter(|meaning| allowed(meaning.field));
            ColumnLine {
                header: header.clone(),
                samples: samples_of(table, place),
                confidence: confidence.filter(|_| meaning.is_some()),
                meaning,
            }
        })
        .collect();
    let (sheet, sheets) = match &table.source {
        Source::Workbook { sheet, sheets } => (Some(sheet.clone()), sheets.clone()),
        Source::Text { .. } => (None, Vec::new()),
    };
    ListView {
        columns,
        source: source_words(&table.source),
        sheets,
        sheet,
        header_row: table.header_row,
        titles: table.titles.clone(),
        rows: u32::try_from(table.rows.len()).unwrap_or(u32::MAX),
        remembered: known.is_some(),
        fields: PupilField::ALL
            .iter()
            .filter(|field| allowed(**field))
            .map(|field| FieldChoice {
                field: *field,
                name: field.name().to_owned(),
                of_contact: field.is_of_contact(),
            })
            .collect(),
    }
}

fn samples_of(table: &Table, column: usize) -> Vec<String> {
    let mut samples: Vec<String> = Vec::new();
    for row in &table.rows {
        let text = row.cell(column).text();
        if !text.is_empty() && !samples.iter().any(|known| *known == text) {
            samples.push(text.chars().take(60).collect());
        }
        if samples.len() == SAMPLES {
            break;
        }
    }
    samples
}

fn source_words(source: &Source) -> String {
    match source {
        Source::Workbook { sheets, .. } => format!(
            "Excel workbook, {}",
            count(u32::try_from(sheets.len()).unwrap_or(u32::MAX), "sheet")
        ),
        Source::Text {
            encoding,
            delimiter,
        } => {
            let parted = match delimiter {
                ';' => "semicolons",
                '\t' => "tabs",
                '|' => "upright strokes",
                _ => "commas",
            };
            format!("Text file, cells parted by {parted}, {encoding}")
        }
    }
}

/// The headings of a list, by which it is known again.
pub(super) fn signature_of(headers: &[String]) -> String {
    headers
        .iter()
        .map(|header| fold(header))
        .collect::<Vec<_>>()
        .join("|")
}

pub(super) fn code_of(meaning: Option<ColumnMeaning>) -> String {
    meaning.map_or_else(String::new, |meaning| {
        format!("{} {}", meaning.field.code(), meaning.contact)
    })
}

fn meaning_from(code: &str) -> Option<ColumnMeaning> {
    let (field, contact) = code.split_once(' ')?;
    Some(ColumnMeaning {
        field: PupilField::from_code(field)?,
        contact: contact.parse().ok()?,
    })
}

/// What a person last said of a list of the same headings, and whether the asker may read SEND details.
struct KnownColumns {
    signature: String,
}

impl ReadOp for KnownColumns {
    const ACTION: Action = Action::PupilImport;
    type Output = (Option<Vec<String>>, bool);
    fn run(self, tx: &ReadTx<'_>) -> Result<Self::Output> {
        let known = tx
            .all::<ImportColumns>()?
            .into_iter()
            .rfind(|kept| kept.record.signature == self.signature)
            .map(|kept| kept.record.columns);
        Ok((known, tx.session().may(Action::SendRead)))
    }
}
