//! What a round came to, in words and with the names of the children.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::board::{RoundLine, class_order};
use super::parts::RoundParts;
use crate::domain::id::{CycleId, PupilId};
use crate::domain::pathway::ReviewDecision;
use crate::domain::record::round::{ParentFigures, RoundFigures};
use crate::domain::role::{Action, Scope};
use crate::domain::round::RoundKey;
use crate::domain::success::{Audience, SuccessRate};
use crate::error::{Error, Result};
use crate::office::ReadOp;
use crate::ops::pupil::PupilRef;
use crate::store::{ReadTx, Reader};

/// What a round came to: as it was closed, or as it stands.
#[derive(Debug, Deserialize, TS)]
pub struct OpenRoundSummary {
    pub round: Option<RoundKey>,
}

/// The figures of a round.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RoundSummary {
    pub round: RoundLine,
    /// What the SENCO said of it when it was closed.
    pub note: String,
    pub reviews: u32,
    pub held: u32,
    pub in_time: u32,
    pub printed: u32,
    pub signed: u32,
    pub success: SuccessRate,
    /// "18 of 24 targets met (75%)".
    pub success_words: String,
    pub parents: ParentFigures,
    pub parents_met: u32,
    pub classes: Vec<ClassLine>,
    pub moves: Vec<MoveLine>,
    pub left: Vec<LeftLine>,
}

/// One class in a round.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ClassLine {
    /// Empty for children without a class.
    pub class_name: String,
    pub reviews: u32,
    pub held: u32,
    pub met: u32,
    pub success: SuccessRate,
    pub success_words: String,
}

/// A child whose stage changed.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MoveLine {
    pub pupil: PupilRef,
    pub decision: ReviewDecision,
    /// "My Plan to My Plan+", "Off the pathway from My Profile".
    pub words: String,
}

/// A review that was not held.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LeftLine {
    pub pupil: PupilRef,
    pub cycle_id: CycleId,
    pub plan_name: String,
    #[ts(type = "string")]
    pub due_on: NaiveDate,
    /// Empty where none is given yet.
    pub reason: String,
}

impl ReadOp for OpenRoundSummary {
    const ACTION: Action = Action::ReviewRead;
    type Output = RoundSummary;
    fn run(self, tx: &ReadTx<'_>) -> Result<RoundSummary> {
        let parts = RoundParts::load(tx, self.round)?;
        RoundSummary::of(tx, &parts)
    }
}

impl RoundSummary {
    pub(crate) fn of(tx: &Reader<'_>, parts: &RoundParts) -> Result<Self> {
        // The frozen figures are of the whole school; a teacher sees those of the own class.
        let whole = tx.session().role().scope() == Scope::WholeSchool;
        let frozen = parts.closed.as_ref().filter(|_| whole);
        let figures = match frozen {
            Some(closed) => closed.summary.clone(),
            None => parts.figures(tx)?,
        };
        let note = frozen.map(|closed| closed.note.clone()).unwrap_or_default();
        let mut names = Names {
            tx,
            parts,
            found: BTreeMap::new(),
        };
        let order = class_order(tx)?;
        Ok(Self {
            round: RoundLine::of(parts),
            note,
            reviews: figures.reviews,
            held: figures.held,
            in_time: figures.in_time,
            printed: figures.printed,
            signed: figures.signed,
            success: figures.success,
            success_words: figures.success.words(Audience::School),
            parents: figures.parents,
            parents_met: figures.parents.met(),
            classes: classes(&figures, &order),
            moves: names.moves(&figures)?,
            left: names.left(&figures)?,
        })
    }
}

fn classes(figures: &RoundFigures, order: &[String]) -> Vec<ClassLine> {
    let place = |name: &String| {
        order
            .iter()
            .position(|one| one == name)
            .unwrap_or(usize::MAX)
    };
    let mut classes: Vec<ClassLine> = figures
        .classes
        .iter()
        .map(|one| ClassLine {
            class_name: one.class_name.clone(),
            reviews: one.reviews,
            held: one.held,
            met: one.met,
            success: one.success,
            success_words: one.success.words(Audience::School),
        })
        .collect();
    classes.sort_by_key(|one| place(&one.class_name));
    classes
}

/// The children that figures name by their ids; one who is no longer to be seen is left out.
struct Names<'a> {
    tx: &'a Reader<'a>,
    parts: &'a RoundParts,
    found: BTreeMap<PupilId, Option<PupilRef>>,
}

impl Names<'_> {
    fn of(&mut self, pupil: &PupilId) -> Result<Option<PupilRef>> {
        if let Some(found) = self.found.get(pupil) {
            return Ok(found.clone());
        }
        let today = self.parts.rules.today;
        let found = match self.parts.pupils.get(pupil) {
            Some(line) => Some(PupilRef::of(line, today)),
            None => match self.tx.seen(pupil) {
                Ok(seen) => Some(PupilRef::of(&self.tx.pupil_line(&seen)?, today)),
                Err(Error::NotFound) => None,
                Err(error) => return Err(error),
            },
        };
        self.found.insert(pupil.clone(), found.clone());
        Ok(found)
    }

    fn moves(&mut self, figures: &RoundFigures) -> Result<Vec<MoveLine>> {
        let mut moves = Vec::with_capacity(figures.moves.len());
        for one in &figures.moves {
            let Some(pupil) = self.of(&one.pupil_id)? else {
                continue;
            };
            let words = if one.to.is_empty() {
                format!("Off the pathway from {}", one.from)
            } else {
                format!("{} to {}", one.from, one.to)
            };
            moves.push(MoveLine {
                pupil,
                decision: one.decision,
                words,
            });
        }
        moves.sort_by(|a, b| a.pupil.name_in_list.cmp(&b.pupil.name_in_list));
        Ok(moves)
    }

    fn left(&mut self, figures: &RoundFigures) -> Result<Vec<LeftLine>> {
        let mut left = Vec::with_capacity(figures.left.len());
        for one in &figures.left {
            let Some(pupil) = self.of(&one.pupil_id)? else {
                continue;
            };
            left.push(LeftLine {
                pupil,
                cycle_id: one.cycle_id.clone(),
                plan_name: one.plan_name.clone(),
                due_on: one.due_on,
                reason: one.reason.clone(),
            });
        }
        left.sort_by(|a, b| {
            (a.due_on, &a.pupil.name_in_list).cmp(&(b.due_on, &b.pupil.name_in_list))
        });
        Ok(left)
    }
}
