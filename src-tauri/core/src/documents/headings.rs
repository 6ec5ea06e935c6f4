//! The headings of papers in the languages of families, from the data files under `assets/headings`.
//!
//! They stand under the English headings, never instead of them, and were checked by no machine: a school that reads
//! the language may mend its file. What people wrote is never translated.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::domain::paper::HeadingLanguage;

type Words = BTreeMap<String, String>;

macro_rules! files {
    ($($Language:ident = $file:literal,)+) => {
        fn file(language: HeadingLanguage) -> &'static str {
            match language {
                $(HeadingLanguage::$Language => {
                    include_str!(concat!("../../../../assets/headings/", $file))
                })+
            }
        }

        fn words(language: HeadingLanguage) -> &'static Words {
            match language {
                $(HeadingLanguage::$Language => {
                    static WORDS: OnceLock<Words> = OnceLock::new();
                    WORDS.get_or_init(|| serde_json::from_str(file(language)).unwrap_or_default())
                })+
            }
        }
    };
}

files! {
    Arabic = "ar.json",
    Bengali = "bn.json",
    Gujarati = "gu.json",
    Lithuanian = "lt.json",
    Polish = "pl.json",
    Portuguese = "pt.json",
    Punjabi = "pa.json",
    Romanian = "ro.json",
    Turkish = "tr.json",
    Ukrainian = "uk.json",
    Urdu = "ur.json",
}

/// A heading in another language, where it is kept. A number at its end, and what follows a colon, stay off the
/// look-up: "Target 2" is "Target" with its number.
pub(crate) fn translated(language: HeadingLanguage, english: &str) -> Option<String> {
    let words = words(language);
    if let Some(found) = words.get(english) {
        return Some(found.clone());
    }
    let (before, _) = english.split_once(':').unwrap_or((english, ""));
    if let Some(found) = words.get(before) {
        return Some(found.clone());
    }
    let stem = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = before.get(stem.len()..).unwrap_or_default();
    let found = words.get(stem.trim_end())?;
    Some(format!("{found} {number}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::documents::fonts::FontBook;

    fn keys(language: HeadingLanguage) -> Vec<String> {
        let words: Words = serde_json::from_str(file(language)).unwrap();
        words.into_keys().collect()
    }

    #[test]
    fn every_language_has_the_same_headings_and_all_can_be_printed() {
        let expected = keys(HeadingLanguage::Polish);
        assert!(expected.len() > 25);
        let book = FontBook::shared();
        for language in HeadingLanguage::ALL {
            assert_eq!(keys(*language), expected, "{}", language.name());
            for (english, words) in words(*language) {
                assert!(!words.trim().is_empty(), "{}: {english}", language.name());
                for letter in words.chars().filter(|c| !c.is_whitespace()) {
                    assert!(
                        book.can_print(letter) || matches!(letter, '\u{200C}' | '\u{200D}'),
                        "{letter} of {words}"
                    );
                }
            }
        }
    }

    #[test]
    fn numbers_and_dates_of_a_heading_do_not_hide_it() {
        let polish = |english| translated(HeadingLanguage::Polish, english);
        assert_eq!(polish("Target 12").unwrap(), "Cel 12");
        assert_eq!(
            polish("How it went: review of 3 March 2026"),
            polish("How it went")
        );
        assert_eq!(polish("Something else"), None);
    }
}
