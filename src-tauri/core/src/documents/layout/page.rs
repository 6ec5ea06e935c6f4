//! Strips to pages.

use std::collections::BTreeSet;

use crate::documents::layout::flow::Flow;
use crate::documents::layout::panel::frame_items;
use crate::documents::layout::strip::{Frame, FrameId, Item, Mark, Strip};

/// One page: drawings at (x, y) from its top left corner, in points.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    pub(crate) items: Vec<Item>,
}

/// The edges between which strips are stacked, from the top of the page. Points.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    pub(crate) top: f32,
    pub(crate) bottom: f32,
}

impl Column {
    pub(crate) fn height(self) -> f32 {
        self.bottom - self.top
    }
}

/// Stacks all strips of a flow on as many pages as they need.
pub(crate) fn paginate(flow: &Flow<'_>, column: Column) -> Vec<Page> {
    let mut stack = Stack {
        frames: &flow.frames,
        heads: &flow.heads,
        column,
        pages: Vec::new(),
        page: Page::default(),
        grounds: Vec::new(),
        cursor: Cursor::at_top(column),
        begun: BTreeSet::new(),
    };
    let mut rest = flow.strips.as_slice();
    while !rest.is_empty() {
        let length = group_length(rest);
        let (group, after) = rest.split_at(length);
        stack.place_group(group);
        rest = after;
    }
    stack.finish_page();
    stack.pages
}

/// How many strips from the first must stay together.
fn group_length(strips: &[Strip]) -> usize {
    let kept = strips.iter().take_while(|s| s.keep_with_next).count();
    (kept + 1).min(strips.len())
}

/// Where the next strip would stand, and which panels are open there.
#[derive(Debug, Clone)]
struct Cursor {
    y: f32,
    open: Vec<(FrameId, f32)>,
    empty: bool,
}

impl Cursor {
    fn at_top(column: Column) -> Self {
        Self {
            y: column.top,
            open: Vec::new(),
            empty: true,
        }
    }

    /// Moves to where `strip` will stand; says which panels end before it, with top and bottom.
    fn approach(&mut self, strip: &Strip, frames: &[Frame]) -> Vec<(FrameId, f32, f32)> {
        let common = self
            .open
            .iter()
            .zip(&strip.frames)
            .take_while(|((open, _), wanted)| open == *wanted)
            .count();
        let closed = self.close_to(common, frames);
        if !self.empty {
            self.y += strip.space;
        }
        for frame in strip.frames.iter().skip(common) {
            self.open.push((*frame, self.y));
            self.y += pad(frames, *frame);
        }
        self.empty = false;
        closed
    }

    fn close_to(&mut self, depth: usize, frames: &[Frame]) -> Vec<(FrameId, f32, f32)> {
        let mut closed = Vec::new();
        while self.open.len() > depth {
            if let Some((frame, top)) = self.open.pop() {
                self.y += pad(frames, frame);
                closed.push((frame, top, self.y));
            }
        }
        closed
    }

    /// The lowest point if the page ended here.
    fn foot(&self, frames: &[Frame]) -> f32 {
        self.y + self.open.iter().map(|(f, _)| pad(frames, *f)).sum::<f32>()
    }
}

fn pad(frames: &[Frame], frame: FrameId) -> f32 {
    frames.get(frame).map_or(0.0, |frame| frame.pad)
}

struct Stack<'a> {
    frames: &'a [Frame],
    heads: &'a [Vec<Strip>],
    column: Column,
    pages: Vec<Page>,
    page: Page,
    /// Panels that ended on this page, to be drawn under its words.
    grounds: Vec<(FrameId, f32, f32)>,
    cursor: Cursor,
    /// Panels of which something was placed already.
    begun: BTreeSet<FrameId>,
}

impl Stack<'_> {
    fn place_group(&mut self, group: &[Strip]) {
        if !self.fits(&self.cursor, group) && !self.cursor.empty {
            let fits_alone = self.fits(&Cursor::at_top(self.column), group);
            // A group taller than a page begins here only if a good part of the page is left.
            let room = self.column.bottom - self.cursor.y;
            if fits_alone || room < self.column.height() * 0.3 {
                self.finish_page();
            }
        }
        for strip in group {
            if !self.fits(&self.cursor, std::slice::from_ref(strip)) && !self.cursor.empty {
                self.finish_page();
            }
            if self.cursor.empty {
                for again in self.repeated_above(strip) {
                    self.place(&again, Some(Mark::Decoration));
                }
            }
            self.place(strip, None);
        }
    }

    /// Whether all of `strips` can stand on the page from `cursor` on.
    fn fits(&self, cursor: &Cursor, strips: &[Strip]) -> bool {
        let mut cursor = cursor.clone();
        let repeated = match strips.first() {
            Some(first) if cursor.empty => self.repeated_above(first),
            _ => Vec::new(),
        };
        for strip in repeated.iter().chain(strips) {
            cursor.approach(strip, self.frames);
            cursor.y += strip.height;
        }
        cursor.foot(self.frames) <= self.column.bottom + 0.01
    }

    /// What comes again above a strip that begins a page: the name of its panel, if that began
    /// before, and the head of its table.
    fn repeated_above(&self, strip: &Strip) -> Vec<Strip> {
        let names = strip
            .frames
            .iter()
            .filter(|frame| self.begun.contains(frame))
            .filter_map(|frame| self.frames.get(*frame))
            .flat_map(|frame| &frame.continued);
        let head = strip.row_of.and_then(|table| self.heads.get(table));
        names
            .chain(head.into_iter().flatten())
            .map(|again| Strip {
                frames: strip.frames.clone(),
                ..again.clone()
            })
            .collect()
    }

    /// `as_mark` makes a copy that a screen reader passes over.
    fn place(&mut self, strip: &Strip, as_mark: Option<Mark>) {
        let closed = self.cursor.approach(strip, self.frames);
        self.grounds.extend(closed);
        let y = self.cursor.y;
        self.page.items.extend(strip.items.iter().map(|item| {
            let mut item = item.clone();
            item.y += y;
            if let Some(mark) = as_mark {
                item.mark = mark;
            }
            item
        }));
        self.cursor.y += strip.height;
        self.begun.extend(&strip.frames);
    }

    fn finish_page(&mut self) {
        let closed = self.cursor.close_to(0, self.frames);
        self.grounds.extend(closed);
        let mut items = Vec::new();
        // Outer panels end last but lie lowest.
        self.grounds.sort_by_key(|(frame, _, _)| *frame);
        for (frame, top, bottom) in self.grounds.drain(..) {
            let Some(frame) = self.frames.get(frame) else {
                continue;
            };
            let drawn = frame_items(frame.look, frame.x, frame.width, bottom - top);
            items.extend(drawn.into_iter().map(|mut item| {
                item.y += top;
                item
            }));
        }
        items.append(&mut self.page.items);
        self.pages.push(Page { items });
        self.cursor = Cursor::at_top(self.column);
    }
}
