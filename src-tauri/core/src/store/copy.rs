//! A consistent copy of the open file under its own key, and the checks that a file and a copy have to pass.
//!
//! The copy is read over a connection of its own, in one view of the file, so that work in the window goes on
//! meanwhile.

use std::path::Path;
use std::thread;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::contents::{Contents, Part, Readers, quoted, tables};
use super::file::{SchoolFile, unlock};
use super::key::StoreKey;
use super::{migrate, search};
use crate::error::{Error, FileTrouble, Result};

/// How often it is tried to begin reading on many connections with no write between them.
const TRIES: usize = 20;

impl SchoolFile {
    /// Copies the file as it is at this moment to `path`, where nothing may be yet, under the same key. The copy is
    /// one file without a log beside it, and not synced to the disk yet. Answers with what went into it, for [`check`]
    /// to compare.
    ///
    /// # Errors
    /// [`FileTrouble`]: no room, no right to write, damage found on the way.
    pub(crate) fn copy_to(&self, path: &Path) -> Result<Contents> {
        self.copy_under(&self.key(), path)
    }

    /// Why a copy is not what was copied: the file itself is damaged, or the copy alone.
    pub(crate) fn trouble_with_copy(&self) -> FileTrouble {
        // The seals are those of the file: what is in the log belongs into it first. It is looked at over a connection of
        // its own, since one that has met a broken seal is of no more use.
        let whole = self
            .connection()
            .query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))
            .map_err(Error::from)
            .and_then(|()| check(self.path()?, &self.key()));
        match whole {
            Ok(_) => FileTrouble::CopyDiffers,
            Err(_) => FileTrouble::Damaged,
        }
    }

    /// As [`SchoolFile::copy_to`], with the copy under another key.
    pub(super) fn copy_under(&self, key: &StoreKey, path: &Path) -> Result<Contents> {
        let mut readers = same_moment(self.path()?, &self.key())?;
        // With no other that sees the same, one does both.
        let copying = match readers.0.len() {
            0 | 1 => None,
            _ => readers.0.pop(),
        };
        let Some(source) = copying else {
            let contents = readers.contents()?;
            copy_pages(readers.first()?, key, path)?;
            return Ok(contents);
        };
        let key = key.again();
        thread::scope(|scope| {
            let copied = scope.spawn(move || copy_pages(&source, &key, path));
            let contents = readers.contents();
            joined(copied.join())??;
            contents
        })
    }
}

/// Connections that all see the file as it is now, whatever is written from now on; one alone where others write all
/// the time.
fn same_moment(path: &Path, key: &StoreKey) -> Result<Readers> {
    let open = || open(path, key, OpenFlags::empty());
    // It is in no transaction, so it hears of every commit.
    let watching = open()?;
    let commits =
        || -> Result<i64> { Ok(watching.query_row("pragma data_version", [], |row| row.get(0))?) };
    let mut readers = Readers(
        (0..Readers::wanted())
            .map(|_| open())
            .collect::<Result<_>>()?,
    );
    for _ in 0..TRIES {
        let before = commits()?;
        for reader in &readers.0 {
            // A transaction sees the file of the moment when it first reads.
            reader.execute_batch("begin; select count(*) from sqlite_schema;")?;
        }
        if commits()? == before {
            return Ok(readers);
        }
        for reader in &readers.0 {
            reader.execute_batch("rollback")?;
        }
    }
    readers.0.truncate(1);
    readers.first()?.execute_batch("begin")?;
    Ok(readers)
}

/// Copies page by page what a connection sees.
fn copy_pages(source: &Connection, key: &StoreKey, path: &Path) -> Result<()> {
    let mut copy = open(path, key, OpenFlags::SQLITE_OPEN_CREATE)?;
    // Until it is whole it is worth nothing, so nothing is kept to undo it with.
    copy.execute_batch("pragma synchronous = off")?;
    copy.pragma_update_and_check(None, "journal_mode", "off", |_| Ok(()))?;
    let done = Backup::new(source, &mut copy)?.step(-1)?;
    if done != StepResult::Done {
        return Err(FileTrouble::Busy.into());
    }
    copy.pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(()))?;
    copy.close().map_err(|(_, error)| error)?;
    Ok(())
}

/// The answer of a thread. That it panicked is a fault of the program.
pub(crate) fn joined<T>(answer: thread::Result<T>) -> Result<T> {
    answer.map_err(|_| Error::Internal("a thread ended in a panic".to_owned()))
}

/// One thing that a file is asked.
enum Question {
    /// Whether the seal of every page is whole. It misses pages that are gone from the end.
    Seals,
    /// Whether every page has its place and every row its columns. It finds those that are gone.
    Structure,
    /// Whether every reference in a table leads somewhere.
    References(String),
    /// What stands in some rows.
    Rows(Part),
}

/// Opens the file at `path` with its key, asks every page and every reference whether it is sound, and tells what is
/// in it.
///
/// # Errors
/// [`FileTrouble::WrongKey`], [`FileTrouble::Damaged`], [`FileTrouble::Newer`].
pub(crate) fn check(path: &Path, key: &StoreKey) -> Result<Contents> {
    let open = || open(path, key, OpenFlags::empty());
    let mut readers = Readers(
        (0..Readers::wanted())
            .map(|_| open())
            .collect::<Result<_>>()?,
    );
    let parts = Part::all(readers.first()?)?;
    let references = tables(readers.first()?)?
        .into_iter()
        .map(Question::References);
    // What takes longest is begun first.
    let questions: Vec<Question> = [Question::Structure, Question::Seals]
        .into_iter()
        .chain(references)
        .chain(parts.iter().cloned().map(Question::Rows))
        .collect();
    let answers = readers.share_out(&questions, |file, question| match question {
        Question::Seals => nothing_found(file, "pragma cipher_integrity_check"),
        Question::References(table) => nothing_found(
            file,
            &format!("pragma foreign_key_check({})", quoted(table)),
        ),
        Question::Structure => {
            let quick: String = file.query_row("pragma quick_check(1)", [], |row| row.get(0))?;
            sound(quick == "ok")
        }
        Question::Rows(part) => Ok(Some(part.hash(file)?)),
    })?;
    let hashed: Vec<_> = answers.into_iter().flatten().collect();
    let contents = Contents::of(readers.first()?, &parts, &hashed)?;
    let known = migrate::newest();
    if contents.schema > known {
        let found = contents.schema;
        return Err(FileTrouble::Newer { found, known }.into());
    }
    Ok(contents)
}

/// Whether a check that tells each fault in a row has none to tell.
fn nothing_found<T>(file: &Connection, check: &str) -> Result<Option<T>> {
    sound(file.prepare(check)?.query([])?.next()?.is_none())
}

fn sound<T>(is_sound: bool) -> Result<Option<T>> {
    if is_sound {
        Ok(None)
    } else {
        Err(FileTrouble::Damaged.into())
    }
}

/// A connection of its own that sees the file as it is now, whatever is written from now on.
pub(super) fn look_at(file: &SchoolFile) -> Result<Connection> {
    let connection = open(file.path()?, &file.key(), OpenFlags::empty())?;
    connection.execute_batch("begin; select count(*) from sqlite_schema;")?;
    Ok(connection)
}

fn open(path: &Path, key: &StoreKey, more: OpenFlags) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_EXRESCODE
        | more;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    unlock(&connection, key)?;
    // References lead to records all over the file, which a small cache would read again and again.
    connection.execute_batch(
        "pragma temp_store = memory; pragma trusted_schema = off; pragma cache_size = -16384;",
    )?;
    search::teach_folding(&connection)?;
    Ok(connection)
}

impl FileTrouble {
    /// What a fault of the disk means here. Only its kind goes on: the text may name a place.
    pub(crate) fn of(error: &std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        match error.kind() {
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => Self::ReadOnly,
            Kind::StorageFull | Kind::QuotaExceeded => Self::DiskFull,
            Kind::ResourceBusy => Self::Busy,
            kind => Self::Folder(kind.to_string()),
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::File(FileTrouble::of(&error))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn key() -> StoreKey {
        StoreKey::new([7; 32])
    }

    /// A file with enough in it for many pages.
    fn filled(folder: &Path) -> SchoolFile {
        let file = SchoolFile::open(&folder.join("school.waymark"), &key()).unwrap();
        file.connection()
            .execute_batch(
                "create table leaf (id integer primary key, body text not null) strict;
                 insert into leaf (body) select hex(randomblob(300)) from
                 (with recursive n(i) as (select 1 union all select i + 1 from n where i < 400) select i from n);",
            )
            .unwrap();
        file
    }

    #[test]
    fn a_copy_holds_what_the_file_holds_and_is_encrypted_under_its_key() {
        let folder = tempfile::tempdir().unwrap();
        let file = filled(folder.path());
        let path = folder.path().join("copy");
        let copied = file.copy_to(&path).unwrap();
        assert!(copied.rows >= 400);
        assert_eq!(check(&path, &key()).unwrap(), copied);
        assert!(
            !std::fs::read(&path)
                .unwrap()
                .starts_with(b"SQLite format 3")
        );
        let other = check(&path, &StoreKey::new([8; 32]));
        assert!(
            matches!(other, Err(Error::File(FileTrouble::WrongKey))),
            "{other:?}"
        );
        assert!(!folder.path().join("copy-wal").exists(), "one file alone");
    }

    #[test]
    fn a_copy_is_of_one_moment_though_writing_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let file = filled(folder.path());
        let writer = file.connection();
        writer
            .execute_batch("begin immediate; insert into leaf (body) values ('not yet')")
            .unwrap();
        let copied = file.copy_to(&folder.path().join("before")).unwrap();
        writer.execute_batch("commit").unwrap();
        let after = file.copy_to(&folder.path().join("after")).unwrap();
        assert_eq!(after.rows, copied.rows + 1);
        assert_ne!(after.sha256, copied.sha256);
    }

    #[test]
    fn a_flipped_bit_and_a_lost_end_are_found() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("copy");
        filled(folder.path()).copy_to(&path).unwrap();
        let whole = std::fs::read(&path).unwrap();
        for place in [5000, whole.len() / 2, whole.len() - 100] {
            let mut bytes = whole.clone();
            bytes[place] ^= 1;
            std::fs::write(&path, bytes).unwrap();
            assert!(check(&path, &key()).is_err(), "a bit at {place}");
        }
        std::fs::write(&path, &whole[..whole.len() - 4096 * 3]).unwrap();
        assert!(check(&path, &key()).is_err(), "a lost end");
        std::fs::write(&path, &whole).unwrap();
        assert!(check(&path, &key()).is_ok());
    }

    #[test]
    fn nothing_that_is_there_is_copied_over() {
        let folder = tempfile::tempdir().unwrap();
        let file = filled(folder.path());
        let path = folder.path().join("copy");
        std::fs::write(&path, "something else").unwrap();
        assert!(file.copy_to(&path).is_err());
        assert_eq!(std::fs::read(&path).unwrap(), b"something else");
    }
}
