//! `cargo xtask`: what people who work on Waymark type, and the only place that knows how a
//! machine is made ready for it. Each command sets up what it needs first, and is quick about it
//! when there is nothing to do.

mod bench;
mod bindings;
mod check;
mod display;
mod fire;
mod freeze;
mod mutants;
mod node;
mod place;
mod run;
mod session;
mod stage;
mod system;
mod test;
mod xvfb;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::place::Place;

const USAGE: &str = "\
Usage: cargo xtask <command>

  run     open Waymark's window on a sample school, made on the first run
            --fresh        make the sample school anew
            --seconds N    close the window by itself after N seconds
  test    every test: core, app and whole system, the window's units, journeys in the real window
            --only STAGE   core | app | ui | fire | journeys
            -- ARGS        handed to `cargo test` (with --only), for example a test's name
  check   fmt, clippy, svelte-check, prettier, eslint, vitest, generated types, licences
  bench   measure screens on schools of 1, 5 and 25 years, papers, lists and the window, each beside its goal
            --only PART    screens | papers | imports | window
            --peers        also measure Typst, WeasyPrint and openpyxl, put into target for it
            --write        write docs/benchmarks.md and its chart anew
            -- ARGS        handed to the benches, for example --years 1,5
  fire    kills, cut power, faults of the disk and flipped bits: what must never happen, made to happen
            --long         thousands of tries instead of the hundreds that CI makes; hours
            --only PART    one part, such as kill
            --seed N       the same misfortunes once more
            --many N       so many tries
  mutants break the authorisation, the trail and the keys in small ways, and see that a test fails each time; hours
            --only GROUP   authorisation | trail | keys
  freeze-schema  keep a school of the newest schema for good, once a step of it is released
  bindings  write the window's TypeScript client anew from the core's list of commands
  setup   only make the machine ready
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match obey(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("\n{trouble:#}");
            ExitCode::FAILURE
        }
    }
}

fn obey(arguments: &[String]) -> Result<()> {
    let Some((command, rest)) = arguments.split_first() else {
        bail!("{USAGE}");
    };
    let place = Place::find()?;
    match command.as_str() {
        "run" => run::run(&place, &run::Options::read(rest)?),
        "test" => test::test(&place, &test::Options::read(rest)?),
        "check" => check::check(&place, rest),
        "bench" => bench::bench(&place, &bench::Options::read(rest)?),
        "fire" => fire::fire(&place, rest),
        "freeze-schema" => freeze::freeze(&place),
        "mutants" => mutants::mutants(&place, rest),
        "bindings" => bindings::write(&place),
        "setup" => setup(&place),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(())
        }
        other => bail!("There is no `cargo xtask {other}`.\n\n{USAGE}"),
    }
}

/// Everything the other commands set up, and nothing else.
fn setup(place: &Place) -> Result<()> {
    system::ensure(system::Need::Build)?;
    system::ensure(system::Need::Window)?;
    fire::ready()?;
    node::build_ui(place)?;
    println!("This machine is ready.");
    Ok(())
}
