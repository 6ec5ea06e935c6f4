//! The school itself: what every screen knows of it, and what an administrator sets: name, years, pathway.

mod facts;
mod settings;
mod years;

pub use facts::{
    ClassFact, CodeLists, FactorCode, MeasureCode, NeedAreaCode, SchoolFacts, SchoolFactsView,
    StaffFact, YearFact,
};
pub use settings::{
    PresetLine, SaveOwnLimits, SaveSchool, SchoolDraft, SchoolSettings, SettingsView,
};
pub(crate) use settings::{checked_urn, preset_lines};
pub use years::{HalfTermDraft, ProposeSchoolYear, SaveSchoolYear, YearDraft, YearView};

use crate::domain::calendar::SchoolCalendar;
use crate::domain::record::Kept;
use crate::domain::record::school::{School, SchoolPathway, SchoolYear};
use crate::error::{Error, Result};
use crate::store::Reader;

/// The one school of the file.
pub(crate) fn the_school(tx: &Reader<'_>) -> Result<Kept<School>> {
    tx.all::<School>()?.pop().ok_or(Error::NotFound)
}

/// The school's own pathway.
pub(crate) fn the_pathway(tx: &Reader<'_>) -> Result<Kept<SchoolPathway>> {
    tx.all::<SchoolPathway>()?.pop().ok_or(Error::NotFound)
}

/// All years the school has entered, for working out dates.
pub(crate) fn the_calendar(tx: &Reader<'_>) -> Result<SchoolCalendar> {
    let years = tx.all::<SchoolYear>()?;
    Ok(SchoolCalendar::new(
        years.into_iter().map(|year| year.record.calendar).collect(),
    ))
}
