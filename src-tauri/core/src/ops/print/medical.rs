//! The individual healthcare plan and the medication record on paper. Both are about keeping a child safe, so the people
//! to ring stand on the plan.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::child::child_paper;
use super::{PaperOp, PrintChoices, PrintedPaper, Sheet};
use crate::documents::{
    self, CarePaper, DosePaper, EmergencyContactPaper, HealthcarePaper, MedicationPaper,
    MedicinePaper, TrainedPaper,
};
use crate::domain::clock::healthcare_review_due;
use crate::domain::date_words::long;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::PupilId;
use crate::domain::record::medical::{HealthTraining, HealthcarePlan, Medicine, MedicineGiven};
use crate::domain::record::{Kept, Kind, Record};
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::medical::{given_of, plan_in_force, rung_contacts};
use crate::store::{Reader, Seen, WriteTx};

/// Prints the healthcare plan in force.
#[derive(Debug, Deserialize, TS)]
pub struct PrintHealthcare {
    pub pupil_id: PupilId,
    pub choices: PrintChoices,
}

impl WriteOp for PrintHealthcare {
    const ACTION: Action = Action::Print;
    type Output = Sheet<HealthcarePaper>;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<Self::Output> {
        let pupil = tx.seen(&self.pupil_id)?;
        let plan = plan_in_force(tx, &pupil)?.ok_or(Error::NotFound)?.record;
        let view = healthcare_paper(tx, &pupil, &plan, self.choices)?;
        tx.note_act(Kind::HealthcarePlan, plan.id(), Some(pupil.id()), "printed");
        Sheet::of(tx, &pupil, "Healthcare plan", view, self.choices)
    }
}

impl PaperOp for PrintHealthcare {
    fn lay_out(sheet: Self::Output) -> Result<PrintedPaper> {
        let mut printed = sheet.laid_out(documents::healthcare)?;
        if printed.pages > 1 {
            printed.cautions.push(format!(
                "This plan is longer than one page ({} pages). The emergency steps, whom to ring and the medicines are \
                 on the first; its last line says what runs over. Print on both sides.",
                printed.pages
            ));
        }
        Ok(printed)
    }
}

fn healthcare_paper(
    tx: &Reader<'_>,
    pupil: &Seen,
    plan: &HealthcarePlan,
    choices: PrintChoices,
) -> Result<HealthcarePaper> {
    let today = tx.today();
    let last = plan.reviews.iter().map(|one| one.reviewed_on).max();
    let contacts = rung_contacts(tx, pupil, plan)?.into_iter();
    let mut medicines: Vec<Medicine> = tx
        .about::<Medicine>(pupil)?
        .into_iter()
        .map(|kept| kept.record)
        .filter(|one| one.ended_on.is_none())
        .collect();
    medicines.sort_by_key(|one| (!one.for_emergency, one.name.clone()));
    let trained = tx.about::<HealthTraining>(pupil)?.into_iter();
    let plan = plan.clone();
    Ok(HealthcarePaper {
        child: child_paper(tx, pupil, choices)?,
        drawn_up_on: Some(plan.happened_on),
        review_by: healthcare_review_due(plan.happened_on, last).map(|clock| clock.due_on),
        conditions: plan
            .conditions
            .into_iter()
            .map(|one| (one.name, one.signs))
            .collect(),
        emergency_signs: plan.emergency_signs,
        emergency_steps: plan.emergency_steps,
        emergency_call: plan.emergency_call,
        emergency_place: plan.emergency_place,
        contacts: contacts
            .map(|one| EmergencyContactPaper {
                name: one.name,
                relationship: one.relationship,
                telephone: one.telephone,
            })
            .collect(),
        medicines: medicines
            .into_iter()
            .map(|one| MedicinePaper {
                dose: [one.dose, one.route]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(", "),
                name: one.name,
                when: one.when_given,
                kept: one.kept_where,
                expires_on: one.expires_on,
            })
            .collect(),
        triggers: plan.triggers,
        care: plan
            .care
            .into_iter()
            .map(|one| CarePaper {
                what: one.what,
                when: one.when,
                place: one.place,
                who: one.who,
            })
            .collect(),
        trained: trained
            .map(|kept| kept.record)
            // Whose training ran out is not somebody to turn to.
            .filter(|one| one.valid_until_on.is_none_or(|until| until >= today))
            .map(|one| TrainedPaper {
                person: one.person,
                training: one.training,
                until: one.valid_until_on,
            })
            .collect(),
        trips: plan.trips,
        sport: plan.sport,
        advice_from: plan.advice_from,
        consent: plan.consent_on.map_or_else(String::new, |on| {
            format!("{}, {}", plan.consent_by, long(on))
        }),
    })
}

/// Prints the medication record of a time.
#[derive(Debug, Deserialize, TS)]
pub struct PrintMedicationRecord {
    pub pupil_id: PupilId,
    /// Without it, from the first entry on.
    #[ts(type = "string | null")]
    pub from_on: Option<NaiveDate>,
    /// Without it, to the last.
    #[ts(type = "string | null")]
    pub to_on: Option<NaiveDate>,
    pub choices: PrintChoices,
}

impl WriteOp for PrintMedicationRecord {
    const ACTION: Action = Action::Print;
    type Output = Sheet<MedicationPaper>;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<Self::Output> {
        let pupil = tx.seen(&self.pupil_id)?;
        if let (Some(from), Some(to)) = (self.from_on, self.to_on)
            && to < from
        {
            let sentence = "The end is before the start. Check both dates.";
            return Err(FieldErrors::one("to_on", sentence).into());
        }
        let medicines = tx.about_with_voided::<Medicine>(&pupil)?;
        let mut entries = given_of(tx, &pupil)?;
        entries.reverse();
        let corrected: Vec<_> = entries
            .iter()
            .filter_map(|kept| kept.record.corrects_id.clone())
            .collect();
        let within = |given: &MedicineGiven| {
            self.from_on.is_none_or(|from| given.happened_on >= from)
                && self.to_on.is_none_or(|to| given.happened_on <= to)
        };
        let doses: Vec<DosePaper> = entries
            .into_iter()
            .filter(|kept| within(&kept.record))
            .map(|kept| {
                let wrong = corrected.contains(&kept.record.id);
                dose(kept.record, &medicines, wrong)
            })
            .collect();
        let view = MedicationPaper {
            child: child_paper(tx, &pupil, self.choices)?,
            from_on: self
                .from_on
                .or_else(|| doses.first().and_then(|one| one.on)),
            to_on: self.to_on.or_else(|| doses.last().and_then(|one| one.on)),
            doses,
        };
        let id = pupil.id().as_str().to_owned();
        tx.note_act(
            Kind::Pupil,
            &id,
            Some(pupil.id()),
            "printed the medication record",
        );
        Sheet::of(tx, &pupil, "Medication record", view, self.choices)
    }
}

impl PaperOp for PrintMedicationRecord {
    fn lay_out(sheet: Self::Output) -> Result<PrintedPaper> {
        sheet.laid_out(documents::medication_record)
    }
}

fn dose(given: MedicineGiven, medicines: &[Kept<Medicine>], wrong: bool) -> DosePaper {
    let medicine = medicines
        .iter()
        .find(|kept| kept.record.id == given.medicine_id);
    let mut note = vec![given.note];
    if wrong {
        note.push("Corrected by another entry.".to_owned());
    }
    if given.corrects_id.is_some() {
        note.push(format!("Correction: {}", given.correction_reason));
    }
    note.retain(|part| !part.is_empty());
    DosePaper {
        on: Some(given.happened_on),
        at: given.at.to_string(),
        medicine: medicine
            .map(|kept| kept.record.name.clone())
            .unwrap_or_default(),
        outcome: given.outcome.name().to_owned(),
        dose: given.dose,
        given_by: given.given_by,
        witness: given.witness,
        note: note.join(" "),
    }
}
