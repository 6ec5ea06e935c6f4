//! A backup into an empty home without a keyring, and what opens it: promises of the whole way.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::domain::backup::BackupReason;
use crate::domain::id::StaffId;
use crate::domain::role::Role;
use crate::error::{Error, FileTrouble, Result};
use crate::exchange::attached::samples::pdf;
use crate::inbox::Piece;
use crate::office::{Office, Session};
use crate::ops::attachment::AttachFile;
use crate::progress::Progress;
use crate::sample;
use crate::store::contents::hashes;
use crate::store::keys_row::KeyTrace;
use crate::store::{SchoolFile, front};
use crate::testing::op;
use crate::vault::backup::{Decided, Opener};
use crate::vault::{KeyKeeping, RecoveryCode, Strength, Vault};
use crate::world::{ThisComputer, World};

/// The sample school with a recovery sheet, backed up.
struct Fixture {
    folder: tempfile::TempDir,
    sheet: RecoveryCode,
    people: Vec<StaffId>,
    backup: PathBuf,
    tables: BTreeMap<String, String>,
}

/// A document of several chunks, so that its bytes have to come back too.
fn attach_a_document(office: &Office) {
    let mut bytes = pdf();
    let end = bytes.split_off(9);
    bytes.extend((0_u32..150_000).flat_map(u32::to_le_bytes));
    bytes.extend(end);
    let (staff, pupil) = {
        let connection = office.file().connection();
        let mut staff = front::staff(&connection).unwrap();
        staff.retain(|person| person.role == Role::Senco);
        let pupil: String = connection
            .query_row("select id from pupil order by id limit 1", [], |row| {
                row.get(0)
            })
            .unwrap();
        (staff.remove(0).id, pupil)
    };
    let total = u32::try_from(bytes.len()).unwrap();
    let piece = Piece {
        file: "f",
        total,
        at: 0,
        bytes: &bytes,
    };
    office.inbox().take_in(&piece).unwrap();
    let attach: AttachFile = op(
        json!({ "pupil_id": pupil, "file": "f", "file_name": "report.pdf",
        "attachment": { "title": "Report", "attachment_kind": "agency_report", "happened_on": "2026-01-12",
        "from_whom": "", "note": "", "access": null, "also_for": [], "belongs": null } }),
    );
    let session = Session::new(staff, Role::Senco, true);
    office
        .long(&session, attach, &Progress::unwatched())
        .unwrap();
}

fn vault_at(folder: &Path) -> Vault {
    Vault::at(folder, KeyKeeping::OwnerOnlyFile, Strength::Light)
}

impl Fixture {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let vault = vault_at(&folder.path().join("old"));
        sample::make(&vault, &ThisComputer).unwrap();
        let people: Vec<StaffId> = (vault.header().unwrap().staff.into_iter())
            .map(|entry| entry.id)
            .collect();
        let (file, keys) = vault.open(&people[0], sample::PASSWORD).unwrap();
        let sheet = RecoveryCode::new().unwrap();
        keys.set_recovery(&file, &sheet, ThisComputer.now(), KeyTrace::Before)
            .unwrap();
        let office = Office::in_vault(file, std::sync::Arc::new(ThisComputer), keys);
        attach_a_document(&office);
        let tables = tables(office.file());
        let backup = office.back_up(BackupReason::ByHand).unwrap().path;
        Self {
            folder,
            sheet,
            people,
            backup,
            tables,
        }
    }

    fn new_pc(&self) -> Vault {
        vault_at(&self.folder.path().join("new"))
    }

    fn restore(&self, sheet: &RecoveryCode, left: &[StaffId]) -> Result<()> {
        self.new_pc()
            .restore(&self.backup, sheet, |file| {
                let staff = front::staff(&file.connection())?.into_iter();
                let stay = staff
                    .map(|person| person.id)
                    .filter(|id| !left.contains(id))
                    .collect();
                Ok(Decided { file, stay })
            })
            .map(drop)
    }
}

fn tables(file: &SchoolFile) -> BTreeMap<String, String> {
    hashes(file).unwrap()
}

#[test]
fn on_an_empty_home_the_sheet_alone_brings_back_every_row_and_blob() {
    let fixture = Fixture::new();
    // The old PC is gone, and its key with it.
    std::fs::rename(&fixture.backup, fixture.folder.path().join("stick")).unwrap();
    std::fs::remove_dir_all(fixture.folder.path().join("old")).unwrap();
    let fixture = Fixture {
        backup: fixture.folder.path().join("stick"),
        ..fixture
    };
    fixture.restore(&fixture.sheet, &[]).unwrap();
    let vault = fixture.new_pc();
    for person in &fixture.people {
        assert!(vault.open(person, sample::PASSWORD).is_ok());
    }
    let (file, _) = vault
        .open_with_sheet(&fixture.sheet, ThisComputer.now())
        .unwrap();
    let restored = tables(&file);
    assert!(restored.contains_key("attachment_chunk"));
    assert!(restored.len() > 40, "{}", restored.len());
    for (table, hash) in &fixture.tables {
        // What the file knows of its own keys is about this PC.
        let same = restored.get(table) == Some(hash);
        assert!(same || table == "vault", "{table} is not what it was");
    }
    assert_eq!(restored.len(), fixture.tables.len());
}

#[test]
fn another_sheet_and_a_leavers_password_open_nothing_and_nothing_is_left_behind() {
    let fixture = Fixture::new();
    let other = RecoveryCode::new().unwrap();
    let refused = fixture.restore(&other, &[]);
    assert!(matches!(refused, Err(Error::WrongPassword)), "{refused:?}");
    let left = std::fs::read_dir(fixture.folder.path().join("new")).unwrap();
    // The empty file that keeps other programs out stays.
    let left = left.filter(|entry| entry.as_ref().unwrap().file_name() != "school.lock");
    assert_eq!(left.count(), 0);

    let leaver = fixture.people[1].clone();
    fixture
        .restore(&fixture.sheet, std::slice::from_ref(&leaver))
        .unwrap();
    let vault = fixture.new_pc();
    let shut = vault.open(&leaver, sample::PASSWORD);
    assert!(matches!(shut, Err(Error::WrongPassword)), "{shut:?}");
    // Nor with the header that they kept, in which their key still stands.
    let kept = std::fs::read(fixture.folder.path().join("old/school.keys")).unwrap();
    let now = std::fs::read(fixture.folder.path().join("new/school.keys")).unwrap();
    std::fs::write(fixture.folder.path().join("new/school.keys"), kept).unwrap();
    let shut = vault.open(&leaver, sample::PASSWORD);
    assert!(
        matches!(shut, Err(Error::File(FileTrouble::WrongKey))),
        "{shut:?}"
    );
    std::fs::write(fixture.folder.path().join("new/school.keys"), now).unwrap();
    assert!(vault.open(&fixture.people[0], sample::PASSWORD).is_ok());
    // A school that is there is never restored over.
    let again = fixture.restore(&fixture.sheet, &[]);
    assert!(
        matches!(again, Err(Error::File(FileTrouble::AlreadyThere))),
        "{again:?}"
    );
    assert!(vault.open(&fixture.people[0], sample::PASSWORD).is_ok());
}

#[test]
fn no_name_stands_outside_the_encryption_and_every_cut_and_flipped_bit_is_found() {
    let fixture = Fixture::new();
    let whole = std::fs::read(&fixture.backup).unwrap();
    let names = fixture.folder.path().join("old/school.keys");
    let names = std::fs::read_to_string(names).unwrap();
    let header: serde_json::Value = serde_json::from_str(&names).unwrap();
    for person in header["staff"].as_array().unwrap() {
        let name = person["name"].as_str().unwrap().as_bytes();
        assert!(!whole.windows(name.len()).any(|part| part == name));
    }
    let look = || {
        let with = Opener::Sheet(&fixture.sheet);
        fixture
            .new_pc()
            .look_into(&fixture.backup, with, |file| Ok(tables(file)))
    };
    assert_eq!(look().unwrap().seen, fixture.tables);
    let step = whole.len() / 15;
    let places = (0..whole.len()).step_by(step);
    for place in places.chain([520, 1300, whole.len() - 1500, whole.len() - 1]) {
        let mut bytes = whole.clone();
        bytes[place] ^= 4;
        std::fs::write(&fixture.backup, bytes).unwrap();
        // A word such as the version may change without harm to what is kept.
        let found = look().map_or(true, |looked| looked.seen == fixture.tables && place < 2048);
        assert!(found, "a bit at {place} of {}", whole.len());
    }
    for length in [
        0,
        511,
        700,
        1600,
        whole.len() / 2,
        whole.len() - 5000,
        whole.len() - 1,
    ] {
        std::fs::write(&fixture.backup, &whole[..length]).unwrap();
        assert!(look().is_err(), "cut at {length}");
    }
    let left = std::fs::read_dir(fixture.folder.path().join("new")).unwrap();
    assert_eq!(left.count(), 0, "nothing that was looked at is left behind");
}
