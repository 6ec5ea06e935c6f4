//! How pressing a review is, and why a child who is not on the register is watched.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::domain::calendar::HalfTerm;
use crate::domain::clock::ClockMarkKind;
use crate::domain::date_words::long;
use crate::domain::id::ConcernId;
use crate::ops::clocks::{DateStand, SchoolClocks};
use crate::store::{ClockMarkLine, OpenConcernLine};

/// Why a child who is not on the register is watched.
#[derive(Debug, Clone, Serialize, TS)]
pub struct WatchedFor {
    pub concern_id: ConcernId,
    /// "Concern since 12 November 2026", "Watched since leaving on 12 November 2026".
    pub words: String,
    /// When it is to be decided or looked at again.
    #[ts(type = "string | null")]
    pub due_on: Option<NaiveDate>,
    pub state: Option<ReviewState>,
}

impl WatchedFor {
    pub(super) fn of(
        line: OpenConcernLine,
        school: &SchoolClocks,
        marks: &[ClockMarkLine],
    ) -> Self {
        let running = school.running_of_concern(&line);
        let stand = running.map(|running| school.stand_of(&running, marks, school.today));
        Self {
            concern_id: line.concern_id,
            words: if line.after_leaving {
                format!("Watched since leaving on {}", long(line.happened_on))
            } else {
                format!("Concern since {}", long(line.happened_on))
            },
            due_on: stand.as_ref().and_then(DateStand::runs_until),
            state: stand.map(|stand| ReviewState::of_stand(&stand, school)),
        }
    }
}

/// How pressing a review is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReviewState {
    Overdue,
    ThisHalfTerm,
    Later,
    /// It stands still.
    Paused,
    /// It was said, with the reason, that none is to be held.
    NotApplicable,
}

impl ReviewState {
    pub(crate) fn of(due_on: NaiveDate, today: NaiveDate, half_term: Option<HalfTerm>) -> Self {
        if due_on < today {
            Self::Overdue
        } else if half_term.is_some_and(|half_term| due_on <= half_term.ends_on) {
            Self::ThisHalfTerm
        } else {
            Self::Later
        }
    }

    /// As it stands with what was decided about its date.
    pub(crate) fn of_stand(stand: &DateStand, school: &SchoolClocks) -> Self {
        match &stand.set_aside {
            Some(aside) if aside.kind == ClockMarkKind::Paused => Self::Paused,
            Some(_) => Self::NotApplicable,
            None => Self::of(stand.due_on, school.today, school.half_term()),
        }
    }

    /// In words, as a list says it.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Overdue => "Overdue",
            Self::ThisHalfTerm => "This half-term",
            Self::Later => "Later",
            Self::Paused => "Paused",
            Self::NotApplicable => "Does not apply",
        }
    }
}
