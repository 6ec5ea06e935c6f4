//! `waymark import FILE`: what a list would do to the register, or doing it.

use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use clap::{ArgGroup, Args};
use serde_json::{Value, json};
use waymark_core::exchange;

use super::answer::{Answer, Failure};
use super::sign_in::SignIn;

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("what").required(true).args(["dry_run", "apply"]))]
pub(super) struct Import {
    /// The list that the school's MIS exports: an Excel workbook or a CSV file
    file: PathBuf,

    /// Tell what it would do, and change nothing
    #[arg(long)]
    dry_run: bool,

    /// Apply it, after a checked backup. Children who may be on the register already, and those who
    /// are not in the list, stay as they are: they are decided in the window
    #[arg(long)]
    apply: bool,

    #[command(flatten)]
    sign_in: SignIn,
}

/// The groups of a preview with what a person is told of each, in order.
const GROUPS: [(&str, &str); 6] = [
    ("new", "new"),
    ("changed", "changed"),
    ("unchanged", "unchanged"),
    (
        "possible",
        "possibly the same child, to be decided in the window",
    ),
    ("leaving", "on roll and not in the list"),
    ("wrong", "wrong rows, left out"),
];

impl Import {
    pub(super) fn run(self, data_folder: PathBuf) -> Result<Answer, Failure> {
        let bytes =
            exchange::open(&self.file).map_err(|fault| Failure::sentence(fault.to_string()))?;
        let name = self
            .file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let file = json!({ "name": name, "bytes": STANDARD.encode(bytes), "sheet": null, "header_row": null });
        let desk = self.sign_in.desk_on(data_folder)?;
        let list = desk
            .run("read_import", json!({ "file": file }))
            .map_err(told)?
            .output;
        let columns: Vec<&Value> = each(&list, "columns")
            .map(|column| &column["meaning"])
            .collect();
        let input = json!({ "file": file, "columns": columns, "corrections": [] });
        let preview = desk
            .run("preview_import", input.clone())
            .map_err(told)?
            .output;
        if self.dry_run {
            return Ok(Answer::new(preview_words(&preview), preview));
        }
        let input = json!({
            "file": file,
            "columns": columns,
            "corrections": [],
            "seen": text(&preview, "seen"),
            "decisions": { "same": [], "leaving": [], "left_on": null, "place": [] },
        });
        let result = desk.run("apply_import", input).map_err(told)?.output;
        Ok(Answer::new(result_words(&result), result))
    }
}

/// A file that cannot be read is told in its own words: there is no form here to put them beside.
fn told(error: waymark_core::Error) -> Failure {
    match &error {
        waymark_core::Error::Invalid(fields) => {
            let sentences: Vec<&str> = fields
                .iter()
                .flat_map(|(_, sentences)| sentences.iter().map(String::as_str))
                .collect();
            Failure::sentence(sentences.join(" "))
        }
        _ => Failure::from(error),
    }
}

fn each<'a>(value: &'a Value, field: &str) -> impl Iterator<Item = &'a Value> {
    value[field].as_array().into_iter().flatten()
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

fn preview_words(preview: &Value) -> String {
    let mut words = Vec::new();
    for (group, label) in GROUPS {
        let lines: Vec<&Value> = each(preview, "lines")
            .filter(|line| line["group"] == group)
            .collect();
        words.push(format!("{} {label}", lines.len()));
        for line in lines
            .iter()
            .filter(|_| group != "unchanged" && group != "leaving")
        {
            words.push(format!("  {}", text(line, "name")));
            for change in each(line, "changes") {
                let (from, to) = (text(change, "from"), text(change, "to"));
                let from = if from.is_empty() {
                    String::new()
                } else {
                    format!("{from} -> ")
                };
                words.push(format!("    {}: {from}{to}", text(change, "what")));
            }
            for fault in each(line, "wrong") {
                words.push(format!(
                    "    row {}: {}",
                    fault["row"],
                    text(fault, "reason")
                ));
            }
            for note in each(line, "look").chain(each(line, "notes")) {
                words.push(format!("    {}", note.as_str().unwrap_or_default()));
            }
        }
    }
    words.extend(
        each(preview, "facts")
            .filter_map(Value::as_str)
            .map(str::to_owned),
    );
    words.push("Nothing was changed.".to_owned());
    words.join("\n")
}

fn result_words(result: &Value) -> String {
    if result["id"].is_null() {
        return format!(
            "Everything was as in the list already. {} left out.",
            result["left_out"]
        );
    }
    format!(
        "{} new, {} changed, {} left out. The import can be undone as a whole in the window.",
        result["added"], result["changed"], result["left_out"]
    )
}
