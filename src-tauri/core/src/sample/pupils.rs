//! The children: who they are, when they came, which classes they have been in, and who has left.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::chance::Chance;
use super::families::{Families, Family, Home};
use super::names::HERITAGES;
use super::past::Past;
use super::school::{School, last_of_august, september};
use super::words::{INTERESTS, KEY_FACTS};
use super::{contacts, photo};
use crate::domain::id::{LinkId, PupilId};
use crate::domain::record::pupil::{ClassMember, Pupil, Sex};
use crate::domain::role::Action;
use crate::domain::upn::Upn;
use crate::domain::year_group::{YearGroup, YearOverride};

/// Children of today by age: two years of nursery, Reception, Years 1 to 6. Together 210.
const COHORTS: [(i32, usize); 9] = [
    (-1, 6),
    (0, 16),
    (1, 27),
    (2, 26),
    (3, 28),
    (4, 27),
    (5, 27),
    (6, 26),
    (7, 27),
];
/// Children of last year's Year 6, who have left.
const LEAVERS: usize = 24;
/// Children who moved away before that.
const MOVERS: usize = 6;

/// The leaver whose file has not been sent yet.
const UNSENT: usize = 221;

/// A child with what the story needs to know.
#[derive(Debug)]
pub(super) struct Child {
    pub(super) number: usize,
    pub(super) id: PupilId,
    pub(super) record: Pupil,
    /// 0 in the last year of nursery, 1 in Reception, 7 in Year 6, 8 in the year after that.
    pub(super) age: i32,
    pub(super) admitted_on: NaiveDate,
    pub(super) family: Family,
    pub(super) likes: &'static str,
}

impl Child {
    /// The class in a school year, by its place from the youngest.
    pub(super) fn class_in(&self, school: &School, year: i32) -> usize {
        let age = self.age - (school.starting - year);
        usize::try_from(age).unwrap_or_default()
    }

    /// What the child is called.
    pub(super) fn called(&self) -> String {
        self.record.name().called().to_owned()
    }

    /// The mother's surname with a title, as staff write it.
    pub(super) fn mother(&self) -> String {
        match self.family.home {
            Home::FosterCarers => "Mrs Hale".to_owned(),
            Home::Grandparents => format!("Grandma {}", self.family.surname.0),
            _ => format!("Mrs {}", self.family.surname.0),
        }
    }
}

/// Everybody who is or was at the school, those of today first.
pub(super) fn enrol(past: &mut Past, school: &School) -> Vec<Child> {
    let mut chance = Chance::new(2_026);
    let mut register = Register {
        families: Families::default(),
        names: BTreeSet::new(),
        forenames: BTreeMap::new(),
        serial: 0,
    };
    let mut heritages: Vec<usize> = HERITAGES
        .iter()
        .enumerate()
        .flat_map(|(place, heritage)| std::iter::repeat_n(place, heritage.share))
        .collect();
    chance.shuffle(&mut heritages);
    // Those who have left were of the larger languages.
    heritages.extend((0..LEAVERS + MOVERS).map(|place| if place % 5 == 4 { 2 } else { 0 }));

    let mut ages: Vec<i32> = COHORTS
        .iter()
        .flat_map(|(age, count)| std::iter::repeat_n(*age, *count))
        .collect();
    ages.extend(std::iter::repeat_n(8, LEAVERS));
    ages.extend((0..MOVERS).map(|place| i32::try_from(place).unwrap_or_default() + 2));

    let mut sizes: BTreeMap<usize, u32> = BTreeMap::new();
    let mut children: Vec<Child> = Vec::with_capacity(ages.len());
    for (number, (age, heritage)) in ages.into_iter().zip(heritages).enumerate() {
        let younger: Vec<&Child> = children
            .iter()
            .filter(|other| {
                HERITAGES
                    .get(heritage)
                    .is_some_and(|one| one.language == other.family.heritage.language)
            })
            .filter(|other| other.age < age - 1 && sizes.get(&other.family.number) < Some(&3))
            .collect();
        let family = if !younger.is_empty() && chance.in_hundred(18) {
            chance.pick(&younger).family.clone()
        } else {
            register.families.settle(heritage, &mut chance)
        };
        *sizes.entry(family.number).or_default() += 1;
        let child = register.admit(past, school, number, age, family);
        let away = leaving(school, number, age);
        arrive(past, school, &child, away);
        children.push(child);
    }
    for child in &children {
        contacts::write(past, school, child);
    }
    children
}

/// When and where to a child has left: last July from Year 6, or before that with the family.
fn leaving(school: &School, number: usize, age: i32) -> Option<(NaiveDate, &'static str)> {
    let secondaries = [
        "Hartsbridge Academy",
        "Castle Meadow High School",
        "Teasel Hill School",
    ];
    if age == 8 {
        let july = school
            .calendar
            .year(school.starting - 1)
            .half_terms
            .last()
            .map(|last| school.school_day_before(last.ends_on, 0))?;
        return Some((july, secondaries.get(number % 3)?));
    }
    let mover = number.checked_sub(210 + LEAVERS)?;
    let weeks = u64::try_from(mover).unwrap_or_default() * 9;
    let day = september(school.starting - 2) + Days::new(60 + weeks * 7);
    Some((
        school.school_day_before(day, 0),
        "Moved away; school not known yet",
    ))
}

struct Register {
    families: Families,
    names: BTreeSet<(String, String)>,
    /// How often the girls' and boys' names of a language have been used.
    forenames: BTreeMap<(&'static str, bool), usize>,
    serial: u32,
}

impl Register {
    fn admit(
        &mut self,
        past: &Past,
        school: &School,
        number: usize,
        age: i32,
        mut family: Family,
    ) -> Child {
        let mut chance = Chance::of(41, number);
        let sex = if chance.in_hundred(50) {
            Sex::Female
        } else {
            Sex::Male
        };
        let girl = sex == Sex::Female;
        let surname = if girl {
            family.surname.0
        } else {
            family.surname.1
        };
        let forename = self.forename(&family, girl, surname);
        let admitted_on = admission(school, number, age, &mut chance);
        if number == 88 || number == 171 {
            family.home = Home::FosterCarers;
        }
        let at = past.moment(admitted_on.max(school.first_day()), 30);
        let id = PupilId::new(past.id(at));
        let record = Pupil {
            id: id.clone(),
            preferred_forename: preferred(forename, &mut chance).to_owned(),
            legal_forename: forename.to_owned(),
            legal_surname: surname.to_owned(),
            upn: (age >= 0).then(|| self.upn(school, age)).flatten(),
            sex,
            born_on: born(school, age, &mut chance),
            year_override: None,
            admitted_on: Some(admitted_on),
            left_on: None,
            destination: String::new(),
            file_sent_on: None,
            home_language: family.heritage.language.to_owned(),
            interpreter_needed: family.heritage.is_eal() && chance.in_hundred(22),
            key_facts: if chance.in_hundred(7) {
                (*chance.pick(&KEY_FACTS)).to_owned()
            } else {
                String::new()
            },
        };
        Child {
            number,
            id,
            record: held_back(record, school, number),
            age,
            admitted_on,
            family,
            likes: chance.pick::<&str>(&INTERESTS),
        }
    }

    /// The next forename of the language that no child of that surname has.
    fn forename(&mut self, family: &Family, girl: bool, surname: &str) -> &'static str {
        let names = if girl {
            family.heritage.girls
        } else {
            family.heritage.boys
        };
        let turn = self
            .forenames
            .entry((family.heritage.language, girl))
            .or_default();
        for _ in 0..names.len() {
            let name = names.get(*turn % names.len()).copied().unwrap_or_default();
            *turn += 1;
            if self.names.insert((name.to_owned(), surname.to_owned())) {
                return name;
            }
        }
        "Robin"
    }

    fn upn(&mut self, school: &School, age: i32) -> Option<String> {
        self.serial += 1;
        let year = u32::try_from((school.starting - age).rem_euclid(100)).ok()?;
        // Gloucestershire is 916 among local authorities; no school has the number 9210.
        Upn::issue(916, 9210, year, self.serial).map(String::from)
    }
}

/// A summer-born child who began Reception a year later is taught below the year of her age.
fn held_back(record: Pupil, school: &School, number: usize) -> Pupil {
    if number != 70 {
        return record;
    }
    Pupil {
        born_on: NaiveDate::from_ymd_opt(school.starting - 6, 7, 29).unwrap_or(record.born_on),
        year_override: Some(YearOverride {
            year_group: YearGroup::Y1,
            starting: school.starting,
        }),
        ..record
    }
}

fn born(school: &School, age: i32, chance: &mut Chance) -> NaiveDate {
    let first = september(school.starting - age - 4);
    // The youngest have turned three, or will before Christmas.
    let span = if age < 0 { 110 } else { 364 };
    first + Days::new(u64::try_from(chance.between(0, span)).unwrap_or_default())
}

/// Most begin in nursery or Reception; some join later, in the middle of a year.
fn admission(school: &School, number: usize, age: i32, chance: &mut Chance) -> NaiveDate {
    let with_story = super::courses::has_story(number);
    let years_ago = match age {
        ..=-1 => 0,
        0 => i32::from(with_story || chance.in_hundred(50)),
        1 if with_story => 2,
        _ if with_story || chance.in_hundred(60) => age,
        _ => age - 1,
    };
    let first = |years_ago: i32| {
        let september = september(school.starting - years_ago);
        school.school_day_after(september, 0).min(school.today)
    };
    let late = (2..8).contains(&age) && !with_story && number < 210 && chance.in_hundred(14);
    if late {
        let ahead = u64::try_from(chance.between(40, 270)).unwrap_or_default();
        let years_ago = chance.between(1, age.min(3));
        return school
            .school_day_before(september(school.starting - years_ago) + Days::new(ahead), 0)
            .max(first(years_ago));
    }
    first(years_ago)
}

fn preferred(forename: &str, chance: &mut Chance) -> &'static str {
    let short = match forename {
        "Amelia" => "Millie",
        "Thomas" => "Tom",
        "Samuel" => "Sam",
        "Eleanor" => "Ellie",
        "Florence" => "Flo",
        "Harriet" => "Hattie",
        "Joshua" => "Josh",
        "Temilolúwa" => "Temi",
        "Olúwatóbi" => "Tóbi",
        "Wojciech" => "Wojtek",
        "Jakub" => "Kuba",
        "Zuzanna" => "Zuzia",
        "Ștefania" => "Ștefi",
        "Solomiya" => "Solya",
        "Harleen" => "Harley",
        _ => "",
    };
    if chance.in_hundred(70) { short } else { "" }
}

/// The office takes the child up, and every September moves her to the next class until she leaves.
fn arrive(past: &mut Past, school: &School, child: &Child, away: Option<(NaiveDate, &str)>) {
    let office = school.office();
    let at = past.moment(child.admitted_on.max(school.first_day()), 30);
    past.add(at, office, Action::PupilWrite, child.record.clone());
    if let Some(jpeg) = photo::of(child) {
        let id = child.id.clone();
        past.deed(at, office, Action::PupilWrite, move |tx| {
            let seen = tx.seen(&id)?;
            tx.set_photo(&seen, &jpeg)
        });
    }
    let gone = away.map(|(left_on, _)| left_on);
    for year in school.years() {
        let from_on = child.admitted_on.max(september(year));
        let last = last_of_august(year);
        let Some(class_id) = school.class_id(child.class_in(school, year), year) else {
            continue;
        };
        if from_on > last || gone.is_some_and(|left_on| left_on < from_on) {
            continue;
        }
        let at = past.moment(from_on, 40);
        let member = ClassMember {
            id: LinkId::new(past.id(at)),
            pupil_id: child.id.clone(),
            class_id,
            from_on,
            to_on: None,
        };
        past.add(at, office, Action::PupilWrite, member.clone());
        let to_on = gone
            .filter(|left_on| *left_on <= last)
            .or((year < school.starting).then_some(last));
        if let Some(to_on) = to_on {
            let ended = ClassMember {
                to_on: Some(to_on),
                ..member
            };
            let at = past.moment(to_on, 500);
            past.revise(at, office, Action::PupilWrite, ended);
        }
    }
    if let Some((left_on, destination)) = away {
        let left = Pupil {
            left_on: Some(left_on),
            destination: destination.to_owned(),
            // One file is still here: the clock for it runs.
            file_sent_on: (child.number != UNSENT).then_some(left_on),
            ..child.record.clone()
        };
        past.revise(past.moment(left_on, 510), office, Action::PupilWrite, left);
    }
}
