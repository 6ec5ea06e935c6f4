//! A document that is attached to a child's record. Its bytes stand apart, in chunks.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record;
use crate::domain::attachment::{AttachedTo, AttachmentAccess, AttachmentKind, FileKind};
use crate::domain::id::{AttachmentId, PupilId, StaffId};

/// A document as it came: what it is, of when and from whom, who may open it, and which file it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Attachment {
    pub id: AttachmentId,
    pub pupil_id: PupilId,
    pub attachment_kind: AttachmentKind,
    pub title: String,
    /// The day on the document.
    #[ts(type = "string")]
    pub happened_on: NaiveDate,
    /// Who wrote or sent it.
    pub from_whom: String,
    pub note: String,
    pub access: AttachmentAccess,
    /// Who may open it besides the SENCO and the headteacher, where it is restricted.
    pub also_for: Vec<StaffId>,
    /// What it belongs to besides the child, and the id of that record.
    pub belongs_to: Option<AttachedTo>,
    pub belongs_id: Option<String>,
    /// The name that the file had.
    pub file_name: String,
    pub file_kind: FileKind,
    /// The size of what is kept.
    pub bytes: u32,
    /// SHA-256 of what is kept, in hexadecimal.
    pub sha256: String,
    /// SHA-256 of the file as it came: a picture is kept without what the camera noted, so that the two differ.
    pub source_sha256: String,
    /// Whether it is a PDF that is encrypted, so that it may ask for a password.
    pub protected: bool,
}
record!(Attachment, Attachment, about a child);

impl Attachment {
    /// Whether somebody may open it who does not open everything.
    pub fn is_for(&self, staff: &StaffId) -> bool {
        match self.access {
            AttachmentAccess::Everybody => true,
            AttachmentAccess::Restricted => self.also_for.contains(staff),
        }
    }
}
