//! Setting a school up and taking a sample away: what is made, what is never overwritten, and where it may lie.

use super::*;

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
        Ok(Filled {
            file,
            people: vec![newcomer("ann", OAK)],
            sample: false,
        })
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
fn where_nothing_is_kept_there_is_no_sample_to_remove_and_no_trouble() {
    let folder = tempfile::tempdir().unwrap();
    Vault::of_sample(folder.path()).remove_sample().unwrap();
    let nowhere = Vault::of_sample(folder.path().join("nowhere"));
    nowhere.remove_sample().unwrap();
}

#[test]
fn what_waits_for_its_name_never_takes_the_place_of_a_school() {
    let fixture = Fixture::new();
    let waiting = fixture.vault.new_database();
    fs::write(&waiting, "half of something").unwrap();
    assert!(fixture.opens("ann", OAK));
    fs::remove_file(&waiting).unwrap();
    // And where nothing waits, a file that is away for a while is told as that.
    let database = fixture.vault.database();
    fs::rename(&database, database.with_extension("away")).unwrap();
    let told = trouble(fixture.open("ann", OAK));
    assert!(matches!(told, FileTrouble::Missing), "{told:?}");
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
