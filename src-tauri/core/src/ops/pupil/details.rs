//! Personal details: names, number, date of birth, languages; checked all at once, and never twice by mistake.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::class::put_in_class;
use crate::domain::calendar::academic_year_of;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{ClassId, PupilId};
use crate::domain::person_name::{PersonName, fold};
use crate::domain::record::pupil::{Pupil, Sex};
use crate::domain::role::Action;
use crate::domain::upn::Upn;
use crate::domain::year_group::{YearGroup, YearOverride};
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::check::required_day;
use crate::store::{Reader, WriteTx};

/// How far ahead a place may be entered: a child offered a place for the September after next.
const ADMISSION_AHEAD_DAYS: i64 = 550;

/// What is typed about a child, not yet checked.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PupilDraft {
    pub legal_forename: String,
    pub legal_surname: String,
    /// Empty where the child is called by the legal forename.
    pub preferred_forename: String,
    /// Empty where the number is not known yet.
    pub upn: String,
    pub sex: Option<Sex>,
    #[ts(type = "string | null")]
    pub born_on: Option<NaiveDate>,
    pub year_override: Option<YearOverride>,
    #[ts(type = "string | null")]
    pub admitted_on: Option<NaiveDate>,
    pub home_language: String,
    pub interpreter_needed: bool,
    /// Passed over when written by somebody who may not read it.
    pub key_facts: String,
    /// Set once a person has looked at the child of the same name and birthday, and it is another child.
    pub confirmed_not_duplicate: bool,
}

/// Adds a child to the school, and to a class where one is chosen.
#[derive(Debug, Deserialize, TS)]
pub struct AddPupil {
    pub pupil: PupilDraft,
    pub class_id: Option<ClassId>,
}

impl WriteOp for AddPupil {
    const ACTION: Action = Action::PupilWrite;
    type Output = PupilId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<PupilId> {
        let id = PupilId::new(tx.new_id());
        let pupil = self.pupil.checked(tx, None, id.clone())?;
        tx.add(&pupil)?;
        if let Some(class_id) = self.class_id {
            let from_on = pupil.admitted_on.unwrap_or(tx.today());
            put_in_class(tx, &id, &class_id, from_on)?;
        }
        Ok(id)
    }
}

/// Changes a child's personal details.
#[derive(Debug, Deserialize, TS)]
pub struct RevisePupil {
    pub id: PupilId,
    pub version: i32,
    pub pupil: PupilDraft,
}

impl WriteOp for RevisePupil {
    const ACTION: Action = Action::PupilWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let before = tx.get::<Pupil>(self.id.as_str())?;
        let pupil = self.pupil.checked(tx, Some(&before), self.id)?;
        tx.revise(&pupil, self.version)
    }
}

impl PupilDraft {
    /// The record that was typed. `before` is the record as it stood, for a child who is known already.
    fn checked(self, tx: &Reader<'_>, before: Option<&Pupil>, id: PupilId) -> Result<Pupil> {
        let today = tx.today();
        let mut errors = FieldErrors::default();
        let name = self.checked_name(&mut errors);
        let upn = checked_upn(&mut errors, &self.upn);
        let sex = self.sex.unwrap_or_else(|| {
            errors.add("sex", "Choose the sex as the school census records it.");
            Sex::Female
        });
        let born_on = required_day(&mut errors, "born_on", "the date of birth", self.born_on);
        if self.born_on.is_some() {
            let left_on = before.and_then(|pupil| pupil.left_on);
            check_age(
                &mut errors,
                born_on,
                left_on.map_or(today, |on| on.min(today)),
                today,
            );
        }
        check_override(&mut errors, self.year_override);
        check_admission(&mut errors, self.admitted_on, self.born_on, today);
        let pupil = Pupil {
            id,
            legal_forename: name.given,
            legal_surname: name.family,
            preferred_forename: name.preferred_given.unwrap_or_default(),
            upn,
            sex,
            born_on,
            year_override: self.year_override,
            admitted_on: self.admitted_on,
            left_on: before.and_then(|pupil| pupil.left_on),
            destination: before.map_or_else(String::new, |pupil| pupil.destination.clone()),
            file_sent_on: before.and_then(|pupil| pupil.file_sent_on),
            home_language: self.home_language.trim().to_owned(),
            interpreter_needed: self.interpreter_needed,
            key_facts: if tx.session().may(Action::SendRead) {
                self.key_facts.trim().to_owned()
            } else {
                before.map_or_else(String::new, |pupil| pupil.key_facts.clone())
            },
        };
        let changed =
            |same: fn(&Pupil, &Pupil) -> bool| before.is_none_or(|old| !same(old, &pupil));
        if changed(|old, new| old.upn == new.upn) {
            refuse_known_upn(&mut errors, tx, &pupil)?;
        }
        let identity_changed =
            changed(|old, new| old.name() == new.name() && old.born_on == new.born_on);
        if identity_changed && !self.confirmed_not_duplicate && self.born_on.is_some() {
            warn_of_namesake(&mut errors, tx, &pupil)?;
        }
        errors.into_result()?;
        Ok(pupil)
    }

    fn checked_name(&self, errors: &mut FieldErrors) -> PersonName {
        let name = PersonName {
            preferred_given: Some(self.preferred_forename.clone()),
            ..PersonName::new(&self.legal_forename, &self.legal_surname)
        }
        .tidied();
        if let Err(wrong) = name.validate() {
            for (field, sentences) in wrong.iter() {
                let field = match field {
                    "given" => "legal_forename",
                    "family" => "legal_surname",
                    _ => "preferred_forename",
                };
                for sentence in sentences {
                    errors.add(field, sentence.as_str());
                }
            }
        }
        name
    }
}

fn checked_upn(errors: &mut FieldErrors, typed: &str) -> Option<String> {
    if typed.trim().is_empty() {
        return None;
    }
    match Upn::parse(typed) {
        Ok(upn) => Some(upn.as_str().to_owned()),
        Err(fault) => {
            errors.add("upn", fault.to_string());
            None
        }
    }
}

/// A child of a primary school with a nursery: from two years old to a year kept back.
fn check_age(errors: &mut FieldErrors, born_on: NaiveDate, on: NaiveDate, today: NaiveDate) {
    if born_on > today {
        errors.add("born_on", "That is after today. Check the date of birth.");
        return;
    }
    let year = YearGroup::by_age(born_on, academic_year_of(on));
    if !year.is_some_and(|year| (YearGroup::E2..=YearGroup::Y7).contains(&year)) {
        let age = on.years_since(born_on).unwrap_or_default();
        errors.add(
            "born_on",
            format!(
                "That would make the child {age} years old, which is outside nursery to Year 6. Check the year."
            ),
        );
    }
}

fn check_override(errors: &mut FieldErrors, held: Option<YearOverride>) {
    if held.is_some_and(|held| !(YearGroup::E1..=YearGroup::Y7).contains(&held.year_group)) {
        errors.add(
            "year_override",
            "Choose the year group in which the child is taught, from nursery to Year 6.",
        );
    }
}

fn check_admission(
    errors: &mut FieldErrors,
    admitted_on: Option<NaiveDate>,
    born_on: Option<NaiveDate>,
    today: NaiveDate,
) {
    let Some(admitted_on) = admitted_on else {
        return;
    };
    if born_on.is_some_and(|born_on| admitted_on < born_on) {
        errors.add(
            "admitted_on",
            "That is before the child was born. Check both dates.",
        );
    } else if admitted_on.signed_duration_since(today).num_days() > ADMISSION_AHEAD_DAYS {
        errors.add(
            "admitted_on",
            "That is more than 18 months ahead. Check the day of admission.",
        );
    }
}

fn refuse_known_upn(errors: &mut FieldErrors, tx: &Reader<'_>, pupil: &Pupil) -> Result<()> {
    let Some(upn) = &pupil.upn else { return Ok(()) };
    let number = fold(upn);
    let lines = tx.names_with(&[&number])?;
    let other = lines
        .iter()
        .find(|line| line.id != pupil.id && line.upn.as_ref() == Some(upn));
    if let Some(other) = other {
        errors.add(
            "upn",
            format!(
                "{} has this UPN already, and no two children share one. Check the number, or open that record \
                 instead.",
                other.name().display()
            ),
        );
    }
    Ok(())
}

fn warn_of_namesake(errors: &mut FieldErrors, tx: &Reader<'_>, pupil: &Pupil) -> Result<()> {
    let names = |name: &PersonName| (fold(&name.family), fold(&name.given), fold(name.called()));
    let (family, given, called) = names(&pupil.name());
    let either = if family.is_empty() { &given } else { &family };
    // A few of them find her; the whole names are compared after that.
    let words = either.split(' ').filter(|word| !word.is_empty()).take(4);
    let words: Vec<&str> = words.collect();
    if words.is_empty() {
        return Ok(());
    }
    let lines = tx.names_with(&words)?;
    let namesake = lines.iter().find(|line| {
        let (other_family, other_given, other_called) = names(&line.name());
        line.id != pupil.id
            && line.born_on == pupil.born_on
            && other_family == family
            && (other_given == given || other_called == called)
    });
    if let Some(other) = namesake {
        let class = tx.pupil_line(&tx.seen(&other.id)?)?.class_name;
        let place = class.map_or_else(String::new, |class| format!(" in {class}"));
        errors.add(
            "confirmed_not_duplicate",
            format!(
                "{}{place} has the same name and date of birth. Look at that record first; if this is another child, \
                 say so and save again.",
                other.name().display()
            ),
        );
    }
    Ok(())
}
