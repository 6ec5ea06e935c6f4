//! The rows of such a list: which child each is about, which target it sets, and what is provided.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::column::PlanField;
use super::value::{area_of, count_of, measure_of, often_of, score_of};
use crate::domain::measure::Measure;
use crate::domain::need::NeedArea;
use crate::domain::upn::Upn;
use crate::exchange::day::day_of;
use crate::exchange::pupils::{CellCorrection, WrongRow};
use crate::exchange::{Cell, Row, Table};

/// A target in a row.
#[derive(Debug, Clone, PartialEq)]
pub struct FileTarget {
    /// Empty where the list does not name one.
    pub outcome: String,
    pub area: Option<NeedArea>,
    pub text: String,
    pub measure: Measure,
    pub baseline: Option<f64>,
    pub expected: Option<f64>,
    pub by_on: Option<NaiveDate>,
    pub strategies: Vec<String>,
}

/// A line of provision in a row.
#[derive(Debug, Clone, PartialEq)]
pub struct FileProvision {
    pub what: String,
    pub who: String,
    pub place: String,
    pub minutes: Option<f64>,
    pub times_a_week: Option<f64>,
    pub group_size: Option<f64>,
    pub from_on: Option<NaiveDate>,
    pub to_on: Option<NaiveDate>,
}

/// The child whom a row names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowChild {
    pub upn: Option<String>,
    /// "Lund, Zoë" or "Zoë Lund", as the list has it.
    pub name: String,
    pub class: String,
}

/// A row that can be read.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanRow {
    /// Its number in the file, from 1.
    pub row: u32,
    pub child: RowChild,
    pub target: Option<FileTarget>,
    pub provision: Option<FileProvision>,
}

/// What a list says, and which of its rows say nothing that can be taken.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PlanRows {
    pub rows: Vec<PlanRow>,
    pub wrong: Vec<WrongRow>,
}

/// Reads the rows by what their columns mean. A child named once above several rows is meant by all of them, as people
/// leave the name out where it would repeat.
pub fn rows_of(
    table: &Table,
    columns: &[Option<PlanField>],
    corrections: &[CellCorrection],
    today: NaiveDate,
) -> PlanRows {
    let corrected: BTreeMap<(u32, usize), Cell> = corrections
        .iter()
        .map(|one| ((one.row, usize::from(one.column)), Cell::of(&one.text)))
        .collect();
    let mut read = PlanRows::default();
    let mut above: Option<RowChild> = None;
    for row in &table.rows {
        let mut reading = Reading {
            row,
            columns,
            corrected: &corrected,
            today,
            wrong: Vec::new(),
        };
        if reading.is_empty() {
            continue;
        }
        let named = reading.child();
        let child = match &above {
            Some(above) if named == RowChild::default() && reading.wrong.is_empty() => {
                above.clone()
            }
            _ => named,
        };
        let target = reading.target();
        let provision = reading.provision();
        if child.upn.is_none() && child.name.is_empty() && reading.wrong.is_empty() {
            let reason = "The row names no child. Give the UPN, or the name.";
            reading.fault(
                &[PlanField::Name, PlanField::Surname, PlanField::Upn],
                reason.to_owned(),
            );
        } else if target.is_none() && provision.is_none() && reading.wrong.is_empty() {
            let reason = "The row has neither a target nor any support in it.";
            reading.fault(
                &[PlanField::Target, PlanField::Intervention],
                reason.to_owned(),
            );
        }
        let wrong = reading.wrong;
        // After a row whose child cannot be read, a row without a name is anybody's.
        above = wrong.is_empty().then(|| child.clone());
        if wrong.is_empty() {
            read.rows.push(PlanRow {
                row: row.number,
                child,
                target,
                provision,
            });
        } else {
            read.wrong
                .extend(wrong.into_iter().map(|(column, reason)| WrongRow {
                    row: row.number,
                    column,
                    name: child.name.clone(),
                    reason,
                }));
        }
    }
    read.wrong.sort();
    read
}

/// One row while it is read.
struct Reading<'a> {
    row: &'a Row,
    columns: &'a [Option<PlanField>],
    corrected: &'a BTreeMap<(u32, usize), Cell>,
    today: NaiveDate,
    wrong: Vec<(Option<usize>, String)>,
}

impl<'a> Reading<'a> {
    fn cells(&self, field: PlanField) -> impl Iterator<Item = (usize, &'a Cell)> {
        let (row, corrected) = (self.row, self.corrected);
        self.columns
            .iter()
            .enumerate()
            .filter(move |(_, meaning)| **meaning == Some(field))
            .map(move |(column, _)| {
                let typed = corrected.get(&(row.number, column));
                (column, typed.unwrap_or_else(|| row.cell(column)))
            })
            .filter(|(_, cell)| !cell.is_empty())
    }

    fn cell(&self, field: PlanField) -> &'a Cell {
        const NONE: &Cell = &Cell::Empty;
        self.cells(field).next().map_or(NONE, |(_, cell)| cell)
    }

    /// Whether nothing stands in any column that means something, as in the blank rows between two children.
    fn is_empty(&self) -> bool {
        PlanField::ALL
            .iter()
            .all(|field| self.cell(*field).is_empty())
    }

    /// Blames the first of these columns that the list has.
    fn fault(&mut self, fields: &[PlanField], reason: String) {
        let place = |field: &PlanField| {
            self.columns
                .iter()
                .position(|meaning| *meaning == Some(*field))
        };
        let column = fields.iter().find_map(place);
        self.wrong.push((column, reason));
    }

    fn named_fault(&mut self, field: PlanField, reason: &str) {
        self.fault(&[field], format!("{}: {reason}", field.name()));
    }

    /// What a cell says; its fault is told.
    fn text(&mut self, field: PlanField) -> String {
        let cell = self.cell(field);
        if let Cell::Fault(what) = cell {
            self.named_fault(field, &format!("The cell holds {what} instead of a value."));
            return String::new();
        }
        cell.text().into_owned()
    }

    /// Words on one line.
    fn line(&mut self, field: PlanField) -> String {
        self.text(field)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn child(&mut self) -> RowChild {
        let typed = self.line(PlanField::Upn);
        let upn = match Upn::parse(&typed) {
            Ok(upn) => Some(upn.as_str().to_owned()),
            Err(_) if typed.is_empty() => None,
            Err(fault) => {
                self.named_fault(PlanField::Upn, &fault.to_string());
                None
            }
        };
        let whole = self.line(PlanField::Name);
        let name = if whole.is_empty() {
            let parts = [
                self.line(PlanField::Forename),
                self.line(PlanField::Surname),
            ];
            parts.join(" ").trim().to_owned()
        } else {
            whole
        };
        RowChild {
            upn,
            name,
            class: self.line(PlanField::Class),
        }
    }

    fn day(&mut self, field: PlanField) -> Option<NaiveDate> {
        let read = day_of(self.cell(field), self.today);
        self.or_fault(field, read)
    }

    fn or_fault<T>(&mut self, field: PlanField, read: Result<Option<T>, String>) -> Option<T> {
        read.unwrap_or_else(|reason| {
            self.named_fault(field, &reason);
            None
        })
    }

    fn target(&mut self) -> Option<FileTarget> {
        let text = self.line(PlanField::Target);
        if text.is_empty() {
            return None;
        }
        let scores =
            [PlanField::Baseline, PlanField::Expected].map(|field| self.cell(field).text());
        let measure = match self.line(PlanField::Measure) {
            // Where no measure is named, the scores may say it.
            unnamed if unnamed.is_empty() && scores.iter().any(|score| score.contains('%')) => {
                measure_of("%")
            }
            named => measure_of(&named),
        };
        let baseline = score_of(self.cell(PlanField::Baseline), &measure);
        let expected = score_of(self.cell(PlanField::Expected), &measure);
        Some(FileTarget {
            outcome: self.line(PlanField::Outcome),
            area: area_of(&self.line(PlanField::Area)),
            text,
            baseline: self.or_fault(PlanField::Baseline, baseline),
            expected: self.or_fault(PlanField::Expected, expected),
            by_on: self.day(PlanField::By),
            strategies: self.strategies(),
            measure,
        })
    }

    /// Each line of the cells, and each part between semicolons, without the dots of a list.
    fn strategies(&mut self) -> Vec<String> {
        let cells: Vec<&Cell> = self
            .cells(PlanField::Strategies)
            .map(|(_, cell)| cell)
            .collect();
        if cells.iter().any(|cell| matches!(cell, Cell::Fault(_))) {
            self.text(PlanField::Strategies);
        }
        let mut lines = Vec::new();
        for cell in cells {
            for line in cell.text().split(['\n', '\r', ';', '\u{2022}']) {
                let line = line
                    .trim()
                    .trim_start_matches(['-', '*', '\u{2013}'])
                    .trim()
                    .to_owned();
                if !line.is_empty() && !lines.contains(&line) {
                    lines.push(line);
                }
            }
        }
        lines
    }

    fn provision(&mut self) -> Option<FileProvision> {
        let what = self.line(PlanField::Intervention);
        if what.is_empty() {
            return None;
        }
        let (times, minutes) = often_of(&self.line(PlanField::HowOften));
        Some(FileProvision {
            what,
            who: self.line(PlanField::Who),
            place: self.line(PlanField::Place),
            minutes: self.count(PlanField::Minutes).or(minutes),
            times_a_week: self.times().or(times),
            group_size: self.count(PlanField::GroupSize),
            from_on: self.day(PlanField::From),
            to_on: self.day(PlanField::To),
        })
    }

    /// How many times a week, as a number or in words: "3", "daily".
    fn times(&mut self) -> Option<f64> {
        let text = self.cell(PlanField::TimesAWeek).text();
        let (in_words, _) = often_of(&text);
        in_words.or_else(|| self.count(PlanField::TimesAWeek))
    }

    fn count(&mut self, field: PlanField) -> Option<f64> {
        let read = count_of(self.cell(field));
        self.or_fault(field, read)
    }
}
