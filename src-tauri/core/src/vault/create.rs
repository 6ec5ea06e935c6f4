//! Setting a vault up: a new data key, a new key of the PC, the first people. An existing one is never overwritten.

use std::path::PathBuf;

use super::header::{Header, StaffEntry};
use super::in_use::{InUse, LOCK};
use super::pc_key::{KEY_FILE, PcKey};
use super::staff_key::StaffKey;
use super::{KeyKeeping, KeyPlace, OpenVault, Vault, pc_key, random};
use crate::domain::id::StaffId;
use crate::error::{FileTrouble, Result};
use crate::store::keys_row::KeysRow;
use crate::store::{SchoolFile, StoreKey, disk};

/// Somebody who signs in from the first day on.
#[derive(Debug)]
pub(crate) struct NewPerson {
    pub(crate) id: StaffId,
    pub(crate) name: String,
    pub(crate) job_title: String,
    pub(crate) password: String,
}

/// A new file with what belongs into it, and who signs in.
#[derive(Debug)]
pub(crate) struct Filled {
    pub(crate) file: SchoolFile,
    pub(crate) people: Vec<NewPerson>,
    pub(crate) sample: bool,
}

impl Vault {
    /// Makes a new school's file with new keys, filled by `fill`. It gets its name only once it is whole, so what a
    /// power cut leaves half-way counts for nothing and makes way for the next try. What fails takes away with it what
    /// this very call made, and nothing else.
    ///
    /// # Errors
    /// [`FileTrouble::AlreadyThere`] where there is a school or a key of one; what stands in the way of making it.
    pub(crate) fn create(
        &self,
        school_name: &str,
        fill: impl FnOnce(SchoolFile) -> Result<Filled>,
    ) -> Result<(SchoolFile, OpenVault)> {
        self.refuse_if_there()?;
        std::fs::create_dir_all(&self.folder)?;
        let lock = self.folder.join(LOCK);
        let locked_before = lock.exists();
        let in_use = self.take()?;
        self.clear_new();
        let left_over = self.put_key_file_aside()?;
        let vault_id = uuid::Uuid::now_v7().to_string();
        let made = self.make(&vault_id, school_name, in_use, fill);
        if made.is_err() {
            self.take_away(&vault_id);
            if !locked_before {
                disk::forget(&lock);
            }
            if let Some(aside) = left_over {
                disk::publish(&aside, &self.folder.join(KEY_FILE))?;
            }
        }
        made
    }

    /// Nothing is made where a school is, or the header of one whose file is somewhere else for a while.
    pub(super) fn refuse_if_there(&self) -> Result<()> {
        if self.exists() || self.header_path().exists() {
            Err(FileTrouble::AlreadyThere.into())
        } else {
            Ok(())
        }
    }

    /// A key of this PC may lie here, of a setting up that was cut short or of a school that was carried away: it is
    /// kept all the same. Answers with where.
    pub(super) fn put_key_file_aside(&self) -> Result<Option<PathBuf>> {
        let left_over = self.folder.join(KEY_FILE);
        if !left_over.exists() {
            return Ok(None);
        }
        let aside = left_over.with_extension("pckey-before");
        disk::publish(&left_over, &aside)?;
        Ok(Some(aside))
    }

    fn make(
        &self,
        vault_id: &str,
        school_name: &str,
        in_use: InUse,
        fill: impl FnOnce(SchoolFile) -> Result<Filled>,
    ) -> Result<(SchoolFile, OpenVault)> {
        let key = StoreKey::new(random()?);
        let pc_key = PcKey::new()?;
        let place = pc_key.keep(&self.folder, vault_id, self.keeping)?;
        let header = Header::new(vault_id.to_owned(), school_name.to_owned(), place);
        let header = self.fill_new(header, &key, &pc_key, fill)?;
        self.take_its_place(&header)?;
        let file = SchoolFile::open(&self.database(), &key)?;
        Ok((file, OpenVault::new(self.clone(), in_use, header, None)))
    }

    /// From here on there is a school: the header names the file that waits for its name, and then it gets it.
    pub(super) fn take_its_place(&self, header: &Header) -> Result<()> {
        header.write(&self.header_path())?;
        self.finish_set_up()
    }

    /// Takes away what a vault of this name left when making it failed. Another vault's header, and the file beside it,
    /// are not touched.
    pub(super) fn take_away(&self, vault_id: &str) {
        self.clear_new();
        if self
            .header()
            .is_ok_and(|header| header.vault_id == vault_id)
        {
            disk::forget(&self.header_path());
            for path in self.database_files() {
                disk::forget(&path);
            }
        }
        if self.keeping == KeyKeeping::KeyringFirst {
            pc_key::forget(&self.folder, vault_id, KeyPlace::Keyring);
        }
        if !self.header_path().exists() {
            pc_key::forget(&self.folder, vault_id, KeyPlace::OwnerOnlyFile);
        }
    }

    fn fill_new(
        &self,
        mut header: Header,
        key: &StoreKey,
        pc_key: &PcKey,
        fill: impl FnOnce(SchoolFile) -> Result<Filled>,
    ) -> Result<Header> {
        let Filled {
            file,
            people,
            sample,
        } = fill(SchoolFile::open(&self.new_database(), key)?)?;
        header.sample = sample;
        for person in people {
            let owner = header.owner(&person.id);
            let staff_key = StaffKey::new(owner, &person.password, pc_key, self.strength)?;
            header.set_entry(StaffEntry {
                id: person.id,
                name: person.name,
                job_title: person.job_title,
                one_time: false,
                key: staff_key,
            });
        }
        header.sealed = header.seal(key)?;
        file.keep_keys_row(&KeysRow {
            vault_id: header.vault_id.clone(),
            pc_key: *pc_key.bytes(),
            header: header.text()?,
            next_header: None,
        })?;
        file.close()?;
        Ok(header)
    }

    pub(super) fn clear_new(&self) {
        for path in self.new_database_files() {
            disk::forget(&path);
        }
    }
}
