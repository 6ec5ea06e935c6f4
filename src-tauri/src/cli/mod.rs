//! The commands without a window, for whoever looks after the PC, and the choice between them
//! and the window. Nothing here starts GTK or a web view.

mod answer;
mod backup;
mod clocks;
mod console;
mod export;
mod import;
mod print;
mod rekey;
mod sample;
mod sign_in;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use waymark_core::desk::DeskConfig;

use crate::{app, no_dump};
use answer::{Answer, Failure, Form};

/// Waymark: the SEND record of one primary school.
///
/// Without a command it opens its window.
#[derive(Debug, Parser)]
#[command(
    name = "waymark",
    version,
    after_help = "Exit codes: 0 done, 1 failed, 2 not understood."
)]
struct Arguments {
    /// Where the school's data lies (usually this PC's own place for it)
    #[arg(long, value_name = "DIR", env = "WAYMARK_DATA", global = true)]
    data: Option<PathBuf>,

    /// Answer in JSON, for a script to read
    #[arg(long, global = true)]
    json: bool,

    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a fictional school to look round, in a folder of its own
    Sample(sample::Sample),
    /// Bring in the school's list of children from its MIS, or tell what that would do
    Import(import::Import),
    /// Print a child's paper into a PDF file
    Print(print::Print),
    /// Save a list as a spreadsheet
    Export(export::Export),
    /// Tell every date that is due for a child, and how it was found
    Clocks(clocks::Clocks),
    /// Make a backup, open it and check it
    Backup(backup::Backup),
    /// Open a backup with its recovery sheet, see that it is whole, and check its audit trail
    Verify(backup::Verify),
    /// Put a backup into an empty data folder, with its recovery sheet
    Restore(backup::Restore),
    /// Give the school's file a new key
    Rekey(rekey::Rekey),
}

/// What was typed could not be understood.
const NOT_UNDERSTOOD: u8 = 2;

pub(crate) fn main() -> ExitCode {
    console::attach();
    // Before anything of a school is in the memory. The window tells its log where it is refused.
    drop(no_dump::forbid());
    match Arguments::try_parse() {
        Ok(arguments) => obey(arguments),
        Err(told) => {
            // --help and --version come this way too, and are no trouble.
            let failed = told.use_stderr();
            // A console that has gone away cannot be told so.
            let _ = told.print();
            if failed {
                ExitCode::from(NOT_UNDERSTOOD)
            } else {
                ExitCode::SUCCESS
            }
        }
    }
}

fn obey(arguments: Arguments) -> ExitCode {
    let form = if arguments.json {
        Form::Json
    } else {
        Form::Words
    };
    let outcome = match arguments.command {
        Some(Command::Sample(sample)) => sample.run(),
        Some(Command::Import(import)) => {
            data_folder(arguments.data).and_then(|folder| import.run(folder))
        }
        Some(Command::Print(print)) => {
            data_folder(arguments.data).and_then(|folder| print.run(folder))
        }
        Some(Command::Export(export)) => {
            data_folder(arguments.data).and_then(|folder| export.run(folder))
        }
        Some(Command::Clocks(clocks)) => {
            data_folder(arguments.data).and_then(|folder| clocks.run(folder))
        }
        Some(Command::Backup(backup)) => {
            data_folder(arguments.data).and_then(|folder| backup.run(folder))
        }
        Some(Command::Verify(verify)) => {
            data_folder(arguments.data).and_then(|folder| verify.run(folder))
        }
        Some(Command::Restore(restore)) => {
            data_folder(arguments.data).and_then(|folder| restore.run(folder))
        }
        Some(Command::Rekey(rekey)) => {
            data_folder(arguments.data).and_then(|folder| rekey.run(folder))
        }
        None => data_folder(arguments.data).and_then(open_window),
    };
    form.tell(outcome)
}

fn open_window(data: PathBuf) -> Result<Answer, Failure> {
    app::open_window(data).map_err(Failure::sentence)?;
    Ok(Answer::nothing())
}

fn data_folder(given: Option<PathBuf>) -> Result<PathBuf, Failure> {
    match given {
        Some(folder) => Ok(folder),
        None => Ok(DeskConfig::usual_folder()?),
    }
}
