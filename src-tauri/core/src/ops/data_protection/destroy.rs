//! Signing a list, which destroys the records on it at once and for good.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::list::{everybody, listed, past_their_date};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{DestructionId, PupilId};
use crate::domain::record::data_protection::Destruction;
use crate::domain::record::person::Staff;
use crate::domain::retention::BACKUPS_STILL_HOLD_IT;
use crate::domain::role::Action;
use crate::domain::words::count;
use crate::error::Result;
use crate::office::{LongOp, Turns, WriteOp};
use crate::progress::Progress;
use crate::store::WriteTx;

/// Signs a list. The headteacher types how many children are on it, so that nobody signs without having looked.
#[derive(Debug, Deserialize, TS)]
pub struct SignDestruction {
    pub id: DestructionId,
    pub version: i32,
    /// How many children are on the list, as typed.
    pub children: Option<u32>,
}

/// What was destroyed.
#[derive(Debug, Serialize, TS)]
pub struct DestroyedView {
    pub number: u32,
    /// "Destruction no. 3: the records of 2 children are gone, 214 in all, and 96 entries of the audit trail are empty."
    pub words: String,
    /// Whether the file was written anew; where the disk had no room for that, deleted words are overwritten all the same.
    pub compacted: bool,
    /// What it did not reach.
    pub backups: String,
}

impl LongOp for SignDestruction {
    const ACTION: Action = Action::DestructionSign;
    type Output = DestroyedView;
    fn run(self, turns: &mut Turns<'_>) -> Result<DestroyedView> {
        let progress = turns.progress().clone();
        let done = turns.write(Destroy {
            signed: self,
            progress: progress.clone(),
        })?;
        // From here on nothing can be taken back, so nothing stops it either.
        drop(progress.begin(0, "Writing the file anew"));
        let compacted = turns.compact().is_ok();
        Ok(DestroyedView {
            number: done.number,
            words: format!(
                "Destruction no. {}: the records of {} are gone, {} in all, and {} of the audit trail {} empty.",
                done.number,
                count_children(done.children),
                count(done.records, "record"),
                match done.entries {
                    1 => "1 entry".to_owned(),
                    many => format!("{many} entries"),
                },
                if done.entries == 1 { "is" } else { "are" },
            ),
            compacted,
            backups: BACKUPS_STILL_HOLD_IT.to_owned(),
        })
    }
}

fn count_children(children: u32) -> String {
    match children {
        1 => "1 child".to_owned(),
        many => format!("{many} children"),
    }
}

/// The deed itself: all of the list or nothing.
struct Destroy {
    signed: SignDestruction,
    progress: Progress,
}

impl WriteOp for Destroy {
    const ACTION: Action = Action::DestructionSign;
    type Output = Destruction;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<Destruction> {
        let id = &self.signed.id;
        let mut list = tx.get::<Destruction>(id.as_str())?;
        if list.signed_on.is_some() {
            return Err(crate::Error::Frozen);
        }
        let children = listed(tx, id)?;
        let number = u32::try_from(children.len()).unwrap_or(u32::MAX);
        if self.signed.children != Some(number) {
            let sentence = "That is not how many children are on the list. Read the list through, then type the number.";
            return Err(FieldErrors::one("children", sentence).into());
        }
        let free = past_their_date(tx, &everybody(tx)?)?;
        let may = |pupil: &PupilId| {
            free.iter()
                .any(|child| child.pupil.id == *pupil && child.stays.is_empty())
        };
        if !children.iter().all(may) {
            let sentence = "The record of somebody on the list has to stay by now: there is a hold, a request to see it, or \
                            another schedule. Withdraw the list and draw it up again.";
            return Err(FieldErrors::one("children", sentence).into());
        }
        self.progress.begin(number, "Destroying records")?;
        for pupil in &children {
            let seen = tx.seen(pupil)?;
            let gone = tx.destroy(&seen, list.number)?;
            list.records = list.records.saturating_add(gone.records);
            list.entries = list.entries.saturating_add(gone.entries);
            self.progress.item_done()?;
        }
        let me = tx.get::<Staff>(tx.session().staff_id().as_str())?;
        list.children = number;
        list.signed_on = Some(tx.today());
        list.signed_by = me.name;
        tx.revise(&list, self.signed.version)?;
        Ok(list)
    }
}
