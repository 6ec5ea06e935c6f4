//! Papers for many children in one go: a class, a review round, or any selection.
//!
//! Each child is read in a short turn of its own, the papers are made on all processors while nobody holds the
//! file (`making`), and only when everything is ready one last turn notes for each child what was printed. Whoever
//! stops it before has printed nothing.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::gather::Printed;
use super::making::{Listed, Made};
use super::stamp;
use crate::documents::PaperStamp;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::PupilId;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::{LongOp, ReadOp, Turns, WriteOp};
use crate::store::{ReadTx, WriteTx};

/// As many children as one batch takes: the largest of England's primary schools has fewer.
pub(super) const MOST_CHILDREN: usize = 2_000;

/// Which papers each child gets, in the order in which they lie.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, TS)]
pub struct BatchPapers {
    /// The open plan.
    pub plan: bool,
    pub profile: bool,
    /// The record of the last closed review.
    pub review_record: bool,
    /// The child's sheet: faces, scales, sentences to finish.
    pub child_view: bool,
    /// The parents' sheet.
    pub parent_view: bool,
    pub reply_slip: bool,
    /// What the last meeting of the team said and agreed.
    pub team_notes: bool,
    /// The whole chronology; restricted entries are left off.
    pub chronology: bool,
}

impl BatchPapers {
    fn any(self) -> bool {
        self.plan
            || self.profile
            || self.review_record
            || self.child_view
            || self.parent_view
            || self.reply_slip
            || self.team_notes
            || self.chronology
    }
}

/// How the papers of a batch are put into files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BatchFiles {
    /// All in one file, to be printed at once.
    One,
    /// A file for each child, and one for the list.
    OneEach,
}

/// Prints papers for many children.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PrintBatch {
    pub pupil_ids: Vec<PupilId>,
    pub papers: BatchPapers,
    pub files: BatchFiles,
    /// Each paper begins on a new sheet when both sides are printed.
    pub double_sided: bool,
    /// The list of who gets what.
    pub cover: bool,
    pub photo: bool,
    /// Leaves lines to write views on by hand, instead of those recorded.
    pub room_to_write: bool,
    /// Puts the child's name into the name of her file; otherwise it has only its number on the list.
    pub names_in_files: bool,
}

/// The finished batch.
#[derive(Debug, Serialize, TS)]
pub struct PrintedBatch {
    pub files: Vec<BatchFile>,
    /// Children with at least one paper.
    pub children: u32,
    /// Pages of all files, blank sides among them.
    pub pages: u32,
    /// The folder that many files go into: "Papers 2026-11-22".
    pub suggested_folder: String,
    /// What could not be printed, each a sentence.
    pub left_out: Vec<String>,
    /// What to think of before papers are handed over, each a sentence.
    pub cautions: Vec<String>,
    /// Characters that no typeface of Waymark has.
    pub unprintable: Vec<String>,
}

/// One file of a batch.
#[derive(Debug, Serialize, TS)]
pub struct BatchFile {
    /// With its ending.
    pub name: String,
    /// The PDF file.
    pub bytes_base64: String,
    pub pages: u32,
}

impl LongOp for PrintBatch {
    const ACTION: Action = Action::Print;
    type Output = PrintedBatch;
    fn run(self, turns: &mut Turns<'_>) -> Result<PrintedBatch> {
        self.check()?;
        let stamp = turns.read(Stamp)?;
        let made = match self.files {
            BatchFiles::One => self.one_file(turns, &stamp)?,
            BatchFiles::OneEach => self.a_file_each(turns, &stamp)?,
        };
        let Made {
            files,
            children,
            unprintable,
        } = made;
        let acts = children
            .iter()
            .flat_map(|child| {
                let acts = child.papers.iter().map(|paper| paper.printed.clone());
                acts.map(|act| (child.pupil_id.clone(), act))
            })
            .collect();
        turns.write(NotePrinted { acts })?;
        Ok(PrintedBatch {
            children: small(with_papers(&children).count()),
            pages: files.iter().map(|file| file.pages).sum(),
            files,
            suggested_folder: format!("Papers {}", stamp.printed_on.date()),
            left_out: left_out(&children),
            cautions: cautions(&children),
            unprintable: unprintable.iter().map(char::to_string).collect(),
        })
    }
}

impl PrintBatch {
    fn check(&self) -> Result<()> {
        let mut errors = FieldErrors::default();
        if self.pupil_ids.is_empty() {
            errors.add("pupil_ids", "Choose at least one child.");
        }
        if self.pupil_ids.len() > MOST_CHILDREN {
            errors.add(
                "pupil_ids",
                "That is more than one batch takes. Print one year group at a time.",
            );
        }
        if !self.papers.any() {
            errors.add("papers", "Choose at least one paper.");
        }
        Ok(errors.into_result()?)
    }
}

/// The children who get something.
pub(super) fn with_papers(children: &[Listed]) -> impl Iterator<Item = &Listed> {
    children.iter().filter(|child| !child.papers.is_empty())
}

/// What could not be printed.
pub(super) fn left_out(children: &[Listed]) -> Vec<String> {
    let missing = children.iter().flat_map(|child| child.missing.clone());
    missing.collect()
}

pub(super) fn cautions(children: &[Listed]) -> Vec<String> {
    let names: Vec<&str> = children
        .iter()
        .filter(|child| child.restricted)
        .map(|child| child.name.as_str())
        .collect();
    if names.is_empty() {
        return Vec::new();
    }
    vec![format!(
        "Information about these children must not go to every contact. Check who each copy is for: {}.",
        names.join(", ")
    )]
}

pub(super) fn children_words(number: usize) -> String {
    match number {
        1 => "1 child".to_owned(),
        many => format!("{many} children"),
    }
}

pub(super) fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Asks for the stamp of papers printed now.
pub(super) struct Stamp;

impl ReadOp for Stamp {
    const ACTION: Action = Action::Print;
    type Output = PaperStamp;
    fn run(self, tx: &ReadTx<'_>) -> Result<PaperStamp> {
        stamp(tx)
    }
}

/// Notes that papers were printed, for each child.
struct NotePrinted {
    acts: Vec<(PupilId, Printed)>,
}

impl WriteOp for NotePrinted {
    const ACTION: Action = Action::Print;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        for (pupil_id, printed) in self.acts {
            // A child who went out of scope while the papers were laid out takes the whole batch back.
            let pupil = tx.seen(&pupil_id)?;
            let Printed { kind, id, verb } = printed;
            tx.note_act(kind, &id, Some(pupil.id()), verb);
        }
        Ok(())
    }
}
