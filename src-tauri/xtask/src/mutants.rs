//! `cargo xtask mutants`: cargo-mutants breaks what decides who may do what, what keeps the trail and what guards the keys,
//! in one small way at a time, and sees whether a test fails. `docs/mutants.md` says what came of it.

use std::process::Command;

use anyhow::{Result, bail};

use crate::place::Place;
use crate::stage::{cargo_path, run, stage};
use crate::system::{self, Need};

/// Files that belong together, and the tests that answer for them. All tests would take minutes for each mutant.
struct Group {
    name: &'static str,
    files: &'static [&'static str],
    tests: &'static [&'static str],
}

const GROUPS: &[Group] = &[
    Group {
        name: "authorisation",
        files: &[
            "domain/role/action.rs",
            "domain/role/mod.rs",
            "office/backups.rs",
            "office/keys.rs",
            "office/mod.rs",
            "office/session.rs",
            "office/turns.rs",
        ],
        tests: &[
            "domain::role",
            "office::",
            "desk::",
            "ops::staff",
            "ops::audit",
            "ops::note",
            "fired::",
        ],
    },
    Group {
        name: "trail",
        files: &[
            "store/audit.rs",
            "store/trail/ends.rs",
            "store/trail/mod.rs",
            "store/trail/walk.rs",
        ],
        tests: &[
            "store::",
            "ops::audit",
            "ops::trail",
            "ops::data_protection",
            "desk::",
        ],
    },
    Group {
        name: "keys",
        files: &[
            "vault/header.rs",
            "vault/opened/data_key.rs",
            "vault/opened/mod.rs",
            "vault/opened/passwords.rs",
            "vault/seal.rs",
            "vault/self_check.rs",
            "vault/staff_key.rs",
            "vault/tries.rs",
        ],
        tests: &["vault::", "desk::"],
    },
];

const ABSENT: &str = "cargo-mutants is not installed here. `cargo install cargo-mutants --locked` brings it; nothing else \
                      needs it.";

pub(crate) fn mutants(place: &Place, words: &[String]) -> Result<()> {
    let groups = chosen(words)?;
    let there = Command::new(cargo_path())
        .args(["mutants", "--version"])
        .output();
    if !there.is_ok_and(|told| told.status.success()) {
        bail!("{ABSENT}");
    }
    system::ensure(Need::Build)?;
    for group in groups {
        stage(group.name, || run(&mut command(place, group)))?;
    }
    Ok(())
}

fn chosen(words: &[String]) -> Result<Vec<&'static Group>> {
    let named = |name: &str| GROUPS.iter().find(|group| group.name == name);
    match words {
        [] => Ok(GROUPS.iter().collect()),
        [only, name] if only == "--only" => match named(name) {
            Some(group) => Ok(vec![group]),
            None => bail!("--only wants authorisation, trail or keys."),
        },
        _ => bail!("`cargo xtask mutants` knows --only GROUP alone."),
    }
}

fn command(place: &Place, group: &Group) -> Command {
    let mut command = Command::new(cargo_path());
    command.current_dir(place.root());
    // One after the other: each builds the core anew, with every processor.
    command.args(["mutants", "--package", "waymark-core", "--jobs", "1"]);
    command.args(["--timeout", "120", "--build-timeout", "900", "--output"]);
    command.arg(place.own().join("mutants").join(group.name));
    for file in group.files {
        command
            .arg("--file")
            .arg(format!("src-tauri/core/src/{file}"));
    }
    command.args(["--", "--lib", "--"]).args(group.tests);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_chosen_by_its_name_and_a_slip_is_told() {
        let names = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(ToString::to_string).collect();
            let groups = chosen(&words).ok()?;
            Some(groups.iter().map(|group| group.name).collect::<Vec<_>>())
        };
        assert_eq!(names(&[]), Some(vec!["authorisation", "trail", "keys"]));
        assert_eq!(names(&["--only", "keys"]), Some(vec!["keys"]));
        assert_eq!(names(&["--only", "kys"]), None);
        assert_eq!(names(&["--olny", "keys"]), None);
    }

    #[test]
    fn every_file_of_a_group_is_there() -> Result<()> {
        let place = Place::find()?;
        for file in GROUPS.iter().flat_map(|group| group.files) {
            assert!(
                place.root().join("src-tauri/core/src").join(file).is_file(),
                "{file}"
            );
        }
        Ok(())
    }
}
