//! A round of thirty reviews by the keyboard alone, ending in closed reviews on disk; and the parents' evening of those
//! thirty, its times proposed and its timetable printed.

use std::process::Command;

use anyhow::{Context, Result, ensure};
use chrono::{Datelike, Days, Local};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::harness::{
    Records, SENCO, School, Window, at, days_ago, journey, target, text, wait_for,
};

const CHILDREN: usize = 30;
const TARGET: &str = "I will read 20 words from my list";

#[test]
fn thirty_reviews_are_held_by_keyboard_alone_from_the_first_child_to_the_last() {
    journey("holding-a-round", async |school| {
        let children = thirty_children(&school)?;
        let window = school.open().await?;
        window.sign_in_by_keys("Miss R Shah").await?;
        window.keys(Key::Control + "k").await?;
        window
            .find("dialog", "Find a child, a note or a screen")
            .await?;
        window.keys("review round").await?;
        window.see("Review round").await?;
        window.keys(Key::Enter + "").await?;
        window.arrive("/round").await?;
        window.see("0 of 30").await?;
        window.look("round-board").await?;
        window.tab_to("Work straight through").await?;
        window.keys(Key::Enter + "").await?;
        for number in 1..=CHILDREN {
            window.see(&format!("{number} of {CHILDREN}")).await?;
            window.hold_review().await?;
            if number == 1 {
                window.look("round-through").await?;
            }
            let held = format!("{number} held");
            match number {
                CHILDREN => window.arrive("/round").await?,
                _ => window.see(&held).await?,
            }
        }
        window.see("30 of 30").await?;
        window.look("round-held").await?;
        window.close().await?;

        let records = Records::open(&school)?;
        for child in &children {
            let reviews = records.ask("reviews", json!({ "pupil_id": child }))?;
            let review = reviews.get(0).context("a child has no closed review")?;
            ensure!(at(review, "/review/record/closed_on")?.is_string());
            ensure!(at(review, "/targets/0/result_words")? == "Achieved");
        }
        let round = records.ask("open_round", json!({ "round": null }))?;
        let states: Vec<&Value> = rows(&round)?.iter().map(|row| &row["state"]).collect();
        ensure!(
            states == ["decided"; CHILDREN],
            "the round stands at {states:?}"
        );
        Ok(())
    });
}

#[test]
fn a_parents_evening_is_set_up_its_times_proposed_and_its_timetable_printed() {
    journey("parents-evening", async |school| {
        thirty_children(&school)?;
        let window = school.open().await?;
        window.sign_in(SENCO).await?;
        window.go("/round/meetings").await?;
        window.press("button", "Set up an evening").await?;
        let day = Local::now().date_naive() + Days::new(1);
        let boxes = [("Day", day.day()), ("Month", day.month())];
        for (label, number) in boxes {
            window.fill(label, &number.to_string()).await?;
        }
        window.fill("Year", &day.year().to_string()).await?;
        window.fill("From", "15:30").await?;
        window.fill("To", "20:30").await?;
        window.fill("Free after each", "0").await?;
        window.look("evening-set-up").await?;
        window.press("button", "Add the evening").await?;
        window.press("button", "Propose times").await?;
        window.see("30 meetings placed.").await?;
        window.look("evening-timetable").await?;

        window.press("link", "Timetable").await?;
        window.see("Page 1 of").await?;
        let paper = school.answer_save_dialog("timetable.pdf")?;
        window.press("button", "Save as PDF").await?;
        window.see("Saved as timetable.pdf.").await?;
        window.close().await?;

        let printed = Command::new("pdftotext")
            .args(["-layout"])
            .arg(&paper)
            .arg("-")
            .output()?;
        ensure!(
            printed.status.success(),
            "pdftotext cannot read the timetable"
        );
        let printed = String::from_utf8(printed.stdout)?;
        for number in 0..CHILDREN {
            ensure!(
                printed.contains(&forename(number)),
                "{} is missing: {printed}",
                forename(number)
            );
        }
        for time in ["15:30", "20:20", "Miss R Shah"] {
            ensure!(printed.contains(time), "{time} is missing: {printed}");
        }
        let records = Records::open(&school)?;
        let evenings = records.ask("open_evenings", json!({ "round": null }))?;
        let times: std::collections::BTreeSet<String> = at(&evenings, "/children")?
            .as_array()
            .context("children is a list")?
            .iter()
            .map(|child| text(child, "/meeting/starts_at"))
            .collect::<Result<_>>()?;
        ensure!(
            times.len() == CHILDREN,
            "two families have one time: {times:?}"
        );
        Ok(())
    });
}

fn rows(round: &Value) -> Result<&Vec<Value>> {
    at(round, "/rows")?.as_array().context("rows is a list")
}

/// A name of its own for each child: Aa, Ab, … in the order of the alphabet.
fn forename(number: usize) -> String {
    let letter = |place: usize| char::from(b'a' + u8::try_from(place % 26).unwrap_or_default());
    format!("Child{}{}", letter(number / 26), letter(number))
}

/// Thirty children of one class on My Plan, each with a target whose review falls due.
fn thirty_children(school: &School) -> Result<Vec<String>> {
    let records = Records::create(school)?;
    let teacher = records.colleague("Miss R Shah", "class_teacher", "Year 3 teacher")?;
    let today = Local::now().date_naive();
    let starting = today.year() - i32::from(today.month() < 9);
    let from = format!("{starting}-09-01");
    let class = records.ask(
        "save_class",
        json!({ "id": null, "version": null, "removed": [], "class": {
            "name": "Hazel", "year_starting": starting, "year_groups": ["3"],
            "staff": [{ "id": null, "version": null, "staff_id": teacher.id, "from_on": from, "to_on": null }] } }),
    )?;
    (0..CHILDREN)
        .map(|number| {
            let child = records.child(&forename(number), "Ashby")?;
            let put = json!({ "pupil_id": child, "class_id": class, "from_on": days_ago(20) });
            records.ask("set_class", put)?;
            records.place(&child, "my_plan", &days_ago(40))?;
            let plan = records.start_plan(&child, &days_ago(40))?;
            let reading = target(TARGET, json!({ "kind": "tme" }), 3, 7);
            records.write_plan(&plan, "Reads signs wherever we go.", &[reading])?;
            Ok(child)
        })
        .collect()
}

impl Window {
    /// The review that is open, from its first target to its close, without leaving the keyboard: the score, the child's
    /// face, what is decided.
    async fn hold_review(&self) -> Result<()> {
        self.wait_for_focus("1, Not at all").await?;
        self.keys("7").await?;
        self.see("suggests Achieved, finish.").await?;
        self.keys(Key::Enter + "").await?;
        self.wait_for_focus("Very happy").await?;
        self.keys(Key::Space + "").await?;
        self.keys(Key::Alt + "5").await?;
        self.wait_for_focus("Stay on My Plan").await?;
        self.keys(Key::Space + "").await?;
        self.see("Proposed:").await?;
        self.keys(Key::Control + Key::Enter).await?;
        self.see("What will happen").await?;
        self.keys(Key::Control + Key::Enter).await?;
        self.no_longer_see("What will happen").await
    }

    async fn wait_for_focus(&self, name: &str) -> Result<()> {
        wait_for(&format!("the focus to be on \"{name}\""), || async {
            Ok(self.focused().await?.starts_with(name).then_some(()))
        })
        .await
    }
}
