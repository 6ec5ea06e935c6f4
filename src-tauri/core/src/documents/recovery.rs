//! The recovery sheet: the one paper that opens the school's file without any password. It holds nothing about
//! anybody, and whoever finds it should see what it is and where it belongs.

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GrayImage, Luma};
use qrcode::{Color, EcLevel, QrCode};

use crate::documents::compose::{Draft, Length, compose};
use crate::documents::error::DocumentError;
use crate::documents::fonts::Weight;
use crate::documents::layout::block::{
    Block, Fact, ListItem, ListMark, Masthead, Panel, PanelLook, Picture, RichText,
};
use crate::documents::style::{Ink, PaperChoices, TextRole};
use crate::documents::view::{Paper, PaperStamp};
use crate::documents::wording::date;
use crate::documents::writer::Turn;

/// Dots a side of a module: sharp at 300 dots an inch.
const MODULE_PX: u32 = 12;
/// What a reader wants to be free round the code, in modules.
const QUIET: u32 = 2;

/// What stands on the sheet.
#[derive(Debug, Clone)]
pub struct RecoveryPaper {
    /// The groups of the code, in order.
    pub groups: Vec<String>,
    /// What the square code says.
    pub scanned: String,
}

/// Makes the sheet: one page.
///
/// # Errors
/// Where the square code or the file cannot be made.
pub fn recovery(view: &RecoveryPaper, stamp: &PaperStamp) -> Result<Paper, DocumentError> {
    let draft = Draft {
        title: "Recovery sheet".to_owned(),
        child: "Recovery sheet".to_owned(),
        document: "Keep locked away".to_owned(),
        length: Length::OnePage,
        turn: Turn::Upright,
        blocks: blocks(view, stamp)?,
    };
    compose(&draft, stamp, &PaperChoices::default())
}

fn blocks(view: &RecoveryPaper, stamp: &PaperStamp) -> Result<Vec<Block>, DocumentError> {
    let masthead = Masthead {
        above: stamp.school_name.clone(),
        title: "Recovery sheet".to_owned(),
        subtitle: "Opens the school's SEND record without a password".to_owned(),
        dates: vec![Fact::new("Made on", date(stamp.printed_on.date()))],
        people: Vec::new(),
        picture: Some(square_code(&view.scanned)?),
    };
    Ok(vec![
        Block::Masthead(masthead),
        Block::Panel(Panel {
            look: PanelLook::Marked,
            name: None,
            blocks: vec![
                heading("The code"),
                Block::Facts {
                    columns: 4,
                    facts: (1..)
                        .zip(&view.groups)
                        .map(|(number, group)| Fact::new(format!("Group {number}"), group))
                        .collect(),
                },
            ],
        }),
        section(
            "Where it belongs",
            &[
                "In the school's safe or with the headteacher's locked papers. Not on or beside the computer.",
                "A second copy, if you make one, in another building.",
                "Never as a photo, a scan or an email.",
            ],
        ),
        section(
            "When you need it",
            &[
                "The computer was replaced or its account was set up anew: Waymark asks for the sheet, and everyone's \
                 password works again.",
                "Nobody who looks after Waymark remembers a password.",
                "The computer was lost or broke: on another one, choose “Restore from a backup” and type the code. You need \
                 this sheet and a backup.",
            ],
        ),
        section(
            "What to know",
            &[
                "Whoever has this sheet and the school's file or a backup can read everything in it.",
                "A newer sheet voids this one. Older backups still open with the sheet of their day, so shred this one \
                 only when those backups are gone.",
                "If this sheet and every password are lost, the record is lost. Nobody can open it, not even those who \
                 make Waymark.",
            ],
        ),
    ])
}

fn heading(text: &str) -> Block {
    Block::Heading {
        level: 2,
        role: TextRole::Heading,
        text: RichText::default().and(text, Weight::Bold, Ink::Accent),
    }
}

fn section(title: &str, sentences: &[&str]) -> Block {
    let item = |sentence: &&str| ListItem {
        mark: ListMark::Bullet,
        text: RichText::plain(*sentence),
    };
    Block::Section {
        title: title.to_owned(),
        aside: RichText::default(),
        blocks: vec![Block::List(sentences.iter().map(item).collect())],
    }
}

fn square_code(words: &str) -> Result<Picture, DocumentError> {
    let code = QrCode::with_error_correction_level(words, EcLevel::M)
        .map_err(|_| DocumentError::SquareCode)?;
    let modules = u32::try_from(code.width()).unwrap_or_default();
    let colours = code.to_colors();
    let side = (modules + QUIET * 2) * MODULE_PX;
    let picture = GrayImage::from_fn(side, side, |x, y| {
        let place = |at: u32| (at / MODULE_PX).checked_sub(QUIET).filter(|m| *m < modules);
        let dark = place(x).zip(place(y)).is_some_and(|(column, row)| {
            let index = usize::try_from(row * modules + column).unwrap_or(usize::MAX);
            colours.get(index) == Some(&Color::Dark)
        });
        Luma([if dark { 0 } else { 255 }])
    });
    let mut jpeg = Vec::new();
    DynamicImage::ImageLuma8(picture)
        .to_rgb8()
        .write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, 95))
        .map_err(|_| DocumentError::SquareCode)?;
    Ok(Picture {
        jpeg,
        width_px: side,
        height_px: side,
        ratio: 1.0,
        alt: "The same code, to be scanned".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_sheet_is_one_page_and_the_same_each_time() {
        let groups: Vec<String> = (0..8).map(|number| format!("0{number}ABC")).collect();
        let view = RecoveryPaper {
            scanned: format!("WAYMARK-RECOVERY:{}", groups.join("-")),
            groups,
        };
        let stamp = PaperStamp {
            printed_on: "2026-11-10T10:00:00".parse().unwrap(),
            printed_by: "Mrs A Okafor".to_owned(),
            school_name: "Oakbrook Primary School".to_owned(),
        };
        let paper = recovery(&view, &stamp).unwrap();
        assert_eq!(paper.pages, 1);
        assert!(paper.unprintable.is_empty());
        assert_eq!(paper, recovery(&view, &stamp).unwrap());
    }
}
