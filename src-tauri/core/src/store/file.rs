//! The school's file: one SQLCipher database, opened with its raw key, checked and brought to the newest schema.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OpenFlags};
use secrecy::ExposeSecret;

use super::key::StoreKey;
use super::{copy, disk, migrate, search, trail};
use crate::error::{Error, FileTrouble, Result};

/// The least SQLite that may be linked: older ones have a bug that can damage a WAL file.
const LEAST_SQLITE: i32 = 3_051_003;

/// The open file.
#[derive(Debug)]
pub struct SchoolFile {
    connection: Mutex<Connection>,
    /// Where it lies; none where it lives in memory.
    path: Option<PathBuf>,
    key: Mutex<StoreKey>,
    troubled: AtomicBool,
}

impl SchoolFile {
    /// Opens the file at `path`, making it where there is none, and brings it to the newest schema.
    ///
    /// # Errors
    /// [`FileTrouble`] says what is wrong with the file: wrong key, newer schema, damage, no room.
    pub fn open(path: &Path, key: &StoreKey) -> Result<Self> {
        let file = Self::open_as_it_is(path, key)?;
        file.upgrade()?;
        Ok(file)
    }

    /// Opens the file with the schema that it has, so that a copy can be made of it before [`SchoolFile::upgrade`].
    ///
    /// # Errors
    /// As [`SchoolFile::open`].
    pub(crate) fn open_as_it_is(path: &Path, key: &StoreKey) -> Result<Self> {
        Ok(Self {
            connection: Mutex::new(connect(path, key)?),
            path: Some(path.to_owned()),
            key: Mutex::new(key.again()),
            troubled: AtomicBool::new(false),
        })
    }

    /// Whether the file was last used with an older schema than this program's.
    ///
    /// # Errors
    /// What stands in the way of reading it.
    pub(crate) fn is_older(&self) -> Result<bool> {
        migrate::is_older(&self.connection())
    }

    /// Brings the file to the newest schema, in one transaction. One that has it stays untouched.
    ///
    /// # Errors
    /// What stands in the way; the file is as it was then.
    pub(crate) fn upgrade(&self) -> Result<()> {
        let mut connection = self.connection();
        migrate::to_newest(&mut connection)?;
        trail::ensure_key(&connection)
    }

    /// An encrypted school that lives in memory and is gone when dropped.
    ///
    /// # Errors
    /// As [`SchoolFile::open`].
    pub fn in_memory(key: &StoreKey) -> Result<Self> {
        let file = Self {
            connection: Mutex::new(prepared(Connection::open_in_memory()?, key)?),
            path: None,
            key: Mutex::new(key.again()),
            troubled: AtomicBool::new(false),
        };
        file.upgrade()?;
        Ok(file)
    }

    /// Puts the file under another key: a copy under the new key is made beside, checked, and takes the place of the
    /// file in one step. A power cut leaves the file under the old key or under the new one. Others wait meanwhile.
    ///
    /// # Errors
    /// [`FileTrouble`]: no room, [`FileTrouble::CopyDiffers`], [`FileTrouble::Busy`] where somebody else reads the
    /// file at this moment. It is under its old key then.
    pub(crate) fn change_key(&self, next: &StoreKey) -> Result<()> {
        let path = self.path()?;
        let beside = path.with_extension("waymark-next");
        disk::forget(&beside);
        let mut connection = self.connection();
        let copied = self.copy_under(next, &beside)?;
        if copy::check(&beside, next)? != copied {
            disk::forget(&beside);
            return Err(FileTrouble::CopyDiffers.into());
        }
        disk::sync(&beside)?;
        let old = std::mem::replace(&mut *connection, Connection::open_in_memory()?);
        // The last connection takes its log along as it closes. A log that stayed would belong to the old file.
        drop(old.close());
        let mut log = path.as_os_str().to_owned();
        log.push("-wal");
        let log = PathBuf::from(log);
        let replaced = if log.exists() {
            disk::forget(&beside);
            Err(FileTrouble::Busy.into())
        } else {
            disk::publish(&beside, path)
        };
        if replaced.is_ok() {
            *self.key_guard() = next.again();
        }
        let mut again = connect(path, &self.key());
        if let (Err(_), Err(Error::File(FileTrouble::WrongKey))) = (&replaced, &again) {
            // It took the place all the same, and only that this lasts could not be had.
            again = connect(path, next);
            *self.key_guard() = next.again();
        }
        match again {
            Ok(fresh) => *connection = fresh,
            Err(error) => {
                self.troubled.store(true, Ordering::Relaxed);
                return Err(error);
            }
        }
        replaced
    }

    /// The disk answered with an error. The library goes on refusing everything over a connection in which it once
    /// failed to read a page, so a fresh one is needed, now or once the trouble is over.
    pub(crate) fn had_trouble(&self) {
        self.troubled.store(true, Ordering::Relaxed);
        // What stands in the way now is told to whoever asks next, if it still does then.
        drop(self.open_anew_after_trouble());
    }

    /// Opens the file anew where there was trouble.
    ///
    /// # Errors
    /// What still stands in the way. Nothing may be asked of the file then.
    pub(crate) fn open_anew_after_trouble(&self) -> Result<()> {
        let (Some(path), true) = (&self.path, self.troubled.load(Ordering::Relaxed)) else {
            return Ok(());
        };
        let mut connection = self.connection();
        // The old one goes first: two of them would share what is wrong with the memory beside the file.
        drop(std::mem::replace(
            &mut *connection,
            Connection::open_in_memory()?,
        ));
        let fresh = connect(path, &self.key())?;
        // Only who may write has got all of it back.
        fresh.execute_batch("begin immediate; rollback")?;
        *connection = fresh;
        self.troubled.store(false, Ordering::Relaxed);
        Ok(())
    }

    /// Where the file lies.
    ///
    /// # Errors
    /// [`Error::Internal`] where it lives in memory.
    pub(crate) fn path(&self) -> Result<&Path> {
        let in_memory = || Error::Internal("the school lives in memory".to_owned());
        self.path.as_deref().ok_or_else(in_memory)
    }

    /// Closes the file, with all of its log inside it.
    ///
    /// # Errors
    /// What stands in the way of writing the log into the file.
    pub(crate) fn close(self) -> Result<()> {
        let connection = self
            .connection
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        // Closing alone would not tell that the log stayed outside: whoever then moves the file would lose it.
        let left_outside: bool =
            connection.query_row("pragma wal_checkpoint(truncate)", [], |row| row.get(0))?;
        connection.close().map_err(|(_, error)| error)?;
        if left_outside {
            return Err(FileTrouble::Busy.into());
        }
        Ok(())
    }

    /// The key of the file, for another connection to it or to be sealed.
    pub(crate) fn key(&self) -> StoreKey {
        self.key_guard().again()
    }

    fn key_guard(&self) -> MutexGuard<'_, StoreKey> {
        self.key.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether every reference in the file leads to a record that is there.
    ///
    /// # Errors
    /// What stands in the way of reading the file.
    pub fn references_hold(&self) -> Result<bool> {
        let connection = self.connection();
        let mut statement = connection.prepare("pragma foreign_key_check")?;
        let broken = statement.query([])?.next()?.is_some();
        Ok(!broken)
    }

    pub(crate) fn connection(&self) -> MutexGuard<'_, Connection> {
        // A panic inside a transaction rolled it back when it was dropped, so the connection is sound.
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

fn connect(path: &Path, key: &StoreKey) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let connection = Connection::open_with_flags(path, flags)?;
    // Where it may not write, SQLite opens a file to read, and would tell so only when something is to be saved.
    if connection.is_readonly("main")? {
        return Err(FileTrouble::ReadOnly.into());
    }
    prepared(connection, key)
}

fn prepared(connection: Connection, key: &StoreKey) -> Result<Connection> {
    if rusqlite::version_number() < LEAST_SQLITE {
        return Err(Error::Internal(format!(
            "SQLite {} is too old",
            rusqlite::version()
        )));
    }
    unlock(&connection, key)?;
    connection.execute_batch(
        "pragma journal_mode = wal;
         pragma synchronous = full;
         pragma foreign_keys = on;
         pragma secure_delete = on;
         pragma temp_store = memory;
         pragma cache_size = -32768;
         pragma trusted_schema = off;",
    )?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(256);
    search::teach_folding(&connection)?;
    migrate::refuse_newer(&connection)?;
    Ok(connection)
}

pub(super) fn unlock(connection: &Connection, key: &StoreKey) -> Result<()> {
    let hex = key.to_hex();
    let pragma = zeroize::Zeroizing::new(format!("pragma key = \"x'{}'\"", hex.expose_secret()));
    // The library would write into the standard error by itself.
    connection.execute_batch("pragma cipher_log_level = none")?;
    connection.execute_batch(&pragma)?;
    let first_read = connection.query_row("select count(*) from sqlite_master", [], |row| {
        row.get::<_, i64>(0)
    });
    match first_read {
        Ok(_) => Ok(()),
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) => {
            Err(FileTrouble::WrongKey.into())
        }
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_file_is_encrypted_and_wants_its_own_key() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("school.waymark");
        drop(SchoolFile::open(&path, &StoreKey::new([7; 32])).unwrap());
        let bytes = std::fs::read(&path).unwrap();
        assert!(
            !bytes.starts_with(b"SQLite format 3"),
            "the file is not encrypted"
        );
        let other = SchoolFile::open(&path, &StoreKey::new([8; 32]));
        assert!(
            matches!(other, Err(Error::File(FileTrouble::WrongKey))),
            "{other:?}"
        );
        assert!(SchoolFile::open(&path, &StoreKey::new([7; 32])).is_ok());
    }

    #[test]
    fn under_another_key_it_holds_the_same_and_the_old_key_opens_it_no_more() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("school.waymark");
        let (old, new) = (StoreKey::new([7; 32]), StoreKey::new([8; 32]));
        let file = SchoolFile::open(&path, &old).unwrap();
        let write = |value: &str| {
            file.connection()
                .execute_batch(&format!(
                    "create table if not exists leaf (body text) strict; insert into leaf values ('{value}')"
                ))
                .unwrap();
        };
        write("before");
        file.change_key(&new).unwrap();
        write("after");
        let rows = |file: &SchoolFile| -> i64 {
            let connection = file.connection();
            connection
                .query_row("select count(*) from leaf", [], |row| row.get(0))
                .unwrap()
        };
        assert_eq!(rows(&file), 2);
        drop(file);
        assert!(matches!(
            SchoolFile::open(&path, &old),
            Err(Error::File(FileTrouble::WrongKey))
        ));
        assert_eq!(rows(&SchoolFile::open(&path, &new).unwrap()), 2);
    }

    #[test]
    fn while_somebody_else_reads_the_file_it_keeps_its_key() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("school.waymark");
        let (old, new) = (StoreKey::new([7; 32]), StoreKey::new([8; 32]));
        let file = SchoolFile::open(&path, &old).unwrap();
        let reader = SchoolFile::open(&path, &old).unwrap();
        let busy = file.change_key(&new);
        assert!(
            matches!(busy, Err(Error::File(FileTrouble::Busy))),
            "{busy:?}"
        );
        drop(reader);
        assert!(file.references_hold().unwrap());
        assert!(file.change_key(&new).is_ok());
    }

    #[test]
    fn what_is_acknowledged_is_synced_to_the_disk() {
        let folder = tempfile::tempdir().unwrap();
        let file = SchoolFile::open(
            &folder.path().join("school.waymark"),
            &StoreKey::new([7; 32]),
        )
        .unwrap();
        let full: i64 = file
            .connection()
            .query_row("pragma synchronous", [], |row| row.get(0))
            .unwrap();
        let mode: String = file
            .connection()
            .query_row("pragma journal_mode", [], |row| row.get(0))
            .unwrap();
        assert_eq!((full, mode.as_str()), (2, "wal"));
    }
}
