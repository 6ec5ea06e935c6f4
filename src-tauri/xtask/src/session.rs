//! A private desktop session for tests: a message bus, a keyring and a home of their own, so that nothing on this machine is touched and nothing on it decides the outcome.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::place::Place;

/// Run by the session's own shell: unlocks a keyring with a password of no worth, waits until it
/// answers, then becomes the command.
const INSIDE: &str = r#"#!/bin/sh
printf waymark | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 || {
    echo "gnome-keyring-daemon could not be started in the private session." >&2
    exit 1
}
exec "$@"
"#;

pub(crate) struct Session {
    home: PathBuf,
}

impl Session {
    pub(crate) fn start(place: &Place) -> Result<Self> {
        let home = place.own().join("session");
        if home.exists() {
            fs::remove_dir_all(&home)
                .with_context(|| format!("{} cannot be cleared", home.display()))?;
        }
        for folder in ["config", "data", "cache", "state", "run"] {
            fs::create_dir_all(home.join(folder))?;
        }
        private(&home.join("run"))?;
        let inside = home.join("inside.sh");
        fs::write(&inside, INSIDE)?;
        Ok(Self { home })
    }

    /// A command that will run inside the session.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new("dbus-run-session");
        command
            .args(["--", "sh"])
            .arg(self.home.join("inside.sh"))
            .arg(program);
        // Rust's own tools look in the home that they were installed in.
        for (name, folder) in [("CARGO_HOME", ".cargo"), ("RUSTUP_HOME", ".rustup")] {
            if let (None, Some(home)) = (std::env::var_os(name), std::env::var_os("HOME")) {
                command.env(name, Path::new(&home).join(folder));
            }
        }
        command
            .env("HOME", &self.home)
            .env("XDG_CONFIG_HOME", self.home.join("config"))
            .env("XDG_DATA_HOME", self.home.join("data"))
            .env("XDG_CACHE_HOME", self.home.join("cache"))
            .env("XDG_STATE_HOME", self.home.join("state"))
            .env("XDG_RUNTIME_DIR", self.home.join("run"))
            // The driver is on this very machine, whatever proxy leads out of it.
            .env("NO_PROXY", "127.0.0.1,localhost")
            .env("NO_AT_BRIDGE", "1")
            // No test puts a window in front of whoever sits here; a journey brings its own display.
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY");
        command
    }
}

/// The runtime folder must be its owner's alone, or the bus and the keyring refuse it.
#[cfg(unix)]
fn private(folder: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    Ok(())
}

#[cfg(not(unix))]
fn private(_folder: &Path) -> Result<()> {
    Ok(())
}
