//! Reduced timetables: prepared with everybody who has to agree, begun, met about every fortnight, and ended.
//!
//! What should be in place warns and takes a reason; it never blocks. Which hours the child is at school is for everybody
//! who works with her; why, and who agreed, for those who may read what agencies write.

mod life;
mod save;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_readers;
mod view;

pub use life::{
    BeginReintegration, BringBackReintegration, EndReintegration, ReopenReintegration,
    VoidReintegration,
};
pub use save::{AgreementDraft, ReintegrationDraft, SaveReintegration, WeekDraft};
pub use view::{
    ChildReintegrations, ProposeWeeks, ReintegrationCheckLine, ReintegrationState,
    ReintegrationView, ReintegrationsView, WeekView,
};
pub(crate) use view::{facts_missing, state_of, state_words};
