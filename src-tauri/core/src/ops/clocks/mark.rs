//! Deciding about a date that is due of a child: it stands still for a while, it does not apply, or why it is late.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ClockFacts, DueItem, SchoolClocks};
use crate::domain::clock::{ClockMarkKind, ClockRule};
use crate::domain::date_words::long;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{ClockMarkId, PupilId};
use crate::domain::record::Kept;
use crate::domain::record::clock::ClockMark;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::{ReadOp, WriteOp};
use crate::ops::check::{in_order, not_in_future, required};
use crate::ops::undo::void_and_bring_back;
use crate::store::{ReadTx, Reader, WriteTx};

/// Decides about a clock, or changes what was decided.
///
/// # Errors
/// [`crate::Error::Invalid`] where the clock runs no more, where its rule does not have it (the law pauses no date of an
/// EHC needs assessment), or where a day does not fit.
#[derive(Debug, Deserialize, TS)]
pub struct DecideClock {
    pub id: Option<ClockMarkId>,
    /// The version that the change started from; needed with `id`.
    pub version: Option<i32>,
    pub pupil_id: PupilId,
    pub rule: ClockRule,
    /// From when the clock counts.
    #[ts(type = "string")]
    pub started_on: NaiveDate,
    /// The record behind it, as the clock names it.
    pub about_id: String,
    pub mark: ClockMarkKind,
    /// The first day of a pause; nothing for what is decided today.
    #[ts(type = "string | null")]
    pub from_on: Option<NaiveDate>,
    /// The day on which it goes on; nothing while it stands.
    #[ts(type = "string | null")]
    pub until_on: Option<NaiveDate>,
    pub reason: String,
}

impl WriteOp for DecideClock {
    const ACTION: Action = Action::ClockDecide;
    type Output = ClockMarkId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<ClockMarkId> {
        let before = match &self.id {
            Some(id) => Some(tx.get::<ClockMark>(id.as_str())?),
            None => None,
        };
        let version = self.version.unwrap_or_default();
        let new_id = ClockMarkId::new(tx.new_id());
        let mark = self.checked(tx, before.as_ref(), new_id)?;
        let id = mark.id.clone();
        if before.is_some() {
            tx.revise(&mark, version)?;
        } else {
            tx.add(&mark)?;
        }
        Ok(id)
    }
}

impl DecideClock {
    /// The record, with every problem found at once. Of what was decided before, the days and the reason can change.
    fn checked(
        self,
        tx: &Reader<'_>,
        before: Option<&ClockMark>,
        new_id: ClockMarkId,
    ) -> Result<ClockMark> {
        let mut mark = before.cloned().unwrap_or(ClockMark {
            id: new_id,
            pupil_id: self.pupil_id,
            rule: self.rule,
            started_on: self.started_on,
            about_id: self.about_id,
            mark: self.mark,
            from_on: tx.today(),
            until_on: None,
            reason: String::new(),
        });
        let item = item_of(tx, &mark)?;
        let mut errors = FieldErrors::new();
        mark.reason = required(&mut errors, "reason", "Say why.", &self.reason);
        if before.is_none() {
            may_be_decided(item.as_ref(), mark.mark, &mut errors);
        }
        if mark.mark == ClockMarkKind::Paused {
            let what = "the first day on which it stands still";
            mark.from_on = not_in_future(&mut errors, "from_on", what, self.from_on, tx.today());
            mark.until_on = self.until_on.map(|until| {
                let what = "the day on which it goes on";
                not_in_future(&mut errors, "until_on", what, Some(until), tx.today())
            });
            in_order(&mut errors, "until_on", mark.from_on, mark.until_on);
            pause_fits(&mark, item.as_ref(), &mut errors);
        }
        errors.into_result()?;
        Ok(mark)
    }
}

/// The clocks of a child, the most pressing first.
pub(crate) fn clocks_of(tx: &Reader<'_>, pupil_id: &PupilId) -> Result<Vec<DueItem>> {
    clocks_without(tx, pupil_id, None)
}

fn clocks_without(
    tx: &Reader<'_>,
    pupil_id: &PupilId,
    mark: Option<&ClockMarkId>,
) -> Result<Vec<DueItem>> {
    let pupil = tx.seen(pupil_id)?;
    let line = tx.pupil_line(&pupil)?;
    let mut facts = ClockFacts::by_child(tx, Some(&pupil))?
        .remove(pupil.id())
        .unwrap_or_default();
    facts.marks.retain(|one| Some(&one.id) != mark);
    Ok(SchoolClocks::of(tx)?.of_child(&line, &facts))
}

/// The clock that was decided about, as it runs; nothing where it does no more.
fn item_of(tx: &Reader<'_>, mark: &ClockMark) -> Result<Option<DueItem>> {
    // As it would stand without this.
    let items = clocks_without(tx, &mark.pupil_id, Some(&mark.id))?.into_iter();
    let mut items =
        items.filter(|item| mark.is_about(item.clock.rule, item.clock.starts_on, &item.about_id));
    Ok(items.next())
}

fn may_be_decided(item: Option<&DueItem>, mark: ClockMarkKind, errors: &mut FieldErrors) {
    let sentence = match item {
        None => {
            "This date is not running any more. Close this, and look at what is due for the child now."
        }
        Some(item) if !item.may_mark.contains(&mark) => match mark {
            ClockMarkKind::Paused => {
                "This date cannot be paused: it stands still already, or the law does not let it."
            }
            ClockMarkKind::Late => "This date is not late, or its reason is kept already.",
            ClockMarkKind::NotApplicable => {
                "This cannot be said of this date here. Say it in the record that the date comes from."
            }
        },
        Some(_) => return,
    };
    errors.add("mark", sentence);
}

/// A pause begins while the clock runs: not before its start, and not after its last day.
fn pause_fits(mark: &ClockMark, item: Option<&DueItem>, errors: &mut FieldErrors) {
    let Some(item) = item else { return };
    let clock = &item.clock;
    if mark.from_on < clock.starts_on {
        let start = long(clock.starts_on);
        errors.add(
            "from_on",
            format!("This date is counted from {start}. A pause begins then or later."),
        );
    } else if mark.from_on > clock.due_on {
        let due = long(clock.due_on);
        errors.add(
            "from_on",
            format!("Its last day was {due}. A pause begins by then; later it would hide that it is late."),
        );
    }
    let overlaps = item.marks.iter().any(|other| {
        other.mark == ClockMarkKind::Paused
            && other.until_on.is_none_or(|until| mark.from_on < until)
            && mark.until_on.is_none_or(|until| other.from_on < until)
    });
    if overlaps {
        errors.add(
            "from_on",
            "Some of these days are in another pause of this date. Change that one, or other days.",
        );
    }
}

void_and_bring_back!(
    VoidClockMark,
    BringBackClockMark,
    ClockMark,
    ClockMarkId,
    Action::ClockDecide,
    "what was decided about a date"
);

/// What was decided about the dates of a child, the newest first, what was taken back among it.
#[derive(Debug, Deserialize, TS)]
pub struct ClockMarks {
    pub pupil_id: PupilId,
}

/// A decision about a date, in words.
#[derive(Debug, Serialize, TS)]
pub struct DecidedLine {
    pub kept: Kept<ClockMark>,
    /// "Review of the plan, counted from 14 September 2026".
    pub which: String,
    /// "Paused from 5 October to 17 October 2026", "Paused since 5 October 2026", "Does not apply".
    pub what: String,
}

impl ReadOp for ClockMarks {
    const ACTION: Action = Action::ClockDecide;
    type Output = Vec<DecidedLine>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Vec<DecidedLine>> {
        let pupil = tx.seen(&self.pupil_id)?;
        let mut marks = tx.about_with_voided::<ClockMark>(&pupil)?;
        marks.sort_by_key(|kept| std::cmp::Reverse((kept.record.from_on, kept.recorded_at)));
        Ok(marks.into_iter().map(DecidedLine::of).collect())
    }
}

impl DecidedLine {
    fn of(kept: Kept<ClockMark>) -> Self {
        let mark = &kept.record;
        let which = format!(
            "{}, counted from {}",
            mark.rule.name(),
            long(mark.started_on)
        );
        let what = match (mark.mark, mark.until_on.and_then(|until| until.pred_opt())) {
            (ClockMarkKind::Paused, None) => format!("Paused since {}", long(mark.from_on)),
            (ClockMarkKind::Paused, Some(until)) => {
                format!(
                    "Paused from {} to {}",
                    long(mark.from_on),
                    long(until.max(mark.from_on))
                )
            }
            (ClockMarkKind::Late | ClockMarkKind::NotApplicable, _) => mark.mark.name().to_owned(),
        };
        Self { kept, which, what }
    }
}

#[cfg(test)]
#[path = "mark_tests.rs"]
mod tests;
