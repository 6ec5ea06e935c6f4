//! `cargo xtask test`: every test there is, in the order in which a failure is found soonest.

use std::process::Command;

use anyhow::{Result, bail};

use crate::fire;
use crate::node;
use crate::place::Place;
use crate::session::Session;
use crate::stage::{Round, cargo, cargo_path, npm, run};
use crate::system::{self, Need};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Core,
    App,
    Ui,
    Fire,
    Journeys,
}

/// The words for `--only`.
const NAMES: &[(&str, Stage)] = &[
    ("core", Stage::Core),
    ("app", Stage::App),
    ("ui", Stage::Ui),
    ("fire", Stage::Fire),
    ("journeys", Stage::Journeys),
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
                    let Some((_, stage)) = NAMES.iter().find(|(name, _)| *name == wanted) else {
                        bail!("--only wants core, app, ui, fire or journeys.");
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
    fire::ready()?;
    node::build_ui(place)?;
    let tests = Tests {
        place,
        session: if cfg!(target_os = "linux") {
            Some(Session::start(place)?)
        } else {
            None
        },
        handed_on: &options.handed_on,
    };
    match options.only {
        Some(one) => tests.only(one),
        None => tests.all(),
    }
}

struct Tests<'a> {
    place: &'a Place,
    session: Option<Session>,
    handed_on: &'a [String],
}

impl Tests<'_> {
    /// Always the whole workspace, which is then compiled once: a part of it alone would be
    /// compiled with other features, and much of it twice.
    fn all(&self) -> Result<()> {
        let mut round = Round::default();
        round.stage("Compiling", || {
            run(self.cargo().args(["--workspace", "--no-run", "--quiet"]))
        });
        round.stage("Core, app and the whole system", || {
            run(self.cargo().args(["--workspace", "--no-fail-fast"]))
        });
        round.stage("The window's units", || self.ui());
        round.stage("Under fire, the short forms", || {
            self.fire(&["--workspace"], &[])
        });
        round.stage("Journeys in the real window", || {
            self.journeys(&["--workspace"])
        });
        round.end()
    }

    fn only(&self, one: Stage) -> Result<()> {
        let mut round = Round::default();
        round.stage("Tests", || match one {
            Stage::Core => run(self
                .cargo()
                .args(["--package", "waymark-core"])
                .args(self.handed_on)),
            // The journeys are left out of the whole package's tests by their `test = false`.
            Stage::App => run(self
                .cargo()
                .args(["--package", "waymark"])
                .args(self.handed_on)),
            Stage::Ui => self.ui(),
            Stage::Fire => self.fire(&["--package", "waymark-core"], self.handed_on),
            Stage::Journeys => self.journeys(&["--package", "waymark"]),
        });
        round.end()
    }

    fn ui(&self) -> Result<()> {
        run(npm(&self.place.ui())
            .args(["test", "--"])
            .args(self.handed_on))
    }

    fn fire(&self, packages: &[&str], words: &[String]) -> Result<()> {
        fire::start(self.cargo().args(packages), words)
    }

    fn journeys(&self, packages: &[&str]) -> Result<()> {
        if self.session.is_none() {
            println!(
                "Not run here: they are driven through WebKitWebDriver, which only Linux has."
            );
            return Ok(());
        }
        run(self
            .cargo()
            .args(packages)
            .args(["--test", "journeys"])
            .args(self.handed_on))
    }

    /// `cargo test` in the private session, where there is one.
    fn cargo(&self) -> Command {
        let mut command = match &self.session {
            Some(session) => {
                let mut command = session.command(cargo_path());
                command.current_dir(self.place.root());
                command
            }
            None => cargo(self.place),
        };
        command.arg("test");
        command
    }
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
