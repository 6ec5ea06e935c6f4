//! The desktop app: all that knows Tauri, and the commands without a window.
//!
//! Nothing here decides anything about a school. The window's questions go through [`door`] to the
//! core; what only an app can do (its window, its folders, a file dialog) stands in [`app`].

mod app;
mod cli;
mod door;

use std::process::ExitCode;

/// What the binary does, from its arguments to its exit code: 0 done, 1 failed, 2 not understood.
pub fn main() -> ExitCode {
    cli::main()
}
