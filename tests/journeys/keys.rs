//! Keys in people's hands: the lock, a colleague's first sign-in by eight words, a leaver, the recovery sheet.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::harness::{
    PASSWORD, Records, SENCO, School, Window, at, days_ago, journey, recovery_code_on, text,
};

const HALF: &str = "Zoë asks for help before she";
const TA: &str = "Ms Jo Lee";
const TAS_OWN: &str = "nine kites over the hill";

#[test]
fn a_locked_window_comes_back_to_the_words_that_were_being_typed() {
    journey("locking", async |school| {
        let records = Records::create(&school)?;
        let zoe = records.child("Zoë", "Ødegård")?;
        records.place(&zoe, "my_plan", &days_ago(40))?;
        let plan = records.start_plan(&zoe, &days_ago(40))?;
        drop(records);

        let window = school.open().await?;
        window.sign_in(SENCO).await?;
        window
            .go(&format!("/pupil/{zoe}/plan/edit?plan={plan}"))
            .await?;
        window.fill("My strengths", HALF).await?;
        window.keys(thirtyfour::Key::Control + "l").await?;
        window.find("heading", "Locked").await?;
        ensure!(!window.shows(HALF).await?, "the words are still in sight");
        window.look("locked").await?;
        window.fill("Password", PASSWORD).await?;
        window.press("button", "Sign in").await?;
        window.see("You have words here from").await?;
        let words = window.labelled("My strengths").await?.prop("value").await?;
        ensure!(words.as_deref() == Some(HALF), "the form holds {words:?}");
        window.look("unlocked").await?;
        window.close().await
    });
}

#[test]
fn a_new_colleague_begins_with_eight_words_and_after_leaving_opens_nothing() {
    journey("a-colleague", async |school| {
        let records = Records::create(&school)?;
        let staff = json!({ "name": TA, "role": "teaching_assistant", "administrator": false, "job_title": "TA" });
        let given = records.ask("add_staff", json!({ "staff": staff }))?;
        let (id, words) = (text(&given, "/staff_id")?, text(&given, "/password")?);
        drop(records);

        let window = school.open().await?;
        window.pick("radio", TA).await?;
        window.fill("Password", &words.replace(' ', "-")).await?;
        window.press("button", "Sign in").await?;
        window.find("heading", "Choose your own password").await?;
        window.look("one-time").await?;
        window.fill("New password", TAS_OWN).await?;
        window.press("button", "Use this password").await?;
        window.arrive("/today").await?;
        window.close().await?;

        let records = Records::open(&school)?;
        let staff = records.ask("list_staff", json!({}))?;
        let version = staff
            .as_array()
            .and_then(|all| {
                all.iter()
                    .find(|one| one.pointer("/record/id") == Some(&json!(id)))
            })
            .and_then(|one| one.get("version"))
            .context("the colleague is not on the list")?;
        let left = json!({ "id": id, "version": version, "left_on": days_ago(1) });
        records.ask("staff_leaves", left)?;
        let again = records.sign_in(TA, TAS_OWN);
        ensure!(again.is_err(), "who has left is still a name to pick");
        drop(records);

        let window = school.open().await?;
        window.find("heading", "Sign in").await?;
        ensure!(
            !window.has("radio", TA).await?,
            "who has left is still there to pick"
        );
        window.sign_in(SENCO).await?;
        window.close().await
    });
}

#[test]
fn a_lost_key_of_the_pc_comes_back_with_the_recovery_sheet() {
    journey("recovery", async |school| {
        let code = set_up_in_the_window(&school).await?;
        lose_the_pc_key(&school)?;
        let window = school.open().await?;
        window.fill("Password", PASSWORD).await?;
        window.press("button", "Sign in").await?;
        window.see("Type the recovery sheet").await?;
        window.look("key-missing").await?;
        window.press("button", "Use the recovery sheet").await?;
        window
            .fill("The code on the sheet", &code.join(" ").to_lowercase())
            .await?;
        window.look("with-the-sheet").await?;
        window.press("button", "Open with the sheet").await?;
        window.see("password works again").await?;
        window.sign_in(SENCO).await?;
        window.close().await?;
        let status = Records::open(&school)?.ask("desk_status", json!({}))?;
        ensure!(at(&status, "/me/name")? == SENCO);
        Ok(())
    });
}

/// Takes the key of this PC out of the keyring, as a new Windows account or a reset keyring does.
fn lose_the_pc_key(school: &School) -> Result<()> {
    let header = std::fs::read_to_string(school.data().join("school.keys"))?;
    let header: Value = serde_json::from_str(&header)?;
    keyring::Entry::new("Waymark", &text(&header, "/vault_id")?)?
        .delete_credential()
        .context("the key of the PC is not in the keyring")
}

/// Sets a school up in the window, its recovery sheet with it; the code on the paper.
async fn set_up_in_the_window(school: &School) -> Result<Vec<String>> {
    let window = school.open().await?;
    window.set_up().await?;
    let code = window.print_recovery_sheet(school).await?;
    window
        .find("heading", "Ashcombe Primary School is set up")
        .await?;
    window.press("link", "Go to Today").await?;
    window.arrive("/today").await?;
    window.close().await?;
    Ok(code)
}

impl Window {
    async fn set_up(&self) -> Result<()> {
        self.press("link", "Set up our school").await?;
        self.fill("Name of the school", "Ashcombe Primary School")
            .await?;
        self.press("button", "Continue").await?;
        self.pick("radio", "Graduated Pathway").await?;
        self.press("button", "Continue").await?;
        self.fill("Your name", SENCO).await?;
        self.press("button", "Continue").await?;
        self.fill(&format!("Password for {SENCO}"), PASSWORD)
            .await?;
        self.press("button", "Continue").await?;
        self.press("button", "Set up the school").await
    }

    /// Saves the sheet, reads it, and types three groups back.
    pub(crate) async fn print_recovery_sheet(&self, school: &School) -> Result<Vec<String>> {
        self.find("heading", "The recovery sheet").await?;
        self.see("Page 1 of 1").await?;
        self.look("recovery-sheet").await?;
        let paper = school.answer_save_dialog("sheet.pdf")?;
        self.press("button", "Save as PDF").await?;
        self.see("Saved as sheet.pdf.").await?;
        let code = recovery_code_on(&paper)?;
        self.press("button", "I have it on paper").await?;
        self.type_groups(&code).await?;
        self.look("recovery-groups").await?;
        self.press("button", "The sheet is right").await?;
        Ok(code)
    }

    /// Types those groups of a sheet that are asked for.
    pub(crate) async fn type_groups(&self, code: &[String]) -> Result<()> {
        self.see("Type these three groups").await?;
        for (number, group) in (1..).zip(code) {
            let label = format!("Group {number}");
            if self.has("textbox", &label).await? {
                self.fill(&label, group).await?;
            }
        }
        Ok(())
    }
}
