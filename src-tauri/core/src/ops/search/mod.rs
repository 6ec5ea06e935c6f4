//! Search as you type, the answer behind Ctrl+K: children by name, then what was written about them. Nobody finds what
//! they could not open, nor learns from what is found that there is more.

mod bank;
mod names;
#[cfg(test)]
mod tests;
mod texts;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::person_name::fold;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::ReadOp;
use crate::store::{ReadTx, TextGroup};

pub use bank::BankHit;
pub use names::FindHit;
pub use texts::TextHit;

/// How many words of what was typed count.
const WORDS: usize = 6;
/// Texts are looked for from this many letters of a word on; one letter of another script may be a word.
const LEAST: usize = 3;

/// What was typed.
#[derive(Debug, Deserialize, TS)]
pub struct Search {
    pub text: String,
}

/// What fits, each group with the best or the latest first. A group that the person may not read is empty.
#[derive(Debug, Default, Serialize, TS)]
pub struct SearchView {
    pub pupils: Vec<FindHit>,
    pub notes: Vec<TextHit>,
    pub targets: Vec<TextHit>,
    /// Plans with their outcomes, strategies and provision; profiles and first concerns; what the team met about.
    pub plans: Vec<TextHit>,
    /// Documents by their titles and who they are from.
    pub documents: Vec<TextHit>,
    /// Entries of the bank that plans are offered.
    pub bank: Vec<BankHit>,
}

impl ReadOp for Search {
    const ACTION: Action = Action::PupilList;
    type Output = SearchView;
    fn run(self, tx: &ReadTx<'_>) -> Result<SearchView> {
        let typed = fold(&self.text);
        let words: Vec<&str> = typed
            .split(' ')
            .filter(|word| !word.is_empty())
            .take(WORDS)
            .collect();
        if words.is_empty() {
            return Ok(SearchView::default());
        }
        let pupils = names::children(tx, &typed, &words)?;
        let long: Vec<&str> = words
            .into_iter()
            .filter(|word| !word.is_ascii() || word.len() >= LEAST)
            .collect();
        let mut view = SearchView {
            pupils,
            ..SearchView::default()
        };
        if long.is_empty() {
            return Ok(view);
        }
        let mut texts = texts::Texts::new(tx, &long);
        if tx.session().may(Action::NoteRead) {
            view.notes = texts.of(TextGroup::Notes)?;
        }
        if tx.session().may(Action::SendRead) {
            view.targets = texts.of(TextGroup::Targets)?;
            view.plans = texts.of(TextGroup::Plans)?;
            view.bank = bank::hits(tx, &long)?;
        }
        if tx.session().may(Action::AttachmentRead) {
            view.documents = texts.of(TextGroup::Documents)?;
        }
        Ok(view)
    }
}
