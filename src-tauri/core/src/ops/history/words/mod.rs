//! The audit trail in words that staff use: deeds, fields and values.

mod codes;
mod fields;

use std::collections::HashMap;

use chrono::NaiveDate;
use serde_json::Value as Json;

use super::changes::HistoryChange;
use super::health::{health_code, health_words};
use super::statutory::statutory_words;
use super::team::team_words;
use crate::domain::calendar::year_label;
use crate::domain::concern::{FactorWords, ProgressFinding};
use crate::domain::date_words::long;
use crate::domain::measure::Measure;
use crate::domain::record::Kind;
use crate::domain::record::agency::Agency;
use crate::domain::record::assessment::{AreaFindings, Contributor};
use crate::domain::record::person::Staff;
use crate::domain::record::school::SchoolClass;
use crate::domain::role::Action;
use crate::domain::year_group::YearOverride;
use crate::error::Result;
use crate::office::Session;
use crate::store::Reader;
use codes::code_words;
pub(crate) use fields::field_words;

/// The names behind ids that a change may carry.
#[derive(Debug, Default)]
pub(crate) struct Names(HashMap<String, String>);

impl Names {
    pub(crate) fn of(tx: &Reader<'_>) -> Result<Self> {
        let staff = tx.all::<Staff>()?.into_iter();
        let classes = tx.all::<SchoolClass>()?.into_iter();
        let agencies = tx.all::<Agency>()?.into_iter();
        Ok(Self(
            staff
                .map(|kept| (kept.record.id.to_string(), kept.record.name))
                .chain(classes.map(|kept| (kept.record.id.to_string(), kept.record.name)))
                .chain(agencies.map(|kept| (kept.record.id.to_string(), kept.record.name)))
                .collect(),
        ))
    }
}

/// What was done, after the name of the person: "changed the plan: strengths".
pub(crate) fn deed(verb: &str, kind: Kind, changes: &[HistoryChange]) -> String {
    let what = kind.words();
    match verb {
        "opened" => "opened the record".to_owned(),
        "added" => begun(kind).map_or_else(
            || format!("added {} {what}", article(what)),
            ToOwned::to_owned,
        ),
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
        "printed" => format!("printed the {what}"),
        "looked at" => format!("looked at the {what}"),
        "copy saved" => format!("saved a copy of the {what}"),
        "photo set" => "set the photo".to_owned(),
        "photo removed" => "removed the photo".to_owned(),
        other => format!("{other} ({what})"),
    }
}

/// What making a record of a kind is called, where nobody would say that it was added.
fn begun(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Pupil => Some("added the child"),
        Kind::Plan => Some("began the plan"),
        Kind::Concern => Some("raised a concern"),
        Kind::ClockMark => Some("decided about a date that is due"),
        Kind::Cycle => Some("began a cycle of the plan"),
        Kind::Rating => Some("rated a target"),
        Kind::Review => Some("began the review"),
        Kind::TargetReview => Some("judged a target in the review"),
        Kind::Provision => Some("added a line of provision"),
        Kind::Note => Some("wrote a note"),
        Kind::Letter => Some("wrote a letter"),
        Kind::Disclosure => Some("recorded what left the building"),
        Kind::TeamAction => Some("wrote down what the team agreed"),
        Kind::ChronologyEvent => Some("wrote into the chronology"),
        Kind::Profile => Some("wrote the profile"),
        _ => None,
    }
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    }
}

/// Whether a field is for people to read, and for this person.
pub(crate) fn is_shown(kind: Kind, field: &str, session: &Session) -> bool {
    match (kind, field) {
        (Kind::Pupil, "key_facts") => session.may(Action::SendRead),
        // How the school knows is what doctors wrote.
        (Kind::Disability, "basis") => session.may(Action::ReportRead),
        (Kind::Pupil, "upn") => session.may(Action::PupilWrite) || session.may(Action::AuditRead),
        (
            _,
            "pupil_id" | "plan_id" | "target_id" | "outcome_id" | "cycle_id" | "review_id"
            | "adapted_from" | "placement_id" | "referral_id" | "entry_id" | "strategy_id"
            | "position" | "stage_key" | "pupil" | "belongs_id" | "sha256" | "source_sha256"
            | "destruction_id" | "contact_ids" | "medicine_id" | "corrects_id" | "reintegration_id"
            | "extends_id" | "after_placement_id" | "meeting_id" | "starter_key" | "about_id",
        ) => false,
        _ => true,
    }
}

/// "9", not "9.0": a score is kept as a number that may have parts, and most have none.
fn number_words(number: &serde_json::Number) -> String {
    number
        .as_f64()
        .map_or_else(|| number.to_string(), |value| value.to_string())
}

/// A value in words; empty for none.
pub(crate) fn value_words(field: &str, value: &Json, names: &Names) -> String {
    match value {
        Json::Null => String::new(),
        Json::Bool(true) => "yes".to_owned(),
        Json::Bool(false) => "no".to_owned(),
        Json::Number(number) => match number.as_i64().and_then(|year| i32::try_from(year).ok()) {
            Some(year) if field == "starting" => year_label(year),
            _ => number_words(number),
        },
        Json::String(text) => text_words(field, text, names),
        Json::Array(items) => {
            let words: Vec<String> = items
                .iter()
                .map(|item| value_words(field, item, names))
                .collect();
            words.join("; ")
        }
        Json::Object(_) => object_words(value),
    }
}

fn text_words(field: &str, text: &str, names: &Names) -> String {
    if let Some(word) = code_words(field, text).or_else(|| health_code(field, text)) {
        return word.to_owned();
    }
    if (field.ends_with("_id") || field == "also_for")
        && let Some(name) = names.0.get(text)
    {
        return name.clone();
    }
    if field.ends_with("_on")
        && let Ok(day) = text.parse::<NaiveDate>()
    {
        return long(day);
    }
    text.to_owned()
}

/// What there is of several parts, with a mark between.
fn list_of(parts: &[String], between: &str) -> String {
    let filled: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    filled.join(between)
}

fn object_words(value: &Json) -> String {
    if let Ok(measure) = serde_json::from_value::<Measure>(value.clone()) {
        return measure.name().to_owned();
    }
    if let Ok(finding) = serde_json::from_value::<ProgressFinding>(value.clone()) {
        return format!("{}: {}", finding.test.name(), finding.evidence);
    }
    if let Ok(one) = serde_json::from_value::<FactorWords>(value.clone()) {
        return format!("{}: {}", one.factor.name(), one.words);
    }
    if let Ok(one) = serde_json::from_value::<Contributor>(value.clone()) {
        let parts = [one.name, one.role, long(one.contributed_on)];
        return list_of(&parts, ", ");
    }
    if let Ok(found) = serde_json::from_value::<AreaFindings>(value.clone()) {
        let part = |name: &str, words: &str| {
            if words.is_empty() {
                String::new()
            } else {
                format!("{name}: {words}")
            }
        };
        let parts = [
            part("Strengths", &found.strengths),
            part("Needs", &found.needs),
            part("Views", &found.views),
        ];
        return list_of(&parts, "; ");
    }
    let words = health_words(value).or_else(|| statutory_words(value));
    if let Some(words) = words.or_else(|| team_words(value)) {
        return words;
    }
    if let Ok(held) = serde_json::from_value::<YearOverride>(value.clone()) {
        return format!(
            "{} in {}",
            held.year_group.name(),
            year_label(held.starting)
        );
    }
    String::new()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_are_told_in_the_words_of_the_forms() {
        let names = Names(HashMap::from([("hazel".to_owned(), "Hazel".to_owned())]));
        for (field, value, words) in [
            ("score", json!(9.0), "9"),
            ("score", json!(2.5), "2.5"),
            (
                "sen_type",
                json!("SLCN"),
                "Speech, language and communication needs",
            ),
            ("from_on", json!("2026-09-01"), "1 September 2026"),
            ("class_id", json!("hazel"), "Hazel"),
            ("may_be_told", json!(false), "no"),
            ("measure", json!({ "kind": "tme" }), "Scale of 1 to 10"),
            (
                "year_override",
                json!({ "year_group": "3", "starting": 2026 }),
                "Year 3 in 2026/27",
            ),
            ("missing", json!(["profile"]), "The profile is written"),
            // What somebody typed stays as typed, even where it looks like a code or a date.
            ("body", json!("2026-09-01"), "2026-09-01"),
            ("detail", json!("hazel"), "hazel"),
            ("upn", json!(null), ""),
        ] {
            assert_eq!(value_words(field, &value, &names), words, "{field}");
        }
    }

    #[test]
    fn what_was_printed_is_named_in_a_sentence() {
        assert_eq!(deed("printed", Kind::Plan, &[]), "printed the plan");
    }

    #[test]
    fn a_field_without_a_word_of_its_own_reads_as_words() {
        assert_eq!(field_words(Kind::Plan, "what_we_notice"), "what we notice");
        assert_eq!(field_words(Kind::Plan, "started_on"), "started");
        assert_eq!(field_words(Kind::Pupil, "upn"), "UPN");
    }
}
