//! Signing in: a wrong password says so beside the box, the right one opens Today.

use anyhow::{Result, ensure};
use serde_json::json;
use thirtyfour::Key;

use crate::harness::{PASSWORD, Records, SENCO, Window, at, journey};

impl Window {
    /// Picks a name on the first screen and gives the password.
    pub(crate) async fn sign_in(&self, name: &str) -> Result<()> {
        self.sign_in_with(name, PASSWORD).await
    }

    pub(crate) async fn sign_in_with(&self, name: &str, password: &str) -> Result<()> {
        self.pick("radio", name).await?;
        self.fill("Password", password).await?;
        self.press("button", "Sign in").await?;
        self.arrive("/today").await
    }
}

#[test]
fn a_wrong_password_says_so_beside_the_box_and_the_right_one_opens_today() {
    journey("signing-in", async |school| {
        Records::create(&school)?;
        let window = school.open().await?;
        window.find("heading", "Sign in").await?;
        window.look("sign-in").await?;

        window.pick("radio", SENCO).await?;
        window.fill("Password", "not the one at all").await?;
        window.press("button", "Sign in").await?;
        let words = "That password is not right.";
        window.see(words).await?;
        let box_ = window.labelled("Password").await?;
        ensure!(
            box_.attr("aria-invalid").await?.as_deref() == Some("true"),
            "the box does not say that it is wrong"
        );
        window.look("sign-in-wrong").await?;

        window.fill("Password", PASSWORD).await?;
        window.press("button", "Sign in").await?;
        window.arrive("/today").await?;
        window.see("Nothing is due").await?;
        window.look("today-empty").await?;

        window.go("/settings/audit").await?;
        window.press("button", "Check the trail").await?;
        window.see("The trail holds since entry 1").await?;
        window.look("trail-holds").await?;
        window.close().await?;

        let trail = Records::open(&school)?.ask(
            "audit_trail",
            json!({ "filter": { "staff_id": null, "pupil_id": null, "from_on": null, "to_on": null, "before": null } }),
        )?;
        let trail = trail.to_string();
        ensure!(
            trail.contains("gave a wrong password"),
            "the wrong password left no trace: {trail}"
        );
        Ok(())
    });
}

#[test]
fn a_school_is_set_up_from_the_first_screen_and_lies_in_the_file() {
    journey("setting-up", async |school| {
        let window = school.open().await?;
        window.press("link", "Set up our school").await?;
        window.look("set-up-school").await?;
        window.press("button", "Continue").await?;
        window.see("Enter the name of the school.").await?;
        window.look("set-up-missing").await?;
        window
            .fill("Name of the school", "Ashcombe Primary School")
            .await?;
        window.press("button", "Continue").await?;
        window.find("heading", "Your pathway").await?;
        window.pick("radio", "Graduated Pathway").await?;
        window.look("set-up-pathway").await?;
        window.press("button", "Continue").await?;
        window.fill("Your name", SENCO).await?;
        window.look("set-up-you").await?;
        window.press("button", "Continue").await?;
        window
            .fill(&format!("Password for {SENCO}"), PASSWORD)
            .await?;
        window.look("set-up-password").await?;
        window.press("button", "Continue").await?;
        window.find("heading", "Check your answers").await?;
        window.look("set-up-check").await?;
        window.press("button", "Set up the school").await?;
        window.print_recovery_sheet(&school).await?;
        window
            .find("heading", "Ashcombe Primary School is set up")
            .await?;
        window.look("set-up-done").await?;
        window.press("link", "Go to Today").await?;
        window.arrive("/today").await?;
        window.close().await?;

        // The password chosen is the one that opens it.
        let settings = Records::open(&school)?.ask("school_settings", json!({}))?;
        ensure!(at(&settings, "/school/record/name")? == "Ashcombe Primary School");
        ensure!(at(&settings, "/pathway/record/pathway/key")? == "graduated");
        Ok(())
    });
}

#[test]
fn the_window_is_dark_and_large_again_for_who_chose_it_and_for_nobody_else() {
    journey("display", async |school| {
        let records = Records::create(&school)?;
        let colleague = records.colleague("Mr D Pryce", "headteacher", "Headteacher")?;
        drop(records);
        let window = school.open().await?;
        window.sign_in(SENCO).await?;
        window.press("button", "Colours and text size").await?;
        window.press("menuitemradio", "Dark").await?;
        window.press("menuitemradio", "125%").await?;
        window.keys(Key::Escape + "").await?;
        ensure!(looks_as(&window).await? == json!(["dark", "125%"]));
        window.close().await?;

        let window = school.open().await?;
        window.sign_in(SENCO).await?;
        ensure!(
            looks_as(&window).await? == json!(["dark", "125%"]),
            "the next sign-in does not look as was chosen"
        );
        window.keys(Key::Control + "l").await?;
        window.arrive("/sign-in").await?;
        window.sign_in(&colleague.name).await?;
        ensure!(
            looks_as(&window).await? == json!(["light", "100%"]),
            "a colleague sees what somebody else chose"
        );
        window.close().await
    });
}

/// The colours and the text size that the page is drawn in.
async fn looks_as(window: &Window) -> Result<serde_json::Value> {
    let look =
        "const root = document.documentElement; return [root.dataset.theme, root.style.fontSize];";
    window.script(look, vec![]).await
}
