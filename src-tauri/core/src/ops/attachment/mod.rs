//! Documents of a child: attached from a file, shown, saved as a copy, taken back.
//!
//! A file comes in through the office's inbox, is looked at, and is kept with what a person says of it in one
//! transaction. Who may open a document is decided in the store, so that what a person may not open is nowhere in an
//! answer. What is looked at and what leaves is in the audit trail before anybody has it.

mod attach;
mod change;
mod draft;
mod look;
mod open;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_files;
#[cfg(test)]
mod tests_restricted;
mod view;

pub use attach::AttachFile;
pub use change::{BringBackAttachment, ReviseAttachment, VoidAttachment};
pub use draft::{AttachmentDraft, BelongsDraft};
pub use look::{FileLook, LetGoOfFile, LookAtFile, OfferFile, OfferedFile};
pub use open::{ExportAttachment, OpenAttachment};
pub use view::{AttachmentView, AttachmentsView, BelongsChoice, ChildAttachments, Colleague};
