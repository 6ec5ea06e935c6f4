//! An entry of the chronology by hand: something significant that stands in no other record.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::may_read;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{ChronologyEventId, PupilId};
use crate::domain::record::team::ChronologyEvent;
use crate::domain::role::Action;
use crate::domain::team::ChronologyKind;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::check::{not_in_future, required, void_reason};
use crate::store::{Reader, WriteTx};

/// What is typed of an event, not yet checked.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ChronologyEventDraft {
    #[ts(type = "string | null")]
    pub happened_on: Option<NaiveDate>,
    pub event_kind: Option<ChronologyKind>,
    pub title: String,
    pub words: String,
    pub source: String,
    pub restricted: bool,
}

/// Writes an event into the chronology, or with `id` changes it.
#[derive(Debug, Deserialize, TS)]
pub struct SaveChronologyEvent {
    pub pupil_id: PupilId,
    pub id: Option<ChronologyEventId>,
    /// The version that the change started from; needed with `id`.
    pub version: Option<i32>,
    pub event: ChronologyEventDraft,
}

impl WriteOp for SaveChronologyEvent {
    const ACTION: Action = Action::TeamWrite;
    type Output = ChronologyEventId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<ChronologyEventId> {
        let pupil = tx.seen(&self.pupil_id)?;
        let id = match &self.id {
            Some(id) => {
                let before = readable(tx, id)?;
                if before.pupil_id != *pupil.id() {
                    return Err(Error::NotFound);
                }
                id.clone()
            }
            None => ChronologyEventId::new(tx.new_id()),
        };
        let mut errors = FieldErrors::default();
        let draft = self.event;
        let what = "the day it happened";
        let happened_on = not_in_future(
            &mut errors,
            "happened_on",
            what,
            draft.happened_on,
            tx.today(),
        );
        let event_kind = draft.event_kind.unwrap_or_else(|| {
            errors.add("event_kind", "Choose what it is about.");
            ChronologyKind::Other
        });
        let title = required(
            &mut errors,
            "title",
            "Say in a line what happened.",
            &draft.title,
        );
        let source = required(
            &mut errors,
            "source",
            "Say where it is known from.",
            &draft.source,
        );
        // Whoever may not read a restricted entry would lose sight of it by writing it.
        if draft.restricted && !tx.session().may(Action::AttachmentReadAll) {
            errors.add(
                "restricted",
                "Only the SENCO writes restricted entries. Ask the SENCO to enter it.",
            );
        }
        errors.into_result()?;
        let event = ChronologyEvent {
            id: id.clone(),
            pupil_id: self.pupil_id,
            happened_on,
            event_kind,
            title,
            words: draft.words.trim().to_owned(),
            source,
            restricted: draft.restricted,
        };
        match self.id {
            Some(_) => tx.revise(&event, self.version.unwrap_or_default())?,
            None => tx.add(&event)?,
        }
        Ok(id)
    }
}

/// The event, unless it is one that the person may not read, which is answered like one that does not exist.
fn readable(tx: &Reader<'_>, id: &ChronologyEventId) -> Result<ChronologyEvent> {
    let event = tx.kept::<ChronologyEvent>(id.as_str())?.record;
    if may_read(tx, &event) {
        Ok(event)
    } else {
        Err(Error::NotFound)
    }
}

/// Takes an entry by hand back, with the reason.
#[derive(Debug, Deserialize, TS)]
pub struct VoidChronologyEvent {
    pub id: ChronologyEventId,
    pub reason: String,
}

impl WriteOp for VoidChronologyEvent {
    const ACTION: Action = Action::TeamWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let reason = void_reason(&self.reason)?;
        readable(tx, &self.id)?;
        tx.void::<ChronologyEvent>(self.id.as_str(), &reason)
    }
}

/// Brings back an entry by hand that was taken back.
#[derive(Debug, Deserialize, TS)]
pub struct BringBackChronologyEvent {
    pub id: ChronologyEventId,
}

impl WriteOp for BringBackChronologyEvent {
    const ACTION: Action = Action::TeamWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        readable(tx, &self.id)?;
        tx.bring_back::<ChronologyEvent>(self.id.as_str())
    }
}
