//! The child's photo, made fit for print.
//!
//! A file from a phone may carry where it was taken, may lie on its side, and may be far larger than
//! paper can show: it is read and written anew. A photo as the record keeps it has been through that
//! already; where it is nearly a portrait of our shape, its very bytes go into the paper, and the frame hides
//! the few lines too many.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};

use crate::documents::error::DocumentError;
use crate::documents::layout::block::Picture;
use crate::documents::view::ChildPaper;

/// 31 mm wide at 300 dots an inch.
const WIDTH_PX: u32 = 366;
const HEIGHT_PX: u32 = 458;
const QUALITY: u8 = 88;
/// A picture that would need more memory than this is refused. Bytes.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;

/// The child's photo made ready, if there is one.
pub(crate) fn of_child(child: &ChildPaper) -> Result<Option<Picture>, DocumentError> {
    child
        .photo
        .as_deref()
        .map(|file| prepare(file, &child.preferred_name))
        .transpose()
}

/// Reads a JPEG or PNG, turns it upright, cuts it to a portrait and drops all else in the file.
fn prepare(file: &[u8], child: &str) -> Result<Picture, DocumentError> {
    let alt = format!("Photo of {child}");
    if let Some((width_px, height_px)) = fit_as_it_is(file) {
        return Ok(Picture {
            jpeg: file.to_vec(),
            width_px,
            height_px,
            ratio: HEIGHT_PX as f32 / WIDTH_PX as f32,
            alt,
        });
    }
    let picture = read(file).ok_or(DocumentError::Photo)?;
    // Faces are more often above the middle than below it.
    let portrait = cut_to_portrait(&picture);
    let mut jpeg = Vec::new();
    portrait
        .to_rgb8()
        .write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, QUALITY))
        .map_err(|_| DocumentError::Photo)?;
    Ok(Picture {
        jpeg,
        width_px: portrait.width(),
        height_px: portrait.height(),
        ratio: portrait.height() as f32 / portrait.width().max(1) as f32,
        alt,
    })
}

/// The width and height of a JPEG that can be printed as it is: plain colours, a portrait of a fit size, and nothing in
/// it but the picture.
fn fit_as_it_is(file: &[u8]) -> Option<(u32, u32)> {
    let mut rest = file.strip_prefix(&[0xFF, 0xD8])?;
    file.strip_suffix(&[0xFF, 0xD9])?;
    // Segments of a marker, a length and their content (ITU-T T.81, B.1) up to the scan, or to one that may say more.
    let mut size = None;
    while let [0xFF, marker, high, low, ..] = *rest {
        let length = usize::from(u16::from_be_bytes([high, low]));
        let (segment, after) = rest.split_at_checked(2 + length)?;
        match (marker, segment.get(4..)?) {
            // Baseline, of 8 bits and three colours.
            (0xC0, &[8, h1, h2, w1, w2, 3, ..]) => {
                size = Some((u16::from_be_bytes([w1, w2]), u16::from_be_bytes([h1, h2])));
            }
            // The size of the dots; tables; restarts.
            (0xE0 | 0xDB | 0xC4 | 0xDD, _) => {}
            (0xDA, _) => break,
            _ => return None,
        }
        rest = after;
    }
    let (width, height) = size?;
    let (width, height) = (u32::from(width), u32::from(height));
    let portrait = height * 100 >= width * 120 && height * 100 <= width * 134;
    (portrait && width <= WIDTH_PX * 2).then_some((width, height))
}

fn read(file: &[u8]) -> Option<DynamicImage> {
    let mut reader = ImageReader::new(Cursor::new(file))
        .with_guessed_format()
        .ok()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(orientation);
    Some(picture)
}

fn cut_to_portrait(picture: &DynamicImage) -> DynamicImage {
    let (width, height) = (u64::from(picture.width()), u64::from(picture.height()));
    let (ratio_width, ratio_height) = (u64::from(WIDTH_PX), u64::from(HEIGHT_PX));
    let (cut_width, cut_height) = if width * ratio_height > height * ratio_width {
        (height * ratio_width / ratio_height, height)
    } else {
        (width, width * ratio_height / ratio_width)
    };
    let left = (width - cut_width) / 2;
    let top = (height - cut_height) / 3;
    let fit = |number: u64| u32::try_from(number).unwrap_or(u32::MAX).max(1);
    let part = picture.crop_imm(
        u32::try_from(left).unwrap_or(0),
        u32::try_from(top).unwrap_or(0),
        fit(cut_width),
        fit(cut_height),
    );
    if part.width() > WIDTH_PX {
        part.resize_exact(WIDTH_PX, HEIGHT_PX, FilterType::CatmullRom)
    } else {
        part
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn a_wide_photo_becomes_a_portrait_and_is_no_larger_than_print_needs() {
        let wide = DynamicImage::new_rgb8(2000, 900);
        let mut png = Vec::new();
        wide.write_to(&mut Cursor::new(&mut png), image::ImageFormat::Png)
            .unwrap();
        let picture = prepare(&png, "Zoë").unwrap();
        assert_eq!((picture.width_px, picture.height_px), (WIDTH_PX, HEIGHT_PX));
        assert_eq!(picture.alt, "Photo of Zoë");
        assert!(picture.jpeg.starts_with(&[0xFF, 0xD8]));
    }

    fn jpeg(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        DynamicImage::new_rgb8(width, height)
            .write_with_encoder(JpegEncoder::new(&mut bytes))
            .unwrap();
        bytes
    }

    #[test]
    fn a_portrait_as_the_record_keeps_it_is_printed_as_it_is() {
        let kept = jpeg(480, 640);
        let picture = prepare(&kept, "Zoë").unwrap();
        assert_eq!((picture.width_px, picture.height_px), (480, 640));
        assert_eq!(picture.jpeg, kept);
    }

    #[test]
    fn what_says_more_than_the_picture_or_is_no_portrait_is_written_anew() {
        let mut noted = jpeg(480, 640);
        let note: &[u8] = &[
            0xFF, 0xFE, 0, 12, b'A', b't', b' ', b'h', b'o', b'm', b'e', b'!', b'!', b'!',
        ];
        noted.splice(2..2, note.iter().copied());
        let printed = prepare(&noted, "Zoë").unwrap().jpeg;
        assert!(!printed.windows(7).any(|part| part == b"At home"));
        for (width, height) in [(640, 480), (300, 300), (1200, 1600)] {
            let file = jpeg(width, height);
            assert_ne!(prepare(&file, "Zoë").unwrap().jpeg, file);
        }
        let cut_short = &jpeg(480, 640)[..400];
        assert_eq!(fit_as_it_is(cut_short), None);
    }

    #[test]
    fn a_file_that_is_no_photo_is_refused_in_words() {
        let error = prepare(b"not a photo", "Zoë").unwrap_err();
        assert!(error.to_string().starts_with("The photo could not be read"));
    }
}
