//! Any paper as a batch carries it.

use crate::documents::compose::{LaidPaper, lay_paper};
use crate::documents::cover::{CoverPaper, cover};
use crate::documents::error::DocumentError;
use crate::documents::letter::{LetterPaper, letter_draft};
use crate::documents::parallel;
use crate::documents::plan::plan_draft;
use crate::documents::profile::profile_draft;
use crate::documents::review_record::{ReviewRecordPaper, review_record};
use crate::documents::sheets::{SheetPaper, child_view, parent_view, reply_slip};
use crate::documents::style::PaperChoices;
use crate::documents::team::{ChronologyPaper, TeamNotesPaper, chronology_draft, team_notes_draft};
use crate::documents::view::{PaperStamp, PlanPaper, ProfilePaper};

/// A paper whose words are known.
#[derive(Debug, Clone)]
pub enum AnyPaper {
    Cover(CoverPaper),
    Plan(Box<PlanPaper>),
    Profile(Box<ProfilePaper>),
    ReviewRecord(Box<ReviewRecordPaper>),
    ChildView(Box<SheetPaper>),
    ParentView(Box<SheetPaper>),
    ReplySlip(Box<SheetPaper>),
    TeamNotes(Box<TeamNotesPaper>),
    Chronology(Box<ChronologyPaper>),
    Letter(Box<LetterPaper>),
}

impl AnyPaper {
    /// Lays it out, ready to be bound with others.
    ///
    /// # Errors
    /// [`DocumentError::Photo`] where the photo cannot be read.
    pub fn lay_out(
        &self,
        stamp: &PaperStamp,
        choices: &PaperChoices,
    ) -> Result<LaidPaper, DocumentError> {
        let draft = match self {
            Self::Cover(view) => cover(view, stamp),
            Self::Plan(view) => plan_draft(view, stamp)?,
            Self::Profile(view) => profile_draft(view, stamp)?,
            Self::ReviewRecord(view) => review_record(view, stamp),
            Self::ChildView(view) => child_view(view, stamp),
            Self::ParentView(view) => parent_view(view, stamp),
            Self::ReplySlip(view) => reply_slip(view, stamp),
            Self::TeamNotes(view) => team_notes_draft(view, stamp)?,
            Self::Letter(view) => letter_draft(view, stamp),
            Self::Chronology(view) => chronology_draft(view, stamp)?,
        };
        Ok(lay_paper(&draft, stamp, choices))
    }
}

/// Lays out many papers, each as its own family chose, on all processors. `laid` hears of each that is done, and may
/// stop the rest.
///
/// # Errors
/// As [`AnyPaper::lay_out`]; what `laid` says.
pub fn lay_out_all<E: From<DocumentError> + Send>(
    papers: &[(&AnyPaper, PaperChoices)],
    stamp: &PaperStamp,
    laid: impl Fn() -> Result<(), E> + Sync,
) -> Result<Vec<LaidPaper>, E> {
    parallel::map(papers, |(paper, choices)| {
        let done = paper.lay_out(stamp, choices)?;
        laid()?;
        Ok(done)
    })
}
