//! Taking back a class that was made by mistake, and bringing it back as it was.

use serde::Deserialize;
use ts_rs::TS;

use super::has_twin;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::ClassId;
use crate::domain::record::person::ClassStaff;
use crate::domain::record::school::SchoolClass;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::check::required;
use crate::store::WriteTx;

/// Takes back a class that no child was ever in.
#[derive(Debug, Deserialize, TS)]
pub struct VoidClass {
    pub id: ClassId,
    pub reason: String,
}

impl WriteOp for VoidClass {
    const ACTION: Action = Action::SettingsWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let class = tx.get::<SchoolClass>(self.id.as_str())?;
        let mut errors = FieldErrors::new();
        let sentence = "Say why this is taken back.";
        let reason = required(&mut errors, "reason", sentence, &self.reason);
        if tx
            .class_counts()?
            .get(self.id.as_str())
            .is_some_and(|count| count.ever > 0)
        {
            errors.add(
                "id",
                format!(
                    "{} has or had children in it, so it stays in their history. Rename it if the name is wrong.",
                    class.name
                ),
            );
        }
        errors.into_result()?;
        for link in tx.all::<ClassStaff>()? {
            if link.record.class_id == self.id {
                tx.void::<ClassStaff>(link.record.id.as_str(), &reason)?;
            }
        }
        tx.void::<SchoolClass>(self.id.as_str(), &reason)
    }
}

/// Brings back a class that was taken back, with the adults who were taken off together with it.
#[derive(Debug, Deserialize, TS)]
pub struct BringBackClass {
    pub id: ClassId,
}

impl WriteOp for BringBackClass {
    const ACTION: Action = Action::SettingsWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let kept = tx.kept::<SchoolClass>(self.id.as_str())?;
        let Some(act) = kept.voided else {
            return Ok(());
        };
        let class = kept.record;
        if has_twin(tx, &self.id, class.year_starting, &class.name)? {
            let sentence = format!(
                "Another class of that year is called {} by now. Rename that one first.",
                class.name
            );
            return Err(FieldErrors::one("id", sentence).into());
        }
        tx.bring_back::<SchoolClass>(self.id.as_str())?;
        for link in tx.all_with_voided::<ClassStaff>()? {
            if link.record.class_id == self.id && link.voided.as_ref() == Some(&act) {
                tx.bring_back::<ClassStaff>(link.record.id.as_str())?;
            }
        }
        Ok(())
    }
}
