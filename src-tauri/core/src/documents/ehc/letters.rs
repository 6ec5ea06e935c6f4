//! What goes out before a review of an EHC plan: the invitation, and the request for advice, each to one person a page.
//! The words are the school's (`domain/letter`); what is answered on, the slip and the room to write, has a fixed form.
//!
//! Basis: Special Educational Needs and Disability Regulations 2014 reg 20: everybody is invited, written advice is
//! obtained from them, and it goes to all of them at least two weeks before the meeting.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{draft, on_pages, words};
use crate::documents::compose::compose;
use crate::documents::error::DocumentError;
use crate::documents::layout::block::{
    Block, Fact, ListItem, ListMark, Masthead, Panel, PanelLook, RichText, SignatureLine,
};
use crate::documents::letter::paragraphs;
use crate::documents::parts::{facts_of, panel_heading, written_panel};
use crate::documents::sheets::section;
use crate::documents::style::PaperChoices;
use crate::documents::view::{ChildPaper, Paper, PaperStamp, PersonPaper};
use crate::documents::wording::{date, joined};
use crate::domain::words::lower;

/// The review that a letter is about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct MeetingPaper {
    pub child: ChildPaper,
    /// "Annual review".
    pub review_name: String,
    /// Whether the personal education plan is reviewed with it.
    pub with_pep: bool,
    pub on: NaiveDate,
    /// "14:00"; empty where it is not settled.
    pub at: String,
    pub place: String,
    pub local_authority: String,
    /// The school's number; empty where none is entered.
    pub telephone: String,
    /// Who writes, with the role.
    pub from: PersonPaper,
}

/// Somebody whom a letter goes to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RecipientPaper {
    pub name: String,
    /// "Mother", "Speech and language therapist".
    pub role: String,
    /// Whether it is the child, who is spoken to in other words.
    pub child: bool,
    pub advice_wanted: bool,
}

/// A letter about a review or a meeting of the team to one person, worded by the school and filled.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ReviewLetterPaper {
    pub to: RecipientPaper,
    pub title: String,
    /// As the body of a [`LetterPaper`](crate::documents::LetterPaper). A paragraph that says when and where and nothing
    /// else is set apart.
    pub body: String,
}

/// Invitations to a review.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ReviewInvitationsPaper {
    pub meeting: MeetingPaper,
    pub letters: Vec<ReviewLetterPaper>,
}

/// Requests for advice before a review.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct AdviceRequestsPaper {
    pub meeting: MeetingPaper,
    pub letters: Vec<ReviewLetterPaper>,
    /// The outcomes of Section E, to say what progress was made towards each.
    pub outcomes: Vec<String>,
}

impl MeetingPaper {
    /// "Wednesday 20 January 2027 at 14:00", with the place under it.
    pub fn when_and_where(&self) -> String {
        let place = self.place.trim();
        if place.is_empty() {
            when(self)
        } else {
            format!("{}\n{place}", when(self))
        }
    }
}

/// Makes the invitations. Fails where the file cannot be written.
pub fn review_invitations(
    view: &ReviewInvitationsPaper,
    stamp: &PaperStamp,
    choices: &PaperChoices,
) -> Result<Paper, DocumentError> {
    let letters = (view.letters.iter()).map(|letter| invitation(&view.meeting, letter, stamp));
    let name = format!("Invitation to the {}", lower(&view.meeting.review_name));
    compose(
        &draft(&view.meeting.child, &name, on_pages(letters)),
        stamp,
        choices,
    )
}

/// Makes the requests for advice. Fails where the file cannot be written.
pub fn advice_requests(
    view: &AdviceRequestsPaper,
    stamp: &PaperStamp,
    choices: &PaperChoices,
) -> Result<Paper, DocumentError> {
    let letters = view.letters.iter().map(|to| request(view, to, stamp));
    let name = format!("Advice for the {}", lower(&view.meeting.review_name));
    compose(
        &draft(&view.meeting.child, &name, on_pages(letters)),
        stamp,
        choices,
    )
}

/// A letter that invites to a meeting, with the slip to answer on.
pub(crate) fn invitation(
    meeting: &MeetingPaper,
    letter: &ReviewLetterPaper,
    stamp: &PaperStamp,
) -> Vec<Block> {
    let mut blocks = letter_blocks(meeting, letter, stamp);
    blocks.push(Block::Panel(slip(meeting, &letter.to)));
    blocks
}

/// The head and the school's words.
fn letter_blocks(
    meeting: &MeetingPaper,
    letter: &ReviewLetterPaper,
    stamp: &PaperStamp,
) -> Vec<Block> {
    let child = &meeting.child;
    let mut about = vec![child.year.as_str(), child.class.as_str()];
    if !letter.to.child {
        about.insert(0, &child.preferred_name);
    }
    let mut blocks = vec![masthead_to(
        &letter.to,
        stamp,
        letter.title.clone(),
        joined(&about),
    )];
    let apart = meeting.when_and_where();
    blocks.extend(paragraphs(&letter.body, |paragraph| {
        (paragraph == apart).then(|| when_and_where(meeting))
    }));
    blocks
}

fn request(
    view: &AdviceRequestsPaper,
    letter: &ReviewLetterPaper,
    stamp: &PaperStamp,
) -> Vec<Block> {
    let to = &letter.to;
    let mut blocks = letter_blocks(&view.meeting, letter, stamp);
    blocks.push(Block::Panel(written_panel(
        "What is going well, and what helps",
        "",
        5,
    )));
    blocks.extend(progress(&view.outcomes));
    for (title, lines) in [
        ("Needs that are new or have changed", 4),
        (
            "What should change in the help or in the outcomes, and why",
            5,
        ),
        (
            "Health or social care: is anything needed that the plan does not say?",
            3,
        ),
    ] {
        blocks.push(Block::Panel(written_panel(title, "", lines)));
    }
    blocks.push(Block::Signatures(vec![SignatureLine {
        role: if to.role.is_empty() {
            "Written by".to_owned()
        } else {
            to.role.clone()
        },
        name: Some(to.name.clone()),
    }]));
    blocks
}

/// Each outcome with room under it.
fn progress(outcomes: &[String]) -> Vec<Block> {
    let title = "Progress towards the outcomes of the plan";
    if outcomes.is_empty() {
        return vec![Block::Panel(written_panel(title, "", 5))];
    }
    let room = |outcome: &String| Block::Panel(written_panel(outcome, "", 3));
    let mut panels = outcomes.iter().map(room);
    // The heading stays with the first of them.
    let first = section(title, panels.next().into_iter().collect());
    std::iter::once(first).chain(panels).collect()
}

fn masthead_to(to: &RecipientPaper, stamp: &PaperStamp, title: String, subtitle: String) -> Block {
    Block::Masthead(Masthead {
        above: stamp.school_name.clone(),
        title,
        subtitle,
        dates: facts_of([
            Fact::new("Date", date(stamp.printed_on.date())),
            Fact::new("To", joined(&[&to.name, &to.role])),
        ]),
        people: Vec::new(),
        picture: None,
    })
}

fn when_and_where(meeting: &MeetingPaper) -> Block {
    let mut inside = vec![panel_heading(&when(meeting))];
    if !meeting.place.trim().is_empty() {
        inside.push(words(&meeting.place));
    }
    Block::Panel(Panel {
        look: PanelLook::Marked,
        name: None,
        blocks: inside,
    })
}

fn when(meeting: &MeetingPaper) -> String {
    let day = format!("{} {}", meeting.on.format("%A"), date(meeting.on));
    if meeting.at.is_empty() {
        day
    } else {
        format!("{day} at {}", meeting.at)
    }
}

fn slip(meeting: &MeetingPaper, to: &RecipientPaper) -> Panel {
    let open = |words: &str| ListItem {
        mark: ListMark::Open,
        text: RichText::plain(words),
    };
    let answers = if to.child {
        vec![
            open("I will come."),
            open("I will come for a part of it."),
            open("I want somebody to say it for me. Who:"),
        ]
    } else {
        vec![
            open("I will come."),
            open("I cannot come, and will send my views or advice."),
            open("I would like to take part by phone or video."),
        ]
    };
    Panel {
        look: PanelLook::Outline,
        name: None,
        blocks: vec![
            panel_heading("Please cut this off and send it back"),
            words(joined(&[
                &meeting.child.preferred_name,
                &when(meeting),
                &to.name,
            ])),
            Block::List(answers),
        ],
    }
}
