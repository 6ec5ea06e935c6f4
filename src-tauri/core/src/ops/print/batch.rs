//! Papers for many children in one go: a class, a review round, or any selection.
//!
//! Each child is read in a short turn of its own, the papers are laid out on all processors while nobody holds the
//! file, and only when everything is ready one last turn notes for each child what was printed. Whoever stops it
//! before has printed nothing.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::gather::{ChildPapers, Gather, Printed};
use super::{PrintChoices, safe_name, stamp};
use crate::documents::{
    AnyPaper, CoverPaper, CoverRow, LaidPaper, PaperChoices, PaperStamp, bind, lay_out_all,
    parallel,
};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::PupilId;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::{LongOp, ReadOp, Turns, WriteOp};
use crate::store::{ReadTx, WriteTx};

/// As many children as one batch takes: the largest of England's primary schools has fewer.
const MOST_CHILDREN: usize = 2_000;

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
}

impl BatchPapers {
    fn any(self) -> bool {
        self.plan
            || self.profile
            || self.review_record
            || self.child_view
            || self.parent_view
            || self.reply_slip
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
        let children = self.gather(turns)?;
        let mut batch = self.lay_out(turns, &stamp, &children)?;
        let files = self.put_together(turns, &stamp, &mut batch)?;
        let acts = children
            .iter()
            .flat_map(|child| {
                let acts = child.papers.iter().map(|paper| paper.printed.clone());
                acts.map(|act| (child.pupil_id.clone(), act))
            })
            .collect();
        turns.write(NotePrinted { acts })?;
        Ok(PrintedBatch {
            children: small(batch.children.len()),
            pages: files.iter().map(|file| file.pages).sum(),
            files,
            suggested_folder: format!("Papers {}", stamp.printed_on.date()),
            left_out: children
                .iter()
                .flat_map(|child| child.missing.clone())
                .collect(),
            cautions: cautions(&children),
            unprintable: batch.unprintable.iter().map(char::to_string).collect(),
        })
    }
}

/// The papers of a batch, laid out.
struct Laid {
    /// Each child's place in the batch, its name for the file, and its papers.
    children: Vec<(usize, String, Vec<LaidPaper>)>,
    cover: Option<LaidPaper>,
    unprintable: std::collections::BTreeSet<char>,
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

    fn gather(&self, turns: &Turns<'_>) -> Result<Vec<ChildPapers>> {
        let progress = turns.progress();
        progress.begin(small(self.pupil_ids.len()), "Reading the records")?;
        let mut children = Vec::with_capacity(self.pupil_ids.len());
        for pupil_id in &self.pupil_ids {
            children.push(turns.read(Gather {
                pupil_id: pupil_id.clone(),
                papers: self.papers,
                choices: PrintChoices {
                    photo: self.photo,
                    room_to_write: self.room_to_write,
                    ..PrintChoices::default()
                },
            })?);
            progress.item_done()?;
        }
        Ok(children)
    }

    fn lay_out(
        &self,
        turns: &Turns<'_>,
        stamp: &PaperStamp,
        children: &[ChildPapers],
    ) -> Result<Laid> {
        let progress = turns.progress();
        let papers: Vec<(&AnyPaper, PaperChoices)> = children
            .iter()
            .flat_map(|child| {
                let views = child.papers.iter().map(|paper| &paper.view);
                views.map(move |view| (view, child.choices.paper()))
            })
            .collect();
        progress.begin(small(papers.len()), "Laying out the papers")?;
        let laid = lay_out_all(&papers, stamp, || progress.item_done())?;
        let unprintable = laid.iter().flat_map(LaidPaper::unprintable).collect();
        let mut laid = laid.into_iter();
        let with_papers: Vec<(usize, String, Vec<LaidPaper>)> = children
            .iter()
            .filter(|child| !child.papers.is_empty())
            .zip(1..)
            .map(|(child, number)| {
                let own = laid.by_ref().take(child.papers.len()).collect();
                (number, child.name.clone(), own)
            })
            .collect();
        let cover = if self.cover {
            let view = AnyPaper::Cover(self.cover(children, &with_papers));
            Some(view.lay_out(stamp, &PaperChoices::default())?)
        } else {
            None
        };
        Ok(Laid {
            children: with_papers,
            cover,
            unprintable,
        })
    }

    fn cover(
        &self,
        children: &[ChildPapers],
        laid: &[(usize, String, Vec<LaidPaper>)],
    ) -> CoverPaper {
        let with_papers = children.iter().filter(|child| !child.papers.is_empty());
        let rows = with_papers
            .zip(laid)
            .map(|(child, (number, _, papers))| {
                let names: Vec<&str> = child.papers.iter().map(|one| one.name.as_str()).collect();
                let pages: usize = papers.iter().map(LaidPaper::pages).sum();
                CoverRow {
                    number: number.to_string(),
                    name: child.name.clone(),
                    class: child.class.clone(),
                    papers: names.join(", "),
                    printed_as: child.choices.words(),
                    pages: pages.to_string(),
                }
            })
            .collect();
        CoverPaper {
            title: format!("Papers for {}", children_words(laid.len())),
            rows,
            left_out: children
                .iter()
                .flat_map(|child| child.missing.clone())
                .collect(),
            cautions: cautions(children),
        }
    }

    fn put_together(
        &self,
        turns: &Turns<'_>,
        stamp: &PaperStamp,
        batch: &mut Laid,
    ) -> Result<Vec<BatchFile>> {
        let progress = turns.progress();
        let day = stamp.printed_on.date();
        let title = format!("Papers for {}", children_words(batch.children.len()));
        let cover = batch.cover.take();
        match self.files {
            BatchFiles::One => {
                progress.begin(0, "Putting the file together")?;
                let own = batch.children.iter().flat_map(|(.., papers)| papers);
                let all: Vec<&LaidPaper> = cover.iter().chain(own).collect();
                let name = format!("Papers {day}.pdf");
                Ok(vec![file(name, &title, stamp, &all, self.double_sided)?])
            }
            BatchFiles::OneEach => {
                progress.begin(small(batch.children.len()), "Putting the files together")?;
                let mut files = Vec::new();
                if let Some(cover) = &cover {
                    let name = format!("Papers {day} 000 list.pdf");
                    files.push(file(name, &title, stamp, &[cover], false)?);
                }
                files.extend(parallel::map(&batch.children, |(number, name, papers)| {
                    let papers: Vec<&LaidPaper> = papers.iter().collect();
                    let name = if self.names_in_files {
                        format!("Papers {day} {number:03} {}.pdf", safe_name(name))
                    } else {
                        format!("Papers {day} {number:03}.pdf")
                    };
                    let made = file(name, &title, stamp, &papers, self.double_sided)?;
                    progress.item_done()?;
                    Ok::<_, crate::Error>(made)
                })?);
                Ok(files)
            }
        }
    }
}

fn file(
    name: String,
    title: &str,
    stamp: &PaperStamp,
    papers: &[&LaidPaper],
    double_sided: bool,
) -> Result<BatchFile> {
    let title = match papers {
        [only] => only.title(),
        _ => title,
    };
    let paper = bind(title, stamp, papers, double_sided)?;
    Ok(BatchFile {
        name,
        bytes_base64: STANDARD.encode(&paper.bytes),
        pages: small(paper.pages),
    })
}

fn cautions(children: &[ChildPapers]) -> Vec<String> {
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

fn children_words(number: usize) -> String {
    match number {
        1 => "1 child".to_owned(),
        many => format!("{many} children"),
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Asks for the stamp of papers printed now.
struct Stamp;

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
