//! Words and parts of an individual healthcare plan (DfE 2015, "Supporting pupils at school with medical conditions")
//! and of the record of medicines given.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::coded::coded;

coded! {
    /// What came of a dose that was due or needed.
    pub enum GivenOutcome {
        Given = "given", "Given";
        SelfGiven = "self_given", "Took it themselves, watched by an adult";
        Refused = "refused", "Refused";
        NotGiven = "not_given", "Not given";
    }
}

impl GivenOutcome {
    /// Whether the child had the medicine.
    pub fn was_taken(self) -> bool {
        matches!(self, Self::Given | Self::SelfGiven)
    }
}

/// A condition with the signs that show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HealthCondition {
    /// "Type 1 diabetes".
    pub name: String,
    pub signs: String,
}

/// Something that is given or done for the child: what, when, where, by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CareLine {
    pub what: String,
    pub when: String,
    pub place: String,
    pub who: String,
}

/// That the plan was looked at again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HealthcareReview {
    #[ts(type = "string")]
    pub reviewed_on: NaiveDate,
    /// Who looked at it together.
    pub reviewed_with: String,
    /// What changed.
    pub change: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dose_that_was_refused_was_not_taken() {
        let taken: Vec<&str> = GivenOutcome::ALL
            .iter()
            .filter(|outcome| outcome.was_taken())
            .map(|outcome| outcome.code())
            .collect();
        assert_eq!(taken, ["given", "self_given"]);
    }
}
