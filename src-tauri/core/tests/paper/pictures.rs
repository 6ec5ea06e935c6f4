//! Papers look as they did when a person last looked at them.
//!
//! Pages are drawn at 72 dots an inch and compared with the pictures in `tests/fixtures/paper`.
//! After an intended change: `WAYMARK_UPDATE_PICTURES=1 cargo test -p waymark-core --test paper
//! pictures`, then look at every picture that changed.

use std::io::Cursor;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use image::RgbImage;
use waymark_core::documents::{Paper, PaperChoices, Spacing, TextSize, Tint, plan, profile};

use crate::samples::{NAMES, folder, short_plan, stamp, typical_plan, typical_profile};

/// How far apart two values of a pixel may be before it counts as another.
const STEP: u8 = 48;
/// How many pixels of a page may be another: fewer than one short word.
const MOST_CHANGED: usize = 60;

fn drawn(paper: &Paper) -> Vec<RgbImage> {
    let pdf = Pdf::new(paper.bytes.clone()).unwrap();
    let cache = RenderCache::new();
    let settings = PixmapSettings {
        x_scale: 1.0,
        y_scale: 1.0,
        bg_color: WHITE,
    };
    pdf.pages()
        .iter()
        .map(|page| {
            let pixels = render(
                page,
                &cache,
                &InterpreterSettings::default(),
                &RenderSettings::default(),
                &settings,
            );
            let rgb = pixels
                .data_as_u8_slice()
                .chunks_exact(4)
                .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
                .collect();
            RgbImage::from_raw(pixels.width().into(), pixels.height().into(), rgb).unwrap()
        })
        .collect()
}

pub(crate) fn assert_looks_as_kept(name: &str, paper: &Paper) {
    let renew = std::env::var_os("WAYMARK_UPDATE_PICTURES").is_some();
    let pages = drawn(paper);
    assert_eq!(pages.len(), paper.pages);
    for (number, page) in (1..).zip(pages) {
        let path = folder().join(format!("{name}-{number}.png"));
        if renew {
            let mut png = Vec::new();
            page.write_to(&mut Cursor::new(&mut png), image::ImageFormat::Png)
                .unwrap();
            std::fs::write(&path, png).unwrap();
            continue;
        }
        let kept = image::open(&path)
            .unwrap_or_else(|error| {
                panic!(
                    "{}: {error}. Set WAYMARK_UPDATE_PICTURES=1 to draw it.",
                    path.display()
                )
            })
            .to_rgb8();
        assert_eq!(kept.dimensions(), page.dimensions(), "{name} page {number}");
        let changed = kept
            .pixels()
            .zip(page.pixels())
            .filter(|(a, b)| a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > STEP))
            .count();
        if changed > MOST_CHANGED {
            let now = std::env::temp_dir().join(format!("waymark-{name}-{number}.png"));
            page.save(&now).unwrap();
            panic!(
                "{name} page {number} looks different in {changed} pixels: compare {} with {}",
                path.display(),
                now.display()
            );
        }
    }
    let next = folder().join(format!("{name}-{}.png", paper.pages + 1));
    if renew && next.exists() {
        std::fs::remove_file(&next).unwrap();
    }
    assert!(!next.exists(), "{name} had more pages than {}", paper.pages);
}

#[test]
fn a_typical_plan_looks_as_kept() {
    let paper = plan(&typical_plan(), &stamp(), &PaperChoices::default()).unwrap();
    assert_looks_as_kept("plan", &paper);
}

#[test]
fn a_short_plan_of_a_child_with_an_arabic_name_looks_as_kept() {
    let choices = PaperChoices {
        tint: Tint::Blue,
        spacing: Spacing::Easier,
        ..PaperChoices::default()
    };
    let paper = plan(&short_plan(), &stamp(), &choices).unwrap();
    assert_looks_as_kept("plan-short", &paper);
}

#[test]
fn a_profile_looks_as_kept() {
    let paper = profile(&typical_profile(), &stamp(), &PaperChoices::default()).unwrap();
    assert_looks_as_kept("profile", &paper);
}

#[test]
fn a_profile_in_large_print_on_cream_looks_as_kept() {
    let choices = PaperChoices {
        text_size: TextSize::Large,
        tint: Tint::Cream,
        ..PaperChoices::default()
    };
    let paper = profile(&typical_profile(), &stamp(), &choices).unwrap();
    assert_looks_as_kept("profile-large", &paper);
}

#[test]
fn names_in_many_scripts_look_as_kept() {
    let mut view = typical_profile();
    view.child.photo = None;
    view.child.preferred_name = "Nguyễn Ọlá Łukasz".to_owned();
    view.how_to_support = NAMES.join("\n");
    let paper = profile(&view, &stamp(), &PaperChoices::default()).unwrap();
    assert_looks_as_kept("scripts", &paper);
}
