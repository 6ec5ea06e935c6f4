//! What the Equality Act 2010 asks a school to know of a child: a disability, the reasonable adjustments, and the access
//! arrangements for tests. None of it says that the child has SEND.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{lasts, record};
use crate::domain::equality::{ArrangementKind, ArrangementState, Impairment, LongTerm, TestKind};
use crate::domain::id::{AccessArrangementId, AdjustmentId, DisabilityId, PupilId};

/// A physical or mental impairment with a long-term and substantial effect on the child's days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Disability {
    pub id: DisabilityId,
    pub pupil_id: PupilId,
    pub impairment: Impairment,
    /// "Hearing loss in both ears".
    pub what: String,
    pub long_term: LongTerm,
    /// What it makes harder, in a way that is more than minor.
    pub substantial: String,
    /// How the school knows: who said so, which letter.
    pub basis: String,
    /// When it was recorded as a disability.
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    #[ts(type = "string | null")]
    pub to_on: Option<NaiveDate>,
}
record!(Disability, Disability, about a child);
lasts!(Disability);

/// Something that the school does differently, so that the child is not at a substantial disadvantage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Adjustment {
    pub id: AdjustmentId,
    pub pupil_id: PupilId,
    pub what: String,
    /// "In every lesson", "at lunch", "on trips".
    pub place: String,
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    /// When it was last asked whether it works.
    #[ts(type = "string | null")]
    pub reviewed_on: Option<NaiveDate>,
    pub review_note: String,
    #[ts(type = "string | null")]
    pub to_on: Option<NaiveDate>,
}
record!(Adjustment, Adjustment, about a child);
lasts!(Adjustment);

/// What makes tests accessible to a child, in one school year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccessArrangement {
    pub id: AccessArrangementId,
    pub pupil_id: PupilId,
    /// The calendar year in which the school year starts.
    pub starting: i32,
    pub tests: TestKind,
    pub arrangement: ArrangementKind,
    /// "25 %", "for mathematics".
    pub detail: String,
    /// Normal way of working, assessments, reports.
    pub evidence: String,
    #[ts(type = "string")]
    pub agreed_on: NaiveDate,
    pub agreed_by: String,
    pub state: ArrangementState,
    #[ts(type = "string | null")]
    pub applied_on: Option<NaiveDate>,
}
record!(AccessArrangement, AccessArrangement, about a child);
