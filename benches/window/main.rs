//! The window as a person has it before them, in a release build on a school of many years: how long from the start of
//! the program to the sign-in, what its process holds, and how long each screen takes from the click until it is drawn.
//!
//! `cargo xtask bench --only window` runs it, on a display in memory. The start is that of the program as it is; for
//! the screens the page is driven through WebKitWebDriver, which a release lets nobody do, so it is built with the
//! feature `measure`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[path = "../../tests/journeys/harness/mod.rs"]
#[allow(unused_imports, reason = "the journeys use more of it")]
mod harness;
mod screens;
mod start;
#[path = "../../src-tauri/core/benches/together/mod.rs"]
mod together;

use std::fmt::Write;

use anyhow::Result;
use together::options::Options;
use together::page::{Figure, Part, Unit, in_ms, ms, short};
use together::school::School;

fn main() -> Result<()> {
    let options = Options::read();
    let moment = together::page::moment();
    let years = options.most_years();
    let school = School::of(years, &options);
    let megabytes_of_school = school.megabytes();
    let start = start::measure(&school.data())?;
    let screens = screens::measure(&school.data())?;

    let mut text = format!("{moment}\n{HEAD}");
    writeln!(
        text,
        "From the start of the program to the sign-in drawn: {} ms warm (the middle of {}), {} ms the first time.\n\
         Signing in on the school of {years} years ({} MB), from the page's call to its answer: {} ms, with what a password\n\
         costs on purpose and the look at every page of the file.\n\n\
         | Waymark's own process | Resident | Its share | Alone |\n|---|--:|--:|--:|\n\
         | At the sign-in | {:.0} MB | {:.0} MB | {:.0} MB |\n\
         | After all the screens below | {:.0} MB | {:.0} MB | {:.0} MB |\n\n\
         *Resident* counts every page of GTK and WebKitGTK that it has mapped as if nobody else had it; *its share* divides\n\
         those by the processes that have them too; *alone* is what would come free if it ended. The web view's processes,\n\
         which belong to WebKitGTK, have a share of {:.0} MB more.\n",
        ms(start.warm),
        start.times,
        ms(start.first),
        megabytes_of_school,
        ms(screens.sign_in),
        start.held,
        start.share,
        start.private,
        screens.held,
        screens.share,
        screens.private,
        start.view,
    )?;
    text.push_str("| Screen | Asked by the page | Click until drawn | Until all rows are |\n|---|--:|--:|--:|\n");
    for screen in &screens.screens {
        writeln!(
            text,
            "| {} | {} ms | {} |",
            screen.name,
            short(screen.asked),
            screen.drawn.as_ref().map_or_else(
                || "- | -".to_owned(),
                |drawn| format!("{} ms | {} ms", short(drawn.first), short(drawn.whole))
            )
        )?;
    }
    let mut figures = vec![
        Figure::of(
            "Start to sign-in, warm",
            1.0,
            start.warm.as_secs_f64(),
            Unit::Seconds,
        ),
        megabytes("Waymark's own process at sign-in, its share", start.share),
        megabytes(
            "Waymark's own process after all screens of the largest school, its share",
            screens.share,
        ),
        megabytes(
            "The same, with every page of GTK and WebKitGTK that others have too",
            screens.held,
        ),
    ];
    for screen in &screens.screens {
        let time = std::time::Duration::from_secs_f64(screen.asked / 1e3);
        let what = format!("{} asked from the window, {years} years", screen.name);
        figures.push(Figure {
            got: in_ms(time),
            ..Figure::time(what, 100.0, time)
        });
        if let Some(drawn) = &screen.drawn {
            let time = std::time::Duration::from_secs_f64(drawn.first / 1e3);
            let what = format!("{} from the click until drawn, {years} years", screen.name);
            figures.push(Figure {
                got: in_ms(time),
                ..Figure::time(what, 100.0, time)
            });
        }
    }
    let part = Part {
        name: "window",
        title: "The window",
        figures,
        text,
    };
    part.tell(&options);
    Ok(())
}

fn megabytes(what: &str, got: f64) -> Figure {
    Figure::of(what, 150.0, got, Unit::Mb)
}

const HEAD: &str = "The program itself on a display in memory (Xvfb), where WebKitGTK draws without a graphics card. *Asked by the page* is\n\
    one command from the page's call to its parsed answer; *click until drawn* goes from the click on the screen's name to\n\
    the second frame after its heading and rows are there. A long list draws a screenful first and the rest, all of\n\
    it or the first few hundred rows, in one go right after that.\n\n";
