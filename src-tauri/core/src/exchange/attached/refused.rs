//! Why a document is not kept, in finished sentences: what it is, and what to do.

use thiserror::Error;

/// Why a document is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Refused {
    #[error(
        "This file is empty: there is nothing in it. Check it where it came from, then choose it again."
    )]
    Empty,
    #[error(
        "This file is larger than 25 MB. Save a smaller copy, or split it into parts, then choose those."
    )]
    TooLarge,
    #[error(
        "This is Word\u{2019}s own note that a document is open, not the document. Choose the one whose name does not begin with ~$."
    )]
    WordsOwnNote,
    #[error(
        "This PDF is cut short: its end is missing. Ask for it again, or open it and save it anew."
    )]
    PdfCutShort,
    #[error(
        "This is a program, whatever its name says, and Waymark keeps none. If it came by email, tell whoever looks after this PC."
    )]
    Program,
    #[error(
        "This Word document has macros in it, which could run as a program. Open it in Word, save it as a Word document (.docx) or a PDF, then choose that."
    )]
    Macros,
    #[error(
        "This is an older Word or Office file, or one that is locked with a password. Open it, save it as a Word document (.docx) or a PDF without a password, then choose that."
    )]
    OldOffice,
    #[error("This is a spreadsheet or a presentation. Save it as a PDF, then choose that.")]
    OtherOffice,
    #[error(
        "This is a packed folder (zip), whatever its name says. Unpack it, then choose the documents in it."
    )]
    Packed,
    #[error(
        "This Word document cannot be read: it is damaged or cut short. Open it in Word and save it anew."
    )]
    WordDamaged,
    #[error("This picture cannot be read: it is damaged or cut short. Choose another copy of it.")]
    PictureDamaged,
    #[error(
        "This picture has more than 50 million dots, more than a page or a photo needs. Save it smaller, then choose that."
    )]
    PictureTooLarge,
    #[error(
        "This picture is larger than 25 MB without what the camera noted in it. Save it smaller or as a JPEG, then choose that."
    )]
    LargeWrittenAnew,
    #[error(
        "This is a photo in the format of newer telephones (HEIC). Save or send it as a JPEG, then choose that."
    )]
    TelephonePhoto,
    #[error("This kind of picture is not kept. Save it as a JPEG or PNG, then choose that.")]
    OtherPicture,
    #[error(
        "Waymark keeps PDF, JPEG, PNG and Word (.docx) documents, and this is none of them, whatever its name says. Save it as a PDF, then choose that."
    )]
    Other,
}

/// What a file is that is none of the four kinds.
pub(super) fn other(bytes: &[u8]) -> Refused {
    match bytes {
        [b'M', b'Z', ..]
        | [0x7F, b'E', b'L', b'F', ..]
        | [b'#', b'!', ..]
        | [0xCF | 0xCE, 0xFA, 0xED, 0xFE, ..]
        | [0xCA, 0xFE, 0xBA, 0xBE, ..] => Refused::Program,
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => Refused::OldOffice,
        [b'P', b'K', 5, 6, ..] => Refused::Packed,
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => match brand {
            [b'h', b'e', b'i' | b'v', ..] | [b'm', b'i' | b's', b'f', b'1', ..] => {
                Refused::TelephonePhoto
            }
            [b'a', b'v', b'i', b'f', ..] => Refused::OtherPicture,
            _ => Refused::Other,
        },
        [b'G', b'I', b'F', b'8', ..]
        | [b'B', b'M', ..]
        | [b'I', b'I', 0x2A, 0, ..]
        | [b'M', b'M', 0, 0x2A, ..] => Refused::OtherPicture,
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => Refused::OtherPicture,
        _ => Refused::Other,
    }
}
