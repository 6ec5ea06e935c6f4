//! The disclosure log: what left the building about a child, to whom, how and on what ground.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record;
use crate::domain::disclosure::{DisclosedThing, DisclosureBasis, DisclosureWay};
use crate::domain::id::{DisclosureId, EhcPlanId, PupilId};

/// That something about a child was given, sent, shown or told to somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Disclosure {
    pub id: DisclosureId,
    pub pupil_id: PupilId,
    /// The version of the EHC plan that was shown, where it was that.
    pub plan_id: Option<EhcPlanId>,
    #[ts(type = "string")]
    pub happened_on: NaiveDate,
    pub thing: DisclosedThing,
    /// "My Plan of 9 November"; of an EHC plan: the whole, or which sections.
    pub what: String,
    pub to_whom: String,
    pub way: DisclosureWay,
    pub basis: DisclosureBasis,
    /// Which law, which order, or the reason where the ground is another one.
    pub basis_reason: String,
    /// Who consented, and when, where consent is the ground.
    pub consent_by: String,
    #[ts(type = "string | null")]
    pub consent_on: Option<NaiveDate>,
    pub note: String,
}
record!(Disclosure, Disclosure, about a child);
