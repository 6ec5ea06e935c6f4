//! Xvfb: a display in memory. Shared by `cargo xtask run` and by the journeys, of which each has its
//! own, since a window that lies under another is not painted.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

/// A running Xvfb. It ends when this is dropped, or when who started it dies.
pub(crate) struct Xvfb {
    server: Child,
    name: String,
    picture: PathBuf,
}

impl Xvfb {
    /// Starts a display of `width` x `height` pixels, keeping its picture in `folder`.
    pub(crate) fn start(folder: &Path, width: u32, height: u32) -> Result<Self> {
        fs::create_dir_all(folder)?;
        // setpriv lets the server die with us even when we are killed.
        let mut server = Command::new("setpriv")
            .args([
                "--pdeathsig",
                "TERM",
                "Xvfb",
                "-displayfd",
                "1",
                "-nolisten",
                "tcp",
                "-noreset",
            ])
            .args(["-screen", "0", &format!("{width}x{height}x24"), "-fbdir"])
            .arg(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("Xvfb, the virtual display, could not be started")?;
        let output = server.stdout.take().context("Xvfb gave no output")?;
        let mut number = String::new();
        // Xvfb writes its number when it is ready, and closes the pipe when it fails.
        BufReader::new(output).read_line(&mut number)?;
        if number.trim().is_empty() {
            let status = server.wait()?;
            bail!("Xvfb, the virtual display, ended at once ({status}).");
        }
        Ok(Self {
            server,
            name: format!(":{}", number.trim()),
            picture: folder.join("Xvfb_screen0"),
        })
    }

    /// Points a command at this display and away from any other.
    pub(crate) fn give_to(&self, command: &mut Command) {
        command
            .env("DISPLAY", &self.name)
            .env("GDK_BACKEND", "x11")
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env_remove("WAYLAND_DISPLAY");
    }

    /// Its name, as X11 gives it: `:1`.
    #[allow(
        dead_code,
        reason = "for the journeys, which close a window as a desktop does"
    )]
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The file in which the server keeps its picture, in the format of xwd.
    pub(crate) fn picture(&self) -> &Path {
        &self.picture
    }
}

impl Drop for Xvfb {
    fn drop(&mut self) {
        // It may be gone already; either way it is not there afterwards.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
