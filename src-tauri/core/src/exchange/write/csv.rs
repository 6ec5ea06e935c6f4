//! A table as text with commas: UTF-8 with its mark, so that Excel reads the accents, and lines as Windows ends them.
//!
//! Spreadsheet programs take a cell that begins with `=`, `+`, `-`, `@`, a tab or a return for a formula, wherever it
//! came from. Such a cell gets an apostrophe in front, which [`plain`] takes away again when a file is read. A
//! telephone number may keep its plus: nothing can be worked out from digits alone.

use super::{Cell, Table, WriteError};

/// What tells a program that the text is UTF-8.
const MARK: &[u8] = "\u{FEFF}".as_bytes();

/// The table as the bytes of a file.
///
/// # Errors
/// [`WriteError::Writing`]; there is no limit to its size.
pub fn write(table: &Table) -> Result<Vec<u8>, WriteError> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(MARK.to_vec());
    writer.write_record(table.head.iter().map(|name| harmless(name)))?;
    for row in &table.rows {
        writer.write_record(row.iter().map(of_cell))?;
    }
    writer
        .into_inner()
        .map_err(|trouble| WriteError::Writing(trouble.to_string()))
}

pub(super) fn of_cell(cell: &Cell) -> String {
    match cell {
        Cell::Words(words) => harmless(words),
        // A number is not words: its minus is its own.
        other => other.text(),
    }
}

/// Words that no spreadsheet takes for a formula.
fn harmless(words: &str) -> String {
    // What begins with apostrophes before such a sign gets one more, so that taking one away always gives the words.
    if begins_a_formula(words.trim_start_matches('\'')) && !is_telephone_number(words) {
        format!("'{words}")
    } else {
        words.to_owned()
    }
}

/// The words that stood in the table before they were made harmless.
pub fn plain(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(words) if begins_a_formula(words.trim_start_matches('\'')) => words,
        _ => cell,
    }
}

/// Whether a spreadsheet would work it out. The wide forms of the signs are read as the signs in some languages.
fn begins_a_formula(words: &str) -> bool {
    words.starts_with([
        '=', '+', '-', '@', '\t', '\r', '\n', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}',
    ])
}

/// "+44 1452 555 0147 (home)" is none: letters could be the name of a function.
fn is_telephone_number(words: &str) -> bool {
    let rest = words.strip_prefix('+').unwrap_or(words);
    rest.starts_with(|sign: char| sign.is_ascii_digit())
        && rest
            .chars()
            .all(|sign| sign.is_ascii_digit() || matches!(sign, ' ' | '(' | ')'))
}
