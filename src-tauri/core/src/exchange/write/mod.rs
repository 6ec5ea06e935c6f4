//! A table on its way out of the program, and the two kinds of file it can become.
//!
//! A cell keeps what it is: a date is a date and a number is a number, so that whoever opens the file can sort and
//! count. Words are only ever words; no cell can become a formula.

pub mod csv;
mod error;
pub mod xlsx;

#[cfg(test)]
mod tests;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use error::WriteError;

/// The kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SheetFormat {
    /// A workbook for Excel and its kin.
    Xlsx,
    /// Plain text with commas, which every program reads.
    Csv,
}

impl SheetFormat {
    /// The ending of a file of this kind, without its dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    /// The table as the bytes of a file of this kind.
    ///
    /// # Errors
    /// [`WriteError`] where it has more rows or columns than a sheet can have.
    pub fn write(self, table: &Table) -> Result<Vec<u8>, WriteError> {
        match self {
            Self::Xlsx => xlsx::write(table),
            Self::Csv => csv::write(table),
        }
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "is", content = "value", rename_all = "snake_case")]
#[ts(rename = "ListCell")]
pub enum Cell {
    Empty,
    Words(String),
    Number(f64),
    Date(#[ts(type = "string")] NaiveDate),
    /// A moment by the school's own clock.
    Moment(#[ts(type = "string")] NaiveDateTime),
}

impl Cell {
    /// Words without the blanks around them, or nothing where there are no others.
    pub fn words(text: impl Into<String>) -> Self {
        let text = text.into();
        match text.trim() {
            "" => Self::Empty,
            words => Self::Words(words.to_owned()),
        }
    }

    /// A date, or nothing.
    pub fn day(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Empty, Self::Date)
    }

    /// A number, or nothing.
    pub fn number(number: Option<impl Into<f64>>) -> Self {
        number.map_or(Self::Empty, |number| Self::Number(number.into()))
    }

    /// The cell as plain text: dates as people in England write them in a table.
    pub fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Words(words) => words.clone(),
            Self::Number(number) => number.to_string(),
            Self::Date(day) => day.format("%d/%m/%Y").to_string(),
            Self::Moment(moment) => moment.format("%d/%m/%Y %H:%M").to_string(),
        }
    }
}

/// A table with what is told about it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// "SEND register".
    pub title: String,
    /// What else there is to know: "Narrowed by", "Year: Year 4".
    pub about: Vec<(String, String)>,
    /// When the table was made, by the school's own clock.
    pub made_at: NaiveDateTime,
    pub head: Vec<String>,
    /// Each as long as the head.
    pub rows: Vec<Vec<Cell>>,
}
