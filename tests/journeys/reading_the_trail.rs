//! The headteacher looks who did what: who opened a child's record, who tried to come in, and takes it away as a list.

use anyhow::{Context, Result, ensure};

use crate::harness::{Records, SENCO, Window, days_ago, journey};

const HEAD: &str = "Mr Idris Vaughan";
const TA: &str = "Ms Jun Lee";

/// The sentences of the trail that are in sight.
const SENTENCES: &str = "
    const said = (line) => {
        const copy = line.cloneNode(true);
        copy.querySelectorAll('.visually-hidden').forEach((part) => part.remove());
        return copy.textContent.replace(/\\s+/g, ' ').trim();
    };
    return [...document.querySelectorAll('main ol > li p')].map(said);";

impl Window {
    async fn sentences(&self) -> Result<Vec<String>> {
        let told = self.script(SENTENCES, vec![]).await?;
        serde_json::from_value(told).context("the trail is a list of sentences")
    }
}

#[test]
fn the_headteacher_reads_and_narrows_the_trail_and_sees_who_opened_a_childs_record() {
    journey("reading-the-trail", async |school| {
        let records = Records::create(&school)?;
        records.colleague(HEAD, "headteacher", "Headteacher")?;
        let assistant = records.colleague(TA, "teaching_assistant", "Teaching assistant")?;
        let zoe = records.child("Zoë", "Ødegård")?;
        let marek = records.child("Marek", "Wójcik")?;
        for pupil in [&zoe, &marek] {
            records.place(pupil, "my_plan", &days_ago(40))?;
            records.start_plan(pupil, &days_ago(40))?;
        }
        records.ask(
            "add_adult",
            serde_json::json!({
                "pupil_id": zoe, "staff_id": assistant.id, "duty": "supports", "from_on": days_ago(10),
            }),
        )?;
        let wrong = records.sign_in(TA, "not the one at all");
        ensure!(wrong.is_err(), "a wrong password let her in");
        drop(records);

        // She comes in after all, and reads the plan of the child whom she supports.
        let window = school.open().await?;
        window.sign_in(TA).await?;
        window.go(&format!("/pupil/{zoe}/plan")).await?;
        window.find("heading", "My Plan").await?;
        window.close().await?;

        let window = school.open().await?;
        window.sign_in(HEAD).await?;
        window.go("/settings/audit").await?;
        window.choose("Person", TA).await?;
        window.see("gave a wrong password").await?;
        let hers = window.sentences().await?;
        ensure!(hers.iter().all(|one| one.starts_with(TA)), "{hers:?}");
        let opened = format!("{TA} opened the record of Zoë Ødegård");
        ensure!(hers.contains(&opened), "{hers:?}");
        window.look("trail-of-a-person").await?;

        window.choose("What was done", "Opened a record").await?;
        window.no_longer_see("gave a wrong password").await?;
        let list = school.answer_save_dialog("trail.csv")?;
        window.press("button", "Export").await?;
        window.pick("menuitem", "CSV table").await?;
        window.see("Saved as trail.csv.").await?;
        let list = std::fs::read_to_string(list)?;
        for words in [TA, "Zoë Ødegård", "opened the record"] {
            ensure!(list.contains(words), "{words} is not in\n{list}");
        }
        for words in ["Marek", SENCO, "wrong password"] {
            ensure!(!list.contains(words), "{words} is in\n{list}");
        }

        // That the list left the building stands in the trail itself.
        window.press("button", "Clear all").await?;
        window
            .choose("What was done", "Printed or exported")
            .await?;
        window.no_longer_see(&format!("{TA} opened")).await?;
        let taken = window.sentences().await?;
        ensure!(
            taken.iter().any(|one| one.starts_with(HEAD)),
            "the export left no trace: {taken:?}"
        );
        window.look("trail-taken-out").await?;

        window.press("button", "Check the trail").await?;
        window.see("The trail holds since entry 1").await?;
        window.look("trail-holds-for-the-head").await?;

        window.go(&format!("/pupil/{zoe}/history")).await?;
        window.press("tab", "Who has opened this record").await?;
        window.see("How often").await?;
        let readers = window
            .script(
                "return [...document.querySelectorAll('main tbody th')].map((name) => name.textContent.trim());",
                vec![],
            )
            .await?;
        let readers: Vec<String> = serde_json::from_value(readers)?;
        ensure!(readers.iter().any(|one| one == TA), "{readers:?}");
        window.look("who-opened-the-record").await?;
        window.close().await
    });
}
