//! Waymark falls over in the middle of work: a child's name stands nowhere outside the encryption, neither in a picture of
//! the memory nor in what the web view, the preview and the export left.

use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::harness::{Records, SENCO, School, Window, days_ago, journey, root, target, wait_for};
use crate::opening::{files_under, holds};

/// Names that no program and no dictionary has.
const FORENAME: &str = "Quillonby";
const SURNAME: &str = "Vexworthy";
const WORDS: &str = "Quillonby Vexworthy tells the best jokes.";
const NEW_WORDS: &str = "Vexworthy, Quillonby draws maps of places that are not there.";

#[test]
fn a_crash_in_the_middle_of_work_leaves_no_name_anywhere() {
    journey("falling-over", async |school| {
        let records = Records::create(&school)?;
        let child = records.child(FORENAME, SURNAME)?;
        records.place(&child, "my_plan", &days_ago(40))?;
        let plan = records.start_plan(&child, &days_ago(40))?;
        let reading = target("Read ten words", json!({ "kind": "tme" }), 3, 7);
        records.write_plan(&plan, WORDS, &[reading])?;
        drop(records);

        let window = school.open().await?;
        window.sign_in(SENCO).await?;
        window.go(&format!("/pupil/{child}/plan")).await?;
        window.press("link", "Edit").await?;
        window.find("heading", "Edit My Plan").await?;
        window.fill("My strengths", NEW_WORDS).await?;
        window.see("Kept as a draft").await?;
        window.go(&format!("/pupil/{child}/plan")).await?;
        window.press("link", "Print").await?;
        window.see("Page 1 of").await?;
        let paper = school.answer_save_dialog("meeting.pdf")?;
        window.press("button", "Save as PDF").await?;
        window.see("Saved as meeting.pdf.").await?;
        // What the person asked for is theirs to look after.
        std::fs::remove_file(paper)?;
        window.see(SURNAME).await?;

        let of_root = cores()?;
        falls_over(&window).await?;
        no_name_in(&school)?;
        ensure!(cores()? == of_root, "a picture of the memory was kept");

        // Nor once it has been opened again, which clears away what the crash left, and closed.
        let window = school.open().await?;
        window.sign_in(SENCO).await?;
        window.go(&format!("/pupil/{child}/overview")).await?;
        window.see(SURNAME).await?;
        window.close().await?;
        ensure!(!school.data().join("window").exists());
        no_name_in(&school)
    });
}

/// Has it fall over as a fault in it would, with what it holds in its memory. Its web view, which may as well, goes with
/// it.
async fn falls_over(window: &Window) -> Result<()> {
    let process = window.process()?;
    let limits = std::fs::read_to_string(format!("/proc/{process}/limits"))?;
    let limit = limits.lines().find(|line| line.starts_with("Max core"));
    let limit = limit.context("the limit of core files")?;
    let words: Vec<&str> = limit.split_whitespace().skip(4).take(2).collect();
    ensure!(words == ["1", "1"], "{limit}");
    let views = views_of(process)?;
    ensure!(!views.is_empty(), "the web view has no process");
    for one in &views {
        let limits = std::fs::read_to_string(format!("/proc/{one}/limits"))?;
        ensure!(limits.contains(limit), "{one}: {limits}");
    }
    let told = Command::new("kill")
        .args(["-ABRT", &process.to_string()])
        .status()?;
    ensure!(told.success(), "it could not be brought down");
    for one in views.into_iter().chain([process]) {
        wait_for("the process to be gone", || async {
            let gone = std::fs::read_link(format!("/proc/{one}/exe")).is_err();
            Ok(gone.then_some(()))
        })
        .await?;
    }
    Ok(())
}

/// The processes of the web view that holds the page.
fn views_of(process: u32) -> Result<Vec<u32>> {
    let told = Command::new("ps")
        .args(["-o", "pid=,comm=", "--ppid", &process.to_string()])
        .output()?;
    let text = String::from_utf8(told.stdout)?;
    let views = text.lines().filter(|line| line.contains("WebKitWeb"));
    views
        .map(|line| {
            let id = line.split_whitespace().next().context("a process")?;
            Ok(id.parse()?)
        })
        .collect()
}

fn no_name_in(school: &School) -> Result<()> {
    let files = files_under(school.folder())?;
    ensure!(!files.is_empty(), "the school's own file is gone");
    for file in files {
        let bytes = std::fs::read(&file)?;
        for name in [FORENAME, SURNAME] {
            ensure!(
                !holds(&bytes, name),
                "{} holds a child's name",
                file.display()
            );
        }
    }
    Ok(())
}

/// The files that a system would put beside the program which fell over.
fn cores() -> Result<Vec<String>> {
    let entries = std::fs::read_dir(root())?.flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    Ok(names.filter(|name| name.starts_with("core")).collect())
}
