//! A child comes onto the pathway: My Profile, the profile itself, then My Plan.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::harness::{Records, SENCO, Window, at, journey};

const ADMIRE: &str = "Zoë is kind, and she knows every bird in the wood.";

#[test]
fn a_child_is_placed_on_my_profile_and_then_on_my_plan() {
    journey("placing", async |school| {
        let records = Records::create(&school)?;
        let zoe = records.child("Zoë", "Ødegård")?;
        drop(records);

        let window = school.open().await?;
        window.sign_in(SENCO).await?;
        window.go(&format!("/pupil/{zoe}/overview")).await?;
        window.find("heading", "Stage").await?;
        window.look("overview").await?;
        window.open_decision().await?;
        window.look("stage").await?;
        window
            .decide(
                "Place on",
                "My Profile",
                "Reading is a struggle, though she tries every day.",
            )
            .await?;

        window.press("link", "Profile").await?;
        window.press("link", "Write My Profile").await?;
        window
            .fill("What people like and admire about me", ADMIRE)
            .await?;
        window
            .fill(
                "How best to support me",
                "Give me a minute before I answer.",
            )
            .await?;
        window.fill("Written with", "Her father").await?;
        window.look("profile-edit").await?;
        window.press("button", "Save the profile").await?;
        window.see(ADMIRE).await?;
        window.find("link", "Print").await?;
        window.look("profile").await?;

        window.press("link", "Overview").await?;
        window.open_decision().await?;
        window
            .decide(
                "Step up to",
                "My Plan",
                "Less than expected progress from the same baseline.",
            )
            .await?;
        window.look("overview-placed").await?;
        window.close().await?;

        let records = Records::open(&school)?;
        let stages = records.ask("stage_choices", json!({ "pupil_id": zoe }))?;
        let stood: Vec<&Value> = at(&stages, "/history")?
            .as_array()
            .context("history is a list")?
            .iter()
            .map(|placement| &placement["record"]["stage_key"])
            .collect();
        ensure!(
            stood == ["my_plan", "my_profile"],
            "the child has stood on {stood:?}"
        );
        ensure!(at(&stages, "/current/record/stage_key")? == "my_plan");
        ensure!(at(&stages, "/history/1/record/to_on")?.is_string());
        let profiles = records.ask("profiles", json!({ "pupil_id": zoe }))?;
        ensure!(at(&profiles, "/current/record/admire")? == ADMIRE);
        Ok(())
    });
}

impl Window {
    async fn open_decision(&self) -> Result<()> {
        self.press("link", "Decide a stage").await?;
        self.find("radiogroup", "What is decided?").await?;
        Ok(())
    }

    /// Decides a stage, with what is not in place yet left so.
    async fn decide(&self, verb: &str, stage: &str, why: &str) -> Result<()> {
        let decision = format!("{verb} {stage}");
        self.pick("radio", &decision).await?;
        self.find("heading", &format!("What {stage} needs")).await?;
        let missing = self.box_that_asks("Why go on although").await?;
        missing
            .send_keys("It is written in this half-term.")
            .await?;
        self.fill("Why?", why).await?;
        self.press("button", "Check the decision").await?;
        self.find("heading", "Check before it is saved").await?;
        self.look(&format!("decided-{}", stage.replace(' ', "-")))
            .await?;
        self.press("button", &decision).await?;
        self.see(&format!("Decided: {decision}.")).await
    }
}
