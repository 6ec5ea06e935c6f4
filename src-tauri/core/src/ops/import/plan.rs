//! The list beside the register: which child is which, and what would change. Nothing is changed here.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::compare::{Compared, compare};
use super::file::ImportFile;
use crate::domain::calendar::academic_year_of;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{ClassId, PupilId};
use crate::domain::pathway::{CensusCode, Pathway};
use crate::domain::person_name::{PersonName, fold};
use crate::domain::record::Kept;
use crate::domain::record::pupil::Pupil;
use crate::domain::record::school::SchoolClass;
use crate::domain::role::Action;
use crate::domain::words::count;
use crate::domain::year_group::YearGroup;
use crate::error::Result;
use crate::exchange::Table;
use crate::exchange::pupils::{
    CellCorrection, ColumnMeaning, FileChild, FileSchool, WrongRow, children_of, is_heading,
    lacking_of_pupils,
};
use crate::ops::placement::pathway_of;
use crate::store::{Leavers, PupilLine, Reader};

/// From this share of children whose year does not fit their age, in per cent, the list is of another school year.
const OTHER_YEAR: usize = 30;

/// What a list would do to the register.
pub(super) struct Plan {
    pub(super) children: Vec<PlannedChild>,
    /// Children on our roll who are not in the list.
    pub(super) leaving: Vec<PupilLine>,
    pub(super) wrong: Vec<WrongRow>,
    /// What is to be known about the list as a whole.
    pub(super) facts: Vec<String>,
    /// Classes that are not there yet, each with the years of its children.
    pub(super) new_classes: BTreeMap<String, BTreeSet<YearGroup>>,
    pub(super) pathway: Pathway,
    pub(super) school: School,
}

/// How a child of the list stands to the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    New,
    /// She is on the register.
    Known,
    /// Somebody of her name and birthday is on the register, with another number or none.
    Possible {
        number_differs: bool,
    },
}

/// A child of the list beside the child of the register.
pub(super) struct PlannedChild {
    pub(super) file: FileChild,
    pub(super) standing: Standing,
    pub(super) line: Option<PupilLine>,
    pub(super) pupil: Option<Kept<Pupil>>,
    pub(super) compared: Compared,
    /// Where the list says that she has left.
    pub(super) left_on: Option<NaiveDate>,
}

/// What all comparisons need to know of the school.
pub(super) struct School {
    pub(super) today: NaiveDate,
    pub(super) starting: i32,
    pub(super) classes: Vec<SchoolClass>,
    /// Whether the years of the list are left out.
    pub(super) other_year: bool,
}

impl School {
    /// The class of this year that a name in a list means.
    pub(super) fn class(&self, name: &str) -> Option<&SchoolClass> {
        let wanted = class_key(name);
        self.classes
            .iter()
            .find(|class| class_key(&class.name) == wanted)
    }

    pub(super) fn class_name(&self, id: &ClassId) -> String {
        self.classes
            .iter()
            .find(|class| class.id == *id)
            .map_or_else(String::new, |class| class.name.clone())
    }
}

/// "Class 3H", "3H" and "3h class" are one.
pub(in crate::ops::import) fn class_key(name: &str) -> String {
    let folded = fold(name);
    let bare: Vec<&str> = folded
        .split(' ')
        .filter(|word| *word != "class" && !word.is_empty())
        .collect();
    if bare.is_empty() {
        folded
    } else {
        bare.join(" ")
    }
}

/// Reads the children of a list as far as the person may bring them in.
pub(super) fn children_in(
    file: &ImportFile,
    columns: &[Option<ColumnMeaning>],
    corrections: &[CellCorrection],
    today: NaiveDate,
) -> Result<(Table, FileSchool)> {
    let table = file.table(&is_heading)?;
    if let Some(sentence) = lacking_of_pupils(columns) {
        return Err(FieldErrors::one("columns", sentence).into());
    }
    let school = children_of(&table, columns, corrections, today);
    Ok((table, school))
}

/// Compares the children of a list with the register.
pub(super) fn plan(tx: &Reader<'_>, mut list: FileSchool) -> Result<Plan> {
    let today = tx.today();
    let starting = academic_year_of(today);
    let lines = tx.pupil_lines(Leavers::With)?;
    let mut facts = Vec::new();
    let may_send = tx.session().may(Action::SendRead);
    let mut has_send = false;
    for child in &mut list.children {
        has_send |= says_send(child);
        if !may_send {
            child.sen_status = None;
            child.primary_need = None;
            child.secondary_need = None;
            child.factors.clear();
        }
    }
    if has_send && !may_send {
        facts.push(
            "What the list says of SEND is left out. The SENCO can import it from the same list."
                .to_owned(),
        );
    }
    let school = School {
        today,
        starting,
        classes: tx
            .all::<SchoolClass>()?
            .into_iter()
            .map(|kept| kept.record)
            .filter(|class| class.year_starting == starting)
            .collect(),
        other_year: is_of_another_year(&list.children, starting),
    };
    if school.other_year {
        facts.push(
            "Most year groups in the list do not fit the dates of birth, so the list may be of another school year. \
             Its year groups are left out."
                .to_owned(),
        );
    }
    let mut plan = Plan {
        children: Vec::new(),
        leaving: Vec::new(),
        wrong: list.wrong,
        facts,
        new_classes: BTreeMap::new(),
        pathway: pathway_of(tx)?,
        school,
    };
    let mut matched: BTreeSet<PupilId> = BTreeSet::new();
    let mut gone = 0;
    for child in list.children {
        let (standing, line) = stand(&child, &lines);
        if let Some(line) = &line {
            matched.insert(line.id.clone());
        }
        if let Some(wrong) = refusal(&child, line.as_ref(), &plan.school) {
            plan.wrong.extend(wrong);
            continue;
        }
        let left_on = child.left_on.filter(|left_on| *left_on <= today);
        if left_on.is_some() && line.as_ref().is_none_or(|line| line.left_on.is_some()) {
            gone += 1;
            continue;
        }
        plan.add(tx, child, standing, line, left_on)?;
    }
    if gone > 0 {
        plan.facts.push(format!(
            "{} in the list have left already and were passed over.",
            count(gone, "child").replace("childs", "children")
        ));
    }
    plan.wrong.sort();
    let wrong_names: BTreeSet<String> = plan.wrong.iter().map(|row| fold(&row.name)).collect();
    plan.leaving = lines
        .into_iter()
        .filter(|line| line.left_on.is_none() && line.admitted_on.is_none_or(|on| on <= today))
        .filter(|line| {
            !matched.contains(&line.id) && !wrong_names.contains(&fold(&line.name().display()))
        })
        .collect();
    Ok(plan)
}

impl Plan {
    fn add(
        &mut self,
        tx: &Reader<'_>,
        file: FileChild,
        standing: Standing,
        line: Option<PupilLine>,
        left_on: Option<NaiveDate>,
    ) -> Result<()> {
        let pupil = match &line {
            Some(line) => Some(tx.kept::<Pupil>(line.id.as_str())?),
            None => None,
        };
        let compared = compare(tx, &self.school, &file, line.as_ref(), pupil.as_ref())?;
        if left_on.is_none()
            && let Some(class) = &compared.class
            && class.id.is_none()
        {
            let name = self
                .new_classes
                .keys()
                .find(|known| class_key(known) == class_key(&class.name))
                .cloned()
                .unwrap_or_else(|| class.name.clone());
            let years = self.new_classes.entry(name).or_default();
            years.extend(file.year.or_else(|| {
                file.born_on
                    .and_then(|born_on| YearGroup::by_age(born_on, self.school.starting))
            }));
        }
        self.children.push(PlannedChild {
            file,
            standing,
            line,
            pupil,
            compared,
            left_on,
        });
        Ok(())
    }
}

fn says_send(child: &FileChild) -> bool {
    child.sen_status.is_some() || child.primary_need.is_some() || !child.factors.is_empty()
}

fn is_of_another_year(children: &[FileChild], starting: i32) -> bool {
    let told: Vec<bool> = children
        .iter()
        .filter_map(|child| {
            let by_age = YearGroup::by_age(child.born_on?, starting)?;
            Some(child.year? != by_age)
        })
        .collect();
    let unfit = told.iter().filter(|differs| **differs).count();
    unfit >= 5 && unfit * 100 > told.len() * OTHER_YEAR
}

/// Which child of the register it is: by the number, or else by name and birthday.
fn stand(child: &FileChild, lines: &[PupilLine]) -> (Standing, Option<PupilLine>) {
    let by_number = child
        .upn
        .as_ref()
        .and_then(|upn| lines.iter().find(|line| line.upn.as_ref() == Some(upn)));
    if let Some(line) = by_number {
        return (Standing::Known, Some(line.clone()));
    }
    let mut namesakes = lines
        .iter()
        .filter(|line| is_namesake(child, &line.name(), line));
    let Some(line) = namesakes.next() else {
        return (Standing::New, None);
    };
    let standing = match (&child.upn, &line.upn, namesakes.next()) {
        (None, _, None) => Standing::Known,
        (_, None, None) => Standing::Possible {
            number_differs: false,
        },
        _ => Standing::Possible {
            number_differs: true,
        },
    };
    (standing, Some(line.clone()))
}

/// Whether a name that stands in one cell is this one, legal or called. Where the family name begins in it, nobody can
/// say for certain, so its words decide.
pub(super) fn is_whole_name_of(child: &FileChild, name: &PersonName) -> bool {
    let words = |given: &str, family: &str| {
        let folded = fold(&format!("{given} {family}"));
        let mut words: Vec<String> = folded.split(' ').map(str::to_owned).collect();
        words.sort();
        words
    };
    let theirs = words(&child.forename, &child.surname);
    [name.given.as_str(), name.called()]
        .into_iter()
        .any(|given| words(given, &name.family) == theirs)
}

fn is_namesake(child: &FileChild, name: &PersonName, line: &PupilLine) -> bool {
    let theirs = child.name();
    if child.whole_name {
        return child.born_on == Some(line.born_on) && is_whole_name_of(child, name);
    }
    child.born_on == Some(line.born_on)
        && fold(&theirs.family) == fold(&name.family)
        && [&theirs.given, theirs.called()]
            .iter()
            .any(|one| fold(one) == fold(&name.given) || fold(one) == fold(name.called()))
}

/// Why a child cannot be brought in although every cell reads well.
fn refusal(child: &FileChild, line: Option<&PupilLine>, school: &School) -> Option<Vec<WrongRow>> {
    let reason = match line {
        Some(line) => {
            let left_on = line.left_on.filter(|left_on| *left_on <= school.today)?;
            if child.left_on.is_some() {
                return None;
            }
            format!(
                "This child left on {}. If the child is back, record the return on the child's record, then import again.",
                crate::domain::date_words::long(left_on)
            )
        }
        None if child.left_on.is_some_and(|left_on| left_on <= school.today) => return None,
        None => why_not_new(child, school)?,
    };
    let name = child.name().display();
    let rows = child.rows.iter().map(|row| WrongRow {
        row: *row,
        column: None,
        name: name.clone(),
        reason: reason.clone(),
    });
    Some(rows.collect())
}

fn why_not_new(child: &FileChild, school: &School) -> Option<String> {
    let mut lacking = Vec::new();
    if child.surname.is_empty() && child.forename.is_empty() {
        lacking.push("the name");
    }
    if child.sex.is_none() {
        lacking.push("the sex");
    }
    let Some(born_on) = child.born_on else {
        lacking.push("the date of birth");
        return Some(needs(&lacking));
    };
    if !lacking.is_empty() {
        return Some(needs(&lacking));
    }
    if child.admitted_on.is_some_and(|on| on < born_on) {
        return Some("The date of admission is before the date of birth.".to_owned());
    }
    let year = YearGroup::by_age(born_on, school.starting);
    let in_school = year.is_some_and(|year| (YearGroup::E2..=YearGroup::Y7).contains(&year));
    (!in_school).then(|| {
        format!(
            "A child born on {} is outside nursery to Year 6. Check the date of birth.",
            crate::domain::date_words::long(born_on)
        )
    })
}

fn needs(lacking: &[&str]) -> String {
    format!(
        "This would be a new child, and the row lacks {}.",
        crate::domain::words::list(lacking)
    )
}

/// The stages on which a child of that status in the list may be placed.
pub(super) fn stages_for(pathway: &Pathway, census: CensusCode) -> Vec<(String, String)> {
    pathway
        .stages
        .iter()
        .filter(|stage| stage.on_register && stage.census == census)
        .map(|stage| (stage.key.clone(), stage.name.clone()))
        .collect()
}
