//! Waymark under fire: what must never happen is made to happen, over and over, by chance that a seed repeats.
//!
//! `cargo xtask fire` runs it; by hand: `cargo test --package waymark-core --test fire -- --only kill --seed 7`. Each
//! part is a file with a [`Part`] in it and a line in [`PARTS`]. A part panics where a promise is broken, tells how much
//! it tried where all of them held, and says plainly why where it cannot be tried on this machine.
//!
//! Parts that kill start this very program once more with `--child`, since only a whole process dies as a PC does.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod away;
mod chance;
mod child;
mod cuts;
mod damage;
mod deeds;
mod disk;
mod faults;
#[path = "../desk/fixture.rs"]
#[allow(dead_code, reason = "the desk's own tests use the rest of it")]
mod fixture;
mod flips;
mod full;
mod kill;
mod lossy;
mod older;
mod part;
mod school;
mod steps;
mod storm;
mod task;
mod witness;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use part::{Part, Round, Verdict};

/// Every part, in the order in which they run.
const PARTS: &[Part] = &[
    kill::PART,
    away::PART,
    flips::PART,
    steps::PART,
    faults::PART,
    full::PART,
    lossy::PART,
    lossy::TEETH,
    cuts::PART,
];

/// What a process does that was started to be killed, with the words that follow its name.
type ChildsWork = fn(&[String]);

/// Every such work, by the word after `--child`.
const CHILDREN: &[(&str, ChildsWork)] = &[(kill::CHILD, kill::child), (task::CHILD, task::child)];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let Some((first, rest)) = words.split_first()
        && first == "--child"
    {
        let (name, rest) = rest.split_first().expect("--child wants a name");
        let child = CHILDREN.iter().find(|(known, _)| known == name);
        child.expect("a child of that name").1(rest);
        return ExitCode::SUCCESS;
    }
    match Asked::read(&words) {
        Ok(asked) => asked.run(),
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

/// What was asked for on the command line.
#[derive(Debug, Default)]
struct Asked {
    long: bool,
    only: Option<&'static Part>,
    seed: Option<u64>,
    many: Option<u64>,
}

impl Asked {
    fn read(words: &[String]) -> Result<Self, String> {
        let mut asked = Self::default();
        let mut words = words.iter().map(String::as_str);
        while let Some(word) = words.next() {
            let mut number = |what: &str| {
                let given = words.next().and_then(|given| given.parse().ok());
                given.ok_or_else(|| format!("{what} wants a whole number."))
            };
            match word {
                "--long" => asked.long = true,
                "--seed" => asked.seed = Some(number("--seed")?),
                "--many" => asked.many = Some(number("--many")?),
                "--only" => {
                    let name = words.next().unwrap_or_default();
                    let part = PARTS.iter().find(|part| part.name == name);
                    let names: Vec<&str> = PARTS.iter().map(|part| part.name).collect();
                    let trouble = || format!("--only wants one of {}.", names.join(", "));
                    asked.only = Some(part.ok_or_else(trouble)?);
                }
                other => {
                    return Err(format!(
                        "It does not know {other}: --long, --only PART, --seed N, --many N."
                    ));
                }
            }
        }
        Ok(asked)
    }

    fn run(&self) -> ExitCode {
        let folder = tempfile::Builder::new()
            .prefix("fire-")
            .tempdir_in(env!("CARGO_TARGET_TMPDIR"))
            .expect("a folder for what is set on fire");
        let seed = self.seed.unwrap_or_else(chance::any_seed);
        let mut told = Vec::new();
        for part in PARTS {
            if self.only.is_none_or(|only| only.name == part.name) {
                told.push(self.one(part, seed, folder.path()));
            }
        }
        println!();
        let mut all_held = true;
        for (line, held) in told {
            println!("{line}");
            all_held &= held;
        }
        if all_held {
            ExitCode::SUCCESS
        } else {
            println!("To see it again: cargo xtask fire --seed {seed} with --only and the part.");
            ExitCode::FAILURE
        }
    }

    /// One part: its line for the end, and whether what it tried held.
    fn one(&self, part: &Part, seed: u64, folder: &Path) -> (String, bool) {
        let usual = if self.long { part.long } else { part.short };
        println!("\n{}: {} (seed {seed})", part.name, part.what);
        let own = folder.join(part.name);
        std::fs::create_dir_all(&own).expect("a folder for the part");
        let round = Round {
            many: self.many.unwrap_or(usual),
            seed,
            folder: &own,
        };
        let begun = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| (part.run)(&round)));
        let took = begun.elapsed().as_secs_f32();
        let (words, held) = match outcome {
            Ok(Verdict::Held(words)) => (format!("HELD     {words}"), true),
            Ok(Verdict::Skipped(why)) => (format!("SKIPPED  {why}"), true),
            Err(_) => ("FAILED   see above".to_owned(), false),
        };
        let line = format!("{:<8} {words} ({took:.0} s)", part.name);
        println!("{line}");
        (line, held)
    }
}
