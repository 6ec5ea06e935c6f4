//! My Profile: one page, in the child's own words, that anyone who works with the child can read
//! in a minute.

use crate::documents::compose::{Draft, Length, compose};
use crate::documents::error::DocumentError;
use crate::documents::layout::block::{Block, Fact, Masthead};
use crate::documents::parts::written_panel;
use crate::documents::photo;
use crate::documents::style::PaperChoices;
use crate::documents::view::{Paper, PaperStamp, ProfilePaper};
use crate::documents::wording::{date, joined};
use crate::documents::writer::Turn;

/// Makes a profile of one page; if it holds more than a page can, it goes on and nothing is lost.
/// Fails if the photo cannot be read or the file cannot be written.
pub fn profile(
    view: &ProfilePaper,
    stamp: &PaperStamp,
    choices: &PaperChoices,
) -> Result<Paper, DocumentError> {
    compose(&profile_draft(view, stamp)?, stamp, choices)
}

pub(crate) fn profile_draft(
    view: &ProfilePaper,
    stamp: &PaperStamp,
) -> Result<Draft, DocumentError> {
    let name = &view.child.preferred_name;
    Ok(Draft {
        title: format!("{} of {name}", view.profile_name),
        child: name.clone(),
        document: view.profile_name.clone(),
        length: Length::OnePage,
        turn: Turn::Upright,
        blocks: blocks(view, stamp)?,
    })
}

fn blocks(view: &ProfilePaper, stamp: &PaperStamp) -> Result<Vec<Block>, DocumentError> {
    let mut facts = Vec::new();
    if !view.written_with.trim().is_empty() {
        facts.push(Fact::new("Who helped me write this", &view.written_with));
    }
    if let Some(day) = view.written_on {
        facts.push(Fact::new("Written on", date(day)));
    }
    let masthead = Masthead {
        above: stamp.school_name.clone(),
        title: view.child.preferred_name.clone(),
        subtitle: joined(&[&view.profile_name, &view.child.year, &view.child.class]),
        dates: facts,
        people: Vec::new(),
        picture: photo::of_child(&view.child)?,
    };
    Ok(vec![
        Block::Masthead(masthead),
        Block::Beside(vec![
            written_panel("What people like and admire about me", &view.people_like, 4),
            written_panel("What is important to me", &view.important_to_me, 4),
        ]),
        Block::Panel(written_panel(
            "How best to support me",
            &view.how_to_support,
            4,
        )),
        Block::Beside(vec![
            written_panel("How I communicate", &view.how_i_communicate, 4),
            written_panel("My hopes", &view.my_hopes, 4),
        ]),
    ])
}
