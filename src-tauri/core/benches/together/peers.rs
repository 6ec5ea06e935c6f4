//! Other programs that do the same, where they run here. They are Python packages, in a place that `cargo xtask bench
//! --peers` makes for them.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use serde::Deserialize;

use super::clock::middle;

/// What a peer took.
#[derive(Deserialize)]
pub(crate) struct PeerTimes {
    pub(crate) version: String,
    /// One after the other, warm. Seconds.
    alone: Vec<f64>,
    /// Many at once, on all processors. Seconds.
    #[serde(default)]
    pub(crate) together: f64,
    /// The size of what came out.
    #[serde(default)]
    pub(crate) bytes: usize,
}

impl PeerTimes {
    /// The middle of those one after the other.
    pub(crate) fn one(&self) -> Duration {
        middle(
            self.alone
                .iter()
                .copied()
                .map(Duration::from_secs_f64)
                .collect(),
        )
    }
}

/// Runs one of the scripts beside the benches; none where there are no peers, or this one does not run here.
pub(crate) fn ask(python: Option<&PathBuf>, script: &str, words: &[&str]) -> Option<PeerTimes> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("benches/peers")
        .join(script);
    let output = Command::new(python?)
        .arg("-B")
        .arg(&script)
        .args(words)
        .stderr(Stdio::inherit())
        .output()
        .ok()?;
    if !output.status.success() {
        println!("{} {words:?} did not run here.", script.display());
        return None;
    }
    serde_json::from_slice(&output.stdout).ok()
}
