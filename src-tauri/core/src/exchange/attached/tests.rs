//! What is kept, and what is refused with which words: by content, whatever a name says.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use image::ImageFormat;
use proptest::prelude::*;

use super::samples::{docm, docx, pdf, pdf_with, photo_from_home, picture, zip};
use super::*;

fn refusal(bytes: &[u8]) -> Refused {
    glance(bytes).unwrap_err()
}

#[test]
fn the_four_kinds_are_known_by_their_content() {
    for (bytes, kind) in [
        (pdf(), FileKind::Pdf),
        (picture(8, 8, ImageFormat::Jpeg), FileKind::Jpeg),
        (picture(8, 8, ImageFormat::Png), FileKind::Png),
        (docx(), FileKind::Docx),
    ] {
        let found = glance(&bytes).unwrap();
        assert_eq!((found.kind, found.protected), (kind, false));
    }
}

#[test]
fn a_scanner_may_put_something_before_and_after_a_pdf() {
    let mut bytes = b"\xEF\xBB\xBFscanned\n".to_vec();
    bytes.extend(pdf());
    bytes.extend([0; 900]);
    assert_eq!(glance(&bytes).unwrap().kind, FileKind::Pdf);
}

#[test]
fn a_pdf_with_a_password_is_kept_and_said_to_be_one() {
    for trailer in ["/Encrypt 4 0 R", "/Encrypt<</Filter/Standard>>"] {
        let found = glance(&pdf_with(trailer)).unwrap();
        assert!(found.protected, "{trailer}");
    }
    assert!(
        !glance(&pdf_with("/EncryptMetadata false"))
            .unwrap()
            .protected
    );
}

#[test]
fn a_pdf_without_its_end_is_refused() {
    let whole = pdf();
    for end in [12, 40, whole.len() - 8, whole.len() - 20] {
        assert_eq!(refusal(&whole[..end]), Refused::PdfCutShort, "{end}");
    }
}

#[test]
fn what_only_pretends_is_told_apart() {
    let sheet = r#"<Types><Override ContentType="spreadsheetml.sheet.main+xml"/></Types>"#;
    let list = "[Content_Types].xml";
    let cut = docx();
    for (bytes, why) in [
        (Vec::new(), Refused::Empty),
        (b"MZ\x90\0 report.pdf".to_vec(), Refused::Program),
        (b"\x7fELF".to_vec(), Refused::Program),
        (b"#!/bin/sh\nrm".to_vec(), Refused::Program),
        (
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(),
            Refused::OldOffice,
        ),
        (b"\0\0\0\x18ftypheic".to_vec(), Refused::TelephonePhoto),
        (b"\0\0\0\x18ftypavif".to_vec(), Refused::OtherPicture),
        (b"GIF89a".to_vec(), Refused::OtherPicture),
        (b"Dear Mrs Okafor".to_vec(), Refused::Other),
        (b"{\\rtf1".to_vec(), Refused::Other),
        (zip(&[("letter.txt", "x")]), Refused::Packed),
        (zip(&[("word/document.xml", "<w/>")]), Refused::Packed),
        (
            zip(&[(list, sheet), ("xl/workbook.xml", "<w/>")]),
            Refused::OtherOffice,
        ),
        (
            zip(&[(list, sheet), ("word/document.xml", "<w/>")]),
            Refused::WordDamaged,
        ),
        (b"PK\x05\x06".to_vec(), Refused::Packed),
        (cut[..cut.len() - 30].to_vec(), Refused::WordDamaged),
        (docm(), Refused::Macros),
        (
            zip(&[(
                list,
                "application/vnd.ms-word.document.macroEnabled.main+xml",
            )]),
            Refused::Macros,
        ),
    ] {
        assert_eq!(refusal(&bytes), why, "{:?}", &bytes[..bytes.len().min(12)]);
    }
}

#[test]
fn what_is_too_large_is_refused_and_what_just_fits_is_not() {
    let most = usize::try_from(MOST_BYTES).unwrap();
    let mut bytes = pdf();
    let end = bytes.split_off(10);
    bytes.resize(most - end.len(), b' ');
    bytes.extend(end);
    // The place of its table is wrong now, which readers mend and so is no reason to refuse it.
    assert!(glance(&bytes).is_ok());
    bytes.push(b'\n');
    assert_eq!(refusal(&bytes), Refused::TooLarge);
}

#[test]
fn a_photo_is_kept_upright_and_without_what_the_camera_noted() {
    let came = photo_from_home();
    assert!(came.windows(3).any(|part| part == b"GPS"));
    let kind = glance(&came).unwrap().kind;
    let kept = make_ready(&came, kind).unwrap();
    let upright = image::load_from_memory(&kept).unwrap();
    assert_eq!((upright.width(), upright.height()), (48, 64));
    for note in [&b"GPS"[..], b"Exif"] {
        assert!(!kept.windows(note.len()).any(|part| part == note));
    }
    let png = picture(9, 5, ImageFormat::Png);
    let kept = make_ready(&png, FileKind::Png).unwrap();
    assert_eq!(
        image::load_from_memory(&kept).unwrap().to_rgb8(),
        image::load_from_memory(&png).unwrap().to_rgb8()
    );
}

#[test]
fn other_documents_are_kept_byte_for_byte() {
    for bytes in [pdf(), docx()] {
        let kind = glance(&bytes).unwrap().kind;
        assert_eq!(make_ready(&bytes, kind).unwrap(), bytes);
    }
}

#[test]
fn a_picture_that_would_fill_the_memory_is_refused_before_it_is_made() {
    // The head of a PNG says how large it is: 12,000 by 9,000 dots in a file of a few bytes.
    let mut bomb = picture(1, 1, ImageFormat::Png);
    bomb[16..20].copy_from_slice(&12_000_u32.to_be_bytes());
    bomb[20..24].copy_from_slice(&9_000_u32.to_be_bytes());
    let sum = crc(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&sum.to_be_bytes());
    assert_eq!(refusal(&bomb), Refused::PictureTooLarge);
}

#[test]
fn a_picture_cut_short_is_refused_at_the_latest_when_it_is_kept() {
    for format in [ImageFormat::Png, ImageFormat::Jpeg] {
        let whole = picture(200, 200, format);
        let cut = &whole[..whole.len() / 3];
        let kept = glance(cut).and_then(|found| make_ready(cut, found.kind).map(drop));
        // A photo that lost its lower part may be shown as far as it goes; it never passes as something else.
        assert!(
            matches!(kept, Err(Refused::PictureDamaged) | Ok(())),
            "{kept:?}"
        );
    }
}

#[test]
fn every_refusal_says_what_to_do() {
    for why in [
        Refused::Empty,
        Refused::TooLarge,
        Refused::WordsOwnNote,
        Refused::PdfCutShort,
        Refused::Program,
        Refused::Macros,
        Refused::OldOffice,
        Refused::OtherOffice,
        Refused::Packed,
        Refused::WordDamaged,
        Refused::PictureDamaged,
        Refused::PictureTooLarge,
        Refused::LargeWrittenAnew,
        Refused::TelephonePhoto,
        Refused::OtherPicture,
        Refused::Other,
    ] {
        let sentence = why.to_string();
        assert!(sentence.ends_with('.') && sentence.len() > 60, "{sentence}");
    }
}

/// The sum that a PNG carries over each of its parts.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 {
                0xEDB8_8320 ^ (sum >> 1)
            } else {
                sum >> 1
            }
        })
    })
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(mut bytes in prop::collection::vec(any::<u8>(), 0..400), start in 0..6_usize) {
        let heads: [&[u8]; 6] = [b"%PDF-", b"PK\x03\x04", b"\xFF\xD8\xFF", b"\x89PNG\r\n\x1a\n", b"", b"MZ"];
        bytes.splice(0..0, heads[start].iter().copied());
        if let Ok(found) = glance(&bytes) {
            let _ = make_ready(&bytes, found.kind);
        }
    }

    #[test]
    fn no_flipped_byte_of_a_document_makes_it_panic(which in 0..4_usize, place in 0..2000_usize, value in any::<u8>()) {
        let mut bytes = [pdf(), docx(), photo_from_home(), picture(20, 20, ImageFormat::Png)][which].clone();
        let length = bytes.len();
        bytes[place % length] = value;
        if let Ok(found) = glance(&bytes) {
            let _ = make_ready(&bytes, found.kind);
        }
    }
}
