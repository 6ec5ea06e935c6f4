//! What became of a target.

use crate::domain::coded::coded;
use crate::domain::field_errors::FieldErrors;

coded! {
    /// The word given to a target at its review.
    pub enum TargetOutcome {
        Exceeded = "exceeded", "Exceeded";
        Achieved = "achieved", "Achieved";
        PartlyAchieved = "partly_achieved", "Partly achieved";
        NotYet = "not_yet", "Not yet";
        Discontinued = "discontinued", "Discontinued";
        NotTaught = "not_taught", "Not taught";
    }
}

impl TargetOutcome {
    pub fn is_success(self) -> bool {
        matches!(self, Self::Exceeded | Self::Achieved)
    }

    /// A target that was stopped or never taught says why.
    pub fn needs_reason(self) -> bool {
        matches!(self, Self::Discontinued | Self::NotTaught)
    }

    /// Whether it counts in a success rate: a target that was not taught says nothing of the child or the help.
    pub fn counts(self) -> bool {
        self != Self::NotTaught
    }

    /// Whether the target goes on into the next cycle unless somebody decides otherwise.
    pub fn carries_over(self) -> bool {
        matches!(self, Self::PartlyAchieved | Self::NotYet | Self::NotTaught)
    }

    /// Checks that a reason is given where one is needed.
    ///
    /// # Errors
    /// The path is `reason`.
    pub fn check_reason(self, reason: &str) -> Result<(), FieldErrors> {
        if self.needs_reason() && reason.trim().is_empty() {
            let sentence = match self {
                Self::NotTaught => "Say why the target was not taught.",
                _ => "Say why the target was discontinued.",
            };
            return Err(FieldErrors::one("reason", sentence));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn stopping_and_not_teaching_want_a_reason() {
        for outcome in TargetOutcome::ALL {
            let needs = matches!(
                outcome,
                TargetOutcome::Discontinued | TargetOutcome::NotTaught
            );
            assert_eq!(outcome.check_reason("  ").is_err(), needs, "{outcome:?}");
            assert_eq!(outcome.check_reason("Moved to a new target"), Ok(()));
        }
        let errors = TargetOutcome::NotTaught.check_reason("").unwrap_err();
        assert_eq!(errors.of("reason"), ["Say why the target was not taught."]);
    }

    #[test]
    fn what_is_not_met_carries_over_and_what_is_done_does_not() {
        let carried: Vec<&str> = TargetOutcome::ALL
            .iter()
            .filter(|outcome| outcome.carries_over())
            .map(|outcome| outcome.code())
            .collect();
        assert_eq!(carried, ["partly_achieved", "not_yet", "not_taught"]);
    }
}
