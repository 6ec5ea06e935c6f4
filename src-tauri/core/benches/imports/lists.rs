//! Lists as an MIS exports them, of as many children as wanted. Every name is invented.

use chrono::{Days, NaiveDate};
use rust_xlsxwriter::{Format, Workbook};

pub(crate) const HEADINGS: [&str; 20] = [
    "UPN",
    "Legal Surname",
    "Legal Forename",
    "Preferred Forename",
    "Date of Birth",
    "Gender",
    "Year Group",
    "Reg Group",
    "Date of Admission",
    "Home Language",
    "SEN Status",
    "Primary SEN Type",
    "EAL",
    "Pupil Premium",
    "Contact 1 Name",
    "Contact 1 Relationship",
    "Contact 1 Parental Responsibility",
    "Contact 1 Telephone",
    "Contact 1 Email",
    "Contact 1 Address",
];

const SURNAMES: [&str; 12] = [
    "Brambley",
    "Castellan",
    "Okonjo",
    "Vexworth",
    "Llewelyn-Marsh",
    "Quillon",
    "Sørlie",
    "Tamsett",
    "Ó Dubhghaill",
    "Nguyễn",
    "Harrowgate",
    "Pennifold",
];
const FORENAMES: [&str; 11] = [
    "Elodie",
    "Teo",
    "Zoë",
    "Idris",
    "Siân",
    "Kofi",
    "Aoife",
    "Bartholomew",
    "Noor",
    "Wren",
    "Ivo",
];

/// A child's line.
pub(crate) struct Line {
    pub(crate) upn: String,
    pub(crate) surname: String,
    pub(crate) forename: String,
    pub(crate) preferred: String,
    pub(crate) born: NaiveDate,
    pub(crate) sex: &'static str,
    pub(crate) year: String,
    pub(crate) class: String,
}

pub(crate) struct List(pub(crate) Vec<Line>);

impl List {
    /// That many children whom nobody knows.
    pub(crate) fn of(rows: u32) -> Self {
        let first = NaiveDate::from_ymd_opt(2015, 9, 1).unwrap();
        let line = |number: u32| {
            let at = number as usize;
            Line {
                upn: upn(number),
                surname: SURNAMES[at % SURNAMES.len()].to_owned(),
                forename: FORENAMES[at % FORENAMES.len()].to_owned(),
                preferred: String::new(),
                born: first + Days::new(u64::from(number * 7 % 2500)),
                sex: if number.is_multiple_of(2) { "F" } else { "M" },
                year: format!("Year {}", 1 + number % 6),
                class: format!("{} Hazel", 1 + number % 6),
            }
        };
        Self((0..rows).map(line).collect())
    }

    pub(crate) fn csv(&self) -> Vec<u8> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(HEADINGS).unwrap();
        for (number, line) in self.0.iter().enumerate() {
            let mut cells = cells(line, number);
            cells[4] = line.born.format("%d/%m/%Y").to_string();
            writer.write_record(cells).unwrap();
        }
        writer.into_inner().unwrap()
    }

    /// With dates as Excel keeps them.
    pub(crate) fn xlsx(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        let date = Format::new().set_num_format("dd/mm/yyyy");
        sheet.write_row(0, 0, HEADINGS).unwrap();
        for ((number, line), row) in self.0.iter().enumerate().zip(1..) {
            for (column, cell) in (0..).zip(cells(line, number)) {
                if column == 4 {
                    sheet
                        .write_datetime_with_format(row, column, line.born, &date)
                        .unwrap();
                } else if !cell.is_empty() {
                    sheet.write_string(row, column, cell).unwrap();
                }
            }
        }
        book.save_to_buffer().unwrap()
    }
}

fn cells(line: &Line, number: usize) -> Vec<String> {
    let yes_or_no = |yes: bool| if yes { "Yes" } else { "No" }.to_owned();
    let on_register = number.is_multiple_of(5);
    let sen = if on_register { "SEN Support" } else { "No SEN" };
    let need = if on_register {
        "Speech, language and communication needs"
    } else {
        ""
    };
    vec![
        line.upn.clone(),
        line.surname.clone(),
        line.forename.clone(),
        line.preferred.clone(),
        String::new(),
        line.sex.to_owned(),
        line.year.clone(),
        line.class.clone(),
        "04/09/2023".to_owned(),
        "English".to_owned(),
        sen.to_owned(),
        need.to_owned(),
        yes_or_no(number.is_multiple_of(9)),
        yes_or_no(number.is_multiple_of(4)),
        format!("Ines {}", line.surname),
        "Mother".to_owned(),
        "Yes".to_owned(),
        format!("07700 {:06}", 900_000 + number % 1000),
        format!("ines{number}@example.org"),
        format!("{} Longmarsh Lane, Stroud", 1 + number % 200),
    ]
}

/// A unique pupil number of a made-up school, with its check letter.
fn upn(number: u32) -> String {
    const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";
    let digits = format!("8012{:08}", 23_000_000 + number);
    let sum: u32 = (2..)
        .zip(digits.bytes())
        .map(|(weight, digit)| weight * u32::from(digit - b'0'))
        .sum();
    format!("{}{digits}", char::from(LETTERS[(sum % 23) as usize]))
}
