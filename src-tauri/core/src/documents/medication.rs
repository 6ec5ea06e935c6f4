//! The medication record of a child on paper: every time a medicine was given or was not, with the corrections beside what
//! they put right.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::documents::compose::{Draft, Length, compose};
use crate::documents::error::DocumentError;
use crate::documents::layout::block::{Block, Fact, Masthead, RichText, Table};
use crate::documents::parts::facts_of;
use crate::documents::photo;
use crate::documents::sheets::{body, section};
use crate::documents::style::PaperChoices;
use crate::documents::view::{ChildPaper, Paper, PaperStamp};
use crate::documents::wording::{date, joined};
use crate::documents::writer::Turn;

/// A medication record.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct MedicationPaper {
    pub child: ChildPaper,
    pub from_on: Option<NaiveDate>,
    pub to_on: Option<NaiveDate>,
    /// The earliest first.
    pub doses: Vec<DosePaper>,
}

/// A line of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DosePaper {
    pub on: Option<NaiveDate>,
    pub at: String,
    pub medicine: String,
    pub outcome: String,
    pub dose: String,
    pub given_by: String,
    pub witness: String,
    pub note: String,
}

/// Makes the record. One without a dose says so. Fails if the photo cannot be read or the file cannot be written.
pub fn medication_record(
    view: &MedicationPaper,
    stamp: &PaperStamp,
    choices: &PaperChoices,
) -> Result<Paper, DocumentError> {
    let document = "Medication record";
    let day = |day: Option<NaiveDate>| day.map(date).unwrap_or_default();
    let masthead = Masthead {
        above: stamp.school_name.clone(),
        title: view.child.preferred_name.clone(),
        subtitle: joined(&[document, &view.child.year, &view.child.class]),
        dates: facts_of([
            Fact::new("Date of birth", day(view.child.date_of_birth)),
            Fact::new("From", day(view.from_on)),
            Fact::new("To", day(view.to_on)),
        ]),
        people: Vec::new(),
        picture: photo::of_child(&view.child)?,
    };
    let rows: Vec<[String; 8]> = view
        .doses
        .iter()
        .map(|dose| {
            [
                day(dose.on),
                dose.at.clone(),
                dose.medicine.clone(),
                dose.outcome.clone(),
                dose.dose.clone(),
                dose.given_by.clone(),
                dose.witness.clone(),
                dose.note.clone(),
            ]
        })
        .collect();
    let rest = if rows.is_empty() {
        body(RichText::plain(
            "No medicine was written down in this time.",
        ))
    } else {
        let head = [
            "Day",
            "Time",
            "Medicine",
            "What came of it",
            "Dose",
            "By",
            "Witness",
            "Note",
        ];
        section(
            "Medicines given",
            vec![Block::Table(Table::of(&head, &rows))],
        )
    };
    let draft = Draft {
        title: format!("{document} of {}", view.child.preferred_name),
        child: view.child.preferred_name.clone(),
        document: document.to_owned(),
        length: Length::List,
        turn: Turn::OnItsSide,
        blocks: vec![Block::Masthead(masthead), rest],
    };
    compose(&draft, stamp, choices)
}
