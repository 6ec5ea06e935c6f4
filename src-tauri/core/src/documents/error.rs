//! What can go wrong when a paper is made.

use thiserror::Error;

/// Why a paper could not be made. Each message is a finished sentence for the person who asked.
#[derive(Debug, Error)]
pub enum DocumentError {
    /// The picture of the child is not a JPEG or PNG that can be read.
    #[error(
        "The photo could not be read, so nothing was printed. Replace the photo or take it away, then print again."
    )]
    Photo,
    #[error("The square code of the sheet could not be drawn, so nothing was printed. Try again.")]
    SquareCode,
    /// A built-in typeface cannot be used: the program itself is damaged.
    #[error(
        "A typeface that belongs to Waymark could not be used, so nothing was printed. Install Waymark again; no record is affected."
    )]
    Typeface,
    /// The finished pages could not be turned into a file.
    #[error(
        "The paper could not be put together, so nothing was printed. Try again; if it happens twice, report it with this detail: {0}"
    )]
    Writing(String),
}
