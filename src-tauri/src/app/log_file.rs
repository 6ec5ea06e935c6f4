//! The log that a person sends when asking for help: when, which command, how long, how it ended.
//!
//! It must never hold a name or anything typed. So it takes lines from Waymark's own crates alone
//! (a library may put anything into its lines), and those write no content.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::panic::Location;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use log::{LevelFilter, Log, Metadata, Record};

const NAME: &str = "waymark.log";
/// Enough for some weeks; the file before it is kept too.
const LIMIT_BYTES: u64 = 1_000_000;

/// Begins logging into the data folder. Without a log Waymark works all the same, so trouble is
/// told on the standard error alone.
pub(crate) fn start(data_folder: &Path) {
    let opened = LogFile::open(data_folder.join(NAME));
    let log = match opened {
        Ok(log) => log,
        Err(trouble) => {
            eprintln!("Waymark could not open its log: {trouble}");
            return;
        }
    };
    if log::set_boxed_logger(Box::new(log)).is_ok() {
        log::set_max_level(LevelFilter::Info);
        log_panics();
        log::info!("Waymark {} opened", env!("CARGO_PKG_VERSION"));
    }
}

/// A crash as the log tells it: which program fell over and where, and nothing of what it was doing.
fn crash(place: &Location<'_>) -> String {
    let version = env!("CARGO_PKG_VERSION");
    format!(
        "panic in Waymark {version} at {}:{}",
        place.file(),
        place.line()
    )
}

/// A panic's place is logged and its message is not: a message may hold what was typed.
fn log_panics() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if let Some(place) = panic.location() {
            log::error!("{}", crash(place));
        }
        if cfg!(debug_assertions) {
            usual(panic);
        }
    }));
}

struct LogFile {
    path: PathBuf,
    file: Mutex<(File, u64)>,
}

impl LogFile {
    fn open(path: PathBuf) -> io::Result<Self> {
        let file = append_to(&path)?;
        let length = file.metadata()?.len();
        Ok(Self {
            path,
            file: Mutex::new((file, length)),
        })
    }

    fn write(&self, line: &str) -> io::Result<()> {
        let mut guard = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let (file, length) = &mut *guard;
        if *length + line.len() as u64 > LIMIT_BYTES {
            fs::rename(&self.path, self.path.with_extension("log.1"))?;
            *file = append_to(&self.path)?;
            *length = 0;
        }
        file.write_all(line.as_bytes())?;
        *length += line.len() as u64;
        Ok(())
    }
}

fn append_to(path: &Path) -> io::Result<File> {
    OpenOptions::new().create(true).append(true).open(path)
}

impl Log for LogFile {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("waymark")
    }

    fn log(&self, record: &Record<'_>) {
        if self.enabled(record.metadata()) {
            let now = chrono::Local::now().format("%Y-%m-%dT%H:%M:%S%.3f");
            // A full disk must not stop the work that is being logged.
            let _ = self.write(&format!("{now} {:5} {}\n", record.level(), record.args()));
        }
    }

    fn flush(&self) {}
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn record(log: &LogFile, target: &str, text: &str) {
        log.log(
            &Record::builder()
                .target(target)
                .args(format_args!("{text}"))
                .build(),
        );
    }

    #[test]
    fn a_crash_is_told_with_the_program_and_the_place() {
        let told = crash(Location::caller());
        assert!(told.starts_with("panic in Waymark 0."), "{told}");
        assert!(told.contains("log_file.rs:"), "{told}");
    }

    #[test]
    fn lines_of_other_crates_are_not_taken() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        let log = LogFile::open(path.clone()).unwrap();
        record(&log, "waymark_app::door", "ours");
        record(&log, "tao::event", "theirs");
        let text = fs::read_to_string(path).unwrap();
        assert!(text.contains("ours") && !text.contains("theirs"), "{text}");
    }

    #[test]
    fn a_full_log_is_kept_aside_and_a_new_one_begun() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        fs::write(&path, vec![b'x'; LIMIT_BYTES as usize]).unwrap();
        let log = LogFile::open(path.clone()).unwrap();
        record(&log, "waymark_core", "after");
        assert!(fs::read_to_string(&path).unwrap().ends_with("after\n"));
        assert_eq!(
            fs::metadata(folder.path().join("waymark.log.1"))
                .unwrap()
                .len(),
            LIMIT_BYTES
        );
    }
}
