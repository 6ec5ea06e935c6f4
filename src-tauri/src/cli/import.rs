//! `waymark import FILE`: what a list would do to the register or to the plans, or doing it.

use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use clap::{ArgGroup, Args, ValueEnum};
use serde_json::{Value, json};
use waymark_core::exchange;

use super::answer::{Answer, Failure};
use super::sign_in::SignIn;

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("how").required(true).args(["dry_run", "apply"]))]
pub(super) struct Import {
    /// The list: an Excel workbook or a CSV file
    file: PathBuf,

    /// What is in it: the children of the school as its MIS exports them, or a spreadsheet of targets or
    /// of provision, a row for each
    #[arg(long, value_enum, default_value = "pupils")]
    what: What,

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

/// What a list tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    Pupils,
    Plans,
    Provision,
}

impl What {
    fn code(self) -> &'static str {
        match self {
            Self::Pupils => "pupils",
            Self::Plans => "plans",
            Self::Provision => "provision",
        }
    }
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
            .run(
                "read_import",
                json!({ "list": self.what.code(), "file": file }),
            )
            .map_err(told)?
            .output
            .value();
        let codes = each(&list, "columns").map(|column| text(column, "code"));
        let (preview, apply, input) = match self.what {
            What::Pupils => {
                let columns: Vec<Value> = codes.map(meaning).collect();
                let input = json!({ "file": file, "columns": columns, "corrections": [] });
                ("preview_import", "apply_import", input)
            }
            What::Plans | What::Provision => {
                let columns: Vec<Value> = codes.map(field).collect();
                let input = json!({
                    "list": self.what.code(), "file": file, "columns": columns, "corrections": [], "choices": [],
                });
                ("preview_plan_import", "apply_plan_import", input)
            }
        };
        let shown = desk
            .run(preview, input.clone())
            .map_err(told)?
            .output
            .value();
        if self.dry_run {
            let words = match self.what {
                What::Pupils => preview_words(&shown),
                What::Plans | What::Provision => plan_words(&shown),
            };
            return Ok(Answer::new(words, shown));
        }
        let input = with(input, "seen", json!(text(&shown, "seen")));
        let input = match self.what {
            What::Pupils => with(
                input,
                "decisions",
                json!({ "same": [], "leaving": [], "left_on": null, "place": [] }),
            ),
            What::Plans | What::Provision => input,
        };
        let result = desk.run(apply, input).map_err(told)?.output.value();
        let words = match self.what {
            What::Pupils => result_words(&result),
            What::Plans | What::Provision => plan_result_words(&result),
        };
        Ok(Answer::new(words, result))
    }
}

/// The same input with a field more.
fn with(mut input: Value, field: &str, value: Value) -> Value {
    if let Value::Object(fields) = &mut input {
        fields.insert(field.to_owned(), value);
    }
    input
}

/// "contact_name 2": the field and the number of the contact.
fn meaning(code: &str) -> Value {
    match code.split_once(' ') {
        Some((field, contact)) => {
            json!({ "field": field, "contact": contact.parse::<u8>().unwrap_or_default() })
        }
        None => Value::Null,
    }
}

fn field(code: &str) -> Value {
    if code.is_empty() {
        Value::Null
    } else {
        json!(code)
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

/// What a list would do to the plans, child by child.
fn plan_words(preview: &Value) -> String {
    let mut words = Vec::new();
    for child in each(preview, "children") {
        let begun = if child["starts"] == true {
            ", begun for it"
        } else {
            ""
        };
        words.push(format!(
            "{}: {}{begun}",
            text(&child["pupil"], "name_in_list"),
            text(child, "plan_name")
        ));
        for row in each(child, "rows") {
            for add in each(row, "adds") {
                let about = text(add, "about");
                let about = if about.is_empty() {
                    String::new()
                } else {
                    format!(" ({about})")
                };
                words.push(format!(
                    "    {}: {}{about}",
                    text(add, "what"),
                    text(add, "text")
                ));
            }
            let look = each(row, "look").filter_map(Value::as_str);
            words.extend(look.map(|look| format!("    {look}")));
        }
    }
    for unsure in each(preview, "unsure") {
        words.push(format!(
            "{}: not certain who this is, to be decided in the window",
            text(unsure, "name")
        ));
    }
    for line in each(preview, "wrong") {
        for fault in each(line, "faults") {
            words.push(format!(
                "row {}, {}: {}",
                line["row"],
                text(line, "name"),
                text(fault, "reason")
            ));
        }
    }
    words.extend(
        each(preview, "facts")
            .filter_map(Value::as_str)
            .map(str::to_owned),
    );
    words.push(format!(
        "{}. Nothing was changed.",
        counted(&preview["done"])
    ));
    words.join("\n")
}

fn plan_result_words(result: &Value) -> String {
    let done = counted(&result["done"]);
    if result["id"].is_null() {
        return format!("Everything was in the plans already. {done}.");
    }
    format!("{done}. The import can be undone as a whole in the window.")
}

fn counted(done: &Value) -> String {
    format!(
        "{} targets and {} lines of support for {} children, {} plans begun, {} rows left out",
        done["targets"], done["provision"], done["children"], done["plans"], done["left_out"]
    )
}
