//! What the Equality Act 2010 asks a school to know of a child and to do for her: a disability, reasonable adjustments,
//! and access arrangements for tests. None of it puts a child on the register.

mod adjustment;
mod arrangement;
mod disability;
#[cfg(test)]
mod tests;
mod view;

pub use adjustment::{AdjustmentDraft, BringBackAdjustment, SaveAdjustment, VoidAdjustment};
pub use arrangement::{ArrangementDraft, BringBackArrangement, SaveArrangement, VoidArrangement};
pub use disability::{BringBackDisability, DisabilityDraft, SaveDisability, VoidDisability};
pub use view::{ArrangementView, EqualityLine, EqualityView, OpenEquality};
pub(crate) use view::{adjustments_of_today, arrangement_words, arrangements_of};
