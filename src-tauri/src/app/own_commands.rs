//! What only an app can do for its page, and the core cannot: its window, and a paper's or
//! a spreadsheet's way to the disk. Called through the same door as the core's commands; nothing here changes a record.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tauri::{Manager, WebviewWindow};
use waymark_core::desk::Desk;
use waymark_core::domain::attachment::FileKind as Document;
use waymark_core::domain::id::AttachmentId;
use waymark_core::exchange::write::SheetFormat;
use waymark_core::{Error, Result};

use super::file_dialog::{self, FileKind};
use super::window;
use crate::papers;

/// The app's own commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OwnCommand {
    /// The version, for the page "About" and whoever gives help.
    AppInfo,
    /// The first screen is drawn: with its line the log says how long a start took.
    WindowShown,
    /// The page has saved what was typed, and the window may go.
    CloseWindow,
    /// The print dialog, on what the page shows.
    PrintWindow,
    /// Asks where to, and saves the very bytes that the page shows.
    SaveDocument,
    /// Asks where to, and saves a spreadsheet.
    SaveSheet,
    /// Asks where to, and saves a copy of a child's document; that it left is on record first.
    SaveAttachment,
    /// Asks where to, and saves a calendar of dates.
    SaveCalendar,
    /// Asks for a folder, and saves many papers, and the JSON beside one, into a new one inside it.
    SaveDocuments,
    /// Asks for a folder, such as the second place of backups.
    ChooseFolder,
    /// Asks for a backup to restore.
    ChooseBackup,
}

/// A paper as the core printed it and the page shows it.
#[derive(Deserialize)]
struct SaveDocument {
    /// What the dialog proposes; the person may type another.
    suggested_name: String,
    /// The file, in base 64.
    pdf: String,
}

/// A spreadsheet as the core made it.
#[derive(Deserialize)]
struct SaveSheet {
    suggested_name: String,
    format: SheetFormat,
    /// The file, in base 64.
    sheet: String,
}

/// A document of a child, by its id: its bytes never pass through the page.
#[derive(Deserialize)]
struct SaveAttachment {
    id: AttachmentId,
    file_kind: Document,
    suggested_name: String,
}

/// A calendar file as the core wrote it.
#[derive(Deserialize)]
struct SaveCalendar {
    suggested_name: String,
    text: String,
}

/// Many papers as the core printed them.
#[derive(Deserialize)]
struct SaveDocuments {
    /// The name of the new folder.
    folder: String,
    files: Vec<NamedPdf>,
}

#[derive(Deserialize)]
struct NamedPdf {
    name: String,
    /// The file, in base 64.
    pdf: String,
}

/// What became of it.
#[derive(Debug, Serialize)]
struct Saved {
    /// The file's name, for "Saved as ..."; none where the person cancelled.
    file_name: Option<String>,
}

impl Saved {
    fn at(path: &Path) -> Self {
        let name = path.file_name();
        Self {
            file_name: name.map(|name| name.to_string_lossy().into_owned()),
        }
    }
}

/// What was chosen.
#[derive(Debug, Serialize)]
struct Chosen {
    /// None where the person cancelled.
    path: Option<String>,
}

impl Chosen {
    fn of(path: Option<PathBuf>) -> Self {
        Self {
            path: path.map(|path| path.display().to_string()),
        }
    }
}

impl OwnCommand {
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "app_info" => Some(Self::AppInfo),
            "window_shown" => Some(Self::WindowShown),
            "close_window" => Some(Self::CloseWindow),
            "print_window" => Some(Self::PrintWindow),
            "save_document" => Some(Self::SaveDocument),
            "save_sheet" => Some(Self::SaveSheet),
            "save_attachment" => Some(Self::SaveAttachment),
            "save_calendar" => Some(Self::SaveCalendar),
            "save_documents" => Some(Self::SaveDocuments),
            "choose_folder" => Some(Self::ChooseFolder),
            "choose_backup" => Some(Self::ChooseBackup),
            _ => None,
        }
    }

    /// Does it.
    ///
    /// # Errors
    /// [`Error::BadInput`]; [`Error::File`] where the paper cannot be written;
    /// [`Error::Internal`] where the window does not obey.
    pub(crate) fn run(self, window: &WebviewWindow, input: Value) -> Result<Value> {
        match self {
            Self::AppInfo => Ok(json!({ "version": env!("CARGO_PKG_VERSION") })),
            Self::WindowShown => Ok(Value::Null),
            Self::CloseWindow => {
                window::close(window);
                Ok(Value::Null)
            }
            Self::PrintWindow => match window.print() {
                Ok(()) => Ok(Value::Null),
                Err(trouble) => Err(Error::Internal(format!("the print dialog: {trouble}"))),
            },
            Self::SaveDocument => {
                let SaveDocument {
                    suggested_name,
                    pdf,
                } = parse(input)?;
                let bytes = papers::pdf_from_base64(&pdf)?;
                told(&save(window, &file_dialog::PDF, &suggested_name, &bytes)?)
            }
            Self::SaveSheet => {
                let SaveSheet {
                    suggested_name,
                    format,
                    sheet,
                } = parse(input)?;
                let bytes = papers::sheet_from_base64(&sheet, format)?;
                let kind = file_dialog::sheet(format);
                told(&save(window, kind, &suggested_name, &bytes)?)
            }
            Self::SaveAttachment => told(&save_attachment(window, parse(input)?)?),
            Self::SaveCalendar => {
                let SaveCalendar {
                    suggested_name,
                    text,
                } = parse(input)?;
                let bytes = papers::calendar(&text)?;
                told(&save(
                    window,
                    &file_dialog::CALENDAR,
                    &suggested_name,
                    bytes,
                )?)
            }
            Self::SaveDocuments => told(&save_documents(window, parse(input)?)?),
            Self::ChooseFolder => told(&Chosen::of(file_dialog::ask_for_folder(window))),
            Self::ChooseBackup => {
                let path = file_dialog::ask_for_file(window, &file_dialog::BACKUP);
                told(&Chosen::of(path))
            }
        }
    }
}

fn save(
    window: &WebviewWindow,
    kind: &'static FileKind,
    suggested_name: &str,
    bytes: &[u8],
) -> Result<Saved> {
    let Some(path) = file_dialog::ask_where_to_save(window, kind, suggested_name) else {
        return Ok(Saved { file_name: None });
    };
    papers::write(&path, bytes)?;
    Ok(Saved::at(&path))
}

/// The person says where to first: who changes their mind has taken nothing out.
fn save_attachment(window: &WebviewWindow, wanted: SaveAttachment) -> Result<Saved> {
    let kind = file_dialog::document(wanted.file_kind);
    let Some(path) = file_dialog::ask_where_to_save(window, kind, &wanted.suggested_name) else {
        return Ok(Saved { file_name: None });
    };
    let desk = Arc::clone(&window.state::<Arc<Desk>>());
    let answer = desk.run("export_attachment", json!({ "id": wanted.id }))?;
    let none = || Error::Internal("a document without bytes".to_owned());
    papers::write(&path, &answer.output.into_file().ok_or_else(none)?)?;
    Ok(Saved::at(&path))
}

fn save_documents(window: &WebviewWindow, papers: SaveDocuments) -> Result<Saved> {
    let mut files = Vec::with_capacity(papers.files.len());
    for file in papers.files {
        let bytes = papers::file_from_base64(&file.name, &file.pdf)?;
        files.push((file.name, bytes));
    }
    let Some(parent) = file_dialog::ask_for_folder(window) else {
        return Ok(Saved { file_name: None });
    };
    let folder = papers::write_folder(&parent, &papers.folder, &files)?;
    Ok(Saved::at(&folder))
}

fn told(answer: &impl Serialize) -> Result<Value> {
    serde_json::to_value(answer).map_err(|trouble| Error::Internal(trouble.to_string()))
}

fn parse<T: DeserializeOwned>(input: Value) -> Result<T> {
    // serde's words may quote what was sent, so only the kind of the fault goes on.
    serde_json::from_value(input)
        .map_err(|fault| Error::BadInput(format!("{:?}", fault.classify())))
}
