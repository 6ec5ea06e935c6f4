//! The parts of a paper that look like a form: its top, labelled facts, lines to write and sign on.

use crate::documents::fonts::Weight;
use crate::documents::layout::block::{Fact, Masthead, RichText, SignatureLine, isolated};
use crate::documents::layout::flow::Flow;
use crate::documents::layout::strip::{
    Area, Draw, Item, Mark, Strip, keep_together, rule, spaced, stack_height, stacked_items,
};
use crate::documents::layout::structure::{NodeId, Role};
use crate::documents::style::{Ink, TextRole};

/// A value of more characters than this takes the whole width.
const MOST_IN_A_COLUMN: usize = 36;

fn fits_a_column(fact: &Fact) -> bool {
    fact.value.chars().count() <= MOST_IN_A_COLUMN
}

/// A date or a name in one piece; what is longer may be broken.
fn whole(value: &str) -> String {
    if value.chars().count() <= 24 {
        value.replace(' ', "\u{a0}")
    } else {
        value.to_owned()
    }
}

impl Flow<'_> {
    pub(crate) fn masthead(
        &mut self,
        content: &Masthead,
        area: Area,
        parent: NodeId,
    ) -> Vec<Strip> {
        let style = self.style;
        let width = if style.close { 58.0 } else { 88.0 };
        let size = content.picture.as_ref().map(|picture| {
            let ratio = picture.ratio;
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
        // Closely set, all the facts stand together under the line; a sentence among them always does.
        let (beside, mut under): (Vec<Fact>, Vec<Fact>) =
            (content.dates.iter().cloned()).partition(|fact| !style.close && fits_a_column(fact));
        under.extend(content.people.iter().cloned());
        strips.extend(self.facts(3, &beside, words, parent));
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
        // Many names in a narrow column would push the child's own words down the page.
        let (many, few): (Vec<Fact>, Vec<Fact>) = under
            .into_iter()
            .partition(|fact| !style.close && !fits_a_column(fact));
        strips.extend(self.facts(4, &few, area, parent));
        strips.extend(self.facts(1, &many, area, parent));
        strips
    }

    pub(crate) fn facts(
        &mut self,
        columns: usize,
        facts: &[Fact],
        area: Area,
        parent: NodeId,
    ) -> Vec<Strip> {
        let style = self.style;
        if style.close {
            return self.facts_in_line(facts, area, parent);
        }
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

    /// "Starts **2 November**     Review by **18 December**": all in one paragraph.
    fn facts_in_line(&mut self, facts: &[Fact], area: Area, parent: NodeId) -> Vec<Strip> {
        let mut text = RichText::default();
        for fact in facts {
            // White space ends a line unseen, as a dot would not.
            let between = if text.spans.is_empty() { "" } else { "     " };
            // A label and the first word of its value stay on one line.
            let label = format!("{between}{}\u{a0}", fact.label.replace(' ', "\u{a0}"));
            text = text.and(label, Weight::Regular, Ink::Muted).and(
                isolated(&whole(&fact.value)),
                Weight::Bold,
                Ink::Text,
            );
        }
        if text.is_blank() {
            return Vec::new();
        }
        let node = Mark::Content(self.structure.add(Role::Paragraph, parent));
        let lines = self.lines(&text, TextRole::Table, area, node);
        spaced(lines, (self.style.gap * 0.8).max(2.0))
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

    pub(crate) fn ruled(&mut self, lines: usize, area: Area) -> Vec<Strip> {
        let mut strips = vec![self.ruled_line(area); lines];
        keep_together(&mut strips);
        strips
    }

    fn ruled_line(&self, area: Area) -> Strip {
        let height = (self.style.body * 2.1).max(25.0);
        Strip {
            height,
            items: vec![rule(area, height - 0.5, 0.6, Ink::Line)],
            ..Strip::default()
        }
    }

    /// The beginning of a sentence over the lines to finish it on; closely set, on the first of them.
    pub(crate) fn begun(
        &mut self,
        words: &str,
        lines: usize,
        area: Area,
        parent: NodeId,
    ) -> Vec<Strip> {
        let style = self.style;
        let text = RichText::plain(words);
        let node = Mark::Content(self.structure.add(Role::Paragraph, parent));
        let wide = self.type_setter.widths(&text, TextRole::Body, &style).most;
        let rest = area.inset(wide + style.body * 0.6, 0.0);
        let mut strips = if style.close && rest.width > area.width * 0.4 {
            let mut strips = self.ruled(lines, area);
            if let Some(first) = strips.first_mut() {
                *first = self.ruled_line(rest);
                let words = self.lines(&text, TextRole::Body, area, node);
                let down = first.height - stack_height(&words) - 1.0;
                first
                    .items
                    .extend(stacked_items(words).into_iter().map(|mut item| {
                        item.y += down;
                        item
                    }));
            }
            strips
        } else {
            let mut strips = self.lines(&text, TextRole::Body, area, node);
            strips.extend(self.ruled(lines, area));
            strips
        };
        keep_together(&mut strips);
        spaced(strips, style.gap)
    }

    pub(crate) fn signatures(
        &mut self,
        lines: &[SignatureLine],
        area: Area,
        parent: NodeId,
    ) -> Vec<Strip> {
        let style = self.style;
        let gutter = style.body * 1.4;
        // Side by side where a hand has room to sign.
        let columns = if area.width >= style.body * 34.0 {
            2
        } else {
            1
        };
        let width = (area.width - gutter * (columns - 1) as f32) / columns as f32;
        let mut strips = Vec::new();
        for row in lines.chunks(columns) {
            let mut cells = Vec::new();
            for (column, line) in row.iter().enumerate() {
                let cell = Area {
                    x: area.x + (width + gutter) * column as f32,
                    width,
                };
                cells.push(self.signature(line, cell, parent));
            }
            strips.extend(self.side_by_side(cells));
        }
        keep_together(&mut strips);
        strips
    }

    /// Room to sign and to write the day, with who signs below.
    fn signature(&mut self, line: &SignatureLine, area: Area, parent: NodeId) -> Vec<Strip> {
        let style = self.style;
        let gutter = style.body;
        let date = (style.body * 6.5).min(area.width * 0.35);
        let node = Mark::Content(self.structure.add(Role::Paragraph, parent));
        let sign = area.inset(0.0, date + gutter);
        let dated = Area {
            x: sign.x + sign.width + gutter,
            width: date,
        };
        let room = (style.body * 2.3).max(27.0);
        let who = match &line.name {
            Some(name) => {
                RichText::bold(&line.role).and(format!("  {name}"), Weight::Regular, Ink::Text)
            }
            None => RichText::bold(&line.role),
        };
        let mut strips = vec![Strip {
            height: room,
            items: vec![
                rule(sign, room - 2.0, 0.8, Ink::Muted),
                rule(dated, room - 2.0, 0.8, Ink::Muted),
            ],
            ..Strip::default()
        }];
        let mut name = self.lines(&who, TextRole::Label, sign, node);
        let node = Mark::Content(self.structure.add(Role::Paragraph, parent));
        let day = self.lines(&RichText::muted("Date"), TextRole::Label, dated, node);
        if let (Some(first), Some(day)) = (name.first_mut(), day.into_iter().next()) {
            first.items.extend(day.items);
        }
        strips.append(&mut name);
        strips
    }
}
