//! A child entered by mistake: the record is taken back when nothing hangs on it, and can be brought back.

use serde::Deserialize;
use ts_rs::TS;

use crate::domain::field_errors::FieldErrors;
use crate::domain::id::PupilId;
use crate::domain::record::person::PupilStaff;
use crate::domain::record::plan::{Plan, Profile};
use crate::domain::record::pupil::{ClassMember, Contact, Factor, Need, Note, Placement, Pupil};
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::check::void_reason;
use crate::store::WriteTx;

/// Why a class or an adult goes with the record; also how they are known when it comes back.
const WITH_THE_RECORD: &str = "The child's record was taken back";

/// Takes back a child's record that should never have been made.
#[derive(Debug, Deserialize, TS)]
pub struct VoidPupil {
    pub id: PupilId,
    pub reason: String,
}

impl WriteOp for VoidPupil {
    const ACTION: Action = Action::PupilWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let seen = tx.seen(&self.id)?;
        let reason = void_reason(&self.reason)?;
        let holds = [
            tx.about::<Contact>(&seen)?.len(),
            tx.about::<Factor>(&seen)?.len(),
            tx.about::<Need>(&seen)?.len(),
            tx.about::<Placement>(&seen)?.len(),
            tx.about::<Profile>(&seen)?.len(),
            tx.about::<Plan>(&seen)?.len(),
            tx.about::<Note>(&seen)?.len(),
            usize::from(tx.photo(&seen)?.is_some()),
        ];
        if holds.iter().any(|count| *count > 0) {
            let sentence = "Something has been recorded about this child, so the record stays. If the child has left, \
                            record that instead; if it is the wrong child, take back what was recorded first.";
            return Err(FieldErrors::one("reason", sentence).into());
        }
        for kept in tx.about::<ClassMember>(&seen)? {
            tx.void::<ClassMember>(kept.record.id.as_str(), WITH_THE_RECORD)?;
        }
        for kept in tx.about::<PupilStaff>(&seen)? {
            tx.void::<PupilStaff>(kept.record.id.as_str(), WITH_THE_RECORD)?;
        }
        tx.void::<Pupil>(self.id.as_str(), &reason)
    }
}

/// Brings back a child's record that was taken back, with the class and the adults.
#[derive(Debug, Deserialize, TS)]
pub struct BringBackPupil {
    pub id: PupilId,
}

impl WriteOp for BringBackPupil {
    const ACTION: Action = Action::PupilWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        tx.bring_back::<Pupil>(self.id.as_str())?;
        let seen = tx.seen(&self.id)?;
        for kept in tx.about_with_voided::<ClassMember>(&seen)? {
            if kept
                .voided
                .is_some_and(|voided| voided.reason == WITH_THE_RECORD)
            {
                tx.bring_back::<ClassMember>(kept.record.id.as_str())?;
            }
        }
        for kept in tx.about_with_voided::<PupilStaff>(&seen)? {
            if kept
                .voided
                .is_some_and(|voided| voided.reason == WITH_THE_RECORD)
            {
                tx.bring_back::<PupilStaff>(kept.record.id.as_str())?;
            }
        }
        Ok(())
    }
}
