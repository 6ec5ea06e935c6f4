//! What is said at the foot of the window never lies over the buttons of what is in front, however large the text.

use anyhow::ensure;
use serde_json::json;
use thirtyfour::Key;

use crate::harness::{Records, SENCO, journey};

#[test]
fn a_message_leaves_the_save_button_free_at_every_size_of_text() {
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
            // Three at once are as many as ever stand there.
            for _ in 0..3 {
                window.keys(Key::Control + "s").await?;
            }
            window.see("Waymark saves by itself").await?;
            let save = window.find("button", "Save the profile").await?;
            let free = "const [button] = arguments, box = button.getBoundingClientRect();
                const inside = (x, y) => button.contains(document.elementFromPoint(x, y));
                return inside(box.left + 4, box.top + 4) && inside(box.right - 4, box.bottom - 4);";
            ensure!(
                window
                    .driver()
                    .execute(free, vec![save.to_json()?])
                    .await?
                    .json()
                    == &json!(true),
                "a message lies over the button at {size}"
            );
            window.screenshot(&format!("messages-{name}")).await?;
        }
        window.close().await
    });
}
