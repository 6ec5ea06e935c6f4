//! A mother asks to see what is kept about her child: everything is taken out for her, and the answer is on record.

use anyhow::{Context, Result, ensure};

use crate::harness::{days_ago, journey, wait_for};

const SENCO_OF_THE_SAMPLE: &str = "Mrs A Okafor";
/// Where the child is whose mother has asked and has no answer yet: the first of the requests.
const WAITING: &str =
    "return document.querySelector(\"main table a[href$='/protection']\")?.getAttribute('href');";

#[test]
fn a_request_to_see_a_record_is_answered_with_all_of_it_and_the_answer_is_in_the_log() {
    journey("asked-to-see", async |school| {
        let window = school.open().await?;
        window.press("button", "Look round a sample school").await?;
        window.see("a look around").await?;
        window
            .sign_in_with(SENCO_OF_THE_SAMPLE, "a look around")
            .await?;
        window.go("/settings/protection").await?;
        window.find("heading", "Requests to see a record").await?;
        let place = wait_for("a request", async || {
            Ok(window
                .script(WAITING, vec![])
                .await?
                .as_str()
                .map(str::to_owned))
        })
        .await?;
        window.go(&place).await?;
        window.find("heading", "Requests to see the record").await?;
        window.look("asked-to-see").await?;

        let folder = school.answer_save_dialog("for the mother")?;
        std::fs::create_dir_all(&folder)?;
        let requests = window.within("region", "The requests, one a line").await?;
        requests.press("button", "Take everything out").await?;
        window
            .see("Look at the first page before it goes out")
            .await?;
        let files = saved_below(&folder)?;
        let of = |ending: &str| files.iter().find(|file| file.ends_with(ending));
        ensure!(files.len() == 2, "saved are {files:?}");
        let (pdf, json) = of(".pdf").zip(of(".json")).context("a PDF and a JSON")?;
        ensure!(std::fs::read(pdf)?.starts_with(b"%PDF"), "no PDF");
        let told: serde_json::Value = serde_json::from_slice(&std::fs::read(json)?)?;
        let pupil = place.split('/').nth(2).context("no child in the address")?;
        ensure!(
            told.to_string().contains(pupil),
            "the child is not in what is kept about her"
        );

        requests.press("button", "Open").await?;
        let dialog = window.only_dialog().await?;
        dialog.date("Answered on", &days_ago(0)).await?;
        dialog
            .write(
                "What was sent, how, and what was left out and why",
                "All of it on paper, handed over; the names of two other children blacked out.",
            )
            .await?;
        window.look("answering-a-request").await?;
        dialog.press("button", "Save the request").await?;
        window.see("Answered").await?;
        // The head of the file no longer says that it is due.
        window
            .no_longer_see("Answer the request to see the record")
            .await?;
        window.look("answered").await?;
        window.go("/settings/disclosures").await?;
        window.see("the names of two other children").await?;
        window.close().await
    });
}

/// The paths of the files below a folder.
fn saved_below(folder: &std::path::Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(saved_below(&path)?);
        } else {
            files.push(path.display().to_string());
        }
    }
    Ok(files)
}
