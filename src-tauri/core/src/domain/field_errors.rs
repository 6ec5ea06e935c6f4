//! What is wrong with what somebody entered: every problem at once, each beside its field.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Finished sentences for a person to read, kept by the path of the field they belong to.
///
/// A path names a field as the window does: `date_of_birth`, or `half_terms.2.ends_on` for one in a list.
/// Problems of one field stay in the order they were added.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "Record<string, Array<string>>")]
pub struct FieldErrors {
    fields: BTreeMap<String, Vec<String>>,
}

impl FieldErrors {
    pub fn new() -> Self {
        Self::default()
    }

    /// One problem, for a rule that can find no more than one.
    pub fn one(field: impl Into<String>, sentence: impl Into<String>) -> Self {
        let mut errors = Self::new();
        errors.add(field, sentence);
        errors
    }

    /// Adds a sentence beside a field. The same sentence is not said twice of one field.
    pub fn add(&mut self, field: impl Into<String>, sentence: impl Into<String>) {
        let sentence = sentence.into();
        let sentences = self.fields.entry(field.into()).or_default();
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }

    /// Takes over the problems of a part, each path put under `prefix`.
    pub fn add_within(&mut self, prefix: &str, part: FieldErrors) {
        for (field, sentences) in part.fields {
            for sentence in sentences {
                self.add(format!("{prefix}.{field}"), sentence);
            }
        }
    }

    /// Takes over the problems of another check of the same fields.
    pub fn merge(&mut self, other: FieldErrors) {
        for (field, sentences) in other.fields {
            for sentence in sentences {
                self.add(field.clone(), sentence);
            }
        }
    }

    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// The sentences beside one field, none where it is sound.
    pub fn of(&self, field: &str) -> &[String] {
        self.fields.get(field).map_or(&[], Vec::as_slice)
    }

    /// Every field with its sentences, in the order of the paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.fields
            .iter()
            .map(|(field, sentences)| (field.as_str(), sentences.as_slice()))
    }

    /// `Ok` when nothing is wrong.
    ///
    /// # Errors
    /// The errors themselves when there is at least one.
    pub fn into_result(self) -> Result<(), FieldErrors> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }
}

impl std::fmt::Display for FieldErrors {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sentences: Vec<&str> = self.fields.values().flatten().map(String::as_str).collect();
        f.write_str(&sentences.join(" "))
    }
}

impl std::error::Error for FieldErrors {}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_problem_is_kept_beside_its_field_in_order() {
        let mut errors = FieldErrors::new();
        errors.add("surname", "Enter a surname.");
        errors.add("born_on", "Enter the date of birth.");
        errors.add("surname", "Use letters.");
        errors.add("surname", "Use letters.");
        assert_eq!(errors.of("surname"), ["Enter a surname.", "Use letters."]);
        assert_eq!(errors.of("born_on").len(), 1);
        assert!(errors.of("other").is_empty());
        assert_eq!(errors.clone().into_result(), Err(errors));
    }

    #[test]
    fn the_problems_of_a_part_carry_the_path_to_it() {
        let mut errors = FieldErrors::one("title", "Enter a title.");
        errors.add_within(
            "targets.1",
            FieldErrors::one("wording", "Enter the target."),
        );
        assert_eq!(errors.of("targets.1.wording"), ["Enter the target."]);
        assert_eq!(errors.to_string(), "Enter the target. Enter a title.");
    }

    #[test]
    fn nothing_wrong_is_ok_and_the_window_gets_a_plain_object() {
        assert_eq!(FieldErrors::new().into_result(), Ok(()));
        let json = serde_json::to_string(&FieldErrors::one("upn", "Too short.")).unwrap();
        assert_eq!(json, r#"{"upn":["Too short."]}"#);
    }
}
