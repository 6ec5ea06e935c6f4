//! The long school itself: its years, its staff who come and go, and three classes to a year group.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};

use super::Decades;
use crate::domain::calendar::{
    AcademicYear, HalfTerm, SchoolCalendar, TermNaming, academic_year_of,
};
use crate::domain::clock::{
    ClockContext, ClockSettings, CycleBegan, CycleStart, OwnLimits, review_due,
};
use crate::domain::id::{ClassId, LinkId, StaffId, YearId};
use crate::domain::pathway::{Pathway, PathwayPreset, Stage, preset};
use crate::domain::record::person::{ClassStaff, Staff};
use crate::domain::record::school::{
    School as Record, SchoolClass, SchoolPathway, SchoolYear, THE_SCHOOL,
};
use crate::domain::role::{Action, Role};
use crate::domain::year_group::YearGroup;
use crate::office::Session;
use crate::sample::chance::Chance;
use crate::sample::names::HERITAGES;
use crate::sample::past::{Doer, Past};
use crate::sample::school::{last_of_august, september};

/// Classes in a year group.
pub(super) const FORMS: usize = 3;
/// From Reception to Year 6.
pub(super) const AGES: [YearGroup; 7] = [
    YearGroup::R,
    YearGroup::Y1,
    YearGroup::Y2,
    YearGroup::Y3,
    YearGroup::Y4,
    YearGroup::Y5,
    YearGroup::Y6,
];
const TREES: [&str; FORMS] = ["Ash", "Birch", "Cedar"];
/// How many years a teacher and a teaching assistant stay.
const TEACHER_STAYS: usize = 6;
const HELPER_STAYS: usize = 8;

/// What it is called.
pub(super) const NAME: &str = "Longmarsh Primary School";

/// A member of staff.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) id: StaffId,
    pub(super) name: String,
    role: Role,
}

impl Doer for Person {
    fn session(&self) -> Session {
        Session::new(self.id.clone(), self.role, self.role == Role::Senco)
    }
}

/// A half-term as far as it has come, with its school days.
#[derive(Debug)]
pub(super) struct Term {
    pub(super) half_term: HalfTerm,
    /// Never empty and never after today.
    days: Vec<NaiveDate>,
}

impl Term {
    /// A school day of the half-term by its place; the last one where it is shorter.
    pub(super) fn day(&self, place: usize) -> NaiveDate {
        self.days
            .get(place)
            .or(self.days.last())
            .copied()
            .unwrap_or(self.half_term.starts_on)
    }

    /// How many school days there are.
    pub(super) fn len(&self) -> usize {
        self.days.len()
    }

    /// The school day that many before a day, which is of this half-term; its first day at the earliest.
    pub(super) fn before(&self, day: NaiveDate, days: usize) -> NaiveDate {
        let until = self.days.partition_point(|one| *one <= day);
        self.day(until.saturating_sub(1 + days))
    }

    /// Whether the half-term has come to that day.
    pub(super) fn reaches(&self, day: NaiveDate) -> bool {
        self.days.last().is_some_and(|last| *last >= day)
    }
}

/// The school as the children's lives look at it.
#[derive(Debug)]
pub(super) struct LongSchool {
    today: NaiveDate,
    starting: i32,
    first: i32,
    calendar: SchoolCalendar,
    pathway: Pathway,
    settings: ClockSettings,
    chance: Chance,
    pub(super) senco: Person,
    pub(super) office: Person,
    /// By place of the class: who is there at present.
    teachers: Vec<Person>,
    helpers: Vec<Person>,
    classes: BTreeMap<(usize, i32), ClassId>,
}

impl LongSchool {
    /// Founds the school in the first of its years, with its SENCO, headteacher and office.
    pub(super) fn found(past: &mut Past, decades: Decades) -> Self {
        let today = past.today();
        let starting = academic_year_of(today);
        let first = starting - i32::from(decades.years.max(1)) + 1;
        let at = past.moment(september(first), 0);
        let person = |name: &str, role| Person {
            id: StaffId::new(past.id(at)),
            name: name.to_owned(),
            role,
        };
        let senco = person("Mrs A Okafor", Role::Senco);
        let head = person("Mr D Pryce", Role::Headteacher);
        let office = person("Mrs P Hall", Role::Office);
        let school = Self {
            today,
            starting,
            first,
            calendar: SchoolCalendar::new(
                (first..=starting + 1).map(AcademicYear::proposed).collect(),
            ),
            pathway: preset(PathwayPreset::DEFAULT),
            settings: ClockSettings::default(),
            chance: Chance::new(decades.seed ^ 7),
            senco,
            office: office.clone(),
            teachers: Vec::new(),
            helpers: Vec::new(),
            classes: BTreeMap::new(),
        };
        for (person, title) in [
            (school.senco.clone(), "SENCO"),
            (head, "Headteacher"),
            (office, "Office manager"),
        ] {
            school.hire(past, september(first), &person, title);
        }
        school.set_up(past);
        school
    }

    /// The Septembers of its years.
    pub(super) fn years(&self) -> RangeInclusive<i32> {
        self.first..=self.starting
    }

    /// The September of this school year.
    pub(super) fn starting(&self) -> i32 {
        self.starting
    }

    /// The September of the first year.
    pub(super) fn first(&self) -> i32 {
        self.first
    }

    /// The half-terms of a year that have begun.
    pub(super) fn terms(&self, year: i32) -> Vec<Term> {
        let year = self.calendar.year(year);
        year.half_terms
            .iter()
            .map(|half_term| Term {
                half_term: *half_term,
                days: self
                    .calendar
                    .school_days(half_term.starts_on, half_term.ends_on.min(self.today))
                    .collect(),
            })
            .filter(|term| !term.days.is_empty())
            .collect()
    }

    /// 1 September of a year, or today where that has not come.
    pub(super) fn first_day_of(&self, year: i32) -> NaiveDate {
        september(year).min(self.today)
    }

    pub(super) fn stage(&self, key: &str) -> Option<&Stage> {
        self.pathway.stage(key)
    }

    /// When a cycle that begins on a day is due, by the rhythm of its stage.
    pub(super) fn due(&self, stage: &Stage, began: CycleBegan, on: NaiveDate) -> NaiveDate {
        let context = ClockContext {
            calendar: &self.calendar,
            settings: &self.settings,
        };
        review_due(stage, CycleStart::new(began, on), context)
            .map_or(on + Days::new(42), |clock| clock.due_on)
    }

    /// The class of a year group and form in a year.
    pub(super) fn class_id(&self, class: usize, year: i32) -> Option<ClassId> {
        self.classes.get(&(class, year)).cloned()
    }

    /// Who teaches the class at present.
    pub(super) fn teacher(&self, class: usize) -> &Person {
        self.teachers.get(class).unwrap_or(&self.senco)
    }

    /// Who helps in the class at present.
    pub(super) fn helper(&self, class: usize) -> &Person {
        self.helpers.get(class / 2).unwrap_or(&self.senco)
    }

    /// Opens the classes of a year, with new staff for those who left in summer.
    pub(super) fn open_year(&mut self, past: &mut Past, year: i32) {
        let day = self.first_day_of(year);
        let turn = usize::try_from(year - self.first).unwrap_or_default();
        let all = AGES.len() * FORMS;
        for place in 0..all {
            if turn == 0 || (turn + place).is_multiple_of(TEACHER_STAYS) {
                let teacher = self.newcomer(past, day, Role::ClassTeacher, "Class teacher");
                put(&mut self.teachers, place, teacher);
            }
            if place % 2 == 0 && (turn == 0 || (turn + place / 2).is_multiple_of(HELPER_STAYS)) {
                let helper =
                    self.newcomer(past, day, Role::TeachingAssistant, "Teaching assistant");
                put(&mut self.helpers, place / 2, helper);
            }
        }
        self.enter_year(past, year + 1, day);
        for place in 0..all {
            self.open_class(past, place, year, day);
        }
    }

    /// Says goodbye to those whose time is over.
    pub(super) fn end_year(&mut self, past: &mut Past, year: i32) {
        let next = usize::try_from(year + 1 - self.first).unwrap_or_default();
        let day = last_of_august(year);
        let teachers = self
            .teachers
            .iter()
            .enumerate()
            .map(|(place, one)| (place, one, TEACHER_STAYS, "Class teacher"));
        let helpers = self
            .helpers
            .iter()
            .enumerate()
            .map(|(place, one)| (place, one, HELPER_STAYS, "Teaching assistant"));
        let going: Vec<Staff> = teachers
            .chain(helpers)
            .filter(|(place, _, stays, _)| (next + place).is_multiple_of(*stays))
            .map(|(_, person, _, title)| Staff {
                left_on: Some(day),
                ..staff(person, title)
            })
            .collect();
        for gone in going {
            past.revise(past.moment(day, 600), &self.senco, Action::StaffWrite, gone);
        }
    }

    fn newcomer(&mut self, past: &mut Past, day: NaiveDate, role: Role, job_title: &str) -> Person {
        let heritage = self.chance.pick(&HERITAGES);
        let (surname, _) = self.chance.pick(heritage.surnames);
        let initial = self
            .chance
            .pick(heritage.mothers)
            .chars()
            .next()
            .unwrap_or('A');
        let title = *self.chance.pick(&["Mrs", "Miss", "Ms", "Mr"]);
        let person = Person {
            id: StaffId::new(past.id(past.moment(day, 0))),
            name: format!("{title} {initial} {surname}"),
            role,
        };
        self.hire(past, day, &person, job_title);
        person
    }

    fn hire(&self, past: &mut Past, day: NaiveDate, person: &Person, title: &str) {
        let record = staff(person, title);
        past.add(past.moment(day, 0), &self.senco, Action::StaffWrite, record);
    }

    fn set_up(&self, past: &mut Past) {
        let at = past.moment(september(self.first), 5);
        let record = Record {
            id: THE_SCHOOL.to_owned(),
            name: NAME.to_owned(),
            urn: "999211".to_owned(),
            local_authority: "Gloucestershire".to_owned(),
            headteacher_name: "Mr D Pryce".to_owned(),
            telephone: "01632 960211".to_owned(),
            term_naming: TermNaming::Seasons,
            sample: true,
            lock_minutes: 15,
            own_limits: OwnLimits::default(),
            capture_allowed: false,
        };
        past.add(at, &self.senco, Action::SettingsWrite, record);
        let pathway = SchoolPathway {
            id: past.id(at),
            pathway: self.pathway.clone(),
        };
        past.add(at, &self.senco, Action::SettingsWrite, pathway);
        self.enter_year(past, self.first, september(self.first));
    }

    /// Enters the dates of a school year.
    fn enter_year(&self, past: &mut Past, starting: i32, day: NaiveDate) {
        let at = past.moment(day, 10);
        let record = SchoolYear {
            id: YearId::new(past.id(at)),
            starting,
            calendar: self.calendar.year(starting).into_owned(),
            proposed: false,
        };
        past.add(at, &self.senco, Action::SettingsWrite, record);
    }

    fn open_class(&mut self, past: &mut Past, place: usize, year: i32, day: NaiveDate) {
        let at = past.moment(day, 20);
        let id = ClassId::new(past.id(at));
        let age = AGES.get(place / FORMS).copied().unwrap_or(YearGroup::R);
        let tree = TREES.get(place % FORMS).copied().unwrap_or_default();
        let class = SchoolClass {
            id: id.clone(),
            name: format!("{} {tree}", age.name()),
            year_starting: year,
            year_groups: vec![age],
        };
        past.add(at, &self.senco, Action::SettingsWrite, class);
        for person in [self.teacher(place), self.helper(place)] {
            let link = ClassStaff {
                id: LinkId::new(past.id(at)),
                class_id: id.clone(),
                staff_id: person.id.clone(),
                from_on: day,
                to_on: (year < self.starting).then(|| last_of_august(year)),
            };
            past.add(at, &self.senco, Action::SettingsWrite, link);
        }
        self.classes.insert((place, year), id);
    }
}

fn staff(person: &Person, title: &str) -> Staff {
    Staff {
        id: person.id.clone(),
        name: person.name.clone(),
        role: person.role,
        administrator: person.role == Role::Senco,
        job_title: title.to_owned(),
        left_on: None,
    }
}

/// Puts somebody in a place, which is the next one or one that was held before.
fn put(people: &mut Vec<Person>, place: usize, person: Person) {
    match people.get_mut(place) {
        Some(before) => *before = person,
        None => people.push(person),
    }
}
