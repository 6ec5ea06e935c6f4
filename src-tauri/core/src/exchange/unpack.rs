//! Looks into a workbook before anything is made of it: what it unpacks to for certain, whatever it claims.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::limits::{PARTS, SHARED_TEXT_BYTES, SMALL_PART_BYTES, UNPACKED_BYTES};
use super::unreadable::Unreadable;

/// Every file inside a zip has an entry that begins so.
const ENTRY: &[u8] = b"PK\x01\x02";
/// Marks a file of the open document kind, which has its name at a fixed place.
const OPEN_DOCUMENT: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument";

/// Unpacks every part without keeping it, and refuses the workbook once it passes a limit.
pub(super) fn check(bytes: &[u8]) -> Result<(), Unreadable> {
    if bytes
        .get(30..)
        .is_some_and(|rest| rest.starts_with(OPEN_DOCUMENT))
    {
        return Err(Unreadable::WrongType {
            what: "an OpenDocument file",
        });
    }
    let entries = bytes
        .windows(ENTRY.len())
        .filter(|window| *window == ENTRY)
        .count();
    if entries > PARTS {
        return Err(Unreadable::UnpacksTooLarge);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    let mut total = 0;
    let mut is_workbook = false;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|fault| match fault {
            ZipError::UnsupportedArchive(_) => Unreadable::OldOrLocked,
            _ => Unreadable::Damaged,
        })?;
        let name = part
            .name()
            .map_err(|_| Unreadable::Damaged)?
            .to_ascii_lowercase();
        is_workbook |= name.ends_with("workbook.xml");
        let most = most_of(&name).min(UNPACKED_BYTES - total);
        if part.size() > most {
            return Err(Unreadable::UnpacksTooLarge);
        }
        let mut counter = Counter {
            promised: name.ends_with("sharedstrings.xml").then(Vec::new),
            bytes: 0,
        };
        counter.drink(&mut part.by_ref().take(most + 1))?;
        if counter.bytes > most {
            return Err(Unreadable::UnpacksTooLarge);
        }
        if counter
            .promised
            .is_some_and(|text| promises_too_much(&text, counter.bytes))
        {
            return Err(Unreadable::UnpacksTooLarge);
        }
        total += counter.bytes;
    }
    if is_workbook {
        Ok(())
    } else {
        Err(Unreadable::WrongType {
            what: "a packed folder or a document",
        })
    }
}

fn most_of(name: &str) -> u64 {
    if name.ends_with("sharedstrings.xml") {
        SHARED_TEXT_BYTES
    } else if ["styles.xml", "workbook.xml", ".rels", "theme1.xml"]
        .iter()
        .any(|end| name.ends_with(end))
    {
        SMALL_PART_BYTES
    } else {
        UNPACKED_BYTES
    }
}

struct Counter {
    /// The first bytes of the shared texts, which say how many there are.
    promised: Option<Vec<u8>>,
    bytes: u64,
}

impl Counter {
    fn drink(&mut self, from: &mut impl Read) -> Result<(), Unreadable> {
        let mut piece = [0; 16 * 1024];
        loop {
            let count = from.read(&mut piece).map_err(|_| Unreadable::Damaged)?;
            if count == 0 {
                return Ok(());
            }
            self.bytes += u64::try_from(count).unwrap_or(u64::MAX);
            if let (Some(text), Some(read)) = (&mut self.promised, piece.get(..count)) {
                text.extend(read.iter().filter(|byte| **byte != 0));
            }
        }
    }
}

/// The reader of workbooks makes room for as many texts as the part says it has, before it has seen one.
fn promises_too_much(text: &[u8], bytes: u64) -> bool {
    const COUNT: &[u8] = b"uniqueCount";
    text.windows(COUNT.len())
        .enumerate()
        .filter(|(_, window)| *window == COUNT)
        .any(|(place, _)| {
            let digits: String = text
                .iter()
                .skip(place + COUNT.len())
                .take(60)
                .map(|byte| char::from(*byte))
                .skip_while(|letter| !letter.is_ascii_digit())
                .take_while(char::is_ascii_digit)
                .collect();
            // The shortest text, "<si/>", has five bytes.
            digits.parse::<u64>().unwrap_or(u64::MAX) > bytes / 5 + 1
        })
}
