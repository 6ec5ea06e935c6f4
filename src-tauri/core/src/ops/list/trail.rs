//! The audit trail, an entry a row, and its entries in words.

use serde_json::Value as Json;

use super::gather::{Column, Gathered, Names};
use crate::domain::field_errors::FieldErrors;
use crate::domain::record::Kind;
use crate::error::Result;
use crate::exchange::write::Cell;
use crate::store::{AuditEntry, AuditFilter, FieldChange, Reader};

/// More entries than this are not for a spreadsheet.
const MOST: u32 = 100_000;

/// An entry with its moment by the school's own clock.
struct Line {
    at: chrono::NaiveDateTime,
    entry: AuditEntry,
}

const COLUMNS: &[Column<Line>] = &[
    Column::first("at", "When", |line| Cell::Moment(line.at)),
    Column::first("who", "Who", |line| Cell::words(&line.entry.staff_name)),
    Column::first("did", "What they did", |line| {
        Cell::words(audit_words(&line.entry))
    }),
    Column::first("child", "Child", |line| {
        Cell::words(line.entry.pupil_name.clone().unwrap_or_default())
    }),
    Column::first("changes", "What changed", |line| {
        let changes: Vec<String> = line.entry.changes.iter().map(change_words).collect();
        Cell::words(changes.join("\n"))
    }),
    Column::more("number", "Number", |line| {
        Cell::Number(line.entry.number.into())
    }),
];

pub(super) fn gather(tx: &Reader<'_>, filter: &AuditFilter) -> Result<Gathered> {
    let entries = tx.audit_whole(filter, MOST)?;
    if entries.len() >= MOST as usize {
        return Err(FieldErrors::one(
            "rows",
            "That is more than 100,000 entries. Choose a person, a child or fewer days, then try again.",
        )
        .into());
    }
    let names = Names {
        title: "Audit trail".to_owned(),
        row: "entry",
        exported: "exported the audit trail",
        printed: "printed the audit trail",
        kind: Kind::School,
        order: "Latest first",
    };
    let columns: Vec<_> = COLUMNS.iter().collect();
    Ok(Gathered::new(
        names,
        &columns,
        entries.into_iter().map(|entry| {
            let line = Line {
                at: tx.world().local(entry.at),
                entry,
            };
            let pupil = line.entry.pupil_id.clone();
            (line.entry.number.to_string(), pupil, line)
        }),
    ))
}

/// What somebody did, after their name: "changed the class", "signed in", "opened the record".
pub(crate) fn audit_words(entry: &AuditEntry) -> String {
    let what = entry.kind.words();
    match entry.verb.as_str() {
        "opened" if entry.pupil_name.is_some() => "opened the record".to_owned(),
        "revised" => format!("changed the {what}"),
        "voided" => format!("took back the {what}"),
        verb @ ("added" | "brought back" | "opened" | "printed") => format!("{verb} the {what}"),
        verb => verb.to_owned(),
    }
}

/// A field of the trail in words: "job title: from “Teacher” to “SENCO”".
pub(crate) fn change_words(change: &FieldChange) -> String {
    let name = change.field.replace('_', " ");
    let long = |value: &Json| value.is_object() || value.is_array();
    if long(&change.from) || long(&change.to) {
        return format!("{name} changed");
    }
    if change.from.is_null() {
        return format!("{name}: {}", said(&change.to));
    }
    format!(
        "{name}: from {} to {}",
        said(&change.from),
        said(&change.to)
    )
}

fn said(value: &Json) -> String {
    match value {
        Json::Bool(true) => "yes".to_owned(),
        Json::Bool(false) => "no".to_owned(),
        Json::Number(number) => number.to_string(),
        Json::String(text) if text.is_empty() => "nothing".to_owned(),
        // A code of several words, such as a role, is read as its words.
        Json::String(code) if is_code(code) => code.replace('_', " "),
        Json::String(text) => format!("“{text}”"),
        _ => "nothing".to_owned(),
    }
}

fn is_code(text: &str) -> bool {
    text.contains('_')
        && text
            .split('_')
            .all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::*;
    use crate::testing::op;

    fn entry(verb: &str, kind: &str, pupil: Option<&str>) -> AuditEntry {
        op(
            json!({ "number": 1, "at": "2026-11-22T14:02:00Z", "staff_name": "Mrs A Okafor",
            "action": "need_write", "verb": verb, "kind": kind, "record_id": "r1", "pupil_id": null,
            "pupil_name": pupil, "changes": [] }),
        )
    }

    #[test]
    fn a_deed_is_told_as_somebody_would_say_it() {
        for (verb, kind, pupil, words) in [
            ("added", "need", Some("Zoë Byrne"), "added the need"),
            ("opened", "pupil", Some("Zoë Byrne"), "opened the record"),
            ("revised", "school_class", None, "changed the class"),
            ("voided", "note", Some("Zoë Byrne"), "took back the note"),
            ("printed", "plan", Some("Zoë Byrne"), "printed the plan"),
            ("signed in", "staff", None, "signed in"),
            (
                "exported the register",
                "pupil",
                None,
                "exported the register",
            ),
        ] {
            assert_eq!(audit_words(&entry(verb, kind, pupil)), words);
        }
    }

    #[test]
    fn a_change_is_told_from_what_to_what() {
        let change = |field: &str, from: Json, to: Json| FieldChange {
            field: field.to_owned(),
            from,
            to,
        };
        for (change, words) in [
            (
                change("job_title", json!("Teacher"), json!("")),
                "job title: from “Teacher” to nothing",
            ),
            (
                change("role", json!("senco"), json!("class_teacher")),
                "role: from “senco” to class teacher",
            ),
            (
                change("administrator", Json::Null, json!(true)),
                "administrator: yes",
            ),
            (change("children", Json::Null, json!(38)), "children: 38"),
            (change("stages", json!([]), json!([1])), "stages changed"),
        ] {
            assert_eq!(change_words(&change), words);
        }
    }
}
