//! What a supply teacher has to know of a child, on one page: what keeps her safe, what helps, what she is learning, and
//! whom to ask. Nothing of why.

use serde::{Deserialize, Serialize};

use crate::documents::compose::{Draft, Length, compose};
use crate::documents::error::DocumentError;
use crate::documents::fonts::Weight;
use crate::documents::layout::block::{
    Block, Fact, ListItem, ListMark, Masthead, Panel, PanelLook, RichText,
};
use crate::documents::parts::{facts_of, panel_heading};
use crate::documents::photo;
use crate::documents::sheets::{body, section};
use crate::documents::style::{Ink, PaperChoices};
use crate::documents::view::{ChildPaper, Paper, PaperStamp, PersonPaper};
use crate::documents::wording::joined;
use crate::documents::writer::Turn;

/// A summary for a supply teacher.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SupplyPaper {
    pub child: ChildPaper,
    /// What staff must know: allergies, hearing aids, who collects.
    pub key_facts: String,
    /// What to do in an emergency; nothing where there is no healthcare plan.
    pub emergency: Option<SupplyEmergency>,
    pub how_to_support: String,
    pub how_i_communicate: String,
    pub what_helps: String,
    pub important_to_me: String,
    /// What adults do.
    pub strategies: Vec<String>,
    /// Reasonable adjustments, and arrangements for tests.
    pub adjustments: Vec<String>,
    /// What the child works on now.
    pub targets: Vec<String>,
    pub people: Vec<PersonPaper>,
}

/// What to do in an emergency.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SupplyEmergency {
    /// "Asthma, peanut allergy".
    pub conditions: String,
    pub signs: String,
    pub steps: Vec<String>,
    pub call: String,
    pub place: String,
}

/// Makes the page. Fails if the photo cannot be read or the file cannot be written.
pub fn supply(
    view: &SupplyPaper,
    stamp: &PaperStamp,
    choices: &PaperChoices,
) -> Result<Paper, DocumentError> {
    let child = &view.child;
    let document = "For whoever teaches today";
    let mut blocks = vec![Block::Masthead(Masthead {
        above: stamp.school_name.clone(),
        title: child.preferred_name.clone(),
        subtitle: joined(&[document, &child.year, &child.class]),
        dates: facts_of(
            view.people
                .iter()
                .map(|person| Fact::new(&person.role, &person.name)),
        ),
        people: Vec::new(),
        picture: photo::of_child(child)?,
    })];
    blocks.extend(panel(
        "What you must know",
        &view.key_facts,
        PanelLook::Outline,
    ));
    blocks.extend(view.emergency.as_ref().map(emergency));
    for (title, words) in [
        ("How best to support me", &view.how_to_support),
        ("What helps me", &view.what_helps),
        ("How I communicate", &view.how_i_communicate),
        ("What is important to me", &view.important_to_me),
    ] {
        blocks.extend(panel(title, words, PanelLook::Marked));
    }
    blocks.extend(bullets("What adults do", &view.strategies));
    blocks.extend(bullets("Reasonable adjustments", &view.adjustments));
    blocks.extend(bullets("What I am working on", &view.targets));
    if blocks.len() == 1 {
        blocks.push(body(RichText::muted(
            "Nothing is written down yet. Please ask the people named above.",
        )));
    }
    blocks.push(body(RichText::muted(
        "Please give this page back at the end of the day: it is about a child.",
    )));
    let draft = Draft {
        title: format!("{document}: {}", child.preferred_name),
        child: child.preferred_name.clone(),
        document: document.to_owned(),
        length: Length::OnePage,
        turn: Turn::Upright,
        blocks,
    };
    compose(&draft, stamp, choices)
}

fn emergency(view: &SupplyEmergency) -> Block {
    let title = format!("In an emergency: {}", view.conditions);
    let line = |label: &str, words: &str| {
        let text = RichText::bold(label).and(words, Weight::Regular, Ink::Text);
        (!words.is_empty()).then(|| body(text))
    };
    let steps = (1..).zip(&view.steps).map(|(number, step)| ListItem {
        mark: ListMark::Number(number),
        text: RichText::plain(step),
    });
    let mut blocks = vec![panel_heading(&title)];
    blocks.extend(line("It is one when: ", &view.signs));
    blocks.push(Block::List(steps.collect()));
    blocks.extend(line("Call: ", &view.call));
    blocks.extend(line("The medicine is kept: ", &view.place));
    Block::Panel(Panel {
        look: PanelLook::Urgent,
        name: Some(title),
        blocks,
    })
}

fn panel(title: &str, words: &str, look: PanelLook) -> Option<Block> {
    (!words.trim().is_empty()).then(|| {
        Block::Panel(Panel {
            look,
            name: Some(title.to_owned()),
            blocks: vec![panel_heading(title), body(RichText::plain(words))],
        })
    })
}

fn bullets(title: &str, lines: &[String]) -> Option<Block> {
    let items: Vec<ListItem> = lines
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| ListItem {
            mark: ListMark::Bullet,
            text: RichText::plain(line),
        })
        .collect();
    (!items.is_empty()).then(|| section(title, vec![Block::List(items)]))
}
