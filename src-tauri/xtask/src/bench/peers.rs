//! Other programs that do what Waymark does, to be measured beside it: Python packages in a folder of their own.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::place::Place;
use crate::stage::run;

/// As they were when the page was last written; a later one may be faster.
const PACKAGES: [&str; 3] = ["openpyxl==3.1.5", "typst==0.15.2", "weasyprint==70.0"];

/// The Python that has them, set up on the first call.
pub(super) fn python(place: &Place) -> Result<PathBuf> {
    let folder = place.own().join("peers");
    let python = folder.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    if !python.exists() {
        let system = if cfg!(windows) { "python" } else { "python3" };
        run(Command::new(system).args(["-m", "venv"]).arg(&folder))?;
    }
    run(Command::new(&python)
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ])
        .args(PACKAGES))?;
    Ok(python)
}
