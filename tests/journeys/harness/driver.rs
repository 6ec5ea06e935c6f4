//! WebKitWebDriver and the window that it starts, and their end.

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result, bail};
use serde_json::json;
use thirtyfour::{Capabilities, WebDriver};

use super::school::{School, WAYMARK};
use super::wait_for;
use super::xvfb::Xvfb;

/// Two drivers that start at the same moment choose the same port to their windows.
static STARTING: Mutex<()> = Mutex::new(());

/// A driver with one window, on a display of their own. All end when it is dropped.
pub(crate) struct Driver {
    process: Child,
    display: Xvfb,
}

impl Driver {
    /// Starts a driver and, through it, the window.
    pub(crate) async fn start(school: &School) -> Result<(Self, WebDriver)> {
        let display = display(school)?;
        let _alone = STARTING.lock().unwrap_or_else(PoisonError::into_inner);
        let port = free_port()?;
        let mut command = Command::new("WebKitWebDriver");
        school.give_to(&mut command);
        display.give_to(&mut command);
        let process = command
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .spawn()
            .context(BRING)?;
        let driver = Self { process, display };
        wait_for("WebKitWebDriver to listen", || async {
            Ok(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok())
        })
        .await?;
        let mut wanted = Capabilities::new();
        // The window has one page; what it does instead of navigating is waited for by name.
        wanted.set("pageLoadStrategy", "none")?;
        let data = school.data();
        wanted.set(
            "webkitgtk:browserOptions",
            json!({ "binary": WAYMARK, "args": ["--data", data] }),
        )?;
        let window = WebDriver::new(format!("http://127.0.0.1:{port}"), wanted)
            .await
            .context("the window could not be opened through WebKitWebDriver")?;
        Ok((driver, window))
    }

    /// The window's own process.
    pub(crate) fn app(&self) -> Result<u32> {
        child_of(self.process.id(), Path::new(WAYMARK)).context("the window's process is not there")
    }

    /// The display that the window is on, as X11 names it.
    pub(crate) fn display(&self) -> &str {
        self.display.name()
    }

    /// Ends the window's process as a power cut would: at once, with no word to it.
    pub(crate) fn kill_app(&self) -> Result<()> {
        let process = self.app()?;
        let status = Command::new("kill")
            .args(["-9", &process.to_string()])
            .status()?;
        if !status.success() {
            bail!("kill -9 {process} failed");
        }
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The app is the driver's child, not ours: it goes first, while it can still be found.
        self.kill_app().ok();
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// Room for the largest window that is looked at.
const SCREEN: (u32, u32) = (1920, 1200);

fn display(school: &School) -> Result<Xvfb> {
    Xvfb::start(&school.display_folder(), SCREEN.0, SCREEN.1).context(BRING)
}

const BRING: &str =
    "The journeys need Xvfb and WebKitWebDriver; `cargo xtask test --only journeys` brings them";

/// A port that nobody uses at this moment.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}

/// The child of a process that runs a program, by what the kernel says of each.
fn child_of(parent: u32, program: &Path) -> Option<u32> {
    let program = fs::canonicalize(program).ok()?;
    fs::read_dir("/proc").ok()?.flatten().find_map(|entry| {
        let process: u32 = entry.file_name().to_str()?.parse().ok()?;
        let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
        // The name in brackets may hold spaces; what follows is state, then parent.
        let after_name = stat.rsplit_once(')')?.1;
        let its_parent: u32 = after_name.split_whitespace().nth(1)?.parse().ok()?;
        let runs = fs::read_link(entry.path().join("exe")).ok()?;
        (its_parent == parent && runs == program).then_some(process)
    })
}
