//! Strips: level slices of the page that are never broken, and what is drawn in them.

use crate::documents::layout::block::PanelLook;
use crate::documents::layout::structure::NodeId;
use crate::documents::layout::text::{Line, Lines, Run};
use crate::documents::style::Ink;

/// Whom a drawing speaks to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Only the eye: grounds, lines, boxes.
    Decoration,
    /// The foot of the page.
    Footer,
    /// Part of an element.
    Content(NodeId),
}

/// Something drawn.
#[derive(Debug, Clone)]
pub(crate) enum Draw {
    /// Glyphs; the item's y is the baseline.
    Text(Run),
    Box {
        width: f32,
        height: f32,
        radius: f32,
        fill: Option<Ink>,
        stroke: Option<Ink>,
    },
    /// A level line.
    Rule {
        width: f32,
        thickness: f32,
        ink: Ink,
    },
    /// A tick, as wide as high.
    Tick { size: f32 },
    /// A face in a circle, as wide as high; its mouth from 1, a wide smile, to -1.
    Face { size: f32, mouth: f32 },
    /// The paper's picture.
    Picture { width: f32, height: f32 },
}

/// A drawing at (x, y): x from the left of the page, y from the top of its strip. Points.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) mark: Mark,
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) draw: Draw,
}

pub(crate) type FrameId = usize;
pub(crate) type TableId = usize;

/// A panel round some strips; it closes at the foot of a page and opens again on the next.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    pub(crate) x: f32,
    pub(crate) width: f32,
    /// White space inside, above and below.
    pub(crate) pad: f32,
    pub(crate) look: PanelLook,
    /// Stands first where the panel goes on upon a new page.
    pub(crate) continued: Vec<Strip>,
}

/// A slice of the page that is never broken.
#[derive(Debug, Clone, Default)]
pub(crate) struct Strip {
    pub(crate) height: f32,
    /// White space above, unless the strip stands first on its page.
    pub(crate) space: f32,
    /// Must not be the last on a page if the next strip is not on it too.
    pub(crate) keep_with_next: bool,
    pub(crate) items: Vec<Item>,
    /// The panels round it, outermost first.
    pub(crate) frames: Vec<FrameId>,
    /// The table of which it is a row; its head comes again on a new page.
    pub(crate) row_of: Option<TableId>,
}

/// Where blocks may stand. Points.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Area {
    pub(crate) x: f32,
    pub(crate) width: f32,
}

impl Area {
    pub(crate) fn inset(self, left: f32, right: f32) -> Self {
        Self {
            x: self.x + left,
            width: (self.width - left - right).max(1.0),
        }
    }
}

/// The drawings of a line whose top is at `y`.
pub(crate) fn line_items(line: Line, x: f32, y: f32, mark: Mark) -> Vec<Item> {
    let baseline = y + line.baseline;
    line.runs
        .into_iter()
        .map(|run| Item {
            mark,
            x: x + run.x,
            y: baseline,
            draw: Draw::Text(run),
        })
        .collect()
}

/// The drawings of all lines, the first one's top at `y`.
pub(crate) fn lines_items(lines: Lines, x: f32, y: f32, mark: Mark) -> Vec<Item> {
    let mut top = y;
    let mut items = Vec::new();
    for line in lines.0 {
        let height = line.height;
        items.extend(line_items(line, x, top, mark));
        top += height;
    }
    items
}

pub(crate) fn rule(area: Area, y: f32, thickness: f32, ink: Ink) -> Item {
    Item {
        mark: Mark::Decoration,
        x: area.x,
        y,
        draw: Draw::Rule {
            width: area.width,
            thickness,
            ink,
        },
    }
}

/// Sets the space above the first strip.
pub(crate) fn spaced(mut strips: Vec<Strip>, space: f32) -> Vec<Strip> {
    if let Some(first) = strips.first_mut() {
        first.space = space;
    }
    strips
}

/// Height of strips under each other, their spaces included, but for the first one's.
pub(crate) fn stack_height(strips: &[Strip]) -> f32 {
    let spaces: f32 = strips.iter().skip(1).map(|strip| strip.space).sum();
    let heights: f32 = strips.iter().map(|strip| strip.height).sum();
    spaces + heights
}

/// All drawings of strips under each other, from y = 0.
pub(crate) fn stacked_items(strips: Vec<Strip>) -> Vec<Item> {
    let mut y = 0.0;
    let mut items = Vec::new();
    for (index, strip) in strips.into_iter().enumerate() {
        if index > 0 {
            y += strip.space;
        }
        items.extend(strip.items.into_iter().map(|mut item| {
            item.y += y;
            item
        }));
        y += strip.height;
    }
    items
}

/// Keeps all these strips on one page.
pub(crate) fn keep_together(strips: &mut [Strip]) {
    let last = strips.len().saturating_sub(1);
    for strip in strips.iter_mut().take(last) {
        strip.keep_with_next = true;
    }
}

/// No single line alone at the foot or the head of a page.
pub(crate) fn avoid_orphans(lines: &mut [Strip]) {
    let count = lines.len();
    if count <= 3 {
        keep_together(lines);
        return;
    }
    for index in [0, count - 2] {
        if let Some(line) = lines.get_mut(index) {
            line.keep_with_next = true;
        }
    }
}
