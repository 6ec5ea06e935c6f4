//! Drawing up, changing, reviewing and ending an individual healthcare plan.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::plan_view::plan_in_force;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{ContactId, HealthcarePlanId, PupilId};
use crate::domain::medical::{CareLine, HealthCondition, HealthcareReview};
use crate::domain::record::medical::HealthcarePlan;
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::check::{not_in_future, required, void_reason};
use crate::ops::contact::contacts_of;
use crate::store::{Seen, WriteTx};

/// A condition as it is typed; a line without anything in it is left out.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ConditionDraft {
    pub name: String,
    pub signs: String,
}

/// Something that is done, as it is typed; a line without anything in it is left out.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CareDraft {
    pub what: String,
    pub when: String,
    pub place: String,
    pub who: String,
}

/// What is typed about a healthcare plan, not yet checked.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct HealthcareDraft {
    #[ts(type = "string | null")]
    pub happened_on: Option<NaiveDate>,
    pub conditions: Vec<ConditionDraft>,
    pub triggers: String,
    pub care: Vec<CareDraft>,
    pub emergency_signs: String,
    pub emergency_steps: Vec<String>,
    pub emergency_call: String,
    pub emergency_place: String,
    pub contact_ids: Vec<ContactId>,
    pub advice_from: String,
    pub trips: String,
    pub sport: String,
    #[ts(type = "string | null")]
    pub consent_on: Option<NaiveDate>,
    pub consent_by: String,
}

impl HealthcareDraft {
    fn checked(
        self,
        tx: &WriteTx<'_>,
        pupil: &Seen,
        before: HealthcarePlan,
    ) -> Result<HealthcarePlan> {
        let today = tx.today();
        let mut errors = FieldErrors::default();
        let happened_on = not_in_future(
            &mut errors,
            "happened_on",
            "the day the plan was drawn up",
            self.happened_on,
            today,
        );
        let conditions = conditions(&mut errors, self.conditions);
        let care = care(&mut errors, self.care);
        let emergency_signs = required(
            &mut errors,
            "emergency_signs",
            "Say what counts as an emergency, so that nobody has to decide it alone.",
            &self.emergency_signs,
        );
        let emergency_steps: Vec<String> = trimmed(self.emergency_steps);
        if emergency_steps.is_empty() {
            errors.add("emergency_steps.0", "Enter what to do first.");
        }
        let emergency_call = required(
            &mut errors,
            "emergency_call",
            "Say whom to call: 999, the parents, the nurse.",
            &self.emergency_call,
        );
        let consent_by = self.consent_by.trim().to_owned();
        match self.consent_on {
            Some(on) if on > today => errors.add(
                "consent_on",
                "That is after today. Leave it empty until the parents have agreed.",
            ),
            Some(_) if consent_by.is_empty() => errors.add("consent_by", "Say who gave consent."),
            None if !consent_by.is_empty() => {
                errors.add("consent_on", "Enter the day on which consent was given.");
            }
            Some(_) | None => {}
        }
        errors.into_result()?;
        // Who is no contact of today any more, or must not be told, is not rung.
        let contacts = contacts_of(tx, pupil)?;
        let rung = |id: &ContactId| {
            let mut contacts = contacts.iter().map(|one| &one.contact.record);
            contacts.any(|contact| contact.id == *id && contact.may_be_told)
        };
        let mut contact_ids = self.contact_ids;
        contact_ids.retain(|id| rung(id));
        Ok(HealthcarePlan {
            happened_on,
            conditions,
            triggers: self.triggers.trim().to_owned(),
            care,
            emergency_signs,
            emergency_steps,
            emergency_call,
            emergency_place: self.emergency_place.trim().to_owned(),
            contact_ids,
            advice_from: self.advice_from.trim().to_owned(),
            trips: self.trips.trim().to_owned(),
            sport: self.sport.trim().to_owned(),
            consent_on: self.consent_on,
            consent_by,
            ..before
        })
    }
}

fn trimmed(lines: Vec<String>) -> Vec<String> {
    lines
        .iter()
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect()
}

fn conditions(errors: &mut FieldErrors, drafts: Vec<ConditionDraft>) -> Vec<HealthCondition> {
    let mut conditions = Vec::new();
    for (place, draft) in drafts.iter().enumerate() {
        let (name, signs) = (draft.name.trim(), draft.signs.trim());
        if name.is_empty() && !signs.is_empty() {
            errors.add(
                format!("conditions.{place}.name"),
                "Name the condition that these signs belong to.",
            );
        }
        if !name.is_empty() {
            conditions.push(HealthCondition {
                name: name.to_owned(),
                signs: signs.to_owned(),
            });
        }
    }
    let said = errors
        .iter()
        .any(|(field, _)| field.starts_with("conditions."));
    if conditions.is_empty() && !said {
        errors.add("conditions.0.name", "Name the condition.");
    }
    conditions
}

fn care(errors: &mut FieldErrors, drafts: Vec<CareDraft>) -> Vec<CareLine> {
    let mut lines = Vec::new();
    for (place, draft) in drafts.iter().enumerate() {
        let line = CareLine {
            what: draft.what.trim().to_owned(),
            when: draft.when.trim().to_owned(),
            place: draft.place.trim().to_owned(),
            who: draft.who.trim().to_owned(),
        };
        let rest = [&line.when, &line.place, &line.who];
        if !line.what.is_empty() {
            lines.push(line);
        } else if rest.iter().any(|part| !part.is_empty()) {
            errors.add(format!("care.{place}.what"), "Say what is given or done.");
        }
    }
    lines
}

/// Draws up a healthcare plan, or with `id` changes it.
#[derive(Debug, Deserialize, TS)]
pub struct SaveHealthcarePlan {
    pub pupil_id: PupilId,
    pub id: Option<HealthcarePlanId>,
    /// The version that the change started from; needed with `id`.
    pub version: Option<i32>,
    pub plan: HealthcareDraft,
}

impl WriteOp for SaveHealthcarePlan {
    const ACTION: Action = Action::MedicalWrite;
    type Output = HealthcarePlanId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<HealthcarePlanId> {
        let pupil = tx.seen(&self.pupil_id)?;
        match self.id {
            None => {
                // Somebody else drew one up meanwhile: theirs is to be looked at first.
                if plan_in_force(tx, &pupil)?.is_some() {
                    return Err(Error::Conflict);
                }
                let id = HealthcarePlanId::new(tx.new_id());
                let begun = begun(id.clone(), pupil.id().clone(), tx.today());
                let plan = self.plan.checked(tx, &pupil, begun)?;
                tx.add(&plan)?;
                Ok(id)
            }
            Some(id) => {
                let before = own(tx, &id, &pupil)?;
                let plan = self.plan.checked(tx, &pupil, before)?;
                tx.revise(&plan, self.version.unwrap_or_default())?;
                Ok(id)
            }
        }
    }
}

fn own(tx: &WriteTx<'_>, id: &HealthcarePlanId, pupil: &Seen) -> Result<HealthcarePlan> {
    let plan = tx.get::<HealthcarePlan>(id.as_str())?;
    if plan.pupil_id == *pupil.id() {
        Ok(plan)
    } else {
        Err(Error::NotFound)
    }
}

fn begun(id: HealthcarePlanId, pupil_id: PupilId, today: NaiveDate) -> HealthcarePlan {
    HealthcarePlan {
        id,
        pupil_id,
        happened_on: today,
        conditions: Vec::new(),
        triggers: String::new(),
        care: Vec::new(),
        emergency_signs: String::new(),
        emergency_steps: Vec::new(),
        emergency_call: String::new(),
        emergency_place: String::new(),
        contact_ids: Vec::new(),
        advice_from: String::new(),
        trips: String::new(),
        sport: String::new(),
        consent_on: None,
        consent_by: String::new(),
        reviews: Vec::new(),
        ended_on: None,
        end_reason: String::new(),
    }
}

/// Records that the plan was looked at again with the family: its year begins anew.
#[derive(Debug, Deserialize, TS)]
pub struct ReviewHealthcarePlan {
    pub id: HealthcarePlanId,
    pub version: i32,
    #[ts(type = "string | null")]
    pub reviewed_on: Option<NaiveDate>,
    pub reviewed_with: String,
    pub change: String,
}

impl WriteOp for ReviewHealthcarePlan {
    const ACTION: Action = Action::MedicalWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let mut plan = tx.get::<HealthcarePlan>(self.id.as_str())?;
        let mut errors = FieldErrors::default();
        let reviewed_on = not_in_future(
            &mut errors,
            "reviewed_on",
            "the day of the review",
            self.reviewed_on,
            tx.today(),
        );
        if self.reviewed_on.is_some() && reviewed_on < plan.looked_at_on() {
            errors.add(
                "reviewed_on",
                "That is before the plan was last looked at. Check the day.",
            );
        }
        let reviewed_with = required(
            &mut errors,
            "reviewed_with",
            "Say who looked at it together: parents, child, nurse.",
            &self.reviewed_with,
        );
        if plan.ended_on.is_some() {
            errors.add("reviewed_on", "This plan has ended. Draw up a new one.");
        }
        errors.into_result()?;
        plan.reviews.push(HealthcareReview {
            reviewed_on,
            reviewed_with,
            change: self.change.trim().to_owned(),
        });
        tx.revise(&plan, self.version)
    }
}

/// Ends a healthcare plan with the reason.
#[derive(Debug, Deserialize, TS)]
pub struct EndHealthcarePlan {
    pub id: HealthcarePlanId,
    pub version: i32,
    #[ts(type = "string | null")]
    pub ended_on: Option<NaiveDate>,
    pub end_reason: String,
}

impl WriteOp for EndHealthcarePlan {
    const ACTION: Action = Action::MedicalWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let plan = tx.get::<HealthcarePlan>(self.id.as_str())?;
        let mut errors = FieldErrors::default();
        let ended_on = not_in_future(
            &mut errors,
            "ended_on",
            "the day on which it ended",
            self.ended_on,
            tx.today(),
        );
        if self.ended_on.is_some() && ended_on < plan.happened_on {
            errors.add(
                "ended_on",
                "That is before the plan was drawn up. Check both days.",
            );
        }
        let end_reason = required(
            &mut errors,
            "end_reason",
            "Say why no plan is needed any more.",
            &self.end_reason,
        );
        errors.into_result()?;
        let ended = HealthcarePlan {
            ended_on: Some(ended_on),
            end_reason,
            ..plan
        };
        tx.revise(&ended, self.version)
    }
}

/// Takes a healthcare plan back, with the reason.
#[derive(Debug, Deserialize, TS)]
pub struct VoidHealthcarePlan {
    pub id: HealthcarePlanId,
    pub reason: String,
}

impl WriteOp for VoidHealthcarePlan {
    const ACTION: Action = Action::MedicalWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let reason = void_reason(&self.reason)?;
        tx.void::<HealthcarePlan>(self.id.as_str(), &reason)
    }
}

/// Brings back a healthcare plan that was taken back, unless the child has another by now.
#[derive(Debug, Deserialize, TS)]
pub struct BringBackHealthcarePlan {
    pub id: HealthcarePlanId,
}

impl WriteOp for BringBackHealthcarePlan {
    const ACTION: Action = Action::MedicalWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let kept = tx.kept::<HealthcarePlan>(self.id.as_str())?;
        let pupil = tx.seen(&kept.record.pupil_id)?;
        let other = plan_in_force(tx, &pupil)?.filter(|one| one.record.id != self.id);
        if kept.record.ended_on.is_none() && other.is_some() {
            return Err(Error::Conflict);
        }
        tx.bring_back::<HealthcarePlan>(self.id.as_str())
    }
}
