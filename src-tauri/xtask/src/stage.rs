//! Running one thing after another, so that whoever reads the output knows what ran, how long it
//! took, and what to type to see a failure again.

use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::place::Place;

/// Prints a heading, does the work, and prints how long it took.
pub(crate) fn stage<T>(title: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("\n== {title}");
    let start = Instant::now();
    let outcome = work();
    let took = spoken(start.elapsed());
    match &outcome {
        Ok(_) => println!("== {title}: done in {took}"),
        Err(_) => println!("== {title}: FAILED after {took}"),
    }
    outcome
}

/// Stages of which each is run, whatever came of those before it: one call tells everything that is
/// to be put right.
#[derive(Default)]
pub(crate) struct Round {
    failed: Vec<String>,
    open: Vec<String>,
}

impl Round {
    /// What the work gave; nothing where it failed.
    pub(crate) fn stage<T>(&mut self, title: &str, work: impl FnOnce() -> Result<T>) -> Option<T> {
        match stage(title, work) {
            Ok(outcome) => Some(outcome),
            Err(trouble) => {
                eprintln!("{trouble:#}");
                self.failed.push(title.to_owned());
                None
            }
        }
    }

    /// Something that could not be done here and is no failure: the end says so.
    pub(crate) fn leave_open(&mut self, what: &str) {
        self.open.push(what.to_owned());
    }

    /// # Errors
    /// When a stage failed; the message names them all.
    pub(crate) fn end(self) -> Result<()> {
        let open = if self.open.is_empty() {
            String::new()
        } else {
            format!(" Left open: {}.", self.open.join("; "))
        };
        if self.failed.is_empty() && self.open.is_empty() {
            println!("\nAll is well.");
            return Ok(());
        }
        if self.failed.is_empty() {
            println!("\nAll that was looked at is well.{open}");
            return Ok(());
        }
        bail!("To put right: {}.{open}", self.failed.join("; "))
    }
}

/// Runs a command to its end with its output shown. Its failure is an error that names it.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    // Whatever was printed so far belongs before the command's own lines.
    std::io::stdout().flush()?;
    let status = command
        .status()
        .with_context(|| format!("`{}` could not be started", spelled(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status}).", spelled(command));
    }
    Ok(())
}

/// Runs a command quietly and gives what it printed; `None` when it is missing or fails.
pub(crate) fn ask<S: AsRef<OsStr>>(
    program: &str,
    arguments: impl IntoIterator<Item = S>,
) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The cargo that called us, at the root of the repository.
pub(crate) fn cargo(place: &Place) -> Command {
    let mut command = Command::new(cargo_path());
    command.current_dir(place.root());
    command
}

pub(crate) fn cargo_path() -> std::ffi::OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// npm in a folder; on Windows npm is a script and needs its ending.
pub(crate) fn npm(folder: &Path) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(folder);
    command
}

pub(crate) fn spoken(took: Duration) -> String {
    let seconds = took.as_secs();
    if seconds >= 60 {
        format!("{} min {} s", seconds / 60, seconds % 60)
    } else {
        format!("{:.1} s", took.as_secs_f32())
    }
}

/// A command as it would be typed.
fn spelled(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut words = vec![
        program
            .file_name()
            .unwrap_or(program.as_os_str())
            .to_string_lossy()
            .into_owned(),
    ];
    words.extend(
        command
            .get_args()
            .map(|word| word.to_string_lossy().into_owned()),
    );
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_command_is_named_as_it_was_typed() {
        let trouble =
            run(Command::new("cargo").args(["no-such-command"])).map_err(|e| e.to_string());
        assert!(trouble.is_err_and(|text| text.starts_with("`cargo no-such-command` failed")));
    }

    #[test]
    fn a_round_goes_on_after_a_failure_and_names_it_at_the_end() {
        let mut round = Round::default();
        let mut reached = false;
        round.stage("first", || -> Result<()> { bail!("no") });
        round.stage("second", || {
            reached = true;
            Ok(())
        });
        round.leave_open("third was not tried");
        let told = round.end().map_err(|trouble| trouble.to_string());
        assert!(reached);
        assert_eq!(
            told,
            Err("To put right: first. Left open: third was not tried.".to_owned())
        );
    }

    #[test]
    fn times_read_as_people_say_them() {
        assert_eq!(spoken(Duration::from_millis(1_250)), "1.2 s");
        assert_eq!(spoken(Duration::from_secs(125)), "2 min 5 s");
    }
}
