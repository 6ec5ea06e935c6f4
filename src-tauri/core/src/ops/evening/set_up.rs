//! Setting an evening up: the day, its times, and whose desk is where.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::date_words::long;
use crate::domain::evening::times;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{EveningId, StaffId};
use crate::domain::record::person::Staff;
use crate::domain::record::round::{EveningDesk, Meeting, ParentsEvening};
use crate::domain::role::Action;
use crate::domain::round::RoundKey;
use crate::domain::time_of_day::TimeOfDay;
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::check::{required_day, void_reason};
use crate::store::WriteTx;

/// Minutes that a meeting takes, and that are free after it.
const SLOT: std::ops::RangeInclusive<u16> = 5..=60;
const GAP: std::ops::RangeInclusive<u16> = 0..=60;

/// An evening as it is typed, not yet checked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EveningDraft {
    #[ts(type = "string | null")]
    pub meets_on: Option<NaiveDate>,
    pub starts_at: String,
    pub ends_at: String,
    pub slot_minutes: Option<f64>,
    pub gap_minutes: Option<f64>,
    pub desks: Vec<DeskDraft>,
}

/// A desk as it is typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DeskDraft {
    pub staff_id: StaffId,
    pub room: String,
}

/// Keeps an evening, new or changed. Meetings that no longer fit it lose their time.
#[derive(Debug, Deserialize, TS)]
pub struct SaveEvening {
    pub round: RoundKey,
    /// Nothing for a new one.
    pub id: Option<EveningId>,
    pub version: Option<i32>,
    pub evening: EveningDraft,
}

/// What came of keeping an evening.
#[derive(Debug, Serialize, TS)]
pub struct EveningSaved {
    pub id: EveningId,
    /// Meetings that had a time at it and have none now.
    pub without_time: u32,
}

impl WriteOp for SaveEvening {
    const ACTION: Action = Action::MeetingArrange;
    type Output = EveningSaved;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<EveningSaved> {
        let id = self
            .id
            .clone()
            .unwrap_or_else(|| EveningId::new(tx.new_id()));
        let evening = checked(tx, &self.evening, id.clone(), self.round)?;
        match self.id {
            Some(_) => {
                tx.get::<ParentsEvening>(id.as_str())?;
                tx.revise(&evening, self.version.unwrap_or_default())?;
            }
            None => tx.add(&evening)?,
        }
        let without_time = free_where(tx, &evening, |meeting| !fits(&evening, meeting))?;
        Ok(EveningSaved { id, without_time })
    }
}

fn fits(evening: &ParentsEvening, meeting: &Meeting) -> bool {
    let at = meeting
        .starts_at
        .is_some_and(|at| evening.times().contains(&at));
    let desk = evening
        .desks
        .iter()
        .any(|desk| Some(&desk.staff_id) == meeting.staff_id.as_ref());
    at && desk
}

/// Takes the time from those meetings of the evening that have not been held.
fn free_where(
    tx: &mut WriteTx<'_>,
    evening: &ParentsEvening,
    wanted: impl Fn(&Meeting) -> bool,
) -> Result<u32> {
    let mut freed = 0;
    for kept in tx.all_meetings_of(evening.round)? {
        let meeting = kept.record;
        let here = meeting.evening_id.as_ref() == Some(&evening.id) && meeting.outcome.is_none();
        if here && wanted(&meeting) {
            let without = Meeting {
                evening_id: None,
                staff_id: None,
                starts_at: None,
                by_hand: false,
                invited_on: None,
                ..meeting
            };
            tx.revise(&without, kept.version)?;
            freed += 1;
        }
    }
    Ok(freed)
}

fn checked(
    tx: &WriteTx<'_>,
    draft: &EveningDraft,
    id: EveningId,
    round: RoundKey,
) -> Result<ParentsEvening> {
    let mut errors = FieldErrors::new();
    let meets_on = required_day(
        &mut errors,
        "meets_on",
        "the day of the meetings",
        draft.meets_on,
    );
    let starts_at = time(&mut errors, "starts_at", &draft.starts_at);
    let ends_at = time(&mut errors, "ends_at", &draft.ends_at);
    let sentence = "Enter how many minutes a meeting takes, from 5 to 60.";
    let slot_minutes = minutes(
        &mut errors,
        "slot_minutes",
        sentence,
        draft.slot_minutes,
        &SLOT,
    );
    let sentence = "Enter how many minutes are free after each meeting, from 0 to 60.";
    let gap_minutes = minutes(
        &mut errors,
        "gap_minutes",
        sentence,
        draft.gap_minutes.or(Some(0.0)),
        &GAP,
    );
    let desks = desks(tx, &mut errors, &draft.desks)?;
    let whole = starts_at.zip(ends_at).zip(slot_minutes);
    if let Some(((starts_at, ends_at), slot)) = whole
        && times(starts_at, ends_at, slot, 0).is_empty()
    {
        errors.add(
            "ends_at",
            "No meeting fits between start and end. Choose a later end.",
        );
    }
    if draft.meets_on.is_some()
        && let Some((from, to)) = starts_at.zip(ends_at)
    {
        check_others(tx, &mut errors, &id, (meets_on, from, to))?;
    }
    errors.into_result()?;
    let midnight = || TimeOfDay::new(0, 0).ok_or(crate::Error::NotFound);
    Ok(ParentsEvening {
        id,
        round,
        meets_on,
        starts_at: starts_at.map_or_else(midnight, Ok)?,
        ends_at: ends_at.map_or_else(midnight, Ok)?,
        slot_minutes: slot_minutes.unwrap_or_default(),
        gap_minutes: gap_minutes.unwrap_or_default(),
        desks,
    })
}

fn time(errors: &mut FieldErrors, field: &str, text: &str) -> Option<TimeOfDay> {
    text.parse()
        .map_err(|sentence: String| errors.add(field, sentence))
        .ok()
}

fn minutes(
    errors: &mut FieldErrors,
    field: &str,
    sentence: &str,
    value: Option<f64>,
    range: &std::ops::RangeInclusive<u16>,
) -> Option<u16> {
    let whole = value.filter(|value| value.fract() == 0.0);
    let found = whole.and_then(|value| range.clone().find(|minutes| f64::from(*minutes) == value));
    if found.is_none() {
        errors.add(field, sentence);
    }
    found
}

fn desks(
    tx: &WriteTx<'_>,
    errors: &mut FieldErrors,
    drafts: &[DeskDraft],
) -> Result<Vec<EveningDesk>> {
    if drafts.is_empty() {
        errors.add("desks", "Choose at least one teacher who meets parents.");
    }
    let staff = tx.all::<Staff>()?;
    let mut desks: Vec<EveningDesk> = Vec::new();
    for (place, draft) in drafts.iter().enumerate() {
        let field = format!("desks.{place}.staff_id");
        if !staff.iter().any(|kept| kept.record.id == draft.staff_id) {
            errors.add(field, "Choose a member of staff.");
        } else if desks.iter().any(|desk| desk.staff_id == draft.staff_id) {
            errors.add(field, "This person has a desk already.");
        }
        desks.push(EveningDesk {
            staff_id: draft.staff_id.clone(),
            room: draft.room.trim().to_owned(),
        });
    }
    Ok(desks)
}

fn check_others(
    tx: &WriteTx<'_>,
    errors: &mut FieldErrors,
    id: &EveningId,
    (on, from, to): (NaiveDate, TimeOfDay, TimeOfDay),
) -> Result<()> {
    for other in tx.all::<ParentsEvening>()? {
        let other = other.record;
        if other.id != *id && other.meets_on == on && from < other.ends_at && other.starts_at < to {
            errors.add(
                "starts_at",
                format!(
                    "On {} there are meetings from {} to {} already. Change those, or choose another time.",
                    long(on),
                    other.starts_at,
                    other.ends_at
                ),
            );
        }
    }
    Ok(())
}

/// Takes an evening back. Its meetings that have not been held lose their time.
#[derive(Debug, Deserialize, TS)]
pub struct VoidEvening {
    pub id: EveningId,
    pub reason: String,
}

impl WriteOp for VoidEvening {
    const ACTION: Action = Action::MeetingArrange;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let reason = void_reason(&self.reason)?;
        let evening = tx.get::<ParentsEvening>(self.id.as_str())?;
        free_where(tx, &evening, |_| true)?;
        tx.void::<ParentsEvening>(self.id.as_str(), &reason)
    }
}

/// Brings an evening back that was taken back; its times are to be given anew.
#[derive(Debug, Deserialize, TS)]
pub struct BringBackEvening {
    pub id: EveningId,
}

impl WriteOp for BringBackEvening {
    const ACTION: Action = Action::MeetingArrange;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        tx.bring_back::<ParentsEvening>(self.id.as_str())
    }
}
