//! The individual healthcare plan on the screen: what to do in an emergency for everybody who sees the child, the rest
//! for those who work with her, and whom to ring.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::view::MedicalMay;
use crate::domain::clock::{Clock, ClockState, healthcare_review_due};
use crate::domain::id::{ContactId, HealthcarePlanId};
use crate::domain::medical::{CareLine, HealthCondition, HealthcareReview};
use crate::domain::record::Kept;
use crate::domain::record::medical::HealthcarePlan;
use crate::domain::role::Action;
use crate::error::Result;
use crate::ops::clocks::clock_settings;
use crate::ops::contact::contacts_of;
use crate::store::{Reader, Seen};

/// A healthcare plan on the screen.
#[derive(Debug, Serialize, TS)]
pub struct HealthcareView {
    pub id: HealthcarePlanId,
    pub version: i32,
    pub card: EmergencyCard,
    /// Nothing for whoever reads the emergency alone.
    pub detail: Option<HealthcareDetail>,
}

/// What to do in an emergency.
#[derive(Debug, Serialize, TS)]
pub struct EmergencyCard {
    pub conditions: Vec<HealthCondition>,
    pub signs: String,
    pub steps: Vec<String>,
    pub call: String,
    pub place: String,
    /// Whom to ring; nothing for whoever may not read contacts.
    pub contacts: Option<Vec<EmergencyContact>>,
}

/// Somebody to ring.
#[derive(Debug, Clone, Serialize, TS)]
pub struct EmergencyContact {
    pub id: ContactId,
    pub name: String,
    pub relationship: String,
    pub telephone: String,
}

/// The rest of the plan.
#[derive(Debug, Serialize, TS)]
pub struct HealthcareDetail {
    #[ts(type = "string")]
    pub happened_on: NaiveDate,
    pub triggers: String,
    pub care: Vec<CareLine>,
    pub advice_from: String,
    pub trips: String,
    pub sport: String,
    #[ts(type = "string | null")]
    pub consent_on: Option<NaiveDate>,
    pub consent_by: String,
    pub contact_ids: Vec<ContactId>,
    /// The latest first.
    pub reviews: Vec<HealthcareReview>,
    /// When it is to be looked at again, how that was found, and where it stands: "due in 12 days".
    pub review: Clock,
    pub review_state: ClockState,
    pub review_words: String,
}

/// A plan that ended.
#[derive(Debug, Serialize, TS)]
pub struct PastPlan {
    pub id: HealthcarePlanId,
    /// "Asthma, peanut allergy".
    pub conditions: String,
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    #[ts(type = "string | null")]
    pub to_on: Option<NaiveDate>,
    pub reason: String,
    /// Whether it was taken back and can be brought back.
    pub voided: bool,
}

/// The healthcare plan that is in force.
pub(crate) fn plan_in_force(tx: &Reader<'_>, pupil: &Seen) -> Result<Option<Kept<HealthcarePlan>>> {
    let plans = tx.about::<HealthcarePlan>(pupil)?.into_iter();
    Ok(plans.rev().find(|kept| kept.record.ended_on.is_none()))
}

pub(super) fn plan_view(
    tx: &Reader<'_>,
    pupil: &Seen,
    may: MedicalMay,
) -> Result<Option<HealthcareView>> {
    let Some(kept) = plan_in_force(tx, pupil)? else {
        return Ok(None);
    };
    let plan = kept.record;
    let contacts = match tx.session().may(Action::ContactRead) {
        true => Some(rung_contacts(tx, pupil, &plan)?),
        false => None,
    };
    let detail = if may.read { detail(tx, &plan)? } else { None };
    Ok(Some(HealthcareView {
        id: plan.id,
        version: kept.version,
        card: EmergencyCard {
            conditions: plan.conditions,
            signs: plan.emergency_signs,
            steps: plan.emergency_steps,
            call: plan.emergency_call,
            place: plan.emergency_place,
            contacts,
        },
        detail,
    }))
}

fn detail(tx: &Reader<'_>, plan: &HealthcarePlan) -> Result<Option<HealthcareDetail>> {
    let last = plan.reviews.iter().map(|one| one.reviewed_on).max();
    let Some(review) = healthcare_review_due(plan.happened_on, last) else {
        return Ok(None);
    };
    let review_state = review.state(tx.today(), &clock_settings(tx)?);
    let mut reviews = plan.reviews.clone();
    reviews.sort_by_key(|one| std::cmp::Reverse(one.reviewed_on));
    Ok(Some(HealthcareDetail {
        happened_on: plan.happened_on,
        triggers: plan.triggers.clone(),
        care: plan.care.clone(),
        advice_from: plan.advice_from.clone(),
        trips: plan.trips.clone(),
        sport: plan.sport.clone(),
        consent_on: plan.consent_on,
        consent_by: plan.consent_by.clone(),
        contact_ids: plan.contact_ids.clone(),
        reviews,
        review_words: review_state.words(),
        review,
        review_state,
    }))
}

/// Contacts of today who may be told about the child, in the order of calling.
pub(super) fn callable(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<EmergencyContact>> {
    let contacts = contacts_of(tx, pupil)?.into_iter();
    let told = contacts
        .map(|one| one.contact.record)
        .filter(|one| one.may_be_told);
    Ok(told
        .map(|contact| EmergencyContact {
            id: contact.id,
            name: contact.name,
            relationship: contact.relationship,
            telephone: contact.telephone,
        })
        .collect())
}

/// Whom to ring in an emergency: those that the plan names, as long as they may be told; where it names none, all who
/// may.
pub(crate) fn rung_contacts(
    tx: &Reader<'_>,
    pupil: &Seen,
    plan: &HealthcarePlan,
) -> Result<Vec<EmergencyContact>> {
    let contacts = callable(tx, pupil)?;
    let named: Vec<EmergencyContact> = plan
        .contact_ids
        .iter()
        .filter_map(|id| contacts.iter().find(|contact| contact.id == *id).cloned())
        .collect();
    Ok(if named.is_empty() { contacts } else { named })
}

pub(super) fn past(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<PastPlan>> {
    let mut past: Vec<PastPlan> = tx
        .about_with_voided::<HealthcarePlan>(pupil)?
        .into_iter()
        .filter(|kept| kept.record.ended_on.is_some() || kept.voided.is_some())
        .map(|kept| PastPlan {
            conditions: names_of(&kept.record),
            from_on: kept.record.happened_on,
            to_on: kept.record.ended_on,
            voided: kept.voided.is_some(),
            reason: kept
                .voided
                .map_or(kept.record.end_reason, |voided| voided.reason),
            id: kept.record.id,
        })
        .collect();
    past.sort_by_key(|one| std::cmp::Reverse(one.from_on));
    Ok(past)
}

pub(super) fn names_of(plan: &HealthcarePlan) -> String {
    let names: Vec<&str> = plan
        .conditions
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    names.join(", ")
}
