//! The look of the paper: sizes, spaces and inks, worked out from the family's choices.
//!
//! Everything stays readable in black and white: meaning is carried by words, weight and place,
//! never by colour alone.

use serde::{Deserialize, Serialize};

pub use crate::domain::paper::{HeadingLanguage, Spacing, TextSize, Tint};

/// What a family chose for its copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PaperChoices {
    pub text_size: TextSize,
    pub tint: Tint,
    pub spacing: Spacing,
    /// In which the headings stand too.
    pub headings: Option<HeadingLanguage>,
}

/// The inks that layout names; [`Palette`] says what they look like on this page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) enum Ink {
    #[default]
    Text,
    /// Labels and small print.
    Muted,
    /// Headings and bars.
    Accent,
    /// Thin lines.
    Line,
    /// The ground of a panel.
    Ground,
}

/// Red, green and blue from 0 to 1.
pub(crate) type Rgb = [f32; 3];

/// The inks of one page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Palette {
    tint: Tint,
}

impl Palette {
    /// The colour of the whole page, or `None` for white paper.
    pub(crate) fn page(self) -> Option<Rgb> {
        match self.tint {
            Tint::None => None,
            Tint::Cream => Some([1.0, 0.969, 0.886]),
            Tint::Blue => Some([0.898, 0.945, 0.984]),
        }
    }

    pub(crate) fn rgb(self, ink: Ink) -> Rgb {
        match ink {
            Ink::Text => [0.09, 0.10, 0.12],
            Ink::Muted => [0.27, 0.30, 0.33],
            Ink::Accent => [0.07, 0.27, 0.33],
            Ink::Line => match self.tint {
                Tint::None => [0.66, 0.71, 0.74],
                Tint::Cream => [0.70, 0.64, 0.52],
                Tint::Blue => [0.56, 0.65, 0.74],
            },
            Ink::Ground => match self.tint {
                Tint::None => [0.937, 0.953, 0.961],
                Tint::Cream => [0.980, 0.925, 0.792],
                Tint::Blue => [0.820, 0.898, 0.965],
            },
        }
    }
}

/// How closely a paper is set. Words that a family reads are never below 12 point: a paper that is too long for the
/// pages it aims at loses white space, then sets short headings into the line, and at last takes another page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Fit {
    /// Factor on the size of the words.
    pub(crate) size: f32,
    /// Factor on the space between blocks.
    pub(crate) space: f32,
    /// Whether short headings and facts stand in the line with what they are about.
    pub(crate) close: bool,
}

impl Fit {
    /// As designed.
    pub(crate) const FULL: Self = Self::spaced(1.0);

    /// A list: many rows, read by staff at a desk.
    pub(crate) const LIST: Self = Self {
        size: 0.8,
        ..Self::spaced(0.7)
    };

    /// For papers that aim at few pages.
    pub(crate) const TIGHTER: [Self; 4] = [
        Self::spaced(0.75),
        Self::close(0.75),
        Self::close(0.5),
        Self::close(0.35),
    ];

    /// For papers of one page, from generous to as close as still reads well.
    pub(crate) const STEPS: [Self; 8] = [
        Self::larger(1.22, 1.7),
        Self::larger(1.14, 1.5),
        Self::larger(1.07, 1.3),
        Self::spaced(1.2),
        Self::FULL,
        Self::spaced(0.75),
        Self::spaced(0.5),
        Self::close(0.4),
    ];

    const fn spaced(space: f32) -> Self {
        Self::larger(1.0, space)
    }

    const fn larger(size: f32, space: f32) -> Self {
        Self {
            size,
            space,
            close: false,
        }
    }

    const fn close(space: f32) -> Self {
        Self {
            close: true,
            ..Self::spaced(space)
        }
    }
}

/// All measures of one paper, in points (1/72 inch).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    /// Size of ordinary words.
    pub(crate) body: f32,
    /// Height of a line as a multiple of the size.
    pub(crate) leading: f32,
    pub(crate) letter_spacing: f32,
    pub(crate) word_spacing: f32,
    /// The unit of white space between blocks.
    pub(crate) gap: f32,
    /// Short headings and facts stand in the line with what they are about.
    pub(crate) close: bool,
    pub(crate) palette: Palette,
    pub(crate) headings: Option<HeadingLanguage>,
}

impl Style {
    pub(crate) fn new(choices: &PaperChoices, fit: Fit) -> Self {
        let body = fit.size
            * match choices.text_size {
                TextSize::Standard => 12.0,
                TextSize::Large => 18.0,
            };
        let easier = match choices.spacing {
            Spacing::Standard => 0.0,
            Spacing::Easier => 1.0,
        };
        Self {
            body,
            leading: (if fit.space > 0.5 { 1.36 } else { 1.26 }) + 0.26 * easier,
            letter_spacing: 0.025 * easier,
            word_spacing: 0.12 * easier,
            gap: body * 0.46 * fit.space * (1.0 + 0.15 * easier),
            close: fit.close,
            palette: Palette { tint: choices.tint },
            headings: choices.headings,
        }
    }

    pub(crate) fn size(&self, role: TextRole) -> f32 {
        // Large print grows the words that were small; it need not grow a title as much.
        let title = 12.0 + (self.body - 12.0).max(-2.0) * 0.6;
        match role {
            TextRole::Title => title * 2.3,
            TextRole::Subtitle => title * 1.2,
            TextRole::Section => self.body.max(title) * 1.3,
            TextRole::Heading => self.body * 1.1,
            TextRole::Lead => self.body * 1.08,
            TextRole::Body => self.body,
            TextRole::Table => self.body * 0.92,
            TextRole::Label => self.body * 0.86,
            TextRole::Furniture => self.body * 0.76,
        }
    }

    pub(crate) fn leading(&self, role: TextRole) -> f32 {
        match role {
            TextRole::Title => 1.16,
            TextRole::Subtitle | TextRole::Section | TextRole::Heading => 1.25,
            TextRole::Furniture => 1.35,
            _ => self.leading,
        }
    }
}

/// What a piece of text is for; [`Style`] says how it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextRole {
    /// The name at the top.
    Title,
    Subtitle,
    /// A heading of a section.
    Section,
    /// A heading within a section.
    Heading,
    /// A sentence that matters most in its place.
    Lead,
    Body,
    Table,
    Label,
    /// The foot of the page.
    Furniture,
}
