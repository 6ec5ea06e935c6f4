//! The plans of a child in a list: those that are open, those that have ended, and those taken back.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::parts::{AllParts, PlanParts};
use super::view::ReviewFacts;
use crate::domain::id::PupilId;
use crate::domain::record::Kept;
use crate::domain::record::plan::Plan;
use crate::domain::record::review::Cycle;
use crate::domain::role::Action;
use crate::domain::success::{Audience, SuccessRate};
use crate::error::Result;
use crate::office::ReadOp;
use crate::ops::clocks::{DateStand, SchoolClocks};
use crate::store::{ReadTx, Reader};

/// The plans of a child, the open ones first, then the newest.
#[derive(Debug, Deserialize, TS)]
pub struct ListPlans {
    pub pupil_id: PupilId,
}

/// A plan in a list.
#[derive(Debug, Serialize, TS)]
pub struct PlanLine {
    /// With `voided` where it was taken back.
    pub plan: Kept<Plan>,
    pub open: bool,
    pub targets: u32,
    pub open_targets: u32,
    pub closed_cycles: u32,
    /// When the open cycle is to be reviewed; nothing while that date is set aside.
    #[ts(type = "string | null")]
    pub review_due_on: Option<NaiveDate>,
    /// "Paused since 5 October 2026", where the date of the review was set aside.
    pub review_set_aside: Option<String>,
    /// The open cycle itself, for whoever may read reviews.
    pub open_cycle: Option<Kept<Cycle>>,
    pub success: SuccessRate,
    pub success_words: String,
}

impl ReadOp for ListPlans {
    const ACTION: Action = Action::SendRead;
    type Output = Vec<PlanLine>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Vec<PlanLine>> {
        let pupil = tx.seen(&self.pupil_id)?;
        let plans = tx.about_with_voided::<Plan>(&pupil)?;
        let all = AllParts::of(tx, &pupil)?.plans(&plans);
        let facts = ReviewFacts::of(tx, &pupil)?;
        let rules = SchoolClocks::of(tx)?;
        let mut lines = Vec::with_capacity(all.len());
        for parts in &all {
            lines.push(line(tx, parts, &facts, &rules)?);
        }
        lines.sort_by(|a, b| {
            let key = |line: &PlanLine| (line.open, line.plan.record.started_on);
            key(b).cmp(&key(a))
        });
        Ok(lines)
    }
}

fn line(
    tx: &Reader<'_>,
    parts: &PlanParts,
    facts: &ReviewFacts,
    rules: &SchoolClocks,
) -> Result<PlanLine> {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let open = parts.plan.record.ended_on.is_none() && parts.plan.voided.is_none();
    let closed = parts.cycles.iter();
    let success = facts.success(parts);
    let open_cycle = parts.open_cycle().filter(|_| open);
    let stand = match open_cycle {
        Some(cycle) => Some(rules.stand_of_cycle(tx, &parts.plan.record, &cycle.record)?),
        None => None,
    };
    Ok(PlanLine {
        plan: parts.plan.clone(),
        open,
        targets: count(parts.targets.len()),
        open_targets: count(parts.open_targets().count()),
        closed_cycles: count(closed.filter(|one| one.record.closed_on.is_some()).count()),
        review_due_on: stand.as_ref().and_then(DateStand::runs_until),
        review_set_aside: stand.and_then(|stand| Some(stand.set_aside?.words)),
        open_cycle: open_cycle
            .filter(|_| tx.session().may(Action::ReviewRead))
            .cloned(),
        success,
        success_words: success.words(Audience::School),
    })
}
