//! A document itself: to be shown in the window, or to be saved as a copy. Both are in the audit trail, with who it was
//! and which document of which child.

use serde::Deserialize;
use serde_json::Value as Json;
use ts_rs::TS;

use crate::domain::id::AttachmentId;
use crate::domain::record::{Kind, attachment::Attachment};
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::store::{FieldChange, WriteTx};

/// The bytes of a document, to be shown in the window.
#[derive(Debug, Deserialize, TS)]
pub struct OpenAttachment {
    pub id: AttachmentId,
}

impl WriteOp for OpenAttachment {
    const ACTION: Action = Action::AttachmentRead;
    type Output = Vec<u8>;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<Vec<u8>> {
        hand_over(tx, &self.id, "looked at")
    }
}

/// The bytes of a document, to be saved outside the file.
#[derive(Debug, Deserialize, TS)]
pub struct ExportAttachment {
    pub id: AttachmentId,
}

impl WriteOp for ExportAttachment {
    const ACTION: Action = Action::AttachmentExport;
    type Output = Vec<u8>;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<Vec<u8>> {
        hand_over(tx, &self.id, "copy saved")
    }
}

fn hand_over(tx: &mut WriteTx<'_>, id: &AttachmentId, words: &'static str) -> Result<Vec<u8>> {
    let kept = tx.attachment(id)?;
    if kept.voided.is_some() {
        return Err(Error::NotFound);
    }
    let Attachment {
        pupil_id, title, ..
    } = &kept.record;
    let bytes = tx.attachment_bytes(&kept.record)?;
    let told = FieldChange {
        field: "title".to_owned(),
        from: Json::Null,
        to: title.as_str().into(),
    };
    tx.note_act_on(
        Kind::Attachment,
        id.as_str(),
        Some(pupil_id),
        words,
        vec![told],
    );
    Ok(bytes)
}
