//! The files of a batch: a few children at a time are read, laid out on all processors and written, and then only
//! what the list says of them is kept. So a batch of a whole school takes no more memory than one of a class, but for
//! the finished files themselves, which are nowhere but in memory: a name of a child is in no file that nobody asked
//! for.

use std::collections::BTreeSet;
use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use base64::write::EncoderStringWriter;

use super::batch::{BatchFile, PrintBatch, cautions, children_words, left_out, small, with_papers};
use super::gather::{ChildPapers, Gather, Printed};
use super::{PrintChoices, safe_name};
use crate::documents::{
    AnyPaper, Binder, Binding, CoverPaper, CoverRow, DocumentError, LaidPaper, PaperChoices,
    PaperStamp, bind, lay_out_all, parallel,
};
use crate::domain::id::PupilId;
use crate::error::Result;
use crate::office::Turns;

/// How many children are in memory at once: enough that all processors have something to do.
const A_FEW: usize = 16;

/// A finished batch, before anything is noted.
pub(super) struct Made {
    pub(super) files: Vec<BatchFile>,
    pub(super) children: Vec<Listed>,
    pub(super) unprintable: BTreeSet<char>,
}

/// What the list says of a child whose papers are made.
pub(super) struct Listed {
    pub(super) pupil_id: PupilId,
    pub(super) name: String,
    class: String,
    printed_as: String,
    pub(super) papers: Vec<ListedPaper>,
    pages: usize,
    pub(super) missing: Vec<String>,
    pub(super) restricted: bool,
}

pub(super) struct ListedPaper {
    name: String,
    pub(super) printed: Printed,
}

impl Listed {
    fn of(child: ChildPapers, laid: &[LaidPaper]) -> Self {
        let papers = child.papers.into_iter().map(|paper| ListedPaper {
            name: paper.name,
            printed: paper.printed,
        });
        Self {
            pupil_id: child.pupil_id,
            name: child.name,
            class: child.class,
            printed_as: child.choices.words(),
            papers: papers.collect(),
            pages: laid.iter().map(LaidPaper::pages).sum(),
            missing: child.missing,
            restricted: child.restricted,
        }
    }
}

/// A few children with their papers.
type Few = Vec<(Listed, Vec<LaidPaper>)>;

impl PrintBatch {
    /// All papers in one file.
    pub(super) fn one_file(&self, turns: &Turns<'_>, stamp: &PaperStamp) -> Result<Made> {
        let mut children = Vec::new();
        let mut unprintable = BTreeSet::new();
        let mut bytes = EncoderStringWriter::new(&STANDARD);
        let mut few = self.pupil_ids.chunks(A_FEW).peekable();
        self.begin(turns)?;
        let Some(first) = few.next() else {
            return Ok(Made {
                files: Vec::new(),
                children,
                unprintable,
            });
        };
        let mut laid = self.lay_out(turns, stamp, first)?;
        // Beyond the first few there are many, even if nobody else gets anything.
        let papers = laid.iter().map(|(_, papers)| papers.len()).sum::<usize>();
        let many_papers = few.peek().is_some() || papers + usize::from(self.cover) > 1;
        let only = laid.iter().flat_map(|(_, papers)| papers).next();
        let only = only
            .filter(|_| !many_papers)
            .map(|only| only.title().to_owned());
        let mut binder = Binder::new(Binding {
            stamp,
            many_papers,
            double_sided: self.double_sided,
        });
        loop {
            let all: Vec<&LaidPaper> = laid.iter().flat_map(|(_, papers)| papers).collect();
            binder.add(&all)?;
            take(&mut bytes, &binder.take_bytes())?;
            children.extend(laid.into_iter().map(|(child, _)| child));
            let Some(next) = few.next() else { break };
            laid = self.lay_out(turns, stamp, next)?;
        }
        turns.progress().begin(0, "Putting the file together")?;
        if self.cover {
            binder.put_first(&cover(&children, stamp)?)?;
        }
        let title = only.unwrap_or_else(|| {
            format!(
                "Papers for {}",
                children_words(with_papers(&children).count())
            )
        });
        let paper = binder.finish(&title)?;
        take(&mut bytes, &paper.bytes)?;
        unprintable.extend(paper.unprintable);
        Ok(Made {
            files: vec![BatchFile {
                name: format!("Papers {}.pdf", stamp.printed_on.date()),
                bytes_base64: bytes.into_inner(),
                pages: small(paper.pages),
            }],
            children,
            unprintable,
        })
    }

    /// A file for each child, and one for the list.
    pub(super) fn a_file_each(&self, turns: &Turns<'_>, stamp: &PaperStamp) -> Result<Made> {
        let day = stamp.printed_on.date();
        let mut made = Made {
            files: Vec::new(),
            children: Vec::new(),
            unprintable: BTreeSet::new(),
        };
        let mut numbers = 1..;
        self.begin(turns)?;
        for few in self.pupil_ids.chunks(A_FEW) {
            let mut numbered = Vec::new();
            for (child, papers) in self.lay_out(turns, stamp, few)? {
                made.unprintable
                    .extend(papers.iter().flat_map(LaidPaper::unprintable));
                if !papers.is_empty() {
                    let number = numbers.next().unwrap_or(usize::MAX);
                    let name = if self.names_in_files {
                        format!("Papers {day} {number:03} {}.pdf", safe_name(&child.name))
                    } else {
                        format!("Papers {day} {number:03}.pdf")
                    };
                    numbered.push((name, papers));
                }
                made.children.push(child);
            }
            made.files
                .extend(parallel::map(&numbered, |(name, papers)| {
                    let papers: Vec<&LaidPaper> = papers.iter().collect();
                    file(
                        name.clone(),
                        "Papers for 1 child",
                        stamp,
                        &papers,
                        self.double_sided,
                    )
                })?);
        }
        if self.cover {
            turns.progress().begin(0, "Putting the list together")?;
            let cover = cover(&made.children, stamp)?;
            made.unprintable.extend(cover.unprintable());
            let name = format!("Papers {day} 000 list.pdf");
            let list = file(name, cover.title(), stamp, &[&cover], false)?;
            made.files.insert(0, list);
        }
        Ok(made)
    }

    fn begin(&self, turns: &Turns<'_>) -> Result<()> {
        let progress = turns.progress();
        progress.begin(small(self.pupil_ids.len()), "Laying out the papers")
    }

    /// Reads a few children and lays their papers out.
    fn lay_out(&self, turns: &Turns<'_>, stamp: &PaperStamp, few: &[PupilId]) -> Result<Few> {
        let progress = turns.progress();
        let mut children = Vec::with_capacity(few.len());
        for pupil_id in few {
            children.push(turns.read(Gather {
                pupil_id: pupil_id.clone(),
                papers: self.papers,
                choices: PrintChoices {
                    photo: self.photo,
                    room_to_write: self.room_to_write,
                    ..PrintChoices::default()
                },
            })?);
        }
        let papers: Vec<(&AnyPaper, PaperChoices)> = children
            .iter()
            .flat_map(|child| {
                let views = child.papers.iter().map(|paper| &paper.view);
                views.map(move |view| (view, child.choices.paper()))
            })
            .collect();
        let mut laid = lay_out_all(&papers, stamp, || progress.check())?.into_iter();
        children
            .into_iter()
            .map(|child| {
                progress.item_done()?;
                let own: Vec<LaidPaper> = laid.by_ref().take(child.papers.len()).collect();
                Ok((Listed::of(child, &own), own))
            })
            .collect()
    }
}

/// The list of who gets what.
fn cover(children: &[Listed], stamp: &PaperStamp) -> Result<LaidPaper> {
    let rows: Vec<CoverRow> = with_papers(children)
        .zip(1..)
        .map(|(child, number)| {
            let names: Vec<&str> = child.papers.iter().map(|one| one.name.as_str()).collect();
            CoverRow {
                number: number.to_string(),
                name: child.name.clone(),
                class: child.class.clone(),
                papers: names.join(", "),
                printed_as: child.printed_as.clone(),
                pages: child.pages.to_string(),
            }
        })
        .collect();
    let view = AnyPaper::Cover(CoverPaper {
        title: format!("Papers for {}", children_words(rows.len())),
        rows,
        left_out: left_out(children),
        cautions: cautions(children),
    });
    Ok(view.lay_out(stamp, &PaperChoices::default())?)
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

fn take(out: &mut EncoderStringWriter<'_, impl Engine, String>, bytes: &[u8]) -> Result<()> {
    let written = out.write_all(bytes);
    Ok(written.map_err(|error| DocumentError::Writing(error.to_string()))?)
}
