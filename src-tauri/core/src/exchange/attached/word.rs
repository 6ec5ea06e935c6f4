//! Whether a packed file is a Word document without macros. Only its list of contents and the beginning of its text are
//! unpacked, within limits: a document that would unpack to gigabytes costs nothing.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::refused::Refused;

/// Every file inside a zip has an entry that begins so.
const ENTRY: &[u8] = b"PK\x01\x02";
/// The most files inside a document; Word needs about twenty, and one a picture.
const PARTS: usize = 5_000;
/// What the list of contents may unpack to, in bytes.
const LIST_BYTES: u64 = 1024 * 1024;

const LIST: &str = "[Content_Types].xml";
const TEXT: &str = "word/document.xml";
/// What the list of contents says of the text of a Word document.
const IS_WORD: &str = "wordprocessingml.document.main+xml";
/// What it says where there are macros, and what they are kept in.
const MACROS: [&str; 2] = ["macroenabled", "vbaproject"];

pub(super) fn check(bytes: &[u8]) -> Result<(), Refused> {
    let entries = bytes
        .windows(ENTRY.len())
        .filter(|window| *window == ENTRY)
        .count();
    if entries > PARTS {
        return Err(Refused::Packed);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| {
        // Word's own first file stands at the front, so a document that lost its end is told from any other zip.
        if bytes
            .windows(LIST.len())
            .take(4096)
            .any(|part| part == LIST.as_bytes())
        {
            Refused::WordDamaged
        } else {
            Refused::Packed
        }
    })?;
    let mut list = None;
    let mut text = None;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|_| Refused::WordDamaged)?;
        let name = part.name().map_err(|_| Refused::WordDamaged)?.into_owned();
        if has_macros(&name) {
            return Err(Refused::Macros);
        }
        if name == LIST {
            let mut words = String::new();
            let read = part.by_ref().take(LIST_BYTES).read_to_string(&mut words);
            read.map_err(|_| Refused::WordDamaged)?;
            list = Some(words);
        } else if name == TEXT {
            let mut first = [0; 1];
            part.read_exact(&mut first)
                .map_err(|_| Refused::WordDamaged)?;
            text = Some(first);
        }
    }
    let Some(list) = list else {
        return Err(Refused::Packed);
    };
    if has_macros(&list) {
        return Err(Refused::Macros);
    }
    match text {
        // An XML file begins with "<", or with the mark of its encoding.
        Some([b'<' | 0xEF]) if list.contains(IS_WORD) => Ok(()),
        Some(_) => Err(Refused::WordDamaged),
        None => Err(Refused::OtherOffice),
    }
}

fn has_macros(words: &str) -> bool {
    let words = words.to_ascii_lowercase();
    MACROS.iter().any(|mark| words.contains(mark))
}
