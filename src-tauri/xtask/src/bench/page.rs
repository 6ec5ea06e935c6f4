//! `docs/benchmarks.md`: the parts that the benches left, under one head that says on what and how they were measured.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{Part, machine};
use crate::place::Place;

const HEAD: &str = "# How fast Waymark is\n\n\
    This page and its chart are written by `cargo xtask bench --peers --write`. Nothing in the tests depends on a clock;\n\
    what holds Waymark's speed without one is that no screen asks more of a large school than of a small one.\n\n";

const HOW: &str = "Every figure is of a release build and warm, and is the middle of many times unless it says otherwise. Milliseconds on\n\
    another machine will differ; the ratios to a peer, measured in the same run, tell more. The peers are Python packages\n\
    that `--peers` puts into a folder of its own in `target`: Typst and WeasyPrint for papers, openpyxl for lists. Plain\n\
    SQLite, calamine and csv are measured always.\n\n";

const GOALS: &str =
    "| What | Goal | Measured | Peer in the same run | To the peer |\n|---|--:|--:|--:|--:|\n";

/// The table of goals of all parts that were measured.
pub(super) fn goals(parts: &Path) -> Result<String> {
    let mut table = GOALS.to_owned();
    for part in Part::ALL {
        let file = parts.join(format!("{}.goals", part.name()));
        if file.exists() {
            table.push_str(&fs::read_to_string(file)?);
        }
    }
    Ok(table)
}

pub(super) fn write(place: &Place, parts: &Path) -> Result<()> {
    let mut page = format!("{HEAD}Measured on {}. ", machine::in_words());
    page.push_str(HOW);
    page.push_str("## Goals\n\n");
    page.push_str(&goals(parts)?);
    for part in Part::ALL {
        let file = parts.join(format!("{}.md", part.name()));
        if file.exists() {
            page.push('\n');
            page.push_str(fs::read_to_string(file)?.trim_end());
            page.push('\n');
        }
    }
    let docs = place.root().join("docs");
    fs::write(docs.join("benchmarks.md"), page)?;
    let chart = parts.join("growth.svg");
    if chart.exists() {
        fs::copy(chart, docs.join("pictures/growth.svg")).context("the chart cannot be copied")?;
    }
    println!("docs/benchmarks.md is new.");
    Ok(())
}
