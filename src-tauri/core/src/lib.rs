//! Waymark's core: the records, the rules, the encrypted file and the papers. It knows no window.
//!
//! Read it in this order: `domain` (what there is and which rules hold), `store` (the file and the one
//! transaction), `ops` (what a user can do), `commands` (the list of all that), `desk` (what the app holds).

pub mod bindings;
pub mod commands;
pub mod desk;
pub mod documents;
pub mod domain;
pub mod error;
pub mod exchange;
#[cfg(test)]
mod fired;
#[cfg(test)]
mod frozen;
pub(crate) mod inbox;
pub mod office;
pub mod ops;
pub mod progress;
pub mod sample;
pub mod store;
#[cfg(test)]
mod testing;
pub mod vault;
pub mod world;

pub use error::{Error, Problem, Result};
pub use progress::Progress;
