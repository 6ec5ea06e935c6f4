//! Drafts: unsaved words kept for the person who typed them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use ts_rs::TS;

use crate::domain::role::Action;
use crate::error::Result;
use crate::office::{ReadOp, WriteOp};
use crate::store::{Draft, ReadTx, WriteTx};

/// Keeps what stands in a form.
#[derive(Debug, Deserialize, TS)]
pub struct KeepDraft {
    pub place: String,
    #[ts(type = "unknown")]
    pub body: Json,
}

/// When a draft was kept.
#[derive(Debug, Serialize, TS)]
pub struct DraftKept {
    #[ts(type = "string")]
    pub saved_at: DateTime<Utc>,
}

impl WriteOp for KeepDraft {
    const ACTION: Action = Action::OwnWrite;
    type Output = DraftKept;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<DraftKept> {
        Ok(DraftKept {
            saved_at: tx.keep_draft(&self.place, &self.body)?,
        })
    }
}

/// Lets go of a draft.
#[derive(Debug, Deserialize, TS)]
pub struct DiscardDraft {
    pub place: String,
}

impl WriteOp for DiscardDraft {
    const ACTION: Action = Action::OwnWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        tx.discard_draft(&self.place)
    }
}

/// The draft at a place.
#[derive(Debug, Deserialize, TS)]
pub struct FindDraft {
    pub place: String,
}

impl ReadOp for FindDraft {
    const ACTION: Action = Action::OwnWrite;
    type Output = Option<Draft>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Option<Draft>> {
        tx.draft(&self.place)
    }
}

/// All of one's drafts, to come back to after a lock or a power cut.
#[derive(Debug, Deserialize, TS)]
pub struct ListDrafts {}

impl ReadOp for ListDrafts {
    const ACTION: Action = Action::OwnWrite;
    type Output = Vec<Draft>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Vec<Draft>> {
        tx.drafts()
    }
}
