//! SEN Support and SEN Support Plus, as in the policy of the Southport trust: high quality teaching first, a SEND
//! Support Plan reviewed each term, the trust's two full cycles before a request, the request through panel, draft and
//! fifteen days to the final plan, and for another child the way off the register.

use anyhow::{Result, ensure};

use crate::along::{self, HEAD, Step, stood_on};
use crate::harness::{Records, SENCO, School, Window, days_ago, journey};
use crate::plan_by_hand::{Held, Written};
use crate::statutory::{OUTCOME, PROVISION};

/// Who leaves the register, and his mother.
const TOMOS: (&str, &str) = ("Tomos", "Gruffudd");
const HIS_MOTHER: &str = "Mrs Nerys Gruffudd";
const READING: &str = "I will read 20 words from my list";

/// Words of other pathways, which nobody in this school says.
const FOREIGN: [&str; 5] = [
    "My Plan",
    "My Profile",
    "My Assessment",
    "Graduated Pathway",
    "half-term",
];

#[test]
fn a_child_goes_along_the_pathway_of_a_trust_and_leaves_the_register() {
    journey("trust", async |school| {
        along::set_up(&school, "Marsh Lane Primary School", "SEN Support").await?;
        let records = Records::open(&school)?;
        records.colleague(HEAD, "headteacher", "Headteacher")?;
        let zoe = records.zoe()?;
        let tomos = records.child(TOMOS.0, TOMOS.1)?;
        records.parent(&tomos, HIS_MOTHER)?;
        records.place(&tomos, "sen_support", &days_ago(390))?;
        drop(records);

        let window = school.open().await?;
        window.sign_in(SENCO).await?;
        window.teach_well_first(&zoe).await?;
        window.come_onto_sen_support(&zoe).await?;
        window.write_the_support_plan(&zoe).await?;
        window.print_the_support_plan(&school, &zoe).await?;
        window.review_and_go_on(&zoe).await?;
        window.come_onto_plus(&zoe).await?;
        window.ask_before_two_cycles(&zoe).await?;
        window.come_to_the_final_plan(&school, &zoe).await?;
        window.leave_the_register(&school, &tomos).await?;
        window.close().await?;

        let records = Records::open(&school)?;
        let stood = stood_on(&records, &zoe)?;
        ensure!(
            stood
                == [
                    "EHCP",
                    "SEN Support Plus",
                    "SEN Support",
                    "High Quality Teaching"
                ],
            "the child stood on {stood:?}"
        );
        drop(records);
        let clocks = along::clocks(&school)?;
        for foreign in FOREIGN {
            ensure!(
                !clocks.iter().any(|title| title.contains(foreign)),
                "a clock says {foreign}: {clocks:?}"
            );
        }
        Ok(())
    });
}

/// Looks for a word of another school's pathway on a paper.
fn speaks_of_no_other(name: &str, text: &str) -> Result<()> {
    for foreign in FOREIGN {
        ensure!(!text.contains(foreign), "{name} says \"{foreign}\": {text}");
    }
    Ok(())
}

impl Window {
    async fn says_nothing_foreign(&self, screen: &str) -> Result<()> {
        for foreign in FOREIGN {
            ensure!(
                !self.shows(foreign).await?,
                "the screen {screen} says \"{foreign}\""
            );
        }
        self.look(&format!("trust-{screen}")).await
    }

    /// A concern, and High Quality Teaching: off the register, and watched.
    async fn teach_well_first(&self, zoe: &str) -> Result<()> {
        self.go(&format!("/pupil/{zoe}/concern/write")).await?;
        self.write("What is seen", "Zoë loses her place when she reads.")
            .await?;
        self.date("Raised on", &days_ago(760)).await?;
        self.date("Told on", &days_ago(758)).await?;
        self.press("button", "Raise the concern").await?;
        self.see("The concern is saved.").await?;
        self.press("link", "Place on a stage").await?;
        self.decide_stage(&Step {
            decision: "Place on High Quality Teaching",
            on: &days_ago(755),
            why: "Adapted work in class comes first.",
            confirmed: &[],
            missing: &[],
        })
        .await?;
        self.see("Not on the register: watched closely").await?;
        self.says_nothing_foreign("high-quality-teaching").await
    }

    async fn come_onto_sen_support(&self, zoe: &str) -> Result<()> {
        self.go(&format!("/pupil/{zoe}/overview/stage")).await?;
        self.decide_stage(&Step {
            decision: "Step up to SEN Support",
            on: &days_ago(640),
            why: "What was adapted in class was not enough.",
            confirmed: &["There is evidence from Assess"],
            missing: &["The support plan is written"],
        })
        .await?;
        self.see("On the SEND register").await?;
        self.says_nothing_foreign("sen-support").await?;
        for (path, screen) in [
            ("profile", "profile"),
            ("assessment", "assessment"),
            ("plan", "plan"),
            ("reviews", "reviews"),
        ] {
            self.go(&format!("/pupil/{zoe}/{path}")).await?;
            self.says_nothing_foreign(screen).await?;
        }
        Ok(())
    }

    async fn write_the_support_plan(&self, zoe: &str) -> Result<()> {
        self.write_the_plan(
            zoe,
            &Written {
                plan: "SEND Support Plan",
                on: &days_ago(638),
                strengths: "Zoë knows every bird in the wood.",
                outcome: "I will read and write what I need for the day",
                target: READING,
                step: "I will read five words by Friday",
                provision: "Precision teaching",
            },
        )
        .await
    }

    async fn review_and_go_on(&self, zoe: &str) -> Result<()> {
        self.hold_the_review(
            zoe,
            &Held {
                on: &days_ago(560),
                target: READING,
                score: "5",
                outcome: "Partly achieved",
                next: "Carry over",
                proud_of: "my bird book.",
                parents: "She reads at bedtime.",
                decision: "Stay on SEN Support",
                confirmed: &[],
                why: "The support goes on.",
                next_due: &days_ago(480),
            },
        )
        .await?;
        self.says_nothing_foreign("reviewed").await
    }

    async fn print_the_support_plan(&self, school: &School, zoe: &str) -> Result<()> {
        self.go(&format!("/pupil/{zoe}/plan")).await?;
        self.see("SEND Support Plan").await?;
        self.says_nothing_foreign("plan-written").await?;
        let says: &[&str] = &["SEND Support Plan", READING, "Marsh Lane Primary School"];
        let text = self
            .print_the_plan_shown(school, ("trust-plan", says))
            .await?;
        speaks_of_no_other("the plan", &text)?;
        let letter = ("Entering the SEND register", "trust-letter-entry");
        let says: &[&str] = &["SEN Support", "Zoë"];
        let text = self
            .write_a_letter(school, zoe, (letter.0, letter.1, says))
            .await?;
        speaks_of_no_other("the letter", &text)?;
        let supply = format!("/pupil/{zoe}/print?supply");
        let text = self
            .paper_at(school, &supply, ("trust-supply", &[READING]))
            .await?;
        speaks_of_no_other("the page for a supply teacher", &text)
    }

    async fn come_onto_plus(&self, zoe: &str) -> Result<()> {
        self.go(&format!("/pupil/{zoe}/overview/stage")).await?;
        self.pick("radio", "Step up to SEN Support Plus").await?;
        self.see("An outside agency or targeted provision is in place In place")
            .await?;
        self.decide_stage(&Step {
            decision: "Step up to SEN Support Plus",
            on: &days_ago(550),
            why: "More than the class can give.",
            confirmed: &[],
            missing: &[],
        })
        .await?;
        self.says_nothing_foreign("plus").await
    }

    /// One cycle has been reviewed; the trust asks for two. The request warns, takes a reason, and goes.
    async fn ask_before_two_cycles(&self, zoe: &str) -> Result<()> {
        self.ask_for_an_assessment(zoe, (210, &["Two full cycles reviewed"]))
            .await?;
        self.see("1 cycle reviewed. Gathered on paper; it follows with the advice.")
            .await?;
        self.says_nothing_foreign("request").await?;
        Ok(())
    }

    /// Panel, draft, fifteen days and the final plan; then the stage, with what the trust asks for before it.
    async fn come_to_the_final_plan(&self, school: &School, zoe: &str) -> Result<()> {
        self.follow_the_assessment(school, 204).await?;
        self.says_nothing_foreign("assessment-followed").await?;
        self.record_the_plan(zoe).await?;
        self.go(&format!("/pupil/{zoe}/overview/stage")).await?;
        self.pick("radio", "Step up to EHCP").await?;
        self.see("The headteacher has signed off the request In place")
            .await?;
        self.decide_stage(&Step {
            decision: "Step up to EHCP",
            on: &days_ago(68),
            why: "The local authority has issued the plan.",
            confirmed: &["The trust's expertise has been used"],
            missing: &["Two full cycles have been reviewed"],
        })
        .await?;
        self.says_nothing_foreign("ehcp").await?;
        let print = format!("/pupil/{zoe}/print?ehc=delivery");
        let says: &[&str] = &["EHCP delivery plan", OUTCOME, PROVISION, READING];
        let text = self
            .paper_at(school, &print, ("trust-delivery", says))
            .await?;
        speaks_of_no_other("the delivery plan", &text)
    }

    /// Looks at a child who left: on the watch list, in the file, and once more.
    async fn watch_whether_progress_lasts(&self, tomos: &str) -> Result<()> {
        self.press("link", "See how progress is watched").await?;
        self.see("Watched after leaving").await?;
        self.look("along-watched").await?;
        self.press("button", "Look at progress").await?;
        self.find("heading", "Does progress last?").await?;
        self.pick("radio", "Look again later").await?;
        self.fill("Why?", "Reads with the class; spelling is new to him.")
            .await?;
        self.look("along-look-again").await?;
        self.press("button", "Save the decision").await?;
        self.see("Reads with the class; spelling is new to him.")
            .await?;
        self.go("/register").await?;
        self.pick("radio", "Watched closely").await?;
        self.see(TOMOS.1).await?;
        self.look("along-watch-list").await?;
        self.go(&format!("/pupil/{tomos}/overview")).await
    }

    async fn leave_the_register(&self, school: &School, tomos: &str) -> Result<()> {
        self.go(&format!("/pupil/{tomos}/overview/stage")).await?;
        self.leave_the_pathway(
            "SEN Support",
            "Progress is enough and has lasted two terms.",
        )
        .await?;
        self.see("Class teacher consulted Mr K Bright").await?;
        self.says_nothing_foreign("left").await?;
        self.watch_whether_progress_lasts(tomos).await?;
        let says: &[&str] = &[TOMOS.0, HIS_MOTHER];
        let text = self
            .write_a_letter(
                school,
                tomos,
                ("Leaving the SEND register", "trust-letter-exit", says),
            )
            .await?;
        speaks_of_no_other("the letter on leaving", &text)
    }
}
