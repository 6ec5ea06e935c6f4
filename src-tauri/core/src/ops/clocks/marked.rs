//! Clocks with what was decided about them: standing still, not for this child, late and why.

use chrono::NaiveDate;

use super::{ClockFacts, DueItem, SchoolClocks};
use crate::domain::clock::{
    Clock, ClockMarkKind, ClockState, Pause, PausedClock, access_request_paused,
};
use crate::domain::record::data_protection::AccessRequest;
use crate::ops::pupil::PupilRef;
use crate::store::{ClockMarkLine, PupilLine};

/// A clock that runs by its facts, before anything that was decided about it.
#[derive(Debug, Clone)]
pub(crate) struct Running {
    clock: Clock,
    /// The record behind it, where a child may have several of its rule; else empty.
    about_id: String,
}

impl From<Clock> for Running {
    fn from(clock: Clock) -> Self {
        Self {
            clock,
            about_id: String::new(),
        }
    }
}

impl Running {
    /// One of perhaps several of its rule, by the record that it comes from.
    pub(crate) fn about(id: &str, clock: Clock) -> Self {
        Self {
            clock,
            about_id: id.to_owned(),
        }
    }

    pub(super) fn has(&self, mark: &ClockMarkLine) -> bool {
        mark.rule == self.clock.rule
            && mark.about_id == self.about_id
            && (!self.about_id.is_empty() || mark.started_on == self.clock.starts_on)
    }
}

/// The pauses among what was decided.
fn pauses_of<'a>(marks: impl IntoIterator<Item = &'a ClockMarkLine>) -> Vec<Pause> {
    let paused = marks
        .into_iter()
        .filter(|mark| mark.mark == ClockMarkKind::Paused);
    paused
        .map(|mark| Pause {
            from_on: mark.from_on,
            until_on: mark.until_on,
        })
        .collect()
}

/// The clock of a request to see the record, with the days counted out on which it stood still; none once it was answered.
pub(crate) fn clock_of_request(
    request: &AccessRequest,
    marks: &[ClockMarkLine],
    today: NaiveDate,
) -> Option<PausedClock> {
    let of_it = marks
        .iter()
        .filter(|mark| mark.about_id == request.id.as_str());
    access_request_paused(
        request.received_on,
        request.extended_on.is_some(),
        request.answered_on,
        &pauses_of(of_it),
        today,
    )
}

impl SchoolClocks {
    /// What runs for one child and somebody should see now, with what stands still, so that nobody forgets it.
    pub(crate) fn pressing_of_child(&self, line: &PupilLine, facts: &ClockFacts) -> Vec<DueItem> {
        let mut stand = self.stand(line, facts);
        stand.retain(|(_, _, state)| {
            state.is_pressing() || matches!(state, ClockState::Paused { .. })
        });
        if stand.is_empty() {
            return Vec::new();
        }
        self.items(line, facts, stand)
    }

    /// What runs for one child, the most pressing first, and what does not apply last.
    pub(crate) fn of_child(&self, line: &PupilLine, facts: &ClockFacts) -> Vec<DueItem> {
        let stand = self.stand(line, facts);
        self.items(line, facts, stand)
    }

    fn items(
        &self,
        line: &PupilLine,
        facts: &ClockFacts,
        stand: Vec<(Running, PausedClock, ClockState)>,
    ) -> Vec<DueItem> {
        let pupil = PupilRef::of(line, self.today);
        let mut items: Vec<DueItem> = stand
            .into_iter()
            .map(|(running, paused, _)| self.told(&pupil, &running, paused, &facts.marks))
            .collect();
        items.sort_by_key(|item| (item.state == ClockState::NotApplicable, item.clock.due_on));
        items
    }

    /// A clock of a child with where it stands today, and what was decided about it.
    pub(crate) fn item(
        &self,
        pupil: &PupilRef,
        running: impl Into<Running>,
        marks: &[ClockMarkLine],
    ) -> DueItem {
        let running = running.into();
        let paused = self.with_pauses(&running, marks);
        self.told(pupil, &running, paused, marks)
    }

    fn stand(
        &self,
        line: &PupilLine,
        facts: &ClockFacts,
    ) -> Vec<(Running, PausedClock, ClockState)> {
        let marks = &facts.marks;
        let requests = facts.requests.iter();
        let requests = requests.filter_map(|request| {
            let paused = clock_of_request(request, marks, self.today)?;
            let running = Running::about(request.id.as_str(), paused.clock.clone());
            Some((running, paused))
        });
        let records = self.of_records(line, facts).into_iter().map(|running| {
            let paused = self.with_pauses(&running, marks);
            (running, paused)
        });
        records
            .chain(requests)
            .map(|(running, paused)| {
                let state = self.state_of(&running, &paused, marks);
                (running, paused, state)
            })
            .collect()
    }

    fn with_pauses(&self, running: &Running, marks: &[ClockMarkLine]) -> PausedClock {
        Self::with_pauses_on(running, marks, self.today)
    }

    /// As it stands on a day.
    pub(super) fn with_pauses_on(
        running: &Running,
        marks: &[ClockMarkLine],
        on: NaiveDate,
    ) -> PausedClock {
        let clock = running.clock.clone();
        let pauses = pauses_of(marks.iter().filter(|mark| running.has(mark)));
        let due_on = clock.due_on;
        let paused = (!pauses.is_empty())
            .then(|| clock.with_pauses(&pauses, due_on, Some, on))
            .flatten();
        paused.unwrap_or_else(|| PausedClock {
            clock: running.clock.clone(),
            since: None,
        })
    }

    pub(super) fn state_of(
        &self,
        running: &Running,
        paused: &PausedClock,
        marks: &[ClockMarkLine],
    ) -> ClockState {
        let is_for_nobody =
            |mark: &ClockMarkLine| mark.mark == ClockMarkKind::NotApplicable && running.has(mark);
        if marks.iter().any(is_for_nobody) {
            ClockState::NotApplicable
        } else {
            paused.state(self.today, &self.settings)
        }
    }

    fn told(
        &self,
        pupil: &PupilRef,
        running: &Running,
        paused: PausedClock,
        marks: &[ClockMarkLine],
    ) -> DueItem {
        let state = self.state_of(running, &paused, marks);
        let held = marks.iter().filter(|mark| running.has(mark));
        let held: Vec<ClockMarkLine> = held.cloned().collect();
        let mut may_mark = if self.decides {
            paused.clock.may_have(state)
        } else {
            Vec::new()
        };
        // What does not run yet cannot stand still.
        may_mark
            .retain(|kind| *kind != ClockMarkKind::Paused || paused.clock.starts_on <= self.today);
        // Once the reason is given it can be changed, and not given a second time.
        may_mark.retain(|kind| {
            *kind != ClockMarkKind::Late || held.iter().all(|mark| mark.mark != ClockMarkKind::Late)
        });
        DueItem {
            pupil: pupil.clone(),
            words: state.words(),
            state,
            clock: paused.clock,
            about_id: running.about_id.clone(),
            marks: held,
            may_mark,
        }
    }
}
