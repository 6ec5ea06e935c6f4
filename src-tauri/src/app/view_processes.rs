//! The web view's own processes, which WebKitGTK starts beside the app (one for the page, one for its storage) and
//! which outlive the window by a moment: long enough to write into its folder after that has been cleared. They hold
//! nothing that has to be saved, so they are ended before the folder goes.

use std::fs;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::OwnedFd;
use rustix::process::{Pid, PidfdFlags, Signal, pidfd_open, pidfd_send_signal};

/// How the kernel names them: their programs' names, cut to 15 letters.
const OF_THE_VIEW: &str = "WebKit";

/// How long they may take to go. The kernel needs a few milliseconds; a disk that hangs must not hold up the exit.
const PATIENCE: Duration = Duration::from_secs(2);

/// Ends the web view's processes, and returns once they have ended.
pub(crate) fn end() {
    end_children(OF_THE_VIEW);
}

/// Ends the children of this process whose program's name begins so.
fn end_children(name: &str) {
    // A handle to each, so that a number that the kernel gives to another process meanwhile is not mistaken for it.
    let ending: Vec<OwnedFd> = children(name)
        .into_iter()
        .filter_map(|child| pidfd_open(child, PidfdFlags::empty()).ok())
        .filter(|child| pidfd_send_signal(child, Signal::KILL).is_ok())
        .collect();
    let deadline = Instant::now() + PATIENCE;
    for child in ending {
        let left = deadline.saturating_duration_since(Instant::now());
        let Ok(left) = Timespec::try_from(left) else {
            return;
        };
        // It becomes readable when the process has ended.
        match poll(&mut [PollFd::new(&child, PollFlags::IN)], Some(&left)) {
            Ok(1..) => {}
            _ => log::warn!("a process of the window is still there"),
        }
    }
}

fn children(name: &str) -> Vec<Pid> {
    let me = rustix::process::getpid();
    let Ok(processes) = fs::read_dir("/proc") else {
        return Vec::new();
    };
    processes
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter_map(Pid::from_raw)
        .filter(|process| is_child(*process, me, name))
        .collect()
}

fn is_child(process: Pid, parent: Pid, name: &str) -> bool {
    let path = format!("/proc/{}/stat", process.as_raw_nonzero());
    // It may have ended since it was listed.
    fs::read_to_string(path)
        .ok()
        .as_deref()
        .and_then(name_and_parent)
        .is_some_and(|(its_name, its_parent)| {
            its_name.starts_with(name) && its_parent == parent.as_raw_nonzero().get()
        })
}

/// From `12 (name) S 10 …`; the name may hold brackets and spaces itself.
fn name_and_parent(stat: &str) -> Option<(&str, i32)> {
    let (start, rest) = stat.rsplit_once(')')?;
    let (_, name) = start.split_once('(')?;
    let parent = rest.split_whitespace().nth(1)?.parse().ok()?;
    Some((name, parent))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::process::{Command, Stdio};

    use super::*;

    #[test]
    fn what_bears_the_name_has_ended_and_everything_else_goes_on() {
        let waits = |program: &str| Command::new(program).stdin(Stdio::piped()).spawn().unwrap();
        let (mut ended, mut other) = (waits("tac"), waits("cat"));
        end_children("tac");
        assert!(!ended.try_wait().unwrap().unwrap().success());
        assert!(other.try_wait().unwrap().is_none());
        drop(other.stdin.take());
        assert!(other.wait().unwrap().success());
    }

    #[test]
    fn a_name_with_brackets_and_spaces_is_read_whole() {
        assert_eq!(
            name_and_parent("12 (Web (Kit) x) S 10 12 12 0"),
            Some(("Web (Kit) x", 10))
        );
        assert_eq!(name_and_parent("12"), None);
    }
}
