//! `cargo xtask run`: Waymark's window on a sample school.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::display;
use crate::node;
use crate::place::Place;
use crate::stage::{cargo, run as run_command, stage};
use crate::system::{self, Need};
use crate::xvfb::Xvfb;

/// How long a cold start may take before the window has painted.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct Options {
    sample: Sample,
    seconds: Option<u64>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sample {
    Kept,
    Fresh,
}

impl Options {
    pub(crate) fn read(arguments: &[String]) -> Result<Self> {
        let mut options = Self {
            sample: Sample::Kept,
            seconds: None,
        };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--fresh" => options.sample = Sample::Fresh,
                "--seconds" => {
                    let number = arguments.next().and_then(|text| text.parse().ok());
                    options.seconds = Some(number.context("--seconds wants a whole number")?);
                }
                other => bail!(
                    "`cargo xtask run` does not know {other}. It knows --fresh and --seconds N."
                ),
            }
        }
        Ok(options)
    }
}

pub(crate) fn run(place: &Place, options: &Options) -> Result<()> {
    system::ensure(Need::Build)?;
    let virtual_display = !display::is_there();
    if virtual_display {
        system::ensure(Need::Window)?;
    }
    node::build_ui(place)?;
    stage("The app", || {
        run_command(cargo(place).args(["build", "--bin", "waymark"]))
    })?;
    let data = sample_school(place, options.sample)?;

    let mut app = Command::new(place.app());
    app.arg("--data").arg(&data).current_dir(place.root());
    if virtual_display {
        on_a_virtual_display(place, app, options)
    } else {
        println!("\nOpening the window. Close it, or press Ctrl-C here, to end.");
        let status = wait(
            app.spawn().context("Waymark could not be started")?,
            options.seconds,
        )?;
        ended(status)
    }
}

/// The sample school's data folder, made where there is none. Prints who may sign in.
fn sample_school(place: &Place, sample: Sample) -> Result<PathBuf> {
    let data = place.target().join("sample-school");
    // What making it printed, beside it: the sign-in names and the password.
    let note = place.target().join("sample-school.txt");
    if sample == Sample::Fresh && data.exists() {
        fs::remove_dir_all(&data)
            .with_context(|| format!("{} cannot be cleared", data.display()))?;
    }
    if !(data.join("school.waymark").is_file() && note.is_file()) {
        if data.exists() {
            fs::remove_dir_all(&data)?;
        }
        stage("A sample school", || {
            let output = Command::new(place.app())
                .arg("sample")
                .arg(&data)
                .output()?;
            if !output.status.success() {
                bail!(
                    "The sample school could not be made.\n{}",
                    String::from_utf8_lossy(&output.stderr)
                );
            }
            fs::write(&note, output.stdout)?;
            Ok(())
        })?;
    }
    println!("\n{}", fs::read_to_string(&note)?.trim_end());
    Ok(data)
}

fn on_a_virtual_display(place: &Place, mut app: Command, options: &Options) -> Result<()> {
    println!("\nThis machine has no display, so the window opens on a virtual one (Xvfb).");
    // As large as the window, so that the picture shows the window and nothing else.
    let server = Xvfb::start(&place.own().join("display"), 1280, 800)?;
    server.give_to(&mut app);
    let mut app = app.spawn().context("Waymark could not be started")?;
    let picture = place.screenshots().join("run.png");
    let painted = display::take_picture(&server, &picture, PATIENCE, || {
        Ok(app.try_wait()?.is_none())
    });
    if let Err(trouble) = painted {
        // It may have ended by itself, which is then what the error says.
        let _ = app.kill();
        let _ = app.wait();
        return Err(trouble);
    }
    println!(
        "The window has painted. Its picture: {}",
        shown(place, &picture)
    );
    println!("Waymark keeps running on that display. Press Ctrl-C to end.");
    let status = wait(app, options.seconds)?;
    ended(status)
}

fn shown(place: &Place, path: &Path) -> String {
    path.strip_prefix(place.root())
        .unwrap_or(path)
        .display()
        .to_string()
}

/// Waits for the window to be closed, or closes it after so many seconds.
fn wait(mut app: Child, seconds: Option<u64>) -> Result<Option<ExitStatus>> {
    let Some(seconds) = seconds else {
        return Ok(Some(app.wait()?));
    };
    let deadline = Instant::now() + Duration::from_secs(seconds);
    while Instant::now() < deadline {
        if let Some(status) = app.try_wait()? {
            return Ok(Some(status));
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    println!("Closing the window after {seconds} s, as asked.");
    app.kill()?;
    app.wait()?;
    Ok(None)
}

fn ended(status: Option<ExitStatus>) -> Result<()> {
    match status {
        Some(status) if !status.success() => bail!("Waymark ended with an error ({status})."),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(words: &[&str]) -> Result<Options> {
        Options::read(&words.iter().map(ToString::to_string).collect::<Vec<_>>())
    }

    #[test]
    fn options_are_read_and_unknown_ones_refused() {
        let options = read(&["--fresh", "--seconds", "5"]).unwrap();
        assert!(options.sample == Sample::Fresh && options.seconds == Some(5));
        assert!(read(&["--seconds"]).is_err());
        assert!(read(&["--seconds", "soon"]).is_err());
        assert!(read(&["--frsh"]).is_err());
    }
}
