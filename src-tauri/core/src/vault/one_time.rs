//! One-time passwords: eight words from a list, made by chance, read out once and replaced at the first sign-in.

use std::sync::LazyLock;

use crate::error::{Error, Result};

/// How many words one has: from a list of more than 300 that is over 64 bits.
const WORDS: usize = 8;

static LIST: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    include_str!("../../../../assets/words/one-time.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect()
});

/// A new one-time password, in the form that [`as_typed`] gives back.
///
/// # Errors
/// [`Error::Internal`] where the system gives no random numbers.
pub(crate) fn one_time_password() -> Result<String> {
    let words: Vec<&str> = (0..WORDS).map(|_| a_word()).collect::<Result<_>>()?;
    Ok(words.join(" "))
}

/// What somebody typed from a slip of paper: small letters, one space between words, whatever stood between them.
pub(crate) fn as_typed(typed: &str) -> String {
    typed
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect::<Vec<_>>()
        .join(" ")
}

fn a_word() -> Result<&'static str> {
    let length = u32::try_from(LIST.len()).unwrap_or(u32::MAX);
    loop {
        let mut bytes = [0_u8; 4];
        getrandom::fill(&mut bytes)
            .map_err(|error| Error::Internal(format!("no random numbers: {error}")))?;
        if let Some(place) = place_of(u32::from_le_bytes(bytes), length) {
            let place = usize::try_from(place).unwrap_or_default();
            return LIST
                .get(place)
                .copied()
                .ok_or_else(|| Error::Internal("the list of words is empty".to_owned()));
        }
    }
}

/// The place in a list of so many that a number stands for. Every place is as likely as any other: a number beyond the
/// last whole round of the list stands for none, and another is drawn.
fn place_of(drawn: u32, length: u32) -> Option<u32> {
    let length = length.max(1);
    let rounds = u32::MAX - u32::MAX % length;
    (drawn < rounds).then_some(drawn % length)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_list_is_in_order_with_each_word_once_and_long_enough() {
        assert!(LIST.is_sorted_by(|one, next| one < next));
        assert!(LIST.len() > 300, "{}", LIST.len());
        assert!(LIST.iter().all(|word| {
            (2..=10).contains(&word.len()) && word.chars().all(|c| c.is_ascii_lowercase())
        }));
    }

    #[test]
    fn a_one_time_password_is_eight_words_of_the_list_and_no_two_are_alike() {
        let made: Vec<String> = (0..20).map(|_| one_time_password().unwrap()).collect();
        for password in &made {
            let words: Vec<&str> = password.split(' ').collect();
            assert_eq!(words.len(), WORDS);
            assert!(words.iter().all(|word| LIST.contains(word)), "{password}");
            assert_eq!(as_typed(password), *password);
        }
        let mut different = made.clone();
        different.sort();
        different.dedup();
        assert_eq!(different.len(), made.len());
    }

    #[test]
    fn capitals_and_marks_between_the_words_do_not_matter() {
        assert_eq!(
            as_typed(" Acorn-badge,  KITE\towl. "),
            "acorn badge kite owl"
        );
    }

    #[test]
    fn every_word_is_as_likely_as_any_other() {
        for length in [1, 2, 3, 300, 1_296, u32::MAX / 2, u32::MAX] {
            let last = u32::MAX - u32::MAX % length;
            assert_eq!(last % length, 0, "whole rounds of {length}");
            assert_eq!(place_of(0, length), Some(0));
            assert_eq!(place_of(length - 1, length), Some(length - 1));
            assert_eq!(place_of(last - 1, length), Some(length - 1));
            assert_eq!(place_of(last, length), None);
            assert_eq!(place_of(u32::MAX, length), None);
            assert!(u32::MAX - last < length, "no more is thrown away than must");
        }
    }
}
