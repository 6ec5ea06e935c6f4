//! A round of thirty reviews by the keyboard alone, ending in closed reviews on disk; and the parents' evening of those
//! thirty, its times proposed and its timetable printed.

use std::process::Command;

use anyhow::{Context, Result, ensure};
use chrono::{Datelike, Days, Local};
use serde_json::{Value, json};

use crate::harness::{Records, SENCO, School, at, days_ago, journey, target, text};

const CHILDREN: usize = 30;
const TARGET: &str = "I will read 20 words from my list";

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
