//! Driving the real window: the binary itself, in its own web view, by what a person sees.
//!
//! A journey finds things by role and name, as a screen reader would, and waits for what it
//! expects with a deadline; it never sleeps. Each has its own school, home and folders.

#![allow(clippy::panic, reason = "a test fails by panicking")]
#![allow(
    dead_code,
    reason = "the words of the harness; not every journey says all of them"
)]

mod desktop;
mod driver;
mod forms;
mod looks;
mod papers;
mod records;
mod school;
mod sheet;
mod window;
#[path = "../../../src-tauri/xtask/src/xvfb.rs"]
mod xvfb;

use std::future::Future;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

pub(crate) use looks::Size;
#[allow(unused_imports, reason = "not for the bench of the window")]
pub(crate) use papers::says_all;
pub(crate) use records::{PASSWORD, Records, SENCO, at, days_ago, target, text};
pub(crate) use school::{School, root};
pub(crate) use sheet::{recovery_code, recovery_code_on};
pub(crate) use window::Window;
#[allow(unused_imports, reason = "for the bench of the window")]
pub(crate) use xvfb::Xvfb;

/// How long the window may take over anything before a journey gives up. Generous, since the
/// machine may be busy with other journeys; a passing journey never waits so long.
pub(crate) const PATIENCE: Duration = Duration::from_secs(40);

/// Runs a journey to its end. When it fails, a picture of each window that is still open stands
/// in `target/screenshots/failed-<name>.png`.
///
/// # Panics
/// When the journey fails, with what was done and what stood in the way.
pub(crate) fn journey<F>(name: &str, body: impl FnOnce(School) -> F)
where
    F: Future<Output = Result<()>>,
{
    if let Err(trouble) = begin(name, body) {
        panic!("{trouble:#}");
    }
}

fn begin<F>(name: &str, body: impl FnOnce(School) -> F) -> Result<()>
where
    F: Future<Output = Result<()>>,
{
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let school = School::new(name)?;
        let windows = school.windows();
        let outcome = body(school).await;
        if outcome.is_err() {
            for window in windows.handles() {
                looks::screenshot(&window, &format!("failed-{name}"))
                    .await
                    .ok();
            }
        }
        windows.end();
        outcome
    })
}

/// Asks again and again until there is an answer.
///
/// # Errors
/// When there is none within [`PATIENCE`]; `what` says what was waited for.
pub(crate) async fn wait_for<T, F>(what: &str, mut look: impl FnMut() -> F) -> Result<T>
where
    F: Future<Output = Result<Option<T>>>,
{
    let deadline = Instant::now() + PATIENCE;
    loop {
        let last = look().await;
        if let Ok(Some(found)) = last {
            return Ok(found);
        }
        if Instant::now() > deadline {
            // A page that is being replaced gives errors that pass; one that lasts is told.
            return match last {
                Err(trouble) => Err(trouble.context(format!("waited for {what}"))),
                Ok(_) => bail!("waited {} s for {what}", PATIENCE.as_secs()),
            };
        }
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
}
