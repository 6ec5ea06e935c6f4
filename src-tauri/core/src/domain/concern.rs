//! A first concern: the four ways in which progress is less than expected, English as an additional language looked at
//! in its own right, and what may be decided.
//!
//! The four tests are those of the SEND Code of Practice, 6.17. Finding one is a reason to look closer; it is not a
//! finding of SEND, and neither is English as an additional language (6.24).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::coded::coded;
use super::factor::FactorKind;
use super::year_group::YearGroup;

coded! {
    /// A way in which progress is less than expected.
    pub enum ProgressTest {
        SlowerThanPeers = "slower_than_peers", "Significantly slower than peers from the same baseline";
        BelowPreviousRate = "below_previous_rate", "Does not match the child's own previous rate";
        GapNotClosing = "gap_not_closing", "Does not close the gap to peers";
        GapWidening = "gap_widening", "Widens the gap to peers";
    }
}

coded! {
    /// What was found when English as an additional language was considered in its own right.
    pub enum EalFinding {
        EnglishAtHome = "english_at_home", "English is the home language";
        ExplainsIt = "explains_it", "Learning English explains what is seen";
        PartOfIt = "part_of_it", "Learning English is part of what is seen";
        NotTheCause = "not_the_cause", "The difficulty shows in the home language too";
        NotKnownYet = "not_known_yet", "Not known yet: the home language is still to be looked at";
    }
}

coded! {
    /// What is known of the check at the age of two. The review is the health visitor's (Healthy Child Programme, at two
    /// to two and a half), the progress check the nursery's or childminder's (EYFS statutory framework, section 2).
    pub enum EarlyCheck {
        HealthVisitor = "health_visitor", "The health visitor\u{2019}s review at two was seen";
        Setting = "setting", "The nursery\u{2019}s or childminder\u{2019}s progress check at two was seen";
        Both = "both", "Both were seen";
        Missing = "missing", "Asked for; there is none";
    }
}

coded! {
    /// What is decided on a concern.
    pub enum ConcernDecision {
        Watch = "watch", "Watch closely";
        Place = "place", "Place on a stage of the pathway";
        NoAction = "no_action", "No further action";
    }
}

coded! {
    /// Where a concern stands.
    pub enum ConcernState {
        Raised = "raised", "Cause for concern";
        Watched = "watched", "Watched closely";
        Placed = "placed", "Placed on a stage";
        Closed = "closed", "No further action";
    }
}

impl ConcernState {
    /// Where a concern stands by its decision. A stage that was taken back leaves the concern as open as before.
    pub fn of(decision: Option<ConcernDecision>, placement_holds: bool) -> Self {
        match decision {
            Some(ConcernDecision::Watch) => Self::Watched,
            Some(ConcernDecision::NoAction) => Self::Closed,
            Some(ConcernDecision::Place) if placement_holds => Self::Placed,
            Some(ConcernDecision::Place) | None => Self::Raised,
        }
    }

    /// Whether something is still to be decided, so that the child is on the watch list.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Raised | Self::Watched)
    }
}

/// A test that the child's progress fails, with what shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProgressFinding {
    pub test: ProgressTest,
    /// Scores with their dates, work, observations.
    pub evidence: String,
}

/// What was said of a circumstance that is not SEND in itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FactorWords {
    pub factor: FactorKind,
    pub words: String,
}

impl EalFinding {
    /// Whether the child has another language than English, so that it is asked how the finding was come to.
    pub fn is_about_a_learner(self) -> bool {
        self != Self::EnglishAtHome
    }

    /// Whether it says what learning English has to do with what is seen, which nobody knows without having looked.
    pub fn is_a_judgement(self) -> bool {
        matches!(self, Self::ExplainsIt | Self::PartOfIt | Self::NotTheCause)
    }
}

impl EarlyCheck {
    /// Whether there is one to say something of.
    pub fn was_seen(self) -> bool {
        self != Self::Missing
    }

    /// Whether it is asked about in this year group: while the check is the latest that others saw, to the end of Year 1.
    pub fn is_asked_in(year: Option<YearGroup>) -> bool {
        year.is_some_and(|year| year <= YearGroup::Y1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_at_two_is_asked_about_to_the_end_of_year_1() {
        assert!(EarlyCheck::is_asked_in(Some(YearGroup::N1)));
        assert!(EarlyCheck::is_asked_in(Some(YearGroup::Y1)));
        assert!(!EarlyCheck::is_asked_in(Some(YearGroup::Y2)));
        assert!(!EarlyCheck::is_asked_in(None));
    }

    #[test]
    fn a_concern_is_open_until_it_is_answered() {
        let state = |decision| ConcernState::of(decision, true);
        assert!(state(None).is_open());
        assert!(state(Some(ConcernDecision::Watch)).is_open());
        assert!(!state(Some(ConcernDecision::Place)).is_open());
        assert!(!state(Some(ConcernDecision::NoAction)).is_open());
    }

    #[test]
    fn a_stage_that_was_taken_back_answers_nothing() {
        let state = ConcernState::of(Some(ConcernDecision::Place), false);
        assert_eq!(state, ConcernState::Raised);
    }
}
