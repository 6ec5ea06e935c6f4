//! Where a review stands once what was decided about its date is counted in.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{ClockFacts, Running, SchoolClocks};
use crate::domain::clock::{ClockMarkKind, ClockState, PausedClock};
use crate::domain::date_words::long;
use crate::domain::id::PupilId;
use crate::domain::record::plan::Plan;
use crate::domain::record::review::Cycle;
use crate::error::Result;
use crate::store::{ClockMarkLine, MarkedCycleLine, OpenCycleLine, Reader, RoundCycleLine};

/// A date of a child as it stands on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DateStand {
    /// With the days counted in on which it stood still.
    pub(crate) due_on: NaiveDate,
    /// Why nothing is due by it; none where it runs.
    pub(crate) set_aside: Option<SetAside>,
}

/// What was decided about a date that does not run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SetAside {
    /// Paused, or not for this child.
    pub(crate) kind: ClockMarkKind,
    /// "Paused since 5 October 2026", "Does not apply".
    pub(crate) words: String,
    pub(crate) reason: String,
}

impl DateStand {
    /// A date about which nothing was decided.
    fn plain(due_on: NaiveDate) -> Self {
        Self {
            due_on,
            set_aside: None,
        }
    }

    /// The day by which it is due; none where nothing is due by it now.
    pub(crate) fn runs_until(&self) -> Option<NaiveDate> {
        self.set_aside.is_none().then_some(self.due_on)
    }

    /// Of several dates of a child the one to show: what runs before what is paused, and that before what does not apply.
    pub(crate) fn next(stands: impl IntoIterator<Item = Self>) -> Option<Self> {
        stands.into_iter().min_by_key(|stand| {
            let place = match &stand.set_aside {
                None => 0,
                Some(aside) if aside.kind == ClockMarkKind::Paused => 1,
                Some(_) => 2,
            };
            (place, stand.due_on)
        })
    }
}

/// What tells the review of a cycle from others.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CycleDates<'a> {
    id: &'a str,
    stage_key: &'a str,
    number: u16,
    starts_on: NaiveDate,
    due_on: NaiveDate,
}

/// The dates of a cycle, whichever line of the store they come from.
macro_rules! cycle_dates {
    ($($line:ty),*) => {$(
        impl<'a> From<&'a $line> for CycleDates<'a> {
            fn from(line: &'a $line) -> Self {
                Self {
                    id: line.cycle_id.as_str(),
                    stage_key: &line.stage_key,
                    number: line.number,
                    starts_on: line.starts_on,
                    due_on: line.due_on,
                }
            }
        }
    )*};
}

cycle_dates!(OpenCycleLine, MarkedCycleLine, RoundCycleLine);

impl SchoolClocks {
    /// Where the review of an open cycle stands today.
    pub(crate) fn review_stand<'a>(
        &self,
        cycle: impl Into<CycleDates<'a>>,
        marks: &[ClockMarkLine],
    ) -> DateStand {
        self.review_stand_on(cycle, marks, self.today)
    }

    /// Where the review of a cycle stood on the day on which it was held.
    pub(crate) fn review_stand_on<'a>(
        &self,
        cycle: impl Into<CycleDates<'a>>,
        marks: &[ClockMarkLine],
        on: NaiveDate,
    ) -> DateStand {
        let cycle = cycle.into();
        if marks.is_empty() {
            return DateStand::plain(cycle.due_on);
        }
        let clock = self.of_cycle(cycle.stage_key, cycle.number, cycle.starts_on, cycle.due_on);
        match clock {
            Some(clock) => self.stand_of(&Running::about(cycle.id, clock), marks, on),
            None => DateStand::plain(cycle.due_on),
        }
    }

    /// Where the review of a plan's open cycle stands today, with what was decided about it.
    pub(crate) fn stand_of_cycle(
        &self,
        tx: &Reader<'_>,
        plan: &Plan,
        cycle: &Cycle,
    ) -> Result<DateStand> {
        let marks = tx.clock_mark_lines(Some(&tx.seen(&plan.pupil_id)?))?;
        let dates = CycleDates {
            id: cycle.id.as_str(),
            stage_key: &plan.stage_key,
            number: cycle.number,
            starts_on: cycle.starts_on,
            due_on: cycle.due_on,
        };
        Ok(self.review_stand(dates, &marks))
    }

    /// Where a date stands on a day, by everything that was decided about dates of the child.
    pub(crate) fn stand_of(
        &self,
        running: &Running,
        marks: &[ClockMarkLine],
        on: NaiveDate,
    ) -> DateStand {
        let paused = Self::with_pauses_on(running, marks, on);
        let state = self.state_of(running, &paused, marks);
        let PausedClock { clock, since } = paused;
        let because = |kind: ClockMarkKind| {
            let mut of_it = marks.iter().rev();
            let mark = of_it.find(|mark| mark.mark == kind && running.has(mark));
            mark.map(|mark| mark.reason.clone()).unwrap_or_default()
        };
        let set_aside = match state {
            ClockState::NotApplicable => Some(SetAside {
                kind: ClockMarkKind::NotApplicable,
                words: ClockMarkKind::NotApplicable.name().to_owned(),
                reason: because(ClockMarkKind::NotApplicable),
            }),
            _ => since.map(|since| SetAside {
                kind: ClockMarkKind::Paused,
                words: format!("Paused since {}", long(since)),
                reason: because(ClockMarkKind::Paused),
            }),
        };
        DateStand {
            due_on: clock.due_on,
            set_aside,
        }
    }

    /// The next review of a child by the facts about her; none without an open cycle.
    pub(crate) fn next_review_of(&self, facts: &ClockFacts) -> Option<DateStand> {
        let cycles = facts.cycles.iter();
        DateStand::next(cycles.map(|cycle| self.review_stand(cycle, &facts.marks)))
    }

    /// The next review of each child about whose reviews something was decided; asked once for all of them.
    pub(crate) fn marked_reviews(
        &self,
        tx: &Reader<'_>,
        marks: &HashMap<PupilId, Vec<ClockMarkLine>>,
    ) -> Result<HashMap<PupilId, DateStand>> {
        let mut stands: HashMap<PupilId, DateStand> = HashMap::new();
        for cycle in tx.marked_cycles()? {
            let of_child = marks.get(&cycle.pupil_id).map_or(&[][..], Vec::as_slice);
            let stand = self.review_stand(&cycle, of_child);
            let before = stands.remove(&cycle.pupil_id);
            let next = DateStand::next([stand].into_iter().chain(before));
            stands.extend(next.map(|next| (cycle.pupil_id.clone(), next)));
        }
        Ok(stands)
    }
}

/// What was decided about dates, by child.
pub(crate) fn marks_by_child(lines: Vec<ClockMarkLine>) -> HashMap<PupilId, Vec<ClockMarkLine>> {
    let mut marks: HashMap<PupilId, Vec<ClockMarkLine>> = HashMap::new();
    for line in lines {
        marks.entry(line.pupil_id.clone()).or_default().push(line);
    }
    marks
}

#[cfg(test)]
#[path = "standing_tests.rs"]
mod tests;
