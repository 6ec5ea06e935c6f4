//! A closed review as it stays in the record: what was measured, what everybody said, what was decided.

use chrono::NaiveDate;
use serde::Serialize;

use crate::documents::compose::{Draft, Length, compose};
use crate::documents::error::DocumentError;
use crate::documents::layout::block::{Block, Fact, Masthead, Panel, PanelLook, RichText, Table};
use crate::documents::sheets::{body, heading, section, signatures};
use crate::documents::style::PaperChoices;
use crate::documents::view::{ChildPaper, Paper, PaperStamp, SignaturePaper};
use crate::documents::wording::{date, joined, views_name};
use crate::documents::writer::Turn;

/// A closed review.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ReviewRecordPaper {
    pub child: ChildPaper,
    pub plan_name: String,
    pub held_on: Option<NaiveDate>,
    pub due_on: Option<NaiveDate>,
    pub who_took_part: String,
    /// "94 per cent".
    pub attendance: String,
    pub targets: Vec<ReviewedTargetPaper>,
    /// "2 of 3 targets achieved or partly achieved".
    pub success: String,
    /// What has worked and what the evidence is.
    pub evidence: String,
    /// What the school calls the child's views: "Pupil voice". Empty, "My views".
    pub views_name: String,
    pub child_views: String,
    /// Each question with its answer.
    pub parent_views: Vec<(String, String)>,
    /// How the parents took part, and whether they agree.
    pub parents: String,
    pub decision: String,
    pub next_review_on: Option<NaiveDate>,
    /// What was put right since: the day, who wrote it, and the words.
    pub corrections: Vec<[String; 3]>,
    pub signatures: Vec<SignaturePaper>,
}

/// How a target stood at the review.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ReviewedTargetPaper {
    pub text: String,
    /// "from 3 to 6".
    pub measured: String,
    /// "Partly achieved".
    pub result: String,
    pub evidence: String,
    /// "Carried over".
    pub next: String,
}

/// Makes the record of a closed review. Fails if the file cannot be written.
pub fn review(
    view: &ReviewRecordPaper,
    stamp: &PaperStamp,
    choices: &PaperChoices,
) -> Result<Paper, DocumentError> {
    compose(&review_record(view, stamp), stamp, choices)
}

/// The record before it is laid out.
pub(crate) fn review_record(view: &ReviewRecordPaper, stamp: &PaperStamp) -> Draft {
    let name = &view.child.preferred_name;
    let mut blocks = vec![Block::Masthead(masthead(view, stamp))];
    let rows: Vec<[String; 5]> = view
        .targets
        .iter()
        .map(|one| {
            [
                one.text.clone(),
                one.measured.clone(),
                one.result.clone(),
                one.evidence.clone(),
                one.next.clone(),
            ]
        })
        .collect();
    let head = [
        "Target",
        "Measured",
        "How it went",
        "What we saw",
        "What next",
    ];
    let mut inside = vec![Block::Table(Table::of(&head, &rows))];
    for words in [&view.success, &view.evidence] {
        if !words.trim().is_empty() {
            inside.push(body(RichText::plain(words)));
        }
    }
    blocks.push(section("How it went", inside));
    blocks.push(section("What we think", vec![views(view)]));
    let mut decided = vec![body(RichText::plain(&view.decision))];
    if let Some(next) = view.next_review_on {
        decided.push(Block::Facts {
            columns: 1,
            facts: vec![Fact::new("Next review", date(next))],
        });
    }
    blocks.push(section(
        "What we decided",
        vec![Block::Panel(Panel {
            look: PanelLook::Marked,
            name: None,
            blocks: decided,
        })],
    ));
    if !view.corrections.is_empty() {
        let head = ["Put right on", "By", "What is right"];
        blocks.push(section(
            "Corrections since",
            vec![Block::Table(Table::of(&head, &view.corrections))],
        ));
    }
    blocks.extend(signatures("Signed", &view.signatures));
    Draft {
        title: format!("Review of {} for {name}", view.plan_name),
        child: name.clone(),
        document: format!("Review of {}", view.plan_name),
        length: Length::AimAt(2),
        turn: Turn::Upright,
        blocks,
    }
}

fn masthead(view: &ReviewRecordPaper, stamp: &PaperStamp) -> Masthead {
    let day = |day: Option<NaiveDate>| day.map(date).unwrap_or_default();
    let facts = [
        Fact::new("Held on", day(view.held_on)),
        Fact::new("Due by", day(view.due_on)),
        Fact::new("Attendance", &view.attendance),
        Fact::new("Who took part", &view.who_took_part),
    ];
    Masthead {
        above: stamp.school_name.clone(),
        title: view.child.preferred_name.clone(),
        subtitle: joined(&[
            &format!("Review of {}", view.plan_name),
            &view.child.year,
            &view.child.class,
        ]),
        dates: facts
            .into_iter()
            .filter(|fact| !fact.value.trim().is_empty())
            .collect(),
        people: Vec::new(),
        picture: None,
    }
}

fn views(view: &ReviewRecordPaper) -> Block {
    let mut parents: Vec<Block> = vec![heading(3, "My parents’ or carers’ views")];
    let nothing = || body(RichText::muted("Nothing was recorded."));
    for (question, answer) in &view.parent_views {
        parents.push(body(RichText::muted(format!("{question} ")).and(
            answer,
            crate::documents::fonts::Weight::Regular,
            crate::documents::style::Ink::Text,
        )));
    }
    if !view.parents.trim().is_empty() {
        parents.push(body(RichText::plain(&view.parents)));
    }
    if parents.len() == 1 {
        parents.push(nothing());
    }
    let child = if view.child_views.trim().is_empty() {
        nothing()
    } else {
        body(RichText::plain(&view.child_views))
    };
    let said = views_name(&view.views_name);
    let panel = |blocks, name: &str| Panel {
        look: PanelLook::Outline,
        name: Some(name.to_owned()),
        blocks,
    };
    Block::Beside(vec![
        panel(vec![heading(3, said), child], said),
        panel(parents, "My parents’ or carers’ views"),
    ])
}
