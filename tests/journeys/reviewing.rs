//! A review by the keyboard alone, from the name at sign-in to a child who has stepped up. No mouse is touched.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::harness::{PASSWORD, Records, SENCO, Window, at, days_ago, journey, target};

const CHILD_SAYS: &str = "Ik lees nu zelf – I read it on my own now.";

#[test]
fn a_review_is_held_by_keyboard_alone_and_the_child_steps_up() {
    journey("reviewing", async |school| {
        let records = Records::create(&school)?;
        let zoe = records.child("Zoë", "Ødegård")?;
        records.place(&zoe, "my_plan", &days_ago(40))?;
        let plan = records.start_plan(&zoe, &days_ago(40))?;
        records.write_plan(
            &plan,
            "Zoë draws maps of places that are not there.",
            &[
                target(
                    "I will read 20 words from my list",
                    json!({ "kind": "tme" }),
                    3,
                    7,
                ),
                target(
                    "I will write 12 words in five minutes",
                    json!({ "kind": "count", "unit": "words", "direction": "up" }),
                    4,
                    12,
                ),
                target(
                    "I will spell the words of the week",
                    json!({ "kind": "percentage", "direction": "up" }),
                    40,
                    80,
                ),
                target(
                    "I will come in through the main door",
                    json!({ "kind": "yes_no" }),
                    0,
                    1,
                ),
            ],
        )?;
        drop(records);

        let window = school.open().await?;
        window.sign_in_by_keys(SENCO).await?;
        window.go_to_review_of("zoe od").await?;
        window.look("review").await?;

        window.tab_to("1, Not at all").await?;
        // Enter takes what the score suggests and goes on to the next target, then to the child.
        for score in ["7", "12", "80", "y"] {
            window.keys(score).await?;
            window.see("suggests Achieved, finish.").await?;
            window.keys(Key::Enter + "").await?;
            window.no_longer_see("suggests Achieved, finish.").await?;
        }
        window.keys(Key::Space + "").await?;
        window.write_at("What the child says", CHILD_SAYS).await?;
        window
            .write_at(
                "What worked, and how do we know?",
                "Five minutes a day with the word list.",
            )
            .await?;
        window.tab_to("Stay").await?;
        window.arrow_to("Step up to My Plan+").await?;
        window
            .write_at(
                "Why?",
                "The reading has come on; more help is wanted with writing.",
            )
            .await?;
        window
            .write_at(
                "Why go on without it?",
                "The meeting with the parents is next week.",
            )
            .await?;
        window.look("review-filled").await?;
        window.tab_to("Check before closing").await?;
        window.keys(Key::Enter + "").await?;
        window.find("heading", "What will happen").await?;
        window.look("review-check").await?;
        window.tab_to("Close the review").await?;
        window.keys(Key::Enter + "").await?;
        window.find("heading", "My Plan+").await?;
        window.look("review-closed").await?;
        window.close().await?;

        let records = Records::open(&school)?;
        let stages = records.ask("stage_choices", json!({ "pupil_id": zoe }))?;
        ensure!(
            at(&stages, "/current/record/stage_key")? == "my_plan_plus",
            "the placement is {}",
            at(&stages, "/current/record")?
        );
        let view = records.ask("open_plan", json!({ "plan_id": plan }))?;
        ensure!(
            at(&view, "/cycles/0/cycle/record/closed_on")?.is_string(),
            "the cycle is still open: {}",
            at(&view, "/cycles")?
        );
        let reviews = records.ask("reviews", json!({ "pupil_id": zoe }))?;
        let review = reviews.get(0).context("no review is in the file")?;
        ensure!(at(review, "/review/record/child_views")? == CHILD_SAYS);
        let results: Vec<&Value> = at(review, "/targets")?
            .as_array()
            .context("targets is a list")?
            .iter()
            .map(|target| &target["result_words"])
            .collect();
        ensure!(
            results == ["Achieved"; 4],
            "the targets ended as {results:?}"
        );
        Ok(())
    });
}

impl Window {
    /// `first` is the name at the top of the list, where the focus comes in.
    pub(crate) async fn sign_in_by_keys(&self, first: &str) -> Result<()> {
        self.find("heading", "Sign in").await?;
        self.tab_to(first).await?;
        if first != SENCO {
            self.arrow_to(SENCO).await?;
        }
        self.keys(Key::Space + "").await?;
        self.write_at("Password", PASSWORD).await?;
        self.keys(Key::Enter + "").await?;
        self.arrive("/today").await
    }

    /// From anywhere, by the palette, to the file of the child, the plan, its review.
    async fn go_to_review_of(&self, name: &str) -> Result<()> {
        self.keys(Key::Control + "k").await?;
        self.find("dialog", "Find a child, a note or a screen")
            .await?;
        self.keys(name).await?;
        self.see("Zoë Ødegård").await?;
        self.keys(Key::Enter + "").await?;
        self.find("navigation", "Parts of this file").await?;
        self.tab_to("Plan").await?;
        self.keys(Key::Enter + "").await?;
        self.find("link", "Review").await?;
        self.tab_to("Review").await?;
        self.keys(Key::Enter + "").await?;
        self.find("heading", "Targets").await?;
        Ok(())
    }

    async fn write_at(&self, label: &str, text: &str) -> Result<()> {
        self.tab_to(label).await?;
        self.keys(text).await
    }
}
