//! Invitations to meet: a page for each family, with the time, what it is about, and a slip to send back.
//! The words are the school's (`domain/letter`); the slip has a fixed form.
//!
//! Nothing on it says what a plan says, and no adult is named but those of the school: it may go home in a bag.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::documents::compose::{Draft, Length, compose};
use crate::documents::error::DocumentError;
use crate::documents::fonts::Weight;
use crate::documents::layout::block::{
    Block, ListItem, ListMark, Masthead, Panel, PanelLook, RichText,
};
use crate::documents::letter::paragraphs;
use crate::documents::style::{Ink, PaperChoices, TextRole};
use crate::documents::view::{Paper, PaperStamp};
use crate::documents::wording::{date, joined};
use crate::documents::writer::Turn;

/// Invitations, each on a page of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct InvitationsPaper {
    /// "Autumn 2, 2026/27".
    pub round_name: String,
    pub invitations: Vec<InvitationPaper>,
}

/// The invitation about one child.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct InvitationPaper {
    /// The name the child goes by.
    pub child: String,
    pub year: String,
    pub class: String,
    pub on: NaiveDate,
    /// "15:40".
    pub at: String,
    pub minutes: u16,
    pub teacher: String,
    pub room: String,
    /// Who comes besides, with the title: "Mrs A Okafor, SENCO"; empty for nobody.
    pub also: String,
    /// The heading and the words of the school, filled.
    pub title: String,
    pub body: String,
}

/// Makes the invitations.
///
/// # Errors
/// Where the file cannot be written.
pub fn invitations(
    view: &InvitationsPaper,
    stamp: &PaperStamp,
    choices: &PaperChoices,
) -> Result<Paper, DocumentError> {
    let mut blocks = Vec::new();
    for (place, invitation) in view.invitations.iter().enumerate() {
        let page = page(invitation, stamp);
        if place == 0 {
            blocks.extend(page);
        } else {
            blocks.push(Block::NewPage(page));
        }
    }
    let draft = Draft {
        title: format!("Invitations, {}", view.round_name),
        child: "Invitation to meet".to_owned(),
        document: view.round_name.clone(),
        length: Length::AsItComes,
        turn: Turn::Upright,
        blocks,
    };
    compose(&draft, stamp, choices)
}

fn page(one: &InvitationPaper, stamp: &PaperStamp) -> Vec<Block> {
    let mut blocks = vec![Block::Masthead(Masthead {
        above: stamp.school_name.clone(),
        title: one.title.clone(),
        subtitle: joined(&["An invitation to meet", &one.year, &one.class]),
        dates: Vec::new(),
        people: Vec::new(),
        picture: None,
    })];
    blocks.extend(paragraphs(&one.body, |paragraph| {
        time_apart(one, paragraph)
    }));
    blocks.push(Block::Panel(slip(one)));
    blocks
}

/// A paragraph that begins with the time of the meeting is set apart, the time above the rest.
fn time_apart(one: &InvitationPaper, paragraph: &str) -> Option<Block> {
    let rest = paragraph.strip_prefix(&one.when())?;
    let heading = Block::Heading {
        level: 2,
        role: TextRole::Heading,
        text: RichText::default().and(one.when(), Weight::Bold, Ink::Accent),
    };
    let lines = rest.lines().filter(|line| !line.is_empty()).map(text);
    Some(Block::Panel(Panel {
        look: PanelLook::Marked,
        name: None,
        blocks: std::iter::once(heading).chain(lines).collect(),
    }))
}

impl InvitationPaper {
    /// "Tuesday 17 November 2026 at 15:40".
    pub fn when(&self) -> String {
        format!("{} {} at {}", self.on.format("%A"), date(self.on), self.at)
    }

    /// "With Miss R Shah, the hall. Mrs A Okafor, SENCO will be there too."
    pub fn with_whom(&self) -> String {
        let room = if self.room.is_empty() {
            String::new()
        } else {
            format!(", {}", self.room)
        };
        if self.also.is_empty() {
            format!("With {}{room}.", self.teacher)
        } else {
            format!(
                "With {}{room}. {} will be there too.",
                self.teacher, self.also
            )
        }
    }
}

fn slip(one: &InvitationPaper) -> Panel {
    let child = &one.child;
    let open = |words: String| item(ListMark::Open, &words);
    Panel {
        look: PanelLook::Outline,
        name: None,
        blocks: vec![
            Block::Heading {
                level: 2,
                role: TextRole::Heading,
                text: RichText::default().and(
                    "Please cut this off and send it back",
                    Weight::Bold,
                    Ink::Accent,
                ),
            },
            text(&joined(&[child, &one.class, &one.when()])),
            Block::List(vec![
                open("I will come at this time.".to_owned()),
                open("I would like another time. These suit me:".to_owned()),
                open("I would like to talk by phone. My number:".to_owned()),
                open("I cannot come. What I think is written on the back.".to_owned()),
                open("I would like somebody to interpret. The language:".to_owned()),
            ]),
            text("Your name:"),
            Block::Ruled { lines: 1 },
        ],
    }
}

fn text(words: &str) -> Block {
    Block::Text {
        role: TextRole::Body,
        text: RichText::plain(words),
    }
}

fn item(mark: ListMark, words: &str) -> ListItem {
    ListItem {
        mark,
        text: RichText::plain(words),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn each_family_has_one_page_whatever_the_child_is_called() {
        let stamp = PaperStamp {
            printed_on: "2026-11-10T10:00:00".parse().unwrap(),
            printed_by: "Mrs P Hall".to_owned(),
            school_name: "Oakbrook Primary School".to_owned(),
        };
        let invitation = |child: &str| {
            InvitationPaper {
            child: child.to_owned(),
            year: "Year 3".to_owned(),
            class: "Hazel".to_owned(),
            on: "2026-11-17".parse().unwrap(),
            at: "15:40".to_owned(),
            minutes: 10,
            teacher: "Miss R Shah".to_owned(),
            room: "Hazel classroom".to_owned(),
            also: "Mrs A Okafor, SENCO".to_owned(),
            title: format!("Come and talk with us about {child}"),
            body: "Dear parent or carer,\n\nTuesday 17 November 2026 at 15:40\nWith Miss R Shah.\n\nBring:\n\u{2022} ideas"
                .to_owned(),
        }
        };
        let names = ["Zoë", "محمد", "Wilhelmina-Josephine Anastasia"];
        let view = InvitationsPaper {
            round_name: "Autumn 2, 2026/27".to_owned(),
            invitations: names.map(invitation).to_vec(),
        };
        let paper = invitations(&view, &stamp, &PaperChoices::default()).unwrap();
        assert_eq!(paper.pages, 3);
        assert!(paper.unprintable.is_empty());
    }

    #[test]
    fn the_time_is_set_apart_with_what_the_school_wrote_beneath_it() {
        let one = InvitationPaper {
            on: "2026-11-17".parse().unwrap(),
            at: "15:40".to_owned(),
            ..InvitationPaper::default()
        };
        let panel = |paragraph: &str| match time_apart(&one, paragraph) {
            Some(Block::Panel(panel)) => panel.blocks.len(),
            _ => 0,
        };
        assert_eq!(panel("Tuesday 17 November 2026 at 15:40"), 1);
        assert_eq!(
            panel("Tuesday 17 November 2026 at 15:40\nIn the hall.\nBring a friend."),
            3
        );
        assert_eq!(panel("On Tuesday 17 November 2026 at 15:40 we meet."), 0);
    }

    #[test]
    fn the_invitation_says_when_where_and_with_whom() {
        let one = InvitationPaper {
            on: "2026-11-17".parse().unwrap(),
            at: "15:40".to_owned(),
            teacher: "Miss R Shah".to_owned(),
            ..InvitationPaper::default()
        };
        assert_eq!(one.when(), "Tuesday 17 November 2026 at 15:40");
        assert_eq!(one.with_whom(), "With Miss R Shah.");
        let with_more = InvitationPaper {
            room: "the hall".to_owned(),
            also: "Mrs A Okafor, SENCO".to_owned(),
            ..one
        };
        assert_eq!(
            with_more.with_whom(),
            "With Miss R Shah, the hall. Mrs A Okafor, SENCO will be there too."
        );
    }
}
