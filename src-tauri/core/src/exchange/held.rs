//! Counts what a reader holds, so that no list grows past the limits.

use super::limits::{CELLS, COLUMNS, ROWS, TEXT_BYTES};
use super::table::{Cell, Row};
use super::unreadable::Unreadable;

/// How many rows of titles and headings may come on top of the rows of a list.
const ROWS_ABOVE: usize = 100;

/// How much has been read, against what a table may hold.
#[derive(Debug, Default)]
pub(super) struct Held {
    rows: usize,
    cells: usize,
    text: usize,
}

impl Held {
    /// Counts a row, without the empty cells at its end. A row of empty cells comes out empty.
    pub(super) fn take(&mut self, number: u32, cells: &mut Vec<Cell>) -> Result<(), Unreadable> {
        let filled = cells
            .iter()
            .rposition(|cell| !cell.is_empty())
            .map_or(0, |last| last + 1);
        cells.truncate(filled);
        cells.shrink_to_fit();
        if filled == 0 {
            return Ok(());
        }
        if filled > COLUMNS {
            return Err(Unreadable::TooManyColumns { row: number });
        }
        self.rows += 1;
        self.cells += filled;
        self.text += cells
            .iter()
            .map(|cell| match cell {
                Cell::Text(text) => text.len(),
                _ => 0,
            })
            .sum::<usize>();
        if self.rows > ROWS + ROWS_ABOVE {
            return Err(Unreadable::TooManyRows);
        }
        if self.cells > CELLS || self.text > TEXT_BYTES {
            return Err(Unreadable::TooMuch);
        }
        Ok(())
    }

    pub(super) fn finish(
        &mut self,
        rows: &mut Vec<Row>,
        current: &mut (u32, Vec<Cell>),
    ) -> Result<(), Unreadable> {
        let mut cells = std::mem::take(&mut current.1);
        self.take(current.0, &mut cells)?;
        if !cells.is_empty() {
            rows.push(Row {
                number: current.0,
                cells,
            });
        }
        Ok(())
    }
}
