//! The review round of a half-term: which reviews are in it, how far each has come, and its closing.
//!
//! What is in a round and where each review stands is worked out whenever it is looked at. Kept is only what a person
//! decides: why a review is late or not held, that a plan was signed, and that the round is closed.

mod board;
mod close;
mod figures;
mod parts;
mod past;
mod print;
mod rate;
mod reason;
mod row;
mod sign;
mod since;
mod summary;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_close;

pub use board::{OpenRound, RoundLine, RoundMay, RoundView};
pub use close::{CloseRound, LeftReason};
pub(crate) use parts::RoundParts;
pub use past::{ListRounds, PastRound};
pub use print::PrintRound;
pub use rate::{OpenRatings, RatingChild, RatingSheet, RatingTarget};
pub use reason::GiveReason;
pub use row::{ReasonView, RoundRow, SetAsideView, StepView};
pub use sign::{BringBackSignature, SignPlan, VoidSignature};
pub use since::{ChangesSincePrint, PlanChangeLine};
pub use summary::{ClassLine, LeftLine, MoveLine, OpenRoundSummary, RoundSummary};
