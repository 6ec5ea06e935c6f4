//! The summary of a review round, for the SENCO's file and the headteacher. It names children: it stays in the school.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::documents::compose::{Draft, Length, compose};
use crate::documents::error::DocumentError;
use crate::documents::layout::block::{Block, Fact, Masthead, RichText, Table};
use crate::documents::style::{PaperChoices, TextRole};
use crate::documents::view::{Paper, PaperStamp};
use crate::documents::wording::date;
use crate::documents::writer::Turn;

/// What a round came to, all in words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RoundPaper {
    /// "Autumn 2, 2026/27".
    pub round_name: String,
    /// Nothing while it is open.
    pub closed_on: Option<NaiveDate>,
    pub note: String,
    /// The figures at the top, each with its label: "Reviews held", "28 of 30".
    pub figures: Vec<(String, String)>,
    /// How parents took part, each with its number.
    pub parents: Vec<(String, String)>,
    pub classes: Vec<RoundClassPaper>,
    pub moves: Vec<RoundMovePaper>,
    pub left: Vec<RoundLeftPaper>,
    /// The rounds before, newest first: name, reviews held, success, parents met.
    pub before: Vec<[String; 4]>,
}

/// A class in the round.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RoundClassPaper {
    pub name: String,
    pub held: String,
    pub success: String,
    pub met: String,
}

/// A child whose stage changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RoundMovePaper {
    pub child: String,
    pub class: String,
    pub words: String,
}

/// A review that was not held.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RoundLeftPaper {
    pub child: String,
    pub plan: String,
    pub due_on: NaiveDate,
    pub reason: String,
}

/// Makes the summary.
///
/// # Errors
/// Where the file cannot be written.
pub fn round(
    view: &RoundPaper,
    stamp: &PaperStamp,
    choices: &PaperChoices,
) -> Result<Paper, DocumentError> {
    let draft = Draft {
        title: format!("Review round, {}", view.round_name),
        child: "Review round".to_owned(),
        document: view.round_name.clone(),
        length: Length::AsItComes,
        turn: Turn::Upright,
        blocks: blocks(view, stamp),
    };
    compose(&draft, stamp, choices)
}

fn blocks(view: &RoundPaper, stamp: &PaperStamp) -> Vec<Block> {
    let closed = view.closed_on.map_or_else(
        || "Not closed yet".to_owned(),
        |day| format!("Closed {}", date(day)),
    );
    let mut blocks = vec![
        Block::Masthead(Masthead {
            above: stamp.school_name.clone(),
            title: format!("Review round: {}", view.round_name),
            subtitle: closed,
            dates: Vec::new(),
            people: Vec::new(),
            picture: None,
        }),
        facts(&view.figures),
    ];
    if !view.note.trim().is_empty() {
        blocks.push(text(RichText::plain(&view.note)));
    }
    let classes = view.classes.iter().map(|one| {
        [
            one.name.clone(),
            one.held.clone(),
            one.success.clone(),
            one.met.clone(),
        ]
    });
    let head = ["Class", "Reviews held", "Targets met", "Parents met"];
    blocks.push(section(
        "By class",
        &head,
        classes.collect(),
        "No review belongs to this round.",
    ));
    blocks.push(Block::Section {
        title: "Parents".to_owned(),
        aside: RichText::default(),
        blocks: vec![facts(&view.parents)],
    });
    let moves = view
        .moves
        .iter()
        .map(|one| [one.child.clone(), one.class.clone(), one.words.clone()]);
    let none = "Nobody changed stage.";
    blocks.push(section(
        "Stages changed",
        &["Child", "Class", "Change"],
        moves.collect(),
        none,
    ));
    let left = view.left.iter().map(|one| {
        [
            one.child.clone(),
            one.plan.clone(),
            date(one.due_on),
            one.reason.clone(),
        ]
    });
    let head = ["Child", "Plan", "Due", "Why it was not held"];
    blocks.push(section(
        "Not held",
        &head,
        left.collect(),
        "Every review was held.",
    ));
    if !view.before.is_empty() {
        let head = ["Round", "Reviews held", "Targets met", "Parents met"];
        blocks.push(section("The rounds before", &head, view.before.clone(), ""));
    }
    blocks
}

fn facts(pairs: &[(String, String)]) -> Block {
    Block::Facts {
        columns: 4,
        facts: pairs
            .iter()
            .map(|(label, value)| Fact::new(label, value))
            .collect(),
    }
}

fn text(text: RichText) -> Block {
    Block::Text {
        role: TextRole::Body,
        text,
    }
}

fn section<const N: usize>(
    title: &str,
    head: &[&str; N],
    rows: Vec<[String; N]>,
    none: &str,
) -> Block {
    let inside = if rows.is_empty() {
        text(RichText::muted(none))
    } else {
        Block::Table(Table::of(head, &rows))
    };
    Block::Section {
        title: title.to_owned(),
        aside: RichText::default(),
        blocks: vec![inside],
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_empty_round_and_a_long_one_are_printed_whole() {
        let stamp = PaperStamp {
            printed_on: "2026-12-18T16:00:00".parse().unwrap(),
            printed_by: "Mrs A Okafor".to_owned(),
            school_name: "Oakbrook Primary School".to_owned(),
        };
        let print = |view: &RoundPaper| round(view, &stamp, &PaperChoices::default()).unwrap();
        assert_eq!(print(&RoundPaper::default()).pages, 1);
        let left = RoundLeftPaper {
            child: "Zoë Ångström".to_owned(),
            plan: "My Plan".to_owned(),
            due_on: "2026-12-18".parse().unwrap(),
            reason: "In hospital until the new year. ".repeat(12),
        };
        let long = RoundPaper {
            round_name: "Autumn 2, 2026/27".to_owned(),
            figures: vec![("Reviews held".to_owned(), "0 of 40".to_owned())],
            left: vec![left; 40],
            ..RoundPaper::default()
        };
        let paper = print(&long);
        assert!(paper.pages > 3 && paper.unprintable.is_empty());
    }
}
