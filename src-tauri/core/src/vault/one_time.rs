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

/// Every word is as likely as any other: a number beyond the last whole round of the list is drawn again.
fn a_word() -> Result<&'static str> {
    let length = u32::try_from(LIST.len()).unwrap_or(u32::MAX);
    let rounds = u32::MAX - u32::MAX % length.max(1);
    loop {
        let mut bytes = [0_u8; 4];
        getrandom::fill(&mut bytes)
            .map_err(|error| Error::Internal(format!("no random numbers: {error}")))?;
        let drawn = u32::from_le_bytes(bytes);
        if drawn < rounds {
            let place = usize::try_from(drawn % length).unwrap_or_default();
            return LIST
                .get(place)
                .copied()
                .ok_or_else(|| Error::Internal("the list of words is empty".to_owned()));
        }
    }
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
}
