//! Files on their way in: the page reads a file that a person chose and hands it over in pieces, and here they wait,
//! in memory alone, until the file is attached or let go of. They never touch the disk outside the school's file, and
//! go with the session.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use zeroize::Zeroizing;

use crate::domain::attachment::MOST_BYTES;
use crate::domain::field_errors::FieldErrors;
use crate::error::{Error, Result};

/// What may wait at once, in bytes.
const MOST_WAITING: u32 = 6 * MOST_BYTES;

/// The bytes of a file that has come whole. They are wiped when nobody holds them any more.
pub(crate) type Held = Arc<Zeroizing<Vec<u8>>>;

/// A piece of a file, as the page hands it over.
#[derive(Debug)]
pub struct Piece<'a> {
    /// The name that the page gave the file on its way.
    pub file: &'a str,
    /// The size of the whole file, in bytes.
    pub total: u32,
    /// Where this piece begins.
    pub at: u32,
    pub bytes: &'a [u8],
}

/// The files that wait, by the name that the page gave each.
#[derive(Default)]
pub(crate) struct Inbox(Mutex<BTreeMap<String, Waiting>>);

struct Waiting {
    total: u32,
    bytes: Held,
}

impl std::fmt::Debug for Inbox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Inbox({})", self.held().len())
    }
}

impl Inbox {
    /// Takes in a piece; pieces come in their order. Answers with how many bytes have come.
    ///
    /// # Errors
    /// [`Error::BadInput`] where it does not follow on what came before; [`Error::Invalid`] at `file` where too much
    /// is waiting already.
    pub(crate) fn take_in(&self, piece: &Piece<'_>) -> Result<u32> {
        let size = u32::try_from(piece.bytes.len()).unwrap_or(u32::MAX);
        let end = piece.at.checked_add(size).ok_or_else(out_of_order)?;
        if piece.total > MOST_BYTES || end > piece.total || piece.file.is_empty() {
            return Err(out_of_order());
        }
        let mut held = self.held();
        if piece.at == 0 {
            held.remove(piece.file);
            let waiting: u32 = held.values().map(|one| one.total).sum();
            if waiting.saturating_add(piece.total) > MOST_WAITING {
                let sentence = "That is a lot at once. Attach the documents that are chosen already, then choose the rest.";
                return Err(FieldErrors::one("file", sentence).into());
            }
            // All the room at once: growing would leave copies behind that nobody wipes.
            let room = usize::try_from(piece.total).unwrap_or_default();
            let waiting = Waiting {
                total: piece.total,
                bytes: Arc::new(Zeroizing::new(Vec::with_capacity(room))),
            };
            held.insert(piece.file.to_owned(), waiting);
        }
        let waiting = held.get_mut(piece.file).ok_or_else(out_of_order)?;
        let come = u32::try_from(waiting.bytes.len()).unwrap_or(u32::MAX);
        if waiting.total != piece.total || come != piece.at {
            return Err(out_of_order());
        }
        // Whoever reads a file reads a whole one, so nobody else holds these bytes yet.
        let bytes = Arc::get_mut(&mut waiting.bytes).ok_or_else(out_of_order)?;
        bytes.extend_from_slice(piece.bytes);
        Ok(end)
    }

    /// A file that has come whole.
    ///
    /// # Errors
    /// [`Error::Invalid`] at `file` where it has not, such as after the window was locked meanwhile.
    pub(crate) fn whole(&self, file: &str) -> Result<Held> {
        let held = self.held();
        let waiting = held
            .get(file)
            .filter(|one| u32::try_from(one.bytes.len()).is_ok_and(|come| come == one.total));
        waiting.map(|one| Arc::clone(&one.bytes)).ok_or_else(|| {
            let sentence = "This file did not come through whole. Choose it again.";
            FieldErrors::one("file", sentence).into()
        })
    }

    /// Lets go of a file.
    pub(crate) fn let_go(&self, file: &str) {
        self.held().remove(file);
    }

    fn held(&self) -> MutexGuard<'_, BTreeMap<String, Waiting>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn out_of_order() -> Error {
    Error::BadInput("a piece out of order".to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn piece<'a>(file: &'a str, total: u32, at: u32, bytes: &'a [u8]) -> Piece<'a> {
        Piece {
            file,
            total,
            at,
            bytes,
        }
    }

    #[test]
    fn pieces_make_a_file_and_an_unfinished_one_is_none() {
        let inbox = Inbox::default();
        assert_eq!(inbox.take_in(&piece("a", 5, 0, b"abc")).unwrap(), 3);
        assert!(matches!(inbox.whole("a"), Err(Error::Invalid(_))));
        assert_eq!(inbox.take_in(&piece("a", 5, 3, b"de")).unwrap(), 5);
        assert_eq!(inbox.whole("a").unwrap().as_slice(), b"abcde");
        // Chosen again, it begins anew.
        assert_eq!(inbox.take_in(&piece("a", 2, 0, b"xy")).unwrap(), 2);
        assert_eq!(inbox.whole("a").unwrap().as_slice(), b"xy");
        inbox.let_go("a");
        assert!(inbox.whole("a").is_err());
    }

    #[test]
    fn a_piece_that_does_not_fit_is_refused() {
        let inbox = Inbox::default();
        inbox.take_in(&piece("a", 5, 0, b"abc")).unwrap();
        for wrong in [
            piece("a", 5, 2, b"x"),
            piece("a", 5, 4, b"x"),
            piece("a", 6, 3, b"x"),
            piece("a", 5, 3, b"xyz"),
            piece("b", 5, 3, b"x"),
            piece("", 5, 0, b"x"),
            piece("c", MOST_BYTES + 1, 0, b"x"),
            piece("c", 5, u32::MAX, b"x"),
        ] {
            let answer = inbox.take_in(&wrong);
            assert!(matches!(answer, Err(Error::BadInput(_))), "{wrong:?}");
        }
    }

    #[test]
    fn no_more_waits_than_memory_should_hold() {
        let inbox = Inbox::default();
        for name in ["a", "b", "c", "d", "e", "f"] {
            inbox.take_in(&piece(name, MOST_BYTES, 0, b"x")).unwrap();
        }
        let more = inbox.take_in(&piece("g", 1, 0, b"x"));
        assert!(matches!(&more, Err(Error::Invalid(it)) if it.of("file").len() == 1));
        inbox.let_go("a");
        inbox.take_in(&piece("g", 1, 0, b"x")).unwrap();
    }
}
