//! A record past its date is destroyed: the SENCO draws the list up, the headteacher signs it, and the child is gone.

use anyhow::{Result, ensure};

use crate::harness::{School, Window, journey};

const SENCO_OF_THE_SAMPLE: &str = "Mrs A Okafor";
const HEAD_OF_THE_SAMPLE: &str = "Mr D Pryce";
/// The one of the sample school whose record may go.
const LEAVER: &str = "Marigold Thistlewood";

async fn at_data_protection(school: &School, who: &str) -> Result<Window> {
    let window = school.open().await?;
    window.press("button", "Look round a sample school").await?;
    window.see("a look around").await?;
    window.sign_in_with(who, "a look around").await?;
    window.go("/settings/protection").await?;
    window.find("heading", "Destroying records").await?;
    Ok(window)
}

#[test]
fn the_headteacher_signs_for_a_record_past_its_date_and_nothing_finds_the_child_again() {
    journey("destroying", async |school| {
        let window = at_data_protection(&school, SENCO_OF_THE_SAMPLE).await?;
        window.see(LEAVER).await?;
        window.look("destruction-proposed").await?;
        window.press("button", "Draw up a list of 1 child").await?;
        window.see("waits for the headteacher’s signature").await?;
        ensure!(
            !window.has("button", "Sign and destroy").await?,
            "the SENCO is offered to sign"
        );
        window.close().await?;

        let window = at_data_protection(&school, HEAD_OF_THE_SAMPLE).await?;
        window.look("destruction-waiting").await?;
        window.press("button", "Sign and destroy").await?;
        let dialog = window.only_dialog().await?;
        dialog
            .write("How many children are on the list?", "1")
            .await?;
        window.look("destruction-signing").await?;
        dialog.press("button", "Sign and destroy").await?;
        window.find("heading", "Destroyed before").await?;
        window.see(HEAD_OF_THE_SAMPLE).await?;
        window.look("destruction-done").await?;
        window.keys(thirtyfour::Key::Control + "k").await?;
        window
            .find("dialog", "Find a child, a note or a screen")
            .await?;
        window.keys("Thistlewood").await?;
        window.see("Nothing").await?;
        ensure!(!window.shows(LEAVER).await?, "the search finds her");
        window.close().await
    });
}
