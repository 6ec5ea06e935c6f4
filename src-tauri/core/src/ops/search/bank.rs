//! Entries of the bank, found by their words. They are about no child, so whoever may read plans finds them all.

use serde::Serialize;
use ts_rs::TS;

use crate::domain::bank::BankKind;
use crate::domain::id::BankEntryId;
use crate::domain::need::NeedArea;
use crate::domain::person_name::fold;
use crate::domain::snippet::{Piece, snippet};
use crate::error::Result;
use crate::ops::bank::entries;
use crate::store::ReadTx;

/// The most that is shown.
const MOST: usize = 6;

/// An entry of the bank with the words typed.
#[derive(Debug, Serialize, TS)]
pub struct BankHit {
    pub id: BankEntryId,
    pub bank_kind: BankKind,
    /// Its words, to be looked for in the bank.
    pub text: String,
    /// "Target, Cognition and learning".
    pub what: String,
    /// The words around what was found, on one line.
    pub pieces: Vec<Piece>,
}

/// The entries in which a word begins with each of the folded `words`, the school's own first. Retired ones are left out.
pub(super) fn hits(tx: &ReadTx<'_>, words: &[&str]) -> Result<Vec<BankHit>> {
    let found = entries(tx)?
        .into_iter()
        .map(|one| one.entry)
        .filter(|entry| entry.retired_on.is_none())
        .filter(|entry| {
            let folded = fold(&entry.text);
            let has = |word: &&str| folded.split(' ').any(|one| one.starts_with(*word));
            words.iter().all(has)
        });
    Ok(found
        .take(MOST)
        .map(|entry| BankHit {
            pieces: snippet(&entry.text, words),
            what: format!(
                "{}, {}",
                entry.bank_kind.name(),
                entry.area.map_or("any area", NeedArea::name)
            ),
            id: entry.id,
            bank_kind: entry.bank_kind,
            text: entry.text,
        })
        .collect())
}
