//! The folders that the app makes and clears: the data folder's own, and the web view's inside it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// Makes a folder, with its parents, that only this person can read.
pub(crate) fn make_private(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

/// The web view's own folder, emptied of whatever a crash may have left.
pub(crate) fn fresh_web_view_folder(data_folder: &Path) -> io::Result<PathBuf> {
    let folder = data_folder.join("window");
    wipe(&folder);
    make_private(&folder)?;
    Ok(folder)
}

/// Removes the web view's folder. What cannot be removed now (on Windows the view may still hold
/// it) is removed at the next start.
pub(crate) fn wipe(folder: &Path) {
    match fs::remove_dir_all(folder) {
        Ok(()) => {}
        Err(trouble) if trouble.kind() == io::ErrorKind::NotFound => {}
        Err(trouble) => log::warn!("the window's folder was not removed: {}", trouble.kind()),
    }
}

/// Removes the web view's folder for good as the window ends. Where the view's own processes cannot be ended first
/// (Windows keeps them to itself), they live a moment longer and may still write into it, so it counts as gone once it
/// has stayed away for a while; at most one second is waited.
pub(crate) fn wipe_until_gone(folder: &Path) {
    const LOOKS: u32 = 20;
    const BETWEEN: Duration = Duration::from_millis(50);
    const STAYS_AWAY: u32 = 4;
    let mut away = 0;
    for _ in 0..LOOKS {
        wipe(folder);
        thread::sleep(BETWEEN);
        away = if folder.exists() { 0 } else { away + 1 };
        if away == STAYS_AWAY {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_a_crash_left_in_the_windows_folder_is_gone_at_the_next_start() {
        let data = tempfile::tempdir().unwrap();
        let first = fresh_web_view_folder(data.path()).unwrap();
        fs::write(first.join("left-behind"), "x").unwrap();
        let second = fresh_web_view_folder(data.path()).unwrap();
        assert_eq!(fs::read_dir(second).unwrap().count(), 0);
    }

    #[test]
    fn what_is_still_written_as_the_window_ends_is_removed_too() {
        let data = tempfile::tempdir().unwrap();
        let folder = fresh_web_view_folder(data.path()).unwrap();
        let late = folder.join("storage");
        let writer = thread::spawn(move || {
            for _ in 0..10 {
                // It may be taken away between the two; then it is written anew.
                let _ = fs::create_dir_all(&late).and_then(|()| fs::write(late.join("late"), "x"));
                thread::sleep(Duration::from_millis(10));
            }
        });
        wipe_until_gone(&folder);
        writer.join().unwrap();
        assert!(!folder.exists());
    }

    #[test]
    fn wiping_a_folder_that_is_not_there_is_no_trouble() {
        let data = tempfile::tempdir().unwrap();
        wipe(&data.path().join("never-made"));
        assert!(data.path().is_dir());
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_can_look_into_a_private_folder() {
        use std::os::unix::fs::PermissionsExt;
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().join("a/b");
        make_private(&folder).unwrap();
        assert_eq!(
            fs::metadata(folder).unwrap().permissions().mode() & 0o777,
            0o700
        );
    }
}
