//! Before a document is attached: whether its size and name will do, and, once it has come, what it is.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::attachment::{FileKind, MOST_BYTES, clean_file_name, size_words, title_of};
use crate::domain::date_words::long;
use crate::domain::id::PupilId;
use crate::domain::role::Action;
use crate::error::Result;
use crate::exchange::attached::{Refused, glance};
use crate::office::{LongOp, ReadOp, Turns};
use crate::store::{ReadTx, sha256};

/// A file that somebody chose, by its name and size alone: nothing of it is read yet.
#[derive(Debug, Deserialize, TS)]
pub struct OfferFile {
    pub pupil_id: PupilId,
    pub file_name: String,
    /// Its size in bytes.
    pub bytes: f64,
}

/// What can be said of a file by its name and size.
#[derive(Debug, Serialize, TS)]
pub struct OfferedFile {
    /// Why it need not be read; nothing where it may come.
    pub refused: Option<String>,
    pub file_name: String,
    /// The title that its name proposes.
    pub title: String,
    /// "1.2 MB".
    pub size_words: String,
}

impl ReadOp for OfferFile {
    const ACTION: Action = Action::AttachmentWrite;
    type Output = OfferedFile;
    fn run(self, tx: &ReadTx<'_>) -> Result<OfferedFile> {
        tx.seen(&self.pupil_id)?;
        let file_name = clean_file_name(&self.file_name);
        let refused = if file_name.starts_with("~$") {
            Some(Refused::WordsOwnNote)
        } else if self.bytes < 1.0 {
            Some(Refused::Empty)
        } else if self.bytes > f64::from(MOST_BYTES) {
            Some(Refused::TooLarge)
        } else {
            None
        };
        // Within the range of a size that is told; one that is refused is not.
        let whole = self.bytes.clamp(0.0, f64::from(u32::MAX)) as u32;
        Ok(OfferedFile {
            refused: refused.map(|why| why.to_string()),
            title: title_of(&file_name),
            size_words: size_words(whole),
            file_name,
        })
    }
}

/// Looks at a file that has come.
#[derive(Debug, Deserialize, TS)]
pub struct LookAtFile {
    pub pupil_id: PupilId,
    /// The name that the page gave the file on its way.
    pub file: String,
}

/// What a file is.
#[derive(Debug, Serialize, TS)]
pub struct FileLook {
    /// Why it is not kept; nothing where it will be.
    pub refused: Option<String>,
    pub file_kind: Option<FileKind>,
    /// "PDF".
    pub kind_words: String,
    /// A PDF that is encrypted: it may ask for a password, and then no preview is possible.
    pub protected: bool,
    /// The documents of this child that are this very file already: "Report of Dr Sen, 3 March 2026".
    pub same_as: Vec<String>,
}

impl LongOp for LookAtFile {
    const ACTION: Action = Action::AttachmentWrite;
    type Output = FileLook;
    fn run(self, turns: &mut Turns<'_>) -> Result<FileLook> {
        turns.progress().begin(0, "Looking at the file")?;
        let held = turns.inbox().whole(&self.file)?;
        match glance(&held) {
            Ok(found) => Ok(FileLook {
                refused: None,
                file_kind: Some(found.kind),
                kind_words: found.kind.name().to_owned(),
                protected: found.protected,
                same_as: turns.read(SameFile {
                    pupil_id: self.pupil_id,
                    source_sha256: sha256(&held),
                })?,
            }),
            Err(why) => {
                turns.inbox().let_go(&self.file);
                Ok(FileLook {
                    refused: Some(why.to_string()),
                    file_kind: None,
                    kind_words: String::new(),
                    protected: false,
                    same_as: Vec::new(),
                })
            }
        }
    }
}

/// Which documents of a child are this very file.
struct SameFile {
    pupil_id: PupilId,
    source_sha256: String,
}

impl ReadOp for SameFile {
    const ACTION: Action = Action::AttachmentRead;
    type Output = Vec<String>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Vec<String>> {
        let pupil = tx.seen(&self.pupil_id)?;
        let same = tx.attachments_of_file(&pupil, &self.source_sha256)?;
        Ok(same
            .into_iter()
            .map(|kept| format!("{}, {}", kept.record.title, long(kept.record.happened_on)))
            .collect())
    }
}

/// Lets go of a file that is not to be attached after all.
#[derive(Debug, Deserialize, TS)]
pub struct LetGoOfFile {
    pub file: String,
}

impl LongOp for LetGoOfFile {
    const ACTION: Action = Action::AttachmentWrite;
    type Output = ();
    fn run(self, turns: &mut Turns<'_>) -> Result<()> {
        turns.inbox().let_go(&self.file);
        Ok(())
    }
}
