//! How Waymark keeps up as a school's records grow: each screen through the desk as the window asks it, with JSON both
//! ways, on schools of 1, 5 and 25 years; beside it the same statements by hand on a copy without encryption.
//!
//! `cargo xtask bench --only screens` runs it. Nothing here fails for being slow: machines differ, ratios count.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod chart;
mod measure;
mod report;
mod screens;
#[path = "../together/mod.rs"]
mod together;

use together::options::Options;

fn main() {
    let options = Options::read();
    let moment = together::page::moment();
    let mut schools = Vec::new();
    for years in &options.years {
        println!("Making the school of {years} years, and asking it");
        let measured = measure::school(*years, &options);
        println!("{}", report::of_one(&measured, options.statements));
        schools.push(measured);
    }
    report::part(&moment, &schools).tell(&options);
    if let Some(folder) = &options.write {
        std::fs::write(folder.join("growth.svg"), chart::growth(&schools)).unwrap();
    }
}
