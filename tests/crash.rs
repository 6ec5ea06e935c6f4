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

/// How the system writes that a process waits for a line on its standard input: the number of `read`, and which file.
const READS_A_LINE: &str = if cfg!(target_arch = "x86_64") {
    "0 0x0 "
} else {
    "63 0x0 "
};

/// The limit of core files of a process, once it is the program that was asked for and waits for its line.
fn core_limit(child: &Child, program: &str) -> (String, String) {
    let process = format!("/proc/{}", child.id());
    let program = fs::canonicalize(program).unwrap();
    let waits = || {
        fs::read_link(format!("{process}/exe")).unwrap() == program
            && fs::read_to_string(format!("{process}/syscall"))
                .unwrap()
                .starts_with(READS_A_LINE)
    };
    while !waits() {
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
    // Before it asks for anything, it has seen to it.
    assert_eq!(
        core_limit(&child, waymark),
        ("1".to_owned(), "1".to_owned())
    );
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
