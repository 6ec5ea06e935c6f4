//! The one binary. With a command it works without a window; without one it opens the window.
// A release on Windows opens no console of its own beside the window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    waymark_app::main()
}
