//! What came of a meeting with parents: came, phoned, wrote, declined or did not come, and when.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::parts::EveningParts;
use crate::domain::evening::MeetingOutcome;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{MeetingId, PupilId};
use crate::domain::record::round::Meeting;
use crate::domain::role::Action;
use crate::domain::round::RoundKey;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::check::not_in_future;
use crate::store::WriteTx;

/// Records what came of the meeting with the parents of a child in a round; without an outcome it takes that back.
/// There need be no time arranged: parents phone and write when they do.
#[derive(Debug, Deserialize, TS)]
pub struct RecordMeeting {
    pub round: RoundKey,
    pub pupil_id: PupilId,
    /// The version of the meeting; nothing where there was none.
    pub version: Option<i32>,
    pub outcome: Option<MeetingOutcome>,
    #[ts(type = "string | null")]
    pub happened_on: Option<NaiveDate>,
    pub note: String,
}

impl WriteOp for RecordMeeting {
    const ACTION: Action = Action::MeetingRecord;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let parts = EveningParts::load(tx, Some(self.round))?;
        parts.child(tx, &self.pupil_id)?;
        let before = parts.meeting_of(&self.pupil_id);
        if before.map(|kept| kept.version) != self.version {
            return Err(Error::Conflict);
        }
        let mut happened_on = None;
        if self.outcome.is_some() {
            let mut errors = FieldErrors::new();
            let what = "the day on which it was";
            let day = not_in_future(
                &mut errors,
                "happened_on",
                what,
                self.happened_on,
                tx.today(),
            );
            errors.into_result()?;
            happened_on = Some(day);
        }
        let meeting = Meeting {
            outcome: self.outcome,
            happened_on,
            outcome_note: self.note.trim().to_owned(),
            ..parts.meeting_or_new(MeetingId::new(tx.new_id()), &self.pupil_id)
        };
        match before {
            Some(kept) => tx.revise(&meeting, kept.version),
            None if self.outcome.is_none() => Ok(()),
            None => tx.add(&meeting),
        }
    }
}
