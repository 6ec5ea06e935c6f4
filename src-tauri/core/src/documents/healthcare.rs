//! The individual healthcare plan on one page: what to do in an emergency in a box of its own at the top, then everything
//! else. What does not fit goes on a second page, and the first says what went there.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::documents::compose::{Draft, Length, compose};
use crate::documents::error::DocumentError;
use crate::documents::fonts::Weight;
use crate::documents::layout::block::{
    Block, Fact, ListItem, ListMark, Masthead, Panel, PanelLook, RichText, Table,
};
use crate::documents::parts::{facts_of, panel_heading};
use crate::documents::photo;
use crate::documents::sheets::{body, section};
use crate::documents::style::{Ink, PaperChoices, TextRole};
use crate::documents::view::{ChildPaper, Paper, PaperStamp};
use crate::documents::wording::{date, joined};
use crate::documents::writer::Turn;

const DOCUMENT: &str = "Individual healthcare plan";

/// An individual healthcare plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct HealthcarePaper {
    pub child: ChildPaper,
    pub drawn_up_on: Option<NaiveDate>,
    pub review_by: Option<NaiveDate>,
    /// Each with the signs that show it.
    pub conditions: Vec<(String, String)>,
    pub emergency_signs: String,
    pub emergency_steps: Vec<String>,
    pub emergency_call: String,
    pub emergency_place: String,
    pub contacts: Vec<EmergencyContactPaper>,
    pub medicines: Vec<MedicinePaper>,
    pub triggers: String,
    pub care: Vec<CarePaper>,
    pub trained: Vec<TrainedPaper>,
    pub trips: String,
    pub sport: String,
    pub advice_from: String,
    /// "Mrs Ångström, 3 September 2026"; empty without consent.
    pub consent: String,
}

/// Somebody to ring.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct EmergencyContactPaper {
    pub name: String,
    pub relationship: String,
    pub telephone: String,
}

/// A medicine that the school holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct MedicinePaper {
    pub name: String,
    /// With the way it is given: "2 puffs, inhaled".
    pub dose: String,
    pub when: String,
    pub kept: String,
    pub expires_on: Option<NaiveDate>,
}

/// Something that is given or done.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CarePaper {
    pub what: String,
    pub when: String,
    pub place: String,
    pub who: String,
}

/// Somebody who is trained.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TrainedPaper {
    pub person: String,
    pub training: String,
    pub until: Option<NaiveDate>,
}

/// Makes the plan: one page where it fits, and otherwise a first page that says what stands on the next. Fails if the
/// photo cannot be read or the file cannot be written.
pub fn healthcare(
    view: &HealthcarePaper,
    stamp: &PaperStamp,
    choices: &PaperChoices,
) -> Result<Paper, DocumentError> {
    let first = first_part(view, stamp)?;
    let (titles, rest) = second_part(view);
    let whole = [first.clone(), rest.clone()].concat();
    let paper = compose(&draft(view, whole.clone(), Length::OnePage), stamp, choices)?;
    if paper.pages == 1 {
        return Ok(paper);
    }
    let mut parted = first;
    parted.push(body(RichText::bold(runs_over(&titles, "page"))));
    // In large print the first part may itself take two pages: then its first page says it at the top, and nothing
    // stands on a page of its own.
    if compose(
        &draft(view, parted.clone(), Length::AsItComes),
        stamp,
        choices,
    )?
    .pages
        > 1
    {
        let mut long = whole;
        long.insert(1, body(RichText::bold(runs_over(&titles, "pages"))));
        return compose(&draft(view, long, Length::AsItComes), stamp, choices);
    }
    parted.push(Block::NewPage(rest));
    compose(&draft(view, parted, Length::AsItComes), stamp, choices)
}

/// Said where the plan is longer than its page.
fn runs_over(titles: &[&str], next: &str) -> String {
    // Only their first letters become small: "trips and PE".
    let small = |title: &&str| {
        let mut letters = title.chars();
        let first = letters.next().map(char::to_lowercase);
        first
            .into_iter()
            .flatten()
            .chain(letters)
            .collect::<String>()
    };
    let titles: Vec<String> = titles.iter().map(small).collect();
    format!(
        "This plan runs over. On the next {next}: {}.",
        titles.join(", ")
    )
}

fn draft(view: &HealthcarePaper, blocks: Vec<Block>, length: Length) -> Draft {
    let name = &view.child.preferred_name;
    Draft {
        title: format!("{DOCUMENT} for {name}"),
        child: name.clone(),
        document: DOCUMENT.to_owned(),
        length,
        turn: Turn::Upright,
        blocks,
    }
}

/// Who it is about, the emergency, whom to ring, the medicines: what must never leave the first page.
fn first_part(view: &HealthcarePaper, stamp: &PaperStamp) -> Result<Vec<Block>, DocumentError> {
    let day = |day: Option<NaiveDate>| day.map(date).unwrap_or_default();
    let masthead = Masthead {
        above: stamp.school_name.clone(),
        title: view.child.preferred_name.clone(),
        subtitle: joined(&[DOCUMENT, &view.child.year, &view.child.class]),
        dates: facts_of([
            Fact::new("Date of birth", day(view.child.date_of_birth)),
            Fact::new("Drawn up", day(view.drawn_up_on)),
            Fact::new("Review by", day(view.review_by)),
        ]),
        people: Vec::new(),
        picture: photo::of_child(&view.child)?,
    };
    let mut blocks = vec![
        Block::Masthead(masthead),
        Block::Panel(conditions(view)),
        Block::Panel(emergency(view)),
    ];
    let contacts: Vec<[String; 3]> = view
        .contacts
        .iter()
        .map(|one| {
            [
                one.name.clone(),
                one.relationship.clone(),
                one.telephone.clone(),
            ]
        })
        .collect();
    blocks.extend(table(
        "Whom to ring",
        &["Name", "Relationship", "Telephone"],
        &contacts,
    ));
    let medicines: Vec<[String; 5]> = view
        .medicines
        .iter()
        .map(|one| {
            [
                one.name.clone(),
                one.dose.clone(),
                one.when.clone(),
                one.kept.clone(),
                day(one.expires_on),
            ]
        })
        .collect();
    let head = ["Medicine", "Dose", "When", "Where it is kept", "Expires"];
    blocks.extend(table("Medicines at school", &head, &medicines));
    Ok(blocks)
}

fn conditions(view: &HealthcarePaper) -> Panel {
    let mut blocks = vec![panel_heading("What it is, and how it shows")];
    for (name, signs) in &view.conditions {
        let mut text = RichText::bold(name);
        if !signs.is_empty() {
            text = text.and(format!(": {signs}"), Weight::Regular, Ink::Text);
        }
        blocks.push(body(text));
    }
    if !view.triggers.is_empty() {
        blocks.push(body(labelled("What brings it on: ", &view.triggers)));
    }
    Panel {
        look: PanelLook::Marked,
        name: Some("What it is".to_owned()),
        blocks,
    }
}

fn labelled(label: &str, words: &str) -> RichText {
    RichText::bold(label).and(words, Weight::Regular, Ink::Text)
}

fn emergency(view: &HealthcarePaper) -> Panel {
    let steps = (1..)
        .zip(&view.emergency_steps)
        .map(|(number, step)| ListItem {
            mark: ListMark::Number(number),
            text: RichText::plain(step),
        });
    let mut blocks = vec![
        Block::Heading {
            level: 2,
            role: TextRole::Section,
            text: RichText::bold("In an emergency"),
        },
        body(labelled("It is an emergency when: ", &view.emergency_signs)),
        Block::List(steps.collect()),
        body(labelled("Call: ", &view.emergency_call)),
    ];
    if !view.emergency_place.is_empty() {
        let label = "The medicine is kept: ";
        blocks.push(body(labelled(label, &view.emergency_place)));
    }
    Panel {
        look: PanelLook::Urgent,
        name: Some("In an emergency".to_owned()),
        blocks,
    }
}

/// Every day: what is done, who is trained, trips and PE, consent. With the titles of what is there.
fn second_part(view: &HealthcarePaper) -> (Vec<&'static str>, Vec<Block>) {
    let mut parts: Vec<(&'static str, Block)> = Vec::new();
    let care: Vec<[String; 4]> = view
        .care
        .iter()
        .map(|one| {
            [
                one.what.clone(),
                one.when.clone(),
                one.place.clone(),
                one.who.clone(),
            ]
        })
        .collect();
    let title = "What is given or done";
    let of_care = table(title, &["What", "When", "Where", "Who"], &care);
    parts.extend(of_care.map(|block| (title, block)));
    let trained: Vec<[String; 3]> = view
        .trained
        .iter()
        .map(|one| {
            let until = one.until.map(date).unwrap_or_default();
            [one.person.clone(), one.training.clone(), until]
        })
        .collect();
    let title = "Who is trained";
    let of_trained = table(title, &["Who", "In what", "Until"], &trained);
    parts.extend(of_trained.map(|block| (title, block)));
    let beside: Vec<Panel> = [("Trips", &view.trips), ("PE and sport", &view.sport)]
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(title, words)| Panel {
            look: PanelLook::Outline,
            name: Some(title.to_owned()),
            blocks: vec![panel_heading(title), body(RichText::plain(words))],
        })
        .collect();
    if !beside.is_empty() {
        parts.push(("Trips and PE", Block::Beside(beside)));
    }
    let agreed = facts_of([
        Fact::new("Parents\u{2019} consent", &view.consent),
        Fact::new("Advice from", &view.advice_from),
    ]);
    if !agreed.is_empty() {
        let facts = Block::Facts {
            columns: 2,
            facts: agreed,
        };
        parts.push(("Consent and advice", facts));
    }
    parts.into_iter().unzip()
}

fn table<const N: usize>(title: &str, head: &[&str; N], rows: &[[String; N]]) -> Option<Block> {
    (!rows.is_empty()).then(|| section(title, vec![Block::Table(Table::of(head, rows))]))
}
