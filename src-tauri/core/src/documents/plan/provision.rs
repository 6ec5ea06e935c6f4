//! What the school provides, for a target or for the whole plan, in one table.

use crate::documents::layout::block::{Block, RichText, Table};
use crate::documents::view::{PlanPaper, ProvisionPaper};
use crate::documents::wording::short_span;

/// What the school provides, each line with the target that it serves.
pub(super) fn provided(view: &PlanPaper) -> Option<Block> {
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
    // Where all lines last as long, the dates stand once, beside the title.
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
    Some(Block::Section {
        title: "What the school provides".to_owned(),
        aside: RichText::muted(if shared { first } else { String::new() }),
        blocks: vec![Block::Table(Table::of(&head, &rows))],
    })
}

/// "10 min, 4 × a week".
fn how_often(minutes: Option<u32>, times_a_week: Option<u32>) -> String {
    let minutes = minutes.map(|n| format!("{n} min"));
    let times = times_a_week.map(|n| match n {
        1 => "once a week".to_owned(),
        2 => "twice a week".to_owned(),
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
        Some(size) => format!("{size} children"),
        None => String::new(),
    }
}
