//! Outside agencies, and their work with a child: the referral, what they did and sent, and what they recommended.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record;
use crate::domain::agency::{AdviceAnswer, AgencyEntryKind, AgencyKind, ReferralOutcome};
use crate::domain::id::{
    AgencyEntryId, AgencyId, PupilId, RecommendationId, ReferralId, StrategyId, TargetId,
};

/// An agency that the school works with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Agency {
    pub id: AgencyId,
    pub name: String,
    pub agency_kind: AgencyKind,
    /// Whom to ask for.
    pub contact_name: String,
    pub telephone: String,
    pub email: String,
    /// How to refer, waiting times, what they need.
    pub note: String,
}
record!(Agency, Agency, of the school);

/// That a child was referred to an agency, with whose consent, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Referral {
    pub id: ReferralId,
    pub pupil_id: PupilId,
    pub agency_id: AgencyId,
    /// When the child was referred.
    #[ts(type = "string")]
    pub happened_on: NaiveDate,
    pub referred_by: String,
    pub reason: String,
    /// When the family gave consent to it, and who.
    #[ts(type = "string | null")]
    pub consent_on: Option<NaiveDate>,
    pub consent_by: String,
    /// Why it went ahead without consent; empty where consent was given.
    pub without_consent: String,
    /// When consent was last asked for again and given.
    #[ts(type = "string | null")]
    pub consent_again_on: Option<NaiveDate>,
    /// When the agency took it on.
    #[ts(type = "string | null")]
    pub begun_on: Option<NaiveDate>,
    /// When its work with the child ended.
    #[ts(type = "string | null")]
    pub closed_on: Option<NaiveDate>,
    pub outcome: Option<ReferralOutcome>,
    pub outcome_note: String,
}
record!(Referral, Referral, about a child);

impl Referral {
    /// When consent was last given.
    pub fn last_consent_on(&self) -> Option<NaiveDate> {
        self.consent_on.max(self.consent_again_on)
    }

    /// Whether the agency is still concerned with the child.
    pub fn is_open(&self) -> bool {
        self.closed_on.is_none()
    }
}

/// Something that an agency did or sent: a visit, a report, a letter, advice, a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AgencyEntry {
    pub id: AgencyEntryId,
    pub pupil_id: PupilId,
    pub referral_id: ReferralId,
    pub entry_kind: AgencyEntryKind,
    #[ts(type = "string")]
    pub happened_on: NaiveDate,
    /// When a report or letter reached the school.
    #[ts(type = "string | null")]
    pub received_on: Option<NaiveDate>,
    /// Who came or wrote.
    pub author: String,
    /// What was seen and said.
    pub words: String,
}
record!(AgencyEntry, AgencyEntry, about a child);

/// What an agency recommends, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Recommendation {
    pub id: RecommendationId,
    pub pupil_id: PupilId,
    pub entry_id: AgencyEntryId,
    pub text: String,
    pub answer: Option<AdviceAnswer>,
    /// The target or the strategy of a plan that it went into.
    pub target_id: Option<TargetId>,
    pub strategy_id: Option<StrategyId>,
    /// Who does it, where somebody does.
    pub action_by: String,
    #[ts(type = "string | null")]
    pub by_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub done_on: Option<NaiveDate>,
    /// What is done, or why it is not taken up.
    pub answer_note: String,
}
record!(Recommendation, Recommendation, about a child);
