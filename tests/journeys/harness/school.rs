//! What one journey has to itself: a data folder, a home, the answer to the next file dialog.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;
use thirtyfour::WebDriver;

use super::driver::Driver;
use super::records::PASSWORD;
use super::window::Window;

/// The binary that is tested.
pub(crate) const WAYMARK: &str = env!("CARGO_BIN_EXE_waymark");

/// One journey's own PC, as it were. Its folders go when it is dropped.
pub(crate) struct School {
    folder: TempDir,
    windows: Windows,
}

/// The windows that a journey has opened. They stay open to its end, so that a failed one can be
/// looked at.
#[derive(Clone, Default)]
pub(crate) struct Windows(Arc<Mutex<Vec<(WebDriver, Arc<Driver>)>>>);

impl Windows {
    pub(crate) fn add(&self, window: WebDriver, driver: Arc<Driver>) {
        self.list().push((window, driver));
    }

    pub(crate) fn handles(&self) -> Vec<WebDriver> {
        self.list()
            .iter()
            .map(|(window, _)| window.clone())
            .collect()
    }

    /// Ends them all at once.
    pub(crate) fn end(&self) {
        for (window, driver) in self.list().drain(..) {
            drop(driver);
            // It is gone and cannot be said goodbye to, which a dropped handle would try.
            window.leak().ok();
        }
    }

    fn list(&self) -> MutexGuard<'_, Vec<(WebDriver, Arc<Driver>)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl School {
    /// An empty PC: no school on it yet.
    pub(crate) fn new(name: &str) -> Result<Self> {
        let folder = tempfile::Builder::new()
            .prefix(&format!("waymark-{name}-"))
            .tempdir()?;
        for part in ["data", "home", "papers", "temporary"] {
            std::fs::create_dir(folder.path().join(part))?;
        }
        std::fs::write(folder.path().join("dialog-answer"), "")?;
        Ok(Self {
            folder,
            windows: Windows::default(),
        })
    }

    /// Another empty PC in the same journey. Its windows end with this one's.
    pub(crate) fn another_pc(&self) -> Result<Self> {
        let windows = self.windows();
        Ok(Self {
            windows,
            ..Self::new("another-pc")?
        })
    }

    /// Where the school's file lies.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The whole PC: all that a window on it can have written, wherever the system lets programs write.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A folder for what a journey saves or prints.
    pub(crate) fn papers(&self) -> PathBuf {
        self.folder.path().join("papers")
    }

    /// Opens the window on this school.
    pub(crate) async fn open(&self) -> Result<Window> {
        Window::open(self).await
    }

    /// Answers the next "Save as" with a file among this school's papers.
    pub(crate) fn answer_save_dialog(&self, file_name: &str) -> Result<PathBuf> {
        let path = self.papers().join(file_name);
        std::fs::write(self.dialog_answer(), path.as_os_str().as_encoded_bytes())?;
        Ok(path)
    }

    /// Cancels the next "Save as".
    pub(crate) fn cancel_save_dialog(&self) -> Result<()> {
        Ok(std::fs::write(self.dialog_answer(), "")?)
    }

    /// Runs `waymark <arguments>` on this school without a window, and gives what it printed. The password that it may
    /// ask for is everybody's.
    pub(crate) fn run(&self, arguments: &[&str]) -> Result<String> {
        let mut command = Command::new(WAYMARK);
        self.give_to(&mut command);
        let output = command
            .arg("--data")
            .arg(self.data())
            .args(arguments)
            .env("WAYMARK_PASSWORD", PASSWORD)
            .output()?;
        if !output.status.success() {
            bail!(
                "waymark {}: {}",
                arguments.join(" "),
                String::from_utf8_lossy(&output.stderr)
            );
        }
        String::from_utf8(output.stdout).context("waymark printed something that is not text")
    }

    pub(crate) fn windows(&self) -> Windows {
        self.windows.clone()
    }

    /// Puts a command into this PC's home.
    pub(super) fn give_to(&self, command: &mut Command) {
        let home = self.folder.path().join("home");
        command
            .env("HOME", &home)
            .env("TMPDIR", self.folder.path().join("temporary"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_DATA_HOME", home.join("share"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("XDG_STATE_HOME", home.join("state"))
            .env("WAYMARK_SAVE_DIALOG_ANSWER", self.dialog_answer())
            .env_remove("WAYMARK_DATA");
    }

    pub(super) fn display_folder(&self) -> PathBuf {
        self.folder.path().join("display")
    }

    fn dialog_answer(&self) -> PathBuf {
        self.folder.path().join("dialog-answer")
    }
}

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
