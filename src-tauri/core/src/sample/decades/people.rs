//! Who comes to the long school and who leaves it: the children of each September, and those who move.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::child::Child;
use super::school::{AGES, FORMS, LongSchool, Term};
use crate::domain::factor::FactorKind;
use crate::domain::id::{ContactId, FactorId, PupilId};
use crate::domain::record::pupil::{Contact, Factor, Pupil, Sex};
use crate::domain::role::Action;
use crate::domain::upn::Upn;
use crate::sample::chance::Chance;
use crate::sample::names::{HERITAGES, Heritage, STREETS};
use crate::sample::past::Past;
use crate::sample::school::september;
use crate::sample::words::{INTERESTS, KEY_FACTS};

/// New children of a September.
const INTAKE: usize = 90;
/// Children who leave in a half-term, and as many who come.
const MOVES: usize = 16;

/// Takes children up, one after the other.
pub(super) struct Intake {
    seed: u64,
    number: usize,
    /// How many numbers have been given out to children of an age.
    serials: BTreeMap<i32, u32>,
    heritages: Vec<&'static Heritage>,
}

impl Intake {
    pub(super) fn new(seed: u64) -> Self {
        let heritages = HERITAGES
            .iter()
            .flat_map(|heritage| std::iter::repeat_n(heritage, heritage.share))
            .collect();
        Self {
            seed,
            number: 0,
            serials: BTreeMap::new(),
            heritages,
        }
    }

    /// The new Reception of a September; in the school's first year, every year group.
    pub(super) fn september(
        &mut self,
        past: &mut Past,
        school: &LongSchool,
        year: i32,
    ) -> Vec<Child> {
        let ages = i32::try_from(AGES.len()).unwrap_or_default();
        let oldest = if year == school.first() {
            year - ages + 1
        } else {
            year
        };
        let day = school.first_day_of(year);
        let mut children = Vec::new();
        for cohort in oldest..=year {
            for place in 0..INTAKE {
                children.push(self.admit(past, school, cohort, place % FORMS, day));
            }
        }
        children
    }

    /// Some families move away, and others come in their place.
    pub(super) fn moves(
        &mut self,
        past: &mut Past,
        school: &LongSchool,
        term: &Term,
        here: &mut Vec<Child>,
        chance: &mut Chance,
    ) {
        for _ in 0..MOVES {
            let day = term.day(3 + chance.below(20));
            if here.is_empty() || !term.reaches(day + Days::new(1)) {
                return;
            }
            let place = chance.below(here.len());
            let new = here
                .get(place)
                .is_none_or(|child| child.came_after(term.day(0)));
            if new {
                continue;
            }
            let mut gone = here.swap_remove(place);
            let (cohort, form) = (gone.cohort, gone.form);
            gone.leave(
                past,
                school,
                day,
                "Moved away; records sent to the new school",
            );
            here.push(self.admit(past, school, cohort, form, day));
        }
    }

    fn admit(
        &mut self,
        past: &mut Past,
        school: &LongSchool,
        cohort: i32,
        form: usize,
        day: NaiveDate,
    ) -> Child {
        let mut chance = Chance::of(self.seed, self.number);
        self.number += 1;
        let heritage = *chance.pick(&self.heritages);
        let family = Family::of(heritage, &mut chance);
        let sex = if chance.in_hundred(50) {
            Sex::Female
        } else {
            Sex::Male
        };
        let girl = sex == Sex::Female;
        let born = u64::try_from(chance.between(0, 364)).unwrap_or_default();
        let at = past.moment(day, 30);
        let record = Pupil {
            id: PupilId::new(past.id(at)),
            legal_forename: (*chance.pick(if girl { heritage.girls } else { heritage.boys }))
                .to_owned(),
            legal_surname: if girl {
                family.surname.0
            } else {
                family.surname.1
            }
            .to_owned(),
            preferred_forename: String::new(),
            upn: self.upn(cohort),
            sex,
            born_on: september(cohort - 5) + Days::new(born),
            year_override: None,
            admitted_on: Some(day),
            left_on: None,
            destination: String::new(),
            file_sent_on: None,
            home_language: heritage.language.to_owned(),
            interpreter_needed: heritage.is_eal() && chance.in_hundred(20),
            key_facts: if chance.in_hundred(7) {
                (*chance.pick(&KEY_FACTS)).to_owned()
            } else {
                String::new()
            },
        };
        past.add(at, &school.office, Action::PupilWrite, record.clone());
        for contact in family.contacts(past, &record, day) {
            past.add(
                past.moment(day, 45),
                &school.office,
                Action::ContactWrite,
                contact,
            );
        }
        for factor in factors(past, &record, heritage, day, &mut chance) {
            past.add(
                past.moment(day, 55),
                &school.senco,
                Action::NeedWrite,
                factor,
            );
        }
        let likes = *chance.pick(&INTERESTS);
        let mut child = Child::new(record, cohort, form, likes, chance);
        child.join_class(past, school, day);
        child
    }

    fn upn(&mut self, cohort: i32) -> Option<String> {
        let serial = self.serials.entry(cohort).or_default();
        *serial += 1;
        let year = u32::try_from(cohort.rem_euclid(100)).ok()?;
        // Gloucestershire is 916 among local authorities; no school has the number 9211.
        Upn::issue(916, 9211, year, *serial).map(String::from)
    }
}

/// A home, as far as the contacts ask.
struct Family {
    heritage: &'static Heritage,
    surname: (&'static str, &'static str),
    mother: &'static str,
    father: &'static str,
    address: String,
    telephone: i32,
}

impl Family {
    fn of(heritage: &'static Heritage, chance: &mut Chance) -> Self {
        Self {
            heritage,
            surname: *chance.pick(heritage.surnames),
            mother: *chance.pick(heritage.mothers),
            father: *chance.pick(heritage.fathers),
            address: format!(
                "{} {}, Longmarsh, Gloucestershire",
                chance.between(1, 140),
                chance.pick(&STREETS)
            ),
            telephone: chance.between(0, 999),
        }
    }

    fn contacts(&self, past: &Past, child: &Pupil, day: NaiveDate) -> Vec<Contact> {
        let at = past.moment(day, 45);
        let parents = [
            (self.mother, self.surname.0, "Mother"),
            (self.father, self.surname.1, "Father"),
        ];
        (1..)
            .zip(parents)
            .map(|(priority, (given, surname, relationship))| Contact {
                id: ContactId::new(past.id(at)),
                pupil_id: child.id.clone(),
                name: format!("{given} {surname}"),
                relationship: relationship.to_owned(),
                parental_responsibility: true,
                may_be_told: true,
                restriction: String::new(),
                // 07700 900 000 to 900 999 are kept free for stories.
                telephone: format!("07700 900{:03}", self.telephone),
                email: String::new(),
                address: self.address.clone(),
                language: self.heritage.language.to_owned(),
                priority,
                from_on: day,
                to_on: None,
            })
            .collect()
    }
}

fn factors(
    past: &Past,
    child: &Pupil,
    heritage: &Heritage,
    day: NaiveDate,
    chance: &mut Chance,
) -> Vec<Factor> {
    let mut kinds = Vec::new();
    if heritage.is_eal() {
        kinds.push(FactorKind::Eal);
    }
    for (percent, kind) in [
        (22, FactorKind::PupilPremium),
        (5, FactorKind::AttendanceAndPunctuality),
        (3, FactorKind::HealthAndWelfare),
        (1, FactorKind::YoungCarer),
    ] {
        if chance.in_hundred(percent) {
            kinds.push(kind);
        }
    }
    let at = past.moment(day, 55);
    kinds
        .into_iter()
        .map(|factor| Factor {
            id: FactorId::new(past.id(at)),
            pupil_id: child.id.clone(),
            factor,
            detail: String::new(),
            from_on: day,
            to_on: None,
        })
        .collect()
}
