//! The window opens, shows itself, and leaves nothing of itself behind.

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use crate::harness::{Records, SENCO, Size, journey};

#[test]
fn the_window_opens_at_both_sizes_and_everybody_can_use_it() {
    journey("opening", async |school| {
        let window = school.open().await?;
        for (size, name) in [(Size::Laptop, "opening-1280"), (Size::Full, "opening-1920")] {
            window.resize(size).await?;
            window.find("heading", "Welcome to Waymark").await?;
            window.check_axe().await?;
            window.screenshot(name).await?;
        }
        window.close().await
    });
}

#[test]
fn a_closed_window_leaves_nothing_of_the_view_and_no_name_outside_the_encryption() {
    journey("nothing-left", async |school| {
        let records = Records::create(&school)?;
        let child = records.child("Quillon", "Vexworth")?;
        drop(records);
        let window = school.open().await?;
        window.sign_in(SENCO).await?;
        window.go(&format!("/pupil/{child}/overview")).await?;
        window.see("Quillon Vexworth").await?;
        let folder = school.data().join("window");
        ensure!(
            folder.is_dir(),
            "the web view has its own folder while it is open"
        );
        std::fs::write(folder.join("kept-by-the-view"), "a name")?;
        window.close().await?;
        ensure!(!folder.exists(), "the web view's folder is still there");
        let files = files_under(&school.data())?;
        ensure!(!files.is_empty(), "the school's own file is gone");
        for file in files {
            ensure!(
                !holds(&std::fs::read(&file)?, "Vexworth"),
                "{} holds a child's name",
                file.display()
            );
        }
        Ok(())
    });
}

pub(crate) fn files_under(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let (path, kind) = (entry.path(), entry.file_type()?);
        if kind.is_dir() {
            files.extend(files_under(&path)?);
        } else if kind.is_file() {
            files.push(path);
        }
    }
    Ok(files)
}

/// Whether the bytes hold the word in UTF-8 or in UTF-16 of either order, as web views and graphics cards write it.
pub(crate) fn holds(bytes: &[u8], word: &str) -> bool {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let wide_too: Vec<u8> = word.encode_utf16().flat_map(u16::to_be_bytes).collect();
    [word.as_bytes(), &wide, &wide_too]
        .iter()
        .any(|wanted| bytes.windows(wanted.len()).any(|part| part == *wanted))
}

#[test]
fn the_window_cannot_be_led_elsewhere() {
    journey("not-elsewhere", async |school| {
        let window = school.open().await?;
        // The page itself waits: were it led away, nobody would answer.
        let tried = window.driver().execute_async(
            "const done = arguments[0];
             window.open('https://example.org/');
             window.location.href = 'https://example.org/';
             window.setTimeout(() => done('still here'), 300);",
            vec![],
        );
        ensure!(tried.await?.json() == "still here");
        let at = window.driver().current_url().await?;
        ensure!(
            at.host_str() == Some("localhost"),
            "the window has gone to {at}"
        );
        ensure!(
            window.driver().windows().await?.len() == 1,
            "a second window was opened"
        );
        Ok(())
    });
}
