//! Lists come in: three makes of MIS with their faults, put right in the window, applied, the same again, and undone;
//! and the targets and the provision that a SENCO has in spreadsheets.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use waymark_core::domain::upn::Upn;

use crate::harness::root;
use crate::harness::{Records, SENCO, Window, at, days_ago, journey, text};

#[test]
fn lists_of_three_makes_are_put_right_applied_seen_unchanged_and_undone() {
    journey("importing", async |school| {
        let records = Records::create(&school)?;
        records.child("Zoë", "Ødegård")?;
        drop(records);

        let window = school.open().await?;
        window.sign_in(SENCO).await?;
        window.go("/settings/import").await?;
        window.find("heading", "Choose the file").await?;
        window.look("import-choose").await?;

        let torn = school.papers().join("torn.xlsx");
        let whole = std::fs::read(root().join("tests/fixtures/mis/bromcom.xlsx"))?;
        std::fs::write(&torn, whole.get(..whole.len() / 2).context("half of it")?)?;
        choose_file(&window, "The list from your MIS", &torn).await?;
        window.see("torn.xlsx was not taken").await?;
        window.see("The file is damaged or was cut short").await?;
        window.look("import-bad-file").await?;

        choose(&window, "mis/sims.csv").await?;
        window.find("heading", "Check the columns").await?;
        window.see("Year taught in").await?;
        window.look("import-columns").await?;
        window.press("button", "See what it would do").await?;
        window
            .see("29 February 2019 is not a day: 2019 is not a leap year.")
            .await?;
        window.look("import-wrong-rows").await?;
        window.fill("DOB in row 7", "28/02/2019").await?;
        window.press("button", "Check the correction").await?;
        window
            .no_longer_see("29 February 2019 is not a day")
            .await?;
        // One number is mistyped, and one stands with two children.
        window.fill("UPN in row 9", &upn(109)?).await?;
        window.fill("UPN in row 11", &upn(110)?).await?;
        window.press("button", "Check the corrections").await?;
        window.press("tab", "New 7").await?;
        window.see("Dunmore, Orla").await?;
        window.look("import-new").await?;
        window.press("tab", "Stages 3").await?;
        window
            .press("button", "Place all on the first stage")
            .await?;
        window.look("import-stages").await?;
        window.press("tab", "Not in the list 1").await?;
        window.look("import-leaving").await?;
        window.press("button", "Apply the import").await?;
        window
            .see("7 children new, 3 children placed on a stage.")
            .await?;
        window.look("import-done").await?;

        next(&window, "mis/arbor.csv").await?;
        window
            .fill("Date of birth in row 6", "30 April 2019")
            .await?;
        window.press("button", "Check the correction").await?;
        window.press("tab", "Changed 3").await?;
        window.see("Ines Brambley").await?;
        window.look("import-changed").await?;
        window.press("button", "Apply the import").await?;
        window.see("1 child new, 3 children changed.").await?;

        next(&window, "mis/bromcom.xlsx").await?;
        window.see("a formula without its result").await?;
        window.fill("BirthDate in row 7", "1.3.2020").await?;
        window.press("button", "Check the correction").await?;
        window.press("tab", "New 2").await?;
        window.press("button", "Apply the import").await?;
        window.see("2 children new").await?;

        next(&window, "mis/sims.csv").await?;
        window
            .see("The UPN B801200018106 stands in row 11 too")
            .await?;
        window.fill("DOB in row 7", "28/02/2019").await?;
        window.fill("UPN in row 9", &upn(109)?).await?;
        window.fill("UPN in row 11", &upn(110)?).await?;
        window.press("button", "Check the corrections").await?;
        window.press("tab", "Unchanged 7").await?;
        window.see("There is nothing to apply.").await?;
        window.look("import-unchanged").await?;
        window.press("button", "Another file").await?;

        window
            .press("button", "Undo the import of bromcom.xlsx")
            .await?;
        window.look("import-undo").await?;
        window.press("button", "Undo the import").await?;
        window.see("as before.").await?;
        window.close().await?;

        let records = Records::open(&school)?;
        let register = records.ask("register", json!({ "leavers": "with" }))?;
        let mut names: Vec<&str> = rows(&register)?
            .iter()
            .filter_map(|row| row["pupil"]["name"].as_str())
            .collect();
        names.sort_unstable();
        ensure!(
            names
                == [
                    "Ellie Brambley",
                    "José Fenwick-Amadi",
                    "Marek Ilves",
                    "Orla Dunmore",
                    "Priya Nandakumar",
                    "Teo Castellan",
                    "Wren Garrow",
                    "Zoë Hollis",
                    "Zoë Ødegård",
                ],
            "after the undo: {names:?}"
        );
        let on_a_stage = rows(&register)?
            .iter()
            .filter(|row| !row["stage"].is_null())
            .count();
        ensure!(on_a_stage == 3, "{on_a_stage} children are on a stage");
        let imports = records.ask("list_imports", json!({}))?;
        ensure!(at(&imports, "/0/run/undone_on")?.is_string());
        for place in ["/0/run/backup", "/1/run/backup", "/2/run/backup"] {
            let backup = school.data().join("backups").join(text(&imports, place)?);
            ensure!(backup.exists(), "{} is not there", backup.display());
        }
        Ok(())
    });
}

#[test]
fn targets_and_provision_of_a_spreadsheet_come_into_the_plans_and_out_again() {
    journey("importing-plans", async |school| {
        let records = Records::create(&school)?;
        for (forename, surname) in [
            ("Ellie", "Brambley"),
            ("Zoë", "Hollis"),
            ("José", "Fenwick-Amadi"),
        ] {
            let pupil = records.child(forename, surname)?;
            records.place(&pupil, "my_plan", &days_ago(60))?;
        }
        records.child("Orla", "Dunmore")?;
        let register = records.ask("register", json!({ "leavers": "without" }))?;
        let jose = rows(&register)?
            .iter()
            .find(|row| row["pupil"]["name"] == "José Fenwick-Amadi")
            .context("José is on the register")?;
        let jose = format!("José Fenwick-Amadi, {}", text(jose, "/pupil/year_name")?);
        drop(records);

        let window = school.open().await?;
        window.sign_in(SENCO).await?;
        window.go("/settings/import").await?;
        window.pick("radio", "Plans and targets").await?;
        window.see("A row for each target, with the child").await?;
        window.look("import-plans-choose").await?;
        let empty = school.answer_save_dialog("headings.xlsx")?;
        window
            .press("button", "Save an empty sheet with the right headings")
            .await?;
        window.see("Saved as headings.xlsx.").await?;
        ensure!(
            std::fs::metadata(&empty)?.len() > 1000,
            "the empty sheet is a workbook"
        );

        choose(&window, "plans/targets.csv").await?;
        window.find("heading", "Check the columns").await?;
        window.look("import-plans-columns").await?;
        window.press("button", "See what it would do").await?;
        window.see("29 February 2027 is not a day").await?;
        window
            .see("Nobody on the roll is called Nobody Here.")
            .await?;
        window
            .see("Orla Dunmore is on no stage of the pathway")
            .await?;
        window.look("import-plans-wrong").await?;
        window.fill("Review date in row 6", "28/02/2040").await?;
        window.press("tab", "To decide 1").await?;
        window.choose("Who is Jose Fenwick?", &jose).await?;
        window.look("import-plans-decide").await?;
        window.press("button", "Check the correction").await?;
        window.press("tab", "Into the plans 3").await?;
        window.see("I will read 60 words a minute").await?;
        window.look("import-plans-adds").await?;
        window.press("button", "Apply the import").await?;
        window
            .see("4 targets and 2 lines of support for 3 children, 3 plans begun.")
            .await?;
        window.look("import-plans-done").await?;

        window.press("button", "Import another list").await?;
        window.pick("radio", "Provision").await?;
        window
            .see("A row for each child and what the child is given")
            .await?;
        choose(&window, "plans/provision.csv").await?;
        window.press("button", "See what it would do").await?;
        window.press("tab", "Into the plans 2").await?;
        window.see("Sensory circuit").await?;
        window.see("Costs are left out").await?;
        window.press("button", "Apply the import").await?;
        window.see("2 lines of support for 2 children.").await?;
        window.press("button", "Import another list").await?;
        choose(&window, "plans/provision.csv").await?;
        window.press("button", "See what it would do").await?;
        window.press("tab", "There already 3").await?;
        window.see("There is nothing to add.").await?;
        window.press("button", "Another file").await?;
        window
            .press("button", "Undo the import of provision.csv")
            .await?;
        window.press("button", "Undo the import").await?;
        window.see("The plans of 2 children are as before.").await?;
        window.close().await?;

        let records = Records::open(&school)?;
        let register = records.ask("register", json!({ "leavers": "without" }))?;
        let mut told = Vec::new();
        for row in rows(&register)?
            .iter()
            .filter(|row| !row["stage"].is_null())
        {
            let plan = records.open_plan_of(&text(row, "/pupil/id")?)?;
            let outcomes = at(&plan, "/draft/outcomes")?
                .as_array()
                .context("outcomes")?
                .clone();
            let targets: usize = outcomes
                .iter()
                .filter_map(|one| one["targets"].as_array())
                .map(Vec::len)
                .sum();
            let whole = at(&plan, "/draft/provision")?
                .as_array()
                .context("provision")?
                .len();
            told.push(format!("{} {targets} {whole}", text(row, "/pupil/name")?));
        }
        told.sort();
        ensure!(
            told == [
                "Ellie Brambley 2 0",
                "José Fenwick-Amadi 1 0",
                "Zoë Hollis 1 0"
            ],
            "targets, and support for the whole plan: {told:?}"
        );
        Ok(())
    });
}

/// A number of the fixtures' school with a check letter that fits.
fn upn(serial: u32) -> Result<String> {
    let upn = Upn::issue(801, 2000, 18, serial).context("it is a number")?;
    Ok(upn.as_str().to_owned())
}

fn rows(register: &Value) -> Result<&Vec<Value>> {
    at(register, "/rows")?.as_array().context("rows is a list")
}

/// Takes another list from the screen that says what the last one did.
async fn next(window: &Window, name: &str) -> Result<()> {
    window.press("button", "Import another list").await?;
    choose(window, name).await?;
    window.find("heading", "Check the columns").await?;
    window.press("button", "See what it would do").await
}

async fn choose(window: &Window, name: &str) -> Result<()> {
    let label = match name {
        "plans/targets.csv" => "The spreadsheet of targets",
        "plans/provision.csv" => "The spreadsheet of provision",
        _ => "The list from your MIS",
    };
    choose_file(window, label, &root().join("tests/fixtures").join(name)).await
}

async fn choose_file(window: &Window, label: &str, file: &std::path::Path) -> Result<()> {
    let input = window.labelled(label).await?;
    input.send_keys(file.to_string_lossy().as_ref()).await?;
    Ok(())
}
