//! A plan as it is written and reviewed in the window: begun, written, its sheets printed for the child and the parents,
//! what came back typed in, the review closed, and a correction set beside it.

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::harness::{Records, School, Window, says_all};

/// A plan with one target, on the scale of 1 to 10.
pub(crate) struct Written<'a> {
    /// What the school calls it.
    pub(crate) plan: &'a str,
    pub(crate) on: &'a str,
    pub(crate) strengths: &'a str,
    pub(crate) outcome: &'a str,
    pub(crate) target: &'a str,
    pub(crate) step: &'a str,
    pub(crate) provision: &'a str,
}

/// A review as it is held. The target is where its score says; what becomes of it is picked.
pub(crate) struct Held<'a> {
    pub(crate) on: &'a str,
    pub(crate) target: &'a str,
    pub(crate) score: &'a str,
    pub(crate) outcome: &'a str,
    pub(crate) next: &'a str,
    /// What the child wrote after "I am proud of…".
    pub(crate) proud_of: &'a str,
    pub(crate) parents: &'a str,
    pub(crate) decision: &'a str,
    /// What is ticked as in place though no record shows it.
    pub(crate) confirmed: &'a [&'a str],
    pub(crate) why: &'a str,
    pub(crate) next_due: &'a str,
}

impl Window {
    /// Begins the plan of the child's stage and writes it, with a small step and a line of provision.
    pub(crate) async fn write_the_plan(&self, zoe: &str, plan: &Written<'_>) -> Result<()> {
        self.go(&format!("/pupil/{zoe}/plan")).await?;
        self.date("The plan begins on", plan.on).await?;
        self.press("button", "Start the plan").await?;
        self.find("heading", &format!("Edit {}", plan.plan)).await?;
        self.write("My strengths", plan.strengths).await?;
        self.pick("checkbox", "A parent or carer").await?;
        self.press("button", "Add an outcome").await?;
        self.write("What will be different for the child", plan.outcome)
            .await?;
        self.press("button", "Add a target to outcome 1").await?;
        let target = self.within("article", "Target 1.1").await?;
        target
            .write("What will the child do or say", plan.target)
            .await?;
        target.fill("Now", "3").await?;
        target.fill("Expected by the review", "7").await?;
        target.press_what_begins("button", "Add a step").await?;
        target.write("step 1 of target 1.1", plan.step).await?;
        self.press("button", "Add a line of provision to the whole plan")
            .await?;
        let line = self
            .within("group", "Line 1 of the provision of the whole plan")
            .await?;
        line.write("What", plan.provision).await?;
        line.fill("Minutes", "20").await?;
        line.fill("Times a week", "4").await?;
        self.press("button", "Save the plan").await?;
        self.find("heading", plan.plan).await?;
        self.see(plan.target).await
    }

    /// Prints the plan that stands open on its sheet.
    pub(crate) async fn print_the_plan_shown(
        &self,
        school: &School,
        (name, says): (&str, &[&str]),
    ) -> Result<String> {
        self.press("link", "Print").await?;
        let text = self.save_paper(school, name).await?;
        says_all(name, &text, says)?;
        Ok(text)
    }

    /// Papers of one child from the batch: what is ticked there by these words, without the list of who gets what.
    pub(crate) async fn print_sheets(
        &self,
        school: &School,
        (zoe, wanted): (&str, &[&str]),
        name: &str,
    ) -> Result<String> {
        self.go(&format!("/print?pupils={zoe}")).await?;
        let papers = self.within("group", "Papers for each").await?;
        // Ticked to begin with are the plan and both sheets.
        for ticked in ["The plan", "Child’s sheet", "Parents’ sheet"] {
            if !wanted.contains(&ticked) {
                papers.pick("checkbox", ticked).await?;
            }
        }
        for wanted in wanted.iter().filter(|one| **one == "The last review") {
            papers.pick("checkbox", wanted).await?;
        }
        self.pick("checkbox", "A list of who gets what").await?;
        self.press("button", "Make the papers for 1 child").await?;
        self.save_paper(school, name).await
    }

    /// Types a review in from the sheets that came back, checks it and closes it.
    pub(crate) async fn hold_the_review(&self, zoe: &str, held: &Held<'_>) -> Result<()> {
        self.go(&format!("/pupil/{zoe}/plan")).await?;
        self.press("link", "Review").await?;
        self.find("heading", "Targets").await?;
        let target = self.within("article", held.target).await?;
        target.pick("radio", held.score).await?;
        target.pick("radio", held.outcome).await?;
        target.pick("radio", held.next).await?;
        target.write("Evidence", "Heard on three Fridays.").await?;
        self.pick("radio", "Happy").await?;
        self.press("button", "I am proud of…").await?;
        self.add_to("What the child says", held.proud_of).await?;
        self.write_listed("Who wrote it down", "Miss Bea Lindqvist")
            .await?;
        self.pick("radio", "Came to the meeting").await?;
        self.write("What is going well", held.parents).await?;
        self.pick("radio", "Agrees with the plan").await?;
        self.write(
            "What worked, and how do we know",
            "Four short lessons a week.",
        )
        .await?;
        self.date("Day of the review", held.on).await?;
        self.pick("radio", held.decision).await?;
        for check in held.confirmed {
            self.pick("checkbox", check).await?;
        }
        self.write("Why", held.why).await?;
        self.see("Proposed:").await?;
        self.date("The next review is due", held.next_due).await?;
        self.press("button", "Check before closing").await?;
        self.find("heading", "What will happen").await?;
        self.press("button", "Close the review").await?;
        self.see("The review is closed.").await?;
        self.find("link", "Review").await?;
        Ok(())
    }

    /// Looks for a way to change the closed review, finds none, and writes beside it what is right.
    pub(crate) async fn correct_the_review(&self, zoe: &str, right: &str) -> Result<()> {
        self.go(&format!("/pupil/{zoe}/reviews")).await?;
        self.see("A closed review stays as it is").await?;
        for control in ["textbox", "radio", "checkbox"] {
            let main = self.within("region", "Reviews").await?;
            ensure!(
                main.all(control).await?.is_empty(),
                "a closed review has a {control}"
            );
        }
        self.press_what_begins("button", "Write a correction")
            .await?;
        let dialog = self.only_dialog().await?;
        dialog.write("What is right", right).await?;
        self.look("graduated-correction").await?;
        dialog.press("button", "Write the correction").await?;
        self.see("The correction stands beside the review.").await?;
        self.within_what_begins("region", "Corrections to the review of")
            .await?;
        self.see(right).await?;
        self.look("graduated-corrected").await
    }
}

/// The closed reviews of a child as the file has them, without what was put right beside them; the newest first.
pub(crate) fn closed_reviews(records: &Records, zoe: &str) -> Result<Vec<Value>> {
    let reviews = records.ask("reviews", serde_json::json!({ "pupil_id": zoe }))?;
    let mut reviews = reviews.as_array().context("reviews is a list")?.clone();
    for review in &mut reviews {
        let fields = review.as_object_mut().context("a review is an object")?;
        fields.remove("corrections").context("no corrections")?;
    }
    Ok(reviews)
}
