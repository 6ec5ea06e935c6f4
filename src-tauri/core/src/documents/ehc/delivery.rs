//! The delivery plan of an EHC plan: the outcomes, and each line of Section F with the targets by which it is worked on.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{draft, masthead};
use crate::documents::compose::{Draft, Length, compose};
use crate::documents::error::DocumentError;
use crate::documents::layout::block::{
    Block, Fact, ListItem, ListMark, Panel, PanelLook, RichText, Table,
};
use crate::documents::parts::panel_heading;
use crate::documents::sheets::{body, section, signatures};
use crate::documents::style::PaperChoices;
use crate::documents::view::{ChildPaper, Paper, PaperStamp, PersonPaper, SignaturePaper};
use crate::documents::wording::{date, joined, short};

/// A delivery plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DeliveryPaper {
    pub child: ChildPaper,
    /// "EHCP delivery plan".
    pub plan_name: String,
    pub local_authority: String,
    pub issued_on: Option<NaiveDate>,
    pub review_due_on: Option<NaiveDate>,
    pub key_people: Vec<PersonPaper>,
    /// Each outcome of Section E with by when.
    pub outcomes: Vec<(String, String)>,
    pub lines: Vec<DeliveryLinePaper>,
    /// Targets that no line of Section F is linked to.
    pub other_targets: Vec<DeliveryTargetPaper>,
    pub signatures: Vec<SignaturePaper>,
}

/// A line of Section F with what comes of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DeliveryLinePaper {
    pub what: String,
    pub who: String,
    pub how_often: String,
    pub how_long: String,
    pub targets: Vec<DeliveryTargetPaper>,
}

/// A target of the school's plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DeliveryTargetPaper {
    pub text: String,
    pub baseline: String,
    pub expected: String,
    pub now: String,
    pub by: Option<NaiveDate>,
}

/// Makes the delivery plan. Fails if the photo cannot be read or the file cannot be written.
pub fn delivery(
    view: &DeliveryPaper,
    stamp: &PaperStamp,
    choices: &PaperChoices,
) -> Result<Paper, DocumentError> {
    let day = |day: Option<NaiveDate>| day.map(date).unwrap_or_default();
    let mut blocks = vec![masthead(
        &view.child,
        &view.plan_name,
        stamp,
        [
            Fact::new("EHC plan issued", day(view.issued_on)),
            Fact::new("Local authority", &view.local_authority),
            Fact::new("Targets reviewed by", day(view.review_due_on)),
            Fact::new("Date of birth", day(view.child.date_of_birth)),
        ],
        view.key_people
            .iter()
            .map(|person| Fact::new(&person.role, &person.name)),
    )?];
    if !view.outcomes.is_empty() {
        let items = view.outcomes.iter().map(|(text, by_when)| ListItem {
            mark: ListMark::Bullet,
            text: RichText::plain(joined(&[text, by_when])),
        });
        blocks.push(section(
            "What the EHC plan is for: its outcomes",
            vec![Block::List(items.collect())],
        ));
    }
    if view.lines.is_empty() {
        blocks.push(section(
            "What is provided",
            vec![body(RichText::muted(
                "No line of Section F is recorded yet.",
            ))],
        ));
    } else {
        blocks.push(section(
            "What is provided, and what comes of it",
            Vec::new(),
        ));
    }
    blocks.extend(
        (1..)
            .zip(&view.lines)
            .map(|(number, one)| line(number, one)),
    );
    if !view.other_targets.is_empty() {
        blocks.push(section(
            "Other targets of the plan",
            vec![targets(&view.other_targets)],
        ));
    }
    blocks.extend(signatures(
        "We have talked about this plan",
        &view.signatures,
    ));
    let draft = Draft {
        length: Length::AimAt(1),
        ..draft(&view.child, &view.plan_name, blocks)
    };
    compose(&draft, stamp, choices)
}

fn line(number: usize, line: &DeliveryLinePaper) -> Block {
    let mut inside = vec![panel_heading(&format!(
        "Section F, {number}: {}",
        line.what
    ))];
    let how = joined(&[&line.who, &line.how_often, &line.how_long]);
    if !how.is_empty() {
        inside.push(body(RichText::plain(how)));
    }
    inside.push(if line.targets.is_empty() {
        body(RichText::muted(
            "No target of the plan is linked to it yet.",
        ))
    } else {
        targets(&line.targets)
    });
    Block::Panel(Panel {
        look: PanelLook::Marked,
        name: Some(line.what.clone()),
        blocks: inside,
    })
}

fn targets(targets: &[DeliveryTargetPaper]) -> Block {
    let rows: Vec<[String; 5]> = targets
        .iter()
        .map(|one| {
            [
                one.text.clone(),
                one.baseline.clone(),
                one.now.clone(),
                one.expected.clone(),
                one.by.map(short).unwrap_or_default(),
            ]
        })
        .collect();
    let head = ["Target", "Began at", "Now", "To reach", "By"];
    Block::Table(Table::of(&head, &rows))
}
