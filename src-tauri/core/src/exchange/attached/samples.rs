//! Documents as they come, made in memory for tests.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::io::{Cursor, Write};

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const WORD_LIST: &str = r#"<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;

/// A PDF of one empty page, with something more in its trailer.
pub(crate) fn pdf_with(trailer: &str) -> Vec<u8> {
    let body = "%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n\
                2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n\
                3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>> endobj\n";
    let place = body.len();
    format!(
        "{body}xref\n0 1\n0000000000 65535 f \ntrailer <</Size 4/Root 1 0 R{trailer}>>\nstartxref\n{place}\n%%EOF\n"
    )
    .into_bytes()
}

pub(crate) fn pdf() -> Vec<u8> {
    pdf_with("")
}

pub(crate) fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let picture = RgbImage::from_fn(width, height, |x, y| {
        let part = |place: u32| u8::try_from(place % 251).unwrap();
        Rgb([part(x), part(y), part(x + y)])
    });
    let mut bytes = Vec::new();
    let mut to = Cursor::new(&mut bytes);
    DynamicImage::ImageRgb8(picture)
        .write_to(&mut to, format)
        .unwrap();
    bytes
}

/// A JPEG that lies on its side, with the camera's notes of that and of where it was taken.
pub(crate) fn photo_from_home() -> Vec<u8> {
    let jpeg = picture(64, 48, ImageFormat::Jpeg);
    let mut notes =
        b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    notes.extend(b"GPS 51.8642 N 2.2382 W");
    let mut bytes = jpeg[..2].to_vec();
    bytes.extend([0xff, 0xe1]);
    bytes.extend(u16::try_from(notes.len() + 2).unwrap().to_be_bytes());
    bytes.extend(notes);
    bytes.extend(&jpeg[2..]);
    bytes
}

pub(crate) fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub(crate) fn docx() -> Vec<u8> {
    zip(&[
        ("[Content_Types].xml", WORD_LIST),
        ("word/document.xml", "<w:document/>"),
    ])
}

pub(crate) fn docm() -> Vec<u8> {
    zip(&[
        ("[Content_Types].xml", WORD_LIST),
        ("word/document.xml", "<w:document/>"),
        ("word/vbaProject.bin", "Sub AutoOpen()"),
    ])
}
