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
        drop(Records::create(&school)?);
        let window = school.open().await?;
        window.sign_in(SENCO).await?;
        let words = window.add_the_assistant().await?;
        window.close().await?;

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

        let window = school.open().await?;
        window.sign_in(SENCO).await?;
        window.say_that_the_assistant_left().await?;
        window.close().await?;

        let records = Records::open(&school)?;
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
    /// Adds the assistant in the settings; the eight words that are handed over.
    async fn add_the_assistant(&self) -> Result<String> {
        self.go("/settings/staff").await?;
        self.press("button", "Add a colleague").await?;
        let form = self.only_dialog().await?;
        form.fill("Name", TA).await?;
        form.write("Job title", "TA").await?;
        form.pick("radio", "Teaching assistant").await?;
        self.look("adding-a-colleague").await?;
        form.press("button", "Add the colleague").await?;
        let words = self.words_to_hand_over(TA).await?;
        self.see(TA).await?;
        Ok(words)
    }

    /// The eight words that are shown once, to be handed to somebody.
    pub(crate) async fn words_to_hand_over(&self, name: &str) -> Result<String> {
        self.find("heading", &format!("One-time password for {name}"))
            .await?;
        self.look("one-time-words").await?;
        let words = "return [...document.querySelectorAll('.words span')].map((one) => one.lastChild.textContent.trim());";
        let words: Vec<String> = serde_json::from_value(self.script(words, vec![]).await?)?;
        ensure!(words.len() == 8, "{} words are shown", words.len());
        self.press("button", "I have handed it over").await?;
        Ok(words.join(" "))
    }

    /// Yesterday was the assistant's last day.
    async fn say_that_the_assistant_left(&self) -> Result<()> {
        self.go("/settings/staff").await?;
        self.take(&format!("More for {TA}"), "Leaves the school")
            .await?;
        self.date("Last day", &days_ago(1)).await?;
        self.look("leaving").await?;
        self.press("button", "Save the last day").await?;
        self.see("Show the 1 who has left").await
    }

    pub(crate) async fn set_up(&self) -> Result<()> {
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
