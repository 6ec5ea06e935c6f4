//! A child's health at school: the individual healthcare plan, the medicines that the school holds, each time one was
//! given, and who is trained for it. A child need not be on the register to have any of them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record;
use crate::domain::id::{
    ContactId, HealthTrainingId, HealthcarePlanId, MedicineGivenId, MedicineId, PupilId,
};
use crate::domain::medical::{CareLine, GivenOutcome, HealthCondition, HealthcareReview};
use crate::domain::time_of_day::TimeOfDay;

/// An individual healthcare plan. One is in force for a child; those before have an end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HealthcarePlan {
    pub id: HealthcarePlanId,
    pub pupil_id: PupilId,
    /// When it was drawn up.
    #[ts(type = "string")]
    pub happened_on: NaiveDate,
    pub conditions: Vec<HealthCondition>,
    /// What brings it on.
    pub triggers: String,
    pub care: Vec<CareLine>,
    /// What counts as an emergency.
    pub emergency_signs: String,
    /// What to do, in order.
    pub emergency_steps: Vec<String>,
    /// Whom to call: "999, then the parents".
    pub emergency_call: String,
    /// Where the medicine for an emergency is kept.
    pub emergency_place: String,
    /// Which of the child's contacts are rung, in this order.
    pub contact_ids: Vec<ContactId>,
    /// The nurse, doctor or service whose advice it follows.
    pub advice_from: String,
    pub trips: String,
    pub sport: String,
    #[ts(type = "string | null")]
    pub consent_on: Option<NaiveDate>,
    pub consent_by: String,
    pub reviews: Vec<HealthcareReview>,
    #[ts(type = "string | null")]
    pub ended_on: Option<NaiveDate>,
    pub end_reason: String,
}
record!(HealthcarePlan, HealthcarePlan, about a child);

impl HealthcarePlan {
    /// When somebody last looked at all of it: the latest review, or the day it was drawn up.
    pub fn looked_at_on(&self) -> NaiveDate {
        self.reviews
            .iter()
            .map(|review| review.reviewed_on)
            .chain([self.happened_on])
            .max()
            .unwrap_or(self.happened_on)
    }
}

/// A medicine that the school holds for a child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Medicine {
    pub id: MedicineId,
    pub pupil_id: PupilId,
    pub name: String,
    /// "10 ml", "2 puffs through the spacer".
    pub dose: String,
    /// "By mouth", "inhaled", "injected into the thigh".
    pub route: String,
    /// "Daily at 12:30", "when wheezing".
    pub when_given: String,
    pub kept_where: String,
    /// Whether it is for an emergency.
    pub for_emergency: bool,
    /// When it came to the school.
    #[ts(type = "string")]
    pub received_on: NaiveDate,
    /// The last day on which it may be used.
    #[ts(type = "string | null")]
    pub expires_on: Option<NaiveDate>,
    /// The parents' written consent to give it.
    #[ts(type = "string")]
    pub consent_on: NaiveDate,
    pub consent_by: String,
    #[ts(type = "string | null")]
    pub ended_on: Option<NaiveDate>,
    /// "Handed back to the parents".
    pub end_reason: String,
}
record!(Medicine, Medicine, about a child);

/// One time that a medicine was given, or was due and was not. What was written on an earlier day stays as it is; a
/// correction is a record beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MedicineGiven {
    pub id: MedicineGivenId,
    pub pupil_id: PupilId,
    pub medicine_id: MedicineId,
    #[ts(type = "string")]
    pub happened_on: NaiveDate,
    pub at: TimeOfDay,
    pub outcome: GivenOutcome,
    pub dose: String,
    pub given_by: String,
    pub witness: String,
    /// Why it was refused or not given; anything else.
    pub note: String,
    /// The entry that this one puts right.
    pub corrects_id: Option<MedicineGivenId>,
    pub correction_reason: String,
}
record!(MedicineGiven, MedicineGiven, about a child);

/// That somebody is trained to look after a child's condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HealthTraining {
    pub id: HealthTrainingId,
    pub pupil_id: PupilId,
    /// Who: not everybody who is trained signs in to Waymark.
    pub person: String,
    /// In what.
    pub training: String,
    pub trainer: String,
    #[ts(type = "string")]
    pub happened_on: NaiveDate,
    /// The last day on which it holds.
    #[ts(type = "string | null")]
    pub valid_until_on: Option<NaiveDate>,
}
record!(HealthTraining, HealthTraining, about a child);
