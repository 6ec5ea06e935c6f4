//! A table as a workbook: one sheet that can be sorted and printed as it is, and one that says what it is.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
};

use super::{Cell, Table, WriteError};

/// What a sheet of a workbook holds (ECMA-376 part 1, as Excel limits it).
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
/// UTF-16 units in a cell.
const LONGEST_WORDS: usize = 32_767;

/// A column is no narrower and no wider than this, in letters.
const NARROWEST: f64 = 9.0;
const WIDEST: f64 = 48.0;
/// How many rows are looked at to find out how wide a column is.
const MEASURED: usize = 400;

const ACCENT: u32 = 0x0012_4554;
const GROUND: u32 = 0x00EF_F3F5;
const A4: u8 = 9;

/// The table as the bytes of a workbook. The same table always gives the same bytes.
///
/// # Errors
/// [`WriteError::TooLarge`] where a sheet has no room for it.
pub fn write(table: &Table) -> Result<Vec<u8>, WriteError> {
    if table.rows.len() >= MOST_ROWS || table.head.len() > MOST_COLUMNS {
        return Err(WriteError::TooLarge {
            rows: MOST_ROWS - 1,
            columns: MOST_COLUMNS,
        });
    }
    let mut book = Workbook::new();
    book.set_properties(
        &DocProperties::new()
            .set_title(&table.title)
            .set_creation_datetime(&table.made_at),
    );
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(&table.title))?;
    fill(sheet, table)?;
    let about = book.add_worksheet();
    about.set_name("About this list")?;
    tell(about, table)?;
    Ok(book.save_to_buffer()?)
}

struct Looks {
    head: Format,
    words: Format,
    day: Format,
    moment: Format,
}

impl Looks {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            head: Format::new()
                .set_bold()
                .set_font_color(Color::RGB(ACCENT))
                .set_background_color(Color::RGB(GROUND))
                .set_border_bottom(FormatBorder::Thin)
                .set_align(FormatAlign::VerticalCenter),
            words: top().set_text_wrap(),
            day: top()
                .set_num_format("dd/mm/yyyy")
                .set_align(FormatAlign::Left),
            moment: top()
                .set_num_format("dd/mm/yyyy hh:mm")
                .set_align(FormatAlign::Left),
        }
    }
}

fn fill(sheet: &mut Worksheet, table: &Table) -> Result<(), WriteError> {
    let looks = Looks::new();
    for (column, name) in table.head.iter().enumerate() {
        let column = place(column);
        sheet.write_string_with_format(0, column, short(name), &looks.head)?;
        sheet.set_column_width(column, width(table, usize::from(column)))?;
    }
    for (row, cells) in table.rows.iter().enumerate() {
        let row = u32::try_from(row + 1).unwrap_or(u32::MAX);
        for (column, cell) in cells.iter().enumerate() {
            put(sheet, row, place(column), cell, &looks)?;
        }
    }
    let last_row = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    if let Some(last) = table.head.len().checked_sub(1) {
        sheet.autofilter(0, 0, last_row, place(last))?;
    }
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape();
    sheet.set_paper_size(A4);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_header(format!("&L&\"Arial,Bold\"{}", header_words(&table.title)));
    sheet.set_footer("&LConfidential&RPage &P of &N");
    Ok(())
}

fn put(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    looks: &Looks,
) -> Result<(), WriteError> {
    match cell {
        Cell::Empty => {}
        Cell::Words(words) => {
            sheet.write_string_with_format(row, column, short(words), &looks.words)?;
        }
        Cell::Number(number) if number.is_finite() => {
            sheet.write_number_with_format(row, column, *number, &looks.words)?;
        }
        Cell::Number(number) => {
            sheet.write_string(row, column, number.to_string())?;
        }
        // A sheet knows no day before 1900; such a day is words.
        Cell::Date(day) => match moment(day.and_time(chrono::NaiveTime::MIN)) {
            Some(day) => {
                sheet.write_datetime_with_format(row, column, &day, &looks.day)?;
            }
            None => {
                sheet.write_string_with_format(row, column, cell.text(), &looks.words)?;
            }
        },
        Cell::Moment(at) => match moment(*at) {
            Some(at) => {
                sheet.write_datetime_with_format(row, column, &at, &looks.moment)?;
            }
            None => {
                sheet.write_string_with_format(row, column, cell.text(), &looks.words)?;
            }
        },
    }
    Ok(())
}

/// The moment as a sheet counts it, to the minute. Before March 1900 its count is wrong by a day, so that those are
/// given as words.
fn moment(at: chrono::NaiveDateTime) -> Option<ExcelDateTime> {
    use chrono::{Datelike, Timelike};
    let year = u16::try_from(at.year()).ok().filter(|year| *year > 1900)?;
    let day = ExcelDateTime::from_ymd(
        year,
        u8::try_from(at.month()).ok()?,
        u8::try_from(at.day()).ok()?,
    )
    .ok()?;
    day.and_hms(
        u16::try_from(at.hour()).ok()?,
        u8::try_from(at.minute()).ok()?,
        0,
    )
    .ok()
}

fn tell(sheet: &mut Worksheet, table: &Table) -> Result<(), WriteError> {
    let name = Format::new()
        .set_font_color(Color::RGB(ACCENT))
        .set_align(FormatAlign::Top);
    let words = Format::new().set_text_wrap();
    sheet.set_column_width(0, 18)?;
    sheet.set_column_width(1, 70)?;
    sheet.write_string_with_format(0, 0, short(&table.title), &Format::new().set_bold())?;
    for (row, (label, text)) in (1..).zip(&table.about) {
        sheet.write_string_with_format(row, 0, short(label), &name)?;
        sheet.write_string_with_format(row, 1, short(text), &words)?;
    }
    Ok(())
}

fn place(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

/// How wide a column has to be for most of what stands in it.
fn width(table: &Table, column: usize) -> f64 {
    let head = table
        .head
        .get(column)
        .map_or(0, |name| name.chars().count());
    let cells = table.rows.iter().take(MEASURED);
    let longest = cells
        .filter_map(|row| row.get(column))
        .filter_map(|cell| {
            let text = cell.text();
            text.lines().map(|line| line.chars().count()).max()
        })
        .fold(head + 3, usize::max);
    (longest as f64 + 2.0).clamp(NARROWEST, WIDEST)
}

/// No longer than a cell can be; a cell that was cut says so by its last sign.
fn short(words: &str) -> String {
    if words.encode_utf16().count() <= LONGEST_WORDS {
        return words.to_owned();
    }
    let mut units = 0;
    let mut kept: String = words
        .chars()
        .take_while(|sign| {
            units += sign.len_utf16();
            units < LONGEST_WORDS
        })
        .collect();
    kept.push('…');
    kept
}

/// A sheet's name has at most 31 letters and none of these signs.
fn sheet_name(title: &str) -> String {
    let name: String = title
        .chars()
        .filter(|sign| !"[]:*?/\\".contains(*sign))
        .take(31)
        .collect();
    let name = name.trim().trim_matches('\'').to_owned();
    if name.is_empty() {
        "List".to_owned()
    } else {
        name
    }
}

/// An ampersand is a sign of its own in the head of a page.
fn header_words(title: &str) -> String {
    title
        .chars()
        .take(100)
        .collect::<String>()
        .replace('&', "&&")
}
