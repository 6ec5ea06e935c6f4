//! The table of a run, as the page of the docs has it.

use std::fmt::Write;
use std::time::Duration;

use crate::machine;
use crate::measure::{Measured, Screen};

/// What was found out about one school, a line a screen.
pub(crate) fn of_one(school: &Measured) -> String {
    let mut text = String::new();
    for screen in &school.screens {
        writeln!(
            text,
            "  {:<32} {:>8} ms   {:>3} statements   by hand {:>8} ms, without encryption {:>8} ms",
            screen.name,
            ms(screen.ours),
            screen.statements,
            ms(screen.by_hand),
            ms(screen.plain)
        )
        .unwrap();
    }
    text
}

/// The whole page.
pub(crate) fn page(schools: &[Measured]) -> String {
    let mut page = String::from(HEAD);
    writeln!(
        page,
        "Measured on {}, in a release build.\n",
        machine::in_words()
    )
    .unwrap();
    schools_table(&mut page, schools);
    screens_table(&mut page, schools);
    page.push_str(FOOT);
    page
}

const HEAD: &str = "# How fast Waymark is\n\n\
    `cargo xtask bench` makes schools of 1, 5 and 25 years, as large as a three-form primary school at any one time, and\n\
    asks each screen of the core as the window does, with JSON both ways: the middle of about twenty times, in\n\
    milliseconds. Nothing in the tests depends on a clock; that a screen asks no more of a large school than of a small\n\
    one, and walks through no table that grows, is held by `core/src/ops/asks.rs`.\n\n\
    This page and its chart are written by `cargo xtask bench --write`.\n\n";

const FOOT: &str = "\nThe peer is plain SQLite: the very statements that the screen asks, prepared once and stepped through by hand, on a\n\
    copy of the file without encryption. *By hand* is the same on the encrypted file, so that what encryption costs and\n\
    what is done with the rows (rules, structs, JSON) can be told apart.\n\n\
    ![How each screen grows with the years](pictures/growth.svg)\n";

fn schools_table(page: &mut String, schools: &[Measured]) {
    page.push_str(
        "| School of | Children | Targets | Notes | Ratings | Audit entries | File | Made in |\n",
    );
    page.push_str("|---|--:|--:|--:|--:|--:|--:|--:|\n");
    for school in schools {
        let counts: Vec<String> = school
            .counts
            .iter()
            .map(|(_, count)| thousands(*count))
            .collect();
        writeln!(
            page,
            "| {} {} | {} | {} MB | {:.1} s |",
            school.years,
            if school.years == 1 { "year" } else { "years" },
            counts.join(" | "),
            thousands(school.megabytes),
            school.made_in.as_secs_f64()
        )
        .unwrap();
    }
    page.push('\n');
}

fn screens_table(page: &mut String, schools: &[Measured]) {
    let Some(largest) = schools.last() else {
        return;
    };
    page.push_str("| Screen |");
    for school in schools {
        write!(page, " {}x |", school.years).unwrap();
    }
    page.push_str(" Growth | Statements | By hand | Plain SQLite | To plain SQLite |\n|---|");
    page.push_str(&"--:|".repeat(schools.len() + 5));
    page.push('\n');
    for (place, screen) in largest.screens.iter().enumerate() {
        let times: Vec<String> = schools
            .iter()
            .map(|school| ms(school.screens[place].ours))
            .collect();
        let growth = screen.ours.as_secs_f64() / schools[0].screens[place].ours.as_secs_f64();
        writeln!(
            page,
            "| {} | {} | {growth:.1}x | {} | {} | {} | {:.1}x |",
            screen.name,
            times.join(" | "),
            screen.statements,
            ms(screen.by_hand),
            ms(screen.plain),
            to_plain(screen)
        )
        .unwrap();
    }
}

fn to_plain(screen: &Screen) -> f64 {
    screen.ours.as_secs_f64() / screen.plain.as_secs_f64()
}

/// Milliseconds with as many places as tell something.
pub(crate) fn ms(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1e3;
    if ms < 10.0 {
        format!("{ms:.2}")
    } else {
        format!("{ms:.1}")
    }
}

fn thousands(count: u64) -> String {
    let digits = count.to_string();
    let mut parts: Vec<&str> = Vec::new();
    let mut rest = digits.as_str();
    while rest.len() > 3 {
        let (head, tail) = rest.split_at(rest.len() - 3);
        parts.push(tail);
        rest = head;
    }
    parts.push(rest);
    parts.reverse();
    parts.join(",")
}
