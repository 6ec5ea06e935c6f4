//! Backups, restoring and a new lock without a window.

use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use serde_json::{Value, json};
use tempfile::TempDir;
use waymark_core::desk::{Desk, DeskConfig};
use waymark_core::vault::{KeyKeeping, Strength};
use waymark_core::world::ThisComputer;

use super::{text, waymark};

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
    // Setting up and signing in left their entries, and each was read.
    assert!(whole["trail"]["entries"].as_u64().unwrap() > 1, "{whole}");
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
