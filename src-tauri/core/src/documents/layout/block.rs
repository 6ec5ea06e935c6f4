//! What a paper contains, before anyone asks where it stands.

use crate::documents::fonts::Weight;
use crate::documents::style::{Ink, TextRole};

/// A stretch of words in one weight and ink.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Span {
    pub(crate) text: String,
    pub(crate) weight: Weight,
    pub(crate) ink: Ink,
}

/// Words with weights and inks. Line breaks in them are kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct RichText {
    pub(crate) spans: Vec<Span>,
}

impl RichText {
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self::default().and(text, Weight::Regular, Ink::Text)
    }

    pub(crate) fn bold(text: impl Into<String>) -> Self {
        Self::default().and(text, Weight::Bold, Ink::Text)
    }

    pub(crate) fn muted(text: impl Into<String>) -> Self {
        Self::default().and(text, Weight::Regular, Ink::Muted)
    }

    pub(crate) fn and(mut self, text: impl Into<String>, weight: Weight, ink: Ink) -> Self {
        self.spans.push(Span {
            text: text.into(),
            weight,
            ink,
        });
        self
    }

    /// All words without their looks.
    pub(crate) fn words(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    /// The words of its first look: of "Target 1  by 18 December" the "Target 1".
    pub(crate) fn lead(&self) -> String {
        let first = self.spans.first();
        first.map(|span| span.text.clone()).unwrap_or_default()
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.spans.iter().all(|span| span.text.trim().is_empty())
    }
}

/// Keeps words of one direction from changing the order of the words around them: a number after
/// an Arabic name would otherwise jump to its other side (Unicode Bidirectional Algorithm, X5c).
pub(crate) fn isolated(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

/// A small label with what it says about: "Class teacher", "Mrs Bell".
#[derive(Debug, Clone)]
pub(crate) struct Fact {
    pub(crate) label: String,
    pub(crate) value: String,
}

impl Fact {
    pub(crate) fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            value: value.into(),
        }
    }
}

/// What stands before an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ListMark {
    Bullet,
    /// Its place in an order.
    Number(usize),
    /// A box that was ticked, and one that is still open. The item's words say so too.
    Ticked,
    Open,
}

#[derive(Debug, Clone)]
pub(crate) struct ListItem {
    pub(crate) mark: ListMark,
    pub(crate) text: RichText,
}

/// What keeps a column open that is to be written in by hand.
const ROOM: char = '\u{A0}';

/// Rows under a head that is repeated on every page they reach.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub(crate) head: Vec<String>,
    pub(crate) rows: Vec<Vec<RichText>>,
}

impl Table {
    /// Every column, also one that is empty to be written in.
    pub(crate) fn all<const N: usize>(head: &[&str; N], rows: &[[String; N]]) -> Self {
        Self {
            head: head.iter().map(|&words| words.to_owned()).collect(),
            rows: rows
                .iter()
                .map(|row| row.iter().map(RichText::plain).collect())
                .collect(),
        }
    }

    /// Columns in which nothing was recorded are left out.
    pub(crate) fn of<const N: usize>(head: &[&str; N], rows: &[[String; N]]) -> Self {
        let filled: Vec<bool> = (0..N)
            .map(|column| {
                rows.iter()
                    .filter_map(|row| row.get(column))
                    .any(|cell| cell.chars().any(|c| !c.is_whitespace() || c == ROOM))
            })
            .collect();
        let kept = |column: &usize| filled.get(*column).copied().unwrap_or(false);
        Self {
            head: (0..N)
                .filter(kept)
                .filter_map(|column| head.get(column))
                .map(|&words| words.to_owned())
                .collect(),
            rows: rows
                .iter()
                .map(|row| {
                    (0..N)
                        .filter(kept)
                        .filter_map(|column| row.get(column))
                        .map(RichText::plain)
                        .collect()
                })
                .collect(),
        }
    }
}

/// How a panel is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PanelLook {
    /// A quiet ground with a bar in front: what to look at first.
    Marked,
    /// A thin line all round.
    Outline,
    /// A thick line all round: what to do when there is no time to read the rest.
    Urgent,
    /// Nothing round it: a column of a larger panel.
    Bare,
}

/// Blocks that belong together.
#[derive(Debug, Clone)]
pub(crate) struct Panel {
    pub(crate) look: PanelLook,
    /// Said again on a page that begins in the middle of it: "Target 2, continued".
    pub(crate) name: Option<String>,
    pub(crate) blocks: Vec<Block>,
}

/// A photo ready for print.
#[derive(Debug, Clone)]
pub(crate) struct Picture {
    /// Baseline JPEG, RGB.
    pub(crate) jpeg: Vec<u8>,
    pub(crate) width_px: u32,
    pub(crate) height_px: u32,
    /// Height to width of what is seen of it; the rest stays outside its frame.
    pub(crate) ratio: f32,
    /// Words in its place.
    pub(crate) alt: String,
}

/// The top of the first page.
#[derive(Debug, Clone)]
pub(crate) struct Masthead {
    /// A quiet line above the title: the school.
    pub(crate) above: String,
    pub(crate) title: String,
    pub(crate) subtitle: String,
    /// Beside the picture.
    pub(crate) dates: Vec<Fact>,
    /// Under it.
    pub(crate) people: Vec<Fact>,
    pub(crate) picture: Option<Picture>,
}

/// A line to sign on.
#[derive(Debug, Clone)]
pub(crate) struct SignatureLine {
    pub(crate) role: String,
    pub(crate) name: Option<String>,
}

#[derive(Debug, Clone)]
pub(crate) enum Block {
    Masthead(Masthead),
    /// A heading with all that belongs to it.
    Section {
        title: String,
        /// Beside the title on its line: the dates for which all of it holds. Mostly nothing.
        aside: RichText,
        blocks: Vec<Block>,
    },
    /// A short heading with the sentence that it is about: one under the other, or, where the paper is set closely,
    /// on the same line.
    Titled {
        level: u8,
        /// Of the heading where it stands alone.
        role: TextRole,
        /// "Target 2"; what follows its first look stands aside.
        title: RichText,
        text: RichText,
    },
    /// Levels 2 to 4; 1 is the masthead's title.
    Heading {
        level: u8,
        role: TextRole,
        text: RichText,
    },
    /// Words; each line break starts a new paragraph.
    Text {
        role: TextRole,
        text: RichText,
    },
    List(Vec<ListItem>),
    Facts {
        columns: usize,
        facts: Vec<Fact>,
    },
    Table(Table),
    Panel(Panel),
    /// Blocks with a small heading before them, in a column of its own where there is room for it.
    Labelled {
        level: u8,
        title: String,
        blocks: Vec<Block>,
    },
    /// Side by side where there is room, one under the other where not.
    Beside(Vec<Panel>),
    /// Lines to write on by hand.
    Ruled {
        lines: usize,
    },
    Signatures(Vec<SignatureLine>),
    /// Blocks that begin on a page of their own.
    NewPage(Vec<Block>),
    /// Faces to ring, from best to worst, each with its words.
    Faces(Vec<String>),
    /// Something with numbers to ring, from 1.
    Rated {
        text: RichText,
        to: u32,
    },
    /// The beginning of a sentence, with lines to finish it on by hand.
    Begun {
        words: String,
        lines: usize,
    },
    /// Blocks that stand on one page, unless they are long.
    Together(Vec<Block>),
}
