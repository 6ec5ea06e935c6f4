//! What the law on data protection asks a school to keep: how long, what stops it, who asked, what was destroyed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record;
use crate::domain::id::{AccessRequestId, DestructionId, DestructionLineId, HoldId, PupilId};

/// The id of the one schedule in a file.
pub const THE_RETENTION: &str = "retention";

/// How long the school keeps a child's record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Retention {
    pub id: String,
    /// Whole years after the date of birth.
    pub years: u8,
}
record!(Retention, Retention, of the school);

/// That a child's record must not be destroyed, whatever the schedule says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LegalHold {
    pub id: HoldId,
    pub pupil_id: PupilId,
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    pub reason: String,
    #[ts(type = "string | null")]
    pub ended_on: Option<NaiveDate>,
    pub end_reason: String,
}
record!(LegalHold, LegalHold, about a child);

/// A request to see everything that is kept about a child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccessRequest {
    pub id: AccessRequestId,
    pub pupil_id: PupilId,
    pub asked_by: String,
    /// "Mother", "solicitor of the family", "the child".
    pub relationship: String,
    #[ts(type = "string")]
    pub received_on: NaiveDate,
    /// When the school was sure of who asks.
    #[ts(type = "string | null")]
    pub identity_on: Option<NaiveDate>,
    pub identity_how: String,
    /// When the person was told that it takes up to two months longer, and why.
    #[ts(type = "string | null")]
    pub extended_on: Option<NaiveDate>,
    pub extension_reason: String,
    #[ts(type = "string | null")]
    pub answered_on: Option<NaiveDate>,
    /// What was sent and how, what was left out and why.
    pub answer_note: String,
}
record!(AccessRequest, AccessRequest, about a child);

/// A list of records that are to be destroyed, or were. It names no child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Destruction {
    pub id: DestructionId,
    /// 1 for the first; by it the trail says where its entries went.
    pub number: u32,
    #[ts(type = "string")]
    pub prepared_on: NaiveDate,
    /// The schedule by which it was drawn up.
    pub years: u8,
    #[ts(type = "string | null")]
    pub signed_on: Option<NaiveDate>,
    pub signed_by: String,
    /// How many children it destroyed the records of; 0 until it is signed.
    pub children: u32,
    /// How many records went.
    pub records: u32,
    /// How many entries of the audit trail were emptied.
    pub entries: u32,
}
record!(Destruction, Destruction, of the school);

/// A child on such a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DestructionLine {
    pub id: DestructionLineId,
    pub pupil_id: PupilId,
    pub destruction_id: DestructionId,
}
record!(DestructionLine, DestructionLine, about a child);
