//! Raising a concern, filling in its form, and taking one back.

use serde::Deserialize;
use ts_rs::TS;

use super::draft::{ConcernDraft, ConcernFormDraft};
use crate::domain::id::{ConcernId, PupilId};
use crate::domain::record::Kept;
use crate::domain::record::concern::Concern;
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::undo::void_and_bring_back;
use crate::store::WriteTx;

/// Raises a concern, or with `id` changes what was written when it was raised.
#[derive(Debug, Deserialize, TS)]
pub struct SaveConcern {
    pub pupil_id: PupilId,
    pub id: Option<ConcernId>,
    /// The version that the change started from; needed with `id`.
    pub version: Option<i32>,
    pub concern: ConcernDraft,
}

impl WriteOp for SaveConcern {
    const ACTION: Action = Action::ConcernWrite;
    type Output = Kept<Concern>;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<Kept<Concern>> {
        let pupil = tx.seen(&self.pupil_id)?;
        let today = tx.today();
        let id = match self.id {
            None => {
                let id = ConcernId::new(tx.new_id());
                let begun = Concern::begun(id.clone(), pupil.id().clone(), today);
                tx.add(&self.concern.checked(begun, today)?)?;
                id
            }
            Some(id) => {
                let before = tx.get::<Concern>(id.as_str())?;
                if before.pupil_id != *pupil.id() {
                    return Err(Error::NotFound);
                }
                let concern = self.concern.checked(before, today)?;
                tx.revise(&concern, self.version.unwrap_or_default())?;
                id
            }
        };
        tx.kept(id.as_str())
    }
}

/// Keeps what was said and agreed at the meeting with the parents: the initial concern form.
#[derive(Debug, Deserialize, TS)]
pub struct SaveConcernForm {
    pub id: ConcernId,
    pub version: i32,
    pub form: ConcernFormDraft,
}

impl WriteOp for SaveConcernForm {
    const ACTION: Action = Action::ConcernWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let before = tx.get::<Concern>(self.id.as_str())?;
        let concern = self.form.checked(before, tx.today())?;
        tx.revise(&concern, self.version)
    }
}

void_and_bring_back!(
    VoidConcern,
    BringBackConcern,
    Concern,
    ConcernId,
    Action::ConcernWrite,
    "a concern"
);
