//! The letter about help that has begun, for many children in one go: each is written from the child's record and laid
//! out, then all are kept in one turn, as they stand on paper. Whoever stops it before has written none.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::batch::{MOST_CHILDREN, Stamp, small};
use super::child::child_paper;
use super::{PrintChoices, restricted};
use crate::documents::{AnyPaper, LaidPaper, LetterPaper, PaperChoices, bind, lay_out_all};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::PupilId;
use crate::domain::record::Kind;
use crate::domain::role::Action;
use crate::domain::words::count;
use crate::error::Result;
use crate::office::{LongOp, ReadOp, Turns, WriteOp};
use crate::ops::check::not_in_future;
use crate::ops::family_paper::choices_of;
use crate::ops::letter::{ProposedLetter, help_letter, keep_help_letter};
use crate::store::{ReadTx, WriteTx};

/// Writes and keeps the letter for each of these children, and makes one file of all.
#[derive(Debug, Deserialize, TS)]
pub struct WriteHelpLetters {
    /// As a plan words it; nothing for all that each plan provides.
    pub what: Option<String>,
    pub pupil_ids: Vec<PupilId>,
    #[ts(type = "string | null")]
    pub happened_on: Option<NaiveDate>,
    /// Each letter begins on a new sheet when both sides are printed.
    pub double_sided: bool,
}

/// The letters as they went out.
#[derive(Debug, Serialize, TS)]
pub struct WrittenHelpLetters {
    pub letters: u32,
    pub pages: u32,
    /// The PDF file, a letter after the other; empty where there is none.
    pub bytes_base64: String,
    pub suggested_file_name: String,
    /// Children who do not get this help any more, by name.
    pub left_out: Vec<String>,
    /// Children of whom not every contact may be told, by name.
    pub careful: Vec<String>,
    pub unprintable: Vec<String>,
}

impl LongOp for WriteHelpLetters {
    const ACTION: Action = Action::PlacementDecide;
    type Output = WrittenHelpLetters;
    fn run(self, turns: &mut Turns<'_>) -> Result<WrittenHelpLetters> {
        let stamp = turns.read(Stamp)?;
        let happened_on = self.check(stamp.printed_on.date())?;
        (turns.progress()).begin(small(self.pupil_ids.len()), "Writing the letters")?;
        let mut letters = Vec::new();
        let mut left_out = Vec::new();
        for pupil_id in &self.pupil_ids {
            let read = turns.read(Write {
                pupil_id: pupil_id.clone(),
                what: self.what.clone(),
                happened_on,
            })?;
            match read {
                (_, Some(letter)) => letters.push(letter),
                (name, None) => left_out.push(name),
            }
            turns.progress().item_done()?;
        }
        turns.progress().begin(0, "Putting the file together")?;
        let progress = turns.progress();
        let papers: Vec<(&AnyPaper, PaperChoices)> = (letters.iter())
            .map(|one| (&one.paper, one.choices.paper()))
            .collect();
        let laid = lay_out_all(&papers, &stamp, || progress.check())?;
        let unprintable: BTreeSet<char> = laid.iter().flat_map(LaidPaper::unprintable).collect();
        let all: Vec<&LaidPaper> = laid.iter().collect();
        let title = count(small(letters.len()), "letter");
        let careful = (letters.iter().filter(|one| one.restricted))
            .map(|one| one.name.clone())
            .collect();
        let (pages, bytes) = if all.is_empty() {
            (0, Vec::new())
        } else {
            let file = bind(&title, &stamp, &all, self.double_sided)?;
            (file.pages, file.bytes)
        };
        let number = small(letters.len());
        turns.write(Keep {
            happened_on,
            letters: (letters.into_iter())
                .map(|one| (one.pupil_id, one.letter))
                .collect(),
        })?;
        Ok(WrittenHelpLetters {
            letters: number,
            pages: small(pages),
            bytes_base64: STANDARD.encode(bytes),
            suggested_file_name: format!("Letters {}.pdf", stamp.printed_on.date()),
            left_out,
            careful,
            unprintable: unprintable.iter().map(char::to_string).collect(),
        })
    }
}

impl WriteHelpLetters {
    fn check(&self, today: NaiveDate) -> Result<NaiveDate> {
        let mut errors = FieldErrors::default();
        let what = "the day on the letters";
        let day = not_in_future(&mut errors, "happened_on", what, self.happened_on, today);
        let once: BTreeSet<&PupilId> = self.pupil_ids.iter().collect();
        if self.pupil_ids.is_empty() {
            errors.add("pupil_ids", "Choose at least one child.");
        }
        if once.len() < self.pupil_ids.len() {
            errors.add("pupil_ids", "A child stands there twice.");
        }
        if self.pupil_ids.len() > MOST_CHILDREN {
            errors.add(
                "pupil_ids",
                "That is more than one file takes. Choose fewer children.",
            );
        }
        errors.into_result()?;
        Ok(day)
    }
}

/// A letter before it is kept.
#[derive(Debug, Serialize)]
struct Written {
    pupil_id: PupilId,
    name: String,
    #[serde(skip)]
    paper: AnyPaper,
    #[serde(skip)]
    choices: PrintChoices,
    letter: ProposedLetter,
    restricted: bool,
}

/// Writes the letter about one child; only her name where she does not get the help.
struct Write {
    pupil_id: PupilId,
    what: Option<String>,
    happened_on: NaiveDate,
}

impl ReadOp for Write {
    const ACTION: Action = Action::PlacementDecide;
    type Output = (String, Option<Written>);
    fn run(self, tx: &ReadTx<'_>) -> Result<Self::Output> {
        let pupil = tx.seen(&self.pupil_id)?;
        let family = choices_of(tx, &pupil)?;
        let choices = PrintChoices {
            text_size: family.text_size,
            tint: family.tint,
            spacing: family.spacing,
            headings: family.heading_language,
            ..PrintChoices::default()
        };
        let child = child_paper(tx, &pupil, choices)?;
        let name = tx.pupil_line(&pupil)?.name().display();
        let Some(letter) = help_letter(tx, &pupil, self.what.as_deref())? else {
            return Ok((name, None));
        };
        let paper = AnyPaper::Letter(Box::new(LetterPaper {
            child,
            on: Some(self.happened_on),
            title: letter.title.clone(),
            body: letter.body.clone(),
        }));
        let written = Written {
            restricted: restricted(tx, &pupil)?,
            pupil_id: self.pupil_id,
            name: name.clone(),
            paper,
            choices,
            letter,
        };
        Ok((name, Some(written)))
    }
}

/// Keeps all the letters, each with the trace that it was printed.
struct Keep {
    happened_on: NaiveDate,
    letters: Vec<(PupilId, ProposedLetter)>,
}

impl WriteOp for Keep {
    const ACTION: Action = Action::PlacementDecide;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        for (pupil_id, letter) in self.letters {
            let pupil = tx.seen(&pupil_id)?;
            let id = keep_help_letter(tx, &pupil, self.happened_on, letter)?;
            tx.note_act(Kind::Letter, id.as_str(), Some(pupil.id()), "printed");
        }
        Ok(())
    }
}
