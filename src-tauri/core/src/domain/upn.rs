//! The unique pupil number: 13 characters whose first is a check letter.
//!
//! Basis: DfE, Unique pupil numbers (UPNs): a guide for schools. A UPN is left off anything that goes to a parent
//! unless it is asked for.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Check letters by remainder; also the worth of a temporary number's last letter. I, O and S are never used.
const LETTERS: &str = "ABCDEFGHJKLMNPQRTUVWXYZ";

/// A pupil number known to be well formed, in capitals and without spaces.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Upn(String);

/// What is wrong with a number that was typed. `Display` gives the sentence for a person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UpnFault {
    #[error("Enter the UPN: a letter followed by 12 more characters.")]
    Empty,
    #[error(
        "A UPN has 13 characters; this one has {0}. Compare it with the previous school's record."
    )]
    Length(usize),
    #[error(
        "A UPN begins with a capital letter other than I, O or S; this one begins with \u{201c}{0}\u{201d}."
    )]
    FirstCharacter(char),
    #[error(
        "Character {position} of a UPN is a digit; this one has \u{201c}{found}\u{201d} there."
    )]
    NotADigit { position: usize, found: char },
    #[error(
        "The last character of a UPN is a digit, or for a temporary UPN a letter other than I, O or S; this one ends \
         with \u{201c}{0}\u{201d}."
    )]
    LastCharacter(char),
    #[error(
        "The first letter does not fit the characters after it, so at least one is mistyped. Compare it with the \
         previous school's record."
    )]
    CheckLetter,
}

impl Upn {
    /// Reads a number as people type it: spaces are dropped and letters raised.
    ///
    /// # Errors
    /// The first fault found, reading from the left.
    pub fn parse(typed: &str) -> Result<Self, UpnFault> {
        let text: String = typed
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect::<String>()
            .to_uppercase();
        let characters: Vec<char> = text.chars().collect();
        if characters.is_empty() {
            return Err(UpnFault::Empty);
        }
        if characters.len() != 13 {
            return Err(UpnFault::Length(characters.len()));
        }
        let mut sum = 0;
        let mut first = ' ';
        for (position, &found) in (1_usize..).zip(&characters) {
            let worth = match position {
                1 => {
                    first = found;
                    letter_worth(found).ok_or(UpnFault::FirstCharacter(found))?;
                    continue;
                }
                13 => digit_worth(found)
                    .or_else(|| letter_worth(found))
                    .ok_or(UpnFault::LastCharacter(found))?,
                _ => digit_worth(found).ok_or(UpnFault::NotADigit { position, found })?,
            };
            sum += worth * position;
        }
        if letter_worth(first) != Some(sum % LETTERS.len()) {
            return Err(UpnFault::CheckLetter);
        }
        Ok(Self(text))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A temporary number ends in a letter and is replaced once the previous school sends the permanent one.
    pub fn is_temporary(&self) -> bool {
        self.0.ends_with(|last: char| last.is_ascii_uppercase())
    }

    /// The number that a school gives: its local authority (3 digits), its own number (4), the year of allocation (2)
    /// and a serial from 1 to 999. `None` when a part is too large.
    pub fn issue(local_authority: u32, school: u32, year: u32, serial: u32) -> Option<Self> {
        if local_authority > 999 || school > 9999 || year > 99 || !(1..=999).contains(&serial) {
            return None;
        }
        let digits = format!("{local_authority:03}{school:04}{year:02}{serial:03}");
        let sum: usize = digits
            .chars()
            .zip(2..)
            .filter_map(|(c, weight)| Some(digit_worth(c)? * weight))
            .sum();
        let letter = LETTERS.chars().nth(sum % LETTERS.len())?;
        Some(Self(format!("{letter}{digits}")))
    }
}

fn letter_worth(found: char) -> Option<usize> {
    LETTERS.chars().position(|letter| letter == found)
}

fn digit_worth(found: char) -> Option<usize> {
    found
        .is_ascii()
        .then(|| found.to_digit(10))
        .flatten()
        .and_then(|digit| usize::try_from(digit).ok())
}

impl fmt::Display for Upn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Upn {
    type Error = UpnFault;
    fn try_from(typed: String) -> Result<Self, UpnFault> {
        Self::parse(&typed)
    }
}

impl From<Upn> for String {
    fn from(upn: Upn) -> Self {
        upn.0
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_example_of_the_guide_is_valid_however_it_is_typed() {
        for typed in ["B801200005001", "b801200005001", " B801 2000 05001 "] {
            let upn = Upn::parse(typed).unwrap();
            assert_eq!(upn.as_str(), "B801200005001");
            assert!(!upn.is_temporary());
        }
    }

    #[test]
    fn each_fault_is_named() {
        for (typed, fault) in [
            ("", UpnFault::Empty),
            ("   ", UpnFault::Empty),
            ("B80120000500", UpnFault::Length(12)),
            ("B8012000050011", UpnFault::Length(14)),
            ("1801200005001", UpnFault::FirstCharacter('1')),
            ("S801200005001", UpnFault::FirstCharacter('S')),
            (
                "B80120O005001",
                UpnFault::NotADigit {
                    position: 7,
                    found: 'O',
                },
            ),
            ("B80120000500O", UpnFault::LastCharacter('O')),
            ("B80120000500-", UpnFault::LastCharacter('-')),
            ("C801200005001", UpnFault::CheckLetter),
            ("B801200005002", UpnFault::CheckLetter),
        ] {
            assert_eq!(Upn::parse(typed), Err(fault), "{typed}");
        }
    }

    #[test]
    fn a_fault_is_a_sentence() {
        let fault = Upn::parse("B80120000500").unwrap_err();
        assert_eq!(
            fault.to_string(),
            "A UPN has 13 characters; this one has 12. Compare it with the previous school's record."
        );
    }

    #[test]
    fn a_temporary_number_counts_its_last_letter_by_its_place() {
        // 80 without the last character, to which 13 times its place is added: A 0, B 1, T 16.
        for (last, expected) in [('A', 'M'), ('B', 'B'), ('T', 'N')] {
            let valid: Vec<char> = LETTERS
                .chars()
                .filter(|first| Upn::parse(&format!("{first}80120000500{last}")).is_ok())
                .collect();
            assert_eq!(valid, [expected], "last letter {last}");
            assert!(
                Upn::parse(&format!("{expected}80120000500{last}"))
                    .unwrap()
                    .is_temporary()
            );
        }
    }

    #[test]
    fn the_window_cannot_bring_a_bad_number() {
        assert!(serde_json::from_str::<Upn>(r#""C801200005001""#).is_err());
        let upn: Upn = serde_json::from_str(r#""B801200005001""#).unwrap();
        assert_eq!(serde_json::to_string(&upn).unwrap(), r#""B801200005001""#);
    }

    proptest! {
        #[test]
        fn an_issued_number_is_valid_under_one_first_letter_alone(
            authority in 0..=999_u32, school in 0..=9999_u32, year in 0..=99_u32, serial in 1..=999_u32,
        ) {
            let upn = Upn::issue(authority, school, year, serial).unwrap();
            prop_assert_eq!(Upn::parse(upn.as_str()), Ok(upn.clone()));
            let rest = &upn.as_str()[1..];
            let valid = LETTERS.chars().filter(|first| Upn::parse(&format!("{first}{rest}")).is_ok()).count();
            prop_assert_eq!(valid, 1);
        }

        #[test]
        fn one_mistyped_digit_is_always_noticed(serial in 1..=999_u32, place in 1..13_usize, digit in 0..10_u8) {
            let upn = Upn::issue(916, 2081, 23, serial).unwrap();
            let mut bytes = upn.as_str().as_bytes().to_vec();
            let typed = b'0' + digit;
            prop_assume!(bytes[place] != typed);
            bytes[place] = typed;
            prop_assert_eq!(Upn::parse(&String::from_utf8(bytes).unwrap()), Err(UpnFault::CheckLetter));
        }

        #[test]
        fn no_text_makes_it_fall_over(typed in ".{0,20}") {
            let _ = Upn::parse(&typed);
        }
    }
}
