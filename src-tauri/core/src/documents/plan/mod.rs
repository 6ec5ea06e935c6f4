//! The SEND Support Plan, called by the name the school gives it.
//!
//! Strengths stand before needs; a parent should find what matters, what is being done and who
//! does it without knowing any of our words for it.

mod provision;
mod targets;

use chrono::NaiveDate;

use crate::documents::compose::{Draft, Length, compose};
use crate::documents::error::DocumentError;
use crate::documents::fonts::Weight;
use crate::documents::layout::block::{
    Block, Fact, ListItem, Masthead, Panel, PanelLook, RichText, Table,
};
use crate::documents::parts::{facts_of, written_panel};
use crate::documents::photo;
use crate::documents::sheets::{body, heading, signatures};
use crate::documents::style::{Ink, PaperChoices};
use crate::documents::view::{Paper, PaperStamp, PlanPaper, ReviewPaper};
use crate::documents::wording::{date, joined, views_name};
use crate::documents::writer::Turn;
use provision::provided;
use targets::{bullet, column, outcome};

/// Makes a plan. Fails if the photo cannot be read or the file cannot be written.
pub fn plan(
    view: &PlanPaper,
    stamp: &PaperStamp,
    choices: &PaperChoices,
) -> Result<Paper, DocumentError> {
    compose(&plan_draft(view, stamp)?, stamp, choices)
}

pub(crate) fn plan_draft(view: &PlanPaper, stamp: &PaperStamp) -> Result<Draft, DocumentError> {
    let name = &view.child.preferred_name;
    Ok(Draft {
        title: format!("{} for {name}", view.plan_name),
        child: name.clone(),
        document: view.plan_name.clone(),
        length: Length::AimAt(2),
        turn: Turn::Upright,
        blocks: blocks(view, stamp)?,
    })
}

fn blocks(view: &PlanPaper, stamp: &PaperStamp) -> Result<Vec<Block>, DocumentError> {
    let mut blocks = vec![Block::Masthead(masthead(view, stamp)?)];
    blocks.push(Block::Beside(vec![
        voice("What I am good at", &view.strengths),
        voice("What matters to me", &view.what_matters),
    ]));
    let helps = voice("What helps me", &view.what_helps);
    match needs(view) {
        Some(needs) => blocks.push(Block::Beside(vec![helps, needs])),
        None => blocks.push(Block::Panel(helps)),
    }
    if !view.what_we_notice.trim().is_empty() {
        blocks.push(Block::Panel(voice("What we notice", &view.what_we_notice)));
    }
    for (number, one) in (1..).zip(&view.outcomes) {
        blocks.extend(outcome(number, one, view.review_due_on));
    }
    blocks.extend(provided(view));
    blocks.extend(whole_plan(view));
    blocks.extend(view.last_review.as_ref().map(review));
    blocks.push(views(view));
    blocks.extend(decision(view));
    blocks.extend(signatures(
        "We have talked about this plan",
        &view.signatures,
    ));
    Ok(blocks)
}

fn masthead(view: &PlanPaper, stamp: &PaperStamp) -> Result<Masthead, DocumentError> {
    let day = |day: Option<NaiveDate>| day.map(date).unwrap_or_default();
    let stage = if view.stage_name == view.plan_name {
        ""
    } else {
        &view.stage_name
    };
    let dates = [
        Fact::new("Starts", day(view.starts_on)),
        Fact::new("Review by", day(view.review_due_on)),
        Fact::new("Date of birth", day(view.child.date_of_birth)),
        Fact::new("Stage", stage),
    ];
    let people = view
        .key_people
        .iter()
        .map(|person| Fact::new(&person.role, &person.name));
    Ok(Masthead {
        above: stamp.school_name.clone(),
        title: view.child.preferred_name.clone(),
        subtitle: joined(&[
            &view.plan_name,
            &view.cycle_name,
            &view.child.year,
            &view.child.class,
        ]),
        dates: facts_of(dates),
        people: facts_of(people),
        picture: photo::of_child(&view.child)?,
    })
}

fn voice(title: &str, words: &str) -> Panel {
    let text = if words.trim().is_empty() {
        RichText::muted("Nothing written yet.")
    } else {
        RichText::plain(words)
    };
    Panel {
        look: PanelLook::Marked,
        name: Some(title.to_owned()),
        blocks: vec![heading(2, title), body(text)],
    }
}

fn needs(view: &PlanPaper) -> Option<Panel> {
    let title = "What I need help with";
    let items: Vec<ListItem> = view
        .needs
        .iter()
        .filter(|need| !need.trim().is_empty())
        .map(|need| bullet(need))
        .collect();
    (!items.is_empty()).then(|| Panel {
        look: PanelLook::Marked,
        name: Some(title.to_owned()),
        blocks: vec![heading(2, title), Block::List(items)],
    })
}

/// Help that is for no one target, and what helps at home.
fn whole_plan(view: &PlanPaper) -> Option<Block> {
    let mut columns = Vec::new();
    if !view.strategies.is_empty() {
        let adults = view.strategies.iter().map(|words| bullet(words));
        columns.push(column(3, "What adults do", Block::List(adults.collect())));
    }
    if !view.adjustments.is_empty() {
        let adjustments = view.adjustments.iter().map(|words| bullet(words));
        let title = "Reasonable adjustments";
        columns.push(column(3, title, Block::List(adjustments.collect())));
    }
    if !view.home_support.trim().is_empty() {
        columns.push(column(
            3,
            "What helps at home",
            body(RichText::plain(&view.home_support)),
        ));
    }
    (!columns.is_empty()).then(|| Block::Section {
        title: "Help with everything".to_owned(),
        aside: RichText::default(),
        blocks: vec![Block::Beside(columns)],
    })
}

fn review(review: &ReviewPaper) -> Block {
    let rows: Vec<[String; 4]> = review
        .ratings
        .iter()
        .map(|rating| {
            [
                rating.target.clone(),
                rating.outcome.clone(),
                rating.measured.clone(),
                rating.evidence.clone(),
            ]
        })
        .collect();
    let title = match review.held_on {
        Some(day) => format!("How it went: review of {}", date(day)),
        None => "How it went".to_owned(),
    };
    Block::Section {
        title,
        aside: RichText::default(),
        blocks: vec![Block::Table(Table::of(
            &["Target", "How it went", "Measured", "What we saw"],
            &rows,
        ))],
    }
}

/// What child and parents think, or lines to write it on at the meeting.
fn views(view: &PlanPaper) -> Block {
    let part = |title: &str, words: &str| Panel {
        look: PanelLook::Outline,
        ..written_panel(title, words, 3)
    };
    Block::Beside(vec![
        part(views_name(&view.views_name), &view.child_views),
        part("My parents’ or carers’ views", &view.parent_views),
    ])
}

fn decision(view: &PlanPaper) -> Option<Block> {
    let next = view
        .next_review_on
        .map(|next| RichText::muted("Next review ").and(date(next), Weight::Bold, Ink::Text));
    let words = view.decision.trim();
    if words.is_empty() && next.is_none() {
        return None;
    }
    let blocks = if words.is_empty() {
        Vec::new()
    } else {
        vec![Block::Panel(Panel {
            look: PanelLook::Marked,
            name: None,
            blocks: vec![body(RichText::plain(words))],
        })]
    };
    Some(Block::Section {
        title: "What we decided".to_owned(),
        aside: next.unwrap_or_default(),
        blocks,
    })
}
