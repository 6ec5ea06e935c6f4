//! A letter to a family, worded by the school: its heading, its paragraphs, its list of what is done.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::documents::compose::{Draft, Length, compose};
use crate::documents::error::DocumentError;
use crate::documents::layout::block::{Block, Fact, ListItem, ListMark, Masthead, RichText};
use crate::documents::sheets::body;
use crate::documents::style::PaperChoices;
use crate::documents::view::{ChildPaper, Paper, PaperStamp};
use crate::documents::wording::{date, joined};
use crate::documents::writer::Turn;

/// A letter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LetterPaper {
    pub child: ChildPaper,
    pub on: Option<NaiveDate>,
    pub title: String,
    /// Paragraphs with a line between them; a line that begins with a bullet is an item of a list.
    pub body: String,
}

/// Makes a letter. Fails where the file cannot be written.
pub fn letter(
    view: &LetterPaper,
    stamp: &PaperStamp,
    choices: &PaperChoices,
) -> Result<Paper, DocumentError> {
    compose(&letter_draft(view, stamp), stamp, choices)
}

pub(crate) fn letter_draft(view: &LetterPaper, stamp: &PaperStamp) -> Draft {
    let child = &view.child;
    let head = Masthead {
        above: stamp.school_name.clone(),
        title: view.title.clone(),
        subtitle: joined(&[&child.preferred_name, &child.year, &child.class]),
        dates: view
            .on
            .map(|on| Fact::new("Date", date(on)))
            .into_iter()
            .collect(),
        people: Vec::new(),
        picture: None,
    };
    let mut blocks = vec![Block::Masthead(head)];
    blocks.extend(paragraphs(&view.body, |_| None));
    Draft {
        title: format!("Letter about {}", child.preferred_name),
        child: child.preferred_name.clone(),
        document: "Letter".to_owned(),
        length: Length::AimAt(1),
        turn: Turn::Upright,
        blocks,
    }
}

/// The paragraphs and lists of a letter. `special` may set a paragraph in its own way.
pub(crate) fn paragraphs(text: &str, special: impl Fn(&str) -> Option<Block>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut items: Vec<ListItem> = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    // The lines of a paragraph so far, which keep their breaks.
    let push_lines = |blocks: &mut Vec<Block>, lines: &mut Vec<&str>| {
        if !lines.is_empty() {
            let said = lines.join("\n");
            blocks.push(special(&said).unwrap_or_else(|| body(RichText::plain(said))));
            lines.clear();
        }
    };
    for line in text.lines().chain([""]) {
        let line = line.trim();
        if let Some(item) = line.strip_prefix('\u{2022}') {
            push_lines(&mut blocks, &mut lines);
            items.push(ListItem {
                mark: ListMark::Bullet,
                text: RichText::plain(item.trim()),
            });
            continue;
        }
        if !items.is_empty() {
            blocks.push(Block::List(std::mem::take(&mut items)));
        }
        if line.is_empty() {
            push_lines(&mut blocks, &mut lines);
        } else {
            lines.push(line);
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn paragraphs_and_lists_stand_as_they_were_written() {
        let kinds: Vec<&str> = paragraphs(
            "Dear all,\n\nWhat we do:\n\u{2022} One\n\u{2022} Two\n\nRegards\nMs A",
            |_| None,
        )
        .iter()
        .map(|block| match block {
            Block::List(items) if items.len() == 2 => "list of two",
            Block::Text { .. } => "text",
            _ => "other",
        })
        .collect();
        assert_eq!(kinds, ["text", "text", "list of two", "text"]);
    }

    #[test]
    fn a_letter_of_ordinary_length_is_one_page() {
        let stamp = PaperStamp {
            printed_on: "2026-11-10T10:00:00".parse().unwrap(),
            printed_by: "Mrs P Hall".to_owned(),
            school_name: "Oakbrook Primary School".to_owned(),
        };
        let (title, body) = crate::domain::letter::LetterKind::RegisterEntry.given();
        let view = LetterPaper {
            title: title.to_owned(),
            body: body.to_owned(),
            ..LetterPaper::default()
        };
        let paper = letter(&view, &stamp, &PaperChoices::default()).unwrap();
        assert_eq!(paper.pages, 1);
    }
}
