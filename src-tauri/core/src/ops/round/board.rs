//! The board of a round: every review of the half-term by class and state.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::parts::RoundParts;
use super::row::RoundRow;
use crate::domain::record::round::ReviewRound;
use crate::domain::record::school::SchoolClass;
use crate::domain::role::Action;
use crate::domain::round::RoundKey;
use crate::error::Result;
use crate::office::{ReadOp, Session};
use crate::ops::register::StageOption;
use crate::store::{ReadTx, Reader};

/// A round of reviews; the one of today where none is named.
#[derive(Debug, Deserialize, TS)]
pub struct OpenRound {
    pub round: Option<RoundKey>,
}

/// A round with every review in it.
#[derive(Debug, Serialize, TS)]
pub struct RoundView {
    #[ts(type = "string")]
    pub today: NaiveDate,
    pub round: RoundLine,
    /// Class by class, then by name: the order in which one works straight through.
    pub rows: Vec<RoundRow>,
    /// The classes that have a row, in the order of their youngest year; an empty name for children without one.
    pub classes: Vec<String>,
    pub stages: Vec<StageOption>,
    pub may: RoundMay,
}

/// A round in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RoundLine {
    pub key: RoundKey,
    /// "Autumn 2".
    pub name: String,
    /// "Autumn 2, 2026/27".
    pub long_name: String,
    #[ts(type = "string")]
    pub starts_on: NaiveDate,
    #[ts(type = "string")]
    pub ends_on: NaiveDate,
    /// Whether it is the round of today, or in the holidays the next one.
    pub current: bool,
    #[ts(type = "string | null")]
    pub closed_on: Option<NaiveDate>,
    pub previous: RoundKey,
    pub next: RoundKey,
}

/// What this person may do in the round.
#[derive(Debug, Serialize, TS)]
pub struct RoundMay {
    /// Write reviews and rate targets.
    pub review: bool,
    pub give_reason: bool,
    pub sign: bool,
    pub arrange: bool,
    /// Close the round, where it is not closed yet and has begun.
    pub close: bool,
}

impl RoundLine {
    pub(crate) fn of(parts: &RoundParts) -> Self {
        Self {
            key: parts.key,
            name: parts.key.slot.name(parts.naming()),
            long_name: parts.key.words(parts.naming()),
            starts_on: parts.span.starts_on,
            ends_on: parts.span.ends_on,
            current: parts.is_current(),
            closed_on: parts.closed.as_ref().map(|closed| closed.closed_on),
            previous: parts.key.previous(),
            next: parts.key.next(),
        }
    }
}

impl RoundMay {
    fn of(session: &Session, parts: &RoundParts) -> Self {
        let open = parts.closed.is_none();
        Self {
            review: session.may(Action::ReviewWrite),
            give_reason: open && session.may(Action::RoundReason),
            sign: session.may(Action::PlanSign),
            arrange: session.may(Action::MeetingRead),
            close: open
                && parts.span.starts_on <= parts.rules.today
                && session.may(Action::RoundClose),
        }
    }
}

impl ReadOp for OpenRound {
    const ACTION: Action = Action::ReviewRead;
    type Output = RoundView;
    fn run(self, tx: &ReadTx<'_>) -> Result<RoundView> {
        let parts = RoundParts::load(tx, self.round)?;
        let classes = class_order(tx)?;
        let place = |row: &RoundRow| {
            let class = row.pupil.class_name.as_ref()?;
            classes.iter().position(|name| name == class)
        };
        let mut rows: Vec<RoundRow> = parts
            .cycles
            .iter()
            .filter_map(|cycle| parts.row(cycle))
            .collect();
        rows.sort_by_cached_key(|row| {
            // Children without a class come last.
            let class = place(row).unwrap_or(usize::MAX);
            (
                class,
                row.sort_key.clone(),
                row.due_on,
                row.cycle_id.clone(),
            )
        });
        Ok(RoundView {
            today: parts.rules.today,
            classes: classes_of(&rows),
            stages: stages_of(&parts, &rows),
            may: RoundMay::of(tx.session(), &parts),
            round: RoundLine::of(&parts),
            rows,
        })
    }
}

/// The names of the classes, by their youngest children.
pub(crate) fn class_order(tx: &Reader<'_>) -> Result<Vec<String>> {
    let classes = tx.all::<SchoolClass>()?;
    let mut classes: Vec<SchoolClass> = classes.into_iter().map(|kept| kept.record).collect();
    classes.sort_by_key(SchoolClass::place);
    let mut names: Vec<String> = Vec::new();
    for class in classes {
        if !names.contains(&class.name) {
            names.push(class.name);
        }
    }
    Ok(names)
}

/// The classes that have a row, in its order.
fn classes_of(rows: &[RoundRow]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for row in rows {
        let name = row.pupil.class_name.clone().unwrap_or_default();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn stages_of(parts: &RoundParts, rows: &[RoundRow]) -> Vec<StageOption> {
    let mut stages: Vec<StageOption> = Vec::new();
    let mut rows: Vec<&RoundRow> = rows.iter().collect();
    rows.sort_by_key(|row| row.stage_order.unwrap_or(u8::MAX));
    for row in rows {
        if stages.iter().all(|stage| stage.key != row.stage_key) {
            let stage = parts.rules.pathway.stage(&row.stage_key);
            stages.push(StageOption {
                key: row.stage_key.clone(),
                name: row.stage_name.clone(),
                on_register: stage.is_none_or(|stage| stage.on_register),
            });
        }
    }
    stages
}

/// What is said of a round that was closed by now.
pub(super) fn refuse_closed(closed: Option<&ReviewRound>) -> Result<()> {
    match closed {
        Some(_) => Err(crate::Error::Frozen),
        None => Ok(()),
    }
}
