//! The letter about help that has begun, for every child who gets it: who they are, who has had it since the help began,
//! and how it reads for each.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ProposedLetter;
use super::send::{keep, told_in_run};
use super::values::{help, values_of};
use super::wording::{filled, wording_now};
use crate::domain::id::{LetterId, PupilId};
use crate::domain::letter::{LetterKind, Placeholder};
use crate::domain::record::letter::{Letter, LetterWords};
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::ReadOp;
use crate::ops::list::same;
use crate::ops::pupil::PupilRef;
use crate::store::{Leavers, ProvisionLine, ReadTx, Reader, Seen, WriteTx};

/// The letter that tells of it.
const KIND: LetterKind = LetterKind::ProvisionMade;

/// The children who get a provision today, or any at all, each with the letter as it would read.
#[derive(Debug, Deserialize, TS)]
pub struct HelpLetters {
    /// As a plan words it; nothing for all that each plan provides.
    pub what: Option<String>,
}

/// Who would get the letter.
#[derive(Debug, Serialize, TS)]
pub struct HelpLettersView {
    /// What open plans provide today, each once, to choose from.
    pub provision: Vec<String>,
    /// By class, then by name.
    pub children: Vec<HelpLetterChild>,
}

/// A child with the letter about her.
#[derive(Debug, Serialize, TS)]
pub struct HelpLetterChild {
    pub pupil: PupilRef,
    /// The help that the letter is about.
    pub given: Vec<String>,
    /// Since when she has had it; where it is more than one thing, the latest.
    #[ts(type = "string")]
    pub since: NaiveDate,
    /// The day of a letter about it that went out since.
    #[ts(type = "string | null")]
    pub had_on: Option<NaiveDate>,
    pub letter: ProposedLetter,
}

impl ReadOp for HelpLetters {
    const ACTION: Action = Action::PlacementDecide;
    type Output = HelpLettersView;
    fn run(self, tx: &ReadTx<'_>) -> Result<HelpLettersView> {
        let lines = tx.provision_now()?;
        let mut provision: Vec<String> = Vec::new();
        for line in &lines {
            if !provision.iter().any(|one| same(one, &line.what)) {
                provision.push(line.what.clone());
            }
        }
        provision.sort_by_key(|one| one.to_lowercase());
        let words = wording_now(tx, KIND)?;
        let mut pupils = tx.pupil_lines(Leavers::Without)?;
        pupils.sort_by_cached_key(|line| {
            let class = line.class_name.clone().unwrap_or_default();
            (class, line.name().sort_key(), line.id.clone())
        });
        let mut children = Vec::new();
        for line in &pupils {
            let given = given_to(&lines, &line.id, self.what.as_deref());
            let Some(since) = given.iter().map(|one| one.since).max() else {
                continue;
            };
            let pupil = tx.seen(&line.id)?;
            children.push(HelpLetterChild {
                pupil: PupilRef::of(line, tx.today()),
                had_on: had_on(tx, &pupil, &given, since)?,
                letter: letter_of(tx, &pupil, &given, &words)?,
                given: given.iter().map(|one| one.what.clone()).collect(),
                since,
            });
        }
        Ok(HelpLettersView {
            provision,
            children,
        })
    }
}

fn given_to<'a>(
    lines: &'a [ProvisionLine],
    pupil: &PupilId,
    what: Option<&str>,
) -> Vec<&'a ProvisionLine> {
    lines
        .iter()
        .filter(|line| line.pupil_id == *pupil)
        .filter(|line| what.is_none_or(|what| same(what, &line.what)))
        .collect()
}

/// The last letter that went out since the help began and names it. What a child has had before it began again is an
/// earlier letter.
fn had_on(
    tx: &Reader<'_>,
    pupil: &Seen,
    given: &[&ProvisionLine],
    since: NaiveDate,
) -> Result<Option<NaiveDate>> {
    let letters = tx.about::<Letter>(pupil)?.into_iter();
    Ok(letters
        .map(|kept| kept.record)
        .filter(|letter| letter.letter_kind == KIND && letter.happened_on >= since)
        .filter(|letter| {
            let body = letter.body.to_lowercase();
            (given.iter()).all(|line| body.contains(&line.what.trim().to_lowercase()))
        })
        .map(|letter| letter.happened_on)
        .max())
}

/// The letter in the school's words about this help alone.
fn letter_of(
    tx: &Reader<'_>,
    pupil: &Seen,
    given: &[&ProvisionLine],
    words: &LetterWords,
) -> Result<ProposedLetter> {
    let mut values: BTreeMap<Placeholder, String> = values_of(tx, pupil)?;
    let lines: Vec<String> = (given.iter())
        .map(|line| help(&line.what, line.minutes, line.times_a_week))
        .collect();
    values.insert(Placeholder::Help, lines.join("\n"));
    Ok(ProposedLetter {
        told_on: told_in_run(tx, pupil, KIND)?,
        ..filled(KIND, words.edition, &words.title, &words.body, &values)?
    })
}

/// The letter about the help that one child gets; nothing where she does not get it.
pub(crate) fn help_letter(
    tx: &Reader<'_>,
    pupil: &Seen,
    what: Option<&str>,
) -> Result<Option<ProposedLetter>> {
    let lines = tx.provision_now()?;
    let given = given_to(&lines, pupil.id(), what);
    if given.is_empty() {
        return Ok(None);
    }
    letter_of(tx, pupil, &given, &wording_now(tx, KIND)?).map(Some)
}

/// Keeps such a letter as it goes out, with what that tells the parents.
pub(crate) fn keep_help_letter(
    tx: &mut WriteTx<'_>,
    pupil: &Seen,
    happened_on: NaiveDate,
    letter: ProposedLetter,
) -> Result<LetterId> {
    keep(tx, pupil, KIND, happened_on, letter)
}
