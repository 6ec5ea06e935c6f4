//! Where backups lie: what is in a folder, what is let go of, and the copy in a second place.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::{ENDING, Manifest, UNFINISHED, container};
use crate::domain::backup::let_go;
use crate::error::{FileTrouble, Result};
use crate::store::disk;

/// A backup in a folder.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    pub(crate) path: PathBuf,
    pub(crate) size_bytes: u64,
    pub(crate) manifest: Manifest,
}

/// The backups of one vault in a folder, the newest first. What is damaged at its beginning, or is something else, is
/// not among them; a folder that is not there (a stick that was pulled out) has none.
pub(crate) fn in_folder(folder: &Path, vault_id: &str) -> Vec<Kept> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut kept: Vec<Kept> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == ENDING))
        .filter_map(|path| {
            let manifest = container::manifest_of(&path).ok()?;
            let size_bytes = fs::metadata(&path).ok()?.len();
            Some(Kept {
                path,
                size_bytes,
                manifest,
            })
        })
        .filter(|kept| kept.manifest.vault_id == vault_id)
        .collect();
    kept.sort_by_key(|one| std::cmp::Reverse(one.manifest.made_at));
    kept
}

/// Lets go of the backups of a vault in a folder that nobody will ask for.
pub(crate) fn thin(folder: &Path, vault_id: &str, now: DateTime<Utc>) {
    let kept = in_folder(folder, vault_id);
    let made: Vec<DateTime<Utc>> = kept.iter().map(|one| one.manifest.made_at).collect();
    let gone = let_go(&made, now);
    for one in kept {
        if gone.contains(&one.manifest.made_at) {
            disk::forget(&one.path);
        }
    }
}

/// Puts a backup that passed its check into a second place, and compares it byte for byte once it is there.
///
/// # Errors
/// [`FileTrouble`]: the place is not there, is full, or did not keep what was written.
pub(crate) fn carry(backup: &Path, folder: &Path) -> Result<PathBuf> {
    let name = backup.file_name().unwrap_or_default();
    let mut hidden = OsString::from(UNFINISHED);
    hidden.push(name);
    let unfinished = folder.join(hidden);
    let carried = (|| {
        let mut from = File::open(backup)?;
        let mut to = disk::create_private(&unfinished)?;
        std::io::copy(&mut from, &mut to)?;
        to.sync_all()?;
        drop(to);
        if container::hash_of(backup)? != container::hash_of(&unfinished)? {
            return Err(FileTrouble::CopyDiffers.into());
        }
        let path = folder.join(name);
        disk::publish(&unfinished, &path)?;
        Ok(path)
    })();
    disk::forget(&unfinished);
    carried
}
