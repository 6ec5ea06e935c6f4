//! Letters that the school words itself: which there are, and the placeholders in them that the record fills.
//!
//! Basis: parents are told when special educational provision is made for a child (Children and Families Act 2014 s68).

use std::collections::BTreeMap;

use super::coded::coded;
use super::words::list;

coded! {
    /// What a letter is about.
    pub enum LetterKind {
        RegisterEntry = "register_entry", "Entering the SEND register";
        ProvisionMade = "provision_made", "Help that has begun";
        RegisterExit = "register_exit", "Leaving the SEND register";
    }
}

coded! {
    /// What stands in braces in a letter, and is filled from the record.
    pub enum Placeholder {
        Parents = "parents", "The parents who may be told, by name";
        Child = "child", "What the child is called";
        Name = "name", "The child\u{2019}s name in full";
        Year = "year", "The year group";
        Class = "class", "The class";
        Stage = "stage", "The stage on the pathway";
        Since = "since", "The day on which the stage began";
        Ended = "ended", "The day on which the last stage on the register ended";
        Plan = "plan", "What the plan is called";
        Help = "help", "What the plan provides, a line each";
        Review = "review", "The day by which the plan is reviewed";
        Teacher = "teacher", "The class teacher";
        Senco = "senco", "The SENCO";
        School = "school", "The school";
        Telephone = "telephone", "The school\u{2019}s telephone number";
    }
}

impl LetterKind {
    /// Whether sending it tells the parents that special educational provision is made.
    pub fn tells_of_provision(self) -> bool {
        matches!(self, Self::RegisterEntry | Self::ProvisionMade)
    }

    /// The heading and the words that come with the program, until the school writes its own.
    pub fn given(self) -> (&'static str, &'static str) {
        match self {
            Self::RegisterEntry => (
                "{child} is now on our SEND register",
                include_str!("letters/register_entry.txt"),
            ),
            Self::ProvisionMade => (
                "Help for {child} at school",
                include_str!("letters/provision_made.txt"),
            ),
            Self::RegisterExit => (
                "{child} no longer needs to be on our SEND register",
                include_str!("letters/register_exit.txt"),
            ),
        }
    }
}

/// A text cut at its placeholders.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece<'a> {
    Words(&'a str),
    Filled(Placeholder),
}

/// A letter with its placeholders filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledText {
    pub text: String,
    /// What the record does not hold; a line to write on stands in its place.
    pub missing: Vec<Placeholder>,
}

/// Stands where the record holds nothing.
const LINE: &str = "____________";

/// What is wrong with the placeholders of a text, as a sentence.
///
/// # Errors
/// The sentence: an unknown placeholder with those that there are, or a brace that is not closed.
pub fn check(text: &str) -> Result<(), String> {
    pieces(text).map(|_| ())
}

/// Fills the placeholders.
///
/// # Errors
/// As [`check`].
pub fn fill(text: &str, values: &BTreeMap<Placeholder, String>) -> Result<FilledText, String> {
    let mut filled = FilledText {
        text: String::new(),
        missing: Vec::new(),
    };
    for piece in pieces(text)? {
        match piece {
            Piece::Words(words) => filled.text.push_str(words),
            Piece::Filled(placeholder) => {
                let value = values.get(&placeholder).map(|value| value.trim());
                match value.filter(|value| !value.is_empty()) {
                    Some(value) => filled.text.push_str(value),
                    None => {
                        filled.text.push_str(LINE);
                        if !filled.missing.contains(&placeholder) {
                            filled.missing.push(placeholder);
                        }
                    }
                }
            }
        }
    }
    Ok(filled)
}

fn pieces(text: &str) -> Result<Vec<Piece<'_>>, String> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        lone(before)?;
        let Some((code, behind)) = after.split_once('}') else {
            return Err("A placeholder is not closed: put a } behind it.".to_owned());
        };
        let wanted = code.trim();
        let known = Placeholder::ALL.iter().find(|one| one.code() == wanted);
        let Some(placeholder) = known else {
            return Err(unknown(wanted));
        };
        pieces.push(Piece::Words(before));
        pieces.push(Piece::Filled(*placeholder));
        rest = behind;
    }
    lone(rest)?;
    pieces.push(Piece::Words(rest));
    Ok(pieces)
}

fn lone(words: &str) -> Result<(), String> {
    if words.contains('}') {
        return Err("A } stands alone: put a { before the name of its placeholder.".to_owned());
    }
    Ok(())
}

fn unknown(wanted: &str) -> String {
    // A whole paragraph in braces is not quoted back.
    let told: String = wanted.chars().take(30).collect();
    let codes: Vec<String> = Placeholder::ALL
        .iter()
        .map(|one| format!("{{{}}}", one.code()))
        .collect();
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    format!(
        "There is no placeholder {{{told}}}. Those there are: {}.",
        list(&codes)
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn values(pairs: &[(Placeholder, &str)]) -> BTreeMap<Placeholder, String> {
        let pairs = pairs.iter();
        pairs
            .map(|(key, value)| (*key, (*value).to_owned()))
            .collect()
    }

    #[test]
    fn placeholders_are_filled_and_what_is_not_known_becomes_a_line() {
        let known = values(&[(Placeholder::Child, "Zoë"), (Placeholder::Plan, " ")]);
        let filled = fill("{child} has {plan}; { child } reads {plan}.", &known).unwrap();
        assert_eq!(filled.text, "Zoë has ____________; Zoë reads ____________.");
        assert_eq!(filled.missing, [Placeholder::Plan]);
    }

    #[test]
    fn a_value_is_never_read_as_a_placeholder() {
        let known = values(&[(Placeholder::Child, "{plan}")]);
        assert_eq!(fill("{child}", &known).unwrap().text, "{plan}");
    }

    #[test]
    fn what_is_wrong_is_said_in_a_sentence() {
        let told = check("Dear {mum},").unwrap_err();
        assert!(told.starts_with("There is no placeholder {mum}."), "{told}");
        assert!(
            told.contains("{parents}") && told.contains("and {telephone}"),
            "{told}"
        );
        for wrong in ["Dear {child", "Dear child}", "{}", "{child {plan}"] {
            assert!(check(wrong).unwrap_err().ends_with('.'), "{wrong}");
        }
    }

    #[test]
    fn the_words_that_come_with_the_program_are_sound_and_greet_the_parents() {
        for kind in LetterKind::ALL {
            let (title, body) = kind.given();
            assert_eq!(check(title), Ok(()), "{kind:?}");
            assert_eq!(check(body), Ok(()), "{kind:?}");
            assert!(body.starts_with("Dear {parents},"), "{kind:?}");
            assert!(
                body.contains("{senco}") && title.contains("{child}"),
                "{kind:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn words_without_braces_stay_as_they_are(words in "[^{}]{0,200}") {
            prop_assert_eq!(fill(&words, &BTreeMap::new()).unwrap().text, words);
        }

        #[test]
        fn any_text_is_filled_or_refused(text in "\\PC{0,80}") {
            if check(&text).is_ok() {
                prop_assert!(fill(&text, &BTreeMap::new()).is_ok());
            }
        }
    }
}
