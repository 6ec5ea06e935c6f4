//! First concerns: raising one with its evidence, filling in the form with the parents, and what is decided.
//!
//! A stage that answers a concern is decided in `placement`, which closes the concern in the same transaction; to watch
//! or to do nothing further is decided here.

mod decide;
mod draft;
mod list;
mod save;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_decided;

pub(crate) use decide::{Answer, answer_concern};
pub use decide::{ConcernDecisionDraft, DecideConcern, ReopenConcern};
pub use draft::{ConcernDraft, ConcernFormDraft, ConsideredDraft, FindingDraft};
pub(crate) use list::asks_early_check;
pub use list::{ConcernView, ConcernsView, ListConcerns};
pub use save::{BringBackConcern, SaveConcern, SaveConcernForm, VoidConcern};
