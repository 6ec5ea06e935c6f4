//! The life of a plan: it starts with its first cycle, ends with a reason, and may be taken back and brought back.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::checked::{check_start, tidy};
use super::parts::PlanParts;
use crate::domain::clock::{CycleBegan, CycleStart};
use crate::domain::date_words::long;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{CycleId, PlanId, PupilId};
use crate::domain::pathway::Stage;
use crate::domain::record::plan::{Outcome, Plan, Provision, SmallStep, Strategy, Target};
use crate::domain::record::review::{Cycle, Rating, Review, TargetReview};
use crate::domain::record::{Kept, Record, Voided};
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::check::{not_in_future, required, required_day, void_reason};
use crate::ops::clocks::SchoolClocks;
use crate::ops::placement::placements_of;
use crate::store::{Reader, Seen, WriteTx};

/// Starts a plan, named by its stage, with its first cycle.
#[derive(Debug, Deserialize, TS)]
pub struct StartPlan {
    pub pupil_id: PupilId,
    #[ts(type = "string | null")]
    pub started_on: Option<NaiveDate>,
    /// The stage whose plan it is; the child's own stage where it is left empty.
    pub stage_key: Option<String>,
}

impl WriteOp for StartPlan {
    const ACTION: Action = Action::PlanWrite;
    type Output = PlanId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<PlanId> {
        let pupil = tx.seen(&self.pupil_id)?;
        let rules = SchoolClocks::of(tx)?;
        let mut errors = FieldErrors::new();
        let what = "the day the plan begins";
        let started_on = required_day(&mut errors, "started_on", what, self.started_on);
        check_start(&mut errors, started_on, tx.today());
        let stage = stage_of_plan(tx, &pupil, &rules, self.stage_key, &mut errors)?;
        errors.into_result()?;
        let (stage, name) = stage.ok_or(Error::NotFound)?;
        let start = CycleStart::new(CycleBegan::Plan, started_on);
        let due_on = rules
            .next_review(&stage.key, start)
            .map(|clock| clock.due_on);
        let due_on = due_on.ok_or_else(|| Error::Internal("beyond the calendar".to_owned()))?;
        let plan = Plan {
            id: PlanId::new(tx.new_id()),
            pupil_id: pupil.id().clone(),
            stage_key: stage.key.clone(),
            name: name.to_owned(),
            started_on,
            ended_on: None,
            end_reason: String::new(),
            strengths: String::new(),
            important_to_me: String::new(),
            helps_me: String::new(),
            what_we_notice: String::new(),
            home_support: String::new(),
            parent_took_part: false,
            child_took_part: false,
            teacher_took_part: false,
            key_people: String::new(),
        };
        tx.add(&plan)?;
        open_cycle(tx, &plan, 1, started_on, due_on)?;
        Ok(plan.id)
    }
}

/// The stage whose plan is to be started, with the plan's name.
fn stage_of_plan<'a>(
    tx: &Reader<'_>,
    pupil: &Seen,
    rules: &'a SchoolClocks,
    wanted: Option<String>,
    errors: &mut FieldErrors,
) -> Result<Option<(&'a Stage, &'a str)>> {
    let current = placements_of(tx, pupil)?.pop().map(|kept| kept.record);
    let current = current.filter(|placement| placement.to_on.is_none());
    let key = wanted.or_else(|| current.map(|placement| placement.stage_key));
    let Some(stage) = key.as_deref().and_then(|key| rules.pathway.stage(key)) else {
        errors.add(
            "stage_key",
            "Place the child on a stage of the pathway first, or choose the stage whose plan this is.",
        );
        return Ok(None);
    };
    let Some(name) = stage.plan_name.as_deref() else {
        errors.add(
            "stage_key",
            format!(
                "{} has no plan of its own. Choose a stage that has one.",
                stage.name
            ),
        );
        return Ok(None);
    };
    if let Some(open) = open_plan_named(tx, pupil, name)? {
        errors.add(
            "stage_key",
            format!(
                "There is an open {name} already, begun on {}. Go on with that one, or end it first.",
                long(open.started_on)
            ),
        );
    }
    Ok(Some((stage, name)))
}

/// The plan of that name that has not ended.
pub(crate) fn open_plan_named(tx: &Reader<'_>, pupil: &Seen, name: &str) -> Result<Option<Plan>> {
    let plans = tx.about::<Plan>(pupil)?.into_iter();
    Ok(plans
        .map(|kept| kept.record)
        .find(|plan| plan.ended_on.is_none() && plan.name == name))
}

/// Opens a cycle of a plan.
pub(crate) fn open_cycle(
    tx: &mut WriteTx<'_>,
    plan: &Plan,
    number: u16,
    starts_on: NaiveDate,
    due_on: NaiveDate,
) -> Result<()> {
    tx.add(&Cycle {
        id: CycleId::new(tx.new_id()),
        pupil_id: plan.pupil_id.clone(),
        plan_id: plan.id.clone(),
        number,
        starts_on,
        due_on,
        moved_reason: String::new(),
        closed_on: None,
    })
}

/// Ends a plan without a review, with the reason. Its open targets end with it; its open cycle falls away.
#[derive(Debug, Deserialize, TS)]
pub struct EndPlan {
    pub plan_id: PlanId,
    #[ts(type = "string | null")]
    pub ended_on: Option<NaiveDate>,
    pub reason: String,
}

impl WriteOp for EndPlan {
    const ACTION: Action = Action::PlanWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let parts = PlanParts::load_open(tx, &self.plan_id)?;
        let mut errors = FieldErrors::new();
        let what = "the day the plan ended";
        let ended_on = not_in_future(&mut errors, "ended_on", what, self.ended_on, tx.today());
        if self.ended_on.is_some() && ended_on < parts.plan.record.started_on {
            errors.add(
                "ended_on",
                "That is before the plan began. Check both dates.",
            );
        }
        let sentence = "Say why the plan ends.";
        let reason = required(&mut errors, "reason", sentence, &self.reason);
        errors.into_result()?;
        void_open_cycle(tx, &parts, &format!("the plan ended: {reason}"))?;
        end_plan(tx, &parts, ended_on, &reason)
    }
}

/// Ends a plan and whatever target of it is still open.
pub(crate) fn end_plan(
    tx: &mut WriteTx<'_>,
    parts: &PlanParts,
    ended_on: NaiveDate,
    reason: &str,
) -> Result<()> {
    for target in &parts.targets {
        if target.record.is_open() {
            let ended = Target {
                ended_on: Some(ended_on),
                ..target.record.clone()
            };
            tx.revise(&ended, target.version)?;
        }
    }
    let ended = Plan {
        ended_on: Some(ended_on),
        end_reason: tidy(reason),
        ..parts.plan.record.clone()
    };
    tx.revise(&ended, parts.plan.version)
}

fn void_open_cycle(tx: &mut WriteTx<'_>, parts: &PlanParts, reason: &str) -> Result<()> {
    let Some(cycle) = parts.open_cycle().map(|kept| kept.record.id.clone()) else {
        return Ok(());
    };
    let pupil = tx.seen(parts.pupil_id())?;
    for review in tx.about::<Review>(&pupil)? {
        if review.record.cycle_id == cycle {
            for part in tx.about::<TargetReview>(&pupil)? {
                if part.record.review_id == review.record.id {
                    tx.void::<TargetReview>(part.record.id.as_str(), reason)?;
                }
            }
            tx.void::<Review>(review.record.id.as_str(), reason)?;
        }
    }
    tx.void::<Cycle>(cycle.as_str(), reason)
}

/// Takes a plan back that was begun by mistake, with all that is in it. A plan with a closed review is history: it can
/// be ended, not taken back.
#[derive(Debug, Deserialize, TS)]
pub struct VoidPlan {
    pub plan_id: PlanId,
    pub reason: String,
}

impl WriteOp for VoidPlan {
    const ACTION: Action = Action::PlanWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let parts = PlanParts::load(tx, &self.plan_id)?;
        if parts
            .cycles
            .iter()
            .any(|one| one.record.closed_on.is_some())
        {
            return Err(Error::Frozen);
        }
        let reason = void_reason(&self.reason)?;
        void_open_cycle(tx, &parts, &reason)?;
        void_all(tx, &parts.ratings, &reason)?;
        void_all(tx, &parts.provision, &reason)?;
        void_all(tx, &parts.strategies, &reason)?;
        void_all(tx, &parts.steps, &reason)?;
        void_all(tx, &parts.targets, &reason)?;
        void_all(tx, &parts.outcomes, &reason)?;
        tx.void::<Plan>(self.plan_id.as_str(), &reason)
    }
}

/// Brings a plan back with what was taken back together with it.
#[derive(Debug, Deserialize, TS)]
pub struct BringBackPlan {
    pub plan_id: PlanId,
}

impl WriteOp for BringBackPlan {
    const ACTION: Action = Action::PlanWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let plan = tx.kept::<Plan>(self.plan_id.as_str())?;
        let Some(voided) = plan.voided else {
            return Ok(());
        };
        let pupil = tx.seen(&plan.record.pupil_id)?;
        let was_open = plan.record.ended_on.is_none();
        if was_open && open_plan_named(tx, &pupil, &plan.record.name)?.is_some() {
            return Err(FieldErrors::one(
                "plan_id",
                format!(
                    "There is another open {} by now. End it first.",
                    plan.record.name
                ),
            )
            .into());
        }
        tx.bring_back::<Plan>(self.plan_id.as_str())?;
        bring_back_with::<Outcome>(tx, &pupil, &voided)?;
        bring_back_with::<Target>(tx, &pupil, &voided)?;
        bring_back_with::<SmallStep>(tx, &pupil, &voided)?;
        bring_back_with::<Strategy>(tx, &pupil, &voided)?;
        bring_back_with::<Provision>(tx, &pupil, &voided)?;
        bring_back_with::<Cycle>(tx, &pupil, &voided)?;
        bring_back_with::<Rating>(tx, &pupil, &voided)?;
        bring_back_with::<Review>(tx, &pupil, &voided)?;
        bring_back_with::<TargetReview>(tx, &pupil, &voided)
    }
}

fn void_all<R: Record + TS>(tx: &mut WriteTx<'_>, all: &[Kept<R>], reason: &str) -> Result<()> {
    for kept in all {
        tx.void::<R>(kept.record.id(), reason)?;
    }
    Ok(())
}

/// Brings back what was voided in the same act: at the same moment, by the same person, for the same reason.
fn bring_back_with<R: Record + TS>(tx: &mut WriteTx<'_>, pupil: &Seen, act: &Voided) -> Result<()> {
    for kept in tx.about_with_voided::<R>(pupil)? {
        if kept.voided.as_ref() == Some(act) {
            tx.bring_back::<R>(kept.record.id())?;
        }
    }
    Ok(())
}
