//! The moves between stages: enter, up, down, leave, and what a review may decide.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Pathway;
use crate::domain::coded::coded;

coded! {
    /// What kind of change a new placement is.
    pub enum MoveKind {
        Enter = "enter", "Enter the pathway";
        Up = "up", "Step up";
        Down = "down", "Step down";
        Leave = "leave", "Leave the pathway";
    }
}

coded! {
    /// What a review decides about the stage.
    pub enum ReviewDecision {
        Stay = "stay", "Stay at this stage";
        StepUp = "step_up", "Step up";
        StepDown = "step_down", "Step down";
        Leave = "leave", "Leave the pathway";
    }
}

/// One move that may be made from where a child is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StageMove {
    pub kind: MoveKind,
    /// The stage to enter; `None` when the child leaves the pathway.
    pub to: Option<String>,
    /// "Step up to My Plan+".
    pub words: String,
}

impl Pathway {
    /// The moves that are usual from a stage: one up, one down and leave; from outside, every stage.
    ///
    /// An unknown stage counts as outside. A SENCO may still place a child at any stage, with a reason: this is what
    /// is offered first.
    pub fn moves_from(&self, current: Option<&str>) -> Vec<StageMove> {
        let Some(here) = current.and_then(|key| self.position(key)) else {
            return (0..self.stages.len())
                .filter_map(|place| self.move_to(MoveKind::Enter, place))
                .collect();
        };
        let up = self.move_to(MoveKind::Up, here + 1);
        let down = here
            .checked_sub(1)
            .and_then(|place| self.move_to(MoveKind::Down, place));
        let leave = StageMove {
            kind: MoveKind::Leave,
            to: None,
            words: MoveKind::Leave.name().to_owned(),
        };
        up.into_iter().chain(down).chain([leave]).collect()
    }

    /// What kind of move it is from one stage to another, either of which may be outside; `None` when nothing changes.
    pub fn move_kind(&self, from: Option<&str>, to: Option<&str>) -> Option<MoveKind> {
        let from = from.and_then(|key| self.position(key));
        let to = to.and_then(|key| self.position(key));
        match (from, to) {
            (None, None) => None,
            (None, Some(_)) => Some(MoveKind::Enter),
            (Some(_), None) => Some(MoveKind::Leave),
            (Some(from), Some(to)) if to > from => Some(MoveKind::Up),
            (Some(from), Some(to)) if to < from => Some(MoveKind::Down),
            (Some(_), Some(_)) => None,
        }
    }

    /// Whether a move takes a child onto the register for the first time since they were last off it.
    pub fn enters_register(&self, from: Option<&str>, to: Option<&str>) -> bool {
        !self.is_on_register(from) && self.is_on_register(to)
    }

    /// Whether a stage is on the register; outside the pathway is not.
    pub fn is_on_register(&self, stage: Option<&str>) -> bool {
        stage
            .and_then(|key| self.stage(key))
            .is_some_and(|stage| stage.on_register)
    }

    fn move_to(&self, kind: MoveKind, place: usize) -> Option<StageMove> {
        let stage = self.stages.get(place)?;
        let words = match kind {
            MoveKind::Enter => format!("Place on {}", stage.name),
            _ => format!("{} to {}", kind.name(), stage.name),
        };
        Some(StageMove {
            kind,
            to: Some(stage.key.clone()),
            words,
        })
    }
}

impl ReviewDecision {
    /// The move that carries out the decision; `None` for staying, or where there is no such stage.
    pub fn as_move(self, pathway: &Pathway, current: &str) -> Option<StageMove> {
        let kind = match self {
            Self::Stay => return None,
            Self::StepUp => MoveKind::Up,
            Self::StepDown => MoveKind::Down,
            Self::Leave => MoveKind::Leave,
        };
        pathway
            .moves_from(Some(current))
            .into_iter()
            .find(|one| one.kind == kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pathway::{PathwayPreset, preset};

    fn words(current: Option<&str>) -> Vec<String> {
        preset(PathwayPreset::Graduated)
            .moves_from(current)
            .into_iter()
            .map(|one| one.words)
            .collect()
    }

    #[test]
    fn a_child_outside_may_be_placed_on_any_stage() {
        let all = [
            "Place on My Profile",
            "Place on My Plan",
            "Place on My Plan+",
            "Place on EHCP",
        ];
        assert_eq!(words(None), all);
        assert_eq!(words(Some("a_stage_since_removed")), all);
    }

    #[test]
    fn from_a_stage_one_steps_up_or_down_or_leaves() {
        assert_eq!(
            words(Some("my_plan")),
            [
                "Step up to My Plan+",
                "Step down to My Profile",
                "Leave the pathway"
            ]
        );
    }

    #[test]
    fn there_is_nothing_above_the_last_nor_below_the_first() {
        assert_eq!(
            words(Some("ehcp")),
            ["Step down to My Plan+", "Leave the pathway"]
        );
        assert_eq!(
            words(Some("my_profile")),
            ["Step up to My Plan", "Leave the pathway"]
        );
    }

    #[test]
    fn any_two_stages_make_a_move_of_a_kind() {
        let pathway = preset(PathwayPreset::Graduated);
        for (from, to, kind) in [
            (None, Some("ehcp"), Some(MoveKind::Enter)),
            (Some("my_profile"), Some("ehcp"), Some(MoveKind::Up)),
            (Some("ehcp"), Some("my_profile"), Some(MoveKind::Down)),
            (Some("ehcp"), None, Some(MoveKind::Leave)),
            (Some("ehcp"), Some("ehcp"), None),
            (None, None, None),
        ] {
            assert_eq!(pathway.move_kind(from, to), kind, "{from:?} to {to:?}");
        }
    }

    #[test]
    fn parents_are_told_when_a_child_comes_onto_the_register() {
        let pathway = preset(PathwayPreset::Graduated);
        assert!(pathway.enters_register(Some("my_profile"), Some("my_plan")));
        assert!(pathway.enters_register(None, Some("ehcp")));
        assert!(!pathway.enters_register(None, Some("my_profile")));
        assert!(!pathway.enters_register(Some("my_plan"), Some("my_plan_plus")));
    }

    #[test]
    fn a_decision_names_its_move() {
        let pathway = preset(PathwayPreset::Graduated);
        let to =
            |decision: ReviewDecision, from| decision.as_move(&pathway, from).map(|one| one.to);
        assert_eq!(
            to(ReviewDecision::StepUp, "my_plan"),
            Some(Some("my_plan_plus".to_owned()))
        );
        assert_eq!(to(ReviewDecision::StepDown, "my_profile"), None);
        assert_eq!(to(ReviewDecision::Leave, "my_plan"), Some(None));
        assert_eq!(to(ReviewDecision::Stay, "my_plan"), None);
    }
}
