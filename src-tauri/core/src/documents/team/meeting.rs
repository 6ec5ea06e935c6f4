//! A meeting of the team: the invitation to it in the school's words, each to one person a page, and what was said and
//! agreed at it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::documents::compose::{Draft, compose};
use crate::documents::ehc::letters::{MeetingPaper, ReviewLetterPaper, invitation};
use crate::documents::ehc::{InvitedPaper, draft, masthead, on_pages, words};
use crate::documents::error::DocumentError;
use crate::documents::layout::block::{Block, Fact, Panel, PanelLook, RichText, Table};
use crate::documents::parts::{panel_heading, written_panel};
use crate::documents::sheets::{body, section};
use crate::documents::style::PaperChoices;
use crate::documents::view::{ChildPaper, Paper, PaperStamp};
use crate::documents::wording::{date, joined, short};
use crate::domain::words::{capital, lower};

/// Invitations to a meeting of the team.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TeamInvitationsPaper {
    pub meeting: MeetingPaper,
    pub letters: Vec<ReviewLetterPaper>,
}

/// What was said and agreed at a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TeamNotesPaper {
    pub child: ChildPaper,
    /// "Team meeting".
    pub meeting_name: String,
    pub held_on: Option<NaiveDate>,
    pub place: String,
    pub lead_practitioner: String,
    pub purpose: String,
    /// Families by what they are to the child.
    pub people: Vec<InvitedPaper>,
    pub notes: String,
    pub actions: Vec<AgreedActionPaper>,
    pub next_on: Option<NaiveDate>,
}

/// Something that was agreed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct AgreedActionPaper {
    pub text: String,
    pub who: String,
    pub by: Option<NaiveDate>,
    pub done: Option<NaiveDate>,
}

/// Makes the invitations. Fails where the file cannot be written.
pub fn team_invitations(
    view: &TeamInvitationsPaper,
    stamp: &PaperStamp,
    choices: &PaperChoices,
) -> Result<Paper, DocumentError> {
    let letters = (view.letters.iter()).map(|letter| invitation(&view.meeting, letter, stamp));
    let name = format!("Invitation to the {}", lower(&view.meeting.review_name));
    let draft = draft(&view.meeting.child, &name, on_pages(letters));
    compose(&draft, stamp, choices)
}

/// Makes the notes of a meeting. Fails if the photo cannot be read or the file cannot be written.
pub fn team_notes(
    view: &TeamNotesPaper,
    stamp: &PaperStamp,
    choices: &PaperChoices,
) -> Result<Paper, DocumentError> {
    compose(&team_notes_draft(view, stamp)?, stamp, choices)
}

/// The notes of a meeting before they are laid out. Fails if the photo cannot be read.
pub(crate) fn team_notes_draft(
    view: &TeamNotesPaper,
    stamp: &PaperStamp,
) -> Result<Draft, DocumentError> {
    let document = format!("Notes of the {}", lower(&view.meeting_name));
    let facts = [
        Fact::new("Held on", view.held_on.map(date).unwrap_or_default()),
        Fact::new("Where", &view.place),
        Fact::new("Lead practitioner", &view.lead_practitioner),
        Fact::new("About", &view.purpose),
    ];
    let mut blocks = vec![masthead(&view.child, &document, stamp, facts, [])?];
    blocks.push(agreed(view));
    blocks.push(Block::Panel(written_panel(
        "What we talked about and decided",
        &view.notes,
        12,
    )));
    blocks.push(people(view));
    blocks.push(next(view));
    Ok(draft(&view.child, &document, blocks))
}

/// What everybody looks for first: who does what by when.
fn agreed(view: &TeamNotesPaper) -> Block {
    let rows: Vec<[String; 4]> = view
        .actions
        .iter()
        .map(|one| {
            [
                one.text.clone(),
                one.who.clone(),
                one.by.map(short).unwrap_or_default(),
                one.done.map(short).unwrap_or_default(),
            ]
        })
        .collect();
    let inside = if view.held_on.is_none() {
        Block::Ruled { lines: 6 }
    } else if rows.is_empty() {
        body(RichText::muted("No actions were agreed."))
    } else {
        Block::Table(Table::of(&["Action", "Who does it", "By", "Done"], &rows))
    };
    section("What we agreed", vec![inside])
}

fn people(view: &TeamNotesPaper) -> Block {
    let rows: Vec<[String; 3]> = view
        .people
        .iter()
        .map(|one| [one.name.clone(), capital(&one.role), one.attendance.clone()])
        .collect();
    let table = Table::of(&["Who was invited", "Role", "Took part"], &rows);
    section("Who was invited and took part", vec![Block::Table(table)])
}

fn next(view: &TeamNotesPaper) -> Block {
    let when = match view.next_on {
        Some(on) => joined(&[&on.format("%A").to_string(), &date(on)]).replace(" · ", " "),
        None => "The next meeting is not arranged yet.".to_owned(),
    };
    Block::Panel(Panel {
        look: PanelLook::Outline,
        name: None,
        blocks: vec![panel_heading("We meet again"), words(when)],
    })
}
