//! A plan as the editor holds it: the whole of what is open in it, nested, and not yet checked.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::parts::PlanParts;
use crate::domain::id::{OutcomeId, ProvisionId, StepId, StrategyId, TargetId};
use crate::domain::measure::Measure;
use crate::domain::need::NeedArea;
use crate::domain::record::Kept;
use crate::domain::record::plan::{Provision, Strategy};

/// The whole plan as the editor holds it. What has an id is revised, what has none is added, and what is missing is
/// taken out. Targets that have ended are not in it and stay as they are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PlanDraft {
    #[ts(type = "string | null")]
    pub started_on: Option<NaiveDate>,
    pub strengths: String,
    pub important_to_me: String,
    pub helps_me: String,
    pub what_we_notice: String,
    pub home_support: String,
    pub parent_took_part: bool,
    pub child_took_part: bool,
    pub teacher_took_part: bool,
    pub key_people: String,
    pub outcomes: Vec<OutcomeDraft>,
    /// For the whole plan, besides those of one target.
    pub strategies: Vec<StrategyDraft>,
    pub provision: Vec<ProvisionDraft>,
}

/// A long-term outcome as it is typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OutcomeDraft {
    pub id: Option<OutcomeId>,
    pub area: Option<NeedArea>,
    pub text: String,
    pub targets: Vec<TargetDraft>,
}

/// A target as it is typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TargetDraft {
    pub id: Option<TargetId>,
    pub text: String,
    pub measure: Measure,
    pub baseline: Option<f64>,
    pub expected: Option<f64>,
    /// Today where it is left empty.
    #[ts(type = "string | null")]
    pub set_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub by_on: Option<NaiveDate>,
    pub small_steps: Vec<StepDraft>,
    pub strategies: Vec<StrategyDraft>,
    pub provision: Vec<ProvisionDraft>,
}

/// A small step as it is typed. Whether it is achieved is ticked by `tick_step`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct StepDraft {
    pub id: Option<StepId>,
    pub text: String,
}

/// A strategy as it is typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct StrategyDraft {
    pub id: Option<StrategyId>,
    pub text: String,
}

/// A line of provision as it is typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProvisionDraft {
    pub id: Option<ProvisionId>,
    pub what: String,
    pub who: String,
    pub place: String,
    /// Minutes a time: 1 to 600.
    pub minutes: Option<f64>,
    /// 1 to 50.
    pub times_a_week: Option<f64>,
    /// 1 to 60; 1 is one to one.
    pub group_size: Option<f64>,
    #[ts(type = "string | null")]
    pub from_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub to_on: Option<NaiveDate>,
}

impl PlanDraft {
    /// What the editor starts from: the plan as it is kept.
    pub(crate) fn of(parts: &PlanParts) -> Self {
        let plan = &parts.plan.record;
        let outcomes = parts.outcomes.iter().map(|outcome| OutcomeDraft {
            id: Some(outcome.record.id.clone()),
            area: outcome.record.area,
            text: outcome.record.text.clone(),
            targets: targets_of(parts, &outcome.record.id),
        });
        Self {
            started_on: Some(plan.started_on),
            strengths: plan.strengths.clone(),
            important_to_me: plan.important_to_me.clone(),
            helps_me: plan.helps_me.clone(),
            what_we_notice: plan.what_we_notice.clone(),
            home_support: plan.home_support.clone(),
            parent_took_part: plan.parent_took_part,
            child_took_part: plan.child_took_part,
            teacher_took_part: plan.teacher_took_part,
            key_people: plan.key_people.clone(),
            outcomes: outcomes.collect(),
            strategies: strategies_of(parts, None),
            provision: provision_of(parts, None),
        }
    }
}

fn targets_of(parts: &PlanParts, outcome: &OutcomeId) -> Vec<TargetDraft> {
    let open = parts
        .open_targets()
        .filter(|target| target.outcome_id == *outcome);
    open.map(|target| TargetDraft {
        id: Some(target.id.clone()),
        text: target.text.clone(),
        measure: target.measure.clone(),
        baseline: target.baseline,
        expected: target.expected,
        set_on: Some(target.set_on),
        by_on: target.by_on,
        small_steps: parts
            .steps
            .iter()
            .filter(|step| step.record.target_id == target.id)
            .map(|step| StepDraft {
                id: Some(step.record.id.clone()),
                text: step.record.text.clone(),
            })
            .collect(),
        strategies: strategies_of(parts, Some(&target.id)),
        provision: provision_of(parts, Some(&target.id)),
    })
    .collect()
}

fn strategies_of(parts: &PlanParts, target: Option<&TargetId>) -> Vec<StrategyDraft> {
    let draft = |kept: &Kept<Strategy>| StrategyDraft {
        id: Some(kept.record.id.clone()),
        text: kept.record.text.clone(),
    };
    let mine = parts.strategies.iter();
    mine.filter(|kept| kept.record.target_id.as_ref() == target)
        .map(draft)
        .collect()
}

fn provision_of(parts: &PlanParts, target: Option<&TargetId>) -> Vec<ProvisionDraft> {
    let draft = |kept: &Kept<Provision>| {
        let line = &kept.record;
        ProvisionDraft {
            id: Some(line.id.clone()),
            what: line.what.clone(),
            who: line.who.clone(),
            place: line.place.clone(),
            minutes: line.minutes.map(f64::from),
            times_a_week: line.times_a_week.map(f64::from),
            group_size: line.group_size.map(f64::from),
            from_on: line.from_on,
            to_on: line.to_on,
        }
    };
    let mine = parts.provision.iter();
    mine.filter(|kept| kept.record.target_id.as_ref() == target)
        .map(draft)
        .collect()
}
