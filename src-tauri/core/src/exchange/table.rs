//! A plain table: headings, rows of cells, and where each of them stood in the file.

use std::borrow::Cow;

use chrono::NaiveDate;

/// What one cell holds. Text has no blanks at its ends and is never empty.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    #[default]
    Empty,
    Text(Box<str>),
    Number(f64),
    /// A day that the workbook itself marks as one.
    Date(NaiveDate),
    YesNo(bool),
    /// A cell without a value of its own: "#N/A", or a formula whose result was never saved.
    Fault(&'static str),
}

/// What a formula says whose result was never saved with the workbook.
pub(super) const NO_RESULT: &str = "a formula without its result";

static EMPTY: Cell = Cell::Empty;

impl Cell {
    /// A cell of this text, without the blanks at its ends.
    pub fn of(text: &str) -> Self {
        let text = text.trim_matches(is_blank);
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text.into())
        }
    }

    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// The cell as its reader sees it: dates as 31/08/2019, whole numbers without a point.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Date(day) => Cow::Owned(day.format("%d/%m/%Y").to_string()),
            Self::YesNo(true) => Cow::Borrowed("Yes"),
            Self::YesNo(false) => Cow::Borrowed("No"),
            Self::Fault(what) => Cow::Borrowed(what),
        }
    }
}

/// Blanks, and the marks without a width that a copy from a web page leaves behind.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{feff}' | '\0')
}

/// One row below the headings.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number in the file, from 1, as a spreadsheet shows it at the left.
    pub number: u32,
    pub(super) cells: Vec<Cell>,
}

impl Row {
    /// A row of cells, for a table that is made and not read.
    pub fn new(number: u32, cells: Vec<Cell>) -> Self {
        Self { number, cells }
    }

    /// The cell in a column, from 0; empty past the end of the row.
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&EMPTY)
    }

    /// Every filled cell with its column.
    pub fn filled(&self) -> impl Iterator<Item = (usize, &Cell)> {
        self.cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty())
    }
}

/// How the file was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    Text {
        /// "UTF-8", "UTF-16LE" or "windows-1252".
        encoding: &'static str,
        /// What stands between two cells.
        delimiter: char,
    },
    Workbook {
        sheet: String,
        /// Every sheet that can be seen, in order.
        sheets: Vec<String>,
    },
}

/// A table as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// One for each column. A column without a heading is called by its letter, "Column D".
    pub headers: Vec<String>,
    /// The number of the row that the headings stand in, from 1.
    pub header_row: u32,
    /// What stands above the headings: the titles of a report.
    pub titles: Vec<String>,
    /// The rows that hold anything, in the order of the file.
    pub rows: Vec<Row>,
    pub source: Source,
}

/// A column as a spreadsheet names it: A, B, ... Z, AA.
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let place = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + place));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_reads_as_its_reader_sees_it() {
        let day = NaiveDate::from_ymd_opt(2019, 8, 31).unwrap_or_default();
        for (cell, text) in [
            (Cell::of(" Zoë\u{a0}"), "Zoë"),
            (Cell::of("\u{feff} \u{200b}"), ""),
            (Cell::Number(3.0), "3"),
            (Cell::Number(43_708.5), "43708.5"),
            (Cell::Date(day), "31/08/2019"),
            (Cell::YesNo(true), "Yes"),
            (Cell::Fault("#N/A"), "#N/A"),
        ] {
            assert_eq!(cell.text(), text);
        }
        assert!(Cell::of("  ").is_empty());
    }

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        for (column, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (702, "AAA")] {
            assert_eq!(column_letters(column), letters);
        }
    }
}
