//! Restoring a backup: on a new PC or in another folder with its recovery sheet, or in the place of the file that is
//! open. The live file need not open for the first, and is kept aside by the second. Nothing is ever overwritten.

use std::path::{Path, PathBuf};

use super::super::header::Header;
use super::super::pc_key::{KEY_FILE, PcKey};
use super::super::{OpenVault, RecoveryCode, Vault, random, seal};
use super::container::{self, Manifest};
use crate::domain::id::StaffId;
use crate::error::{Error, FileTrouble, Result};
use crate::store::keys_row::KeysRow;
use crate::store::{SchoolFile, StoreKey, copy, disk};

/// Name of a database that is looked into.
const LOOKED_AT: &str = "school.waymark-looked-at";
/// The folder of a restore drill; it is there while one is held.
const DRILL: &str = "restore-drill";
/// Name of the file that a restored one took the place of.
pub(in crate::vault) const BEFORE: &str = "school.waymark-before-restore";

/// What opens a backup.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Opener<'a> {
    /// The recovery sheet of its day.
    Sheet(&'a RecoveryCode),
    /// The key of the file that is open, where it is still the one of that day.
    Key(&'a StoreKey),
}

/// What came of looking into a backup.
#[derive(Debug)]
pub(crate) struct Looked<T> {
    pub(crate) manifest: Manifest,
    pub(crate) seen: T,
}

/// What is decided while a backup waits to be put in place: the file with what was noted in it, and who signs in.
#[derive(Debug)]
pub(crate) struct Decided {
    pub(crate) file: SchoolFile,
    pub(crate) stay: Vec<StaffId>,
}

impl Vault {
    /// Opens a backup, checks it page by page and row by row, and looks into it. Nothing is kept of it.
    ///
    /// # Errors
    /// [`Error::WrongPassword`] where the sheet is not the one of the backup; [`FileTrouble::WrongKey`] where the key
    /// is not; [`FileTrouble::BackupDamaged`].
    pub(crate) fn look_into<T>(
        &self,
        backup: &Path,
        with: Opener<'_>,
        look: impl FnOnce(&SchoolFile) -> Result<T>,
    ) -> Result<Looked<T>> {
        self.look_aside(&self.folder().join(LOOKED_AT), backup, with, look)
    }

    /// Restores a backup into a folder of its own inside the data folder, encrypted as it is, looks into it there, and
    /// takes the folder away again.
    ///
    /// # Errors
    /// As [`Vault::look_into`].
    pub(crate) fn drill<T>(
        &self,
        backup: &Path,
        with: Opener<'_>,
        look: impl FnOnce(&SchoolFile) -> Result<T>,
    ) -> Result<Looked<T>> {
        let folder = self.folder().join(DRILL);
        std::fs::create_dir_all(&folder)?;
        let looked = self.look_aside(&folder.join(LOOKED_AT), backup, with, look);
        self.clear_drill();
        looked
    }

    /// Takes away what a power cut left of a restore drill.
    pub(in crate::vault) fn clear_drill(&self) {
        drop(std::fs::remove_dir_all(self.folder().join(DRILL)));
    }

    fn look_aside<T>(
        &self,
        scratch: &Path,
        backup: &Path,
        with: Opener<'_>,
        look: impl FnOnce(&SchoolFile) -> Result<T>,
    ) -> Result<Looked<T>> {
        std::fs::create_dir_all(self.folder())?;
        clear(scratch);
        let looked = unpacked(backup, scratch, with).and_then(|(manifest, key)| {
            let file = SchoolFile::open(scratch, &key)?;
            let seen = look(&file)?;
            file.close()?;
            Ok(Looked { manifest, seen })
        });
        clear(scratch);
        looked
    }

    /// Puts a backup into this vault, where there is no school yet. Whoever signs in does so with the password of that
    /// day; the others' keys go, and the file gets a new one then.
    ///
    /// # Errors
    /// [`FileTrouble::AlreadyThere`]; as [`Vault::look_into`]; whatever `decide` says. Nothing is left behind then.
    pub(crate) fn restore(
        &self,
        backup: &Path,
        code: &RecoveryCode,
        decide: impl FnOnce(SchoolFile) -> Result<Decided>,
    ) -> Result<Manifest> {
        self.refuse_if_there()?;
        self.restored(backup, code, decide, |header| {
            self.refuse_if_there()?;
            let placed = self.take_its_place(header);
            if placed.is_err() {
                // There was no school, so whatever got its name already is of this try.
                disk::forget(&self.header_path());
                for path in self.database_files() {
                    disk::forget(&path);
                }
            }
            placed
        })
    }

    /// The same in the place of a school that does not open any more. Its files are kept in the folder `aside`, which
    /// is made for them; where restoring fails, they stay where they are.
    ///
    /// # Errors
    /// As [`Vault::restore`]; [`FileTrouble::Busy`] where somebody has the school open after all.
    pub(crate) fn restore_beside(
        &self,
        backup: &Path,
        code: &RecoveryCode,
        aside: &Path,
        decide: impl FnOnce(SchoolFile) -> Result<Decided>,
    ) -> Result<Manifest> {
        self.restored(backup, code, decide, |header| self.replace(header, aside))
    }

    fn restored(
        &self,
        backup: &Path,
        code: &RecoveryCode,
        decide: impl FnOnce(SchoolFile) -> Result<Decided>,
        put: impl FnOnce(&Header) -> Result<()>,
    ) -> Result<Manifest> {
        std::fs::create_dir_all(self.folder())?;
        let _in_use = self.take()?;
        // What waits for its name is the school itself, where there is a header for it and nothing in its place.
        self.finish_set_up()?;
        self.clear_new();
        let left_over = self.put_key_file_aside()?;
        let restored = self.take_in(backup, code, decide, put);
        if restored.is_err() {
            self.clear_new();
            // The keyring may hold the very key for this school in another folder, so nothing is taken out of it.
            disk::forget(&self.folder().join(KEY_FILE));
            if let Some(aside) = left_over {
                disk::publish(&aside, &self.folder().join(KEY_FILE))?;
            }
        }
        restored
    }

    fn take_in(
        &self,
        backup: &Path,
        code: &RecoveryCode,
        decide: impl FnOnce(SchoolFile) -> Result<Decided>,
        put: impl FnOnce(&Header) -> Result<()>,
    ) -> Result<Manifest> {
        let waiting = self.new_database();
        let (manifest, key) = unpacked(backup, &waiting, Opener::Sheet(code))?;
        let Decided { file, stay } = decide(SchoolFile::open(&waiting, &key)?)?;
        let mut row = file.keys_row()?.ok_or(FileTrouble::BackupDamaged)?;
        let mut header = Header::from_text(&row.header)?;
        let before = header.staff.len();
        header.staff.retain(|entry| stay.contains(&entry.id));
        if header.staff.len() < before {
            file.change_key(&StoreKey::new(random()?))?;
        }
        let pc_key = PcKey::from_bytes(row.pc_key);
        header.pc_key = pc_key.keep(self.folder(), &header.vault_id, self.keeping)?;
        header.epoch = header.epoch.saturating_add(1);
        header.next_sealed = None;
        header.sealed = header.seal(&file.key())?;
        row.header = header.text()?;
        row.next_header = None;
        file.keep_keys_row(&row)?;
        file.close()?;
        put(&header)?;
        Ok(manifest)
    }

    /// Puts the file that waits into the place of the one that is there. The header of the new goes first: cut short
    /// then, the old file does not open (it did not before), and restoring begins again; cut short later, whoever opens
    /// the school finishes.
    fn replace(&self, header: &Header, aside: &Path) -> Result<()> {
        std::fs::create_dir_all(aside)?;
        let into = |path: &Path| aside.join(path.file_name().unwrap_or_default());
        let path = self.header_path();
        if let Ok(old) = std::fs::read(&path) {
            disk::write_whole(&into(&path), &old)?;
        }
        header.write(&path)?;
        for old in self.database_files() {
            if old.exists()
                && let Err(error) = disk::publish(&old, &into(&old))
            {
                if let Ok(before) = std::fs::read(into(&path)) {
                    disk::write_whole(&path, &before)?;
                }
                return Err(error);
            }
        }
        self.finish_set_up()
    }

    /// Puts the file that [`OpenVault::make_ready`] made into the place of the live one, which nobody has open any more
    /// and which is kept aside. A power cut in between is finished by whoever opens it next.
    ///
    /// # Errors
    /// [`FileTrouble::Busy`] where somebody still has the file open.
    pub(crate) fn put_in_place(&self) -> Result<PathBuf> {
        let _in_use = self.take()?;
        let [live, log, _] = self.database_files();
        if log.exists() {
            self.leave_ready();
            return Err(FileTrouble::Busy.into());
        }
        let aside = self.folder().join(BEFORE);
        disk::publish(&live, &aside)?;
        self.finish_set_up()?;
        Ok(aside)
    }
}

impl Vault {
    /// Leaves what was made ready, since the live file stays.
    pub(crate) fn leave_ready(&self) {
        self.clear_new();
    }
}

impl OpenVault {
    /// Makes a backup of this school ready to take the place of the open file: under the key and with the passwords and
    /// the sheet that are in force now.
    ///
    /// # Errors
    /// [`FileTrouble::OtherSchool`]; as [`Vault::look_into`]; whatever `decide` says.
    pub(crate) fn make_ready(
        &self,
        live: &SchoolFile,
        backup: &Path,
        with: Opener<'_>,
        decide: impl FnOnce(SchoolFile) -> Result<SchoolFile>,
    ) -> Result<Manifest> {
        let vault = self.vault();
        vault.clear_new();
        let waiting = vault.new_database();
        let ready = (|| {
            let (manifest, key) = unpacked(backup, &waiting, with)?;
            let file = SchoolFile::open(&waiting, &key)?;
            let mut row: KeysRow = file.keys_row()?.ok_or(FileTrouble::BackupDamaged)?;
            // The live file may be damaged, and is not asked: a broken page of it could pass for empty words.
            let (vault_id, header) = self.belongs_beside()?;
            if row.vault_id != vault_id {
                return Err(FileTrouble::OtherSchool.into());
            }
            let file = decide(file)?;
            if file.key().bytes() != live.key().bytes() {
                file.change_key(&live.key())?;
            }
            row.header = header;
            row.next_header = None;
            file.keep_keys_row(&row)?;
            file.close()?;
            Ok(manifest)
        })();
        if ready.is_err() {
            vault.clear_new();
        }
        ready
    }
}

/// Takes the database out of a backup, opens it, and sees that it is what the backup says.
pub(super) fn unpacked(backup: &Path, to: &Path, with: Opener<'_>) -> Result<(Manifest, StoreKey)> {
    let unpacked = container::unpack(backup, to)?;
    let key = match with {
        Opener::Key(key) => key.again(),
        Opener::Sheet(code) => {
            let sealed = unpacked.seal.ok_or(Error::WrongPassword)?;
            seal::open_file(&sealed, &code.identity()?).ok_or(Error::WrongPassword)?
        }
    };
    if unpacked.manifest.describes(&copy::check(to, &key)?) {
        Ok((unpacked.manifest, key))
    } else {
        Err(FileTrouble::BackupDamaged.into())
    }
}

fn clear(database: &Path) {
    for end in ["", "-wal", "-shm"] {
        let mut name = database.as_os_str().to_owned();
        name.push(end);
        disk::forget(Path::new(&name));
    }
}

/// Whether a folder may hold backups of a school: it is there, and is not the school's own.
///
/// # Errors
/// A sentence for the field it was chosen in.
pub(crate) fn fit_for_backups(
    folder: &Path,
    data_folder: &Path,
) -> std::result::Result<(), &'static str> {
    if !folder.is_dir() {
        return Err(
            "This folder is not there. Choose one that is, such as a synced folder or a folder of the school's server.",
        );
    }
    let own = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if own(folder).starts_with(own(data_folder)) {
        return Err(
            "This is Waymark's own folder, which is lost together with the file. Choose one in another place.",
        );
    }
    Ok(())
}
