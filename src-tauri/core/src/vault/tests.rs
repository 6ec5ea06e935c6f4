//! Promises of the keys: what opens, what does not, and what a power cut leaves.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;

use chrono::{DateTime, Utc};
use proptest::prelude::*;

use super::*;

const OAK: &str = "under the old oak";
const ELM: &str = "under the old elm";

struct Fixture {
    _folder: tempfile::TempDir,
    vault: Vault,
    sheet: RecoveryCode,
}

fn id(name: &str) -> StaffId {
    StaffId::new(name)
}

fn person(name: &str) -> Person {
    Person {
        id: id(name),
        name: name.to_owned(),
        job_title: String::new(),
    }
}

fn people(names: &[&str]) -> Vec<Person> {
    names.iter().map(|name| person(name)).collect()
}

fn nobody(file: SchoolFile) -> Result<Filled> {
    let people = Vec::new();
    Ok(Filled {
        file,
        people,
        sample: false,
    })
}

fn now() -> DateTime<Utc> {
    "2026-11-10T10:00:00Z".parse().unwrap()
}

impl Fixture {
    /// A vault of Ann and Ben, closed.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::at(
            folder.path().join("data"),
            KeyKeeping::OwnerOnlyFile,
            Strength::Light,
        );
        let new = |name: &str, password: &str| NewPerson {
            id: id(name),
            name: name.to_owned(),
            job_title: String::new(),
            password: password.to_owned(),
        };
        let people = vec![new("ann", OAK), new("ben", ELM)];
        let fill = |file| {
            Ok(Filled {
                file,
                people,
                sample: false,
            })
        };
        let (file, opened) = vault.create("Oakbrook", fill).unwrap();
        let sheet = RecoveryCode::new().unwrap();
        opened
            .set_recovery(&file, &sheet, now(), KeyTrace::Before)
            .unwrap();
        Self {
            _folder: folder,
            vault,
            sheet,
        }
    }

    fn open(&self, name: &str, password: &str) -> Result<(SchoolFile, OpenVault)> {
        self.vault.open(&id(name), password)
    }

    fn opens(&self, name: &str, password: &str) -> bool {
        match self.open(name, password) {
            Ok(_) => true,
            Err(Error::WrongPassword) => false,
            Err(other) => unreachable!("{other:?}"),
        }
    }

    /// Every file of the vault, to be put back later.
    fn snapshot(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let entries = fs::read_dir(self.vault.folder()).unwrap();
        entries
            .map(|entry| entry.unwrap().path())
            .map(|path| (path.clone(), fs::read(path).unwrap()))
            .collect()
    }
}

fn bytes_of<'a>(files: &'a [(PathBuf, Vec<u8>)], name: &str) -> &'a [u8] {
    let found = files.iter().find(|(path, _)| path.ends_with(name));
    &found.unwrap().1
}

fn trouble<T: std::fmt::Debug>(told: Result<T>) -> FileTrouble {
    match told {
        Err(Error::File(trouble)) => trouble,
        other => unreachable!("{other:?}"),
    }
}

#[test]
fn each_opens_it_with_their_own_password_and_no_other() {
    let fixture = Fixture::new();
    assert!(fixture.opens("ann", OAK) && fixture.opens("ben", ELM));
    assert!(!fixture.opens("ann", ELM) && !fixture.opens("ben", OAK));
    assert!(!fixture.opens("cat", OAK));
}

#[test]
fn an_existing_school_is_never_overwritten() {
    let fixture = Fixture::new();
    let again = fixture.vault.create("Other", nobody);
    assert!(matches!(trouble(again), FileTrouble::AlreadyThere));
    // Nor one whose file is somewhere else for a while.
    let database = fixture.vault.database();
    fs::rename(&database, database.with_extension("safe")).unwrap();
    let again = fixture.vault.create("Other", nobody);
    assert!(matches!(trouble(again), FileTrouble::AlreadyThere));
    fs::rename(database.with_extension("safe"), &database).unwrap();
    assert!(fixture.opens("ann", OAK));
}

#[test]
fn a_setting_up_that_fails_leaves_nothing_and_can_be_begun_again() {
    let folder = tempfile::tempdir().unwrap();
    let vault = Vault::of_sample(folder.path());
    let failed = vault.create("Oakbrook", |_| Err(Error::Forbidden));
    assert!(matches!(failed, Err(Error::Forbidden)));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    assert!(!vault.exists());
}

#[test]
fn a_setting_up_that_fails_takes_away_only_what_it_made() {
    let folder = tempfile::tempdir().unwrap();
    let vault = Vault::of_sample(folder.path());
    let others = ["school.pckey", "letter.txt", "school.tries"];
    for other in others {
        fs::write(folder.path().join(other), other).unwrap();
    }
    // A folder stands where the file is to get its name, so it fails at the very last step, after its header.
    let name = folder.path().join("school.waymark");
    let failed = vault.create("Oakbrook", |file| {
        fs::create_dir(&name).unwrap();
        fs::write(name.join("inside"), "").unwrap();
        nobody(file)
    });
    assert!(failed.is_err());
    fs::remove_dir_all(&name).unwrap();
    let left = fs::read_dir(folder.path()).unwrap();
    let mut left: Vec<_> = left.map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["letter.txt", "school.pckey", "school.tries"]);
    for other in others {
        assert_eq!(
            fs::read(folder.path().join(other)).unwrap(),
            other.as_bytes()
        );
    }
}

#[test]
fn only_a_sample_school_is_ever_removed() {
    let fixture = Fixture::new();
    let before = fixture.snapshot();
    assert!(matches!(
        trouble(fixture.vault.remove_sample()),
        FileTrouble::AlreadyThere
    ));
    // Nor one that cannot say what it is.
    let header = fixture.vault.header_path();
    fs::rename(&header, header.with_extension("aside")).unwrap();
    let before_it = header::before(&header);
    fs::rename(&before_it, header.with_extension("aside-before")).unwrap();
    assert!(matches!(
        trouble(fixture.vault.remove_sample()),
        FileTrouble::AlreadyThere
    ));
    fs::rename(header.with_extension("aside"), &header).unwrap();
    fs::rename(header.with_extension("aside-before"), &before_it).unwrap();
    for (path, bytes) in before {
        assert_eq!(fs::read(&path).unwrap(), bytes, "{}", path.display());
    }
}

#[test]
fn the_header_holds_no_key_and_the_key_of_the_pc_is_its_owners_alone() {
    let fixture = Fixture::new();
    let (file, _) = fixture.open("ann", OAK).unwrap();
    let files = fixture.snapshot();
    let header = String::from_utf8(bytes_of(&files, HEADER).to_vec()).unwrap();
    let pc_key = String::from_utf8(bytes_of(&files, pc_key::KEY_FILE).to_vec()).unwrap();
    let hex = |bytes: &[u8]| crate::store::contents::hex(bytes);
    for secret in [
        hex(file.key().bytes()),
        pc_key,
        "AGE-SECRET".to_owned(),
        OAK.to_owned(),
    ] {
        assert!(!header.contains(&secret));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        for name in [HEADER, pc_key::KEY_FILE] {
            let meta = fs::metadata(fixture.vault.folder().join(name)).unwrap();
            assert_eq!(meta.permissions().mode() & 0o777, 0o600, "{name}");
        }
    }
}

#[test]
fn without_the_key_of_the_pc_no_password_opens_it_and_the_sheet_brings_it_back() {
    let fixture = Fixture::new();
    let key_file = fixture.vault.folder().join(pc_key::KEY_FILE);
    fs::remove_file(&key_file).unwrap();
    let told = trouble(fixture.open("ann", OAK));
    assert!(matches!(told, FileTrouble::KeyMissing));
    assert!(
        !key_file.exists(),
        "no new key is made over an existing vault"
    );
    let wrong = fixture
        .vault
        .open_with_sheet(&RecoveryCode::new().unwrap(), now());
    assert!(matches!(wrong, Err(Error::WrongPassword)));
    drop(
        fixture
            .vault
            .open_with_sheet(&fixture.sheet, now())
            .unwrap(),
    );
    assert!(fixture.opens("ann", OAK) && fixture.opens("ben", ELM));
}

#[test]
fn another_pcs_key_opens_nothing() {
    let fixture = Fixture::new();
    fs::write(
        fixture.vault.folder().join(pc_key::KEY_FILE),
        "7".repeat(64),
    )
    .unwrap();
    assert!(!fixture.opens("ann", OAK));
}

#[test]
fn a_changed_password_counts_and_a_header_of_yesterday_is_noticed() {
    let fixture = Fixture::new();
    let yesterday = fixture.snapshot();
    {
        let (file, opened) = fixture.open("ann", OAK).unwrap();
        let wrong = opened.change_password(&file, &id("ann"), ELM, "a new one", KeyTrace::Before);
        assert!(matches!(wrong, Err(Error::WrongPassword)));
        opened
            .change_password(&file, &id("ann"), OAK, "a new one", KeyTrace::Before)
            .unwrap();
    }
    assert!(fixture.opens("ann", "a new one") && !fixture.opens("ann", OAK));
    let header = fixture.vault.folder().join(HEADER);
    fs::write(&header, bytes_of(&yesterday, HEADER)).unwrap();
    let told = trouble(fixture.open("ann", OAK));
    assert!(matches!(told, FileTrouble::KeysDiffer));
    drop(
        fixture
            .vault
            .open_with_sheet(&fixture.sheet, now())
            .unwrap(),
    );
    assert!(fixture.opens("ann", "a new one") && !fixture.opens("ann", OAK));
}

#[test]
fn an_added_recipient_and_another_schools_header_are_noticed() {
    let fixture = Fixture::new();
    let mut header = fixture.vault.header().unwrap();
    let stranger = Identity::generate().to_public().to_string();
    header.recovery.as_mut().unwrap().recipient = stranger;
    header.write(&fixture.vault.header_path()).unwrap();
    let told = trouble(fixture.open("ann", OAK));
    assert!(matches!(told, FileTrouble::KeysDiffer));
    let other = Fixture::new();
    for name in [HEADER, pc_key::KEY_FILE] {
        let theirs = other.vault.folder().join(name);
        fs::copy(theirs, fixture.vault.folder().join(name)).unwrap();
    }
    let told = trouble(fixture.open("ann", OAK));
    assert!(matches!(told, FileTrouble::WrongKey));
    assert!(fixture.vault.open_with_sheet(&other.sheet, now()).is_err());
}

#[test]
fn a_one_time_password_is_read_however_it_is_typed_until_it_is_replaced() {
    let fixture = Fixture::new();
    {
        let (file, opened) = fixture.open("ann", OAK).unwrap();
        opened
            .give_one_time(&file, person("cat"), "acorn badge kite")
            .unwrap();
        assert!(opened.must_change(&id("cat")) && !opened.must_change(&id("ann")));
    }
    {
        let (file, opened) = fixture.open("cat", "Acorn, BADGE-kite").unwrap();
        opened
            .change_password(
                &file,
                &id("cat"),
                "acorn badge  kite",
                "a new one",
                KeyTrace::Before,
            )
            .unwrap();
        assert!(!opened.must_change(&id("cat")));
    }
    assert!(fixture.opens("cat", "a new one") && !fixture.opens("cat", "acorn badge kite"));
}

#[test]
fn a_leavers_password_opens_neither_the_new_file_nor_with_what_they_kept() {
    let fixture = Fixture::new();
    let kept = fixture.snapshot();
    {
        let (file, opened) = fixture.open("ann", OAK).unwrap();
        let old_key = file.key();
        assert_eq!(
            opened.settle(&file, &people(&["ann"]), "Oakbrook").unwrap(),
            1
        );
        assert_ne!(file.key().bytes(), old_key.bytes());
        assert!(file.references_hold().unwrap());
    }
    assert!(fixture.opens("ann", OAK) && !fixture.opens("ben", ELM));
    // Ben brings back the header in which he still stands.
    fs::write(fixture.vault.header_path(), bytes_of(&kept, HEADER)).unwrap();
    let told = trouble(fixture.open("ben", ELM));
    assert!(matches!(told, FileTrouble::WrongKey));
}

#[test]
fn a_change_of_the_data_key_that_was_cut_short_is_finished_by_whoever_opens_it_next() {
    let stay = people(&["ann"]);
    for cut_after_file in [false, true] {
        let fixture = Fixture::new();
        {
            let (file, opened) = fixture.open("ann", OAK).unwrap();
            let mut header = fixture.vault.header().unwrap();
            header.staff.retain(|entry| entry.id == id("ann"));
            opened
                .change_data_key(&file, header, KeyTrace::Before)
                .unwrap();
            if cut_after_file {
                let next = opened.held().next.as_ref().unwrap().again();
                file.change_key(&next).unwrap();
            }
        }
        assert!(fixture.vault.header().unwrap().next_sealed.is_some());
        {
            let (file, opened) = fixture.open("ann", OAK).unwrap();
            assert!(fixture.vault.header().unwrap().next_sealed.is_none());
            assert_eq!(opened.settle(&file, &stay, "Oakbrook").unwrap(), 0);
        }
        assert!(fixture.opens("ann", OAK) && !fixture.opens("ben", ELM));
        assert!(fixture.vault.open_with_sheet(&fixture.sheet, now()).is_ok());
    }
}

#[test]
fn a_power_cut_at_any_step_of_a_change_leaves_a_vault_that_opens() {
    let fixture = Fixture::new();
    let (file, opened) = fixture.open("ann", OAK).unwrap();
    let mut next = fixture.vault.header().unwrap();
    next.school_name = "Oakbrook Primary".to_owned();
    next.epoch += 1;
    let text = next.text().unwrap();
    // The file knows what is to come, and the header was not written.
    file.expect_header(&text, KeyTrace::Before).unwrap();
    drop((file, opened));
    drop(fixture.open("ann", OAK).unwrap());
    // The header was written, and the file was not told.
    let (file, opened) = fixture.open("ann", OAK).unwrap();
    file.expect_header(&text, KeyTrace::Before).unwrap();
    next.write(&fixture.vault.header_path()).unwrap();
    drop((file, opened));
    let (file, _) = fixture.open("ann", OAK).unwrap();
    let row = file.keys_row().unwrap().unwrap();
    assert_eq!(
        (row.header.as_str(), &row.next_header),
        (text.as_str(), &None)
    );
}

#[test]
fn a_header_that_cannot_be_read_gives_way_to_the_one_before_with_the_sheet() {
    let fixture = Fixture::new();
    {
        let (file, opened) = fixture.open("ann", OAK).unwrap();
        opened
            .settle(&file, &people(&["ann", "ben"]), "Oakbrook Primary")
            .unwrap();
    }
    fs::write(fixture.vault.header_path(), "{ half a hea").unwrap();
    let told = trouble(fixture.open("ann", OAK));
    assert!(matches!(told, FileTrouble::KeysDiffer));
    drop(
        fixture
            .vault
            .open_with_sheet(&fixture.sheet, now())
            .unwrap(),
    );
    assert!(fixture.opens("ann", OAK));
    assert_eq!(
        fixture.vault.header().unwrap().school_name,
        "Oakbrook Primary"
    );
}

#[test]
fn a_flipped_bit_in_the_header_is_told_as_damage_and_the_sheet_puts_it_right() {
    let fixture = Fixture::new();
    drop(fixture.open("ann", OAK).unwrap());
    let path = fixture.vault.header_path();
    let whole = fs::read(&path).unwrap();
    let sound = fixture.vault.header().unwrap();
    for place in (0..whole.len()).step_by(29) {
        let mut bytes = whole.clone();
        bytes[place] ^= 1;
        fs::write(&path, bytes).unwrap();
        let told = trouble(fixture.open("ann", OAK));
        assert!(
            matches!(told, FileTrouble::KeysDiffer),
            "byte {place}: {told:?}"
        );
        drop(
            fixture
                .vault
                .open_with_sheet(&fixture.sheet, now())
                .unwrap(),
        );
        let right = Header::read(&path).unwrap();
        assert!(right.has_the_keys_of(&sound), "byte {place}");
        // What was damaged is not kept as the one before.
        assert!(Header::read(&header::before(&path)).is_ok());
    }
    assert!(fixture.opens("ann", OAK) && fixture.opens("ben", ELM));
}

#[test]
fn a_slip_that_changes_nothing_of_the_header_is_put_right_by_whoever_signs_in() {
    let fixture = Fixture::new();
    drop(fixture.open("ann", OAK).unwrap());
    let path = fixture.vault.header_path();
    let whole = fs::read_to_string(&path).unwrap();
    // Without its check by name the header reads as one of before there were checks.
    fs::write(&path, whole.replacen("\"check\"", "\"cheek\"", 1)).unwrap();
    assert!(fixture.opens("ben", ELM));
    assert_eq!(fs::read_to_string(&path).unwrap(), whole);
}

#[test]
fn after_a_new_password_a_damaged_header_does_not_call_it_wrong() {
    let fixture = Fixture::new();
    {
        let (file, opened) = fixture.open("ann", OAK).unwrap();
        opened
            .change_password(&file, &id("ann"), OAK, "a new one", KeyTrace::Before)
            .unwrap();
    }
    fs::write(fixture.vault.header_path(), "{ half a hea").unwrap();
    for password in ["a new one", OAK] {
        let told = trouble(fixture.open("ann", password));
        assert!(matches!(told, FileTrouble::KeysDiffer), "{told:?}");
    }
    drop(
        fixture
            .vault
            .open_with_sheet(&fixture.sheet, now())
            .unwrap(),
    );
    assert!(fixture.opens("ann", "a new one") && !fixture.opens("ann", OAK));
}

#[test]
fn a_new_sheet_voids_the_one_before() {
    let fixture = Fixture::new();
    let newer = RecoveryCode::new().unwrap();
    {
        let (file, opened) = fixture.open("ann", OAK).unwrap();
        opened
            .set_recovery(&file, &newer, now(), KeyTrace::Before)
            .unwrap();
    }
    let old = fixture.vault.open_with_sheet(&fixture.sheet, now());
    assert!(matches!(old, Err(Error::WrongPassword)));
    assert!(fixture.vault.open_with_sheet(&newer, now()).is_ok());
}

#[test]
fn a_weak_lock_is_raised_silently_at_the_next_sign_in() {
    let fixture = Fixture::new();
    let strict = Vault {
        strength: Strength::Full,
        ..fixture.vault.clone()
    };
    let weak = |vault: &Vault| {
        let header = vault.header().unwrap();
        header
            .entry(&id("ann"))
            .unwrap()
            .key
            .is_weaker_than(Strength::Full)
    };
    assert!(weak(&strict));
    drop(strict.open(&id("ann"), OAK).unwrap());
    assert!(!weak(&strict));
    assert!(fixture.opens("ann", OAK));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn whatever_order_people_come_and_go_in_those_who_are_there_open_it_and_others_do_not(
        acts in prop::collection::vec((0_u8..3, 0_usize..4), 1..8),
    ) {
        let names = ["cat", "dan", "eve", "flo"];
        let fixture = Fixture::new();
        let mut there = std::collections::BTreeMap::new();
        for (turn, (act, who)) in acts.into_iter().enumerate() {
            let name = names[who];
            let (file, opened) = fixture.open("ann", OAK).unwrap();
            match act {
                0 => {
                    let password = format!("acorn badge {}", "kite ".repeat(turn + 1));
                    opened.give_one_time(&file, person(name), &password).unwrap();
                    there.insert(name, password);
                }
                1 => {
                    there.remove(name);
                    let mut stay = people(&["ann", "ben"]);
                    stay.extend(there.keys().map(|name| person(name)));
                    opened.settle(&file, &stay, "Oakbrook").unwrap();
                }
                _ => prop_assert!(!fixture.opens(name, "not the password")),
            }
        }
        for name in names {
            match there.get(name) {
                Some(password) => prop_assert!(fixture.opens(name, password)),
                None => prop_assert!(!fixture.opens(name, "acorn badge kite")),
            }
        }
        prop_assert!(fixture.opens("ben", ELM));
        prop_assert!(fixture.vault.open_with_sheet(&fixture.sheet, now()).is_ok());
    }
}

#[test]
fn an_older_schema_is_copied_before_it_is_brought_up_to_date() {
    let fixture = Fixture::new();
    let (file, _) = fixture.open("ann", OAK).unwrap();
    file.set_back_to_first_schema().unwrap();
    file.close().unwrap();
    let backups = fixture.vault.folder().join(backup::FOLDER);
    assert!(!backups.exists());
    let (file, _) = fixture.open("ann", OAK).unwrap();
    assert!(!file.is_older().unwrap());
    let kept: Vec<PathBuf> = fs::read_dir(&backups)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(kept.len(), 1, "{kept:?}");
    let with = backup::Opener::Sheet(&fixture.sheet);
    let looked = fixture.vault.look_into(&kept[0], with, |_| Ok(())).unwrap();
    assert_eq!(
        looked.manifest.schema, 1,
        "it is as the older program left it"
    );
    drop(file);
    fixture.open("ann", OAK).unwrap();
    assert_eq!(fs::read_dir(&backups).unwrap().count(), 1, "once");
}

#[test]
fn the_live_file_is_refused_in_a_folder_that_is_copied_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let synced = folder.path().join("OneDrive - Elm Grove/Waymark");
    let vault = Vault::at(&synced, KeyKeeping::OwnerOnlyFile, Strength::Light);
    let told = vault.create("Oakbrook", nobody);
    assert!(matches!(trouble(told), FileTrouble::Place(Unfit::Synced)));
    assert!(!vault.exists());
}
