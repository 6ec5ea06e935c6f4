//! Who may open the file, and with what: the data key, the key of the PC, the passwords of people, the recovery sheet,
//! backups.
//!
//! The file is opened by a random data key, which is tied to no password. It is sealed (age) to a key of each member
//! of staff, which their password and the key of this PC unlock together, and to the recovery sheet. So a program in
//! which nobody is signed in cannot read the file.

pub mod backup;
mod create;
mod header;
mod in_use;
mod one_time;
mod opened;
mod pc_key;
mod place;
mod recovery;
mod seal;
mod self_check;
mod sheet;
mod staff_key;
#[cfg(test)]
mod tests;
mod tries;

pub(crate) use create::{Filled, NewPerson};
pub(crate) use header::Header;
pub(crate) use one_time::{as_typed, one_time_password};
pub(crate) use opened::{OpenVault, Person};
pub use pc_key::KeyPlace;
pub use place::Unfit;
pub use recovery::{CodeTrouble, GROUPS, RecoveryCode};
pub use staff_key::Strength;
pub(crate) use tries::Tries;

use std::path::{Path, PathBuf};

use age::x25519::Identity;

use crate::domain::backup::BackupReason;
use crate::domain::id::StaffId;
use crate::error::{Error, FileTrouble, Result};
use crate::progress::Progress;
use crate::store::keys_row::KeyTrace;
use crate::store::{SchoolFile, StoreKey, disk, soundness};
use crate::world::ThisComputer;
use in_use::InUse;
use pc_key::PcKey;

/// Name of the database in the data folder.
const DATABASE: &str = "school.waymark";
/// Name of the header with the locked and sealed keys.
const HEADER: &str = "school.keys";
/// Name of a database that is being set up.
const DATABASE_NEW: &str = "school.waymark-new";

/// Where the key of the PC is looked for and kept.
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
    strength: Strength,
}

impl Vault {
    /// The vault in a folder. Nothing is opened or made.
    pub fn at(folder: impl Into<PathBuf>, keeping: KeyKeeping, strength: Strength) -> Self {
        Self {
            folder: folder.into(),
            keeping,
            strength,
        }
    }

    /// The vault of a sample school in a folder.
    pub fn of_sample(folder: impl Into<PathBuf>) -> Self {
        Self::at(folder, KeyKeeping::OwnerOnlyFile, Strength::Light)
    }

    /// Whether a school is kept here. One whose setting up was cut short before its header was written is none.
    pub fn exists(&self) -> bool {
        self.database().exists() || (self.header_path().exists() && self.new_database().exists())
    }

    /// The folder itself.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What can be read without any key.
    ///
    /// # Errors
    /// [`FileTrouble::HeaderMissing`].
    pub(crate) fn header(&self) -> Result<Header> {
        Header::read(&self.header_path())
    }

    /// The count of wrong passwords.
    pub(crate) fn tries(&self) -> Tries {
        Tries::at(self.folder.join("school.tries"))
    }

    /// [`Vault::open_watched`], with nobody watching.
    #[cfg(test)]
    pub(crate) fn open(
        &self,
        staff_id: &StaffId,
        password: &str,
    ) -> Result<(SchoolFile, OpenVault)> {
        self.open_watched(staff_id, password, &Progress::unwatched())
    }

    /// Opens the school's file with a person's password and the key of this PC, and tells how far the look through
    /// the file is.
    ///
    /// # Errors
    /// [`Error::WrongPassword`], the same for somebody without an entry; [`FileTrouble`]: no key on this PC, a header
    /// that does not belong to the file, a newer schema, damage, another program that has it open;
    /// [`Error::Cancelled`] where the person stops it.
    pub(crate) fn open_watched(
        &self,
        staff_id: &StaffId,
        password: &str,
        progress: &Progress,
    ) -> Result<(SchoolFile, OpenVault)> {
        let in_use = self.take()?;
        self.finish_set_up()?;
        self.clear_drill();
        let header = self.header()?;
        let pc_key = PcKey::find(&self.folder, &header.vault_id, header.pc_key)?;
        // The header before the one that is damaged knows nothing of a password that was new since.
        let wrong = if header.older {
            || Error::from(FileTrouble::KeysDiffer)
        } else {
            || Error::WrongPassword
        };
        let entry = header.entry(staff_id).ok_or_else(wrong)?;
        let one_time = as_typed(password);
        let password = if entry.one_time { &one_time } else { password };
        let identity = entry
            .key
            .unlock(header.owner(staff_id), password, &pc_key)?
            .ok_or_else(wrong)?;
        let (file, opened) = self.enter(header, &identity, in_use, progress)?;
        opened.raise_cost(&file, staff_id, &identity, password, &pc_key)?;
        Ok((file, opened))
    }

    /// Takes the folder for this program, where it is a place for the live file.
    ///
    /// # Errors
    /// [`FileTrouble::Place`], [`FileTrouble::Busy`].
    fn take(&self) -> Result<InUse> {
        if !self.folder.exists() {
            return Err(FileTrouble::Missing.into());
        }
        place::check(&self.folder)?;
        InUse::take(&self.folder)
    }

    /// Opens the file with what an identity unseals, and sees that file and header belong together.
    fn enter(
        &self,
        header: Header,
        identity: &Identity,
        in_use: InUse,
        progress: &Progress,
    ) -> Result<(SchoolFile, OpenVault)> {
        let (file, next) = self.open_file(&header, identity, progress)?;
        let row = file.keys_row()?.ok_or(FileTrouble::KeysDiffer)?;
        let text = header.text()?;
        let belongs = text == row.header || Some(&text) == row.next_header.as_ref();
        if row.vault_id != header.vault_id || !belongs {
            return Err(FileTrouble::KeysDiffer.into());
        }
        header.put_right(&self.header_path())?;
        // What was expected and did not come, where it would have changed who comes in with what.
        let given_up = (row.next_header.as_ref())
            .filter(|next| **next != text)
            .and_then(|next| Header::from_text(next).ok())
            .is_some_and(|next| !next.has_the_keys_of(&header));
        if row.next_header.is_some() && !given_up {
            file.settle_header(&text, KeyTrace::Before)?;
        }
        let opened = OpenVault::new(self.clone(), in_use, header, next);
        if given_up {
            opened.was_cut_short();
        }
        opened.finish_data_key(&file)?;
        Ok((file, opened))
    }

    /// The file, under its data key or, where changing it was cut short, under the next. With the next key, where
    /// there still is one.
    fn open_file(
        &self,
        header: &Header,
        identity: &Identity,
        progress: &Progress,
    ) -> Result<(SchoolFile, Option<StoreKey>)> {
        let database = self.database();
        if !database.exists() {
            return Err(FileTrouble::Missing.into());
        }
        let cut_short = soundness::was_cut_short(&database);
        let key = seal::open(&header.sealed, identity).ok_or(Error::WrongPassword)?;
        let next = header
            .next_sealed
            .as_ref()
            .and_then(|sealed| seal::open(sealed, identity));
        let (file, next) = match (SchoolFile::open_as_it_is(&database, &key), next) {
            (Err(Error::File(FileTrouble::WrongKey)), Some(next)) => {
                (SchoolFile::open_as_it_is(&database, &next)?, Some(next))
            }
            (opened, next) => (opened?, next),
        };
        let file = file.looked_through(cut_short, progress)?;
        if file.is_older()? {
            self.back_up_before_upgrade(&file, header)?;
        }
        file.upgrade()?;
        Ok((file, next))
    }

    /// Keeps the file as the older program left it, opened and checked, before its schema changes.
    fn back_up_before_upgrade(&self, file: &SchoolFile, header: &Header) -> Result<()> {
        let owner = header.backup_owner(&file.key())?;
        let folder = self.folder.join(backup::FOLDER);
        let reason = BackupReason::BeforeUpgrade;
        backup::make(file, &owner, &folder, reason, &ThisComputer)?;
        Ok(())
    }

    /// Removes the sample school that is kept here, with its key, for good.
    ///
    /// # Errors
    /// [`FileTrouble::AlreadyThere`] where a school is kept that is no sample, or that cannot be seen to be one: that
    /// is never removed. Where a file cannot be removed.
    pub(crate) fn remove_sample(&self) -> Result<()> {
        if !self.folder.exists() {
            return Ok(());
        }
        let in_use = self.take()?;
        match self.header() {
            Ok(header) if header.sample => {
                pc_key::forget(&self.folder, &header.vault_id, header.pc_key);
            }
            Ok(_) => return Err(FileTrouble::AlreadyThere.into()),
            Err(_) if self.database().exists() => return Err(FileTrouble::AlreadyThere.into()),
            Err(_) => {}
        }
        let header_before = header::before(&self.header_path());
        let mut paths = vec![self.header_path(), header_before];
        paths.extend(
            [
                "school.waymark-next",
                backup::BEFORE,
                pc_key::KEY_FILE,
                "school.tries",
            ]
            .map(|name| self.folder.join(name)),
        );
        paths.extend(self.database_files());
        paths.extend(self.new_database_files());
        for path in paths {
            if path.exists() {
                std::fs::remove_file(&path)?;
            }
        }
        let backups = self.folder.join(backup::FOLDER);
        if backups.exists() {
            std::fs::remove_dir_all(backups)?;
        }
        drop(in_use);
        disk::forget(&self.folder.join(in_use::LOCK));
        Ok(())
    }

    /// A power cut may have come between the header of a new school and its file getting its name.
    fn finish_set_up(&self) -> Result<()> {
        if !self.database().exists() && self.header_path().exists() && self.new_database().exists()
        {
            disk::publish(&self.new_database(), &self.database())?;
        }
        Ok(())
    }

    fn database(&self) -> PathBuf {
        self.folder.join(DATABASE)
    }

    fn new_database(&self) -> PathBuf {
        self.folder.join(DATABASE_NEW)
    }

    fn database_files(&self) -> [PathBuf; 3] {
        ["", "-wal", "-shm"].map(|end| self.folder.join(format!("{DATABASE}{end}")))
    }

    fn new_database_files(&self) -> [PathBuf; 3] {
        ["", "-wal", "-shm"].map(|end| self.folder.join(format!("{DATABASE_NEW}{end}")))
    }

    fn header_path(&self) -> PathBuf {
        self.folder.join(HEADER)
    }
}

/// Bytes from the system's own source of chance.
fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0_u8; N];
    getrandom::fill(&mut bytes)
        .map_err(|error| Error::Internal(format!("no random numbers: {error}")))?;
    Ok(bytes)
}
