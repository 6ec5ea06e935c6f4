//! Taking the latest decision on a stage back: the placement goes, and the one before it is open again.

use serde::Deserialize;
use ts_rs::TS;

use super::leaving::stop_watching;
use super::{LEFT, has_left, placements_of};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::PlacementId;
use crate::domain::record::pupil::Placement;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::check::void_reason;
use crate::store::{Reader, Seen, WriteTx};

/// Takes the latest placement back, with the reason. The one that it ended goes on.
#[derive(Debug, Deserialize, TS)]
pub struct VoidPlacement {
    pub id: PlacementId,
    pub reason: String,
}

impl WriteOp for VoidPlacement {
    const ACTION: Action = Action::PlacementDecide;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let placement = tx.get::<Placement>(self.id.as_str())?;
        let pupil = tx.seen(&placement.pupil_id)?;
        let reason = void_reason(&self.reason)?;
        let mut placements = placements_of(tx, &pupil)?;
        if placements
            .pop()
            .is_none_or(|latest| latest.record.id != self.id)
        {
            let sentence =
                "Only the latest decision can be taken back. Take back the later ones first.";
            return Err(FieldErrors::one("reason", sentence).into());
        }
        tx.void::<Placement>(self.id.as_str(), &reason)?;
        // A placement that ended without the child leaving the pathway ended because of this one.
        if let Some(mut before) = placements.pop()
            && before.record.to_on == Some(placement.from_on)
            && before.record.end_reason.is_empty()
        {
            before.record.reopen();
            tx.revise(&before.record, before.version)?;
        }
        Ok(())
    }
}

/// Brings back a placement that was taken back, where nothing has been decided since.
#[derive(Debug, Deserialize, TS)]
pub struct BringBackPlacement {
    pub id: PlacementId,
}

impl WriteOp for BringBackPlacement {
    const ACTION: Action = Action::PlacementDecide;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let kept = tx.kept::<Placement>(self.id.as_str())?;
        if kept.voided.is_none() {
            return Ok(());
        }
        let pupil = tx.seen(&kept.record.pupil_id)?;
        refuse_leaver(tx, &pupil)?;
        let from_on = kept.record.from_on;
        if let Some(mut latest) = placements_of(tx, &pupil)?.pop() {
            let follows = (latest.record.from_on, &latest.record.id) < (from_on, &kept.record.id)
                && latest.record.to_on.is_none_or(|to_on| to_on <= from_on)
                && latest.record.stage_key != kept.record.stage_key;
            if !follows {
                let sentence =
                    "Another stage has been decided since. Take that decision back first.";
                return Err(FieldErrors::one("id", sentence).into());
            }
            if latest.record.to_on.is_none() {
                latest.record.to_on = Some(from_on);
                tx.revise(&latest.record, latest.version)?;
            }
        }
        tx.bring_back::<Placement>(self.id.as_str())
    }
}

/// Undoes leaving the pathway: the latest placement goes on as if it had not ended, and the child is not watched for it.
#[derive(Debug, Deserialize, TS)]
pub struct ReopenPlacement {
    pub id: PlacementId,
}

impl WriteOp for ReopenPlacement {
    const ACTION: Action = Action::PlacementDecide;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let placement = tx.get::<Placement>(self.id.as_str())?;
        let pupil = tx.seen(&placement.pupil_id)?;
        refuse_leaver(tx, &pupil)?;
        match placements_of(tx, &pupil)?.pop() {
            Some(mut latest) if latest.record.id == self.id => {
                latest.record.reopen();
                tx.revise(&latest.record, latest.version)?;
                stop_watching(tx, &pupil, &self.id)
            }
            _ => {
                let sentence =
                    "Another stage has been decided since. Take that decision back first.";
                Err(FieldErrors::one("id", sentence).into())
            }
        }
    }
}

fn refuse_leaver(tx: &Reader<'_>, pupil: &Seen) -> Result<()> {
    if has_left(tx, pupil)? {
        return Err(FieldErrors::one("id", LEFT).into());
    }
    Ok(())
}
