//! My Profile and the plans: outcomes, targets, small steps, strategies, provision.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record;
use crate::domain::id::{
    OutcomeId, PlanId, ProfileId, ProvisionId, PupilId, StepId, StrategyId, TargetId,
};
use crate::domain::measure::{Measure, Score, TargetOutcome};
use crate::domain::need::NeedArea;

/// My Profile: one page in the child's own terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Profile {
    pub id: ProfileId,
    pub pupil_id: PupilId,
    /// When it was written with the child.
    #[ts(type = "string")]
    pub happened_on: NaiveDate,
    pub admire: String,
    pub important: String,
    pub support: String,
    pub communicate: String,
    pub hopes: String,
    /// Who helped to write it.
    pub written_with: String,
}
record!(Profile, Profile, about a child);

/// A plan: My Plan, My Plan+, the delivery plan of an EHCP; its name is the stage's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Plan {
    pub id: PlanId,
    pub pupil_id: PupilId,
    pub stage_key: String,
    pub name: String,
    #[ts(type = "string")]
    pub started_on: NaiveDate,
    /// When it ended; from then on it stays as it was.
    #[ts(type = "string | null")]
    pub ended_on: Option<NaiveDate>,
    /// Why it ended; empty while it is open.
    pub end_reason: String,
    pub strengths: String,
    pub important_to_me: String,
    pub helps_me: String,
    pub what_we_notice: String,
    pub home_support: String,
    /// Who took part in writing it.
    pub parent_took_part: bool,
    pub child_took_part: bool,
    pub teacher_took_part: bool,
    pub key_people: String,
}
record!(Plan, Plan, about a child);

/// A long-term outcome of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Outcome {
    pub id: OutcomeId,
    pub pupil_id: PupilId,
    pub plan_id: PlanId,
    pub position: u16,
    pub area: Option<NeedArea>,
    pub text: String,
}
record!(Outcome, Outcome, about a child);

/// A SMART target and how it is measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Target {
    pub id: TargetId,
    pub pupil_id: PupilId,
    pub plan_id: PlanId,
    pub outcome_id: OutcomeId,
    pub position: u16,
    pub text: String,
    pub measure: Measure,
    pub baseline: Option<f64>,
    pub expected: Option<f64>,
    #[ts(type = "string")]
    pub set_on: NaiveDate,
    #[ts(type = "string | null")]
    pub by_on: Option<NaiveDate>,
    /// The word its last review gave it as it ended; `None` while it is open, and where the plan ended without one.
    pub result: Option<TargetOutcome>,
    #[ts(type = "string | null")]
    pub ended_on: Option<NaiveDate>,
    /// The target that this one was adapted from.
    pub adapted_from: Option<TargetId>,
}
record!(Target, Target, about a child);

impl Target {
    /// Whether the target is still worked on.
    pub fn is_open(&self) -> bool {
        self.ended_on.is_none()
    }

    /// The baseline and the score expected, as scores.
    pub fn scores(&self) -> (Option<Score>, Option<Score>) {
        (
            self.baseline.and_then(Score::finite),
            self.expected.and_then(Score::finite),
        )
    }
}

/// A measurable step on the way to a target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SmallStep {
    pub id: StepId,
    pub pupil_id: PupilId,
    pub target_id: TargetId,
    pub position: u16,
    pub text: String,
    #[ts(type = "string | null")]
    pub achieved_on: Option<NaiveDate>,
}
record!(SmallStep, SmallStep, about a child);

/// What adults do in class and at home, for one target or for the whole plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Strategy {
    pub id: StrategyId,
    pub pupil_id: PupilId,
    pub plan_id: PlanId,
    pub target_id: Option<TargetId>,
    pub position: u16,
    pub text: String,
}
record!(Strategy, Strategy, about a child);

/// A line of provision: what is given, by whom, how long and how often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Provision {
    pub id: ProvisionId,
    pub pupil_id: PupilId,
    pub plan_id: PlanId,
    pub target_id: Option<TargetId>,
    pub position: u16,
    pub what: String,
    pub who: String,
    pub place: String,
    /// Minutes a time.
    pub minutes: Option<u16>,
    pub times_a_week: Option<u16>,
    /// Children in the group; 1 is one to one.
    pub group_size: Option<u16>,
    #[ts(type = "string | null")]
    pub from_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub to_on: Option<NaiveDate>,
}
record!(Provision, Provision, about a child);
