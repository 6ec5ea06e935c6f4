//! Documents of a child: a report and a photo are attached, shown and saved as a copy with its trace; they are there
//! after the window was killed; and a teaching assistant does not learn of what is restricted.

use std::path::Path;

use anyhow::{Result, ensure};
use serde_json::json;

use crate::harness::{Records, SENCO, School, Window, at, days_ago, journey, root, text, wait_for};

const TA: &str = "Ms Jun Lee";
const REPORT: &str = "Educational psychology report";
const PHOTO: &str = "Model of a castle";

#[test]
fn documents_are_attached_shown_and_saved_and_a_ta_sees_those_for_everybody() {
    journey("attaching", async |school| {
        let records = Records::create(&school)?;
        let assistant = records.colleague(TA, "teaching_assistant", "Teaching assistant")?;
        let zoe = records.child("Zoë", "Ødegård")?;
        records.place(&zoe, "my_plan", &days_ago(40))?;
        records.ask(
            "add_adult",
            json!({
                "pupil_id": zoe, "staff_id": assistant.id, "duty": "supports", "from_on": days_ago(10),
            }),
        )?;
        drop(records);

        let window = school.open().await?;
        window.sign_in(SENCO).await?;
        window.go(&format!("/pupil/{zoe}/documents")).await?;
        window.see("No documents yet").await?;
        window.look("documents-none").await?;
        window
            .attach("report.pdf", REPORT, "Report of an agency")
            .await?;
        window
            .attach("castle.jpg", PHOTO, "Child\u{2019}s work")
            .await?;
        window.look("documents").await?;

        window.press("link", REPORT).await?;
        window.see("Explains ideas well aloud").await?;
        window.see("Page 1 of 1").await?;
        window.look("document-pdf").await?;
        let copy = school.answer_save_dialog("copy.pdf")?;
        window.press("button", "Save a copy\u{2026}").await?;
        window.see("A copy is saved as copy.pdf.").await?;
        ensure!(
            std::fs::read(&copy)? == std::fs::read(fixture("report.pdf"))?,
            "the copy is not the report that came"
        );
        window.press("link", "Back to the documents").await?;
        window.press("link", PHOTO).await?;
        window.picture_is_shown().await?;
        window.look("document-picture").await?;
        let photo = school.answer_save_dialog("castle.jpg")?;
        window.press("button", "Save a copy\u{2026}").await?;
        window.see("A copy is saved as castle.jpg.").await?;
        says_nothing_of_the_place(&photo)?;
        window.kill().await?;

        is_kept_with_its_trace(&school, &zoe)?;
        let window = school.open().await?;
        window.sign_in(TA).await?;
        window.go(&format!("/pupil/{zoe}/documents")).await?;
        window.see(PHOTO).await?;
        ensure!(
            !window.shows(REPORT).await?,
            "a teaching assistant is told of a restricted document"
        );
        window.look("documents-ta").await?;
        window.press("link", PHOTO).await?;
        window.picture_is_shown().await?;
        ensure!(!window.has("button", "Save a copy\u{2026}").await?);
        window.go(&format!("/pupil/{zoe}/history")).await?;
        window.see("added a document").await?;
        ensure!(!window.shows(REPORT).await?, "the history names it");
        window.close().await
    });
}

/// After the window was killed: both documents are whole, and who saved which copy is on record.
fn is_kept_with_its_trace(school: &School, zoe: &str) -> Result<()> {
    let records = Records::open(school)?;
    let view = records.ask("child_attachments", json!({ "pupil_id": zoe }))?;
    let documents = at(&view, "/documents")?.as_array().cloned();
    ensure!(documents.is_some_and(|all| all.len() == 2), "{view}");
    let trail = records.ask(
        "audit_trail",
        json!({ "filter": { "pupil_id": zoe, "act": "taken_out" } }),
    )?;
    for (line, title) in [(0, PHOTO), (1, REPORT)] {
        let entry = at(&trail, &format!("/lines/{line}/entry"))?;
        ensure!(text(entry, "/verb")? == "copy saved", "{entry}");
        ensure!(text(entry, "/staff_name")? == SENCO, "{entry}");
        ensure!(text(entry, "/changes/0/to")? == title, "{entry}");
    }
    Ok(())
}

/// The photo that came says where it was taken; what is kept of it does not.
fn says_nothing_of_the_place(photo: &Path) -> Result<()> {
    let says = |bytes: &[u8]| bytes.windows(4).any(|part| part == b"Exif");
    ensure!(says(&std::fs::read(fixture("castle.jpg"))?));
    let kept = std::fs::read(photo)?;
    ensure!(kept.starts_with(&[0xFF, 0xD8]) && !says(&kept));
    Ok(())
}

fn fixture(name: &str) -> std::path::PathBuf {
    root().join("tests/fixtures/documents").join(name)
}

impl Window {
    /// Chooses a file, says what it is, and attaches it.
    async fn attach(&self, file: &str, title: &str, kind: &str) -> Result<()> {
        let path = fixture(file);
        let input = self.labelled("Attach documents").await?;
        input.send_keys(path.to_string_lossy().as_ref()).await?;
        self.find("heading", file).await?;
        self.fill("Title", title).await?;
        self.choose("What is it?", kind).await?;
        for (part, number) in [("Day", "3"), ("Month", "11"), ("Year", "2025")] {
            self.fill(part, number).await?;
        }
        self.look(&format!("attach-{file}")).await?;
        self.press("button", "Attach the document").await?;
        self.find("link", title).await?;
        self.no_longer_see("To be attached").await
    }

    /// Waits until the picture of a document is drawn.
    async fn picture_is_shown(&self) -> Result<()> {
        wait_for("the picture to be drawn", || async {
            let width = self
                .script(
                    "return document.querySelector('main img')?.naturalWidth ?? 0;",
                    vec![],
                )
                .await?;
            Ok((width == 240).then_some(()))
        })
        .await
    }
}
