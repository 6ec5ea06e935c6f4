//! The SEND Support Plan, called by the name the school gives it.
//!
//! Strengths stand before needs; a parent should find what matters, what is being done and who
//! does it without knowing any of our words for it.

use crate::documents::compose::{Draft, Length, compose};
use crate::documents::error::DocumentError;
use crate::documents::fonts::Weight;
use crate::documents::layout::block::{
    Block, Fact, ListItem, ListMark, Masthead, Panel, PanelLook, RichText, SignatureLine, Table,
};
use crate::documents::photo;
use crate::documents::style::{Ink, PaperChoices, TextRole};
use crate::documents::view::{
    MeasurePaper, OutcomePaper, Paper, PaperStamp, PlanPaper, ProvisionPaper, ReviewPaper,
    TargetPaper,
};
use crate::documents::wording::{count, date, joined, short_span};
use crate::documents::writer::Turn;
use chrono::NaiveDate;

/// Makes a plan. Fails if the photo cannot be read or the file cannot be written.
pub fn plan(
    view: &PlanPaper,
    stamp: &PaperStamp,
    choices: &PaperChoices,
) -> Result<Paper, DocumentError> {
    let name = &view.child.preferred_name;
    let draft = Draft {
        title: format!("{} for {name}", view.plan_name),
        child: name.clone(),
        document: view.plan_name.clone(),
        length: Length::AsItComes,
        turn: Turn::Upright,
        blocks: blocks(view, stamp)?,
    };
    compose(&draft, stamp, choices)
}

fn blocks(view: &PlanPaper, stamp: &PaperStamp) -> Result<Vec<Block>, DocumentError> {
    let mut blocks = vec![Block::Masthead(masthead(view, stamp)?)];
    blocks.push(Block::Beside(vec![
        voice("What I am good at", &view.strengths),
        voice("What matters to me", &view.what_matters),
    ]));
    blocks.push(Block::Panel(voice("What helps me", &view.what_helps)));
    blocks.extend(needs(view));
    if !view.what_we_notice.trim().is_empty() {
        blocks.push(Block::Panel(voice("What we notice", &view.what_we_notice)));
    }
    blocks.extend(
        view.outcomes
            .iter()
            .enumerate()
            .map(|(index, outcome)| outcome_section(index + 1, outcome)),
    );
    blocks.extend(whole_plan(view));
    blocks.extend(view.last_review.as_ref().map(review));
    blocks.push(views(view));
    blocks.extend(decision(view));
    blocks.extend(signatures(view));
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
        dates: filled(dates),
        people: filled(people),
        picture: photo::of_child(&view.child)?,
    })
}

/// Facts about which something was recorded.
fn filled(facts: impl IntoIterator<Item = Fact>) -> Vec<Fact> {
    facts
        .into_iter()
        .filter(|fact| !fact.value.trim().is_empty())
        .collect()
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

fn heading(level: u8, title: &str) -> Block {
    Block::Heading {
        level,
        role: TextRole::Heading,
        text: RichText::default().and(title, Weight::Bold, Ink::Accent),
    }
}

fn body(text: RichText) -> Block {
    Block::Text {
        role: TextRole::Body,
        text,
    }
}

fn label(words: &str) -> Block {
    Block::Heading {
        level: 4,
        role: TextRole::Label,
        text: RichText::default().and(words, Weight::Bold, Ink::Muted),
    }
}

fn needs(view: &PlanPaper) -> Option<Block> {
    let items: Vec<ListItem> = view
        .needs
        .iter()
        .filter(|need| !need.trim().is_empty())
        .map(|need| bullet(need))
        .collect();
    (!items.is_empty()).then(|| Block::Section {
        title: "What I need help with".to_owned(),
        blocks: vec![Block::List(items)],
    })
}

fn bullet(words: &str) -> ListItem {
    ListItem {
        mark: ListMark::Bullet,
        text: RichText::plain(words),
    }
}

fn outcome_section(number: usize, outcome: &OutcomePaper) -> Block {
    let mut blocks = vec![Block::Text {
        role: TextRole::Lead,
        text: RichText::plain(&outcome.text),
    }];
    blocks.extend(outcome.targets.iter().map(target));
    Block::Section {
        title: format!("Outcome {number}"),
        blocks,
    }
}

fn target(target: &TargetPaper) -> Block {
    let mut blocks = vec![
        Block::Heading {
            level: 3,
            role: TextRole::Heading,
            text: target_heading(target),
        },
        Block::Text {
            role: TextRole::Lead,
            text: RichText::bold(&target.text),
        },
    ];
    blocks.extend(target.measure.as_ref().map(measure));
    if !target.steps.is_empty() {
        blocks.push(label("Small steps"));
        blocks.push(Block::List(
            target
                .steps
                .iter()
                .map(|step| match step.done_on {
                    Some(day) => ListItem {
                        mark: ListMark::Ticked,
                        text: RichText::plain(&step.text).and(
                            format!("  Done {}", date(day)),
                            Weight::Regular,
                            Ink::Muted,
                        ),
                    },
                    None => ListItem {
                        mark: ListMark::Open,
                        text: RichText::plain(&step.text),
                    },
                })
                .collect(),
        ));
    }
    blocks.extend(help(&target.strategies, &target.provision));
    Block::Panel(Panel {
        look: PanelLook::Outline,
        name: Some(format!("Target {}", target.number)),
        blocks,
    })
}

/// What adults do and what the school provides, for a target or for the whole plan.
fn help(strategies: &[String], lines: &[ProvisionPaper]) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !strategies.is_empty() {
        blocks.push(label("What adults do"));
        blocks.push(Block::List(
            strategies.iter().map(|words| bullet(words)).collect(),
        ));
    }
    if !lines.is_empty() {
        blocks.push(label("What the school provides"));
        blocks.push(Block::Table(provision(lines)));
    }
    blocks
}

/// Help that is for no one target, and what helps at home.
fn whole_plan(view: &PlanPaper) -> Option<Block> {
    let mut blocks = help(&view.strategies, &view.provision);
    if !view.home_support.trim().is_empty() {
        blocks.push(label("What helps at home"));
        blocks.push(body(RichText::plain(&view.home_support)));
    }
    (!blocks.is_empty()).then(|| Block::Section {
        title: "Help with everything".to_owned(),
        blocks,
    })
}

fn target_heading(target: &TargetPaper) -> RichText {
    let number = format!("Target {}", target.number);
    let heading = RichText::default().and(number, Weight::Bold, Ink::Accent);
    match target.measure.as_ref().and_then(|m| m.expected_by) {
        Some(day) => heading.and(format!("  by {}", date(day)), Weight::Regular, Ink::Muted),
        None => heading,
    }
}

fn measure(measure: &MeasurePaper) -> Block {
    Block::Facts {
        columns: 4,
        facts: filled([
            Fact::new("Where I started", &measure.baseline),
            Fact::new("Where I am now", &measure.now),
            Fact::new("Where we want to be", &measure.expected),
            Fact::new("How we measure", &measure.scale),
        ]),
    }
}

fn provision(lines: &[ProvisionPaper]) -> Table {
    let head = [
        "What",
        "Who",
        "Where",
        "Minutes",
        "Times a week",
        "Group of",
        "Dates",
    ];
    let rows: Vec<[String; 7]> = lines
        .iter()
        .map(|line| {
            [
                line.what.clone(),
                line.who.clone(),
                line.place.clone(),
                count(line.minutes),
                count(line.times_a_week),
                count(line.group_size),
                short_span(line.from, line.to),
            ]
        })
        .collect();
    Table::of(&head, &rows)
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
        blocks: vec![Block::Table(Table::of(
            &["Target", "How it went", "Measured", "What we saw"],
            &rows,
        ))],
    }
}

/// What child and parents think, or lines to write it on at the meeting.
fn views(view: &PlanPaper) -> Block {
    let part = |title: &str, words: &str| {
        let inside = if words.trim().is_empty() {
            Block::Ruled { lines: 3 }
        } else {
            body(RichText::plain(words))
        };
        Block::Panel(Panel {
            look: PanelLook::Outline,
            name: Some(title.to_owned()),
            blocks: vec![heading(3, title), inside],
        })
    };
    Block::Section {
        title: "What we think".to_owned(),
        blocks: vec![
            part("My views", &view.child_views),
            part("My parents’ or carers’ views", &view.parent_views),
        ],
    }
}

fn decision(view: &PlanPaper) -> Option<Block> {
    let mut blocks = Vec::new();
    if !view.decision.trim().is_empty() {
        blocks.push(body(RichText::plain(&view.decision)));
    }
    if let Some(next) = view.next_review_on {
        blocks.push(Block::Facts {
            columns: 1,
            facts: vec![Fact::new("Next review", date(next))],
        });
    }
    (!blocks.is_empty()).then(|| Block::Section {
        title: "What we decided".to_owned(),
        blocks: vec![Block::Panel(Panel {
            look: PanelLook::Marked,
            name: None,
            blocks,
        })],
    })
}

fn signatures(view: &PlanPaper) -> Option<Block> {
    (!view.signatures.is_empty()).then(|| Block::Section {
        title: "We have talked about this plan".to_owned(),
        blocks: vec![Block::Signatures(
            view.signatures
                .iter()
                .map(|line| SignatureLine {
                    role: line.role.clone(),
                    name: line.name.clone(),
                })
                .collect(),
        )],
    })
}
