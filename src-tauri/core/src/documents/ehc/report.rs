//! The report of a review of an EHC plan, with the parts that the law asks for, in the school's words.
//!
//! Basis: Special Educational Needs and Disability Regulations 2014 regs 18 to 20: the report recommends what should
//! become of the plan, names where people differ, and carries the advice that was obtained. A blank one has room to
//! write at the meeting.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{draft, masthead, words};
use crate::documents::compose::compose;
use crate::documents::error::DocumentError;
use crate::documents::layout::block::{
    Block, Fact, ListItem, ListMark, Panel, PanelLook, RichText, Table,
};
use crate::documents::parts::written_panel;
use crate::documents::sheets::{section, signatures};
use crate::documents::style::PaperChoices;
use crate::documents::view::{ChildPaper, Paper, PaperStamp, SignaturePaper};
use crate::documents::wording::{date, short};
use crate::domain::words::capital;

/// A review of an EHC plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct EhcReviewPaper {
    pub child: ChildPaper,
    /// "Annual review".
    pub review_name: String,
    pub with_pep: bool,
    pub local_authority: String,
    pub plan_issued_on: Option<NaiveDate>,
    pub first_issued_on: Option<NaiveDate>,
    /// When the meeting was held, or is to be.
    pub held_on: Option<NaiveDate>,
    /// "Looked after; pupil premium"; empty for none.
    pub circumstances: String,
    pub invited: Vec<InvitedPaper>,
    pub child_views: String,
    pub child_scribe: String,
    pub parent_views: String,
    pub working_well: String,
    /// Each outcome with what was reported.
    pub progress: Vec<PlanLinePaper>,
    /// The provision of Section F, for the meeting to look at.
    pub provision: Vec<String>,
    pub changes: String,
    pub moving_on: String,
    /// What the law sets about the move to the next school; empty in other years.
    pub transfer: String,
    /// Every recommendation that there is, and which was made.
    pub recommendations: Vec<(String, bool)>,
    /// By when the local authority decides.
    pub decision_due_on: Option<NaiveDate>,
    /// What it decided; empty until it did.
    pub decision: String,
    /// When the parents were told of mediation and appeal, and until when they can appeal; empty before a decision.
    pub rights: String,
    pub signatures: Vec<SignaturePaper>,
}

/// Somebody who was invited.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct InvitedPaper {
    pub name: String,
    pub role: String,
    /// "Came".
    pub attendance: String,
    pub advice_on: Option<NaiveDate>,
}

/// An outcome and what was said of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PlanLinePaper {
    pub outcome: String,
    pub by_when: String,
    pub progress: String,
}

/// Makes the report. Fails if the photo cannot be read or the file cannot be written.
pub fn ehc_review_report(
    view: &EhcReviewPaper,
    stamp: &PaperStamp,
    choices: &PaperChoices,
) -> Result<Paper, DocumentError> {
    let document = format!("{} report", view.review_name);
    let mut blocks = vec![masthead(&view.child, &document, stamp, facts(view), [])?];
    blocks.push(invited(view));
    blocks.push(section(
        "Views",
        vec![
            Block::Panel(written_panel(&child_title(view), &view.child_views, 5)),
            Block::Panel(written_panel(
                "What the parents or carers say",
                &view.parent_views,
                5,
            )),
        ],
    ));
    blocks.push(Block::Panel(written_panel(
        "What is working well",
        &view.working_well,
        4,
    )));
    blocks.push(progress(view));
    if !view.provision.is_empty() {
        let items = view.provision.iter().map(|line| ListItem {
            mark: ListMark::Bullet,
            text: RichText::plain(line),
        });
        blocks.push(section(
            "The provision of Section F that was looked at",
            vec![Block::List(items.collect())],
        ));
    }
    blocks.push(Block::Panel(written_panel(
        "What should change in the plan, section by section",
        &view.changes,
        6,
    )));
    let moving = [view.transfer.trim(), view.moving_on.trim()];
    let moving: Vec<&str> = moving.into_iter().filter(|one| !one.is_empty()).collect();
    blocks.push(Block::Panel(written_panel(
        "Moving on: the next class or school, friends, independence, health",
        &moving.join("\n"),
        4,
    )));
    blocks.push(recommended(view));
    blocks.extend(signatures("Signed", &view.signatures));
    compose(&draft(&view.child, &document, blocks), stamp, choices)
}

fn facts(view: &EhcReviewPaper) -> Vec<Fact> {
    let day = |day: Option<NaiveDate>| day.map(date).unwrap_or_default();
    let pep = if view.with_pep {
        "Reviewed at the same meeting"
    } else {
        ""
    };
    vec![
        Fact::new("Meeting", day(view.held_on)),
        Fact::new("Date of birth", day(view.child.date_of_birth)),
        Fact::new("Local authority", &view.local_authority),
        Fact::new("Plan reviewed, issued", day(view.plan_issued_on)),
        Fact::new("First plan issued", day(view.first_issued_on)),
        Fact::new("Personal education plan", pep),
        Fact::new("Known about the child", &view.circumstances),
    ]
}

fn child_title(view: &EhcReviewPaper) -> String {
    let name = &view.child.preferred_name;
    if view.child_scribe.trim().is_empty() || view.child_views.trim().is_empty() {
        format!("What {name} says")
    } else {
        format!("What {name} says, written down by {}", view.child_scribe)
    }
}

fn invited(view: &EhcReviewPaper) -> Block {
    let rows: Vec<[String; 4]> = view
        .invited
        .iter()
        .map(|one| {
            [
                one.name.clone(),
                capital(&one.role),
                one.attendance.clone(),
                one.advice_on.map(short).unwrap_or_default(),
            ]
        })
        .collect();
    let inside = if rows.is_empty() {
        Block::Ruled { lines: 5 }
    } else {
        Block::Table(Table::all(
            &["Who was invited", "Role", "Took part", "Advice received"],
            &rows,
        ))
    };
    section("Who was invited and took part", vec![inside])
}

fn progress(view: &EhcReviewPaper) -> Block {
    let title = "Progress towards the outcomes of Section E";
    if view.progress.is_empty() {
        return Block::Panel(written_panel(title, "", 6));
    }
    let rows: Vec<[String; 3]> = view
        .progress
        .iter()
        .map(|line| {
            let progress = if line.progress.trim().is_empty() {
                // Room to write by hand.
                "\u{A0}\n\u{A0}".to_owned()
            } else {
                line.progress.clone()
            };
            [line.outcome.clone(), line.by_when.clone(), progress]
        })
        .collect();
    section(
        title,
        vec![Block::Table(Table::of(
            &["Outcome", "By when", "Progress"],
            &rows,
        ))],
    )
}

fn recommended(view: &EhcReviewPaper) -> Block {
    let items = view.recommendations.iter().map(|(name, made)| ListItem {
        mark: if *made {
            ListMark::Ticked
        } else {
            ListMark::Open
        },
        text: if *made {
            RichText::bold(name)
        } else {
            RichText::plain(name)
        },
    });
    let mut inside = vec![Block::List(items.collect())];
    if let Some(due) = view.decision_due_on {
        inside.push(words(format!(
            "The local authority decides by {}, four weeks after the meeting, and tells the parents of their right to \
             mediation and to appeal.",
            date(due)
        )));
    }
    if !view.decision.trim().is_empty() {
        inside.push(words(&view.decision));
    }
    if !view.rights.trim().is_empty() {
        inside.push(words(&view.rights));
    }
    inside.push(Block::Panel(written_panel(
        "Where people saw it differently",
        "",
        2,
    )));
    section(
        "What the meeting recommends to the local authority",
        vec![Block::Panel(Panel {
            look: PanelLook::Bare,
            name: None,
            blocks: inside,
        })],
    )
}
