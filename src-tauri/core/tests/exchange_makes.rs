//! The lists of four makes of MIS, as each writes them, with their faults: what is read of them, and that no damage to
//! them makes a reader fall over. The fuzz targets in `fuzz/` run the same entry functions for longer.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;

use chrono::NaiveDate;
use proptest::prelude::*;
use waymark_core::domain::pathway::CensusCode;
use waymark_core::exchange::pupils::{
    CellCorrection, ColumnMeaning, FileSchool, children_of, is_heading, match_columns,
};
use waymark_core::exchange::{Source, Table, Unreadable, Wish, read};

const MAKES: [&str; 4] = ["sims.csv", "arbor.csv", "scholarpack.txt", "bromcom.xlsx"];

fn bytes(make: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/mis");
    std::fs::read(folder.join(make)).unwrap()
}

fn wish() -> Wish<'static> {
    Wish {
        knows: &is_heading,
        ..Wish::default()
    }
}

fn school(bytes: &[u8]) -> Result<(Table, FileSchool), Unreadable> {
    let table = read(bytes, &wish())?;
    let columns: Vec<Option<ColumnMeaning>> = match_columns(&table.headers)
        .into_iter()
        .map(|found| found.map(|(meaning, _)| meaning))
        .collect();
    let today = NaiveDate::from_ymd_opt(2026, 11, 10).unwrap();
    let none: [CellCorrection; 0] = [];
    let school = children_of(&table, &columns, &none, today);
    Ok((table, school))
}

fn names(school: &FileSchool) -> Vec<String> {
    school
        .children
        .iter()
        .map(|child| child.name().display())
        .collect()
}

fn wrong_rows(school: &FileSchool) -> Vec<u32> {
    school.wrong.iter().map(|wrong| wrong.row).collect()
}

#[test]
fn a_list_of_sims_with_titles_and_windows_letters() {
    let (table, school) = school(&bytes("sims.csv")).unwrap();
    assert!(matches!(
        table.source,
        Source::Text {
            encoding: "windows-1252",
            delimiter: ','
        }
    ));
    assert_eq!((table.header_row, table.titles.len()), (4, 3));
    assert_eq!(
        names(&school),
        ["Ellie Brambley", "Teo Castellan", "José Fenwick-Amadi"]
    );
    assert_eq!(school.children[2].sen_status, Some(CensusCode::E));
    // A day that never was, a UPN mistyped, and one UPN for two children.
    assert_eq!(wrong_rows(&school), [7, 9, 10, 11]);
    assert_eq!(
        school.wrong[2].column,
        Some(0),
        "the number can be typed anew"
    );
    assert!(
        school.wrong[2].reason.contains("stands in row 11 too"),
        "{:?}",
        school.wrong
    );
}

#[test]
fn a_list_of_arbor_with_its_guardians_in_columns() {
    let (table, school) = school(&bytes("arbor.csv")).unwrap();
    assert!(matches!(
        table.source,
        Source::Text {
            encoding: "UTF-8",
            ..
        }
    ));
    assert_eq!(
        names(&school),
        ["Elodie Brambley", "Teo Castellan", "José Fenwick-Amadi"]
    );
    let contacts: Vec<&str> = school.children[0]
        .contacts
        .iter()
        .map(|contact| contact.name.as_str())
        .collect();
    assert_eq!(contacts, ["Ines Brambley", "Owen Brambley"]);
    assert_eq!(school.children[1].notes.len(), 1, "the email that is none");
    assert_eq!(wrong_rows(&school), [6]);
}

#[test]
fn a_list_of_scholarpack_with_one_contact_a_row() {
    let (table, school) = school(&bytes("scholarpack.txt")).unwrap();
    assert!(matches!(
        table.source,
        Source::Text {
            encoding: "UTF-16LE",
            delimiter: '\t'
        }
    ));
    assert_eq!(
        names(&school),
        ["Elodie Brambley", "Teo Castellan", "Asher Quill"]
    );
    assert_eq!(school.children[0].rows, [2, 3]);
    assert_eq!(school.children[0].contacts.len(), 2);
    // The two rows of one child do not agree on the sex.
    assert_eq!(wrong_rows(&school), [5, 6]);
    assert_eq!(school.wrong[0].column, Some(3));
    assert!(
        school.wrong[0]
            .reason
            .contains("says something else under Sex"),
        "{:?}",
        school.wrong
    );
}

#[test]
fn a_workbook_of_bromcom_with_serial_days_and_numbers_for_telephones() {
    let (table, school) = school(&bytes("bromcom.xlsx")).unwrap();
    assert_eq!(table.header_row, 3);
    assert_eq!(
        names(&school),
        ["Elodie Brambley", "Teo Castellan", "Ada Jessop"]
    );
    assert_eq!(school.children[0].contacts[0].telephone, "07700900201");
    assert_eq!(
        school.children[2].born_on,
        NaiveDate::from_ymd_opt(2020, 2, 29)
    );
    assert_eq!(school.children[2].contacts[0].court_order, Some(true));
    // A formula whose result was never saved.
    assert_eq!(wrong_rows(&school), [7]);
    assert!(
        school.wrong[0]
            .reason
            .contains("formula without its result")
    );
}

#[test]
fn one_child_is_the_same_whatever_make_tells_of_her() {
    let births: Vec<_> = MAKES
        .iter()
        .map(|make| {
            let (_, school) = school(&bytes(make)).unwrap();
            let child = &school.children[0];
            (child.upn.clone(), child.born_on, child.sex, child.year)
        })
        .collect();
    assert!(
        births.windows(2).all(|pair| pair[0] == pair[1]),
        "{births:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn no_damage_to_a_list_makes_a_reader_fall_over(
        make in 0..MAKES.len(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in any::<prop::sample::Index>(),
        cuts in any::<bool>(),
    ) {
        let mut bytes = bytes(MAKES[make]);
        for (place, byte) in damage {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if cuts {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = school(&bytes);
    }

    #[test]
    fn no_bytes_make_a_reader_fall_over(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = school(&bytes);
    }
}
