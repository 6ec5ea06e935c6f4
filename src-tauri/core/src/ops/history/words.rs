//! The audit trail in words that staff use: deeds, fields and values.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde_json::Value as Json;

use super::changes::HistoryChange;
use crate::domain::date_words::long;
use crate::domain::record::Kind;
use crate::domain::record::person::Staff;
use crate::domain::record::school::SchoolClass;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::Session;
use crate::store::Reader;

/// The names behind ids that a change may carry.
#[derive(Debug, Default)]
pub(super) struct Names(HashMap<String, String>);

impl Names {
    pub(super) fn of(tx: &Reader<'_>) -> Result<Self> {
        let staff = tx.all::<Staff>()?.into_iter();
        let classes = tx.all::<SchoolClass>()?.into_iter();
        Ok(Self(
            staff
                .map(|kept| (kept.record.id.to_string(), kept.record.name))
                .chain(classes.map(|kept| (kept.record.id.to_string(), kept.record.name)))
                .collect(),
        ))
    }
}

/// What was done, after the name of the person: "changed the plan: strengths".
pub(crate) fn deed(verb: &str, kind: Kind, changes: &[HistoryChange]) -> String {
    let what = kind.words();
    match verb {
        "opened" => "opened the record".to_owned(),
        "added" if kind == Kind::Pupil => "added the child".to_owned(),
        "added" => format!("added a {what}"),
        "revised" => {
            let fields: Vec<&str> = changes.iter().map(|change| change.field.as_str()).collect();
            if fields.is_empty() {
                format!("changed the {what}")
            } else {
                format!("changed the {what}: {}", fields.join(", "))
            }
        }
        "voided" => format!("took back the {what}"),
        "brought back" => format!("brought back the {what}"),
        "photo set" => "set the photo".to_owned(),
        "photo removed" => "removed the photo".to_owned(),
        other => format!("{other} ({what})"),
    }
}

/// Whether a field is for people to read, and for this person.
pub(super) fn is_shown(kind: Kind, field: &str, session: &Session) -> bool {
    match (kind, field) {
        (Kind::Pupil, "key_facts") => session.may(Action::SendRead),
        (Kind::Pupil, "upn") => session.may(Action::PupilWrite) || session.may(Action::AuditRead),
        (
            _,
            "pupil_id" | "plan_id" | "target_id" | "outcome_id" | "cycle_id" | "review_id"
            | "adapted_from" | "position" | "stage_key" | "pupil",
        ) => false,
        _ => true,
    }
}

/// A field in words.
pub(super) fn field_words(_kind: Kind, field: &str) -> String {
    field.strip_suffix("_on").unwrap_or(field).replace('_', " ")
}

/// A value in words; empty for none.
pub(super) fn value_words(_field: &str, value: &Json, names: &Names) -> String {
    match value {
        Json::Null => String::new(),
        Json::Bool(true) => "yes".to_owned(),
        Json::Bool(false) => "no".to_owned(),
        Json::Number(number) => number.to_string(),
        Json::String(text) => names.0.get(text).cloned().unwrap_or_else(|| {
            text.parse::<NaiveDate>()
                .map_or_else(|_| text.clone(), long)
        }),
        Json::Array(items) => {
            let words: Vec<String> = items
                .iter()
                .map(|item| value_words(_field, item, names))
                .collect();
            words.join(", ")
        }
        Json::Object(_) => value.to_string(),
    }
}
