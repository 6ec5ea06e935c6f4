//! `cargo xtask check`: all that is looked at before a change goes in, apart from the tests.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::bindings;
use crate::node;
use crate::place::Place;
use crate::stage::{Round, ask, cargo, npm, run};
use crate::system::{self, Need};

pub(crate) fn check(place: &Place, arguments: &[String]) -> Result<()> {
    if let Some(argument) = arguments.first() {
        bail!("`cargo xtask check` takes no words; it was given {argument}.");
    }
    system::ensure(Need::Build)?;
    node::build_ui(place)?;

    let mut round = Round::default();
    round.stage("Formatting (cargo fmt)", || {
        run(cargo(place).args(["fmt", "--all", "--check"]))
    });
    round.stage("Lints (clippy)", || {
        run(cargo(place).args([
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "--deny",
            "warnings",
        ]))
    });
    round.stage("The window's types (svelte-check)", || {
        run(npm(&place.ui()).args(["run", "check"]))
    });
    round.stage("The window's format and lints (prettier, eslint)", || {
        run(npm(&place.ui()).args(["run", "lint"]))
    });
    round.stage("The window's units (vitest)", || {
        run(npm(&place.ui()).arg("test"))
    });
    round.stage("Generated types are fresh", || {
        run(&mut bindings::command(place))
    });
    round.stage("Licences and sources (cargo deny)", || deny(place));
    let looked_up = round.stage("Known vulnerabilities (cargo deny)", || {
        vulnerabilities(place, std::env::var_os("CI").is_some())
    });
    if looked_up == Some(LookedUp::No) {
        round.leave_open("known vulnerabilities were not looked up");
    }

    round.end()
}

/// Licences, banned crates and where crates come from.
fn deny(place: &Place) -> Result<()> {
    run(deny_command(place)?.args(["check", "licenses", "bans", "sources"]))
}

#[derive(Debug, PartialEq, Eq)]
enum LookedUp {
    Yes,
    No,
}

/// Whether a crate is known to be vulnerable. The list of those is fetched from the network; where that cannot be
/// reached, the check says plainly that nothing was looked up, and goes on. CI has a network, so there it fails.
fn vulnerabilities(place: &Place, in_ci: bool) -> Result<LookedUp> {
    let fetched = deny_command(place)?.args(["fetch", "db"]).output()?;
    if !fetched.status.success() {
        return without_the_list(in_ci);
    }
    run(deny_command(place)?.args(["check", "--disable-fetch", "advisories"]))?;
    Ok(LookedUp::Yes)
}

fn without_the_list(in_ci: bool) -> Result<LookedUp> {
    if in_ci {
        bail!("{NOT_LOOKED_UP}");
    }
    println!("{NOT_LOOKED_UP}");
    Ok(LookedUp::No)
}

const NOT_LOOKED_UP: &str = "NOT LOOKED UP: the list of known vulnerabilities (github.com/rustsec/advisory-db) could \
                             not be fetched. Nothing is known of them either way; run `cargo xtask check` again \
                             where there is a network.";

fn deny_command(place: &Place) -> Result<Command> {
    let mut command = Command::new(cargo_deny(place)?);
    command
        .current_dir(place.root())
        .args(["--log-level", "error"]);
    Ok(command)
}

/// cargo-deny as found on the machine, or built once into the target folder.
fn cargo_deny(place: &Place) -> Result<PathBuf> {
    if ask("cargo-deny", ["--version"]).is_some() {
        return Ok(PathBuf::from("cargo-deny"));
    }
    let tools = place.target().join("tools");
    let program = tools
        .join("bin")
        .join(format!("cargo-deny{}", std::env::consts::EXE_SUFFIX));
    if !program.is_file() {
        println!("cargo-deny is not here yet. Building it once; that takes some minutes.");
        run(cargo(place)
            .args(["install", "--locked", "--quiet", "cargo-deny", "--root"])
            .arg(&tools))?;
    }
    Ok(program)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn without_a_network_nothing_is_claimed_and_ci_fails() {
        assert_eq!(without_the_list(false).unwrap(), LookedUp::No);
        let trouble = without_the_list(true).unwrap_err().to_string();
        assert!(trouble.starts_with("NOT LOOKED UP"), "{trouble}");
    }
}
