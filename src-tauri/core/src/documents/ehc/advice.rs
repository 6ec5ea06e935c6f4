//! The school's advice for an EHC needs assessment: what the child can do, what is hard, what was done and what came of
//! it, and what the school thinks is needed.
//!
//! Basis: Special Educational Needs and Disability Regulations 2014 reg 6(1)(b): the advice is about needs, the
//! provision that they call for, and the outcomes that it is to lead to. What the records do not hold has room to write.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{draft, masthead, words};
use crate::documents::assessment::AreaPaper;
use crate::documents::compose::compose;
use crate::documents::error::DocumentError;
use crate::documents::layout::block::{Block, Fact, RichText, Table};
use crate::documents::parts::written_panel;
use crate::documents::sheets::{body, section, signatures};
use crate::documents::style::PaperChoices;
use crate::documents::view::{ChildPaper, Paper, PaperStamp, SignaturePaper};
use crate::documents::wording::{date, short};

/// The school's advice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SchoolAdvicePaper {
    pub child: ChildPaper,
    pub local_authority: String,
    pub asked_on: Option<NaiveDate>,
    pub due_on: Option<NaiveDate>,
    pub home_language: String,
    /// "93.5%".
    pub attendance: String,
    pub grounds: String,
    pub child_views: String,
    pub parent_views: String,
    /// "My Assessment of 21 September 2026"; empty where there is none.
    pub assessed: String,
    pub areas: Vec<AreaPaper>,
    pub analysis: String,
    pub cycles: Vec<AdviceCyclePaper>,
    /// What the school provides now: what, who, how often.
    pub provision: Vec<[String; 3]>,
    /// Each agency with its reports and what it recommends.
    pub agencies: Vec<[String; 3]>,
    /// The outcomes that the school works towards now.
    pub outcomes: Vec<String>,
    pub signatures: Vec<SignaturePaper>,
}

/// A reviewed cycle.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct AdviceCyclePaper {
    pub reviewed_on: Option<NaiveDate>,
    pub plan_name: String,
    /// "1 of 3 targets achieved or partly achieved".
    pub success: String,
    /// What was seen.
    pub evidence: String,
}

/// Makes the advice. Fails if the photo cannot be read or the file cannot be written.
pub fn school_advice(
    view: &SchoolAdvicePaper,
    stamp: &PaperStamp,
    choices: &PaperChoices,
) -> Result<Paper, DocumentError> {
    let document = "School’s advice for an EHC needs assessment";
    let day = |day: Option<NaiveDate>| day.map(date).unwrap_or_default();
    let mut blocks = vec![masthead(
        &view.child,
        document,
        stamp,
        [
            Fact::new("Date of birth", day(view.child.date_of_birth)),
            Fact::new("Local authority", &view.local_authority),
            Fact::new("Asked for on", day(view.asked_on)),
            Fact::new("To be with them by", day(view.due_on)),
            Fact::new("Attendance", &view.attendance),
            Fact::new("Language at home", &view.home_language),
        ],
        [],
    )?];
    blocks.push(Block::Panel(written_panel(
        "Why an assessment is needed",
        &view.grounds,
        4,
    )));
    blocks.push(section(
        "Views",
        vec![
            Block::Panel(written_panel(
                &format!("What {} says", view.child.preferred_name),
                &view.child_views,
                4,
            )),
            Block::Panel(written_panel(
                "What the parents or carers say",
                &view.parent_views,
                4,
            )),
        ],
    ));
    blocks.push(needs(view));
    blocks.push(done(view));
    blocks.push(agencies(view));
    blocks.push(Block::Panel(written_panel(
        "What it should lead to: outcomes",
        &view.outcomes.join("\n"),
        4,
    )));
    blocks.push(Block::Panel(written_panel(
        "What the school thinks is needed: what, by whom, how often, how long",
        "",
        8,
    )));
    blocks.extend(signatures("Signed for the school", &view.signatures));
    compose(&draft(&view.child, document, blocks), stamp, choices)
}

fn needs(view: &SchoolAdvicePaper) -> Block {
    let mut inside = Vec::new();
    if !view.assessed.is_empty() {
        inside.push(body(RichText::muted(format!("From {}.", view.assessed))));
    }
    if view.assessed.is_empty() {
        inside.extend(view.areas.iter().map(|area| {
            Block::Beside(vec![
                written_panel(&format!("{}: strengths", area.area), "", 3),
                written_panel(&format!("{}: needs", area.area), "", 3),
            ])
        }));
    } else {
        let rows: Vec<[String; 3]> = view
            .areas
            .iter()
            .filter(|area| !(area.strengths.trim().is_empty() && area.needs.trim().is_empty()))
            .map(|area| {
                [
                    area.area.clone(),
                    area.strengths.clone(),
                    area.needs.clone(),
                ]
            })
            .collect();
        inside.push(Block::Table(Table::of(
            &["Area", "Strengths", "Needs"],
            &rows,
        )));
    }
    if !view.analysis.trim().is_empty() {
        inside.push(Block::Panel(written_panel(
            "What it means, taken together",
            &view.analysis,
            3,
        )));
    }
    section("Strengths and needs", inside)
}

fn done(view: &SchoolAdvicePaper) -> Block {
    let mut inside = Vec::new();
    let rows: Vec<[String; 4]> = view
        .cycles
        .iter()
        .map(|cycle| {
            [
                cycle.reviewed_on.map(short).unwrap_or_default(),
                cycle.plan_name.clone(),
                cycle.success.clone(),
                cycle.evidence.clone(),
            ]
        })
        .collect();
    inside.push(if rows.is_empty() {
        Block::Ruled { lines: 5 }
    } else {
        let head = ["Reviewed", "Plan", "What came of it", "What was seen"];
        Block::Table(Table::of(&head, &rows))
    });
    if !view.provision.is_empty() {
        let head = ["What the school provides now", "Who", "How often"];
        inside.push(Block::Table(Table::of(&head, &view.provision)));
    }
    section("What the school has done, and what came of it", inside)
}

fn agencies(view: &SchoolAdvicePaper) -> Block {
    let inside = if view.agencies.is_empty() {
        words("No agency is recorded.")
    } else {
        let head = ["Agency", "What it sent", "What it recommends"];
        Block::Table(Table::of(&head, &view.agencies))
    };
    section("Other services", vec![inside])
}
