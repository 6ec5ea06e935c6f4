//! The audit trail: who did what to which record when, for whoever is answerable for it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::role::Action;
use crate::error::Result;
use crate::office::ReadOp;
use crate::store::{AuditEntry, AuditFilter, ReadTx};

/// A page of the audit trail, newest first.
#[derive(Debug, Deserialize, TS)]
pub struct AuditTrail {
    pub filter: AuditFilter,
}

/// Entries of the trail, and where the next page begins.
#[derive(Debug, Serialize, TS)]
pub struct AuditPage {
    pub lines: Vec<AuditLine>,
    /// What to send as `before` for the entries that follow; none on the last page.
    pub next_before: Option<u32>,
}

/// An entry with its words.
#[derive(Debug, Serialize, TS)]
pub struct AuditLine {
    pub entry: AuditEntry,
    /// "decided a stage on the pathway".
    pub action_words: String,
    /// "member of staff".
    pub kind_words: String,
}

impl ReadOp for AuditTrail {
    const ACTION: Action = Action::AuditRead;
    type Output = AuditPage;
    fn run(self, tx: &ReadTx<'_>) -> Result<AuditPage> {
        let entries = tx.audit(&self.filter)?;
        let last = entries.last().map(|entry| entry.number);
        let next_before = match last {
            Some(number) => {
                let after = AuditFilter {
                    before: Some(number),
                    ..self.filter
                };
                tx.audit_goes_on(&after)?.then_some(number)
            }
            None => None,
        };
        let lines = entries.into_iter().map(|entry| AuditLine {
            action_words: entry.action.words().to_owned(),
            kind_words: entry.kind.words().to_owned(),
            entry,
        });
        Ok(AuditPage {
            lines: lines.collect(),
            next_before,
        })
    }
}
