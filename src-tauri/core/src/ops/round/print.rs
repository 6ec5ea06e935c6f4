//! The summary of a round on paper.

use serde::Deserialize;
use ts_rs::TS;

use super::parts::RoundParts;
use super::past::{ListRounds, PastRound};
use super::summary::RoundSummary;
use crate::documents::{self, RoundClassPaper, RoundLeftPaper, RoundMovePaper, RoundPaper};
use crate::domain::record::Kind;
use crate::domain::role::Action;
use crate::domain::round::RoundKey;
use crate::domain::success::Audience;
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::print::{PaperOp, PrintedPaper, Sheet};
use crate::store::WriteTx;

/// How many rounds before stand beneath for comparison.
const BEFORE: usize = 6;

/// Prints what a round came to, as it was closed or as it stands.
#[derive(Debug, Deserialize, TS)]
pub struct PrintRound {
    pub round: RoundKey,
}

impl WriteOp for PrintRound {
    const ACTION: Action = Action::Print;
    type Output = Sheet<RoundPaper>;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<Self::Output> {
        let parts = RoundParts::load(tx, Some(self.round))?;
        let summary = RoundSummary::of(tx, &parts)?;
        let before = ListRounds::all(tx)?;
        let name = format!("Review round {}", summary.round.name);
        tx.note_act(Kind::ReviewRound, &self.round.to_string(), None, "printed");
        let mut paper = paper(&summary);
        paper.before = before
            .iter()
            .filter(|round| round.key < self.round)
            .take(BEFORE)
            .map(past_line)
            .collect();
        Sheet::of_school(tx, &name, paper, Vec::new())
    }
}

impl PaperOp for PrintRound {
    fn lay_out(sheet: Self::Output) -> Result<PrintedPaper> {
        sheet.laid_out(documents::round)
    }
}

fn of(part: u32, whole: u32) -> String {
    format!("{part} of {whole}")
}

fn past_line(round: &PastRound) -> [String; 4] {
    [
        round.name.clone(),
        of(round.held, round.reviews),
        round.success.figures(Audience::School),
        of(round.parents_met, round.children),
    ]
}

fn paper(summary: &RoundSummary) -> RoundPaper {
    let parents = &summary.parents;
    let pair = |label: &str, value: String| (label.to_owned(), value);
    let number = |label: &str, value: u32| (label.to_owned(), value.to_string());
    RoundPaper {
        round_name: summary.round.long_name.clone(),
        closed_on: summary.round.closed_on,
        note: summary.note.clone(),
        figures: vec![
            pair("Reviews held", of(summary.held, summary.reviews)),
            pair("Held in time", of(summary.in_time, summary.held)),
            pair("Targets met", summary.success.figures(Audience::School)),
            pair("Parents met", of(summary.parents_met, parents.children)),
        ],
        parents: vec![
            number("Came to the meeting", parents.attended),
            number("Took part by phone", parents.phoned),
            number("Sent views", parents.sent_views),
            number("Declined", parents.declined),
            number("Did not come", parents.missed),
            number("Not heard of", parents.nothing()),
        ],
        classes: summary
            .classes
            .iter()
            .map(|one| RoundClassPaper {
                name: if one.class_name.is_empty() {
                    "No class".to_owned()
                } else {
                    one.class_name.clone()
                },
                held: of(one.held, one.reviews),
                success: one.success.figures(Audience::School),
                met: one.met.to_string(),
            })
            .collect(),
        moves: summary
            .moves
            .iter()
            .map(|one| RoundMovePaper {
                child: one.pupil.name.clone(),
                class: one.pupil.class_name.clone().unwrap_or_default(),
                words: one.words.clone(),
            })
            .collect(),
        left: summary
            .left
            .iter()
            .map(|one| RoundLeftPaper {
                child: one.pupil.name.clone(),
                plan: one.plan_name.clone(),
                due_on: one.due_on,
                reason: one.reason.clone(),
            })
            .collect(),
        before: Vec::new(),
    }
}
