//! Asking where to save a file, and which to read. The one place that opens a native file dialog, so that the page
//! never learns a path it was not given and a test can answer where nobody can click.

use std::path::PathBuf;
use std::pin::Pin;

use rfd::{AsyncFileDialog, FileHandle};
use tauri::{AppHandle, Manager, WebviewWindow};
use waymark_core::domain::attachment::FileKind as Document;
use waymark_core::exchange::write::SheetFormat;

/// Names a file that holds the answer to the next dialog: a path, or nothing for "cancelled".
/// Heeded in debug builds alone.
const TEST_ANSWER: &str = "WAYMARK_SAVE_DIALOG_ANSWER";

/// A kind of file as the dialog names it.
pub(crate) struct FileKind {
    pub(crate) name: &'static str,
    pub(crate) ending: &'static str,
}

pub(crate) const PDF: FileKind = FileKind {
    name: "PDF document",
    ending: "pdf",
};

const WORKBOOK: FileKind = FileKind {
    name: "Excel workbook",
    ending: "xlsx",
};

const TABLE: FileKind = FileKind {
    name: "CSV table",
    ending: "csv",
};

const JPEG: FileKind = FileKind {
    name: "JPEG picture",
    ending: "jpg",
};

const PNG: FileKind = FileKind {
    name: "PNG picture",
    ending: "png",
};

const WORD: FileKind = FileKind {
    name: "Word document",
    ending: "docx",
};

pub(crate) const CALENDAR: FileKind = FileKind {
    name: "Calendar file",
    ending: "ics",
};

pub(crate) const BACKUP: FileKind = FileKind {
    name: "Waymark backup",
    ending: "waymark-backup",
};

/// The kind of file that a spreadsheet of a format is.
pub(crate) fn sheet(format: SheetFormat) -> &'static FileKind {
    match format {
        SheetFormat::Xlsx => &WORKBOOK,
        SheetFormat::Csv => &TABLE,
    }
}

/// The kind of file that a document of a child is.
pub(crate) fn document(kind: Document) -> &'static FileKind {
    match kind {
        Document::Pdf => &PDF,
        Document::Jpeg => &JPEG,
        Document::Png => &PNG,
        Document::Docx => &WORD,
    }
}

/// Asks where to save; `None` when the person cancels. Blocks until they have answered, so it
/// must not be called on the main thread.
pub(crate) fn ask_where_to_save(
    window: &WebviewWindow,
    kind: &FileKind,
    suggested_name: &str,
) -> Option<PathBuf> {
    if let Some(answer) = answer_of_a_test() {
        return answer.map(|path| with_ending(path, kind));
    }
    let name = suggested_name.to_owned();
    let (kind_name, ending) = (kind.name, kind.ending);
    let chosen = ask(window, move |dialog| {
        let dialog = dialog
            .set_title("Save")
            .set_file_name(name)
            .add_filter(kind_name, &[ending]);
        Box::pin(dialog.save_file())
    });
    chosen.map(|path| with_ending(path, kind))
}

/// Asks for a folder to put files into; `None` when the person cancels. Blocks as
/// [`ask_where_to_save`] does.
pub(crate) fn ask_for_folder(window: &WebviewWindow) -> Option<PathBuf> {
    if let Some(answer) = answer_of_a_test() {
        return answer;
    }
    ask(window, |dialog| {
        Box::pin(dialog.set_title("Choose a folder").pick_folder())
    })
}

/// Asks for a file of a kind to read; `None` when the person cancels. Blocks as [`ask_where_to_save`] does.
pub(crate) fn ask_for_file(window: &WebviewWindow, kind: &FileKind) -> Option<PathBuf> {
    if let Some(answer) = answer_of_a_test() {
        return answer;
    }
    let (kind_name, ending) = (kind.name, kind.ending);
    ask(window, move |dialog| {
        let dialog = dialog.set_title("Choose a file");
        Box::pin(dialog.add_filter(kind_name, &[ending]).pick_file())
    })
}

/// What a dialog gives once it is answered.
type Chosen = Pin<Box<dyn Future<Output = Option<FileHandle>> + Send>>;

fn ask(
    window: &WebviewWindow,
    open: impl FnOnce(AsyncFileDialog) -> Chosen + Send + 'static,
) -> Option<PathBuf> {
    let (answer, answered) = std::sync::mpsc::channel();
    let parent = window.clone();
    // GTK and macOS want the dialog made on the main thread, and awaited on another.
    let app: &AppHandle = window.app_handle();
    app.run_on_main_thread(move || {
        let dialog = open(AsyncFileDialog::new().set_parent(&parent));
        tauri::async_runtime::spawn(async move {
            let chosen = dialog.await.map(|file| file.path().to_owned());
            // Nobody waits any more when the app is closing.
            let _ = answer.send(chosen);
        });
    })
    .ok()?;
    answered.recv().ok()?
}

/// `Some(None)` is a test that cancels; `None` is no test.
fn answer_of_a_test() -> Option<Option<PathBuf>> {
    if !cfg!(debug_assertions) {
        return None;
    }
    let file = std::env::var_os(TEST_ANSWER)?;
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let path = text.trim();
    Some((!path.is_empty()).then(|| PathBuf::from(path)))
}

/// People type "plan for Tuesday" and expect a PDF.
fn with_ending(path: PathBuf, kind: &FileKind) -> PathBuf {
    let has_it = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case(kind.ending));
    if has_it {
        return path;
    }
    let mut named = path.into_os_string();
    named.push(".");
    named.push(kind.ending);
    PathBuf::from(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_the_ending_gets_it_and_dots_in_a_name_stay() {
        let end = |path: &str| with_ending(PathBuf::from(path), &PDF);
        assert_eq!(end("plan"), PathBuf::from("plan.pdf"));
        assert_eq!(end("plan.PDF"), PathBuf::from("plan.PDF"));
        assert_eq!(end("plan 12.5"), PathBuf::from("plan 12.5.pdf"));
    }
}
