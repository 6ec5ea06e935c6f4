//! The register narrowed, kept as a view, saved as a workbook and as a table, and printed: what is in the files and on
//! the paper is what the screen shows.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use thirtyfour::Key;
use waymark_core::exchange::{Cell, Wish, read};

use crate::harness::{Window, journey};

/// The SENCO of the sample school.
const SAMPLE_SENCO: &str = "Mrs A Okafor";

/// The words of the table, the heads first; what only decorates a cell is left out.
const WORDS: &str = "
    const words = (cell) => {
        const copy = cell.cloneNode(true);
        copy.querySelectorAll('[aria-hidden=true], .further, .due .tag').forEach((part) => part.remove());
        return copy.textContent.replace(/\\s+/g, ' ').trim();
    };
    return [...document.querySelectorAll('main table tr')].map((row) => [...row.children].map(words));";

async fn shown(window: &Window) -> Result<Vec<Vec<String>>> {
    let words = window.script(WORDS, vec![]).await?;
    serde_json::from_value(words).context("the table has rows of words")
}

/// The words of a file as a person reads them in a spreadsheet, the heads first.
fn written(path: &Path) -> Result<Vec<Vec<String>>> {
    let table = read(&std::fs::read(path)?, &Wish::default())?;
    ensure!(table.header_row == 1, "the heads stand in row 1");
    let columns = table.headers.len();
    let mut rows = vec![table.headers.clone()];
    rows.extend(table.rows.iter().map(|row| {
        (0..columns)
            .map(|column| match row.cell(column) {
                Cell::Date(day) => as_shown(&day.format("%-d %b %Y").to_string()),
                cell => cell.text().into_owned(),
            })
            .collect()
    }));
    Ok(rows)
}

/// A day as the screen writes it: September is shortened to four letters in British English.
fn as_shown(day: &str) -> String {
    day.replace(" Sep ", " Sept ")
}

/// Without its spaces: a reader of PDF may put one after a letter that carries two marks.
fn closed_up(text: &str) -> String {
    text.split_whitespace().collect()
}

/// A CSV has its days in figures; the screen has its months in letters.
fn in_figures(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let figure = |word: &String| {
        chrono::NaiveDate::parse_from_str(&word.replace(" Sept ", " Sep "), "%d %b %Y")
            .map_or_else(|_| word.clone(), |day| day.format("%d/%m/%Y").to_string())
    };
    rows.iter()
        .map(|row| row.iter().map(figure).collect())
        .collect()
}

#[test]
fn what_is_saved_and_printed_of_the_register_is_what_the_screen_shows() {
    journey("taking-out", async |school| {
        let window = school.open().await?;
        window.press("button", "Look round a sample school").await?;
        window.pick("radio", SAMPLE_SENCO).await?;
        window.fill("Password", "a look around").await?;
        window.press("button", "Sign in").await?;
        window.arrive("/today").await?;
        window.go("/register").await?;
        window.see("38 of 210 children").await?;

        let filters = window.within("search", "Filter the list").await?;
        filters.press("button", "Year").await?;
        window.pick("checkbox", "Year 4").await?;
        window.pick("checkbox", "Year 5").await?;
        window.keys(Key::Escape + "").await?;
        window.press("button", "Columns").await?;
        window.pick("checkbox", "Date of birth").await?;
        window.pick("checkbox", "Factors").await?;
        window.keys(Key::Escape + "").await?;
        window.press("button", "Next review").await?;

        window.press("button", "Views").await?;
        window.press("menuitem", "Save as a view").await?;
        window.fill("Name", "Years 4 and 5").await?;
        window.press("button", "Save the view").await?;
        window.see("The view is saved.").await?;
        let screen = shown(&window).await?;
        ensure!(screen.len() > 5, "few rows: {screen:?}");
        window.look("register-view").await?;

        let workbook = school.answer_save_dialog("register.xlsx")?;
        window.press("button", "Export").await?;
        window.pick("menuitem", "Excel workbook").await?;
        window.see("Saved as register.xlsx.").await?;
        ensure!(
            written(&workbook)? == screen,
            "{:?}\n{screen:?}",
            written(&workbook)?
        );
        let table = school.answer_save_dialog("register.csv")?;
        window.press("button", "Export").await?;
        window.pick("menuitem", "CSV table").await?;
        window.see("Saved as register.csv.").await?;
        ensure!(
            written(&table)? == in_figures(&screen),
            "{:?}",
            written(&table)?
        );

        // The view brings it all back in a window that knows nothing of it.
        window.go("/register").await?;
        window.see("38 of 210 children").await?;
        window.press("button", "Views").await?;
        window.press("menuitem", "Years 4 and 5").await?;
        window.see("Clear all").await?;
        ensure!(
            shown(&window).await? == screen,
            "{:?}",
            shown(&window).await?
        );

        window.keys(Key::Control + "p").await?;
        window.find("heading", "Print the list").await?;
        window.see("Page 1 of").await?;
        window.look("list-print").await?;
        let paper = school.answer_save_dialog("register.pdf")?;
        window.press("button", "Save as PDF").await?;
        window.see("Saved as register.pdf.").await?;
        window.close().await?;

        let text = Command::new("pdftotext").arg(&paper).arg("-").output()?;
        let text = String::from_utf8(text.stdout)?;
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let names = screen.iter().skip(1).filter_map(|row| row.first());
        for words in [
            "SEND register",
            "Year: Year 4 or Year 5",
            "Confidential",
            "Page 1 of",
        ]
        .into_iter()
        .chain(names.map(String::as_str))
        {
            ensure!(
                closed_up(&text).contains(&closed_up(words)),
                "\"{words}\" is not on the paper: {text}"
            );
        }
        Ok(())
    });
}
