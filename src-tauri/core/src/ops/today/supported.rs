//! A teaching assistant's morning: the children she supports, with their open targets and what helps, at a glance.

use serde::Serialize;
use ts_rs::TS;

use super::has_left;
use crate::domain::id::{PlanId, TargetId};
use crate::domain::measure::Score;
use crate::error::Result;
use crate::ops::clocks::SchoolClocks;
use crate::ops::pupil::PupilRef;
use crate::store::{OpenPlanLine, OpenTarget, PupilLine, ReadTx, StageLine, StrategyLine};

/// A child whom the person supports.
#[derive(Debug, Serialize, TS)]
pub struct SupportedChild {
    pub pupil: PupilRef,
    pub stage: Option<StageLine>,
    pub key_facts: String,
    pub plan_id: Option<PlanId>,
    pub plan_name: Option<String>,
    pub targets: Vec<OpenTargetLine>,
    /// What helps, for the whole plan.
    pub strategies: Vec<String>,
}

/// A target that is open.
#[derive(Debug, Serialize, TS)]
pub struct OpenTargetLine {
    pub id: TargetId,
    pub text: String,
    /// "3 out of 10", where a baseline stands.
    pub baseline: Option<String>,
    pub expected: Option<String>,
    /// The latest rating.
    pub latest: Option<String>,
    /// What helps with this target.
    pub strategies: Vec<String>,
}

/// What is open of the plans of all the children, asked once for all of them.
struct Records {
    plans: Vec<OpenPlanLine>,
    strategies: Vec<StrategyLine>,
    targets: Vec<OpenTarget>,
}

pub(super) fn supported_today(
    tx: &ReadTx<'_>,
    school: &SchoolClocks,
    lines: &[PupilLine],
) -> Result<Vec<SupportedChild>> {
    let records = Records {
        plans: tx.open_plans()?,
        strategies: tx.strategies_of_open_plans()?,
        targets: tx.targets_of_open_plans()?,
    };
    let here = lines.iter().filter(|line| !has_left(line, school));
    Ok(here.map(|line| child(&records, school, line)).collect())
}

fn child(records: &Records, school: &SchoolClocks, line: &PupilLine) -> SupportedChild {
    let plan = records.plans.iter().rfind(|plan| plan.pupil_id == line.id);
    let mut child = SupportedChild {
        pupil: PupilRef::of(line, school.today),
        stage: line.stage.clone(),
        key_facts: line.key_facts.clone(),
        plan_id: plan.map(|plan| plan.id.clone()),
        plan_name: plan.map(|plan| plan.name.clone()),
        targets: Vec::new(),
        strategies: Vec::new(),
    };
    let Some(plan) = plan else {
        return child;
    };
    let texts = |of: Option<&TargetId>| {
        let those = records
            .strategies
            .iter()
            .filter(|strategy| strategy.plan_id == plan.id && strategy.target_id.as_ref() == of);
        those.map(|strategy| strategy.text.clone()).collect()
    };
    let targets = records
        .targets
        .iter()
        .filter(|target| target.plan_id == plan.id);
    child.targets = targets
        .map(|target| {
            let words = |score: Option<f64>| {
                let score = score.and_then(Score::finite)?;
                Some(target.measure.words(score))
            };
            OpenTargetLine {
                id: target.id.clone(),
                text: target.text.clone(),
                baseline: words(target.baseline),
                expected: words(target.expected),
                latest: words(target.latest),
                strategies: texts(Some(&target.id)),
            }
        })
        .collect();
    child.strategies = texts(None);
    child
}
