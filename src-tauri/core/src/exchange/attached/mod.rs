//! What a document is that somebody wants to attach, by its content and never by its name, and whether it is kept.
//!
//! A first look ([`glance`]) costs little: it unpacks nothing large and decodes no picture. Then a document is made
//! ready to be kept ([`make_ready`]): a picture is written anew, upright and without what the camera noted; anything
//! else stays byte for byte as it came.

mod pdf;
mod picture;
mod refused;
#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;
mod word;

use std::borrow::Cow;

pub use refused::Refused;

use crate::domain::attachment::{FileKind, MOST_BYTES};

/// What a first look found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glance {
    pub kind: FileKind,
    /// Whether it is a PDF that is encrypted, so that it may ask for a password.
    pub protected: bool,
}

/// What a document is, and that nothing about it stands in the way as far as can be seen at little cost.
///
/// # Errors
/// [`Refused`]: why it is not kept.
pub fn glance(bytes: &[u8]) -> Result<Glance, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    if bytes.len() > usize::try_from(MOST_BYTES).unwrap_or(usize::MAX) {
        return Err(Refused::TooLarge);
    }
    let plain = |kind| Glance {
        kind,
        protected: false,
    };
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => {
            picture::glance(bytes, FileKind::Jpeg).map(|()| plain(FileKind::Jpeg))
        }
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => {
            picture::glance(bytes, FileKind::Png).map(|()| plain(FileKind::Png))
        }
        [b'P', b'K', 3, 4, ..] => word::check(bytes).map(|()| plain(FileKind::Docx)),
        _ if pdf::begins(bytes) => pdf::check(bytes).map(|protected| Glance {
            kind: FileKind::Pdf,
            protected,
        }),
        _ => Err(refused::other(bytes)),
    }
}

/// The bytes that are kept of a document that was glanced at.
///
/// # Errors
/// [`Refused`], where a picture turns out to be damaged, or too large once it is written anew.
pub fn make_ready(bytes: &[u8], kind: FileKind) -> Result<Cow<'_, [u8]>, Refused> {
    match kind {
        FileKind::Pdf | FileKind::Docx => Ok(Cow::Borrowed(bytes)),
        FileKind::Jpeg | FileKind::Png => {
            let written = picture::written_anew(bytes, kind)?;
            if written.len() > usize::try_from(MOST_BYTES).unwrap_or(usize::MAX) {
                return Err(Refused::LargeWrittenAnew);
            }
            Ok(Cow::Owned(written))
        }
    }
}
