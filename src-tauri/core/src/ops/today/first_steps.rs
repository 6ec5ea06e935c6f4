//! The first steps of a school that was just set up, each told from the record itself and none of them kept.

use chrono::{Days, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use crate::domain::calendar::academic_year_of;
use crate::domain::coded::coded;
use crate::domain::record::person::Staff;
use crate::domain::record::school::{School, SchoolClass, SchoolYear, THE_SCHOOL};
use crate::domain::role::Action;
use crate::error::Result;
use crate::ops::clocks::SchoolClocks;
use crate::store::{PupilLine, Reader};

/// How long a school is new: who works alone has no colleague to add, and need not be told for ever.
const NEW_FOR: Days = Days::new(90);

coded! {
    /// Something to do before a school's record is of use.
    pub enum FirstStepKind {
        Terms = "terms", "Check the term dates and bank holidays";
        Colleagues = "colleagues", "Add your colleagues";
        Classes = "classes", "Set up this year\u{2019}s classes";
        Children = "children", "Bring in the children";
        SecondPlace = "second_place", "Choose a second place for backups";
        Pathway = "pathway", "Place the first child on the pathway";
    }
}

impl FirstStepKind {
    /// What it is good for, in a line.
    fn about(self) -> &'static str {
        match self {
            Self::Terms => "Every date that Waymark works out goes by them.",
            Self::Colleagues => {
                "Each signs in with a password of their own and sees what their role needs."
            }
            Self::Classes => "Whoever teaches or helps in a class sees its children.",
            Self::Children => "From a list of the school\u{2019}s MIS, or one by one.",
            Self::SecondPlace => {
                "A stick or another drive: should this computer be lost, the record is not."
            }
            Self::Pathway => {
                "On the child\u{2019}s own page. The plan and the date of its review follow from it."
            }
        }
    }

    /// Who can take it.
    fn needs(self) -> Action {
        match self {
            Self::Terms | Self::Classes => Action::SettingsWrite,
            Self::Colleagues | Self::SecondPlace => Action::StaffWrite,
            Self::Children => Action::PupilImport,
            Self::Pathway => Action::PlacementDecide,
        }
    }
}

/// A first step, and whether the record shows that it was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FirstStep {
    pub kind: FirstStepKind,
    pub name: String,
    pub about: String,
    pub done: bool,
}

fn is_new(began_on: Option<NaiveDate>, today: NaiveDate) -> bool {
    began_on.is_none_or(|on| on + NEW_FOR >= today)
}

/// The first steps that the person who asks can take; none once all are taken, or the school is new no more.
pub(super) fn first_steps(
    tx: &Reader<'_>,
    school: &SchoolClocks,
    here: &[&PupilLine],
) -> Result<Vec<FirstStep>> {
    if !is_new(tx.first_trace_on()?, school.today) || tx.get::<School>(THE_SCHOOL)?.sample {
        return Ok(Vec::new());
    }
    let this_year = academic_year_of(school.today);
    let colleagues = tx.all::<Staff>()?.len() > 1;
    let classes = tx.all::<SchoolClass>()?;
    let years = tx.all::<SchoolYear>()?;
    let second_place = tx.has_second_place()?;
    let done = |kind: FirstStepKind| match kind {
        // Those that set-up proposes are not the school's own until somebody has looked at them and kept them.
        FirstStepKind::Terms => years
            .iter()
            .any(|one| one.record.starting == this_year && !one.record.proposed),
        FirstStepKind::Colleagues => colleagues,
        FirstStepKind::Classes => classes
            .iter()
            .any(|one| one.record.year_starting == this_year),
        FirstStepKind::Children => !here.is_empty(),
        FirstStepKind::SecondPlace => second_place,
        FirstStepKind::Pathway => here.iter().any(|line| line.stage.is_some()),
    };
    let mine = FirstStepKind::ALL
        .iter()
        .filter(|kind| tx.session().may(kind.needs()));
    let steps: Vec<FirstStep> = mine
        .map(|kind| FirstStep {
            kind: *kind,
            name: kind.name().to_owned(),
            about: kind.about().to_owned(),
            done: done(*kind),
        })
        .collect();
    if steps.iter().all(|step| step.done) {
        return Ok(Vec::new());
    }
    Ok(steps)
}

#[cfg(test)]
#[path = "first_steps_tests.rs"]
mod tests;
