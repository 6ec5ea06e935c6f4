//! The limits of time that are the school's own: local guidance and habit, which no law fixes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::field_errors::FieldErrors;
use crate::domain::words::count;

/// What the school has set. A limit of law stands in the clock's own rule and is nobody's to change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct OwnLimits {
    /// Calendar days before its date from which something is due soon, and stands on Today.
    pub due_soon_days: u32,
    /// School days after which it is flagged that parents have not been told of SEN provision. Told at once is what the
    /// law asks (CFA 2014 s68).
    pub parents_told_school_days: u32,
    /// School days that a cycle has at the least: with fewer left it runs to the end of the next half-term or term.
    pub shortest_cycle_school_days: u32,
    /// Calendar weeks in which a cause for concern is decided, and after which a child who is watched is looked at again.
    pub concern_weeks: u32,
    /// Weeks from asking for advice to an annual review meeting.
    pub advice_weeks: u32,
}

impl Default for OwnLimits {
    fn default() -> Self {
        Self {
            due_soon_days: 14,
            parents_told_school_days: 10,
            shortest_cycle_school_days: 15,
            concern_weeks: 6,
            advice_weeks: 6,
        }
    }
}

/// The limits as typed; nothing where the box is empty or holds no whole number.
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct OwnLimitsDraft {
    pub due_soon_days: Option<f64>,
    pub parents_told_school_days: Option<f64>,
    pub shortest_cycle_school_days: Option<f64>,
    pub concern_weeks: Option<f64>,
    pub advice_weeks: Option<f64>,
}

impl OwnLimitsDraft {
    /// The limits, each in its bounds.
    pub fn checked(&self, errors: &mut FieldErrors) -> OwnLimits {
        let mut whole = |field: &str, typed: Option<f64>, least: u32, most: u32, unit: &str| {
            let found = (least..=most).find(|one| typed == Some(f64::from(*one)));
            found.unwrap_or_else(|| {
                let sentence = format!(
                    "Enter a whole number from {least} to {}.",
                    count(most, unit)
                );
                errors.add(field, sentence);
                least
            })
        };
        OwnLimits {
            due_soon_days: whole("due_soon_days", self.due_soon_days, 1, 60, "day"),
            parents_told_school_days: whole(
                "parents_told_school_days",
                self.parents_told_school_days,
                1,
                30,
                "school day",
            ),
            shortest_cycle_school_days: whole(
                "shortest_cycle_school_days",
                self.shortest_cycle_school_days,
                0,
                30,
                "school day",
            ),
            concern_weeks: whole("concern_weeks", self.concern_weeks, 1, 26, "week"),
            advice_weeks: whole("advice_weeks", self.advice_weeks, 2, 12, "week"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(number: f64) -> OwnLimitsDraft {
        OwnLimitsDraft {
            due_soon_days: Some(number),
            parents_told_school_days: Some(number),
            shortest_cycle_school_days: Some(number),
            concern_weeks: Some(number),
            advice_weeks: Some(number),
        }
    }

    #[test]
    fn whole_numbers_in_their_bounds_are_taken() {
        let mut errors = FieldErrors::new();
        let limits = draft(12.0).checked(&mut errors);
        assert!(errors.into_result().is_ok());
        assert_eq!((limits.concern_weeks, limits.due_soon_days), (12, 12));
    }

    #[test]
    fn what_is_no_whole_number_or_out_of_bounds_is_told_at_its_field() {
        for wrong in [1.5, -2.0, 61.0, f64::NAN] {
            let mut errors = FieldErrors::new();
            draft(wrong).checked(&mut errors);
            assert_eq!(errors.iter().count(), 5, "{wrong}");
        }
        let mut errors = FieldErrors::new();
        OwnLimitsDraft::default().checked(&mut errors);
        assert_eq!(
            errors.of("concern_weeks"),
            ["Enter a whole number from 1 to 26 weeks."]
        );
    }
}
