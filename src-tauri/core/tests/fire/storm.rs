//! What stands between a process and its disk: `storm.c`, compiled here and loaded before the process's own library.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The library, compiled.
#[derive(Debug)]
pub(crate) struct Storm {
    library: PathBuf,
}

/// What it does to a process.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Strike<'a> {
    /// Tells how many calls there were, in a file.
    Count(&'a Path),
    /// kill -9 at the call of this number, before it is done.
    Kill(u64),
    /// The same, with half of it done where it is a write.
    Torn(u64),
    /// The call of this number answers with an error, and where it stays every one after it.
    Fault { at: u64, error: Fault, stays: bool },
    /// Keeps a record of everything that reaches the disk and of everything that is said.
    Record(&'a Path),
}

/// How a disk refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// EIO
    Broken,
    /// ENOSPC
    Full,
    /// EACCES
    Forbidden,
}

impl Fault {
    pub(crate) const ALL: [Self; 3] = [Self::Broken, Self::Full, Self::Forbidden];

    /// As Linux numbers it.
    fn number(self) -> u64 {
        match self {
            Self::Broken => 5,
            Self::Full => 28,
            Self::Forbidden => 13,
        }
    }
}

/// Everything that changes what is on the disk.
pub(crate) const CHANGES: &str = "wsruto";

impl Storm {
    /// Compiles it.
    ///
    /// # Errors
    /// Why it cannot be had here.
    pub(crate) fn build(folder: &Path) -> Result<Self, String> {
        if !cfg!(target_os = "linux") {
            return Err(
                "not tried here: it stands between a process and its disk as Linux does it"
                    .to_owned(),
            );
        }
        let library = folder.join("storm.so");
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fire/storm.c");
        let compiled = Command::new("cc")
            .args(["-shared", "-fPIC", "-O1", "-Wall", "-pthread", "-o"])
            .arg(&library)
            .arg(source)
            .output();
        match compiled {
            Ok(told) if told.status.success() => Ok(Self { library }),
            Ok(told) => panic!("{}", String::from_utf8_lossy(&told.stderr)),
            Err(_) => Err("not tried here: there is no C compiler (cc)".to_owned()),
        }
    }

    /// Loads it into a command, for the calls of these kinds below a folder.
    pub(crate) fn around(
        &self,
        command: &mut Command,
        folder: &Path,
        calls: &str,
        strike: Strike<'_>,
    ) {
        command
            .env("LD_PRELOAD", &self.library)
            .env("STORM_FOLDER", folder)
            .env("STORM_CALLS", calls);
        let mut told = |what: &str, at: u64| {
            command
                .env("STORM_DO", what)
                .env("STORM_AT", at.to_string());
        };
        match strike {
            Strike::Count(file) => {
                told("count", 0);
                command.env("STORM_FILE", file);
            }
            Strike::Record(file) => {
                told("record", 0);
                command.env("STORM_FILE", file);
            }
            Strike::Kill(at) => told("kill", at),
            Strike::Torn(at) => told("torn", at),
            Strike::Fault { at, error, stays } => {
                told("fault", at);
                command
                    .env("STORM_ERROR", error.number().to_string())
                    .env("STORM_STAYS", u8::from(stays).to_string());
            }
        }
    }
}

/// In the process: from here on it counts.
pub(crate) fn begins() {
    drop(std::fs::File::open(".storm-begins"));
}

/// In the process: from here on it does not.
pub(crate) fn ends() {
    drop(std::fs::File::open(".storm-ends"));
}
