//! Finds the row of headings below whatever a report puts above it, and makes the table.

use super::limits::ROWS;
use super::read::Wish;
use super::table::{Cell, Row, Source, Table, column_letters};
use super::unreadable::Unreadable;

/// How many rows from the top may be the row of headings.
const SEARCHED: usize = 40;

/// Makes a table of the filled rows of a file.
pub(super) fn table_of(
    mut rows: Vec<Row>,
    source: Source,
    wish: &Wish<'_>,
) -> Result<Table, Unreadable> {
    if rows.is_empty() {
        return Err(match source {
            Source::Text { .. } => Unreadable::Empty,
            Source::Workbook { .. } => Unreadable::NoSheet,
        });
    }
    let place = match wish.header_row {
        Some(number) => rows
            .iter()
            .position(|row| row.number == number)
            .ok_or(Unreadable::NoSuchHeader { row: number })?,
        None => likeliest_header(&rows, wish),
    };
    let below = rows.split_off(place + 1);
    let Some(header) = rows.pop() else {
        return Err(Unreadable::Empty);
    };
    if below.is_empty() {
        return Err(Unreadable::NothingBelow);
    }
    if below.len() > ROWS {
        return Err(Unreadable::TooManyRows);
    }
    let width = below
        .iter()
        .map(|row| row.cells.len())
        .max()
        .unwrap_or(0)
        .max(header.cells.len());
    let headers = (0..width)
        .map(|column| match header.cell(column) {
            Cell::Empty => format!("Column {}", column_letters(column)),
            cell => one_line(&cell.text()),
        })
        .collect();
    let titles = rows
        .iter()
        .flat_map(|row| row.filled().map(|(_, cell)| one_line(&cell.text())))
        .take(SEARCHED)
        .collect();
    Ok(Table {
        headers,
        header_row: header.number,
        titles,
        rows: below,
        source,
    })
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The row with the most headings that the caller knows; where there are none, the first that is nearly as wide as the
/// list below it and holds only texts, no two the same.
fn likeliest_header(rows: &[Row], wish: &Wish<'_>) -> usize {
    let searched = rows.get(..SEARCHED).unwrap_or(rows);
    let known = |row: &Row| {
        row.filled()
            .filter(|(_, cell)| matches!(cell, Cell::Text(_)) && (wish.knows)(&cell.text()))
            .count()
    };
    let mut best = (0, 0);
    for (place, row) in searched.iter().enumerate() {
        let count = known(row);
        if count > best.1 {
            best = (place, count);
        }
    }
    if best.1 > 0 {
        return best.0;
    }
    let widest = searched
        .iter()
        .map(|row| row.filled().count())
        .max()
        .unwrap_or(0);
    searched
        .iter()
        .position(|row| row.filled().count() * 4 >= widest * 3 && only_names(row))
        .unwrap_or(0)
}

fn only_names(row: &Row) -> bool {
    let mut seen: Vec<String> = Vec::new();
    row.filled().all(|(_, cell)| {
        let text = cell.text().to_lowercase();
        let fresh = !seen.contains(&text);
        seen.push(text);
        fresh
            && matches!(cell, Cell::Text(_))
            && !cell.text().starts_with(|c: char| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::exchange::read;

    const REPORT: &str = "Oakbrook Primary School,,\nPupil list,Printed 12/11/2026,\n,,\n\
                          Surname,Forename,DOB\nOwen,Idris,05/10/2018\nLund,Zoë,06/10/2018\n";

    #[test]
    fn titles_above_the_headings_are_told_apart_from_them() {
        let table = read(REPORT.as_bytes(), &Wish::default()).unwrap();
        assert_eq!(table.headers, ["Surname", "Forename", "DOB"]);
        assert_eq!(table.header_row, 4);
        assert_eq!(
            table.titles,
            [
                "Oakbrook Primary School",
                "Pupil list",
                "Printed 12/11/2026"
            ]
        );
        assert_eq!(table.rows.len(), 2);
    }

    #[test]
    fn headings_that_are_known_win_over_a_title_as_wide() {
        let text =
            "Class,Teacher,Room\nHazel,Miss Shah,2\nSurname,Forename,Class\nOwen,Idris,Hazel\n";
        let knows = |text: &str| ["Surname", "Forename", "Class"].contains(&text);
        let wish = Wish {
            knows: &knows,
            ..Wish::default()
        };
        assert_eq!(read(text.as_bytes(), &wish).unwrap().header_row, 3);
        let by_hand = Wish {
            header_row: Some(1),
            knows: &knows,
            ..Wish::default()
        };
        let table = read(text.as_bytes(), &by_hand).unwrap();
        assert_eq!((table.header_row, table.rows.len()), (1, 3));
        let nowhere = Wish {
            header_row: Some(9),
            ..Wish::default()
        };
        assert_eq!(
            read(text.as_bytes(), &nowhere),
            Err(Unreadable::NoSuchHeader { row: 9 })
        );
    }

    #[test]
    fn a_column_without_a_heading_has_its_letter() {
        let wish = Wish {
            header_row: Some(1),
            ..Wish::default()
        };
        let table = read(b"Surname,,Class\nOwen,x,Hazel,extra\n", &wish).unwrap();
        assert_eq!(table.headers, ["Surname", "Column B", "Class", "Column D"]);
    }

    #[test]
    fn headings_alone_are_no_list_and_too_many_rows_are_refused() {
        let told = read(b"Surname,Forename\n", &Wish::default());
        assert_eq!(told, Err(Unreadable::NothingBelow));
        let told = read(b"\n\n , ,\n", &Wish::default());
        assert_eq!(told, Err(Unreadable::Empty));
        let many = format!("Surname\n{}", "Owen\n".repeat(ROWS + 1));
        let told = read(many.as_bytes(), &Wish::default());
        assert_eq!(told, Err(Unreadable::TooManyRows));
    }
}
