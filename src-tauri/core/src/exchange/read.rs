//! From the bytes of any file to a table: what kind of file it is, and the reader for it.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::limits::FILE_BYTES;
use super::table::Table;
use super::unreadable::Unreadable;
use super::{csv_file, xlsx_file};

/// What the caller knows of the file before it is read.
#[derive(Clone, Copy)]
pub struct Wish<'a> {
    /// The sheet of a workbook; else the first that can be seen and holds anything.
    pub sheet: Option<&'a str>,
    /// The number of the row of headings, from 1; else it is found.
    pub header_row: Option<u32>,
    /// Whether a text is a heading that the caller has a use for. The row with the most of them is the row of headings.
    pub knows: &'a dyn Fn(&str) -> bool,
}

impl Default for Wish<'_> {
    fn default() -> Self {
        Self {
            sheet: None,
            header_row: None,
            knows: &|_| false,
        }
    }
}

/// What the first bytes of a file say it is.
enum Kind {
    Text,
    Zip,
}

/// Reads a list: CSV of any delimiter, or an Excel workbook (.xlsx, .xlsm).
///
/// # Errors
/// Why it is not one, or holds more than [`super::limits`] allow.
pub fn read(bytes: &[u8], wish: &Wish<'_>) -> Result<Table, Unreadable> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > FILE_BYTES {
        return Err(Unreadable::TooLarge);
    }
    match kind_of(bytes)? {
        Kind::Text => csv_file::read(bytes, wish),
        Kind::Zip => xlsx_file::read(bytes, wish),
    }
}

/// The bytes of a file on the disk, no more than a list may have.
///
/// # Errors
/// Why they cannot be had, in words for the person who chose the file.
pub fn open(path: &Path) -> Result<Vec<u8>, Unreadable> {
    if path.is_dir() {
        return Err(Unreadable::Folder);
    }
    let named_as_mark = path
        .file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with("~$"));
    if named_as_mark {
        return Err(Unreadable::ExcelsMark);
    }
    let file = File::open(path).map_err(|trouble| of_disk(&trouble))?;
    let mut bytes = Vec::new();
    file.take(FILE_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|trouble| of_disk(&trouble))?;
    Ok(bytes)
}

/// Windows answers with these where another program holds the file: a sharing violation, a locked range.
const HELD_ELSEWHERE: [i32; 2] = [32, 33];

fn of_disk(trouble: &io::Error) -> Unreadable {
    let held = cfg!(windows)
        && trouble
            .raw_os_error()
            .is_some_and(|code| HELD_ELSEWHERE.contains(&code));
    match trouble.kind() {
        _ if held => Unreadable::OpenElsewhere,
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => Unreadable::OpenElsewhere,
        ErrorKind::NotFound => Unreadable::Missing,
        ErrorKind::PermissionDenied => Unreadable::NotAllowed,
        _ => Unreadable::Disk,
    }
}

/// Beginnings of files that are chosen by mistake.
const KNOWN: [(&[u8], &str); 9] = [
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM6", "a picture"),
    (b"{\\rtf", "a letter or report"),
    (b"7z\xbc\xaf", "a packed folder"),
    (b"Rar!", "a packed folder"),
    (b"SQLite format 3", "a database"),
];

fn kind_of(bytes: &[u8]) -> Result<Kind, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    if let Some((_, what)) = KNOWN.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(Unreadable::WrongType { what });
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(Unreadable::OldOrLocked);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Zip);
    }
    let start: String = bytes
        .iter()
        .take(512)
        .filter(|byte| byte.is_ascii_graphic() || **byte == b' ')
        .map(|byte| char::from(byte.to_ascii_lowercase()))
        .collect();
    let start = start.trim_start();
    if start.starts_with("<?xml") || start.starts_with("<!doctype") || start.starts_with("<html") {
        return Err(Unreadable::WrongType {
            what: "a web page or an XML file",
        });
    }
    Ok(Kind::Text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_file_of_another_kind_is_called_by_its_name() {
        for (bytes, words) in [
            (&b"%PDF-1.7 ..."[..], "This is a PDF"),
            (b"\x89PNG\r\n\x1a\n", "This is a picture"),
            (b"{\\rtf1 Dear parents", "This is a letter"),
            (
                b"\xef\xbb\xbf <html><table><tr>",
                "This is a web page or an XML file",
            ),
            (b"<\0?\0x\0m\0l\0", "This is a web page or an XML file"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", "This is an old Excel workbook"),
            (b"", "The file is empty"),
            (
                b"\x00\x01\x02\x03\x04\x05\x06\x07\x08",
                "This is a file of a kind unknown here",
            ),
        ] {
            let told = read(bytes, &Wish::default()).unwrap_err().to_string();
            assert!(told.starts_with(words), "{told}");
        }
    }

    #[test]
    fn what_the_disk_says_is_told_in_words() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(open(folder.path()), Err(Unreadable::Folder));
        assert_eq!(
            open(&folder.path().join("gone.csv")),
            Err(Unreadable::Missing)
        );
        let mark = folder.path().join("~$pupils.xlsx");
        assert_eq!(open(&mark), Err(Unreadable::ExcelsMark));
        let path = folder.path().join("pupils.csv");
        std::fs::write(&path, b"UPN").unwrap();
        assert_eq!(open(&path).as_deref(), Ok(&b"UPN"[..]));
        let busy = io::Error::from(ErrorKind::ResourceBusy);
        assert_eq!(of_disk(&busy), Unreadable::OpenElsewhere);
        let denied = io::Error::from(ErrorKind::PermissionDenied);
        assert_eq!(of_disk(&denied), Unreadable::NotAllowed);
    }

    #[test]
    fn a_file_past_the_limit_is_not_read_to_its_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large.csv");
        let file = std::fs::File::create(&path).unwrap();
        file.set_len(FILE_BYTES * 20).unwrap();
        let bytes = open(&path).unwrap();
        assert_eq!(u64::try_from(bytes.len()).unwrap(), FILE_BYTES + 1);
        assert_eq!(read(&bytes, &Wish::default()), Err(Unreadable::TooLarge));
    }
}
