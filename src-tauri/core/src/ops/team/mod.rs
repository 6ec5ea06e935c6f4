//! The team around a child: who leads it, which agencies are in it, when it meets, and what it agrees.
//!
//! What was said at a meeting is for those who may read what agencies write; what is to be done for the child, and by
//! whom, is for everybody who works with her.

mod action;
mod clocks;
mod lead;
mod meeting;
#[cfg(test)]
mod tests;
mod view;

pub use action::FinishTeamAction;
pub(crate) use clocks::{TeamFacts, clocks_of_reintegration};
pub use lead::{BringBackOutsideLead, EndOutsideLead, NameOutsideLead, VoidOutsideLead};
pub(crate) use lead::{end_outside_leads, outside_lead_of};
pub use meeting::{
    BringBackTeamMeeting, SaveTeamMeeting, TeamActionDraft, TeamMeetingDraft, TeamPersonDraft,
    VoidTeamMeeting,
};
pub(crate) use view::meeting_views;
pub use view::{ActionView, ChildTeam, MeetingView, TeamAgency, TeamView};
