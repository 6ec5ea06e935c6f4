//! My Assessment: strengths before needs in each area, what the child and the family say, what it means taken together,
//! and who contributed when. A blank one has lines to write on.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::documents::compose::{Draft, Length, compose};
use crate::documents::error::DocumentError;
use crate::documents::layout::block::{Block, Fact, Masthead, RichText, Table};
use crate::documents::parts::{facts_of, written_panel};
use crate::documents::photo;
use crate::documents::style::PaperChoices;
use crate::documents::view::{ChildPaper, Paper, PaperStamp};
use crate::documents::wording::{date, joined};
use crate::documents::writer::Turn;
use crate::domain::words::capital;

/// A My Assessment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct AssessmentPaper {
    pub child: ChildPaper,
    /// "My Assessment".
    pub assessment_name: String,
    pub written_on: Option<NaiveDate>,
    pub areas: Vec<AreaPaper>,
    /// What it means taken together.
    pub analysis: String,
    pub contributors: Vec<ContributorPaper>,
}

/// What was found in one area.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct AreaPaper {
    /// "Learning".
    pub area: String,
    pub strengths: String,
    pub needs: String,
    pub views: String,
}

/// Somebody who contributed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ContributorPaper {
    pub name: String,
    pub role: String,
    pub contributed_on: Option<NaiveDate>,
}

impl AreaPaper {
    fn is_blank(&self) -> bool {
        [&self.strengths, &self.needs, &self.views]
            .iter()
            .all(|words| words.trim().is_empty())
    }
}

/// Makes an assessment. Fails if the photo cannot be read or the file cannot be written.
pub fn assessment(
    view: &AssessmentPaper,
    stamp: &PaperStamp,
    choices: &PaperChoices,
) -> Result<Paper, DocumentError> {
    let name = &view.child.preferred_name;
    let draft = Draft {
        title: format!("{} of {name}", view.assessment_name),
        child: name.clone(),
        document: view.assessment_name.clone(),
        length: Length::AsItComes,
        turn: Turn::Upright,
        blocks: blocks(view, stamp)?,
    };
    compose(&draft, stamp, choices)
}

fn blocks(view: &AssessmentPaper, stamp: &PaperStamp) -> Result<Vec<Block>, DocumentError> {
    let day = |day: Option<NaiveDate>| day.map(date).unwrap_or_default();
    let masthead = Masthead {
        above: stamp.school_name.clone(),
        title: view.child.preferred_name.clone(),
        subtitle: joined(&[&view.assessment_name, &view.child.year, &view.child.class]),
        dates: facts_of([
            Fact::new("Brought together on", day(view.written_on)),
            Fact::new("Date of birth", day(view.child.date_of_birth)),
        ]),
        people: Vec::new(),
        picture: photo::of_child(&view.child)?,
    };
    // A form to fill in has room for every area; a written one leaves out what nothing was found in.
    let blank = view.areas.iter().all(AreaPaper::is_blank) && view.analysis.trim().is_empty();
    let mut blocks = vec![Block::Masthead(masthead)];
    blocks.extend(
        view.areas
            .iter()
            .filter(|area| blank || !area.is_blank())
            .map(|area| section(area, blank)),
    );
    if blank || !view.analysis.trim().is_empty() {
        blocks.push(Block::Panel(written_panel(
            "What it means, taken together",
            &view.analysis,
            6,
        )));
    }
    blocks.push(contributors(view, blank));
    Ok(blocks)
}

fn section(area: &AreaPaper, blank: bool) -> Block {
    let wanted = |words: &str| blank || !words.trim().is_empty();
    let beside: Vec<_> = [("Strengths", &area.strengths), ("Needs", &area.needs)]
        .into_iter()
        .filter(|(_, words)| wanted(words))
        .map(|(title, words)| written_panel(title, words, 4))
        .collect();
    let mut blocks = Vec::new();
    if !beside.is_empty() {
        blocks.push(Block::Beside(beside));
    }
    if wanted(&area.views) {
        let title = "What the child and the family say";
        blocks.push(Block::Panel(written_panel(title, &area.views, 3)));
    }
    Block::Section {
        title: area.area.clone(),
        aside: RichText::default(),
        blocks,
    }
}

fn contributors(view: &AssessmentPaper, blank: bool) -> Block {
    let rows: Vec<[String; 3]> = view
        .contributors
        .iter()
        .map(|one| {
            [
                one.name.clone(),
                capital(&one.role),
                one.contributed_on.map(date).unwrap_or_default(),
            ]
        })
        .collect();
    let inside = if blank || rows.is_empty() {
        Block::Ruled { lines: 4 }
    } else {
        Block::Table(Table::of(&["Who", "Role", "When"], &rows))
    };
    Block::Section {
        title: "Who contributed".to_owned(),
        aside: RichText::default(),
        blocks: vec![inside],
    }
}
