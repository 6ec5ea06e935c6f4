//! Looking round the sample school, from an empty PC to the plan of one of its children. The pictures in the README
//! are those of this journey.

use anyhow::ensure;

use crate::harness::journey;

/// The SENCO of the sample school.
const SAMPLE_SENCO: &str = "Mrs A Okafor";

#[test]
fn the_sample_school_can_be_looked_round_from_an_empty_pc() {
    journey("looking-round", async |school| {
        let window = school.open().await?;
        window.press("button", "Look round a sample school").await?;
        window.see("a look around").await?;
        window.look("sample-sign-in").await?;
        window.pick("radio", SAMPLE_SENCO).await?;
        window.fill("Password", "a look around").await?;
        window.press("button", "Sign in").await?;
        window.arrive("/today").await?;
        window.see("The register today").await?;
        window.look("sample-today").await?;

        window.go("/register").await?;
        window.see("38 of 210 children").await?;
        window.look("sample-register").await?;
        let first = window
            .script(
                "return document.querySelector('a[data-row]').getAttribute('href');",
                vec![],
            )
            .await?;
        let first = first.as_str().unwrap_or_default().to_owned();
        ensure!(
            first.starts_with("/pupil/"),
            "the register leads to {first}"
        );
        window.go(&first).await?;
        window.see("Timeline").await?;
        window.look("sample-overview").await?;
        window.go(&first.replace("overview", "plan")).await?;
        window.see("My strengths").await?;
        window.look("sample-plan").await?;
        window.press("link", "Review").await?;
        window.see("Check before closing").await?;
        window.look("sample-review").await?;
        window.close().await
    });
}
