//! Backups in people's hands: a second place, and a new PC on which the file and the sheet bring everything back.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::harness::{
    PASSWORD, Records, SENCO, School, at, journey, recovery_code_on, text, wait_for,
};

const TA: &str = "Ms Jo Lee";

#[test]
fn the_backup_on_a_stick_and_the_sheet_bring_the_school_back_on_a_new_pc() {
    journey("restoring", async |school| {
        let records = Records::create(&school)?;
        let zoe = records.child("Zoë", "Ødegård")?;
        records.colleague(TA, "teaching_assistant", "TA")?;
        drop(records);

        let window = school.open().await?;
        window.sign_in(SENCO).await?;
        window.see("No backup off this computer yet").await?;
        window.look("today-no-backup").await?;
        window.press("link", "Look after backups").await?;
        window.find("heading", "Going back").await?;
        window.press("button", "Make a new sheet").await?;
        let code = window.save_sheet(&school).await?;

        let stick = school.papers().join("stick");
        std::fs::create_dir(&stick)?;
        school.answer_save_dialog("stick")?;
        window.press("button", "Choose a second place").await?;
        window.see("Backed up off this computer today").await?;
        window.see("Both places").await?;
        window.look("backups").await?;
        window.press("button", "Hold a restore drill").await?;
        window.see("came back as they are").await?;
        window.see("in the second place was restored").await?;
        window.look("restore-drill").await?;
        window.go("/today").await?;
        window.see("Backed up off this computer today").await?;
        window.look("today-backed-up").await?;
        window.close().await?;
        let backup = the_newest_in(&stick)?;

        // The PC is lost; a new one has the stick and the sheet.
        let pc = school.another_pc()?;
        std::fs::copy(&backup, pc.papers().join("monday.waymark-backup"))?;
        let window = pc.open().await?;
        window.press("link", "restore from a backup").await?;
        window.find("heading", "Restore from a backup").await?;
        pc.answer_save_dialog("monday.waymark-backup")?;
        window.press("button", "Choose the backup").await?;
        window.see("monday.waymark-backup").await?;
        window
            .fill("The code on the recovery sheet", &code.replace(' ', "-"))
            .await?;
        window.look("restore").await?;
        window.press("button", "Look into it").await?;
        window.see("Ashcombe Primary School").await?;
        window.choose("Who are you?", SENCO).await?;
        window.pick("checkbox", TA).await?;
        window.look("restore-who").await?;
        window.press("button", "Restore this backup").await?;
        window
            .find("heading", "Ashcombe Primary School is restored")
            .await?;
        window.look("restored").await?;
        window.press("link", "Sign in").await?;
        window.find("heading", "Sign in").await?;
        ensure!(
            !window.has("radio", TA).await?,
            "who has left is still there to pick"
        );
        window.sign_in(SENCO).await?;
        window.go(&format!("/pupil/{zoe}/overview")).await?;
        window.see("Zoë Ødegård").await?;
        window.close().await?;

        let records = Records::open(&pc)?;
        let child = records.ask("open_pupil", json!({ "pupil_id": zoe }))?;
        ensure!(text(&child, "/pupil/record/legal_surname")? == "Ødegård");
        let status = records.ask("desk_status", json!({}))?;
        ensure!(at(&status, "/me/name")? == SENCO);
        Ok(())
    });
}

#[test]
fn going_back_to_a_backup_keeps_what_was_there_and_tells_everybody_to_sign_in() {
    journey("going-back", async |school| {
        let records = Records::create(&school)?;
        records.child("Zoë", "Ødegård")?;
        records.ask("back_up_now", json!({}))?;
        records.child("Quillon", "Vexworth")?;
        drop(records);

        let window = school.open().await?;
        window.sign_in(SENCO).await?;
        window.go("/settings/backups").await?;
        window.pick("button", "More about the backup of").await?;
        window.press("menuitem", "Go back to it").await?;
        window.see("Everybody is signed out").await?;
        window.look("going-back").await?;
        window.press("button", "Go back to it").await?;
        window.find("heading", "Sign in").await?;
        window.sign_in(SENCO).await?;
        window.close().await?;

        let records = Records::open(&school)?;
        let found = records.ask("search", json!({ "text": "Vexworth" }))?;
        ensure!(at(&found, "/pupils")? == &json!([]), "{found}");
        let view = records.ask("backups", json!({}))?;
        ensure!(text(&view, "/backups/0/reason")? == "After signing out");
        ensure!(text(&view, "/backups/1/reason")? == "Before a restore");
        Ok(())
    });
}

#[test]
fn a_damaged_file_leads_to_its_backup_and_is_kept_beside() {
    journey("damaged", async |school| {
        let records = Records::create(&school)?;
        let zoe = records.child("Zoë", "Ødegård")?;
        let stick = school.papers().join("stick");
        std::fs::create_dir(&stick)?;
        records.ask("choose_backup_folder", json!({ "folder": stick }))?;
        drop(records);

        let window = school.open().await?;
        window.sign_in(SENCO).await?;
        window.go("/settings/backups").await?;
        window.press("button", "Make a new sheet").await?;
        let code = window.save_sheet(&school).await?;
        // One by hand may be there already, with the sheet of before.
        let before = the_newest_in(&stick).ok();
        window.press("button", "Back up now").await?;
        let backup = wait_for("the backup to reach the second place", async || {
            Ok(the_newest_in(&stick)
                .ok()
                .filter(|newest| before.as_ref() != Some(newest)))
        })
        .await?;
        window.close().await?;
        std::fs::copy(&backup, school.papers().join("monday.waymark-backup"))?;

        // The disk loses the end of the file.
        let file = std::fs::File::options()
            .write(true)
            .open(school.data().join("school.waymark"))?;
        file.set_len(file.metadata()?.len() - 4 * 4096)?;
        drop(file);
        let window = school.open().await?;
        window.pick("radio", SENCO).await?;
        window.fill("Password", PASSWORD).await?;
        window.press("button", "Sign in").await?;
        window.see("is damaged, so nothing of it is shown").await?;
        window.look("damaged").await?;
        window.press("link", "Restore from a backup").await?;
        window.find("heading", "Restore from a backup").await?;
        school.answer_save_dialog("monday.waymark-backup")?;
        window.press("button", "Choose the backup").await?;
        window.see("monday.waymark-backup").await?;
        window.fill("The code on the recovery sheet", &code).await?;
        window.press("button", "Look into it").await?;
        window
            .see("The file that does not open is not thrown away")
            .await?;
        window.choose("Who are you?", SENCO).await?;
        window.look("restore-instead").await?;
        window.press("button", "Restore this backup").await?;
        window
            .find("heading", "Ashcombe Primary School is restored")
            .await?;
        window.press("link", "Sign in").await?;
        window.sign_in(SENCO).await?;
        window.go(&format!("/pupil/{zoe}/overview")).await?;
        window.see("Zoë Ødegård").await?;
        window.close().await?;
        let aside = std::fs::read_dir(school.data())?
            .flatten()
            .find(|entry| entry.file_name().to_string_lossy().starts_with("set-aside"))
            .context("the damaged file was not kept")?;
        ensure!(aside.path().join("school.waymark").exists());
        Ok(())
    });
}

fn the_newest_in(folder: &Path) -> Result<PathBuf> {
    let files = std::fs::read_dir(folder)?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "waymark-backup"));
    files.max().context("no backup reached the second place")
}

impl crate::harness::Window {
    /// Saves the new sheet, types its groups back, and gives the code.
    async fn save_sheet(&self, school: &School) -> Result<String> {
        self.see("Page 1 of 1").await?;
        let paper = school.answer_save_dialog("sheet.pdf")?;
        self.press("button", "Save as PDF").await?;
        self.see("Saved as sheet.pdf.").await?;
        let code = recovery_code_on(&paper)?;
        self.press("button", "I have it on paper").await?;
        self.type_groups(&code).await?;
        self.press("button", "The sheet is right").await?;
        self.see("The new recovery sheet is in force").await?;
        Ok(code.join(" "))
    }
}
