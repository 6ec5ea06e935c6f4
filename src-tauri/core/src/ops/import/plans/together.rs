//! The rows of one child: those that set the same target are made one, and those that contradict each other are told.

use std::collections::BTreeMap;

use crate::domain::person_name::fold;
use crate::exchange::plans::{FileTarget, PlanRow};

/// The rows of a child, and the reasons of those that contradict another, by row.
pub(super) struct Together {
    pub(super) rows: Vec<PlanRow>,
    pub(super) wrong: Vec<(u32, String)>,
}

/// Lets every row of a target know all that the list says of it, so that the order of the rows decides nothing.
pub(super) fn together(rows: Vec<PlanRow>) -> Together {
    let mut targets: BTreeMap<String, Vec<(u32, FileTarget)>> = BTreeMap::new();
    for row in &rows {
        if let Some(target) = &row.target {
            let of_text = targets.entry(fold(&target.text)).or_default();
            of_text.push((row.row, target.clone()));
        }
    }
    let mut wrong = Vec::new();
    let mut whole: BTreeMap<String, FileTarget> = BTreeMap::new();
    for (text, set) in targets {
        match merged(&set) {
            Some(target) => {
                whole.insert(text, target);
            }
            None => wrong.extend(set.iter().map(|(row, _)| (*row, contradicts(*row, &set)))),
        }
    }
    let rows = rows
        .into_iter()
        .filter(|row| !wrong.iter().any(|(other, _)| *other == row.row))
        .map(|row| {
            let target = row
                .target
                .as_ref()
                .and_then(|target| whole.get(&fold(&target.text)).cloned());
            PlanRow { target, ..row }
        })
        .collect();
    Together { rows, wrong }
}

/// One target of several that agree in everything that more than one of them says.
fn merged(set: &[(u32, FileTarget)]) -> Option<FileTarget> {
    let ((_, first), others) = set.split_first()?;
    let mut whole = first.clone();
    for (_, other) in others {
        let agree = whole.measure == other.measure
            && agrees(whole.baseline.as_ref(), other.baseline.as_ref())
            && agrees(whole.expected.as_ref(), other.expected.as_ref())
            && agrees(whole.by_on.as_ref(), other.by_on.as_ref())
            && agrees(whole.area.as_ref(), other.area.as_ref())
            && agrees(
                named(&whole.outcome).as_ref(),
                named(&other.outcome).as_ref(),
            );
        if !agree {
            return None;
        }
        whole.baseline = whole.baseline.or(other.baseline);
        whole.expected = whole.expected.or(other.expected);
        whole.by_on = whole.by_on.or(other.by_on);
        whole.area = whole.area.or(other.area);
        if other.text < whole.text {
            whole.text.clone_from(&other.text);
        }
        if whole.outcome.is_empty() {
            whole.outcome.clone_from(&other.outcome);
        }
        let fresh = other
            .strategies
            .iter()
            .filter(|text| !whole.strategies.contains(text));
        let fresh: Vec<String> = fresh.cloned().collect();
        whole.strategies.extend(fresh);
    }
    Some(whole)
}

fn named(outcome: &str) -> Option<String> {
    (!outcome.is_empty()).then(|| fold(outcome))
}

fn agrees<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}

fn contradicts(row: u32, set: &[(u32, FileTarget)]) -> String {
    let others: Vec<String> = set
        .iter()
        .filter(|(other, _)| *other != row)
        .map(|(other, _)| other.to_string())
        .collect();
    format!(
        "Row {} sets the same target for this child with other scores, dates or outcome. Make the rows agree.",
        others.join(", ")
    )
}
