//! The list itself: its bytes as the window sends them, its columns, and what each of them means.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::id::ImportColumnsId;
use crate::domain::person_name::fold;
use crate::domain::record::import::{ImportColumns, ImportedList};
use crate::domain::role::Action;
use crate::domain::words::count;
use crate::error::{Error, Result};
use crate::exchange::plans::{PlanField, is_plan_heading, match_plan_columns};
use crate::exchange::pupils::{
    ColumnConfidence, ColumnMeaning, PupilField, is_heading, match_columns,
};
use crate::exchange::{Source, Table, Unreadable, Wish, limits, read};
use crate::office::{LongOp, ReadOp, Turns};
use crate::store::{ReadTx, WriteTx};

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
    /// The table in it; `knows` says which texts are headings.
    pub(super) fn table(&self, knows: &dyn Fn(&str) -> bool) -> Result<Table> {
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
            knows,
        };
        Ok(read(&bytes, &wish)?)
    }
}

/// Looks into a list: which columns it has, and what they seem to mean.
#[derive(Debug, Deserialize, TS)]
pub struct ReadImport {
    pub list: ImportedList,
    pub file: ImportFile,
}

/// A list before anything is made of it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ListView {
    pub columns: Vec<ColumnLine>,
    /// "CSV, cells separated by semicolons, windows-1252": how it was read.
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
    pub code: String,
    pub name: String,
    pub of_contact: bool,
}

/// A column of a list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ColumnLine {
    pub header: String,
    /// The first values in it.
    pub samples: Vec<String>,
    /// What it holds: "contact_name 2", "upn 0" in a list of children, "target" in one of targets; empty where the
    /// column is left out.
    pub code: String,
    /// How sure that is; nothing where a person said it, or where it is left out.
    pub confidence: Option<ColumnConfidence>,
}

impl LongOp for ReadImport {
    const ACTION: Action = Action::PupilImport;
    type Output = ListView;
    fn run(self, turns: &mut Turns<'_>) -> Result<ListView> {
        turns.progress().begin(0, "Reading the file")?;
        let table = self.file.table(match self.list {
            ImportedList::Pupils => &is_heading,
            ImportedList::Plans | ImportedList::Provision => &is_plan_heading,
        })?;
        turns.progress().check()?;
        let known = turns.read(KnownColumns {
            list: self.list,
            signature: signature_of(self.list, &table.headers),
        })?;
        Ok(match self.list {
            ImportedList::Pupils => view_of_pupils(&table, &known),
            ImportedList::Plans | ImportedList::Provision => view_of_plans(&table, &known),
        })
    }
}

fn view_of_pupils(table: &Table, known: &Known) -> ListView {
    let allowed = |field: PupilField| known.reads_send || !field.is_send();
    let meant = match_columns(&table.headers).into_iter().map(|found| {
        let (meaning, confidence) = found?;
        Some((code_of(Some(meaning)), confidence))
    });
    let is_field = |code: &str| meaning_from(code).is_some_and(|meaning| allowed(meaning.field));
    let fields = PupilField::ALL.iter().filter(|field| allowed(**field));
    let fields = fields.map(|field| FieldChoice {
        code: field.code().to_owned(),
        name: field.name().to_owned(),
        of_contact: field.is_of_contact(),
    });
    view_of(table, known, meant.collect(), &is_field, fields.collect())
}

fn view_of_plans(table: &Table, known: &Known) -> ListView {
    let meant = match_plan_columns(&table.headers).into_iter().map(|found| {
        let (field, confidence) = found?;
        Some((field.code().to_owned(), confidence))
    });
    let fields = PlanField::ALL.iter().map(|field| FieldChoice {
        code: field.code().to_owned(),
        name: field.name().to_owned(),
        of_contact: false,
    });
    let is_field = |code: &str| PlanField::from_code(code).is_some();
    view_of(table, known, meant.collect(), &is_field, fields.collect())
}

fn view_of(
    table: &Table,
    known: &Known,
    meant: Vec<Option<(String, ColumnConfidence)>>,
    is_field: &dyn Fn(&str) -> bool,
    fields: Vec<FieldChoice>,
) -> ListView {
    let known = known
        .columns
        .as_ref()
        .filter(|known| known.len() == table.headers.len());
    let columns = table
        .headers
        .iter()
        .zip(meant)
        .enumerate()
        .map(|(place, (header, meant))| {
            let (code, confidence) = match known.and_then(|known| known.get(place)) {
                Some(code) => (Some(code.clone()), None),
                None => meant.map_or((None, None), |(code, confidence)| {
                    (Some(code), Some(confidence))
                }),
            };
            let code = code.filter(|code| is_field(code));
            ColumnLine {
                header: header.clone(),
                samples: samples_of(table, place),
                confidence: confidence.filter(|_| code.is_some()),
                code: code.unwrap_or_default(),
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
        fields,
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
            let separator = match delimiter {
                ';' => "semicolons",
                '\t' => "tabs",
                '|' => "upright strokes",
                _ => "commas",
            };
            format!("Text file, cells separated by {separator}, {encoding}")
        }
    }
}

/// The headings of a list, by which it is known again.
fn signature_of(list: ImportedList, headers: &[String]) -> String {
    let folded: Vec<String> = headers.iter().map(|header| fold(header)).collect();
    let headings = folded.join("|");
    match list {
        ImportedList::Pupils => headings,
        ImportedList::Plans | ImportedList::Provision => format!("{}: {headings}", list.code()),
    }
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

/// Asks what a person last said of a list of the same headings.
struct KnownColumns {
    list: ImportedList,
    signature: String,
}

/// What is known before a person says anything.
#[derive(Serialize)]
struct Known {
    columns: Option<Vec<String>>,
    /// Whether the asker may read SEND details.
    reads_send: bool,
}

impl ReadOp for KnownColumns {
    const ACTION: Action = Action::PupilImport;
    type Output = Known;
    fn run(self, tx: &ReadTx<'_>) -> Result<Known> {
        if self.list != ImportedList::Pupils && !tx.session().may(Action::PlanImport) {
            return Err(Error::Forbidden);
        }
        let known = tx.all::<ImportColumns>()?.into_iter();
        let known = known.map(|kept| kept.record);
        Ok(Known {
            columns: known
                .rev()
                .find(|one| one.signature == self.signature)
                .map(|one| one.columns),
            reads_send: tx.session().may(Action::SendRead),
        })
    }
}

/// Keeps what the columns mean, for the next list with the same headings.
pub(super) fn remember(
    tx: &mut WriteTx<'_>,
    list: ImportedList,
    headers: &[String],
    columns: Vec<String>,
) -> Result<()> {
    let signature = signature_of(list, headers);
    let known = tx
        .all::<ImportColumns>()?
        .into_iter()
        .rfind(|kept| kept.record.signature == signature);
    match known {
        Some(mut kept) => {
            kept.record.columns = columns;
            tx.revise(&kept.record, kept.version)
        }
        None => tx.add(&ImportColumns {
            id: ImportColumnsId::new(tx.new_id()),
            signature,
            columns,
        }),
    }
}
