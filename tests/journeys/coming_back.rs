//! The window is killed while somebody types, and the words are there when it opens again.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::harness::{Records, SENCO, Window, at, days_ago, journey};

const KEPT: &str = "Zoë explains a game so that everybody wants to play it.";

#[test]
fn a_window_killed_while_words_are_typed_comes_back_with_its_draft() {
    journey("coming-back", async |school| {
        let records = Records::create(&school)?;
        let zoe = records.child("Zoë", "Ødegård")?;
        records.place(&zoe, "my_plan", &days_ago(40))?;
        let plan = records.start_plan(&zoe, &days_ago(40))?;
        drop(records);

        let window = school.open().await?;
        window.open_editor(&zoe).await?;
        window.fill("My strengths", KEPT).await?;
        window.see("Kept as a draft").await?;
        window.keys(" And she").await?;
        window.kill().await?;

        let window = school.open().await?;
        window.open_editor(&zoe).await?;
        window.see("You have words here from").await?;
        let words = window.labelled("My strengths").await?.prop("value").await?;
        ensure!(
            words.as_deref().unwrap_or_default().starts_with(KEPT),
            "the form holds {words:?}"
        );
        window.look("draft-back").await?;
        window.press("button", "Continue with them").await?;
        window.press("button", "Save the plan").await?;
        window.find("heading", "My Plan").await?;
        window.see(KEPT).await?;
        window.close().await?;

        let records = Records::open(&school)?;
        let view = records.ask("open_plan", json!({ "plan_id": plan }))?;
        let strengths = at(&view, "/plan/record/strengths")?;
        ensure!(
            strengths
                .as_str()
                .is_some_and(|words| words.starts_with(KEPT)),
            "the file has {strengths}"
        );
        let left = records.ask("list_drafts", json!({}))?;
        ensure!(left == json!([]), "the draft is still there: {left}");
        Ok(())
    });
}

impl Window {
    async fn open_editor(&self, pupil: &str) -> Result<()> {
        self.sign_in(SENCO).await?;
        self.go(&format!("/pupil/{pupil}/plan")).await?;
        self.press("link", "Edit").await?;
        self.find("heading", "Edit My Plan").await?;
        Ok(())
    }
}
