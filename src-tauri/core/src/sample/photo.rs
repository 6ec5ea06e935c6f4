//! Drawn faces in place of photographs: a soft background, shoulders in the school's green, hair, two eyes, a smile.

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};

use super::chance::Chance;
use super::pupils::Child;
use crate::domain::record::pupil::Sex;

/// Width and height in pixels.
const SIDE: u16 = 128;

const BACKGROUNDS: [Colour; 6] = [
    Colour(226, 238, 230),
    Colour(235, 231, 246),
    Colour(252, 238, 214),
    Colour(222, 236, 247),
    Colour(250, 228, 228),
    Colour(238, 240, 218),
];
const SKINS: [Colour; 6] = [
    Colour(250, 218, 190),
    Colour(240, 196, 160),
    Colour(222, 170, 128),
    Colour(190, 134, 92),
    Colour(142, 94, 62),
    Colour(102, 66, 44),
];
const HAIRS: [Colour; 6] = [
    Colour(40, 30, 28),
    Colour(72, 46, 30),
    Colour(120, 78, 44),
    Colour(196, 152, 84),
    Colour(158, 72, 40),
    Colour(28, 26, 34),
];
const JUMPER: Colour = Colour(44, 110, 84);
const DARK: Colour = Colour(48, 38, 36);

#[derive(Debug, Clone, Copy)]
struct Colour(u8, u8, u8);

/// The face of a child as JPEG; not every child has had a photograph taken.
pub(super) fn of(child: &Child) -> Option<Vec<u8>> {
    let mut chance = Chance::of(5, child.number);
    if chance.in_hundred(30) {
        return None;
    }
    let english = !child.family.heritage.is_eal();
    let skins = if english {
        SKINS.get(..3)
    } else {
        SKINS.get(1..)
    };
    let hairs = if english {
        HAIRS.get(..5)
    } else {
        HAIRS.get(..2)
    };
    let face = Face {
        background: *chance.pick(&BACKGROUNDS),
        skin: *chance.pick(skins.unwrap_or(&SKINS)),
        hair: *chance.pick(hairs.unwrap_or(&HAIRS)),
        long_hair: child.record.sex == Sex::Female && chance.in_hundred(75),
        fringe: f32::from(u8::try_from(chance.between(0, 8)).unwrap_or_default()),
        glasses: chance.in_hundred(14),
    };
    face.jpeg()
}

struct Face {
    background: Colour,
    skin: Colour,
    hair: Colour,
    long_hair: bool,
    fringe: f32,
    glasses: bool,
}

impl Face {
    fn jpeg(&self) -> Option<Vec<u8>> {
        let mut canvas = Canvas::filled(self.background);
        if self.long_hair {
            canvas.oval(self.hair, (64.0, 68.0), (38.0, 44.0), 0.0);
        }
        canvas.oval(JUMPER, (64.0, 132.0), (44.0, 34.0), 0.0);
        canvas.oval(self.skin, (64.0, 98.0), (11.0, 16.0), 0.0);
        canvas.oval(self.hair, (64.0, 54.0), (33.0, 34.0), 0.0);
        // The face begins below the fringe.
        canvas.oval(self.skin, (64.0, 62.0), (28.0, 33.0), 38.0 + self.fringe);
        canvas.oval(DARK, (53.0, 62.0), (2.6, 3.2), 0.0);
        if self.glasses {
            canvas.line_round((53.0, 62.0), 9.0, 0.0);
        }
        // Of a ring round the nose only the smile is seen.
        canvas.line_round((64.0, 66.0), 13.0, 72.0);
        canvas.jpeg()
    }
}

/// The left half of a picture, row by row; the right half is its mirror image.
struct Canvas {
    rows: Vec<Vec<Colour>>,
}

impl Canvas {
    fn filled(colour: Colour) -> Self {
        let half = vec![colour; usize::from(SIDE / 2)];
        Self {
            rows: vec![half; usize::from(SIDE)],
        }
    }

    /// Lays a filled oval over the picture, below a line.
    fn oval(&mut self, colour: Colour, middle: (f32, f32), radius: (f32, f32), below: f32) {
        let sharpness = radius.0.min(radius.1);
        self.paint(colour, middle, radius, below, |across, down| {
            let (across, down) = (across / radius.0, down / radius.1);
            0.5 - ((across * across + down * down).sqrt() - 1.0) * sharpness
        });
    }

    /// Lays a dark line round a middle over the picture, below a line.
    fn line_round(&mut self, middle: (f32, f32), radius: f32, below: f32) {
        let reach = (radius + 2.0, radius + 2.0);
        self.paint(DARK, middle, reach, below, |across, down| {
            1.9 - ((across * across + down * down).sqrt() - radius).abs()
        });
    }

    /// Paints the points that a shape covers: 1 inside, 0 outside, between at its edge.
    fn paint(
        &mut self,
        colour: Colour,
        middle: (f32, f32),
        reach: (f32, f32),
        below: f32,
        covers: impl Fn(f32, f32) -> f32,
    ) {
        for (y, row) in (0_u16..).zip(&mut self.rows) {
            let down = f32::from(y) + 0.5 - middle.1;
            if down.abs() > reach.1 + 1.0 || f32::from(y) < below {
                continue;
            }
            for (x, point) in (0_u16..).zip(row) {
                let across = f32::from(x) + 0.5 - middle.0;
                if across.abs() <= reach.0 + 1.0 {
                    *point = over(*point, colour, covers(across, down).clamp(0.0, 1.0));
                }
            }
        }
    }

    fn jpeg(&self) -> Option<Vec<u8>> {
        let side = usize::from(SIDE);
        let mut pixels = Vec::with_capacity(side * side * 3);
        for row in &self.rows {
            for Colour(red, green, blue) in row.iter().chain(row.iter().rev()) {
                pixels.extend([*red, *green, *blue]);
            }
        }
        let mut jpeg = Vec::new();
        let side = u32::from(SIDE);
        JpegEncoder::new_with_quality(&mut jpeg, 82)
            .write_image(&pixels, side, side, ExtendedColorType::Rgb8)
            .ok()?;
        Some(jpeg)
    }
}

/// A colour laid over another where it covers it.
fn over(below: Colour, above: Colour, cover: f32) -> Colour {
    if cover <= 0.0 {
        return below;
    }
    if cover >= 1.0 {
        return above;
    }
    let mix = |below: u8, above: u8| {
        let mixed = f32::from(below) * (1.0 - cover) + f32::from(above) * cover;
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between two values of a byte"
        )]
        let byte = mixed.round() as u8;
        byte
    };
    Colour(
        mix(below.0, above.0),
        mix(below.1, above.1),
        mix(below.2, above.2),
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn a_face_is_a_small_picture_alike_on_both_sides() {
        let face = Face {
            background: BACKGROUNDS[0],
            skin: SKINS[2],
            hair: HAIRS[1],
            long_hair: true,
            fringe: 4.0,
            glasses: true,
        };
        let jpeg = face.jpeg().unwrap();
        assert!(jpeg.len() < 10_000, "{}", jpeg.len());
        let picture = image::load_from_memory(&jpeg).unwrap().to_luma8();
        assert_eq!(picture.dimensions(), (128, 128));
        let brightness = |x, y| i32::from(picture.get_pixel(x, y).0[0]);
        for (x, y) in [(40, 40), (53, 62), (30, 120)] {
            assert!((brightness(x, y) - brightness(127 - x, y)).abs() < 12);
        }
        assert!(
            brightness(4, 4) > brightness(64, 30) + 80,
            "hair on a pale wall"
        );
    }
}
