//! Blocks to strips: words, headings and lists here; panels, forms and tables in their own modules.
//!
//! Whatever can be long (words, rows, panels) becomes many strips, so nothing can be too tall for
//! a page.

use crate::documents::fonts::Weight;
use crate::documents::headings;
use crate::documents::layout::block::{Block, ListItem, ListMark, Picture, RichText, isolated};
use crate::documents::layout::strip::{
    Area, Draw, Frame, Item, Mark, Strip, avoid_orphans, keep_together, line_items, spaced,
    stack_height,
};
use crate::documents::layout::structure::{NodeId, Role, Structure};
use crate::documents::layout::table;
use crate::documents::layout::text::{Align, Typesetter};
use crate::documents::style::{Ink, Style, TextRole};

/// Of a page: what belongs together and is longer than this may be broken.
const LONGEST_TOGETHER: f32 = 0.5;

/// A sentence under a title of so many lines is read as one with it.
const LINES_OF_A_LEAD: usize = 3;

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
            Block::Section {
                title,
                aside,
                blocks,
            } => {
                let section = self.structure.add(Role::Section, parent);
                let mut strips = self.section_title(title, aside, area, section);
                let mut blocks = blocks.iter();
                // A sentence under the title leads to what follows it, and does not stay behind with the title.
                if let [Block::Text { .. }, _, ..] = blocks.as_slice()
                    && let Some(block) = blocks.next()
                {
                    let mut leading = self.lay(block, area, section);
                    if leading.len() <= LINES_OF_A_LEAD {
                        keep_together(&mut strips);
                        if let Some(last) = leading.last_mut() {
                            last.keep_with_next = true;
                        }
                    }
                    strips.extend(leading);
                }
                strips.extend(self.lay_all(blocks.as_slice(), area, section));
                strips
            }
            Block::Titled {
                level,
                role,
                title,
                text,
            } => self.titled((*level, *role), title, text, area, parent),
            Block::Heading { level, role, text } => {
                let node = self.structure.add_heading(*level, text.words(), parent);
                self.heading(text, *role, area, node)
            }
            Block::Text { role, text } => self.paragraphs(text, *role, area, parent),
            Block::List(items) => self.list(items, area, parent),
            Block::Facts { columns, facts } => self.facts(*columns, facts, area, parent),
            Block::Table(content) => table::lay(self, content, area, parent),
            Block::Labelled {
                level,
                title,
                blocks,
            } => self.labelled((*level, title), blocks, area, parent),
            Block::Panel(panel) => self.panel(panel, area, parent),
            Block::Beside(panels) => self.beside(panels, area, parent),
            Block::Ruled { lines } => self.ruled(*lines, area),
            Block::Faces(words) => self.faces(words, area, parent),
            Block::Rated { text, to } => self.rated(text, *to, area, parent),
            Block::Begun { words, lines } => self.begun(words, *lines, area, parent),
            Block::Together(blocks) => {
                let mut strips = self.lay_all(blocks, area, parent);
                if stack_height(&strips) < self.page_height * LONGEST_TOGETHER {
                    keep_together(&mut strips);
                }
                strips
            }
            Block::Signatures(lines) => self.signatures(lines, area, parent),
            // With a whole page's space above it nothing fits beneath what stands there already.
            Block::NewPage(blocks) => spaced(self.lay_all(blocks, area, parent), self.page_height),
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

    fn section_title(
        &mut self,
        title: &str,
        aside: &RichText,
        area: Area,
        section: NodeId,
    ) -> Vec<Strip> {
        let mut text = RichText::default().and(title, Weight::Bold, Ink::Accent);
        if !aside.is_blank() {
            text = text.and("   ", Weight::Regular, Ink::Muted);
            text.spans.extend(aside.spans.iter().cloned());
        }
        let node = self.structure.add_heading(2, text.words(), section);
        let strips = self.heading(&text, TextRole::Section, area, node);
        spaced(strips, (self.style.gap * 2.4).max(8.0))
    }

    /// Where another language stands under the title, the sentence keeps a line of its own.
    fn titled(
        &mut self,
        (level, role): (u8, TextRole),
        title: &RichText,
        text: &RichText,
        area: Area,
        parent: NodeId,
    ) -> Vec<Strip> {
        let space = (self.style.gap * heading_space(role)).max(6.0);
        if !self.style.close || self.style.headings.is_some() {
            let node = self.structure.add_heading(level, title.words(), parent);
            let mut strips = self.heading(title, role, area, node);
            strips.extend(self.paragraphs(text, TextRole::Body, area, parent));
            keep_with_what_follows(&mut strips);
            return strips;
        }
        let mut run_in = title.clone().and("  ", Weight::Regular, Ink::Muted);
        run_in.spans.extend(text.spans.iter().cloned());
        let mut strips = Vec::new();
        for paragraph in split_paragraphs(&run_in) {
            // Only the first is the heading; a person who typed on meant more than a name.
            let node = if strips.is_empty() {
                self.structure.add_heading(level, paragraph.words(), parent)
            } else {
                self.structure.add(Role::Paragraph, parent)
            };
            let lines = self.lines(&paragraph, TextRole::Body, area, Mark::Content(node));
            strips.extend(spaced(lines, self.style.gap));
        }
        if !keep_with_what_follows(&mut strips) {
            avoid_orphans(&mut strips);
        }
        spaced(strips, space)
    }

    pub(crate) fn heading(
        &mut self,
        text: &RichText,
        role: TextRole,
        area: Area,
        node: NodeId,
    ) -> Vec<Strip> {
        let mut strips = self.lines(text, role, area, Mark::Content(node));
        strips.extend(self.in_family_language(text, area, node));
        let mut strips = spaced(strips, self.style.gap * heading_space(role));
        for strip in &mut strips {
            strip.keep_with_next = true;
        }
        strips
    }

    /// The heading again in the language of the family, where it is kept.
    fn in_family_language(&mut self, text: &RichText, area: Area, node: NodeId) -> Vec<Strip> {
        let Some(language) = self.style.headings else {
            return Vec::new();
        };
        let Some(words) = headings::translated(language, &text.lead()) else {
            return Vec::new();
        };
        let span = self.structure.add_in_language(language.code(), node);
        let words = RichText::muted(isolated(&words));
        self.lines(&words, TextRole::Label, area, Mark::Content(span))
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
                ListMark::Bullet | ListMark::Number(_) => {
                    Some(self.structure.add(Role::Label, node))
                }
                ListMark::Ticked | ListMark::Open => None,
            };
            let body = self.structure.add(Role::ListBody, node);
            let words = area.inset(indent, 0.0);
            let mut lines = self.lines(&item.text, TextRole::Body, words, Mark::Content(body));
            let mark = match label {
                Some(label) => {
                    let (sign, inset) = match item.mark {
                        ListMark::Number(number) => (format!("{number}."), 0.0),
                        _ => ("•".to_owned(), size * 0.35),
                    };
                    let text = RichText::default().and(sign, Weight::Bold, Ink::Accent);
                    let at = area.inset(inset, 0.0);
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
            strips.extend(spaced(lines, self.style.gap * 0.4));
        }
        spaced(strips, self.style.gap)
    }
}

/// White space above a heading, in gaps.
fn heading_space(role: TextRole) -> f32 {
    match role {
        TextRole::Label => 0.9,
        TextRole::Heading => 1.3,
        _ => 1.8,
    }
}

/// What is measured and done stands with its sentence, so long as that is no essay. Whether it was kept so.
fn keep_with_what_follows(strips: &mut [Strip]) -> bool {
    let short = strips.len() <= 5;
    if short {
        for strip in strips {
            strip.keep_with_next = true;
        }
    }
    short
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
