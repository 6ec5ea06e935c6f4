//! The outcomes of a plan with their targets: what is aimed at, how far it has come, the small steps, and what adults do.

use chrono::NaiveDate;

use crate::documents::fonts::Weight;
use crate::documents::layout::block::{
    Block, ListItem, ListMark, Panel, PanelLook, RichText, isolated,
};
use crate::documents::style::{Ink, TextRole};
use crate::documents::view::{MeasurePaper, OutcomePaper, StepPaper, TargetPaper};
use crate::documents::wording::{date, short};

/// An outcome and its targets. A target that is to be met by the review does not say the day again.
pub(super) fn outcome(
    number: usize,
    outcome: &OutcomePaper,
    review: Option<NaiveDate>,
) -> Vec<Block> {
    let mut blocks = vec![Block::Titled {
        level: 2,
        role: TextRole::Section,
        title: RichText::default().and(format!("Outcome {number}"), Weight::Bold, Ink::Accent),
        text: RichText::plain(&outcome.text),
    }];
    blocks.extend(outcome.targets.iter().map(|one| target(one, review)));
    blocks
}

fn target(target: &TargetPaper, review: Option<NaiveDate>) -> Block {
    let mut blocks = vec![Block::Titled {
        level: 3,
        role: TextRole::Heading,
        title: RichText::default().and(
            format!("Target {}", target.number),
            Weight::Bold,
            Ink::Accent,
        ),
        text: RichText::bold(&target.text),
    }];
    blocks.extend(target.measure.as_ref().and_then(|one| measure(one, review)));
    let mut labelled = |title: &str, items: Vec<ListItem>| {
        if !items.is_empty() {
            blocks.push(Block::Labelled {
                level: 4,
                title: title.to_owned(),
                blocks: vec![Block::List(items)],
            });
        }
    };
    labelled("Small steps", target.steps.iter().map(step).collect());
    let adults = target.strategies.iter().map(|words| bullet(words));
    labelled("What adults do", adults.collect());
    Block::Panel(Panel {
        look: PanelLook::Outline,
        name: Some(format!("Target {}", target.number)),
        blocks,
    })
}

/// A column of a card or a section; `level` is that of its small heading.
pub(super) fn column(level: u8, title: &str, inside: Block) -> Panel {
    Panel {
        look: PanelLook::Bare,
        name: None,
        blocks: vec![label(level, title), inside],
    }
}

fn label(level: u8, words: &str) -> Block {
    Block::Heading {
        level,
        role: TextRole::Label,
        text: RichText::default().and(words, Weight::Bold, Ink::Muted),
    }
}

pub(super) fn bullet(words: &str) -> ListItem {
    ListItem {
        mark: ListMark::Bullet,
        text: RichText::plain(words),
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

/// Where it began, where it is and where it should go, in one line.
fn measure(measure: &MeasurePaper, review: Option<NaiveDate>) -> Option<Block> {
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
        let between = if text.spans.is_empty() { "" } else { "  ·  " };
        text = text
            .and(format!("{between}{name} "), Weight::Regular, Ink::Muted)
            .and(isolated(value), Weight::Bold, Ink::Text);
    }
    if let Some(day) = measure.expected_by.filter(|day| Some(*day) != review) {
        text = text.and(format!(" by {}", date(day)), Weight::Regular, Ink::Muted);
    }
    if !measure.scale.trim().is_empty() {
        text = text.and(
            format!("  ({})", isolated(&measure.scale)),
            Weight::Regular,
            Ink::Muted,
        );
    }
    (!text.spans.is_empty()).then_some(Block::Text {
        role: TextRole::Table,
        text,
    })
}
