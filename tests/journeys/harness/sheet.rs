//! Reading the code off a recovery sheet, as somebody with the paper in hand would.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, ensure};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;

/// The groups on a sheet that the core made.
pub(crate) fn recovery_code(base64: &str) -> Result<Vec<String>> {
    let file = tempfile::NamedTempFile::new()?;
    std::fs::write(file.path(), BASE64_STANDARD.decode(base64)?)?;
    recovery_code_on(file.path())
}

/// The groups on a sheet that was saved.
pub(crate) fn recovery_code_on(paper: &Path) -> Result<Vec<String>> {
    let output = Command::new("pdftotext")
        .arg("-raw")
        .arg(paper)
        .arg("-")
        .output()?;
    ensure!(output.status.success(), "pdftotext cannot read the sheet");
    let text = String::from_utf8(output.stdout)?;
    let is_group = |word: &&str| {
        word.len() == 5 && (word.bytes()).all(|c| c.is_ascii_digit() || c.is_ascii_uppercase())
    };
    let groups: Vec<String> = text
        .split_whitespace()
        .filter(is_group)
        .map(str::to_owned)
        .collect();
    ensure!(groups.len() == 8, "the sheet has other groups: {text}");
    Ok(groups)
}
