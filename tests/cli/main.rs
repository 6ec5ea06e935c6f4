//! The commands without a window, as whoever looks after the PC types them: what they print, where,
//! and the exit codes that a script goes by.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod clocks;
mod keys;
mod lists;
mod papers;
mod typing;

use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use serde_json::{Value, json};
use waymark_core::desk::{Desk, DeskConfig};
use waymark_core::vault::{KeyKeeping, Strength};
use waymark_core::world::ThisComputer;

/// The binary on a machine with no display, no keyring and a home of its own.
fn waymark(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_waymark"));
    command
        .env("HOME", home)
        .env("XDG_DATA_HOME", home.join("share"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env_remove("WAYMARK_DATA")
        .env_remove("WAYMARK_PASSWORD");
    command
}

fn run(home: &Path, arguments: &[&str]) -> Output {
    waymark(home).args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A sample school, and what making it told.
fn sample(home: &Path) -> (String, Value) {
    let folder = home.join("school").to_str().unwrap().to_owned();
    let output = run(home, &["--json", "sample", &folder]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    (folder, serde_json::from_slice(&output.stdout).unwrap())
}

/// A desk of the core on the same school, signed in as the SENCO.
fn desk(folder: &str, told: &Value) -> (Desk, String) {
    let desk = Desk::new(DeskConfig {
        data_folder: folder.into(),
        keeping: KeyKeeping::OwnerOnlyFile,
        strength: Strength::Light,
        world: Arc::new(ThisComputer),
    });
    let names = desk.status().unwrap().names;
    let senco = names
        .iter()
        .find(|person| person.job_title == "SENCO")
        .unwrap();
    let input = json!({ "staff_id": senco.id, "password": told["password"] });
    desk.run("sign_in", input).unwrap();
    (desk, senco.name.clone())
}
