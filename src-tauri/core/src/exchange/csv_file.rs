//! Lists in text files: CSV with whatever stands between the cells, written by whatever program.

use csv::{ReaderBuilder, StringRecord};

use super::encoding::decode;
use super::header::table_of;
use super::held::Held;
use super::limits::{CELL_BYTES, COLUMNS};
use super::read::Wish;
use super::table::{Cell, Row, Source, Table};
use super::unreadable::Unreadable;
use super::write;

/// What may stand between two cells, the likeliest first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How many records are looked at to find out which it is.
const SAMPLE: usize = 60;
/// A cell of more lines than this is a quotation mark that was never closed.
const LINES_IN_A_CELL: usize = 60;

pub(super) fn read(bytes: &[u8], wish: &Wish<'_>) -> Result<Table, Unreadable> {
    let (text, encoding) = decode(bytes)?;
    refuse_endless_lines(&text)?;
    let (told, text) = delimiter_line(&text);
    let delimiter = told.unwrap_or_else(|| likeliest_delimiter(text));
    let first_row = if told.is_some() { 2 } else { 1 };
    let rows = rows_of(text, delimiter, first_row)?;
    let source = Source::Text {
        encoding,
        delimiter: char::from(delimiter),
    };
    table_of(rows, source, wish)
}

/// A line of nothing but delimiters would cost many times its length before its cells could be counted.
fn refuse_endless_lines(text: &str) -> Result<(), Unreadable> {
    for (row, line) in (1..).zip(text.split(['\n', '\r'])) {
        let cuts = line
            .bytes()
            .filter(|byte| DELIMITERS.contains(byte))
            .count();
        if cuts > COLUMNS.max(CELL_BYTES) {
            return Err(Unreadable::TooManyColumns { row });
        }
    }
    Ok(())
}

/// Excel's own first line, "sep=;", and what comes after it.
fn delimiter_line(text: &str) -> (Option<u8>, &str) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let said = line
        .trim()
        .trim_matches('"')
        .to_ascii_lowercase()
        .strip_prefix("sep=")
        .and_then(|said| said.bytes().next());
    match said {
        Some(byte) if DELIMITERS.contains(&byte) => (Some(byte), rest),
        _ => (None, text),
    }
}

/// The one that cuts most of the first records into the same number of cells, and into most of them.
fn likeliest_delimiter(text: &str) -> u8 {
    let mut best = (0, b',');
    for delimiter in DELIMITERS {
        let mut widths: Vec<usize> = reader(text, delimiter)
            .records()
            .take(SAMPLE)
            .filter_map(Result::ok)
            .map(|record| record.len())
            .filter(|width| *width > 1)
            .collect();
        widths.sort_unstable();
        let alike = widths
            .chunk_by(|a, b| a == b)
            .map(|same| same.len() * same.first().map_or(0, |width| (*width).min(8)))
            .max()
            .unwrap_or(0);
        if alike > best.0 {
            best = (alike, delimiter);
        }
    }
    best.1
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

fn rows_of(text: &str, delimiter: u8, first_row: u32) -> Result<Vec<Row>, Unreadable> {
    let mut reader = reader(text, delimiter);
    let mut record = StringRecord::new();
    let mut held = Held::default();
    let mut rows = Vec::new();
    let mut number = first_row;
    while reader
        .read_record(&mut record)
        .map_err(|_| Unreadable::Damaged)?
    {
        // An empty line has no record: rows are counted as a spreadsheet shows them.
        let start = record.position().map_or(0, csv::Position::byte);
        number = number.saturating_add(empty_lines(text, start));
        let mut cells = Vec::with_capacity(record.len());
        for field in &record {
            cells.push(cell_of(field, number)?);
        }
        held.take(number, &mut cells)?;
        if !cells.is_empty() {
            rows.push(Row { number, cells });
        }
        number = number.saturating_add(1);
    }
    Ok(rows)
}

/// How many lines end between a place in the text and the next thing that stands in it.
fn empty_lines(text: &str, start: u64) -> u32 {
    let (before, rest) = usize::try_from(start)
        .ok()
        .and_then(|start| text.split_at_checked(start))
        .unwrap_or_default();
    // A record ends between the two letters of a Windows line end.
    let rest = match before.ends_with('\r') {
        true => rest.strip_prefix('\n').unwrap_or(rest),
        false => rest,
    };
    let blank = rest
        .find(|letter| !matches!(letter, '\r' | '\n'))
        .and_then(|end| rest.get(..end))
        .unwrap_or_default();
    let ends = blank.matches('\n').count().max(blank.matches('\r').count());
    u32::try_from(ends).unwrap_or(u32::MAX)
}

fn cell_of(field: &str, row: u32) -> Result<Cell, Unreadable> {
    let lines = field.bytes().filter(|byte| *byte == b'\n').count();
    if lines > LINES_IN_A_CELL {
        return Err(Unreadable::OpenQuote { row });
    }
    if field.len() > CELL_BYTES {
        return Err(Unreadable::CellTooLong { row });
    }
    Ok(Cell::of(plain(field)))
}

/// The text without what programs put round it so that Excel leaves it alone: `="0145"`, and the `'` before a cell
/// that begins like a formula.
fn plain(field: &str) -> &str {
    let field = field.trim();
    if let Some(kept) = field
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'))
    {
        return kept;
    }
    write::csv::plain(field)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn table(text: &str) -> Table {
        read(text.as_bytes(), &Wish::default()).unwrap()
    }

    fn texts(table: &Table) -> Vec<Vec<String>> {
        table
            .rows
            .iter()
            .map(|row| {
                (0..table.headers.len())
                    .map(|column| row.cell(column).text().into_owned())
                    .collect()
            })
            .collect()
    }

    #[test]
    fn what_stands_between_the_cells_is_found_out() {
        for (delimiter, name) in [(",", ','), (";", ';'), ("\t", '\t'), ("|", '|')] {
            let text = "Surname*Forename*Notes\r\nOwen*Idris*likes tea\r\nLund*Zoë*\r\n"
                .replace('*', delimiter);
            let table = table(&text);
            assert_eq!(table.headers, ["Surname", "Forename", "Notes"]);
            assert_eq!(
                texts(&table),
                [["Owen", "Idris", "likes tea"], ["Lund", "Zoë", ""]]
            );
            assert!(
                matches!(table.source, Source::Text { delimiter, .. } if delimiter == name),
                "{:?}",
                table.source
            );
        }
    }

    #[test]
    fn commas_in_addresses_do_not_hide_semicolons() {
        let table = table(
            "Name;Address;Class\nOwen, Idris;1, The Mill, Oakbrook;Hazel\nLund, Zoë;2, The Mill, Oakbrook;Hazel\n",
        );
        assert_eq!(table.headers, ["Name", "Address", "Class"]);
        assert_eq!(texts(&table)[0][1], "1, The Mill, Oakbrook");
    }

    #[test]
    fn excels_own_line_says_what_stands_between_and_counts_as_a_row() {
        let table = table("sep=;\r\nA name;Class\r\nOwen;Hazel\r\n");
        assert_eq!(table.headers, ["A name", "Class"]);
        assert_eq!((table.header_row, table.rows[0].number), (2, 3));
    }

    #[test]
    fn rows_have_the_numbers_of_a_spreadsheet() {
        let text = "Surname,Address\nOwen,\"1 The Mill\nOakbrook\"\n\n,\nLund,2 The Mill\n";
        for end in ["\n", "\r\n"] {
            let table = table(&text.replace('\n', end));
            let numbers: Vec<u32> = table.rows.iter().map(|row| row.number).collect();
            assert_eq!(numbers, [2, 5]);
        }
    }

    #[test]
    fn what_keeps_excel_quiet_is_taken_off() {
        let table = table("UPN,Phone,Note,Name\n=\"0145\",'+44 1452,'-5,'Aisha\n");
        assert_eq!(texts(&table), [["0145", "+44 1452", "-5", "'Aisha"]]);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_told_with_its_row() {
        let mut text = "Surname,Note\nOwen,\"open\n".to_owned();
        text.push_str(&"Lund,closed\n".repeat(100));
        let told = read(text.as_bytes(), &Wish::default());
        assert_eq!(told, Err(Unreadable::OpenQuote { row: 2 }));
        let long = format!("Surname,Note\nOwen,{}\n", "x".repeat(CELL_BYTES + 1));
        let told = read(long.as_bytes(), &Wish::default());
        assert_eq!(told, Err(Unreadable::CellTooLong { row: 2 }));
    }

    #[test]
    fn a_list_of_one_column_is_a_list() {
        let table = table("UPN\nB801200005001\n");
        assert_eq!(
            (table.headers, table.rows.len()),
            (vec!["UPN".to_owned()], 1)
        );
    }
}
