//! A lead practitioner from outside the school: somebody of an agency, or a family support worker. A child has one lead
//! practitioner at a time, from the staff or from outside.

use chrono::{Days, NaiveDate};
use serde::Deserialize;
use ts_rs::TS;

use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{OutsideLeadId, PupilId};
use crate::domain::record::Kept;
use crate::domain::record::person::Duty;
use crate::domain::record::team::OutsideLead;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::adult::end_leads_of_staff;
use crate::ops::check::{required, required_day};
use crate::ops::undo::{ends, void_and_bring_back};
use crate::store::{Reader, Seen, WriteTx};

/// Why one is taken back who was to begin after somebody else.
const FROM_THE_START: &str = "Somebody else was named from the start";

/// Names a lead practitioner who is no member of staff. Whoever led before ends the day before.
#[derive(Debug, Deserialize, TS)]
pub struct NameOutsideLead {
    pub pupil_id: PupilId,
    pub name: String,
    pub role: String,
    pub telephone: String,
    pub email: String,
    #[ts(type = "string | null")]
    pub from_on: Option<NaiveDate>,
}

impl WriteOp for NameOutsideLead {
    const ACTION: Action = Action::AdultWrite;
    type Output = OutsideLeadId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<OutsideLeadId> {
        let pupil = tx.seen(&self.pupil_id)?;
        let mut errors = FieldErrors::default();
        let name = required(&mut errors, "name", "Enter the name.", &self.name);
        let role = required(
            &mut errors,
            "role",
            "Say what the person is, and of which service.",
            &self.role,
        );
        let from_on = required_day(&mut errors, "from_on", "the first day", self.from_on);
        errors.into_result()?;
        end_leads_of_staff(tx, &pupil, Duty::LeadPractitioner, from_on)?;
        end_outside_leads(tx, &pupil, from_on)?;
        let id = OutsideLeadId::new(tx.new_id());
        tx.add(&OutsideLead {
            id: id.clone(),
            pupil_id: self.pupil_id,
            name,
            role,
            telephone: self.telephone.trim().to_owned(),
            email: self.email.trim().to_owned(),
            from_on,
            to_on: None,
        })?;
        Ok(id)
    }
}

/// Whoever leads from outside ends the day before somebody else begins.
pub(crate) fn end_outside_leads(
    tx: &mut WriteTx<'_>,
    pupil: &Seen,
    from_on: NaiveDate,
) -> Result<()> {
    for mut kept in tx.about::<OutsideLead>(pupil)? {
        if kept.record.to_on.is_some_and(|to_on| to_on < from_on) {
            continue;
        }
        if kept.record.from_on >= from_on {
            tx.void::<OutsideLead>(kept.record.id.as_str(), FROM_THE_START)?;
        } else {
            kept.record.to_on = from_on.checked_sub_days(Days::new(1));
            tx.revise(&kept.record, kept.version)?;
        }
    }
    Ok(())
}

/// Who leads from outside the school today.
pub(crate) fn outside_lead_of(tx: &Reader<'_>, pupil: &Seen) -> Result<Option<Kept<OutsideLead>>> {
    let today = tx.today();
    let mut leads = tx.about::<OutsideLead>(pupil)?.into_iter();
    Ok(leads.find(|kept| kept.record.interval().holds_on(today)))
}

ends!(
    EndOutsideLead,
    OutsideLead,
    OutsideLeadId,
    Action::AdultWrite,
    "the work of a lead practitioner from outside"
);

void_and_bring_back!(
    VoidOutsideLead,
    BringBackOutsideLead,
    OutsideLead,
    OutsideLeadId,
    Action::AdultWrite,
    "a lead practitioner from outside"
);
