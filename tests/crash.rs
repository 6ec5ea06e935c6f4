//! A crash leaves no picture of the memory: what was open then would lie in a file that nobody encrypts.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;

/// Starts a program where the system would keep a core file, which then waits for a line that never comes.
fn waits(folder: &Path, program: &str, words: &[&str]) -> Child {
    // The shell lifts the limit for what it becomes, as far as the machine lets it.
    Command::new("sh")
        .args([
            "-c",
            "ulimit -S -c $(ulimit -H -c); exec \"$@\"",
            "sh",
            program,
        ])
        .args(words)
        .current_dir(folder)
        .env("HOME", folder)
        .env_remove("WAYMARK_SHEET")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// The limit of core files of a process, once it is the program that was asked for.
fn core_limit(child: &Child, program: &str) -> (String, String) {
    let process = format!("/proc/{}", child.id());
    let program = fs::canonicalize(program).unwrap();
    while fs::read_link(format!("{process}/exe")).unwrap() != program {
        thread::yield_now();
    }
    let limits = fs::read_to_string(format!("{process}/limits")).unwrap();
    let line = limits.lines().find(|line| line.starts_with("Max core"));
    let mut words = line.unwrap().split_whitespace().skip(4);
    let mut word = || words.next().unwrap().to_owned();
    (word(), word())
}

fn falls_over(mut child: Child) -> ExitStatus {
    let id = child.id().to_string();
    let told = Command::new("kill").args(["-ABRT", &id]).status().unwrap();
    assert!(told.success());
    child.wait().unwrap()
}

#[test]
fn a_crash_leaves_no_picture_of_the_memory() {
    let folder = tempfile::tempdir().unwrap();
    let waymark = env!("CARGO_BIN_EXE_waymark");
    let child = waits(
        folder.path(),
        waymark,
        &["verify", "no-backup", "--data", "here"],
    );
    // It is the first thing that it does, so that it comes as soon as the program runs.
    while core_limit(&child, waymark) != ("1".to_owned(), "1".to_owned()) {
        thread::yield_now();
    }
    let ended = falls_over(child);
    assert_eq!(ended.signal(), Some(6));
    assert!(!ended.core_dumped(), "a picture of the memory was kept");
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().flatten().collect();
    assert!(left.is_empty(), "{left:?}");

    // And it would have been kept, where the machine keeps any: another program leaves one.
    let other = waits(folder.path(), "/bin/cat", &[]);
    let (_, hard) = core_limit(&other, "/bin/cat");
    let ended = falls_over(other);
    assert!(hard == "0" || ended.core_dumped(), "this test has no teeth");
}
