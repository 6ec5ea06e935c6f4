//! The review that closes a cycle: each target judged, both voices heard, a decision, and what comes next.
//!
//! A review is saved as often as it takes and stays open; closing it is one act that carries out all it decided, and
//! from then on it is frozen.

mod close;
mod correct;
mod draft;
mod move_due;
mod next_plan;
mod past;
mod save;
#[cfg(test)]
pub(crate) mod tests;
#[cfg(test)]
pub(crate) mod tests_close;
#[cfg(test)]
mod tests_frozen;
#[cfg(test)]
mod tests_move;
mod view;

pub use close::{CloseReview, ReviewClosed};
pub use correct::CorrectReview;
pub use draft::{ReviewDraft, TargetReviewDraft};
pub use move_due::MoveReview;
pub(crate) use past::past_reviews;
pub use past::{ListReviews, PastReview, PastTarget};
pub use save::SaveReview;
pub use view::{
    DecisionOption, MissingCheck, OpenReview, ProposeNextReview, ProposedDue, ReviewTargetView,
    ReviewView, ScoreWords, WeighScore,
};
