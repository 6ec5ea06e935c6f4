//! What a command answers, made once and handed on as it is.

use serde::Serialize;
use serde_json::Value as Json;

use crate::error::{Error, Result};
use crate::store::Changed;

/// What a command gave: its answer, and what the window has to load again.
#[derive(Debug)]
pub struct Answer {
    pub output: Output,
    pub changed: Vec<Changed>,
}

/// What a command answers, made once and handed on as it is: a list of thousands of children is never held as a tree,
/// and a file never goes as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// A view, as JSON.
    Json(String),
    /// The bytes of a file.
    File(Vec<u8>),
}

impl Output {
    pub(crate) fn of(output: &impl Serialize) -> Result<Self> {
        serde_json::to_string(output)
            .map(Self::Json)
            .map_err(|error| Error::Internal(error.to_string()))
    }

    /// The JSON, for whoever hands it on; empty for a file.
    pub fn into_text(self) -> String {
        match self {
            Self::Json(text) => text,
            Self::File(_) => String::new(),
        }
    }

    /// The bytes of a file; nothing where the answer is a view.
    pub fn into_file(self) -> Option<Vec<u8>> {
        match self {
            Self::Json(_) => None,
            Self::File(bytes) => Some(bytes),
        }
    }

    /// The answer as a tree, for whoever looks into it.
    pub fn value(&self) -> Json {
        match self {
            // It was written a moment ago, so it can be read.
            Self::Json(text) => serde_json::from_str(text).unwrap_or_default(),
            Self::File(_) => Json::Null,
        }
    }
}
