//! The Graduated Pathway, as in the policy of Westbury: a child goes from a first concern to an EHCP and its annual
//! review, every step decided in the window, every paper printed.

use anyhow::{Result, ensure};

use crate::along::{self, HEAD, MOTHER, Step, stood_on};
use crate::harness::{Records, SENCO, School, Window, days_ago, journey, says_all};
use crate::plan_by_hand::{Held, Written, closed_reviews};

const SEEN: &str = "Zoë loses her place when she reads, and gives up.";
pub(crate) const READING: &str = "I will read 20 words from my list";
/// What the closed review says wrongly, put right.
const RIGHT: &str = "Her mother joined by telephone; she did not come in.";

#[test]
fn a_child_goes_along_the_graduated_pathway_from_first_concern_to_ehcp() {
    journey("graduated", async |school| {
        along::set_up(&school, "Ashcombe Primary School", "Graduated Pathway").await?;
        let records = Records::open(&school)?;
        records.colleague(HEAD, "headteacher", "Headteacher")?;
        let zoe = records.zoe()?;
        records.agency("Hearing and Reading Team", "advisory_teaching")?;
        drop(records);

        let window = school.open().await?;
        window.sign_in(SENCO).await?;
        window.raise_concern_and_watch(&school, &zoe).await?;
        window.come_onto_the_profile(&school, &zoe).await?;
        window.come_onto_my_plan(&zoe).await?;
        window.write_my_plan(&school, &zoe).await?;
        window.hold_the_first_review(&school, &zoe).await?;
        window.close().await?;

        let records = Records::open(&school)?;
        let reviewed = closed_reviews(&records, &zoe)?;
        ensure!(reviewed.len() == 1, "one review was held: {reviewed:?}");
        drop(records);

        let window = school.open().await?;
        window.sign_in(SENCO).await?;
        window.correct_the_review(&zoe, RIGHT).await?;
        window.print_what_was_reviewed(&school, &zoe).await?;
        window.write_my_assessment(&school, &zoe).await?;
        window.bring_in_an_agency(&zoe).await?;
        window.gather_the_team(&school, &zoe).await?;
        window.come_onto_my_plan_plus(&school, &zoe).await?;
        window.ask_for_an_assessment(&zoe, (560, &[])).await?;
        window.follow_the_assessment(&school, 554).await?;
        window.record_the_plan(&zoe).await?;
        window.come_onto_the_ehcp(&school, &zoe).await?;
        window.hold_the_annual_review(&school, &zoe).await?;
        window.close().await?;

        let records = Records::open(&school)?;
        let now = closed_reviews(&records, &zoe)?;
        ensure!(
            now.last() == reviewed.last(),
            "the correction changed the closed review: {now:?}"
        );
        drop(records);

        let records = Records::open(&school)?;
        ensure!(
            stood_on(&records, &zoe)? == ["EHCP", "My Plan+", "My Plan", "My Profile"],
            "the child stood on {:?}",
            stood_on(&records, &zoe)?
        );
        drop(records);
        let clocks = along::clocks(&school)?;
        ensure!(
            clocks.iter().any(|title| title.contains("annual review")),
            "the clocks are {clocks:?}"
        );
        Ok(())
    });
}

impl Window {
    /// The four tests, each with what shows it; then the child is watched, and on no register.
    async fn raise_concern_and_watch(&self, school: &School, zoe: &str) -> Result<()> {
        self.go(&format!("/pupil/{zoe}/concern")).await?;
        self.press("link", "Raise a concern").await?;
        self.write("What is seen", SEEN).await?;
        self.date("Raised on", &days_ago(800)).await?;
        self.pick("checkbox", "Cognition and learning").await?;
        for (test, shown) in [
            (
                "Significantly slower than peers from the same baseline",
                "Reading age 5y 8m in both Septembers; peers gained a year.",
            ),
            (
                "Does not match the child's own previous rate",
                "Twelve words a term before, three now.",
            ),
            (
                "Does not close the gap to peers",
                "Two book bands behind in June and in October.",
            ),
            (
                "Widens the gap to peers",
                "Two book bands behind in July, three in October.",
            ),
        ] {
            let finding = self.within("group", test).await?;
            finding.pick("checkbox", test).await?;
            finding.write("What shows it", shown).await?;
        }
        self.write(
            "What has been tried in class",
            "Bigger print and a ruler under the line.",
        )
        .await?;
        self.date("Told on", &days_ago(798)).await?;
        self.look("graduated-concern").await?;
        self.press("button", "Raise the concern").await?;
        self.see("The concern is saved.").await?;
        self.see("Twelve words a term before, three now.").await?;
        self.press("button", "Watch or close").await?;
        self.pick("radio", "Watch closely").await?;
        self.write("Why", "Her glasses are new. Six weeks will tell.")
            .await?;
        self.press("button", "Save the decision").await?;
        self.see("The child is watched closely.").await?;
        self.look("graduated-watched").await?;
        self.within_what_begins("article", "Concern of")
            .await?
            .take("More", "Print the form")
            .await?;
        let text = self.save_paper(school, "graduated-concern").await?;
        says_all(
            "concern",
            &text,
            &[SEEN, "Widens the gap to peers", "Ashcombe Primary School"],
        )
    }

    async fn come_onto_the_profile(&self, school: &School, zoe: &str) -> Result<()> {
        self.go(&format!("/pupil/{zoe}/concern")).await?;
        self.press("link", "Place on a stage").await?;
        self.see("This answers the concern").await?;
        self.decide_stage(&Step {
            decision: "Place on My Profile",
            on: &days_ago(750),
            why: "New glasses have not been enough.",
            confirmed: &["The parents have given consent"],
            missing: &[],
        })
        .await?;
        self.press("link", "Profile").await?;
        self.press("link", "Write My Profile").await?;
        self.fill(
            "What people like and admire about me",
            "Zoë is kind, and she knows every bird.",
        )
        .await?;
        self.fill(
            "How best to support me",
            "Give me a minute before I answer.",
        )
        .await?;
        self.press("button", "Save the profile").await?;
        self.find("link", "Print").await?;
        self.paper_at(
            school,
            &format!("/pupil/{zoe}/print"),
            ("graduated-profile", &["My Profile", "she knows every bird"]),
        )
        .await?;
        Ok(())
    }

    async fn come_onto_my_plan(&self, zoe: &str) -> Result<()> {
        self.go(&format!("/pupil/{zoe}/overview/stage")).await?;
        self.decide_stage(&Step {
            decision: "Step up to My Plan",
            on: &days_ago(700),
            why: "Less than expected progress from the same baseline.",
            confirmed: &["The parents are involved", "The class teacher is involved"],
            missing: &[
                "The child is involved",
                "At least one SMART target is written",
            ],
        })
        .await?;
        self.see("Not in place then").await?;
        self.see("Parents have not been told of the provision yet.")
            .await?;
        self.look("graduated-my-plan").await
    }

    /// My Plan, written in the window and printed.
    async fn write_my_plan(&self, school: &School, zoe: &str) -> Result<()> {
        self.write_the_plan(
            zoe,
            &Written {
                plan: "My Plan",
                on: &days_ago(700),
                strengths: "Zoë knows every bird in the wood.",
                outcome: "I will read and write what I need for the day",
                target: READING,
                step: "I will read five words by Friday",
                provision: "Precision teaching",
            },
        )
        .await?;
        self.look("graduated-plan-written").await?;
        self.print_the_plan_shown(
            school,
            (
                "graduated-my-plan",
                &["My Plan", READING, "My views", "Precision teaching"],
            ),
        )
        .await?;
        self.write_a_letter(
            school,
            zoe,
            (
                "Entering the SEND register",
                "graduated-letter-entry",
                &["My Plan", "Zoë"],
            ),
        )
        .await?;
        Ok(())
    }

    /// The sheets go home and to the child; what came back on them is typed in, and the first cycle is closed.
    async fn hold_the_first_review(&self, school: &School, zoe: &str) -> Result<()> {
        let sheets = self
            .print_sheets(
                school,
                (zoe, &["Child’s sheet", "Parents’ sheet"]),
                "graduated-views",
            )
            .await?;
        says_all(
            "the sheets for the views",
            &sheets,
            &[
                "My views",
                "Ring the face that is most like you.",
                READING,
                "I am proud of",
                "Who helped me with this",
                "What we think at home",
                "What is going well?",
                "I agree with some of it.",
            ],
        )?;
        self.hold_the_review(
            zoe,
            &Held {
                on: &days_ago(660),
                target: READING,
                score: "5",
                outcome: "Partly achieved",
                next: "Carry over",
                proud_of: "my bird book.",
                parents: "She reads at bedtime.",
                decision: "Stay on My Plan",
                confirmed: &[],
                why: "The support goes on.",
                next_due: &days_ago(620),
            },
        )
        .await?;
        self.go(&format!("/pupil/{zoe}/reviews")).await?;
        for said in [
            "I am proud of my bird book.",
            "Written down by",
            "She reads at bedtime.",
            "Happy",
        ] {
            self.see(said).await?;
        }
        self.look("graduated-reviews").await
    }

    /// The record of the review, with what was put right beside it.
    async fn print_what_was_reviewed(&self, school: &School, zoe: &str) -> Result<()> {
        let wanted = ["The last review"];
        let record = self
            .print_sheets(school, (zoe, &wanted), "graduated-review-record")
            .await?;
        says_all(
            "the record of the review",
            &record,
            &[
                "Review of My Plan",
                "I am proud of my bird book.",
                "Corrections since",
                RIGHT,
            ],
        )
    }

    async fn write_my_assessment(&self, school: &School, zoe: &str) -> Result<()> {
        self.go(&format!("/pupil/{zoe}/assessment")).await?;
        self.press("link", "Write My Assessment").await?;
        let learning = self.within("region", "Learning").await?;
        learning
            .write("Strengths", "Remembers what she hears.")
            .await?;
        learning
            .write("Needs", "Decoding of print beyond single letters.")
            .await?;
        self.write("What it means", "Print is the barrier, not thinking.")
            .await?;
        self.date("Brought together on", &days_ago(640)).await?;
        self.press("button", "Save the assessment").await?;
        self.see("The assessment is saved.").await?;
        self.look("graduated-my-assessment").await?;
        self.paper_at(
            school,
            &format!("/pupil/{zoe}/print?assessment"),
            (
                "graduated-my-assessment",
                &["My Assessment", "Print is the barrier, not thinking."],
            ),
        )
        .await?;
        Ok(())
    }

    async fn bring_in_an_agency(&self, zoe: &str) -> Result<()> {
        self.go(&format!("/pupil/{zoe}/agencies")).await?;
        self.press("button", "Refer to an agency").await?;
        self.find_and_choose("Agency", "Hearing").await?;
        self.write(
            "What is the agency asked for",
            "How print could be made easier for her.",
        )
        .await?;
        self.date("Referred on", &days_ago(635)).await?;
        self.date("Consent given on", &days_ago(636)).await?;
        self.write("Consent given by", MOTHER).await?;
        self.date("Taken on by the agency on", &days_ago(625))
            .await?;
        self.press("button", "Save the referral").await?;
        self.see("The referral is saved.").await?;
        self.press("button", "Record a visit or report").await?;
        self.pick("radio", "Report").await?;
        self.write(
            "What was seen and said",
            "Tracks print with her head, not her eyes.",
        )
        .await?;
        self.write("Recommendation 1", "Print of 18 points on cream paper")
            .await?;
        self.press("button", "Save the record").await?;
        self.see("The record is saved.").await?;
        self.look("graduated-agency").await
    }
}
