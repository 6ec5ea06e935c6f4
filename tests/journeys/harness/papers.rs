//! Papers that are printed in the window: saved to a file, read by their words, and drawn, to be looked at.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::looks::screenshots;
use super::school::School;
use super::window::Window;

/// Dots an inch at which papers are drawn: enough to read them.
const DRAWN_AT: &str = "60";

impl Window {
    /// Saves the paper in the preview; gives its words. It stands in `target/screenshots` as `paper-<name>.pdf`, its
    /// pages as `paper-<name>-<page>.png`.
    pub(crate) async fn save_paper(&self, school: &School, name: &str) -> Result<String> {
        self.see("Page 1 of")
            .await
            .with_context(|| format!("the preview of {name}"))?;
        let file = format!("{name}.pdf");
        let paper = school.answer_save_dialog(&file)?;
        self.press("button", "Save as PDF").await?;
        self.see(&format!("Saved as {file}.")).await?;
        draw(&paper, name)?;
        words_on(&paper)
    }

    /// Prints what this address is of, and looks for words on it.
    pub(crate) async fn paper_at(
        &self,
        school: &School,
        address: &str,
        (name, says): (&str, &[&str]),
    ) -> Result<String> {
        self.go(address).await?;
        let text = self.save_paper(school, name).await?;
        says_all(name, &text, says)?;
        Ok(text)
    }
}

/// Looks for each of these words on a paper.
pub(crate) fn says_all(name: &str, text: &str, says: &[&str]) -> Result<()> {
    for words in says {
        ensure!(
            text.contains(words),
            "\"{words}\" is not on the paper {name}: {text}"
        );
    }
    Ok(())
}

/// The words of a paper, in the order in which they are read, on one line.
fn words_on(paper: &Path) -> Result<String> {
    let read = Command::new("pdftotext").arg(paper).arg("-").output()?;
    ensure!(
        read.status.success(),
        "pdftotext cannot read {}",
        paper.display()
    );
    let text = String::from_utf8(read.stdout)?;
    Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Keeps the paper beside the pictures of its pages, in place of those of an earlier run.
fn draw(paper: &Path, name: &str) -> Result<()> {
    let folder = screenshots()?;
    let begins = format!("paper-{name}-");
    for entry in std::fs::read_dir(&folder)? {
        let path = entry?.path();
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        let page = file
            .strip_prefix(&begins)
            .and_then(|rest| rest.strip_suffix(".png"));
        if page.is_some_and(|page| page.bytes().all(|digit| digit.is_ascii_digit())) {
            // Another journey that prints the same paper may have been quicker.
            std::fs::remove_file(&path).ok();
        }
    }
    std::fs::copy(paper, folder.join(format!("paper-{name}.pdf")))?;
    let drawn = Command::new("pdftoppm")
        .args(["-png", "-r", DRAWN_AT])
        .arg(paper)
        .arg(folder.join(format!("paper-{name}")))
        .status()?;
    ensure!(drawn.success(), "pdftoppm cannot draw {}", paper.display());
    Ok(())
}
