//! The dates due for a child, as a script reads them.

use std::path::Path;
use std::process::Output;

use chrono::NaiveDate;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::{desk, sample, text, waymark};

/// Runs `waymark clocks` on the sample school in somebody's name.
fn clocks(home: &Path, folder: &str, password: &str, arguments: &[&str]) -> Output {
    waymark(home)
        .args(["--data", folder])
        .args(arguments)
        .env("WAYMARK_PASSWORD", password)
        .output()
        .unwrap()
}

fn day(value: &Value) -> NaiveDate {
    value.as_str().unwrap().parse().unwrap()
}

/// Whether a state fits its date, seen from today: what runs says how many days there are.
fn fits(line: &Value, today: NaiveDate) -> bool {
    let days = day(&line["due"]).signed_duration_since(today).num_days();
    let told = line["state"]["days"].as_i64();
    match line["state"]["state"].as_str().unwrap() {
        "upcoming" => days > 14 && told == Some(days),
        "due_soon" => (1..=14).contains(&days) && told == Some(days),
        "due" => days == 0,
        "overdue" => days < 0 && told == Some(-days),
        "paused" => told == Some(0),
        _ => false,
    }
}

#[test]
fn each_clock_of_a_child_is_told_with_its_rule_start_due_state_and_source() {
    let home = TempDir::new().unwrap();
    let (folder, told) = sample(home.path());
    let password = told["password"].as_str().unwrap();
    let (desk, senco) = desk(&folder, &told);
    let asked = |command: &str, input: Value| desk.run(command, input).unwrap().output.value();
    let today = asked("today", json!({}))["today"].clone();
    let register = asked("register", json!({ "leavers": "without" }));
    let rows = register["rows"].as_array().unwrap();
    let child = rows.iter().find(|row| row["stage"].is_null()).unwrap();
    let (id, upn) = (&child["pupil"]["id"], child["upn"].as_str().unwrap());
    // Onto the register today: from then on her parents are owed to be told, and to be met.
    asked(
        "decide_placement",
        json!({ "pupil_id": id, "decision": {
        "to": "my_plan", "happened_on": today, "reason": "Less than expected progress", "evidence": "",
        "decided_by": "SENCO", "parents_told_on": null, "confirmed": [], "missing_reason": "To follow" } }),
    );
    asked(
        "decide_clock",
        json!({
        "id": null, "version": null, "pupil_id": id, "rule": "parents_told", "started_on": today, "about_id": "",
        "mark": "not_applicable", "from_on": null, "until_on": null, "reason": "Told by the social worker." }),
    );
    let shown = asked("child_clocks", json!({ "pupil_id": id }));
    drop(desk);

    let typed = ["--json", "clocks", upn, "--as", &senco];
    let output = clocks(home.path(), &folder, password, &typed);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let lines = answer["clocks"].as_array().unwrap();
    let shown = shown.as_array().unwrap();
    assert_eq!(lines.len(), shown.len());
    for (line, item) in lines.iter().zip(shown) {
        let clock = &item["clock"];
        for (key, wanted) in [
            ("rule", &clock["rule"]),
            ("start", &clock["starts_on"]),
            ("due", &clock["due_on"]),
            ("source", &clock["source"]),
            ("working", &clock["working"]),
            ("duty", &clock["duty"]),
            ("state", &item["state"]),
            ("words", &item["words"]),
        ] {
            assert_eq!(&line[key], wanted, "{key} of {line}");
        }
        assert!(day(&line["start"]) <= day(&line["due"]), "{line}");
        assert!(!line["source"].as_str().unwrap().is_empty(), "{line}");
    }
    let (said, running): (Vec<&Value>, Vec<&Value>) = lines
        .iter()
        .partition(|line| line["state"]["state"] == "not_applicable");
    for line in running {
        assert!(fits(line, day(&today)), "{line}");
    }
    let [told_line] = said.as_slice() else {
        panic!("one clock does not apply: {said:?}");
    };
    assert_eq!(
        (
            &told_line["rule"],
            &told_line["start"],
            &told_line["source"]
        ),
        (&json!("parents_told"), &today, &json!("CFA 2014 s68"))
    );
    assert_eq!(
        told_line["decided"][0]["reason"],
        "Told by the social worker."
    );

    // For people it is a table, with the reason under its date.
    let output = clocks(
        home.path(),
        &folder,
        password,
        &["clocks", upn, "--as", &senco],
    );
    let table = text(&output.stdout);
    assert!(table.starts_with("Due "), "{table}");
    assert!(table.contains("CFA 2014 s68") && table.contains("Told by the social worker."));
}

#[test]
fn a_child_nobody_finds_is_told_in_words_and_fails() {
    let home = TempDir::new().unwrap();
    let (folder, told) = sample(home.path());
    let (desk, senco) = desk(&folder, &told);
    drop(desk);
    let typed = ["--json", "clocks", "Nobody At All", "--as", &senco];
    let password = told["password"].as_str().unwrap();
    let output = clocks(home.path(), &folder, password, &typed);
    assert_eq!(output.status.code(), Some(1));
    let said: Value = serde_json::from_slice(&output.stderr).unwrap();
    assert!(
        said["message"]
            .as_str()
            .unwrap()
            .contains("No child that this person may see fits"),
        "{said}"
    );
}
