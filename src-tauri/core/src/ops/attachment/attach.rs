//! Attaching a file: checked, made ready, and kept with what was typed of it in one transaction.

use serde::Deserialize;
use ts_rs::TS;

use super::draft::AttachmentDraft;
use crate::domain::attachment::clean_file_name;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{AttachmentId, PupilId};
use crate::domain::record::attachment::Attachment;
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::exchange::attached::{Glance, Refused, glance, make_ready};
use crate::office::{LongOp, ReadOp, Turns, WriteOp};
use crate::progress::Progress;
use crate::store::{CHUNK, ReadTx, WriteTx, sha256};

/// Attaches a file that has come to a child's record. A file that is refused is told at `file`.
#[derive(Debug, Deserialize, TS)]
pub struct AttachFile {
    pub pupil_id: PupilId,
    /// The name that the page gave the file on its way.
    pub file: String,
    /// The name that the file has on disk.
    pub file_name: String,
    pub attachment: AttachmentDraft,
}

impl LongOp for AttachFile {
    const ACTION: Action = Action::AttachmentWrite;
    type Output = AttachmentId;
    fn run(self, turns: &mut Turns<'_>) -> Result<AttachmentId> {
        turns.progress().begin(0, "Checking the document")?;
        let held = turns.inbox().whole(&self.file)?;
        // What was typed first: it is told at once, before a large picture is written anew.
        turns.read(WouldDo {
            pupil_id: self.pupil_id.clone(),
            attachment: self.attachment.clone(),
        })?;
        let found = glance(&held).map_err(refused)?;
        let ready = make_ready(&held, found.kind).map_err(refused)?;
        let chunks = ready.len().div_ceil(CHUNK);
        turns.progress().begin(
            u32::try_from(chunks).unwrap_or(u32::MAX),
            "Keeping the document",
        )?;
        let progress = turns.progress().clone();
        let id = turns.write(Keep {
            pupil_id: self.pupil_id,
            attachment: self.attachment,
            file_name: clean_file_name(&self.file_name),
            found,
            source_sha256: sha256(&held),
            ready: &ready,
            progress,
        })?;
        turns.inbox().let_go(&self.file);
        Ok(id)
    }
}

fn refused(why: Refused) -> Error {
    FieldErrors::one("file", why.to_string()).into()
}

/// Whether what was typed will do.
struct WouldDo {
    pupil_id: PupilId,
    attachment: AttachmentDraft,
}

impl ReadOp for WouldDo {
    const ACTION: Action = Action::AttachmentWrite;
    type Output = ();
    fn run(self, tx: &ReadTx<'_>) -> Result<()> {
        let pupil = tx.seen(&self.pupil_id)?;
        self.attachment.checked(tx, &pupil).map(drop)
    }
}

/// Keeps the document with its bytes, all or nothing.
struct Keep<'a> {
    pupil_id: PupilId,
    attachment: AttachmentDraft,
    file_name: String,
    found: Glance,
    source_sha256: String,
    ready: &'a [u8],
    progress: Progress,
}

impl WriteOp for Keep<'_> {
    const ACTION: Action = Action::AttachmentWrite;
    type Output = AttachmentId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<AttachmentId> {
        let pupil = tx.seen(&self.pupil_id)?;
        let checked = self.attachment.checked(tx, &pupil)?;
        let id = AttachmentId::new(tx.new_id());
        let attachment = Attachment {
            id: id.clone(),
            pupil_id: self.pupil_id,
            attachment_kind: checked.attachment_kind,
            title: checked.title,
            happened_on: checked.happened_on,
            from_whom: checked.from_whom,
            note: checked.note,
            access: checked.access,
            also_for: checked.also_for,
            belongs_to: checked.belongs_to,
            belongs_id: checked.belongs_id,
            file_name: self.file_name,
            file_kind: self.found.kind,
            bytes: u32::try_from(self.ready.len()).unwrap_or(u32::MAX),
            sha256: sha256(self.ready),
            source_sha256: self.source_sha256,
            protected: self.found.protected,
        };
        tx.add_attachment(&attachment, self.ready, || self.progress.item_done())?;
        Ok(id)
    }
}
