//! The chronology of a child: the significant events of the record in the order in which they happened, with those that
//! somebody wrote in by hand.
//!
//! It is no second history: what stands in the record is gathered from the timeline whenever it is asked for, and what is
//! significant is said in one place ([`ChronologyKind::of_record`]). An entry by hand carries its source; a restricted
//! one is for the SENCO and the headteacher alone, and is left off papers unless it is asked for.

mod event;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use event::{
    BringBackChronologyEvent, ChronologyEventDraft, SaveChronologyEvent, VoidChronologyEvent,
};

use crate::domain::id::PupilId;
use crate::domain::record::team::ChronologyEvent;
use crate::domain::record::{Kept, Kind};
use crate::domain::role::Action;
use crate::domain::team::ChronologyKind;
use crate::error::Result;
use crate::office::ReadOp;
use crate::ops::history::events_of;
use crate::store::{ReadTx, Reader, Seen};

/// The chronology of a child, or a part of it.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct OpenChronology {
    pub pupil_id: PupilId,
    pub wanted: ChronologyWanted,
}

/// Which part: nothing chosen is everything.
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct ChronologyWanted {
    pub kinds: Vec<ChronologyKind>,
    #[ts(type = "string | null")]
    pub from: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub to: Option<NaiveDate>,
}

/// The chronology, the earliest first.
#[derive(Debug, Serialize, TS)]
pub struct ChronologyView {
    pub entries: Vec<ChronologyEntry>,
    /// Taken back; each can be brought back.
    pub voided: Vec<Kept<ChronologyEvent>>,
    pub may_write: bool,
    /// Whether the person may see and write restricted entries.
    pub may_restrict: bool,
    pub may_print: bool,
}

/// One event.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ChronologyEntry {
    #[ts(type = "string")]
    pub happened_on: NaiveDate,
    pub kind: ChronologyKind,
    pub title: String,
    pub words: String,
    /// Where it is known from: the record itself, or what somebody wrote.
    pub source: String,
    pub restricted: bool,
    /// The record behind it.
    pub record_kind: Kind,
    pub record_id: String,
    /// The entry by hand, which can be changed; nothing for what was gathered.
    pub event: Option<Kept<ChronologyEvent>>,
}

impl ReadOp for OpenChronology {
    const ACTION: Action = Action::SendRead;
    type Output = ChronologyView;
    fn run(self, tx: &ReadTx<'_>) -> Result<ChronologyView> {
        let pupil = tx.seen(&self.pupil_id)?;
        let session = tx.session();
        let may_write = session.may(Action::TeamWrite);
        let mut voided = tx.about_with_voided::<ChronologyEvent>(&pupil)?;
        voided.retain(|kept| kept.voided.is_some() && may_write && may_read(tx, &kept.record));
        Ok(ChronologyView {
            entries: entries(tx, &pupil, &self.wanted)?,
            voided,
            may_write,
            may_restrict: session.may(Action::AttachmentReadAll),
            may_print: session.may(Action::Print),
        })
    }
}

/// Whether an entry by hand is for this person.
pub(crate) fn may_read(tx: &Reader<'_>, event: &ChronologyEvent) -> bool {
    let session = tx.session();
    session.may(Action::ReportRead) && (!event.restricted || session.may(Action::AttachmentReadAll))
}

/// What is wanted of the chronology, the earliest first, as far as the person may read it.
pub(crate) fn entries(
    tx: &Reader<'_>,
    pupil: &Seen,
    wanted: &ChronologyWanted,
) -> Result<Vec<ChronologyEntry>> {
    let by_hand = tx.about::<ChronologyEvent>(pupil)?;
    let mut entries: Vec<ChronologyEntry> = events_of(tx, pupil)?
        .into_iter()
        .filter_map(|item| {
            let event = by_hand
                .iter()
                .find(|kept| kept.record.id.as_str() == item.record_id);
            let kind = match event {
                Some(event) => event.record.event_kind,
                None => ChronologyKind::of_record(item.kind)?,
            };
            let source = match event {
                Some(event) => event.record.source.clone(),
                None => "Record of the school".to_owned(),
            };
            Some(ChronologyEntry {
                happened_on: item.happened_on,
                kind,
                title: item.title,
                words: event.map_or(item.summary, |event| event.record.words.clone()),
                source,
                restricted: event.is_some_and(|event| event.record.restricted),
                record_kind: item.kind,
                record_id: item.record_id,
                event: event.cloned(),
            })
        })
        .filter(|entry| {
            (wanted.kinds.is_empty() || wanted.kinds.contains(&entry.kind))
                && wanted.from.is_none_or(|from| from <= entry.happened_on)
                && wanted.to.is_none_or(|to| entry.happened_on <= to)
        })
        .collect();
    // They come newest first.
    entries.reverse();
    Ok(entries)
}
