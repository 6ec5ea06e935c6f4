//! Why a file cannot be read, as a finished sentence for the person who chose it: what it is, and what to do.

use super::limits;
use crate::domain::words::list;

/// Why a file is not a list that can be imported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("There is no such file any more. It may have been moved or renamed: choose it again.")]
    Missing,
    #[error(
        "The file is open in another program, most likely Excel. Close it there, then choose it again."
    )]
    OpenElsewhere,
    #[error(
        "This account may not read the file. Copy it to your own documents and choose the copy."
    )]
    NotAllowed,
    #[error("The file could not be read from the disk. Copy it to this PC and choose the copy.")]
    Disk,
    #[error("That is a folder. Choose the file inside it.")]
    Folder,
    #[error("The file is empty. Export it again, and look at it before you choose it here.")]
    Empty,
    #[error(
        "The file is larger than {} MB, far more than a school's list needs. Export only the columns and children that \
         you need.",
        limits::FILE_BYTES / 1024 / 1024
    )]
    TooLarge,
    #[error("This is {what}, not a list. Export the list as an Excel workbook (.xlsx) or as CSV.")]
    WrongType { what: &'static str },
    #[error(
        "This is an old Excel workbook (.xls) or one with a password. Open it in Excel, take the password off and save \
         it as an Excel workbook (.xlsx)."
    )]
    OldOrLocked,
    #[error(
        "This is the small file that Excel keeps beside a workbook while it is open. Choose the workbook itself."
    )]
    ExcelsMark,
    #[error(
        "The file is damaged or was cut short on its way here. Export it again, or save it again in Excel."
    )]
    Damaged,
    #[error(
        "The workbook unpacks to far more than a school's list needs, so it was not opened. Copy the list alone to a \
         new workbook, or save its sheet as CSV."
    )]
    UnpacksTooLarge,
    #[error(
        "The list has more than {} rows, far more than a school has children. Choose the file with your own school \
         alone.",
        thousands(limits::ROWS)
    )]
    TooManyRows,
    #[error(
        "Row {row} goes past column {}. Delete what stands to the right of the list, then save it again.",
        limits::COLUMNS
    )]
    TooManyColumns { row: u32 },
    #[error("The list holds more than can be read at once. Export only the columns that you need.")]
    TooMuch,
    #[error(
        "A cell in row {row} holds more than {} characters. Shorten it in the file, then choose it again.",
        thousands(limits::CELL_BYTES)
    )]
    CellTooLong { row: u32 },
    #[error(
        "In row {row} a quotation mark is opened and never closed, so the rows after it run together. Put that row \
         right in the file, or save the list as an Excel workbook (.xlsx)."
    )]
    OpenQuote { row: u32 },
    #[error("The workbook has no sheet with anything on it.")]
    NoSheet,
    #[error(
        "The workbook has no sheet called \u{201c}{wanted}\u{201d}. It has {}.",
        sheets(there)
    )]
    SheetMissing { wanted: String, there: Vec<String> },
    #[error(
        "The file has one line and no list below it. It needs a row of headings and a row for each entry."
    )]
    NothingBelow,
    #[error("Row {row} cannot be the row of headings: it is empty, or past the end of the list.")]
    NoSuchHeader { row: u32 },
}

fn sheets(names: &[String]) -> String {
    let quoted: Vec<String> = names
        .iter()
        .map(|name| format!("\u{201c}{name}\u{201d}"))
        .collect();
    list(&quoted.iter().map(String::as_str).collect::<Vec<_>>())
}

fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_written_as_people_write_it() {
        assert_eq!(thousands(7), "7");
        assert_eq!(thousands(32_767), "32,767");
        assert_eq!(thousands(1_500_000), "1,500,000");
        assert!(Unreadable::TooManyRows.to_string().contains("50,000 rows"));
        let there = vec!["Pupils".to_owned(), "Notes".to_owned()];
        let wanted = "Sheet9".to_owned();
        assert!(
            Unreadable::SheetMissing { wanted, there }
                .to_string()
                .ends_with("It has \u{201c}Pupils\u{201d} and \u{201c}Notes\u{201d}.")
        );
    }
}
