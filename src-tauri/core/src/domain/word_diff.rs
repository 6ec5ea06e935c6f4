//! Two texts compared word by word: what stayed, what was taken out and what was put in.

use serde::Serialize;
use ts_rs::TS;

/// What became of a stretch of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stretch {
    Same,
    TakenOut,
    PutIn,
}

/// A stretch of one text or of both, with the white space after its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WordPiece {
    pub stretch: Stretch,
    pub text: String,
}

/// More cells than this are not compared word by word: a text so long that was changed so much is another text.
const MOST_CELLS: usize = 4_000_000;

/// The difference between two texts. The pieces that are not put in make up the first text, those that are not taken
/// out the second. Within a change, what was taken out comes first.
pub fn word_diff(before: &str, after: &str) -> Vec<WordPiece> {
    let (old, new) = (words(before), words(after));
    let alike = |a: &&str, b: &&str| a == b;
    let head = old
        .iter()
        .zip(&new)
        .take_while(|(a, b)| alike(a, b))
        .count();
    let (old_rest, new_rest) = (
        old.get(head..).unwrap_or_default(),
        new.get(head..).unwrap_or_default(),
    );
    let tail = old_rest
        .iter()
        .rev()
        .zip(new_rest.iter().rev())
        .take_while(|(a, b)| alike(a, b))
        .count();
    let old_middle = old_rest.get(..old_rest.len() - tail).unwrap_or_default();
    let new_middle = new_rest.get(..new_rest.len() - tail).unwrap_or_default();
    let mut pieces = Pieces::default();
    pieces.all(Stretch::Same, old.get(..head).unwrap_or_default());
    middle(old_middle, new_middle, &mut pieces);
    pieces.all(
        Stretch::Same,
        old_rest.get(old_rest.len() - tail..).unwrap_or_default(),
    );
    pieces.done()
}

/// The words of a text, each with the white space that follows it; white space at the very beginning is a word.
fn words(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut begins = 0;
    let mut in_space = false;
    for (at, letter) in text.char_indices() {
        let space = letter.is_whitespace();
        if in_space && !space {
            found.push(text.get(begins..at).unwrap_or_default());
            begins = at;
        }
        in_space = space;
    }
    if begins < text.len() {
        found.push(text.get(begins..).unwrap_or_default());
    }
    found
}

/// The longest run of words that both have in the same order, by the usual table; the rest is taken out and put in.
fn middle(old: &[&str], new: &[&str], pieces: &mut Pieces) {
    if old.len().saturating_mul(new.len()) > MOST_CELLS {
        pieces.all(Stretch::TakenOut, old);
        pieces.all(Stretch::PutIn, new);
        return;
    }
    // `table[i][j]` is the length of the longest common run of what follows places `i` and `j`.
    let width = new.len() + 1;
    let mut table = vec![0_u32; (old.len() + 1) * width];
    let at = |table: &[u32], i: usize, j: usize| table.get(i * width + j).copied().unwrap_or(0);
    for (i, a) in old.iter().enumerate().rev() {
        for (j, b) in new.iter().enumerate().rev() {
            let longest = if a == b {
                at(&table, i + 1, j + 1) + 1
            } else {
                at(&table, i + 1, j).max(at(&table, i, j + 1))
            };
            if let Some(cell) = table.get_mut(i * width + j) {
                *cell = longest;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    while let (Some(a), Some(b)) = (old.get(i), new.get(j)) {
        if a == b {
            pieces.add(Stretch::Same, a);
            (i, j) = (i + 1, j + 1);
        } else if at(&table, i + 1, j) >= at(&table, i, j + 1) {
            pieces.add(Stretch::TakenOut, a);
            i += 1;
        } else {
            pieces.add(Stretch::PutIn, b);
            j += 1;
        }
    }
    pieces.all(Stretch::TakenOut, old.get(i..).unwrap_or_default());
    pieces.all(Stretch::PutIn, new.get(j..).unwrap_or_default());
}

/// Pieces as they are found: within one change what was taken out is gathered before what was put in.
#[derive(Default)]
struct Pieces {
    done: Vec<WordPiece>,
    out: String,
    put: String,
}

impl Pieces {
    fn add(&mut self, stretch: Stretch, word: &str) {
        match stretch {
            Stretch::TakenOut => self.out.push_str(word),
            Stretch::PutIn => self.put.push_str(word),
            Stretch::Same => {
                self.close();
                match self.done.last_mut() {
                    Some(last) if last.stretch == Stretch::Same => last.text.push_str(word),
                    _ => self.done.push(WordPiece {
                        stretch,
                        text: word.to_owned(),
                    }),
                }
            }
        }
    }

    fn all(&mut self, stretch: Stretch, words: &[&str]) {
        for word in words {
            self.add(stretch, word);
        }
    }

    fn close(&mut self) {
        for (stretch, text) in [
            (Stretch::TakenOut, std::mem::take(&mut self.out)),
            (Stretch::PutIn, std::mem::take(&mut self.put)),
        ] {
            if !text.is_empty() {
                self.done.push(WordPiece { stretch, text });
            }
        }
    }

    fn done(mut self) -> Vec<WordPiece> {
        self.close();
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(before: &str, after: &str) -> String {
        word_diff(before, after)
            .into_iter()
            .map(|piece| match piece.stretch {
                Stretch::Same => piece.text,
                Stretch::TakenOut => format!("[-{}-]", piece.text),
                Stretch::PutIn => format!("[+{}+]", piece.text),
            })
            .collect()
    }

    #[test]
    fn a_change_is_told_by_its_words() {
        for (before, after, words) in [
            ("", "", ""),
            ("Reads 30 words.", "Reads 30 words.", "Reads 30 words."),
            (
                "Reads 30 words.",
                "Reads 45 words.",
                "Reads [-30 -][+45 +]words.",
            ),
            ("", "New", "[+New+]"),
            ("Old", "", "[-Old-]"),
            ("one two three", "one three", "one [-two -]three"),
            ("a b", "a  b", "[-a -][+a  +]b"),
            (
                "Zoë liest\ngern",
                "Zoë liest\nsehr gern",
                "Zoë liest\n[+sehr +]gern",
            ),
        ] {
            assert_eq!(told(before, after), words, "{before:?} {after:?}");
        }
    }

    #[test]
    fn a_text_too_long_to_compare_is_another_text() {
        let old = "a b ".repeat(1500);
        let new = "c d ".repeat(1500);
        assert_eq!(word_diff(&old, &new).len(), 2);
    }

    proptest! {
        #[test]
        fn both_texts_come_back_whole(
            before in "([a-c]{1,2}[ \n]{0,2}){0,30}",
            after in "([a-c]{1,2}[ \n]{0,2}){0,30}",
        ) {
            let pieces = word_diff(&before, &after);
            let without = |gone: Stretch| -> String {
                pieces.iter().filter(|piece| piece.stretch != gone).map(|piece| piece.text.as_str()).collect()
            };
            prop_assert_eq!(without(Stretch::PutIn), before.clone());
            prop_assert_eq!(without(Stretch::TakenOut), after.clone());
            if before == after {
                prop_assert!(pieces.iter().all(|piece| piece.stretch == Stretch::Same));
            }
            prop_assert!(pieces.iter().all(|piece| !piece.text.is_empty()));
        }
    }
}
