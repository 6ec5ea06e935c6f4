//! How Waymark keeps up as a school's records grow: each screen through the desk as the window asks it, with JSON both
//! ways, on schools of 1, 5 and 25 years; beside it the same statements by hand on a copy without encryption.
//!
//! `cargo xtask bench` runs it. Nothing here fails for being slow: machines differ, ratios count. `--years 1,5` asks
//! smaller schools, `--write FOLDER` writes the table and the chart there.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod chart;
mod machine;
mod measure;
mod report;

use std::path::PathBuf;

use measure::Measured;

struct Options {
    years: Vec<u8>,
    write: Option<PathBuf>,
}

impl Options {
    fn read() -> Self {
        let mut options = Self {
            years: vec![1, 5, 25],
            write: None,
        };
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--years" => {
                    let list = arguments
                        .next()
                        .expect("--years wants numbers, such as 1,5,25");
                    options.years = list
                        .split(',')
                        .map(|one| one.parse().expect("a number of years"))
                        .collect();
                }
                "--write" => options.write = arguments.next().map(PathBuf::from),
                // Cargo says this to every bench.
                "--bench" => {}
                other => panic!("the bench does not know {other}"),
            }
        }
        options
    }
}

fn main() {
    let options = Options::read();
    let mut schools = Vec::new();
    for years in &options.years {
        println!("Making the school of {years} years, and asking it");
        let measured: Measured = measure::school(*years);
        println!("{}", report::of_one(&measured));
        schools.push(measured);
    }
    let page = report::page(&schools);
    println!("{page}");
    if let Some(folder) = options.write {
        std::fs::write(folder.join("benchmarks.md"), &page).unwrap();
        std::fs::write(folder.join("pictures/growth.svg"), chart::growth(&schools)).unwrap();
    }
}
