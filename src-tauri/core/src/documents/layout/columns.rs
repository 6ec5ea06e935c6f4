//! How wide the columns of a table are, worked out from their words, and when they are too thin to read.

use crate::documents::layout::block::{RichText, Table};
use crate::documents::layout::flow::Flow;
use crate::documents::layout::text::Widths;
use crate::documents::style::TextRole;

/// A column narrower than this many times the size of the words is thin: three or four words a line.
const THIN: f32 = 10.0;

/// In how many lines a cell of a thin column may stand.
const MOST_THIN_LINES: f32 = 3.0;

/// How wide the words of one column are.
pub(crate) struct Words {
    head: Widths,
    /// None where nothing is said.
    cells: Vec<Option<Cell>>,
}

/// One cell: how wide all of it is, and each of its paragraphs on one line.
struct Cell {
    widths: Widths,
    paragraphs: Vec<f32>,
}

impl Cell {
    /// About how many lines its words need, `before` standing in the first one.
    fn lines(&self, before: f32, width: f32) -> f32 {
        let of = |most: f32| (most / width.max(1.0)).ceil().max(1.0);
        let first = self
            .paragraphs
            .first()
            .map_or(1.0, |most| of(before + most));
        let rest = self.paragraphs.iter().skip(1).map(|most| of(*most));
        first + rest.sum::<f32>()
    }
}

fn measured(flow: &mut Flow<'_>, text: &RichText) -> Widths {
    let style = flow.style;
    flow.type_setter.widths(text, TextRole::Table, &style)
}

impl Words {
    pub(crate) fn of_all(flow: &mut Flow<'_>, table: &Table) -> Vec<Self> {
        (table.head.iter().enumerate())
            .map(|(column, head)| Self::of(flow, table, column, head))
            .collect()
    }

    fn of(flow: &mut Flow<'_>, table: &Table, column: usize, head: &str) -> Self {
        let head = RichText::bold(head);
        Self {
            head: measured(flow, &head),
            cells: (table.rows.iter())
                .map(|row| {
                    let cell = row.get(column).filter(|cell| !cell.is_blank())?;
                    let widths = measured(flow, cell);
                    let words = cell.words();
                    let paragraphs = match words.contains('\n') {
                        true => (words.lines())
                            .map(|line| measured(flow, &RichText::plain(line)).most)
                            .collect(),
                        false => vec![widths.most],
                    };
                    Some(Cell { widths, paragraphs })
                })
                .collect(),
        }
    }

    fn widest(&self) -> Widths {
        self.cells
            .iter()
            .flatten()
            .fold(self.head, |all, one| Widths {
                least: all.least.max(one.widths.least),
                most: all.most.max(one.widths.most),
            })
    }

    /// Nothing is recorded in it: it is there to be written in by hand.
    fn is_open(&self) -> bool {
        !self.cells.is_empty() && self.cells.iter().all(Option::is_none)
    }
}

/// Gives each column what its longest word needs, then shares the rest by how much more each wants. No column takes
/// more than its words fill while another has to break its lines.
pub(crate) fn share(words: &[Words], room: f32) -> Option<Vec<f32>> {
    let widest: Vec<Widths> = words.iter().map(Words::widest).collect();
    shared(&widest, room)
}

fn shared(widths: &[Widths], room: f32) -> Option<Vec<f32>> {
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

/// Whether a sentence stands in a thin column, and the table is no shorter for it than the list of
/// the same words. A table that is written in by hand keeps its
/// columns. `whole` is the width of the page's words and `size` the size of the words, in points.
pub(crate) fn reads_better_stacked(
    words: &[Words],
    columns: &[f32],
    whole: f32,
    size: f32,
) -> bool {
    let is_thin = |(words, &width): (&Words, &f32)| {
        width < size * THIN
            && (words.cells.iter().flatten()).any(|cell| cell.lines(0.0, width) > MOST_THIN_LINES)
    };
    if words.iter().any(Words::is_open) || !words.iter().zip(columns).any(is_thin) {
        return false;
    }
    let rows = words.iter().map(|column| column.cells.len()).max();
    let (mut side_by_side, mut stacked) = (0.0, 0.0);
    for row in 0..rows.unwrap_or(0) {
        let cells = (words.iter().zip(columns)).filter_map(|(column, &width)| {
            Some((column.head, column.cells.get(row)?.as_ref()?, width))
        });
        let mut tallest = 0.0_f32;
        for (head, cell, width) in cells {
            tallest = tallest.max(cell.lines(0.0, width));
            stacked += cell.lines(head.most, whole);
        }
        side_by_side += tallest;
    }
    side_by_side >= stacked
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
        let columns = shared(&widths(&[(10.0, 30.0), (40.0, 90.0), (50.0, 900.0)]), 400.0).unwrap();
        assert!(columns[0] <= 30.1 && columns[1] <= 90.1, "{columns:?}");
        assert!((columns.iter().sum::<f32>() - 400.0).abs() < 0.1);
        assert!(columns[2] > 279.0, "{columns:?}");
    }

    #[test]
    fn columns_that_all_fit_share_the_page_and_those_without_words_harm_nobody() {
        let columns = shared(&widths(&[(20.0, 40.0), (20.0, 40.0)]), 200.0).unwrap();
        assert_eq!(columns, [100.0, 100.0]);
        assert_eq!(shared(&widths(&[(0.0, 0.0)]), 50.0).unwrap(), [0.0]);
        assert_eq!(shared(&[], 50.0).unwrap(), Vec::<f32>::new());
        assert!(shared(&widths(&[(60.0, 80.0)]), 50.0).is_none());
    }

    /// Words of 10 points on a page of 300: each column as its head and its cells are wide.
    fn stacks(columns: &[(f32, &[f32])], columns_are: &[f32]) -> bool {
        let of = |most: f32| Widths { least: 30.0, most };
        let words: Vec<Words> = (columns.iter())
            .map(|(head, cells)| Words {
                head: of(*head),
                cells: (cells.iter().copied())
                    .map(|most| {
                        let widths = of(most);
                        let paragraphs = vec![most];
                        (most > 0.0).then_some(Cell { widths, paragraphs })
                    })
                    .collect(),
            })
            .collect();
        reads_better_stacked(&words, columns_are, 300.0, 10.0)
    }

    #[test]
    fn sentences_in_thin_columns_are_stacked_where_that_is_no_longer() {
        let sentences: &[(f32, &[f32])] = &[
            (30.0, &[600.0]),
            (30.0, &[500.0]),
            (30.0, &[60.0]),
            (30.0, &[60.0]),
        ];
        assert!(stacks(sentences, &[90.0, 80.0, 50.0, 50.0]));
        // The same words where there is room for them.
        assert!(!stacks(sentences, &[160.0, 150.0, 110.0, 110.0]));
        // One column is thin, but a list would be much longer than the table.
        let names: &[(f32, &[f32])] = &[
            (30.0, &[60.0, 60.0, 60.0]),
            (30.0, &[60.0, 60.0, 60.0]),
            (30.0, &[60.0, 340.0, 60.0]),
        ];
        assert!(!stacks(names, &[90.0, 90.0, 90.0]));
    }

    #[test]
    fn a_column_to_write_in_by_hand_keeps_the_table() {
        let form: &[(f32, &[f32])] = &[(30.0, &[600.0]), (30.0, &[500.0]), (30.0, &[0.0])];
        assert!(!stacks(form, &[90.0, 80.0, 50.0]));
        assert!(stacks(&form[..2], &[90.0, 80.0]));
    }

    #[test]
    fn each_paragraph_of_a_cell_takes_lines_of_its_own() {
        let cell = Cell {
            widths: Widths {
                least: 30.0,
                most: 110.0,
            },
            paragraphs: vec![90.0, 40.0, 0.0, 110.0],
        };
        assert_eq!(cell.lines(0.0, 100.0), 5.0);
        assert_eq!(cell.lines(20.0, 100.0), 6.0);
    }
}
