//! Looking round the sample school, from an empty PC to the plan of one of its children. The pictures in the README
//! are those of this journey.

use anyhow::{Context, Result, ensure};
use chrono::NaiveDate;
use serde_json::json;

use crate::harness::{Window, journey};

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
        window.pauses_a_late_review().await?;
        window.close().await
    });
}

/// The first review on Today that is overdue: the child's address and name, what is due, and by when.
const LATE_REVIEW: &str = "
    const line = [...document.querySelectorAll('li')].find((one) =>
        one.querySelector('.who') && /^Review /.test(one.querySelector('p').textContent)
        && / overdue/.test(one.textContent));
    return [
        line.querySelector('a').getAttribute('href'), line.querySelector('.who').textContent,
        line.querySelector('p').textContent, line.querySelector('.date').textContent,
    ];";

/// Whether a line of Today tells this of the child.
const TELLS: &str = "
    const [who, title, words] = arguments;
    return [...document.querySelectorAll('li')].some((one) =>
        one.querySelector('.who')?.textContent === who && one.textContent.includes(title)
        && one.textContent.includes(words));";

impl Window {
    async fn today_tells(&self, who: &str, title: &str, words: &str) -> Result<bool> {
        self.go("/today").await?;
        self.see("The register today").await?;
        self.press_what_begins("button", "Show all").await?;
        let told = self.script(TELLS, vec![json!(who), json!(title), json!(words)]);
        Ok(told.await?.as_bool() == Some(true))
    }

    /// A child is in hospital: her review is paused from the day on which it was due, is overdue no more, and is again
    /// once the pause is taken back.
    async fn pauses_a_late_review(&self) -> Result<()> {
        self.go("/today").await?;
        self.see("The register today").await?;
        let found = self.script(LATE_REVIEW, vec![]).await?;
        let words = |place: usize| found[place].as_str().unwrap_or_default().trim().to_owned();
        let (who, title) = (words(1), words(2));
        let due = NaiveDate::parse_from_str(&words(3), "%d %B %Y").context("no late review")?;
        let file = words(0);
        let child = file.rsplit_once('/').map_or("", |(child, _)| child);
        let file = format!("{child}/overview");

        self.go(&file).await?;
        self.press_what_begins("button", &title).await?;
        self.press("button", "Pause").await?;
        self.date("Stands still from", &due.to_string()).await?;
        self.write("Why?", "In hospital; the ward teaches her.")
            .await?;
        self.press("button", "Save").await?;
        self.see("It is kept with its reason.").await?;
        ensure!(
            !self.today_tells(&who, &title, " overdue").await?,
            "the review of {who} is paused and still overdue"
        );
        ensure!(
            self.today_tells(&who, &title, "Paused since").await?,
            "Today does not say that the review of {who} is paused"
        );
        self.look("today-paused").await?;

        self.go(&file).await?;
        self.press_what_begins("button", &title).await?;
        self.press("button", "Take back").await?;
        self.write("Why is it taken back?", "Back at school.")
            .await?;
        self.press("button", "Take it back").await?;
        self.see("the date runs as before").await?;
        ensure!(
            self.today_tells(&who, &title, " overdue").await?,
            "the review of {who} does not run again"
        );
        Ok(())
    }
}
