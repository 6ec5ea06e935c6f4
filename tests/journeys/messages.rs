//! What is said at the foot of the window never lies over what somebody works in, however large the text.

use anyhow::{Result, ensure};
use serde_json::json;
use thirtyfour::Key;

use crate::harness::{Records, SENCO, Window, journey};

/// Whether a control can be seen whole, and pressed at each of its ends.
const FREE: &str = "
    const box = arguments[0].getBoundingClientRect();
    return [[box.left + 6, box.top + 6], [box.right - 6, box.bottom - 6]]
        .every(([x, y]) => arguments[0].contains(document.elementFromPoint(x, y)));
";

#[test]
fn a_message_leaves_the_form_free_at_every_size_of_text() {
    journey("messages", async |school| {
        let records = Records::create(&school)?;
        let zoe = records.child("Zoë", "Ødegård")?;
        drop(records);
        let window = school.open().await?;
        window.sign_in(SENCO).await?;
        window.go(&format!("/pupil/{zoe}/profile/edit")).await?;
        for (size, name) in [("Usual (100%)", "100"), ("225%", "225")] {
            window.press("button", "Colours and text size").await?;
            window.press("menuitemradio", size).await?;
            window.keys(Key::Escape + "").await?;
            window.no_longer_see("As the computer").await?;

            // A message while somebody types: the box stays in sight, and so does the foot of the form.
            window.tab_to("Written with").await?;
            for _ in 0..3 {
                window.keys(Key::Control + "p").await?;
            }
            window
                .see("There is nothing to print on this screen")
                .await?;
            window.screenshot(&format!("messages-{name}")).await?;
            let written_with = window.labelled("Written with").await?;
            window.is_free(&written_with, "the box", size).await?;
            let save = window.find("button", "Save the profile").await?;
            window.is_free(&save, "Save", size).await?;

            window.press("button", "Close this message").await?;
            window.no_longer_see("There is nothing to print").await?;
        }
        window.close().await
    });
}

impl Window {
    async fn is_free(
        &self,
        control: &thirtyfour::WebElement,
        name: &str,
        size: &str,
    ) -> Result<()> {
        let free = self
            .driver()
            .execute(FREE, vec![control.to_json()?])
            .await?;
        ensure!(
            free.json() == &json!(true),
            "{name} does not stand free at {size}"
        );
        Ok(())
    }
}
