//! Papers of the team around a child: the invitation to its meeting, the notes of it, the chronology, and the plan of a
//! reduced timetable.

mod chronology;
mod meeting;
mod reintegration;

pub(crate) use chronology::chronology_draft;
pub use chronology::{ChronologyEntryPaper, ChronologyPaper, chronology};
pub(crate) use meeting::team_notes_draft;
pub use meeting::{
    AgreedActionPaper, TeamInvitationsPaper, TeamNotesPaper, team_invitations, team_notes,
};
pub use reintegration::{AgreedPaper, ReintegrationPaper, TimetableWeekPaper, reintegration};
