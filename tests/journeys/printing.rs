//! A plan on paper: the preview shows it, and what is saved holds the child's words.

use std::process::Command;

use anyhow::ensure;
use serde_json::json;

use crate::harness::{Records, SENCO, days_ago, journey, target};

const STRENGTHS: &str = "Zoë knows every bird: żołna, щегол and kingfisher.";
const READING: &str = "I will read 20 words from my list";

#[test]
fn a_plan_is_looked_at_and_saved_and_the_paper_holds_the_childs_words() {
    journey("printing", async |school| {
        let records = Records::create(&school)?;
        let zoe = records.child("Zoë", "Ødegård")?;
        records.place(&zoe, "my_plan", &days_ago(40))?;
        let plan = records.start_plan(&zoe, &days_ago(40))?;
        let reading = target(READING, json!({ "kind": "tme" }), 3, 7);
        records.write_plan(&plan, STRENGTHS, &[reading])?;
        drop(records);

        let window = school.open().await?;
        window.sign_in(SENCO).await?;
        window.go(&format!("/pupil/{zoe}/plan")).await?;
        window.press("link", "Print").await?;
        window.find("heading", "Print the plan").await?;
        window.see("Page 1 of").await?;
        window.look("print").await?;
        window.pick("radio", "Cream").await?;
        window.pick("radio", "Large").await?;

        let paper = school.answer_save_dialog("meeting.pdf")?;
        window.press("button", "Save as PDF").await?;
        window.see("Saved as meeting.pdf.").await?;
        window.look("print-saved").await?;
        window.close().await?;

        let text = Command::new("pdftotext").arg(&paper).arg("-").output()?;
        ensure!(text.status.success(), "pdftotext cannot read the paper");
        let text = String::from_utf8(text.stdout)?;
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for words in ["My Plan", "Zoë Ødegård", STRENGTHS, READING, "Confidential"] {
            ensure!(
                text.contains(words),
                "\"{words}\" is not on the paper: {text}"
            );
        }
        Ok(())
    });
}
