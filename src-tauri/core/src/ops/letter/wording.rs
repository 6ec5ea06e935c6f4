//! How the school words its letters. Each save is a wording of its own, so that the ones before can be read and taken
//! up again; a placeholder that there is not is refused with those that there are.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::values::values_of;
use super::{checked, editions};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{LetterWordsId, PupilId};
use crate::domain::letter::{LetterKind, LetterOccasion, Placeholder, fill};
use crate::domain::pathway::Pathway;
use crate::domain::record::letter::LetterWords;
use crate::domain::role::Action;
use crate::domain::word_diff::{WordPiece, word_diff};
use crate::error::{Error, Result};
use crate::office::{ReadOp, WriteOp};
use crate::ops::placement::pathway_of;
use crate::store::{ReadTx, Reader, Seen, WriteTx};

/// All letters with how the school words them.
#[derive(Debug, Deserialize, TS)]
pub struct LetterWordings {}

/// The letters and what may stand in them.
#[derive(Debug, Serialize, TS)]
pub struct LetterWordingsView {
    pub letters: Vec<LetterWording>,
    pub may_write: bool,
}

/// A letter as it is worded now, and before.
#[derive(Debug, Serialize, TS)]
pub struct LetterWording {
    pub kind: LetterKind,
    pub name: String,
    /// 0 for the words that come with the program.
    pub edition: u16,
    pub title: String,
    pub body: String,
    /// Where it is printed, as a sentence; empty for one that is written from the child's letters.
    pub printed: String,
    /// What may stand in braces in it.
    pub placeholders: Vec<PlaceholderLine>,
    /// The wordings before it, the latest first; those that come with the program are the last.
    pub earlier: Vec<EarlierWords>,
}

/// A wording of before, and what is different in the one of now.
#[derive(Debug, Serialize, TS)]
pub struct EarlierWords {
    pub words: LetterWords,
    /// From its heading to that of now, word by word.
    pub title: Vec<WordPiece>,
    /// From its text to that of now.
    pub body: Vec<WordPiece>,
}

/// A placeholder with what it stands for.
#[derive(Debug, Serialize, TS)]
pub struct PlaceholderLine {
    /// "{child}".
    pub written: String,
    pub stands_for: String,
}

impl ReadOp for LetterWordings {
    const ACTION: Action = Action::SchoolRead;
    type Output = LetterWordingsView;
    fn run(self, tx: &ReadTx<'_>) -> Result<LetterWordingsView> {
        let mut letters = Vec::new();
        for kind in LetterKind::ALL {
            let mut all = vec![given(*kind)];
            all.extend(editions(tx, *kind)?);
            let Some(now) = all.pop() else {
                continue;
            };
            all.reverse();
            letters.push(LetterWording {
                kind: *kind,
                name: kind.name().to_owned(),
                edition: now.edition,
                earlier: all
                    .into_iter()
                    .map(|words| EarlierWords {
                        title: word_diff(&words.title, &now.title),
                        body: word_diff(&words.body, &now.body),
                        words,
                    })
                    .collect(),
                title: now.title,
                body: now.body,
                printed: match kind.occasion() {
                    LetterOccasion::Written => String::new(),
                    other => other.name().to_owned(),
                },
                placeholders: kind.placeholders().map(placeholder_line).collect(),
            });
        }
        Ok(LetterWordingsView {
            letters,
            may_write: tx.session().may(Action::SettingsWrite),
        })
    }
}

fn placeholder_line(one: Placeholder) -> PlaceholderLine {
    let mut stands_for = one.name().to_owned();
    if one.left_out_when_empty() {
        stands_for.push_str("; a paragraph with it is left out where there is nothing to say");
    }
    PlaceholderLine {
        written: format!("{{{}}}", one.code()),
        stands_for,
    }
}

/// The words that come with the program, as if they were an edition.
fn given(kind: LetterKind) -> LetterWords {
    let (title, body) = kind.given();
    LetterWords {
        id: LetterWordsId::new(format!("given-{}", kind.code())),
        letter_kind: kind,
        edition: 0,
        title: title.to_owned(),
        body: body.trim_end().to_owned(),
    }
}

/// The wording that holds now.
pub(crate) fn wording_now(tx: &Reader<'_>, kind: LetterKind) -> Result<LetterWords> {
    Ok(editions(tx, kind)?.pop().unwrap_or_else(|| given(kind)))
}

/// Words a letter anew.
#[derive(Debug, Deserialize, TS)]
pub struct SaveLetterWords {
    pub kind: LetterKind,
    /// The edition that the change started from.
    pub edition: u16,
    pub title: String,
    pub body: String,
}

impl WriteOp for SaveLetterWords {
    const ACTION: Action = Action::SettingsWrite;
    type Output = u16;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<u16> {
        let (title, body) = checked(self.kind, &self.title, &self.body)?;
        let now = wording_now(tx, self.kind)?;
        if now.edition != self.edition {
            return Err(Error::Conflict);
        }
        let edition = now.edition + 1;
        tx.add(&LetterWords {
            id: LetterWordsId::new(tx.new_id()),
            letter_kind: self.kind,
            edition,
            title,
            body,
        })?;
        Ok(edition)
    }
}

/// Shows words that are being written with a child's data, or with made-up data where no child is named. A review in
/// them is made up: it is asked of the settings, which open no EHC plan. Keeps nothing.
#[derive(Debug, Deserialize, TS)]
pub struct PreviewLetter {
    pub kind: LetterKind,
    pub pupil_id: Option<PupilId>,
    pub title: String,
    pub body: String,
}

impl ReadOp for PreviewLetter {
    const ACTION: Action = Action::SchoolRead;
    type Output = super::ProposedLetter;
    fn run(self, tx: &ReadTx<'_>) -> Result<super::ProposedLetter> {
        let (title, body) = checked(self.kind, &self.title, &self.body)?;
        let mut values = made_up(&pathway_of(tx)?);
        if let Some(id) = &self.pupil_id {
            // With a child's data it says what the child's record says.
            if !tx.session().may(Action::Print) {
                return Err(Error::Forbidden);
            }
            let pupil = tx.seen(id)?;
            tx.note_opened(&pupil);
            values.extend(values_of(tx, &pupil)?);
        }
        filled(self.kind, 0, &title, &body, &values)
    }
}

/// The heading and the words of a letter about a review, with what the review says in `values`.
///
/// # Errors
/// As reading the record.
pub(crate) fn worded(
    tx: &Reader<'_>,
    pupil: &Seen,
    kind: LetterKind,
    values: impl IntoIterator<Item = (Placeholder, String)>,
) -> Result<(String, String)> {
    let words = wording_now(tx, kind)?;
    let mut known = values_of(tx, pupil)?;
    known.extend(values);
    filled_in(&words, &known)
}

/// The heading and the words of a wording, with all that stands in braces in it.
///
/// # Errors
/// Where the wording has a placeholder that its letter does not have.
pub(crate) fn filled_in(
    words: &LetterWords,
    values: &BTreeMap<Placeholder, String>,
) -> Result<(String, String)> {
    let letter = filled(
        words.letter_kind,
        words.edition,
        &words.title,
        &words.body,
        values,
    )?;
    Ok((letter.title, letter.body))
}

/// A letter with its placeholders filled.
pub(super) fn filled(
    kind: LetterKind,
    edition: u16,
    title: &str,
    body: &str,
    values: &BTreeMap<Placeholder, String>,
) -> Result<super::ProposedLetter> {
    let of = |field: &str, text: &str| {
        fill(kind, text, values).map_err(|sentence| Error::from(FieldErrors::one(field, sentence)))
    };
    let (title, body) = (of("title", title)?, of("body", body)?);
    let mut missing = title.missing;
    missing.extend(body.missing);
    missing.sort_unstable();
    missing.dedup();
    Ok(super::ProposedLetter {
        edition,
        title: title.text,
        body: body.text,
        missing: missing.iter().map(|one| one.name().to_owned()).collect(),
        told_on: None,
    })
}

/// What stands for `{pep}` where the personal education plan is reviewed too.
pub(crate) const PEP: &str = "personal education plan";

/// A child who is nobody, on the first stage of the school's register, to see how a letter reads.
fn made_up(pathway: &Pathway) -> BTreeMap<Placeholder, String> {
    let stage = pathway.stages.iter().find(|stage| stage.on_register);
    let stage_name = stage.map_or("", |stage| stage.name.as_str());
    let plan_name = stage.and_then(|stage| stage.plan_name.as_deref());
    let words = |placeholder: Placeholder| match placeholder {
        Placeholder::Parents => "Mrs Sample and Mr Sample",
        Placeholder::Child => "Sam",
        Placeholder::Name => "Sam Sample",
        Placeholder::Year => "Year 3",
        Placeholder::Class => "Hazel",
        Placeholder::Stage => stage_name,
        Placeholder::Plan => plan_name.unwrap_or(stage_name),
        Placeholder::Since => "14 September 2026",
        Placeholder::Ended => "12 February 2027",
        Placeholder::Help => "\u{2022} Precision teaching, 10 minutes, 4 times a week",
        Placeholder::NextReview => "23 October 2026",
        Placeholder::Teacher => "Miss Teacher",
        Placeholder::Senco => "Mrs Senco",
        Placeholder::School => "our school",
        Placeholder::Telephone => "01632 960000",
        Placeholder::Recipient => "Mrs Sample",
        Placeholder::Review => "annual review",
        Placeholder::When => "Wednesday 20 January 2027 at 14:00\nThe library",
        Placeholder::MeetingOn => "20 January 2027",
        Placeholder::Invited => "\u{2022} Mother\n\u{2022} Miss Teacher (Class teacher)",
        Placeholder::AdviceBy => "30 December 2026",
        Placeholder::Pep => PEP,
        Placeholder::Sender => "Mrs Senco\nSENCO",
        Placeholder::Purpose => "What helps at the end of the day",
        Placeholder::With => "With Miss Teacher, Hazel classroom.",
        Placeholder::Minutes => "10",
    };
    Placeholder::ALL
        .iter()
        .map(|one| (*one, words(*one).to_owned()))
        .collect()
}
