//! The six stages, as in the overview of the third school: a cause for concern with its six weeks, the initial concern
//! form with the parents, SEN support with its formal reviews of October, February and July, then with agencies,
//! statutory assessment, EHCP.

use anyhow::{Context, Result, ensure};
use chrono::{Datelike, Days, Local, NaiveDate};
use serde_json::{Value, json};

use crate::along::{self, HEAD, MOTHER, Step, stood_on};
use crate::harness::{Records, SENCO, School, Window, at, days_ago, journey, says_all};
use crate::plan_by_hand::{Held, Written, closed_reviews};

const READING: &str = "I will read 20 words from my list";
const SEEN: &str = "Zoë loses her place when she reads.";

/// The formal reviews: of October, of February and of July, the last with time after it for what follows.
struct Formal {
    october: NaiveDate,
    february: NaiveDate,
    july: NaiveDate,
}

impl Formal {
    fn before(today: NaiveDate) -> Result<Self> {
        let day =
            |year, month, day| NaiveDate::from_ymd_opt(year, month, day).context("no such day");
        let latest = today - Days::new(250);
        let mut year = today.year();
        while day(year, 7, 8)? > latest {
            year -= 1;
        }
        Ok(Self {
            october: day(year - 1, 10, 15)?,
            february: day(year, 2, 10)?,
            july: day(year, 7, 8)?,
        })
    }
}

/// How many days ago a day was.
fn ago(day: NaiveDate) -> Result<u64> {
    let days = (Local::now().date_naive() - day).num_days();
    u64::try_from(days).context("the day is still to come")
}

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
        let formal = Formal::before(Local::now().date_naive())?;
        let begun = ago(formal.october)?;
        window.six_weeks_of_concern(&zoe, begun).await?;
        window.meet_about_the_concern(&school, &zoe, begun).await?;
        window.write_the_initial_plan(&school, &zoe, begun).await?;
        window
            .come_onto_sen_support_of_six(&school, &zoe, begun)
            .await?;
        window
            .hold_the_formal_reviews(&school, &zoe, &formal)
            .await?;
        window.be_assessed(&school, &zoe, ago(formal.july)?).await?;
        window.close().await?;

        let records = Records::open(&school)?;
        let held: Vec<Value> = closed_reviews(&records, &zoe)?
            .iter()
            .map(|review| at(review, "/review/record/happened_on").cloned())
            .collect::<Result<_>>()?;
        let wanted = [formal.july, formal.february, formal.october];
        ensure!(
            held.get(..3) == Some(wanted.map(|on| json!(on)).as_slice()),
            "the reviews were held on {held:?}"
        );
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
    async fn six_weeks_of_concern(&self, zoe: &str, begun: u64) -> Result<()> {
        self.go(&format!("/pupil/{zoe}/concern/write")).await?;
        self.write("What is seen", SEEN).await?;
        self.date("Raised on", &days_ago(begun + 146)).await?;
        self.press("button", "Raise the concern").await?;
        self.see("The concern is saved.").await?;
        self.go(&format!("/pupil/{zoe}/overview/stage")).await?;
        self.decide_stage(&Step {
            decision: "Place on Cause for concern",
            on: &days_ago(begun + 145),
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
    async fn meet_about_the_concern(&self, school: &School, zoe: &str, begun: u64) -> Result<()> {
        self.paper_at(
            school,
            &format!("/pupil/{zoe}/print?concern"),
            ("six-form-empty", &["What goes well", "Zoë Ødegård"]),
        )
        .await?;
        self.go(&format!("/pupil/{zoe}/concern")).await?;
        self.press_what_begins("link", "Fill in the form").await?;
        self.date("Met on", &days_ago(begun + 102)).await?;
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
            on: &days_ago(begun + 100),
            why: "Still a concern after six weeks.",
            confirmed: &[],
            missing: &[],
        })
        .await
    }

    async fn write_the_initial_plan(&self, school: &School, zoe: &str, begun: u64) -> Result<()> {
        self.write_the_plan(
            zoe,
            &Written {
                plan: "Initial concern plan",
                on: &days_ago(begun + 95),
                strengths: "Zoë knows every bird in the wood.",
                outcome: "I will read and write what I need for the day",
                target: READING,
                step: "I will read five words by Friday",
                provision: "Precision teaching",
            },
        )
        .await?;
        let says: &[&str] = &["Initial concern plan", READING, "Pupil voice"];
        self.print_the_plan_shown(school, ("six-initial-plan", says))
            .await?;
        Ok(())
    }

    /// The initial concern plan is reviewed after its term: no progress, so the child comes onto the register.
    async fn come_onto_sen_support_of_six(
        &self,
        school: &School,
        zoe: &str,
        begun: u64,
    ) -> Result<()> {
        self.hold_the_review(
            zoe,
            &Held {
                on: &days_ago(begun + 40),
                target: READING,
                score: "3",
                outcome: "Not yet",
                next: "Carry over",
                proud_of: "my drawings.",
                parents: "She hides her reading book.",
                decision: "Step up to SEN support",
                confirmed: &[],
                why: "No progress in a term of support.",
                next_due: &days_ago(begun),
            },
        )
        .await?;
        self.find("heading", "SEN support plan").await?;
        self.look("six-sen-support").await?;
        self.print_the_plan_shown(
            school,
            (
                "six-sen-support-plan",
                &[
                    "SEN support plan",
                    READING,
                    "Precision teaching",
                    "Pupil voice",
                ],
            ),
        )
        .await?;
        let sheets = self
            .print_sheets(
                school,
                (zoe, &["Child’s sheet", "Parents’ sheet"]),
                "six-views",
            )
            .await?;
        says_all(
            "the sheets",
            &sheets,
            &["Pupil voice", "What we think at home"],
        )
    }

    /// October, February and July: each typed in and closed, with the next one agreed.
    async fn hold_the_formal_reviews(
        &self,
        school: &School,
        zoe: &str,
        formal: &Formal,
    ) -> Result<()> {
        let after = formal.july + Days::new(90);
        for (on, next, score) in [
            (formal.october, formal.february, "4"),
            (formal.february, formal.july, "5"),
            (formal.july, after, "5"),
        ] {
            self.hold_the_review(
                zoe,
                &Held {
                    on: &on.to_string(),
                    target: READING,
                    score,
                    outcome: "Partly achieved",
                    next: "Carry over",
                    proud_of: "my bird book.",
                    parents: "She reads at bedtime.",
                    decision: "Stay on SEN support",
                    confirmed: &[],
                    why: "The support goes on.",
                    next_due: &next.to_string(),
                },
            )
            .await?;
        }
        self.go(&format!("/pupil/{zoe}/reviews")).await?;
        self.find("tab", "One by one 4").await?;
        self.look("six-formal-reviews").await?;
        // Copies for the parents, the SEN TA and the inclusion file of the class.
        let record = self
            .print_sheets(school, (zoe, &["The last review"]), "six-formal-review")
            .await?;
        says_all(
            "the record of July",
            &record,
            &["Review of SEN support plan", "Pupil voice", "my bird book."],
        )
    }

    /// Agencies, the request with its panel, and the plan, each a stage of its own.
    async fn be_assessed(&self, school: &School, zoe: &str, july: u64) -> Result<()> {
        self.go(&format!("/pupil/{zoe}/agencies")).await?;
        self.press("button", "Refer to an agency").await?;
        self.find_and_choose("Agency", "Educational Psychology")
            .await?;
        self.write(
            "What is the agency asked for",
            "What stands in the way of reading.",
        )
        .await?;
        self.date("Referred on", &days_ago(july - 10)).await?;
        self.date("Consent given on", &days_ago(july - 9)).await?;
        self.write("Consent given by", MOTHER).await?;
        self.date("Taken on by the agency on", &days_ago(july - 15))
            .await?;
        self.press("button", "Save the referral").await?;
        self.see("The referral is saved.").await?;
        self.go(&format!("/pupil/{zoe}/overview/stage")).await?;
        self.decide_stage(&Step {
            decision: "Step up to SEN support with agencies",
            on: &days_ago(july - 20),
            why: "Advice from outside the school is needed.",
            confirmed: &[],
            missing: &[],
        })
        .await?;
        self.ask_for_an_assessment(zoe, (july - 30, &["Attendance"]))
            .await?;
        self.follow_the_assessment(school, july - 36).await?;
        self.go(&format!("/pupil/{zoe}/overview/stage")).await?;
        self.decide_stage(&Step {
            decision: "Step up to Statutory assessment",
            on: &days_ago(july - 36),
            why: "The panel has agreed to assess.",
            confirmed: &["The evidence for statutory assessment is gathered"],
            missing: &[],
        })
        .await?;
        self.record_the_plan(zoe).await?;
        self.go(&format!("/pupil/{zoe}/overview/stage")).await?;
        self.decide_stage(&Step {
            decision: "Step up to EHCP",
            on: &days_ago(july - 172),
            why: "The local authority has issued the plan.",
            confirmed: &[],
            missing: &[],
        })
        .await?;
        self.look("six-ehcp").await
    }
}
