//! The desktop app: all that knows Tauri, and the commands without a window.
//!
//! Nothing here decides anything about a school. The window's questions go through [`door`] to the
//! core; what only an app can do (its window, its folders, a file dialog) stands in [`app`].

mod app;
mod cli;
mod door;
mod no_dump;
mod papers;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use waymark_core::desk::{Desk, DeskConfig};
use waymark_core::vault::{KeyKeeping, Strength};
use waymark_core::world::ThisComputer;

/// What the binary does, from its arguments to its exit code: 0 done, 1 failed, 2 not understood.
pub fn main() -> ExitCode {
    cli::main()
}

/// The desk on a data folder as this PC has it: its keyring, its clock. Nothing is open yet.
fn desk_on(data_folder: PathBuf) -> Desk {
    Desk::new(DeskConfig {
        data_folder,
        keeping: KeyKeeping::KeyringFirst,
        strength: Strength::Full,
        world: Arc::new(ThisComputer),
    })
}
