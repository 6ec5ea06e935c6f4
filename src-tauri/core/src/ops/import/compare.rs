//! One child of the list beside the one on the register: what is filled in, what changes, and what only shows.
//!
//! Waymark is the register and the MIS is not: what a list says of SEND fills what is empty here and never changes what
//! is there. An empty cell never wipes anything.

use chrono::NaiveDate;

use super::contact::{ContactStep, compare_contacts};
use super::plan::{School, is_whole_name_of};
use super::preview::ImportChange;
use crate::domain::date_words::long;
use crate::domain::factor::FactorKind;
use crate::domain::id::{ClassId, PupilId};
use crate::domain::need::{NeedArea, NeedRank, SenType};
use crate::domain::pathway::CensusCode;
use crate::domain::person_name::{PersonName, fold};
use crate::domain::record::Kept;
use crate::domain::record::pupil::{ClassMember, Pupil};
use crate::domain::year_group::{YearGroup, YearOverride};
use crate::error::Result;
use crate::exchange::pupils::FileChild;
use crate::store::{PupilLine, Reader};

/// The class that a child is to be in.
#[derive(Debug, Clone)]
pub(super) struct ClassMove {
    pub(super) name: String,
    /// Nothing where the class is to be made.
    pub(super) id: Option<ClassId>,
}

/// A need that is to be added.
#[derive(Debug, Clone)]
pub(super) struct NewNeed {
    pub(super) rank: NeedRank,
    pub(super) sen_type: SenType,
    pub(super) area: NeedArea,
}

/// What the list would do to one child.
#[derive(Debug, Clone)]
pub(super) struct Compared {
    /// The record as it would be. Its id is empty for a new child.
    pub(super) pupil: Pupil,
    pub(super) class: Option<ClassMove>,
    pub(super) contacts: Vec<ContactStep>,
    pub(super) factors: Vec<FactorKind>,
    pub(super) needs: Vec<NewNeed>,
    pub(super) changes: Vec<ImportChange>,
    /// What differs and is left as it is here.
    pub(super) look: Vec<String>,
    /// The status in the list of a child who is on no stage here.
    pub(super) place: Option<CensusCode>,
}

/// Compares; `pupil` and `line` are nothing for a new child.
pub(super) fn compare(
    tx: &Reader<'_>,
    school: &School,
    file: &FileChild,
    line: Option<&PupilLine>,
    pupil: Option<&Kept<Pupil>>,
) -> Result<Compared> {
    let before = pupil.map_or_else(|| blank(file), |kept| kept.record.clone());
    let mut compared = Compared {
        pupil: before,
        class: None,
        contacts: Vec::new(),
        factors: Vec::new(),
        needs: Vec::new(),
        changes: Vec::new(),
        look: Vec::new(),
        place: None,
    };
    compared.details(school, file);
    compared.class(tx, school, file, line)?;
    compare_contacts(tx, school.today, file, line, &mut compared)?;
    compared.send(file, line);
    Ok(compared)
}

/// What a new child begins as.
fn blank(file: &FileChild) -> Pupil {
    Pupil {
        id: PupilId::new(""),
        legal_forename: String::new(),
        legal_surname: String::new(),
        preferred_forename: String::new(),
        upn: None,
        sex: file
            .sex
            .unwrap_or(crate::domain::record::pupil::Sex::Female),
        born_on: file.born_on.unwrap_or_default(),
        year_override: None,
        admitted_on: None,
        left_on: None,
        destination: String::new(),
        file_sent_on: None,
        home_language: String::new(),
        interpreter_needed: false,
        key_facts: String::new(),
    }
}

impl Compared {
    pub(super) fn change(&mut self, what: &str, from: impl Into<String>, to: impl Into<String>) {
        self.changes.push(ImportChange {
            what: what.to_owned(),
            from: from.into(),
            to: to.into(),
        });
    }

    fn details(&mut self, school: &School, file: &FileChild) {
        let mut pupil = self.pupil.clone();
        let name = PersonName {
            preferred_given: Some(pupil.preferred_forename.clone()),
            ..PersonName::new(&pupil.legal_forename, &pupil.legal_surname)
        };
        let mut texts = |what: &str, held: &mut String, said: &str| {
            if is_better(held, said) {
                let from = std::mem::replace(held, said.to_owned());
                self.change(what, from, said);
            }
        };
        // A name in one cell may be what the child is called, and says nothing against the legal one then.
        if !(file.whole_name && is_whole_name_of(file, &name)) {
            texts("Legal forename", &mut pupil.legal_forename, &file.forename);
            texts("Legal surname", &mut pupil.legal_surname, &file.surname);
        }
        texts(
            "Preferred forename",
            &mut pupil.preferred_forename,
            &file.preferred,
        );
        texts("Home language", &mut pupil.home_language, &file.language);
        if file.upn.is_some() && file.upn != pupil.upn {
            let from = pupil.upn.take().unwrap_or_default();
            pupil.upn.clone_from(&file.upn);
            self.change("UPN", from, file.upn.clone().unwrap_or_default());
        }
        let is_new = pupil.id.as_str().is_empty();
        if let Some(sex) = file.sex.filter(|sex| is_new || *sex != pupil.sex) {
            let from = if is_new { "" } else { pupil.sex.name() };
            self.change("Sex", from, sex.name());
            pupil.sex = sex;
        }
        if let Some(born_on) = file
            .born_on
            .filter(|born_on| is_new || *born_on != pupil.born_on)
        {
            let from = if is_new {
                String::new()
            } else {
                long(pupil.born_on)
            };
            self.change("Date of birth", from, long(born_on));
            pupil.born_on = born_on;
        }
        if let Some(admitted_on) = file.admitted_on.filter(|on| Some(*on) != pupil.admitted_on) {
            self.change(
                "Date of admission",
                days(pupil.admitted_on),
                long(admitted_on),
            );
            pupil.admitted_on = Some(admitted_on);
        }
        self.year(school, file, &mut pupil);
        self.pupil = pupil;
    }

    fn year(&mut self, school: &School, file: &FileChild, pupil: &mut Pupil) {
        let Some(year) = file.year.filter(|_| !school.other_year) else {
            return;
        };
        let now = YearGroup::with_override(pupil.born_on, school.starting, pupil.year_override);
        if now == Some(year) {
            return;
        }
        let by_age = YearGroup::by_age(pupil.born_on, school.starting);
        if !(YearGroup::E1..=YearGroup::Y7).contains(&year) {
            self.look.push(format!(
                "{} is not a year of this school. The year group was left as it is.",
                year.name()
            ));
            return;
        }
        let from = now.map_or("", YearGroup::name);
        let outside = by_age != Some(year);
        let aside = if outside {
            ", outside the year of age"
        } else {
            ""
        };
        self.change("Year group", from, format!("{}{aside}", year.name()));
        pupil.year_override = outside.then_some(YearOverride {
            year_group: year,
            starting: school.starting,
        });
    }

    fn class(
        &mut self,
        tx: &Reader<'_>,
        school: &School,
        file: &FileChild,
        line: Option<&PupilLine>,
    ) -> Result<()> {
        if file.class.is_empty() {
            return Ok(());
        }
        let held = match line {
            Some(line) => tx
                .about::<ClassMember>(&tx.seen(&line.id)?)?
                .into_iter()
                .map(|kept| kept.record)
                .filter(|member| member.to_on.is_none_or(|to_on| to_on >= school.today))
                .max_by_key(|member| member.from_on),
            None => None,
        };
        let wanted = school.class(&file.class);
        if held.as_ref().map(|held| &held.class_id) == wanted.map(|class| &class.id)
            && wanted.is_some()
        {
            return Ok(());
        }
        if let Some(held) = held.as_ref().filter(|held| held.from_on > school.today) {
            self.look.push(format!(
                "The child changes class on {}. The class of the list, {}, was left out.",
                long(held.from_on),
                file.class
            ));
            return Ok(());
        }
        let from = held.map_or_else(String::new, |held| school.class_name(&held.class_id));
        let name = wanted.map_or_else(|| file.class.clone(), |class| class.name.clone());
        self.change("Class", from, name.as_str());
        self.class = Some(ClassMove {
            name,
            id: wanted.map(|class| class.id.clone()),
        });
        Ok(())
    }

    fn send(&mut self, file: &FileChild, line: Option<&PupilLine>) {
        let held = line.map_or(&[][..], |line| line.factors.as_slice());
        for (kind, said) in &file.factors {
            match (said, held.contains(kind)) {
                (true, false) => {
                    self.change("Factor", "", kind.name());
                    self.factors.push(*kind);
                }
                (false, true) => self.look.push(format!(
                    "{}: no in the list, recorded here. If it has ended, end it on the record.",
                    kind.name()
                )),
                _ => {}
            }
        }
        self.status(file, line);
        self.need(NeedRank::Primary, file.primary_need, file, line);
        self.need(NeedRank::Secondary, file.secondary_need, file, line);
    }

    fn status(&mut self, file: &FileChild, line: Option<&PupilLine>) {
        let Some(status) = file.sen_status else {
            return;
        };
        let stage = line.and_then(|line| line.stage.as_ref());
        let here = stage.map_or(CensusCode::N, |stage| stage.census);
        if status == here {
            return;
        }
        match (status, stage) {
            (CensusCode::K | CensusCode::E, None) => self.place = Some(status),
            (CensusCode::A | CensusCode::P | CensusCode::S, _) => self.look.push(format!(
                "SEN status {} in the list is a code from before 2018 ({}). The stage here was left as it is.",
                status.code(),
                status.name()
            )),
            (_, stage) => self.look.push(format!(
                "SEN status {} in the list, {} here{}. Decide the stage on the record if it has changed.",
                status.code(),
                here.code(),
                stage.map_or_else(String::new, |stage| format!(" ({})", stage.name))
            )),
        }
    }

    fn need(
        &mut self,
        rank: NeedRank,
        said: Option<SenType>,
        file: &FileChild,
        line: Option<&PupilLine>,
    ) {
        let Some(sen_type) = said else { return };
        let held = line.map_or(&[][..], |line| line.needs.as_slice());
        if held.iter().any(|need| need.sen_type == Some(sen_type)) {
            return;
        }
        let supported = file.sen_status == Some(CensusCode::K)
            || line.is_some_and(|line| {
                line.stage
                    .as_ref()
                    .is_some_and(|stage| stage.census == CensusCode::K)
            });
        let code = sen_type.code();
        if let Some(here) = held.iter().find(|need| need.rank == rank) {
            let here = here.sen_type.map_or(here.area.name(), SenType::name);
            self.look.push(format!(
                "{}: {code} in the list, {here} here. The need here was left as it is.",
                rank.name()
            ));
            return;
        }
        let has_primary = held.iter().any(|need| need.rank == NeedRank::Primary)
            || self.needs.iter().any(|need| need.rank == NeedRank::Primary);
        if self.needs.iter().any(|need| need.sen_type == sen_type) {
            return;
        }
        match sen_type.area() {
            Some(area) if rank == NeedRank::Primary || has_primary => {
                self.change(rank.name(), "", sen_type.name());
                self.needs.push(NewNeed {
                    rank,
                    sen_type,
                    area,
                });
            }
            None if sen_type == SenType::NoSpecialistAssessment && !supported => {}
            _ => self.look.push(format!(
                "{}: {code} in the list. Add it on the record, where its area can be chosen.",
                rank.name()
            )),
        }
    }
}

/// Whether what the list says is to take the place of what is there. The same word in capitals or without its accents
/// is not better.
fn is_better(held: &str, said: &str) -> bool {
    if said.is_empty() || held == said {
        return false;
    }
    fold(held) != fold(said) || (held.is_ascii() && !said.is_ascii())
}

fn days(day: Option<NaiveDate>) -> String {
    day.map_or_else(String::new, long)
}
