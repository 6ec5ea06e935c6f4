//! The main screens in dark and in high contrast, as the person chooses them, and everybody can use them.

use serde_json::json;
use thirtyfour::Key;

use crate::harness::{Records, SENCO, days_ago, journey, target};

#[test]
fn the_main_screens_can_be_used_in_dark_and_in_high_contrast() {
    journey("colours", async |school| {
        let records = Records::create(&school)?;
        let zoe = records.child("Zoë", "Ødegård")?;
        records.place(&zoe, "my_plan", &days_ago(40))?;
        let plan = records.start_plan(&zoe, &days_ago(40))?;
        let reading = target(
            "I will read 20 words from my list",
            json!({ "kind": "tme" }),
            3,
            7,
        );
        records.write_plan(&plan, "Notices what others miss.", &[reading])?;
        drop(records);

        let window = school.open().await?;
        window.sign_in(SENCO).await?;
        for (name, theme) in [("dark", "Dark"), ("contrast", "High contrast")] {
            for (screen, address, shown) in [
                ("today", "/today".to_owned(), "Lately changed"),
                ("register", "/register".to_owned(), "Ødegård"),
                ("overview", format!("/pupil/{zoe}/overview"), "Zoë"),
                (
                    "plan",
                    format!("/pupil/{zoe}/plan"),
                    "Notices what others miss.",
                ),
                (
                    "plan-edit",
                    format!("/pupil/{zoe}/plan/edit?plan={plan}"),
                    "Outcome 1",
                ),
                (
                    "review",
                    format!("/pupil/{zoe}/reviews/open?plan={plan}"),
                    "Decision",
                ),
                (
                    "documents",
                    format!("/pupil/{zoe}/documents"),
                    "No documents yet",
                ),
                (
                    "protection",
                    format!("/pupil/{zoe}/protection"),
                    "What left the building",
                ),
                (
                    "letters",
                    format!("/pupil/{zoe}/overview/letters"),
                    "Letters to the family",
                ),
                (
                    "calendar",
                    "/today/calendar".to_owned(),
                    "Calendar of dates due",
                ),
                ("register-on", "/register/on".to_owned(), "Autumn census"),
                (
                    "settings-letters",
                    "/settings/letters".to_owned(),
                    "What stands in braces",
                ),
                (
                    "settings-audit",
                    "/settings/audit".to_owned(),
                    "Check the trail",
                ),
                (
                    "settings-protection",
                    "/settings/protection".to_owned(),
                    "Destroying records",
                ),
                (
                    "settings-disclosures",
                    "/settings/disclosures".to_owned(),
                    "What left the building",
                ),
                (
                    "settings-backups",
                    "/settings/backups".to_owned(),
                    "Restore drill",
                ),
            ] {
                window.go(&address).await?;
                window.see(shown).await?;
                window.press("button", "Colours and text size").await?;
                window.press("menuitemradio", theme).await?;
                window.keys(Key::Escape + "").await?;
                window.no_longer_see("As the computer").await?;
                window.look(&format!("{name}-{screen}")).await?;
            }
        }
        window.close().await
    });
}
