//! A teaching assistant's morning: the children she supports, with their open targets and what helps, at a glance.

use serde::Serialize;
use ts_rs::TS;

use super::has_left;
use crate::domain::id::{PlanId, TargetId};
use crate::domain::measure::Score;
use crate::domain::record::plan::{Plan, Strategy, Target};
use crate::domain::record::review::Rating;
use crate::error::Result;
use crate::ops::clocks::SchoolClocks;
use crate::ops::pupil::PupilRef;
use crate::store::{PupilLine, ReadTx, StageLine};

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

/// What is on record about all the children, asked once for all of them.
struct Records {
    plans: Vec<Plan>,
    strategies: Vec<Strategy>,
    targets: Vec<Target>,
    ratings: Vec<Rating>,
}

pub(super) fn supported_today(
    tx: &ReadTx<'_>,
    school: &SchoolClocks,
    lines: &[PupilLine],
) -> Result<Vec<SupportedChild>> {
    let records = Records {
        plans: tx.in_scope::<Plan>()?,
        strategies: tx.in_scope::<Strategy>()?,
        targets: tx.in_scope::<Target>()?,
        ratings: tx.in_scope::<Rating>()?,
    };
    let here = lines.iter().filter(|line| !has_left(line, school));
    Ok(here.map(|line| child(&records, school, line)).collect())
}

fn child(records: &Records, school: &SchoolClocks, line: &PupilLine) -> SupportedChild {
    let plan = records
        .plans
        .iter()
        .rfind(|plan| plan.pupil_id == line.id && plan.ended_on.is_none());
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
    let mut strategies: Vec<&Strategy> = records
        .strategies
        .iter()
        .filter(|strategy| strategy.plan_id == plan.id)
        .collect();
    strategies.sort_by_key(|strategy| strategy.position);
    let mut targets: Vec<&Target> = records
        .targets
        .iter()
        .filter(|target| target.plan_id == plan.id && target.is_open())
        .collect();
    targets.sort_by_key(|target| target.position);
    let texts = |of: Option<&TargetId>| {
        let those = strategies
            .iter()
            .filter(|strategy| strategy.target_id.as_ref() == of);
        those.map(|strategy| strategy.text.clone()).collect()
    };
    child.targets = targets
        .iter()
        .map(|target| {
            let words = |score: Option<f64>| {
                let score = score.and_then(Score::finite)?;
                Some(target.measure.words(score))
            };
            let latest = records
                .ratings
                .iter()
                .filter(|rating| rating.target_id == target.id)
                .max_by(|a, b| (a.happened_on, &a.id).cmp(&(b.happened_on, &b.id)));
            OpenTargetLine {
                id: target.id.clone(),
                text: target.text.clone(),
                baseline: words(target.baseline),
                expected: words(target.expected),
                latest: words(latest.map(|rating| rating.score)),
                strategies: texts(Some(&target.id)),
            }
        })
        .collect();
    child.strategies = texts(None);
    child
}
