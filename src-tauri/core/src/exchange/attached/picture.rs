//! Pictures, written anew: upright, and without what the camera noted, such as the place where a photo was taken.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::refused::Refused;
use crate::domain::attachment::FileKind;

/// The most dots of a picture: a page of A4 at 600 dots an inch has 35 million, the camera of a telephone up to 50.
const MOST_DOTS: u64 = 50_000_000;
/// The most memory that decoding may use, in bytes.
const MOST_MEMORY: u64 = 512 * 1024 * 1024;
/// Close enough to the photo that nobody sees a difference, in a file of about its size.
const JPEG_QUALITY: u8 = 90;

/// Looks at what the file says of the picture, without making it.
pub(super) fn glance(bytes: &[u8], kind: FileKind) -> Result<(), Refused> {
    decoder(bytes, kind).map(drop)
}

/// The picture as it is kept, in the format in which it came.
pub(super) fn written_anew(bytes: &[u8], kind: FileKind) -> Result<Vec<u8>, Refused> {
    let mut decoder = decoder(bytes, kind)?;
    let orientation = decoder.orientation().map_err(|_| Refused::PictureDamaged)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| Refused::PictureDamaged)?;
    picture.apply_orientation(orientation);
    let mut written = Vec::new();
    let done = match kind {
        FileKind::Png => picture.write_to(&mut Cursor::new(&mut written), ImageFormat::Png),
        FileKind::Jpeg | FileKind::Pdf | FileKind::Docx => {
            picture.write_with_encoder(JpegEncoder::new_with_quality(&mut written, JPEG_QUALITY))
        }
    };
    done.map_err(|_| Refused::PictureDamaged)?;
    Ok(written)
}

fn decoder(bytes: &[u8], kind: FileKind) -> Result<impl ImageDecoder + '_, Refused> {
    let format = match kind {
        FileKind::Png => ImageFormat::Png,
        FileKind::Jpeg | FileKind::Pdf | FileKind::Docx => ImageFormat::Jpeg,
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(|_| Refused::PictureDamaged)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_DOTS {
        return Err(Refused::PictureTooLarge);
    }
    Ok(decoder)
}
