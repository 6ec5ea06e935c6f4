//! The one file of a backup: what stands in it and in which order.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::domain::backup::BackupReason;
use crate::error::{Error, FileTrouble, Result};
use crate::store::copy::{Contents, hex};
use crate::store::disk;

const FORMAT: u32 = 1;
const MANIFEST: &str = "manifest.json";
const DATABASE: &str = "school.waymark";
/// Far more than a manifest needs; what is longer is none.
const LONGEST_MANIFEST: u64 = 1 << 20;

/// What a backup says of itself. It holds nothing about anybody.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Manifest {
    format: u32,
    /// The version of the program that made it.
    pub made_with: String,
    pub made_at: DateTime<Utc>,
    pub reason: BackupReason,
    /// The schema version of the database.
    pub schema: u32,
    /// Of the database as a file.
    database_sha256: String,
    database_bytes: u64,
    /// Of what stands in the database, row by row.
    contents_sha256: String,
    rows: u64,
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
    ) -> Self {
        Self {
            format: FORMAT,
            made_with: env!("CARGO_PKG_VERSION").to_owned(),
            made_at,
            reason,
            schema: contents.schema,
            database_sha256: database.sha256.clone(),
            database_bytes: database.bytes,
            contents_sha256: contents.sha256.clone(),
            rows: contents.rows,
        }
    }

    /// Whether a database that was opened holds what the manifest says.
    pub(super) fn describes(&self, contents: &Contents) -> bool {
        self.contents_sha256 == contents.sha256
            && self.rows == contents.rows
            && self.schema == contents.schema
    }
}

/// Packs a database into one file, synced; answers with the size of that file in bytes.
pub(super) fn pack(
    database: &Path,
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
    let manifest =
        serde_json::to_vec_pretty(&manifest).map_err(|error| Error::Internal(error.to_string()))?;
    let mut archive = tar::Builder::new(disk::create_private(to)?);
    archive.append_data(
        &mut header(u64::try_from(manifest.len()).unwrap_or(u64::MAX)),
        MANIFEST,
        manifest.as_slice(),
    )?;
    archive.append_data(&mut header(bytes), DATABASE, content)?;
    let packed = archive.into_inner()?;
    packed.sync_all()?;
    Ok(packed.metadata()?.len())
}

/// Takes the database out of a backup to `to`, where it is a file of its own, and answers with the manifest.
///
/// # Errors
/// [`FileTrouble::BackupDamaged`] where it is not whole, or no backup at all; [`FileTrouble::Newer`].
pub(super) fn unpack(backup: &Path, to: &Path) -> Result<Manifest> {
    let unpacked = unpack_parts(File::open(backup)?, to);
    if unpacked.is_err() {
        disk::forget(to);
    }
    unpacked
}

fn unpack_parts(backup: File, to: &Path) -> Result<Manifest> {
    let mut archive = tar::Archive::new(backup);
    let mut parts = archive.entries().map_err(damaged)?;
    let text = named(parts.next(), MANIFEST)?;
    let mut json = Vec::new();
    text.take(LONGEST_MANIFEST)
        .read_to_end(&mut json)
        .map_err(damaged)?;
    let manifest: Manifest =
        serde_json::from_slice(&json).map_err(|_| FileTrouble::BackupDamaged)?;
    if manifest.format > FORMAT {
        let (found, known) = (manifest.format, FORMAT);
        return Err(FileTrouble::Newer { found, known }.into());
    }
    let mut database = named(parts.next(), DATABASE)?;
    let mut file = disk::create_private(to)?;
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
        io::Write::write_all(&mut file, part)?;
    }
    file.sync_all()?;
    let whole =
        bytes == manifest.database_bytes && hex(&hash.finalize()) == manifest.database_sha256;
    if whole && parts.next().is_none() {
        Ok(manifest)
    } else {
        Err(FileTrouble::BackupDamaged.into())
    }
}

/// The next part of the archive, if it is the one that belongs there.
fn named<R: Read>(part: Option<io::Result<tar::Entry<'_, R>>>, name: &str) -> Result<impl Read> {
    let part = part.ok_or(FileTrouble::BackupDamaged)?.map_err(damaged)?;
    if part.path_bytes().as_ref() == name.as_bytes() {
        Ok(part)
    } else {
        Err(FileTrouble::BackupDamaged.into())
    }
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
