//! The tables of a run, as the page of the docs has them.

use std::fmt::Write;
use std::time::Duration;

use crate::measure::Measured;
use crate::screens::{Goal, Screen};
use crate::together::page::{Figure, Part, Unit, in_ms, ms, thousands};

/// What was found out about one school, a line a screen.
pub(crate) fn of_one(school: &Measured, statements: bool) -> String {
    let mut text = String::new();
    for screen in &school.screens {
        writeln!(
            text,
            "  {:<36} {:>8} ms   {:>5} KB  {:>3} statements   by hand {:>8} ms, without encryption {:>8} ms",
            screen.name,
            ms(screen.ours),
            screen.kilobytes,
            screen.statements,
            ms(screen.by_hand),
            ms(screen.plain)
        )
        .unwrap();
        // Where the time goes, for whoever mends a screen that is too slow.
        for (place, (took, sql)) in screen.each.iter().enumerate() {
            if statements || (place == 0 && in_ms(*took) > 5.0) {
                writeln!(text, "    of which {} ms: {sql}", ms(*took)).unwrap();
            }
        }
    }
    text
}

/// The whole part of the page.
pub(crate) fn part(moment: &str, schools: &[Measured]) -> Part {
    let mut text = format!("{moment}\n{HEAD}");
    schools_table(&mut text, schools);
    screens_table(&mut text, schools);
    text.push_str(FOOT);
    Part {
        name: "screens",
        title: "Screens, as the records grow",
        figures: schools.last().map(figures).unwrap_or_default(),
        text,
    }
}

const HEAD: &str = "Schools with 1, 5 and 25 full years of records behind the present one, each as large as a three-form primary school\n\
     at any one time. Each screen is asked through the desk as the window asks it, with JSON both ways: the middle of\n\
     about twenty times, warm, in milliseconds. *Signing in* looks at the seal of every page of the file, on all\n\
     processors, before anything is shown; the half second that a password costs on purpose is not in it. Beside it is\n\
     the same look by SQLCipher itself, one page after the other. *Trail check* compares every entry of the audit trail\n\
     with its seal, in short turns between which others get at the file, with its progress told and a way to stop it.\n\n";

const FOOT: &str = "\nThe peer is plain SQLite: the very statements that the screen asks, prepared once and stepped through by hand, on a\n\
     copy of the file without encryption. *Encrypted* is the same on the file as it is, so that what encryption costs\n\
     and what is done with the rows (rules, structs, JSON) can be told apart. That a screen asks no more of a large\n\
     school than of a small one, and walks through no table that grows, is held without a clock by\n\
     `src-tauri/core/src/ops/asks.rs`.\n\n\
     ![How each screen grows with the years](pictures/growth.svg)\n";

fn schools_table(page: &mut String, schools: &[Measured]) {
    page.push_str(
        "| School of | Children | Targets | Notes | Ratings | Audit entries | File | Made in | Signing in | SQLCipher's look alone | Trail check |\n",
    );
    page.push_str("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    for school in schools {
        let counts: Vec<String> = school
            .counts
            .iter()
            .map(|count| thousands(*count))
            .collect();
        writeln!(
            page,
            "| {} {} | {} | {} MB | {:.1} s | {:.2} s | {:.2} s | {:.2} s |",
            school.years,
            if school.years == 1 { "year" } else { "years" },
            counts.join(" | "),
            thousands(school.megabytes),
            school.made_in.as_secs_f64(),
            school.sign_in.as_secs_f64(),
            school.sqlcipher.as_secs_f64(),
            school.trail.took.as_secs_f64()
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
    page.push_str(
        " Growth | Statements | Encrypted | Plain SQLite | Cost of encryption | Whole screen to plain |\n|---|",
    );
    page.push_str(&"--:|".repeat(schools.len() + 6));
    page.push('\n');
    for (place, screen) in largest.screens.iter().enumerate() {
        let times: Vec<String> = schools
            .iter()
            .map(|school| ms(school.screens[place].ours))
            .collect();
        let growth = screen.ours.as_secs_f64() / schools[0].screens[place].ours.as_secs_f64();
        writeln!(
            page,
            "| {} | {} | {growth:.1}x | {} | {} | {} | {:.2}x | {:.2}x |",
            screen.name,
            times.join(" | "),
            screen.statements,
            ms(screen.by_hand),
            ms(screen.plain),
            screen.by_hand.as_secs_f64() / screen.plain.as_secs_f64(),
            screen.ours.as_secs_f64() / screen.plain.as_secs_f64(),
        )
        .unwrap();
    }
}

/// The lines in the table of goals, of the oldest school.
fn figures(school: &Measured) -> Vec<Figure> {
    let years = school.years;
    let mut figures: Vec<Figure> = school
        .screens
        .iter()
        .filter_map(|screen| {
            let most = match screen.goal {
                Goal::Screen => 20.0,
                Goal::AsOneTypes => 30.0,
                Goal::AllClocks => 50.0,
                Goal::Told => return None,
            };
            let what = format!("{}, {years} years", screen.name);
            Some(Figure::time(what, most, screen.ours).beside("plain SQLite", in_ms(screen.plain)))
        })
        .collect();
    let all = |time: fn(&Screen) -> Duration| -> f64 {
        school
            .screens
            .iter()
            .map(|screen| time(screen).as_secs_f64())
            .sum()
    };
    let plain = all(|screen| screen.plain);
    figures.push(Figure::of(
        "Signing in, with what a password costs on purpose (0.5 to 1 s on an office PC by design)",
        1.0,
        school.password.as_secs_f64(),
        Unit::Seconds,
    ));
    let entries = school.counts.last().copied().unwrap_or_default();
    figures.push(Figure::of(
        format!(
            "Checking the audit trail of {years} years, {} entries",
            thousands(entries)
        ),
        10.0,
        school.trail.took.as_secs_f64(),
        Unit::Seconds,
    ));
    let still =
        "The longest that the bar of that check stands still, and that others wait for the file";
    figures.push(Figure::time(still, 200.0, school.trail.longest_still));
    let stopped = "From stopping that check half-way to its end";
    figures.push(Figure::time(stopped, 200.0, school.trail.stopped_in));
    figures.push(
        Figure::of(
            format!("Signing in with every page looked at, {years} years"),
            1.0,
            school.sign_in.as_secs_f64(),
            Unit::Seconds,
        )
        .beside("SQLCipher's look alone", school.sqlcipher.as_secs_f64()),
    );
    figures.push(Figure::of(
        "Cost of the encrypted file against plain SQLite, all screens together",
        1.3,
        all(|screen| screen.by_hand) / plain,
        Unit::Times,
    ));
    // What the rules, the scope and the answer as JSON add to bare statements. It has no goal of its own: what a person
    // waits for is the goal of each screen.
    figures.push(Figure {
        most: None,
        ..Figure::of(
            "Whole screens, with rules and JSON, against the bare statements on plain SQLite",
            f64::INFINITY,
            all(|screen| screen.ours) / plain,
            Unit::Times,
        )
    });
    figures
}
