//! Changing what is said of a document, taking it back and bringing it back. The file itself never changes: another file
//! is another document.

use serde::Deserialize;
use ts_rs::TS;

use super::draft::{AttachmentDraft, reads};
use crate::domain::attachment::{AttachedTo, AttachmentAccess};
use crate::domain::id::AttachmentId;
use crate::domain::record::Kept;
use crate::domain::record::attachment::Attachment;
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::check::void_reason;
use crate::store::{Reader, WriteTx};

/// Changes what is said of a document.
#[derive(Debug, Deserialize, TS)]
pub struct ReviseAttachment {
    pub id: AttachmentId,
    pub version: i32,
    pub attachment: AttachmentDraft,
}

impl WriteOp for ReviseAttachment {
    const ACTION: Action = Action::AttachmentWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let before = to_change(tx, &self.id)?;
        if before.voided.is_some() {
            return Err(Error::NotFound);
        }
        let pupil = tx.seen(&before.record.pupil_id)?;
        let mut checked = self.attachment.checked(tx, &pupil)?;
        // What the person could not see on the form stays as it is.
        let unseen = |to: AttachedTo| !tx.session().may(reads(to));
        if checked.belongs_to.is_none() && before.record.belongs_to.is_some_and(unseen) {
            checked.belongs_to = before.record.belongs_to;
            checked.belongs_id = before.record.belongs_id.clone();
        }
        let record = Attachment {
            attachment_kind: checked.attachment_kind,
            title: checked.title,
            happened_on: checked.happened_on,
            from_whom: checked.from_whom,
            note: checked.note,
            access: checked.access,
            also_for: checked.also_for,
            belongs_to: checked.belongs_to,
            belongs_id: checked.belongs_id,
            ..before.record
        };
        tx.revise(&record, self.version)
    }
}

/// Takes a document back, with the reason. Nobody is shown it then, and it can be brought back.
#[derive(Debug, Deserialize, TS)]
pub struct VoidAttachment {
    pub id: AttachmentId,
    pub reason: String,
}

impl WriteOp for VoidAttachment {
    const ACTION: Action = Action::AttachmentWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        to_change(tx, &self.id)?;
        let reason = void_reason(&self.reason)?;
        tx.void::<Attachment>(self.id.as_str(), &reason)
    }
}

/// Brings back a document that was taken back.
#[derive(Debug, Deserialize, TS)]
pub struct BringBackAttachment {
    pub id: AttachmentId,
}

impl WriteOp for BringBackAttachment {
    const ACTION: Action = Action::AttachmentWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        to_change(tx, &self.id)?;
        tx.bring_back::<Attachment>(self.id.as_str())
    }
}

/// The document, where this person may change it: a restricted one is the SENCO's to change, whoever may open it.
fn to_change(tx: &Reader<'_>, id: &AttachmentId) -> Result<Kept<Attachment>> {
    let kept = tx.attachment(id)?;
    let restricted = kept.record.access == AttachmentAccess::Restricted;
    if restricted && !tx.session().may(Action::AttachmentRestrict) {
        return Err(Error::Forbidden);
    }
    Ok(kept)
}
