//! The school's own entries in the bank of targets, strategies and provision.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record;
use crate::domain::bank::{BankKind, BankPhase};
use crate::domain::id::BankEntryId;
use crate::domain::need::NeedArea;

/// An entry that the school keeps: its own, or its own wording of one that comes with Waymark. Names no child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BankEntry {
    pub id: BankEntryId,
    pub bank_kind: BankKind,
    pub area: Option<NeedArea>,
    pub phase: BankPhase,
    pub text: String,
    pub who: String,
    pub place: String,
    pub minutes: Option<u16>,
    pub times_a_week: Option<u16>,
    pub group_size: Option<u16>,
    /// The key of the entry of Waymark's that this stands for; empty for one of the school's own.
    pub starter_key: String,
    /// Since when it is not offered any more; plans keep what they took from it.
    #[ts(type = "string | null")]
    pub retired_on: Option<NaiveDate>,
}
record!(BankEntry, BankEntry, of the school);
