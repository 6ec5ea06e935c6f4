//! Lists in Excel workbooks, read cell by cell so that a far corner of a sheet costs nothing.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, ExcelDateTime, Reader, SheetVisible, Xlsx, XlsxError};
use chrono::NaiveDate;

use super::header::table_of;
use super::held::Held;
use super::limits::{CELL_BYTES, COLUMNS};
use super::read::Wish;
use super::table::{Cell, NO_RESULT, Row, Source, Table};
use super::unpack;
use super::unreadable::Unreadable;

pub(super) fn read(bytes: &[u8], wish: &Wish<'_>) -> Result<Table, Unreadable> {
    unpack::check(bytes)?;
    // The reader of workbooks is the one place where a stranger's bytes meet a stranger's code. Where it falls over,
    // the workbook is damaged, and the program goes on.
    catch_unwind(AssertUnwindSafe(|| read_workbook(bytes, wish)))
        .unwrap_or(Err(Unreadable::Damaged))
}

fn read_workbook(bytes: &[u8], wish: &Wish<'_>) -> Result<Table, Unreadable> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(told)?;
    let sheets: Vec<String> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    let wanted = match wish.sheet {
        Some(name) if sheets.iter().any(|sheet| sheet == name) => vec![name.to_owned()],
        Some(name) => {
            return Err(Unreadable::SheetMissing {
                wanted: name.to_owned(),
                there: sheets,
            });
        }
        None => sheets.clone(),
    };
    for sheet in wanted {
        let rows = match rows_of(&mut workbook, &sheet) {
            Err(Fault::NoWorksheet) => continue,
            Err(Fault::Unreadable(fault)) => return Err(fault),
            Ok(rows) => rows,
        };
        if !rows.is_empty() {
            return table_of(rows, Source::Workbook { sheet, sheets }, wish);
        }
    }
    Err(Unreadable::NoSheet)
}

/// A sheet may be a chart, which is passed over.
enum Fault {
    NoWorksheet,
    Unreadable(Unreadable),
}

impl From<Unreadable> for Fault {
    fn from(fault: Unreadable) -> Self {
        Self::Unreadable(fault)
    }
}

fn told(fault: XlsxError) -> Unreadable {
    match fault {
        XlsxError::Password => Unreadable::OldOrLocked,
        _ => Unreadable::Damaged,
    }
}

fn rows_of(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<Vec<Row>, Fault> {
    let mut reader = match workbook.worksheet_cells_reader(sheet) {
        Ok(reader) => reader,
        Err(XlsxError::NotAWorksheet(_)) => return Err(Fault::NoWorksheet),
        Err(fault) => return Err(told(fault).into()),
    };
    let mut rows: Vec<Row> = Vec::new();
    let mut held = Held::default();
    let mut current: (u32, Vec<Cell>) = (1, Vec::new());
    let mut in_order = true;
    while let Some(found) = reader.next_cell_with_formula_metadata().map_err(told)? {
        let number = found.pos.0.saturating_add(1);
        let column = usize::try_from(found.pos.1).unwrap_or(usize::MAX);
        let cell = match cell_of(&found.value, number)? {
            Cell::Empty if found.formula.is_some() => Cell::Fault(NO_RESULT),
            cell => cell,
        };
        if cell.is_empty() {
            continue;
        }
        if column >= COLUMNS {
            return Err(Unreadable::TooManyColumns { row: number }.into());
        }
        if number != current.0 {
            in_order &= number > current.0;
            held.finish(&mut rows, &mut current)?;
            current.0 = number;
        }
        if current.1.len() <= column {
            current.1.resize(column + 1, Cell::Empty);
        }
        if let Some(place) = current.1.get_mut(column) {
            *place = cell;
        }
    }
    held.finish(&mut rows, &mut current)?;
    if !in_order {
        // Every program writes the rows in their order; what does not was made by no program that is known.
        return Err(Unreadable::Damaged.into());
    }
    Ok(rows)
}

fn cell_of(value: &DataRef<'_>, row: u32) -> Result<Cell, Unreadable> {
    let text = |text: &str| {
        if text.len() > CELL_BYTES {
            Err(Unreadable::CellTooLong { row })
        } else {
            Ok(Cell::of(text))
        }
    };
    match value {
        DataRef::Empty => Ok(Cell::Empty),
        #[expect(
            clippy::cast_precision_loss,
            reason = "a spreadsheet holds every number so"
        )]
        DataRef::Int(number) => Ok(Cell::Number(*number as f64)),
        DataRef::Float(number) => Ok(Cell::Number(*number)),
        DataRef::Bool(value) => Ok(Cell::YesNo(*value)),
        DataRef::String(value) => text(value),
        DataRef::SharedString(value) => text(value),
        DataRef::DateTime(moment) => Ok(day_of(*moment)),
        DataRef::DateTimeIso(moment) => match moment.get(..10).map(str::parse::<NaiveDate>) {
            Some(Ok(day)) => Ok(Cell::Date(day)),
            _ => text(moment),
        },
        DataRef::DurationIso(duration) => text(duration),
        DataRef::Error(fault) => Ok(Cell::Fault(match fault {
            calamine::CellErrorType::Div0 => "#DIV/0!",
            calamine::CellErrorType::NA => "#N/A",
            calamine::CellErrorType::Name => "#NAME?",
            calamine::CellErrorType::Null => "#NULL!",
            calamine::CellErrorType::Num => "#NUM!",
            calamine::CellErrorType::Ref => "#REF!",
            calamine::CellErrorType::Value => "#VALUE!",
            calamine::CellErrorType::GettingData => "#GETTING_DATA",
        })),
    }
}

/// The day of a moment; a time of day or a length of time stays what it shows.
fn day_of(moment: ExcelDateTime) -> Cell {
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    if moment.is_duration() || moment.as_f64() < 1.0 {
        return Cell::Text(format!("{hour:02}:{minute:02}").into());
    }
    let date = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
    date.map_or(Cell::Number(moment.as_f64()), Cell::Date)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::exchange::fixture::{rows, workbook, workbook_with};

    fn table(bytes: &[u8]) -> Table {
        read(bytes, &Wish::default()).unwrap()
    }

    #[test]
    fn cells_come_with_their_kind() {
        let heads = rows(&[&["Name", "Born", "Room", "SEN", "Sum", "Lost", "Unsaved"]]);
        let row = r#"<row r="3"><c r="A3" t="str"><f>"Zo"&amp;"e"</f><v>Zoe</v></c><c r="B3" s="1"><v>43378</v></c>
            <c r="C3"><v>4</v></c><c r="D3" t="b"><v>1</v></c><c r="E3"><f>1+1</f><v>2</v></c>
            <c r="F3" t="e"><f>NA()</f><v>#N/A</v></c><c r="G3"><f>A1</f></c></row>"#;
        let table = table(&workbook(&[("Pupils", &format!("{heads}{row}"))]));
        assert_eq!(table.rows[0].number, 3);
        let cells: Vec<Cell> = (0..7)
            .map(|column| table.rows[0].cell(column).clone())
            .collect();
        assert_eq!(
            cells,
            [
                Cell::of("Zoe"),
                Cell::Date(NaiveDate::from_ymd_opt(2018, 10, 5).unwrap()),
                Cell::Number(4.0),
                Cell::YesNo(true),
                Cell::Number(2.0),
                Cell::Fault("#N/A"),
                Cell::Fault(NO_RESULT),
            ]
        );
    }

    #[test]
    fn the_first_sheet_with_anything_is_read_and_another_by_name() {
        let pupils = rows(&[&["Name"], &["Zoe"]]);
        let notes = rows(&[&["Note"], &["Hello"]]);
        let sheets = [
            (".secret", notes.as_str()),
            ("Front", ""),
            ("Pupils", &pupils),
            ("Notes", &notes),
        ];
        let bytes = workbook(&sheets);
        let first = table(&bytes);
        assert_eq!(first.headers, ["Name"]);
        assert!(
            matches!(&first.source, Source::Workbook { sheet, sheets } if sheet == "Pupils" && *sheets == ["Front", "Pupils", "Notes"])
        );
        let wish = |sheet| Wish {
            sheet: Some(sheet),
            ..Wish::default()
        };
        assert_eq!(read(&bytes, &wish("Notes")).unwrap().headers, ["Note"]);
        let told = read(&bytes, &wish(".secret"));
        assert!(
            matches!(told, Err(Unreadable::SheetMissing { .. })),
            "{told:?}"
        );
        assert_eq!(read(&bytes, &wish("Front")), Err(Unreadable::NoSheet));
    }

    #[test]
    fn a_far_corner_costs_nothing_and_is_refused_past_the_last_column() {
        let far = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>"#;
        assert_eq!(table(&workbook(&[("S", far)])).rows[0].number, 1_048_576);
        let wide = r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#;
        let told = read(&workbook(&[("S", wide)]), &Wish::default());
        assert_eq!(told, Err(Unreadable::TooManyColumns { row: 1 }));
    }

    #[test]
    fn a_workbook_cut_anywhere_is_refused_and_never_half_read() {
        let bytes = workbook(&[("S", &rows(&[&["Name", "Class"], &["Zoe", "Hazel"]]))]);
        for length in 4..bytes.len() {
            let told = read(&bytes[..length], &Wish::default());
            assert!(told.is_err(), "cut at {length}");
        }
    }

    #[test]
    fn what_calls_itself_a_workbook_and_is_none_is_told() {
        let letter = crate::exchange::fixture::zip_of(&[(
            "word/document.xml".to_owned(),
            "<w/>".to_owned(),
        )]);
        let told = read(&letter, &Wish::default());
        assert!(
            matches!(told, Err(Unreadable::WrongType { .. })),
            "{told:?}"
        );
        let promising = r#"<sst uniqueCount="99999999999999"><si><t>a</t></si></sst>"#;
        let sheets = [("S", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")];
        let told = read(
            &workbook_with(&sheets, &[("xl/sharedStrings.xml", promising)]),
            &Wish::default(),
        );
        assert_eq!(told, Err(Unreadable::UnpacksTooLarge));
    }
}
