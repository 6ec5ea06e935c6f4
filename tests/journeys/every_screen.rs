//! Every screen of the SENCO on the sample school: at both sizes, and everybody can use it.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::harness::{Records, Window, at, journey, text, wait_for};

#[test]
fn every_screen_of_the_sample_school_can_be_used_by_everybody() {
    journey("every-screen", async |school| {
        let (records, senco) = Records::sample(&school)?;
        let password = text(&records.ask("desk_status", json!({}))?, "/sample_password")?;
        let (child, plan) = a_child_with_a_past(&records)?;
        let with_ehcp = a_child_with_an_ehcp(&records)?;
        drop(records);

        let window = school.open().await?;
        window.press("button", "Look round a sample school").await?;
        window.find("heading", "Sign in").await?;
        window.look("sample-sign-in").await?;
        window.sign_in_with(&senco, &password).await?;
        let own = [
            "overview",
            "overview/details",
            "overview/stage",
            "overview/letters",
            "concern",
            "concern/write",
            "concern/meeting",
            "profile",
            "profile/edit",
            "assessment",
            "assessment/edit",
            "agencies",
            "ehcp",
            "plan",
            "plan/edit",
        ]
        .into_iter()
        .chain([
            "reviews",
            "reviews/open",
            "notes",
            "contacts",
            "documents",
            "history",
            "history/compare",
            "medical",
            "medical/edit",
            "adjustments",
            "team",
            "team/chronology",
            "team/timetable",
            "protection",
            "print",
        ])
        .map(|sheet| format!("/pupil/{child}/{sheet}"));
        let settings = [
            "school", "terms", "limits", "pathway", "classes", "staff", "lists",
        ]
        .into_iter()
        .chain([
            "agencies",
            "bank",
            "letters",
            "import",
            "audit",
            "protection",
            "disclosures",
            "backups",
            "you",
            "about",
        ])
        .map(|section| format!("/settings/{section}"));
        let round = ["", "/review", "/rate", "/meetings", "/summary"]
            .into_iter()
            .map(|sheet| format!("/round{sheet}"));
        let statutory = ["ehcp", "ehcp/plan"].map(|sheet| format!("/pupil/{with_ehcp}/{sheet}"));
        let whole = [
            "/today",
            "/today/calendar",
            "/register",
            "/register/on",
            "/register/contacts",
            "/register/arrangements",
            "/register/provision",
            "/register/provision/letters",
            "/register/reduced",
            "/pupil/new",
        ];
        let screens = whole
            .map(str::to_owned)
            .into_iter()
            .chain(round)
            .chain(own)
            .chain(statutory)
            .chain(settings);
        let mut troubles = Vec::new();
        for address in screens {
            let asks_for_plan = ["plan/edit", "reviews/open", "print"]
                .iter()
                .any(|sheet| address.ends_with(sheet));
            let query = if asks_for_plan {
                format!("?plan={plan}")
            } else {
                String::new()
            };
            window.go(&format!("{address}{query}")).await?;
            window.settle().await?;
            let name = address
                .replace(&child, "")
                .replace(&with_ehcp, "statutory")
                .replace('/', "-");
            if let Err(trouble) = window
                .look(&format!("sample{}", name.replace("--", "-")))
                .await
            {
                troubles.push(format!("{trouble:#}"));
            }
        }
        anyhow::ensure!(troubles.is_empty(), "{}", troubles.join("\n"));
        window.close().await
    });
}

/// A child who has an EHC plan.
fn a_child_with_an_ehcp(records: &Records) -> Result<String> {
    let register = records.ask("register", json!({ "leavers": "without" }))?;
    let rows = at(&register, "/rows")?
        .as_array()
        .context("rows is a list")?;
    let row = rows.iter().find(|row| row["stage"]["key"] == "ehcp");
    text(
        row.context("no child of the sample school has an EHCP")?,
        "/pupil/id",
    )
}

/// A child with an open plan and reviews behind it.
fn a_child_with_a_past(records: &Records) -> Result<(String, String)> {
    let register = records.ask("register", json!({ "leavers": "without" }))?;
    let rows = at(&register, "/rows")?
        .as_array()
        .context("rows is a list")?;
    for row in rows.iter().filter(|row| !row["review_due_on"].is_null()) {
        let pupil = text(row, "/pupil/id")?;
        let reviews = records.ask("reviews", json!({ "pupil_id": pupil }))?;
        if reviews.as_array().is_some_and(|past| past.len() > 1) {
            let plan = text(&records.open_plan_of(&pupil)?, "/plan/record/id")?;
            return Ok((pupil, plan));
        }
    }
    anyhow::bail!("no child of the sample school has a plan and reviews")
}

impl Window {
    /// Waits until everything that a screen fetches is there.
    async fn settle(&self) -> Result<()> {
        wait_for("the screen to be filled", || async {
            let busy =
                "return Boolean(document.querySelector('main .skeleton, main [aria-busy=true]'));";
            Ok((self.script(busy, vec![]).await? == Value::Bool(false)).then_some(()))
        })
        .await
    }
}
