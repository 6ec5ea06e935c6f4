//! Parents' evenings: when parents are met in a round, at whose desk, and what came of it.
//!
//! Names and times only: what a plan says stands nowhere in here, so that the office may arrange and print it.

mod arrange;
mod outcome;
mod parts;
mod place;
mod print;
mod set_up;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_place;
mod view;

pub use arrange::{LeftOver, MeetWithSenco, MeetingsProposed, ProposeMeetings};
pub use outcome::RecordMeeting;
pub use place::{MeetingPlace, PlaceMeeting};
pub use print::{PrintInvitations, PrintTimetable};
pub use set_up::{
    BringBackEvening, DeskDraft, EveningDraft, EveningSaved, SaveEvening, VoidEvening,
};
pub use view::{
    DeskLine, EveningView, EveningsMay, EveningsView, MeetingChild, MeetingLine, OpenEvenings,
    StaffLine,
};
