//! Text made ready for shaping: tidied, with every character in a typeface that has it.
//!
//! No character is lost here: one that no typeface has is drawn as U+FFFD, keeps its own identity
//! for whoever reads the file, and is reported.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::documents::fonts::{FontBook, Weight};
use crate::documents::layout::block::RichText;
use crate::documents::style::Ink;

/// Drawn where no typeface has the character.
const STAND_IN: char = '\u{FFFD}';

/// Text made ready for shaping.
pub(crate) struct Prepared {
    /// What is shaped.
    pub(crate) shown: String,
    pub(crate) parts: Vec<Part>,
    /// Words with a letter that the main typeface lacks: the whole word is set in another one, so
    /// that "Nguyễn" does not change its face in the middle.
    pub(crate) words_beyond_main: Vec<Range<usize>>,
    pub(crate) arabic_words: Vec<Range<usize>>,
    /// Whether the main typeface has every character of it.
    pub(crate) main_alone: bool,
    /// Whether there are letters beyond Latin, Greek and Cyrillic.
    pub(crate) tall: bool,
    /// What stands in the record where `shown` has the stand-in, by byte.
    replaced: BTreeMap<usize, char>,
}

pub(crate) struct Part {
    pub(crate) range: Range<usize>,
    pub(crate) weight: Weight,
    pub(crate) ink: Ink,
}

impl Prepared {
    pub(crate) fn new(text: &RichText, book: &FontBook, unprintable: &mut BTreeSet<char>) -> Self {
        let mut shown = String::new();
        let mut parts = Vec::new();
        let mut replaced = BTreeMap::new();
        for span in &text.spans {
            let start = shown.len();
            for character in tidy(&span.text) {
                let plain = character.is_whitespace() || is_invisible(character);
                if plain || book.can_print(character) {
                    shown.push(character);
                } else {
                    unprintable.insert(character);
                    replaced.insert(shown.len(), character);
                    shown.push(STAND_IN);
                }
            }
            if shown.len() > start {
                parts.push(Part {
                    range: start..shown.len(),
                    weight: span.weight,
                    ink: span.ink,
                });
            }
        }
        let words_with = |test: &dyn Fn(char) -> bool| {
            words(&shown)
                .filter(|range| {
                    shown
                        .get(range.clone())
                        .is_some_and(|word| word.chars().any(test))
                })
                .collect()
        };
        let words_beyond_main = words_with(&|c| !is_invisible(c) && !book.in_main_face(c));
        let main_alone = shown.chars().all(|c| c == '\n' || book.in_main_face(c));
        let arabic_words = words_with(&is_arabic);
        let tall = shown.chars().any(is_letter_of_tall_script);
        Self {
            shown,
            parts,
            words_beyond_main,
            arabic_words,
            main_alone,
            tall,
            replaced,
        }
    }

    /// Adds what the record says in this part of `shown`.
    pub(crate) fn add_original(&self, range: Range<usize>, to: &mut String) {
        let start = range.start;
        let shown = self.shown.get(range).unwrap_or_default();
        if self.replaced.is_empty() {
            to.push_str(shown);
        } else {
            let original =
                |(at, c): (usize, char)| self.replaced.get(&(start + at)).copied().unwrap_or(c);
            to.extend(shown.char_indices().map(original));
        }
    }
}

fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    text.split_inclusive(char::is_whitespace)
        .scan(0, |at, word| {
            let start = *at;
            *at += word.len();
            Some(start..start + word.trim_end().len())
        })
        .filter(|range| !range.is_empty())
}

fn is_arabic(character: char) -> bool {
    matches!(character, '\u{600}'..='\u{8FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Hebrew and Arabic, the scripts of India, Thai, Ethiopic, Chinese, Japanese, Korean.
fn is_letter_of_tall_script(character: char) -> bool {
    matches!(
        character,
        '\u{590}'..='\u{13FF}' | '\u{2E80}'..='\u{9FFF}' | '\u{A8E0}'..='\u{D7FF}' | '\u{F900}'..='\u{FEFC}'
    ) && character.is_alphabetic()
}

/// Tabs become spaces, every kind of line end one, and control characters go: none of them can be
/// seen, and some are not allowed in a PDF's text.
fn tidy(text: &str) -> impl Iterator<Item = char> + '_ {
    let mut after_return = false;
    text.chars().filter_map(move |character| {
        let line_feed_of_pair = after_return && character == '\n';
        after_return = character == '\r';
        match character {
            '\n' if line_feed_of_pair => None,
            '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\t' => Some(' '),
            '\n' => Some('\n'),
            other if other.is_control() => None,
            other => Some(other),
        }
    })
}

/// Characters that have no shape of their own: line ends, joiners, direction marks, variation
/// selectors (Unicode, Default_Ignorable_Code_Point).
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\n' | '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}
