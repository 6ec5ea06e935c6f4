//! `cargo xtask fire`: what must never happen, made to happen: kills, cut power, full disks, flipped bits. The parts
//! and what they promise are in `core/tests/fire` and `core/src/fired`; here the machine is made ready and they are started.

use std::process::Command;

use anyhow::{Result, bail};

use crate::place::Place;
use crate::stage::{cargo, run};
use crate::system::{self, Need};

pub(crate) fn fire(place: &Place, words: &[String]) -> Result<()> {
    known(words)?;
    ready()?;
    let only = value_of(words, "--only");
    if only.is_none_or(|part| part == COMMANDS) {
        commands(place, words)?;
    }
    if only == Some(COMMANDS) {
        return Ok(());
    }
    let mut command = cargo(place);
    command.args(["test", "--quiet", "--package", "waymark-core"]);
    start(&mut command, words)
}

/// The part that asks every command in every role. It stands inside the core (`src/fired`), where marks can be planted
/// in its records, so that it is started by itself.
const COMMANDS: &str = "commands";

/// How many inputs each command gets: in the short form, and in the long one.
const INPUTS: (&str, &str) = ("50", "2000");

fn commands(place: &Place, words: &[String]) -> Result<()> {
    let long = words.iter().any(|word| word == "--long");
    let many = if long { INPUTS.1 } else { INPUTS.0 };
    let mut command = cargo(place);
    command.env(
        "WAYMARK_FIRE_INPUTS",
        value_of(words, "--many").unwrap_or(many),
    );
    let tests = ["test", "--quiet", "--package", "waymark-core", "--lib"];
    run(command.args(tests).args(["--", "fired::", "--nocapture"]))
}

fn value_of<'a>(words: &'a [String], name: &str) -> Option<&'a str> {
    let mut words = words.iter();
    words.find(|word| *word == name)?;
    words.next().map(String::as_str)
}

/// What the parts need besides a compiler.
pub(crate) fn ready() -> Result<()> {
    system::ensure(Need::Build)?;
    if cfg!(target_os = "linux") {
        system::ensure(Need::Fire)?;
    }
    Ok(())
}

/// Starts the parts by a `cargo test` that says of which packages.
pub(crate) fn start(command: &mut Command, words: &[String]) -> Result<()> {
    run(command.args(["--test", "fire", "--"]).args(words))
}

/// The parts know their own names; a word that none of them takes is refused before anything is compiled.
fn known(words: &[String]) -> Result<()> {
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--long" => {}
            "--only" | "--seed" | "--many" if words.next().is_some() => {}
            other => bail!(
                "`cargo xtask fire` does not know {other}: --long, --only PART, --seed N, --many N."
            ),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_told_before_minutes_of_compiling() {
        let told = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(ToString::to_string).collect();
            known(&words).is_ok()
        };
        assert!(told(&[]));
        assert!(told(&["--long", "--only", "kill", "--seed", "7"]));
        assert!(!told(&["--logn"]));
        assert!(!told(&["--only"]));
    }

    #[test]
    fn a_part_is_named_by_the_word_after_only() {
        let words = ["--long", "--only", "commands"].map(str::to_owned);
        assert_eq!(value_of(&words, "--only"), Some(COMMANDS));
        assert_eq!(value_of(&words, "--many"), None);
    }
}
