//! The six stages, as in the overview of the third school: a cause for concern with its six weeks, the initial concern
//! form with the parents, SEN support without and with agencies, statutory assessment, EHCP.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::along::{self, HEAD, MOTHER, Step, stood_on};
use crate::harness::{Records, SENCO, School, Window, days_ago, journey, says_all, target};

const READING: &str = "I will read 20 words from my list";
const SEEN: &str = "Zoë loses her place when she reads.";

#[test]
fn a_child_goes_through_all_six_stages() {
    journey("six-stages", async |school| {
        along::set_up(&school, "Thornbury Hill Primary School", "Six stages").await?;
        let records = Records::open(&school)?;
        records.colleague(HEAD, "headteacher", "Headteacher")?;
        let zoe = records.zoe()?;
        records.agency("Educational Psychology Service", "educational_psychology")?;
        drop(records);

        let window = school.open().await?;
        window.sign_in(SENCO).await?;
        window.six_weeks_of_concern(&zoe).await?;
        window.meet_about_the_concern(&school, &zoe).await?;
        window.close().await?;

        let records = Records::open(&school)?;
        let reading = target(READING, json!({ "kind": "tme" }), 3, 7);
        let plan = records.start_plan(&zoe, &days_ago(700))?;
        records.write_plan(&plan, "Zoë knows every bird in the wood.", &[reading])?;
        drop(records);

        let window = school.open().await?;
        window.sign_in(SENCO).await?;
        window
            .come_onto_sen_support_of_six(&school, &zoe, &plan)
            .await?;
        window.be_assessed(&school, &zoe).await?;
        window.close().await?;

        let records = Records::open(&school)?;
        let stood = stood_on(&records, &zoe)?;
        ensure!(
            stood
                == [
                    "EHCP",
                    "Statutory assessment",
                    "SEN support with agencies",
                    "SEN support",
                    "Initial concern",
                    "Cause for concern",
                ],
            "the child stood on {stood:?}"
        );
        drop(records);
        let clocks = along::clocks(&school)?;
        ensure!(
            !clocks.iter().any(|title| title.contains("My Plan")),
            "a clock says My Plan: {clocks:?}"
        );
        Ok(())
    });
}

impl Window {
    async fn six_weeks_of_concern(&self, zoe: &str) -> Result<()> {
        self.go(&format!("/pupil/{zoe}/concern/write")).await?;
        self.write("What is seen", SEEN).await?;
        self.date("Raised on", &days_ago(800)).await?;
        self.press("button", "Raise the concern").await?;
        self.see("The concern is saved.").await?;
        self.go(&format!("/pupil/{zoe}/overview/stage")).await?;
        self.decide_stage(&Step {
            decision: "Place on Cause for concern",
            on: &days_ago(799),
            why: "Early help in class for six weeks.",
            confirmed: &[],
            missing: &[],
        })
        .await?;
        self.press_what_begins("button", "Decide what follows Cause for concern")
            .await?;
        self.look("six-cause-for-concern").await
    }

    /// The empty form for the meeting, the form filled in with the mother, and the stage that needs it.
    async fn meet_about_the_concern(&self, school: &School, zoe: &str) -> Result<()> {
        self.paper_at(
            school,
            &format!("/pupil/{zoe}/print?concern"),
            ("six-form-empty", &["What goes well", "Zoë Ødegård"]),
        )
        .await?;
        self.go(&format!("/pupil/{zoe}/concern")).await?;
        self.press_what_begins("link", "Fill in the form").await?;
        self.date("Met on", &days_ago(752)).await?;
        self.write("Who came", MOTHER).await?;
        self.write("What goes well", "Birds, maps, her friends.")
            .await?;
        self.write("What the child says", "The letters swim.")
            .await?;
        self.write("What the parents say", "She hides her reading book.")
            .await?;
        self.write(
            "What was agreed",
            "A reading ruler; we meet again in a term.",
        )
        .await?;
        self.look("six-form").await?;
        self.press("button", "Save the form").await?;
        self.see("The form is saved.").await?;
        self.look("six-form-kept").await?;
        self.within_what_begins("article", "Concern of")
            .await?
            .take("More", "Print the form")
            .await?;
        let text = self.save_paper(school, "six-form").await?;
        says_all(
            "the form",
            &text,
            &[SEEN, "The letters swim.", "She hides her reading book."],
        )?;
        self.go(&format!("/pupil/{zoe}/overview/stage")).await?;
        self.decide_stage(&Step {
            decision: "Step up to Initial concern",
            on: &days_ago(750),
            why: "Still a concern after six weeks.",
            confirmed: &[],
            missing: &[],
        })
        .await
    }

    async fn come_onto_sen_support_of_six(
        &self,
        school: &School,
        zoe: &str,
        plan: &str,
    ) -> Result<()> {
        self.paper_at(
            school,
            &format!("/pupil/{zoe}/print?plan={plan}"),
            (
                "six-initial-plan",
                &["Initial concern plan", READING, "Pupil voice"],
            ),
        )
        .await?;
        self.go(&format!("/pupil/{zoe}/overview/stage")).await?;
        self.decide_stage(&Step {
            decision: "Step up to SEN support",
            on: &days_ago(640),
            why: "No progress in a term of support.",
            confirmed: &["The individual provision map is written"],
            missing: &[],
        })
        .await?;
        self.look("six-sen-support").await
    }

    /// Agencies, the request with its panel, and the plan, each a stage of its own.
    async fn be_assessed(&self, school: &School, zoe: &str) -> Result<()> {
        self.go(&format!("/pupil/{zoe}/agencies")).await?;
        self.press("button", "Refer to an agency").await?;
        self.find_and_choose("Agency", "Educational Psychology")
            .await?;
        self.write(
            "What is the agency asked for",
            "What stands in the way of reading.",
        )
        .await?;
        self.date("Referred on", &days_ago(620)).await?;
        self.date("Consent given on", &days_ago(622)).await?;
        self.write("Consent given by", MOTHER).await?;
        self.date("Taken on by the agency on", &days_ago(615))
            .await?;
        self.press("button", "Save the referral").await?;
        self.see("The referral is saved.").await?;
        self.go(&format!("/pupil/{zoe}/overview/stage")).await?;
        self.decide_stage(&Step {
            decision: "Step up to SEN support with agencies",
            on: &days_ago(610),
            why: "Advice from outside the school is needed.",
            confirmed: &[],
            missing: &[],
        })
        .await?;
        self.ask_for_an_assessment(zoe, (560, &["Attendance"]))
            .await?;
        self.follow_the_assessment(school, 554).await?;
        self.go(&format!("/pupil/{zoe}/overview/stage")).await?;
        self.decide_stage(&Step {
            decision: "Step up to Statutory assessment",
            on: &days_ago(555),
            why: "The panel has agreed to assess.",
            confirmed: &["The evidence for statutory assessment is gathered"],
            missing: &[],
        })
        .await?;
        self.record_the_plan(zoe).await?;
        self.go(&format!("/pupil/{zoe}/overview/stage")).await?;
        self.decide_stage(&Step {
            decision: "Step up to EHCP",
            on: &days_ago(418),
            why: "The local authority has issued the plan.",
            confirmed: &[],
            missing: &[],
        })
        .await?;
        self.look("six-ehcp").await
    }
}
