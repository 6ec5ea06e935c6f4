//! Who may open the file, and with what: the key of the file, the passwords of people.
//!
//! The key is 32 random bytes that the operating system's keyring keeps (an owner-only file where there is none);
//! it is not made from any password. A password proves who somebody is.

pub mod backup;
mod disk;
mod key_place;
mod one_time;
mod password;

pub use key_place::{KeyPlace, VaultHeader};
pub(crate) use one_time::{as_typed, one_time_password};
pub(crate) use password::{hash, matches};

use std::path::{Path, PathBuf};

use crate::error::{FileTrouble, Result};
use crate::store::{SchoolFile, StoreKey};

/// Name of the database in the data folder.
const DATABASE: &str = "school.waymark";
/// Name of the header that says where the key is.
const HEADER: &str = "school.keys";

/// Where keys are looked for and kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyKeeping {
    /// In the keyring of the operating system; in an owner-only file where there is none.
    KeyringFirst,
    /// In an owner-only file beside the data: for a sample school, and for tests.
    OwnerOnlyFile,
}

/// A folder that holds, or will hold, one school.
#[derive(Debug, Clone)]
pub struct Vault {
    folder: PathBuf,
    keeping: KeyKeeping,
}

impl Vault {
    /// The vault in a folder. Nothing is opened or made.
    pub fn at(folder: impl Into<PathBuf>, keeping: KeyKeeping) -> Self {
        Self {
            folder: folder.into(),
            keeping,
        }
    }

    /// Whether a school is kept here.
    pub fn exists(&self) -> bool {
        self.database().exists()
    }

    /// The folder itself.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Makes a new school's file with a new key. An existing one is never overwritten.
    ///
    /// # Errors
    /// [`FileTrouble::AlreadyThere`] where there is one; what stands in the way of making it.
    pub fn create(&self) -> Result<SchoolFile> {
        if self.exists() || self.header().exists() {
            return Err(FileTrouble::AlreadyThere.into());
        }
        std::fs::create_dir_all(&self.folder)?;
        let (header, key) = key_place::make_key(&self.folder, self.keeping)?;
        header.write(&self.header())?;
        SchoolFile::open(&self.database(), &key)
    }

    /// Opens the school's file with the key of this PC.
    ///
    /// # Errors
    /// [`FileTrouble`]: missing, no key on this PC, wrong key, newer schema, damaged.
    pub fn open(&self) -> Result<SchoolFile> {
        if !self.exists() {
            return Err(FileTrouble::Missing.into());
        }
        let header = VaultHeader::read(&self.header())?;
        let key: StoreKey = header.find_key(&self.folder)?;
        SchoolFile::open(&self.database(), &key)
    }

    /// Where the key is kept, in words for Settings.
    ///
    /// # Errors
    /// Where the header cannot be read.
    pub fn key_place(&self) -> Result<KeyPlace> {
        Ok(VaultHeader::read(&self.header())?.key_place())
    }

    /// Removes what is kept here with its key for good. Only ever called for a sample school, and for a file in which
    /// no school was set up.
    ///
    /// # Errors
    /// Where a file cannot be removed.
    pub(crate) fn remove(&self) -> Result<()> {
        if let Ok(header) = VaultHeader::read(&self.header()) {
            header.forget_key(&self.folder);
        }
        for name in [
            DATABASE,
            "school.waymark-wal",
            "school.waymark-shm",
            HEADER,
            key_place::KEY_FILE,
        ] {
            let path = self.folder.join(name);
            if path.exists() {
                std::fs::remove_file(&path)?;
            }
        }
        Ok(())
    }

    fn database(&self) -> PathBuf {
        self.folder.join(DATABASE)
    }

    fn header(&self) -> PathBuf {
        self.folder.join(HEADER)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::Error;

    fn vault() -> (tempfile::TempDir, Vault) {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::at(folder.path().join("data"), KeyKeeping::OwnerOnlyFile);
        (folder, vault)
    }

    #[test]
    fn a_school_opens_again_with_the_key_of_this_pc() {
        let (_folder, vault) = vault();
        drop(vault.create().unwrap());
        assert!(vault.open().is_ok());
        assert_eq!(vault.key_place().unwrap(), KeyPlace::OwnerOnlyFile);
    }

    #[test]
    fn an_existing_school_is_never_overwritten() {
        let (_folder, vault) = vault();
        drop(vault.create().unwrap());
        let again = vault.create();
        assert!(
            matches!(again, Err(Error::File(FileTrouble::AlreadyThere))),
            "{again:?}"
        );
    }

    #[test]
    fn without_its_key_a_school_says_so_and_no_new_key_is_made() {
        let (_folder, vault) = vault();
        drop(vault.create().unwrap());
        std::fs::remove_file(vault.folder().join(key_place::KEY_FILE)).unwrap();
        let opened = vault.open();
        assert!(
            matches!(opened, Err(Error::File(FileTrouble::KeyMissing))),
            "{opened:?}"
        );
        assert!(!vault.folder().join(key_place::KEY_FILE).exists());
    }

    #[cfg(unix)]
    #[test]
    fn the_key_file_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let (_folder, vault) = vault();
        drop(vault.create().unwrap());
        let mode = std::fs::metadata(vault.folder().join(key_place::KEY_FILE))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
