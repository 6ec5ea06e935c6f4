//! Papers for the whole register in one go: stopped once, then made, saved and looked at on paper.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::harness::journey;

/// The SENCO of the sample school.
const SAMPLE_SENCO: &str = "Mrs A Okafor";

#[test]
fn papers_for_everybody_on_the_register_are_printed_into_one_file() {
    journey("batch", async |school| {
        let window = school.open().await?;
        window.press("button", "Look round a sample school").await?;
        window.see("a look around").await?;
        window.pick("radio", SAMPLE_SENCO).await?;
        window.fill("Password", "a look around").await?;
        window.press("button", "Sign in").await?;
        window.arrive("/today").await?;

        window.go("/register").await?;
        window.press("link", "Print papers for these 38").await?;
        window
            .find("option", "The 38 children you chose (38)")
            .await?;
        window.look("batch").await?;

        // Stopped: nothing is there.
        window
            .press("button", "Make the papers for 38 children")
            .await?;
        window.press("button", "Stop").await?;
        window.see("Nothing is made yet").await?;

        window
            .press("button", "Make the papers for 38 children")
            .await?;
        // Longer than a page usually takes to answer: everything is laid out without optimisation here.
        for _ in 0..10 {
            if window.see("pages for 3").await.is_ok() {
                break;
            }
        }
        window.see("pages for 3").await?;
        window.see("Page 1 of").await?;
        window.look("batch-made").await?;
        let paper = school.answer_save_dialog("evening.pdf")?;
        window.press("button", "Save as PDF").await?;
        window.see("Saved as evening.pdf.").await?;
        window.close().await?;

        let pages = pages_of(&paper)?;
        ensure!(pages.len() > 38 * 4, "only {} pages", pages.len());
        let list = pages.first().context("no list")?;
        ensure!(list.contains("Who gets what"), "no list of who gets what");
        // Each paper begins on the front of a sheet: the first page of one is never on a back.
        let mut papers = 0;
        for (place, text) in pages.iter().enumerate() {
            if text.contains("Page 1 of") {
                papers += 1;
                ensure!(place % 2 == 0, "a paper begins on the back of page {place}");
            }
        }
        ensure!(papers > 38 * 2, "only {papers} papers");
        Ok(())
    });
}

/// The text of each page; a blank one is empty.
fn pages_of(paper: &Path) -> Result<Vec<String>> {
    let text = Command::new("pdftotext").arg(paper).arg("-").output()?;
    ensure!(text.status.success(), "pdftotext cannot read the papers");
    let text = String::from_utf8(text.stdout)?;
    let one_line = |page: &str| page.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(text.split('\u{C}').map(one_line).collect())
}
