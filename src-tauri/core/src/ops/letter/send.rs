//! A letter about a child: proposed from the school's words and the child's record, sent as it then reads, and kept.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::to_the_family;
use super::values::values_of;
use super::wording::{filled, wording_now};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{LetterId, PupilId};
use crate::domain::letter::LetterKind;
use crate::domain::record::Kept;
use crate::domain::record::letter::Letter;
use crate::domain::record::pupil::Placement;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::{ReadOp, WriteOp};
use crate::ops::check::{not_in_future, required, void_reason};
use crate::ops::placement::placements_of;
use crate::store::{ReadTx, Reader, Seen, WriteTx};

/// The letters that went out about a child, the latest first, those taken back among them.
#[derive(Debug, Deserialize, TS)]
pub struct ListLetters {
    pub pupil_id: PupilId,
}

impl ReadOp for ListLetters {
    const ACTION: Action = Action::Print;
    type Output = Vec<Kept<Letter>>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Vec<Kept<Letter>>> {
        let mut letters = tx.about_with_voided::<Letter>(&tx.seen(&self.pupil_id)?)?;
        letters.sort_by_key(|kept| {
            std::cmp::Reverse((kept.record.happened_on, kept.record.id.clone()))
        });
        Ok(letters)
    }
}

/// The letter as it would read for this child today.
#[derive(Debug, Deserialize, TS)]
pub struct ProposeLetter {
    pub pupil_id: PupilId,
    pub kind: LetterKind,
}

/// A letter before it goes out.
#[derive(Debug, Serialize, TS)]
pub struct ProposedLetter {
    pub edition: u16,
    pub title: String,
    pub body: String,
    /// What the record does not hold; a line to write on stands in its place.
    pub missing: Vec<String>,
    /// When the parents were told of the provision already, where they were.
    #[ts(type = "string | null")]
    pub told_on: Option<NaiveDate>,
}

impl ReadOp for ProposeLetter {
    const ACTION: Action = Action::Print;
    type Output = ProposedLetter;
    fn run(self, tx: &ReadTx<'_>) -> Result<ProposedLetter> {
        proposed(tx, &self.pupil_id, self.kind)
    }
}

/// The letter in the school's words, filled from the child's record as it stands.
///
/// # Errors
/// As reading the record.
pub(crate) fn proposed(
    tx: &Reader<'_>,
    pupil_id: &PupilId,
    kind: LetterKind,
) -> Result<ProposedLetter> {
    let pupil = tx.seen(pupil_id)?;
    to_the_family(kind)?;
    let words = wording_now(tx, kind)?;
    let values = values_of(tx, &pupil)?;
    Ok(ProposedLetter {
        told_on: told_in_run(tx, &pupil, kind)?,
        ..filled(kind, words.edition, &words.title, &words.body, &values)?
    })
}

/// Keeps a letter as it goes out. Where it tells of provision, the parents are told from its day, unless they were
/// before.
#[derive(Debug, Deserialize, TS)]
pub struct SendLetter {
    pub pupil_id: PupilId,
    pub kind: LetterKind,
    pub edition: u16,
    #[ts(type = "string | null")]
    pub happened_on: Option<NaiveDate>,
    pub title: String,
    pub body: String,
}

impl WriteOp for SendLetter {
    const ACTION: Action = Action::PlacementDecide;
    type Output = LetterId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<LetterId> {
        let pupil = tx.seen(&self.pupil_id)?;
        to_the_family(self.kind)?;
        let mut errors = FieldErrors::default();
        let happened_on = not_in_future(
            &mut errors,
            "happened_on",
            "the day on the letter",
            self.happened_on,
            tx.today(),
        );
        let title = required(&mut errors, "title", "Write the heading.", &self.title);
        let body = required(&mut errors, "body", "Write the letter.", &self.body);
        if wording_now(tx, self.kind)?.edition < self.edition {
            errors.add(
                "body",
                "The school has no such wording. Open the letter again.",
            );
        }
        errors.into_result()?;
        let letter = ProposedLetter {
            edition: self.edition,
            title,
            body,
            missing: Vec::new(),
            told_on: None,
        };
        keep(tx, &pupil, self.kind, happened_on, letter)
    }
}

/// Keeps a letter as it reads. Where it tells of provision, the parents are told from its day, unless they were before.
pub(super) fn keep(
    tx: &mut WriteTx<'_>,
    pupil: &Seen,
    kind: LetterKind,
    happened_on: NaiveDate,
    letter: ProposedLetter,
) -> Result<LetterId> {
    let told = of_register(tx, pupil, kind)?;
    let placement_id = told.as_ref().map(|(kept, _)| kept.record.id.clone());
    let id = LetterId::new(tx.new_id());
    tx.add(&Letter {
        id: id.clone(),
        pupil_id: pupil.id().clone(),
        letter_kind: kind,
        edition: letter.edition,
        happened_on,
        title: letter.title,
        body: letter.body,
        placement_id,
    })?;
    // After the letter: `letter_told` finds by this order that it was the letter.
    if let Some((kept, None)) = told {
        tell(tx, kept, Some(happened_on))?;
    }
    Ok(id)
}

fn tell(tx: &mut WriteTx<'_>, kept: Kept<Placement>, on: Option<NaiveDate>) -> Result<()> {
    let told = Placement {
        parents_told_on: on,
        ..kept.record
    };
    tx.revise(&told, kept.version)
}

/// When the parents were told already of what a letter of this kind tells.
pub(super) fn told_in_run(
    tx: &Reader<'_>,
    pupil: &Seen,
    kind: LetterKind,
) -> Result<Option<NaiveDate>> {
    Ok(of_register(tx, pupil, kind)?.and_then(|(_, told_on)| told_on))
}

/// The stage on the register that a letter of this kind tells of, with when parents were told in this unbroken time on
/// the register, where they were. Nothing for a child who is not on it.
fn of_register(
    tx: &Reader<'_>,
    pupil: &Seen,
    kind: LetterKind,
) -> Result<Option<(Kept<Placement>, Option<NaiveDate>)>> {
    if !kind.tells_of_provision() {
        return Ok(None);
    }
    let mut backwards = placements_of(tx, pupil)?.into_iter().rev();
    let Some(now) = backwards
        .next()
        .filter(|kept| kept.record.on_register && kept.record.to_on.is_none())
    else {
        return Ok(None);
    };
    let mut told_on = now.record.parents_told_on;
    let mut begins = now.record.from_on;
    for kept in backwards {
        if !kept.record.on_register || kept.record.to_on != Some(begins) {
            break;
        }
        told_on = told_on.or(kept.record.parents_told_on);
        begins = kept.record.from_on;
    }
    Ok(Some((now, told_on)))
}

/// Takes a letter back, with the reason. Where it was this letter that told the parents, they are not told any more.
#[derive(Debug, Deserialize, TS)]
pub struct VoidLetter {
    pub id: LetterId,
    pub reason: String,
}

impl WriteOp for VoidLetter {
    const ACTION: Action = Action::PlacementDecide;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let reason = void_reason(&self.reason)?;
        let kept = tx.kept::<Letter>(self.id.as_str())?;
        let letter = kept.record;
        tx.void::<Letter>(letter.id.as_str(), &reason)?;
        if kept.voided.is_some() || letter.placement_id.is_none() {
            return Ok(());
        }
        let pupil = tx.seen(&letter.pupil_id)?;
        if let Some(stage) = told_by(tx, &pupil, &letter)?
            && stage.record.parents_told_on == Some(letter.happened_on)
        {
            let others = told_in(tx, &pupil, &stage)?;
            tell(tx, stage, others.into_iter().min())?;
        }
        Ok(())
    }
}

/// Brings a letter back that was taken back, and with it that the parents were told from its day.
#[derive(Debug, Deserialize, TS)]
pub struct BringBackLetter {
    pub id: LetterId,
}

impl WriteOp for BringBackLetter {
    const ACTION: Action = Action::PlacementDecide;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let kept = tx.kept::<Letter>(self.id.as_str())?;
        let letter = kept.record;
        let pupil = tx.seen(&letter.pupil_id)?;
        if let Some(stage) = told_by(tx, &pupil, &letter)?
            && kept.voided.is_some()
        {
            // What somebody recorded by hand meanwhile stays.
            let now = stage.record.parents_told_on;
            let letters = told_in(tx, &pupil, &stage)?;
            if now.is_none_or(|on| letters.contains(&on)) {
                tell(tx, stage, Some(letter.happened_on))?;
            }
        }
        tx.bring_back::<Letter>(letter.id.as_str())
    }
}

/// The stage of which this letter was the first to tell the parents; nothing where they were told otherwise.
fn told_by(tx: &Reader<'_>, pupil: &Seen, letter: &Letter) -> Result<Option<Kept<Placement>>> {
    let Some(stage) = &letter.placement_id else {
        return Ok(None);
    };
    if !tx.letter_told(&letter.id, stage)? {
        return Ok(None);
    }
    let mut stages = placements_of(tx, pupil)?.into_iter();
    Ok(stages.find(|kept| kept.record.id == *stage))
}

/// The days of the letters that are there and tell of the stage.
fn told_in(tx: &Reader<'_>, pupil: &Seen, stage: &Kept<Placement>) -> Result<Vec<NaiveDate>> {
    let letters = tx.about::<Letter>(pupil)?.into_iter();
    Ok(letters
        .filter(|kept| kept.record.placement_id.as_ref() == Some(&stage.record.id))
        .map(|kept| kept.record.happened_on)
        .collect())
}
