//! Recording that something left, and taking back what was recorded wrongly.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use crate::domain::disclosure::{DisclosedThing, DisclosureBasis, DisclosureWay};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{DisclosureId, EhcPlanId, PupilId};
use crate::domain::record::disclosure::Disclosure;
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::check::{not_in_future, required, void_reason};
use crate::ops::ehc::plan_in_force;
use crate::store::{Reader, Seen, WriteTx};

/// What is typed of a disclosure, not yet checked.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct DisclosureDraft {
    #[ts(type = "string | null")]
    pub happened_on: Option<NaiveDate>,
    pub thing: Option<DisclosedThing>,
    pub what: String,
    pub to_whom: String,
    /// How it went; not recorded, where it is left out.
    pub way: Option<DisclosureWay>,
    pub basis: Option<DisclosureBasis>,
    pub basis_reason: String,
    pub consent_by: String,
    #[ts(type = "string | null")]
    pub consent_on: Option<NaiveDate>,
    pub note: String,
}

/// Records that the same thing about each of these children left the building.
#[derive(Debug, Deserialize, TS)]
pub struct SaveDisclosure {
    pub pupil_ids: Vec<PupilId>,
    pub disclosure: DisclosureDraft,
}

impl WriteOp for SaveDisclosure {
    const ACTION: Action = Action::DisclosureWrite;
    type Output = Vec<DisclosureId>;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<Vec<DisclosureId>> {
        let seen = (self.pupil_ids.iter()).map(|pupil| tx.seen(pupil));
        let pupils = seen.collect::<Result<Vec<Seen>>>()?;
        if self.disclosure.thing == Some(DisclosedThing::EhcPlan) {
            may_tell_of_plans(tx)?;
        }
        let plans = plans_shown(tx, &self.disclosure, &pupils)?;
        let mut errors = FieldErrors::default();
        if pupils.is_empty() {
            errors.add("pupil_ids", "Choose whom it is about.");
        }
        let given = checked(self.disclosure, &mut errors, tx.today());
        if plans.len() < pupils.len() {
            let sentence = "There is no EHC plan to show. Record the plan first.";
            errors.add("thing", sentence);
        }
        errors.into_result()?;
        let mut ids = Vec::new();
        for (pupil, plan_id) in pupils.iter().zip(plans) {
            let id = DisclosureId::new(tx.new_id());
            tx.add(&Disclosure {
                id: id.clone(),
                pupil_id: pupil.id().clone(),
                plan_id,
                ..given.clone()
            })?;
            ids.push(id);
        }
        Ok(ids)
    }
}

/// The plan that was shown of each child; of a child without one nothing, so that there are fewer than children.
fn plans_shown(
    tx: &Reader<'_>,
    draft: &DisclosureDraft,
    pupils: &[Seen],
) -> Result<Vec<Option<EhcPlanId>>> {
    if draft.thing != Some(DisclosedThing::EhcPlan) {
        return Ok(vec![None; pupils.len()]);
    }
    let mut plans = Vec::new();
    for pupil in pupils {
        plans.extend(plan_in_force(tx, pupil)?.map(|plan| Some(plan.record.id)));
    }
    Ok(plans)
}

/// The record but for its child and its plan. What is missing stands for itself until `errors` have been asked.
fn checked(typed: DisclosureDraft, errors: &mut FieldErrors, today: NaiveDate) -> Disclosure {
    let thing = typed.thing.unwrap_or_else(|| {
        errors.add("thing", "Choose what sort of thing it was.");
        DisclosedThing::Other
    });
    let of_plan = thing == DisclosedThing::EhcPlan;
    let happened_on = not_in_future(errors, "happened_on", "the day", typed.happened_on, today);
    let what = if of_plan {
        "Say whether it was the whole plan, or which sections."
    } else {
        "Say what it was."
    };
    let what = required(errors, "what", what, &typed.what);
    let to_whom = "Say who has it now, with their service or school.";
    let to_whom = required(errors, "to_whom", to_whom, &typed.to_whom);
    let basis = typed.basis.unwrap_or_else(|| {
        errors.add(
            "basis",
            if of_plan {
                "Choose the ground. Without consent or one of these purposes the plan must not be shown."
            } else {
                "Choose the ground on which it was given."
            },
        );
        DisclosureBasis::Other
    });
    if of_plan && typed.basis.is_some_and(|basis| !basis.is_for_ehc_plan()) {
        errors.add(
            "basis",
            "The law does not let a school show an EHC plan on that ground. Choose consent or a listed purpose.",
        );
    }
    let basis_reason = typed.basis_reason.trim().to_owned();
    if typed.basis == Some(DisclosureBasis::Other) && basis_reason.is_empty() {
        errors.add("basis_reason", "Say on what ground it was given.");
    }
    let by_consent = typed.basis == Some(DisclosureBasis::Consent);
    let consent_by = typed.consent_by.trim().to_owned();
    if by_consent && consent_by.is_empty() {
        errors.add("consent_by", "Say who gave consent.");
    }
    match typed.consent_on {
        None if by_consent => errors.add(
            "consent_on",
            "Enter the day on which consent was given as day, month and year.",
        ),
        Some(on) if by_consent && typed.happened_on.is_some() && on > happened_on => {
            errors.add("consent_on", "That is after it was given. Check both days.")
        }
        _ => {}
    }
    Disclosure {
        id: DisclosureId::new(""),
        pupil_id: PupilId::new(""),
        plan_id: None,
        happened_on,
        thing,
        what,
        to_whom,
        way: match thing {
            DisclosedThing::Spoken => DisclosureWay::Spoken,
            _ => typed.way.unwrap_or(DisclosureWay::NotSaid),
        },
        basis,
        basis_reason,
        consent_by: if by_consent {
            consent_by
        } else {
            String::new()
        },
        consent_on: typed.consent_on.filter(|_| by_consent),
        note: typed.note.trim().to_owned(),
    }
}

fn may_tell_of_plans(tx: &Reader<'_>) -> Result<()> {
    match tx.session().may(Action::EhcRead) {
        true => Ok(()),
        false => Err(Error::Forbidden),
    }
}

/// Who may not read the log takes back what they recorded themselves, and nothing else is there for them.
fn ones_own(tx: &Reader<'_>, id: &DisclosureId) -> Result<()> {
    let kept = tx.kept::<Disclosure>(id.as_str())?;
    let own = kept.recorded_by == *tx.session().staff_id();
    match own || tx.session().may(Action::DisclosureRead) {
        true => Ok(()),
        false => Err(Error::NotFound),
    }
}

/// Takes an entry of the log back, with the reason.
#[derive(Debug, Deserialize, TS)]
pub struct VoidDisclosure {
    pub id: DisclosureId,
    pub reason: String,
}

impl WriteOp for VoidDisclosure {
    const ACTION: Action = Action::DisclosureWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        ones_own(tx, &self.id)?;
        let reason = void_reason(&self.reason)?;
        tx.void::<Disclosure>(self.id.as_str(), &reason)
    }
}

/// Brings back an entry of the log that was taken back.
#[derive(Debug, Deserialize, TS)]
pub struct BringBackDisclosure {
    pub id: DisclosureId,
}

impl WriteOp for BringBackDisclosure {
    const ACTION: Action = Action::DisclosureWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        ones_own(tx, &self.id)?;
        tx.bring_back::<Disclosure>(self.id.as_str())
    }
}
