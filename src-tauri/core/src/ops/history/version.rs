//! A version of a record in words, part by part in the order of its paper.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::compare::{VersionKey, belongs, may_compare, place_among_parts, writes};
use super::order::place_of;
use super::words::{Names, field_words, is_shown, value_words};
use crate::domain::record::Kind;
use crate::domain::words::{capital, lower};
use crate::store::{AuditEntry, Reader};

/// A part of a version in words.
pub(super) struct Part {
    /// The same in both versions.
    pub(super) key: String,
    pub(super) term: String,
    pub(super) text: String,
}

/// What the fields of a record were after an entry of the trail; nothing for one that was not there or was taken back.
fn fields_after(
    entries: &[AuditEntry],
    record_id: &str,
    number: u32,
) -> Option<BTreeMap<String, Json>> {
    let mut fields = BTreeMap::new();
    let mut there = false;
    let mine = entries
        .iter()
        .take_while(|entry| entry.number <= number)
        .filter(|entry| entry.record_id == record_id && writes(entry));
    for entry in mine {
        there = entry.verb != "voided";
        for change in &entry.changes {
            fields.insert(change.field.clone(), change.to.clone());
        }
    }
    there.then_some(fields)
}

/// The parts of a version as they are read, as far as this person may.
pub(super) fn parts(
    tx: &Reader<'_>,
    entries: &[AuditEntry],
    kind: Kind,
    version: &VersionKey,
    names: &Names,
) -> Vec<Part> {
    let records: Vec<Line> = belongs(entries, kind, &version.record_id)
        .into_iter()
        .filter_map(|(kind, id)| {
            let fields = fields_after(entries, &id, version.number)?;
            Some(Line { kind, id, fields })
        })
        .collect();
    let mut found = Vec::new();
    let mut counts: BTreeMap<(&str, &'static str), u32> = BTreeMap::new();
    for line in in_order(&records) {
        if !may_compare(tx.session(), line.kind) {
            continue;
        }
        let root = line.id == version.record_id;
        let under = line.target(&records);
        let number = counts
            .entry((under.map_or("", |one| one.id.as_str()), line.kind.words()))
            .or_default();
        *number += 1;
        let number = *number;
        let mut noun = format!("{} {number}", capital(line.kind.words()));
        if let Some(target) = under {
            let place = targets_before(&records, target) + 1;
            let own = line.kind.words();
            noun = format!("{} {place}, {own} {number}", capital(target.kind.words()));
        }
        found.extend(line.parts(tx, names, root, &noun));
    }
    found
}

/// A record of a version, with its fields at that time.
struct Line {
    kind: Kind,
    id: String,
    fields: BTreeMap<String, Json>,
}

impl Line {
    /// The target that it stands under, where it does.
    fn target<'a>(&self, all: &'a [Line]) -> Option<&'a Line> {
        let id = self.fields.get("target_id")?.as_str()?;
        all.iter().find(|line| line.id == id)
    }

    /// Where its kind stands in the whole, and it among its like.
    fn rank(&self) -> (Option<usize>, Option<u64>, &str) {
        (
            place_among_parts(self.kind),
            self.fields.get("position").and_then(Json::as_u64),
            &self.id,
        )
    }

    /// Its fields in words, in the order of the paper.
    fn parts(&self, tx: &Reader<'_>, names: &Names, root: bool, noun: &str) -> Vec<Part> {
        let mut fields: Vec<(&String, &Json)> = self.fields.iter().collect();
        fields.sort_by_key(|(field, _)| place_of(self.kind, field));
        let mut found: Vec<Part> = Vec::new();
        for (field, value) in fields {
            if !is_shown(self.kind, field, tx.session()) {
                continue;
            }
            let text = value_words(field, value, names);
            if text.is_empty() {
                continue;
            }
            let field_name = field_words(self.kind, field);
            // A step says when it was achieved with its words: the day alone says nothing.
            if self.kind == Kind::SmallStep
                && field == "achieved_on"
                && let Some(step) = found.last_mut()
            {
                step.text.push_str(&format!(" (achieved on {text})"));
                continue;
            }
            let says_itself = matches!(field.as_str(), "text" | "what");
            found.push(Part {
                key: if root {
                    field.clone()
                } else {
                    format!("{} {field}", self.id)
                },
                term: match (root, says_itself) {
                    (true, _) => capital(&field_name),
                    (false, true) => noun.to_owned(),
                    (false, false) => {
                        format!("{noun}: {}", lower(&field_name))
                    }
                },
                text,
            });
        }
        found
    }
}

/// The records as they are read: what stands under a target comes right after it.
fn in_order(records: &[Line]) -> Vec<&Line> {
    let mut lines: Vec<&Line> = records.iter().collect();
    lines.sort_by_key(|line| match line.target(records) {
        None => (line.rank(), None),
        Some(target) => (target.rank(), Some(line.rank())),
    });
    lines
}

fn targets_before(records: &[Line], target: &Line) -> usize {
    let like = records.iter().filter(|line| line.kind == target.kind);
    like.filter(|line| line.rank() < target.rank()).count()
}
