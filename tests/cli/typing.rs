//! What is typed: help, slips and where no school is; what each prints, and the exit codes.

use serde_json::Value;
use tempfile::TempDir;

use super::{run, text};

#[test]
fn help_and_version_need_no_display_and_are_no_trouble() {
    let home = TempDir::new().unwrap();
    let help = run(home.path(), &["--help"]);
    assert_eq!(help.status.code(), Some(0));
    for word in ["sample", "print", "export", "--data", "Exit codes"] {
        assert!(
            text(&help.stdout).contains(word),
            "help says nothing of {word}"
        );
    }
    let version = run(home.path(), &["--version"]);
    assert_eq!(
        text(&version.stdout).trim(),
        format!("waymark {}", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn what_is_not_understood_ends_with_two_and_is_told_on_the_error_output() {
    let home = TempDir::new().unwrap();
    for typed in [
        &["prnt"][..],
        &["sample", "here", "--years", "0"],
        &["sample", "here", "--seed", "3"],
        &["print", "plan"],
        &["sample"],
        &["--colour"],
    ] {
        let output = run(home.path(), typed);
        assert_eq!(output.status.code(), Some(2), "{typed:?}");
        assert!(output.stdout.is_empty(), "{typed:?}");
        assert!(!output.stderr.is_empty(), "{typed:?}");
    }
}

#[test]
fn printing_where_no_school_is_says_so_and_leaves_no_file() {
    let home = TempDir::new().unwrap();
    let out = home.path().join("plan.pdf");
    let typed = [
        "print",
        "plan",
        "--as",
        "A",
        "--pupil",
        "B",
        "--out",
        out.to_str().unwrap(),
    ];
    let output = run(home.path(), &typed);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(&output.stderr).contains("There is no school in"),
        "{}",
        text(&output.stderr)
    );
    assert!(!out.exists());
}

#[test]
fn trouble_in_json_has_a_code_and_a_sentence() {
    let home = TempDir::new().unwrap();
    let typed = [
        "--json", "print", "plan", "--as", "A", "--pupil", "B", "--out", "x.pdf",
    ];
    let output = run(home.path(), &typed);
    let told: Value = serde_json::from_slice(&output.stderr).unwrap();
    assert_eq!(told["code"], "failed");
    assert!(told["message"].as_str().unwrap().ends_with('.'));
}
