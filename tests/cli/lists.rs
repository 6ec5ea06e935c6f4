//! Lists that come in and go out without a window.

use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::{desk, run, sample, text, waymark};

/// Runs `waymark import` on the sample school in the SENCO's name.
fn import(home: &Path, folder: &str, password: &str, arguments: &[&str]) -> Output {
    waymark(home)
        .args(["--data", folder, "--json", "import"])
        .args(arguments)
        .env("WAYMARK_PASSWORD", password)
        .output()
        .unwrap()
}

/// Runs `waymark export` on the sample school in somebody's name.
fn export(home: &Path, folder: &str, told: &Value, arguments: &[&str]) -> Output {
    waymark(home)
        .args(["--data", folder, "--json", "export"])
        .args(arguments)
        .env("WAYMARK_PASSWORD", told["password"].as_str().unwrap())
        .output()
        .unwrap()
}

#[test]
fn while_another_program_has_the_school_open_it_says_so_and_does_nothing() {
    let home = TempDir::new().unwrap();
    let (folder, told) = sample(home.path());
    let (desk, senco) = desk(&folder, &told);
    let out = home.path().join("register.csv");
    let typed = ["register", "--as", &senco, "--out", out.to_str().unwrap()];
    let refused = export(home.path(), &folder, &told, &typed);
    assert_eq!(refused.status.code(), Some(1));
    let said = text(&refused.stderr);
    assert!(said.contains("open already on this PC"), "{said}");
    assert!(!out.exists());
    drop(desk);
    let exported = export(home.path(), &folder, &told, &typed);
    assert_eq!(exported.status.code(), Some(0));
}

#[test]
fn a_list_is_told_first_then_applied_and_a_second_time_changes_nothing() {
    let home = TempDir::new().unwrap();
    let (folder, told) = sample(home.path());
    let password = told["password"].as_str().unwrap();
    let (desk, senco) = desk(&folder, &told);
    drop(desk);
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/mis/arbor.csv");
    let list = list.to_str().unwrap();
    let count = |output: &Output, group: &str| {
        let told: Value = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|_| panic!("{}", text(&output.stderr)));
        let lines = told["lines"].as_array().unwrap().clone();
        lines.iter().filter(|line| line["group"] == group).count()
    };
    let dry = import(
        home.path(),
        &folder,
        password,
        &[list, "--dry-run", "--as", &senco],
    );
    assert_eq!((count(&dry, "new"), count(&dry, "wrong")), (3, 1));
    let applied = import(
        home.path(),
        &folder,
        password,
        &[list, "--apply", "--as", &senco],
    );
    let result: Value = serde_json::from_slice(&applied.stdout).unwrap();
    assert_eq!(
        (&result["added"], &result["left_out"]),
        (&json!(3), &json!(1))
    );
    let again = import(
        home.path(),
        &folder,
        password,
        &[list, "--dry-run", "--as", &senco],
    );
    assert_eq!((count(&again, "new"), count(&again, "unchanged")), (0, 3));
}

#[test]
fn targets_of_a_spreadsheet_come_into_the_plans_and_a_second_time_change_nothing() {
    let home = TempDir::new().unwrap();
    let (folder, told) = sample(home.path());
    let password = told["password"].as_str().unwrap();
    let (desk, senco) = desk(&folder, &told);
    let register = desk
        .run("register", json!({ "leavers": "without" }))
        .unwrap()
        .output
        .value();
    drop(desk);
    let rows = register["rows"].as_array().unwrap();
    let child = rows
        .iter()
        .find(|row| row["stage"]["key"] == "my_plan")
        .unwrap();
    let list = home.path().join("targets.csv");
    let upn = child["upn"].as_str().unwrap();
    std::fs::write(
        &list,
        format!("UPN;Target;Baseline;Expected\n{upn};I will whistle;2;6\n{upn};I will hum;2;1\n"),
    )
    .unwrap();
    let list = list.to_str().unwrap();
    let run = |how: &str| {
        let arguments = [list, "--what", "plans", how, "--as", &senco];
        let output = import(home.path(), &folder, password, &arguments);
        serde_json::from_slice::<Value>(&output.stdout)
            .unwrap_or_else(|_| panic!("{}", text(&output.stderr)))
    };
    let dry = run("--dry-run");
    assert_eq!(
        (&dry["done"]["targets"], &dry["wrong"][0]["row"]),
        (&json!(1), &json!(3)),
        "{dry}"
    );
    assert_eq!(run("--apply")["done"]["targets"], 1);
    let again = run("--apply");
    assert_eq!(
        (&again["done"]["targets"], &again["id"]),
        (&json!(0), &Value::Null)
    );
}

#[test]
fn an_import_of_no_list_says_why_in_words_and_wants_to_know_what_to_do() {
    let home = TempDir::new().unwrap();
    let (folder, told) = sample(home.path());
    let password = told["password"].as_str().unwrap();
    let letter = home.path().join("letter.pdf");
    std::fs::write(&letter, b"%PDF-1.7").unwrap();
    let (desk, senco) = desk(&folder, &told);
    drop(desk);
    let letter = letter.to_str().unwrap();
    let output = import(
        home.path(),
        &folder,
        password,
        &[letter, "--dry-run", "--as", &senco],
    );
    assert_eq!(output.status.code(), Some(1));
    let told: Value = serde_json::from_slice(&output.stderr).unwrap();
    assert!(
        told["message"]
            .as_str()
            .unwrap()
            .starts_with("This is a PDF"),
        "{told}"
    );
    for typed in [
        &["import", letter, "--as", "A"][..],
        &["import", letter, "--dry-run", "--apply", "--as", "A"],
    ] {
        assert_eq!(run(home.path(), typed).status.code(), Some(2), "{typed:?}");
    }
}

#[test]
fn lists_are_exported_as_their_ending_says_and_read_back() {
    let home = TempDir::new().unwrap();
    let (folder, told) = sample(home.path());
    let (desk, senco) = desk(&folder, &told);
    let register = desk
        .run("register", json!({ "leavers": "without" }))
        .unwrap()
        .output
        .value();
    let on_register = register["rows"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["stage"]["on_register"] == true)
        .count();
    drop(desk);
    for file in ["register.xlsx", "register.CSV"] {
        let out = home.path().join(file);
        let typed = ["register", "--as", &senco, "--out", out.to_str().unwrap()];
        let exported = export(home.path(), &folder, &told, &typed);
        assert_eq!(
            exported.status.code(),
            Some(0),
            "{}",
            text(&exported.stderr)
        );
        let answer: Value = serde_json::from_slice(&exported.stdout).unwrap();
        assert_eq!(answer["children"], on_register);
        let wish = waymark_core::exchange::Wish::default();
        let table = waymark_core::exchange::read(&std::fs::read(&out).unwrap(), &wish).unwrap();
        assert_eq!(table.rows.len(), on_register, "{file}");
        assert_eq!(table.headers[0], "Name");
        assert_eq!(table.header_row, 1);
    }
    for list in ["contacts", "due", "staff", "trail"] {
        let out = home.path().join(format!("{list}.csv"));
        let typed = [list, "--as", &senco, "--out", out.to_str().unwrap()];
        let exported = export(home.path(), &folder, &told, &typed);
        assert_eq!(
            exported.status.code(),
            Some(0),
            "{}",
            text(&exported.stderr)
        );
    }
}

#[test]
fn a_file_that_does_not_say_its_kind_is_not_written() {
    let home = TempDir::new().unwrap();
    let out = home.path().join("register.ods");
    let told = json!({ "password": "any" });
    let typed = ["register", "--as", "A", "--out", out.to_str().unwrap()];
    let output = export(home.path(), "/nowhere", &told, &typed);
    assert_eq!(output.status.code(), Some(1));
    let trouble: Value = serde_json::from_slice(&output.stderr).unwrap();
    let message = trouble["message"].as_str().unwrap();
    assert!(
        message.contains("End its name in .xlsx or .csv"),
        "{message}"
    );
    assert!(!out.exists());
}
