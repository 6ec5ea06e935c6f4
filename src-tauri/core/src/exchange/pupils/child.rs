//! One child as a list tells of her: the cells of her row, read and checked.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::column::ColumnMeaning;
use super::field::PupilField;
use super::value::{
    email_of, need_of, parts_of_name, sen_status_of, sex_of, telephone_of, year_of, yes_no_of,
};
use crate::domain::factor::FactorKind;
use crate::domain::need::SenType;
use crate::domain::pathway::CensusCode;
use crate::domain::person_name::{PersonName, fold};
use crate::domain::record::pupil::Sex;
use crate::domain::upn::Upn;
use crate::domain::year_group::YearGroup;
use crate::exchange::Cell;
use crate::exchange::day::day_of;

/// A contact of a child as the list tells of them. What the list does not say is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileContact {
    pub name: String,
    pub relationship: String,
    pub priority: Option<u8>,
    pub responsibility: Option<bool>,
    pub telephone: String,
    pub email: String,
    pub address: String,
    pub court_order: Option<bool>,
}

/// A child as the list tells of her. What the list does not say is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileChild {
    /// The rows that tell of her, in their order.
    pub rows: Vec<u32>,
    pub upn: Option<String>,
    pub forename: String,
    pub surname: String,
    /// Whether the two stand in one cell, where a list has what a child is called as often as the legal name.
    pub whole_name: bool,
    pub preferred: String,
    pub born_on: Option<NaiveDate>,
    pub sex: Option<Sex>,
    pub year: Option<YearGroup>,
    pub class: String,
    pub admitted_on: Option<NaiveDate>,
    pub left_on: Option<NaiveDate>,
    pub language: String,
    pub sen_status: Option<CensusCode>,
    pub primary_need: Option<SenType>,
    pub secondary_need: Option<SenType>,
    /// Yes or no for each factor of which the list says something.
    pub factors: BTreeMap<FactorKind, bool>,
    pub contacts: Vec<FileContact>,
    /// What was left out of her row, and why.
    pub notes: Vec<String>,
}

/// Something in a row that has to be put right before the child can be brought in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct WrongRow {
    pub row: u32,
    /// The column, from 0, where one cell is to blame.
    pub column: Option<usize>,
    /// The name as far as it can be read, for the person to find the child.
    pub name: String,
    pub reason: String,
}

/// One row while it is read.
pub(super) struct Reading<'a> {
    pub(super) row: u32,
    pub(super) today: NaiveDate,
    /// Every filled cell of a column that means something, by that meaning; factors may have several.
    pub(super) cells: Vec<(ColumnMeaning, usize, &'a Cell)>,
    pub(super) wrong: Vec<(Option<usize>, String)>,
    pub(super) notes: Vec<String>,
}

impl<'a> Reading<'a> {
    fn cell(&self, field: PupilField, contact: u8) -> Option<(usize, &'a Cell)> {
        self.cells
            .iter()
            .find(|(meaning, ..)| meaning.field == field && meaning.contact == contact)
            .map(|(_, column, cell)| (*column, *cell))
    }

    fn text(&mut self, field: PupilField, contact: u8) -> String {
        let Some((column, cell)) = self.cell(field, contact) else {
            return String::new();
        };
        if let Cell::Fault(what) = cell {
            self.fault(
                field,
                column,
                format!("The cell holds {what} instead of a value."),
            );
            return String::new();
        }
        cell.text().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What is wrong with who the child is makes the row wrong; what is wrong with the rest is left out and told.
    fn fault(&mut self, field: PupilField, column: usize, reason: String) {
        let identity = matches!(
            field,
            PupilField::Upn
                | PupilField::Name
                | PupilField::Surname
                | PupilField::Forename
                | PupilField::Preferred
                | PupilField::Born
                | PupilField::Sex
        );
        let reason = format!("{}: {reason}", field.name());
        if identity {
            self.wrong.push((Some(column), reason));
        } else if !self.notes.contains(&reason) {
            self.notes.push(reason);
        }
    }

    fn read<T>(
        &mut self,
        field: PupilField,
        with: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        let text = self.text(field, 0);
        if text.is_empty() {
            return None;
        }
        let column = self.cell(field, 0).map_or(0, |(column, _)| column);
        with(&text)
            .map_err(|reason| self.fault(field, column, reason))
            .ok()
    }

    fn day(&mut self, field: PupilField) -> Option<NaiveDate> {
        let (column, cell) = self.cell(field, 0)?;
        day_of(cell, self.today)
            .map_err(|reason| self.fault(field, column, reason))
            .ok()
            .flatten()
    }

    /// The child of the row. What is wrong with it stands in `wrong` afterwards.
    pub(super) fn child(&mut self) -> FileChild {
        let mut surname = self.text(PupilField::Surname, 0);
        let mut forename = self.text(PupilField::Forename, 0);
        let whole = self.text(PupilField::Name, 0);
        let whole_name = surname.is_empty() && forename.is_empty() && !whole.is_empty();
        if whole_name {
            (surname, forename) = parts_of_name(&whole);
        }
        let mut preferred = self.text(PupilField::Preferred, 0);
        if fold(&preferred) == fold(&forename) {
            preferred.clear();
        }
        self.check_name(&forename, &surname, &preferred);
        let born_on = self.day(PupilField::Born);
        if let Some(born_on) = born_on.filter(|born_on| *born_on > self.today) {
            let column = self
                .cell(PupilField::Born, 0)
                .map_or(0, |(column, _)| column);
            let reason = format!(
                "{} is after today.",
                crate::domain::date_words::long(born_on)
            );
            self.fault(PupilField::Born, column, reason);
        }
        let upn = self.read(PupilField::Upn, |text| {
            Upn::parse(text)
                .map(|upn| upn.as_str().to_owned())
                .map_err(|fault| fault.to_string())
        });
        let mut child = FileChild {
            rows: vec![self.row],
            upn,
            forename,
            surname,
            whole_name,
            preferred,
            born_on,
            sex: self.read(PupilField::Sex, sex_of),
            year: self.read(PupilField::Year, year_of),
            class: self.text(PupilField::Class, 0),
            admitted_on: self.day(PupilField::Admitted),
            left_on: self.day(PupilField::Left),
            language: self.text(PupilField::Language, 0),
            sen_status: self.read(PupilField::SenStatus, sen_status_of),
            primary_need: self.read(PupilField::PrimaryNeed, need_of),
            secondary_need: self.read(PupilField::SecondaryNeed, need_of),
            factors: self.factors(),
            contacts: self.contacts(),
            notes: Vec::new(),
        };
        child.notes = std::mem::take(&mut self.notes);
        child
    }

    fn check_name(&mut self, forename: &str, surname: &str, preferred: &str) {
        let name = PersonName {
            preferred_given: Some(preferred.to_owned()),
            ..PersonName::new(forename, surname)
        };
        if let Err(errors) = name.validate() {
            for (field, sentences) in errors.iter() {
                let field = match field {
                    "given" => PupilField::Forename,
                    "family" => PupilField::Surname,
                    _ => PupilField::Preferred,
                };
                let column = self
                    .cell(field, 0)
                    .or_else(|| self.cell(PupilField::Name, 0))
                    .map(|(column, _)| column);
                for sentence in sentences {
                    self.wrong.push((column, sentence.clone()));
                }
            }
        }
    }

    fn factors(&self) -> BTreeMap<FactorKind, bool> {
        let mut factors = BTreeMap::new();
        for (meaning, _, cell) in &self.cells {
            if let (Some(kind), Some(said)) = (factor_of(meaning.field), yes_no_of(cell)) {
                let held = factors.entry(kind).or_insert(false);
                *held |= said;
            }
        }
        factors
    }

    fn contacts(&mut self) -> Vec<FileContact> {
        let mut numbers: Vec<u8> = self
            .cells
            .iter()
            .filter(|(meaning, ..)| meaning.field.is_of_contact())
            .map(|(meaning, ..)| meaning.contact)
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
            .into_iter()
            .filter_map(|number| self.contact(number))
            .collect()
    }

    fn contact(&mut self, number: u8) -> Option<FileContact> {
        let mut name = self.text(PupilField::ContactName, number);
        if name.is_empty() {
            let parts = [
                self.text(PupilField::ContactForename, number),
                self.text(PupilField::ContactSurname, number),
            ];
            name = parts.join(" ").trim().to_owned();
        } else if name.contains(',') {
            let (surname, forename) = parts_of_name(&name);
            name = format!("{forename} {surname}");
        }
        let telephone = self
            .cell(PupilField::ContactTelephone, number)
            .map(|(column, cell)| (column, telephone_of(cell)));
        let telephone = self.or_note(PupilField::ContactTelephone, telephone);
        let email = self.text(PupilField::ContactEmail, number);
        let email = (!email.is_empty()).then(|| (0, email_of(&email)));
        let email = self.or_note(PupilField::ContactEmail, email);
        let yes = |field| {
            self.cell(field, number)
                .and_then(|(_, cell)| yes_no_of(cell))
        };
        let responsibility = yes(PupilField::ContactResponsibility);
        let court_order = yes(PupilField::ContactCourtOrder);
        let priority = self
            .cell(PupilField::ContactPriority, number)
            .and_then(|(_, cell)| cell.text().trim().parse::<u8>().ok())
            .filter(|priority| (1..=20).contains(priority));
        let contact = FileContact {
            relationship: self.text(PupilField::ContactRelationship, number),
            address: self.text(PupilField::ContactAddress, number),
            priority: priority.or((number > 1).then_some(number)),
            name,
            responsibility,
            telephone,
            email,
            court_order,
        };
        if contact.name.is_empty() {
            let anything = [&contact.telephone, &contact.email, &contact.address];
            if anything.iter().any(|text| !text.is_empty()) {
                self.notes
                    .push("A contact has no name and was left out.".to_owned());
            }
            return None;
        }
        Some(contact)
    }

    fn or_note(
        &mut self,
        field: PupilField,
        read: Option<(usize, Result<String, String>)>,
    ) -> String {
        match read {
            Some((_, Ok(text))) => text,
            Some((column, Err(reason))) => {
                self.fault(field, column, reason);
                String::new()
            }
            None => String::new(),
        }
    }
}

fn factor_of(field: PupilField) -> Option<FactorKind> {
    Some(match field {
        PupilField::Eal => FactorKind::Eal,
        PupilField::PupilPremium => FactorKind::PupilPremium,
        PupilField::LookedAfter => FactorKind::LookedAfter,
        PupilField::PreviouslyLookedAfter => FactorKind::PreviouslyLookedAfter,
        PupilField::ServiceChild => FactorKind::ServiceChild,
        PupilField::YoungCarer => FactorKind::YoungCarer,
        _ => return None,
    })
}
