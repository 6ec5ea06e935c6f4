//! The chronology: what happened, in its order, year by year, and where it is known from.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::documents::compose::{Draft, compose};
use crate::documents::ehc::{draft, masthead, words};
use crate::documents::error::DocumentError;
use crate::documents::fonts::Weight;
use crate::documents::layout::block::{Block, Fact, RichText, Table};
use crate::documents::sheets::section;
use crate::documents::style::{Ink, PaperChoices};
use crate::documents::view::{ChildPaper, Paper, PaperStamp};
use crate::documents::wording::{date, short};

/// A chronology, or a part of one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ChronologyPaper {
    pub child: ChildPaper,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    /// "Reviews, agencies"; empty for everything.
    pub narrowed_to: String,
    /// The earliest first.
    pub entries: Vec<ChronologyEntryPaper>,
    /// Whether restricted entries are on it, marked as such.
    pub with_restricted: bool,
}

/// One event.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ChronologyEntryPaper {
    pub on: NaiveDate,
    /// "Agency".
    pub about: String,
    pub title: String,
    pub words: String,
    pub source: String,
    pub restricted: bool,
}

/// Makes the chronology. Fails if the photo cannot be read or the file cannot be written.
pub fn chronology(
    view: &ChronologyPaper,
    stamp: &PaperStamp,
    choices: &PaperChoices,
) -> Result<Paper, DocumentError> {
    compose(&chronology_draft(view, stamp)?, stamp, choices)
}

/// The chronology before it is laid out. Fails if the photo cannot be read.
pub(crate) fn chronology_draft(
    view: &ChronologyPaper,
    stamp: &PaperStamp,
) -> Result<Draft, DocumentError> {
    let day = |day: Option<NaiveDate>| day.map(date).unwrap_or_default();
    let facts = [
        Fact::new("Date of birth", day(view.child.date_of_birth)),
        Fact::new("From", day(view.from)),
        Fact::new("To", day(view.to)),
        Fact::new("Only", &view.narrowed_to),
    ];
    let mut blocks = vec![masthead(&view.child, "Chronology", stamp, facts, [])?];
    if view.with_restricted {
        blocks.push(words(
            "Restricted entries are on this paper and marked. Ask the SENCO before it is passed on.",
        ));
    }
    if view.entries.is_empty() {
        blocks.push(words("Nothing is recorded in this time."));
    }
    let mut years: Vec<(i32, Vec<&ChronologyEntryPaper>)> = Vec::new();
    for entry in &view.entries {
        match years.last_mut() {
            Some((year, entries)) if *year == entry.on.year() => entries.push(entry),
            _ => years.push((entry.on.year(), vec![entry])),
        }
    }
    blocks.extend(years.iter().map(|(year, entries)| {
        let table = Table {
            head: ["Date", "What happened", "Where it is known from"]
                .map(str::to_owned)
                .to_vec(),
            rows: entries.iter().map(|entry| row(entry)).collect(),
        };
        section(&year.to_string(), vec![Block::Table(table)])
    }));
    Ok(draft(&view.child, "Chronology", blocks))
}

fn row(entry: &ChronologyEntryPaper) -> Vec<RichText> {
    let mut what = RichText::default();
    if entry.restricted {
        what = what.and("Restricted. ", Weight::Bold, Ink::Accent);
    }
    what = what.and(&entry.title, Weight::Bold, Ink::Text);
    if !entry.words.trim().is_empty() {
        what = what.and(format!("\n{}", entry.words), Weight::Regular, Ink::Text);
    }
    let source = RichText::plain(&entry.about).and(
        format!("\n{}", entry.source),
        Weight::Regular,
        Ink::Muted,
    );
    vec![RichText::plain(short(entry.on)), what, source]
}
