//! The commands without a window, for whoever looks after the PC, and the choice between them
//! and the window. Nothing here starts GTK or a web view.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use waymark_core::desk::DeskConfig;

use crate::app;

/// Waymark: the SEND record of one primary school.
///
/// Without a command it opens its window.
#[derive(Parser)]
#[command(
    name = "waymark",
    version,
    after_help = "Exit codes: 0 done, 1 failed, 2 not understood."
)]
struct Arguments {
    /// Where the school's data lies (usually this PC's own place for it)
    #[arg(long, value_name = "DIR", env = "WAYMARK_DATA", global = true)]
    data: Option<PathBuf>,
}

const NO_HOME: &str =
    "This PC names no place for your files. Say with --data where the school's data is to lie.";

const NOT_UNDERSTOOD: u8 = 2;

pub(crate) fn main() -> ExitCode {
    match Arguments::try_parse() {
        Ok(arguments) => told(obey(arguments)),
        Err(told) => {
            // --help and --version come this way too, and are no trouble.
            let failed = told.use_stderr();
            let _ = told.print();
            if failed {
                ExitCode::from(NOT_UNDERSTOOD)
            } else {
                ExitCode::SUCCESS
            }
        }
    }
}

fn obey(arguments: Arguments) -> Result<(), String> {
    let data = match arguments.data {
        Some(folder) => folder,
        None => DeskConfig::usual_folder().map_err(|_| NO_HOME)?,
    };
    app::open_window(data)
}

fn told(outcome: Result<(), String>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}
