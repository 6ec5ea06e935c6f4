//! The initial concern form: strengths first, what is seen, what bears on it, and what the child, the parents and the
//! school say and agree. What nothing is written for has lines to write on.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::documents::compose::{Draft, Length, compose};
use crate::documents::error::DocumentError;
use crate::documents::layout::block::{
    Block, Fact, ListItem, ListMark, Masthead, RichText, SignatureLine, Table,
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
    /// All circumstances that are not SEND in themselves, English as an additional language aside.
    pub factors: Vec<FactorPaper>,
    /// Whether it is to be filled in by hand, so that everything that is open is asked.
    pub to_write_on: bool,
    pub factors_detail: String,
    /// What was found about English as an additional language; nothing where it is to be asked.
    pub eal: String,
    pub eal_languages: String,
    pub eal_since: String,
    pub eal_detail: String,
    /// Whether the child speaks English at home, so that nothing else is asked about languages.
    pub english_at_home: bool,
    /// The check at the age of two, where it is asked about.
    pub early_check: Option<EarlyCheckPaper>,
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

/// A circumstance that is not SEND in itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FactorPaper {
    pub factor: String,
    /// Whether it bears on what is seen; nothing where it was not considered.
    pub bears: Option<bool>,
    pub words: String,
}

/// The check at the age of two.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct EarlyCheckPaper {
    /// "The health visitor's review at two was seen"; nothing where it is to be asked.
    pub known: String,
    pub on: Option<NaiveDate>,
    /// What it found.
    pub words: String,
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
    let mut blocks = vec![
        Block::Masthead(masthead),
        Block::Panel(written_panel("What goes well", &view.strengths, 3)),
        Block::Panel(written_panel("What we notice", &notice(view), 4)),
        progress(view),
    ];
    blocks.extend(view.early_check.as_ref().map(early_check));
    blocks.extend([
        Block::Panel(written_panel(
            "What has been tried, and what came of it",
            &view.tried,
            3,
        )),
        bearing(view),
        language(view),
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
    ]);
    Ok(blocks)
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
            quiet("Ticked: the child\u{2019}s progress is less than expected in this way."),
            Block::List(items.collect()),
        ],
    }
}

/// The check at the age of two, as evidence of what was seen before the child came to school.
fn early_check(check: &EarlyCheckPaper) -> Block {
    let on = check.on.map(date).unwrap_or_default();
    let known = joined(&[&check.known, &on]);
    let words = lines_of(&[&known, &check.words]);
    Block::Panel(written_panel(
        "The check at the age of two: by whom, when, and what it found",
        &words,
        3,
    ))
}

/// What bears on progress and is not SEND in itself, each answered for itself.
fn bearing(view: &ConcernPaper) -> Block {
    // Once some are answered, the others are named in a line; on an empty form each is there to be answered.
    let any = view.factors.iter().any(|line| line.bears.is_some());
    let (asked, left): (Vec<&FactorPaper>, Vec<&FactorPaper>) = view
        .factors
        .iter()
        .partition(|line| !any || line.bears.is_some() || view.to_write_on);
    let rows: Vec<[String; 3]> = asked
        .into_iter()
        .map(|line| {
            let bears = match line.bears {
                Some(true) => "Yes",
                Some(false) => "No",
                None => "Yes / No",
            };
            [line.factor.clone(), bears.to_owned(), line.words.clone()]
        })
        .collect();
    let head = [
        "What was considered",
        "Does it bear on it?",
        "What we know of it",
    ];
    let mut blocks = vec![
        quiet("None of these is a special educational need in itself."),
        Block::Table(Table::all(&head, &rows)),
    ];
    if !left.is_empty() {
        let names: Vec<&str> = left.iter().map(|line| line.factor.as_str()).collect();
        blocks.push(quiet(&format!("Not considered yet: {}.", names.join("; "))));
    }
    if !view.factors_detail.is_empty() {
        let how_far = labelled("How far they explain what is seen", &view.factors_detail);
        blocks.push(Block::Text {
            role: TextRole::Body,
            text: how_far,
        });
    }
    Block::Section {
        title: "What else may bear on it".to_owned(),
        aside: RichText::default(),
        blocks,
    }
}

/// English as an additional language, considered in its own right.
fn language(view: &ConcernPaper) -> Block {
    const LANGUAGES: &str = "Languages at home, and how well the child speaks them";
    const SINCE: &str = "Learning English since";
    const HOW: &str = "How learning English was told from a need";
    if view.english_at_home {
        return Block::Panel(written_panel("Learning English", &view.eal, 1));
    }
    if view.eal.is_empty() {
        return Block::Section {
            title: "Learning English".to_owned(),
            aside: RichText::default(),
            blocks: vec![
                quiet("For a child who has another language at home."),
                Block::Beside(vec![
                    written_panel(LANGUAGES, &view.eal_languages, 2),
                    written_panel(SINCE, &view.eal_since, 2),
                ]),
                Block::Panel(written_panel(HOW, &view.eal_detail, 3)),
            ],
        };
    }
    let mut parts = vec![RichText::bold(&view.eal)];
    for (label, words) in [
        (LANGUAGES, &view.eal_languages),
        (SINCE, &view.eal_since),
        (HOW, &view.eal_detail),
    ] {
        if !words.is_empty() {
            parts.push(labelled(label, words));
        }
    }
    Block::Section {
        title: "Learning English".to_owned(),
        aside: RichText::default(),
        blocks: parts
            .into_iter()
            .map(|text| Block::Text {
                role: TextRole::Body,
                text,
            })
            .collect(),
    }
}

fn quiet(words: &str) -> Block {
    Block::Text {
        role: TextRole::Body,
        text: RichText::muted(words),
    }
}

fn lines_of(parts: &[&str]) -> String {
    let filled: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    filled.join("\n")
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
