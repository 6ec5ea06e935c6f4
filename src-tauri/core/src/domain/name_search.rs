//! Names as they are looked for: without accents, hyphens, apostrophes and capitals, in any script.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether every word typed begins a word of a key made by [`fold`] or [`super::person_name::PersonName::search_key`].
pub fn key_matches(key: &str, typed: &str) -> bool {
    fold(typed)
        .split(' ')
        .filter(|word| !word.is_empty())
        .all(|word| key.split(' ').any(|part| part.starts_with(word)))
}

/// Text without accents, case, apostrophes and hyphens, its words one space apart: what a search compares.
///
/// Letters of other scripts stay; letters that Unicode does not take apart become their plain neighbours (ł is l).
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return fold_ascii(text);
    }
    fold_any(text)
}

fn fold_any(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
    {
        match letter {
            'ł' => folded.push('l'),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ħ' => folded.push('h'),
            'ı' => folded.push('i'),
            'ŧ' => folded.push('t'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            '\'' | '\u{2019}' | '\u{2018}' | '\u{02bc}' | '`' | '\u{0640}' => {}
            letter if letter.is_alphanumeric() => folded.push(letter),
            // A capital I with a dot lowers to i and a mark.
            letter if is_combining_mark(letter) => {}
            _ => folded.push(' '),
        }
    }
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The same for plain letters, which most names and texts are made of: lists fold thousands of them.
fn fold_ascii(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut between_words = false;
    for letter in text.chars() {
        if letter.is_ascii_alphanumeric() {
            if between_words && !folded.is_empty() {
                folded.push(' ');
            }
            between_words = false;
            folded.push(letter.to_ascii_lowercase());
        } else if letter != '\'' && letter != '`' {
            between_words = true;
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn plain_letters_fold_as_all_others_do(text in "[ -~\\t\\n]{0,40}") {
            prop_assert_eq!(fold_ascii(&text), fold_any(&text));
        }

        #[test]
        fn folding_twice_changes_nothing_more(text in "\\PC{0,30}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
