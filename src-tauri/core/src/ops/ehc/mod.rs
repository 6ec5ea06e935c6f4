//! The statutory side of the pathway: requests for an EHC needs assessment, EHC plans in their versions, reviews of a
//! plan, and to whom a plan was shown (which the log in `ops/disclosure` records).
//!
//! Who reads everything sees all of it. Anybody else who works with the child sees what helps in the classroom: the
//! outcomes of the plan, the provision of Section F, and when it is reviewed.

mod clocks;
mod evidence;
mod plan;
mod request;
mod request_step;
mod review;
mod review_step;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_plan;
#[cfg(test)]
mod tests_review;
#[cfg(test)]
mod tests_seen;
mod view;

pub(crate) use clocks::EhcFacts;
pub(crate) use evidence::missing_evidence;
pub(crate) use plan::plan_in_force;
pub use plan::{
    BringBackEhcPlan, CeaseEhcPlan, EhcPlanDraft, ResumeEhcPlan, SaveEhcPlan, VoidEhcPlan,
};
pub(crate) use request::begun;
pub use request::{
    BringBackEhcRequest, EhcRequestDraft, ExplainEvidence, SaveEhcRequest, SignEhcRequest,
    UnsignEhcRequest, VoidEhcRequest,
};
pub use request_step::{ExplainRequest, RecordRequestStep, RequestStepDraft};
pub(crate) use review::arranged;
pub use review::{BringBackEhcReview, EhcReviewDraft, SaveEhcReview, VoidEhcReview};
pub use review_step::{ExplainReview, RecordReviewStep, ReviewStepDraft};
pub use view::{ChildEhc, EhcMeeting, EhcReviewView, EhcView, PlanVersion, RequestView};
pub(crate) use view::{WithTeachers, likely_people, transfer_words};
