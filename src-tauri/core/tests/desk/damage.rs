//! A school whose file does not open any more: it is said before anything is shown, and a backup takes its place with
//! the damaged file kept beside.

use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value as Json, json};
use waymark_core::error::FileTrouble;
use waymark_core::{Error, Problem};

use crate::fixture::{Fixture, PASSWORD};

/// A school with a backup of it, closed; its sheet, the backup, and the SENCO's id.
struct Closed {
    fixture: Fixture,
    sheet: String,
    backup: PathBuf,
    senco: String,
}

fn closed() -> Closed {
    let mut fixture = Fixture::with_school();
    let sheet = fixture.recovery_sheet();
    let senco = fixture.id_of("Mrs A Okafor");
    let view = fixture.ask("back_up_now", json!({})).unwrap();
    let backup = PathBuf::from(view["backups"][0]["path"].as_str().unwrap());
    fixture.ask("sign_out", json!({})).unwrap();
    fixture.reopen();
    Closed {
        fixture,
        sheet,
        backup,
        senco,
    }
}

impl Closed {
    fn file(&self, name: &str) -> PathBuf {
        self.fixture.folder.path().join(name)
    }

    fn restore(&self, sheet: &str, set_aside: bool) -> waymark_core::Result<Json> {
        let asked = json!({
            "path": self.backup, "sheet": sheet, "by": self.senco, "left": [], "set_aside": set_aside,
        });
        self.fixture.ask("restore_backup", asked)
    }

    fn set_aside(&self) -> Option<PathBuf> {
        fs::read_dir(self.fixture.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .find(|path| path.is_dir() && name_of(path).starts_with("set-aside "))
    }

    fn signs_in(&self) -> bool {
        self.fixture.sign_in(&self.senco, PASSWORD).is_ok()
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

fn code(told: &waymark_core::Result<Json>) -> String {
    let problem = Problem::of(told.as_ref().unwrap_err(), "r1");
    serde_json::to_value(problem).unwrap()["code"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn a_damaged_file_is_said_so_and_makes_way_for_its_backup() {
    let closed = closed();
    let path = closed.file("school.waymark");
    let whole = fs::read(&path).unwrap();
    let damaged = &whole[..whole.len() - 3 * 4096];
    fs::write(&path, damaged).unwrap();

    let told = closed.fixture.sign_in(&closed.senco, PASSWORD);
    assert_eq!(code(&told), "unreadable");
    assert_eq!(closed.fixture.status()["me"], Json::Null);

    let refused = closed.restore(&closed.sheet, false);
    assert!(
        matches!(refused, Err(Error::File(FileTrouble::AlreadyThere))),
        "{refused:?}"
    );
    closed.restore(&closed.sheet, true).unwrap();
    assert!(closed.signs_in());
    let aside = closed.set_aside().unwrap();
    assert_eq!(fs::read(aside.join("school.waymark")).unwrap(), damaged);
    assert!(aside.join("school.keys").exists());
}

#[test]
fn without_a_readable_list_of_names_the_window_is_told_why() {
    let closed = closed();
    for name in ["school.keys", "school.keys-before"] {
        fs::write(closed.file(name), "{").unwrap();
    }
    let status = closed.fixture.status();
    assert_eq!(status["has_school"], true);
    assert_eq!(status["trouble"]["code"], "unreadable");
    assert_eq!(status["names"], json!([]));
    closed.restore(&closed.sheet, true).unwrap();
    assert_eq!(closed.fixture.status()["trouble"], Json::Null);
    assert!(closed.signs_in());
}

#[test]
fn a_restore_that_fails_leaves_the_school_as_it_is() {
    let closed = closed();
    let other = Fixture::with_school().recovery_sheet();
    let before = fs::read(closed.file("school.waymark")).unwrap();
    for sheet in [other.as_str(), "12345"] {
        assert!(closed.restore(sheet, true).is_err());
    }
    let mut cut = fs::read(&closed.backup).unwrap();
    cut.truncate(cut.len() / 2);
    fs::write(&closed.backup, cut).unwrap();
    assert!(closed.restore(&closed.sheet, true).is_err());
    assert_eq!(fs::read(closed.file("school.waymark")).unwrap(), before);
    assert_eq!(closed.set_aside(), None);
    assert!(closed.signs_in());
}

#[test]
fn a_power_cut_while_it_makes_way_leaves_a_school_that_opens() {
    let closed = closed();
    closed.restore(&closed.sheet, true).unwrap();
    // As it is between the old file going aside and the restored one getting its name.
    fs::rename(
        closed.file("school.waymark"),
        closed.file("school.waymark-new"),
    )
    .unwrap();
    assert_eq!(closed.fixture.status()["has_school"], true);
    assert!(closed.signs_in());
}

#[test]
fn a_second_program_waits_until_the_first_has_signed_out() {
    let closed = closed();
    let lock = fs::File::open(closed.file("school.lock")).unwrap();
    // A lock belongs to an open file, so another opening stands in for another program.
    lock.try_lock().unwrap();
    let told = closed.fixture.sign_in(&closed.senco, PASSWORD);
    assert!(
        matches!(told, Err(Error::File(FileTrouble::Busy))),
        "{told:?}"
    );
    lock.unlock().unwrap();
    assert!(closed.signs_in());
    assert!(lock.try_lock().is_err(), "it is taken while it is open");
    closed.fixture.ask("lock", json!({})).unwrap();
    lock.try_lock().unwrap();
}

fn page_of(path: &Path, page: usize) -> Vec<u8> {
    fs::read(path).unwrap()[page * 4096..(page + 1) * 4096].to_vec()
}

/// Flips a bit of a page where it lies, and leaves everything around it alone; the page as it is then.
fn flip(path: &Path, page: usize) -> Vec<u8> {
    let mut bytes = page_of(path, page);
    bytes[2000] ^= 0x10;
    let mut file = fs::OpenOptions::new().write(true).open(path).unwrap();
    file.seek(SeekFrom::Start(page as u64 * 4096)).unwrap();
    file.write_all(&bytes).unwrap();
    bytes
}

#[test]
fn a_damaged_page_is_never_shown_and_a_signed_in_session_goes_back_too() {
    let closed = closed();
    let path = closed.file("school.waymark");
    let whole = fs::read(&path).unwrap();
    let pages = whole.len() / 4096;
    let broken = |page: usize| {
        let mut bytes = whole.clone();
        bytes[page * 4096 + 2000] ^= 0x10;
        bytes
    };
    for page in (0..pages).step_by((pages / 24).max(1)) {
        fs::write(&path, broken(page)).unwrap();
        let told = closed.fixture.sign_in(&closed.senco, PASSWORD);
        assert_eq!(code(&told), "unreadable", "page {page}");
    }
    // What breaks while somebody is at work is found by the next backup at the latest.
    fs::write(&path, &whole).unwrap();
    closed.fixture.sign_in(&closed.senco, PASSWORD).unwrap();
    let found = (1..pages).rev().find_map(|page| {
        let broken = flip(&path, page);
        let told = closed.fixture.ask("back_up_now", json!({}));
        // What stands in the log, or on no page in use, is not missed.
        if told.is_ok() && page_of(&path, page) == broken {
            flip(&path, page);
        }
        told.is_err().then(|| code(&told))
    });
    assert_eq!(found.as_deref(), Some("unreadable"));
    let back = json!({ "path": closed.backup, "sheet": "" });
    closed.fixture.ask("go_back_to", back).unwrap();
    assert!(closed.signs_in());
}

#[test]
fn what_was_set_aside_before_is_never_overwritten_even_within_the_same_second() {
    let closed = closed();
    let path = closed.file("school.waymark");
    let whole = fs::read(&path).unwrap();
    let mut damaged = Vec::new();
    for lost in [3, 2] {
        let bytes = whole[..whole.len() - lost * 4096].to_vec();
        fs::write(&path, &bytes).unwrap();
        closed.restore(&closed.sheet, true).unwrap();
        damaged.push(bytes);
    }
    let aside: Vec<Vec<u8>> = fs::read_dir(closed.fixture.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| name_of(path).starts_with("set-aside "))
        .map(|folder| fs::read(folder.join("school.waymark")).unwrap())
        .collect();
    for bytes in damaged {
        assert!(aside.contains(&bytes), "a damaged file is gone");
    }
    assert!(closed.signs_in());
}
