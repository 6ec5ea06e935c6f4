//! Saving a plan as the editor holds it: what is new is added, what changed is revised, what is missing is voided, and
//! what is the same is left alone.

use serde::Deserialize;
use ts_rs::TS;

use super::checked::{Wanted, checked};
use super::draft::PlanDraft;
use super::parts::PlanParts;
use super::view::{PlanView, ReviewFacts};
use crate::domain::clock::{CycleBegan, CycleStart};
use crate::domain::id::{PlanId, TargetId};
use crate::domain::record::plan::{Outcome, Plan, Provision, SmallStep, Strategy, Target};
use crate::domain::record::review::Cycle;
use crate::domain::record::{Kept, Record};
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::clocks::SchoolClocks;
use crate::store::WriteTx;

/// Why a part is voided that is no longer in the plan.
const TAKEN_OUT: &str = "taken out while revising the plan";

/// Saves the whole plan.
#[derive(Debug, Deserialize, TS)]
pub struct SavePlan {
    pub plan_id: PlanId,
    /// The version of the plan as a whole that the editor started from.
    pub version: i32,
    pub plan: PlanDraft,
}

impl WriteOp for SavePlan {
    const ACTION: Action = Action::PlanWrite;
    type Output = PlanView;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<PlanView> {
        let parts = PlanParts::load_open(tx, &self.plan_id)?;
        let facts = ReviewFacts::of(tx, &tx.seen(parts.pupil_id())?)?;
        let stale = parts.version != self.version;
        let wanted = match checked(tx, self.plan, &parts, &facts) {
            Ok(wanted) => wanted,
            // What is wrong may be wrong only because the plan is another by now.
            Err(_) if stale => return Err(Error::Conflict),
            Err(error) => return Err(error),
        };
        keep(tx, wanted, &parts, stale)?;
        let parts = PlanParts::load(tx, &self.plan_id)?;
        PlanView::of(tx, &parts, &SchoolClocks::of(tx)?)
    }
}

/// Saves the whole plan as [`SavePlan`] does, for whoever has just read it and shows nothing of it after.
///
/// # Errors
/// As [`SavePlan`]. Where the draft is not as it should be nothing is changed.
pub(crate) fn keep_draft(
    tx: &mut WriteTx<'_>,
    draft: PlanDraft,
    parts: &PlanParts,
    facts: &ReviewFacts,
) -> Result<()> {
    let wanted = checked(tx, draft, parts, facts)?;
    keep(tx, wanted, parts, false)
}

fn keep(tx: &mut WriteTx<'_>, wanted: Wanted, parts: &PlanParts, stale: bool) -> Result<()> {
    let moved = wanted.plan.started_on != parts.plan.record.started_on;
    let plan_id = wanted.plan.id.clone();
    let changes = Changes::between(parts, wanted);
    if changes.is_empty() {
        return Ok(());
    }
    if stale {
        return Err(Error::Conflict);
    }
    changes.make(tx)?;
    if moved {
        let rules = SchoolClocks::of(tx)?;
        move_first_cycle(tx, &PlanParts::load(tx, &plan_id)?, &rules)?;
    }
    Ok(())
}

/// Moves the first cycle, while it is open, to the day on which the plan now begins. Its date follows where it was the
/// rhythm's own, and stays where it was agreed.
fn move_first_cycle(tx: &mut WriteTx<'_>, parts: &PlanParts, rules: &SchoolClocks) -> Result<()> {
    let Some(kept) = parts.open_cycle().filter(|kept| kept.record.number == 1) else {
        return Ok(());
    };
    let plan = &parts.plan.record;
    let by_rhythm = |from_on| {
        let start = CycleStart::new(CycleBegan::Plan, from_on);
        let clock = rules.next_review(&plan.stage_key, start);
        clock.map(|clock| clock.due_on)
    };
    let cycle = &kept.record;
    let due_on = if by_rhythm(cycle.starts_on) == Some(cycle.due_on) {
        by_rhythm(plan.started_on).unwrap_or(cycle.due_on)
    } else {
        cycle.due_on.max(plan.started_on)
    };
    let moved = Cycle {
        starts_on: plan.started_on,
        due_on,
        ..cycle.clone()
    };
    tx.revise(&moved, kept.version)
}

/// What has to be done to one kind of record.
#[derive(Debug)]
struct Difference<R> {
    add: Vec<R>,
    revise: Vec<(R, i32)>,
    void: Vec<String>,
}

impl<R: Record + TS + PartialEq> Difference<R> {
    fn between(kept: &[Kept<R>], wanted: Vec<R>, may_go: impl Fn(&R) -> bool) -> Self {
        let missing = kept.iter().filter(|kept| {
            may_go(&kept.record) && !wanted.iter().any(|one| one.id() == kept.record.id())
        });
        let void = missing.map(|kept| kept.record.id().to_owned()).collect();
        let mut difference = Self {
            add: Vec::new(),
            revise: Vec::new(),
            void,
        };
        for record in wanted {
            match kept.iter().find(|kept| kept.record.id() == record.id()) {
                None => difference.add.push(record),
                Some(before) if before.record == record => {}
                Some(before) => difference.revise.push((record, before.version)),
            }
        }
        difference
    }

    fn is_empty(&self) -> bool {
        self.add.is_empty() && self.revise.is_empty() && self.void.is_empty()
    }

    fn keep(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        for record in &self.add {
            tx.add(record)?;
        }
        for (record, version) in &self.revise {
            tx.revise(record, *version)?;
        }
        Ok(())
    }

    fn take_out(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        for id in &self.void {
            tx.void::<R>(id, TAKEN_OUT)?;
        }
        Ok(())
    }
}

/// What has to be done to the whole plan.
#[derive(Debug)]
struct Changes {
    plan: Difference<Plan>,
    outcomes: Difference<Outcome>,
    targets: Difference<Target>,
    steps: Difference<SmallStep>,
    strategies: Difference<Strategy>,
    provision: Difference<Provision>,
}

impl Changes {
    fn between(parts: &PlanParts, wanted: Wanted) -> Self {
        // What belongs to a target that has ended is not in the editor and stays with it.
        let of_ended = |target: Option<&TargetId>| {
            let mut targets = parts.targets.iter().map(|kept| &kept.record);
            targets.any(|one| Some(&one.id) == target && !one.is_open())
        };
        Self {
            plan: Difference::between(std::slice::from_ref(&parts.plan), vec![wanted.plan], |_| {
                false
            }),
            outcomes: Difference::between(&parts.outcomes, wanted.outcomes, |_| true),
            targets: Difference::between(&parts.targets, wanted.targets, |one| one.is_open()),
            steps: Difference::between(&parts.steps, wanted.steps, |one| {
                !of_ended(Some(&one.target_id))
            }),
            strategies: Difference::between(&parts.strategies, wanted.strategies, |one| {
                !of_ended(one.target_id.as_ref())
            }),
            provision: Difference::between(&parts.provision, wanted.provision, |one| {
                !of_ended(one.target_id.as_ref())
            }),
        }
    }

    fn is_empty(&self) -> bool {
        self.plan.is_empty()
            && self.outcomes.is_empty()
            && self.targets.is_empty()
            && self.steps.is_empty()
            && self.strategies.is_empty()
            && self.provision.is_empty()
    }

    /// Parents before what belongs to them; what goes, goes from the leaves.
    fn make(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        self.plan.keep(tx)?;
        self.outcomes.keep(tx)?;
        self.targets.keep(tx)?;
        self.steps.keep(tx)?;
        self.strategies.keep(tx)?;
        self.provision.keep(tx)?;
        self.provision.take_out(tx)?;
        self.strategies.take_out(tx)?;
        self.steps.take_out(tx)?;
        self.targets.take_out(tx)?;
        self.outcomes.take_out(tx)
    }
}
