//! The child's photograph: taken in as a file's bytes, kept small, upright and without metadata.

use std::io::Cursor;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage};
use serde::Deserialize;
use ts_rs::TS;

use crate::domain::field_errors::FieldErrors;
use crate::domain::id::PupilId;
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::store::{Reader, Seen, WriteTx};

/// The largest file taken in, in bytes.
const LARGEST_FILE: usize = 10 * 1024 * 1024;
/// The widest and tallest picture taken in, in pixels: beyond any camera, short of a trap.
const LARGEST_SIDE: u32 = 12_000;
/// The most memory that decoding may use, in bytes.
const MOST_MEMORY: u64 = 512 * 1024 * 1024;
/// The size in which a photograph is kept, at most, in pixels.
const WIDTH: u32 = 480;
const HEIGHT: u32 = 640;
const JPEG_QUALITY: u8 = 85;

/// Sets a child's photograph, over the one before.
#[derive(Debug, Deserialize, TS)]
pub struct SetPhoto {
    pub pupil_id: PupilId,
    /// The file as it is on disk (JPEG or PNG), in base64.
    pub bytes: String,
}

impl WriteOp for SetPhoto {
    const ACTION: Action = Action::PupilWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let pupil = tx.seen(&self.pupil_id)?;
        let jpeg = photograph(&self.bytes)
            .map_err(|sentence| Error::Invalid(FieldErrors::one("bytes", sentence)))?;
        tx.set_photo(&pupil, &jpeg)
    }
}

/// Removes a child's photograph. It is not kept: a picture of a child is held only while it is wanted.
#[derive(Debug, Deserialize, TS)]
pub struct RemovePhoto {
    pub pupil_id: PupilId,
}

impl WriteOp for RemovePhoto {
    const ACTION: Action = Action::PupilWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let pupil = tx.seen(&self.pupil_id)?;
        tx.remove_photo(&pupil)
    }
}

/// The photograph as the window shows it: a `data:` address.
pub(crate) fn data_url(tx: &Reader<'_>, pupil: &Seen) -> Result<Option<String>> {
    let jpeg = tx.photo(pupil)?;
    Ok(jpeg.map(|jpeg| format!("data:image/jpeg;base64,{}", STANDARD.encode(jpeg))))
}

/// The photograph in the form in which it is kept, or the sentence that says what is wrong with the file.
fn photograph(base64: &str) -> std::result::Result<Vec<u8>, &'static str> {
    const TOO_LARGE: &str = "That file is larger than 10 MB. Choose a smaller picture.";
    const NOT_A_PICTURE: &str = "That file is not a JPEG or PNG picture. Choose a photograph.";
    const DAMAGED: &str =
        "That picture cannot be read: it may be damaged or far too large. Choose another.";
    // Four characters carry three bytes.
    if base64.len() / 4 * 3 > LARGEST_FILE + 3 {
        return Err(TOO_LARGE);
    }
    let bytes = STANDARD.decode(base64).map_err(|_| DAMAGED)?;
    if bytes.len() > LARGEST_FILE {
        return Err(TOO_LARGE);
    }
    let format = image::guess_format(&bytes).map_err(|_| NOT_A_PICTURE)?;
    if !matches!(format, ImageFormat::Jpeg | ImageFormat::Png) {
        return Err(NOT_A_PICTURE);
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST_SIDE);
    limits.max_image_height = Some(LARGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| DAMAGED)?;
    let orientation = decoder.orientation().map_err(|_| DAMAGED)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| DAMAGED)?;
    if picture.width() > WIDTH.max(HEIGHT) || picture.height() > WIDTH.max(HEIGHT) {
        // Smaller before turning: a large picture is turned in a fraction of the time and memory.
        picture = picture.resize(HEIGHT, HEIGHT, FilterType::Lanczos3);
    }
    picture.apply_orientation(orientation);
    if picture.width() > WIDTH || picture.height() > HEIGHT {
        picture = picture.resize(WIDTH, HEIGHT, FilterType::Lanczos3);
    }
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, JPEG_QUALITY)
        .encode_image(&on_white(&picture))
        .map_err(|_| DAMAGED)?;
    Ok(jpeg)
}

/// JPEG knows no transparency: what is clear in the picture becomes white paper.
fn on_white(picture: &DynamicImage) -> RgbImage {
    let picture = picture.to_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0;
        let over = |colour: u8| {
            let (colour, alpha) = (u32::from(colour), u32::from(alpha));
            u8::try_from((colour * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
        };
        Rgb([over(red), over(green), over(blue)])
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
    use image::Rgba;

    use super::*;
    use crate::ops::pupil::OpenPupil;
    use crate::testing::TestSchool;

    fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut to = Cursor::new(&mut bytes);
        picture.write_to(&mut to, format).unwrap();
        bytes
    }

    fn blank(width: u32, height: u32) -> DynamicImage {
        DynamicImage::ImageRgb8(RgbImage::from_pixel(width, height, Rgb([200, 30, 30])))
    }

    fn set(school: &TestSchool, bytes: &[u8]) -> SetPhoto {
        SetPhoto {
            pupil_id: school.zoe.clone(),
            bytes: STANDARD.encode(bytes),
        }
    }

    fn kept(school: &TestSchool) -> Option<Vec<u8>> {
        let pupil_id = school.zoe.clone();
        let view = school.read(&school.senco, OpenPupil { pupil_id });
        let url = view.photo?;
        let data = url.strip_prefix("data:image/jpeg;base64,").unwrap();
        Some(STANDARD.decode(data).unwrap())
    }

    /// A JPEG with a camera's note in it that says it lies on its side, and where it was taken.
    fn on_its_side(jpeg: &[u8]) -> Vec<u8> {
        let mut exif =
            b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
        exif.extend(b"TAKEN-AT-HOME");
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        let mut bytes = jpeg[..2].to_vec();
        bytes.extend([0xff, 0xe1]);
        bytes.extend(length);
        bytes.extend(exif);
        bytes.extend(&jpeg[2..]);
        bytes
    }

    #[test]
    fn a_photo_is_kept_small_upright_and_without_what_the_camera_noted() {
        let school = TestSchool::new();
        let before = school.audit_len();
        let jpeg = on_its_side(&encoded(&blank(1600, 1200), ImageFormat::Jpeg));
        school.write(&school.office_staff, set(&school, &jpeg));
        assert_eq!(school.audit_len(), before + 1);
        let kept = kept(&school).unwrap();
        let picture = image::load_from_memory_with_format(&kept, ImageFormat::Jpeg).unwrap();
        assert_eq!((picture.width(), picture.height()), (480, 640));
        let note = kept
            .windows(5)
            .any(|part| part == b"TAKEN" || part == b"Exif\0");
        assert!(!note, "the camera's notes were kept");
    }

    #[test]
    fn a_small_picture_keeps_its_size_and_clear_parts_become_white() {
        let school = TestSchool::new();
        let clear = image::RgbaImage::from_pixel(60, 80, Rgba([0, 0, 0, 0]));
        let png = encoded(&DynamicImage::ImageRgba8(clear), ImageFormat::Png);
        school.write(&school.senco, set(&school, &png));
        let picture = image::load_from_memory(&kept(&school).unwrap())
            .unwrap()
            .to_rgb8();
        assert_eq!(picture.dimensions(), (60, 80));
        assert_eq!(picture.get_pixel(30, 40).0, [255, 255, 255]);
    }

    #[test]
    fn what_is_no_photo_is_refused_in_words() {
        let school = TestSchool::new();
        let cut = encoded(&blank(64, 64), ImageFormat::Png);
        for (bytes, words) in [
            (b"GIF89a".to_vec(), "JPEG or PNG"),
            (b"%PDF-1.7 pretending.jpg".to_vec(), "JPEG or PNG"),
            (cut[..cut.len() / 2].to_vec(), "cannot be read"),
            (encoded(&blank(13_000, 4), ImageFormat::Png), "too large"),
            (vec![0xff; LARGEST_FILE + 4], "10 MB"),
        ] {
            let answer = school.office.write(&school.senco, set(&school, &bytes));
            let Err(Error::Invalid(errors)) = answer else {
                panic!("{words}: it was taken");
            };
            assert!(errors.of("bytes")[0].contains(words), "{errors:?}");
        }
        assert!(kept(&school).is_none());
    }

    #[test]
    fn a_photo_is_removed_for_good_and_a_teacher_does_not_set_one() {
        let school = TestSchool::new();
        let png = encoded(&blank(8, 8), ImageFormat::Png);
        let others = [&school.head, &school.teacher, &school.ta];
        school.forbids(&others, || set(&school, &png));
        school.write(&school.senco, set(&school, &png));
        assert!(kept(&school).is_some());
        let pupil_id = school.zoe.clone();
        school.write(&school.senco, RemovePhoto { pupil_id });
        assert!(kept(&school).is_none());
    }
}
