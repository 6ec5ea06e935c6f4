//! Each screen in the window, asked by its page and opened by a click.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use waymark_core::sample;

use crate::harness::{School, Window};
use crate::together::memory;

/// How often each is asked; the page's clock tells whole milliseconds, so the middle of the whole is told.
const TIMES: u32 = 15;

pub(crate) struct Screen {
    pub(crate) name: &'static str,
    /// Milliseconds.
    pub(crate) asked: f64,
    pub(crate) drawn: Option<Drawn>,
}

/// From the click on a screen's name, in milliseconds.
pub(crate) struct Drawn {
    /// To the second frame after its heading and rows are there.
    pub(crate) first: f64,
    /// To the second frame after the last row of its list is there.
    pub(crate) whole: f64,
}

pub(crate) struct Screens {
    pub(crate) screens: Vec<Screen>,
    /// From the page's call to sign in until it has its answer: the password's cost, and the look at every page.
    pub(crate) sign_in: Duration,
    /// What our own process holds after all of them, its share of that, and what it has alone, in MB.
    pub(crate) held: f64,
    pub(crate) share: f64,
    pub(crate) private: f64,
}

pub(crate) fn measure(data: &Path) -> Result<Screens> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let school = School::new("bench")?;
        for file in std::fs::read_dir(data)? {
            let file = file?;
            if file.file_type()?.is_file() {
                // A school of many years is gigabytes: it is moved where that can be, and nobody needs it here after.
                let there = school.data().join(file.file_name());
                if std::fs::rename(file.path(), &there).is_err() {
                    std::fs::copy(file.path(), there)?;
                }
            }
        }
        let windows = school.windows();
        let outcome = ask(&school).await;
        windows.end();
        outcome
    })
}

async fn ask(school: &School) -> Result<Screens> {
    let window = school.open().await?;
    let sign_in = sign_in(&window).await?;
    window.go("/today").await?;
    let register = one(&window, "register", &json!({ "leavers": "without" })).await?;
    let pupil = register["rows"]
        .as_array()
        .and_then(|rows| rows.iter().find(|row| !row["review_due_on"].is_null()))
        .context("no child has a plan")?["pupil"]["id"]
        .clone();
    let asked = [
        ("Today", "today", json!({}), Some("/today")),
        (
            "Register",
            "register",
            json!({ "leavers": "without" }),
            Some("/register"),
        ),
        (
            "Register with all leavers",
            "register",
            json!({ "leavers": "with" }),
            None,
        ),
        (
            "Round board",
            "open_round",
            json!({ "round": null }),
            Some("/round"),
        ),
        (
            "A child's file",
            "open_pupil",
            json!({ "pupil_id": pupil }),
            None,
        ),
        (
            "Search as one types",
            "search",
            json!({ "text": "rea" }),
            None,
        ),
    ];
    let mut screens = Vec::new();
    for (name, command, input, address) in asked {
        screens.push(Screen {
            name,
            asked: middle_asked(&window, command, &input).await?,
            drawn: match address {
                Some(address) => Some(middle_drawn(&window, address).await?),
                None => None,
            },
        });
    }
    let own = window.process()?.to_string();
    Ok(Screens {
        screens,
        sign_in,
        held: memory::of(&own, "VmRSS").unwrap_or(0.0),
        share: memory::share_of(&own).unwrap_or(0.0),
        private: memory::private_of(&own).unwrap_or(0.0),
    })
}

async fn sign_in(window: &Window) -> Result<Duration> {
    let status = one(window, "desk_status", &json!({})).await?;
    let senco = status["names"]
        .as_array()
        .and_then(|names| names.iter().find(|name| name["job_title"] == "SENCO"))
        .context("no SENCO is among the names")?["id"]
        .clone();
    let who = json!({ "staff_id": senco, "password": sample::PASSWORD });
    let start = Instant::now();
    let answer = one(window, "sign_in", &who).await?;
    let took = start.elapsed();
    ensure!(answer["me"].is_object(), "signing in said {answer}");
    Ok(took)
}

/// One command as the page asks it.
async fn one(window: &Window, command: &str, input: &Value) -> Result<Value> {
    let script = "const [command, input, done] = arguments;
        window.__TAURI_INTERNALS__.invoke('door', { command, input }).then(done, (told) => done({ told }));";
    later(window, script, vec![json!(command), input.clone()]).await
}

/// The middle of many, in milliseconds.
async fn middle_asked(window: &Window, command: &str, input: &Value) -> Result<f64> {
    let script = "const [command, input, times, done] = arguments;
        (async () => {
            const took = [];
            for (let turn = 0; turn < times + 2; turn += 1) {
                const start = performance.now();
                await window.__TAURI_INTERNALS__.invoke('door', { command, input });
                if (turn > 1) took.push(performance.now() - start);
            }
            done(took.sort((a, b) => a - b)[Math.floor(took.length / 2)]);
        })();";
    let words = vec![json!(command), input.clone(), json!(TIMES)];
    later(window, script, words)
        .await?
        .as_f64()
        .context("the page told no time")
}

/// From the click on a place of the window's own list until its heading and rows are drawn, and until all rows are.
async fn middle_drawn(window: &Window, address: &str) -> Result<Drawn> {
    let script = "const [address, elsewhere, rows, times, done] = arguments;
        const frame = () => new Promise((next) => requestAnimationFrame(next));
        const open = async (to, rows) => {
            const link = document.querySelector(`nav a[href='${to}']`);
            const start = performance.now();
            link.click();
            const there = () => location.pathname === to && document.querySelector('main h1')
                && document.querySelector(rows);
            while (!there()) await frame();
            await frame();
            await frame();
            const first = performance.now() - start;
            // A long list goes on with its rows in the frames after, and says so.
            const coming = () => document.querySelector('main :is(.skeleton, table[aria-busy])');
            if (!coming()) return { first, whole: first };
            while (coming()) await frame();
            await frame();
            await frame();
            return { first, whole: performance.now() - start };
        };
        (async () => {
            const took = [];
            for (let turn = 0; turn < times + 2; turn += 1) {
                await open(elsewhere, 'main :is(li, tr, section)');
                const time = await open(address, rows);
                if (turn > 1) took.push(time);
            }
            const middle = (of) => took.map(of).sort((a, b) => a - b)[Math.floor(took.length / 2)];
            done({ first: middle(({ first }) => first), whole: middle(({ whole }) => whole) });
        })();";
    let elsewhere = if address == "/today" {
        "/register"
    } else {
        "/today"
    };
    // The tabs of a sheet are there before its rows are.
    let rows = if address == "/today" {
        "main section li"
    } else {
        "main a[data-row]"
    };
    let words = vec![json!(address), json!(elsewhere), json!(rows), json!(TIMES)];
    let told = later(window, script, words).await?;
    let time = |of: &str| {
        told[of]
            .as_f64()
            .with_context(|| format!("{address} told no time"))
    };
    Ok(Drawn {
        first: time("first")?,
        whole: time("whole")?,
    })
}

async fn later(window: &Window, script: &str, words: Vec<Value>) -> Result<Value> {
    Ok(window
        .driver()
        .execute_async(script, words)
        .await?
        .json()
        .clone())
}
