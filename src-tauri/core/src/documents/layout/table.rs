//! Tables: column widths worked out from the words, heads that repeat, rows that break only when
//! one alone is taller than a good part of a page.

use crate::documents::fonts::Weight;
use crate::documents::layout::block::{RichText, Table};
use crate::documents::layout::flow::Flow;
use crate::documents::layout::strip::{
    Area, Draw, Item, Mark, Strip, keep_together, line_items, lines_items, rule, spaced,
    stack_height,
};
use crate::documents::layout::structure::{NodeId, Role};
use crate::documents::layout::text::{Align, Lines, Widths};
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

/// The words' own place in each column, or `None` if a word would have to be broken.
fn column_areas(flow: &mut Flow<'_>, table: &Table, area: Area) -> Option<Vec<Area>> {
    let style = flow.style;
    let gutter = style.body * 0.8;
    let inset = style.body * 0.5;
    let widths: Vec<Widths> = table
        .head
        .iter()
        .enumerate()
        .map(|(column, head)| {
            let head = flow
                .type_setter
                .widths(&RichText::bold(head), TextRole::Table, &style);
            table
                .rows
                .iter()
                .filter_map(|row| row.get(column))
                .map(|cell| flow.type_setter.widths(cell, TextRole::Table, &style))
                .fold(head, |all, one| Widths {
                    least: all.least.max(one.least),
                    most: all.most.max(one.most),
                })
        })
        .collect();
    let gaps = gutter * table.head.len().saturating_sub(1) as f32 + inset * 2.0;
    let room = area.width - gaps;
    let mut x = area.x + inset;
    let columns = share(&widths, room)?
        .into_iter()
        .map(|width| {
            let column = Area { x, width };
            x += width + gutter;
            column
        })
        .collect();
    Some(columns)
}

/// Gives each column what its longest word needs, then shares the rest by how much more each wants. No column takes
/// more than its words fill while another has to break its lines.
fn share(widths: &[Widths], room: f32) -> Option<Vec<f32>> {
    let least: f32 = widths.iter().map(|w| w.least).sum();
    if least > room {
        return None;
    }
    let mut columns: Vec<f32> = widths.iter().map(|w| w.least).collect();
    let mut spare = room - least;
    // Each turn fills at least one column or gives everything away.
    for _ in widths {
        let missing = |(w, has): (&Widths, &f32)| (w.most - has).max(0.0);
        // The square root keeps one very long cell from starving the others.
        let wants: Vec<f32> = (widths.iter().zip(&columns))
            .map(|pair| missing(pair).sqrt())
            .collect();
        let wanted: f32 = wants.iter().sum();
        if wanted <= 0.0 || spare <= 0.0 {
            break;
        }
        let before = spare;
        for ((w, has), want) in widths.iter().zip(&mut columns).zip(&wants) {
            let given = (before * want / wanted).min((w.most - *has).max(0.0));
            *has += given;
            spare -= given;
        }
    }
    // What nobody needs stands between the columns, by how wide they are.
    let filled: f32 = columns.iter().sum();
    if spare > 0.0 && filled > 0.0 {
        for has in &mut columns {
            *has += spare * *has / filled;
        }
    }
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
            words.spans.extend(cell.spans.iter().cloned());
            lines.extend(flow.lines(&words, TextRole::Table, area, Mark::Content(body)));
        }
        if let Some(first_two) = lines.get_mut(..2) {
            keep_together(first_two);
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn widths(columns: &[(f32, f32)]) -> Vec<Widths> {
        let of = |&(least, most): &(f32, f32)| Widths { least, most };
        columns.iter().map(of).collect()
    }

    #[test]
    fn no_column_has_room_to_spare_while_another_breaks_its_lines() {
        // A number, a name, and a sentence that takes all it can get.
        let columns = share(&widths(&[(10.0, 30.0), (40.0, 90.0), (50.0, 900.0)]), 400.0).unwrap();
        assert!(columns[0] <= 30.1 && columns[1] <= 90.1, "{columns:?}");
        assert!((columns.iter().sum::<f32>() - 400.0).abs() < 0.1);
        assert!(columns[2] > 279.0, "{columns:?}");
    }

    #[test]
    fn columns_that_all_fit_share_the_page_and_those_without_words_harm_nobody() {
        let columns = share(&widths(&[(20.0, 40.0), (20.0, 40.0)]), 200.0).unwrap();
        assert_eq!(columns, [100.0, 100.0]);
        assert_eq!(share(&widths(&[(0.0, 0.0)]), 50.0).unwrap(), [0.0]);
        assert_eq!(share(&[], 50.0).unwrap(), Vec::<f32>::new());
        assert!(share(&widths(&[(60.0, 80.0)]), 50.0).is_none());
    }
}
