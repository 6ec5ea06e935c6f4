//! Where a step stands: not begun, running, met, met late and why, or not applicable and why.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::words::{EhcStep, StepReasonKind};
use crate::domain::clock::{Clock, ClockSettings, ClockState};
use crate::domain::date_words::long;
use crate::domain::words::count;

/// Why a step was late, or does not apply; written by a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StepReason {
    pub step: EhcStep,
    pub kind: StepReasonKind,
    pub reason: String,
}

/// Where a step stands on a day. It is worked out whenever it is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "standing", rename_all = "snake_case")]
pub enum Standing {
    /// Nothing runs yet, or what is to be done has no date.
    Waiting {
        for_what: String,
    },
    Running {
        state: ClockState,
    },
    Met {
        #[ts(type = "string")]
        on: NaiveDate,
    },
    /// Done after its day. The reason is empty until somebody gives it.
    MetLate {
        #[ts(type = "string")]
        on: NaiveDate,
        days: u32,
        reason: String,
    },
    NotApplicable {
        reason: String,
    },
}

impl Standing {
    /// "due in 12 days", "done on 3 March 2027", "done 4 days late, on 7 March 2027".
    pub fn words(&self) -> String {
        match self {
            Self::Waiting { for_what } => for_what.clone(),
            Self::Running { state } => state.words(),
            Self::Met { on } => format!("done on {}", long(*on)),
            Self::MetLate { on, days, .. } => {
                format!("done {} late, on {}", count(*days, "day"), long(*on))
            }
            Self::NotApplicable { .. } => "does not apply".to_owned(),
        }
    }

    /// Whether nothing more is owed.
    pub fn is_over(&self) -> bool {
        !matches!(self, Self::Waiting { .. } | Self::Running { .. })
    }
}

/// Where a step stands: done beats everything, then a reason why it does not apply, then its clock.
pub fn standing_of(
    clock: Option<&Clock>,
    done_on: Option<NaiveDate>,
    step: EhcStep,
    reasons: &[StepReason],
    for_what: &str,
    (today, settings): (NaiveDate, &ClockSettings),
) -> Standing {
    let reason_for = |kind: StepReasonKind| {
        reasons
            .iter()
            .find(|one| one.step == step && one.kind == kind)
            .map(|one| one.reason.clone())
    };
    if let Some(on) = done_on {
        let late = clock.map_or(0, |clock| {
            on.signed_duration_since(clock.due_on).num_days().max(0)
        });
        return if late == 0 {
            Standing::Met { on }
        } else {
            Standing::MetLate {
                on,
                days: u32::try_from(late).unwrap_or(u32::MAX),
                reason: reason_for(StepReasonKind::Late).unwrap_or_default(),
            }
        };
    }
    if let Some(reason) = reason_for(StepReasonKind::NotApplicable) {
        return Standing::NotApplicable { reason };
    }
    match clock {
        Some(clock) => Standing::Running {
            state: clock.state(today, settings),
        },
        None => Standing::Waiting {
            for_what: for_what.to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::domain::clock::ehc_decision_due;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn stands(done_on: Option<&str>, reasons: &[StepReason], today: &str) -> Standing {
        let clock = ehc_decision_due(day("2026-11-02")).unwrap();
        standing_of(
            Some(&clock),
            done_on.map(day),
            EhcStep::Decision,
            reasons,
            "",
            (day(today), &ClockSettings::default()),
        )
    }

    #[test]
    fn done_on_the_last_day_is_in_time_and_the_day_after_is_late() {
        assert_eq!(
            stands(Some("2026-12-14"), &[], "2027-01-04"),
            Standing::Met {
                on: day("2026-12-14")
            }
        );
        let late = stands(Some("2026-12-15"), &[], "2027-01-04");
        assert_eq!(late.words(), "done 1 day late, on 15 December 2026");
        let why = StepReason {
            step: EhcStep::Decision,
            kind: StepReasonKind::Late,
            reason: "The panel was cancelled for snow.".to_owned(),
        };
        let Standing::MetLate { reason, .. } = stands(Some("2026-12-15"), &[why], "2027-01-04")
        else {
            unreachable!()
        };
        assert_eq!(reason, "The panel was cancelled for snow.");
    }

    #[test]
    fn what_does_not_apply_stops_its_clock_unless_it_was_done_after_all() {
        let excused = [StepReason {
            step: EhcStep::Decision,
            kind: StepReasonKind::NotApplicable,
            reason: "The child moved to another local authority.".to_owned(),
        }];
        assert!(stands(None, &excused, "2027-01-04").is_over());
        assert_eq!(
            stands(Some("2026-12-01"), &excused, "2027-01-04"),
            Standing::Met {
                on: day("2026-12-01")
            }
        );
        let other = [StepReason {
            step: EhcStep::Advice,
            ..excused[0].clone()
        }];
        assert_eq!(
            stands(None, &other, "2027-01-04").words(),
            "21 days overdue"
        );
    }
}
