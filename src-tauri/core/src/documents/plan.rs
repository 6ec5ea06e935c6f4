//! The SEND Support Plan, called by the name the school gives it.
//!
//! Strengths stand before needs; a parent should find what matters, what is being done and who
//! does it without knowing any of our words for it.

use crate::documents::compose::{Draft, Length, compose};
use crate::documents::error::DocumentError;
use crate::documents::fonts::Weight;
use crate::documents::layout::block::{
    Block, Fact, ListItem, ListMark, Masthead, Panel, PanelLook, RichText, Table, isolated,
};
use crate::documents::photo;
use crate::documents::sheets::{body, heading, signatures};
use crate::documents::style::{Ink, PaperChoices, TextRole};
use crate::documents::view::{
    MeasurePaper, OutcomePaper, Paper, PaperStamp, PlanPaper, ProvisionPaper, ReviewPaper,
    StepPaper, TargetPaper,
};
use crate::documents::wording::{date, joined, short, short_span};
use crate::documents::writer::Turn;
use chrono::NaiveDate;

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
    blocks.extend(
        view.outcomes
            .iter()
            .enumerate()
            .map(|(index, outcome)| outcome_section(index + 1, outcome)),
    );
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

fn label(level: u8, words: &str) -> Block {
    Block::Heading {
        level,
        role: TextRole::Label,
        text: RichText::default().and(words, Weight::Bold, Ink::Muted),
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
            role: TextRole::Body,
            text: RichText::bold(&target.text),
        },
    ];
    blocks.extend(target.measure.as_ref().and_then(measure));
    let mut columns = Vec::new();
    if !target.steps.is_empty() {
        let steps = target.steps.iter().map(step).collect();
        columns.push(column(4, "Small steps", Block::List(steps)));
    }
    if !target.strategies.is_empty() {
        let adults = target.strategies.iter().map(|words| bullet(words));
        columns.push(column(4, "What adults do", Block::List(adults.collect())));
    }
    if !columns.is_empty() {
        blocks.push(Block::Beside(columns));
    }
    Block::Panel(Panel {
        look: PanelLook::Outline,
        name: Some(format!("Target {}", target.number)),
        blocks,
    })
}

/// A column of a card or a section; `level` is that of its small heading.
fn column(level: u8, title: &str, inside: Block) -> Panel {
    Panel {
        look: PanelLook::Bare,
        name: None,
        blocks: vec![label(level, title), inside],
    }
}

fn step(step: &StepPaper) -> ListItem {
    match step.done_on {
        Some(day) => ListItem {
            mark: ListMark::Ticked,
            text: RichText::plain(&step.text).and(
                format!("  Done {}", short(day)),
                Weight::Regular,
                Ink::Muted,
            ),
        },
        None => ListItem {
            mark: ListMark::Open,
            text: RichText::plain(&step.text),
        },
    }
}

/// What the school provides, each line with the target that it serves.
fn provided(view: &PlanPaper) -> Option<Block> {
    let targets = view.outcomes.iter().flat_map(|outcome| &outcome.targets);
    let mut lines: Vec<(String, &ProvisionPaper)> = targets
        .flat_map(|target| {
            let number = target.number.to_string();
            target
                .provision
                .iter()
                .map(move |line| (number.clone(), line))
        })
        .collect();
    lines.extend(view.provision.iter().map(|line| ("All".to_owned(), line)));
    // Where all lines last as long, the dates stand once, above the table.
    let span = |line: &ProvisionPaper| short_span(line.from, line.to);
    let first = lines.first().map(|(_, line)| span(line))?;
    let shared = lines.iter().all(|(_, line)| span(line) == first) && !first.is_empty();
    let head = [
        "Target",
        "What",
        "Who",
        "Where",
        "How often",
        "Group",
        "Dates",
    ];
    let rows: Vec<[String; 7]> = lines
        .iter()
        .map(|(target, line)| {
            [
                target.clone(),
                line.what.clone(),
                line.who.clone(),
                line.place.clone(),
                how_often(line.minutes, line.times_a_week),
                group(line.group_size),
                if shared { String::new() } else { span(line) },
            ]
        })
        .collect();
    let mut blocks = Vec::new();
    if shared {
        blocks.push(Block::Text {
            role: TextRole::Label,
            text: RichText::muted(first),
        });
    }
    blocks.push(Block::Table(Table::of(&head, &rows)));
    Some(Block::Section {
        title: "What the school provides".to_owned(),
        blocks,
    })
}

/// "10 min, 4 × a week".
fn how_often(minutes: Option<u32>, times_a_week: Option<u32>) -> String {
    let minutes = minutes.map(|n| format!("{n} min"));
    let times = times_a_week.map(|n| match n {
        1 => "1 × a week".to_owned(),
        n => format!("{n} × a week"),
    });
    match (minutes, times) {
        (Some(minutes), Some(times)) => format!("{minutes}, {times}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => String::new(),
    }
}

fn group(size: Option<u32>) -> String {
    match size {
        Some(1) => "1 to 1".to_owned(),
        Some(size) => format!("of {size}"),
        None => String::new(),
    }
}

/// Help that is for no one target, and what helps at home.
fn whole_plan(view: &PlanPaper) -> Option<Block> {
    let mut columns = Vec::new();
    if !view.strategies.is_empty() {
        let adults = view.strategies.iter().map(|words| bullet(words));
        columns.push(column(3, "What adults do", Block::List(adults.collect())));
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
        blocks: vec![Block::Beside(columns)],
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

/// Where it began, where it is and where it should go, in one line.
fn measure(measure: &MeasurePaper) -> Option<Block> {
    let parts = [
        ("Where I started", &measure.baseline),
        ("Where I am now", &measure.now),
        ("Where we want to be", &measure.expected),
    ];
    let mut text = RichText::default();
    for (name, value) in parts {
        if value.trim().is_empty() {
            continue;
        }
        let between = if text.spans.is_empty() {
            ""
        } else {
            "   ·   "
        };
        text = text
            .and(format!("{between}{name} "), Weight::Regular, Ink::Muted)
            .and(isolated(value), Weight::Bold, Ink::Text);
    }
    if !measure.scale.trim().is_empty() {
        text = text.and(
            format!("   ({})", isolated(&measure.scale)),
            Weight::Regular,
            Ink::Muted,
        );
    }
    (!text.spans.is_empty()).then_some(Block::Text {
        role: TextRole::Table,
        text,
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
        Panel {
            look: PanelLook::Outline,
            name: Some(title.to_owned()),
            blocks: vec![heading(3, title), inside],
        }
    };
    Block::Section {
        title: "What we think".to_owned(),
        blocks: vec![Block::Beside(vec![
            part("My views", &view.child_views),
            part("My parents’ or carers’ views", &view.parent_views),
        ])],
    }
}

fn decision(view: &PlanPaper) -> Option<Block> {
    let mut blocks = Vec::new();
    if !view.decision.trim().is_empty() {
        blocks.push(body(RichText::plain(&view.decision)));
    }
    if let Some(next) = view.next_review_on {
        blocks.push(body(RichText::muted("Next review ").and(
            date(next),
            Weight::Bold,
            Ink::Text,
        )));
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
