//! The school's file: one SQLCipher database, opened with its raw key, checked and brought to the newest schema.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OpenFlags};
use secrecy::{ExposeSecret, SecretBox};

use super::{migrate, search};
use crate::error::{Error, FileTrouble, Result};

/// The least SQLite that may be linked: older ones have a bug that can damage a WAL file.
const LEAST_SQLITE: i32 = 3_051_003;

/// The 32 random bytes that open the file. They are never shown and never logged.
pub struct StoreKey(SecretBox<[u8; 32]>);

impl std::fmt::Debug for StoreKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StoreKey(..)")
    }
}

impl StoreKey {
    /// A key from its bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(SecretBox::new(Box::new(bytes)))
    }

    /// The same key once more, for another connection to the same file.
    pub(crate) fn again(&self) -> Self {
        Self::new(*self.0.expose_secret())
    }

    /// The key in hexadecimal, for the place that keeps it.
    pub(crate) fn to_hex(&self) -> secrecy::SecretString {
        let hex: String = self
            .0
            .expose_secret()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        hex.into()
    }
}

/// The open file.
#[derive(Debug)]
pub struct SchoolFile {
    connection: Mutex<Connection>,
    /// Where it lies; none where it lives in memory.
    path: Option<PathBuf>,
    key: StoreKey,
}

impl SchoolFile {
    /// Opens the file at `path`, making it where there is none, and brings it to the newest schema.
    ///
    /// # Errors
    /// [`FileTrouble`] says what is wrong with the file: wrong key, newer schema, damage, no room.
    pub fn open(path: &Path, key: &StoreKey) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_EXRESCODE;
        let connection = Connection::open_with_flags(path, flags)?;
        Self::prepare(connection, Some(path.to_owned()), key)
    }

    /// An encrypted school that lives in memory and is gone when dropped.
    ///
    /// # Errors
    /// As [`SchoolFile::open`].
    pub fn in_memory(key: &StoreKey) -> Result<Self> {
        Self::prepare(Connection::open_in_memory()?, None, key)
    }

    fn prepare(mut connection: Connection, path: Option<PathBuf>, key: &StoreKey) -> Result<Self> {
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
        migrate::to_newest(&mut connection)?;
        Ok(Self {
            connection: Mutex::new(connection),
            path,
            key: key.again(),
        })
    }

    /// Where the file lies.
    ///
    /// # Errors
    /// [`Error::Internal`] where it lives in memory.
    pub(crate) fn path(&self) -> Result<&Path> {
        let in_memory = || Error::Internal("the school lives in memory".to_owned());
        self.path.as_deref().ok_or_else(in_memory)
    }

    pub(crate) fn key(&self) -> &StoreKey {
        &self.key
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

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        // A trigger refuses what would change a closed review; see the migrations.
        if error
            .sqlite_error()
            .is_some_and(|e| e.extended_code == rusqlite::ffi::SQLITE_CONSTRAINT_TRIGGER)
        {
            return Self::Frozen;
        }
        match error.sqlite_error_code() {
            Some(Code::DiskFull) => FileTrouble::DiskFull.into(),
            Some(Code::ReadOnly | Code::CannotOpen | Code::PermissionDenied) => {
                FileTrouble::ReadOnly.into()
            }
            Some(Code::DatabaseBusy | Code::DatabaseLocked | Code::FileLockingProtocolFailed) => {
                FileTrouble::Busy.into()
            }
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => FileTrouble::Damaged.into(),
            // The text may quote what was to be stored, so only the kind of fault goes on.
            _ => match error {
                rusqlite::Error::QueryReturnedNoRows => Self::NotFound,
                rusqlite::Error::FromSqlConversionFailure(_, _, source) => {
                    Self::Internal(format!("a row: {source}"))
                }
                other => Self::Internal(format!("the file answered {other}")),
            },
        }
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
