//! Everything that is kept about one child, for whoever has the right to see it. Names of others are marked, and the first
//! page, which stays at the school, lists them to be looked at before anything goes out.

use serde::{Deserialize, Serialize};

use crate::documents::compose::{Draft, Length, compose};
use crate::documents::error::DocumentError;
use crate::documents::fonts::Weight;
use crate::documents::layout::block::{
    Block, Fact, ListItem, ListMark, Masthead, Panel, PanelLook, RichText, Table,
};
use crate::documents::parts::facts_of;
use crate::documents::style::{Ink, PaperChoices, TextRole};
use crate::documents::view::{Paper, PaperStamp};
use crate::documents::writer::Turn;

/// The record of a child.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct WholeRecordPaper {
    pub child_name: String,
    /// "Date of birth", "5 October 2018".
    pub facts: Vec<(String, String)>,
    pub third_parties: Vec<ThirdPartyPaper>,
    pub sections: Vec<RecordSectionPaper>,
    /// When, who, what: everything that was done with the record.
    pub acts: Vec<[String; 3]>,
}

/// Somebody else who is named in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ThirdPartyPaper {
    pub name: String,
    /// "Another child".
    pub who: String,
    /// "Notes, plan".
    pub places: String,
    pub times: String,
}

/// All records of one kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RecordSectionPaper {
    /// "Notes".
    pub title: String,
    /// "3 records".
    pub counted: String,
    pub records: Vec<RecordPaper>,
}

/// One record.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RecordPaper {
    /// "Recorded 9 November 2026 by Mrs A Okafor".
    pub heading: String,
    pub fields: Vec<FieldPaper>,
}

/// What one field says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FieldPaper {
    pub label: String,
    /// The words, and whether they name somebody else.
    pub pieces: Vec<(String, bool)>,
}

const INTRODUCTION: &str = "This page stays at the school. In the record, names that Waymark knows stand in bold between \
     brackets [like this]. They are listed here with where they stand. Waymark knows names, not people: read the record \
     through, because somebody may be told of without a name, and a marked word may be no name at all.";

const TO_CHECK: [&str; 6] = [
    "Is whoever asks who they say they are, and may they see this record? An older child\u{2019}s own wishes count.",
    "Other children, and what their families said: leave out, unless they agree or it is reasonable without.",
    "Parents\u{2019} and carers\u{2019} details: one parent\u{2019}s address and words are not the other\u{2019}s to see by right.",
    "Staff and agencies: their names in their work usually stay; health, social work and education data may go where it \
     does no serious harm.",
    "What could harm the child or somebody else, and what bears on child abuse or an investigation: ask the data protection \
     officer and the safeguarding lead first (DPA 2018, schedules 2 and 3).",
    "Write down in the request what was left out and why, then the day on which it was sent.",
];

/// Makes the paper. Fails only if the file cannot be written.
pub fn whole_record(
    view: &WholeRecordPaper,
    stamp: &PaperStamp,
    choices: &PaperChoices,
) -> Result<Paper, DocumentError> {
    let draft = Draft {
        title: format!("Everything kept about {}", view.child_name),
        child: view.child_name.clone(),
        document: "Everything kept".to_owned(),
        length: Length::AsItComes,
        turn: Turn::Upright,
        blocks: blocks(view, stamp),
    };
    compose(&draft, stamp, choices)
}

fn blocks(view: &WholeRecordPaper, stamp: &PaperStamp) -> Vec<Block> {
    let facts = view
        .facts
        .iter()
        .map(|(label, words)| Fact::new(label, words));
    let mut blocks = vec![
        Block::Masthead(Masthead {
            above: stamp.school_name.clone(),
            title: view.child_name.clone(),
            subtitle: "Everything that the school keeps in Waymark".to_owned(),
            dates: facts_of(facts),
            people: Vec::new(),
            picture: None,
        }),
        to_look_at(view),
    ];
    let mut record: Vec<Block> = view.sections.iter().map(section).collect();
    if !view.acts.is_empty() {
        record.push(Block::Section {
            title: "What was done with this record".to_owned(),
            aside: RichText::default(),
            blocks: vec![Block::Table(Table::of(
                &["When", "Who", "What"],
                &view.acts,
            ))],
        });
    }
    blocks.push(Block::NewPage(record));
    blocks
}

fn to_look_at(view: &WholeRecordPaper) -> Block {
    let mut inside = vec![body(INTRODUCTION)];
    let points = TO_CHECK.iter().map(|point| ListItem {
        mark: ListMark::Open,
        text: RichText::plain(*point),
    });
    inside.push(Block::List(points.collect()));
    let rows: Vec<[String; 4]> = (view.third_parties.iter())
        .map(|one| {
            [
                one.name.clone(),
                one.who.clone(),
                one.times.clone(),
                one.places.clone(),
            ]
        })
        .collect();
    inside.push(match rows.is_empty() {
        true => body("No name that Waymark knows was found in the record."),
        false => Block::Table(Table::of(&["Name", "Who", "Times", "Where"], &rows)),
    });
    Block::Section {
        title: "To look at before this goes out".to_owned(),
        aside: RichText::default(),
        blocks: inside,
    }
}

fn body(words: &str) -> Block {
    Block::Text {
        role: TextRole::Body,
        text: RichText::plain(words),
    }
}

fn section(section: &RecordSectionPaper) -> Block {
    let records = section.records.iter().map(|record| {
        let mut inside = vec![Block::Text {
            role: TextRole::Label,
            text: RichText::muted(&record.heading),
        }];
        inside.extend(record.fields.iter().map(|field| Block::Text {
            role: TextRole::Body,
            text: field_text(field),
        }));
        Block::Panel(Panel {
            look: PanelLook::Outline,
            name: Some(section.title.clone()),
            blocks: inside,
        })
    });
    Block::Section {
        title: section.title.clone(),
        aside: RichText::muted(&section.counted),
        blocks: records.collect(),
    }
}

fn field_text(field: &FieldPaper) -> RichText {
    let label = RichText::default().and(format!("{}: ", field.label), Weight::Bold, Ink::Muted);
    field.pieces.iter().fold(label, |text, (words, marked)| {
        if *marked {
            text.and(format!("[{words}]"), Weight::Bold, Ink::Accent)
        } else {
            text.and(words, Weight::Regular, Ink::Text)
        }
    })
}
