//! The programs that read a PDF back: poppler's and qpdf. A missing one fails the test in words.

use std::io::Write;
use std::process::Command;

use tempfile::NamedTempFile;
use waymark_core::documents::Paper;

/// What a program says about a paper; fails if it is not there or finds fault.
pub(crate) fn run(program: &str, before: &[&str], paper: &Paper, after: &[&str]) -> String {
    let mut file = NamedTempFile::with_suffix(".pdf").unwrap();
    file.write_all(&paper.bytes).unwrap();
    let output = Command::new(program)
        .args(before)
        .arg(file.path())
        .args(after)
        .output()
        .unwrap_or_else(|error| {
            panic!(
                "{program} could not be started ({error}). It reads the papers back: install \
                 poppler-utils and qpdf, or run `cargo xtask test`, which does."
            )
        });
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && complaint.is_empty(),
        "{program} finds fault: {said}{complaint}"
    );
    said
}

/// The text of each page in the order in which it is read, without the foot.
pub(crate) fn pages_of(paper: &Paper) -> Vec<String> {
    let said = run("pdftotext", &["-raw"], paper, &["-"]);
    said.split('\u{C}')
        .filter(|page| !page.trim().is_empty())
        .map(str::to_owned)
        .collect()
}

/// All text of a paper without the feet of its pages, blank space taken out.
pub(crate) fn text_of(paper: &Paper, foot: &str) -> String {
    let count = paper.pages;
    pages_of(paper)
        .iter()
        .enumerate()
        .map(|(index, page)| {
            let foot = format!(
                "{foot} Confidential · Page {} of {count} Printed 22 November 2026 at 14:02 by Ms \
                 Harding · Westfield Primary School",
                index + 1
            );
            let (page, foot) = (squeezed(page), squeezed(&foot));
            page.strip_suffix(&foot)
                .unwrap_or_else(|| panic!("page {} has no foot: {page}", index + 1))
                .to_owned()
        })
        .collect()
}

/// Without blank space and without the marks of direction that pdftotext adds.
pub(crate) fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .filter(|c| !matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'))
        .collect()
}
