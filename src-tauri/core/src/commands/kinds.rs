//! How each kind of command runs: what is read of its input, what the office does, and what becomes of the answer.

use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use super::{Answer, Output};
use crate::error::{Error, Result};
use crate::office::{LongOp, Office, ReadOp, Session, WriteOp};
use crate::ops::list::FileOp;
use crate::ops::print::PaperOp;
use crate::ops::staff::{GivesPassword, OneTimePassword};
use crate::progress::Progress;

pub(super) fn read<Op: ReadOp + DeserializeOwned>(
    office: &Office,
    session: &Session,
    input: Json,
    _: &Progress,
) -> Result<Answer> {
    let op: Op = parse(input)?;
    let output = office.read(session, op)?;
    Ok(Answer {
        output: Output::of(&output)?,
        changed: Vec::new(),
    })
}

pub(super) fn write<Op: WriteOp + DeserializeOwned>(
    office: &Office,
    session: &Session,
    input: Json,
    _: &Progress,
) -> Result<Answer> {
    let op: Op = parse(input)?;
    let written = office.write(session, op)?;
    Ok(Answer {
        output: Output::of(&written.output)?,
        changed: written.changed,
    })
}

/// A write after which somebody is given a one-time password: the vault makes it once the write is on the disk.
pub(super) fn password<Op: GivesPassword + DeserializeOwned>(
    office: &Office,
    session: &Session,
    input: Json,
    _: &Progress,
) -> Result<Answer> {
    let op: Op = parse(input)?;
    let written = office.write(session, op)?;
    let output = OneTimePassword {
        password: office.give_one_time_password(&written.output)?,
        staff_id: written.output,
    };
    Ok(Answer {
        output: Output::of(&output)?,
        changed: written.changed,
    })
}

/// A write whose answer is a paper: laid out after the commit, so that the file is not held meanwhile.
pub(super) fn print<Op: PaperOp + DeserializeOwned>(
    office: &Office,
    session: &Session,
    input: Json,
    _: &Progress,
) -> Result<Answer> {
    let op: Op = parse(input)?;
    let written = office.write(session, op)?;
    Ok(Answer {
        output: Output::of(&Op::lay_out(written.output)?)?,
        changed: written.changed,
    })
}

pub(super) fn long<Op: LongOp + DeserializeOwned>(
    office: &Office,
    session: &Session,
    input: Json,
    progress: &Progress,
) -> Result<Answer> {
    let op: Op = parse(input)?;
    let written = office.long(session, op, progress)?;
    Ok(Answer {
        output: Output::of(&written.output)?,
        changed: written.changed,
    })
}

/// A write whose answer is a file to be saved: made after the commit, as papers are.
pub(super) fn export<Op: FileOp + DeserializeOwned>(
    office: &Office,
    session: &Session,
    input: Json,
    _: &Progress,
) -> Result<Answer> {
    let op: Op = parse(input)?;
    let written = office.write(session, op)?;
    Ok(Answer {
        output: Output::of(&Op::make(written.output)?)?,
        changed: written.changed,
    })
}

/// A write whose answer is a file as it is: that somebody looked at it, or took it out, is on record before it is theirs.
pub(super) fn file<Op: WriteOp<Output = Vec<u8>> + DeserializeOwned>(
    office: &Office,
    session: &Session,
    input: Json,
    _: &Progress,
) -> Result<Answer> {
    let op: Op = parse(input)?;
    let written = office.write(session, op)?;
    Ok(Answer {
        output: Output::File(written.output),
        changed: written.changed,
    })
}

pub(crate) fn parse<T: DeserializeOwned>(input: Json) -> Result<T> {
    // serde's words may quote what was sent, so only the place of the fault goes on.
    serde_json::from_value(input)
        .map_err(|error| Error::BadInput(format!("{:?}", error.classify())))
}

/// Makes the lines of the list: each kind of command runs in its own way. A line is made where the list stands, with
/// the names that are known there.
macro_rules! commands {
    ($($kind:ident $name:ident: $($path:ident)::+;)+) => {
        /// Every command, in reading order.
        pub static COMMANDS: &[Command] = &[$(
            commands!(@line $kind $name crate::ops::$($path)::+)
        ),+];
    };
    (@line read $name:ident $op:path) => {
        Command {
            name: stringify!($name),
            kind: CommandKind::Read,
            action: <$op as ReadOp>::ACTION,
            run: read::<$op>,
            types: |collector| collector.command::<$op, <$op as ReadOp>::Output>(stringify!($name)),
        }
    };
    (@line print $name:ident $op:path) => {
        Command {
            name: stringify!($name),
            kind: CommandKind::Write,
            action: <$op as WriteOp>::ACTION,
            run: print::<$op>,
            types: |collector| collector.command::<$op, PrintedPaper>(stringify!($name)),
        }
    };
    (@line export $name:ident $op:path) => {
        Command {
            name: stringify!($name),
            kind: CommandKind::Write,
            action: <$op as WriteOp>::ACTION,
            run: export::<$op>,
            types: |collector| collector.command::<$op, ExportedFile>(stringify!($name)),
        }
    };
    (@line write $name:ident $op:path) => {
        Command {
            name: stringify!($name),
            kind: CommandKind::Write,
            action: <$op as WriteOp>::ACTION,
            run: write::<$op>,
            types: |collector| collector.command::<$op, <$op as WriteOp>::Output>(stringify!($name)),
        }
    };
    (@line file $name:ident $op:path) => {
        Command {
            name: stringify!($name),
            kind: CommandKind::Write,
            action: <$op as WriteOp>::ACTION,
            run: file::<$op>,
            types: |collector| collector.file_command::<$op>(stringify!($name)),
        }
    };
    (@line long $name:ident $op:path) => {
        Command {
            name: stringify!($name),
            kind: CommandKind::Long,
            action: <$op as LongOp>::ACTION,
            run: long::<$op>,
            types: |collector| collector.long_command::<$op, <$op as LongOp>::Output>(stringify!($name)),
        }
    };
    (@line password $name:ident $op:path) => {
        Command {
            name: stringify!($name),
            kind: CommandKind::Write,
            action: <$op as WriteOp>::ACTION,
            run: password::<$op>,
            types: |collector| collector.command::<$op, OneTimePassword>(stringify!($name)),
        }
    };
}

pub(super) use commands;
