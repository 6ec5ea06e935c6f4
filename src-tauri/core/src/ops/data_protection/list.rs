//! The list of records to be destroyed: who is past the date, who stays and why, and a list that somebody drew up.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::retention::years;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{DestructionId, DestructionLineId, PupilId};
use crate::domain::record::Kept;
use crate::domain::record::data_protection::{
    AccessRequest, Destruction, DestructionLine, LegalHold,
};
use crate::domain::record::pupil::Pupil;
use crate::domain::retention::{BACKUPS_STILL_HOLD_IT, is_past, kept_until};
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::check::void_reason;
use crate::ops::pupil::PupilRef;
use crate::store::{Leavers, PupilLine, Reader, WriteTx};

/// A child past the date.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DestructionChild {
    pub pupil: PupilRef,
    #[ts(type = "string")]
    pub born_on: NaiveDate,
    #[ts(type = "string")]
    pub kept_until: NaiveDate,
    #[ts(type = "string | null")]
    pub left_on: Option<NaiveDate>,
    /// "File sent on to Park High School on 4 September 2026", "No record that the file was sent on".
    pub sent_words: String,
    /// Why the record stays although it is past the date; empty where nothing stops it.
    pub stays: String,
}

/// What is past its date, the list that waits for a signature, and what was destroyed before.
#[derive(Debug, Serialize, TS)]
pub struct DestructionView {
    /// Those whose records may be destroyed, the oldest first.
    pub past: Vec<DestructionChild>,
    /// Those past the date whose records stay.
    pub staying: Vec<DestructionChild>,
    pub waiting: Option<Kept<Destruction>>,
    /// The children on the list that waits.
    pub listed: Vec<DestructionChild>,
    /// The latest first.
    pub done: Vec<Kept<Destruction>>,
    /// What a destruction does not reach.
    pub backups: String,
}

/// Every child in scope whose record is here, whenever they left.
pub(super) fn everybody(tx: &Reader<'_>) -> Result<Vec<PupilLine>> {
    tx.pupil_lines(Leavers::With)
}

/// Those past their date, with why the record of one stays.
pub(super) fn past_their_date(
    tx: &Reader<'_>,
    lines: &[PupilLine],
) -> Result<Vec<DestructionChild>> {
    let (years, today) = (years(tx)?, tx.today());
    let past: Vec<&PupilLine> = (lines.iter())
        .filter(|line| is_past(line.born_on, years, today))
        .collect();
    let mut children = Vec::new();
    if past.is_empty() {
        return Ok(children);
    }
    let held: HashMap<PupilId, String> = (tx.all::<LegalHold>()?.into_iter())
        .filter(|kept| kept.record.ended_on.is_none())
        .map(|kept| (kept.record.pupil_id, kept.record.reason))
        .collect();
    let asked: HashSet<PupilId> = (tx.all::<AccessRequest>()?.into_iter())
        .filter(|kept| kept.record.answered_on.is_none())
        .map(|kept| kept.record.pupil_id)
        .collect();
    for line in past {
        let pupil: Pupil = tx.get(line.id.as_str())?;
        let stays = if let Some(reason) = held.get(&line.id) {
            format!("Under a legal hold: {reason}")
        } else if asked.contains(&line.id) {
            "Somebody asked to see the record, and that is not answered yet".to_owned()
        } else if line.left_on.is_none_or(|left_on| left_on >= today) {
            "No last day at the school is recorded".to_owned()
        } else {
            String::new()
        };
        children.push(DestructionChild {
            pupil: PupilRef::of(line, today),
            born_on: line.born_on,
            kept_until: kept_until(line.born_on, years).unwrap_or(line.born_on),
            left_on: line.left_on,
            sent_words: sent_words(&pupil),
            stays,
        });
    }
    children.sort_by_key(|child| (child.kept_until, child.pupil.name_in_list.clone()));
    Ok(children)
}

fn sent_words(pupil: &Pupil) -> String {
    let to = match pupil.destination.as_str() {
        "" => String::new(),
        school => format!(" to {school}"),
    };
    match pupil.file_sent_on {
        Some(on) => format!(
            "File sent on{to} on {}",
            crate::domain::date_words::long(on)
        ),
        None => format!("No record that the file was sent on{to}"),
    }
}

pub(super) fn destruction_view(tx: &Reader<'_>, lines: &[PupilLine]) -> Result<DestructionView> {
    let all = past_their_date(tx, lines)?;
    let mut done = tx.all::<Destruction>()?;
    done.reverse();
    let waiting = waiting(&done);
    let on_it: HashSet<PupilId> = match &waiting {
        Some(list) => listed(tx, &list.record.id)?.into_iter().collect(),
        None => HashSet::new(),
    };
    done.retain(|list| list.record.signed_on.is_some());
    let (staying, free): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|child| !child.stays.is_empty());
    let (listed, past) = free
        .into_iter()
        .partition(|child| on_it.contains(&child.pupil.id));
    Ok(DestructionView {
        past,
        staying,
        waiting,
        listed,
        done,
        backups: BACKUPS_STILL_HOLD_IT.to_owned(),
    })
}

fn waiting(all: &[Kept<Destruction>]) -> Option<Kept<Destruction>> {
    let mut unsigned = all.iter().filter(|list| list.record.signed_on.is_none());
    unsigned.next().cloned()
}

/// The children on a list.
pub(super) fn listed(tx: &Reader<'_>, list: &DestructionId) -> Result<Vec<PupilId>> {
    let lines = tx.all::<DestructionLine>()?.into_iter();
    Ok(lines
        .filter(|kept| kept.record.destruction_id == *list)
        .map(|kept| kept.record.pupil_id)
        .collect())
}

/// Draws up a list of children whose records are to be destroyed; the headteacher signs it.
#[derive(Debug, Deserialize, TS)]
pub struct PrepareDestruction {
    pub pupils: Vec<PupilId>,
}

impl WriteOp for PrepareDestruction {
    const ACTION: Action = Action::DestructionPrepare;
    type Output = DestructionId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<DestructionId> {
        let so_far = tx.all_with_voided::<Destruction>()?;
        let open = so_far
            .iter()
            .any(|list| list.voided.is_none() && list.record.signed_on.is_none());
        if open {
            let sentence = "A list waits for the headteacher\u{2019}s signature already. Have it signed or withdraw it, then draw up another.";
            return Err(FieldErrors::one("pupils", sentence).into());
        }
        let free = past_their_date(tx, &everybody(tx)?)?;
        let mut wanted: Vec<PupilId> = Vec::new();
        for pupil in self.pupils {
            let seen = tx.seen(&pupil)?.id().clone();
            let may = free
                .iter()
                .any(|child| child.pupil.id == seen && child.stays.is_empty());
            if !may {
                let sentence = "Somebody on the list is not past the date, or their record has to stay. Look at the list again.";
                return Err(FieldErrors::one("pupils", sentence).into());
            }
            if !wanted.contains(&seen) {
                wanted.push(seen);
            }
        }
        if wanted.is_empty() {
            let sentence = "Choose at least one child whose record is to be destroyed.";
            return Err(FieldErrors::one("pupils", sentence).into());
        }
        let number = so_far
            .iter()
            .map(|list| list.record.number)
            .max()
            .unwrap_or(0)
            + 1;
        let id = DestructionId::new(tx.new_id());
        tx.add(&Destruction {
            id: id.clone(),
            number,
            prepared_on: tx.today(),
            years: years(tx)?,
            signed_on: None,
            signed_by: String::new(),
            children: 0,
            records: 0,
            entries: 0,
        })?;
        for pupil_id in wanted {
            tx.add(&DestructionLine {
                id: DestructionLineId::new(tx.new_id()),
                pupil_id,
                destruction_id: id.clone(),
            })?;
        }
        Ok(id)
    }
}

/// Withdraws a list that nobody has signed.
#[derive(Debug, Deserialize, TS)]
pub struct WithdrawDestruction {
    pub id: DestructionId,
    pub reason: String,
}

impl WriteOp for WithdrawDestruction {
    const ACTION: Action = Action::DestructionPrepare;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let reason = void_reason(&self.reason)?;
        let list = tx.get::<Destruction>(self.id.as_str())?;
        if list.signed_on.is_some() {
            return Err(crate::Error::Frozen);
        }
        for kept in tx.all::<DestructionLine>()? {
            if kept.record.destruction_id == list.id {
                tx.void::<DestructionLine>(kept.record.id.as_str(), &reason)?;
            }
        }
        tx.void::<Destruction>(self.id.as_str(), &reason)
    }
}
