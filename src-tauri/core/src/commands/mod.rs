//! What the window can ask for by name. The dispatcher, the table of permissions and the TypeScript client are all made
//! from the one [`list`], so a command stands nowhere else.

mod answer;
mod kinds;
mod list;

use serde_json::Value as Json;

pub use answer::{Answer, Output};
pub(crate) use kinds::parse;
pub use list::COMMANDS;

use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::{Office, Session};
use crate::progress::Progress;

/// Whether a command looks or changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommandKind {
    Read,
    Write,
    /// Work of more than a moment, with progress and a way to stop it.
    Long,
}

/// One line of the list.
#[derive(Debug, Clone, Copy)]
pub struct Command {
    pub name: &'static str,
    pub kind: CommandKind,
    pub action: Action,
    pub(super) run: fn(&Office, &Session, Json, &Progress) -> Result<Answer>,
    pub(crate) types: fn(&mut crate::bindings::Collector),
}

impl Command {
    fn find(name: &str) -> Option<&'static Self> {
        COMMANDS.iter().find(|command| command.name == name)
    }
}

/// Runs the command of that name in the name of the person signed in.
///
/// # Errors
/// [`Error::UnknownCommand`], [`Error::BadInput`], and whatever the office and the operation say.
pub fn run(office: &Office, session: &Session, name: &str, input: Json) -> Result<Answer> {
    run_watched(office, session, name, input, &Progress::unwatched())
}

/// The same, telling how far it is: a command of [`CommandKind::Long`] does, the others are done at once.
///
/// # Errors
/// As [`run`]; [`Error::Cancelled`].
pub fn run_watched(
    office: &Office,
    session: &Session,
    name: &str,
    input: Json,
    progress: &Progress,
) -> Result<Answer> {
    let command = Command::find(name).ok_or(Error::UnknownCommand)?;
    (command.run)(office, session, input, progress)
}
