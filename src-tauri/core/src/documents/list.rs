//! A list on paper: the register, telephone numbers, what is due. The sheet lies on its side, the heads of the columns
//! come again on each page, and the top says what the list is of.

use serde::{Deserialize, Serialize};

use crate::documents::compose::{Draft, Length, compose};
use crate::documents::error::DocumentError;
use crate::documents::layout::block::{Block, Fact, Masthead, RichText, Table};
use crate::documents::style::{PaperChoices, TextRole};
use crate::documents::view::{Paper, PaperStamp};
use crate::documents::writer::Turn;

/// A list as it should stand on the paper.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListPaper {
    /// "SEND register".
    pub title: String,
    /// "38 children".
    pub counted: String,
    /// "Narrowed by", "Year: Year 4".
    pub about: Vec<(String, String)>,
    pub head: Vec<String>,
    /// Each as long as the head.
    pub rows: Vec<Vec<String>>,
}

/// Makes the list. A list without rows says so. Fails only if the file cannot be written.
pub fn list(
    view: &ListPaper,
    stamp: &PaperStamp,
    choices: &PaperChoices,
) -> Result<Paper, DocumentError> {
    let draft = Draft {
        title: view.title.clone(),
        child: view.title.clone(),
        document: view.counted.clone(),
        length: Length::List,
        turn: Turn::OnItsSide,
        blocks: blocks(view, stamp),
    };
    compose(&draft, stamp, choices)
}

fn blocks(view: &ListPaper, stamp: &PaperStamp) -> Vec<Block> {
    let facts = view
        .about
        .iter()
        // The school stands above the title, and how many there are under it.
        .filter(|(_, words)| *words != stamp.school_name && *words != view.counted)
        .map(|(label, words)| Fact::new(label, words))
        .collect();
    let masthead = Block::Masthead(Masthead {
        above: stamp.school_name.clone(),
        title: view.title.clone(),
        subtitle: view.counted.clone(),
        dates: facts,
        people: Vec::new(),
        picture: None,
    });
    vec![masthead, rows(view)]
}

fn rows(view: &ListPaper) -> Block {
    if view.rows.is_empty() {
        return Block::Text {
            role: TextRole::Body,
            text: RichText::plain("Nobody and nothing fits what the list was narrowed by."),
        };
    }
    let row = |cells: &Vec<String>| {
        cells
            .iter()
            .enumerate()
            .map(|(column, words)| match column {
                0 => RichText::bold(words),
                _ => RichText::plain(words),
            })
            .collect()
    };
    Block::Table(Table {
        head: view.head.clone(),
        rows: view.rows.iter().map(row).collect(),
    })
}
