//! The way of a paper or a spreadsheet to the disk: it is what it says, and the file is whole or not there.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use waymark_core::error::FileTrouble;
use waymark_core::exchange::write::SheetFormat;
use waymark_core::{Error, Result};

/// The bytes of a PDF that came as text.
///
/// # Errors
/// [`Error::BadInput`] where they are not a PDF: nothing else is written from here.
pub(crate) fn pdf_from_base64(text: &str) -> Result<Vec<u8>> {
    beginning(text, b"%PDF-", "not a PDF")
}

/// The bytes of a file for a folder of papers, by its name: a PDF, or the JSON beside one.
///
/// # Errors
/// [`Error::BadInput`] where they are not what the name says.
pub(crate) fn file_from_base64(name: &str, text: &str) -> Result<Vec<u8>> {
    let is_json = Path::new(name)
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    if !is_json {
        return pdf_from_base64(text);
    }
    let bytes = beginning(text, b"{", "not JSON")?;
    match serde_json::from_slice::<serde::de::IgnoredAny>(&bytes) {
        Ok(_) => Ok(bytes),
        Err(_) => Err(Error::BadInput("not JSON".to_owned())),
    }
}

/// The bytes of a spreadsheet that came as text.
///
/// # Errors
/// [`Error::BadInput`] where they are not one of that kind, as the core writes it.
pub(crate) fn sheet_from_base64(text: &str, format: SheetFormat) -> Result<Vec<u8>> {
    match format {
        SheetFormat::Xlsx => beginning(text, b"PK\x03\x04", "not a workbook"),
        SheetFormat::Csv => beginning(text, "\u{FEFF}".as_bytes(), "not a table"),
    }
}

/// The bytes of a calendar file.
///
/// # Errors
/// [`Error::BadInput`] where it is not one as the core writes it.
pub(crate) fn calendar(text: &str) -> Result<&[u8]> {
    if text.starts_with("BEGIN:VCALENDAR\r\n") {
        Ok(text.as_bytes())
    } else {
        Err(Error::BadInput("not a calendar".to_owned()))
    }
}

fn beginning(text: &str, start: &[u8], trouble: &str) -> Result<Vec<u8>> {
    let bytes = BASE64_STANDARD
        .decode(text)
        .map_err(|_| Error::BadInput("not base 64".to_owned()))?;
    if bytes.starts_with(start) {
        Ok(bytes)
    } else {
        Err(Error::BadInput(trouble.to_owned()))
    }
}

/// Writes a paper: first under another name, so that a full disk never leaves half of one, nor
/// takes the old one away.
///
/// # Errors
/// [`Error::File`]: the disk is full, the folder cannot be written.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let unfinished = path.with_extension("part");
    let written = write_whole(&unfinished, bytes).and_then(|()| std::fs::rename(&unfinished, path));
    written.map_err(|trouble| {
        // It may never have been made.
        let _ = std::fs::remove_file(&unfinished);
        Error::File(told(&trouble))
    })
}

/// Writes papers into a new folder of that name inside `parent`: all of them or none. A folder that is there
/// already stays as it is, and the new one is numbered.
///
/// # Errors
/// [`Error::File`]: the disk is full, the folder cannot be written. [`Error::BadInput`] where a name is a path.
pub(crate) fn write_folder(
    parent: &Path,
    name: &str,
    papers: &[(String, Vec<u8>)],
) -> Result<PathBuf> {
    let names = papers.iter().map(|(name, _)| name.as_str());
    if names.chain([name]).any(|name| !is_plain(name)) {
        return Err(Error::BadInput("not a file's name".to_owned()));
    }
    let unfinished = parent.join(format!("{name}.part"));
    let written = write_all(&unfinished, papers).and_then(|()| {
        let folder = (1..)
            .map(|number| match number {
                1 => parent.join(name),
                number => parent.join(format!("{name} ({number})")),
            })
            .find(|folder| !folder.exists())
            .unwrap_or_else(|| parent.join(name));
        std::fs::rename(&unfinished, &folder).map(|()| folder)
    });
    written.map_err(|trouble| {
        // It may never have been made.
        let _ = std::fs::remove_dir_all(&unfinished);
        Error::File(told(&trouble))
    })
}

/// A name that stays inside its folder on every system.
fn is_plain(name: &str) -> bool {
    !name.trim_matches('.').is_empty()
        && !name
            .chars()
            .any(|c| c.is_control() || "/\\:*?\"<>|".contains(c))
}

fn write_all(folder: &Path, papers: &[(String, Vec<u8>)]) -> io::Result<()> {
    // What an earlier attempt left when the PC was switched off.
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    std::fs::create_dir(folder)?;
    for (name, bytes) in papers {
        write_whole(&folder.join(name), bytes)?;
    }
    Ok(())
}

fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn told(trouble: &io::Error) -> FileTrouble {
    match trouble.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => FileTrouble::DiskFull,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            FileTrouble::ReadOnly
        }
        io::ErrorKind::ResourceBusy => FileTrouble::Busy,
        kind => FileTrouble::Folder(kind.to_string()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn beside_papers_json_is_taken_where_it_is_json() {
        let of = |text: &str| BASE64_STANDARD.encode(text);
        assert!(file_from_base64("a.json", &of("{\"a\":1}")).is_ok());
        assert!(file_from_base64("a.json", &of("{\"a\":")).is_err());
        assert!(file_from_base64("a.json", &of("%PDF-1.7")).is_err());
        assert!(file_from_base64("a.pdf", &of("{\"a\":1}")).is_err());
        assert!(file_from_base64("a.pdf", &of("%PDF-1.7")).is_ok());
    }

    #[test]
    fn only_a_pdf_is_taken() {
        assert_eq!(pdf_from_base64("JVBERi0xLjc=").unwrap(), b"%PDF-1.7");
        assert!(matches!(
            pdf_from_base64("TVqQAAM="),
            Err(Error::BadInput(_))
        ));
        assert!(matches!(pdf_from_base64("%PDF-"), Err(Error::BadInput(_))));
    }

    #[test]
    fn only_a_spreadsheet_of_its_kind_is_taken() {
        let take = |text, format| sheet_from_base64(text, format);
        assert_eq!(take("UEsDBA==", SheetFormat::Xlsx).unwrap(), b"PK\x03\x04");
        assert!(take("UEsDBA==", SheetFormat::Csv).is_err());
        assert_eq!(
            take("77u/QQ==", SheetFormat::Csv).unwrap(),
            b"\xEF\xBB\xBFA"
        );
        assert!(take("TVqQAAM=", SheetFormat::Xlsx).is_err());
    }

    #[test]
    fn only_a_calendar_is_taken_as_one() {
        assert!(calendar("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n").is_ok());
        assert!(calendar("MZ").is_err());
    }

    #[test]
    fn a_paper_is_written_whole_and_replaces_the_one_before() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.pdf");
        write(&path, b"first").unwrap();
        write(&path, b"second").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"second");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_of_papers_is_whole_and_takes_nothing_away() {
        let parent = tempfile::tempdir().unwrap();
        let papers = [
            ("001.pdf".to_owned(), b"one".to_vec()),
            ("002.pdf".to_owned(), b"two".to_vec()),
        ];
        let first = write_folder(parent.path(), "Papers", &papers).unwrap();
        let second = write_folder(parent.path(), "Papers", &papers[..1]).unwrap();
        assert_eq!(std::fs::read(first.join("002.pdf")).unwrap(), b"two");
        assert_eq!(second, parent.path().join("Papers (2)"));
        assert_eq!(std::fs::read_dir(parent.path()).unwrap().count(), 2);
        for name in ["../001.pdf", "a/b.pdf", "..", "c:d.pdf"] {
            let outside = [(name.to_owned(), Vec::new())];
            let told = write_folder(parent.path(), "Papers", &outside).unwrap_err();
            assert!(matches!(told, Error::BadInput(_)), "{name}");
        }
        let gone = write_folder(&parent.path().join("gone"), "Papers", &papers);
        assert!(matches!(gone, Err(Error::File(_))));
    }

    #[test]
    fn a_folder_that_is_not_there_is_told_and_nothing_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let told = write(&folder.path().join("gone/plan.pdf"), b"x").unwrap_err();
        assert!(matches!(told, Error::File(_)));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
