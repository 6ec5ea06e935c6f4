//! Panels: blocks on a ground of their own, one under the other or side by side.

use crate::documents::fonts::Weight;
use crate::documents::layout::block::{Block, Panel, PanelLook, RichText};
use crate::documents::layout::flow::Flow;
use crate::documents::layout::strip::{
    Area, Draw, Frame, Item, Mark, Strip, keep_together, spaced, stack_height, stacked_items,
};
use crate::documents::layout::structure::NodeId;
use crate::documents::style::{Ink, Style, TextRole};

impl Flow<'_> {
    pub(crate) fn panel(&mut self, panel: &Panel, area: Area, parent: NodeId) -> Vec<Strip> {
        let style = self.style;
        let (left, right) = panel_insets(panel.look, &style);
        let pad = panel_pad(panel.look, &style);
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
        // A card stays whole while there is paper enough.
        let small = stack_height(&strips) < self.page_height * 0.3;
        let card = matches!(panel.look, PanelLook::Outline | PanelLook::Urgent);
        if small && !style.close && card {
            keep_together(&mut strips);
        }
        spaced(strips, panel_space(panel.look, &style))
    }

    pub(crate) fn beside(&mut self, panels: &[Panel], area: Area, parent: NodeId) -> Vec<Strip> {
        let style = self.style;
        let gutter = style.body * 0.9;
        let count = panels.len().max(1);
        let width = (area.width - gutter * (count - 1) as f32) / count as f32;
        // A column of fewer than about twenty letters is hard to read.
        if width < style.body * 13.0 {
            return self.stacked(panels, area, parent);
        }
        let pads = panels.iter().map(|panel| panel_pad(panel.look, &style));
        let pad = pads.fold(0.0, f32::max);
        let before = self.structure.clone();
        let mut stacks = Vec::new();
        for (column, panel) in panels.iter().enumerate() {
            let cell = Area {
                x: area.x + (width + gutter) * column as f32,
                width,
            };
            let (left, right) = panel_insets(panel.look, &style);
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
            space: panels
                .iter()
                .map(|panel| panel_space(panel.look, &style))
                .fold(0.0, f32::max),
            items,
            ..Strip::default()
        }]
    }

    /// The label stands in the margin of what it is about, its first line beside the first line there.
    pub(crate) fn labelled(
        &mut self,
        (level, title): (u8, &str),
        blocks: &[Block],
        area: Area,
        parent: NodeId,
    ) -> Vec<Strip> {
        let style = self.style;
        let margin = style.body * 8.0;
        let beside = area.width - margin > style.body * 20.0;
        let text = RichText::default().and(title, Weight::Bold, Ink::Muted);
        let node = self.structure.add_heading(level, title.to_owned(), parent);
        let width = if beside {
            margin - style.body * 0.6
        } else {
            area.width
        };
        let mut label = self.heading(&text, TextRole::Label, Area { width, ..area }, node);
        if !beside {
            label.extend(self.lay_all(blocks, area, parent));
            return label;
        }
        let mut strips = self.lay_all(blocks, area.inset(margin, 0.0), parent);
        let tall = stack_height(&label);
        // Small letters stand on the line of those beside them.
        let down = style.size(TextRole::Body) - style.size(TextRole::Label);
        let items = stacked_items(label).into_iter().map(|mut item| {
            item.y += down;
            item
        });
        let Some(first) = strips.first_mut() else {
            return Vec::new();
        };
        first.items.splice(0..0, items);
        let beyond = tall > first.height;
        let missing = tall + down - stack_height(&strips);
        // A short list is not torn apart; of a long one the label's lines stand beside its first.
        if strips.len() <= 5 {
            keep_together(&mut strips);
        } else if beyond {
            keep_together(strips.get_mut(..2).unwrap_or_default());
        }
        if let Some(last) = strips.last_mut() {
            last.height += missing.max(0.0);
        }
        spaced(strips, style.gap * 1.1)
    }

    fn stacked(&mut self, panels: &[Panel], area: Area, parent: NodeId) -> Vec<Strip> {
        panels
            .iter()
            .flat_map(|panel| self.panel(panel, area, parent))
            .collect()
    }
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
    let urgent = |inside: f32| Item {
        mark: Mark::Decoration,
        x: x + inside,
        y: inside,
        draw: Draw::Box {
            width: width - inside * 2.0,
            height: height - inside * 2.0,
            radius: 5.0,
            fill: None,
            stroke: Some(Ink::Text),
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
        // A line thick enough to be found at arm's length, in any ink.
        PanelLook::Urgent => [0.0, 0.7, 1.4].map(urgent).to_vec(),
        PanelLook::Bare => Vec::new(),
    }
}

/// White space inside a panel, left and right.
fn panel_insets(look: PanelLook, style: &Style) -> (f32, f32) {
    match look {
        PanelLook::Bare => (0.0, 0.0),
        PanelLook::Marked | PanelLook::Outline | PanelLook::Urgent => {
            (style.body * 1.05, style.body * 0.85)
        }
    }
}

/// White space inside a panel, above and below.
fn panel_pad(look: PanelLook, style: &Style) -> f32 {
    match look {
        PanelLook::Bare => 0.0,
        PanelLook::Marked | PanelLook::Outline | PanelLook::Urgent => (style.gap * 1.15).max(4.5),
    }
}

/// White space above a panel.
fn panel_space(look: PanelLook, style: &Style) -> f32 {
    match look {
        PanelLook::Bare => style.gap * 0.6,
        PanelLook::Marked | PanelLook::Outline | PanelLook::Urgent => (style.gap * 1.45).max(4.0),
    }
}
