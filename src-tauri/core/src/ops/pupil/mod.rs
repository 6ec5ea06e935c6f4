//! A child's own record: added, revised, opened; leaving, returning, and taken back when it never should have been.

mod choices;
mod class;
mod details;
mod leave;
pub(crate) mod line;
mod may;
mod open;
mod remove;

pub use choices::{ChildChoice, ListChildren};
pub use class::SetClass;
pub(crate) use class::put_in_class;
pub use details::{AddPupil, PupilDraft, RevisePupil};
pub use leave::{PupilLeaves, PupilReturns, RecordFileSent};
pub use line::PupilRef;
pub use open::{OpenPupil, PupilView};
pub use remove::{BringBackPupil, VoidPupil};

#[cfg(test)]
mod tests;
