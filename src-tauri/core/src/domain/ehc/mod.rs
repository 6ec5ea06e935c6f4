//! The statutory side of the pathway: the request for an EHC needs assessment, the EHC plan and its reviews.
//!
//! Here stand the words, the steps of each process with the clock of each, what a request should show as evidence, and
//! what the sections of a plan are. The clocks themselves are in [`super::clock`].

mod evidence;
mod sections;
mod standing;
mod steps;
mod words;

pub use evidence::{EvidenceFacts, EvidenceLine, EvidenceReason, evidence_lines};
pub use sections::{SectionCheck, SectionEntry, check_sections};
pub use standing::{Standing, StepReason, standing_of};
pub use steps::{ProcessStep, next_step, request_steps, review_steps};
pub use words::{
    AssessDecision, EhcReviewKind, EhcSection, EhcStep, EvidenceItem, InviteeKind, LaDecision,
    RequestOutcome, RequestedBy, ReviewAttendance, ReviewRecommendation, SchoolUnit, SectionState,
    StepReasonKind,
};
