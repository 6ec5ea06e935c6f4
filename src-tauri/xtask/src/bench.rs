//! `cargo xtask bench`: how fast Waymark is, each figure with its goal and beside a peer, and how it keeps up as a
//! school's records grow. Each part is a bench of its own that leaves its tables; here they become one page.

mod machine;
mod page;
mod peers;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::node;
use crate::place::Place;
use crate::session::Session;
use crate::stage::{cargo, cargo_path, run, stage};
use crate::system::{self, Need};

/// A part of the page, and the bench that measures it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Screens,
    Papers,
    Imports,
    Window,
}

impl Part {
    /// In the order of the page.
    pub(crate) const ALL: [Self; 4] = [Self::Screens, Self::Papers, Self::Imports, Self::Window];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Screens => "screens",
            Self::Papers => "papers",
            Self::Imports => "imports",
            Self::Window => "window",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Screens => "Screens on schools of many years",
            Self::Papers => "Papers",
            Self::Imports => "Lists from an MIS",
            Self::Window => "The window",
        }
    }

    /// The package and the bench in it.
    fn bench(self) -> [&'static str; 2] {
        match self {
            Self::Screens => ["waymark-core", "growth"],
            Self::Papers => ["waymark-core", "papers"],
            Self::Imports => ["waymark-core", "imports"],
            Self::Window => ["waymark", "window"],
        }
    }
}

pub(crate) struct Options {
    /// Whether the page of the docs and its chart are written anew.
    write: bool,
    /// Whether other programs are measured beside ours.
    peers: bool,
    only: Option<Part>,
    /// For the benches themselves, such as `--years 1,5`.
    handed_on: Vec<String>,
}

impl Options {
    pub(crate) fn read(arguments: &[String]) -> Result<Self> {
        let mut options = Self {
            write: false,
            peers: false,
            only: None,
            handed_on: Vec::new(),
        };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--write" => options.write = true,
                "--peers" => options.peers = true,
                "--only" => {
                    let name = arguments.next().map(String::as_str);
                    let part = Part::ALL.into_iter().find(|part| Some(part.name()) == name);
                    let names = Part::ALL.map(Part::name).join(", ");
                    let Some(part) = part else {
                        bail!("--only wants one of {names}.");
                    };
                    options.only = Some(part);
                }
                "--" => options.handed_on = arguments.by_ref().cloned().collect(),
                other => bail!(
                    "`cargo xtask bench` does not know {other}. Words for the benches follow --."
                ),
            }
        }
        Ok(options)
    }
}

/// What the benches leave and use, all of it in the target folder.
struct Folders {
    /// The parts of the page. They stay, so that one part can be measured anew without the others.
    parts: PathBuf,
    /// Schools that are made once a run.
    schools: PathBuf,
}

pub(crate) fn bench(place: &Place, options: &Options) -> Result<()> {
    system::ensure(Need::Build)?;
    let folders = Folders {
        parts: place.own().join("bench"),
        schools: place.own().join("schools"),
    };
    // A school of another day, or of another schema, tells nothing of this program.
    forget(&folders.schools)?;
    fs::create_dir_all(&folders.parts)?;
    let peers = if options.peers {
        Some(stage("Other programs to measure beside", || {
            peers::python(place)
        })?)
    } else {
        None
    };
    let parts = Part::ALL
        .into_iter()
        .filter(|part| options.only.is_none_or(|only| only == *part));
    for part in parts {
        stage(part.title(), || {
            let [package, bench] = part.bench();
            let mut command = if part == Part::Window {
                in_a_session(place)?
            } else {
                cargo(place)
            };
            command.args(["bench", "--features", "measure", "--package", package]);
            command.args(["--bench", bench, "--"]);
            command.arg("--write").arg(&folders.parts);
            command.arg("--schools").arg(&folders.schools);
            if let Some(python) = &peers {
                command.arg("--peers").arg(python);
            }
            run(command.args(&options.handed_on))
        })?;
    }
    forget(&folders.schools)?;
    println!("\n{}", page::goals(&folders.parts)?);
    if options.write {
        page::write(place, &folders.parts)?;
    }
    Ok(())
}

/// The window has its pages in it, and opens in a desktop session of its own.
fn in_a_session(place: &Place) -> Result<Command> {
    system::ensure(Need::Window)?;
    node::build_ui(place)?;
    let mut command = Session::start(place)?.command(cargo_path());
    command.current_dir(place.root());
    Ok(command)
}

fn forget(folder: &std::path::Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(words: &[&str]) -> Result<Options> {
        Options::read(&words.iter().map(ToString::to_string).collect::<Vec<_>>())
    }

    #[test]
    fn a_part_is_asked_for_by_its_name_and_words_for_the_bench_are_handed_on() {
        let options = read(&["--write", "--only", "papers", "--", "--years", "1"]).unwrap();
        assert!(options.write && !options.peers);
        assert_eq!(options.only, Some(Part::Papers));
        assert_eq!(options.handed_on, ["--years", "1"]);
    }

    #[test]
    fn what_is_not_known_is_refused() {
        assert!(read(&["--wirte"]).is_err());
        let told = read(&["--only", "paper"]).err().unwrap().to_string();
        assert!(told.contains("screens, papers, imports, window"), "{told}");
    }
}
