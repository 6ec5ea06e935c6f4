//! Where the live file may lie: on a disk of this PC, and nowhere else. A folder that is copied by itself (OneDrive,
//! Dropbox), one on a server, and one on a memory stick may each lose or damage a database that is open. Backups are
//! welcome there.

use std::path::{Component, Path, Prefix};

use crate::error::{FileTrouble, Result};

/// Why a folder is no place for the live file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// A service copies it to other computers by itself.
    Synced,
    /// It lies on another computer.
    Network,
    /// It lies on a memory stick or a disk that can be unplugged.
    Removable,
}

/// How the folders of synchronising services begin. The whole name, or the name with an organisation's after it, as
/// in "OneDrive - Elm Grove Primary".
const SYNCED: [&str; 10] = [
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "my drive",
    "icloud drive",
    "iclouddrive",
    "mobile documents",
    "nextcloud",
    "owncloud",
];

/// File systems that are another computer's.
const NETWORK: [&str; 11] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afs",
    "ncpfs",
    "davfs",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.gvfsd-fuse",
];

/// Refuses a folder that is no place for the live file. It need not be there yet.
///
/// # Errors
/// [`FileTrouble::Place`].
pub(super) fn check(folder: &Path) -> Result<()> {
    let whole = whole_path(folder);
    match by_name(&whole).or_else(|| by_disk(&whole)) {
        Some(unfit) => Err(FileTrouble::Place(unfit).into()),
        None => Ok(()),
    }
}

/// The path with links followed, as far as it is there.
fn whole_path(folder: &Path) -> std::path::PathBuf {
    let there = folder.ancestors().find_map(|one| {
        let rest = folder.strip_prefix(one).ok()?;
        Some(one.canonicalize().ok()?.join(rest))
    });
    there.unwrap_or_else(|| folder.to_owned())
}

/// What the path itself says.
fn by_name(folder: &Path) -> Option<Unfit> {
    for component in folder.components() {
        match component {
            Component::Prefix(prefix) => {
                if matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)) {
                    return Some(Unfit::Network);
                }
            }
            Component::Normal(name) => {
                if is_synced(&name.to_string_lossy()) {
                    return Some(Unfit::Synced);
                }
            }
            Component::RootDir | Component::CurDir | Component::ParentDir => {}
        }
    }
    None
}

fn is_synced(name: &str) -> bool {
    let name = name.to_lowercase();
    SYNCED.iter().any(|service| {
        name.strip_prefix(service)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-', '(']))
    })
}

#[cfg(target_os = "linux")]
fn by_disk(folder: &Path) -> Option<Unfit> {
    if folder.starts_with("/media") || folder.starts_with("/run/media") {
        return Some(Unfit::Removable);
    }
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
    let kind = file_system(&mounts, folder)?;
    NETWORK.contains(&kind).then_some(Unfit::Network)
}

#[cfg(target_os = "macos")]
fn by_disk(folder: &Path) -> Option<Unfit> {
    folder.starts_with("/Volumes").then_some(Unfit::Removable)
}

/// A letter may stand for a folder of a server or for a memory stick: Windows knows.
#[cfg(windows)]
#[allow(
    unsafe_code,
    reason = "the one call into Windows that no safe crate wraps"
)]
fn by_disk(folder: &Path) -> Option<Unfit> {
    use windows_sys::Win32::Storage::FileSystem::GetDriveTypeW;
    use windows_sys::Win32::System::WindowsProgramming::{DRIVE_REMOTE, DRIVE_REMOVABLE};
    let letter = folder.components().find_map(|component| match component {
        Component::Prefix(prefix) => match prefix.kind() {
            Prefix::Disk(letter) | Prefix::VerbatimDisk(letter) => Some(letter),
            _ => None,
        },
        _ => None,
    })?;
    let root: [u16; 4] = [u16::from(letter), u16::from(b':'), u16::from(b'\\'), 0];
    // SAFETY: the name is ended by a zero and lives until the call returns.
    match unsafe { GetDriveTypeW(root.as_ptr()) } {
        DRIVE_REMOTE => Some(Unfit::Network),
        DRIVE_REMOVABLE => Some(Unfit::Removable),
        _ => None,
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
fn by_disk(_folder: &Path) -> Option<Unfit> {
    None
}

/// The kind of file system that a folder lies on, from the system's list of mounts (proc(5), "mountinfo"): of the
/// mounts that the folder lies in, the one with the longest path.
#[cfg(target_os = "linux")]
fn file_system<'a>(mounts: &'a str, folder: &Path) -> Option<&'a str> {
    mounts
        .lines()
        .filter_map(|line| {
            let (before, after) = line.split_once(" - ")?;
            let at = before.split(' ').nth(4)?.replace("\\040", " ");
            let kind = after.split(' ').next()?;
            folder.starts_with(&at).then_some((at.len(), kind))
        })
        // Of two mounts at one place the later lies on top.
        .max_by_key(|(length, _)| *length)
        .map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::error::Error;

    #[test]
    fn a_folder_that_is_copied_by_itself_is_refused_by_its_name() {
        for synced in [
            "/home/office/OneDrive/Waymark",
            "/home/office/OneDrive - Elm Grove Primary/Waymark",
            "/Users/office/Dropbox (Elm Grove)/Waymark",
            "/home/office/Google Drive/Waymark",
            "/home/office/Nextcloud/a/b",
        ] {
            assert_eq!(by_name(Path::new(synced)), Some(Unfit::Synced), "{synced}");
        }
        for fit in [
            "/home/office/.local/share/waymark",
            "/srv/onedriveless/waymark",
            "/home/office/Drive/waymark",
        ] {
            assert_eq!(by_name(Path::new(fit)), None, "{fit}");
        }
    }

    #[cfg(windows)]
    #[test]
    fn a_folder_of_a_server_is_refused_by_its_name() {
        let unc = Path::new(r"\\server\staff\Waymark");
        assert_eq!(by_name(unc), Some(Unfit::Network));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_file_system_is_that_of_the_nearest_mount() {
        let mounts = "\
            21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n\
            90 21 0:50 / /mnt/staff rw shared:7 - cifs //server/staff rw\n\
            91 21 0:51 / /mnt/the\\040head rw - nfs4 server:/head rw\n\
            92 90 8:2 / /mnt/staff/own rw - ext4 /dev/sdb1 rw\n";
        let of = |folder| file_system(mounts, Path::new(folder)).unwrap();
        assert_eq!(of("/home/office"), "ext4");
        assert_eq!(of("/mnt/staff/waymark"), "cifs");
        assert_eq!(of("/mnt/staffroom"), "ext4");
        assert_eq!(of("/mnt/the head/waymark"), "nfs4");
        assert_eq!(of("/mnt/staff/own/waymark"), "ext4");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_memory_stick_is_refused() {
        assert_eq!(
            by_disk(Path::new("/media/office/STICK/waymark")),
            Some(Unfit::Removable)
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_link_does_not_hide_where_it_leads() {
        let folder = tempfile::tempdir().unwrap();
        let synced = folder.path().join("OneDrive");
        std::fs::create_dir(&synced).unwrap();
        let link = folder.path().join("data");
        std::os::unix::fs::symlink(&synced, &link).unwrap();
        let told = check(&link.join("not/yet/there"));
        assert!(
            matches!(told, Err(Error::File(FileTrouble::Place(Unfit::Synced)))),
            "{told:?}"
        );
        check(folder.path()).unwrap();
    }
}
