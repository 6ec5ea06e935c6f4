#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use chrono::NaiveDate;

use super::*;
use crate::error::{Error, FileTrouble};
use crate::world::FixedWorld;

struct Fixture {
    folder: tempfile::TempDir,
    file: SchoolFile,
    world: FixedWorld,
}

fn key() -> StoreKey {
    StoreKey::new([7; 32])
}

impl Fixture {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = SchoolFile::open(&folder.path().join("school.waymark"), &key()).unwrap();
        let moment = NaiveDate::from_ymd_opt(2026, 11, 10)
            .unwrap()
            .and_hms_opt(10, 0, 0)
            .unwrap();
        Self {
            folder,
            file,
            world: FixedWorld::at(moment),
        }
    }

    fn backups(&self) -> PathBuf {
        self.folder.path().join("backups")
    }

    fn make(&self) -> Result<Backup> {
        make(
            &self.file,
            &Owner::default(),
            &self.backups(),
            BackupReason::BeforeImport,
            &self.world,
        )
    }

    fn verify(&self, path: &Path, key: &StoreKey) -> Result<Manifest> {
        let scratch = self.folder.path().join("scratch");
        let unpacked = restore::unpacked(path, &scratch, Opener::Key(key));
        disk::forget(&scratch);
        unpacked.map(|(manifest, _)| manifest)
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.backups())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

#[test]
fn a_backup_says_what_it_is_and_opens_with_the_key_alone() {
    let fixture = Fixture::new();
    let made = fixture.make().unwrap();
    assert_eq!(
        fixture.names(),
        ["2026-11-10 100000 before-import.waymark-backup"]
    );
    assert_eq!(
        made.size_bytes,
        std::fs::metadata(&made.path).unwrap().len()
    );
    let manifest = fixture.verify(&made.path, &key()).unwrap();
    assert_eq!(manifest.reason, BackupReason::BeforeImport);
    assert_eq!(manifest.made_at, made.made_at);
    let other = fixture.verify(&made.path, &StoreKey::new([8; 32]));
    assert!(
        matches!(other, Err(Error::File(FileTrouble::WrongKey))),
        "{other:?}"
    );
    assert!(!fixture.folder.path().join("scratch").exists());
}

#[test]
fn a_backup_is_proved_by_its_own_bytes_and_by_the_rows_of_the_copy() {
    let fixture = Fixture::new();
    let (copied, packed) = (
        fixture.folder.path().join("copied"),
        fixture.folder.path().join("packed"),
    );
    let contents = fixture.file.copy_to(&copied).unwrap();
    let pack = |contents: &Contents| {
        container::pack(&copied, None, &packed, |database| {
            let reason = BackupReason::ByHand;
            Manifest::new(contents, database, fixture.world.now(), reason, "ours")
        })
        .unwrap()
    };
    let holds = |expected: &Contents| {
        proves(&packed, &copied, &key(), expected).is_ok_and(|is_proved| is_proved)
    };
    pack(&contents);
    assert!(holds(&contents));
    let other = Contents {
        rows: contents.rows + 1,
        ..contents.clone()
    };
    assert!(!holds(&other), "other rows than were read");
    pack(&other);
    assert!(!holds(&contents), "it says of itself what is not so");
    pack(&contents);
    for file in [&copied, &packed] {
        let whole = std::fs::read(file).unwrap();
        for place in [whole.len() / 3, whole.len() / 2] {
            let mut bytes = whole.clone();
            bytes[place] ^= 1;
            std::fs::write(file, bytes).unwrap();
            assert!(!holds(&contents), "a bit at {place} of {file:?}");
        }
        std::fs::write(file, &whole).unwrap();
    }
    assert!(holds(&contents));
}

#[test]
fn two_in_one_second_are_two() {
    let fixture = Fixture::new();
    fixture.make().unwrap();
    fixture.make().unwrap();
    fixture.make().unwrap();
    assert_eq!(fixture.names().len(), 3);
}

#[test]
fn any_bit_that_flips_and_any_end_that_is_lost_is_found() {
    let fixture = Fixture::new();
    let made = fixture.make().unwrap();
    let whole = std::fs::read(&made.path).unwrap();
    // The manifest begins after a header of 512 bytes, the database after the header that follows.
    for place in (600..whole.len() - 1024).step_by(whole.len() / 40) {
        let mut bytes = whole.clone();
        bytes[place] ^= 4;
        std::fs::write(&made.path, bytes).unwrap();
        let told = fixture.verify(&made.path, &key());
        // A word such as the version may change without harm to what is kept.
        let harmless = told.as_ref().is_ok_and(|_| place < 1536);
        assert!(
            told.is_err() || harmless,
            "a bit at {place} of {}",
            whole.len()
        );
    }
    for length in [0, 100, 700, 2000, whole.len() / 2, whole.len() - 5000] {
        std::fs::write(&made.path, &whole[..length]).unwrap();
        let told = fixture.verify(&made.path, &key());
        assert!(
            matches!(told, Err(Error::File(FileTrouble::BackupDamaged))),
            "{length}: {told:?}"
        );
    }
}

#[test]
fn a_bit_of_the_manifest_that_flips_is_found_though_it_still_reads() {
    let fixture = Fixture::new();
    let made = fixture.make().unwrap();
    let whole = std::fs::read(&made.path).unwrap();
    let date = b"2026-11-10T10:00";
    let place = whole
        .windows(date.len())
        .position(|part| part == date)
        .unwrap();
    let mut bytes = whole;
    bytes[place] ^= 4;
    std::fs::write(&made.path, bytes).unwrap();
    let told = fixture.verify(&made.path, &key());
    assert!(
        matches!(told, Err(Error::File(FileTrouble::BackupDamaged))),
        "{told:?}"
    );
}

#[test]
fn something_else_is_no_backup() {
    let fixture = Fixture::new();
    let path = fixture.folder.path().join("letter.waymark-backup");
    std::fs::write(&path, "Dear parents").unwrap();
    let told = fixture.verify(&path, &key());
    assert!(
        matches!(told, Err(Error::File(FileTrouble::BackupDamaged))),
        "{told:?}"
    );
}

#[test]
fn what_a_power_cut_left_goes_and_trouble_leaves_nothing() {
    let fixture = Fixture::new();
    std::fs::create_dir_all(fixture.backups()).unwrap();
    std::fs::write(fixture.backups().join(".unfinished-1-copied"), "half").unwrap();
    fixture.make().unwrap();
    assert_eq!(fixture.names().len(), 1);
    let blocked = fixture.folder.path().join("a-file");
    std::fs::write(&blocked, "").unwrap();
    let told = make(
        &fixture.file,
        &Owner::default(),
        &blocked,
        BackupReason::ByHand,
        &fixture.world,
    );
    assert!(matches!(told, Err(Error::File(_))), "{told:?}");
}

#[test]
fn what_nobody_will_ask_for_is_let_go_of_and_another_schools_backups_stay() {
    let fixture = Fixture::new();
    let made_on = |day: u32, vault: &str| {
        let moment = NaiveDate::from_ymd_opt(2026, 10, day)
            .unwrap()
            .and_hms_opt(10, 0, 0)
            .unwrap();
        let owner = Owner {
            vault_id: vault.to_owned(),
            seal: None,
        };
        let world = FixedWorld::at(moment);
        make(
            &fixture.file,
            &owner,
            &fixture.backups(),
            BackupReason::Daily,
            &world,
        )
        .unwrap()
    };
    for day in 1..=30 {
        made_on(day, "ours");
    }
    made_on(1, "theirs");
    std::fs::write(fixture.backups().join("letter.pdf"), "Dear parents").unwrap();
    let now = "2026-10-30T16:00:00Z".parse().unwrap();
    thin(&fixture.backups(), "ours", now);
    let ours = in_folder(&fixture.backups(), "ours");
    // The last 14 days, and the last of each week before them.
    let days: Vec<String> = (ours.iter())
        .map(|kept| kept.manifest.made_at.format("%d").to_string())
        .collect();
    let expected: Vec<String> = (17..=30)
        .rev()
        .chain([11, 4])
        .map(|day| format!("{day:02}"))
        .collect();
    assert_eq!(days, expected);
    assert_eq!(in_folder(&fixture.backups(), "theirs").len(), 1);
    assert!(fixture.backups().join("letter.pdf").exists());
}

#[test]
fn a_copy_in_the_second_place_is_the_same_to_the_last_byte_or_is_not_there() {
    let fixture = Fixture::new();
    let made = fixture.make().unwrap();
    let second = fixture.folder.path().join("second");
    assert!(
        carry(&made.path, &second).is_err(),
        "the place is not there"
    );
    std::fs::create_dir(&second).unwrap();
    let carried = carry(&made.path, &second).unwrap();
    assert_eq!(
        std::fs::read(&carried).unwrap(),
        std::fs::read(&made.path).unwrap()
    );
    assert_eq!(std::fs::read_dir(&second).unwrap().count(), 1);
}
