//! What every screen needs to know of the school in one answer, with the lists of words that forms offer. The lists
//! come from the domain, so the window keeps no copy of them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{the_calendar, the_pathway, the_school};
use crate::domain::calendar::{HalfTerm, TermNaming, academic_year_of, year_label};
use crate::domain::clock::OwnLimits;
use crate::domain::factor::FactorKind;
use crate::domain::id::{ClassId, StaffId};
use crate::domain::measure::{Direction, Measure};
use crate::domain::need::{NeedArea, SenType};
use crate::domain::pathway::{CensusCode, Pathway};
use crate::domain::record::person::{ClassStaff, Staff};
use crate::domain::record::school::SchoolClass;
use crate::domain::role::{Action, Role};
use crate::domain::word_lists::{CodedWord, WordLists};
use crate::domain::year_group::YearGroup;
use crate::error::Result;
use crate::office::ReadOp;
use crate::store::ReadTx;

/// What every screen needs to know of the school.
#[derive(Debug, Deserialize, TS)]
pub struct SchoolFacts {}

/// The school, its year, its people and its words.
#[derive(Debug, Serialize, TS)]
pub struct SchoolFactsView {
    pub school_name: String,
    /// Whether this is the fictional school to look round.
    pub sample: bool,
    pub term_naming: TermNaming,
    /// Minutes without a key or the mouse after which Waymark locks.
    pub lock_minutes: u8,
    /// The limits of time that are the school's own.
    pub own_limits: OwnLimits,
    #[ts(type = "string")]
    pub today: NaiveDate,
    pub year: YearFact,
    pub pathway: Pathway,
    /// The classes of this school year, youngest children first.
    pub classes: Vec<ClassFact>,
    /// Those who work at the school today, by name.
    pub staff: Vec<StaffFact>,
    pub codes: CodeLists,
}

/// Where today lies in the school's calendar.
#[derive(Debug, Serialize, TS)]
pub struct YearFact {
    /// 2026 for 2026/27.
    pub starting: i32,
    pub label: String,
    /// Whether the school has entered the dates of this year; otherwise they are proposed.
    pub entered: bool,
    /// The half-term that today lies in; none in the holidays.
    pub half_term: Option<HalfTerm>,
    pub half_term_name: Option<String>,
    /// The half-term that begins next.
    pub next_half_term: Option<HalfTerm>,
    pub next_half_term_name: Option<String>,
}

/// A class of this year.
#[derive(Debug, Serialize, TS)]
pub struct ClassFact {
    pub id: ClassId,
    pub name: String,
    pub year_groups: Vec<YearGroup>,
    /// Who teaches or helps in it today, teachers first.
    pub staff_names: Vec<String>,
}

/// A colleague.
#[derive(Debug, Serialize, TS)]
pub struct StaffFact {
    pub id: StaffId,
    pub name: String,
    pub role: Role,
    pub role_name: String,
    pub job_title: String,
}

/// A broad area of need with the census types that may be recorded in it.
#[derive(Debug, Serialize, TS)]
pub struct NeedAreaCode {
    pub code: NeedArea,
    pub name: &'static str,
    pub sen_types: Vec<CodedWord>,
}

/// A factor with its name and its tag for a crowded table.
#[derive(Debug, Serialize, TS)]
pub struct FactorCode {
    pub code: FactorKind,
    pub name: &'static str,
    pub short_name: &'static str,
}

/// A way to measure a target: the measure to begin with, and the scores it takes.
#[derive(Debug, Serialize, TS)]
pub struct MeasureCode {
    pub measure: Measure,
    pub name: &'static str,
    pub least: f64,
    pub greatest: f64,
    /// Whether only whole numbers count.
    pub whole: bool,
    /// Whether the person says which way is better.
    pub has_direction: bool,
    /// Whether the person says what is counted.
    pub has_unit: bool,
}

/// Every list that a form offers.
#[derive(Debug, Serialize, TS)]
pub struct CodeLists {
    /// Every enumeration with its codes and names.
    pub words: WordLists,
    pub need_areas: Vec<NeedAreaCode>,
    pub factors: Vec<FactorCode>,
    pub measures: Vec<MeasureCode>,
    pub roles: Vec<CodedWord>,
    /// The year groups of a primary school with a nursery, youngest first.
    pub primary_year_groups: Vec<CodedWord>,
    /// The census codes that may be given today.
    pub current_census_codes: Vec<CodedWord>,
}

impl ReadOp for SchoolFacts {
    const ACTION: Action = Action::SchoolRead;
    type Output = SchoolFactsView;
    fn run(self, tx: &ReadTx<'_>) -> Result<SchoolFactsView> {
        let school = the_school(tx)?.record;
        let today = tx.today();
        let year = year_fact(tx, today, school.term_naming)?;
        let staff = staff_of_today(tx, today)?;
        Ok(SchoolFactsView {
            classes: classes_of(tx, year.starting, today, &staff)?,
            school_name: school.name,
            sample: school.sample,
            term_naming: school.term_naming,
            lock_minutes: school.lock_minutes,
            own_limits: school.own_limits,
            today,
            year,
            pathway: the_pathway(tx)?.record.pathway,
            staff,
            codes: CodeLists::of_the_domain(),
        })
    }
}

fn year_fact(tx: &ReadTx<'_>, today: NaiveDate, naming: TermNaming) -> Result<YearFact> {
    let calendar = the_calendar(tx)?;
    let starting = academic_year_of(today);
    let name = |half_term: Option<HalfTerm>| half_term.map(|one| one.slot.name(naming));
    let (half_term, next) = (calendar.half_term_of(today), calendar.next_half_term(today));
    Ok(YearFact {
        starting,
        label: year_label(starting),
        entered: calendar.is_entered(today),
        half_term,
        half_term_name: name(half_term),
        next_half_term: next,
        next_half_term_name: name(next),
    })
}

fn staff_of_today(tx: &ReadTx<'_>, today: NaiveDate) -> Result<Vec<StaffFact>> {
    let mut staff: Vec<Staff> = tx
        .all::<Staff>()?
        .into_iter()
        .map(|kept| kept.record)
        .filter(|person| person.works_on(today))
        .collect();
    staff.sort_by(|a, b| a.name.cmp(&b.name));
    let facts = staff.into_iter().map(|person| StaffFact {
        role_name: person.role.words().to_owned(),
        id: person.id,
        name: person.name,
        role: person.role,
        job_title: person.job_title,
    });
    Ok(facts.collect())
}

fn classes_of(
    tx: &ReadTx<'_>,
    starting: i32,
    today: NaiveDate,
    staff: &[StaffFact],
) -> Result<Vec<ClassFact>> {
    let links: Vec<ClassStaff> = tx
        .all::<ClassStaff>()?
        .into_iter()
        .map(|kept| kept.record)
        .filter(|link| link.interval().holds_on(today))
        .collect();
    let mut classes: Vec<SchoolClass> = tx
        .all::<SchoolClass>()?
        .into_iter()
        .map(|kept| kept.record)
        .filter(|class| class.year_starting == starting)
        .collect();
    classes.sort_by_key(SchoolClass::place);
    let facts = classes.into_iter().map(|class| {
        let mut people: Vec<&StaffFact> = staff
            .iter()
            .filter(|person| {
                links
                    .iter()
                    .any(|link| link.class_id == class.id && link.staff_id == person.id)
            })
            .collect();
        people.sort_by_key(|person| person.role != Role::ClassTeacher);
        ClassFact {
            staff_names: people.iter().map(|person| person.name.clone()).collect(),
            id: class.id,
            name: class.name,
            year_groups: class.year_groups,
        }
    });
    Ok(facts.collect())
}

/// The words of some of an enumeration.
macro_rules! some_of {
    ($Name:ident, $only:expr) => {
        $Name::ALL
            .iter()
            .copied()
            .filter($only)
            .map(|one| CodedWord {
                code: one.code(),
                name: one.name(),
            })
            .collect()
    };
}

impl CodeLists {
    fn of_the_domain() -> Self {
        Self {
            words: WordLists::all(),
            need_areas: NeedArea::ALL
                .iter()
                .map(|area| NeedAreaCode {
                    code: *area,
                    name: area.name(),
                    sen_types: some_of!(SenType, |kind| kind
                        .area()
                        .is_none_or(|home| home == *area)),
                })
                .collect(),
            factors: FactorKind::ALL
                .iter()
                .map(|kind| FactorCode {
                    code: *kind,
                    name: kind.name(),
                    short_name: kind.short_name(),
                })
                .collect(),
            measures: measures(),
            roles: Role::words_of_all(),
            primary_year_groups: some_of!(YearGroup, |year| year.is_primary()),
            current_census_codes: some_of!(CensusCode, |code| code.is_current()),
        }
    }
}

fn measures() -> Vec<MeasureCode> {
    let kinds = [
        Measure::Tme,
        Measure::Count {
            unit: String::new(),
            direction: Direction::Up,
        },
        Measure::Percentage {
            direction: Direction::Up,
        },
        Measure::YesNo,
        Measure::Gas,
    ];
    kinds
        .into_iter()
        .map(|measure| {
            let (least, greatest) = measure.range();
            MeasureCode {
                name: measure.name(),
                least,
                greatest,
                whole: measure.score(least + 0.5).is_err(),
                has_direction: matches!(
                    measure,
                    Measure::Count { .. } | Measure::Percentage { .. }
                ),
                has_unit: matches!(measure, Measure::Count { .. }),
                measure,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::testing::{TestSchool, day};

    #[test]
    fn everybody_learns_the_schools_facts_in_one_answer() {
        let school = TestSchool::new();
        for who in [
            &school.senco,
            &school.head,
            &school.teacher,
            &school.ta,
            &school.office_staff,
        ] {
            let facts = school.read(who, SchoolFacts {});
            assert_eq!(facts.school_name, "Oakbrook Primary School");
            assert_eq!(facts.year.label, "2026/27");
            assert_eq!(facts.year.half_term_name.as_deref(), Some("Autumn 2"));
            assert_eq!(facts.year.next_half_term_name.as_deref(), Some("Spring 1"));
            let classes: Vec<&str> = facts.classes.iter().map(|c| c.name.as_str()).collect();
            assert_eq!(classes, ["hazel", "rowan"]);
            assert_eq!(facts.classes[0].staff_names, ["Miss R Shah"]);
            assert_eq!(facts.staff.len(), 5);
        }
    }

    #[test]
    fn in_the_holidays_there_is_no_half_term_but_a_next_one() {
        let school = TestSchool::on("2026-12-29");
        let facts = school.read(&school.senco, SchoolFacts {});
        assert_eq!(facts.year.half_term, None);
        assert!(facts.year.next_half_term.unwrap().starts_on >= day("2027-01-04"));
    }

    #[test]
    fn every_type_of_sen_is_offered_in_its_area_and_the_open_ones_in_all() {
        let lists = CodeLists::of_the_domain();
        let offers = |area: usize, code: &str| {
            lists.need_areas[area]
                .sen_types
                .iter()
                .any(|kind| kind.code == code)
        };
        assert!(offers(0, "SPLD") && !offers(1, "SPLD"));
        assert!((0..4).all(|area| offers(area, "OTH") && offers(area, "DS")));
        assert!(
            lists
                .primary_year_groups
                .iter()
                .all(|year| year.code != "7")
        );
        assert!(lists.current_census_codes.iter().all(|one| one.code != "S"));
    }

    #[test]
    fn a_form_learns_which_numbers_a_measure_takes() {
        let lists = CodeLists::of_the_domain();
        let [tme, count, percentage, yes_no, gas] = &lists.measures[..] else {
            unreachable!("a measure was added: say here what it takes");
        };
        assert!(tme.whole && yes_no.whole && gas.whole && !count.whole && !percentage.whole);
        assert!(count.has_unit && count.has_direction && percentage.has_direction);
        assert_eq!((gas.least, gas.greatest), (-2.0, 2.0));
    }
}
