//! What the school has set that plans and reviews go by: its pathway, its terms, and the clocks that follow.

use crate::domain::calendar::{SchoolCalendar, TermNaming};
use crate::domain::clock::{
    Clock, ClockContext, ClockSettings, CycleBegan, CycleStart, review_due,
};
use crate::domain::pathway::{Pathway, Stage};
use crate::domain::record::plan::Plan;
use crate::domain::record::review::Cycle;
use crate::domain::record::school::{School, SchoolPathway, SchoolYear};
use crate::error::{Error, Result};
use crate::store::Reader;

/// The school's pathway and its calendar.
#[derive(Debug)]
pub(crate) struct SchoolRules {
    pub(crate) pathway: Pathway,
    pub(crate) calendar: SchoolCalendar,
    pub(crate) settings: ClockSettings,
}

impl SchoolRules {
    /// As the file has them now.
    pub(crate) fn of(tx: &Reader<'_>) -> Result<Self> {
        let pathway = tx.all::<SchoolPathway>()?.pop();
        let pathway = pathway.ok_or_else(|| Error::Internal("no pathway is set".to_owned()))?;
        let years = tx.all::<SchoolYear>()?;
        let school = tx.all::<School>()?.pop();
        let settings = ClockSettings {
            term_naming: school.map_or(TermNaming::Seasons, |school| school.record.term_naming),
            ..ClockSettings::default()
        };
        Ok(Self {
            pathway: pathway.record.pathway,
            calendar: SchoolCalendar::new(
                years.into_iter().map(|year| year.record.calendar).collect(),
            ),
            settings,
        })
    }

    pub(crate) fn stage(&self, key: &str) -> Option<&Stage> {
        self.pathway.stage(key)
    }

    /// When a cycle of that stage is to be reviewed, by the rhythm alone or by the date agreed.
    pub(crate) fn due(&self, stage: &Stage, start: CycleStart) -> Option<Clock> {
        let context = ClockContext {
            calendar: &self.calendar,
            settings: &self.settings,
        };
        review_due(stage, start, context)
    }

    /// The clock of a cycle that is open. Its date is the one kept with the cycle; where that is the rhythm's own,
    /// the working says which half-term it is, and else that it was agreed.
    pub(crate) fn clock_of(&self, plan: &Plan, cycle: &Cycle) -> Option<Clock> {
        let stage = self.stage(&plan.stage_key)?;
        let began = if cycle.number <= 1 {
            CycleBegan::Plan
        } else {
            CycleBegan::Review
        };
        let by_rhythm = CycleStart::new(began, cycle.starts_on);
        self.due(stage, by_rhythm)
            .filter(|clock| clock.due_on == cycle.due_on)
            .or_else(|| {
                self.due(
                    stage,
                    CycleStart {
                        agreed_on: Some(cycle.due_on),
                        ..by_rhythm
                    },
                )
            })
    }
}
