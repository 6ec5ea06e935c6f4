//! The window's TypeScript client, generated from the core's list of commands. The core makes it
//! (and a test of the core fails when the kept file is stale); here it is asked to.

use std::process::Command;

use anyhow::Result;

use crate::place::Place;
use crate::stage::{cargo, run, stage};
use crate::system::{self, Need};

/// Told to the core's test: write the file instead of comparing with it.
const UPDATE: &str = "WAYMARK_UPDATE";

/// `cargo xtask bindings`.
pub(crate) fn write(place: &Place) -> Result<()> {
    system::ensure(Need::Build)?;
    stage("The window's TypeScript client", || {
        run(command(place).env(UPDATE, "1"))
    })
}

/// Compares the kept client with what the core makes.
pub(crate) fn command(place: &Place) -> Command {
    let mut command = cargo(place);
    command
        .args([
            "test",
            "--quiet",
            "--package",
            "waymark-core",
            "--test",
            "commands",
        ])
        .args(["--", "--exact", "the_typescript_client_is_fresh"]);
    command
}
