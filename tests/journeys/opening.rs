//! The window opens, shows itself, and leaves nothing of itself behind.

use anyhow::ensure;

use crate::harness::{Size, journey};

#[test]
fn the_window_opens_at_both_sizes_and_everybody_can_use_it() {
    journey("opening", async |school| {
        let window = school.open().await?;
        for (size, name) in [(Size::Laptop, "opening-1280"), (Size::Full, "opening-1920")] {
            window.resize(size).await?;
            window.find("heading", "Welcome to Waymark").await?;
            window.check_axe().await?;
            window.screenshot(name).await?;
        }
        window.close().await
    });
}

#[test]
fn what_the_web_view_kept_is_gone_once_the_window_has_closed() {
    journey("nothing-left", async |school| {
        let window = school.open().await?;
        let folder = school.data().join("window");
        ensure!(
            folder.is_dir(),
            "the web view has its own folder while it is open"
        );
        let kept = folder.join("kept-by-the-view");
        std::fs::write(&kept, "a name")?;
        window.close().await?;
        // A process of the web view that ends after the window may leave an empty store there until the next start.
        ensure!(!kept.exists(), "what the web view kept is still there");
        Ok(())
    });
}

#[test]
fn the_window_cannot_be_led_elsewhere() {
    journey("not-elsewhere", async |school| {
        let window = school.open().await?;
        // The page itself waits: were it led away, nobody would answer.
        let tried = window.driver().execute_async(
            "const done = arguments[0];
             window.open('https://example.org/');
             window.location.href = 'https://example.org/';
             window.setTimeout(() => done('still here'), 300);",
            vec![],
        );
        ensure!(tried.await?.json() == "still here");
        let at = window.driver().current_url().await?;
        ensure!(
            at.host_str() == Some("localhost"),
            "the window has gone to {at}"
        );
        ensure!(
            window.driver().windows().await?.len() == 1,
            "a second window was opened"
        );
        Ok(())
    });
}
