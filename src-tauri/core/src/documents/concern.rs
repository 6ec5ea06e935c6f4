//! The initial concern form: strengths first, what is seen, what bears on it, and what the child, the parents and the
//! school say and agree. What nothing is written for has lines to write on.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::documents::compose::{Draft, Length, compose};
use crate::documents::error::DocumentError;
use crate::documents::layout::block::{
    Block, Fact, ListItem, ListMark, Masthead, RichText, SignatureLine,
};
use crate::documents::parts::{facts_of, labelled, written_panel};
use crate::documents::photo;
use crate::documents::style::{PaperChoices, TextRole};
use crate::documents::view::{ChildPaper, Paper, PaperStamp};
use crate::documents::wording::{date, joined};
use crate::documents::writer::Turn;

/// An initial concern form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ConcernPaper {
    pub child: ChildPaper,
    /// "Initial concern".
    pub form_name: String,
    pub home_language: String,
    pub raised_on: Option<NaiveDate>,
    pub raised_by: String,
    /// What is seen.
    pub words: String,
    pub areas: Vec<String>,
    /// All the tests of less than expected progress.
    pub findings: Vec<FindingPaper>,
    pub tried: String,
    pub factors: Vec<String>,
    pub factors_detail: String,
    /// What was found about English as an additional language.
    pub eal: String,
    pub eal_detail: String,
    pub met_on: Option<NaiveDate>,
    pub met_with: String,
    pub strengths: String,
    pub child_views: String,
    pub parent_views: String,
    pub at_home: String,
    pub agreed: String,
    pub consent_on: Option<NaiveDate>,
    pub consent_by: String,
}

/// One test of less than expected progress.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FindingPaper {
    pub test: String,
    /// What shows it; nothing where it was not found.
    pub evidence: Option<String>,
}

/// Makes the form. Fails if the photo cannot be read or the file cannot be written.
pub fn concern(
    view: &ConcernPaper,
    stamp: &PaperStamp,
    choices: &PaperChoices,
) -> Result<Paper, DocumentError> {
    let name = &view.child.preferred_name;
    let draft = Draft {
        title: format!("{} about {name}", view.form_name),
        child: name.clone(),
        document: view.form_name.clone(),
        length: Length::AsItComes,
        turn: Turn::Upright,
        blocks: blocks(view, stamp)?,
    };
    compose(&draft, stamp, choices)
}

fn blocks(view: &ConcernPaper, stamp: &PaperStamp) -> Result<Vec<Block>, DocumentError> {
    let day = |day: Option<NaiveDate>| day.map(date).unwrap_or_default();
    let masthead = Masthead {
        above: stamp.school_name.clone(),
        title: view.child.preferred_name.clone(),
        subtitle: joined(&[&view.form_name, &view.child.year, &view.child.class]),
        dates: facts_of([
            Fact::new("Concern raised", day(view.raised_on)),
            Fact::new("Raised by", &view.raised_by),
            Fact::new("Date of birth", day(view.child.date_of_birth)),
            Fact::new("Home language", &view.home_language),
        ]),
        people: facts_of([
            Fact::new("Talked over on", day(view.met_on)),
            Fact::new("Who came", &view.met_with),
        ]),
        picture: photo::of_child(&view.child)?,
    };
    Ok(vec![
        Block::Masthead(masthead),
        Block::Panel(written_panel("What goes well", &view.strengths, 3)),
        Block::Panel(written_panel("What we notice", &notice(view), 4)),
        progress(view),
        Block::Panel(written_panel(
            "What has been tried, and what came of it",
            &view.tried,
            3,
        )),
        bearing(view),
        Block::Beside(vec![
            written_panel("What the child says", &view.child_views, 5),
            written_panel("What the parents say", &view.parent_views, 5),
        ]),
        Block::Panel(written_panel(
            "At home: what is seen, what helps",
            &view.at_home,
            3,
        )),
        Block::Panel(written_panel(
            "What we agreed: who does what, until when",
            &view.agreed,
            4,
        )),
        consent(view),
        Block::Signatures(
            ["Parent or carer", "Class teacher", "SENCO"]
                .map(|role| SignatureLine {
                    role: role.to_owned(),
                    name: None,
                })
                .to_vec(),
        ),
    ])
}

fn notice(view: &ConcernPaper) -> String {
    if view.areas.is_empty() {
        return view.words.clone();
    }
    format!("{}\nIt shows in: {}.", view.words, view.areas.join("; "))
}

/// The four tests with a box each: ticked with its evidence, or open.
fn progress(view: &ConcernPaper) -> Block {
    let items = view.findings.iter().map(|finding| match &finding.evidence {
        Some(evidence) => ListItem {
            mark: ListMark::Ticked,
            text: labelled(&finding.test, evidence),
        },
        None => ListItem {
            mark: ListMark::Open,
            text: RichText::plain(&finding.test),
        },
    });
    Block::Section {
        title: "Progress".to_owned(),
        aside: RichText::default(),
        blocks: vec![
            Block::Text {
                role: TextRole::Body,
                text: RichText::muted(
                    "Ticked: the child\u{2019}s progress is less than expected in this way.",
                ),
            },
            Block::List(items.collect()),
        ],
    }
}

/// What bears on progress and is not SEND in itself, English as an additional language for itself.
fn bearing(view: &ConcernPaper) -> Block {
    let mut other = view.factors.join("; ");
    if !view.factors_detail.is_empty() {
        other = [other.as_str(), view.factors_detail.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("\n");
    }
    let language = [view.eal.as_str(), view.eal_detail.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n");
    Block::Beside(vec![
        written_panel("What else may bear on it", &other, 3),
        written_panel("Learning English", &language, 3),
    ])
}

fn consent(view: &ConcernPaper) -> Block {
    let words = match view.consent_on {
        Some(on) => format!(
            "{} gave consent to what was agreed on {}.",
            view.consent_by,
            date(on)
        ),
        None => {
            "I have talked this over with the school and agree to what is written here.".to_owned()
        }
    };
    Block::Text {
        role: TextRole::Body,
        text: RichText::plain(words),
    }
}
