//! Restoring: which key a school has on its new PC, and that nothing is left of what was only looked at.

use super::*;

#[test]
fn a_restored_school_has_a_new_key_where_somebody_has_left_since_and_no_other_where_nobody_has() {
    for stay in [vec!["ann", "ben"], vec!["ann"]] {
        let fixture = Fixture::new();
        let (file, opened) = fixture.open("ann", OAK).unwrap();
        let of_that_day = file.key();
        let owner = opened.backup_owner(&file).unwrap();
        let stick = tempfile::tempdir().unwrap();
        let reason = BackupReason::BeforeImport;
        let made = backup::make(&file, &owner, stick.path(), reason, &ThisComputer).unwrap();
        drop((file, opened));

        let home = tempfile::tempdir().unwrap();
        let new_pc = Vault::at(home.path(), KeyKeeping::OwnerOnlyFile, Strength::Light);
        let decide = |file| {
            let stay = stay.iter().map(|name| id(name)).collect();
            Ok(backup::Decided { file, stay })
        };
        new_pc.restore(&made.path, &fixture.sheet, decide).unwrap();
        let (file, _opened) = new_pc.open(&id("ann"), OAK).unwrap();
        let same = file.key().bytes() == of_that_day.bytes();
        assert_eq!(same, stay.len() == 2, "{stay:?}");
    }
}

#[test]
fn what_was_looked_into_or_made_ready_for_nothing_is_taken_away() {
    let fixture = Fixture::new();
    let (file, opened) = fixture.open("ann", OAK).unwrap();
    let owner = opened.backup_owner(&file).unwrap();
    let stick = tempfile::tempdir().unwrap();
    let reason = BackupReason::BeforeImport;
    let made = backup::make(&file, &owner, stick.path(), reason, &ThisComputer).unwrap();
    let names = || {
        let entries = fs::read_dir(fixture.vault.folder()).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = names();

    let sheet = backup::Opener::Sheet(&fixture.sheet);
    let meanwhile = fixture.vault.look_into(&made.path, sheet, |_| Ok(names()));
    assert!(meanwhile.unwrap().seen.len() > before.len());
    assert_eq!(names(), before, "a look left something");
    let refused = (fixture.vault).look_into(&made.path, sheet, |_| Err::<(), _>(Error::Forbidden));
    assert!(matches!(refused, Err(Error::Forbidden)));
    assert_eq!(names(), before, "a look that failed left something");

    let key = backup::Opener::Key(&file.key());
    opened.make_ready(&file, &made.path, key, Ok).unwrap();
    assert!(fixture.vault.new_database().exists());
    fixture.vault.leave_ready();
    assert_eq!(names(), before, "what was made ready is still there");
}
