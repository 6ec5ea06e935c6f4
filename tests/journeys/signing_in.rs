//! Signing in: a wrong password says so beside the box, the right one opens Today.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::harness::{PASSWORD, Records, SENCO, Window, journey};

impl Window {
    /// Picks a name on the first screen and gives the password.
    pub(crate) async fn sign_in(&self, name: &str, title: &str) -> Result<()> {
        self.pick("radio", &format!("{name} {title}")).await?;
        self.fill("Password", PASSWORD).await?;
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

        window.pick("radio", &format!("{SENCO} SENCO")).await?;
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
