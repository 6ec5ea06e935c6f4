//! What comes in from other programs and goes out to them: files to plain tables of cells, and what their columns mean.
//!
//! It knows the words of the domain and neither the store nor who is signed in. A stranger's bytes are met here and
//! nowhere else, so the limits stand here too: see [`limits`].

pub mod attached;
mod csv_file;
pub mod day;
mod encoding;
#[cfg(test)]
mod fixture;
mod header;
mod held;
pub mod limits;
pub mod plans;
pub mod pupils;
mod read;
mod table;
mod unpack;
mod unreadable;
pub mod write;
mod xlsx_file;

pub use read::{Wish, open, read};
pub use table::{Cell, Row, Source, Table, column_letters};
pub use unreadable::Unreadable;
