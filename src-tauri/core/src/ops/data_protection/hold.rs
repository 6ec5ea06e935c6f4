//! Legal holds: a record that must not be destroyed while an inquiry, a claim or a complaint runs.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{HoldId, PupilId};
use crate::domain::record::data_protection::LegalHold;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::check::{not_in_future, required};
use crate::ops::undo::void_and_bring_back;
use crate::store::WriteTx;

/// Says that a child's record must not be destroyed.
#[derive(Debug, Deserialize, TS)]
pub struct PlaceHold {
    pub pupil_id: PupilId,
    #[ts(type = "string | null")]
    pub from_on: Option<NaiveDate>,
    pub reason: String,
}

impl WriteOp for PlaceHold {
    const ACTION: Action = Action::HoldWrite;
    type Output = HoldId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<HoldId> {
        let pupil = tx.seen(&self.pupil_id)?;
        let mut errors = FieldErrors::default();
        let today = tx.today();
        let from_on = not_in_future(
            &mut errors,
            "from_on",
            "the day from which it holds",
            self.from_on,
            today,
        );
        let reason = required(
            &mut errors,
            "reason",
            "Say why the record must be kept: the inquiry, the claim, the complaint.",
            &self.reason,
        );
        errors.into_result()?;
        let id = HoldId::new(tx.new_id());
        tx.add(&LegalHold {
            id: id.clone(),
            pupil_id: pupil.id().clone(),
            from_on,
            reason,
            ended_on: None,
            end_reason: String::new(),
        })?;
        Ok(id)
    }
}

/// Says that the record may be destroyed again when its time comes.
#[derive(Debug, Deserialize, TS)]
pub struct EndHold {
    pub id: HoldId,
    pub version: i32,
    #[ts(type = "string | null")]
    pub ended_on: Option<NaiveDate>,
    pub end_reason: String,
}

impl WriteOp for EndHold {
    const ACTION: Action = Action::HoldWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let mut hold = tx.get::<LegalHold>(self.id.as_str())?;
        let mut errors = FieldErrors::default();
        let today = tx.today();
        let ended_on = not_in_future(
            &mut errors,
            "ended_on",
            "the day on which it ended",
            self.ended_on,
            today,
        );
        if self.ended_on.is_some() && ended_on < hold.from_on {
            errors.add("ended_on", "That is before the hold began. Check the day.");
        }
        hold.end_reason = required(
            &mut errors,
            "end_reason",
            "Say why the hold is no longer needed.",
            &self.end_reason,
        );
        errors.into_result()?;
        hold.ended_on = Some(ended_on);
        tx.revise(&hold, self.version)
    }
}

void_and_bring_back!(
    VoidHold,
    BringBackHold,
    LegalHold,
    HoldId,
    Action::HoldWrite,
    "a legal hold"
);
