//! `waymark clocks NAME`: every date that is due for a child, with its rule, from when it is counted, where it stands and
//! where the rule is written.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};
use waymark_core::ops::calendar::ChildClocks;

use super::answer::{Answer, Failure};
use super::print::the_one_child;
use super::sign_in::SignIn;

#[derive(Debug, Args)]
pub(super) struct Clocks {
    /// The child: a name, or the unique pupil number (UPN)
    #[arg(value_name = "NAME|UPN")]
    pupil: String,

    #[command(flatten)]
    sign_in: SignIn,
}

/// The columns of the table: the name of each, and where it stands in a clock.
const COLUMNS: [(&str, &str); 5] = [
    ("Due", "due"),
    ("Where it stands", "words"),
    ("What is due", "title"),
    ("From", "start"),
    ("Source", "source"),
];

impl Clocks {
    pub(super) fn run(self, data_folder: PathBuf) -> Result<Answer, Failure> {
        let desk = self.sign_in.desk_on(data_folder)?;
        let pupil_id = the_one_child(&desk, &self.pupil)?;
        let (office, session) = desk.signed_in()?;
        let due = office.read(&session, ChildClocks { pupil_id })?;
        let lines: Vec<Value> = due
            .iter()
            .map(|item| {
                json!({
                    "rule": item.clock.rule.code(),
                    "title": item.clock.title,
                    "start": item.clock.starts_on,
                    "due": item.clock.due_on,
                    "state": item.state,
                    "words": item.words,
                    "working": item.clock.working,
                    "duty": item.clock.duty.code(),
                    "source": item.clock.source,
                    "decided": item.marks,
                })
            })
            .collect();
        Ok(Answer::new(table(&lines), json!({ "clocks": lines })))
    }
}

/// A table with columns as wide as what stands in them, and under each date how it was found.
fn table(lines: &[Value]) -> String {
    if lines.is_empty() {
        return "Nothing is due for this child.".to_owned();
    }
    let cell = |line: &Value, key: &str| {
        line.get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let width = |name: &str, key: &str| {
        lines
            .iter()
            .map(|line| cell(line, key).chars().count())
            .chain([name.chars().count()])
            .max()
            .unwrap_or_default()
    };
    let widths = COLUMNS.map(|(name, key)| width(name, key));
    let row = |cells: [String; 5]| {
        let padded: Vec<String> = cells
            .iter()
            .zip(widths)
            .map(|(words, width)| format!("{words:<width$}"))
            .collect();
        padded.join("  ").trim_end().to_owned()
    };
    let mut rows = vec![row(COLUMNS.map(|(name, _)| name.to_owned()))];
    for line in lines {
        rows.push(row(COLUMNS.map(|(_, key)| cell(line, key))));
        rows.push(format!("            {}", cell(line, "working")));
        let decided = line.get("decided").and_then(Value::as_array);
        for mark in decided.into_iter().flatten() {
            rows.push(format!("            {}", cell(mark, "reason")));
        }
    }
    rows.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_are_as_wide_as_their_words_and_the_working_stands_under_its_date() {
        let line = |due: &str, words: &str| {
            json!({ "due": due, "words": words, "title": "Review My Plan", "start": "2026-09-14",
                    "source": "The school's own", "working": "Cycle begun + the end of Autumn 1" })
        };
        let text = table(&[
            line("2026-10-23", "due in 3 days"),
            line("2026-12-18", "due in 100 days"),
        ]);
        let rows: Vec<&str> = text.lines().collect();
        assert_eq!(rows.len(), 5);
        let starts: Vec<Option<usize>> = [rows.first(), rows.get(1), rows.get(3)]
            .into_iter()
            .zip(["What is due", "Review My Plan", "Review My Plan"])
            .map(|(row, words)| row.and_then(|row| row.find(words)))
            .collect();
        assert!(
            starts.windows(2).all(|pair| pair.first() == pair.last()),
            "{text}"
        );
        assert_eq!(
            rows.get(2).map(|row| row.trim()),
            Some("Cycle begun + the end of Autumn 1")
        );
    }

    #[test]
    fn why_a_date_stands_still_stands_under_it() {
        let text = table(&[
            json!({ "due": "2026-10-23", "words": "paused for 3 days", "title": "Review My Plan",
            "start": "2026-09-14", "source": "x", "working": "y", "decided": [{ "reason": "In hospital." }] }),
        ]);
        assert_eq!(text.lines().last().map(str::trim), Some("In hospital."));
    }

    #[test]
    fn a_child_of_whom_nothing_is_due_is_told_so() {
        assert_eq!(table(&[]), "Nothing is due for this child.");
    }
}
