//! Pathways: ordered lists of stages on which children are placed, as a school sets them.
//!
//! The presets are data files; a school edits its own copy. A placement is an interval held elsewhere: here is what a
//! stage means and which moves there are.

mod differences;
mod entry;
mod history;
mod moves;
mod preset;
mod rhythm;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::coded::coded;
use super::field_errors::FieldErrors;

pub use differences::{StageShift, differences, nearest_stages};
pub use entry::{EntryCheck, EntryFacts, missing};
pub use history::PathwayHistory;
pub use moves::{MoveKind, ReviewDecision, StageMove};
pub use preset::{PathwayPreset, preset};
pub use rhythm::{ReviewRhythm, Rhythm, TimeLimit};

coded! {
    /// SEN provision as the school census knows it.
    pub enum CensusCode {
        N = "N", "No special educational need";
        K = "K", "SEN support";
        E = "E", "Education, health and care plan";
        /// Only in imported history (before September 2014).
        A = "A", "School Action or Early Years Action";
        /// Only in imported history (before September 2014).
        P = "P", "School Action Plus or Early Years Action Plus";
        /// Only in imported history (before April 2018).
        S = "S", "Statement of special educational needs";
    }
}

impl CensusCode {
    /// A code that may be given today, not only found in imported history.
    pub fn is_current(self) -> bool {
        matches!(self, Self::N | Self::K | Self::E)
    }
}

/// A pathway: what the school calls its stages, in the order in which support grows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Pathway {
    pub key: String,
    pub name: String,
    /// What it is, for somebody choosing among presets.
    pub description: String,
    pub pupil_words: PupilWords,
    pub stages: Vec<Stage>,
}

/// What this pathway calls the papers that are written with a child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PupilWords {
    /// The one-page profile: "My Profile".
    pub profile: String,
    /// The assessment by areas: "My Assessment".
    pub assessment: String,
    /// The page on which a child says how it is going: "My views".
    pub views: String,
}

/// One stage of a pathway.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Stage {
    /// Stays the same when the name is edited: `my_plan`.
    pub key: String,
    pub name: String,
    /// What the plan at this stage is called on paper: "My Plan". `None` where the stage has no plan.
    pub plan_name: Option<String>,
    pub on_register: bool,
    pub census: CensusCode,
    pub rhythm: ReviewRhythm,
    pub time_limit: Option<TimeLimit>,
    pub entry_checks: Vec<EntryCheck>,
    pub description: String,
}

impl Pathway {
    /// The stage with this key.
    pub fn stage(&self, key: &str) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.key == key)
    }

    /// The place of a stage in the order of support, from 0.
    pub fn position(&self, key: &str) -> Option<usize> {
        self.stages.iter().position(|stage| stage.key == key)
    }

    /// Checks a pathway that a school has edited; every problem beside its field.
    ///
    /// # Errors
    /// Paths are `name`, `stages` and `stages.N.field` with the place of the stage, from 0.
    pub fn validate(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::new();
        if self.name.trim().is_empty() {
            errors.add("name", "Enter a name for the pathway.");
        }
        if self.stages.is_empty() {
            errors.add("stages", "A pathway has at least one stage.");
        }
        for (place, stage) in self.stages.iter().enumerate() {
            let mut within = FieldErrors::new();
            let before = || self.stages.iter().take(place);
            stage.check(&mut within);
            if before().any(|other| other.key == stage.key) {
                within.add("key", "Two stages have the same key.");
            }
            if before().any(|other| other.name.trim().eq_ignore_ascii_case(stage.name.trim())) {
                within.add(
                    "name",
                    "Another stage has this name. Give each stage a name of its own.",
                );
            }
            if !stage.on_register && before().any(|other| other.on_register) {
                within.add(
                    "on_register",
                    "A stage above one on the register is on the register too.",
                );
            }
            errors.add_within(&format!("stages.{place}"), within);
        }
        errors.into_result()
    }
}

impl Stage {
    fn check(&self, errors: &mut FieldErrors) {
        if self.key.is_empty()
            || !self
                .key
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        {
            errors.add(
                "key",
                "A stage's key is made of small letters, digits and underscores.",
            );
        }
        if self.name.trim().is_empty() {
            errors.add("name", "Enter a name for the stage.");
        }
        if self
            .plan_name
            .as_ref()
            .is_some_and(|name| name.trim().is_empty())
        {
            errors.add(
                "plan_name",
                "Enter what the plan is called, or leave the stage without one.",
            );
        }
        if !self.census.is_current() {
            errors.add(
                "census",
                "Codes A, P and S belong to imported history. Choose N, K or E.",
            );
        } else if self.on_register != (self.census != CensusCode::N) {
            errors.add(
                "census",
                "A stage on the register is K or E in the census; one that is not is N.",
            );
        }
        self.rhythm.check(errors);
        if self
            .time_limit
            .as_ref()
            .is_some_and(|limit| limit.length() == 0)
        {
            errors.add("time_limit", "Enter a time limit of at least 1, or none.");
        }
        let doubled = self.entry_checks.iter().enumerate().any(|(place, check)| {
            self.entry_checks
                .iter()
                .take(place)
                .any(|other| other == check)
        });
        if doubled {
            errors.add("entry_checks", "The same check is in the list twice.");
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn every_problem_of_an_edited_pathway_is_named_beside_its_field() {
        let mut pathway = preset(PathwayPreset::Graduated);
        pathway.name = " ".to_owned();
        pathway.stages[1].name = pathway.stages[0].name.to_uppercase();
        pathway.stages[2].census = CensusCode::P;
        pathway.stages[3].on_register = false;
        pathway.stages[3].rhythm.every = Rhythm::Weeks { weeks: 0 };
        let errors = pathway.validate().unwrap_err();
        let fields: Vec<&str> = errors.iter().map(|(field, _)| field).collect();
        assert_eq!(
            fields,
            [
                "name",
                "stages.1.name",
                "stages.2.census",
                "stages.3.census",
                "stages.3.on_register",
                "stages.3.rhythm",
            ]
        );
    }

    #[test]
    fn a_pathway_without_stages_is_refused() {
        let mut pathway = preset(PathwayPreset::Layers);
        pathway.stages.clear();
        assert_eq!(
            pathway.validate().unwrap_err().of("stages"),
            ["A pathway has at least one stage."]
        );
    }

    #[test]
    fn codes_of_the_past_are_read_but_not_given() {
        let current: Vec<&str> = CensusCode::ALL
            .iter()
            .filter(|code| code.is_current())
            .map(|code| code.code())
            .collect();
        assert_eq!(current, ["N", "K", "E"]);
        assert_eq!(CensusCode::from_code("S"), Some(CensusCode::S));
    }
}
