//! Why a table cannot become a file.

use thiserror::Error;

/// Why a table cannot become a file.
#[derive(Debug, Error)]
pub enum WriteError {
    /// A sheet has no more room than that.
    #[error("a sheet holds at most {rows} rows and {columns} columns")]
    TooLarge { rows: usize, columns: usize },
    /// The library that writes the file says no.
    #[error("the sheet cannot be written: {0}")]
    Writing(String),
}

impl From<rust_xlsxwriter::XlsxError> for WriteError {
    fn from(trouble: rust_xlsxwriter::XlsxError) -> Self {
        Self::Writing(trouble.to_string())
    }
}

impl From<csv::Error> for WriteError {
    fn from(trouble: csv::Error) -> Self {
        Self::Writing(trouble.to_string())
    }
}
