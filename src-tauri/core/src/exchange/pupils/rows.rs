//! From the rows of a list to the children it tells of: rows of one child put together, and every fault with its row.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::child::{FileChild, Reading, WrongRow};
use super::column::ColumnMeaning;
use super::field::PupilField;
use crate::domain::person_name::{PersonName, fold};
use crate::exchange::{Cell, Table};

/// What a person typed in the place of one cell that was wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CellCorrection {
    pub row: u32,
    /// The column, from 0.
    pub column: u16,
    pub text: String,
}

/// The children of a list, by surname; the rows that are wrong, by their number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileSchool {
    pub children: Vec<FileChild>,
    pub wrong: Vec<WrongRow>,
}

/// Reads the children of a list by what its columns mean. The order of the rows decides nothing.
pub fn children_of(
    table: &Table,
    columns: &[Option<ColumnMeaning>],
    corrections: &[CellCorrection],
    today: NaiveDate,
) -> FileSchool {
    let mut school = FileSchool::default();
    let mut groups: BTreeMap<String, Vec<FileChild>> = BTreeMap::new();
    let corrected: BTreeMap<(u32, usize), Cell> = corrections
        .iter()
        .map(|one| ((one.row, usize::from(one.column)), Cell::of(&one.text)))
        .collect();
    for row in &table.rows {
        let cells: Vec<(ColumnMeaning, usize, &Cell)> = columns
            .iter()
            .enumerate()
            .filter_map(|(column, meaning)| Some(((*meaning)?, column)))
            .map(|(meaning, column)| {
                let typed = corrected.get(&(row.number, column));
                (meaning, column, typed.unwrap_or_else(|| row.cell(column)))
            })
            .filter(|(.., cell)| !cell.is_empty())
            .collect();
        if cells.is_empty() {
            continue;
        }
        let mut reading = Reading {
            row: row.number,
            today,
            cells,
            wrong: Vec::new(),
            notes: Vec::new(),
        };
        let child = reading.child();
        if reading.wrong.is_empty() {
            groups.entry(child.key()).or_default().push(child);
        } else {
            let name = child.name().display();
            school
                .wrong
                .extend(reading.wrong.into_iter().map(|(column, reason)| WrongRow {
                    row: row.number,
                    column,
                    name: name.clone(),
                    reason,
                }));
        }
    }
    let cells = Cells {
        table,
        columns,
        corrected: &corrected,
    };
    for (_, same) in groups {
        match together(same, &cells) {
            Ok(child) => school.children.push(child),
            Err(wrong) => school.wrong.extend(wrong),
        }
    }
    school.wrong.sort();
    school
        .children
        .sort_by_cached_key(|child| (child.name().sort_key(), child.key()));
    school
}

/// The cells of a list as they are read.
struct Cells<'a> {
    table: &'a Table,
    columns: &'a [Option<ColumnMeaning>],
    corrected: &'a BTreeMap<(u32, usize), Cell>,
}

impl Cells<'_> {
    fn text(&self, row: u32, column: usize) -> String {
        let cell = self.corrected.get(&(row, column)).or_else(|| {
            let place = self
                .table
                .rows
                .binary_search_by_key(&row, |row| row.number)
                .ok()?;
            Some(self.table.rows.get(place)?.cell(column))
        });
        cell.map_or_else(String::new, |cell| fold(&cell.text()))
    }

    fn of(&self, field: PupilField) -> Option<usize> {
        self.columns
            .iter()
            .position(|meaning| meaning.is_some_and(|meaning| meaning.field == field))
    }

    /// The first column about the child, and not a contact, in which a row says something else than another.
    fn differing(&self, row: u32, rows: &[u32]) -> Option<(usize, PupilField)> {
        self.columns
            .iter()
            .enumerate()
            .find_map(|(column, meaning)| {
                let field = (*meaning)?.field;
                let text = self.text(row, column);
                let differs = rows.iter().any(|other| self.text(*other, column) != text);
                (differs && !field.is_of_contact()).then_some((column, field))
            })
    }
}

impl FileChild {
    /// What tells the child from all others of the list: the UPN, or else name and date of birth.
    pub fn key(&self) -> String {
        match &self.upn {
            Some(upn) => upn.clone(),
            None => format!(
                "{} {} {}",
                fold(&self.surname),
                fold(&self.forename),
                self.born_on.map(|day| day.to_string()).unwrap_or_default()
            ),
        }
    }

    /// The name in its parts.
    pub fn name(&self) -> PersonName {
        PersonName {
            preferred_given: Some(self.preferred.clone()),
            ..PersonName::new(&self.forename, &self.surname)
        }
    }

    /// Without what may differ between the rows of one child.
    fn bare(&self) -> Self {
        Self {
            rows: Vec::new(),
            contacts: Vec::new(),
            notes: Vec::new(),
            ..self.clone()
        }
    }
}

/// One child of the rows that name the same UPN, or the same name and birthday: a list with one contact a row.
fn together(rows: Vec<FileChild>, cells: &Cells<'_>) -> Result<FileChild, Vec<WrongRow>> {
    let mut rows = rows.into_iter();
    let Some(mut child) = rows.next() else {
        return Ok(FileChild::default());
    };
    let others: Vec<FileChild> = rows.collect();
    if others.iter().any(|other| other.bare() != child.bare()) {
        let all: Vec<&FileChild> = std::iter::once(&child).chain(&others).collect();
        return Err(disagreeing(&all, cells));
    }
    for other in others {
        child.rows.extend(other.rows);
        child.contacts.extend(other.contacts);
        child.notes.extend(other.notes);
    }
    child.rows.sort_unstable();
    child.contacts.sort();
    child.contacts.dedup();
    child.notes.sort();
    child.notes.dedup();
    Ok(child)
}

fn disagreeing(rows: &[&FileChild], cells: &Cells<'_>) -> Vec<WrongRow> {
    let mut numbers: Vec<u32> = rows.iter().flat_map(|child| child.rows.clone()).collect();
    numbers.sort_unstable();
    let names: Vec<String> = rows
        .iter()
        .map(|child| fold(&child.name().legal()))
        .collect();
    let same_name = names.iter().all(|name| Some(name) == names.first());
    rows.iter()
        .flat_map(|child| child.rows.iter().map(move |row| (child, *row)))
        .map(|(child, row)| {
            let others: Vec<String> = numbers
                .iter()
                .filter(|number| **number != row)
                .map(u32::to_string)
                .collect();
            let others = others.join(", ");
            let (column, reason) = match (&child.upn, same_name) {
                (Some(upn), false) => (
                    cells.of(PupilField::Upn),
                    format!(
                        "The UPN {upn} stands in row {others} too, with another name. No two children share one."
                    ),
                ),
                _ => {
                    let differing = cells.differing(row, &numbers);
                    let what = differing.map_or_else(String::new, |(_, field)| {
                        format!(" under {}", field.name())
                    });
                    (
                        differing.map(|(column, _)| column),
                        format!(
                            "Row {others} tells of the same child and says something else{what}. Make the rows agree."
                        ),
                    )
                }
            };
            WrongRow {
                row,
                column,
                name: child.name().display(),
                reason,
            }
        })
        .collect()
}
