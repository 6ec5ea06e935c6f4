//! Papers of the team around a child: the invitation to its meeting, the notes of it, the chronology, and the plan of a
//! reduced timetable.

mod chronology;
mod meeting;
mod reintegration;

pub use chronology::{ChronologyEntryPaper, ChronologyPaper, chronology};
pub use meeting::{
    AgreedActionPaper, TeamInvitationsPaper, TeamNotesPaper, team_invitations, team_notes,
};
pub use reintegration::{AgreedPaper, ReintegrationPaper, TimetableWeekPaper, reintegration};
