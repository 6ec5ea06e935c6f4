//! Outside agencies: the school's list of them, and for a child the referral, what they did and sent, what they
//! recommended, and what became of it.
//!
//! Reports and letters are for those who may read them: an answer to anybody else has none in it, nor why the child was
//! referred. What is to be done for the child is for everybody who works with her.

mod advice;
mod directory;
mod entry;
mod referral;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_rights;
mod view;

pub use advice::{AnswerDraft, AnswerRecommendation};
pub use directory::{
    AgencyDraft, AgencyLine, BringBackAgency, ListAgencies, SaveAgency, VoidAgency,
};
pub use entry::{AdviceDraft, AgencyEntryDraft, BringBackEntry, SaveEntry, VoidEntry};
pub use referral::{
    BringBackReferral, CloseReferral, ReferralDraft, ReopenReferral, RevisitConsent, SaveReferral,
    VoidReferral,
};
pub use view::{AdviceView, AgenciesView, ChildAgencies, PlanTarget, ReferralView};
