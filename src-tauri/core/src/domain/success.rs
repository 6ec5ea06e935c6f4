//! The success rate of targets: always with its count, and never for so few that a child could be picked out.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::coded::coded;
use super::measure::TargetOutcome;
use super::words::count;

/// Fewer pupils than this are not shown in anything that leaves the school.
pub const FEWEST_PUPILS_OUTSIDE: u32 = 5;

coded! {
    /// Who will read a figure.
    pub enum Audience {
        School = "school", "Inside the school";
        Outside = "outside", "Leaves the school";
    }
}

/// Targets met of targets reviewed. A target that was not taught is counted in neither.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SuccessRate {
    /// Achieved or exceeded.
    pub met: u32,
    /// All reviewed except those not taught.
    pub reviewed: u32,
    pub not_taught: u32,
    /// The children whose targets these are.
    pub pupils: u32,
}

impl SuccessRate {
    /// Counts the outcomes, each with the id of its child.
    pub fn of<'a>(outcomes: impl IntoIterator<Item = (&'a str, TargetOutcome)>) -> Self {
        let mut rate = Self::default();
        let mut pupils = BTreeSet::new();
        for (pupil, outcome) in outcomes {
            pupils.insert(pupil);
            rate.met += u32::from(outcome.is_success());
            rate.reviewed += u32::from(outcome.counts());
            rate.not_taught += u32::from(!outcome.counts());
        }
        rate.pupils = u32::try_from(pupils.len()).unwrap_or(u32::MAX);
        rate
    }

    /// The share met, 0 to 1; `None` when nothing counts.
    pub fn share(&self) -> Option<f64> {
        (self.reviewed > 0).then(|| f64::from(self.met) / f64::from(self.reviewed))
    }

    /// Whether it is too small to be shown to this audience.
    pub fn is_suppressed(&self, audience: Audience) -> bool {
        audience == Audience::Outside && self.pupils < FEWEST_PUPILS_OUTSIDE
    }

    /// "18 of 24 targets met (75%)", or why there is no figure.
    pub fn words(&self, audience: Audience) -> String {
        self.said(audience, &format!("{} met", count(self.reviewed, "target")))
    }

    /// The same where "Targets met" stands above it: "18 of 24 (75%)".
    pub fn figures(&self, audience: Audience) -> String {
        self.said(audience, &self.reviewed.to_string())
    }

    fn said(&self, audience: Audience, of: &str) -> String {
        if self.is_suppressed(audience) {
            return format!("Not shown: fewer than {FEWEST_PUPILS_OUTSIDE} pupils");
        }
        match self.share() {
            None => "No target reviewed yet".to_owned(),
            Some(share) => format!("{} of {of} ({:.0}%)", self.met, share * 100.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use TargetOutcome::{Achieved, Discontinued, Exceeded, NotTaught, NotYet, PartlyAchieved};
    use proptest::prelude::*;

    #[test]
    fn met_is_achieved_and_exceeded_of_all_but_not_taught() {
        let rate = SuccessRate::of([
            ("a", Achieved),
            ("a", Exceeded),
            ("b", PartlyAchieved),
            ("b", NotYet),
            ("c", Discontinued),
            ("c", NotTaught),
        ]);
        assert_eq!(
            rate,
            SuccessRate {
                met: 2,
                reviewed: 5,
                not_taught: 1,
                pupils: 3
            }
        );
        assert_eq!(rate.words(Audience::School), "2 of 5 targets met (40%)");
    }

    #[test]
    fn four_pupils_are_never_shown_outside_and_five_are() {
        let rate = |pupils| SuccessRate {
            met: 18,
            reviewed: 24,
            not_taught: 0,
            pupils,
        };
        assert_eq!(
            rate(4).words(Audience::Outside),
            "Not shown: fewer than 5 pupils"
        );
        assert_eq!(
            rate(4).words(Audience::School),
            "18 of 24 targets met (75%)"
        );
        assert_eq!(
            rate(5).words(Audience::Outside),
            "18 of 24 targets met (75%)"
        );
    }

    #[test]
    fn nothing_reviewed_is_said_and_not_divided() {
        let rate = SuccessRate::of([("a", NotTaught)]);
        assert_eq!(rate.share(), None);
        assert_eq!(rate.words(Audience::School), "No target reviewed yet");
    }

    proptest! {
        #[test]
        fn the_share_is_never_more_than_all(outcomes in proptest::collection::vec((0..9_u8, 0..6_usize), 0..60)) {
            let outcomes: Vec<(String, TargetOutcome)> = outcomes
                .into_iter()
                .filter_map(|(pupil, place)| Some((pupil.to_string(), *TargetOutcome::ALL.get(place)?)))
                .collect();
            let rate = SuccessRate::of(outcomes.iter().map(|(pupil, outcome)| (pupil.as_str(), *outcome)));
            prop_assert!(rate.share().is_none_or(|share| (0.0..=1.0).contains(&share)));
            prop_assert_eq!((rate.reviewed + rate.not_taught) as usize, outcomes.len());
        }
    }
}
