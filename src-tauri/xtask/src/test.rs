//! `cargo xtask test`: every test there is, in the order in which a failure is found soonest.

use std::process::Command;

use anyhow::{Result, bail};

use crate::node;
use crate::place::Place;
use crate::session::Session;
use crate::stage::{cargo, cargo_path, npm, run, stage};
use crate::system::{self, Need};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Core,
    App,
    Ui,
    Journeys,
}

const STAGES: &[(Stage, &str, &str)] = &[
    (
        Stage::Core,
        "core",
        "Core: rules, store, operations, papers",
    ),
    (Stage::App, "app", "The app and the whole system"),
    (Stage::Ui, "ui", "The window's units"),
    (Stage::Journeys, "journeys", "Journeys in the real window"),
];

pub(crate) struct Options {
    only: Option<Stage>,
    handed_on: Vec<String>,
}

impl Options {
    pub(crate) fn read(arguments: &[String]) -> Result<Self> {
        let mut options = Self {
            only: None,
            handed_on: Vec::new(),
        };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--only" => {
                    let wanted = arguments.next().map_or("", String::as_str);
                    let found = STAGES.iter().find(|(_, name, _)| *name == wanted);
                    let Some((stage, ..)) = found else {
                        bail!("--only wants core, app, ui or journeys.");
                    };
                    options.only = Some(*stage);
                }
                "--" => options.handed_on = arguments.by_ref().cloned().collect(),
                other => bail!("`cargo xtask test` does not know {other}. See `cargo xtask help`."),
            }
        }
        if options.only.is_none() && !options.handed_on.is_empty() {
            bail!("What follows -- is for one stage's tests: say which with --only.");
        }
        Ok(options)
    }
}

pub(crate) fn test(place: &Place, options: &Options) -> Result<()> {
    system::ensure(Need::Build)?;
    if cfg!(target_os = "linux") {
        system::ensure(Need::Window)?;
    }
    node::build_ui(place)?;
    let session = if cfg!(target_os = "linux") {
        Some(Session::start(place)?)
    } else {
        None
    };
    for (one, _, title) in STAGES {
        if options.only.is_none_or(|only| only == *one) {
            run_stage(place, session.as_ref(), *one, title, &options.handed_on)?;
        }
    }
    println!("\nAll is well.");
    Ok(())
}

fn run_stage(
    place: &Place,
    session: Option<&Session>,
    one: Stage,
    title: &str,
    handed_on: &[String],
) -> Result<()> {
    let mut command = match one {
        Stage::Ui => {
            let mut command = npm(&place.ui());
            command.args(["test", "--"]);
            command
        }
        Stage::Journeys if session.is_none() => {
            println!(
                "\n== {title}: not run here. They are driven through WebKitWebDriver, which only Linux has."
            );
            return Ok(());
        }
        _ => cargo_test(place, session, one),
    };
    command.args(handed_on);
    stage(title, || run(&mut command))
}

fn cargo_test(place: &Place, session: Option<&Session>, one: Stage) -> Command {
    let mut command = match session {
        Some(session) => {
            let mut command = session.command(cargo_path());
            command.current_dir(place.root());
            command
        }
        None => cargo(place),
    };
    command.arg("test");
    match one {
        Stage::Core => command.args(["--package", "waymark-core", "--package", "xtask"]),
        // The journeys are left out of the whole package's tests by their `test = false`.
        Stage::App => command.args(["--package", "waymark"]),
        Stage::Ui | Stage::Journeys => command.args(["--package", "waymark", "--test", "journeys"]),
    };
    command
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(words: &[&str]) -> Result<Options> {
        Options::read(&words.iter().map(ToString::to_string).collect::<Vec<_>>())
    }

    #[test]
    fn one_stage_can_be_chosen_with_words_for_its_tests() {
        let options = read(&["--only", "journeys", "--", "opens"]).unwrap();
        assert!(options.only == Some(Stage::Journeys));
        assert_eq!(options.handed_on, ["opens"]);
    }

    #[test]
    fn what_would_be_silently_ignored_is_refused() {
        assert!(read(&["--only", "everything"]).is_err());
        assert!(read(&["--only"]).is_err());
        assert!(read(&["--", "opens"]).is_err());
        assert!(read(&["opens"]).is_err());
    }
}
