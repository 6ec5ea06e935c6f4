//! Words to lines of glyphs: shaping, fallback between typefaces, and line breaking.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, LazyLock};

use parley::{
    Alignment, AlignmentOptions, BaseDirection, FontContext, FontFamily, FontFamilyName,
    LayoutContext, LineHeight, OverflowWrap, StyleProperty,
};

use crate::documents::fonts::{FaceIndex, FontBook, families};
use crate::documents::layout::block::RichText;
use crate::documents::layout::prepare::Prepared;
use crate::documents::layout::runs::runs;
use crate::documents::style::{Ink, Style, TextRole};

/// Height of a line with letters that carry marks above and below, as a multiple of the size.
const TALL_LEADING: f32 = 1.6;

/// Arabic letters are drawn small in their size; this makes them as easy to read as the rest.
const ARABIC_SIZE: f32 = 1.18;

/// A glyph, moved from the pen by (x, y) with y upwards; the pen then moves on by `advance`. Points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Glyph {
    pub(crate) id: u16,
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) advance: f32,
}

/// The glyphs that together show `text`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Cluster<'r> {
    pub(crate) text: &'r str,
    pub(crate) glyphs: &'r [Glyph],
}

impl Cluster<'_> {
    /// How far the pen moves. Points.
    pub(crate) fn advance(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }
}

/// Clusters from left to right, close together: a paper has thousands of them.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Clusters {
    text: String,
    glyphs: Vec<Glyph>,
    /// Where each cluster ends in the text and among the glyphs.
    ends: Vec<(u32, u32)>,
}

impl Clusters {
    pub(crate) fn push(&mut self, text: &str, glyphs: &[Glyph]) {
        self.text.push_str(text);
        self.glyphs.extend_from_slice(glyphs);
        let end = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        self.ends
            .push((end(self.text.len()), end(self.glyphs.len())));
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Cluster<'_>> {
        let mut from = (0, 0);
        self.ends.iter().map(move |(text, glyphs)| {
            let begin = std::mem::replace(&mut from, (*text as usize, *glyphs as usize));
            Cluster {
                text: self.text.get(begin.0..from.0).unwrap_or_default(),
                glyphs: self.glyphs.get(begin.1..from.1).unwrap_or_default(),
            }
        })
    }

    /// With no more room than they need, to be kept.
    pub(super) fn shrunk(mut self) -> Arc<Self> {
        self.text.shrink_to_fit();
        self.glyphs.shrink_to_fit();
        self.ends.shrink_to_fit();
        Arc::new(self)
    }

    pub(super) fn last(&self) -> Option<&str> {
        let begin = self.ends.iter().rev().nth(1).map_or(0, |(text, _)| *text);
        self.text.get(begin as usize..)
    }
}

/// Neighbouring clusters in one face, size and ink, from left to right. The runs of a line come in
/// the order in which they are read; of right-to-left words each is a run of its own.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Run {
    pub(crate) face: FaceIndex,
    pub(crate) size: f32,
    pub(crate) ink: Ink,
    /// Left edge, from the left edge of the text. Points.
    pub(crate) x: f32,
    pub(crate) direction: Direction,
    /// Shared: a run moves from line to page without its clusters being copied.
    pub(crate) clusters: Arc<Clusters>,
}

/// Which way a run is read. Its clusters always stand from left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    LeftToRight,
    RightToLeft,
}

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    pub(crate) height: f32,
    /// From the top of the line down to the feet of the letters.
    pub(crate) baseline: f32,
    pub(crate) runs: Vec<Run>,
}

/// Lines of one text.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Lines(pub(crate) Vec<Line>);

impl Lines {
    pub(crate) fn height(&self) -> f32 {
        self.0.iter().map(|line| line.height).sum()
    }
}

/// Where the lines stand in their width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Right,
}

/// The least width that breaks no word, and the width that breaks nothing. Points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Widths {
    pub(crate) least: f32,
    pub(crate) most: f32,
}

/// The families in which text is looked for.
struct Families {
    all: Vec<FontFamilyName<'static>>,
    main_alone: Vec<FontFamilyName<'static>>,
    without_main: Vec<FontFamilyName<'static>>,
}

static FAMILIES: LazyLock<Families> = LazyLock::new(|| Families {
    all: families().map(FontFamilyName::named).collect(),
    main_alone: families().take(1).map(FontFamilyName::named).collect(),
    without_main: families().skip(1).map(FontFamilyName::named).collect(),
});

/// Sets text for one paper.
pub(crate) struct Typesetter {
    book: &'static FontBook,
    fonts: FontContext,
    scratch: LayoutContext<Ink>,
    unprintable: BTreeSet<char>,
    /// What was set of this paper, for the next page, the next width and the next setting that is tried.
    shaped: HashMap<(RichText, Looks), Shaped>,
}

/// What the shape of words hangs on, besides the words; numbers by their bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Looks {
    size: u32,
    leading: u32,
    letter_spacing: u32,
    word_spacing: u32,
}

impl Looks {
    fn of(role: TextRole, style: &Style) -> Self {
        let size = style.size(role);
        let spacing = |of_size: f32| match role {
            TextRole::Title => 0.0_f32.to_bits(),
            _ => (of_size * size).to_bits(),
        };
        Self {
            size: size.to_bits(),
            leading: style.leading(role).to_bits(),
            letter_spacing: spacing(style.letter_spacing),
            word_spacing: spacing(style.word_spacing),
        }
    }
}

/// Words with their glyphs, and the lines that they were broken into.
struct Shaped {
    prepared: Prepared,
    layout: parley::Layout<Ink>,
    /// By the width, in bits, and the side.
    lines: Vec<((u32, Align), Lines)>,
}

impl Typesetter {
    /// Sets one paper with the typesetter of this thread: making one takes longer than a page.
    pub(crate) fn with<R>(set: impl FnOnce(&mut Self) -> R) -> R {
        thread_local! {
            static OWN: RefCell<Option<Typesetter>> = const { RefCell::new(None) };
        }
        let mut own = OWN
            .with(RefCell::take)
            .unwrap_or_else(|| Self::new(FontBook::shared()));
        own.unprintable.clear();
        let answer = set(&mut own);
        // Nobody's words are kept beyond their paper.
        own.shaped.clear();
        OWN.with(|place| place.replace(Some(own)));
        answer
    }

    fn new(book: &'static FontBook) -> Self {
        Self {
            book,
            fonts: book.context(),
            scratch: LayoutContext::new(),
            unprintable: BTreeSet::new(),
            shaped: HashMap::new(),
        }
    }

    /// Characters met so far that no typeface has.
    pub(crate) fn unprintable(&self) -> impl Iterator<Item = char> + '_ {
        self.unprintable.iter().copied()
    }

    /// Breaks `text` into lines no wider than `width` points. A word wider than that is broken.
    pub(crate) fn set(
        &mut self,
        text: &RichText,
        role: TextRole,
        style: &Style,
        width: f32,
        align: Align,
    ) -> Lines {
        let book = self.book;
        let asked = (width.max(1.0).to_bits(), align);
        let shaped = self.shaped(text, role, style);
        if let Some((_, lines)) = shaped.lines.iter().find(|(known, _)| *known == asked) {
            return lines.clone();
        }
        let layout = &mut shaped.layout;
        layout.break_all_lines(Some(width.max(1.0)));
        let alignment = match align {
            Align::Left => Alignment::Left,
            Align::Right => Alignment::Right,
        };
        layout.align(alignment, AlignmentOptions::default());
        let lines = layout
            .lines()
            .map(|line| {
                let metrics = line.metrics();
                Line {
                    height: metrics.line_height,
                    baseline: metrics.baseline - metrics.block_min_coord,
                    runs: runs(book, &line, &shaped.prepared),
                }
            })
            .collect();
        let lines = Lines(lines);
        shaped.lines.push((asked, lines.clone()));
        lines
    }

    /// How narrow and how wide `text` can be set.
    pub(crate) fn widths(&mut self, text: &RichText, role: TextRole, style: &Style) -> Widths {
        let widths = self
            .shaped(text, role, style)
            .layout
            .calculate_content_widths();
        // A little more than measured, so that rounding never breaks a line.
        Widths {
            least: widths.min.ceil() + 0.5,
            most: widths.max.ceil() + 0.5,
        }
    }

    fn shaped(&mut self, text: &RichText, role: TextRole, style: &Style) -> &mut Shaped {
        let looks = Looks::of(role, style);
        let Self {
            book,
            fonts,
            scratch,
            unprintable,
            shaped,
        } = self;
        shaped.entry((text.clone(), looks)).or_insert_with(|| {
            let prepared = Prepared::new(text, book, unprintable);
            Shaped {
                layout: shape(fonts, scratch, &prepared, looks),
                prepared,
                lines: Vec::new(),
            }
        })
    }
}

fn shape(
    fonts: &mut FontContext,
    scratch: &mut LayoutContext<Ink>,
    text: &Prepared,
    looks: Looks,
) -> parley::Layout<Ink> {
    let size = f32::from_bits(looks.size);
    let spacing = f32::from_bits(looks.letter_spacing);
    let (all, main_alone) = (&FAMILIES.all, &FAMILIES.main_alone);
    let without_main = &FAMILIES.without_main;
    let mut builder = scratch.ranged_builder(fonts, &text.shown, 1.0, false);
    builder.set_base_direction(BaseDirection::Ltr);
    // Looking through thirty families takes longer than setting a line, and most texts need one.
    let families = if text.main_alone { main_alone } else { all };
    builder.push_default(FontFamily::List(Cow::Borrowed(families)));
    builder.push_default(StyleProperty::FontSize(size));
    // Letters with marks above and below need room that Latin ones do not.
    let leading = if text.tall {
        f32::from_bits(looks.leading).max(TALL_LEADING)
    } else {
        f32::from_bits(looks.leading)
    };
    builder.push_default(LineHeight::FontSizeRelative(leading));
    builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
    if spacing > 0.0 {
        let between_words = f32::from_bits(looks.word_spacing);
        builder.push_default(StyleProperty::LetterSpacing(spacing));
        builder.push_default(StyleProperty::WordSpacing(between_words));
    }
    for part in &text.parts {
        builder.push(
            StyleProperty::FontWeight(part.weight.into()),
            part.range.clone(),
        );
        builder.push(StyleProperty::Brush(part.ink), part.range.clone());
    }
    for word in &text.words_beyond_main {
        builder.push(
            FontFamily::List(Cow::Borrowed(without_main.as_slice())),
            word.clone(),
        );
    }
    for word in &text.arabic_words {
        builder.push(StyleProperty::FontSize(size * ARABIC_SIZE), word.clone());
        let same_line = LineHeight::FontSizeRelative(leading / ARABIC_SIZE);
        builder.push(same_line, word.clone());
    }
    builder.build(&text.shown)
}
