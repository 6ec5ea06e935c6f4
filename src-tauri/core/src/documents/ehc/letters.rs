//! What goes out before a review of an EHC plan: the invitation, and the request for advice, each to one person a page.
//!
//! Basis: Special Educational Needs and Disability Regulations 2014 reg 20: everybody is invited, written advice is
//! obtained from them, and it goes to all of them at least two weeks before the meeting.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{draft, on_pages, words};
use crate::documents::compose::compose;
use crate::documents::error::DocumentError;
use crate::documents::fonts::Weight;
use crate::documents::layout::block::{
    Block, Fact, ListItem, ListMark, Masthead, Panel, PanelLook, RichText, SignatureLine,
};
use crate::documents::parts::{facts_of, panel_heading, written_panel};
use crate::documents::sheets::{body, section};
use crate::documents::style::{Ink, PaperChoices};
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

/// Invitations to a review.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ReviewInvitationsPaper {
    pub meeting: MeetingPaper,
    pub letters: Vec<RecipientPaper>,
    /// Who else is invited, families by what they are to the child and nobody else's name.
    pub invited: Vec<String>,
    /// By when advice should reach the school, so that it can go to everybody in time.
    pub advice_by: Option<NaiveDate>,
}

/// Requests for advice before a review.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct AdviceRequestsPaper {
    pub meeting: MeetingPaper,
    pub letters: Vec<RecipientPaper>,
    pub advice_by: Option<NaiveDate>,
    /// The outcomes of Section E, to say what progress was made towards each.
    pub outcomes: Vec<String>,
}

/// Makes the invitations. Fails where the file cannot be written.
pub fn review_invitations(
    view: &ReviewInvitationsPaper,
    stamp: &PaperStamp,
    choices: &PaperChoices,
) -> Result<Paper, DocumentError> {
    let letters = view.letters.iter().map(|to| invitation(view, to, stamp));
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

fn invitation(
    view: &ReviewInvitationsPaper,
    to: &RecipientPaper,
    stamp: &PaperStamp,
) -> Vec<Block> {
    let meeting = &view.meeting;
    let child = &meeting.child.preferred_name;
    let review = lower(&meeting.review_name);
    let mut blocks = head(meeting, to, stamp, "An invitation");
    if to.child {
        blocks.push(words(String::from(
            "This is a meeting about you: what is going well, what you would like to change, and what help you want \
             from the people around you. You choose how you take part. You can come for all of it or a bit of it, \
             bring somebody, or tell us before and we will say it for you."
        )));
    } else {
        blocks.push(words(format!(
            "You are invited to the {review} of {child}’s education, health and care plan. Together we look at what \
             is going well, at the progress towards the outcomes in the plan, and at whether the plan still says what \
             {child} needs."
        )));
    }
    if meeting.with_pep {
        blocks.push(words(
            "The personal education plan is reviewed at the same meeting.",
        ));
    }
    blocks.push(when_and_where(meeting));
    if !view.invited.is_empty() {
        blocks.push(section(
            "Who is invited",
            vec![Block::List(
                view.invited.iter().map(|one| bullet(one)).collect(),
            )],
        ));
    }
    if to.advice_wanted
        && let Some(by) = view.advice_by
    {
        blocks.push(words(format!(
            "Please send us your views or advice in writing by {}. The law asks that everybody has them two weeks \
             before the meeting, so that nobody hears them there for the first time.",
            date(by)
        )));
    }
    if !to.child {
        blocks.push(words(
            "After the meeting we send a report to everybody who was invited, within two weeks. The local authority \
             then decides within four weeks of the meeting whether to keep the plan, change it or end it.",
        ));
    }
    blocks.push(words(reach(meeting, "If you cannot come, or would like an interpreter or anything that makes it easier to take part, please tell us")));
    blocks.extend(sender(meeting));
    blocks.push(Block::Panel(slip(meeting, to)));
    blocks
}

fn request(view: &AdviceRequestsPaper, to: &RecipientPaper, stamp: &PaperStamp) -> Vec<Block> {
    let meeting = &view.meeting;
    let child = &meeting.child.preferred_name;
    let review = lower(&meeting.review_name);
    let by = view
        .advice_by
        .map_or_else(String::new, |by| format!(" by {}", date(by)));
    let mut blocks = head(meeting, to, stamp, "A request for advice");
    blocks.push(words(format!(
        "On {} we hold the {review} of {child}’s education, health and care plan. Please write down what you know of \
         {child}’s progress and needs, and return it{by}. We send it to everybody who is invited two weeks before the \
         meeting. You may write on this sheet, or send your own report.",
        date(meeting.on)
    )));
    blocks.push(words(reach(meeting, "If you have questions, please ask")));
    blocks.extend(sender(meeting));
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

pub(crate) fn head(
    meeting: &MeetingPaper,
    to: &RecipientPaper,
    stamp: &PaperStamp,
    what: &str,
) -> Vec<Block> {
    let child = &meeting.child;
    vec![
        Block::Masthead(Masthead {
            above: stamp.school_name.clone(),
            title: format!("{} for {}", meeting.review_name, child.preferred_name),
            subtitle: joined(&[what, &child.year, &child.class]),
            dates: facts_of([
                Fact::new("Date", date(stamp.printed_on.date())),
                Fact::new("To", joined(&[&to.name, &to.role])),
            ]),
            people: Vec::new(),
            picture: None,
        }),
        words(format!("Dear {},", to.name)),
    ]
}

pub(crate) fn when_and_where(meeting: &MeetingPaper) -> Block {
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

pub(crate) fn reach(meeting: &MeetingPaper, words: &str) -> String {
    if meeting.telephone.is_empty() {
        format!("{words}.")
    } else {
        format!("{words}: {}.", meeting.telephone)
    }
}

pub(crate) fn sender(meeting: &MeetingPaper) -> Vec<Block> {
    let PersonPaper { role, name } = &meeting.from;
    let by = RichText::plain("With kind regards\n").and(name, Weight::Bold, Ink::Text);
    let by = if role.is_empty() {
        by
    } else {
        by.and(format!("\n{role}"), Weight::Regular, Ink::Text)
    };
    vec![body(by)]
}

pub(crate) fn slip(meeting: &MeetingPaper, to: &RecipientPaper) -> Panel {
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

pub(crate) fn bullet(text: &str) -> ListItem {
    ListItem {
        mark: ListMark::Bullet,
        text: RichText::plain(text),
    }
}
