//! What the list of an MIS costs: reading it, beside what a library takes for its plain reading; and the way through
//! the desk, on a school of many years.
//!
//! `cargo xtask bench --only imports` runs it, with `--peers` beside openpyxl.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod desk;
mod lists;
mod plans;
#[path = "../together/mod.rs"]
mod together;

use std::fmt::Write;
use std::hint::black_box;
use std::io::Cursor;
use std::time::Duration;

use calamine::{Reader, Xlsx};
use waymark_core::exchange::pupils::is_heading;
use waymark_core::exchange::{Wish, read};

use lists::List;
use together::clock::middle_of;
use together::options::Options;
use together::page::{Figure, Part, in_ms, ms, short, thousands};
use together::peers;

/// Children of a school's own list, and rows of the largest that anybody may bring.
const SIZES: [u32; 2] = [630, 20_000];

fn main() {
    if plans::is_asked_for() {
        return plans::measure();
    }
    let options = Options::read();
    let moment = together::page::moment();
    let mut text = format!("{moment}\n{HEAD}");
    let mut figures = Vec::new();
    text.push_str(
        "| List | Size | Waymark | Plain reading | Ratio | openpyxl |\n|---|--:|--:|--:|--:|--:|\n",
    );
    for rows in SIZES {
        let list = List::of(rows);
        for (kind, bytes, plain) in [
            ("Excel", list.xlsx(), plain_xlsx as fn(&[u8])),
            ("CSV", list.csv(), plain_csv),
        ] {
            let reading = Reading::of(&bytes, plain);
            let openpyxl = if kind == "Excel" {
                by_openpyxl(&options, &bytes)
            } else {
                None
            };
            let what = format!("{kind}, {} rows", thousands(rows.into()));
            writeln!(
                text,
                "| {what} | {} KB | {} ms | {} ms | {:.2}x | {} |",
                thousands(bytes.len() as u64 / 1024),
                ms(reading.ours),
                ms(reading.plain),
                reading.ours.as_secs_f64() / reading.plain.as_secs_f64(),
                openpyxl.map_or_else(|| "-".to_owned(), |time| format!("{} ms", ms(time)))
            )
            .unwrap();
            let library = if kind == "Excel" { "calamine" } else { "csv" };
            figures.push(
                Figure::time(format!("Reading a list: {what}"), 5000.0, reading.ours)
                    .beside(library, in_ms(reading.plain)),
            );
        }
    }
    let through = desk::ask(&options);
    writeln!(
        text,
        "\nThrough the desk on the school of {} years, with the list of its own {} children and {} new ones as Excel: looking\n\
         into it {} ms, the dry run child by child {} ms, applying it {} s. Of that the backup of the whole file, opened,\n\
         checked page by page and compared row by row before anything is changed, takes {} s.",
        options.most_years(),
        through.children,
        through.new,
        ms(through.look),
        ms(through.preview),
        short(through.apply.as_secs_f64()),
        short(through.backup.as_secs_f64()),
    )
    .unwrap();
    figures.push(Figure::time(
        format!(
            "Dry run of a list of {} children",
            through.children + through.new
        ),
        5000.0,
        through.preview,
    ));
    plans::tell(&options, &mut text, &mut figures);
    let part = Part {
        name: "imports",
        title: "Lists from an MIS",
        figures,
        text,
    };
    part.tell(&options);
}

const HEAD: &str = "Lists of 20 columns as an MIS exports them, made for this. *Plain reading* is the library that Waymark itself reads\n\
    with, every cell turned to text and nothing else done: calamine for Excel, csv for CSV. Waymark's own time has the\n\
    search for the headings in it, the limits, the kinds of cell, and the table that the import works on. That a reader\n\
    stays under 256 MiB whatever the file is held by `src-tauri/core/tests/exchange_limits.rs`.\n\n";

struct Reading {
    ours: Duration,
    plain: Duration,
}

impl Reading {
    fn of(bytes: &[u8], plain: fn(&[u8])) -> Self {
        let wish = Wish {
            knows: &is_heading,
            ..Wish::default()
        };
        let ours = || {
            black_box(read(bytes, &wish).unwrap());
        };
        Self {
            ours: middle_of(ours),
            plain: middle_of(|| plain(bytes)),
        }
    }
}

fn plain_xlsx(bytes: &[u8]) {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let cells: Vec<Vec<String>> = sheet
        .rows()
        .map(|row| row.iter().map(ToString::to_string).collect())
        .collect();
    black_box(cells);
}

fn plain_csv(bytes: &[u8]) {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bytes);
    let cells: Vec<Vec<String>> = reader
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    black_box(cells);
}

fn by_openpyxl(options: &Options, bytes: &[u8]) -> Option<Duration> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("list.xlsx");
    std::fs::write(&file, bytes).unwrap();
    let words = [&*file.to_string_lossy(), "5"];
    Some(peers::ask(options.peers.as_ref(), "sheet.py", &words)?.one())
}
