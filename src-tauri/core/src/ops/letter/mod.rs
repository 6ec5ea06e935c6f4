//! Letters to families in the school's own words: the wordings with their placeholders, a letter filled from a child's
//! record, and the letters that went out, each kept as it was with its day.

mod help;
mod send;
#[cfg(test)]
mod tests;
mod values;
mod wording;

pub use help::{HelpLetterChild, HelpLetters, HelpLettersView};
pub(crate) use help::{help_letter, keep_help_letter};
pub(crate) use send::proposed;
pub use send::{
    BringBackLetter, ListLetters, ProposeLetter, ProposedLetter, SendLetter, VoidLetter,
};
pub use wording::{
    EarlierWords, LetterWording, LetterWordings, LetterWordingsView, PlaceholderLine,
    PreviewLetter, SaveLetterWords,
};
pub(crate) use wording::{PEP, filled_in, worded, wording_now};

use crate::domain::field_errors::FieldErrors;
use crate::domain::letter::{LetterKind, LetterOccasion, check};
use crate::domain::record::letter::LetterWords;
use crate::error::Result;
use crate::ops::check::required;
use crate::store::Reader;

/// The wordings of a letter that the school wrote, the latest last.
fn editions(tx: &Reader<'_>, kind: LetterKind) -> Result<Vec<LetterWords>> {
    let mut editions: Vec<LetterWords> = tx
        .all::<LetterWords>()?
        .into_iter()
        .map(|kept| kept.record)
        .filter(|words| words.letter_kind == kind)
        .collect();
    editions.sort_by_key(|words| words.edition);
    Ok(editions)
}

/// Refuses a letter that is printed elsewhere.
fn to_the_family(kind: LetterKind) -> Result<()> {
    let occasion = kind.occasion();
    if occasion != LetterOccasion::Written {
        let sentence = format!("This letter is not written here. {}", occasion.name());
        return Err(FieldErrors::one("kind", sentence).into());
    }
    Ok(())
}

/// The heading and the words, with what is wrong with each.
fn checked(kind: LetterKind, title: &str, body: &str) -> Result<(String, String)> {
    let mut errors = FieldErrors::default();
    let title = required(&mut errors, "title", "Write the heading.", title);
    let body = required(&mut errors, "body", "Write the letter.", body);
    for (field, text) in [("title", &title), ("body", &body)] {
        if let Err(sentence) = check(kind, text) {
            errors.add(field, sentence);
        }
    }
    errors.into_result()?;
    Ok((title, body))
}
