//! A child's health as far as the person who asks may read it: what to do in an emergency for everybody who sees the
//! child, the rest of the plan for those who work with her.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::given::written_today;
use super::plan_view::{
    EmergencyContact, HealthcareView, PastPlan, callable, names_of, past, plan_in_force, plan_view,
};
use crate::domain::clock::{Clock, medicine_expires, training_ends};
use crate::domain::date_words::long;
use crate::domain::id::{MedicineGivenId, PupilId};
use crate::domain::record::Kept;
use crate::domain::record::medical::{HealthTraining, HealthcarePlan, Medicine, MedicineGiven};
use crate::domain::record::person::Staff;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::ReadOp;
use crate::ops::clocks::clock_settings;
use crate::ops::taken_back::{TakenBack, TakenBackLines};
use crate::store::{ReadTx, Reader, Seen};

/// The most entries of the medication record on the screen; the paper has them all.
const MOST: usize = 60;

/// A child's health at school.
#[derive(Debug, Deserialize, TS)]
pub struct OpenMedical {
    pub pupil_id: PupilId,
}

/// Everything of it that the person may read.
#[derive(Debug, Serialize, TS)]
pub struct MedicalView {
    pub plan: Option<HealthcareView>,
    /// Plans that ended, the latest first, for whoever reads plans.
    pub past: Vec<PastPlan>,
    /// Held today, those for an emergency first; then those of the past.
    pub medicines: Vec<MedicineView>,
    /// The latest entries of the medication record, the newest first.
    pub given: Vec<GivenView>,
    /// How many entries there are altogether.
    pub given_in_all: u32,
    pub trainings: Vec<TrainingView>,
    /// What was taken back of the medicines, the record and the trainings, for whoever can bring it back.
    pub taken_back: Vec<TakenBack>,
    /// Contacts that may be rung, for whoever writes the plan.
    pub contacts: Vec<EmergencyContact>,
    /// Names of staff to choose from.
    pub staff: Vec<String>,
    /// Who asks, as the one who gives a medicine.
    pub my_name: String,
    /// Now, as a form begins with: "12:30".
    pub now: String,
    pub may: MedicalMay,
}

/// What the person who asks may do here.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub struct MedicalMay {
    /// Read the whole plan, and not only the emergency.
    pub read: bool,
    pub write: bool,
    pub give: bool,
    pub print: bool,
}

/// A medicine with where it stands.
#[derive(Debug, Serialize, TS)]
pub struct MedicineView {
    pub medicine: Kept<Medicine>,
    /// Whether the school holds it today.
    pub now: bool,
    /// "Expires 3 March 2027", "Expired 3 March 2026: do not use it"; empty without a day.
    pub expiry_words: String,
    /// Whether it expires soon or has.
    pub expiry_presses: bool,
    /// "Last given today at 11:05, 5 ml"; empty where it never was.
    pub last_words: String,
}

/// An entry of the medication record.
#[derive(Debug, Serialize, TS)]
pub struct GivenView {
    pub given: Kept<MedicineGiven>,
    pub medicine: String,
    /// The entry that puts this one right.
    pub corrected_by: Option<MedicineGivenId>,
    /// Whether it can still be changed: it was written today.
    pub open: bool,
}

/// Somebody's training with where it stands.
#[derive(Debug, Serialize, TS)]
pub struct TrainingView {
    pub training: Kept<HealthTraining>,
    /// "Holds until 31 August 2027", "Ran out on 31 August 2026"; empty without a day.
    pub until_words: String,
    pub until_presses: bool,
}

/// The clear line of a child's header: that there is a plan, and for what.
#[derive(Debug, Serialize, TS)]
pub struct MedicalLine {
    /// "Asthma, peanut allergy"; empty where only medicines are held.
    pub conditions: String,
    /// What to do first.
    pub first_step: String,
    pub call: String,
    /// The medicines for an emergency with where they are: "Salbutamol inhaler: classroom, red bag".
    pub emergency_medicines: Vec<String>,
}

impl ReadOp for OpenMedical {
    const ACTION: Action = Action::EmergencyRead;
    type Output = MedicalView;
    fn run(self, tx: &ReadTx<'_>) -> Result<MedicalView> {
        let pupil = tx.seen(&self.pupil_id)?;
        let session = tx.session();
        let may = MedicalMay {
            read: session.may(Action::MedicalRead),
            write: session.may(Action::MedicalWrite),
            give: session.may(Action::MedicineGive),
            print: session.may(Action::Print),
        };
        let entries = given_of(tx, &pupil)?;
        let medicines = medicines(tx, &pupil, &entries)?;
        let staff = tx.all::<Staff>()?;
        let mut here: Vec<String> = (staff.iter())
            .filter(|kept| kept.record.left_on.is_none_or(|left| left >= tx.today()))
            .map(|kept| kept.record.name.clone())
            .collect();
        here.sort();
        let me = session.staff_id();
        let my_name = staff.iter().find(|kept| kept.record.id == *me);
        Ok(MedicalView {
            plan: plan_view(tx, &pupil, may)?,
            past: if may.read {
                past(tx, &pupil)?
            } else {
                Vec::new()
            },
            given_in_all: u32::try_from(entries.len()).unwrap_or(u32::MAX),
            given: shown(tx, &pupil, entries)?,
            medicines,
            trainings: if may.read {
                trainings(tx, &pupil)?
            } else {
                Vec::new()
            },
            taken_back: taken_back(tx, &pupil, may)?,
            contacts: if may.write {
                callable(tx, &pupil)?
            } else {
                Vec::new()
            },
            my_name: my_name
                .map(|kept| kept.record.name.clone())
                .unwrap_or_default(),
            staff: here,
            now: tx.world().local_now().format("%H:%M").to_string(),
            may,
        })
    }
}

/// What this person can bring back; healthcare plans stand among the earlier ones.
fn taken_back(tx: &Reader<'_>, pupil: &Seen, may: MedicalMay) -> Result<Vec<TakenBack>> {
    let mut lines = TakenBackLines::of(tx, pupil);
    if may.give {
        let medicines = tx.about_with_voided::<Medicine>(pupil)?;
        lines = lines.and(|one: &MedicineGiven| {
            let of = medicines
                .iter()
                .find(|kept| kept.record.id == one.medicine_id);
            let name = of.map_or("Medicine", |kept| kept.record.name.as_str());
            format!("{name}, written down for {}", long(one.happened_on))
        })?;
    }
    if may.write {
        lines = lines
            .and(|one: &Medicine| format!("{}, received {}", one.name, long(one.received_on)))?
            .and(|one: &HealthTraining| {
                let on = long(one.happened_on);
                format!("Training of {} in {}, {on}", one.person, one.training)
            })?;
    }
    Ok(lines.latest_first())
}

/// The entries of the medication record, the newest first, without the voided.
pub(crate) fn given_of(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<Kept<MedicineGiven>>> {
    let mut entries = tx.about::<MedicineGiven>(pupil)?;
    entries.sort_by(|a, b| {
        (b.record.happened_on, b.record.at, b.recorded_at).cmp(&(
            a.record.happened_on,
            a.record.at,
            a.recorded_at,
        ))
    });
    Ok(entries)
}

fn shown(
    tx: &Reader<'_>,
    pupil: &Seen,
    entries: Vec<Kept<MedicineGiven>>,
) -> Result<Vec<GivenView>> {
    let medicines = tx.about_with_voided::<Medicine>(pupil)?;
    let corrected: Vec<(MedicineGivenId, MedicineGivenId)> = entries
        .iter()
        .filter_map(|kept| Some((kept.record.corrects_id.clone()?, kept.record.id.clone())))
        .collect();
    Ok(entries
        .into_iter()
        .take(MOST)
        .map(|given| GivenView {
            medicine: medicines
                .iter()
                .find(|kept| kept.record.id == given.record.medicine_id)
                .map(|kept| kept.record.name.clone())
                .unwrap_or_default(),
            corrected_by: corrected
                .iter()
                .find(|(wrong, _)| *wrong == given.record.id)
                .map(|(_, by)| by.clone()),
            open: written_today(tx, &given),
            given,
        })
        .collect())
}

fn medicines(
    tx: &Reader<'_>,
    pupil: &Seen,
    entries: &[Kept<MedicineGiven>],
) -> Result<Vec<MedicineView>> {
    let (today, settings) = (tx.today(), clock_settings(tx)?);
    let wrong: Vec<&MedicineGivenId> = (entries.iter())
        .filter_map(|kept| kept.record.corrects_id.as_ref())
        .collect();
    let mut views: Vec<MedicineView> = tx
        .about::<Medicine>(pupil)?
        .into_iter()
        .map(|kept| {
            let medicine = &kept.record;
            let clock = medicine
                .expires_on
                .map(|on| medicine_expires(&medicine.name, medicine.received_on, on));
            let presses = |clock: &Clock| clock.state(today, &settings).is_pressing();
            let last = entries.iter().map(|kept| &kept.record).find(|given| {
                given.medicine_id == medicine.id
                    && given.outcome.was_taken()
                    && !wrong.contains(&&given.id)
            });
            MedicineView {
                now: medicine.ended_on.is_none(),
                expiry_words: medicine.expires_on.map_or_else(String::new, |on| {
                    if on < today {
                        format!("Expired {}: do not use it", long(on))
                    } else {
                        format!("Expires {}", long(on))
                    }
                }),
                expiry_presses: clock.as_ref().is_some_and(presses),
                last_words: last.map_or_else(String::new, |given| last_words(given, today)),
                medicine: kept,
            }
        })
        .collect();
    views.sort_by(|a, b| {
        let key = |view: &MedicineView| {
            let medicine = &view.medicine.record;
            (!view.now, !medicine.for_emergency, medicine.name.clone())
        };
        key(a).cmp(&key(b))
    });
    Ok(views)
}

fn last_words(given: &MedicineGiven, today: NaiveDate) -> String {
    let day = if given.happened_on == today {
        "today".to_owned()
    } else {
        long(given.happened_on)
    };
    format!("Last given {day} at {}, {}", given.at, given.dose)
}

fn trainings(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<TrainingView>> {
    let (today, settings) = (tx.today(), clock_settings(tx)?);
    let mut views: Vec<TrainingView> = tx
        .about::<HealthTraining>(pupil)?
        .into_iter()
        .map(|kept| {
            let trained = &kept.record;
            let clock = trained.valid_until_on.map(|until| {
                training_ends(
                    &trained.person,
                    &trained.training,
                    trained.happened_on,
                    until,
                )
            });
            let presses = |clock: &Clock| clock.state(today, &settings).is_pressing();
            TrainingView {
                until_words: trained.valid_until_on.map_or_else(String::new, |on| {
                    if on < today {
                        format!("Ran out on {}", long(on))
                    } else {
                        format!("Holds until {}", long(on))
                    }
                }),
                until_presses: clock.as_ref().is_some_and(presses),
                training: kept,
            }
        })
        .collect();
    views.sort_by(|a, b| {
        let key = |view: &TrainingView| {
            let trained = &view.training.record;
            (
                trained.person.clone(),
                std::cmp::Reverse(trained.happened_on),
                trained.training.clone(),
            )
        };
        key(a).cmp(&key(b))
    });
    Ok(views)
}

impl MedicalLine {
    /// The line of a child; nothing where there is no plan and no medicine for an emergency.
    pub(crate) fn of(tx: &Reader<'_>, pupil: &Seen) -> Result<Option<Self>> {
        let plan = plan_in_force(tx, pupil)?.map(|kept| kept.record);
        let medicines = tx.about::<Medicine>(pupil)?.into_iter();
        let emergency_medicines: Vec<String> = medicines
            .map(|kept| kept.record)
            .filter(|one| one.for_emergency && one.ended_on.is_none())
            .map(|one| format!("{}: {}", one.name, one.kept_where))
            .collect();
        if plan.is_none() && emergency_medicines.is_empty() {
            return Ok(None);
        }
        let of_plan = |words: fn(&HealthcarePlan) -> String| plan.as_ref().map(words);
        Ok(Some(Self {
            conditions: of_plan(names_of).unwrap_or_default(),
            first_step: of_plan(|one| one.emergency_steps.first().cloned().unwrap_or_default())
                .unwrap_or_default(),
            call: of_plan(|one| one.emergency_call.clone()).unwrap_or_default(),
            emergency_medicines,
        }))
    }
}
