//! What people decide about a clock: that it stands still for a while, that it does not apply, or why it is late.
//!
//! A mark is a dated fact with a reason; the clock is worked out from it as from any other fact. Which marks a clock may
//! have follows from whose rule it is. The rhythm of the school itself may pause while a child is away. The answer to a
//! request to see the record pauses while the school waits to be told who asks or what is meant (UK GDPR art 12A(5) and
//! (6), put in by the Data (Use and Access) Act 2025 s76). The dates of an EHC needs assessment never pause: where the
//! law lifts one (SEND Regs 2014 regs 5(4), 8(2), 10(4), 13(3)), it does not apply, and the steps of the request say so.

use chrono::{Days, NaiveDate};

use super::{Clock, ClockRule, ClockSettings, ClockState, DutyHolder};
use crate::domain::coded::coded;
use crate::domain::date_words::long;
use crate::domain::words::{count, list};

coded! {
    /// What was decided about a clock.
    pub enum ClockMarkKind {
        Paused = "paused", "Paused";
        Late = "late", "Late, and why";
        NotApplicable = "not_applicable", "Does not apply";
    }
}

/// Days on which a clock stood still: from the first on, up to the day on which it went on, which counts again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pause {
    pub from_on: NaiveDate,
    /// Nothing while it still stands.
    pub until_on: Option<NaiveDate>,
}

/// A clock with its pauses counted in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PausedClock {
    pub clock: Clock,
    /// Since when it stands still today; nothing where it runs.
    pub since: Option<NaiveDate>,
}

impl PausedClock {
    /// Where it stands today.
    pub fn state(&self, today: NaiveDate, settings: &ClockSettings) -> ClockState {
        let Some(since) = self.since else {
            return self.clock.state(today, settings);
        };
        let days = today.signed_duration_since(since).num_days().max(0);
        ClockState::Paused {
            days: u32::try_from(days).unwrap_or(u32::MAX),
        }
    }
}

impl ClockRule {
    /// Whether the clock may stand still, and then go on.
    pub fn may_pause(self) -> bool {
        matches!(
            self,
            Self::ReviewDue
                | Self::ReviewWithParents
                | Self::FormalReview
                | Self::StageTimeLimit
                | Self::MeetingWithParents
                | Self::CauseForConcern
                | Self::ReintegrationMeeting
                | Self::AccessRequest
        )
    }

    /// Whether the school may say that it does not apply to a child. Where a record has its own word for that (a step of
    /// a request, an action dropped, a plan that ends), it is said there.
    pub fn may_not_apply(self) -> bool {
        matches!(
            self,
            Self::ReviewDue
                | Self::ReviewWithParents
                | Self::FormalReview
                | Self::StageTimeLimit
                | Self::MeetingWithParents
                | Self::ReintegrationMeeting
                | Self::ParentsTold
                | Self::LeaverRecord
                | Self::UnderFiveReview
                | Self::PhaseTransfer
                | Self::PhaseTransferMeeting
        )
    }

    /// Whether the reason for its being late is kept beside it. That of a plan's review is kept with its round, and that
    /// of a step of a request with the step.
    pub fn may_be_late(self) -> bool {
        (self.may_pause() || self.may_not_apply() || self.is_yearly_look())
            && self != Self::ReviewDue
    }

    fn is_yearly_look(self) -> bool {
        matches!(
            self,
            Self::AnnualReview | Self::HealthcareReview | Self::ReintegrationEnd
        )
    }
}

impl Clock {
    /// What may be decided about it, where it stands so. A limit set by law does not pause, whoever's pathway names it.
    pub fn may_have(&self, state: ClockState) -> Vec<ClockMarkKind> {
        let of_law =
            self.rule == ClockRule::StageTimeLimit && self.duty == DutyHolder::LocalAuthority;
        let over = state == ClockState::NotApplicable;
        let may = |kind: &ClockMarkKind| match kind {
            ClockMarkKind::Paused => {
                self.rule.may_pause()
                    && !of_law
                    && !over
                    && !matches!(state, ClockState::Paused { .. })
            }
            ClockMarkKind::Late => {
                self.rule.may_be_late() && matches!(state, ClockState::Overdue { .. })
            }
            ClockMarkKind::NotApplicable => self.rule.may_not_apply() && !over,
        };
        ClockMarkKind::ALL.iter().copied().filter(may).collect()
    }

    /// The clock with its pauses counted in: later by the days on which it stood still, today not among them.
    ///
    /// `counted` is the day that was counted before it was moved to one on which it can be met, and `settle` moves it. A
    /// pause before the start counts from the start; one that began after the last day was over helps nobody. `None`
    /// beyond the calendar.
    pub fn with_pauses(
        self,
        pauses: &[Pause],
        counted: NaiveDate,
        settle: impl Fn(NaiveDate) -> Option<NaiveDate>,
        today: NaiveDate,
    ) -> Option<PausedClock> {
        let mut pauses = pauses.to_vec();
        pauses.sort_unstable();
        let (mut counted, mut stood, mut since) = (counted, Vec::new(), None);
        let mut days = 0;
        let mut free_from = self.starts_on;
        for pause in pauses {
            let from = pause.from_on.max(free_from);
            let until = pause.until_on.unwrap_or(today).max(from);
            if from > settle(counted)? || (pause.until_on.is_some() && until == from) {
                continue;
            }
            let stands = until.signed_duration_since(from).num_days();
            let stands = u64::try_from(stands).unwrap_or_default();
            counted = counted.checked_add_days(Days::new(stands))?;
            days += stands;
            free_from = until;
            match pause.until_on {
                Some(until) => {
                    let until = until.pred_opt()?;
                    stood.push(format!("{} to {}", long(from), long(until)));
                }
                None => {
                    since = Some(from);
                    stood.push(format!("since {}", long(from)));
                }
            }
        }
        if stood.is_empty() {
            return Some(PausedClock { clock: self, since });
        }
        let stood: Vec<&str> = stood.iter().map(String::as_str).collect();
        let days = u32::try_from(days).unwrap_or(u32::MAX);
        let working = format!(
            "{} + {} on which it stood still ({})",
            self.working,
            count(days, "day"),
            list(&stood)
        );
        let clock = Clock {
            due_on: settle(counted)?,
            working,
            ..self
        };
        Some(PausedClock { clock, since })
    }
}

#[cfg(test)]
#[path = "mark_tests.rs"]
mod tests;
