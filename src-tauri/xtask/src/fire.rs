//! `cargo xtask fire`: what must never happen, made to happen: kills, cut power, full disks, flipped bits. The parts
//! and what they promise are in `core/tests/fire`; here the machine is made ready and they are started.

use std::process::Command;

use anyhow::{Result, bail};

use crate::place::Place;
use crate::stage::{cargo, run};
use crate::system::{self, Need};

pub(crate) fn fire(place: &Place, words: &[String]) -> Result<()> {
    known(words)?;
    ready()?;
    let mut command = cargo(place);
    command.args(["test", "--quiet", "--package", "waymark-core"]);
    start(&mut command, words)
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
}
