#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::domain::factor::FactorKind;
use crate::domain::pathway::CensusCode;
use crate::domain::upn::Upn;
use crate::exchange::{Table, Wish, read};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 10).unwrap()
}

fn table(text: &str) -> Table {
    let wish = Wish {
        knows: &is_heading,
        ..Wish::default()
    };
    read(text.as_bytes(), &wish).unwrap()
}

fn school(text: &str) -> FileSchool {
    let table = table(text);
    let columns: Vec<Option<ColumnMeaning>> = match_columns(&table.headers)
        .into_iter()
        .map(|found| found.map(|(meaning, _)| meaning))
        .collect();
    children_of(&table, &columns, &[], today())
}

#[test]
fn a_row_tells_of_a_child_with_everything_about_her() {
    let school = school(
        "UPN,Surname,Forename,Known as,DOB,Sex,Year,Class,SEN status,SEN type,EAL,PP,FSM,Contact 1 name,Contact 1 \
         relationship,Contact 1 PR,Contact 1 mobile,Contact 2 name\n\
         B801200005001,Lund,Zoe Marie,Zoë,05/10/2018,F,Yr 3,Hazel,K,SLCN,Y,N,Y,\"Lund, Saga\",Mother,Yes,07700 900123,\
         Per Lund\n",
    );
    assert_eq!(school.wrong, []);
    let child = &school.children[0];
    assert_eq!(child.name().display(), "Zoë Lund");
    assert_eq!(child.sen_status, Some(CensusCode::K));
    assert!(child.factors[&FactorKind::Eal]);
    assert!(
        child.factors[&FactorKind::PupilPremium],
        "one yes is enough"
    );
    assert_eq!(child.contacts.len(), 2);
    assert_eq!(child.contacts[0].name, "Per Lund");
    assert_eq!(child.contacts[1].name, "Saga Lund");
    assert_eq!(child.contacts[1].responsibility, Some(true));
}

#[test]
fn every_fault_is_told_with_its_row_and_its_column() {
    let school = school(
        "UPN,Surname,Forename,DOB,Sex,Contact email\n\
         B801200005002,Lund,Zoë,05/10/2018,F,\n\
         ,Owen,Idris,29/02/2019,M,\n\
         ,,,05/10/2018,F,\n\
         ,Bell,Ann,05/10/2018,Q,\n\
         ,😀,🦉,05/10/2018,F,nobody\n",
    );
    let told: Vec<(u32, Option<usize>)> = school
        .wrong
        .iter()
        .map(|one| (one.row, one.column))
        .collect();
    assert_eq!(told, [(2, Some(0)), (3, Some(3)), (4, None), (5, Some(4))]);
    assert!(
        school.wrong[1].reason.contains("2019 is not a leap year"),
        "{:?}",
        school.wrong[1]
    );
    assert_eq!(school.wrong[1].name, "Idris Owen");
    assert_eq!(
        school.children.len(),
        1,
        "a name of pictures is still a name"
    );
    assert_eq!(school.children[0].notes.len(), 1);
}

#[test]
fn a_name_of_400_letters_is_refused() {
    let school = school(&format!(
        "Surname,Forename,DOB\n{},Ann,05/10/2018\n",
        "x".repeat(400)
    ));
    assert_eq!(school.wrong.len(), 1);
}

#[test]
fn one_upn_for_two_children_makes_both_rows_wrong() {
    let school = school(
        "UPN,Surname,Forename,DOB\nB801200005001,Lund,Zoë,05/10/2018\nB801200005001,Owen,Idris,05/10/2018\n",
    );
    assert_eq!(school.children.len(), 0);
    assert!(
        school.wrong[0].reason.contains("stands in row 3 too"),
        "{:?}",
        school.wrong
    );
    assert!(school.wrong[1].reason.contains("stands in row 2 too"));
}

#[test]
fn a_list_with_one_contact_a_row_is_one_child_with_them_all() {
    let school = school(
        "Pupil name,DOB,Contact name,Relationship,Priority,Telephone\n\
         \"Lund, Zoë\",05/10/2018,Saga Lund,Mother,1,01452 960123\n\
         \"Lund, Zoë\",05/10/2018,Per Lund,Father,2,01452 960124\n\
         \"Owen, Idris\",05/10/2018,Ffion Owen,Mother,1,01452 960125\n",
    );
    assert_eq!(school.children.len(), 2);
    assert_eq!(school.children[0].rows, [2, 3]);
    assert_eq!(school.children[0].contacts.len(), 2);
}

#[test]
fn a_correction_stands_in_the_place_of_its_cell() {
    let table = table("Surname,Forename,DOB\nOwen,Idris,29/02/2019\n");
    let columns: Vec<Option<ColumnMeaning>> = match_columns(&table.headers)
        .into_iter()
        .map(|found| found.map(|(meaning, _)| meaning))
        .collect();
    let typed = CellCorrection {
        row: 2,
        column: 2,
        text: "28/02/2019".to_owned(),
    };
    let school = children_of(&table, &columns, &[typed], today());
    assert_eq!((school.children.len(), school.wrong.len()), (1, 0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn any_order_of_the_rows_tells_of_the_same_children(
        order in Just((0..12_u32).collect::<Vec<_>>()).prop_shuffle(),
        twice in 0..12_u32,
    ) {
        let row = |n: u32| {
            // Some without a number, some wrong, two with one number, one child in two rows with a contact each.
            let number = if n == 3 { 2 } else { n + 1 };
            let upn = Upn::issue(801, 2000, 18, number).unwrap();
            let upn = if n % 4 == 1 { "" } else { upn.as_str() };
            let born = if n == 7 { "29/02/2019" } else { "05/10/2018" };
            format!("{upn},Family{n},Child,{born},F,Parent {n},01452 96012{}\n", n % 10)
        };
        let head = "UPN,Surname,Forename,DOB,Sex,Contact name,Contact telephone\n";
        let second = format!("{}\n", row(twice).trim_end().replace("Parent", "Other"));
        let straight = (0..12).map(row).collect::<String>();
        let shuffled = order.iter().map(|n| row(*n)).collect::<String>();
        let plain = |text: String| {
            let mut school = school(&text);
            for child in &mut school.children {
                child.rows.clear();
            }
            let mut wrong: Vec<String> = school.wrong.into_iter().map(|one| one.name).collect();
            wrong.sort();
            (school.children, wrong)
        };
        prop_assert_eq!(
            plain(format!("{head}{straight}{second}")),
            plain(format!("{head}{second}{shuffled}"))
        );
    }

    #[test]
    fn no_table_makes_it_fall_over(cells in prop::collection::vec("[\\PC\",\n]{0,12}", 6..60)) {
        let lines: Vec<String> = cells.chunks(6).map(|line| line.join(",")).collect();
        let text = format!("UPN,Name,DOB,Year,SEN status,Contact telephone\n{}\n", lines.join("\n"));
        if let Ok(table) = read(text.as_bytes(), &Wish { header_row: Some(1), ..Wish::default() }) {
            let columns: Vec<Option<ColumnMeaning>> =
                match_columns(&table.headers).into_iter().map(|found| found.map(|(meaning, _)| meaning)).collect();
            let _ = children_of(&table, &columns, &[], today());
        }
    }
}
