//! Papers of a child's record, for the family in front of you: what goes on them, and that they were printed.
//!
//! The operation gathers the words inside the transaction and leaves its trace; laying them out comes after the
//! commit, so that nobody waits for a paper with the file held. No UPN goes on paper, and no name of a contact save on
//! a letter to them, on the report of a statutory review, and on the healthcare plan, where somebody has to be rung.

mod assessment;
mod batch;
#[cfg(test)]
mod batch_tests;
mod child;
mod concern;
mod ehc;
mod gather;
mod help_letters;
#[cfg(test)]
mod help_letters_tests;
mod letter;
mod making;
mod medical;
mod plan;
mod profile;
mod review;
mod team;
#[cfg(test)]
mod team_tests;
#[cfg(test)]
mod tests;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use assessment::PrintAssessment;
pub use batch::{BatchFile, BatchFiles, BatchPapers, PrintBatch, PrintedBatch};
pub use concern::PrintConcern;
pub use ehc::{EhcPaper, PrintEhc};
pub use help_letters::{WriteHelpLetters, WrittenHelpLetters};
pub use letter::{PrintLetter, PrintSupply};
pub use medical::{PrintHealthcare, PrintMedicationRecord};
pub use plan::PrintPlan;
pub use profile::PrintProfile;
pub use review::PrintReview;
pub use team::{PrintTeam, TeamPaper};

use crate::documents::{
    DocumentError, HeadingLanguage, Paper, PaperChoices, PaperStamp, Spacing, TextSize, Tint,
};
use crate::domain::record::person::Staff;
use crate::domain::record::pupil::Contact;
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::school::the_school;
use crate::store::{Reader, Seen};

/// What the family in front of you likes to read.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
pub struct PrintChoices {
    pub text_size: TextSize,
    pub tint: Tint,
    pub spacing: Spacing,
    /// The language in which the headings stand under the English ones.
    pub headings: Option<HeadingLanguage>,
    /// Whether the child's photo stands on it.
    pub photo: bool,
    /// Leaves lines to write views on by hand, instead of those recorded.
    pub room_to_write: bool,
}

impl PrintChoices {
    fn paper(self) -> PaperChoices {
        PaperChoices {
            text_size: self.text_size,
            tint: self.tint,
            spacing: self.spacing,
            headings: self.headings,
        }
    }
}

/// A write that ends in a paper.
pub trait PaperOp: WriteOp {
    /// Lays the words out. Called after the commit.
    ///
    /// # Errors
    /// [`crate::Error::Document`] where the photo or the pages cannot be made.
    fn lay_out(sheet: Self::Output) -> Result<PrintedPaper>;
}

/// The words of a paper with its stamp, not yet laid out.
#[derive(Debug, Serialize)]
pub struct Sheet<V> {
    view: V,
    stamp: PaperStamp,
    choices: PaperChoices,
    file_name: String,
    cautions: Vec<String>,
}

/// A paper as the window shows, saves and prints it: the same bytes each time.
#[derive(Debug, Serialize, TS)]
pub struct PrintedPaper {
    /// The PDF file.
    pub bytes_base64: String,
    pub pages: u32,
    /// "My Plan 2026-11-22.pdf": no child's name is in it.
    pub suggested_file_name: String,
    /// Characters that no typeface of Waymark has; empty for nearly every paper.
    pub unprintable: Vec<String>,
    /// What to think of before it is handed over.
    pub cautions: Vec<String>,
}

impl<V> Sheet<V> {
    /// A sheet about a child, stamped with now and with who prints it.
    fn of(
        tx: &Reader<'_>,
        pupil: &Seen,
        name: &str,
        view: V,
        choices: PrintChoices,
    ) -> Result<Self> {
        let cautions = cautions(tx, pupil)?;
        Ok(Self {
            choices: choices.paper(),
            ..Self::of_school(tx, name, view, cautions)?
        })
    }

    /// A sheet about more than one child, stamped with now and with who prints it.
    pub(crate) fn of_school(
        tx: &Reader<'_>,
        name: &str,
        view: V,
        cautions: Vec<String>,
    ) -> Result<Self> {
        Ok(Self {
            view,
            stamp: stamp(tx)?,
            choices: PaperChoices::default(),
            file_name: format!("{} {}.pdf", safe_name(name), tx.today()),
            cautions,
        })
    }

    /// The paper, made by the document that lays such a view out.
    pub(crate) fn laid_out(
        self,
        document: fn(&V, &PaperStamp, &PaperChoices) -> std::result::Result<Paper, DocumentError>,
    ) -> Result<PrintedPaper> {
        let paper = document(&self.view, &self.stamp, &self.choices)?;
        Ok(self.printed(paper))
    }

    fn printed(self, paper: Paper) -> PrintedPaper {
        PrintedPaper {
            cautions: self.cautions,
            ..PrintedPaper::of(paper, self.file_name)
        }
    }
}

impl PrintedPaper {
    /// A paper that is not about one child, so that there is nothing to be careful of.
    pub(crate) fn of(paper: Paper, suggested_file_name: String) -> Self {
        Self {
            bytes_base64: STANDARD.encode(&paper.bytes),
            pages: u32::try_from(paper.pages).unwrap_or(u32::MAX),
            suggested_file_name,
            unprintable: paper.unprintable.iter().map(char::to_string).collect(),
            cautions: Vec::new(),
        }
    }
}

/// Now, and who prints.
pub(crate) fn stamp(tx: &Reader<'_>) -> Result<PaperStamp> {
    let me = tx.get::<Staff>(tx.session().staff_id().as_str())?;
    Ok(PaperStamp {
        printed_on: tx.world().local_now(),
        printed_by: me.name,
        school_name: the_school(tx)?.record.name,
    })
}

/// A name that every system takes as part of a file's name.
pub(crate) fn safe_name(name: &str) -> String {
    let safe: String = name
        .chars()
        .map(|c| {
            if c.is_control() || "/\\:*?\"<>|".contains(c) {
                ' '
            } else {
                c
            }
        })
        .collect();
    let words: Vec<&str> = safe.split_whitespace().collect();
    words.join(" ")
}

pub(crate) fn cautions(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<String>> {
    let sentence =
        "Information about this child must not go to every contact. Check who the copy is for.";
    Ok(restricted(tx, pupil)?
        .then(|| sentence.to_owned())
        .into_iter()
        .collect())
}

/// Whether information about the child must not go to every contact.
fn restricted(tx: &Reader<'_>, pupil: &Seen) -> Result<bool> {
    let today = tx.today();
    let contacts = tx.about::<Contact>(pupil)?;
    let mut current = contacts.iter().map(|kept| &kept.record);
    Ok(current.any(|contact| {
        let holds = contact.from_on <= today && contact.to_on.is_none_or(|to| today <= to);
        holds && (!contact.may_be_told || !contact.restriction.trim().is_empty())
    }))
}
