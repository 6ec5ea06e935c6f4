//! What the school itself owes once a school year, such as its SEN information report: what is owed next, and what was
//! done when. No child is named in it.

mod keep;
#[cfg(test)]
mod tests;
mod view;

pub use keep::{BringBackDutyDone, DutyDoneDraft, SaveDutyDone, VoidDutyDone};
pub use view::{DutyDoneLine, SchoolDue, YearlyDuties, YearlyDutiesView, YearlyDutyLine};

pub(crate) use view::school_due;
