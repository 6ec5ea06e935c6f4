//! Promises of the keys: what opens, what does not, and what a power cut leaves.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod changing;
mod damage;
pub(super) mod keyring;
mod making;
mod restoring;

use std::fs;

use chrono::{DateTime, Utc};

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

fn newcomer(name: &str, password: &str) -> NewPerson {
    NewPerson {
        id: id(name),
        name: name.to_owned(),
        job_title: String::new(),
        password: password.to_owned(),
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
        Self::kept(KeyKeeping::OwnerOnlyFile)
    }

    /// The same, with the key of the PC kept like this.
    fn kept(keeping: KeyKeeping) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::at(folder.path().join("data"), keeping, Strength::Light);
        let people = vec![newcomer("ann", OAK), newcomer("ben", ELM)];
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
