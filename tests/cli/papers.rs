//! Papers printed without a window, in the name of whoever signs in.

use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::{desk, run, sample, text, waymark};

/// Runs `waymark print` on the sample school in the SENCO's name.
fn print(home: &Path, folder: &str, password: &str, arguments: &[&str]) -> Output {
    waymark(home)
        .args(["--data", folder, "--json", "print"])
        .args(arguments)
        .env("WAYMARK_PASSWORD", password)
        .output()
        .unwrap()
}

#[test]
fn a_sample_school_tells_who_may_sign_in_and_is_never_overwritten() {
    let home = TempDir::new().unwrap();
    let (folder, told) = sample(home.path());
    assert!(told["names"].as_array().unwrap().len() >= 5, "{told}");
    assert!(!told["password"].as_str().unwrap().is_empty());

    let before = std::fs::read(Path::new(&folder).join("school.keys")).unwrap();
    let again = run(home.path(), &["sample", &folder]);
    assert_eq!(again.status.code(), Some(1));
    assert!(again.stdout.is_empty());
    assert_eq!(
        std::fs::read(Path::new(&folder).join("school.keys")).unwrap(),
        before
    );
}

#[test]
fn a_childs_papers_are_printed_in_the_name_of_whoever_signs_in() {
    let home = TempDir::new().unwrap();
    let (folder, told) = sample(home.path());
    let (desk, senco) = desk(&folder, &told);
    let register = desk
        .run("register", json!({ "leavers": "without" }))
        .unwrap()
        .output
        .value();
    let with_plan = register["rows"].as_array().unwrap().iter().find(|row| {
        let input = json!({ "pupil_id": row["pupil"]["id"] });
        let plans = desk.run("plans", input).unwrap().output.value();
        plans
            .as_array()
            .unwrap()
            .iter()
            .any(|line| line["open"] == true)
    });
    let child = with_plan.unwrap()["pupil"]["name"].as_str().unwrap();
    // One program at a time has the school open.
    drop(desk);

    for paper in ["plan", "profile"] {
        let out = home.path().join(format!("{paper}.pdf"));
        let typed = [
            paper,
            "--as",
            &senco,
            "--pupil",
            child,
            "--out",
            out.to_str().unwrap(),
        ];
        let printed = print(
            home.path(),
            &folder,
            told["password"].as_str().unwrap(),
            &typed,
        );
        assert_eq!(printed.status.code(), Some(0), "{}", text(&printed.stderr));
        let answer: Value = serde_json::from_slice(&printed.stdout).unwrap();
        assert!(answer["pages"].as_u64().unwrap() >= 1);
        assert!(std::fs::read(&out).unwrap().starts_with(b"%PDF-"));
    }
}

#[test]
fn a_wrong_password_or_a_name_that_fits_many_prints_nothing() {
    let home = TempDir::new().unwrap();
    let (folder, told) = sample(home.path());
    let (_, senco) = desk(&folder, &told);
    let right = told["password"].as_str().unwrap();
    let out = home.path().join("plan.pdf");
    let typed = [
        "plan",
        "--as",
        &senco,
        "--pupil",
        "a",
        "--out",
        out.to_str().unwrap(),
    ];
    for (password, code) in [("wrong", "wrong_password"), (right, "failed")] {
        let output = print(home.path(), &folder, password, &typed);
        assert_eq!(output.status.code(), Some(1));
        let trouble: Value = serde_json::from_slice(&output.stderr).unwrap();
        assert_eq!(trouble["code"], code, "{trouble}");
    }
    assert!(!out.exists());
}
