//! From the blocks of a paper to its pages: the foot of every page, the tint, and the search for
//! a setting in which a one-page paper fits its page.

use crate::documents::error::DocumentError;
use crate::documents::fonts::Weight;
use crate::documents::layout::block::{Block, Picture, RichText, isolated};
use crate::documents::layout::flow::Flow;
use crate::documents::layout::page::{Column, Page, paginate};
use crate::documents::layout::strip::{Area, Item, Mark, lines_items, rule};
use crate::documents::layout::structure::Structure;
use crate::documents::layout::text::{Align, Lines, Typesetter};
use crate::documents::style::{Fit, Ink, Palette, PaperChoices, Style, TextRole};
use crate::documents::view::{Paper, PaperStamp};
use crate::documents::wording;
use crate::documents::writer::binder::{Binder, Binding};
use crate::documents::writer::fonts::GlyphTexts;
use crate::documents::writer::{A4, Turn};

/// Left and right margin, top margin, and what stays free below the foot. Points.
const SIDE: f32 = 48.0;
const TOP: f32 = 38.0;
const BOTTOM: f32 = 26.0;
/// Between the words and the foot of the page.
const ABOVE_FOOT: f32 = 9.0;
/// What a paper that is closely set takes off the margins above and below; every printer reaches that far.
const CLOSER: f32 = 7.0;

/// How long a paper may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Length {
    AsItComes,
    /// Set tighter, within limits, where that saves a page beyond these.
    AimAt(usize),
    /// Set wider or tighter, within limits, to fill one page; if it holds more than a page can, it
    /// aims at both sides of one sheet.
    OnePage,
    /// Rows in smaller words, as many as there are.
    List,
}

/// What a paper says.
pub(crate) struct Draft {
    /// For the window's title and the file's properties.
    pub(crate) title: String,
    /// At the foot of every page.
    pub(crate) child: String,
    pub(crate) document: String,
    pub(crate) length: Length,
    pub(crate) turn: Turn,
    pub(crate) blocks: Vec<Block>,
}

/// A paper laid out on its pages, ready to be written alone or bound with others.
pub struct LaidPaper {
    pub(crate) title: String,
    pub(crate) pages: Vec<Page>,
    pub(crate) structure: Structure,
    pub(crate) picture: Option<Picture>,
    pub(crate) palette: Palette,
    pub(crate) turn: Turn,
    pub(crate) texts: GlyphTexts,
    unprintable: Vec<char>,
}

impl std::fmt::Debug for LaidPaper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LaidPaper")
            .field("pages", &self.pages.len())
            .finish_non_exhaustive()
    }
}

impl LaidPaper {
    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// What it is called.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Characters in it that no typeface has.
    pub fn unprintable(&self) -> impl Iterator<Item = char> + '_ {
        self.unprintable.iter().copied()
    }
}

/// Makes the paper.
pub(crate) fn compose(
    draft: &Draft,
    stamp: &PaperStamp,
    choices: &PaperChoices,
) -> Result<Paper, DocumentError> {
    let laid = lay_paper(draft, stamp, choices);
    let title = laid.title.clone();
    bind(&title, stamp, &[&laid], false)
}

/// Lays the paper out.
pub(crate) fn lay_paper(draft: &Draft, stamp: &PaperStamp, choices: &PaperChoices) -> LaidPaper {
    Typesetter::with(|type_setter| {
        let mut set = |fit| lay_out(draft, stamp, Style::new(choices, fit), type_setter);
        let laid = match draft.length {
            Length::AsItComes => set(Fit::FULL),
            Length::AimAt(pages) => aim_at(pages, &mut set),
            Length::List => set(Fit::LIST),
            Length::OnePage => Fit::STEPS
                .into_iter()
                .map(&mut set)
                .find(|laid| laid.pages.len() == 1)
                .unwrap_or_else(|| aim_at(2, &mut set)),
        };
        LaidPaper {
            title: draft.title.clone(),
            texts: GlyphTexts::of(&laid.pages),
            pages: laid.pages,
            structure: laid.structure,
            picture: laid.picture,
            palette: laid.style.palette,
            turn: draft.turn,
            unprintable: type_setter.unprintable().collect(),
        }
    })
}

/// Of a page, in height: a last page on which less stands is a scrap, such as a line to sign on with nothing above it.
const SCRAP: f32 = 0.2;

/// As designed; where that is longer than wanted, or ends on a page with hardly anything on it, in the loosest setting
/// that saves as many pages as can be saved.
fn aim_at(pages: usize, set: &mut impl FnMut(Fit) -> LaidOut) -> LaidOut {
    let designed = set(Fit::FULL);
    let Some((tightest, looser)) = Fit::TIGHTER.split_last() else {
        return designed;
    };
    let ends_on_a_scrap = designed.pages.len() > 1 && designed.last_page < SCRAP;
    let pages = if ends_on_a_scrap {
        pages.min(designed.pages.len().saturating_sub(1))
    } else {
        pages
    };
    if designed.pages.len() <= pages {
        return designed;
    }
    let shortest = set(*tightest);
    let within = shortest.pages.len().max(pages);
    if designed.pages.len() <= within {
        return designed;
    }
    looser
        .iter()
        .map(|fit| set(*fit))
        .find(|laid| laid.pages.len() <= within)
        .unwrap_or(shortest)
}

/// Writes papers into one file, in their order. With `double_sided` a blank side follows each paper
/// of an odd number of pages, so that the next begins on a new sheet.
///
/// # Errors
/// [`DocumentError::Typeface`] and [`DocumentError::Writing`]: the program is damaged.
pub fn bind(
    title: &str,
    stamp: &PaperStamp,
    papers: &[&LaidPaper],
    double_sided: bool,
) -> Result<Paper, DocumentError> {
    let mut binder = Binder::new(Binding {
        stamp,
        many_papers: papers.len() > 1,
        double_sided,
    });
    binder.add(papers)?;
    binder.finish(title)
}

struct LaidOut {
    pages: Vec<Page>,
    structure: Structure,
    picture: Option<Picture>,
    style: Style,
    /// How far down the last page its lowest line stands: 0 at the top, 1 at the foot.
    last_page: f32,
}

fn lay_out(
    draft: &Draft,
    stamp: &PaperStamp,
    style: Style,
    type_setter: &mut Typesetter,
) -> LaidOut {
    let area = Area {
        x: SIDE,
        width: draft.turn.size().0 - SIDE * 2.0,
    };
    // No paper has more pages than this, and its foot no more lines.
    let tallest = Foot::set(draft, stamp, (888, 888), style, area, type_setter).height();
    // Everything is measured down from the top of an upright sheet; one that lies on its side is the lower part of it.
    let missing = A4.1 - draft.turn.size().1;
    let closer = if style.close { CLOSER } else { 0.0 };
    let foot_top = A4.1 - BOTTOM + closer - tallest;
    let column = Column {
        top: TOP - closer + missing,
        bottom: foot_top - ABOVE_FOOT,
    };
    let mut flow = Flow::new(style, column.height(), type_setter);
    flow.strips = flow.lay_all(&draft.blocks, area, Structure::ROOT);
    let mut pages = paginate(&flow, column);
    let (structure, picture) = (flow.structure, flow.picture);
    let lowest = pages.last().map_or(column.top, |page| {
        page.items
            .iter()
            .map(|item| item.y)
            .fold(column.top, f32::max)
    });
    let last_page = (lowest - column.top) / column.height();
    let count = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        let foot = Foot::set(draft, stamp, (index + 1, count), style, area, type_setter);
        page.items.extend(foot.items(area, foot_top));
    }
    LaidOut {
        pages,
        structure,
        picture,
        style,
        last_page,
    }
}

/// The foot of a page: whose paper, which page, that it is confidential, when and by whom printed.
struct Foot {
    left: Lines,
    right: Lines,
    right_x: f32,
    below: Lines,
}

impl Foot {
    fn set(
        draft: &Draft,
        stamp: &PaperStamp,
        (page, pages): (usize, usize),
        style: Style,
        area: Area,
        type_setter: &mut Typesetter,
    ) -> Self {
        let role = TextRole::Furniture;
        let left = RichText::bold(isolated(&draft.child)).and(
            format!("  ·  {}", isolated(&draft.document)),
            Weight::Regular,
            Ink::Text,
        );
        let right = RichText::bold("Confidential").and(
            format!("  ·  Page {page} of {pages}"),
            Weight::Regular,
            Ink::Text,
        );
        let below = RichText::muted(format!(
            "Printed {} by {}  ·  {}",
            wording::moment(stamp.printed_on),
            isolated(&stamp.printed_by),
            isolated(&stamp.school_name),
        ));
        let right_width = type_setter.widths(&right, role, &style).most;
        let left_width = area.width - right_width - style.body;
        Self {
            left: type_setter.set(&left, role, &style, left_width, Align::Left),
            right: type_setter.set(&right, role, &style, right_width, Align::Right),
            right_x: area.x + area.width - right_width,
            below: type_setter.set(&below, role, &style, area.width, Align::Left),
        }
    }

    fn height(&self) -> f32 {
        self.left.height().max(self.right.height()) + self.below.height() + 5.0
    }

    fn items(self, area: Area, top: f32) -> Vec<Item> {
        let first = top + 5.0;
        let second = first + self.left.height().max(self.right.height());
        let mark = Mark::Footer;
        let mut items = vec![Item {
            mark,
            ..rule(area, top, 0.8, Ink::Line)
        }];
        items.extend(lines_items(self.left, area.x, first, mark));
        items.extend(lines_items(self.right, self.right_x, first, mark));
        items.extend(lines_items(self.below, area.x, second, mark));
        items
    }
}
