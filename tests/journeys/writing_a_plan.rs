//! Writing a plan in the window, with a target of each measure; it ends in the file.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::harness::{Records, SENCO, Window, at, days_ago, journey};

/// A target as it is typed: the words, the measure, what is counted, where it stands, what is expected.
struct Typed {
    text: &'static str,
    measure: &'static str,
    unit: Option<&'static str>,
    now: &'static str,
    expected: &'static str,
}

const TARGETS: [Typed; 4] = [
    Typed {
        text: "I will read 20 words from my list",
        measure: "Scale of 1 to 10",
        unit: None,
        now: "3",
        expected: "7",
    },
    Typed {
        text: "I will write 12 words in five minutes",
        measure: "Count",
        unit: Some("words"),
        now: "4",
        expected: "12",
    },
    Typed {
        text: "I will spell the words of the week",
        measure: "Percentage",
        unit: None,
        now: "40",
        expected: "80",
    },
    Typed {
        text: "I will come into school through the main door",
        measure: "Yes or no",
        unit: None,
        now: "No",
        expected: "Yes",
    },
];

impl Typed {
    async fn write(&self, window: &Window) -> Result<()> {
        window
            .fill("What will the child do or say?", self.text)
            .await?;
        window.choose("Measured by", self.measure).await?;
        if let Some(unit) = self.unit {
            window.fill("What is counted", unit).await?;
        }
        for (label, score) in [("Now", self.now), ("Expected by the review", self.expected)] {
            if self.measure == "Yes or no" {
                window.choose(label, score).await?;
            } else {
                window.fill(label, score).await?;
            }
        }
        Ok(())
    }
}

#[test]
fn a_plan_with_a_target_of_each_measure_is_written_and_lies_in_the_file() {
    journey("writing-a-plan", async |school| {
        let records = Records::create(&school)?;
        let zoe = records.child("Zoë", "Ødegård")?;
        records.place(&zoe, "my_plan", &days_ago(40))?;
        drop(records);

        let window = school.open().await?;
        window.sign_in(SENCO).await?;
        window.press("link", "Register").await?;
        window.see("Ødegård").await?;
        window.look("register").await?;
        window.press("link", "Ødegård, Zoë").await?;
        window.press("link", "Plan").await?;
        window.press("button", "Start the plan").await?;
        window.find("heading", "Edit My Plan").await?;
        window
            .fill(
                "My strengths",
                "Zoë draws maps of places that are not there.",
            )
            .await?;
        window.press("button", "Add an outcome").await?;
        window
            .fill(
                "What will be different for the child?",
                "I will read and write what I need for the day",
            )
            .await?;
        for (place, target) in TARGETS.iter().enumerate() {
            let name = format!("Target 1.{}", place + 1);
            if !window.has("article", &name).await? {
                window.press("button", "Add a target to outcome 1").await?;
            }
            target
                .write(&window.within("article", &name).await?)
                .await
                .with_context(|| name)?;
        }
        window.look("plan-edit").await?;
        window.press("button", "Save the plan").await?;
        window.find("heading", "My Plan").await?;
        window.see("I will spell the words of the week").await?;
        window.look("plan").await?;
        window.close().await?;

        let plan = Records::open(&school)?.open_plan_of(&zoe)?;
        let kept = at(&plan, "/draft/outcomes/0/targets")?;
        let kept: Vec<Value> = kept
            .as_array()
            .context("targets is a list")?
            .iter()
            .map(|target| {
                json!([
                    target["text"],
                    target["measure"]["kind"],
                    target["baseline"],
                    target["expected"]
                ])
            })
            .collect();
        let wanted = json!([
            [TARGETS[0].text, "tme", 3.0, 7.0],
            [TARGETS[1].text, "count", 4.0, 12.0],
            [TARGETS[2].text, "percentage", 40.0, 80.0],
            [TARGETS[3].text, "yes_no", 0.0, 1.0],
        ]);
        ensure!(json!(kept) == wanted, "the file has {kept:?}");
        Ok(())
    });
}
