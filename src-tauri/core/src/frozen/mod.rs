//! What was released is never left behind: a school of every frozen schema opens with this program, is brought up to date
//! after a checked backup, and keeps every row; and the steps that were frozen are never edited.
//!
//! `tests/fixtures/schema` keeps a school for each version (a few invented children of the sample school, with what
//! belongs to them, and keys of its own), and the hash of each step. An encrypted file cannot be packed and a school has
//! some hundred pages, so that it is kept out of its encryption and put back under its key by the tests; that the
//! encryption itself stays as it was, a file of one row holds. `cargo xtask freeze-schema` adds what is missing there once
//! a step is released, and never changes what is there.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod make;

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::desk::{Desk, DeskConfig};
use crate::domain::backup::BackupReason;
use crate::domain::id::StaffId;
use crate::store::frozen::{
    Stood, from_plain, read_cipher_sample, rows, schema, stands, steps, still_stands,
};
use crate::store::{SchoolFile, StoreKey};
use crate::testing::day;
use crate::vault::backup::Opener;
use crate::vault::{KeyKeeping, Strength, Vault};
use crate::world::FixedWorld;

/// Told by `cargo xtask freeze-schema`.
const FREEZE: &str = "WAYMARK_FREEZE_SCHEMA";
/// What a school is made of; its password opens nothing else.
const FILES: [&str; 3] = ["school.waymark", "school.keys", "school.pckey"];
const PASSWORD: &str = "under the old oak tree";
/// Its file out of its encryption, as it is kept.
const PLAIN: &str = "school.db";
/// A file of one row as the encryption of the first schema left it, and what the row says.
const CIPHER: &str = "sqlcipher-4.db";
const CIPHER_SAYS: &str = "As it was in the beginning";
/// Tables whose rows a later step moved into another, in other columns: each row is there.
const MOVED: [(&str, &str); 1] = [("ehc_disclosure", "disclosure")];
/// At most so many bytes; the repository keeps them for good.
const MOST_BYTES: u64 = 200_000;

/// What the school of a version was when it was frozen.
#[derive(Debug, Serialize, Deserialize)]
struct Facts {
    staff_id: String,
    key: [u8; 32],
    tables: BTreeMap<String, Stood>,
}

fn kept_at() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/schema")
}

/// The kept schools with their versions, oldest first.
fn kept() -> Vec<(u32, PathBuf)> {
    let entries = fs::read_dir(kept_at()).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut kept: Vec<(u32, PathBuf)> = paths
        .filter(|path| path.extension().is_some_and(|end| end == "zip"))
        .map(|path| (name_of(&path).parse().unwrap(), path))
        .collect();
    kept.sort();
    kept
}

/// Puts a kept school into a folder, under its key again, and tells what it was.
fn unpack(kept: &Path, home: &Path) -> Facts {
    let mut archive = zip::ZipArchive::new(fs::File::open(kept).unwrap()).unwrap();
    let mut facts = Vec::new();
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let name = part.name().unwrap().into_owned();
        if name == "facts.json" {
            facts = bytes;
        } else {
            fs::write(home.join(name), bytes).unwrap();
        }
    }
    let facts: Facts = serde_json::from_slice(&facts).unwrap();
    let plain = home.join(PLAIN);
    from_plain(&plain, &home.join(FILES[0]), &StoreKey::new(facts.key));
    fs::remove_file(plain).unwrap();
    facts
}

fn cipher_key() -> StoreKey {
    StoreKey::new([7; 32])
}

fn name_of(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

fn vault_at(folder: &Path) -> Vault {
    Vault::at(folder, KeyKeeping::OwnerOnlyFile, Strength::Light)
}

fn desk_at(folder: &Path) -> Desk {
    Desk::new(DeskConfig {
        data_folder: folder.to_path_buf(),
        keeping: KeyKeeping::OwnerOnlyFile,
        strength: Strength::Light,
        world: Arc::new(FixedWorld::at(
            day("2026-11-12").and_hms_opt(9, 0, 0).unwrap(),
        )),
    })
}

fn copy_school(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for name in FILES {
        fs::copy(from.join(name), to.join(name)).unwrap();
    }
}

#[test]
fn a_school_of_every_frozen_schema_is_brought_up_and_keeps_every_row() {
    if std::env::var_os(FREEZE).is_some() {
        make::what_is_missing();
    }
    let of_now = schema(&SchoolFile::in_memory(&StoreKey::new([7; 32])).unwrap());
    let newest = u32::try_from(steps().len()).unwrap();
    let kept = kept();
    assert!(!kept.is_empty(), "no school is kept");
    for (version, path) in kept {
        assert!(version <= newest, "schema {version} was taken back");
        let home = tempfile::tempdir().unwrap();
        let facts = unpack(&path, home.path());
        let desk = desk_at(home.path());
        let who = json!({ "staff_id": facts.staff_id, "password": PASSWORD });
        desk.run("sign_in", who)
            .unwrap_or_else(|error| panic!("schema {version}: {error:?}"));
        drop(desk);

        let vault = vault_at(home.path());
        let id = StaffId::new(&facts.staff_id);
        let (file, _) = vault.open(&id, PASSWORD).unwrap();
        assert_eq!(schema(&file), of_now, "schema {version}");
        assert!(file.references_hold().unwrap(), "schema {version}");
        for (table, then) in &facts.tables {
            if let Some((_, to)) = MOVED.iter().find(|(from, _)| from == table) {
                let now = rows(&file, to);
                assert!(now >= then.rows, "schema {version}: {table} lost rows");
                continue;
            }
            assert!(
                still_stands(&file, table, then),
                "schema {version}: {table} has other rows than it had"
            );
        }
        // Before anything of it was changed, it was backed up as it was.
        let key = file.key();
        let backups = fs::read_dir(home.path().join("backups"));
        let backups: Vec<PathBuf> = (backups.into_iter().flatten())
            .map(|entry| entry.unwrap().path())
            .collect();
        assert_eq!(
            backups.len(),
            usize::from(version < newest),
            "schema {version}"
        );
        for backup in backups {
            let looked = vault
                .look_into(&backup, Opener::Key(&key), |_| Ok(()))
                .unwrap();
            assert_eq!(looked.manifest.schema, version);
            assert_eq!(looked.manifest.reason, BackupReason::BeforeUpgrade);
        }
    }
}

#[test]
fn a_step_that_was_frozen_is_never_edited() {
    let frozen = fs::read_to_string(kept_at().join("steps.txt")).unwrap();
    let now = steps();
    assert!(frozen.lines().count() >= 5, "{frozen}");
    for (place, line) in frozen.lines().enumerate() {
        let version = place + 1;
        assert_eq!(
            Some(line),
            now.get(place).map(String::as_str),
            "step {version} of the schema was frozen; what it lacks goes into a new step"
        );
        // And each has its school.
        let school = kept_at().join(format!("{version:04}.zip"));
        assert!(school.exists(), "no school of schema {version} is kept");
    }
}

#[test]
fn the_encryption_of_the_first_schema_opens() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join(CIPHER);
    fs::copy(kept_at().join(CIPHER), &path).unwrap();
    assert_eq!(read_cipher_sample(&path, &cipher_key()), CIPHER_SAYS);
}

#[test]
fn the_kept_schools_have_something_in_nearly_every_table_and_are_small() {
    for (version, path) in kept() {
        let bytes = fs::metadata(&path).unwrap().len();
        assert!(bytes < MOST_BYTES, "schema {version} has {bytes} bytes");
        let home = tempfile::tempdir().unwrap();
        let facts = unpack(&path, home.path());
        let empty = facts.tables.iter().filter(|(_, table)| table.rows == 0);
        let empty: Vec<&String> = empty.map(|(name, _)| name).collect();
        assert!(
            empty.len() * 8 <= facts.tables.len(),
            "{version}: {empty:?}"
        );
    }
}
