//! The one file of a backup: what stands in it and in which order.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::super::self_check;
use crate::domain::backup::BackupReason;
use crate::error::{Error, FileTrouble, Result};
use crate::store::contents::{Contents, hex};
use crate::store::disk;
use crate::store::trail::TrailEnd;

const FORMAT: u32 = 1;
const MANIFEST: &str = "manifest.json";
const SEAL: &str = "recovery.age";
const DATABASE: &str = "school.waymark";
/// Far more than a manifest or a seal needs; what is longer is none.
const LONGEST_PART: u64 = 1 << 20;

/// What a backup says of itself. It holds nothing about anybody.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Manifest {
    /// Of the text itself, so that a day that a flipped bit made is not shown. Empty but in the text.
    #[serde(default)]
    check: String,
    format: u32,
    /// The version of the program that made it.
    pub made_with: String,
    pub made_at: DateTime<Utc>,
    pub reason: BackupReason,
    /// Which vault it is of: a random name, so that two schools may keep their backups in one folder.
    pub(super) vault_id: String,
    /// The schema version of the database.
    pub schema: u32,
    /// Of the database as a file.
    database_sha256: String,
    database_bytes: u64,
    /// Of what stands in the database, row by row.
    contents_sha256: String,
    rows: u64,
    /// Where the audit trail ended: how many entries it had, and the seal of the last.
    #[serde(default)]
    pub(crate) trail: Option<TrailEnd>,
}

/// What was in a backup besides its database.
#[derive(Debug)]
pub(super) struct Unpacked {
    pub(super) manifest: Manifest,
    /// The data key as an age file that the recovery sheet opens; none of a school without a sheet.
    pub(super) seal: Option<Vec<u8>>,
}

/// The database as a file: its hash and its size in bytes.
#[derive(Debug)]
pub(super) struct DatabaseFile {
    sha256: String,
    bytes: u64,
}

impl Manifest {
    pub(super) fn new(
        contents: &Contents,
        database: &DatabaseFile,
        made_at: DateTime<Utc>,
        reason: BackupReason,
        vault_id: &str,
    ) -> Self {
        Self {
            check: String::new(),
            format: FORMAT,
            made_with: env!("CARGO_PKG_VERSION").to_owned(),
            made_at,
            reason,
            vault_id: vault_id.to_owned(),
            schema: contents.schema,
            database_sha256: database.sha256.clone(),
            database_bytes: database.bytes,
            contents_sha256: contents.sha256.clone(),
            rows: contents.rows,
            trail: contents.trail.clone(),
        }
    }

    /// Whether a database that was opened holds what the manifest says.
    pub(super) fn describes(&self, contents: &Contents) -> bool {
        self.contents_sha256 == contents.sha256
            && self.rows == contents.rows
            && self.schema == contents.schema
            && self.trail == contents.trail
    }

    /// Whether the database in the backup is, byte for byte, the file that has this hash.
    pub(super) fn holds(&self, database_sha256: &str) -> bool {
        self.database_sha256 == database_sha256
    }
}

/// Packs a database and the seal of its key into one file, synced; answers with the size of that file in bytes.
pub(super) fn pack(
    database: &Path,
    seal: Option<&[u8]>,
    to: &Path,
    manifest: impl FnOnce(&DatabaseFile) -> Manifest,
) -> Result<u64> {
    let mut content = File::open(database)?;
    let mut hash = Sha256::new();
    let bytes = io::copy(&mut content, &mut HashWriter(&mut hash))?;
    content.rewind()?;
    let manifest = manifest(&DatabaseFile {
        sha256: hex(&hash.finalize()),
        bytes,
    });
    let manifest = self_check::sealed_text(&manifest)?;
    let mut archive = tar::Builder::new(disk::create_private(to)?);
    let small = |part: &[u8]| header(u64::try_from(part.len()).unwrap_or(u64::MAX));
    archive.append_data(
        &mut small(manifest.as_bytes()),
        MANIFEST,
        manifest.as_bytes(),
    )?;
    if let Some(seal) = seal {
        archive.append_data(&mut small(seal), SEAL, seal)?;
    }
    archive.append_data(&mut header(bytes), DATABASE, content)?;
    let packed = archive.into_inner()?;
    packed.sync_all()?;
    Ok(packed.metadata()?.len())
}

/// Takes the database out of a backup to `to`, where it is a file of its own, and answers with what stands beside it.
///
/// # Errors
/// [`FileTrouble::BackupDamaged`] where it is not whole, or no backup at all; [`FileTrouble::Newer`].
pub(super) fn unpack(backup: &Path, to: &Path) -> Result<Unpacked> {
    let unpacked = ends_whole(backup).and_then(|()| {
        let mut file = disk::create_private(to)?;
        let unpacked = take_parts(File::open(backup)?, &mut file)?;
        file.sync_all()?;
        Ok(unpacked)
    });
    if unpacked.is_err() {
        disk::forget(to);
    }
    unpacked
}

/// Reads a backup from its first byte to its last, and answers with what it says of itself where its database has the
/// hash that stands there. Nothing is taken out of it.
///
/// # Errors
/// As [`unpack`].
pub(super) fn look_through(backup: &Path) -> Result<Manifest> {
    ends_whole(backup)?;
    Ok(take_parts(File::open(backup)?, &mut io::sink())?.manifest)
}

/// What a backup says of itself, without its database being read.
///
/// # Errors
/// [`FileTrouble::BackupDamaged`]; [`FileTrouble::Newer`].
pub(super) fn manifest_of(backup: &Path) -> Result<Manifest> {
    let mut archive = tar::Archive::new(File::open(backup)?);
    let mut parts = archive.entries().map_err(damaged)?;
    read_manifest(next(&mut parts)?)
}

/// The hash of a whole file, to compare a copy of it with.
pub(super) fn hash_of(path: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    io::copy(&mut File::open(path)?, &mut HashWriter(&mut hash))?;
    Ok(hex(&hash.finalize()))
}

/// An archive ends in two blocks of nothing, which its reader does not look at closely.
fn ends_whole(backup: &Path) -> Result<()> {
    const END: u64 = 1024;
    let mut file = File::open(backup)?;
    let length = file.metadata()?.len();
    let mut end = Vec::new();
    file.seek(io::SeekFrom::Start(length.saturating_sub(END)))?;
    file.read_to_end(&mut end)?;
    if length > END && end.iter().all(|byte| *byte == 0) {
        Ok(())
    } else {
        Err(FileTrouble::BackupDamaged.into())
    }
}

/// Reads the parts of a backup; the database goes to `to`.
fn take_parts(backup: File, to: &mut impl io::Write) -> Result<Unpacked> {
    let mut archive = tar::Archive::new(backup);
    let mut parts = archive.entries().map_err(damaged)?;
    let manifest = read_manifest(next(&mut parts)?)?;
    let mut part = next(&mut parts)?;
    let mut seal = None;
    if is_named(&part, SEAL) {
        seal = Some(read_small(part)?);
        part = next(&mut parts)?;
    }
    let mut database = Some(part)
        .filter(|part| is_named(part, DATABASE))
        .ok_or(FileTrouble::BackupDamaged)?;
    let mut hash = Sha256::new();
    let mut bytes: u64 = 0;
    let mut buffer = vec![0_u8; 1 << 16];
    loop {
        let read = database.read(&mut buffer).map_err(damaged)?;
        let Some(part) = buffer.get(..read).filter(|part| !part.is_empty()) else {
            break;
        };
        hash.update(part);
        bytes += u64::try_from(read).unwrap_or_default();
        to.write_all(part)?;
    }
    let whole =
        bytes == manifest.database_bytes && hex(&hash.finalize()) == manifest.database_sha256;
    if whole && parts.next().is_none() {
        Ok(Unpacked { manifest, seal })
    } else {
        Err(FileTrouble::BackupDamaged.into())
    }
}

fn read_manifest<R: Read>(part: tar::Entry<'_, R>) -> Result<Manifest> {
    if !is_named(&part, MANIFEST) {
        return Err(FileTrouble::BackupDamaged.into());
    }
    let json = String::from_utf8(read_small(part)?).map_err(|_| FileTrouble::BackupDamaged)?;
    let manifest: Manifest = serde_json::from_str(&json).map_err(|_| FileTrouble::BackupDamaged)?;
    if !self_check::is_whole(&json, &manifest.check) {
        return Err(FileTrouble::BackupDamaged.into());
    }
    if manifest.format > FORMAT {
        let (found, known) = (manifest.format, FORMAT);
        return Err(FileTrouble::Newer { found, known }.into());
    }
    Ok(manifest)
}

fn is_named<R: Read>(part: &tar::Entry<'_, R>, name: &str) -> bool {
    part.path_bytes().as_ref() == name.as_bytes()
}

fn next<'a, R: Read>(parts: &mut tar::Entries<'a, R>) -> Result<tar::Entry<'a, R>> {
    let part = parts.next().ok_or(FileTrouble::BackupDamaged)?;
    part.map_err(damaged)
}

fn read_small<R: Read>(part: tar::Entry<'_, R>) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    part.take(LONGEST_PART)
        .read_to_end(&mut bytes)
        .map_err(damaged)?;
    Ok(bytes)
}

fn header(size: u64) -> tar::Header {
    let mut header = tar::Header::new_ustar();
    header.set_size(size);
    header.set_mode(0o600);
    header
}

/// Trouble while reading the archive: a fault of the disk stays one, anything else is damage.
fn damaged(error: io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::PermissionDenied => FileTrouble::ReadOnly.into(),
        _ => FileTrouble::BackupDamaged.into(),
    }
}

struct HashWriter<'a>(&'a mut Sha256);

impl io::Write for HashWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn manifest(database: &DatabaseFile, format: u32) -> Manifest {
        Manifest {
            check: String::new(),
            format,
            made_with: "0.1.0".to_owned(),
            made_at: DateTime::UNIX_EPOCH,
            reason: BackupReason::ByHand,
            vault_id: "vault".to_owned(),
            schema: 1,
            database_sha256: database.sha256.clone(),
            database_bytes: database.bytes,
            contents_sha256: String::new(),
            rows: 0,
            trail: None,
        }
    }

    /// A backup of that format in a folder of its own.
    fn packed(format: u32) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("database");
        std::fs::write(&database, [7; 4_096]).unwrap();
        let backup = folder.path().join("one");
        pack(&database, None, &backup, |file| manifest(file, format)).unwrap();
        (folder, backup)
    }

    fn is_damaged<T: std::fmt::Debug>(told: Result<T>) -> bool {
        matches!(told, Err(Error::File(FileTrouble::BackupDamaged)))
    }

    #[test]
    fn a_backup_that_lost_any_part_of_its_end_is_damaged_before_it_is_read() {
        let (_folder, backup) = packed(FORMAT);
        look_through(&backup).unwrap();
        let whole = std::fs::read(&backup).unwrap();
        for lost in [1, 511, 512, 1_023, 1_024, 1_025, 2_048] {
            std::fs::write(&backup, whole.get(..whole.len() - lost).unwrap()).unwrap();
            assert!(is_damaged(ends_whole(&backup)), "{lost} bytes are gone");
        }
        std::fs::write(&backup, [0; 1_024]).unwrap();
        assert!(is_damaged(ends_whole(&backup)), "an end alone");
        std::fs::write(&backup, []).unwrap();
        assert!(is_damaged(ends_whole(&backup)), "nothing at all");
    }

    #[test]
    fn a_backup_of_a_newer_program_is_refused_by_its_number_and_an_older_one_read() {
        let (_newer, newer) = packed(FORMAT + 1);
        for told in [manifest_of(&newer), look_through(&newer)] {
            assert!(
                matches!(told, Err(Error::File(FileTrouble::Newer { found, known }))
                    if found == FORMAT + 1 && known == FORMAT),
                "{told:?}"
            );
        }
        let (_older, older) = packed(FORMAT - 1);
        manifest_of(&older).unwrap();
    }

    #[test]
    fn a_backup_holds_the_database_of_its_hash_and_no_other() {
        let (folder, backup) = packed(FORMAT);
        let told = manifest_of(&backup).unwrap();
        let database = folder.path().join("database");
        assert!(told.holds(&hash_of(&database).unwrap()));
        assert!(!told.holds(&hash_of(&backup).unwrap()));
    }

    #[test]
    fn a_disk_that_refuses_is_not_told_as_damage() {
        let told = |kind: io::ErrorKind| damaged(io::Error::from(kind));
        assert!(matches!(
            told(io::ErrorKind::PermissionDenied),
            Error::File(FileTrouble::ReadOnly)
        ));
        assert!(matches!(
            told(io::ErrorKind::UnexpectedEof),
            Error::File(FileTrouble::BackupDamaged)
        ));
    }
}
