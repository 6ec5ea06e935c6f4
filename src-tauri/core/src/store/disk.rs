//! Writing so that a power cut leaves the old or the new: beside, synced, then renamed.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::Path;

use crate::error::Result;

/// Writes a file that only its owner can read, whole or not at all, in the place of one that may be there.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let unfinished = path.with_extension("part");
    let written = create_private(&unfinished)
        .and_then(|mut file| Ok(file.write_all(bytes).and_then(|()| file.sync_all())?))
        .and_then(|()| publish(&unfinished, path));
    if written.is_err() {
        forget(&unfinished);
    }
    written
}

/// Waits until all of a file is on the disk.
pub(crate) fn sync(path: &Path) -> Result<()> {
    // Windows syncs only what was opened for writing.
    Ok(OpenOptions::new().write(true).open(path)?.sync_all()?)
}

/// Gives a finished and synced file its name, and makes the name last.
pub(crate) fn publish(finished: &Path, path: &Path) -> Result<()> {
    fs::rename(finished, path)?;
    match path.parent() {
        Some(folder) => sync_folder(folder),
        None => Ok(()),
    }
}

/// An empty file for its owner alone, in the place of one that may be there.
pub(crate) fn create_private(path: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    // On Windows the data folder is in the user's own profile, whose access list the file inherits.
    Ok(options.open(path)?)
}

/// Removes what is not wanted; that it is gone already, or stays until the next time, is no trouble.
pub(crate) fn forget(path: &Path) {
    drop(fs::remove_file(path));
}

/// A rename lasts once its folder is on the disk. Windows does so by itself and opens no folder as a file.
fn sync_folder(folder: &Path) -> Result<()> {
    #[cfg(test)]
    trouble::strike()?;
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

/// A disk that gives a file its name and then reports trouble all the same, for the tests of what follows from that.
#[cfg(test)]
pub(crate) mod trouble {
    use std::cell::Cell;

    thread_local! {
        static NAMES_UNTIL: Cell<Option<u32>> = const { Cell::new(None) };
    }

    /// The name after so many more is given, and reported as not given.
    pub(crate) fn after(names: u32) {
        NAMES_UNTIL.set(Some(names));
    }

    pub(super) fn strike() -> std::io::Result<()> {
        match NAMES_UNTIL.take() {
            Some(0) => Err(std::io::Error::other("the disk reports trouble")),
            Some(more) => {
                NAMES_UNTIL.set(Some(more - 1));
                Ok(())
            }
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_new_takes_the_place_of_the_old_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("school.keys");
        write_whole(&path, b"old").unwrap();
        write_whole(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn where_it_cannot_be_written_the_old_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("gone/school.keys");
        assert!(write_whole(&path, b"new").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_reads_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("school.keys");
        write_whole(&path, b"new").unwrap();
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
