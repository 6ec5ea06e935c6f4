//! Where a child stands on the pathway: the choices, the decision, and taking it back.
//!
//! Placements of a child are intervals `[from, to)` that follow one another and never overlap: a new one ends the one
//! before on its own first day.

mod choices;
mod decide;
mod facts;
mod leaving;
mod step;
mod undo;

pub use choices::{StageChoice, StageChoices, StageChoicesView};
pub(crate) use facts::{counted_of, facts_of};

pub use decide::{DecidePlacement, Decision, ParentsTold, place};
pub use leaving::Leaving;
pub use undo::{BringBackPlacement, ReopenPlacement, VoidPlacement};

use crate::domain::pathway::{EntryCheck, Pathway, PathwayHistory, Stage, missing};
use crate::domain::record::Kept;
use crate::domain::record::pupil::{Placement, Pupil};
use crate::domain::record::school::SchoolPathway;
use crate::error::{Error, Result};
use crate::store::{Reader, Seen};

/// The school's own pathway.
pub(crate) fn pathway_of(tx: &Reader<'_>) -> Result<Pathway> {
    let found = tx.all::<SchoolPathway>()?.into_iter().next();
    found.map(|kept| kept.record.pathway).ok_or_else(none_yet)
}

/// The school's pathway through time.
pub(crate) fn pathways_of(tx: &Reader<'_>) -> Result<PathwayHistory> {
    tx.pathway_history()?.ok_or_else(none_yet)
}

fn none_yet() -> Error {
    Error::Internal("the school has no pathway".to_owned())
}

/// What should be in place to enter a stage and is not, as far as the records show.
pub(crate) fn missing_at(tx: &Reader<'_>, pupil: &Seen, stage: &Stage) -> Result<Vec<EntryCheck>> {
    Ok(missing(&stage.entry_checks, &facts_of(tx, pupil)?))
}

/// Why a child who has left is on no stage.
const LEFT: &str = "This child has left the school. Record the return first.";

/// Whether the child's last day at the school is over.
fn has_left(tx: &Reader<'_>, pupil: &Seen) -> Result<bool> {
    let left_on = tx.get::<Pupil>(pupil.id().as_str())?.left_on;
    Ok(left_on.is_some_and(|left_on| left_on < tx.today()))
}

/// The placements of a child without the voided, in the order of their beginning.
pub(crate) fn placements_of(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<Kept<Placement>>> {
    let mut placements = tx.about::<Placement>(pupil)?;
    placements
        .sort_by(|a, b| (a.record.from_on, &a.record.id).cmp(&(b.record.from_on, &b.record.id)));
    Ok(placements)
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_leaving;
