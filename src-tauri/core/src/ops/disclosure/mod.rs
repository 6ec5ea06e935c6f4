//! The disclosure log: what left the building about a child, to whom, when, how and on what ground. An EHC plan goes out
//! only with consent or for a purpose that the law lists (SEND Regulations 2014 reg 17).

mod log;
mod record;
#[cfg(test)]
mod tests;

pub(crate) use log::lines_of;
pub use log::{DisclosureLine, DisclosureLog, OpenDisclosures};
pub use record::{BringBackDisclosure, DisclosureDraft, SaveDisclosure, VoidDisclosure};
