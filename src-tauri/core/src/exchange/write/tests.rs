//! What a file promises: the cells as they are, and nothing that a spreadsheet would work out.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use chrono::NaiveDate;
use proptest::prelude::*;

use super::csv::plain;
use super::*;

fn table(head: &[&str], rows: Vec<Vec<Cell>>) -> Table {
    Table {
        title: "SEND register".to_owned(),
        about: vec![("How many".to_owned(), "2 children".to_owned())],
        made_at: day("2026-11-22").and_hms_opt(14, 2, 0).unwrap(),
        head: head.iter().map(|&name| name.to_owned()).collect(),
        rows,
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn csv_of(cells: Vec<Cell>) -> String {
    let head: Vec<&str> = cells.iter().map(|_| "Column").collect();
    let bytes = SheetFormat::Csv.write(&table(&head, vec![cells])).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    text.split_once("\r\n").unwrap().1.trim_end().to_owned()
}

#[test]
fn a_csv_begins_with_its_mark_and_ends_its_lines_as_windows_does() {
    let bytes = SheetFormat::Csv
        .write(&table(
            &["Name", "Class"],
            vec![vec![Cell::words("Ångström, Zoë"), Cell::words("Oak \"A\"")]],
        ))
        .unwrap();
    assert_eq!(
        String::from_utf8(bytes).unwrap(),
        "\u{FEFF}Name,Class\r\n\"Ångström, Zoë\",\"Oak \"\"A\"\"\"\r\n"
    );
}

#[test]
fn words_that_a_spreadsheet_would_work_out_are_made_harmless() {
    for (words, written) in [
        ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+44 1452 555 0147", "+44 1452 555 0147"),
        ("+44 (0)1452 555 0147", "+44 (0)1452 555 0147"),
        ("+44 1452 call first", "'+44 1452 call first"),
        ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
        ("01452 555 0147", "01452 555 0147"),
        ("- not yet", "'- not yet"),
        ("＝1+1", "'＝1+1"),
        ("'tis", "'tis"),
        ("'=1", "''=1"),
        ("O'Neill", "O'Neill"),
        ("not yet = 3", "not yet = 3"),
    ] {
        assert_eq!(csv_of(vec![Cell::words(words)]), written, "{words}");
        let cell = super::csv::of_cell(&Cell::words(words));
        assert_eq!(plain(&cell), words, "{words} comes back");
    }
    // Blanks at the ends are not words, but what is written as it is may have them.
    assert_eq!(
        super::csv::of_cell(&Cell::Words("\t=1".to_owned())),
        "'\t=1"
    );
    assert_eq!(
        super::csv::of_cell(&Cell::Words("\r=1".to_owned())),
        "'\r=1"
    );
}

#[test]
fn numbers_and_days_are_written_as_people_in_england_read_them() {
    let cells = vec![
        Cell::Number(-3.0),
        Cell::Number(2.5),
        Cell::Date(day("2026-11-02")),
        Cell::Moment(day("2026-11-02").and_hms_opt(9, 5, 0).unwrap()),
        Cell::Empty,
    ];
    assert_eq!(csv_of(cells), "-3,2.5,02/11/2026,02/11/2026 09:05,");
}

#[test]
fn the_head_is_made_harmless_too() {
    let bytes = SheetFormat::Csv.write(&table(&["=1"], vec![])).unwrap();
    assert_eq!(String::from_utf8(bytes).unwrap(), "\u{FEFF}'=1\r\n");
}

#[test]
fn the_same_table_gives_the_same_workbook() {
    let made = || {
        let cells = vec![Cell::words("Zoë"), Cell::Date(day("2026-11-02"))];
        SheetFormat::Xlsx
            .write(&table(&["Name", "Next review"], vec![cells]))
            .unwrap()
    };
    assert_eq!(made(), made());
}

#[test]
fn more_rows_than_a_workbook_has_are_refused_and_a_csv_takes_them() {
    let rows = vec![vec![]; 1_048_576];
    let large = table(&[], rows);
    assert!(matches!(
        SheetFormat::Xlsx.write(&large),
        Err(WriteError::TooLarge { .. })
    ));
    assert!(SheetFormat::Csv.write(&large).is_ok());
}

/// The cells of a file of ours, read as any stranger's file is.
fn read_back(table: &Table, format: SheetFormat) -> Vec<Vec<crate::exchange::Cell>> {
    let wish = crate::exchange::Wish {
        header_row: Some(1),
        ..Default::default()
    };
    let bytes = format.write(table).unwrap();
    let read = crate::exchange::read(&bytes, &wish).unwrap();
    assert_eq!(read.headers, table.head);
    let columns = table.head.len();
    let cells = |row: &crate::exchange::Row| (0..columns).map(|at| row.cell(at).clone()).collect();
    read.rows.iter().map(cells).collect()
}

/// What the readers make of a cell: a workbook keeps its kind but for the time of a day, a CSV has only words.
fn expected(cell: &Cell, format: SheetFormat) -> crate::exchange::Cell {
    use crate::exchange::Cell as Read;
    match (format, cell) {
        (SheetFormat::Csv, cell) => Read::of(&cell.text()),
        (_, Cell::Empty) => Read::Empty,
        (_, Cell::Words(words)) => Read::of(words),
        (_, Cell::Number(number)) => Read::Number(*number),
        (_, Cell::Date(day)) => Read::Date(*day),
        (_, Cell::Moment(at)) => Read::Date(at.date()),
    }
}

fn any_words() -> impl Strategy<Value = Cell> {
    "[=+@'\\-;,\"|]{0,2}\\PC{0,9}(\n\\PC{1,5})?".prop_map(Cell::words)
}

fn any_cell() -> impl Strategy<Value = Cell> {
    let day = (0..50_000_i64).prop_map(|days| day("1901-01-01") + chrono::Duration::days(days));
    let moment = (day.clone(), 0..1440_u32)
        .prop_map(|(day, at)| day.and_hms_opt(at / 60, at % 60, 0).unwrap());
    prop_oneof![
        Just(Cell::Empty),
        any_words(),
        (-1_000_000..1_000_000_i32).prop_map(|number| Cell::Number(f64::from(number) / 4.0)),
        day.prop_map(Cell::Date),
        moment.prop_map(Cell::Moment),
        "\\+?[0-9]{4,5} ?[0-9]{3} ?[0-9]{3}".prop_map(Cell::words),
    ]
}

proptest! {
    #[test]
    fn any_file_of_ours_reads_back_to_the_same_cells(
        rows in prop::collection::vec(("[A-Z][a-zé ]{0,8}[a-z]", any_cell(), any_cell()), 1..12)
    ) {
        let rows: Vec<Vec<Cell>> = rows
            .into_iter()
            .map(|(name, one, other)| vec![Cell::words(name), one, other])
            .collect();
        let table = table(&["Name", "Next review", "Score"], rows);
        for format in [SheetFormat::Csv, SheetFormat::Xlsx] {
            let wanted: Vec<Vec<_>> = table
                .rows
                .iter()
                .map(|row| row.iter().map(|cell| expected(cell, format)).collect())
                .collect();
            prop_assert_eq!(read_back(&table, format), wanted, "{:?}", format);
        }
    }

    #[test]
    fn any_words_come_back_and_none_begins_a_formula(words in "\\PC{0,12}") {
        let cell = super::csv::of_cell(&Cell::Words(words.clone()));
        prop_assert_eq!(plain(&cell), words);
        let digits = cell.chars().all(|sign| sign.is_ascii_digit() || "+ ()".contains(sign));
        prop_assert!(digits || !cell.starts_with(['=', '+', '-', '@']));
    }
}
