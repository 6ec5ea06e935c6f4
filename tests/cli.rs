//! The commands without a window, as whoever looks after the PC types them: what they print, where,
//! and the exit codes that a script goes by.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use serde_json::{Value, json};
use tempfile::TempDir;
use waymark_core::desk::{Desk, DeskConfig};
use waymark_core::vault::{KeyKeeping, Strength};
use waymark_core::world::ThisComputer;

/// The binary on a machine with no display, no keyring and a home of its own.
fn waymark(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_waymark"));
    command
        .env("HOME", home)
        .env("XDG_DATA_HOME", home.join("share"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env_remove("WAYMARK_DATA")
        .env_remove("WAYMARK_PASSWORD");
    command
}

fn run(home: &Path, arguments: &[&str]) -> Output {
    waymark(home).args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

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

/// A sample school, and what making it told.
fn sample(home: &Path) -> (String, Value) {
    let folder = home.join("school").to_str().unwrap().to_owned();
    let output = run(home, &["--json", "sample", &folder]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    (folder, serde_json::from_slice(&output.stdout).unwrap())
}

/// Runs `waymark print` on the sample school in the SENCO's name.
fn print(home: &Path, folder: &str, password: &str, arguments: &[&str]) -> Output {
    waymark(home)
        .args(["--data", folder, "--json", "print"])
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

/// A desk of the core on the same school, signed in as the SENCO.
fn desk(folder: &str, told: &Value) -> (Desk, String) {
    let desk = Desk::new(DeskConfig {
        data_folder: folder.into(),
        keeping: KeyKeeping::OwnerOnlyFile,
        strength: Strength::Light,
        world: Arc::new(ThisComputer),
    });
    let names = desk.status().unwrap().names;
    let senco = names
        .iter()
        .find(|person| person.job_title == "SENCO")
        .unwrap();
    let input = json!({ "staff_id": senco.id, "password": told["password"] });
    desk.run("sign_in", input).unwrap();
    (desk, senco.name.clone())
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

/// Runs `waymark import` on the sample school in the SENCO's name.
fn import(home: &Path, folder: &str, password: &str, arguments: &[&str]) -> Output {
    waymark(home)
        .args(["--data", folder, "--json", "import"])
        .args(arguments)
        .env("WAYMARK_PASSWORD", password)
        .output()
        .unwrap()
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

/// Runs a command on a folder with a secret in its variable.
fn with_secret(home: &Path, secret: (&str, &str), arguments: &[&str]) -> Output {
    let mut command = waymark(home);
    command
        .args(["--json"])
        .args(arguments)
        .env(secret.0, secret.1);
    command.output().unwrap()
}

/// A school with a recovery sheet: its folder, and the code on the sheet.
fn own_school(home: &Path) -> (String, String) {
    let folder = home.join("own").to_str().unwrap().to_owned();
    let desk = Desk::new(DeskConfig {
        data_folder: folder.clone().into(),
        keeping: KeyKeeping::OwnerOnlyFile,
        strength: Strength::Light,
        world: Arc::new(ThisComputer),
    });
    let ask = |command: &str, input: Value| desk.run(command, input).unwrap().output.value();
    let new = json!({ "name": "Oakbrook Primary School", "urn": "", "local_authority": "", "pathway": "graduated",
        "term_naming": "seasons", "person_name": "Mrs A Okafor", "role": "senco", "job_title": "SENCO",
        "password": OWN_PASSWORD });
    ask("create_school", new);
    let sheet = ask("make_recovery_sheet", json!({}));
    let code = code_on(home, sheet["bytes_base64"].as_str().unwrap());
    let groups: Vec<&str> = code.split(' ').collect();
    let typed: Vec<&str> = (sheet["groups_to_type"].as_array().unwrap().iter())
        .map(|number| groups[usize::try_from(number.as_u64().unwrap()).unwrap() - 1])
        .collect();
    ask("confirm_recovery_sheet", json!({ "groups": typed }));
    (folder, code)
}

const OWN_PASSWORD: &str = "under the old oak tree";

fn code_on(home: &Path, base64: &str) -> String {
    use base64::Engine;
    let pdf = base64::engine::general_purpose::STANDARD
        .decode(base64)
        .unwrap();
    let path = home.join("sheet.pdf");
    std::fs::write(&path, pdf).unwrap();
    let read = Command::new("pdftotext")
        .arg("-raw")
        .arg(&path)
        .arg("-")
        .output();
    let words = text(&read.unwrap().stdout);
    let is_group = |word: &&str| {
        word.len() == 5
            && word
                .bytes()
                .all(|c| c.is_ascii_digit() || c.is_ascii_uppercase())
    };
    let groups: Vec<&str> = words.split_whitespace().filter(is_group).collect();
    assert_eq!(groups.len(), 8, "{words}");
    groups.join(" ")
}

#[test]
fn a_backup_is_made_verified_and_restored_into_an_empty_folder_with_its_sheet() {
    let home = TempDir::new().unwrap();
    let (folder, code) = own_school(home.path());
    let password = ("WAYMARK_PASSWORD", OWN_PASSWORD);
    let sheet = ("WAYMARK_SHEET", code.as_str());
    let typed = ["--data", &folder, "backup", "--as", "Mrs A Okafor"];
    let made = with_secret(home.path(), password, &typed);
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    let made: Value = serde_json::from_slice(&made.stdout).unwrap();
    let backup = made["path"].as_str().unwrap();

    let elsewhere = home.path().join("elsewhere").to_str().unwrap().to_owned();
    let verify = ["--data", &elsewhere, "verify", backup];
    let whole = with_secret(home.path(), sheet, &verify);
    assert_eq!(whole.status.code(), Some(0), "{}", text(&whole.stderr));
    let whole: Value = serde_json::from_slice(&whole.stdout).unwrap();
    assert_eq!(whole["school_name"], "Oakbrook Primary School");
    assert_eq!(whole["trail"]["faults"], json!([]));
    let other = ("WAYMARK_SHEET", "00000 00000");
    let refused = with_secret(home.path(), other, &verify);
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        text(&refused.stderr).contains("all eight groups"),
        "{}",
        text(&refused.stderr)
    );

    let restore = [
        "--data",
        &elsewhere,
        "restore",
        backup,
        "--by",
        "Mrs A Okafor",
    ];
    let restored = with_secret(home.path(), sheet, &restore);
    assert_eq!(
        restored.status.code(),
        Some(0),
        "{}",
        text(&restored.stderr)
    );
    let typed = ["--data", &elsewhere, "backup", "--as", "Mrs A Okafor"];
    let again = with_secret(home.path(), password, &typed);
    assert_eq!(again.status.code(), Some(0), "{}", text(&again.stderr));
    let refused = with_secret(home.path(), sheet, &restore);
    assert_eq!(
        refused.status.code(),
        Some(1),
        "a school is never restored over"
    );

    let mut bytes = std::fs::read(backup).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(backup, bytes).unwrap();
    let damaged = with_secret(home.path(), sheet, &verify);
    assert_eq!(damaged.status.code(), Some(1));
    assert!(
        text(&damaged.stderr).contains("damaged"),
        "{}",
        text(&damaged.stderr)
    );
}

#[test]
fn the_file_gets_a_new_key_in_an_administrators_name_and_everybody_signs_in_as_before() {
    let home = TempDir::new().unwrap();
    let (folder, code) = own_school(home.path());
    let password = ("WAYMARK_PASSWORD", OWN_PASSWORD);
    let keys = Path::new(&folder).join("school.keys");
    let before = std::fs::read(&keys).unwrap();
    let refused = with_secret(
        home.path(),
        ("WAYMARK_PASSWORD", "not the one at all"),
        &["--data", &folder, "rekey", "--as", "Mrs A Okafor"],
    );
    assert_eq!(refused.status.code(), Some(1));
    let typed = ["--data", &folder, "rekey", "--as", "Mrs A Okafor"];
    let changed = with_secret(home.path(), password, &typed);
    assert_eq!(changed.status.code(), Some(0), "{}", text(&changed.stderr));
    let backup: Value = serde_json::from_slice(&changed.stdout).unwrap();
    assert_eq!(backup["reason"], "After the lock was changed");

    let again = ["--data", &folder, "backup", "--as", "Mrs A Okafor"];
    let again = with_secret(home.path(), password, &again);
    assert_eq!(again.status.code(), Some(0), "{}", text(&again.stderr));
    let path = backup["path"].as_str().unwrap();
    let elsewhere = home.path().join("elsewhere").to_str().unwrap().to_owned();
    let verify = ["--data", &elsewhere, "verify", path];
    let whole = with_secret(home.path(), ("WAYMARK_SHEET", &code), &verify);
    assert_eq!(whole.status.code(), Some(0), "{}", text(&whole.stderr));

    // The key of before is no key any more.
    std::fs::write(&keys, before).unwrap();
    let old = ["--data", &folder, "backup", "--as", "Mrs A Okafor"];
    let old = with_secret(home.path(), password, &old);
    assert_eq!(old.status.code(), Some(1));
}
