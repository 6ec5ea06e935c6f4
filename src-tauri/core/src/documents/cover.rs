//! The list on top of a batch: who gets what, and how it is printed for the family. It stays in school.

use crate::documents::compose::{Draft, Length};
use crate::documents::fonts::Weight;
use crate::documents::layout::block::{Block, Masthead, RichText, Table};
use crate::documents::sheets::body;
use crate::documents::style::Ink;
use crate::documents::view::PaperStamp;
use crate::documents::wording::moment;
use crate::documents::writer::Turn;

/// Who gets what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CoverPaper {
    /// "Papers for 30 children".
    pub title: String,
    pub rows: Vec<CoverRow>,
    /// What is missing, each a sentence.
    pub left_out: Vec<String>,
    /// What to think of before papers are handed over, each a sentence.
    pub cautions: Vec<String>,
}

/// One child on the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CoverRow {
    /// The number of the child in this batch; of many files it is the number of the file.
    pub number: String,
    pub name: String,
    pub class: String,
    /// "My Plan, child’s sheet, reply slip".
    pub papers: String,
    /// "Large print, cream, headings also in Polish"; empty for the ordinary print.
    pub printed_as: String,
    pub pages: String,
}

pub(crate) fn cover(view: &CoverPaper, stamp: &PaperStamp) -> Draft {
    let usual = usual_papers(&view.rows);
    let rows: Vec<[String; 7]> = view
        .rows
        .iter()
        .map(|row| {
            [
                row.number.clone(),
                row.name.clone(),
                row.class.clone(),
                // What nearly all get is said once, above.
                if Some(row.papers.as_str()) == usual {
                    String::new()
                } else {
                    row.papers.clone()
                },
                row.printed_as.clone(),
                row.pages.clone(),
                // Wide enough for initials and a day, by hand.
                "\u{A0}".repeat(14),
            ]
        })
        .collect();
    let head = [
        "No.",
        "Child",
        "Class",
        if usual.is_some() {
            "Other papers"
        } else {
            "Papers"
        },
        "Printed as",
        "Pages",
        "Given on",
    ];
    let mut blocks = vec![Block::Masthead(Masthead {
        above: stamp.school_name.clone(),
        title: view.title.clone(),
        subtitle: moment(stamp.printed_on),
        dates: Vec::new(),
        people: Vec::new(),
        picture: None,
    })];
    for sentence in view.cautions.iter().chain(&view.left_out) {
        blocks.push(body(RichText::plain(sentence)));
    }
    if let Some(usual) = usual {
        let told = RichText::bold("Each child gets ").and(
            if rows.iter().all(|[_, _, _, other, ..]| other.is_empty()) {
                format!("{usual}.")
            } else {
                format!("{usual}, unless other papers are named.")
            },
            Weight::Regular,
            Ink::Text,
        );
        blocks.push(body(told));
    }
    blocks.push(Block::Table(Table::of(&head, &rows)));
    Draft {
        title: view.title.clone(),
        child: "For the school".to_owned(),
        document: "Who gets what".to_owned(),
        length: Length::List,
        turn: Turn::Upright,
        blocks,
    }
}

/// The papers that more than half of the children get.
fn usual_papers(rows: &[CoverRow]) -> Option<&str> {
    let alike = |one: &CoverRow| rows.iter().filter(|row| row.papers == one.papers).count();
    let most = rows.iter().max_by_key(|row| alike(row))?;
    (rows.len() > 1 && alike(most) * 2 > rows.len()).then_some(most.papers.as_str())
}
