//! From the start of the program to the sign-in, as its own log tells it, and what it holds then.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Context, Result, bail};
use chrono::{DateTime, Local, NaiveDateTime, TimeZone};

use crate::harness::Xvfb;
use crate::together::clock::middle;
use crate::together::memory;

/// Starts that count, after the first.
const TIMES: usize = 9;
/// What the page says once its first screen is drawn.
const SHOWN: &str = "window_shown";
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) struct Start {
    pub(crate) first: Duration,
    pub(crate) warm: Duration,
    pub(crate) times: usize,
    /// Memory of our own process: all, its share of that, and what it has alone; and of the web view's. MB.
    pub(crate) held: f64,
    pub(crate) share: f64,
    pub(crate) private: f64,
    pub(crate) view: f64,
}

pub(crate) fn measure(data: &Path) -> Result<Start> {
    let home = tempfile::tempdir()?;
    let display = Xvfb::start(&home.path().join("display"), 1920, 1200)?;
    let mut times = Vec::new();
    let mut held = (0.0, 0.0, 0.0, 0.0);
    for _ in 0..=TIMES {
        let mut window = Window::start(data, home.path(), &display)?;
        times.push(window.shown()?);
        held = window.held();
        window.end();
    }
    let first = times.remove(0);
    Ok(Start {
        first,
        warm: middle(times),
        times: TIMES,
        held: held.0,
        share: held.1,
        private: held.2,
        view: held.3,
    })
}

struct Window {
    process: Child,
    began: SystemTime,
    log: std::path::PathBuf,
    /// How much of the log was there before.
    known: usize,
}

impl Window {
    fn start(data: &Path, home: &Path, display: &Xvfb) -> Result<Self> {
        let log = data.join("waymark.log");
        let known = fs::read_to_string(&log).map_or(0, |text| text.len());
        let mut command = Command::new(env!("CARGO_BIN_EXE_waymark"));
        display.give_to(&mut command);
        command
            .arg("--data")
            .arg(data)
            .env("HOME", home)
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_DATA_HOME", home.join("share"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let began = SystemTime::now();
        Ok(Self {
            process: command.spawn()?,
            began,
            log,
            known,
        })
    }

    /// How long it took until the page said that it was drawn, by the clock of the log.
    fn shown(&self) -> Result<Duration> {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            let text = fs::read_to_string(&self.log).unwrap_or_default();
            let new = text.get(self.known..).unwrap_or_default();
            if let Some(line) = new.lines().find(|line| line.contains(SHOWN)) {
                let moment = line.split(' ').next().context("a line without a moment")?;
                return Ok(moment_of(moment)?.duration_since(self.began)?);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        bail!("the window showed nothing in {} s", PATIENCE.as_secs())
    }

    /// What it holds, its share of it and what of it is its own, and what the processes of its web view hold together.
    fn held(&self) -> (f64, f64, f64, f64) {
        let own = self.process.id().to_string();
        let view = fs::read_dir("/proc")
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|process| parent_of(process).as_deref() == Some(&own))
            .filter_map(|process| memory::share_of(&process))
            .sum();
        (
            memory::of(&own, "VmRSS").unwrap_or(0.0),
            memory::share_of(&own).unwrap_or(0.0),
            memory::private_of(&own).unwrap_or(0.0),
            view,
        )
    }

    fn end(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        self.end();
    }
}

fn moment_of(text: &str) -> Result<SystemTime> {
    let moment = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.3f")?;
    let moment: DateTime<Local> = Local
        .from_local_datetime(&moment)
        .earliest()
        .context("a moment that the clocks left out")?;
    Ok(moment.into())
}

fn parent_of(process: &str) -> Option<String> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name in brackets may hold spaces; what follows is state, then parent.
    let after_name = stat.rsplit_once(')')?.1;
    after_name.split_whitespace().nth(1).map(str::to_owned)
}
