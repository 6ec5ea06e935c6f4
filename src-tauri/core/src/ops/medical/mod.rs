//! A child's health at school: the individual healthcare plan with its emergency steps, the medicines held, each time
//! one was given, and who is trained. Any child of the school can have one, on the register or not.
//!
//! Everybody who sees a child reads what keeps her safe (`EmergencyRead`): the steps, the medicines, the record of what
//! was given. The rest of the plan is for those who work with her (`MedicalRead`), and is written by the SENCO.

mod given;
mod medicine;
mod plan;
mod plan_view;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_given;
mod training;
mod view;

pub use given::{BringBackGiven, CorrectGiven, GivenDraft, SaveGiven, VoidGiven};
pub use medicine::{BringBackMedicine, EndMedicine, MedicineDraft, SaveMedicine, VoidMedicine};
pub use plan::{
    BringBackHealthcarePlan, CareDraft, ConditionDraft, EndHealthcarePlan, HealthcareDraft,
    ReviewHealthcarePlan, SaveHealthcarePlan, VoidHealthcarePlan,
};
pub use plan_view::{EmergencyCard, EmergencyContact, HealthcareDetail, HealthcareView, PastPlan};
pub(crate) use plan_view::{plan_in_force, rung_contacts};
pub use training::{BringBackTraining, SaveTraining, TrainingDraft, VoidTraining};
pub(crate) use view::given_of;
pub use view::{
    GivenView, MedicalLine, MedicalMay, MedicalView, MedicineView, OpenMedical, TrainingView,
};
