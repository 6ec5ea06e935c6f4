//! The school itself: its years, its colleagues, its eight classes and who teaches and helps in them.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::past::{Colleague, Past};
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

/// What it is called.
pub(super) const NAME: &str = "Sedgecombe Primary School";

/// How many years of history there are besides this one.
const PAST_YEARS: i32 = 3;

/// Name, title, role, and whether an administrator.
const STAFF: [(&str, &str, Role); 17] = [
    ("Mrs A Okafor", "SENCO", Role::Senco),
    ("Mr D Pryce", "Headteacher", Role::Headteacher),
    ("Miss F Rees", "Nursery teacher", Role::ClassTeacher),
    ("Mrs H Cole", "Reception teacher", Role::ClassTeacher),
    ("Mr T Ashdown", "Year 1 teacher", Role::ClassTeacher),
    ("Miss R Shah", "Year 2 teacher", Role::ClassTeacher),
    ("Mrs K Nowak", "Year 3 teacher", Role::ClassTeacher),
    ("Mr K Osei", "Year 4 teacher", Role::ClassTeacher),
    ("Miss E Birch", "Year 5 teacher", Role::ClassTeacher),
    ("Mr S Mistry", "Year 6 teacher", Role::ClassTeacher),
    ("Ms J Lee", "Teaching assistant", Role::TeachingAssistant),
    (
        "Mrs B Wójcik",
        "Teaching assistant",
        Role::TeachingAssistant,
    ),
    (
        "Mr L Boateng",
        "Teaching assistant",
        Role::TeachingAssistant,
    ),
    (
        "Miss M Price",
        "Teaching assistant, ELSA",
        Role::TeachingAssistant,
    ),
    (
        "Mrs N Akhtar",
        "Teaching assistant, one to one",
        Role::TeachingAssistant,
    ),
    ("Mrs P Hall", "Office manager", Role::Office),
    ("Mrs J Whitlock", "Year 4 teacher", Role::ClassTeacher),
];

/// The classes from the youngest: name and year groups.
const CLASSES: [(&str, &[YearGroup]); 8] = [
    ("Chestnuts", &[YearGroup::N1, YearGroup::N2]),
    ("Acorns", &[YearGroup::R]),
    ("Hazel", &[YearGroup::Y1]),
    ("Rowan", &[YearGroup::Y2]),
    ("Willow", &[YearGroup::Y3]),
    ("Maple", &[YearGroup::Y4]),
    ("Beech", &[YearGroup::Y5]),
    ("Oak", &[YearGroup::Y6]),
];

/// The class whose teacher left a year ago.
const MAPLE: usize = 5;

/// The school as everything else of the sample looks at it.
#[derive(Debug)]
pub(super) struct School {
    pub(super) today: NaiveDate,
    /// The September of this school year.
    pub(super) starting: i32,
    pub(super) calendar: SchoolCalendar,
    pub(super) pathway: Pathway,
    /// The half-terms that have begun, from three years ago to now.
    pub(super) half_terms: Vec<HalfTerm>,
    staff: Vec<Colleague>,
    classes: BTreeMap<(usize, i32), ClassId>,
    settings: ClockSettings,
}

impl School {
    /// Sets the school up in the September three years ago and carries it through to today.
    pub(super) fn found(past: &mut Past) -> Self {
        let today = past.today();
        let starting = academic_year_of(today);
        let years: Vec<AcademicYear> = (starting - PAST_YEARS..=starting + 1)
            .map(with_days_off)
            .collect();
        let half_terms = years
            .iter()
            .flat_map(|year| year.half_terms.iter().copied())
            .filter(|half_term| half_term.starts_on <= today)
            .collect();
        let mut school = Self {
            today,
            starting,
            calendar: SchoolCalendar::new(years),
            pathway: preset(PathwayPreset::DEFAULT),
            half_terms,
            staff: Vec::new(),
            classes: BTreeMap::new(),
            settings: ClockSettings::default(),
        };
        school.hire(past);
        school.set_up(past);
        for year in school.years() {
            school.open_classes(past, year);
        }
        school
    }

    /// The Septembers of the history, this one last.
    pub(super) fn years(&self) -> std::ops::RangeInclusive<i32> {
        self.starting - PAST_YEARS..=self.starting
    }

    /// 1 September of the first year.
    pub(super) fn first_day(&self) -> NaiveDate {
        september(self.starting - PAST_YEARS)
    }

    pub(super) fn senco(&self) -> &Colleague {
        self.colleague(0)
    }

    pub(super) fn head(&self) -> &Colleague {
        self.colleague(1)
    }

    pub(super) fn office(&self) -> &Colleague {
        self.colleague(15)
    }

    /// Who teaches a class in a year.
    pub(super) fn teacher(&self, class: usize, year: i32) -> &Colleague {
        if class == MAPLE && year <= self.starting - 2 {
            self.colleague(16)
        } else {
            self.colleague(2 + class.min(7))
        }
    }

    /// The teachers of this year, each with the name of the class.
    pub(super) fn class_teachers(&self) -> Vec<(&Colleague, &'static str)> {
        let teacher = |place| self.teacher(place, self.starting);
        let classes = CLASSES.iter().enumerate();
        classes
            .map(|(place, (name, _))| (teacher(place), *name))
            .collect()
    }

    /// Who helps in a class.
    pub(super) fn helper(&self, class: usize) -> &Colleague {
        self.colleague(10 + class.min(7) / 2)
    }

    /// Who works with one child at a time.
    pub(super) fn one_to_one(&self) -> &Colleague {
        self.colleague(14)
    }

    pub(super) fn class_id(&self, class: usize, year: i32) -> Option<ClassId> {
        self.classes.get(&(class, year)).cloned()
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

    /// The school day that many school days after a day, the day itself where it is one and none are added.
    pub(super) fn school_day_after(&self, day: NaiveDate, days: u32) -> NaiveDate {
        let first = day
            .iter_days()
            .take(80)
            .find(|one| self.calendar.is_school_day(*one))
            .unwrap_or(day);
        self.calendar.add_school_days(first, days).unwrap_or(first)
    }

    /// The school day that many school days before a day, counting the last one up to it as none before.
    pub(super) fn school_day_before(&self, day: NaiveDate, days: usize) -> NaiveDate {
        (0..200)
            .filter_map(|back| day.checked_sub_days(Days::new(back)))
            .filter(|one| self.calendar.is_school_day(*one))
            .nth(days)
            .unwrap_or(day)
    }

    fn colleague(&self, place: usize) -> &Colleague {
        // The places are those of the table above.
        #[allow(clippy::indexing_slicing, reason = "the table has all of them")]
        &self.staff[place]
    }

    fn hire(&mut self, past: &mut Past) {
        let at = past.moment(self.first_day(), 0);
        for (place, (name, title, role)) in STAFF.into_iter().enumerate() {
            let left = place == STAFF.len() - 1;
            self.staff.push(Colleague {
                id: StaffId::new(past.id(at)),
                name,
                title,
                role,
                administrator: place == 0,
                left_on: left.then(|| last_of_august(self.starting - 2)),
            });
        }
        for person in self.staff.clone() {
            let record = Staff {
                id: person.id,
                name: person.name.to_owned(),
                role: person.role,
                administrator: person.administrator,
                job_title: person.title.to_owned(),
                left_on: None,
            };
            let gone = Staff {
                left_on: person.left_on,
                ..record.clone()
            };
            past.deed(at, self.senco(), Action::StaffWrite, move |tx| {
                tx.add(&record)
            });
            if let Some(left_on) = gone.left_on {
                let at = past.moment(left_on, 100);
                past.revise(at, self.senco(), Action::StaffWrite, gone);
            }
        }
    }

    fn set_up(&self, past: &mut Past) {
        let at = past.moment(self.first_day(), 5);
        let id = past.id(at);
        let senco = self.senco();
        past.add(
            at,
            senco,
            Action::SettingsWrite,
            Record {
                id: THE_SCHOOL.to_owned(),
                name: NAME.to_owned(),
                urn: "999210".to_owned(),
                local_authority: "Gloucestershire".to_owned(),
                headteacher_name: self.colleague(1).name.to_owned(),
                telephone: "01632 960210".to_owned(),
                term_naming: TermNaming::Seasons,
                sample: true,
                lock_minutes: 15,
                own_limits: OwnLimits::default(),
                capture_allowed: false,
            },
        );
        past.add(
            at,
            senco,
            Action::SettingsWrite,
            SchoolPathway {
                id,
                pathway: self.pathway.clone(),
            },
        );
        for year in &self.calendar.years {
            // The dates of a year are entered in the May before it, and those of the first at set-up.
            let may = NaiveDate::from_ymd_opt(year.starting, 5, 14).unwrap_or_default();
            let day = may.max(self.first_day());
            if day <= self.today {
                let at = past.moment(day, 10);
                let record = SchoolYear {
                    id: YearId::new(past.id(at)),
                    starting: year.starting,
                    calendar: year.clone(),
                    proposed: false,
                };
                past.add(at, senco, Action::SettingsWrite, record);
            }
        }
    }

    fn open_classes(&mut self, past: &mut Past, year: i32) {
        let at = past.moment(september(year), 20);
        let senco = self.senco().clone();
        for (class, (name, year_groups)) in CLASSES.into_iter().enumerate() {
            let id = ClassId::new(past.id(at));
            past.add(
                at,
                &senco,
                Action::SettingsWrite,
                SchoolClass {
                    id: id.clone(),
                    name: name.to_owned(),
                    year_starting: year,
                    year_groups: year_groups.to_vec(),
                },
            );
            for person in [
                self.teacher(class, year).clone(),
                self.helper(class).clone(),
            ] {
                let link = ClassStaff {
                    id: LinkId::new(past.id(at)),
                    class_id: id.clone(),
                    staff_id: person.id.clone(),
                    from_on: september(year),
                    to_on: (year < self.starting).then(|| last_of_august(year)),
                };
                past.add(at, &senco, Action::SettingsWrite, link);
            }
            self.classes.insert((class, year), id);
        }
    }
}

/// 1 September of a year.
pub(super) fn september(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 9, 1).unwrap_or_default()
}

/// The 31 August that ends the school year which began in September of `year`.
pub(super) fn last_of_august(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year + 1, 8, 31).unwrap_or_default()
}

/// The proposed dates of a year with five INSET days: the first days of three half-terms, two days at the end of July.
fn with_days_off(starting: i32) -> AcademicYear {
    let mut year = AcademicYear::proposed(starting);
    let mut days: Vec<NaiveDate> = [0, 1, 2]
        .iter()
        .filter_map(|place| year.half_terms.get(*place))
        .map(|half_term| half_term.starts_on)
        .collect();
    if let Some(last) = year.half_terms.last() {
        let end = last
            .ends_on
            .iter_days()
            .rev()
            .filter(|day| !crate::domain::bank_holiday::is_weekend(*day));
        days.extend(end.take(2));
    }
    days.sort_unstable();
    year.inset_days = days;
    year
}
