//! The rounds that were closed, side by side.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::calendar::TermNaming;
use crate::domain::pathway::ReviewDecision;
use crate::domain::record::round::ReviewRound;
use crate::domain::role::{Action, Scope};
use crate::domain::round::RoundKey;
use crate::domain::success::{Audience, SuccessRate};
use crate::error::Result;
use crate::office::ReadOp;
use crate::ops::clocks::SchoolClocks;
use crate::store::{ReadTx, Reader};

/// Every closed round of the school, the newest first; none for a person who sees only some of its children.
#[derive(Debug, Deserialize, TS)]
pub struct ListRounds {}

/// A closed round in figures.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PastRound {
    pub key: RoundKey,
    /// "Autumn 2, 2026/27".
    pub name: String,
    #[ts(type = "string")]
    pub closed_on: NaiveDate,
    pub reviews: u32,
    pub held: u32,
    pub in_time: u32,
    pub signed: u32,
    pub success: SuccessRate,
    /// 0 to 1; nothing where no target was reviewed.
    pub success_share: Option<f64>,
    pub success_words: String,
    pub stepped_up: u32,
    pub stepped_down: u32,
    /// Children in the round, and those whose parents were met in person or by phone.
    pub children: u32,
    pub parents_met: u32,
    pub left: u32,
    pub note: String,
}

impl ReadOp for ListRounds {
    const ACTION: Action = Action::ReviewRead;
    type Output = Vec<PastRound>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Vec<PastRound>> {
        Self::all(tx)
    }
}

impl ListRounds {
    pub(super) fn all(tx: &Reader<'_>) -> Result<Vec<PastRound>> {
        if tx.session().role().scope() != Scope::WholeSchool {
            return Ok(Vec::new());
        }
        let naming = SchoolClocks::of(tx)?.settings.term_naming;
        let rounds = tx.closed_rounds()?;
        Ok(rounds
            .into_iter()
            .map(|round| past(round, naming))
            .collect())
    }
}

fn past(round: ReviewRound, naming: TermNaming) -> PastRound {
    let figures = round.summary;
    let moved = |wanted: &[ReviewDecision]| {
        let moves = figures
            .moves
            .iter()
            .filter(|one| wanted.contains(&one.decision));
        u32::try_from(moves.count()).unwrap_or(u32::MAX)
    };
    PastRound {
        key: round.round,
        name: round.round.words(naming),
        closed_on: round.closed_on,
        reviews: figures.reviews,
        held: figures.held,
        in_time: figures.in_time,
        signed: figures.signed,
        success_share: figures.success.share(),
        success_words: figures.success.words(Audience::School),
        success: figures.success,
        stepped_up: moved(&[ReviewDecision::StepUp]),
        stepped_down: moved(&[ReviewDecision::StepDown, ReviewDecision::Leave]),
        children: figures.parents.children,
        parents_met: figures.parents.met(),
        left: u32::try_from(figures.left.len()).unwrap_or(u32::MAX),
        note: round.note,
    }
}
