//! Names of people: what they are called, what the law calls them, and how a list sorts and finds them.
//!
//! Names come from every language. Nothing here assumes a script, a number of words or that a family name exists.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::field_errors::FieldErrors;
pub use super::name_search::{fold, key_matches};

/// The longest part of a name, in characters.
const LONGEST: usize = 100;

/// A person's name as entered: legal parts, and what they are called where that differs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonName {
    pub given: String,
    #[serde(default)]
    pub middle: Option<String>,
    /// Empty for somebody with one name alone.
    pub family: String,
    #[serde(default)]
    pub preferred_given: Option<String>,
    #[serde(default)]
    pub preferred_family: Option<String>,
}

impl PersonName {
    /// A name without middle or preferred parts.
    pub fn new(given: impl Into<String>, family: impl Into<String>) -> Self {
        Self {
            given: given.into(),
            family: family.into(),
            ..Self::default()
        }
    }

    /// What the person is called by first name: on screen, on paper, in a sentence.
    pub fn called(&self) -> &str {
        let given = chosen(&self.preferred_given, &self.given);
        if given.is_empty() {
            self.called_family()
        } else {
            given
        }
    }

    /// "Zoë Lund": preferred parts before legal ones.
    pub fn display(&self) -> String {
        join(
            [
                chosen(&self.preferred_given, &self.given),
                self.called_family(),
            ],
            " ",
        )
    }

    /// "Lund, Zoë", for a list in order of family name.
    pub fn in_list(&self) -> String {
        join(
            [
                self.called_family(),
                chosen(&self.preferred_given, &self.given),
            ],
            ", ",
        )
    }

    /// "Zoe Marie Lund-Osei", as the law and the census know the person.
    pub fn legal(&self) -> String {
        join(
            [
                self.given.trim(),
                self.middle.as_deref().unwrap_or_default().trim(),
                self.family.trim(),
            ],
            " ",
        )
    }

    /// Whether the person is called something else than the law says, middle names apart.
    pub fn differs_from_legal(&self) -> bool {
        self.display() != join([self.given.trim(), self.family.trim()], " ")
    }

    /// "ZL": at most two letters, for a picture's place.
    pub fn initials(&self) -> String {
        [
            chosen(&self.preferred_given, &self.given),
            self.called_family(),
        ]
        .into_iter()
        .filter_map(initial)
        .collect()
    }

    /// What a list sorts by: family then given name, without accents and case.
    pub fn sort_key(&self) -> String {
        format!(
            "{}\u{1f}{}",
            fold(self.called_family()),
            fold(chosen(&self.preferred_given, &self.given))
        )
    }

    /// Every part of the name, folded, for a search to look in.
    pub fn search_key(&self) -> String {
        let mut words: Vec<String> = Vec::new();
        for part in [
            chosen(&self.preferred_given, &self.given),
            self.called_family(),
            &self.given,
            self.middle.as_deref().unwrap_or_default(),
            &self.family,
        ] {
            for word in fold(part).split(' ').filter(|word| !word.is_empty()) {
                if words.iter().all(|known| known != word) {
                    words.push(word.to_owned());
                }
            }
        }
        words.join(" ")
    }

    /// Whether every word typed begins a word of the name, in any order and with or without accents.
    pub fn matches(&self, typed: &str) -> bool {
        key_matches(&self.search_key(), typed)
    }

    /// Trims the parts, and takes an empty part for none.
    pub fn tidied(&self) -> Self {
        let optional =
            |part: &Option<String>| part.as_deref().map(tidy).filter(|part| !part.is_empty());
        Self {
            given: tidy(&self.given),
            middle: optional(&self.middle),
            family: tidy(&self.family),
            preferred_given: optional(&self.preferred_given),
            preferred_family: optional(&self.preferred_family),
        }
    }

    /// Checks a name as entered.
    ///
    /// # Errors
    /// Paths are the names of the fields. One of `given` and `family` may be empty, for a person with one name.
    pub fn validate(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::new();
        if self.given.trim().is_empty() && self.family.trim().is_empty() {
            errors.add("given", "Enter the name.");
        }
        for (field, part) in [
            ("given", Some(&self.given)),
            ("middle", self.middle.as_ref()),
            ("family", Some(&self.family)),
            ("preferred_given", self.preferred_given.as_ref()),
            ("preferred_family", self.preferred_family.as_ref()),
        ] {
            let Some(part) = part else { continue };
            if part.chars().count() > LONGEST {
                errors.add(
                    field,
                    format!("A name has {LONGEST} characters at most here. Shorten it."),
                );
            }
            if part.chars().any(char::is_control) {
                errors.add(
                    field,
                    "The name holds a line break or a hidden character. Type it again.",
                );
            }
        }
        errors.into_result()
    }

    fn called_family(&self) -> &str {
        chosen(&self.preferred_family, &self.family)
    }
}

/// The preferred part where there is one, otherwise the legal part.
fn chosen<'a>(preferred: &'a Option<String>, legal: &'a str) -> &'a str {
    preferred
        .as_deref()
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .unwrap_or(legal.trim())
}

fn join<const N: usize>(parts: [&str; N], between: &str) -> String {
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(between)
}

/// The first letter with the marks that belong to it, in capitals.
fn initial(name: &str) -> Option<String> {
    let mut letters = name.nfc().skip_while(|letter| !letter.is_alphabetic());
    let first = letters.next()?;
    Some(
        first
            .to_uppercase()
            .chain(letters.take_while(|letter| is_combining_mark(*letter)))
            .collect(),
    )
}

/// Composed letters, single spaces, none at the ends.
fn tidy(part: &str) -> String {
    part.split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
        .trim()
        .nfc()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn zoe() -> PersonName {
        PersonName {
            given: "Zoe".to_owned(),
            middle: Some("Marie".to_owned()),
            family: "Lund-Osei".to_owned(),
            preferred_given: Some("Zoë".to_owned()),
            preferred_family: Some("Lund".to_owned()),
        }
    }

    #[test]
    fn a_child_is_called_what_she_prefers_and_the_law_keeps_its_own() {
        assert_eq!(zoe().display(), "Zoë Lund");
        assert_eq!(zoe().called(), "Zoë");
        assert_eq!(zoe().in_list(), "Lund, Zoë");
        assert_eq!(zoe().legal(), "Zoe Marie Lund-Osei");
        assert!(zoe().differs_from_legal());
        assert!(!PersonName::new("Siân", "Rees").differs_from_legal());
    }

    #[test]
    fn a_blank_preference_is_none() {
        let name = PersonName {
            preferred_given: Some("  ".to_owned()),
            ..PersonName::new(" Tom ", "Ash")
        };
        assert_eq!(name.display(), "Tom Ash");
        assert_eq!(name.tidied().preferred_given, None);
        assert_eq!(name.tidied().given, "Tom");
    }

    #[test]
    fn one_name_is_enough() {
        let name = PersonName::new("Suharto", "");
        assert_eq!(name.display(), "Suharto");
        assert_eq!(name.in_list(), "Suharto");
        assert_eq!(name.initials(), "S");
        assert_eq!(name.validate(), Ok(()));
        assert_eq!(PersonName::new("", "Suharto").called(), "Suharto");
        assert!(PersonName::new(" ", "").validate().is_err());
    }

    #[test]
    fn initials_keep_their_marks_in_any_script() {
        for (given, family, initials) in [
            ("Łukasz", "Żak", "ŁŻ"),
            ("E\u{301}lodie", "d'Arcy", "ÉD"),
            ("Олена", "Бойко", "ОБ"),
            ("محمد", "علي", "مع"),
            ("'Aisha", "O’Brien", "AO"),
        ] {
            assert_eq!(PersonName::new(given, family).initials(), initials);
        }
    }

    #[test]
    fn accents_hyphens_and_apostrophes_do_not_hide_a_child() {
        for (given, family, typed) in [
            ("Zoë", "Lund-Osei", "osei zoe"),
            ("Łukasz", "Żak", "lukasz zak"),
            ("Siân", "O’Brien", "obrien"),
            ("Siân", "O’Brien", "o'brien s"),
            ("Олена", "Бойко", "бойко"),
            ("İpek", "Yıldız", "ipek yildiz"),
            ("مُحَمَّد", "علي", "محمد"),
            ("Jürgen", "Groß", "GROSS"),
        ] {
            assert!(
                PersonName::new(given, family).matches(typed),
                "{given} {family}: {typed}"
            );
        }
        assert!(!PersonName::new("Zoë", "Lund").matches("zoe osei"));
        assert!(!PersonName::new("Zoë", "Lund").matches("oe"));
        assert!(PersonName::new("Zoë", "Lund").matches("  "));
    }

    #[test]
    fn a_child_is_found_by_the_preferred_and_by_the_legal_name() {
        for typed in ["zoe", "lund", "osei", "marie"] {
            assert!(zoe().matches(typed), "{typed}");
        }
    }

    #[test]
    fn a_list_sorts_without_regard_to_accents() {
        let mut names = [
            PersonName::new("Ben", "Zeller"),
            PersonName::new("Ana", "Öztürk"),
            PersonName::new("Zac", "Ob"),
            PersonName::new("Åse", "Ob"),
            PersonName::new("Ali", "Obi"),
        ];
        names.sort_by_key(PersonName::sort_key);
        assert_eq!(
            names.map(|name| name.in_list()),
            [
                "Ob, Åse",
                "Ob, Zac",
                "Obi, Ali",
                "Öztürk, Ana",
                "Zeller, Ben"
            ]
        );
    }

    #[test]
    fn a_name_too_long_or_with_hidden_characters_is_refused_beside_its_field() {
        let name = PersonName {
            middle: Some("x\ny".to_owned()),
            ..PersonName::new("Ann", "x".repeat(101))
        };
        let fields: Vec<String> = name
            .validate()
            .err()
            .iter()
            .flat_map(|errors| errors.iter())
            .map(|(field, _)| field.to_owned())
            .collect();
        assert_eq!(fields, ["family", "middle"]);
    }

    proptest! {
        #[test]
        fn every_name_is_found_by_itself(given in "\\PC{1,20}", family in "\\PC{0,20}") {
            let name = PersonName::new(given, family);
            prop_assert!(name.matches(&name.display()));
        }
    }
}
