//! Blocks to strips: level slices of the page that can be stacked one under the other.
//!
//! A strip is never broken. Whatever can be long (words, rows, panels) becomes many strips, so
//! nothing can be too tall for a page.

use crate::documents::fonts::Weight;
use crate::documents::layout::block::{
    Block, Fact, ListItem, ListMark, Masthead, Panel, PanelLook, Picture, RichText, SignatureLine,
};
use crate::documents::layout::structure::{NodeId, Role, Structure};
use crate::documents::layout::table;
use crate::documents::layout::text::{Align, Line, Lines, Run, Typesetter};
use crate::documents::style::{Ink, Style, TextRole};

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
    fn inset(self, left: f32, right: f32) -> Self {
        Self {
            x: self.x + left,
            width: (self.width - left - right).max(1.0),
        }
    }
}

/// All strips of a paper with what they refer to.
pub(crate) struct Flow<'a> {
    pub(crate) strips: Vec<Strip>,
    pub(crate) frames: Vec<Frame>,
    /// The head of each table.
    pub(crate) heads: Vec<Vec<Strip>>,
    pub(crate) structure: Structure,
    pub(crate) picture: Option<Picture>,
    pub(crate) style: Style,
    /// Height of a page's inside: what is taller must be broken.
    pub(crate) page_height: f32,
    pub(crate) type_setter: &'a mut Typesetter,
}

impl<'a> Flow<'a> {
    pub(crate) fn new(style: Style, page_height: f32, type_setter: &'a mut Typesetter) -> Self {
        Self {
            strips: Vec::new(),
            frames: Vec::new(),
            heads: Vec::new(),
            structure: Structure::new(),
            picture: None,
            style,
            page_height,
            type_setter,
        }
    }

    /// Lays blocks out under each other.
    pub(crate) fn lay_all(&mut self, blocks: &[Block], area: Area, parent: NodeId) -> Vec<Strip> {
        let mut strips = Vec::new();
        for block in blocks {
            strips.extend(self.lay(block, area, parent));
        }
        strips
    }

    fn lay(&mut self, block: &Block, area: Area, parent: NodeId) -> Vec<Strip> {
        match block {
            Block::Masthead(masthead) => self.masthead(masthead, area, parent),
            Block::Section { title, blocks } => self.section(title, blocks, area, parent),
            Block::Heading { level, role, text } => {
                let node = self.structure.add_heading(*level, text.words(), parent);
                self.heading(text, *role, area, node)
            }
            Block::Text { role, text } => self.paragraphs(text, *role, area, parent),
            Block::List(items) => self.list(items, area, parent),
            Block::Facts { columns, facts } => self.facts(*columns, facts, area, parent),
            Block::Table(content) => table::lay(self, content, area, parent),
            Block::Panel(panel) => self.panel(panel, area, parent),
            Block::Beside(panels) => self.beside(panels, area, parent),
            Block::Ruled { lines } => self.ruled(*lines, area),
            Block::Signatures(lines) => self.signatures(lines, area, parent),
        }
    }

    /// Sets words and makes a strip of each line.
    pub(crate) fn lines(
        &mut self,
        text: &RichText,
        role: TextRole,
        area: Area,
        mark: Mark,
    ) -> Vec<Strip> {
        let style = self.style;
        let lines = self
            .type_setter
            .set(text, role, &style, area.width, Align::Left);
        lines
            .0
            .into_iter()
            .map(|line| Strip {
                height: line.height,
                items: line_items(line, area.x, 0.0, mark),
                ..Strip::default()
            })
            .collect()
    }

    fn masthead(&mut self, content: &Masthead, area: Area, parent: NodeId) -> Vec<Strip> {
        let style = self.style;
        let width = 88.0;
        let size = content.picture.as_ref().map(|picture| {
            let ratio = picture.height_px as f32 / picture.width_px.max(1) as f32;
            (width, (width * ratio).min(width * 1.3))
        });
        let words = match size {
            Some((width, _)) => area.inset(0.0, width + 18.0),
            None => area,
        };
        let above = self.structure.add(Role::Paragraph, parent);
        let mut strips = self.lines(
            &RichText::muted(&content.above),
            TextRole::Label,
            words,
            Mark::Content(above),
        );
        let node = self.structure.add_heading(1, content.title.clone(), parent);
        let title = RichText::default().and(&content.title, Weight::Bold, Ink::Accent);
        strips.extend(spaced(
            self.lines(&title, TextRole::Title, words, Mark::Content(node)),
            style.gap * 0.4,
        ));
        let subtitle = RichText::bold(&content.subtitle);
        let node = self.structure.add(Role::Paragraph, parent);
        strips.extend(spaced(
            self.lines(&subtitle, TextRole::Subtitle, words, Mark::Content(node)),
            style.gap * 0.2,
        ));
        strips.extend(self.facts(3, &content.dates, words, parent));
        if let (Some(picture), Some((width, height))) = (&content.picture, size) {
            let figure = self.structure.add_figure(picture.alt.clone(), parent);
            self.picture = Some(picture.clone());
            let missing = height - stack_height(&strips);
            if missing > 0.0 {
                strips.push(Strip {
                    height: missing,
                    ..Strip::default()
                });
            }
            if let Some(first) = strips.first_mut() {
                first.items.push(Item {
                    mark: Mark::Content(figure),
                    x: area.x + area.width - width,
                    y: 0.0,
                    draw: Draw::Picture { width, height },
                });
            }
        }
        keep_together(&mut strips);
        if let Some(last) = strips.last_mut() {
            last.keep_with_next = true;
        }
        strips.push(Strip {
            height: 3.0,
            space: style.gap * 1.2,
            items: vec![rule(area, 0.0, 3.0, Ink::Accent)],
            keep_with_next: true,
            ..Strip::default()
        });
        strips.extend(self.facts(4, &content.people, area, parent));
        strips
    }

    fn section(&mut self, title: &str, blocks: &[Block], area: Area, parent: NodeId) -> Vec<Strip> {
        let section = self.structure.add(Role::Section, parent);
        let node = self.structure.add_heading(2, title.to_owned(), section);
        let text = RichText::default().and(title, Weight::Bold, Ink::Accent);
        let mut strips = self.heading(&text, TextRole::Section, area, node);
        if let Some(first) = strips.first_mut() {
            first.space = self.style.gap * 3.0;
        }
        strips.extend(self.lay_all(blocks, area, section));
        strips
    }

    fn heading(&mut self, text: &RichText, role: TextRole, area: Area, node: NodeId) -> Vec<Strip> {
        let strips = self.lines(text, role, area, Mark::Content(node));
        let mut strips = spaced(strips, self.style.gap * 1.8);
        for strip in &mut strips {
            strip.keep_with_next = true;
        }
        strips
    }

    fn paragraphs(
        &mut self,
        text: &RichText,
        role: TextRole,
        area: Area,
        parent: NodeId,
    ) -> Vec<Strip> {
        let mut strips = Vec::new();
        for paragraph in split_paragraphs(text) {
            let node = self.structure.add(Role::Paragraph, parent);
            let mut lines = self.lines(&paragraph, role, area, Mark::Content(node));
            avoid_orphans(&mut lines);
            // A leading sentence says what the next block is about.
            if let Some(last) = lines.last_mut() {
                last.keep_with_next = role == TextRole::Lead;
            }
            strips.extend(spaced(lines, self.style.gap));
        }
        strips
    }

    fn list(&mut self, items: &[ListItem], area: Area, parent: NodeId) -> Vec<Strip> {
        let list = self.structure.add(Role::List, parent);
        let size = self.style.size(TextRole::Body);
        let indent = size * 1.5;
        let mut strips = Vec::new();
        for item in items {
            let node = self.structure.add(Role::ListItem, list);
            let label = match item.mark {
                ListMark::Bullet => Some(self.structure.add(Role::Label, node)),
                ListMark::Ticked | ListMark::Open => None,
            };
            let body = self.structure.add(Role::ListBody, node);
            let words = area.inset(indent, 0.0);
            let mut lines = self.lines(&item.text, TextRole::Body, words, Mark::Content(body));
            let mark = match label {
                Some(label) => {
                    let text = RichText::default().and("•", Weight::Bold, Ink::Accent);
                    let at = area.inset(size * 0.35, 0.0);
                    self.lines(&text, TextRole::Body, at, Mark::Content(label))
                        .into_iter()
                        .flat_map(|strip| strip.items)
                        .collect()
                }
                None => tick_box(item.mark, area.x, size, self.style.leading),
            };
            if let Some(first) = lines.first_mut() {
                first.items.splice(0..0, mark);
            }
            avoid_orphans(&mut lines);
            strips.extend(spaced(lines, self.style.gap * 0.5));
        }
        spaced(strips, self.style.gap)
    }

    fn facts(&mut self, columns: usize, facts: &[Fact], area: Area, parent: NodeId) -> Vec<Strip> {
        let style = self.style;
        let gutter = style.body;
        // Narrower than about seventeen letters, a column breaks every label.
        let fitting = ((area.width + gutter) / (style.body * 8.5 + gutter)) as usize;
        let columns = columns.min(fitting).min(facts.len()).max(1);
        let width = (area.width - gutter * (columns - 1) as f32) / columns as f32;
        let mut strips = Vec::new();
        for row in facts.chunks(columns) {
            let cells: Vec<Vec<Strip>> = row
                .iter()
                .enumerate()
                .map(|(column, fact)| {
                    let cell = Area {
                        x: area.x + (width + gutter) * column as f32,
                        width,
                    };
                    let label = Mark::Content(self.structure.add(Role::Paragraph, parent));
                    let value = Mark::Content(self.structure.add(Role::Paragraph, parent));
                    let words = RichText::muted(&fact.label);
                    let mut lines = self.lines(&words, TextRole::Label, cell, label);
                    let words = RichText::bold(&fact.value);
                    lines.extend(self.lines(&words, TextRole::Body, cell, value));
                    lines
                })
                .collect();
            strips.extend(spaced(self.side_by_side(cells), style.gap));
        }
        strips
    }

    /// One strip of several stacks next to each other, or the stacks one under the other if that
    /// would be too tall to stand on a page.
    fn side_by_side(&self, stacks: Vec<Vec<Strip>>) -> Vec<Strip> {
        let height = stacks.iter().map(|s| stack_height(s)).fold(0.0, f32::max);
        if height > self.page_height * 0.5 {
            return stacks.into_iter().flatten().collect();
        }
        let items = stacks.into_iter().flat_map(stacked_items).collect();
        vec![Strip {
            height,
            items,
            ..Strip::default()
        }]
    }

    fn panel(&mut self, panel: &Panel, area: Area, parent: NodeId) -> Vec<Strip> {
        let style = self.style;
        let (left, right) = panel_insets(&style);
        let pad = panel_pad(&style);
        let inside = area.inset(left, right);
        let continued = match &panel.name {
            Some(name) => {
                let words = RichText::muted(format!("{name}, continued"));
                self.lines(&words, TextRole::Label, inside, Mark::Decoration)
            }
            None => Vec::new(),
        };
        self.frames.push(Frame {
            x: area.x,
            width: area.width,
            pad,
            look: panel.look,
            continued,
        });
        let frame = self.frames.len() - 1;
        let mut strips = self.lay_all(&panel.blocks, inside, parent);
        for strip in &mut strips {
            strip.frames.insert(0, frame);
        }
        spaced(strips, style.gap * 1.6)
    }

    fn beside(&mut self, panels: &[Panel], area: Area, parent: NodeId) -> Vec<Strip> {
        let style = self.style;
        let gutter = style.body * 0.9;
        let count = panels.len().max(1);
        let width = (area.width - gutter * (count - 1) as f32) / count as f32;
        // A column of fewer than about twenty letters is hard to read.
        if width < style.body * 13.0 {
            return self.stacked(panels, area, parent);
        }
        let pad = panel_pad(&style);
        let before = self.structure.clone();
        let (left, right) = panel_insets(&style);
        let mut stacks = Vec::new();
        for (column, panel) in panels.iter().enumerate() {
            let cell = Area {
                x: area.x + (width + gutter) * column as f32,
                width,
            };
            let strips = self.lay_all(&panel.blocks, cell.inset(left, right), parent);
            stacks.push((cell, panel.look, strips));
        }
        let inside = stacks
            .iter()
            .map(|(_, _, strips)| stack_height(strips))
            .fold(0.0, f32::max);
        let height = inside + pad * 2.0;
        if height > self.page_height * 0.62 {
            self.structure = before;
            return self.stacked(panels, area, parent);
        }
        let mut items = Vec::new();
        for (cell, look, strips) in stacks {
            items.extend(frame_items(look, cell.x, cell.width, height));
            items.extend(stacked_items(strips).into_iter().map(|mut item| {
                item.y += pad;
                item
            }));
        }
        vec![Strip {
            height,
            space: style.gap * 1.6,
            items,
            ..Strip::default()
        }]
    }

    fn stacked(&mut self, panels: &[Panel], area: Area, parent: NodeId) -> Vec<Strip> {
        panels
            .iter()
            .flat_map(|panel| self.panel(panel, area, parent))
            .collect()
    }

    fn ruled(&mut self, lines: usize, area: Area) -> Vec<Strip> {
        let height = (self.style.body * 2.1).max(25.0);
        let mut strips = vec![
            Strip {
                height,
                items: vec![rule(area, height - 0.5, 0.6, Ink::Line)],
                ..Strip::default()
            };
            lines
        ];
        keep_together(&mut strips);
        strips
    }

    fn signatures(&mut self, lines: &[SignatureLine], area: Area, parent: NodeId) -> Vec<Strip> {
        let style = self.style;
        let date = style.body * 9.0;
        let gutter = style.body * 1.2;
        let mut strips = Vec::new();
        for line in lines {
            let node = Mark::Content(self.structure.add(Role::Paragraph, parent));
            let sign = Area {
                x: area.x,
                width: area.width - date - gutter,
            };
            let dated = Area {
                x: sign.x + sign.width + gutter,
                width: date,
            };
            let room = (style.body * 2.4).max(28.0);
            let who = match &line.name {
                Some(name) => {
                    RichText::bold(&line.role).and(format!("  {name}"), Weight::Regular, Ink::Text)
                }
                None => RichText::bold(&line.role),
            };
            let mut name = self.lines(&who, TextRole::Label, sign, node);
            let day = self.lines(&RichText::muted("Date"), TextRole::Label, dated, node);
            if let (Some(first), Some(day)) = (name.first_mut(), day.into_iter().next()) {
                first.items.extend(day.items);
            }
            let mut group = vec![Strip {
                height: room,
                items: vec![
                    rule(sign, room - 2.0, 0.8, Ink::Muted),
                    rule(dated, room - 2.0, 0.8, Ink::Muted),
                ],
                ..Strip::default()
            }];
            group.append(&mut name);
            strips.extend(group);
        }
        keep_together(&mut strips);
        strips
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

/// The ground or outline of a panel, its top at 0.
pub(crate) fn frame_items(look: PanelLook, x: f32, width: f32, height: f32) -> Vec<Item> {
    let shape = |fill, stroke| Item {
        mark: Mark::Decoration,
        x,
        y: 0.0,
        draw: Draw::Box {
            width,
            height,
            radius: 5.0,
            fill,
            stroke,
        },
    };
    let bar = || Item {
        mark: Mark::Decoration,
        x,
        y: 0.0,
        draw: Draw::Box {
            width: 4.0,
            height,
            radius: 2.0,
            fill: Some(Ink::Accent),
            stroke: None,
        },
    };
    match look {
        PanelLook::Marked => vec![shape(Some(Ink::Ground), None), bar()],
        PanelLook::Outline => vec![shape(None, Some(Ink::Line))],
    }
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
fn stacked_items(strips: Vec<Strip>) -> Vec<Item> {
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

/// One text for each line that was typed; blank ones only separate.
fn split_paragraphs(text: &RichText) -> Vec<RichText> {
    let mut paragraphs = vec![RichText::default()];
    for span in &text.spans {
        for (index, piece) in span
            .text
            .split(['\n', '\r', '\u{2028}', '\u{2029}'])
            .enumerate()
        {
            if index > 0 {
                paragraphs.push(RichText::default());
            }
            if let Some(last) = paragraphs.last_mut()
                && !piece.is_empty()
            {
                let whole = std::mem::take(last);
                *last = whole.and(piece, span.weight, span.ink);
            }
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_blank());
    paragraphs
}

fn tick_box(mark: ListMark, x: f32, size: f32, leading: f32) -> Vec<Item> {
    let side = size * 0.86;
    let y = (size * leading - side) / 2.0;
    let mut items = vec![Item {
        mark: Mark::Decoration,
        x,
        y,
        draw: Draw::Box {
            width: side,
            height: side,
            radius: 1.5,
            fill: None,
            stroke: Some(Ink::Muted),
        },
    }];
    if mark == ListMark::Ticked {
        items.push(Item {
            mark: Mark::Decoration,
            x,
            y,
            draw: Draw::Tick { size: side },
        });
    }
    items
}

/// White space inside a panel, left and right.
fn panel_insets(style: &Style) -> (f32, f32) {
    (style.body * 1.15, style.body * 0.95)
}

/// White space inside a panel, above and below.
fn panel_pad(style: &Style) -> f32 {
    (style.gap * 1.3).max(5.0)
}
