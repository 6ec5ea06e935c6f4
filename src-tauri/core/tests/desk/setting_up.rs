//! Setting a school up: what is asked, what is left behind, and what is never replaced.

use serde_json::{Value as Json, json};
use waymark_core::Error;
use waymark_core::domain::role::Role;

use crate::fixture::{Fixture, PASSWORD, desk_at, new_school};

#[test]
fn a_school_that_was_set_up_is_there_after_waymark_was_closed() {
    let mut fixture = Fixture::empty();
    assert_eq!(fixture.status()["has_school"], false);
    let made = fixture.ask("create_school", new_school()).unwrap();
    assert_eq!(made["me"]["name"], "Mrs A Okafor");
    assert_eq!(made["me"]["must_change_password"], false);
    fixture.reopen();
    let status = fixture.status();
    assert_eq!(status["school_name"], "Oakbrook Primary School");
    assert_eq!(status["me"], Json::Null, "nobody is signed in by opening");
    assert_eq!(status["sample_password"], Json::Null);
    assert_eq!(status["key_place"]["place"], "owner_only_file");
    let id = fixture.id_of("Mrs A Okafor");
    let me = fixture.sign_in(&id, PASSWORD).unwrap();
    assert_eq!(me["me"]["administrator"], true);
}

#[test]
fn setting_up_tells_all_that_is_wrong_and_leaves_nothing_behind() {
    let fixture = Fixture::empty();
    let mut new = new_school();
    new["name"] = json!(" ");
    new["urn"] = json!("12");
    new["person_name"] = json!("");
    new["password"] = json!("short");
    let refused = fixture.ask("create_school", new);
    let fields = ["name", "urn", "person_name", "password"];
    assert!(
        matches!(&refused, Err(Error::Invalid(f)) if fields.iter().all(|field| !f.of(field).is_empty())),
        "{refused:?}"
    );
    assert_eq!(fixture.status()["has_school"], false);
    assert!(fixture.ask("create_school", new_school()).is_ok());
    let again = fixture.ask("create_school", new_school());
    assert!(matches!(again, Err(Error::File(_))), "{again:?}");
}

#[test]
fn what_there_is_to_choose_from_is_told_before_there_is_a_school() {
    let fixture = Fixture::empty();
    let facts = fixture.ask("desk_facts", json!({})).unwrap();
    assert_eq!(
        facts["data_folder"],
        fixture.folder.path().display().to_string()
    );
    assert_eq!(facts["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(facts["roles"].as_array().unwrap().len(), Role::ALL.len());
    let presets = facts["presets"].as_array().unwrap();
    assert!(presets.iter().any(|preset| {
        preset["key"] == "graduated"
            && preset["stage_names"]
                .as_array()
                .unwrap()
                .contains(&json!("My Plan"))
    }));
    for naming in facts["term_namings"].as_array().unwrap() {
        let mut new = new_school();
        new["term_naming"] = naming["code"].clone();
        new["pathway"] = presets[0]["key"].clone();
        let asked = Fixture::empty();
        asked.ask("create_school", new).unwrap();
    }
}

#[test]
fn a_set_up_that_was_cut_short_can_be_begun_again() {
    let fixture = Fixture::empty();
    // What a power cut leaves: the key of this PC, and a file that was still being filled.
    for left in [
        "school.pckey",
        "school.waymark-new",
        "school.waymark-new-wal",
    ] {
        std::fs::write(fixture.folder.path().join(left), "half").unwrap();
    }
    assert_eq!(fixture.status()["has_school"], false);
    assert!(fixture.ask("create_school", new_school()).is_ok());
}

#[test]
fn a_key_whose_file_is_somewhere_else_is_never_replaced() {
    let mut fixture = Fixture::with_school();
    fixture.ask("sign_out", json!({})).unwrap();
    fixture.desk = desk_at(&fixture.folder.path().join("elsewhere"), &fixture.clock);
    let folder = fixture.folder.path();
    std::fs::rename(folder.join("school.waymark"), folder.join("kept-safe")).unwrap();
    let key = std::fs::read(folder.join("school.pckey")).unwrap();
    fixture.reopen();
    let refused = fixture.ask("create_school", new_school());
    assert!(matches!(refused, Err(Error::File(_))), "{refused:?}");
    let folder = fixture.folder.path();
    assert_eq!(std::fs::read(folder.join("school.pckey")).unwrap(), key);
    std::fs::rename(folder.join("kept-safe"), folder.join("school.waymark")).unwrap();
    assert_eq!(
        fixture.status()["school_name"],
        "Oakbrook Primary School",
        "the file that was brought back opens with the key"
    );
}

#[test]
fn setting_up_where_a_school_is_changes_not_one_byte_of_it() {
    let mut fixture = Fixture::with_school();
    fixture.reopen();
    let before = files_in(fixture.folder.path());
    assert!(before.len() >= 3, "{before:?}");
    let refused = fixture.ask("create_school", new_school());
    assert!(matches!(refused, Err(Error::File(_))), "{refused:?}");
    assert_eq!(files_in(fixture.folder.path()), before);
    // Nor where its header alone, or its file alone, is still there.
    for name in ["school.waymark", "school.keys"] {
        let (path, aside) = (
            fixture.folder.path().join(name),
            tempfile::NamedTempFile::new().unwrap(),
        );
        std::fs::copy(&path, aside.path()).unwrap();
        std::fs::remove_file(&path).unwrap();
        let rest = files_in(fixture.folder.path());
        assert!(fixture.ask("create_school", new_school()).is_err());
        assert_eq!(files_in(fixture.folder.path()), rest, "without {name}");
        std::fs::copy(aside.path(), &path).unwrap();
    }
}

#[test]
fn a_school_that_lies_where_the_sample_belongs_is_not_removed_as_one() {
    let fixture = Fixture::empty();
    let sample = fixture.folder.path().join("sample");
    let astray = desk_at(&sample, &fixture.clock);
    astray.run("create_school", new_school()).unwrap();
    drop(astray);
    let before = files_in(&sample);
    let refused = fixture.ask("remove_sample", json!({}));
    assert!(matches!(refused, Err(Error::File(_))), "{refused:?}");
    assert_eq!(files_in(&sample), before);
}

/// Every file in a folder with its bytes, by name.
fn files_in(folder: &std::path::Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}
