//! Bringing in the school's list of children from its MIS, and targets and provision from a spreadsheet: read, looked
//! at, applied in one transaction, undone as a whole.
//!
//! `file` reads the list and says what its columns mean; `plan` compares it with the register; `preview` shows that
//! without changing anything; `apply` does it after a checked backup; `undo` takes it back. The list is sent with each
//! step, so nothing of it is kept between two of them. `plans` does the same for a list of targets or provision.

mod apply;
mod compare;
mod contact;
mod file;
mod plan;
mod plans;
mod preview;
mod template;
mod undo;

pub use apply::{ApplyImport, ImportDecisions, ImportResult, PlaceChoice, SameChoice};
pub use file::{ColumnLine, FieldChoice, ImportFile, ListView, ReadImport};
pub use plans::{ApplyPlanImport, PlanImportResult, PreviewPlanImport};
pub use preview::{
    ImportChange, ImportFault, ImportGroup, ImportLine, ImportPreview, ImportStage, PreviewImport,
};
pub use template::ImportTemplate;
pub use undo::{ImportView, ListImports, UndoImport, UndoneImport};

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_round;
