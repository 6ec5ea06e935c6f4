//! Keeping an edit of the pathway, and taking the children along.

use serde::Deserialize;
use ts_rs::TS;

use super::PathwayEdit;
use super::shift::{CheckedEdit, ShiftedChild};
use crate::domain::id::{PlacementId, StaffId};
use crate::domain::pathway::StageShift;
use crate::domain::record::person::Staff;
use crate::domain::record::plan::Plan;
use crate::domain::record::pupil::Placement;
use crate::domain::record::school::{PathwayChange, SchoolPathway};
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::school::the_pathway;
use crate::store::WriteTx;

/// Keeps the pathway as the school has edited it, from a day on. Whoever looks after the settings may; where children
/// change their stage, their place on the register or their code by it, only a SENCO among them.
#[derive(Debug, Deserialize, TS)]
pub struct SavePathway {
    pub version: i32,
    #[serde(flatten)]
    pub edit: PathwayEdit,
}

/// How the placements say that a change of the pathway made them.
const BY_PATHWAY: &str = "The school\u{2019}s pathway changed";

impl WriteOp for SavePathway {
    const ACTION: Action = Action::SettingsWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let reason = self.edit.reason.trim().to_owned();
        let mut edit = CheckedEdit::of(tx, self.edit)?;
        if let Some(sentence) = edit.needs_senco.take() {
            edit.errors.add("stages", sentence);
        }
        let touched = edit.children.iter().filter(|child| child.changes).count();
        if touched > 0 && reason.is_empty() {
            edit.errors.add(
                "reason",
                "Say why, because children change their stage, register or code.",
            );
        }
        std::mem::take(&mut edit.errors).into_result()?;
        let id = the_pathway(tx)?.record.id;
        let before = edit.before.clone();
        tx.revise(
            &SchoolPathway {
                id,
                pathway: edit.after.clone(),
            },
            self.version,
        )?;
        if before == edit.after && touched == 0 {
            return Ok(());
        }
        tx.add(&PathwayChange {
            id: tx.new_id(),
            edition: edit.edition,
            happened_on: edit.on,
            reason: reason.clone(),
            before,
            shifts: shifts_of(&edit),
            children: u32::try_from(touched).unwrap_or(u32::MAX),
        })?;
        let words = if reason.is_empty() {
            BY_PATHWAY.to_owned()
        } else {
            format!("{BY_PATHWAY}: {reason}")
        };
        let me = tx.session().staff_id().clone();
        let by = name_of(tx, &me)?;
        for child in edit.children.iter().filter(|child| child.changes) {
            take_along(tx, &edit, child, &words, &by)?;
        }
        Ok(())
    }
}

fn shifts_of(edit: &CheckedEdit) -> Vec<StageShift> {
    let chosen = edit
        .shifts
        .iter()
        .map(|(from, to)| (from.clone(), to.clone()));
    let taken = edit.children.iter().map(|child| {
        (
            child.placement.record.stage_key.clone(),
            child.to.key.clone(),
        )
    });
    let mut all: Vec<(String, String)> = chosen.chain(taken).filter(|(a, b)| a != b).collect();
    all.sort();
    all.dedup();
    all.into_iter()
        .map(|(from, to)| StageShift { from, to })
        .collect()
}

fn name_of(tx: &WriteTx<'_>, id: &StaffId) -> Result<String> {
    Ok(tx.get::<Staff>(id.as_str())?.name)
}

/// Ends the child's placement and begins another on the same day; the open plans of the stage go along.
fn take_along(
    tx: &mut WriteTx<'_>,
    edit: &CheckedEdit,
    child: &ShiftedChild,
    reason: &str,
    by: &str,
) -> Result<()> {
    let now = child.placement.record.clone();
    let old_key = now.stage_key.clone();
    let to = &child.to;
    if now.from_on == edit.on {
        on_its_first_day(tx, child, reason)?;
    } else {
        let mut next = Placement {
            id: PlacementId::new(tx.new_id()),
            pupil_id: now.pupil_id.clone(),
            stage_key: to.key.clone(),
            stage_name: to.name.clone(),
            on_register: to.on_register,
            census: to.census,
            from_on: edit.on,
            to_on: None,
            reason: reason.to_owned(),
            evidence: String::new(),
            decided_by: by.to_owned(),
            parents_told_on: None,
            missing: Vec::new(),
            missing_reason: String::new(),
            end_reason: String::new(),
            end_decided_by: String::new(),
            end_parents_on: None,
            end_teacher: String::new(),
            end_missing_reason: String::new(),
        };
        next.end_like(&now);
        let mut ended = now;
        ended.reopen();
        ended.to_on = Some(edit.on);
        tx.revise(&ended, child.placement.version)?;
        tx.add(&next)?;
    }
    if old_key != to.key {
        for mut kept in tx.about::<Plan>(&child.pupil)? {
            if kept.record.ended_on.is_none() && kept.record.stage_key == old_key {
                kept.record.stage_key.clone_from(&to.key);
                tx.revise(&kept.record, kept.version)?;
            }
        }
    }
    Ok(())
}

/// A placement that began on the day of the change says what the stage is now. Where an earlier change of the same day
/// made it and this one undoes that, it goes, and the one before it goes on as if nothing had been.
fn on_its_first_day(tx: &mut WriteTx<'_>, child: &ShiftedChild, reason: &str) -> Result<()> {
    let (now, to) = (&child.placement.record, &child.to);
    if let Some(previous) = &child.previous
        && now.reason.starts_with(BY_PATHWAY)
        && previous.record.stage_key == to.key
        && previous.record.on_register == to.on_register
        && previous.record.census == to.census
    {
        tx.void::<Placement>(now.id.as_str(), reason)?;
        let mut reopened = previous.record.clone();
        reopened.end_like(now);
        return tx.revise(&reopened, previous.version);
    }
    let mut changed = now.clone();
    changed.stage_key.clone_from(&to.key);
    changed.stage_name.clone_from(&to.name);
    changed.on_register = to.on_register;
    changed.census = to.census;
    tx.revise(&changed, child.placement.version)
}
