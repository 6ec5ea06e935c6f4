//! What the law on data protection asks of the school: how long records are kept and what stops their destruction, who
//! asked to see one, everything about one child as one export, and destruction that a person signs.

mod access;
mod destroy;
mod hold;
mod list;
mod of_child;
mod on_paper;
mod retention;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_destroying;
#[cfg(test)]
mod tests_leaving;
mod whole_gather;
mod whole_record;

pub use access::{
    AccessRequestDraft, BringBackAccessRequest, SaveAccessRequest, VoidAccessRequest,
};
pub(crate) use access::{due_beside, open_requests};
pub use destroy::{DestroyedView, SignDestruction};
pub use hold::{BringBackHold, EndHold, PlaceHold, VoidHold};
pub use list::{DestructionChild, DestructionView, PrepareDestruction, WithdrawDestruction};
pub use of_child::{AccessLine, ChildDataProtection, ChildProtectionView, TakenOutLine};
pub use on_paper::PrintDestruction;
pub use retention::{DataProtection, HoldLine, ProtectionView, SaveRetention};
pub use whole_record::{ExportWholeRecord, WholeRecordFiles};
