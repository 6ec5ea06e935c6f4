//! How far the round of this half-term has come, for the children in scope.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::{FactsByChild, number};
use crate::domain::id::CycleId;
use crate::domain::round::{RoundState, Steps};
use crate::error::{Error, Result};
use crate::ops::clocks::SchoolClocks;
use crate::ops::round::RoundParts;
use crate::store::{Reader, RoundCycleLine};

/// This half-term's reviews.
#[derive(Debug, Default, Serialize, TS)]
pub struct RoundProgress {
    /// Held in this half-term.
    pub closed: u32,
    /// Open and to be reviewed by the end of the half-term.
    pub open: u32,
    /// Of the open ones: begun.
    pub begun: u32,
    /// Of the open ones: all targets have their ratings.
    pub rated: u32,
    /// Of the open ones: past their date.
    pub overdue: u32,
    /// Not held this half-term, with a reason.
    pub skipped: u32,
    /// How many reviews stand at each state, in the order of the states; those that are skipped left out.
    pub states: Vec<StateCount>,
    /// Meetings with parents today, and the next day on which there are any.
    pub meetings_today: u32,
    #[ts(type = "string | null")]
    pub next_meetings_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub closed_on: Option<NaiveDate>,
}

/// How many reviews stand at a state.
#[derive(Debug, Serialize, TS)]
pub struct StateCount {
    pub state: RoundState,
    pub name: String,
    pub count: u32,
}

impl RoundProgress {
    /// The progress of today's round; nothing of a school that has no calendar to come. How many targets an open review
    /// waits for is among the facts of its child.
    pub(super) fn of(tx: &Reader<'_>, school: &SchoolClocks, facts: &FactsByChild) -> Result<Self> {
        let parts = match RoundParts::counted(tx, None, school.clone()) {
            Ok(parts) => parts,
            Err(Error::NotFound) => return Ok(Self::default()),
            Err(error) => return Err(error),
        };
        let today = parts.rules.today;
        let rated: HashSet<&CycleId> = facts
            .values()
            .flat_map(|one| &one.cycles)
            .filter(|cycle| cycle.targets > 0 && cycle.rated >= cycle.targets)
            .map(|cycle| &cycle.cycle_id)
            .collect();
        let steps = |cycle: &RoundCycleLine| Steps {
            rated: rated.contains(&cycle.cycle_id),
            ..parts.steps(cycle)
        };
        let held: Vec<&RoundCycleLine> = parts
            .cycles
            .iter()
            .filter(|one| !parts.is_skipped(one))
            .collect();
        let open: Vec<&&RoundCycleLine> =
            held.iter().filter(|one| one.closed_on.is_none()).collect();
        let of_open = |wanted: &dyn Fn(&RoundCycleLine) -> bool| {
            number(open.iter().filter(|cycle| wanted(cycle)).count())
        };
        let states = RoundState::ALL.iter().map(|state| StateCount {
            state: *state,
            name: state.name().to_owned(),
            count: number(
                held.iter()
                    .filter(|one| steps(one).state() == *state)
                    .count(),
            ),
        });
        let days: Vec<NaiveDate> = parts
            .meetings
            .values()
            .filter(|kept| kept.record.outcome.is_none())
            .filter_map(|kept| parts.evenings.get(kept.record.evening_id.as_ref()?))
            .map(|evening| evening.meets_on)
            .collect();
        Ok(Self {
            closed: number(held.len() - open.len()),
            open: number(open.len()),
            begun: of_open(&|cycle| cycle.review_id.is_some()),
            rated: of_open(&|cycle| steps(cycle).rated),
            overdue: of_open(&|cycle| cycle.due_on < today),
            skipped: number(parts.cycles.len() - held.len()),
            states: states.collect(),
            meetings_today: number(days.iter().filter(|day| **day == today).count()),
            next_meetings_on: days.into_iter().filter(|day| *day >= today).min(),
            closed_on: parts.closed.map(|closed| closed.closed_on),
        })
    }
}
