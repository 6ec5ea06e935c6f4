//! The Graduated Pathway from My Plan+ on: the team around the child, and the EHCP delivery plan whose target is linked to
//! the provision of Section F.

use anyhow::{Result, ensure};

use crate::graduated::READING;
use crate::harness::{School, Window, days_ago, says_all};
use crate::plan_by_hand::Held;
use crate::statutory::{OUTCOME, PROVISION};

impl Window {
    /// The lead practitioner is named, and the team meets.
    pub(crate) async fn gather_the_team(&self, school: &School, zoe: &str) -> Result<()> {
        self.go(&format!("/pupil/{zoe}/team")).await?;
        self.see("No lead practitioner is named.").await?;
        self.take("Name one (lead practitioner)", "A member of staff")
            .await?;
        self.find_and_choose("Who", "Miss Bea").await?;
        self.date("From", &days_ago(632)).await?;
        self.press("button", "Add the adult").await?;
        self.see("Lead practitioner: Miss Bea Lindqvist").await?;
        self.press("button", "Plan a meeting").await?;
        let dialog = self.only_dialog().await?;
        dialog.date("Planned for", &days_ago(630)).await?;
        dialog
            .write("What is it about", "One plan for Zoë.")
            .await?;
        dialog.pick("checkbox", "It was held").await?;
        dialog
            .write("What was said and decided", "Print is the barrier.")
            .await?;
        dialog
            .write("What is done", "Copies on cream paper")
            .await?;
        dialog.write("Who does it", "Miss Bea Lindqvist").await?;
        dialog.date("By", &days_ago(600)).await?;
        self.screenshot("graduated-team-meeting").await?;
        dialog.press("button", "Save the meeting").await?;
        self.see("The meeting is saved.").await?;
        self.look("graduated-team").await?;
        self.press_what_begins("link", "Notes of").await?;
        let text = self.save_paper(school, "graduated-team-notes").await?;
        says_all(
            "the notes of the meeting",
            &text,
            &["Print is the barrier.", "Copies on cream paper"],
        )
    }

    /// The second review decides that more is needed; what is not met goes on in My Plan+.
    pub(crate) async fn come_onto_my_plan_plus(&self, school: &School, zoe: &str) -> Result<()> {
        self.hold_the_review(
            zoe,
            &Held {
                on: &days_ago(620),
                target: READING,
                score: "6",
                outcome: "Partly achieved",
                next: "Carry over",
                proud_of: "reading a whole page.",
                parents: "She asks for the library.",
                decision: "Step up to My Plan+",
                confirmed: &[],
                why: "One plan for school and the reading team.",
                next_due: &days_ago(570),
            },
        )
        .await?;
        self.find("heading", "My Plan+").await?;
        self.see(READING).await?;
        self.look("graduated-my-plan-plus").await?;
        self.print_the_plan_shown(
            school,
            (
                "graduated-my-plan-plus",
                &["My Plan+", READING, "Miss Bea Lindqvist"],
            ),
        )
        .await?;
        Ok(())
    }

    /// The delivery plan goes on from My Plan+, and its target is linked to the provision of Section F.
    pub(crate) async fn come_onto_the_ehcp(&self, school: &School, zoe: &str) -> Result<()> {
        self.hold_the_review(
            zoe,
            &Held {
                on: &days_ago(415),
                target: READING,
                score: "6",
                outcome: "Partly achieved",
                next: "Carry over",
                proud_of: "my story.",
                parents: "She is happier.",
                decision: "Step up to EHCP",
                confirmed: &[],
                why: "The local authority has issued the plan.",
                next_due: &days_ago(370),
            },
        )
        .await?;
        self.find("heading", "EHCP delivery plan").await?;
        self.link_the_target(zoe, READING).await?;
        self.look("graduated-ehcp").await?;
        let delivery = self
            .paper_at(
                school,
                &format!("/pupil/{zoe}/print?ehc=delivery"),
                (
                    "graduated-delivery",
                    &["EHCP delivery plan", OUTCOME, PROVISION, READING],
                ),
            )
            .await?;
        ensure!(
            !delivery.contains("Other targets"),
            "the target is not under its provision: {delivery}"
        );
        Ok(())
    }
}
