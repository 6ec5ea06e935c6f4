//! Letters to families: how the school words them, and those that went out about a child.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record;
use crate::domain::id::{LetterId, LetterWordsId, PlacementId, PupilId};
use crate::domain::letter::LetterKind;

/// How the school words a letter. Each wording is a record of its own, so that the ones before stay readable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LetterWords {
    pub id: LetterWordsId,
    pub letter_kind: LetterKind,
    /// 1 for the first that the school wrote; the words that come with the program are 0.
    pub edition: u16,
    /// With placeholders.
    pub title: String,
    pub body: String,
}
record!(LetterWords, LetterWords, of the school);

/// A letter that went out about a child, as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Letter {
    pub id: LetterId,
    pub pupil_id: PupilId,
    pub letter_kind: LetterKind,
    /// Of the wording that it was made from.
    pub edition: u16,
    /// The day on the letter.
    #[ts(type = "string")]
    pub happened_on: NaiveDate,
    pub title: String,
    pub body: String,
    /// The stage of whose provision it tells the parents, where it does.
    pub placement_id: Option<PlacementId>,
}
record!(Letter, Letter, about a child);
