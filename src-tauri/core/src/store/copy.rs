//! A consistent copy of the open file under its own key, and the checks that a file and a copy have to pass.
//!
//! The copy is read over a connection of its own, in one view of the file, so that work in the window goes on
//! meanwhile.

use std::path::Path;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use sha2::{Digest, Sha256};

use super::file::{SchoolFile, StoreKey, unlock};
use super::{migrate, search};
use crate::error::{Error, FileTrouble, Result};

/// What stands in a file: the hash over every row of every table, in order, and how many rows there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Contents {
    pub(crate) sha256: String,
    pub(crate) rows: u64,
    pub(crate) schema: u32,
}

impl SchoolFile {
    /// Copies the file as it is at this moment to `path`, where nothing may be yet, under the same key. The copy is
    /// one file without a log beside it. Answers with what went into it, for [`check`] to compare.
    ///
    /// # Errors
    /// [`FileTrouble`]: no room, no right to write, damage found on the way.
    pub(crate) fn copy_to(&self, path: &Path) -> Result<Contents> {
        self.copy_under(&self.key(), path)
    }

    /// As [`SchoolFile::copy_to`], with the copy under another key.
    pub(super) fn copy_under(&self, key: &StoreKey, path: &Path) -> Result<Contents> {
        let source = open(self.path()?, &self.key(), OpenFlags::empty())?;
        // From here to the end this connection sees the file as it is now, whatever is written meanwhile.
        source.execute_batch("begin")?;
        let contents = contents(&source)?;
        let mut copy = open(path, key, OpenFlags::SQLITE_OPEN_CREATE)?;
        let done = Backup::new(&source, &mut copy)?.step(-1)?;
        if done != StepResult::Done {
            return Err(FileTrouble::Busy.into());
        }
        copy.pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(()))?;
        copy.close().map_err(|(_, error)| error)?;
        std::fs::File::open(path)
            .and_then(|file| file.sync_all())
            .map_err(|error| FileTrouble::of(&error))?;
        Ok(contents)
    }
}

/// Opens the file at `path` with its key, asks every page and every reference whether it is sound, and tells what is
/// in it.
///
/// # Errors
/// [`FileTrouble::WrongKey`], [`FileTrouble::Damaged`], [`FileTrouble::Newer`].
pub(crate) fn check(path: &Path, key: &StoreKey) -> Result<Contents> {
    let file = open(path, key, OpenFlags::empty())?;
    // The first finds pages whose seal is broken but misses pages that are gone from the end; the second finds those.
    let broken_pages = file
        .prepare("pragma cipher_integrity_check")?
        .query([])?
        .next()?
        .is_some();
    let quick: String = file.query_row("pragma quick_check(1)", [], |row| row.get(0))?;
    let broken_reference = file
        .prepare("pragma foreign_key_check")?
        .query([])?
        .next()?
        .is_some();
    if broken_pages || quick != "ok" || broken_reference {
        return Err(FileTrouble::Damaged.into());
    }
    let contents = contents(&file)?;
    let known = migrate::newest();
    if contents.schema > known {
        let found = contents.schema;
        return Err(FileTrouble::Newer { found, known }.into());
    }
    Ok(contents)
}

fn open(path: &Path, key: &StoreKey, more: OpenFlags) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_EXRESCODE
        | more;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    unlock(&connection, key)?;
    connection.execute_batch("pragma temp_store = memory; pragma trusted_schema = off;")?;
    search::teach_folding(&connection)?;
    Ok(connection)
}

/// The hash over all rows. Rows come in the order of the table's own key, which a copy keeps.
fn contents(connection: &Connection) -> Result<Contents> {
    let mut hash = Sha256::new();
    let mut rows: u64 = 0;
    for table in tables(connection)? {
        rows += add_table(&mut hash, connection, &table)?;
    }
    Ok(Contents {
        sha256: hex(&hash.finalize()),
        rows,
        schema: connection.query_row("pragma user_version", [], |row| row.get(0))?,
    })
}

/// The hash of each table by its name, to see which of them differ.
#[cfg(test)]
pub(crate) fn hashes(file: &SchoolFile) -> Result<std::collections::BTreeMap<String, String>> {
    let connection = file.connection();
    let of_table = |table: String| {
        let mut hash = Sha256::new();
        add_table(&mut hash, &connection, &table)?;
        Ok((table, hex(&hash.finalize())))
    };
    tables(&connection)?.into_iter().map(of_table).collect()
}

fn tables(connection: &Connection) -> Result<Vec<String>> {
    let names = connection
        .prepare(
            "select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'
             and sql not like 'create virtual%' order by name",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(names)
}

/// Adds the rows of a table to a hash; how many there are.
fn add_table(hash: &mut Sha256, connection: &Connection, table: &str) -> Result<u64> {
    add(hash, b't', table.as_bytes());
    let quoted = table.replace('"', "\"\"");
    let mut statement = connection.prepare(&format!("select * from \"{quoted}\""))?;
    let columns = statement.column_count();
    let mut found = statement.query([])?;
    let mut rows: u64 = 0;
    while let Some(row) = found.next()? {
        rows += 1;
        for column in 0..columns {
            match row.get_ref(column)? {
                ValueRef::Null => add(hash, b'n', &[]),
                ValueRef::Integer(number) => add(hash, b'i', &number.to_be_bytes()),
                ValueRef::Real(number) => add(hash, b'r', &number.to_be_bytes()),
                ValueRef::Text(text) => add(hash, b's', text),
                ValueRef::Blob(bytes) => add(hash, b'b', bytes),
            }
        }
    }
    Ok(rows)
}

/// A value with its kind and length before it, so that no two rows hash alike by accident.
fn add(hash: &mut Sha256, kind: u8, bytes: &[u8]) {
    hash.update([kind]);
    hash.update(bytes.len().to_be_bytes());
    hash.update(bytes);
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
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
