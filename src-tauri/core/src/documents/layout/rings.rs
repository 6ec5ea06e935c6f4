//! What a child answers by drawing a ring round it: faces and numbers.

use crate::documents::layout::block::RichText;
use crate::documents::layout::flow::Flow;
use crate::documents::layout::strip::{
    Area, Draw, Item, Mark, Strip, keep_together, spaced, stack_height, stacked_items,
};
use crate::documents::layout::structure::{NodeId, Role};
use crate::documents::style::{Ink, TextRole};

impl Flow<'_> {
    /// Faces from best to worst in a row, each above its words.
    pub(crate) fn faces(&mut self, words: &[String], area: Area, parent: NodeId) -> Vec<Strip> {
        let size = self.style.body * 2.9;
        let count = words.len().max(1) as f32;
        let width = area.width / count;
        let worst = (count - 1.0).max(1.0);
        let mut items = Vec::new();
        let mut lowest: f32 = 0.0;
        for (place, name) in words.iter().enumerate() {
            let cell = Area {
                x: area.x + width * place as f32,
                width: width - self.style.body * 0.5,
            };
            items.push(Item {
                mark: Mark::Decoration,
                x: cell.x,
                y: 0.0,
                draw: Draw::Face {
                    size,
                    mouth: 1.0 - 2.0 * place as f32 / worst,
                },
            });
            let node = Mark::Content(self.structure.add(Role::Paragraph, parent));
            let lines = self.lines(&RichText::plain(name), TextRole::Label, cell, node);
            lowest = lowest.max(stack_height(&lines));
            items.extend(stacked_items(lines).into_iter().map(|mut item| {
                item.y += size + 3.0;
                item
            }));
        }
        vec![Strip {
            height: size + 3.0 + lowest,
            space: self.style.gap * 1.2,
            items,
            ..Strip::default()
        }]
    }

    /// What is rated, with the numbers to ring under it; closely set, beside it.
    pub(crate) fn rated(
        &mut self,
        text: &RichText,
        to: u32,
        area: Area,
        parent: NodeId,
    ) -> Vec<Strip> {
        let style = self.style;
        let node = Mark::Content(self.structure.add(Role::Paragraph, parent));
        if !style.close {
            let mut strips = spaced(self.lines(text, TextRole::Body, area, node), style.gap);
            strips.extend(self.scale(to, area, parent));
            keep_together(&mut strips);
            return strips;
        }
        let gutter = style.body;
        let words = Area {
            width: area.width * 0.48,
            ..area
        };
        let mut stack = self.lines(text, TextRole::Body, words, node);
        let numbers = self.scale(to, area.inset(words.width + gutter, 0.0), parent);
        let height = stack_height(&stack).max(stack_height(&numbers));
        let mut items = stacked_items(std::mem::take(&mut stack));
        items.extend(stacked_items(numbers));
        vec![Strip {
            height,
            space: style.gap.max(5.0),
            items,
            ..Strip::default()
        }]
    }

    /// Numbers from 1 in boxes of one size.
    fn scale(&mut self, to: u32, area: Area, parent: NodeId) -> Vec<Strip> {
        let style = self.style;
        let node = Mark::Content(self.structure.add(Role::Paragraph, parent));
        let gap = style.body * if style.close { 0.3 } else { 0.45 };
        let count = to.max(1) as f32;
        let side = ((area.width - gap * (count - 1.0)) / count).min(style.body * 2.2);
        let mut items = Vec::new();
        for number in 1..=to {
            let x = area.x + (side + gap) * (number - 1) as f32;
            items.push(Item {
                mark: Mark::Decoration,
                x,
                y: 0.0,
                draw: Draw::Box {
                    width: side,
                    height: side,
                    radius: 4.0,
                    fill: None,
                    stroke: Some(Ink::Muted),
                },
            });
            let words = RichText::plain(number.to_string());
            let wide = self.type_setter.widths(&words, TextRole::Body, &style).most;
            let cell = Area {
                x: x + (side - wide).max(0.0) / 2.0,
                width: wide.max(1.0),
            };
            let lines = self.lines(&words, TextRole::Body, cell, node);
            let above = (side - stack_height(&lines)).max(0.0) / 2.0;
            items.extend(stacked_items(lines).into_iter().map(|mut item| {
                item.y += above;
                item
            }));
        }
        vec![Strip {
            height: side,
            space: style.gap * 0.6,
            items,
            ..Strip::default()
        }]
    }
}
