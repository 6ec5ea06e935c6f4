//! A list of records to be destroyed, for a person to sign on paper; and, once that is done, the sheet that says so and
//! names nobody.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::documents::compose::{Draft, Length, compose};
use crate::documents::error::DocumentError;
use crate::documents::layout::block::{Block, Fact, Masthead, RichText, SignatureLine, Table};
use crate::documents::sheets::body;
use crate::documents::style::PaperChoices;
use crate::documents::view::{Paper, PaperStamp};
use crate::documents::wording::date;
use crate::documents::writer::Turn;

/// What stands on it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DestructionPaper {
    /// 1 for the first list of the school.
    pub number: u32,
    pub prepared_on: Option<NaiveDate>,
    pub prepared_by: String,
    /// Whole years after the date of birth, by the school's schedule.
    pub years: u8,
    /// The children on a list that waits; nobody on one that was signed.
    pub children: Vec<DestructionRowPaper>,
    /// Who signed it and when, where that is done.
    pub signed_on: Option<NaiveDate>,
    pub signed_by: String,
    /// "2 children, 214 records, 96 entries of the audit trail", where it is done.
    pub done: String,
    /// What a destruction does not reach.
    pub backups: String,
}

/// A child on the list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DestructionRowPaper {
    pub name: String,
    pub born_on: NaiveDate,
    pub left_on: Option<NaiveDate>,
    pub kept_until: NaiveDate,
    /// "File sent on to Park High School on 4 September 2026".
    pub file: String,
}

/// Makes the list, or the sheet of what was done. Fails where the file cannot be written.
pub fn destruction(
    view: &DestructionPaper,
    stamp: &PaperStamp,
    choices: &PaperChoices,
) -> Result<Paper, DocumentError> {
    let title = if view.signed_on.is_some() {
        "Records that were destroyed"
    } else {
        "Records to be destroyed"
    };
    let number = format!("List no. {}", view.number);
    let draft = Draft {
        title: title.to_owned(),
        child: title.to_owned(),
        document: number.clone(),
        length: Length::List,
        turn: Turn::Upright,
        blocks: blocks(view, stamp, title, number),
    };
    compose(&draft, stamp, choices)
}

fn blocks(view: &DestructionPaper, stamp: &PaperStamp, title: &str, number: String) -> Vec<Block> {
    let schedule = format!("{} years after the date of birth", view.years);
    let mut dates = vec![
        Fact::new("Drawn up", view.prepared_on.map(date).unwrap_or_default()),
        Fact::new("By", &view.prepared_by),
        Fact::new("The school\u{2019}s schedule", schedule),
    ];
    if let Some(on) = view.signed_on {
        dates.push(Fact::new("Signed", date(on)));
        dates.push(Fact::new("By", &view.signed_by));
    }
    let mut blocks = vec![Block::Masthead(Masthead {
        above: stamp.school_name.clone(),
        title: title.to_owned(),
        subtitle: number,
        dates,
        people: Vec::new(),
        picture: None,
    })];
    if view.signed_on.is_some() {
        blocks.push(body(RichText::plain(format!(
            "Destroyed for good: {}. Which children they were is kept nowhere.",
            view.done
        ))));
        blocks.push(body(RichText::plain(&view.backups)));
        return blocks;
    }
    blocks.push(body(RichText::plain(
        "Everything that is kept about these children in Waymark is destroyed when the list is signed: records, \
         documents, letters, and what the audit trail says of them. It cannot be undone.",
    )));
    blocks.push(Block::Table(table(&view.children)));
    blocks.push(body(RichText::plain(&view.backups)));
    blocks.push(body(RichText::plain(
        "I have looked at every name. No inquiry, claim, complaint or request to see a record stands against it.",
    )));
    blocks.push(Block::Signatures(vec![
        line("Headteacher"),
        line("Witness, where the school wants one"),
    ]));
    blocks
}

fn line(role: &str) -> SignatureLine {
    SignatureLine {
        role: role.to_owned(),
        name: None,
    }
}

fn table(children: &[DestructionRowPaper]) -> Table {
    let head = ["Child", "Born", "Left", "Kept until", "The file"];
    let row = |child: &DestructionRowPaper| {
        vec![
            RichText::bold(&child.name),
            RichText::plain(date(child.born_on)),
            RichText::plain(
                child
                    .left_on
                    .map_or_else(|| "Not recorded".to_owned(), date),
            ),
            RichText::plain(date(child.kept_until)),
            RichText::plain(&child.file),
        ]
    };
    Table {
        head: head.map(str::to_owned).to_vec(),
        rows: children.iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn stamp() -> PaperStamp {
        PaperStamp {
            printed_on: "2026-11-10T10:00:00".parse().unwrap(),
            printed_by: "Mrs A Okafor".to_owned(),
            school_name: "Oakbrook Primary School".to_owned(),
        }
    }

    #[test]
    fn a_list_that_waits_names_the_children_and_is_signed_and_one_that_is_done_is_neither() {
        let child = DestructionRowPaper {
            name: "Łukasz Ødegård".to_owned(),
            ..DestructionRowPaper::default()
        };
        let waiting = DestructionPaper {
            children: vec![child; 40],
            ..DestructionPaper::default()
        };
        let signs = |view: &DestructionPaper| {
            let blocks = blocks(view, &stamp(), "Title", String::new());
            blocks
                .iter()
                .any(|block| matches!(block, Block::Signatures(_) | Block::Table(_)))
        };
        assert!(signs(&waiting));
        let paper = destruction(&waiting, &stamp(), &PaperChoices::default()).unwrap();
        assert!(paper.pages > 1, "a long list goes on on the next page");
        assert!(paper.unprintable.is_empty());
        let done = DestructionPaper {
            signed_on: NaiveDate::from_ymd_opt(2026, 11, 10),
            ..DestructionPaper::default()
        };
        assert!(!signs(&done));
    }
}
