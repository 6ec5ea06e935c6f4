//! This program once more, as a process that can die: how it is started, what it says, how it is killed.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdout, Command, Stdio};

/// A command that runs this program as the child of that name.
pub(crate) fn command(name: &str, words: &[&str]) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("the path of this program"));
    command.arg("--child").arg(name).args(words);
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    command
}

/// Says a line to whoever started this process. Once this has returned the line arrives, even if the process is
/// killed in the next moment.
pub(crate) fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("{line}\n").as_bytes())
        .expect("somebody listens");
    out.flush().expect("somebody listens");
}

/// A child at work.
#[derive(Debug)]
pub(crate) struct Running {
    child: Child,
    lines: BufReader<ChildStdout>,
}

impl Running {
    pub(crate) fn start(mut command: Command) -> Self {
        let mut child = command.spawn().expect("a child can be started");
        let lines = BufReader::new(child.stdout.take().expect("it speaks"));
        Self { child, lines }
    }

    /// The next thing that it says; nothing once it has ended.
    pub(crate) fn hear(&mut self) -> Option<String> {
        let mut line = Vec::new();
        let read = self.lines.read_until(b'\n', &mut line).expect("its words");
        // What was cut off in the middle was not said.
        (read > 0 && line.pop() == Some(b'\n'))
            .then(|| String::from_utf8(line).expect("its words are text"))
    }

    /// Waits until it is gone.
    pub(crate) fn ended(mut self) {
        self.child.wait().expect("it has ended");
    }

    /// Stops it where it is, as a power cut does: nothing that it does from here on is told. What it has asked of the
    /// disk may come to an end meanwhile. False where it had ended by itself before.
    pub(crate) fn freeze(&self) -> bool {
        let id = self.child.id().to_string();
        let stopped = Command::new("kill").args(["-STOP", &id]).status();
        assert!(
            stopped.is_ok_and(|status| status.success()),
            "it can be stopped"
        );
        let stat = format!("/proc/{id}/stat");
        loop {
            let told = std::fs::read_to_string(&stat).expect("it is there");
            // The state follows the name, which ends with the last bracket: stopped, or within the disk.
            let state = told
                .rsplit(')')
                .next()
                .and_then(|rest| rest.trim().chars().next());
            match state {
                Some('T' | 't' | 'D') => return true,
                Some('Z' | 'X') => return false,
                _ => {}
            }
            std::thread::yield_now();
        }
    }

    /// kill -9, then all that it had said before it died.
    pub(crate) fn kill(mut self) -> Vec<String> {
        self.child.kill().expect("it can be killed");
        let mut said = Vec::new();
        while let Some(line) = self.hear() {
            said.push(line);
        }
        self.child.wait().expect("it has ended");
        said
    }
}
