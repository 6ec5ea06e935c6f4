//! `cargo xtask bench`: how fast the core is, and how it keeps up as a school's records grow.

use anyhow::{Result, bail};

use crate::place::Place;
use crate::stage::{cargo, run, stage};
use crate::system::{self, Need};

pub(crate) struct Options {
    /// Whether the table and the chart of the docs are written anew.
    write: bool,
    handed_on: Vec<String>,
}

impl Options {
    pub(crate) fn read(arguments: &[String]) -> Result<Self> {
        let mut options = Self {
            write: false,
            handed_on: Vec::new(),
        };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--write" => options.write = true,
                "--" => options.handed_on = arguments.by_ref().cloned().collect(),
                other => bail!(
                    "`cargo xtask bench` does not know {other}. Words for cargo bench follow --."
                ),
            }
        }
        Ok(options)
    }
}

pub(crate) fn bench(place: &Place, options: &Options) -> Result<()> {
    system::ensure(Need::Build)?;
    let core = || {
        let mut command = cargo(place);
        command.args(["bench", "--package", "waymark-core"]);
        command
    };
    stage("Schools of 1, 5 and 25 years", || {
        let mut command = core();
        command.args(["--features", "measure", "--bench", "growth", "--"]);
        if options.write {
            command.arg("--write").arg(place.root().join("docs"));
        }
        run(&mut command)
    })?;
    // Without the feature the one above is left out.
    stage("The sample school", || run(core().args(&options.handed_on)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_is_not_known_is_refused_and_words_for_cargo_are_handed_on() {
        let read = |words: &[&str]| {
            Options::read(&words.iter().map(ToString::to_string).collect::<Vec<_>>())
        };
        let options = read(&["--write", "--", "--bench", "screens"]).unwrap();
        assert!(options.write);
        assert_eq!(options.handed_on, ["--bench", "screens"]);
        assert!(read(&["--wirte"]).is_err());
    }
}
