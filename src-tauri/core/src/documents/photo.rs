//! The child's photo, made fit for print.
//!
//! It is always read and written anew: a file from a phone may carry where it was taken, may lie
//! on its side, and may be far larger than paper can show.

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
        alt: format!("Photo of {child}"),
    })
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
    #![allow(clippy::unwrap_used)]
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

    #[test]
    fn a_file_that_is_no_photo_is_refused_in_words() {
        let error = prepare(b"not a photo", "Zoë").unwrap_err();
        assert!(error.to_string().starts_with("The photo could not be read"));
    }
}
