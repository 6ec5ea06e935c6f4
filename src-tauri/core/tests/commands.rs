//! The list of commands: what the window is given of it is fresh, and who may do what has been read by a person.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use waymark_core::bindings;
use waymark_core::commands::{COMMANDS, CommandKind};
use waymark_core::domain::role::Role;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Compares with what is kept, or writes it anew where `WAYMARK_UPDATE` is set.
fn is_kept(path: &Path, made: &str, how: &str) {
    if std::env::var_os("WAYMARK_UPDATE").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, made).unwrap();
        return;
    }
    let kept = fs::read_to_string(path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert!(kept == made, "{} is stale: {how}", path.display());
}

#[test]
fn the_typescript_client_is_fresh() {
    is_kept(
        &root().join(bindings::PATH),
        &bindings::typescript().unwrap(),
        "run `cargo xtask bindings` and commit the file",
    );
}

#[test]
fn the_table_of_permissions_is_the_one_that_was_reviewed() {
    let mut table = String::from("command                          action               kind ");
    for role in Role::ALL {
        let _ = write!(table, " {:<18}", role.words());
    }
    table = table.trim_end().to_owned();
    table.push('\n');
    for command in COMMANDS {
        let action = serde_json::to_value(command.action).unwrap();
        let kind = match command.kind {
            CommandKind::Read => "read",
            CommandKind::Write => "write",
            CommandKind::Long => "long",
        };
        let mut line = format!(
            "{:<32} {:<20} {kind:<5}",
            command.name,
            action.as_str().unwrap()
        );
        for role in Role::ALL {
            let may = match (
                role.allows(command.action),
                command.action.is_administration(),
            ) {
                (true, _) => "yes",
                (false, true) => "administrator",
                (false, false) => "-",
            };
            let _ = write!(line, " {may:<18}");
        }
        table.push_str(line.trim_end());
        table.push('\n');
    }
    is_kept(
        &root().join("tests/snapshots/permissions.txt"),
        &table,
        "read the difference, and where it is meant set WAYMARK_UPDATE=1 and commit the file",
    );
}

#[test]
fn no_two_commands_share_a_name() {
    let mut names: Vec<&str> = COMMANDS.iter().map(|command| command.name).collect();
    names.sort_unstable();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all);
}
