//! One Waymark at a time: while a school's file is open, a lock beside it keeps every other Waymark out, be it a second
//! window or another user of the same PC. Whoever locks the window or signs out closes the file, and lets others in.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use crate::error::{Error, FileTrouble, Result};

/// Name of the empty file that is locked. It stays; the system lets go of the lock when the program ends, however it
/// ends.
pub(super) const LOCK: &str = "school.lock";

/// What this program holds. Its own sessions follow one another, and the next may begin before the one before has let
/// go: only other programs are kept out.
static HELD: Mutex<Vec<(PathBuf, Weak<Lock>)>> = Mutex::new(Vec::new());

/// How often a lock that another has is tried again, and after how long: whoever is about to let go does so meanwhile.
const TRIES: u32 = 10;
const BETWEEN: Duration = Duration::from_millis(30);

/// The locked file.
#[derive(Debug)]
struct Lock(File);

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing alone would leave it locked for as long as a program that was started meanwhile has a copy of it open.
        drop(self.0.unlock());
    }
}

/// That the school in a folder is this program's alone, until the last clone is dropped.
#[derive(Debug, Clone)]
pub(super) struct InUse {
    _lock: Arc<Lock>,
}

impl InUse {
    /// Takes the school in a folder that is there.
    ///
    /// # Errors
    /// [`FileTrouble::Busy`] where another program has it; where the lock cannot be written.
    pub(super) fn take(folder: &Path) -> Result<Self> {
        let path = folder.canonicalize()?.join(LOCK);
        let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|(_, lock)| lock.strong_count() > 0);
        let ours = held.iter().find(|(of, _)| *of == path);
        if let Some(lock) = ours.and_then(|(_, lock)| lock.upgrade()) {
            return Ok(Self { _lock: lock });
        }
        let file = open(&path)?;
        for left in (0..TRIES).rev() {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if left > 0 => std::thread::sleep(BETWEEN),
                Err(TryLockError::WouldBlock) => return Err(FileTrouble::Busy.into()),
                Err(TryLockError::Error(trouble)) => return Err(trouble.into()),
            }
        }
        let lock = Arc::new(Lock(file));
        held.push((path, Arc::downgrade(&lock)));
        Ok(Self { _lock: lock })
    }
}

/// The file that is locked; one that is there stays as it is.
fn open(path: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path).map_err(Error::from)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn another_program_is_kept_out_until_the_last_hold_is_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let first = InUse::take(folder.path()).unwrap();
        let second = InUse::take(folder.path()).unwrap();
        // A lock belongs to an open file, so another opening stands in for another program.
        let another = open(&folder.path().join(LOCK)).unwrap();
        assert!(another.try_lock().is_err());
        drop(first);
        assert!(another.try_lock().is_err());
        drop(second);
        another.try_lock().unwrap();
    }

    #[test]
    fn a_school_that_another_program_has_is_busy_and_free_once_it_has_gone() {
        let folder = tempfile::tempdir().unwrap();
        let another = open(&folder.path().join(LOCK)).unwrap();
        another.try_lock().unwrap();
        assert!(matches!(
            InUse::take(folder.path()),
            Err(Error::File(FileTrouble::Busy))
        ));
        drop(another);
        InUse::take(folder.path()).unwrap();
    }

    #[test]
    fn two_schools_do_not_stand_in_each_others_way() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let _one = InUse::take(one.path()).unwrap();
        let _other = InUse::take(other.path()).unwrap();
    }

    #[test]
    fn what_was_let_go_of_does_not_stand_in_the_way_of_sharing_it() {
        let folder = tempfile::tempdir().unwrap();
        drop(InUse::take(folder.path()).unwrap());
        let held = InUse::take(folder.path()).unwrap();
        let shared = InUse::take(folder.path()).unwrap();
        assert!(Arc::ptr_eq(&held._lock, &shared._lock));
    }
}
