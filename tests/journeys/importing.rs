//! The school's list comes in: a file with faults, put right in the window, applied, the same again, and undone.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::harness::root;
use crate::harness::{Records, SENCO, Window, at, journey};

#[test]
fn a_list_with_faults_is_put_right_applied_seen_unchanged_and_undone() {
    journey("importing", async |school| {
        let records = Records::create(&school)?;
        records.child("Zoë", "Ødegård")?;
        drop(records);

        let window = school.open().await?;
        window.sign_in(SENCO).await?;
        window.go("/settings/import").await?;
        window.find("heading", "Choose the file").await?;
        window.look("choose").await?;

        choose(&window, "sims.csv").await?;
        window.find("heading", "Check the columns").await?;
        window.see("Year taught in").await?;
        window.look("columns").await?;
        window.press("button", "See what it would do").await?;

        window
            .see("29 February 2019 is not a day: 2019 is not a leap year.")
            .await?;
        window.look("wrong-rows").await?;
        window.fill("DOB in row 7", "28/02/2019").await?;
        window.press("button", "Check the correction").await?;
        window
            .no_longer_see("29 February 2019 is not a day")
            .await?;
        window.press("tab", "New 4").await?;
        window.see("Dunmore, Orla").await?;
        window.look("new").await?;
        window.press("tab", "Stages 2").await?;
        window
            .press("button", "Place all on the first stage")
            .await?;
        window.look("stages").await?;
        window.press("button", "Apply the import").await?;
        window.see("The list is in").await?;
        window.look("done").await?;

        window.press("button", "Import another list").await?;
        choose(&window, "sims.csv").await?;
        window.see("The columns are as you set them").await?;
        window.press("button", "See what it would do").await?;
        window.press("tab", "Unchanged 3").await?;
        window.look("unchanged").await?;

        window
            .press("button", "Undo the import of sims.csv")
            .await?;
        window.press("button", "Undo the import").await?;
        window.see("4 children as before.").await?;
        window.close().await?;

        let records = Records::open(&school)?;
        let register = records.ask("register", json!({ "leavers": "with" }))?;
        let names: Vec<&Value> = at(&register, "/rows")?
            .as_array()
            .context("rows is a list")?
            .iter()
            .map(|row| &row["pupil"]["name"])
            .collect();
        ensure!(names == ["Zoë Ødegård"], "after the undo: {names:?}");
        let imports = records.ask("list_imports", json!({}))?;
        ensure!(at(&imports, "/0/run/undone_on")?.is_string());
        ensure!(
            school
                .data()
                .join("backups")
                .join(at(&imports, "/0/run/backup")?.as_str().unwrap_or_default())
                .exists(),
            "the backup made before it is there"
        );
        Ok(())
    });
}

async fn choose(window: &Window, name: &str) -> Result<()> {
    let file = root().join("tests/fixtures/mis").join(name);
    let input = window.labelled("The list from your MIS").await?;
    input.send_keys(file.to_string_lossy().as_ref()).await?;
    Ok(())
}
