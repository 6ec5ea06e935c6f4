//! `cargo xtask bench`: how fast Waymark is, each figure with its goal and beside a peer, and how it keeps up as a
//! school's records grow. Each part is a bench of its own that leaves its tables; here they become one page.

mod machine;
mod page;
mod peers;

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::place::Place;
use crate::stage::{cargo, run, stage};
use crate::system::{self, Need};

/// A part of the page, and the bench that measures it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Screens,
    Papers,
    Imports,
}

impl Part {
    /// In the order of the page.
    pub(crate) const ALL: [Self; 3] = [Self::Screens, Self::Papers, Self::Imports];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Screens => "screens",
            Self::Papers => "papers",
            Self::Imports => "imports",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Screens => "Screens on schools of many years",
            Self::Papers => "Papers",
            Self::Imports => "Lists from an MIS",
        }
    }

    /// What cargo is asked to run.
    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Screens => &[
                "--package",
                "waymark-core",
                "--features",
                "measure",
                "--bench",
                "growth",
            ],
            Self::Papers => &[
                "--package",
                "waymark-core",
                "--features",
                "measure",
                "--bench",
                "papers",
            ],
            Self::Imports => &[
                "--package",
                "waymark-core",
                "--features",
                "measure",
                "--bench",
                "imports",
            ],
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
            let mut command = cargo(place);
            command.arg("bench").args(part.arguments()).arg("--");
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
        assert!(told.contains("screens, papers, imports"), "{told}");
    }
}
