//! The part of a text that a search found, cut to a line, with the words found marked.

use serde::Serialize;
use ts_rs::TS;

use super::person_name::fold;
use unicode_normalization::char::is_combining_mark;

/// Characters shown before the first word found, and altogether.
const BEFORE: usize = 40;
const ALTOGETHER: usize = 140;

/// A run of text that was found, or that stands between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Piece {
    pub text: String,
    pub found: bool,
}

/// The text around the first word that begins with one of the folded `words`, on one line. Where none does, its
/// beginning.
pub fn snippet(text: &str, words: &[&str]) -> Vec<Piece> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let runs = runs(&text);
    let hit = |run: &Run<'_>| {
        let folded = fold(run.text);
        run.word && words.iter().any(|word| folded.starts_with(word))
    };
    let first = runs.iter().find(|run| hit(run)).map_or(0, |run| run.at);
    let from = if first <= BEFORE || text.chars().count() <= ALTOGETHER {
        0
    } else {
        let earliest = first - BEFORE;
        runs.iter()
            .find(|run| run.word && run.at >= earliest)
            .map_or(first, |run| run.at)
    };
    let mut pieces: Vec<Piece> = Vec::new();
    let mut add = |text: &str, found: bool| match pieces.last_mut() {
        Some(last) if last.found == found => last.text.push_str(text),
        _ => pieces.push(Piece {
            text: text.to_owned(),
            found,
        }),
    };
    if from > 0 {
        add("\u{2026}", false);
    }
    for run in runs.iter().filter(|run| run.at >= from) {
        if run.at + run.text.chars().count() > from + ALTOGETHER {
            add("\u{2026}", false);
            break;
        }
        add(run.text, hit(run));
    }
    pieces
}

/// A word, or what stands between two words.
struct Run<'a> {
    text: &'a str,
    /// Its place in characters.
    at: usize,
    word: bool,
}

fn runs(text: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let (mut start, mut at, mut place, mut kind) = (0, 0, 0, None);
    for (offset, letter) in text.char_indices() {
        let word =
            letter.is_alphanumeric() || is_combining_mark(letter) || "'\u{2019}".contains(letter);
        if kind.is_some_and(|kind| kind != word) {
            runs.extend(text.get(start..offset).map(|text| Run {
                text,
                at,
                word: !word,
            }));
            (start, at) = (offset, place);
        }
        kind = Some(word);
        place += 1;
    }
    let word = kind.unwrap_or_default();
    runs.extend(
        text.get(start..)
            .filter(|rest| !rest.is_empty())
            .map(|text| Run { text, at, word }),
    );
    runs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn marked(text: &str, words: &[&str]) -> String {
        snippet(text, words)
            .into_iter()
            .map(|piece| {
                if piece.found {
                    format!("[{}]", piece.text)
                } else {
                    piece.text
                }
            })
            .collect()
    }

    #[test]
    fn words_that_begin_as_typed_are_marked_without_accents_and_case() {
        assert_eq!(
            marked(
                "Łukasz counts; he can\u{2019}t yet READ aloud.",
                &["luk", "rea"]
            ),
            "[Łukasz] counts; he can\u{2019}t yet [READ] aloud."
        );
        assert_eq!(marked("Already reads", &["read"]), "Already [reads]");
    }

    #[test]
    fn a_long_text_is_cut_around_the_first_word_found() {
        let text = format!("{}phonics {}", "word ".repeat(60), "then ".repeat(60));
        let found = marked(&text, &["phon"]);
        assert!(
            found.starts_with('\u{2026}') && found.ends_with('\u{2026}'),
            "{found}"
        );
        assert!(found.contains("word [phonics] then"), "{found}");
        assert!(found.chars().count() <= ALTOGETHER + 4, "{found}");
    }

    #[test]
    fn where_no_word_fits_the_text_begins_at_its_beginning() {
        assert_eq!(marked("Two\nlines", &["zebra"]), "Two lines");
        assert!(snippet("", &["zebra"]).is_empty());
    }

    proptest! {
        #[test]
        fn nothing_is_lost_from_a_short_text(text in "\\PC{0,60}", word in "[a-z]{1,3}") {
            let plain: String = snippet(&text, &[&word]).into_iter().map(|piece| piece.text).collect();
            prop_assert_eq!(plain, text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
}
