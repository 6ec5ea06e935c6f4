//! Tables: column widths worked out from the words, heads that repeat, rows that break only when
//! one alone is taller than a good part of a page.

use crate::documents::fonts::Weight;
use crate::documents::layout::block::{RichText, Span, Table};
use crate::documents::layout::columns::{Words, reads_better_stacked, share};
use crate::documents::layout::flow::Flow;
use crate::documents::layout::strip::{
    Area, Draw, Item, Mark, Strip, keep_together, line_items, lines_items, rule, spaced,
    stack_height,
};
use crate::documents::layout::structure::{NodeId, Role};
use crate::documents::layout::text::{Align, Lines};
use crate::documents::style::{Ink, TextRole};

/// A row taller than this part of a page may be broken.
const TALLEST_WHOLE_ROW: f32 = 0.4;

/// A table lower than this part of a page stays whole.
const SMALL_TABLE: f32 = 0.22;

/// Lays a table out, or, where its words do not fit side by side, each row as a list of facts.
pub(crate) fn lay(flow: &mut Flow<'_>, table: &Table, area: Area, parent: NodeId) -> Vec<Strip> {
    let space = flow.style.gap * 1.2;
    let strips = match column_areas(flow, table, area) {
        Some(columns) => grid(flow, table, area, &columns, parent),
        None => stacked(flow, table, area, parent),
    };
    spaced(strips, space)
}

/// The words' own place in each column, or `None` if a word would have to be broken or the columns are so thin that
/// each row reads better as a list.
fn column_areas(flow: &mut Flow<'_>, table: &Table, area: Area) -> Option<Vec<Area>> {
    let style = flow.style;
    let gutter = style.body * 0.8;
    let inset = style.body * 0.5;
    let gaps = gutter * table.head.len().saturating_sub(1) as f32 + inset * 2.0;
    let words = Words::of_all(flow, table);
    let columns = share(&words, area.width - gaps)?;
    if reads_better_stacked(&words, &columns, area.width, style.body) {
        return None;
    }
    let mut x = area.x + inset;
    let columns = columns
        .into_iter()
        .map(|width| {
            let column = Area { x, width };
            x += width + gutter;
            column
        })
        .collect();
    Some(columns)
}

fn grid(
    flow: &mut Flow<'_>,
    table: &Table,
    area: Area,
    columns: &[Area],
    parent: NodeId,
) -> Vec<Strip> {
    let node = flow.structure.add(Role::Table, parent);
    let head_node = flow.structure.add(Role::TableHead, node);
    let row_node = flow.structure.add(Role::Row, head_node);
    let head: Vec<_> = table
        .head
        .iter()
        .map(|text| {
            let words = RichText::default().and(text, Weight::Bold, Ink::Accent);
            (flow.structure.add(Role::HeadCell, row_node), words)
        })
        .collect();
    let mut head = row(flow, &head, area, columns);
    if let Some(strip) = head.first_mut() {
        let ground = Item {
            mark: Mark::Decoration,
            x: area.x,
            y: 0.0,
            draw: Draw::Box {
                width: area.width,
                height: strip.height,
                radius: 0.0,
                fill: Some(Ink::Ground),
                stroke: None,
            },
        };
        strip.items.insert(0, ground);
    }
    for strip in &mut head {
        strip.keep_with_next = true;
    }
    flow.heads.push(head.clone());
    let id = flow.heads.len() - 1;

    let body = flow.structure.add(Role::TableBody, node);
    let mut strips = head;
    let before_last = table.rows.len().saturating_sub(2);
    for (place, cells) in table.rows.iter().enumerate() {
        let row_node = flow.structure.add(Role::Row, body);
        let cells: Vec<_> = cells
            .iter()
            .map(|text| (flow.structure.add(Role::Cell, row_node), text.clone()))
            .collect();
        let mut row = row(flow, &cells, area, columns);
        for strip in &mut row {
            strip.row_of = Some(id);
        }
        // Neither the first row nor the last stands on a page without another, as far as they are whole.
        let has_company = place == 0 || place == before_last;
        if has_company && place + 1 < table.rows.len() && row.len() == 1 {
            for strip in &mut row {
                strip.keep_with_next = true;
            }
        }
        strips.extend(row);
    }
    if stack_height(&strips) < flow.page_height * SMALL_TABLE {
        keep_together(&mut strips);
    }
    strips
}

/// One row: a single strip, or one for each line if it is too tall to stay whole.
fn row(
    flow: &mut Flow<'_>,
    cells: &[(NodeId, RichText)],
    area: Area,
    columns: &[Area],
) -> Vec<Strip> {
    let style = flow.style;
    let pad = style.gap * 0.55 + 1.0;
    let set: Vec<(Area, Mark, Lines)> = cells
        .iter()
        .zip(columns)
        .map(|((node, text), column)| {
            let lines =
                flow.type_setter
                    .set(text, TextRole::Table, &style, column.width, Align::Left);
            (*column, Mark::Content(*node), lines)
        })
        .collect();
    let inside = set.iter().map(|(_, _, l)| l.height()).fold(0.0, f32::max);
    let height = inside + pad * 2.0;
    let line = |y| rule(area, y, 0.6, Ink::Line);
    if height <= flow.page_height * TALLEST_WHOLE_ROW {
        let mut items: Vec<Item> = set
            .into_iter()
            .flat_map(|(column, mark, lines)| lines_items(lines, column.x, pad, mark))
            .collect();
        items.push(line(height - 0.3));
        return vec![Strip {
            height,
            items,
            ..Strip::default()
        }];
    }
    let mut strips = line_by_line(set);
    if let Some(first) = strips.first_mut() {
        first.height += pad;
        for item in &mut first.items {
            item.y += pad;
        }
    }
    if let Some(last) = strips.last_mut() {
        last.height += pad;
        last.items.push(line(last.height - 0.3));
    }
    let count = strips.len();
    if let Some(first_two) = strips.get_mut(..count.min(2)) {
        keep_together(first_two);
    }
    if let Some(last_two) = strips.get_mut(count.saturating_sub(2)..) {
        keep_together(last_two);
    }
    strips
}

/// The n-th lines of all cells make the n-th strip: cells of one row share their line height.
fn line_by_line(cells: Vec<(Area, Mark, Lines)>) -> Vec<Strip> {
    let mut strips: Vec<Strip> = Vec::new();
    for (column, mark, lines) in cells {
        for (index, line) in lines.0.into_iter().enumerate() {
            if strips.len() <= index {
                strips.push(Strip::default());
            }
            if let Some(strip) = strips.get_mut(index) {
                strip.height = strip.height.max(line.height);
                strip.items.extend(line_items(line, column.x, 0.0, mark));
            }
        }
    }
    strips
}

/// Each row as its own little list, "Head: words", when the columns have no room.
fn stacked(flow: &mut Flow<'_>, table: &Table, area: Area, parent: NodeId) -> Vec<Strip> {
    let list = flow.structure.add(Role::List, parent);
    let mut strips = Vec::new();
    for cells in &table.rows {
        let item = flow.structure.add(Role::ListItem, list);
        let body = flow.structure.add(Role::ListBody, item);
        let mut lines = Vec::new();
        for (head, cell) in table.head.iter().zip(cells) {
            if cell.is_blank() {
                continue;
            }
            let mut words =
                RichText::default().and(format!("{head}: "), Weight::Regular, Ink::Muted);
            let said = cell.spans.iter().cloned();
            if lines.is_empty() {
                // What the row is about, so that the eye finds it without columns.
                words.spans.extend(said.map(|span| Span {
                    weight: Weight::Bold,
                    ..span
                }));
            } else {
                words.spans.extend(said);
            }
            lines.extend(flow.lines(&words, TextRole::Table, area, Mark::Content(body)));
        }
        let whole = match stack_height(&lines) < flow.page_height * SMALL_TABLE {
            true => lines.len(),
            false => lines.len().min(2),
        };
        if let Some(together) = lines.get_mut(..whole) {
            keep_together(together);
        }
        if let Some(last) = lines.last_mut() {
            last.height += flow.style.gap * 0.6;
            last.items
                .push(rule(area, last.height - 0.3, 0.6, Ink::Line));
        }
        strips.extend(spaced(lines, flow.style.gap * 0.6));
    }
    strips
}
