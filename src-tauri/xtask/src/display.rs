//! Whether there is a display, and a picture of what is on a virtual one.
//!
//! Xvfb keeps its picture in a file (in the format of xwd), so that no other program is needed to
//! look at it.

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::xvfb::Xvfb;

/// Whether a person could see a window that we open.
pub(crate) fn is_there() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Waits until something has been painted on a display and has come to rest, and writes it as a PNG.
///
/// # Errors
/// When nothing has been painted within `patience`, or `alive` says that nobody paints any more.
pub(crate) fn take_picture(
    display: &Xvfb,
    to: &Path,
    patience: Duration,
    mut alive: impl FnMut() -> Result<bool>,
) -> Result<()> {
    let deadline = Instant::now() + patience;
    let mut last = Screen::read(display.picture())?;
    loop {
        std::thread::sleep(Duration::from_millis(400));
        let now = Screen::read(display.picture())?;
        if now.is_painted() && now == last {
            return now.write_png(to);
        }
        if !alive()? {
            bail!("Waymark closed before its window had painted.");
        }
        if Instant::now() > deadline {
            now.write_png(to)?;
            bail!(
                "The window painted nothing within {} s. What the display shows: {}",
                patience.as_secs(),
                to.display()
            );
        }
        last = now;
    }
}

/// The pixels of a display, red, green and blue.
#[derive(PartialEq, Eq)]
struct Screen {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

impl Screen {
    /// Reads the xwd file that Xvfb keeps: a header of big-endian numbers, a colour table, pixels.
    fn read(file: &Path) -> Result<Self> {
        let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
        Self::from_xwd(&bytes).context("Xvfb's picture is not in the form that was expected")
    }

    fn from_xwd(bytes: &[u8]) -> Option<Self> {
        let field = |index: usize| -> Option<u32> {
            let at = index * 4;
            Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
        };
        // The names are those of X11/XWDFile.h.
        let (header_size, width, height) = (field(0)?, field(4)?, field(5)?);
        let (lsb_first, bits_per_pixel, bytes_per_line) = (field(7)? == 0, field(11)?, field(12)?);
        let colours = field(19)?;
        if bits_per_pixel != 32 {
            return None;
        }
        const COLOUR_SIZE: usize = 12;
        let start = header_size as usize + colours as usize * COLOUR_SIZE;
        let mut pixels = Vec::with_capacity(width as usize * height as usize * 3);
        for row in bytes
            .get(start..)?
            .chunks(bytes_per_line as usize)
            .take(height as usize)
        {
            for pixel in row.chunks_exact(4).take(width as usize) {
                let [a, b, c, d] = *pixel else { return None };
                pixels.extend_from_slice(&if lsb_first { [c, b, a] } else { [b, c, d] });
            }
        }
        (pixels.len() == width as usize * height as usize * 3).then_some(Self {
            width,
            height,
            pixels,
        })
    }

    /// An empty display, and a window that has not drawn its page yet, are of one or two colours;
    /// smoothed letters are of many.
    fn is_painted(&self) -> bool {
        let mut seen = std::collections::HashSet::new();
        self.pixels.chunks_exact(3).any(|pixel| {
            seen.insert(pixel);
            seen.len() > 24
        })
    }

    fn write_png(&self, to: &Path) -> Result<()> {
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        let file =
            File::create(to).with_context(|| format!("{} cannot be written", to.display()))?;
        let mut encoder = png::Encoder::new(BufWriter::new(file), self.width, self.height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.write_header()?.write_image_data(&self.pixels)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    /// One row of two pixels, as a little-endian Xvfb writes it.
    fn xwd() -> Vec<u8> {
        let mut header = [0_u32; 25];
        header[0] = 100; // header size
        header[4] = 2; // width
        header[5] = 1; // height
        header[11] = 32; // bits per pixel
        header[12] = 8; // bytes per line
        let mut bytes: Vec<u8> = header.iter().flat_map(|word| word.to_be_bytes()).collect();
        bytes.extend_from_slice(&[3, 2, 1, 0, 6, 5, 4, 0]);
        bytes
    }

    #[test]
    fn pixels_come_out_as_red_green_blue() {
        let screen = Screen::from_xwd(&xwd()).unwrap();
        assert_eq!((screen.width, screen.height), (2, 1));
        assert_eq!(screen.pixels, [1, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn a_cut_picture_is_refused() {
        let bytes = xwd();
        assert!(Screen::from_xwd(&bytes[..bytes.len() - 4]).is_none());
    }

    #[test]
    fn a_plain_display_is_not_yet_painted() {
        let plain = Screen {
            width: 100,
            height: 1,
            pixels: vec![255; 300],
        };
        assert!(!plain.is_painted());
        let ramp = Screen {
            width: 100,
            height: 1,
            pixels: (0..=255).chain(0..44).collect(),
        };
        assert!(ramp.is_painted());
    }
}
