//! The step itself, once it is decided: the placement that is open ends, and the next begins on the same day.

use chrono::NaiveDate;

use super::leaving::{Left, watch_after};
use super::placements_of;
use crate::domain::id::PlacementId;
use crate::domain::pathway::{EntryCheck, Stage};
use crate::domain::record::pupil::Placement;
use crate::error::{Error, Result};
use crate::store::{Seen, WriteTx};

/// A decision on the stage that has been checked.
#[derive(Debug)]
pub(super) struct StageDecision<'a> {
    /// The stage to enter; nothing to leave the pathway.
    pub(super) to: Option<&'a Stage>,
    pub(super) on: NaiveDate,
    pub(super) reason: String,
    pub(super) evidence: String,
    pub(super) decided_by: String,
    pub(super) parents_told_on: Option<NaiveDate>,
    pub(super) lacking: Vec<EntryCheck>,
    pub(super) missing_reason: String,
    /// How the child's time on the register or the pathway ends, where it does.
    pub(super) left: Option<Left>,
}

/// Carries a decision out. Gives the placement that began, or the one that ended.
pub(super) fn step(
    tx: &mut WriteTx<'_>,
    pupil: &Seen,
    decision: StageDecision<'_>,
) -> Result<PlacementId> {
    let latest = placements_of(tx, pupil)?.pop();
    let open = latest.filter(|kept| kept.record.to_on.is_none());
    let mut ended = None;
    if let Some(mut before) = open {
        before.record.to_on = Some(decision.on);
        if decision.to.is_none() {
            before.record.end_reason.clone_from(&decision.reason);
        }
        if let Some(left) = &decision.left {
            left.write_to(&mut before.record);
        }
        tx.revise(&before.record, before.version)?;
        if let Some(left) = decision.left.filter(|left| left.watch) {
            watch_after(tx, pupil, &before.record, left.look_again_on)?;
        }
        ended = Some(before.record.id);
    }
    let Some(stage) = decision.to else {
        return ended.ok_or(Error::NotFound);
    };
    let id = PlacementId::new(tx.new_id());
    tx.add(&Placement {
        id: id.clone(),
        pupil_id: pupil.id().clone(),
        stage_key: stage.key.clone(),
        stage_name: stage.name.clone(),
        on_register: stage.on_register,
        census: stage.census,
        from_on: decision.on,
        to_on: None,
        reason: decision.reason,
        evidence: decision.evidence,
        decided_by: decision.decided_by,
        parents_told_on: decision.parents_told_on,
        missing: decision.lacking,
        missing_reason: decision.missing_reason,
        end_reason: String::new(),
        end_decided_by: String::new(),
        end_parents_on: None,
        end_teacher: String::new(),
        end_missing_reason: String::new(),
    })?;
    Ok(id)
}
