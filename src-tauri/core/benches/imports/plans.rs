//! A spreadsheet of targets, a row each: the largest that is put into plans in one go, and one that is far too long. Each
//! in a process of its own through the desk, so that the most that it held is of nothing else.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};
use waymark_core::desk::Desk;

use crate::together::clock::once;
use crate::together::memory;
use crate::together::options::Options;
use crate::together::page::{Figure, Unit, ms, thousands};
use crate::together::school::{School, ask as ask_desk};

/// As many as are put in at once, and far too many.
const SIZES: [u32; 2] = [5_000, 200_000];

/// What tells the process that it is one of them.
const ASKED: &str = "--rows-of-targets";

const HEADINGS: [&str; 9] = [
    "Child",
    "Class",
    "Long-term outcome",
    "Target",
    "Measure",
    "Baseline",
    "Expected",
    "By when",
    "Strategies",
];

pub(crate) fn is_asked_for() -> bool {
    std::env::args().nth(1).as_deref() == Some(ASKED)
}

/// Measures each kind and size, and adds it to the page.
pub(crate) fn tell(options: &Options, text: &mut String, figures: &mut Vec<Figure>) {
    text.push_str(
        "\nTargets from a spreadsheet, a row each, for the children of the same school: looked into and rehearsed row by row as\n\
         if each were typed into the plan. A list of 200,000 rows is refused. Memory is the most that the process held\n\
         above what it held before.\n\n\
         | List | Size | Time | Memory | Outcome |\n|---|--:|--:|--:|---|\n",
    );
    for rows in SIZES {
        for kind in ["Excel", "CSV"] {
            let asked = Asked::of(options, kind, rows);
            let what = format!("{kind}, {} rows of targets", thousands(rows.into()));
            writeln!(
                text,
                "| {what} | {} KB | {} ms | {:.0} MB | {} |",
                thousands(asked.kilobytes),
                ms(asked.time),
                asked.megabytes,
                asked.outcome
            )
            .unwrap();
            figures.push(Figure::time(format!("Import: {what}"), 5000.0, asked.time));
            let memory = format!("Memory for it: {what}");
            figures.push(Figure::of(memory, 256.0, asked.megabytes, Unit::Mb));
        }
    }
}

struct Asked {
    kilobytes: u64,
    time: std::time::Duration,
    megabytes: f64,
    outcome: String,
}

impl Asked {
    fn of(options: &Options, kind: &str, rows: u32) -> Self {
        let own = std::env::current_exe().unwrap();
        let mut command = Command::new(own);
        command.args([ASKED, &rows.to_string(), kind]);
        command.arg(options.most_years().to_string());
        command.arg(options.schools.as_deref().unwrap_or(Path::new("")));
        let said = String::from_utf8(command.output().unwrap().stdout).unwrap();
        let said: Value = serde_json::from_str(&said).unwrap();
        Self {
            kilobytes: said["kilobytes"].as_u64().unwrap(),
            time: std::time::Duration::from_secs_f64(said["seconds"].as_f64().unwrap()),
            megabytes: said["megabytes"].as_f64().unwrap(),
            outcome: said["outcome"].as_str().unwrap().to_owned(),
        }
    }
}

/// The process of one list.
pub(crate) fn measure() {
    let mut words = std::env::args().skip(2);
    let rows: u32 = words.next().unwrap().parse().unwrap();
    let kind = words.next().unwrap();
    let years = words.next().unwrap().parse().unwrap();
    let schools = words.next().filter(|folder| !folder.is_empty());
    let options = Options {
        years: vec![years],
        write: None,
        schools: schools.map(Into::into),
        peers: None,
        asking: None,
        statements: false,
    };
    let school = School::of(years, &options);
    let desk = school.desk_of("SENCO");
    let list = rows_for(&desk, rows);
    let (name, bytes) = match kind.as_str() {
        "Excel" => ("targets.xlsx", xlsx(&list)),
        _ => ("targets.csv", csv(&list)),
    };
    drop(list);
    let kilobytes = bytes.len() / 1024;
    let file =
        json!({ "name": name, "bytes": STANDARD.encode(bytes), "sheet": null, "header_row": null });
    memory::forget_most();
    let before = memory::held();
    let mut outcome = String::new();
    let time = once(|| outcome = outcome_of(&desk, &file));
    let megabytes = memory::most_held() - before;
    let said = json!({
        "kilobytes": kilobytes, "seconds": time.as_secs_f64(), "megabytes": megabytes, "outcome": outcome
    });
    println!("{said}");
}

/// Looks into the list and rehearses it, as the window does.
fn outcome_of(desk: &Desk, file: &Value) -> String {
    let look = json!({ "list": "plans", "file": file });
    let seen = match desk.run("read_import", look) {
        Ok(answer) => answer.output.value(),
        Err(_) => return "refused".to_owned(),
    };
    let columns: Vec<Value> = seen["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|column| match column["code"].as_str().unwrap() {
            "" => Value::Null,
            code => code.into(),
        })
        .collect();
    let preview = json!({
        "list": "plans", "file": file, "columns": columns, "corrections": [], "choices": []
    });
    match desk.run("preview_plan_import", preview) {
        Ok(answer) => {
            let targets = answer.output.value()["done"]["targets"]
                .as_u64()
                .unwrap_or(0);
            format!("{} targets", thousands(targets))
        }
        Err(_) => "refused".to_owned(),
    }
}

/// Targets for the children with a plan, one after the other.
fn rows_for(desk: &Desk, rows: u32) -> Vec<[String; 9]> {
    let register = ask_desk(desk, "register", json!({ "leavers": "without" }));
    let on_plans: Vec<(String, String)> = register["rows"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| !row["review_due_on"].is_null())
        .map(|row| {
            let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            (
                word(&row["pupil"]["name"]),
                word(&row["pupil"]["class_name"]),
            )
        })
        .collect();
    let row = |number: u32| {
        let (child, class) = on_plans[number as usize % on_plans.len()].clone();
        [
            child,
            class,
            "I will read with my friends".to_owned(),
            format!("I will read {number} new words by myself"),
            String::new(),
            "2".to_owned(),
            "7".to_owned(),
            String::new(),
            "Word mat; Overlay".to_owned(),
        ]
    };
    (0..rows).map(row).collect()
}

fn csv(rows: &[[String; 9]]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADINGS).unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

fn xlsx(rows: &[[String; 9]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, HEADINGS).unwrap();
    for (row, number) in rows.iter().zip(1..) {
        sheet.write_row(number, 0, row.iter()).unwrap();
    }
    book.save_to_buffer().unwrap()
}
