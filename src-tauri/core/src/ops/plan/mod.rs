//! The plans of a child: My Plan, My Plan+, the delivery plan of an EHCP, as the school names them.
//!
//! A plan is written and read as a whole; the review that closes its cycles stands in `ops::review`.

mod checked;
mod contribute;
mod draft;
#[cfg(test)]
pub(crate) mod fixture;
mod hints;
mod life;
mod list;
mod order;
mod parts;
mod save;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_any_edits;
#[cfg(test)]
mod tests_contribute;
#[cfg(test)]
mod tests_life;
mod view;

use serde::Deserialize;
use ts_rs::TS;

pub(crate) use checked::check_draft;
pub use contribute::{AddStrategy, BringBackStrategy, TakeBackStrategy, TickStep};
pub use draft::{OutcomeDraft, PlanDraft, ProvisionDraft, StepDraft, StrategyDraft, TargetDraft};
pub use hints::{TargetWords, WeighTarget};
pub use life::{BringBackPlan, EndPlan, StartPlan, VoidPlan};
pub(crate) use life::{end_plan, open_cycle, open_plan_named};
pub use list::{ListPlans, PlanLine};
pub(crate) use parts::PlanParts;
pub use save::SavePlan;
pub(crate) use save::keep_draft;
pub use view::{CycleView, OutcomeView, PlanMay, PlanView, RatingView, TargetView};
pub(crate) use view::{ReviewFacts, stage_of};

use super::clocks::SchoolClocks;
use crate::domain::id::PlanId;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::ReadOp;
use crate::store::ReadTx;

/// A whole plan, to read or to edit.
#[derive(Debug, Deserialize, TS)]
pub struct OpenPlan {
    pub plan_id: PlanId,
}

impl ReadOp for OpenPlan {
    const ACTION: Action = Action::SendRead;
    type Output = PlanView;
    fn run(self, tx: &ReadTx<'_>) -> Result<PlanView> {
        let parts = PlanParts::load(tx, &self.plan_id)?;
        tx.note_opened(&tx.seen(parts.pupil_id())?);
        PlanView::of(tx, &parts, &SchoolClocks::of(tx)?)
    }
}
