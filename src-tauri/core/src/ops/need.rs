//! Needs: areas of need with their census type, one primary and any secondary, each from when to when.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::check::{in_order, not_in_future, void_reason};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{NeedId, PupilId};
use crate::domain::need::{NeedArea, NeedRank, RankedNeed, SenType, check_needs};
use crate::domain::pathway::CensusCode;
use crate::domain::record::Kept;
use crate::domain::record::pupil::Need;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::{ReadOp, WriteOp};
use crate::store::{ReadTx, Reader, Seen, WriteTx};

const KEEP_ONE_PRIMARY: &str = "This is the primary need. Make another need the primary one first.";

/// The needs of a child, past and voided among them: the primary first, then the latest.
#[derive(Debug, Deserialize, TS)]
pub struct ListNeeds {
    pub pupil_id: PupilId,
}

impl ReadOp for ListNeeds {
    const ACTION: Action = Action::SendRead;
    type Output = Vec<Kept<Need>>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Vec<Kept<Need>>> {
        let pupil = tx.seen(&self.pupil_id)?;
        let mut needs = tx.about_with_voided::<Need>(&pupil)?;
        needs.sort_by_key(|kept| (kept.record.rank, std::cmp::Reverse(kept.record.from_on)));
        Ok(needs)
    }
}

/// What is typed about a need, not yet checked.
#[derive(Debug, Deserialize, TS)]
pub struct NeedDraft {
    pub area: Option<NeedArea>,
    pub sen_type: Option<SenType>,
    pub rank: NeedRank,
    pub detail: String,
    #[ts(type = "string | null")]
    pub from_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub to_on: Option<NaiveDate>,
}

impl NeedDraft {
    fn checked(self, tx: &Reader<'_>, id: NeedId, pupil: &Seen) -> Result<Need> {
        let today = tx.today();
        let mut errors = FieldErrors::default();
        let area = self.area.unwrap_or_else(|| {
            errors.add("area", "Choose an area of need.");
            NeedArea::CognitionAndLearning
        });
        let from_on = not_in_future(
            &mut errors,
            "from_on",
            "the day from which it holds",
            self.from_on,
            today,
        );
        in_order(&mut errors, "to_on", from_on, self.to_on);
        let need = Need {
            id,
            pupil_id: pupil.id().clone(),
            area,
            sen_type: self.sen_type,
            rank: self.rank,
            detail: self.detail.trim().to_owned(),
            from_on,
            to_on: self.to_on,
        };
        if self.area.is_some() {
            check_among_others(&mut errors, tx, &need, pupil)?;
        }
        errors.into_result()?;
        Ok(need)
    }
}

/// Checks a need among those that hold today. A need of the past is checked for its own sake alone.
fn check_among_others(
    errors: &mut FieldErrors,
    tx: &Reader<'_>,
    need: &Need,
    pupil: &Seen,
) -> Result<()> {
    let mut ranked: Vec<RankedNeed> = Vec::new();
    if holds(need, tx.today()) {
        for other in others_today(tx, pupil, &need.id)? {
            let rank = rank_beside(need, &other.record, &ranked);
            ranked.push(ranked_need(&other.record, rank));
        }
        ranked.push(ranked_need(need, need.rank));
    } else {
        // Rank is a matter among the needs of one time, and this one's time is over.
        ranked.push(ranked_need(need, NeedRank::Further));
    }
    let place = ranked.len() - 1;
    let wrong = check_needs(&ranked, provision(tx, pupil)?);
    for field in ["sen_type", "rank"] {
        for sentence in wrong.of(&format!("needs.{place}.{field}")) {
            errors.add(field, sentence.as_str());
        }
    }
    Ok(())
}

fn ranked_need(need: &Need, rank: NeedRank) -> RankedNeed {
    RankedNeed {
        area: need.area,
        sen_type: need.sen_type,
        rank,
    }
}

/// The rank that another need keeps beside this one: a new primary need takes the place of the one before, which
/// becomes the secondary need, or a further one where there is a secondary already.
fn rank_beside(need: &Need, other: &Need, before: &[RankedNeed]) -> NeedRank {
    if need.rank != NeedRank::Primary || other.rank != NeedRank::Primary {
        return other.rank;
    }
    if before.iter().any(|one| one.rank == NeedRank::Secondary) {
        NeedRank::Further
    } else {
        NeedRank::Secondary
    }
}

fn holds(need: &Need, today: NaiveDate) -> bool {
    need.interval().holds_on(today)
}

/// The needs that hold today, the secondary before the primary.
fn held_today(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<Kept<Need>>> {
    let today = tx.today();
    let mut needs = tx.about::<Need>(pupil)?;
    needs.retain(|kept| holds(&kept.record, today));
    needs.sort_by_key(|kept| kept.record.rank == NeedRank::Primary);
    Ok(needs)
}

fn others_today(tx: &Reader<'_>, pupil: &Seen, id: &NeedId) -> Result<Vec<Kept<Need>>> {
    let mut needs = held_today(tx, pupil)?;
    needs.retain(|kept| kept.record.id != *id);
    Ok(needs)
}

fn provision(tx: &Reader<'_>, pupil: &Seen) -> Result<CensusCode> {
    let line = tx.pupil_line(pupil)?;
    Ok(line.stage.map_or(CensusCode::N, |stage| stage.census))
}

/// Leaves one primary need: any other that holds today makes way.
fn keep_one_primary(tx: &mut WriteTx<'_>, pupil: &Seen, primary: &Need) -> Result<()> {
    if primary.rank != NeedRank::Primary || !holds(primary, tx.today()) {
        return Ok(());
    }
    let mut ranked = Vec::new();
    for mut kept in others_today(tx, pupil, &primary.id)? {
        kept.record.rank = rank_beside(primary, &kept.record, &ranked);
        ranked.push(ranked_need(&kept.record, kept.record.rank));
        tx.revise(&kept.record, kept.version)?;
    }
    Ok(())
}

/// Refuses to let go of the primary need while there are secondary ones.
fn check_not_last_primary(tx: &Reader<'_>, pupil: &Seen, need: &Need, field: &str) -> Result<()> {
    let held = held_today(tx, pupil)?;
    let is_primary = need.rank == NeedRank::Primary && holds(need, tx.today());
    if is_primary && held.len() > 1 {
        return Err(FieldErrors::one(field, KEEP_ONE_PRIMARY).into());
    }
    Ok(())
}

/// Records a need. A new primary need makes the one before secondary.
#[derive(Debug, Deserialize, TS)]
pub struct AddNeed {
    pub pupil_id: PupilId,
    pub need: NeedDraft,
}

impl WriteOp for AddNeed {
    const ACTION: Action = Action::NeedWrite;
    type Output = NeedId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<NeedId> {
        let pupil = tx.seen(&self.pupil_id)?;
        let id = NeedId::new(tx.new_id());
        let need = self.need.checked(tx, id.clone(), &pupil)?;
        keep_one_primary(tx, &pupil, &need)?;
        tx.add(&need)?;
        Ok(id)
    }
}

/// Changes a need; what it said before stays in the history.
#[derive(Debug, Deserialize, TS)]
pub struct ReviseNeed {
    pub id: NeedId,
    pub version: i32,
    pub need: NeedDraft,
}

impl WriteOp for ReviseNeed {
    const ACTION: Action = Action::NeedWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let before = tx.get::<Need>(self.id.as_str())?;
        let pupil = tx.seen(&before.pupil_id)?;
        let need = self.need.checked(tx, self.id, &pupil)?;
        if !holds(&need, tx.today()) {
            check_not_last_primary(tx, &pupil, &before, "to_on")?;
        }
        keep_one_primary(tx, &pupil, &need)?;
        tx.revise(&need, self.version)
    }
}

/// Ends a need on its last day, or lets it go on where no day is given.
#[derive(Debug, Deserialize, TS)]
pub struct EndNeed {
    pub id: NeedId,
    pub version: i32,
    #[ts(type = "string | null")]
    pub to_on: Option<NaiveDate>,
}

impl WriteOp for EndNeed {
    const ACTION: Action = Action::NeedWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let before = tx.get::<Need>(self.id.as_str())?;
        let pupil = tx.seen(&before.pupil_id)?;
        let mut errors = FieldErrors::default();
        in_order(&mut errors, "to_on", before.from_on, self.to_on);
        errors.into_result()?;
        let need = Need {
            to_on: self.to_on,
            ..before.clone()
        };
        if need.to_on.is_some() {
            check_not_last_primary(tx, &pupil, &before, "to_on")?;
        }
        keep_one_primary(tx, &pupil, &need)?;
        tx.revise(&need, self.version)
    }
}

/// Takes a need back, with the reason.
#[derive(Debug, Deserialize, TS)]
pub struct VoidNeed {
    pub id: NeedId,
    pub reason: String,
}

impl WriteOp for VoidNeed {
    const ACTION: Action = Action::NeedWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let need = tx.get::<Need>(self.id.as_str())?;
        let pupil = tx.seen(&need.pupil_id)?;
        let reason = void_reason(&self.reason)?;
        check_not_last_primary(tx, &pupil, &need, "reason")?;
        tx.void::<Need>(self.id.as_str(), &reason)
    }
}

/// Brings a need back. Where its rank is taken by now it comes back below; where no need is primary, as the primary.
#[derive(Debug, Deserialize, TS)]
pub struct BringBackNeed {
    pub id: NeedId,
}

impl WriteOp for BringBackNeed {
    const ACTION: Action = Action::NeedWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let kept = tx.kept::<Need>(self.id.as_str())?;
        let pupil = tx.seen(&kept.record.pupil_id)?;
        let taken: Vec<NeedRank> = others_today(tx, &pupil, &self.id)?
            .iter()
            .map(|other| other.record.rank)
            .collect();
        tx.bring_back::<Need>(self.id.as_str())?;
        let mut back = tx.kept::<Need>(self.id.as_str())?;
        if !holds(&back.record, tx.today()) {
            return Ok(());
        }
        if !taken.contains(&NeedRank::Primary) {
            back.record.rank = NeedRank::Primary;
        } else if taken.contains(&back.record.rank) {
            back.record.rank = if taken.contains(&NeedRank::Secondary) {
                NeedRank::Further
            } else {
                NeedRank::Secondary
            };
        }
        tx.revise(&back.record, back.version)
    }
}

#[cfg(test)]
#[path = "need_tests.rs"]
mod tests;
