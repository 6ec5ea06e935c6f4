//! Backups: one file each, `*.waymark-backup`, and none that was not opened and checked after it was made.
//!
//! A backup is a tar archive of `manifest.json`, `recovery.age` (the data key for the recovery sheet alone) and
//! `school.waymark`, the database as it was at one moment under its own key, with the header that belongs to it inside.
//! No name stands outside the encryption, and no password of anybody opens it. It can be taken apart without Waymark,
//! by whoever holds the sheet: `tar`, `age`, `sqlcipher`.

mod container;
mod places;
mod restore;

pub use container::Manifest;
pub(crate) use places::{Kept, carry, in_folder, thin};
pub(super) use restore::BEFORE;
pub(crate) use restore::{Decided, Opener, fit_for_backups};

use std::path::{Path, PathBuf};
use std::thread;

use chrono::{DateTime, Utc};

use crate::domain::backup::BackupReason;
use crate::error::Result;
use crate::store::contents::Contents;
use crate::store::{SchoolFile, StoreKey, copy, disk};
use crate::world::World;

/// The ending of a backup's name.
pub const ENDING: &str = "waymark-backup";
/// The folder of the backups, beside the school's file.
pub(crate) const FOLDER: &str = "backups";
/// What is not finished yet begins so; it is removed when the next backup is made.
const UNFINISHED: &str = ".unfinished-";

/// A backup that was made and passed its check.
#[derive(Debug, Clone)]
pub struct Backup {
    pub path: PathBuf,
    pub size_bytes: u64,
    pub made_at: DateTime<Utc>,
    pub reason: BackupReason,
}

/// Whose backup it is, and who can open it.
#[derive(Debug, Default)]
pub(crate) struct Owner {
    pub(crate) vault_id: String,
    /// The data key as an age file that the recovery sheet opens; none where there is no sheet.
    pub(crate) seal: Option<Vec<u8>>,
}

/// Makes a backup of the open file in a folder, opens what is in it and compares it with what was copied; only then it
/// gets its name. Work on the file goes on meanwhile.
///
/// # Errors
/// [`crate::error::FileTrouble`]: no room, no right to write, or the copy is not what was copied. Nothing is left behind then.
pub(crate) fn make(
    file: &SchoolFile,
    owner: &Owner,
    folder: &Path,
    reason: BackupReason,
    world: &dyn World,
) -> Result<Backup> {
    std::fs::create_dir_all(folder)?;
    clear_unfinished(folder);
    let made_at = world.now();
    let id = world.new_id();
    let unfinished = |what: &str| folder.join(format!("{UNFINISHED}{id}-{what}"));
    let (copied, packed) = (unfinished("copied"), unfinished("packed"));
    let made = (|| {
        let contents = file.copy_to(&copied)?;
        let size_bytes = container::pack(&copied, owner.seal.as_deref(), &packed, |database| {
            Manifest::new(&contents, database, made_at, reason, &owner.vault_id)
        })?;
        if !proves(&packed, &copied, &file.key(), &contents).unwrap_or(false) {
            return Err(file.trouble_with_copy().into());
        }
        let path = free_name(folder, made_at, reason);
        disk::publish(&packed, &path)?;
        Ok(Backup {
            path,
            size_bytes,
            made_at,
            reason,
        })
    })();
    for rest in [copied, packed] {
        disk::forget(&rest);
    }
    made
}

/// Whether a backup holds what was to be copied: the copy is opened and compared row by row, and the bytes in the backup
/// are read back and are those of the copy, one and all.
fn proves(packed: &Path, copied: &Path, key: &StoreKey, contents: &Contents) -> Result<bool> {
    thread::scope(|scope| {
        let kept = scope.spawn(|| container::look_through(packed));
        let opened = scope.spawn(|| container::hash_of(copied));
        let checked = copy::check(copied, key)?;
        let manifest = copy::joined(kept.join())??;
        let opened = copy::joined(opened.join())??;
        Ok(checked == *contents && manifest.describes(contents) && manifest.holds(&opened))
    })
}

/// "2026-11-10 1000 before-import": sorted by when it was made, and holding nothing about anybody.
fn free_name(folder: &Path, made_at: DateTime<Utc>, reason: BackupReason) -> PathBuf {
    let name = format!(
        "{} {}",
        made_at.format("%Y-%m-%d %H%M%S"),
        reason.code().replace('_', "-")
    );
    let first = folder.join(format!("{name}.{ENDING}"));
    (2..)
        .map(|number| folder.join(format!("{name} {number}.{ENDING}")))
        .find(|path| !path.exists())
        .filter(|_| first.exists())
        .unwrap_or(first)
}

/// Removes what a power cut left of a backup that was being made.
fn clear_unfinished(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
            disk::forget(&entry.path());
        }
    }
}

#[cfg(test)]
mod tests;
