//! A teaching assistant reads the plan of a child she supports; another child's address answers like none.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::harness::{Records, Window, days_ago, journey, target, wait_for};

const TA: &str = "Ms Jun Lee";

#[test]
fn a_ta_reads_the_plan_of_a_child_she_supports_and_finds_no_other() {
    journey("supporting", async |school| {
        let records = Records::create(&school)?;
        let assistant = records.colleague(TA, "teaching_assistant", "Teaching assistant")?;
        let zoe = records.child("Zoë", "Ødegård")?;
        let other = records.child("Marek", "Wójcik")?;
        for pupil in [&zoe, &other] {
            records.place(pupil, "my_plan", &days_ago(40))?;
            let plan = records.start_plan(pupil, &days_ago(40))?;
            let reading = target(
                "I will read 20 words from my list",
                json!({ "kind": "tme" }),
                3,
                7,
            );
            records.write_plan(&plan, "Notices what others miss.", &[reading])?;
        }
        records.ask(
            "add_adult",
            json!({
                "pupil_id": zoe, "staff_id": assistant.id, "duty": "supports", "from_on": days_ago(10),
            }),
        )?;
        drop(records);

        let window = school.open().await?;
        window.sign_in(TA).await?;
        window.see("I will read 20 words from my list").await?;
        ensure!(!window.shows("Wójcik").await?, "Today names another child");
        window.look("today-ta").await?;
        window.press("link", "Zoë Ødegård").await?;
        window.find("heading", "My Plan").await?;
        window.see("Notices what others miss.").await?;
        for name in ["Edit", "Review"] {
            ensure!(
                !window.has("link", name).await?,
                "a teaching assistant is offered {name}"
            );
        }
        window.look("plan-ta").await?;

        let nobody = "01900000-0000-7000-8000-000000000000";
        let unknown = window.what_stands_at(nobody).await?;
        let others = window.what_stands_at(&other).await?;
        ensure!(
            others == unknown,
            "another child's address answers {others}, one of nobody {unknown}"
        );
        ensure!(!others.to_string().contains("Marek"), "{others}");
        window.look("not-found").await?;
        window.close().await
    });
}

impl Window {
    /// What the window says at the plan of a child, with the name of the page, once it says that there is nothing.
    async fn what_stands_at(&self, pupil: &str) -> Result<Value> {
        self.go(&format!("/pupil/{pupil}/plan")).await?;
        wait_for("an answer at the address", || async {
            let said = self
                .script(
                    "return [document.title, document.querySelector('main').innerText];",
                    vec![],
                )
                .await?;
            Ok(said
                .to_string()
                .contains("There is no such record")
                .then_some(said))
        })
        .await
    }
}
