//! `waymark backup`, `waymark verify` and `waymark restore`: copies of the school's file for whoever looks after the PC.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};
use waymark_core::desk::SignInName;
use waymark_core::domain::id::StaffId;

use super::answer::{Answer, Failure};
use super::sign_in::{SignIn, asked_for, the_one_called};
use crate::desk_on;

/// Holds the recovery sheet's code where nobody sits to type it.
const SHEET: &str = "WAYMARK_SHEET";

#[derive(Debug, Args)]
pub(super) struct Backup {
    #[command(flatten)]
    sign_in: SignIn,
}

#[derive(Debug, Args)]
pub(super) struct Verify {
    /// The backup. Its recovery sheet is asked for, or read from WAYMARK_SHEET or from the standard input
    file: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Restore {
    /// The backup. Its recovery sheet is asked for, or read from WAYMARK_SHEET or from the standard input
    file: PathBuf,

    /// Who restores it: somebody who looked after staff and settings when it was made
    #[arg(long, value_name = "NAME")]
    by: String,

    /// Somebody who has left since; may be given many times. They do not sign in any more
    #[arg(long = "left", value_name = "NAME")]
    left: Vec<String>,

    /// Put it in the place of a school that does not open any more, whose files are kept in a folder beside
    #[arg(long)]
    instead: bool,
}

impl Backup {
    pub(super) fn run(self, data_folder: PathBuf) -> Result<Answer, Failure> {
        let desk = self.sign_in.desk_on(data_folder)?;
        let view = desk.run("back_up_now", json!({}))?.output.value();
        let made = view.pointer("/backups/0").cloned().unwrap_or_default();
        let mut words = format!("Made and checked: {}", text(&made, "path"));
        let told = |field: &str| view.get(field).and_then(Value::as_str);
        match (told("second_folder"), told("trouble")) {
            (_, Some(trouble)) => words.push_str(&format!("\n{trouble}")),
            (Some(folder), None) => words.push_str(&format!("\nA copy is in {folder}.")),
            (None, None) => words.push_str("\nIt is on this PC alone: no second place was chosen."),
        }
        Ok(Answer::new(words, made))
    }
}

impl Verify {
    pub(super) fn run(self, data_folder: PathBuf) -> Result<Answer, Failure> {
        let (look, _) = look_into(&self.file, data_folder)?;
        let words = format!(
            "The backup is whole. {}, made on {}: {} children, {} who signed in.\n{}",
            text(&look, "school_name"),
            day(&look),
            look.get("children").unwrap_or(&Value::Null),
            people_in(&look).len(),
            trail_words(&look),
        );
        Ok(Answer::new(words, look))
    }
}

impl Restore {
    pub(super) fn run(self, data_folder: PathBuf) -> Result<Answer, Failure> {
        let (look, sheet) = look_into(&self.file, data_folder.clone())?;
        let people = people_in(&look);
        let by = the_one_called(&self.by, &people)?;
        let left = (self.left.iter())
            .map(|name| Ok(&the_one_called(name, &people)?.id))
            .collect::<Result<Vec<_>, Failure>>()?;
        let input = json!({
            "path": self.file, "sheet": sheet, "by": by.id, "left": left, "set_aside": self.instead,
        });
        desk_on(data_folder.clone()).run("restore_backup", input)?;
        let words = format!(
            "{} is restored as of {} in {}. Everyone signs in with the password of that day.",
            text(&look, "school_name"),
            day(&look),
            data_folder.display(),
        );
        Ok(Answer::new(words, look))
    }
}

/// What a backup holds, and the code that opened it.
fn look_into(file: &Path, data_folder: PathBuf) -> Result<(Value, String), Failure> {
    let sheet = asked_for(SHEET, "The code on the recovery sheet: ", "recovery sheet")?;
    let input = json!({ "path": file, "sheet": sheet });
    let look = desk_on(data_folder)
        .run("look_into_backup", input)?
        .output
        .value();
    Ok((look, sheet))
}

fn people_in(look: &Value) -> Vec<SignInName> {
    let people = look.get("people").and_then(Value::as_array).into_iter();
    people
        .flatten()
        .map(|person| SignInName {
            id: StaffId::new(text(person, "id")),
            name: text(person, "name").to_owned(),
            job_title: text(person, "job_title").to_owned(),
        })
        .collect()
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// What came of the audit trail in it: a sentence, and each place where it is not as it was written.
fn trail_words(look: &Value) -> String {
    let trail = look.get("trail").unwrap_or(&Value::Null);
    let faults = trail.get("faults").and_then(Value::as_array).into_iter();
    let mut words = text(trail, "words").to_owned();
    for fault in faults.flatten() {
        words.push('\n');
        words.push_str(text(fault, "words"));
    }
    words
}

/// The day alone: "2026-11-22".
fn day(look: &Value) -> &str {
    text(look, "made_at").get(..10).unwrap_or_default()
}
