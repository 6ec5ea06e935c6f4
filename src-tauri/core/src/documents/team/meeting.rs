//! A meeting of the team: the invitation to it, each to one person a page, and what was said and agreed at it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::documents::compose::{Draft, compose};
use crate::documents::ehc::letters::{
    MeetingPaper, RecipientPaper, bullet, head, reach, sender, slip, when_and_where,
};
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
    /// Whether it is about a reduced timetable.
    pub about_timetable: bool,
    /// What it is to talk about; empty where nothing is written.
    pub purpose: String,
    pub letters: Vec<RecipientPaper>,
    /// Who is invited, families by what they are to the child.
    pub invited: Vec<String>,
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
    let letters = view.letters.iter().map(|to| invitation(view, to, stamp));
    let name = format!("Invitation to the {}", lower(&view.meeting.review_name));
    let draft = draft(&view.meeting.child, &name, on_pages(letters));
    compose(&draft, stamp, choices)
}

fn invitation(view: &TeamInvitationsPaper, to: &RecipientPaper, stamp: &PaperStamp) -> Vec<Block> {
    let meeting = &view.meeting;
    let child = &meeting.child.preferred_name;
    let mut blocks = head(meeting, to, stamp, "An invitation");
    blocks.push(words(match (to.child, view.about_timetable) {
        (true, true) => "This is a meeting about your time at school. We want to hear from you how it goes, and what \
             would help you to be here for longer. You can come for all of it or a bit of it, or tell us before and we \
             will say it for you."
            .to_owned(),
        (true, false) => "This is a meeting about you: what is going well, what is hard, and what help you want from \
             the people around you. You choose how you take part. You can come for all of it or a bit of it, or tell \
             us before and we will say it for you."
            .to_owned(),
        (false, true) => format!(
            "You are invited to a meeting about {child}’s reduced timetable. Together we look at how the hours at \
             school are going, and agree the next step back to full time. We meet every fortnight while it goes on."
        ),
        (false, false) => format!(
            "You are invited to a meeting of the people who help {child}. Together we look at what is going well and \
             what is hard, and agree who does what, and by when."
        ),
    }));
    blocks.push(when_and_where(meeting));
    if !view.purpose.trim().is_empty() {
        blocks.push(section(
            "What we want to talk about",
            vec![words(&view.purpose)],
        ));
    }
    if !view.invited.is_empty() {
        let items = view.invited.iter().map(|one| bullet(one)).collect();
        blocks.push(section("Who is invited", vec![Block::List(items)]));
    }
    if !to.child {
        blocks.push(words(
            "After the meeting everybody who was invited gets a note of what was agreed.",
        ));
    }
    let sentence = "If you cannot come, or would like an interpreter or anything that makes it easier to take part, \
                    please tell us";
    blocks.push(words(reach(meeting, sentence)));
    blocks.extend(sender(meeting));
    blocks.push(Block::Panel(slip(meeting, to)));
    blocks
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
