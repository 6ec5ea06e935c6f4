//! What was taken back of a child's record, a line each, for the sheets on which it can be brought back.

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

use crate::domain::record::{Kind, Record, Voided};
use crate::error::Result;
use crate::store::{Reader, Seen};

/// Something that was taken back and can be brought back.
#[derive(Debug, Serialize, TS)]
pub struct TakenBack {
    pub kind: Kind,
    pub id: String,
    /// "Request of 3 March 2026": which it is.
    pub words: String,
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    pub reason: String,
}

/// The lines of a sheet, gathered kind by kind.
pub(crate) struct TakenBackLines<'a> {
    tx: &'a Reader<'a>,
    pupil: &'a Seen,
    lines: Vec<TakenBack>,
}

impl<'a> TakenBackLines<'a> {
    pub(crate) fn of(tx: &'a Reader<'a>, pupil: &'a Seen) -> Self {
        Self {
            tx,
            pupil,
            lines: Vec::new(),
        }
    }

    /// Those of one kind; a record for which there are no words is not of this sheet.
    pub(crate) fn and<R: Record + TS>(mut self, words: impl Fn(&R) -> String) -> Result<Self> {
        for kept in self.tx.about_with_voided::<R>(self.pupil)? {
            let Some(Voided { at, reason, .. }) = kept.voided else {
                continue;
            };
            let words = words(&kept.record);
            if !words.is_empty() {
                self.lines.push(TakenBack {
                    kind: R::KIND,
                    id: kept.record.id().to_owned(),
                    words,
                    at,
                    reason,
                });
            }
        }
        Ok(self)
    }

    /// All of them, the latest first.
    pub(crate) fn latest_first(mut self) -> Vec<TakenBack> {
        self.lines.sort_by_key(|line| std::cmp::Reverse(line.at));
        self.lines
    }
}
