//! What the library answers when something stands in the way, told as what it is: the disk, another program, damage, or a
//! fault inside Waymark.

use crate::error::{Error, FileTrouble};

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
            Some(Code::SystemIoFailure) => FileTrouble::DiskFails.into(),
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
    use super::*;

    #[test]
    fn a_disk_that_fails_is_told_as_one_and_not_as_a_fault_inside() {
        for code in [
            rusqlite::ffi::SQLITE_IOERR_WRITE,
            rusqlite::ffi::SQLITE_IOERR_FSYNC,
            rusqlite::ffi::SQLITE_IOERR_TRUNCATE,
            rusqlite::ffi::SQLITE_IOERR_READ,
        ] {
            let failure = rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None);
            let told = Error::from(failure);
            assert!(
                matches!(told, Error::File(FileTrouble::DiskFails)),
                "{told:?}"
            );
        }
    }
}
