//! The statutory side by hand: the request with the headteacher's sign-off and its evidence, what the local authority
//! did, the plan as it came, and its annual review. Used by each journey along a pathway.

use anyhow::Result;

use crate::along::{HEAD, MOTHER};
use crate::harness::{SENCO, School, Window, days_ago, says_all};

pub(crate) const OUTCOME: &str = "Zoë reads what she needs for the day by herself";
pub(crate) const PROVISION: &str = "Precision teaching of 20 words with a trained adult";
const GROUNDS: &str = "Two years of support, and the gap is wider than it was.";

impl Window {
    /// Begins a request on the sheet "EHCP", gives reasons for evidence that is missing, and has it signed off.
    pub(crate) async fn ask_for_an_assessment(
        &self,
        zoe: &str,
        (begun, missing): (u64, &[&str]),
    ) -> Result<()> {
        let sheet = format!("/pupil/{zoe}/ehcp");
        self.go(&sheet).await?;
        self.press("button", "Begin a request").await?;
        self.write("Why may the child need more", GROUNDS).await?;
        self.write("Local authority", "Gloucestershire").await?;
        self.date("Agreed to ask on", &days_ago(begun)).await?;
        self.press("button", "Begin the request").await?;
        self.see("The request is saved.").await?;
        self.see("Only the headteacher can sign it off.").await?;
        for item in missing {
            self.press_what_begins("button", &format!("Say why: {item}"))
                .await?;
            self.write(
                "Why is it missing",
                "Gathered on paper; it follows with the advice.",
            )
            .await?;
            self.press("button", "Save the reason").await?;
            self.see("The reason is saved.").await?;
        }
        self.change_to(HEAD).await?;
        self.see("Waiting for you to sign off").await?;
        self.screenshot("along-today-of-the-head").await?;
        self.go(&sheet).await?;
        self.press("button", "Sign off").await?;
        let sure = self.within("dialog", "Sign the request off?").await?;
        sure.press("button", "Sign off").await?;
        self.see("Signed off, not sent yet").await?;
        self.change_to(SENCO).await?;
        self.go(&sheet).await
    }

    /// Records what followed until the final plan, counted in days back from today; prints the school's advice.
    pub(crate) async fn follow_the_assessment(&self, school: &School, had: u64) -> Result<()> {
        let day = |after: u64| days_ago(had - after);
        let step = self.step("Request to the local authority").await?;
        step.date("Sent on", &days_ago(had + 1)).await?;
        step.date("The local authority had it on", &day(0)).await?;
        self.keep_step().await?;

        let step = self.step("Decision whether to assess").await?;
        step.date("Panel on", &day(24)).await?;
        step.pick("radio", "It will assess").await?;
        step.date("Day on the letter", &day(35)).await?;
        self.keep_step().await?;

        let step = self.step("School’s advice").await?;
        step.date("The local authority asked on", &day(36)).await?;
        step.date("Advice sent on", &day(64)).await?;
        self.keep_step().await?;

        let step = self.step("Parents’ views on the draft plan").await?;
        step.date("Draft served on the parents", &day(94)).await?;
        step.date("The parents gave their views on", &day(108))
            .await?;
        step.write(
            "What they said",
            "Please name the reading team in Section F.",
        )
        .await?;
        self.keep_step().await?;

        let step = self.step("Final plan").await?;
        step.pick("radio", "Final EHC plan issued").await?;
        step.date("Day on the letter", &day(134)).await?;
        self.keep_step().await?;
        self.see("Plan issued").await?;
        self.see("Please name the reading team in Section F.")
            .await?;
        self.look("along-request").await?;
        self.press("link", "Print the school’s advice").await?;
        let text = self.save_paper(school, "along-advice").await?;
        says_all("advice", &text, &[GROUNDS, "Zoë Ødegård"])
    }

    /// Records the plan as it came: an outcome, a line of Section F, and where each section stands.
    pub(crate) async fn record_the_plan(&self, zoe: &str) -> Result<()> {
        self.go(&format!("/pupil/{zoe}/ehcp")).await?;
        self.press("link", "Record a plan").await?;
        self.write("Local authority", "Gloucestershire").await?;
        self.write("Outcome 1", OUTCOME).await?;
        self.write("By when", "July of Year 6").await?;
        let provision = self.within("group", "Provision 1").await?;
        provision.write("What", PROVISION).await?;
        provision
            .write("Who", "A trained teaching assistant")
            .await?;
        provision.write("How often", "Four times a week").await?;
        provision.write("How long", "15 minutes").await?;
        self.look("along-plan-form").await?;
        self.press("button", "Save the plan").await?;
        self.see("The EHC plan is saved.").await?;
        self.see("In force").await
    }

    /// Arranges the annual review, asks for advice and invites, holds it, reports, and has it decided.
    pub(crate) async fn hold_the_annual_review(&self, school: &School, zoe: &str) -> Result<()> {
        self.go(&format!("/pupil/{zoe}/ehcp")).await?;
        self.press("button", "Arrange a review").await?;
        self.date("Meeting on", &days_ago(100)).await?;
        self.write("Where", "The library").await?;
        self.look("along-review-form").await?;
        self.press("button", "Arrange the review").await?;
        self.see("The review is saved.").await?;
        for (paper, name, says) in [
            ("Requests for advice", "along-advice-requests", OUTCOME),
            ("Invitations", "along-invitations", "The library"),
        ] {
            self.take("Papers", paper).await?;
            let text = self.save_paper(school, name).await?;
            says_all(name, &text, &[MOTHER, says])?;
            self.press("link", "Back to the EHCP").await?;
        }

        let step = self.step("Advice asked for the review").await?;
        step.date("Asked for on", &days_ago(145)).await?;
        step.date(&format!("{MOTHER}: received on"), &days_ago(120))
            .await?;
        self.keep_step().await?;
        let step = self.step("Invitations and papers").await?;
        step.date("Invitations sent on", &days_ago(116)).await?;
        step.date("Papers sent on", &days_ago(115)).await?;
        self.keep_step().await?;
        let step = self.step("Review meeting").await?;
        step.date("Held on", &days_ago(100)).await?;
        step.choose(MOTHER, "Came").await?;
        step.write("What the child said", "I can read the menu now.")
            .await?;
        step.write("What the parents said", "She reads to her brother.")
            .await?;
        step.write(&format!("Progress: {OUTCOME}"), "40 words, up from 12.")
            .await?;
        step.pick("radio", "Keep the plan as it is").await?;
        self.screenshot("along-review-meeting").await?;
        self.keep_step().await?;
        let step = self.step("Report to all who were invited").await?;
        step.date("Sent to everybody invited on", &days_ago(90))
            .await?;
        self.keep_step().await?;
        let step = self
            .step("Local authority’s decision on the review")
            .await?;
        step.pick("radio", "Leave the plan as it is").await?;
        step.date("Day on the letter", &days_ago(75)).await?;
        self.keep_step().await?;
        // The request above it has a step of the same name.
        let steps = self.within("list", "Steps of the review").await?;
        steps
            .press_what_begins("button", "Record: Parents told of mediation and appeal")
            .await?;
        let step = self.only_dialog().await?;
        step.date("The parents were told on", &days_ago(74)).await?;
        self.keep_step().await?;
        self.look("along-review-held").await?;

        self.take("Papers", "Report of the review").await?;
        let text = self.save_paper(school, "along-review-report").await?;
        says_all(
            "report of the review",
            &text,
            &[
                OUTCOME,
                "40 words, up from 12.",
                "I can read the menu now.",
                "She reads to her brother.",
                "The parents were told of mediation and of their right to appeal on",
            ],
        )
    }

    /// Opens the form of a step.
    async fn step(&self, name: &str) -> Result<Self> {
        self.press_what_begins("button", &format!("Record: {name}"))
            .await?;
        self.only_dialog().await
    }

    async fn keep_step(&self) -> Result<()> {
        self.press("button", "Save").await?;
        self.see("It is saved.").await?;
        // It would go by itself, and the journey would wait for it at each step.
        self.within("region", "Messages")
            .await?
            .press("button", "Close this message")
            .await?;
        self.no_longer_see("It is saved.").await
    }

    /// Says which targets of the school's plan work on a line of Section F.
    pub(crate) async fn link_the_target(&self, zoe: &str, target: &str) -> Result<()> {
        self.go(&format!("/pupil/{zoe}/ehcp/plan")).await?;
        self.find("heading", "Correct the EHC plan").await?;
        let provision = self.within("group", "Provision 1").await?;
        provision.unfold("Targets that work on it").await?;
        provision.pick("checkbox", target).await?;
        self.see("Targets that work on it: 1").await?;
        self.screenshot("along-plan-linked").await?;
        self.press("button", "Save the plan").await?;
        self.see("The EHC plan is saved.").await
    }
}
